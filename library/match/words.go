package match

import "strings"

// class is what a word means where no name explains it.
type class uint8

const (
	unknown    class = iota
	neutral          // says nothing of the recording: official, audio, lyrics, tvn
	ost              // OST, soundtrack: what stands before it is a drama
	part             // part, pt, vol: a number follows
	feat             // names follow
	join             // joins names: and, x, 와
	channel          // whoever uploaded it
	nobody           // various artists, unknown
	theme            // 插曲, 주제곡: the bracket names the drama
	collection       // best of, hits, 명곡집: the album is no one's
	language         // a language: a version of its own, unless it is of subtitles
	ver              // version: what stands before it says which
	whole            // makes a version word harmless: full, original, official
	season           // season, 시즌: a number follows
	sub              // subtitles, translation
	credit           // original singer, originally by: the singer is another
	inst
	live
	cover
	remix
	piano
	acoustic
	orchestra
	musicbox
	speed
	teaser
	medley
	short
	otherVer // any other version: demo, a cappella, rock, duet
)

// firstVersion is where the version words begin.
const firstVersion = inst

// versionCode gives the reason code and the role of a version word.
var versionCode = [...]struct {
	code string
	role Role
}{
	inst: {"version.inst", Instrumental}, live: {"version.live", Live}, cover: {"version.cover", Cover}, credit: {"version.cover", Cover},
	remix: {"version.remix", OtherVersion}, piano: {"version.piano", OtherVersion}, acoustic: {"version.acoustic", OtherVersion},
	orchestra: {"version.orchestra", OtherVersion}, musicbox: {"version.musicbox", OtherVersion}, speed: {"version.speed", OtherVersion},
	teaser: {"version.teaser", OtherVersion}, medley: {"version.medley", OtherVersion}, short: {"version.short", OtherVersion},
	language: {"version.language", OtherVersion}, otherVer: {"version.other", OtherVersion}, ver: {"version.other", OtherVersion},
}

