package match_test

import (
	"fmt"
	"strings"
	"testing"

	"reprise/library/match"
)

// sample is one file as services, downloaders and listeners tag it.
type sample struct {
	name                 string
	title, artist, album string
	path                 string
	want                 string // the entry it is linked to; "" for none
	offered              string // an entry that it is offered for, "" not checked
	role                 match.Role
}

func (s sample) track(i int) match.Track {
	path := s.path
	if path == "" {
		path = fmt.Sprintf("Music/%03d.mp3", i)
	}
	return match.Track{Path: path, Title: s.title, Artist: s.artist, Album: s.album}
}

func run(t *testing.T, samples []sample) {
	t.Helper()
	e := engine(t)
	for i, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			got := e.Match(s.track(i))
			linked := ""
			var seen []string
			for _, c := range got {
				if c.Sure {
					linked += c.Ref.Entry
				}
				seen = append(seen, fmt.Sprintf("%s %.2f %v", c.Ref.Entry, c.Score, c.Reasons))
			}
			if linked != s.want {
				t.Errorf("linked to %q, want %q\n%s", linked, s.want, strings.Join(seen, "\n"))
			}
			if s.want != "" && got[0].Ref.Entry != s.want {
				t.Errorf("first is %q, want %q", got[0].Ref.Entry, s.want)
			}
			if s.offered != "" {
				checkOffer(t, got, s)
			}
		})
	}
}

func checkOffer(t *testing.T, got []match.Candidate, s sample) {
	t.Helper()
	for _, c := range got {
		if c.Ref.Entry == s.offered {
			if c.Role != s.role {
				t.Errorf("offered for %q as %q, want %q", s.offered, c.Role, s.role)
			}
			return
		}
	}
	t.Errorf("not offered for %q: %v", s.offered, got)
}

func TestServices(t *testing.T) {
	t.Parallel()
	run(t, []sample{
		{name: "melon", title: "그여자", artist: "백지영", album: "시크릿 가든 OST Part.1", want: "woman"},
		{name: "melon duet under one name", title: "다시 너를", artist: "매드클라운", album: "태양의 후예 OST Part.5", want: "once"},
		{name: "melon featured", title: "잠 못드는 밤 (Feat. 펀치 (Punch))", artist: "Crush", album: "괜찮아 사랑이야 OST Part 3", want: "sleepless"},
		{name: "bugs", title: "Stay With Me", artist: "찬열 (CHANYEOL), 펀치(Punch)", album: "도깨비 OST Part.1 (tvN 금토드라마)", want: "stay"},
		{name: "genie", title: "첫눈처럼 너에게 가겠다", artist: "에일리(Ailee)", album: "도깨비 OST - Part.9 (tvN 금토드라마)", want: "snow"},
		{name: "itunes", title: "For You", artist: "CHEN, BAEKHYUN & XIUMIN", album: "Moon Lovers: Scarlet Heart Ryeo (Original Television Soundtrack), Pt. 1 - Single", want: "for-you"},
		{name: "spotify first singer", title: "Stay With Me", artist: "CHANYEOL", want: "stay"},
		{name: "spotify trio's first", title: "For You", artist: "CHEN", want: "for-you"},
		{name: "spotify dash tail", title: "Always - From \"Descendants of the Sun\"", artist: "Yoon Mirae", want: "always"},
		{name: "remaster", title: "Back in Time - 2018 Remastered", artist: "LYn", album: "The Moon Embracing The Sun OST", want: "back"},
		{name: "youtube music topic", title: "그 여자", artist: "백지영 - Topic", want: "woman"},
		{name: "japanese edition", title: "그 여자 (That Woman)", artist: "ペク・チヨン", album: "シークレット・ガーデン オリジナル・サウンドトラック", want: "woman"},
		{name: "taiwanese edition", title: "다시 너를 (Once Again)", artist: "金娜英, Mad Clown", album: "太陽的後裔 電視原聲帶", want: "once"},
		{name: "chinese player", title: "그 여자 (《秘密花园》韩剧插曲)", artist: "白智英", want: "woman"},
		{name: "chinese list with enumeration comma", title: "For You（너를 위해）", artist: "CHEN、BAEKHYUN、XIUMIN", album: "月之恋人-步步惊心:丽 OST Part.1", want: "for-you"},
		{name: "full width", title: "Ｓｔａｙ　Ｗｉｔｈ　Ｍｅ", artist: "Ｐｕｎｃｈ；Ｃｈａｎｙｅｏｌ", want: "stay"},
		{name: "cp949 read as latin-1", title: "´Ù½Ã ³Ê¸¦", artist: "±è³ª¿µ", want: "once"},
		{name: "one syllable in cp949", title: "±×´ë¶ó´Â »ç¶÷", artist: "°Å¹Ì", album: "³¶¸¸´ÚÅÍ ±è»çºÎ OST", want: "forever"},
		{name: "utf-8 read as latin-1", title: "ë\u008b¤ì\u008b\u009c ë\u0084\u0088ë¥¼", artist: "ê¹\u0080ë\u0082\u0098ì\u0098\u0081", want: "once"},
		{name: "html entities", title: "Always &lt;태양의 후예 OST&gt;", artist: "윤미래", want: "always"},
		{name: "wrong part", title: "첫눈처럼 너에게 가겠다", artist: "에일리", album: "도깨비 OST Part.3", want: "snow"},
		{name: "compilation", title: "시간을 거슬러", artist: "린", album: "드라마 OST 명곡 베스트 100", want: "back"},
		{name: "one letter artist", title: "Sweet Night", artist: "V", album: "이태원클라쓰 OST Part.12", want: "night"},
		{name: "one letter artist with group", title: "Sweet Night (이태원 클라쓰 OST)", artist: "뷔 (BTS)", want: "night"},
		{name: "group instead of the singer", title: "Sweet Night", artist: "BTS", album: "Itaewon Class OST Part.12", want: "night"},
	})
}

