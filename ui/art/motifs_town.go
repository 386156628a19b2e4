package art

import "math"

// The motifs of houses, rooms and streets. Each takes its random numbers in a
// fixed order: a number more or less repaints the poster.

func gate(k *painting) {
	cx := 112 + k.r.next()*16
	const w, top = 52.0, 168.0
	k.glow(cx, 236, 170, veil(k.light, .55))
	k.disc(30, 300, 96, veil(k.far, .8))
	k.disc(216, 312, 100, veil(k.far, .8))
	k.disc(278, 268, 66, veil(k.far, .55))
	k.rect(box{x: -80, y: 306, w: 460, h: 94}, solid(k.mid))
	arch := func(y, half float64) string {
		return d("M% 330L% %A% % 0 0 1 % %L% 330Z", tenth(cx-half), tenth(cx-half), tenth(y+half),
			half, half, tenth(cx+half), tenth(y+half), tenth(cx+half))
	}
	k.path(arch(top-20, w+20), solid(k.near))
	k.path(arch(top, w), solid(k.gradient(solid(k.light), solid(mix(k.light, k.white, .35)))))
	k.path(d("M% 330L% %A% % 0 0 1 % %L% 346Z", tenth(cx-w), tenth(cx-w), top+w, w, w,
		tenth(cx-w+22), top+12, tenth(cx-w+22)), solid(k.mid))
	k.path(d("M% 330L% 330L% 400L% 400Z", tenth(cx-w), tenth(cx+w), tenth(cx+w+92), tenth(cx-w-58)),
		solid(k.gradient(veil(k.light, .75), veil(k.light, .12))))
	for i := range 9 {
		o := 1.0
		if i > 2 && i < 5 { // the path stays free
			o = 0
		}
		k.disc(float64(i)*40-10+k.r.next()*12, 372+k.r.next()*20, 26+k.r.next()*20, veil(k.near, o))
	}
	for range 14 {
		k.disc(k.r.next()*300, 250+k.r.next()*90, 1.6+k.r.next()*1.6, veil(k.light, .7))
	}
}

func tower(k *painting) {
	for range 26 {
		k.disc(k.r.next()*300, k.r.next()*190, .6+k.r.next()*.9, veil(k.light, .5+k.r.next()*.4))
	}
	for _, b := range [][3]float64{{-80, 300, 84}, {0, 286, 46}, {44, 262, 40}, {82, 300, 38}, {196, 270, 44}, {238, 296, 64}, {300, 312, 80}} {
		k.rect(box{x: b[0], y: b[1], w: b[2], h: 400 - b[1]}, solid(k.far))
	}
	k.glow(124, 122, 130, veil(k.light, .3))
	const x0, w0 = 84.0, 86.0
	k.rect(box{x: x0, y: 112, w: w0, h: 290}, solid(k.near))
	k.rect(box{x: x0 + 60, y: 112, w: 26, h: 290}, solid(mix(k.near, k.mid, .6)))
	k.rect(box{x: x0 + 18, y: 92, w: 44, h: 22}, solid(k.near))
	k.line([2]float64{x0 + 40, 92}, [2]float64{x0 + 40, 58}, line(k.near, 2.4))
	for y := range 17 {
		for x := range 3 {
			// The top floor is always lit; its number is taken all the same.
			on := k.r.next() > .74 || y == 0
			light := veil(k.mid, .9)
			switch {
			case on && y == 0:
				light = solid(k.light)
			case on:
				light = veil(k.light, .85)
			}
			k.rect(box{x: x0 + 9 + float64(x)*17, y: 124 + float64(y)*16, w: 11, h: 8}, light)
		}
	}
	k.rect(box{x: -80, y: 342, w: 150, h: 60}, solid(k.mid))
	k.rect(box{x: 66, y: 360, w: 46, h: 40}, solid(mix(k.near, k.mid, .4)))
	k.rect(box{x: 178, y: 332, w: 60, h: 70}, solid(k.mid))
	k.rect(box{x: 232, y: 352, w: 150, h: 50}, solid(k.near))
	for i := range 12 {
		o := .12
		if k.r.next() > .5 {
			o = .7
		}
		k.rect(box{x: 6 + float64(i%4)*14, y: 352 + float64(i/4)*14, w: 5, h: 5}, veil(k.light, o))
	}
}

