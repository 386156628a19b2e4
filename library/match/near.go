package match

// nearTitle looks for a title that is a letter or two off, in Latin letters
// only: one jamo makes another Korean word, while a doubled consonant or a
// plural in English is a slip.
func (e *Engine) nearTitle(p *Prepared, s *scratch, c *entry) {
	from, to := p.span(s.seen.primary)
	for i := from; i < to; {
		j := i + 1
		for j < to && p.toks[j].gap != dash && p.toks[j].group == p.toks[i].group && s.cover[j] == 0 {
			j++
		}
		if s.cover[i] == 0 && p.toks[i].script == latin {
			if f := c.nearest(p.plain[p.toks[i].from:p.toks[j-1].to]); f != nil {
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

// nearest returns the title form that a text is a slip of.
func (c *entry) nearest(text string) *form {
	if len(text) < 8 || len(text) > 60 {
		return nil
	}
	for i := range c.forms {
		f := &c.forms[i]
		if f.kind != kTitle || f.sound || f.script != latin || len(f.text) < 8 || !plainASCII(f.text) {
			continue
		}
		allowed := 1
		if len(f.text) >= 14 {
			allowed = 2
		}
		if within(f.text, text, allowed) {
			return f
		}
	}
	return nil
}

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
