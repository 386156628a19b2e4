package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"reprise/player"
)

// repeatModes are the values of --repeat.
func repeatModes() map[string]player.Repeat {
	return map[string]player.Repeat{"one": player.RepeatOne, "list": player.RepeatList, "off": player.RepeatOff}
}

// parse turns the flags into how to play, and into the way each track is played.
// The track's Gain is not zero when songs are to be equally loud.
func (f *playFlags) parse(changed func(string) bool) (player.Track, error) {
	how := &f.how
	var ok bool
	if how.repeat, ok = repeatModes()[f.repeat]; !ok {
		return player.Track{}, fmt.Errorf("--repeat is one, list or off, not %q", f.repeat)
	}
	if changed("passes") && how.passes < 1 {
		return player.Track{}, fmt.Errorf("--passes is a number from 1, not %d", how.passes)
	}
	if changed("to") && how.to == "" {
		return player.Track{}, errors.New("--to needs the name of a file")
	}
	if f.speed < player.SlowestSpeed || f.speed > player.FastestSpeed || math.IsNaN(f.speed) {
		return player.Track{}, fmt.Errorf("--speed is from %g to %g, not %g", player.SlowestSpeed, player.FastestSpeed, f.speed)
	}
	t := player.Track{Speed: f.speed}
	if f.even && !f.noEven {
		t.Gain.Peak = 1
	}
	if err := f.parseNight(changed); err != nil {
		return t, err
	}
	if !changed("loop") {
		if f.intro {
			return t, errors.New("--intro needs --loop")
		}
		return t, nil
	}
	loop, err := parseLoop(f.loop)
	if err != nil {
		return t, err
	}
	loop.Intro = f.intro
	t.Loop = loop
	return t, nil
}

// parseNight reads --until and --night.
func (f *playFlags) parseNight(changed func(string) bool) error {
	how := &f.how
	switch {
	case !f.night && !changed("until"):
		return nil
	case how.to != "":
		return errors.New("--until and --night are for playing aloud, not for --to")
	case f.night && how.passes == 0 && !changed("until"):
		return errors.New("--night needs --passes or --until")
	}
	if f.night {
		how.night.Passes, how.passes = how.passes, 0
	}
	if !changed("until") {
		return nil
	}
	until, err := parseUntil(f.until, time.Now())
	how.night.Until = until
	return err
}

// parseUntil reads a time of the day, the next one of that name after now, or how
// long from now.
func parseUntil(s string, now time.Time) (time.Time, error) {
	for _, layout := range []string{"15:04", "15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			day := time.Date(now.Year(), now.Month(), now.Day(), t.Hour(), t.Minute(), t.Second(), 0, now.Location())
			if !day.After(now) {
				day = time.Date(now.Year(), now.Month(), now.Day()+1, t.Hour(), t.Minute(), t.Second(), 0, now.Location())
			}
			return day, nil
		}
	}
	if d, err := time.ParseDuration(s); err == nil && d > 0 {
		return now.Add(d), nil
	}
	return time.Time{}, fmt.Errorf("--until is a time of the day as 23:30 or a while as 90m, not %q", s)
}

// parseLoop reads A-B, two places of a song; without B it is the song's end, and
// without A its start.
func parseLoop(s string) (player.Loop, error) {
	from, to, ok := strings.Cut(s, "-")
	a, okA := parsePlace(from)
	b, okB := parsePlace(to)
	if !ok || !okA || !okB {
		return player.Loop{}, fmt.Errorf("--loop is from a place to another as 1:02.5-1:30, not %q", s)
	}
	loop := player.Loop{A: a, B: b}
	ordered, long := loop.Ordered()
	switch {
	case ordered != loop:
		return loop, fmt.Errorf("--loop %s ends before it begins", s)
	case !long:
		return loop, fmt.Errorf("--loop %s is too short; a loop is at least %s long", s, player.ShortestLoop)
	}
	return loop, nil
}

// parsePlace reads seconds, minutes:seconds or hours:minutes:seconds; "" is 0.
func parsePlace(s string) (time.Duration, bool) {
	if s == "" {
		return 0, true
	}
	total := 0.0
	parts := strings.Split(s, ":")
	for i, part := range parts {
		v, err := strconv.ParseFloat(part, 64)
		whole := v == math.Trunc(v) || i == len(parts)-1
		if err != nil || v < 0 || v > 1e6 || !whole || (i > 0 && v >= 60) || len(parts) > 3 {
			return 0, false
		}
		total = total*60 + v
	}
	return time.Duration(math.Round(total * float64(time.Second))), true
}

// seconds is how long so many frames last.
func seconds(frames, rate int) time.Duration {
	return time.Duration(float64(frames) / float64(rate) * float64(time.Second))
}

// queue is what is played, one behind the other, and whether it begins again at
// its end. Without a number of passes a list is endless.
func (how playing) queue() (tracks []player.Track, repeat player.Repeat) {
	rounds, passes := 1, how.passes
	switch {
	case how.repeat == player.RepeatOff:
		passes = 1
	case how.repeat == player.RepeatList && len(how.songs) > 1:
		rounds, passes = max(how.passes, 1), 1
	}
	for range rounds {
		for _, s := range how.songs {
			s.track.Passes = passes
			tracks = append(tracks, s.track)
		}
	}
	if how.passes > 0 || how.repeat == player.RepeatOff {
		return tracks, player.RepeatOff // what ends does so with its last track
	}
	return tracks, how.repeat
}
