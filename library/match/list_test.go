package match_test

import (
	"testing"

	"reprise/library/catalog"
	"reprise/library/match"
)

// person is an artist with a Korean name.
func person(name, native string, aliases ...string) catalog.Artist {
	return catalog.Artist{Name: name, Native: native, Aliases: aliases}
}

func member(name, native, group, groupNative string) catalog.Artist {
	return catalog.Artist{Name: name, Native: native, Group: group, GroupNative: groupNative}
}

// song makes an entry of a drama.
func song(id string, d catalog.Drama, title, native string, part int, artists ...catalog.Artist) catalog.Entry {
	return catalog.Entry{ID: id, Drama: d, Song: catalog.Song{Title: title, Native: native, Part: part}, Artists: artists}
}

// iconic is a list of songs whose names trap a careless matcher.
func iconic() *catalog.List {
	garden := catalog.Drama{Title: "Secret Garden", Native: "시크릿 가든", Year: 2010}
	goblin := catalog.Drama{Title: "Guardian: The Lonely and Great God", Native: "쓸쓸하고 찬란하神 - 도깨비", Aliases: []string{"Goblin", "도깨비"}, Year: 2016}
	hospital := catalog.Drama{Title: "Hospital Playlist", Native: "슬기로운 의사생활", Year: 2020}
	sunshine := catalog.Drama{Title: "Mr. Sunshine", Native: "미스터 션샤인", Year: 2018}
	moon := catalog.Drama{Title: "Moon Embracing the Sun", Native: "해를 품은 달", Aliases: []string{"해품달"}, Year: 2012}
	luna := catalog.Drama{Title: "Hotel Del Luna", Native: "호텔 델루나", Year: 2019}
	star := catalog.Drama{Title: "My Love from the Star", Native: "별에서 온 그대", Year: 2013}
	romantic := catalog.Drama{Title: "Dr. Romantic", Native: "낭만닥터 김사부", Year: 2016}
	trap := catalog.Drama{Title: "Cheese in the Trap", Native: "치즈인더트랩", Year: 2016}
	descendants := catalog.Drama{Title: "Descendants of the Sun", Native: "태양의 후예", Year: 2016}
	reply := catalog.Drama{Title: "Reply 1988", Native: "응답하라 1988", Year: 2015}
	itaewon := catalog.Drama{Title: "Itaewon Class", Native: "이태원 클라쓰", Year: 2020}
	scarlet := catalog.Drama{Title: "Moon Lovers: Scarlet Heart Ryeo", Native: "달의 연인 - 보보경심 려", Year: 2016}
	okay := catalog.Drama{Title: "It's Okay, That's Love", Native: "괜찮아, 사랑이야", Year: 2014}
	trio := []catalog.Artist{member("Chen", "첸", "EXO", "엑소"), member("Baekhyun", "백현", "EXO", "엑소"), member("Xiumin", "시우민", "EXO", "엑소")}
	crush := song("sleepless", okay, "Sleepless Night", "잠 못드는 밤", 3, person("Crush", "크러쉬"))
	crush.Featured = []catalog.Artist{person("Punch", "펀치")}
	return &catalog.List{ID: "iconic", Entries: []catalog.Entry{
		song("man", garden, "That Man", "그 남자", 5, person("Hyun Bin", "현빈")),
		song("man-woman", garden, "That Man", "그 남자", 2, person("Baek Ji Young", "백지영")),
		song("woman", garden, "That Woman", "그 여자", 1, person("Baek Ji Young", "백지영")),
		song("stay", goblin, "Stay With Me", "", 1, member("Chanyeol", "찬열", "EXO", "엑소"), person("Punch", "펀치")),
		song("snow", goblin, "I Will Go to You Like the First Snow", "첫눈처럼 너에게 가겠다", 9, person("Ailee", "에일리")),
		song("aloha", hospital, "Aloha", "아로하", 3, person("Cho Jung Seok", "조정석", "Jo Jung-suk")),
		song("day", sunshine, "The Day", "그 날", 1, person("Park Hyo Shin", "박효신")),
		song("back", moon, "Back in Time", "시간을 거슬러", 2, person("Lyn", "린")),
		song("so-long", luna, "So Long", "안녕", 10, person("Paul Kim", "폴킴")),
		song("goodbye", star, "Hello / Goodbye", "안녕", 5, member("Hyolyn", "효린", "SISTAR", "씨스타")),
		song("forever", romantic, "Forever Love", "그대라는 사람", 2, person("Gummy", "거미")),
		song("trap", trap, "Cheese in the Trap", "치즈인더트랩", 1, person("Twenty Years Old", "스무살")),
		song("attraction", trap, "Attraction", "이끌림", 8, person("Tearliner", "티어라이너")),
		song("once", descendants, "Once Again", "다시 너를", 5, person("Kim Na Young", "김나영"), person("Mad Clown", "매드클라운")),
		song("always", descendants, "Always", "", 1, person("Yoon Mi Rae", "윤미래")),
		song("hyehwa", reply, "Hyehwadong", "혜화동 (혹은 쌍문동)", 4, person("Park Boram", "박보람")),
		song("night", itaewon, "Sweet Night", "", 12, member("V", "뷔", "BTS", "방탄소년단")),
		song("for-you", scarlet, "For You", "너를 위해", 1, trio...),
		crush,
		song("scar-inst", garden, "Scar (Inst.)", "상처만 (Inst.)", 3, person("Bois", "보이스")),
	}}
}

func engine(t testing.TB) *match.Engine {
	t.Helper()
	return match.New([]*catalog.List{iconic()}, match.Options{})
}
