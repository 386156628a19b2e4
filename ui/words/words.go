package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// The languages that Reprise speaks.
const (
	English = "en"
	Korean  = "ko"
)

// ErrLanguage is returned by Load for a language that has no file.
var ErrLanguage = errors.New("no such language")

// Words is every sentence of one language.
type Words struct {
	lang string
	text map[string]string
}

// Load reads the sentences of lang ("en", "ko") from lang+".json" in fsys.
func Load(fsys fs.FS, lang string) (*Words, error) {
	raw, err := fs.ReadFile(fsys, lang+".json")
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrLanguage, lang, err)
	}
	text := map[string]string{}
	if err := json.Unmarshal(raw, &text); err != nil {
		return nil, fmt.Errorf("read words %q: %w", lang, err)
	}
	return &Words{lang: lang, text: text}, nil
}

// Choose returns the language to speak: wanted when Reprise speaks it,
// otherwise the first word of the system's locale ("ko-KR", "ko_KR.UTF-8")
// that it speaks, otherwise English.
func Choose(wanted, locale string) string {
	for _, name := range []string{wanted, locale} {
		base := strings.ToLower(name)
		if i := strings.IndexAny(base, "-_."); i >= 0 {
			base = base[:i]
		}
		if base == English || base == Korean {
			return base
		}
	}
	return English
}

// Language returns "en" or "ko".
func (w *Words) Language() string { return w.lang }

// Korean reports whether the window speaks Korean.
func (w *Words) Korean() bool { return w.lang == Korean }

// T returns the sentence of key with its gaps filled: gaps are pairs of a name
// and a value, T("pass", "n", 12) fills "{n}". A key that does not exist is
// returned itself, so that a mistake is seen and nothing breaks.
func (w *Words) T(key string, gaps ...any) string {
	s, ok := w.text[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(gaps); i += 2 {
		s = strings.ReplaceAll(s, fmt.Sprintf("{%v}", gaps[i]), fmt.Sprint(gaps[i+1]))
	}
	return s
}

// Has reports whether the language has a sentence for key.
func (w *Words) Has(key string) bool { _, ok := w.text[key]; return ok }

// List fills numbered gaps, "{0}", "{1}", from args.
func (w *Words) List(key string, args []string) string {
	s := w.T(key)
	for i, a := range args {
		s = strings.ReplaceAll(s, fmt.Sprintf("{%d}", i), a)
	}
	return s
}

// Pick returns native in Korean when there is one, otherwise plain.
func (w *Words) Pick(plain, native string) string {
	if w.Korean() && native != "" {
		return native
	}
	return plain
}