func TestFileNames(t *testing.T) {
	t.Parallel()
	run(t, []sample{
		{name: "a fan's own folder is no version", title: "Always", artist: "Yoon Mi Rae", album: "Descendants of the Sun OST", path: "Music/mixed/always.mp3", want: "always"},
		{name: "a folder of instrumentals is", title: "Always", artist: "Yoon Mi Rae", album: "Descendants of the Sun OST", path: "Music/Inst/always.mp3", offered: "always", role: match.Instrumental},
		{name: "chart rank", path: "Music/002 폴킴 - 안녕.mp3", want: "so-long"},
		{name: "glued rank", path: "Music/002폴킴-안녕.mp3", want: "so-long"},
		{name: "folders", path: "Music/백지영/시크릿 가든 OST Part.1/01 그 여자.flac", want: "woman"},
		{name: "folder names the drama", path: "Music/[2016.03.17] 태양의 후예 OST Part.5/01. 다시 너를.mp3", want: "once"},
		{name: "macos", path: "Music/김나영, 매드클라운 - 다시 너를.mp3", want: "once"},
		{name: "video with its id", path: "Music/YouTube/[MV] Ailee(에일리) _ I will go to you like the first snow(첫눈처럼 너에게 가겠다) [hu7sEG82JvF].m4a", want: "snow"},
		{name: "video uploader is the artist", title: "[MV] LYn(린) _ Back In Time(시간을 거슬러) (해를 품은 달 OST)", artist: "1theK (원더케이)", want: "back"},
		{name: "no spaces around the x", path: "Music/찬열X펀치 - Stay With Me.mp3", want: "stay"},
		{name: "letter l between", path: "Music/린 l 시간을 거슬러.mp3", want: "back"},
		{name: "double colon", path: "Music/해를 품은 달 OST :: 린 :: 시간을 거슬러.mp3", want: "back"},
		{name: "plus", path: "Music/김나영+매드클라운 - 다시 너를.mp3", want: "once"},
		{name: "underscores", path: "Music/Descendants_of_the_Sun_OST_-_Yoon_Mirae_-_Always.mp3", want: "always"},
		{name: "typo of part", path: "Music/Goblin OST Partn 9 - Ailee - I Will Go To You Like The First Snow.mp3", want: "snow"},
		{name: "romanized title", path: "Music/Lyn - Siganeul Geoseulleo.mp3", want: "back"},
		{name: "romanized as heard", path: "Music/Kim Na-young - Dashi Neoreul.mp3", want: "once"},
		{name: "drama glued to OST", path: "Music/드라마태양의후예OST 윤미래 - ALWAYS.mp3", want: "always"},
		{name: "copy", path: "Music/폴킴 - 안녕 (2).mp3", want: "so-long"},
		{name: "lyric video", title: "[Han|Rom|Eng] 첫눈처럼 너에게 가겠다 - 에일리 (도깨비 OST) Lyrics 가사", artist: "kdramasongs", want: "snow"},
		{name: "generic tags", title: "Track 07", artist: "Unknown Artist", album: "Unknown Album", path: "Music/07 윤미래 - Always.mp3", want: "always"},
		{name: "title alone", path: "Music/안녕.mp3", offered: "so-long"},
		{name: "title alone, long", path: "Music/첫눈처럼 너에게 가겠다.mp3", offered: "snow"},
	})
}

