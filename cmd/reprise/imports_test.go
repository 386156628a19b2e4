package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// goPackage is what `go list -json` tells of a package, as far as it is needed.
type goPackage struct {
	ImportPath   string
	Dir          string
	Doc          string
	GoFiles      []string
	TestGoFiles  []string
	XTestGoFiles []string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// allowed is the table of CONTRIBUTING.md: which packages of this module each
// package may import. A pattern that ends in "/..." covers the package and all
// below it. A package is ruled by the longest of the patterns that cover it.
var allowed = []struct {
	name    string
	imports []string
}{
	{"reprise/cmd/...", []string{"reprise/..."}},
	{"reprise/cmd/matchbench", []string{"reprise/library/..."}},
	{"reprise/cmd/houseband", []string{"reprise/cmd/houseband/..."}},
	{"reprise/ui/...", []string{"reprise/ui/...", "reprise/library/...", "reprise/player/...", "reprise/assets"}},
	{"reprise/ui/view", []string{"reprise/library/...", "reprise/player/...", "reprise/ui/words", "reprise/ui/art"}},
	{"reprise/ui/desktop", []string{"reprise/player"}},
	{"reprise/ui/art", []string{"reprise/ui/art/..."}},
	{"reprise/library", []string{"reprise/library/..."}},
	{"reprise/library/catalog", nil},
	{"reprise/library/tags", nil},
	{"reprise/library/scan", []string{"reprise/library/tags"}},
	{"reprise/library/match", []string{"reprise/library/catalog", "reprise/library/hangul"}},
	{"reprise/library/hangul", nil},
	{"reprise/library/store", nil},
	{"reprise/library/lyrics", nil},
	{"reprise/player", []string{"reprise/player/..."}},
	{"reprise/player/pipeline", []string{"reprise/player/decode", "reprise/player/stretch"}},
	{"reprise/player/loudness", []string{"reprise/player/decode"}},
	{"reprise/player/stretch", nil},
	{"reprise/player/decode", nil},
	{"reprise/player/output", nil},
	{"reprise/player/internal/sound", nil},
	{"reprise/player/internal/...", nil},
	{"reprise/assets", nil},
}

// seesFyne are the packages that may import the window's toolkit.
var seesFyne = []string{"reprise/ui/...", "reprise/cmd/gallery"}

// blindToFyne are those of them that may not.
var blindToFyne = []string{"reprise/ui/view", "reprise/ui/art", "reprise/ui/words"}

func TestImportsGoDownward(t *testing.T) {
	t.Parallel()
	packages := listPackages(t)
	for _, p := range packages {
		rule, ok := ruleFor(p.ImportPath)
		if !ok {
			t.Errorf("package %s stands in no row of the table of imports", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if strings.HasPrefix(imported, "reprise/") && !coveredBy(imported, rule) {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
}

func TestOnlyTheWindowKnowsFyne(t *testing.T) {
	t.Parallel()
	for _, p := range listPackages(t) {
		free := coveredBy(p.ImportPath, seesFyne) && !slices.Contains(blindToFyne, p.ImportPath)
		for _, imported := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			if strings.HasPrefix(imported, "fyne.io/") && !free {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
}

func TestNobodyUsesTheSpeaker(t *testing.T) {
	t.Parallel()
	for _, p := range listPackages(t) {
		for _, imported := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			if imported == "github.com/gopxl/beep/v2/speaker" {
				t.Errorf("%s imports %s, which cannot tell that there is no device", p.ImportPath, imported)
			}
		}
	}
}

func TestOneBridgeToTheWindowsThread(t *testing.T) {
	t.Parallel()
	for _, p := range listPackages(t) {
		for _, name := range p.GoFiles {
			file := filepath.Join(p.Dir, name)
			if strings.HasSuffix(filepath.ToSlash(file), "ui/bridge.go") {
				continue
			}
			for _, place := range callsOfFyneDo(t, file) {
				t.Errorf("%s calls fyne.Do; only ui/bridge.go may", place)
			}
		}
	}
}

// callsOfFyneDo returns where file names fyne.Do or fyne.DoAndWait.
func callsOfFyneDo(t *testing.T, file string) []token.Position {
	t.Helper()
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var places []token.Position
	ast.Inspect(parsed, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok || !strings.HasPrefix(sel.Sel.Name, "Do") {
			return true
		}
		if of, ok := sel.X.(*ast.Ident); ok && of.Name == "fyne" {
			places = append(places, set.Position(sel.Pos()))
		}
		return true
	})
	return places
}

// TestPackagesHaveNames holds that a package is named after what it is, and
// says what it is for.
func TestPackagesHaveNames(t *testing.T) {
	t.Parallel()
	for _, p := range listPackages(t) {
		switch name := path.Base(p.ImportPath); name {
		case "util", "utils", "common", "core", "manager", "base", "helpers", "misc":
			t.Errorf("package %s: %q names nothing", p.ImportPath, name)
		}
		if p.Doc == "" {
			t.Errorf("package %s has no comment that says what it is for", p.ImportPath)
		}
	}
}

// listPackages asks the go command for all packages of this module.
func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-tags", "no_metadata", "-json", "reprise/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var packages []goPackage
	for lines := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := lines.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) < 10 {
		t.Fatalf("go list knows only %d packages", len(packages))
	}
	return packages
}

// ruleFor returns the imports that the table allows to a package.
func ruleFor(importPath string) ([]string, bool) {
	var imports []string
	longest := -1
	for _, row := range allowed {
		if coveredBy(importPath, []string{row.name}) && len(row.name) > longest {
			imports, longest = row.imports, len(row.name)
		}
	}
	return imports, longest >= 0
}

// coveredBy reports whether one of the patterns covers the package.
func coveredBy(importPath string, patterns []string) bool {
	for _, pattern := range patterns {
		tree, isTree := strings.CutSuffix(pattern, "/...")
		if importPath == tree || isTree && strings.HasPrefix(importPath, tree+"/") {
			return true
		}
	}
	return false
}
