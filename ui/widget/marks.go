package widget

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2/canvas"

	"reprise/ui/theme"
)

// Marks are up to four parts of a text that a search found, each from a byte to
// a byte, in order and apart. They stand on accent.soft, in the accent.
type Marks [4][2]int

// MarksOf takes the first four of spans.
func MarksOf(spans [][2]int) Marks {
	var m Marks
	copy(m[:], spans)
	return m
}

// cut takes the runs of a block apart where a mark begins or ends. The ellipsis
// of a text that was cut stands for what is left out and is never marked.
func (m Marks) cut(b block) []run {
	out := make([]run, 0, len(b.runs)+2)
	for i, r := range b.runs {
		own, edges := len(r.text), []int{0, len(r.text)}
		if !b.whole && i == len(b.runs)-1 && strings.HasSuffix(r.text, "…") {
			own -= len("…")
			edges = append(edges, own)
		}
		for _, s := range m {
			for _, at := range s {
				if at -= r.at; at > 0 && at < own {
					edges = append(edges, at)
				}
			}
		}
		slices.Sort(edges)
		out = append(out, m.pieces(r, slices.Compact(edges))...)
	}
	return out
}

// pieces cuts one run at its edges.
func (m Marks) pieces(r run, edges []int) []run {
	var out []run
	x := r.x
	for i := 1; i < len(edges); i++ {
		p := r
		p.text = r.text[edges[i-1]:edges[i]]
		p.at = r.at + edges[i-1]
		p.x = x
		p.width = r.style.Measure(p.text)
		p.marked = m.holds(p.at) && p.text != "…"
		x += p.width
		out = append(out, p)
	}
	return out
}

// before is m without what lies at a byte or behind it.
func (m Marks) before(end int) Marks {
	for i := range m {
		m[i] = [2]int{min(m[i][0], max(0, end)), min(m[i][1], max(0, end))}
	}
	return m
}

func (m Marks) holds(at int) bool {
	for _, s := range m {
		if at >= s[0] && at < s[1] {
			return true
		}
	}
	return false
}

// layMarks puts the grounds behind what is marked; neighbours share one.
func (m *MixedText) layMarks(th *theme.Theme, width float32) {
	n := 0
	for i := 0; i < len(m.block.runs); i++ {
		r := m.block.runs[i]
		if !r.marked {
			continue
		}
		end := r.x + r.width
		for i+1 < len(m.block.runs) && m.block.runs[i+1].marked && m.block.runs[i+1].line == r.line {
			i++
			end = m.block.runs[i].x + m.block.runs[i].width
		}
		if n == len(m.marks) {
			m.marks = append(m.marks, canvas.NewRectangle(color.Transparent))
		}
		ground := m.marks[n]
		fill(ground, th.Tokens().AccentSoft, color.Transparent, 0, th.U(3))
		line := m.style(th).Line
		place(ground, r.x+m.indent(r, width)-th.U(1), float32(r.line)*line+th.U(1), end-r.x+th.U(2), line-th.U(2))
		n++
	}
	m.marks = m.marks[:n]
}
