package library

import (
	"maps"
	"sync"
	"time"

	"reprise/library/catalog"
	"reprise/library/store"
)

// settings are small values that the window keeps.
type settings struct {
	mu     sync.Mutex // held for a map access and nothing else
	values map[string]string
}

// Setting returns the value that was set last, in this run or an earlier one,
// or "". It returns at once.
func (l *Library) Setting(key string) string {
	l.settings.mu.Lock()
	defer l.settings.mu.Unlock()
	return l.settings.values[key]
}

// SetSetting keeps a small value; "" removes it. It returns at once; the value
// is written within 5 s and at Close.
func (l *Library) SetSetting(key, value string) {
	l.settings.mu.Lock()
	defer l.settings.mu.Unlock()
	if l.settings.values[key] == value {
		return
	}
	if value == "" {
		delete(l.settings.values, key)
	} else {
		l.settings.values[key] = value
	}
	l.store.Post(store.PutSetting(key, value)) // under the lock, so that the order is the same
}

// Settings returns a copy of all settings.
func (l *Library) Settings() map[string]string {
	l.settings.mu.Lock()
	defer l.settings.mu.Unlock()
	return maps.Clone(l.settings.values)
}

// AddPass counts one more pass of an entry; run is its number since the song
// was chosen, from 1. It returns at once; the count is written within 5 s and
// at Close. An entry of no list is counted too, for its list may come back.
func (l *Library) AddPass(ref catalog.Ref, run int) {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.model.counts[ref]
	c.Passes++
	c.Longest = max(c.Longest, run)
	if c.First.IsZero() {
		c.First = now
	}
	c.Last = now
	l.model.counts[ref] = c
	l.model.touch(ref)
	l.store.Post(store.PutCounts(store.Key(ref), store.Counts(c)))
	l.publish()
}
