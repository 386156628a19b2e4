package match

// singers weighs who sings: the artist line first, then what stands before the
// title, then the album's artist and the folder.
func (e *Engine) singers(p *Prepared, s *scratch, c *entry, hits []hit) {
	x := &s.seen
	from, to := p.span(fArtist)
	line := readLine(p, s, c, from, to)
	e.heardIn(s, hits, fArtist)
	if x.found == 0 && (!line.named || line.channel) {
		if head := readLine(p, s, c, x.front[0], x.front[1]); head.named || head.group {
			head.group = head.group || line.group
			line = head
		}
	}
	if x.found == 0 && e.onlyInBracket(p, s, hits, &line) {
		x.singer, x.unknown = inBracket, line.first
		return
	}
	e.heardIn(s, hits, x.primary)
	if x.found != 0 && line.strangers > 0 && !(line.unread && line.strangers <= c.missing(x.found)) {
		x.extra, x.unknown = true, line.first
	}
	if x.found == 0 && !line.named && e.fallback(p, s, c, hits) {
		return
	}
	x.singer = standing(c, x, line)
	if x.unknown == [2]int{} {
		x.unknown = line.first
	}
}

// onlyInBracket reports whether the artist line names someone else and the
// title the singer in its bracket: a cover that says whose song it is. When the
// title names the singer in front, the artist line is whoever put it up, and
// line is emptied.
func (e *Engine) onlyInBracket(p *Prepared, s *scratch, hits []hit, line *segments) bool {
	title := e.inTitle(p, s, hits)
	line.group = line.group || title.group
	if title.found == 0 {
		return false
	}
	if line.named && !line.channel && !title.leads {
		return true
	}
	if s.seen.front[0] == s.seen.front[1] || !line.known {
		*line = segments{}
	}
	return false
}

// standing sums up who was found.
func standing(c *entry, x *ev, line segments) singer {
	switch {
	case x.found&c.all == c.all && c.all != 0:
		return allOf
	case x.found&1 != 0:
		return someOf
	case x.found != 0:
		return notFirst
	case line.group:
		return groupOnly
	case !line.named:
		return nobodyNamed
	case line.unread:
		return unreadable
	}
	return stranger
}

// missing is how many of the singers are not among those found: names that
// cannot be read may be theirs.
func (c *entry) missing(found uint32) int {
	n := 0
	for i := range c.artists {
		if found&(1<<min(i, 31)) == 0 {
			n++
		}
	}
	return n
}

// heardIn adds the singers named in one field.
func (e *Engine) heardIn(s *scratch, hits []hit, f fieldID) {
	x := &s.seen
	for _, h := range hits {
		if h.field != f || !h.taken {
			continue
		}
		switch h.kind {
		case kArtist:
			g := &e.forms[h.form]
			if g.who < 0 {
				x.found = ^uint32(0)
			} else {
				x.found |= 1 << min(g.who, 31)
			}
			switch {
			case h.loan:
			case !g.sound:
				x.spelled = asListed
			case len(g.text) > 3:
				x.spelled = max(x.spelled, bySound)
			default:
				x.spelled = max(x.spelled, byShortSound)
			}
			x.taught = x.taught || g.source == sTaught
		case kFeatured:
			x.guests = true
		}
	}
}

// before is what the title says of the singers.
type before struct {
	found uint32
	leads bool // a singer stands before the title, or outside of brackets
	group bool
}

func (e *Engine) inTitle(p *Prepared, s *scratch, hits []hit) before {
	var out before
	for _, h := range hits {
		if h.field != s.seen.primary || !h.taken {
			continue
		}
		switch h.kind {
		case kArtist:
			out.found |= 1 << max(0, min(e.forms[h.form].who, 31))
			out.leads = out.leads || p.toks[h.from].group == 0
		case kGroup:
			out.group = true
		}
	}
	return out
}

// fallback looks for the singer in the album's artist, the file name and the
// folders, when the artist line is silent, and reports whether it was found.
func (e *Engine) fallback(p *Prepared, s *scratch, c *entry, hits []hit) bool {
	x := &s.seen
	for _, f := range []fieldID{fFile, fAlbumArtist, fFolder, fAbove} {
		if f == x.primary {
			continue
		}
		e.heardIn(s, hits, f)
		if x.found == 0 {
			continue
		}
		x.singer = standing(c, x, segments{})
		if f == fFolder || f == fAbove {
			x.singer = byAlbum
			x.ownFolder = wholly(p, s, f)
		}
		return true
	}
	return false
}

// wholly reports whether a folder is called like the singer and nothing else.
func wholly(p *Prepared, s *scratch, f fieldID) bool {
	from, to := p.span(f)
	for i := from; i < to; i++ {
		if k := s.cover[i]; k != kArtist+1 && k != kGroup+1 {
			return false
		}
	}
	return from < to
}
