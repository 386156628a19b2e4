package catalog

import (
	"bytes"
	"strings"
)

// printer lays out compact JSON the way a curator would write it: an object or
// array that fits on a line and holds no object in it stays on one.
type printer struct {
	src []byte // compact and valid
	out *bytes.Buffer
}

// value prints the value at the head of src at the given level and takes it
// off src.
func (p *printer) value(level int) {
	end := valueEnd(p.src)
	one := p.src[:end]
	if one[0] != '{' && one[0] != '[' || len(one) == 2 || fitsLine(one) {
		p.line(one)
		p.src = p.src[end:]
		return
	}
	last := one[end-1]
	p.out.WriteByte(one[0])
	p.src = p.src[1:]
	for p.src[0] != last {
		if p.src[0] == ',' {
			p.out.WriteByte(',')
			p.src = p.src[1:]
		}
		p.indent(level + 1)
		if last == '}' {
			name := valueEnd(p.src)
			p.out.Write(p.src[:name])
			p.out.WriteString(": ")
			p.src = p.src[name+1:]
		}
		p.value(level + 1)
	}
	p.indent(level)
	p.out.WriteByte(last)
	p.src = p.src[1:]
}

func (p *printer) indent(level int) {
	p.out.WriteByte('\n')
	p.out.WriteString(strings.Repeat("  ", level))
}

// line prints one on one line, with a space after each comma and colon.
func (p *printer) line(one []byte) {
	for i := 0; i < len(one); i++ {
		switch c := one[i]; c {
		case '"':
			end := min(endOfString(one, i)+1, len(one))
			p.out.Write(one[i:end])
			i = end - 1
		case ',', ':':
			p.out.WriteByte(c)
			p.out.WriteByte(' ')
		default:
			p.out.WriteByte(c)
		}
	}
}

// valueEnd returns the length of the compact value at the head of src.
func valueEnd(src []byte) int {
	depth := 0
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '"':
			i = endOfString(src, i)
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i // the end of what holds this value
			}
			depth--
		case ',', ':':
			if depth == 0 {
				return i
			}
			continue
		default:
			continue
		}
		if depth == 0 {
			return i + 1
		}
	}
	return len(src)
}

// fitsLine reports whether the value is short and flat enough for one line.
func fitsLine(one []byte) bool {
	if len(one) > lineWidth {
		return false
	}
	inner := 0
	for i := 1; i < len(one); i++ {
		switch one[i] {
		case '"':
			i = endOfString(one, i)
		case '{':
			inner++
		}
	}
	return inner == 0
}