func TestTraps(t *testing.T) {
	t.Parallel()
	run(t, []sample{
		{name: "playlist is a name", title: "아로하", artist: "조정석", album: "슬기로운 의사생활 OST Part 3", want: "aloha"},
		{name: "playlist is a name in english", title: "Aloha (Hospital Playlist OST Part.3)", artist: "Jo Jung Suk", want: "aloha"},
		{name: "mr is a name", title: "The Day (Mr. Sunshine OST)", artist: "Park Hyo-shin", want: "day"},
		{name: "mr alone is not", title: "그 날 (MR)", artist: "박효신", album: "미스터 션샤인 OST", offered: "day", role: match.Instrumental},
		{name: "with is a name", title: "Stay With Me", artist: "Punch, Chanyeol", album: "Goblin OST", want: "stay"},
		{name: "time is a name", title: "시간을 거슬러", artist: "린", want: "back"},
		{name: "one hour is not", title: "시간을 거슬러 1시간 연속듣기", artist: "린", offered: "back", role: match.OtherVersion},
		{name: "two singers, the man", title: "그 남자", artist: "현빈", album: "시크릿 가든 OST", want: "man"},
		{name: "two singers, the woman", title: "그 남자", artist: "백지영", album: "시크릿 가든 OST", want: "man-woman"},
		{name: "her other song", title: "그 여자", artist: "백지영", album: "시크릿 가든 OST", want: "woman"},
		{name: "two dramas, paul kim", title: "안녕", artist: "폴킴", album: "호텔 델루나 OST Part.10", want: "so-long"},
		{name: "two dramas, hyolyn", title: "안녕", artist: "효린", album: "별에서 온 그대 OST Part.5", want: "goodbye"},
		{name: "two dramas, no artist", title: "안녕", album: "별에서 온 그대 OST Part.5", want: "goodbye"},
		{name: "two dramas, someone else", title: "안녕", artist: "조이"},
		{name: "bracket of the title", title: "혜화동 (혹은 쌍문동)", artist: "박보람", album: "응답하라 1988 OST Part.4", want: "hyehwa"},
		{name: "bracket left out", title: "혜화동", artist: "박보람", album: "응답하라 1988 OST", want: "hyehwa"},
		{name: "the older song", title: "혜화동", artist: "동물원"},
		{name: "first snow is another song", title: "첫 눈", artist: "엑소 (EXO)", album: "Miracles in December"},
		{name: "first snow by the same singer", title: "첫눈", artist: "에일리"},
		{name: "longer title", title: "다시 너를 사랑해", artist: "김나영"},
		{name: "one jamo", title: "다시 너른", artist: "김나영", album: "태양의 후예 OST"},
		{name: "inside another word", title: "시간을 거슬러서", artist: "린"},
		{name: "song named like its drama", title: "치즈인더트랩", artist: "스무살", album: "치즈인더트랩 OST Part.1", want: "trap"},
		{name: "another song of that drama", title: "이끌림 (치즈인더트랩 OST Part.8)", artist: "티어라이너", want: "attraction"},
		{name: "the drama is not the song", title: "Such - 치즈인더트랩 OST", artist: "스무살"},
		{name: "sequel", title: "그대라는 사람", album: "낭만닥터 김사부 2 OST Part.3", artist: "거미"},
		{name: "season", title: "아로하", artist: "조정석", album: "슬기로운 의사생활 시즌2 OST"},
		{name: "first season", title: "아로하", artist: "조정석", album: "슬기로운 의사생활 시즌1 OST", want: "aloha"},
		{name: "second singer's other song", title: "Stay With Me (Feat. Moon Byul)", artist: "Punch"},
		{name: "contest cover", title: "그 여자 (백지영)", artist: "이하이", album: "K팝 스타 Special No.1"},
		{name: "original singer named", title: "그 남자 (원곡가수 현빈)", artist: "더원", album: "나는 가수다 2", offered: "man", role: match.Cover},
		{name: "same title, other singer", title: "Always", artist: "Bon Jovi", album: "Cross Road"},
		{name: "same title, same drama, other singer", title: "그 여자", artist: "성시경", album: "시크릿 가든 OST"},
		{name: "same singer, other song", title: "총 맞은 것처럼", artist: "백지영", album: "Sensibility"},
		{name: "same album, score", title: "그리움 (Score)", artist: "남혜승", album: "태양의 후예 OST"},
		{name: "gloss of another song", title: "안녕 (Hello)", artist: "박혜경"},
		{name: "random", title: "Lifting Shadows off a Dream", artist: "Dream Theater", album: "Awake"},
	})
}

