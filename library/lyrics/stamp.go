package lyrics

import (
	"strings"
	"time"
)

// stamp reads a time such as "1:02", "01:02.5", "01:02.345", "01:02:34" or
// "1:01:02.34". Two numbers are minutes and seconds. With three, the last is
// hundredths when no fraction follows, and otherwise they are hours, minutes
// and seconds.
func stamp(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	whole, frac, hasFrac := strings.Cut(s, ".")
	if !hasFrac {
		whole, frac, hasFrac = strings.Cut(s, ",")
	}
	parts := strings.Split(whole, ":")
	if len(parts) == 3 && !hasFrac {
		parts, frac, hasFrac = parts[:2], parts[2], true
	}
	if len(parts) != 2 && len(parts) != 3 {
		return 0, false
	}
	var total time.Duration
	for i, part := range parts {
		n, ok := number(part, 3)
		if !ok || i > 0 && n >= 60 {
			return 0, false
		}
		total = total*60 + time.Duration(n)*time.Second
	}
	if hasFrac {
		n, ok := number(frac, 6)
		if !ok {
			return 0, false
		}
		part := time.Duration(n) * time.Second
		for range frac {
			part /= 10
		}
		total += part
	}
	return total, total <= maxTime
}

// number reads at most most decimal digits, at least one.
func number(s string, most int) (n int, ok bool) {
	if s == "" || len(s) > most {
		return 0, false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
