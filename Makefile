# Switchyard: every target installs the Debian packages it misses, builds in a folder of its own kind under .build/,
# and waits for a build that is already running.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

PREFIX ?= /usr/local
DESTDIR ?=
# Not from the environment, where these names may mean something else.
FILTER :=
QUICK :=
TARGET :=
SECONDS_EACH := 60
RENEW :=

.PHONY: help
help: ## list what can be made
	@echo 'usage: make TARGET [VARIABLE=value …]'; echo
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo; echo '  PREFIX=DIR       where install puts things (default /usr/local); DESTDIR=DIR is put in front'
	@echo '  FILTER=NAME      which tests (a regular expression) or benchmarks (a part of the name) to run: default all'
	@echo '  QUICK=yes        three short rounds of the proxies in bench instead of nine'
	@echo '  TARGET=NAME      which fuzz target to run (default: each in turn), SECONDS_EACH=N for how long'

.PHONY: demo
demo: ## build the programs and show what they do, in under a minute after the build
	@Scripts/require build
	@Scripts/build release prodex car Tour
	@Scripts/demo

.PHONY: test
test: lint ## check the form, build everything, and run every test that needs Debian packages only
	@Scripts/require build test
	@Scripts/build plain --build-tests
	@Scripts/run-tests plain --skip '^EndToEndTests' $(if $(FILTER),--filter '$(FILTER)')

.PHONY: test-e2e
test-e2e: tools ## run the tests that drive real outside programs, fetched by `make tools`
	@Scripts/build plain --build-tests
	@Scripts/run-tests plain --filter '^EndToEndTests'

.PHONY: check
check: test test-e2e check-contract check-sanitizers ## everything that must hold before a release

.PHONY: check-contract
check-contract: ## break each line that the contract table names, and see its test fail
	@Scripts/require build test
	@Scripts/check-contract

.PHONY: check-sanitizers
check-sanitizers: ## run the tests under AddressSanitizer and ThreadSanitizer
	@Scripts/require build test
	@Scripts/build asan --build-tests
	@# In two runs: what takes the processors for minutes keeps those that wait from being in time.
	@Scripts/run-tests asan --skip '^(EndToEnd|Architecture|Embedding|Car)Tests' \
		--skip 'RedactionPropertyTests|DiskFaultTests|SyscallOrderTests|KillTests|InterruptionTests'
	@Scripts/run-tests asan --skip '^(EndToEnd|Architecture)Tests' --filter '^(Embedding|Car)Tests' \
		--filter 'RedactionPropertyTests|DiskFaultTests|SyscallOrderTests|KillTests|InterruptionTests'
	@Scripts/build tsan --build-tests
	@Scripts/run-tests tsan --skip '^(EndToEnd|Architecture|Embedding|Car|Formats|Corpus)Tests' \
		--skip 'RedactionPropertyTests|DiskFaultTests|SyscallOrderTests|KillTests|InterruptionTests'
	@# A child that is traced, killed or limited has one thread, and TSan's own files and signals get in its way.
	@Scripts/run-tests tsan --skip '^(EndToEnd|Architecture)Tests|DiskFaultTests|SyscallOrderTests|KillTests' \
		--filter '^(Embedding|Car|Formats|Corpus)Tests|RedactionPropertyTests|InterruptionTests'

.PHONY: lint
lint: ## check the form of the sources
	@Scripts/require build
	@swift format lint --strict --recursive --parallel Package.swift Modules Apps Tests Benchmarks Examples

.PHONY: bench
bench: ## measure what the documentation promises; fails when a target is missed
	@Scripts/require build bench
	@Scripts/build release prodex car Benchmarks BenchBackend BenchLoad $(notdir $(wildcard Examples/ReverseProxy))
	@Scripts/bench --check $(if $(FILTER),--filter '$(FILTER)') $(if $(QUICK),--quick)

.PHONY: fuzz
fuzz: ## look for input that breaks a parser
	@Scripts/require build fuzz
	@Scripts/fuzz '$(SECONDS_EACH)' $(TARGET)

.PHONY: conformance
conformance: ## play the cases of Autobahn's WebSocket test suite; RENEW=1 writes docs/websocket-conformance.md
	@Scripts/require build tools
	@Scripts/build release WebSocketEcho
	@Scripts/conformance $(if $(RENEW),--renew)

.PHONY: tools
tools: ## fetch the outside programs that end-to-end tests use, pinned by version and hash
	@Scripts/require build test tools
	@Scripts/fetch-tools

.PHONY: install
install: ## install the programs, their man pages and completions under PREFIX
	@Scripts/require build
	@Scripts/install '$(DESTDIR)$(PREFIX)'

.PHONY: clean
clean: ## remove everything that was built
	@rm -rf .build
