package hangul

import "strings"

// Numbers of letters in the block's order that the sound rules name.
const (
	iG, iGG, iN, iD, iDD, iR, iM, iB, iBB, iS, iSS, iNone, iJ, iJJ, iCH, iK, iT, iP, iH = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18

	fNone, fG, fGG, fGS, fN, fNJ, fNH, fD, fL, fLG, fLM, fLB, fLS, fLT, fLP, fLH, fM, fB, fBS, fS, fSS, fNG, fJ, fCH, fK, fT, fP, fH = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27

	vYeo, vI = 6, 20
)

// Latin letters of the Revised Romanization, in the block's order. A final is
// written as it sounds when nothing follows it.
var (
	latinInitial = [initial]string{"g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"}
	latinVowel   = [vowel]string{"a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"}
	latinFinal   = [final]string{"", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"}
)

// inserted lists words in which an ㄴ sounds that is not written. Whether it
// does is a fact of the word, not of its letters, so the common ones stand
// here as they sound.
var inserted = strings.NewReplacer(
	"학여울", "항녀울", "알약", "알략", "물약", "물략", "서울역", "서울력", "꽃잎", "꼰닙", "나뭇잎", "나문닙",
	"깻잎", "깬닙", "한여름", "한녀름", "솜이불", "솜니불", "담요", "담뇨", "색연필", "생년필", "식용유", "시굥뉴",
	"직행열차", "지캥녈차", "늦여름", "는녀름", "첫여름", "천녀름", "두통약", "두통냑", "별일", "별릴", "풀잎", "풀립",
	"무슨일", "무슨닐", "막일", "망닐", "꽃이슬", "꼬치슬", "신라면", "신나면", "의견란", "의견난", "생산량", "생산냥", "신문로", "신문노",
)

// Romanize writes the syllables of s in Latin letters by the Revised
// Romanization, with liaison, nasalization, lateralization, palatalization and
// the changes around ㅎ; tensed sounds are not written, as the rules say. Sound
// changes do not cross anything but a syllable boundary. Everything that is no
// syllable stays as it is. The result is in lower case.
func Romanize(s string) string {
	if !strings.ContainsFunc(s, IsSyllable) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) * 2)
	run := make([]Syllable, 0, 16)
	flush := func() {
		soften(run)
		spell(&b, run)
		run = run[:0]
	}
	for _, r := range inserted.Replace(s) {
		if y, ok := Split(r); ok {
			run = append(run, y)
			continue
		}
		flush()
		b.WriteRune(r)
	}
	flush()
	return b.String()
}

// RomanizeApart writes each syllable as it sounds alone, without any sound
// change between syllables, as people spell names: 박민영 becomes bakminyeong.
// Everything that is no syllable stays as it is.
func RomanizeApart(s string) string { return apart(s, &latinFinal) }

// apart writes each syllable with the finals given.
func apart(s string, finals *[final]string) string {
	var b strings.Builder
	b.Grow(len(s) * 2)
	for _, r := range s {
		y, ok := Split(r)
		if !ok {
			b.WriteRune(r)
			continue
		}
		b.WriteString(latinInitial[y.Initial])
		b.WriteString(latinVowel[y.Vowel])
		b.WriteString(finals[y.Final])
	}
	return b.String()
}

// letterFinal gives the finals letter by letter, whatever they sound like.
var letterFinal = [final]string{"", "g", "kk", "gs", "n", "nj", "nh", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "lh", "m", "b", "bs", "s", "ss", "ng", "j", "ch", "k", "t", "p", "h"}

// Transliterate writes the letters of each syllable, not its sounds, as the
// rules allow for papers (clause 3-8) and many fans do: 가겠다 becomes gagessda.
// Everything that is no syllable stays as it is.
func Transliterate(s string) string { return apart(s, &letterFinal) }

// spell writes syllables whose sounds are settled. Of ㄹ after ㄹ both are l.
func spell(b *strings.Builder, run []Syllable) {
	for i, y := range run {
		if y.Initial == iR && i > 0 && run[i-1].Final == fL {
			b.WriteByte('l')
		} else {
			b.WriteString(latinInitial[y.Initial])
		}
		b.WriteString(latinVowel[y.Vowel])
		b.WriteString(latinFinal[y.Final])
	}
}

// soften applies the sound changes between neighbours in place, from left to
// right: what a final gives to the next syllable is settled first.
func soften(run []Syllable) {
	for i := 0; i+1 < len(run); i++ {
		a, b := &run[i], &run[i+1]
		if a.Final == fNone {
			continue
		}
		switch {
		case palatalize(a, b), aspirate(a, b), link(a, b):
		default:
			assimilate(a, b)
		}
	}
}

