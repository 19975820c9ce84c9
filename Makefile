# The few verbs that people need. Each sets up .venv/ by itself.
#
#   make ask Q="what did Hunt say about funding?"
#   make test

PYTHON ?= python3
Q ?= what did Hunt say about funding?
export Q

BIN := .venv/bin
# Where the tests marked alone are: to collect all for their sake takes longer than they do.
TIMED := tests/evaluate
PYTEST := $(BIN)/python -m pytest --numprocesses 2 --dist worksteal
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: ask test test-slow lint types check gate dev docs picture wheel bench train clean help

help:  ## these lines
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

ask: .venv/run.stamp  ## answer Q from the five articles: make ask Q="…"
	@$(BIN)/gpqa ask "$$Q" || test $$? -eq 3

test: .venv/dev.stamp  ## the tests
	$(PYTEST) -m "not slow and not alone"
	$(BIN)/python -m pytest -m alone $(TIMED)

test-slow: .venv/dev.stamp  ## the tests, the long ones too
	$(PYTEST) -m "not alone"
	$(BIN)/python -m pytest -m alone $(TIMED)

lint: .venv/dev.stamp  ## ruff: style, likely bugs, format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp  ## mypy, strict
	$(BIN)/mypy

check: lint types gate test  ## what CI runs

gate: .venv/dev.stamp  ## no headline figure on the gold dev split fell by more than its noise
	$(BIN)/python -m gpqa.evaluate.gate eval/gold eval/baseline.json

dev: .venv/dev.stamp  ## every extra into .venv/

docs: .venv/dev.stamp  ## docs/cli.md from the commands' own help, and what the pages show of outputs
	$(BIN)/python docs/cli_reference.py > docs/cli.md
	$(BIN)/python docs/shown_output.py --write

picture: .venv/dev.stamp  ## docs/images/serve.png, the picture of the page, with the system's Chromium
	$(BIN)/python docs/picture.py

wheel: .venv/dev.stamp  ## dist/*.whl
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

bench: .venv/dev.stamp  ## public sets, every system: make bench DATA=folder [SYSTEMS=gpqa] [SETS=…] [PARTS=…] [FRESH=1]
	@test -n "$(DATA)" || { echo "name the folder of the public sets: make bench DATA=folder" >&2; exit 2; }
	$(BIN)/python benchmarks/run.py --data $(DATA) $(if $(SYSTEMS),--systems "$(SYSTEMS)") \
		$(if $(SETS),--sets "$(SETS)") $(if $(PARTS),--parts "$(PARTS)") $(if $(FRESH),--fresh)

train: .venv/dev.stamp  ## the evidence scorer anew, hours on a CPU: make train DATA=folder (training/README.md)
	@test -n "$(DATA)" || { echo "name the folder of the public sets: make train DATA=folder" >&2; exit 2; }
	$(BIN)/python -m training --data $(DATA)

clean:  ## .venv/ and caches away; your indexes stay
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .cache-benchmarks

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "gpqa needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python pyproject.toml constraints.txt
	@echo "setting up .venv/ (once; torch is large, it takes a few minutes)" >&2
	@$(PIP) --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp
	@echo "setting up the development tools in .venv/" >&2
	@$(PIP) --editable '.[dev]'
	@touch $@
