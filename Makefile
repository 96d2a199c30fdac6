# The targets are a table of contents: what they do is in tools/.
# Each first sets up what it needs and finds missing (tools/setup).

PORT ?= 8080
MINUTES ?= 10
CASES ?= 1000000
RUN := tools/run

.DEFAULT_GOAL := help
.PHONY: help serve build dist twice single test quick bench fuzz faults mutants picture fmt clean setup

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## build the release and serve it on http://127.0.0.1:8080 (PORT=… for another port)
	@$(RUN) node tools/serve.mjs $(PORT)

build: ## build the release into dist/, compressed copies included
	@tools/setup build
	@$(RUN) node tools/build.mjs

dist: build ## the same, with its sizes: any static host can serve dist/, under any path
	@$(RUN) node tools/sizes.mjs

single: build ## the whole page in one file, target/single/ashore.html: opens without any host
	@$(RUN) node tools/single.mjs --check

twice: build ## build everything a second time elsewhere: both builds must be the same, byte by byte
	@$(RUN) node tools/twice.mjs

test: ## run everything: lints, licences, native tests, release build, byte budget, real browser
	@tools/setup build test
	@$(RUN) node tools/test.mjs

quick: ## run the native tests only, in seconds
	@tools/setup rust
	@$(RUN) cargo test --locked

bench: ## measure: bytes against the budget, native benchmarks, Lighthouse
	@tools/setup build test bench
	@$(RUN) tools/bench

fuzz: ## fuzz contracts and ledgers, plans, backups for MINUTES=… (10); needs a nightly Rust
	@tools/setup fuzz
	@$(RUN) tools/fuzz $(MINUTES)

faults: ## try random operations and faults of storage, CASES=… (1000000) of them
	@tools/setup rust
	@ASHORE_CASES=$(CASES) $(RUN) cargo test --locked --profile bench --test store whatever_happens -- --nocapture

mutants: ## change the arithmetic here and there and see whether a test notices; hours
	@tools/setup mutants
	@$(RUN) cargo mutants

picture: ## put the picture that the last browser tests took into the README
	cp target/screenshots/readme-today.png tests/browser/pictures/today.png

fmt: ## format the Rust code
	@tools/setup rust
	@$(RUN) cargo fmt

setup: ## only set up the tools of all the targets
	@tools/setup build test bench

clean: ## remove what was built; the tools stay
	rm -rf dist target
