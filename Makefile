# Each target does all of its own set-up. `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
SECONDS ?= 600
ON_BOTH := $(addprefix tests/,ground mail people conversations invitations planning contributions attendance curation publication archive duties web/account web/test_counted.py web/desk/test_publish.py)
PURE := src/kindling/care/*,src/kindling/harvest/*,src/kindling/pack/*,src/kindling/renderers/*,src/kindling/kernel/*

.PHONY: help
help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/'

.PHONY: run
run: setup ## Shows a filled community site at PORT (8000) and prints a steward's sign-in; serves until stopped
	@$(BIN)/kindling demo --port $(or $(PORT),8000) $(ARGS)

.PHONY: sample
sample: setup ## Makes the pack of a bundled, invented hour and says where it lies
	@$(BIN)/kindling sample $(OUT)/sample >/dev/null
	@$(BIN)/kindling pack $(OUT)/sample --earlier $(OUT)/sample/earlier/participants_84512345677.csv --out $(OUT)/pack
	@printf '\nOpen %s/pack/pack.html in a browser, or pack.pdf, pack.pptx, pack.md beside it.\n' "$(OUT)"

.PHONY: setup
setup: $(VENV)/ready ## Leaves .venv/bin/kindling

$(VENV)/ready: requirements/run.txt requirements/dev.txt requirements/run.in pyproject.toml
	@test -n "$(PYTHON)" || { echo "Kindling needs Python 3.11, 3.12 or 3.13. Install one and run make again." >&2; exit 1; }
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt -r requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: browser
browser:
	@tools/install_browser.sh

.PHONY: test
test: setup browser ## Passes every test, in parallel and random order, with coverage and its floors; then on PostgreSQL
	$(BIN)/python -m coverage erase
	$(BIN)/python -m pytest -n auto --dist loadgroup --cov=kindling --cov-branch --cov-report= $(ARGS)
	$(BIN)/python -m coverage report --include='$(PURE)' --fail-under=100
	$(BIN)/python -m coverage report --fail-under=95
	$(BIN)/python tools/with_postgresql.py $(BIN)/python -m pytest -q -n auto $(wildcard $(ON_BOTH))

.PHONY: check
check: setup ## Runs ruff, strict mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: fuzz
fuzz: setup ## Throws bytes at the readers for SECONDS (600), and everything odd at every form
	FUZZ_SECONDS=$(SECONDS) $(BIN)/python -m pytest -q -p no:randomly -m fuzz -o addopts= tests/harvest
	FUZZ_SECONDS=$(SECONDS) $(BIN)/python -m pytest -q -p no:randomly -n auto tests/web/test_fuzzed_forms.py

.PHONY: bench
bench: setup browser ## Measures speed, memory and quality beside peers and limits
	@test -x $(VENV)-bench/bin/python || $(PYTHON) -m venv $(VENV)-bench
	@$(VENV)-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BIN)/python benchmarks/all.py

.PHONY: wheel
wheel: setup ## Builds the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

.PHONY: try-wheel
try-wheel: setup ## Installs the wheel in an empty environment and makes the same pack there
	@tools/try_wheel.sh

.PHONY: try-run
try-run: setup ## Starts the site of `make run` at a port of its own, signs in by the printed link, and stops it
	@$(BIN)/python tools/try_run.py

.PHONY: lock
lock: setup ## Pins the requirement files anew
	$(BIN)/python tools/lock.py

.PHONY: clean
clean: ## Removes what the targets made
	rm -rf $(VENV) $(VENV)-bench $(OUT) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
