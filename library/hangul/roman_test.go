package hangul_test

import (
	"testing"

	"reprise/library/hangul"
)

// The official forms are those of the rules' own examples and of road signs,
// in lower case and without hyphens.
func TestRomanize(t *testing.T) {
	t.Parallel()
	for hangulWord, want := range map[string]string{
		"구미": "gumi", "영동": "yeongdong", "백암": "baegam", "옥천": "okcheon", "합덕": "hapdeok", "호법": "hobeop",
		"월곶": "wolgot", "벚꽃": "beotkkot", "한밭": "hanbat", "구리": "guri", "설악": "seorak", "칠곡": "chilgok",
		"임실": "imsil", "울릉": "ulleung", "대관령": "daegwallyeong", "백마": "baengma", "신문로": "sinmunno",
		"종로": "jongno", "왕십리": "wangsimni", "별내": "byeollae", "신라": "silla", "학여울": "hangnyeoul", "알약": "allyak",
		"해돋이": "haedoji", "같이": "gachi", "맞히다": "machida", "좋고": "joko", "놓다": "nota", "잡혀": "japyeo",
		"낳지": "nachi", "묵호": "mukho", "집현전": "jiphyeonjeon", "압구정": "apgujeong", "낙동강": "nakdonggang",
		"죽변": "jukbyeon", "낙성대": "nakseongdae", "합정": "hapjeong", "팔당": "paldang", "샛별": "saetbyeol", "울산": "ulsan",
		"중앙": "jungang", "반구대": "bangudae", "세운": "seun", "해운대": "haeundae", "부산": "busan", "세종": "sejong",
		"광희문": "gwanghuimun", "제주": "jeju", "충청북도": "chungcheongbukdo", "경기": "gyeonggi", "삼죽": "samjuk",
		"속리산": "songnisan", "금강": "geumgang", "독도": "dokdo", "경복궁": "gyeongbokgung", "무량수전": "muryangsujeon",
		"연화교": "yeonhwagyo", "극락전": "geungnakjeon", "안압지": "anapji", "남한산성": "namhansanseong", "화랑대": "hwarangdae",
		"불국사": "bulguksa", "현충사": "hyeonchungsa", "독립문": "dongnimmun", "오죽헌": "ojukheon", "촉석루": "chokseongnu",
		"종묘": "jongmyo", "다보탑": "dabotap", "한글": "hangeul", "국물": "gungmul", "밥물": "bammul", "받는": "banneun",
		"꽃망울": "kkonmangul", "닭": "dak", "닭이": "dalgi", "값": "gap", "값이": "gapsi", "없이": "eopsi", "앉아": "anja",
		"많이": "mani", "많다": "manta", "싫어": "sireo", "싫다": "silta", "좋아": "joa", "않네": "anne", "굳이": "guji", "묻히다": "muchida",
		"붙이다": "buchida", "핥이다": "halchida", "밝히다": "balkida", "맑게": "malge", "읽는": "ingneun", "밟는": "bamneun",
		"칼날": "kallal", "천리": "cheolli", "음료": "eumnyo", "협력": "hyeomnyeok", "몇리": "myeonni", "서울역": "seoullyeok",
		"꽃잎": "kkonnip", "담요": "damnyo", "깎아": "kkakka", "있어": "isseo", "의자": "uija", "희망": "huimang", "뷁": "bwek",
		"입학": "iphak", "끓이다": "kkeurida", "꿇는": "kkulleun", "넣는": "neonneun", "닿소": "daso",
		"다시 너를": "dasi neoreul", "괜찮아 사랑이야": "gwaenchana sarangiya", "잊는다는 건": "inneundaneun geon",
		"최고의 행운": "choegoui haengun", "떠나야 할 그 사람": "tteonaya hal geu saram", "": "", "Scar (상처만)": "Scar (sangcheoman)",
	} {
		t.Run(hangulWord, func(t *testing.T) {
			t.Parallel()
			if got := hangul.Romanize(hangulWord); got != want {
				t.Errorf("Romanize(%q) = %q, want %q", hangulWord, got, want)
			}
		})
	}
}

