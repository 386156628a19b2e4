package art

import (
	"math"
	"strings"
)

// The motifs of light, weather and things. Each takes its random numbers in a
// fixed order: a number more or less repaints the poster.

func faces(k *painting) {
	k.glow(120, 250, 210, veil(k.light, .28))
	const cx, n = 122.0, 7
	colours := []string{k.light, k.far, mix(k.light, k.low, .5), k.mid, mix(k.low, k.light, .25), mix(k.far, k.light, .6), k.near}
	at := func(i int) (x, y float64) {
		a := -math.Pi/2 + float64(i)/n*6.283 + .2
		return cx + math.Cos(a)*44, 250 + math.Sin(a)*44
	}
	for i := range n {
		x, y := at(i)
		k.disc(x, y, 58, veil(colours[i], .46))
	}
	for i := range n {
		x, y := at(i)
		k.hoop(x, y, 58, faint(mix(k.light, k.white, .2), 1, .55))
	}
	k.disc(cx, 250, 15, solid(k.light))
	k.hoop(cx, 250, 122, faint(k.light, 1, .3))
	k.hoop(cx, 250, 140, faint(k.light, 1, .16))
}

func sun(k *painting) {
	k.disc(128, 250, 92, solid(k.light))
	k.glow(128, 250, 200, veil(mix(k.light, k.white, .4), .4))
	k.hill(k.r, wave{262, 10, 1.1}, k.far)
	k.hill(k.r, wave{294, 16, .9}, mix(k.far, k.mid, .55))
	k.hill(k.r, wave{326, 14, .8}, k.mid)
	k.hill(k.r, wave{366, 16, .6}, k.near)
	for i := 0.0; i < 3; i++ {
		k.stroke(d("M% %q7 -8 14 0q7 -8 14 0", 60+i*26, 120-i*14), faint(k.near, 1.6, .65))
	}
}

func flame(k *painting) {
	const cx = 120.0
	k.glow(cx, 236, 190, veil(k.light, .5))
	for i := 5.0; i > 0; i-- {
		k.disc(cx, 238, 30+i*27, veil(k.light, .045))
	}
	for i := 1.0; i < 5; i++ {
		k.hoop(cx, 238, 34+i*30, faint(k.light, 1, .34-i*.06))
	}
	k.path(d("M% 176C% 216 % 262 % 266C% 262 % 222 % 176Z", cx, cx+34, cx+30, cx, cx-30, cx-34, cx), solid(k.light))
	k.path(d("M% 214C% 236 % 258 % 260C% 258 % 238 % 214Z", cx+1, cx+16, cx+13, cx, cx-13, cx-15, cx+1), solid(mix(k.light, k.white, .75)))
	k.line([2]float64{cx, 258}, [2]float64{cx, 274}, line(k.near, 2.4))
	k.path(d("M% 276Q% 266 % 276L% 400L% 400Z", cx-27, cx, cx+27, cx+27, cx-27),
		solid(k.gradient(solid(mix(k.light, k.white, .5)), solid(k.low))))
	k.path(d("M% 272Q% 270 % 280L% 316Q% 326 % 306Z", cx+8, cx+27, cx+27, cx+27, cx+20, cx+14), solid(mix(k.light, k.white, .3)))
}

func waves(k *painting) {
	k.disc(122, 168, 52, solid(k.light))
	k.glow(122, 168, 150, veil(k.light, .35))
	for i, y := range []float64{236, 258, 282, 308, 338, 370} {
		n := float64(i)
		c := mix(k.mid, k.near, (n-3)/2.4)
		if i < 3 {
			c = mix(k.far, k.mid, n/3)
		}
		height, length := 4+n*2.2, 52+n*14
		phase := k.r.next() * length
		path := &strings.Builder{}
		path.WriteString(d("M-80 400L-80 %", y))
		for x := -80.0; x < 380; x += length {
			path.WriteString(d("Q% % % %T% %", tenth(x+length*.25-phase*.3), tenth(y-height*2), tenth(x+length/2), y, tenth(x+length), y))
		}
		k.path(path.String()+"L400 400Z", solid(c))
		if i > 3 {
			continue
		}
		for j := 0.0; j < 3; j++ { // the light on the water
			w := 26 - n*3 + k.r.next()*18
			k.rect(box{x: 122 - w/2 + (k.r.next()-.5)*22, y: y + 6 + j*6, w: w, h: 2, r: 1}, veil(mix(k.light, k.white, .35), .75))
		}
	}
}

