package match

import mathbits "math/bits"

// nearTitle looks for a title that is a letter or two off, in Latin letters
// only: one jamo makes another Korean word, while a doubled consonant, an
// article or a plural in English is a slip, and so is a letter of a romanization.
func (e *Engine) nearTitle(p *Prepared, s *scratch, c *entry) {
	from, to := p.span(s.seen.primary)
	for i := from; i < to; {
		j := i + 1
		for j < to && p.toks[j].gap != dash && p.toks[j].group == p.toks[i].group && s.cover[j] == 0 {
			j++
		}
		if s.cover[i] == 0 && p.toks[i].script == latin {
			if f := c.nearest(p, p.toks[i:j]); f != nil {
				for k := i; k < j; k++ {
					s.cover[k] = kTitle + 1
				}
				s.seen.title, s.seen.where, s.seen.near = f, s.seen.primary, true
				return
			}
		}
		i = j
	}
}

// nearest returns the title form that the text of these tokens is a slip of.
func (c *entry) nearest(p *Prepared, toks []token) *form {
	text := withoutArticles(p, toks)
	sound := squashed(p.sound[toks[0].sfrom:toks[len(toks)-1].sto])
	if len(text) < 8 || len(text) > 80 {
		return nil
	}
	for i := range c.forms {
		f := &c.forms[i]
		switch {
		case f.kind != kTitle:
		case f.sound && f.script == korean_ && len(f.text) >= 12:
			if within(f.text, sound, min(len(f.text)/12, 2)) {
				return f
			}
		case !f.sound && f.near != "":
			allowed := 1
			if len(f.near) >= 14 {
				allowed = 2
			}
			if within(f.near, text, allowed) {
				return f
			}
		}
	}
	return nil
}

// withoutArticles is the text of tokens without the articles, which are what
// people remember least.
func withoutArticles(p *Prepared, toks []token) string {
	b := make([]byte, 0, 80)
	for _, t := range toks {
		switch w := p.text(t); w {
		case "the", "a", "an":
		default:
			if len(b) > 80 {
				return string(b)
			}
			b = append(b, w...)
		}
	}
	return string(b)
}

// letters is a set of bytes, each by its lower bits. One letter that is put in
// or left out changes it by at most one, one that is replaced by two.
type letters uint64

func lettersOf(s string) letters {
	var l letters
	for i := range len(s) {
		l |= 1 << (s[i] & 63)
	}
	return l
}

func (l letters) apart(m letters) int { return mathbits.OnesCount64(uint64(l ^ m)) }

// within reports whether a becomes b by at most n insertions, deletions or
// replacements of one letter.
func within(a, b string, n int) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return len(a)+len(b) <= n
	}
	return n > 0 && (within(a[1:], b, n-1) || within(a, b[1:], n-1) || within(a[1:], b[1:], n-1))
}