func TestKeyFoldsSpellings(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"백", "Baek", "Paik", "Paek"},
		{"이", "Lee", "Yi", "Rhee", "Ri"},
		{"허", "Heo", "Hur", "Huh"},
		{"박", "Park", "Pak", "Bak"},
		{"최", "Choi", "Choe"},
		{"정", "Jung", "Jeong", "Chung"},
		{"승환", "Seunghwan", "Sunghwan", "Seung-Hwan"},
		{"효린", "Hyolyn", "Hyorin", "Hyolin"},
		{"휘성", "Wheesung", "Hwisung", "Hwi Seong"},
		{"윤미래", "Yoonmirae", "Yunmirae"},
		{"오혁", "Ohhyuk", "Ohyeok"},
		{"노", "Noh", "No"},
		{"안", "Ahn", "An"},
		{"태연", "Taeyeon", "Taeyun"},
		{"거미", "Geomi"},
		{"류", "Ryu", "Yoo", "Yu"},
		{"첸", "Chen"},
		{"손예진", "Sonyejin", "Sohnyejin"},
		{"チョン", "Chon"},
	} {
		for _, s := range same[1:] {
			if a, b := hangul.Key(same[0]), hangul.Key(s); a != b {
				t.Errorf("Key(%q) = %q, Key(%q) = %q: want them alike", same[0], a, s, b)
			}
		}
	}
	for _, apart := range [][2]string{{"거미", "김범수"}, {"Davichi", "Punch"}, {"백지영", "백아연"}, {"이적", "이하이"}, {"김나영", "김윤아"}} {
		if hangul.Key(apart[0]) == hangul.Key(apart[1]) {
			t.Errorf("Key(%q) and Key(%q) are both %q", apart[0], apart[1], hangul.Key(apart[0]))
		}
	}
}

func TestAppendKeyJoinsWords(t *testing.T) {
	t.Parallel()
	var apart []byte
	for _, w := range []string{"Kim", "Min", "Young"} {
		apart = hangul.AppendKey(apart, w)
	}
	if whole := hangul.Key("Kimminyoung"); string(apart) != whole {
		t.Errorf("key of the words %q, of the whole %q", apart, whole)
	}
}

func TestSkeletonOfLoans(t *testing.T) {
	t.Parallel()
	for english, loan := range map[string]string{
		"Secret Garden": "시크릿 가든", "Signal": "시그널", "Cheese in the Trap": "치즈인더트랩", "Kill Me, Heal Me": "킬미, 힐미",
		"Touch Love": "터치 러브", "Healing Love": "힐링 러브", "Start-Up": "스타트업", "Hotel Del Luna": "호텔 델루나",
	} {
		if a, b := hangul.Skeleton(english), hangul.Skeleton(loan); a != b {
			t.Errorf("Skeleton(%q) = %q, Skeleton(%q) = %q", english, a, loan, b)
		}
	}
	if a, b := hangul.Skeleton("Descendants of the Sun"), hangul.Skeleton("태양의 후예"); a == b {
		t.Errorf("a translation has the skeleton of its original: %q", a)
	}
}

func TestRomaji(t *testing.T) {
	t.Parallel()
	for kana, want := range map[string]string{
		"シークレット": "shikuretto", "チャン": "chan", "ヒョンビン": "hyonbin", "ファン": "fan", "ユン・ミレ": "yun・mire", "きみ": "kimi", "ABC": "ABC",
		"ジュン": "jun", "ティ": "ti", "ヴ": "vu", "ッ": "t", "ャ": "ya", "ァ": "a",
	} {
		if got := hangul.Romaji(kana); got != want {
			t.Errorf("Romaji(%q) = %q, want %q", kana, got, want)
		}
	}
}

func TestKanaKeyOfNames(t *testing.T) {
	t.Parallel()
	for kana, name := range map[string]string{
		"イ・ホンギ": "이홍기", "パク・シネ": "박신혜", "キム・ボムス": "김범수", "エイリー": "에일리", "テヨン": "태연", "ペク・チヨン": "백지영", "スジ": "수지",
		"チョン・スンファン": "정승환", "ソ・イングク": "서인국", "アイユー": "아이유", "ヒョリン": "효린", "サム・キム": "Sam Kim", "リン": "린", "チャン・グンソク": "장근석",
	} {
		if a, b := hangul.KanaKey(kana), hangul.KanaKey(name); a != b || a == "" {
			t.Errorf("KanaKey(%q) = %q, KanaKey(%q) = %q", kana, a, name, b)
		}
	}
	for kana, other := range map[string]string{"イ・ホンギ": "이종현", "テヨン": "태양", "キム・ボムス": "김범룡", "スジ": "수호"} {
		if a := hangul.KanaKey(kana); a == hangul.KanaKey(other) {
			t.Errorf("KanaKey(%q) and KanaKey(%q) are both %q", kana, other, a)
		}
	}
}

func TestTransliterate(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{"가겠다": "gagessda", "값": "gabs", "없었습니다": "eobseossseubnida", "물엿": "mulyeos", "좋다": "johda", "OST 꽃": "OST kkoch"} {
		if got := hangul.Transliterate(word); got != want {
			t.Errorf("Transliterate(%q) = %q, want %q", word, got, want)
		}
	}
}