func umbrella(k *painting) {
	const cx = 118.0
	k.glow(cx, 220, 190, veil(k.light, .45))
	for range 46 {
		x, y := k.r.next()*330, k.r.next()*350
		l := 12 + k.r.next()*22
		k.line([2]float64{x, y}, [2]float64{x - l*.28, y + l}, faint(k.light, 1, .18+k.r.next()*.22))
	}
	k.path(d("M% 244A82 82 0 0 1 % 244Q% 230 % 244Q% 230 % 244Q% 230 % 244Q% 230 % 244Z",
		cx-82, cx+82, cx+62, cx+41, cx+20, cx, cx-20, cx-41, cx-62, cx-82), solid(k.light))
	k.path(d("M% 162Q% 190 % 244Q% 230 % 244Z", cx, cx+40, cx+41, cx+20, cx), solid(mix(k.light, k.mid, .3)))
	k.line([2]float64{cx, 154}, [2]float64{cx, 164}, line(k.near, 3))
	k.stroke(d("M% 244L% 330q0 13 -12 13q-11 0 -11 -11", cx, cx), line(k.near, 3.4))
	k.rect(box{x: -80, y: 352, w: 460, h: 48}, solid(k.near))
	for i := 0.0; i < 6; i++ {
		k.rect(box{x: cx - 60 + k.r.next()*30, y: 360 + i*6, w: 50 + k.r.next()*60, h: 1.6, r: 1}, veil(k.light, .38-i*.05))
	}
}

func branch(k *painting) {
	k.disc(112, 262, 92, solid(k.light))
	k.stroke("M-80 176C-40 184 -30 190 -6 196C60 214 96 252 150 252S232 286 306 268S350 252 380 246", line(k.near, 6))
	k.stroke("M92 236C110 208 132 196 156 190M170 254C186 282 206 302 220 326M44 212C52 246 62 268 60 300", line(k.near, 3.2))
	for range 34 {
		t := k.r.next()
		x, y := 10+t*270, 206+t*62+(k.r.next()-.5)*120
		q := 5 + k.r.next()*4
		for j := range 5 {
			a := float64(j)*1.2566 + t*6
			c := k.far
			if j%2 == 0 {
				c = mix(k.far, k.white, .35)
			}
			k.disc(x+math.Cos(a)*q*.7, y+math.Sin(a)*q*.7, q*.62, solid(c))
		}
		k.disc(x, y, q*.3, solid(k.mid))
	}
	for range 8 {
		k.disc(k.r.next()*300, 330+k.r.next()*60, 2.4, veil(k.far, .9))
	}
}

func snow(k *painting) {
	k.disc(116, 148, 38, veil(k.light, .95))
	k.glow(116, 148, 130, veil(k.light, .5))
	k.hill(k.r, wave{262, 16, .7}, k.far)
	k.hill(k.r, wave{300, 12, .8}, mix(k.low, k.white, .35))
	k.hill(k.r, wave{338, 10, .6}, mix(k.low, k.white, .75))
	for _, t := range [][3]float64{{52, 304, 76}, {84, 312, 54}, {214, 300, 64}} {
		x, y, h := t[0], t[1], t[2]
		k.path(d("M% %L% %L% %Z", x, y-h, x+h*.27, y, x-h*.27, y), solid(k.near))
		k.path(d("M% %L% %L% %Z", x, y-h, x+h*.12, y-h*.56, x-h*.02, y-h*.62), veil(k.white, .8))
	}
	for i := range 9 { // footsteps
		n, side := float64(i), -5.0
		if i%2 == 1 {
			side = 5
		}
		k.disc(140+n*7+side, 392-n*7.5, 2.6-n*.15, veil(k.mid, .7))
	}
	for range 40 {
		k.disc(k.r.next()*300, k.r.next()*400, .9+k.r.next()*1.8, veil(k.white, .85))
	}
}

func lanterns(k *painting) {
	list := [][3]float64{{66, 214, 38}, {142, 284, 46}, {58, 338, 26}, {196, 196, 22}, {222, 338, 30}, {112, 132, 20}}
	for _, l := range list {
		k.glow(l[0], l[1], l[2]*2.6, veil(k.light, .5))
	}
	for _, l := range list {
		x, y, q := l[0], l[1], l[2]
		k.line([2]float64{x, 0}, [2]float64{x, y - q}, faint(k.far, 1.4, .9))
		k.ellipse(x, y, q, tenth(q*.86), k.light)
		k.ellipse(x, y, tenth(q*.5), tenth(q*.86), mix(k.light, k.white, .3))
		k.rect(box{x: x - q*.36, y: y - q*.96, w: q * .72, h: q * .16}, solid(k.near))
		k.rect(box{x: x - q*.36, y: y + q*.8, w: q * .72, h: q * .16}, solid(k.near))
		k.line([2]float64{x, y + q}, [2]float64{x, y + q*1.5}, faint(k.light, 1.6, .8))
	}
}
