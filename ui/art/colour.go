package art

import (
	"fmt"
	"math"
	"strconv"
)

// channels takes "#RRGGBB" apart. Colours in this package are that text,
// because it is what the SVG needs and what keeps two machines from rounding
// differently half way.
func channels(hex string) [3]float64 {
	var out [3]float64
	if len(hex) != 7 {
		return out
	}
	for i := range out {
		v, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return [3]float64{}
		}
		out[i] = float64(v)
	}
	return out
}

func hexOf(c [3]float64) string {
	var b [3]int
	for i, v := range c {
		b[i] = int(math.Max(0, math.Min(255, math.Floor(v+0.5))))
	}
	return fmt.Sprintf("#%02X%02X%02X", b[0], b[1], b[2])
}

// mix goes the share t of the way from a to b.
func mix(a, b string, t float64) string {
	from, to := channels(a), channels(b)
	var out [3]float64
	for i := range out {
		out[i] = from[i] + (to[i]-from[i])*t
	}
	return hexOf(out)
}

// luminance is WCAG's relative luminance, 0 to 1.
// See https://www.w3.org/TR/WCAG22/#dfn-relative-luminance.
func luminance(hex string) float64 {
	c := channels(hex)
	for i, v := range c {
		v /= 255
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

// Contrast is WCAG's contrast of two colours given as "#RRGGBB", 1 to 21.
func Contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// hsl is hue in degrees, saturation and lightness in 0 to 1.
func hsl(hex string) (h, s, l float64) {
	c := channels(hex)
	r, g, b := c[0]/255, c[1]/255, c[2]/255
	hi, lo := math.Max(r, math.Max(g, b)), math.Min(r, math.Min(g, b))
	d := hi - lo
	l = (hi + lo) / 2
	if d == 0 {
		return 0, 0, l
	}
	switch hi {
	case r:
		h = math.Mod((g-b)/d, 6)
	case g:
		h = (b-r)/d + 2
	default:
		h = (r-g)/d + 4
	}
	h *= 60
	if h < 0 {
		h += 360
	}
	return h, d / (1 - math.Abs(2*l-1)), l
}

func fromHSL(h, s, l float64) string {
	h = math.Mod(math.Mod(h, 360)+360, 360)
	c := (1 - math.Abs(2*l-1)) * s
	x := c * (1 - math.Abs(math.Mod(h/60, 2)-1))
	m := l - c/2
	var v [3]float64
	switch {
	case h < 60:
		v = [3]float64{c, x, 0}
	case h < 120:
		v = [3]float64{x, c, 0}
	case h < 180:
		v = [3]float64{0, c, x}
	case h < 240:
		v = [3]float64{0, x, c}
	case h < 300:
		v = [3]float64{x, 0, c}
	default:
		v = [3]float64{c, 0, x}
	}
	for i := range v {
		v[i] = (v[i] + m) * 255
	}
	return hexOf(v)
}

// turn rotates the hue by degrees.
func turn(hex string, degrees float64) string {
	h, s, l := hsl(hex)
	return fromHSL(h+degrees, s, l)
}

// calm multiplies the saturation by k.
func calm(hex string, k float64) string {
	h, s, l := hsl(hex)
	return fromHSL(h, s*k, l)
}
