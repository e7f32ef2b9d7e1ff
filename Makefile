# Needs Python 3.11 or newer, make and a network; see the README.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
CATALOGUES := $(wildcard logbook/translations/*/LC_MESSAGES/*.po)
CODE := config.py wsgi.py logbook migrations bench tests

# Processes that the tests and the server start read what the first has compiled.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test coverage assure check format bench translations lock screenshots outward house clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/.runtime translations ## the program with its example on http://127.0.0.1:$(PORT)
	@exec $(BIN)/python -m logbook.serve --port $(PORT)

test: .venv/.dev translations ## the whole suite, on SQLite and PostgreSQL
	$(BIN)/python -m pytest -n 2 --dist worksteal

coverage: .venv/.dev translations ## the suite again, with what it does not reach
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term-missing

assure: .venv/.dev translations ## the long harnesses; goes on where it was stopped
	$(BIN)/python -m pytest -m harness --harness=long

check: .venv/.dev translations ## format, lint, types, imports, translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/python -m pytest -q tests/test_translations.py

format: .venv/.dev ## write the code as check wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev translations ## how fast it is, beside references measured in the same run
	$(BIN)/python -m bench

screenshots: .venv/.dev translations ## every page in both languages, themes and widths
	$(BIN)/python -m tests.screenshots

house: .venv/.dev ## its rooms, sizes, imports and names in figures; draws docs/images/rooms.svg
	$(BIN)/python -m tests.house

outward: .venv/.dev translations ## all that the example shows, as files in FOLDER, to compare versions by
	$(BIN)/python -m tests.outward $(FOLDER)

translations: $(CATALOGUES:.po=.mo) ## what the pages say, as the program reads it

%.mo: %.po .venv/.runtime
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
	@touch -r $< $@

# The tests' packages are resolved under the program's, so that what both need is one version.
lock: COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	--no-strip-extras \
	--no-emit-index-url --no-emit-find-links --quiet
lock: ## resolve the requirements again (needs uv; UPGRADE=1 takes newer versions)
	$(COMPILE) $(if $(UPGRADE),--upgrade) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(if $(UPGRADE),--upgrade) --group dev --constraint requirements.txt \
		--output-file tests/requirements.txt

clean: ## remove what make made; the data in instance/ stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
	rm -f $(CATALOGUES:.po=.mo)
	find . -name __pycache__ -prune -exec rm -rf {} +

# Each stamp is newer than the file it was installed from: the second time costs nothing.
.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=…")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: requirements.txt .venv/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/.dev: tests/requirements.txt .venv/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