// palatalize turns ㄷ, ㅌ before 이 into ㅈ, ㅊ, and ㄷ before 히 into ㅊ: 굳이, 같이, 묻히다.
func palatalize(a, b *Syllable) bool {
	if b.Vowel != vI || b.Initial != iNone && b.Initial != iH {
		return false
	}
	switch {
	case a.Final == fD && b.Initial == iNone:
		a.Final, b.Initial = fNone, iJ
	case a.Final == fT && b.Initial == iNone, a.Final == fD:
		a.Final, b.Initial = fNone, iCH
	case a.Final == fLT && b.Initial == iNone:
		a.Final, b.Initial = fL, iCH
	default:
		return false
	}
	return true
}

// breathed gives for each plain initial the one that ㅎ makes of it.
var breathed = map[int]int{iG: iK, iD: iT, iJ: iCH, iB: iP}

// aspirate joins ㅎ with its neighbour. A final before ㅎ keeps the h, as nouns
// do (묵호 Mukho), except before the endings of verbs, 히 and 혀 (잡혀 japyeo).
func aspirate(a, b *Syllable) bool {
	rest := map[int]int{fH: fNone, fNH: fN, fLH: fL}
	if left, ok := rest[a.Final]; ok {
		return afterH(a, b, left)
	}
	if b.Initial != iH || b.Vowel != vI && (b.Vowel != vYeo || b.Final != fNone && b.Final != fSS) {
		return false
	}
	give := map[int][2]int{
		fG: {fNone, iK}, fLG: {fL, iK}, fB: {fNone, iP}, fLB: {fL, iP},
		fJ: {fNone, iCH}, fNJ: {fN, iCH}, fD: {fNone, iCH},
	}
	g, ok := give[a.Final]
	if ok {
		a.Final, b.Initial = g[0], g[1]
	}
	return ok
}

// afterH settles a final that holds ㅎ, of which left remains.
func afterH(a, b *Syllable, left int) bool {
	if strong, ok := breathed[b.Initial]; ok {
		a.Final, b.Initial = left, strong
		return true
	}
	switch b.Initial {
	case iNone:
		a.Final = left
		if left != fNone {
			link(a, b)
		}
		return true
	case iS:
		a.Final = left
		return true
	case iN:
		switch left {
		case fNone:
			a.Final = fN
		case fL:
			a.Final, b.Initial = fL, iR
		default:
			a.Final = left
		}
		return true
	}
	return false
}

// moved gives for a final what stays and what goes over to an empty initial.
var moved = map[int][2]int{
	fG: {fNone, iG}, fGG: {fNone, iGG}, fGS: {fG, iS}, fN: {fNone, iN}, fNJ: {fN, iJ}, fD: {fNone, iD},
	fL: {fNone, iR}, fLG: {fL, iG}, fLM: {fL, iM}, fLB: {fL, iB}, fLS: {fL, iS}, fLT: {fL, iT}, fLP: {fL, iP},
	fM: {fNone, iM}, fB: {fNone, iB}, fBS: {fB, iS}, fS: {fNone, iS}, fSS: {fNone, iSS}, fJ: {fNone, iJ},
	fCH: {fNone, iCH}, fK: {fNone, iK}, fT: {fNone, iT}, fP: {fNone, iP},
}

// link is the liaison: before an empty initial the final goes over.
func link(a, b *Syllable) bool {
	if b.Initial != iNone {
		return false
	}
	if m, ok := moved[a.Final]; ok {
		a.Final, b.Initial = m[0], m[1]
	}
	return true
}

// nasal gives for the sound of a final the nasal of the same place.
var nasal = map[string]int{"k": fNG, "t": fN, "p": fM}

// assimilate makes neighbours alike: stops before ㄴ, ㅁ become nasals, ㄹ after
// anything but ㄴ and ㄹ becomes ㄴ, and ㄴ beside ㄹ becomes ㄹ.
func assimilate(a, b *Syllable) {
	sound := latinFinal[a.Final]
	if a.Final == fLB && a.Initial == iB && a.Vowel == 0 { // of all words with ㄼ only 밟 sounds as p
		sound, a.Final = "p", fB
	}
	switch b.Initial {
	case iN, iM:
		if n, ok := nasal[sound]; ok {
			a.Final = n
		} else if sound == "l" && b.Initial == iN {
			a.Final, b.Initial = fL, iR
		}
	case iR:
		switch sound {
		case "n", "l":
			a.Final = fL
		case "k", "t", "p":
			a.Final, b.Initial = nasal[sound], iN
		default:
			b.Initial = iN
		}
	case iG:
		if a.Final == fLG { // 맑게 is malge: before ㄱ the ㄹ is what sounds
			a.Final = fL
		}
	}
}
