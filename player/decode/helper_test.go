package decode_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"reprise/player/decode"
	"reprise/player/internal/sound"
)

func TestHelperIsMissing(t *testing.T) {
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.FFmpeg("-i", "t.wav", "-c:a", "alac", "t.m4a")
	k.Run("wavpack", "-q", "t.wav", "-o", "t.wv")
	k.FFmpeg("-i", "t.wav", "-c:a", "wmav2", "t.wma")
	t.Setenv("PATH", t.TempDir())
	for file, codec := range map[string]string{"t.m4a": "alac", "t.wv": "wavpack", "t.wma": "wma"} {
		_, err := decode.Open(t.Context(), k.Path(file), decode.Options{})
		var help *decode.HelperError
		if !errors.Is(err, decode.ErrNeedsHelper) || !errors.As(err, &help) || help.Codec != codec {
			t.Errorf("%s: error is %v, want that %s needs ffmpeg", file, err, codec)
		}
	}
}

func TestHelperLeavesNoFile(t *testing.T) {
	k := sound.New(t)
	k.WAV("t.wav", sound.Seam())
	k.FFmpeg("-i", "t.wav", "-c:a", "alac", "t.m4a")
	temp := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", temp)
	s, err := decode.Open(t.Context(), k.Path("t.m4a"), decode.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := drain(t, s); len(got) != 3*sound.Rate {
		t.Errorf("%d frames", len(got))
	}
	if _, err := os.Stat(filepath.Join(temp, "reprise")); err != nil {
		t.Errorf("the cache was not used: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(temp, "reprise", "*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := decode.Open(ctx, k.Path("t.m4a"), decode.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v after cancel", err)
	}
}
