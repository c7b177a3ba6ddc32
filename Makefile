# make run      set up, then read corpora/sample and write out/
# make test     set up, then run the tests
# make help     the rest
PYTHON ?= python3
BIN := .venv/bin
GOLD ?= ../shared/gold/dev

.PHONY: help run test evaluate bench bench-reading lint format lock gate clean
.DEFAULT_GOAL := help

help:
	@echo "make run            set up, read corpora/sample, write the table and the report to out/"
	@echo "make test           set up, run the tests"
	@echo "make evaluate       score against labelled papers: GOLD=folder (default $(GOLD), else tests/golden)"
	@echo "make bench          time and memory, as ratios against a plain stack"
	@echo "make bench-reading  quality and speed of the PDF text layer"
	@echo "make lint           ruff and mypy"
	@echo "make gate           raise the score floors in tests/gate.json to what is reached"
	@echo "make lock           resolve the dependencies anew"

run: .venv/installed
	@$(BIN)/coclaim run

test: .venv/installed-dev
	@$(BIN)/python -m pytest

evaluate: .venv/installed
	@$(BIN)/coclaim evaluate $(if $(wildcard $(GOLD)),$(GOLD),tests/golden)

bench: .venv/installed-dev
	@$(BIN)/python -m bench.speed
	@$(BIN)/python -m bench.growth

bench-reading: .venv/installed-dev
	@$(BIN)/python -m bench.reading

lint: .venv/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: .venv/installed-dev
	@$(BIN)/ruff format .

gate: .venv/installed-dev
	@$(BIN)/python -m tests.gate --raise

# Every package is pinned with its hash; the second call finds the stamp and installs nothing.
.venv/installed: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing packages into .venv (once; about 2 minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

lock: .venv/installed-dev
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-annotate --no-header pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-annotate --no-header --extra dev --extra dask pyproject.toml -o requirements-dev.lock

clean:
	rm -rf out .coclaim .pytest_cache .mypy_cache .ruff_cache
