package main

import (
	"flag"
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/software"

	"reprise/ui/theme"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("gallery", flag.ContinueOnError)
	file := flags.String("png", "", "write the picture to `FILE` instead of opening a window")
	look := flags.String("theme", "night", "night or day")
	scale := flags.Float64("scale", 1, "text size, 0.8 to 2")
	mark := flags.String("icons", "", "draw reprise.svg of the folder `DIR` as PNG files beside it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *mark != "" {
		return icons(*mark)
	}
	variant := theme.Night
	if *look == "day" {
		variant = theme.Day
	}
	a := app.NewWithID("app.reprise.gallery")
	th := theme.New(variant, float32(*scale))
	a.Settings().SetTheme(th)
	if *file != "" {
		return write(*file, th)
	}
	w := a.NewWindow("Reprise: gallery")
	w.SetPadded(false)
	w.SetContent(sheet(th))
	w.Resize(sheetSize(th))
	w.ShowAndRun()
	return nil
}

func write(file string, th *theme.Theme) error {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(sheet(th))
	c.Resize(sheetSize(th))
	return save(file, c.Capture())
}

func sheetSize(th *theme.Theme) fyne.Size { return fyne.NewSize(th.U(1280), th.U(4430)) }