func cups(k *painting) {
	k.glow(130, 210, 180, veil(k.light, .5))
	k.rect(box{x: -80, y: 316, w: 460, h: 84}, solid(k.near))
	k.rect(box{x: -80, y: 312, w: 460, h: 5}, solid(k.far))
	k.disc(130, 150, 26, solid(k.light))
	k.line([2]float64{130, 0}, [2]float64{130, 126}, line(k.near, 2))
	k.path("M96 150A34 34 0 0 1 164 150Z", solid(k.near))
	for i := range 4 {
		x, h := 34+float64(i)*52, 40+float64(i%2)*6
		fill := .35 + k.r.next()*.4
		k.path(d("M% %L% %L% 312L% 312Z", x, 312-h, x+36, 312-h, x+32, x+4), veil(mix(k.low, k.light, .35), .55))
		k.path(d("M% %L% %L% 312L% 312Z", tenth(x+4*(1-fill)), tenth(312-h*fill),
			tenth(x+36-4*(1-fill)), tenth(312-h*fill), x+32, x+4), veil(k.light, .95))
		k.path(d("M% 317L% 317L% %L% %Z", x+4, x+32, x+36, 317+h*.8, x, tenth(317+h*.8)), veil(k.light, .1))
	}
}

func stairs(k *painting) {
	k.glow(72, 132, 150, veil(k.light, .6))
	for i := range 9 {
		n := float64(i)
		k.rect(box{x: 60, y: 178 + n*25, w: 72 + n*27, h: 26}, solid(mix(k.far, k.near, n/9)))
		k.rect(box{x: 60, y: 178 + n*25, w: 72 + n*27, h: 3}, veil(k.light, .55-n*.05))
	}
	k.rect(box{x: -80, y: 178, w: 142, h: 222}, solid(k.mid))
	k.rect(box{x: -80, y: 174, w: 146, h: 6}, solid(k.near))
	k.line([2]float64{40, 174}, [2]float64{40, 112}, line(k.near, 3.4))
	k.stroke("M40 112q0 -14 16 -14q14 0 14 12", line(k.near, 3.4))
	k.disc(70, 118, 9, solid(k.light))
	k.disc(70, 118, 5, solid(mix(k.light, k.white, .8)))
}

func window(k *painting) {
	const x, y, w, h = 42.0, 150.0, 150.0, 190.0
	k.rect(box{x: -80, y: 0, w: 460, h: sceneHeight}, solid(k.mid))
	k.rect(box{x: -80, y: 352, w: 460, h: 48}, solid(k.near))
	k.rect(box{x: x - 10, y: y - 10, w: w + 20, h: h + 20}, solid(k.near))
	k.rect(box{x: x, y: y, w: w, h: h}, solid(k.gradient(solid(k.low), solid(k.light))))
	k.disc(x+74, y+118, 34, solid(mix(k.light, k.white, .45)))
	k.path(d("M% %Q% % % %T% %L% %L% %Z", x, y+150, x+40, y+128, x+82, y+150, x+w, y+144, x+w, y+h, x, y+h), solid(k.far))
	k.rect(box{x: x + w/2 - 3, y: y, w: 6, h: h}, solid(k.near))
	k.rect(box{x: x, y: y + 66, w: w, h: 5}, solid(k.near))
	k.path(d("M% %L% %Q% % % %L% %Z", x-14, y-16, x+34, y-16, x+30, y+90, x+8, y+h+16, x-14, y+h+16), veil(k.far, .92))
	k.path(d("M% 400L% 400L% 372L% 372Z", x-14, x+w+10, x+w+40, x+20), veil(k.light, .14))
}