// vocabulary gives the words of each class, in every language that titles of
// this music are written in. Han and kana words are looked for inside runs,
// which have no spaces; all others are whole words.
var vocabulary = map[class]string{
	neutral: `official audio video mv music clip lyric lyrics hd hq uhd 4k 1080p 720p kbps khz bit p mp3 flac m4a
		original television tv series soundtracks drama kdrama k korean theme song songs title track single digital full album the of from by in for
		remaster remastered mono stereo hires hi res new release cd disc disk side
		sbs kbs kbs1 kbs2 mbc tvn jtbc mbn ocn ena viki netflix disney naver tvcast kakao kakaopage webtoon special vip copy
		드라마 월화드라마 수목드라마 금토드라마 토일드라마 주말드라마 일일드라마 아침드라마 미니시리즈 월화미니시리즈 수목미니시리즈 특별기획 대하드라마 웹드라마 월화 수목 금토 토일 주말 일일
		테마 엔딩 오프닝 타이틀 타이틀곡 공식 뮤직비디오 뮤비 가사 음원 고음질 무손실 듣기 노래 중에서 중 의 리마스터 풀버전 전체 신곡 발매 최신 싱글 앨범
		위 첨부 포함 추가 자동재생 무료 다운 다운로드 원본 스페셜 韩国 韓國 韓国 ドラマ 原声带 原聲帶 原声 原聲 官方 完整版 高音质 高音質 高清 无损 無損 歌词版 歌詞版 歌词 歌詞 字幕 中字 中韩 中韓
		サウンドトラック オリジナル テーマ 公式 フル`,
	theme:   `삽입곡 주제곡 주제가 테마곡 테마송 엔딩곡 韩剧 韓劇 电视剧 電視劇 插曲 主题曲 主題曲 片尾曲 片头曲 片頭曲 主題歌 挿入歌`,
	ost:     `ost o.s.t soundtrack 오에스티 사운드트랙`,
	part:    `part pt parts partn vol volume no 파트 볼륨 차 집`,
	feat:    `feat ft featuring with duet prod rap vocal 피처링 피쳐링 듀엣`,
	join:    `and x l vs n 와 과 그리고 및 랑 이랑`,
	channel: `topic vevo official channel entertainment ent music records labels label media tv stone cj cjenmmusic cjenm 1thek kpop ost lyrics smtown genie dingo studio jaeguchi company warner universal sony 채널 뮤직 엔터테인먼트 엔터테인트`,
	nobody:  `various artists artist unknown va none null n/a 여러 아티스트 알 수 없는 음악가 가수 여러가수 群星 未知 未知艺术家 不明`,
	collection: `collection best hits greatest compilation playlist mix selection favorites favourites top 100 chart charts kpop 명곡 명곡집 모음 모음집 베스트 컬렉션 인기 추천 히트
		차트 순위 히트곡 발라드 선곡 최신곡 가요 종합 플레이리스트 컴필레이션 노래모음 精选 精選 合集 合辑 歌单 热门 排行榜 全集 名曲集 ヒット ベスト コレクション`,
	language:  `english eng japanese jpn jp chinese chn cn mandarin thai spanish french 영어 일본어 중국어 영문 일어 日文版 中文版 英文版 韩文版 国语版 日本語版 日語版 日语版 영어버전 일본어버전 중국어버전`,
	ver:       `ver version vers 버전 버젼 버젼 판 版 バージョン`,
	whole:     `full original official mv music lyric lyrics ost korean kor 풀 정식 오리지널 원곡버전 한국어`,
	season:    `season 시즌`,
	sub:       `sub subs subbed subtitle subtitles han hangul rom romanized romanization romaji trans translation lyrics color coded 자막 발음 번역 해석 한글 pinyin 한글자막`,
	credit:    `originally 원곡가수 원곡자 원곡 원가수 tribute famous 原唱`,
	inst:      `inst instrumental instrumentals instrument instru mr karaoke 반주 엠알 노래방 인스트 인스트루멘탈 경음악 연주곡 연주 karaokever tj 금영 伴奏 纯音乐 純音樂 カラオケ インスト`,
	live:      `live concert unplugged 라이브 콘서트 공연 직캠 fancam stage performance busking 버스킹 inkigayo 인기가요 뮤직뱅크 musicbank 음악중심 엠카운트다운 mcountdown 스케치북 sketchbook 비긴어게인 복면가왕 나는가수다 불후의명곡 불후 tour 현장 现场 現場 ライブ 演唱会 演唱會`,
	cover:     `cover covers covered coverby 커버 커버곡 카피 翻唱 カバー 歌ってみた fanmade parody 패러디`,
	remix:     `remix remixed rmx mixed bootleg mashup edit edm club house dj 리믹스 混音 リミックス djremix`,
	piano:     `piano 피아노 钢琴 鋼琴 ピアノ`,
	acoustic:  `acoustic 어쿠스틱 통기타 guitar 기타 fingerstyle 吉他 アコースティック ukulele`,
	orchestra: `orchestra orchestral orch strings string violin cello flute saxophone sax harp kalimba quartet ensemble 오케스트라 바이올린 첼로 현악 플루트 색소폰 小提琴 管弦 オーケストラ bgm score 스코어`,
	musicbox:  `musicbox orgel 오르골 八音盒 オルゴール lullaby 자장가`,
	speed:     `sped speed slowed nightcore reverb 8d 16d bassboosted lofi chipmunk pitched 배속 加速 倍速 降调 升调 环绕`,
	teaser:    `teaser preview trailer highlight snippet 티저 예고 예고편 미리듣기 하이라이트 试听 片段 予告`,
	medley:    `medley mashup nonstop loop hour hours 1hour 10hours 반복 연속 연속재생 메들리 시간 1시간 전곡 串烧 メドレー jukebox`,
	short:     `short tvsize size dramaver 드라마버전 숏 短版 剧版 ショート`,
	otherVer: `demo acapella cappella rock jazz ballad bossa nova band solo duo male female trot reprise intro outro interlude prologue epilogue extended alternate alternative
		stripped asmr humming key swing funk disco hiphop chill chiptune midi mashups harmonica ocarina marimba guide drum drums chords tabs karafun
		허밍 하모니카 오카리나 해금 가야금 우쿨렐레 드럼 베이스 코드 통기타커버 가이드 록버전 발라드버전 재즈
		another rehearsal making behind reaction tutorial sheet dance practice rerecorded instver 데모 아카펠라 인트로 아웃트로 메이킹 악보
		男声版 女声版 女版 男版 铃声 粤语 dj版 合唱 ringtone 벨소리`,
}

