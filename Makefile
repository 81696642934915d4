# Every target is a thin call of a script; `python -m scripts.NAME` works without make, too.
# The environment is made on first use from the hashed locks.

PYTHON ?= python3
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help site serve check status changes import-word import-sheet new-school review links outside audit publish overview web new-year demo bench test fuzz lint golden schema browser dictionary screenshots pictures lock clean

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
RUN := $(BIN)/python
STAMP := .venv/.site
TEST_STAMP := .venv/.test
# There are few slow tests: an idle worker takes over tests of the others.
ALL_CORES := -n auto --dist worksteal --durations=10
ifdef COVERAGE
ALL_CORES += --cov --cov-report=term
endif

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile | expand -t 12

site: $(if $(GENERATOR),$(TEST_STAMP),$(STAMP)) ## check the policy and build the site into site/; GENERATOR=zensical tries MkDocs' successor
	@$(RUN) -m scripts.build $(if $(GENERATOR),--generator $(GENERATOR)) $(ARGS)

serve: $(STAMP) ## preview the site; reloads as you edit
	@$(RUN) -m scripts.serve $(ARGS)

check: $(STAMP) ## check data, text and structure without building
	@$(RUN) -m scripts.check $(ARGS)

status: $(STAMP) ## say where in the year the revision is, what is missing, and the next step
	@$(RUN) -m scripts.status $(ARGS)

changes: $(STAMP) ## compare two editions: OLD=HEAD~1 NEW=.
	@$(RUN) -m scripts.changes $(OLD) $(NEW) $(ARGS)

import-word: $(STAMP) ## show what a Word file proposes: FILE=forslag.docx; ARGS=--write writes it into docs/ and data/
	@$(RUN) -m scripts.import_word $(ARGS) $(FILE)

new-school: $(STAMP) ## make the first files of another school from its policy in Word: FOLDER=ny-skole FILE=politik.docx
	@$(RUN) -m scripts.import_word --new-school $(FOLDER) $(ARGS) $(FILE)

import-sheet: $(STAMP) ## show what a sheet of initiatives proposes: FILE=ark.xlsx; ARGS=--write writes it into data/
	@$(RUN) -m scripts.import_sheet $(ARGS) $(FILE)

review: $(STAMP) ## write the summary, redline and preview of a pull request into review/: ARGS="--base main"
	@$(RUN) -m scripts.review $(ARGS)

links: $(TEST_STAMP) ## check every link of the built site, or of ARGS=FOLDER
	@$(MAKE) --no-print-directory site ARGS=
	@$(RUN) -m scripts.links $(ARGS)

outside: $(TEST_STAMP) ## check external addresses; writes the result and a proposed patch into links/
	@$(MAKE) --no-print-directory site ARGS=
	@$(RUN) -m scripts.links --external --out links/resultat.json --proposal links/forslag.diff $(ARGS)

audit: $(TEST_STAMP) ## validate the built pages, or those of ARGS=FOLDER: HTML, security policy, other hosts, weight
	@$(MAKE) --no-print-directory site ARGS=
	@$(RUN) -m scripts.audit.__main__ $(ARGS)

publish: $(STAMP) ## publish the edition in data/edition.yaml; ARGS=--dry-run only says what would happen
	@$(RUN) -m scripts.publish $(ARGS)

overview: $(STAMP) ## one page and one workbook of several schools' editions: FILES="FOLDER udgave.json …"
	@$(RUN) -m scripts.overview.__main__ $(FILES) $(ARGS)

web: $(STAMP) ## write the published editions into web/, for any host of plain files
	@$(RUN) -m scripts.web $(ARGS)

new-year: $(STAMP) ## start the next revision: YEAR=2027/28
	@$(RUN) -m scripts.new_year $(YEAR) $(ARGS)

demo: $(STAMP) ## publish and serve three editions and a draft of a fictional school
	@$(RUN) -m scripts.demo $(ARGS)

bench: $(TEST_STAMP) ## measure the site and the commands against the stock theme; writes bench.md
	$(RUN) -m scripts.setup.browser
	$(RUN) -m bench.__main__ $(ARGS)

test: $(TEST_STAMP) lint ## run every test; QUICK=1 leaves out the slow ones, COVERAGE=1 reports coverage
ifdef QUICK
	$(RUN) -m pytest $(ALL_CORES) -m "not slow" $(ARGS)
else
	$(RUN) -m scripts.setup.browser
	$(RUN) -m scripts.setup.dictionary
	$(RUN) -m scripts.setup.office
	$(RUN) -m pytest $(ALL_CORES) $(ARGS)
endif

fuzz: $(TEST_STAMP) ## run the property tests on random input for FUZZ_MINUTES=5; prints the smallest failing example
	$(RUN) -m scripts.fuzz $(ARGS)

lint: $(TEST_STAMP) ## check style, types and the import contracts
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(BIN)/lint-imports --no-logo

golden: $(TEST_STAMP) ## rewrite the golden files; review the difference as code
	$(RUN) -m pytest -n auto -m "not slow" --update-golden $(ARGS)

schema: $(STAMP) ## rewrite the editors' JSON schemas from the model
	$(RUN) -m scripts.regenerate.schema

browser: $(TEST_STAMP) ## find or install the browser for the tests
	$(RUN) -m scripts.setup.browser

dictionary: $(STAMP) ## find or install the Danish dictionary for the spell check
	@$(RUN) -m scripts.setup.dictionary

screenshots: site $(TEST_STAMP) ## retake the README's picture from the built site
	$(RUN) -m scripts.regenerate.pictures readme

pictures: $(TEST_STAMP) ## retake the guide's pictures from the fictional school
	$(RUN) -m scripts.regenerate.pictures guide

LOCK := $(BIN)/uv pip compile -q --universal --only-binary :all: --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --python-version 3.11
lock: $(TEST_STAMP) ## rewrite the hashed locks from pyproject.toml
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) --extra test -c requirements.txt pyproject.toml -o requirements-test.txt

clean: ## remove build output, caches and the environment
	rm -rf site links review overblik web udgivelse fuzz revision .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf bench/lighthouse_runner/node_modules

$(STAMP): requirements.txt
	@$(PYTHON) -m scripts.install

$(TEST_STAMP): $(STAMP) requirements-test.txt
	@$(RUN) -m scripts.install --tests
