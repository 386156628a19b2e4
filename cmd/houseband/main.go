package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"reprise/cmd/houseband/score"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "houseband:", err)
		}
		os.Exit(1)
	}
}

// run records every song into the folder that args name.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("houseband", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("out", "", "folder to write the songs into")
	wav := flags.Bool("wav", false, "keep the recordings as WAV files too")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *out == "" || flags.NArg() > 0 {
		return errors.New("name the folder to write into with -out")
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	for i, song := range score.Songs() {
		file, err := press(ctx, song, encoders[i%len(encoders)], *out, *wav)
		if err != nil {
			return fmt.Errorf("record %s: %w", song.Name, err)
		}
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		seconds := float64(song.Frames()) / float64(song.Rate)
		if _, err := fmt.Fprintf(stdout, "%s\t%.1f s\t%d bytes\n", filepath.Base(file), seconds, info.Size()); err != nil {
			return err
		}
	}
	return nil
}