// Classes in the order in which they claim a word that stands in several.
var claims = []class{inst, live, cover, remix, piano, acoustic, orchestra, musicbox, speed, teaser, medley, short, language, ver, credit, season, feat, join, part, ost, sub, otherVer, theme, neutral, nobody, collection, channel}

// words is the vocabulary by word.
var words = byWord()

func byWord() map[string]class {
	m := make(map[string]class, 600)
	for _, c := range claims {
		for _, w := range strings.Fields(vocabulary[c]) {
			if _, taken := m[w]; !taken {
				m[w] = c
			}
		}
	}
	return m
}

// in reports whether the word w stands in the vocabulary of c, wherever else
// it stands.
func in(c class, w string) bool { return inClass[c][w] }

var inClass = func() [otherVer + 1]map[string]bool {
	var m [otherVer + 1]map[string]bool
	for c, list := range vocabulary {
		m[c] = map[string]bool{}
		for _, w := range strings.Fields(list) {
			m[c][w] = true
		}
	}
	return m
}()

// classOf returns the class of one word. Runs of Han and kana are searched for
// the words inside them, the strongest claim first.
func classOf(s string) class {
	if c, ok := words[s]; ok {
		return c
	}
	if s != "" && s[0] < 0x80 {
		return unknown
	}
	return insideRun(s)
}

// runWords are the words looked for inside Han, kana and Hangul runs. Of Hangul
// only those that cannot be part of another word are.
var runWords = func() []struct {
	text string
	c    class
} {
	var out []struct {
		text string
		c    class
	}
	for _, c := range claims {
		if c == otherVer || c < feat && c != neutral || c == nobody || c == collection || c == channel {
			continue
		}
		for _, w := range strings.Fields(vocabulary[c]) {
			if k, ok := kindOf([]rune(w)[0]); ok && (k == han || k == kanaScript) && len(w) >= 6 {
				out = append(out, struct {
					text string
					c    class
				}{w, c})
			}
		}
	}
	return out
}()

var hangulRuns = []struct {
	text string
	c    class
}{
	{"피아노버전", piano},
	{"커버", cover},
	{"라이브", live},
	{"리믹스", remix},
	{"어쿠스틱", acoustic},
	{"오르골", musicbox},
	{"메들리", medley},
	{"노래방", inst},
	{"반주", inst},
	{"하이라이트", teaser},
	{"버전", ver},
	{"버젼", ver},
}

func insideRun(s string) class {
	if len(s) < 6 {
		return unknown
	}
	list := runWords
	if k, _ := kindOf(rune0(s)); k == korean_ {
		list = hangulRuns
	}
	for _, w := range list {
		if strings.Contains(s, w.text) {
			return w.c
		}
	}
	return unknown
}

func rune0(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// announcers are Hangul words that are written together with a name.
var announcers = []string{"월화드라마", "수목드라마", "금토드라마", "토일드라마", "주말드라마", "일일드라마", "드라마"}

// cutHangul cuts a word of announcing off the front of a longer word.
func cutHangul(s string) (head, tail string, ok bool) {
	for _, a := range announcers {
		if len(s) >= len(a)+6 && strings.HasPrefix(s, a) {
			return a, s[len(a):], true
		}
	}
	return "", "", false
}
