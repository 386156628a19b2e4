package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"reprise/library/store"
)

// childDir, set in the environment, makes the test binary a writer that is
// going to be killed.
const childDir = "REPRISE_TEST_WRITER_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		if err := writeForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// writeForEver links entries one after the other and prints the number of each
// once its link was confirmed.
func writeForEver(dir string) error {
	s, err := store.Open(context.Background(), store.Options{DataDir: dir, CacheDir: dir, Batch: time.Millisecond})
	if err != nil {
		return err
	}
	for n := len(s.Work().Links); ; n++ {
		k := store.Key{List: "l", Entry: strconv.Itoa(n)}
		err := s.Do(nil, store.PutLink(k, store.Link{Path: "/m/" + k.Entry}), store.PutRefusal(k, "/r", store.Refusal{}))
		if err != nil {
			return err
		}
		s.Post(store.PutCounts(scar, store.Counts{Passes: n}))
		s.Index(store.Batch{Put: []store.Row{{Path: "/m/" + k.Entry, Data: "row"}}})
		fmt.Println(n)
	}
}

func TestKilledWriterLosesNothingConfirmed(t *testing.T) {
	t.Parallel()
	rounds := 10
	if testing.Short() {
		rounds = 3
	}
	dir := t.TempDir()
	confirmed := -1
	for round := range rounds {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), childDir+"="+dir)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n <= 3+round*7 && lines.Scan(); n++ { // a different moment each round
			confirmed = number(t, lines.Text(), confirmed)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // printed before the kill: confirmed too
			confirmed = number(t, lines.Text(), confirmed)
		}
		_ = cmd.Wait() // killed

		s := openAt(t, dir)
		w := s.Work()
		for n := range confirmed + 1 {
			k := store.Key{List: "l", Entry: strconv.Itoa(n)}
			_, refused := w.Refusals[k]["/r"]
			if w.Links[k].Path != "/m/"+k.Entry || !refused {
				t.Fatalf("round %d: entry %d of %d was confirmed and is lost", round, n, confirmed)
			}
		}
		if len(s.Notices()) != 0 {
			t.Fatalf("round %d: notices %v", round, s.Notices())
		}
		closeStore(t, s)
		confirmed = len(w.Links) - 1 // what was written and not confirmed any more is there too
	}
	if confirmed < rounds*3 {
		t.Fatalf("only %d links were confirmed: the test proved nothing", confirmed)
	}
}

// number reads a line of the child; half a line, cut by the kill, confirms
// nothing.
func number(tb testing.TB, line string, have int) int {
	tb.Helper()
	n, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil || n != have+1 {
		return have
	}
	return n
}
