# Reprise: `make help` lists what can be made.

VERSION := $(shell sed -n 's/^Version *= *"\(.*\)"/\1/p' FyneApp.toml)
PREFIX  ?= /usr/local
APPID   := app.reprise.Reprise
LINT    := v2.15.0
FUZZTIME ?= 20s

# The first build is mostly C that the window's toolkit brings: without debug
# information and hard thinking it takes 7 minutes on two cores instead of 8 1/2.
export CGO_CFLAGS ?= -O1 -g0

# A toolchain that .ci/need-go had to fetch goes before the machine's own Go.
export PATH := $(CURDIR)/.cache/go/bin:$(PATH)

# Release builds trust that the window keeps to its thread (migrated_fynedo);
# everything that is tested has Fyne's own check of that switched on (no_metadata).
# FLAGS=-trimpath makes a binary without paths of this machine, for packages; it
# compiles everything once more.
FLAGS   ?=
RELEASE := $(FLAGS) -buildvcs=false -tags migrated_fynedo -ldflags '-s -w -X main.version=$(VERSION)'
CHECKED := -buildvcs=false -tags no_metadata

.DEFAULT_GOAL := help
.PHONY: help deps test-deps build run demo test e2e soak shots fuzz lint fmt bench install uninstall clean

help: ## This list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r n t; do printf '%-11s %s\n' "$$n" "$$t"; done

deps: ## Install what building needs, if it is missing
	@.ci/need build

test-deps: ## Install what the tests need, if it is missing
	@.ci/need test

# The copy is for Linux, which keeps what a linker has just written in pieces so
# large that every start takes 20 MB more of it into memory.
build: deps ## Build bin/reprise
	go build $(RELEASE) -o bin/reprise.linked ./cmd/reprise
	cp bin/reprise.linked bin/reprise.new && mv bin/reprise.new bin/reprise && rm bin/reprise.linked

run: build ## Build and open the window
	bin/reprise $(ARGS)

demo: build ## Build and open the window on the demo songs
	bin/reprise demo $(ARGS)

test: test-deps ## Vet, then run every test under the race detector
	go vet $(CHECKED) ./...
	go test $(CHECKED) -race -shuffle=on -p 2 -timeout 20m $$(go list $(CHECKED) ./... | grep -v /cmd/reprise$$)
	go test $(CHECKED) -race -shuffle=on -timeout 20m ./cmd/reprise # last and alone: it listens in real time

e2e: test-deps ## Run only the test that drives the real window
	go test $(CHECKED) -race -count=1 -timeout 10m -run 'TestWindow' -v ./cmd/reprise

soak: test-deps ## Run the tests in their long forms, where they have one: some minutes
	REPRISE_SOAK=1 go test $(CHECKED) -count=1 -p 1 -timeout 3h $$(grep -rl --include='*_test.go' REPRISE_SOAK . | xargs -n 1 dirname | sort -u)

shots: test-deps ## Draw every screen in both themes, three sizes and two languages to dist/shots
	REPRISE_SHOTS=$(CURDIR)/dist/shots go test $(CHECKED) -count=1 -timeout 30m -run '^TestShots$$' ./ui
	@if command -v montage >/dev/null; then for d in dist/shots/*/; do \
		montage -label '%t' "$$d"*.png -tile 4x -geometry 480x+8+8 "$${d%/}.jpg" || exit 1; \
	done; fi

fuzz: test-deps ## Fuzz each parser for FUZZTIME (20s)
	@go list $(CHECKED) ./... | while read -r pkg; do \
		for f in $$(go test $(CHECKED) -list '^Fuzz' "$$pkg" | grep '^Fuzz'); do \
			go test $(CHECKED) -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) "$$pkg" || exit 1; \
		done; \
	done

bench: ## Measure the library and the player
	go test $(CHECKED) -run '^$$' -bench . -benchmem ./library/... ./player/...

lint: deps .cache/bin/golangci-lint-$(LINT) ## Run the linters
	.cache/bin/golangci-lint-$(LINT) run --build-tags no_metadata ./...

fmt: deps .cache/bin/golangci-lint-$(LINT) ## Format the code
	.cache/bin/golangci-lint-$(LINT) fmt ./...

.cache/bin/golangci-lint-$(LINT):
	GOBIN=$(CURDIR)/.cache/bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT)
	mv .cache/bin/golangci-lint $@

install: ## Install the built app under DESTDIR and PREFIX
	install -Dm755 bin/reprise $(DESTDIR)$(PREFIX)/bin/reprise
	install -Dm644 assets/unix/$(APPID).desktop $(DESTDIR)$(PREFIX)/share/applications/$(APPID).desktop
	install -Dm644 assets/unix/$(APPID).metainfo.xml $(DESTDIR)$(PREFIX)/share/metainfo/$(APPID).metainfo.xml
	install -Dm644 assets/icon/reprise.png $(DESTDIR)$(PREFIX)/share/icons/hicolor/512x512/apps/$(APPID).png

uninstall: ## Take away what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/reprise $(DESTDIR)$(PREFIX)/share/applications/$(APPID).desktop \
		$(DESTDIR)$(PREFIX)/share/metainfo/$(APPID).metainfo.xml $(DESTDIR)$(PREFIX)/share/icons/hicolor/512x512/apps/$(APPID).png

clean: ## Remove what was built here; the fan's data is elsewhere and stays
	rm -rf bin dist .cache/bin
