# Two commands do everything on a fresh machine: `make demo` and `make test`.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
# Modules are compiled when they are first imported, not all of them when they are installed. The locks are whole: what a
# package depends on need not be looked up.
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: demo test walk lint types docs check clean
.DELETE_ON_ERROR:

demo: $(VENV)/.prepared  ## Set up, run the main job on the demo programme, serve it on http://localhost:8000 (SERVE=0: stop before serving)
	$(BIN)/circulade demo $(if $(filter 0,$(SERVE)),--no-serve)

test: $(VENV)/.tests $(VENV)/.prepared  ## Set up, then run every test
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

walk: $(VENV)/.tests $(VENV)/.prepared  ## Go through every page in every way: wide and narrow, with scripts and without, by keyboard
	EVERY_WAY=1 $(BIN)/python -m pytest -n 2 --dist worksteal tests/journeys $(ARGS)

lint: $(VENV)/.tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: $(VENV)/.tests
	$(BIN)/mypy

docs: $(VENV)/.tests
	$(BIN)/mkdocs build --strict --quiet

check: lint types docs test

clean:
	rm -rf $(VENV) site

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: requirements-build.lock requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --no-compile --no-deps --require-hashes -r requirements-build.lock
	$(PIP) install --no-compile --no-deps --require-hashes --no-build-isolation -r requirements.lock
	$(PIP) install --no-compile --no-build-isolation --no-deps -e .
	touch $@

$(VENV)/.prepared: $(VENV)/.runs
	$(BIN)/python -m circulade.files.stocks.prepare
	touch $@

$(VENV)/.tests: requirements-dev.lock $(VENV)/.runs
	$(PIP) install --no-compile --no-deps --require-hashes --no-build-isolation -r requirements-dev.lock
	touch $@
