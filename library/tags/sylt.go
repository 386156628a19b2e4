package tags

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// syltToLRC turns an ID3v2 frame of synchronised words into LRC, "" when its
// times are not milliseconds or nothing comes out. Syllables that begin with
// no line break of their own go on the line before, as the format asks.
// https://id3.org/id3v2.4.0-frames section 4.9
func syltToLRC(b []byte) string {
	if len(b) < 7 || b[0] > 3 || b[4] != 2 || b[5] > 2 {
		return ""
	}
	enc := b[0]
	_, b = cutText(b[6:], enc) // the description
	var out strings.Builder
	syllables := bytes.Count(b, []byte("\n")) > 2
	for len(b) > 4 && out.Len() < maxText {
		var line string
		line, b = cutText(b, enc)
		if len(b) < 4 {
			break
		}
		at := binary.BigEndian.Uint32(b)
		b = b[4:]
		starts := strings.HasPrefix(line, "\n") || strings.HasPrefix(line, "\r")
		if line = strings.Trim(line, "\r\n"); !syllables || starts || out.Len() == 0 {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			fmt.Fprintf(&out, "[%02d:%02d.%02d]", at/60000, at/1000%60, at/10%100)
		}
		out.WriteString(line)
	}
	if out.Len() == 0 {
		return ""
	}
	return out.String() + "\n"
}
