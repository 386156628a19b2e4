package library

import (
	"maps"
	"sync"

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