func bridge(k *painting) {
	k.glow(120, 262, 190, veil(k.light, .4))
	k.rect(box{x: -80, y: 286, w: 460, h: 114}, solid(k.mid))
	for _, b := range [][2]float64{{-70, 34}, {-40, 22}, {8, 30}, {30, 46}, {58, 24}, {180, 38}, {206, 54}, {236, 30}, {262, 44}, {300, 30}, {336, 40}} {
		k.rect(box{x: b[0], y: 286 - b[1], w: 22, h: b[1]}, solid(k.far))
	}
	k.stroke("M-80 214Q40 320 120 172Q200 320 380 210", line(k.near, 3))
	for x := 10.0; x < 300; x += 16 {
		k.line([2]float64{x, 272}, [2]float64{x, 250}, faint(k.near, 1.2, .5))
	}
	k.rect(box{x: -80, y: 268, w: 460, h: 8}, solid(k.near))
	k.rect(box{x: 115, y: 160, w: 10, h: 150}, solid(k.near))
	for i := range 13 {
		x := 6 + float64(i)*24
		k.disc(x, 264, 2.8, solid(k.light))
		k.rect(box{x: x - 1.4, y: 292, w: 2.8, h: 22 + k.r.next()*54, r: 1.4}, veil(k.light, .34))
	}
}

func train(k *painting) {
	k.disc(196, 120, 30, solid(k.light))
	k.glow(196, 120, 120, veil(k.light, .35))
	k.hill(k.r, wave{226, 16, 1}, k.far)
	k.hill(k.r, wave{252, 10, 1.4}, k.mid)
	k.rect(box{x: -90, y: 262, w: 340, h: 62, r: 9}, solid(k.near))
	for i := -3; i < 7; i++ {
		c := k.mid
		if k.r.next() > .2 {
			c = k.light
		}
		k.rect(box{x: 6 + float64(i)*34, y: 274, w: 24, h: 22, r: 3}, solid(c))
	}
	k.rect(box{x: -90, y: 304, w: 340, h: 4}, veil(k.light, .4))
	k.rect(box{x: -80, y: 332, w: 460, h: 3}, solid(k.near))
	k.glow(246, 296, 60, veil(k.light, .8))
	for i := -3; i < 12; i++ {
		k.rect(box{x: float64(i) * 32, y: 335, w: 12, h: 8}, solid(k.near))
	}
	k.rect(box{x: -80, y: 343, w: 460, h: 60}, solid(mix(k.near, k.mid, .35)))
	for i := -3; i < 7; i++ {
		k.rect(box{x: 6 + float64(i)*34, y: 350, w: 24, h: 26, r: 3}, veil(k.light, .12))
	}
}

func labyrinth(k *painting) {
	const cx, cy = 126.0, 236.0
	k.disc(cx, cy, 112, veil(k.far, .45))
	for i := range 6 {
		n := float64(i)
		radius, at := 20+n*17, k.r.next()*5.6+.2
		gap := 22 / radius
		from, to := at+gap, at+6.283-gap
		c := mix(k.near, k.mid, .5)
		switch {
		case i == 5:
			c = k.near
		case i%2 == 1:
			c = mix(k.near, k.mid, .15)
		}
		k.stroke(d("M% %A% % 0 1 1 % %", tenth(cx+radius*math.Cos(from)), tenth(cy+radius*math.Sin(from)),
			radius, radius, tenth(cx+radius*math.Cos(to)), tenth(cy+radius*math.Sin(to))), line(c, 7.5))
		if i < 5 {
			b := k.r.next() * 6.28
			k.line([2]float64{cx + radius*math.Cos(b), cy + radius*math.Sin(b)},
				[2]float64{cx + (radius+17)*math.Cos(b), cy + (radius+17)*math.Sin(b)}, line(mix(k.near, k.mid, .3), 7.5))
		}
	}
	k.disc(cx, cy, 9, solid(k.light))
}
