package desktop

import (
	"errors"
	"fmt"
	"log/slog"
	"sync"
)

// ErrNotAwake says that nothing on this system keeps the computer from sleeping.
var ErrNotAwake = errors.New("nothing here keeps the computer awake")

// Awake keeps the computer from suspending while something is to be heard. The
// screen may go dark. It is safe for any goroutine.
type Awake struct{ log *slog.Logger }

// NewAwake makes one that tells log by what it holds; nil tells nobody.
func NewAwake(log *slog.Logger) *Awake {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Awake{log: log}
}

// Hold keeps the computer awake until release is called, or the program ends in
// whatever way. reason is a sentence for those who ask their system what keeps it
// from sleeping. It takes a few seconds at most. Each Hold has a release of its
// own; calling it again does nothing. The error is ErrNotAwake, with what each
// way said; release is never nil.
func (a *Awake) Hold(reason string) (release func(), err error) {
	var tried []error
	for _, w := range ways() {
		end, err := guard(w, reason)
		if err != nil {
			tried = append(tried, fmt.Errorf("%s: %w", w.name, err))
			continue
		}
		a.log.Debug("the computer is kept awake", "by", w.name)
		var once sync.Once
		return func() {
			once.Do(func() {
				end()
				a.log.Debug("the computer may sleep", "by", w.name)
			})
		}, nil
	}
	return func() {}, errors.Join(append([]error{ErrNotAwake}, tried...)...)
}

// way is one way to keep the computer awake. end lets it sleep.
type way struct {
	name string
	hold func(reason string) (end func(), err error)
}

// guard turns a panic of what speaks with the system into an error.
func guard(w way, reason string) (end func(), err error) {
	defer func() {
		if r := recover(); r != nil {
			end, err = nil, fmt.Errorf("%v", r)
		}
	}()
	return w.hold(reason)
}
