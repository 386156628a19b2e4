package match

import (
	"math"
	"strconv"
)

// Floor is the score under which a file is not offered at all.
const Floor = 0.02

// Worth is the score from which a candidate that is not sure makes its entry
// one to check; below it the file is listed in the link sheet alone.
const Worth = 0.2

// judge weighs one entry and returns its candidate; ok is false when the file
// has nothing to do with it.
func (e *Engine) judge(p *Prepared, s *scratch, hits []hit) (Candidate, bool) {
	e.explain(p, s, hits)
	x := &s.seen
	c := e.entries[hits[0].entry]
	d := decide(c, x, p)
	if d.score <= Floor {
		return Candidate{}, false
	}
	return Candidate{
		Ref: c.ref, Path: p.Path, Score: math.Round(d.score*1e4) / 1e4, Sure: d.sure, Role: d.role,
		Reasons: reasons(p, c, x),
	}, true
}

type decision struct {
	score float64
	sure  bool
	role  Role
}

func decide(c *entry, x *ev, p *Prepared) decision {
	d := decision{score: 0.02, role: role(c, x, p)}
	version := d.role != Original || c.asks != 0 && !x.asked
	if x.id && !version {
		return decision{score: 1, sure: true}
	}
	d.score = weigh(c, x, p)
	switch {
	case version:
		d.score = Floor + 0.01*d.score // listed, below all that could be the song
		if c.asks != 0 && !x.asked && d.role == Original {
			d.role = OtherVersion
		}
	case sure(c, x):
		d.sure, d.score = true, max(d.score, 0.9)
	default:
		d.score = min(d.score, 0.85)
	}
	return d
}

// role tells what a file is: the version that its left-over words name, unless
// the entry asks for it.
func role(c *entry, x *ev, p *Prepared) Role {
	if x.asked {
		return Original
	}
	for _, i := range x.versions {
		if w := p.toks[i].word; !c.asks.has(w) {
			return versionCode[w].role
		}
	}
	return Original
}

// sure is the rule that links by itself: the whole title is explained, a
// second kind of evidence stands beside it, and nothing speaks against it.
func sure(c *entry, x *ev) bool {
	if x.title == nil || x.where != x.primary || len(x.left) > 0 || x.setting == sequelDrama {
		return false
	}
	switch x.singer {
	case allOf, someOf:
		return x.sureBySinger()
	case notFirst:
		return !x.extra && !x.against && (x.namesDrama() || x.sureByOther())
	case byAlbum:
		return x.sureByFolder() || x.sureByDrama(c)
	case groupOnly, unreadable:
		return x.sureByDrama(c)
	case nobodyNamed:
		return !(x.sameName && x.in == x.primary) && x.sureByDrama(c)
	}
	return false
}

// namesDrama reports whether the file names the drama and no other.
func (x *ev) namesDrama() bool { return x.setting == drama && !x.clause }

// weak reports whether the title is recognised by a little.
func (x *ev) weak() bool {
	t := x.title
	return x.near || t.source == sShort || t.sound && (len(t.text) < 5 || t.script == latin && len(t.text) < 16)
}

// sureBySinger is for files that name the first singer: they need the drama
// only where something speaks against them.
func (x *ev) sureBySinger() bool {
	long := distinct(x.title)
	if x.extra || x.against || x.spelled == byConsonants || x.weak() || x.spelled == byShortSound && !long {
		return x.namesDrama()
	}
	return x.setting != otherDrama && !x.clause || long
}

// sureByOther is for files that name another of the singers and no drama.
func (x *ev) sureByOther() bool {
	return !x.weak() && x.spelled > byConsonants && x.setting == noDrama && !x.otherAlbum && !x.clause &&
		x.title.script == korean_ && distinct(x.title)
}

// sureByFolder is for files in a folder of the singer's name alone.
func (x *ev) sureByFolder() bool {
	return x.ownFolder && x.setting != otherDrama && !x.clause && !x.weak() && !x.against && !x.retold && distinct(x.title)
}

// sureByDrama is for files that name the drama, but not the singer.
func (x *ev) sureByDrama(c *entry) bool {
	return x.namesDrama() && !x.near && !x.against && !x.retold && !x.extra && partFits(c, x)
}

// partFits reports whether the part number does not speak against the entry.
func partFits(c *entry, x *ev) bool {
	return x.part == 0 || c.part == 0 || x.part == c.part
}

// distinct reports whether a title is long enough that a singer will not have
// sung two songs of it.
func distinct(f *form) bool {
	if f.script == korean_ {
		return len(f.text) >= 4*3
	}
	return len(f.text) >= 8
}

// The weights below are fitted to the shares of right candidates among
// hand-labelled ones, so that a score means what Candidate says.
var (
	singerWeights  = [...]float64{nobodyNamed: 0, unreadable: -0.3, stranger: -0.55, inBracket: -0.5, groupOnly: 0.15, byAlbum: 0.2, notFirst: 0.12, someOf: 0.27, allOf: 0.3}
	settingWeights = [...]float64{noDrama: 0, unreadDrama: 0, otherDrama: -0.05, sequelDrama: -0.25, drama: 0.25}
)

// weigh gives the score of evidence that does not link by itself.
func weigh(c *entry, x *ev, p *Prepared) float64 {
	w := titleWeight(x)
	if w == 0 {
		return blindWeight(c, x, p)
	}
	if (x.singer == stranger || x.singer == inBracket) && x.setting != drama &&
		(len(x.left) > 0 || x.near || x.title.sound || x.against) {
		return 0 // someone else's song that only shares words
	}
	w += singerWeights[x.singer] + settingWeights[x.setting]
	w = doubts(c, x, w)
	return max(0.04, min(1, w))
}

// doubts takes off the weight w what speaks against the entry, and adds the
// little that speaks for it.
func doubts(c *entry, x *ev, w float64) float64 {
	if x.setting == drama && x.part > 0 && c.part > 0 {
		if x.part == c.part {
			w += 0.03
		} else {
			w -= 0.05
		}
	}
	if x.setting == drama && x.singer == stranger {
		w += 0.2 // it may be a name that the list does not know
	}
	for _, m := range []struct {
		is bool
		w  float64
	}{{x.found != 0 && x.spelled < asListed, 0.02}, {x.extra, 0.08}, {x.against, 0.2}, {x.retold, 0.05}, {x.clause, 0.1}} {
		if m.is {
			w -= m.w
		}
	}
	if n := len(x.left); n > 0 {
		w -= 0.3 + 0.05*float64(min(n, 4))
		if x.setting == drama {
			w += 0.15
		}
	}
	return w
}

func titleWeight(x *ev) float64 {
	if x.title == nil {
		return 0
	}
	w := 0.56
	switch {
	case x.near:
		w = 0.48
	case x.title.sound:
		w = 0.48
	case x.title.source == sShort:
		w = 0.46
	case x.title.source >= sAlias:
		w = 0.54
	}
	if x.where != x.primary {
		w -= 0.2
	}
	if x.gloss {
		w -= 0.02
	}
	return w
}

// blindWeight is for files whose title is in a script in which the entry has
// none, or another: singer and drama may agree, and the title be its translation.
func blindWeight(c *entry, x *ev, p *Prepared) float64 {
	if x.singer < groupOnly || x.setting == sequelDrama {
		return 0
	}
	switch {
	case x.setting == otherDrama:
		return 0.04
	case x.setting != drama:
		return 0.07 + 0.05*float64(c.hints(p))
	case x.part > 0 && x.part == c.part:
		return 0.6
	}
	return 0.45
}

func itoa(n int) string { return strconv.Itoa(n) }
