# Two commands on a fresh machine: `make site` builds the help centre, `make test` runs every test.
.DEFAULT_GOAL := help
.PHONY: help site serve test check bench bench-self lock clean

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help:  ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

site: .venv/.run  ## set up, check the content and build site/, with the schemas that editors read
	@$(BIN)/answerpress schema >/dev/null
	@$(BIN)/answerpress build

serve: .venv/.run  ## preview the site, rebuilt on every change
	@$(BIN)/answerpress serve

test: .venv/.dev  ## set up and run every test
	@sh tools/chromium.sh || true
	@sh tools/nginx.sh || true
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check: .venv/.dev  ## format, lint, types and tests
	$(BIN)/ruff format --check generator tests bench
	$(BIN)/ruff check generator tests bench
	$(BIN)/mypy
	@$(BIN)/answerpress check
	@$(MAKE) --no-print-directory test

bench: .venv/.run  ## measure AnswerPress and its peers on one corpus, in turn (docs/performance.md; BENCH="--sizes 100" for less)
	@$(BIN)/python -m bench.run $(BENCH)

bench-self: .venv/.run  ## measure this checkout against the last tag, or against REV=…
	@$(BIN)/python -m bench.past $(REV) $(BENCH)

lock: .venv/.dev  ## resolve the versions in requirements/ anew
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header pyproject.toml --group build -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header pyproject.toml --group dev -o requirements/dev.txt

clean:  ## remove what was made
	rm -rf .venv site .answerpress dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

.venv/.run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "installing what a site needs (once)"
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	@echo "installing what the tests need (once)"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@
