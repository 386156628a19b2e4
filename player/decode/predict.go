package decode

// burg fits a linear predictor to x by Burg's method: the prediction of x[n] is
// the sum of a[k]*x[n-1-k].
func burg(x []float64) []float64 {
	const order = 32
	f, b := append([]float64(nil), x...), append([]float64(nil), x...)
	a := make([]float64, 0, order)
	for m := range order {
		num, den := 0.0, 1e-12
		for i := m + 1; i < len(x); i++ {
			num += f[i] * b[i-1]
			den += f[i]*f[i] + b[i-1]*b[i-1]
		}
		k := 2 * num / den
		for i := len(x) - 1; i > m; i-- {
			f[i], b[i] = f[i]-k*b[i-1], b[i-1]-k*f[i]
		}
		next := make([]float64, m+1, order)
		for i := range m {
			next[i] = a[i] - k*a[m-1-i]
		}
		next[m] = k
		a = next
	}
	return a
}

// predict is the prediction of what follows x.
func predict(a, x []float64) float64 {
	p := 0.0
	for k, w := range a {
		p += w * x[len(x)-1-k]
	}
	return p
}

// reversed is y from its end to its start.
func reversed(y [][2]float64) [][2]float64 {
	out := make([][2]float64, len(y))
	for i, f := range y {
		out[len(y)-1-i] = f
	}
	return out
}

// extend goes on with channel c of y for n samples as its own past suggests.
func extend(y [][2]float64, c, n int) []float64 {
	x := make([]float64, len(y), len(y)+n)
	for i, f := range y {
		x[i] = f[c]
	}
	a := burg(x)
	for range n {
		x = append(x, predict(a, x))
	}
	return x[len(y):]
}
