package match

// facts are what a track says whatever the entry is: they are read once, for
// a common title brings dozens of entries to judge.
type facts struct {
	part     int    // the number of the OST single, 0 if none is stated
	nobody   bool   // the artist line only says that it is unknown
	versions bool   // the album or the folder holds version words
	channels []bool // by token of the artist line: it is a word of channels
}

func (x *facts) read(p *Prepared) {
	x.part = 0
	for _, f := range [...]fieldID{fAlbum, fTitle, fFile, fFolder} {
		if x.part == 0 {
			x.part = partOf(p, f)
		}
	}
	from, to := p.span(fArtist)
	x.nobody = isNobody(p, from, to)
	x.channels = x.channels[:0]
	for _, t := range p.toks[from:to] {
		x.channels = append(x.channels, in(channel, p.text(t)))
	}
	x.versions = false
	for _, f := range [...]fieldID{fAlbum, fFolder} {
		from, to := p.span(f)
		for _, t := range p.toks[from:to] {
			x.versions = x.versions || t.word >= firstVersion || t.word == credit
		}
	}
}

// saysNobody reports whether the tokens of a line only say that the singer is
// unknown.
func (x *facts) saysNobody(p *Prepared, from, to int) bool {
	if a, b := p.span(fArtist); from == a && to == b {
		return x.nobody
	}
	return isNobody(p, from, to)
}

// isChannel reports whether token i is a word of channels and labels.
func (x *facts) isChannel(p *Prepared, i int) bool {
	if from, to := p.span(fArtist); i >= from && i < to {
		return x.channels[i-from]
	}
	return in(channel, p.text(p.toks[i]))
}

// partOf is the number of the OST single that a field states, 0 if none.
func partOf(p *Prepared, f fieldID) int {
	from, to := p.span(f)
	for i := from; i+1 < to; i++ {
		if p.toks[i].word != part {
			continue
		}
		j := i + 1
		if p.toks[j].word == part && j+1 < to {
			j++
		}
		if p.toks[j].script == digits {
			if n := atoi(p.text(p.toks[j])); n > 0 && n < 100 {
				return n
			}
		}
	}
	return 0
}

func isNobody(p *Prepared, from, to int) bool {
	for i := from; i < to; i++ {
		if t := p.toks[i]; !in(nobody, p.text(t)) && t.word != join {
			return false
		}
	}
	return true
}
