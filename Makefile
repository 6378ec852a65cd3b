# What a newcomer needs: `make demo` opens the newsroom on the sample edition, `make test` runs the tests.
# Both set up .venv first, from the hashed lock on Python 3.11 and from pyproject.toml's ranges on newer ones.

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
LOCKED := $(shell $(PYTHON) -c 'import sys; print(int(sys.version_info[:2] == (3, 11)))' 2>/dev/null)

ifeq ($(PYTHON),)
$(error Wireroom needs Python 3.11 or newer, and none was found; set PYTHON=/path/to/python3)
endif

.PHONY: demo test lint types contracts check bench lock clean

demo: .venv/ready
	@$(BIN)/wireroom --sample

test: .venv/dev
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: lint types contracts test

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/dev
	$(BIN)/mypy

contracts: .venv/dev
	$(BIN)/lint-imports

bench: .venv/dev
	@for b in bench/[a-z]*.py; do $(BIN)/python $$b; done

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python pyproject.toml requirements.lock
	@echo "Setting up .venv (about 350 MB, once) …"
ifeq ($(LOCKED),1)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
endif
	@$(BIN)/python -m compileall -q tui  # so that the first start takes no longer than the second
	@touch $@

.venv/dev: .venv/ready requirements-dev.lock
ifeq ($(LOCKED),1)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
endif
	@touch $@

lock: .venv/dev
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-options \
		--strip-extras --allow-unsafe -o requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-options \
		--strip-extras --allow-unsafe --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
