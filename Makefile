# savings: what a portfolio of suppliers would save if it were negotiated.
#
#   make           builds the program, runs it on SampleData and says where the pages are (demo)
#   make test      runs every test but those on Spark
#   make test-spark  runs the tests on Apache Spark, which comes from PyPI into .build/spark; needs Java 17
#   make sanitize  runs the tests under the sanitizers of addresses, undefined behaviour (C) and threads
#   make build     builds for debugging
#   make release   builds the program as it ships: optimised, Swift's libraries inside
#   make bench     measures, and writes the figures down
#   make torture   reads 20,000 hostile ledgers of which every figure is known, and lets every system
#                  call of a run fail in every way; TORTURE_STEP=10 takes every tenth
#   make extremes  inputs that no ledger is: time and memory of each; needs 3 GB of disk
#   make fuzz      lets libFuzzer loose on init and the reader for FUZZ_SECONDS (1800)
#   make lint      checks the style; make format puts it right
#   make golden    makes SampleData again
#   make calibrate fits the published cases again, after a change of the model
#   make docs      makes the documentation in .build/docs
#   make portable  the program and its libraries in .build/portable, for machines that have only a C library
#   make install   installs the program, its manual and completions below PREFIX (/usr/local), in DESTDIR
#   make uninstall removes them again
#   make clean     removes what was built
#
# Swift 6.3 is needed. The system libraries are those that Package.swift names; on Debian, make
# installs what is missing where it may, and says what to install where it may not.

SHELL := /bin/bash
PREFIX ?= /usr/local
OUT ?= $(CURDIR)/out

# Debian packages, read from the .apt([...]) of the manifest so that there is one list.
PACKAGES := $(shell sed -n 's/.*\.apt(\[\([^]]*\)\]).*/\1/p' Package.swift | tr -d '",' | xargs)
RELEASE := -c release --static-swift-stdlib
SAMPLE := --seed 1 --rows 6000 --suppliers 320 --months 24 --end-date 2026-10-31

.DEFAULT_GOAL := demo
.PHONY: demo test test-spark sanitize build release portable bench torture extremes fuzz lint format golden calibrate docs \
  install uninstall clean system java

demo: release
	@"$$(swift build $(RELEASE) --show-bin-path)/savings" run -c SampleData/savings.yaml \
	  --set output.directory="$(OUT)"
	@echo "Procurement: $(OUT)/latest/savings-benchmark.html"
	@echo "Finance:     $(OUT)/latest/roi.html"

test: system
	swift test

# Two runs, as a process has either a classic session or one of Spark Connect. The program is the one
# built for debugging unless SAVINGS_PROGRAM names another. All of it happens in a network of its own, in which
# there is nothing but this process, where the system lets that be made.
SPARK := .build/spark
ALONE := ip link set lo up && exec "$$0" "$$@"
test-spark: $(if $(SAVINGS_PROGRAM),system,build) $(SPARK)/installed java
	$(SPARK)/bin/mypy --strict Sources/Spark Tests/SparkTests
	@export SAVINGS_PROGRAM="$${SAVINGS_PROGRAM:-$$(swift build --show-bin-path)/savings}"; \
	alone=(); for way in "unshare --net" "unshare --map-root-user --net"; do \
	  $$way sh -c 'ip link set lo up' 2>/dev/null && { alone=($$way sh -c '$(ALONE)'); break; }; \
	done; \
	for engine in classic connect; do \
	  "$${alone[@]}" $(SPARK)/bin/python -m pytest -q -rs -p no:cacheprovider Tests/SparkTests \
	    --engine $$engine || exit; \
	done