func TestVersions(t *testing.T) {
	t.Parallel()
	e := engine(t)
	for _, v := range []struct {
		tail string
		role match.Role
	}{
		{"(Inst.)", match.Instrumental},
		{"Inst.", match.Instrumental},
		{"[Instrumental]", match.Instrumental},
		{"(MR)", match.Instrumental},
		{"MR", match.Instrumental},
		{"(반주)", match.Instrumental},
		{"(노래방 버전)", match.Instrumental},
		{"(Karaoke Ver.)", match.Instrumental},
		{"(伴奏)", match.Instrumental},
		{"(off vocal)", match.Instrumental},
		{"(カラオケ)", match.Instrumental},
		{"(Live)", match.Live},
		{"- Live", match.Live},
		{"(라이브)", match.Live},
		{"(콘서트 Ver.)", match.Live},
		{"직캠", match.Live},
		{"(现场版)", match.Live},
		{"(Cover)", match.Cover},
		{"Cover by J.Fla", match.Cover},
		{"(커버)", match.Cover},
		{"(翻唱)", match.Cover},
		{"(Covered by someone)", match.Cover},
		{"(Remix)", match.OtherVersion},
		{"(DJ Hanmin Remix)", match.OtherVersion},
		{"(Piano Ver.)", match.OtherVersion},
		{"(피아노)", match.OtherVersion},
		{"(피아노 버전)", match.OtherVersion},
		{"(Acoustic Ver.)", match.OtherVersion},
		{"(어쿠스틱 버전)", match.OtherVersion},
		{"(Orchestra Ver.)", match.OtherVersion},
		{"(Music Box)", match.OtherVersion},
		{"(오르골)", match.OtherVersion},
		{"(Sped Up)", match.OtherVersion},
		{"(Nightcore)", match.OtherVersion},
		{"(slowed + reverb)", match.OtherVersion},
		{"(8D Audio)", match.OtherVersion},
		{"(倍速)", match.OtherVersion},
		{"(English Ver.)", match.OtherVersion},
		{"English Version", match.OtherVersion},
		{"(Japanese Version)", match.OtherVersion},
		{"(중국어 버전)", match.OtherVersion},
		{"(中文版)", match.OtherVersion},
		{"(Teaser)", match.OtherVersion},
		{"(티저)", match.OtherVersion},
		{"(미리듣기)", match.OtherVersion},
		{"Medley", match.OtherVersion},
		{"1 hour loop", match.OtherVersion},
		{"(Drama Ver.)", match.OtherVersion},
		{"(드라마 버전)", match.OtherVersion},
		{"(Short Ver.)", match.OtherVersion},
		{"(Demo)", match.OtherVersion},
		{"(Rock Ver.)", match.OtherVersion},
		{"(여자 Ver.)", match.OtherVersion},
		{"Ver.2", match.OtherVersion},
		{"(Guitar)", match.OtherVersion},
	} {
		t.Run(v.tail, func(t *testing.T) {
			t.Parallel()
			for _, title := range []string{"다시 너를 ", "다시 너를 (Once Again) ", "Once Again "} {
				got := e.Match(match.Track{Path: "a.mp3", Title: title + v.tail, Artist: "김나영, 매드클라운", Album: "태양의 후예 OST Part.5"})
				if len(got) == 0 || got[0].Ref.Entry != "once" {
					t.Fatalf("%q is not offered", title+v.tail)
				}
				if got[0].Sure || got[0].Role != v.role {
					t.Errorf("%q: sure %v, role %q, want role %q: %v", title+v.tail, got[0].Sure, got[0].Role, v.role, got[0].Reasons)
				}
			}
		})
	}
	for _, tail := range []string{"(Full Ver.)", "MV", "[Official Audio]", "(Official MV)", "(Lyric Video)", "- 2020 Remaster", "(Remastered)", "OST", "(OST)", "[가사]", "(태양의 후예 OST Part.5)", "Lyrics (Han/Rom/Eng)", "(完整版)", "[HQ]", "(Eng Sub)", "(영어 자막)", "Official Music Video", "320kbps"} {
		t.Run("the song "+tail, func(t *testing.T) {
			t.Parallel()
			got := e.Match(match.Track{Path: "a.mp3", Title: "다시 너를 " + tail, Artist: "김나영, 매드클라운", Album: "태양의 후예 OST Part.5"})
			if len(got) == 0 || !got[0].Sure {
				t.Errorf("%q is not linked: %v", tail, got)
			}
		})
	}
}

func TestVersionAskedFor(t *testing.T) {
	t.Parallel()
	run(t, []sample{
		{name: "the instrumental", title: "상처만 (Inst.)", artist: "보이스", album: "시크릿 가든 OST Part.3", want: "scar-inst"},
		{name: "written another way", title: "Scar [Instrumental]", artist: "Bois", album: "Secret Garden OST", want: "scar-inst"},
		{name: "the sung one", title: "상처만", artist: "보이스", album: "시크릿 가든 OST Part.3", offered: "scar-inst", role: match.OtherVersion},
		{name: "another version", title: "상처만 (Piano Ver.)", artist: "보이스", album: "시크릿 가든 OST", offered: "scar-inst", role: match.OtherVersion},
	})
}
