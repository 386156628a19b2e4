package hangul_test

import (
	"testing"

	"reprise/library/hangul"
)

func TestReadHan(t *testing.T) {
	t.Parallel()
	for han, want := range map[string]string{
		"白智英": "백지영", "李夏怡": "이하이", "金娜英": "김나영", "张才人": "장재인", "郑承焕": "정승환", "鄭承煥": "정승환", "朴宝蓝": "박보람",
		"尹美萊": "윤미래", "徐仁国": "서인국", "李笛": "이적", "林允兒": "임윤아", "OST 金": "OST 김", "": "", "거미": "거미", "恋": "연",
		"朴灿烈": "박찬열", "李成烈": "이성렬", "羅列": "나열",
	} {
		if got := hangul.ReadHan(han); got != want {
			t.Errorf("ReadHan(%q) = %q, want %q", han, got, want)
		}
	}
	if a, b := hangul.Key("白智英"), hangul.Key("Baek Ji Young"); a != hangul.Key("백지영") || b == "" {
		t.Errorf("Key(白智英) = %q, of 백지영 %q", a, hangul.Key("백지영"))
	}
}