$(SPARK)/installed: Tests/SparkTests/requirements.txt
	@python3 -m venv $(SPARK) || { echo "Please install first: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing Spark from PyPI, 1 GB"
	@$(SPARK)/bin/pip install -q -r $< && touch $@

java:
	@! java -version 2>&1 | grep -qE 'version "(17|2[0-9])' || exit 0; \
	if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
	  apt-get -qq update && apt-get -qq install -y --no-install-recommends openjdk-17-jre-headless >/dev/null; \
	else echo "Please install first: sudo apt-get install openjdk-17-jre-headless" >&2; exit 1; fi

# Builds of their own, several times slower. Swift has no undefined-behaviour sanitizer on Linux and traps by
# itself on overflow and bounds; it is on for the C targets, in the address build, where a finding is SIGILL.
# The tests of the program start it with the sanitizer inside, but for those that trace its calls and kill it.
SANITIZERS ?= address thread
SANITIZED ?= .
SANITIZE_address := --sanitize=address -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined
SANITIZE_thread := --sanitize=thread
sanitize: system
	LSAN_OPTIONS=suppressions=$(CURDIR)/.ci/leaks.supp:print_suppressions=0; export LSAN_OPTIONS; \
	$(foreach kind,$(SANITIZERS),swift test $(SANITIZE_$(kind)) --scratch-path .build/sanitize-$(kind) \
	  --filter "$(SANITIZED)" --skip 'FaultTests|PrivacyTests|ResumeTests|InstallTests' && ) true

build: system
	swift build

release: system
	swift build $(RELEASE) --product savings

# Without symbols, and with every shared library but those of the C library itself.
portable: release
	@rm -rf .build/portable && mkdir -p .build/portable
	@bin="$$(swift build $(RELEASE) --show-bin-path)/savings"; \
	strip -o .build/portable/savings "$$bin"; \
	ldd "$$bin" | awk '$$3 ~ "^/" && $$1 !~ "^lib(c|m)[.]so" { print $$3 }' | \
	  xargs -I{} cp -L {} .build/portable/
	@du -ch .build/portable/* | sed 's|.build/portable/||'

# With SAVINGS_REFERENCE naming the folder that holds the peers, they run beside; raw data in .build.
bench: release
	@swift build $(RELEASE) --product Benchmarks
	@bin="$$(swift build -c release --show-bin-path)"; \
	"$$bin/Benchmarks" negotiate 2000 200 && "$$bin/Benchmarks" frontier && \
	if [ -n "$$SAVINGS_REFERENCE" ]; then \
	  "$$bin/Benchmarks" negotiate limit "$$SAVINGS_REFERENCE" .build/bench; \
	  "$$bin/Benchmarks" compare "$$bin/savings" "$$SAVINGS_REFERENCE" .build/bench; \
	else echo "The peers are not measured: SAVINGS_REFERENCE names no folder."; fi

TORTURE_STEP ?= 1
torture: release
	@swift build $(RELEASE) --product Benchmarks
	@bin="$$(swift build $(RELEASE) --show-bin-path)"; "$$bin/Benchmarks" torture 20000 && \
	"$$bin/Benchmarks" faults "$$bin/savings" .build/faults $(TORTURE_STEP)

extremes: release
	@swift build $(RELEASE) --product Benchmarks
	@bin="$$(swift build $(RELEASE) --show-bin-path)"; \
	"$$bin/Benchmarks" extremes "$$bin/savings" .build/extremes

# Starts from the heads and middles of real ledgers, where SAVINGS_REFERENCE has some, and of ours. An
# input that breaks a claim ends it and lies in .build/fuzz; FUZZ_SANITIZE=address watches memory too.
FUZZ_SECONDS ?= 1800
FUZZ := swift build -c release --product Fuzz --scratch-path .build/fuzz --sanitize fuzzer \
  $(addprefix --sanitize ,$(FUZZ_SANITIZE))
fuzz: system
	@SAVINGS_FUZZ=1 $(FUZZ)
	@mkdir -p .build/fuzz/corpus .build/fuzz/seeds; number=0; \
	find SampleData Tests "$${SAVINGS_REFERENCE:-SampleData}" -name '*.csv' -o -name '*.csv.gz' | \
	while read -r file; do number=$$((number + 1)); \
	  head -c 3000 "$$file" > ".build/fuzz/seeds/head-$$number"; \
	  { head -n 4 "$$file" | head -c 2000; tail -c +$$(($$(stat -c %s "$$file") / 2)) "$$file" | \
	    tail -n +2 | head -c 3000; } > ".build/fuzz/seeds/middle-$$number"; \
	done
	SWIFT_BACKTRACE=enable=no "$$(SAVINGS_FUZZ=1 $(FUZZ) --show-bin-path)/Fuzz" \
	  -max_total_time=$(FUZZ_SECONDS) -max_len=8000 -timeout=60 -rss_limit_mb=2048 \
	  -dict=Sources/Fuzz/ledger.dict -artifact_prefix=.build/fuzz/ .build/fuzz/corpus .build/fuzz/seeds

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

format:
	swift format --in-place --recursive Sources Tests Package.swift

golden: build
	"$$(swift build --show-bin-path)/savings" generate $(SAMPLE) --output SampleData --force

calibrate: system
	@swift build -c release --product Benchmarks
	@"$$(swift build -c release --show-bin-path)/Benchmarks" calibrate \
	  "Sources/Savings/Calibration/CalibrationPreset+Stored.swift"

# Every .docc catalog below Sources is converted, each with the symbols of its own library, and a
# warning stops it. Where tests were built before, the first command also tries their bundle and fails
# on it; what counts is the graph.
docs: system
	@swift package dump-symbol-graph --minimum-access-level package >/dev/null 2>&1 \
	  || test -n "$$(find .build/ -name 'Savings.symbols.json')"
	@rm -rf .build/docs .build/symbols && mkdir -p .build/docs
	@shopt -s nullglob; catalogs=(Sources/*/*.docc); \
	[ $${#catalogs[@]} -gt 0 ] || { echo "There is no .docc catalog below Sources." >&2; exit 1; }; \
	for catalog in "$${catalogs[@]}"; do \
	  name="$$(basename "$$catalog" .docc)"; mkdir -p ".build/symbols/$$name"; \
	  find .build/ -path '*/symbolgraph/*' \( -name "$$name.symbols.json" -o -name "$$name@*.json" \) \
	    -exec cp {} ".build/symbols/$$name/" \; ; \
	  docc convert "$$catalog" --additional-symbol-graph-dir ".build/symbols/$$name" \
	    --fallback-display-name "$$name" --fallback-bundle-identifier "savings.$$name" \
	    --warnings-as-errors --output-dir ".build/docs/$$name" || exit; \
	done
	@echo "Documentation: .build/docs"

# Swift's libraries are inside; the C libraries that Package.swift names must be there when it runs.
INSTALLED := bin/savings share/man/man1/savings.1 share/bash-completion/completions/savings \
  share/zsh/site-functions/_savings share/fish/vendor_completions.d/savings.fish

# The program itself prints its manual and completions, so that they are those of its verbs.
install: release
	@set -e; bin="$$(swift build $(RELEASE) --show-bin-path)/savings"; root="$(DESTDIR)$(PREFIX)"; \
	made=.build/install; mkdir -p $$made; "$$bin" manual > $$made/savings.1; \
	for shell in bash zsh fish; do "$$bin" --generate-completion-script $$shell > $$made/$$shell; done; \
	install -D -m 755 -s "$$bin" "$$root/bin/savings"; \
	install -D -m 644 $$made/savings.1 "$$root/share/man/man1/savings.1"; \
	install -D -m 644 $$made/bash "$$root/share/bash-completion/completions/savings"; \
	install -D -m 644 $$made/zsh "$$root/share/zsh/site-functions/_savings"; \
	install -D -m 644 $$made/fish "$$root/share/fish/vendor_completions.d/savings.fish"
	@echo "Installed in $(DESTDIR)$(PREFIX): savings help"

uninstall:
	@root="$(DESTDIR)$(PREFIX)"; rm -f $(addprefix "$$root"/,$(INSTALLED))
	@echo "Removed from $(DESTDIR)$(PREFIX); settings, reports and caches are yours and stay."

clean:
	rm -rf .build out

system:
	@command -v swift >/dev/null || { echo "Swift is not installed: see swift.org/install." >&2; exit 1; }
	@if ! command -v dpkg-query >/dev/null; then \
	  echo "Not a Debian system; assuming the libraries behind: $(PACKAGES)" >&2; exit 0; fi; \
	missing=(); for package in $(PACKAGES); do \
	  [ "$$(dpkg-query -W -f='$${db:Status-Status}' "$$package" 2>/dev/null)" = installed ] \
	    || missing+=("$$package"); done; \
	[ $${#missing[@]} -gt 0 ] || exit 0; \
	if [ "$$(id -u)" -eq 0 ]; then as=(env); \
	elif sudo -n true 2>/dev/null; then as=(sudo -n env); \
	else echo "Please install first: sudo apt-get install $${missing[*]}" >&2; exit 1; fi; \
	echo "Installing $${missing[*]}"; \
	"$${as[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq update && \
	"$${as[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
	  "$${missing[@]}" >/dev/null || \
	{ echo "apt-get failed; please install: $${missing[*]}" >&2; exit 1; }
