# Every target is a thin call of a script; `python -m scripts.NAME` works without make, too.
# The environment is made on first use from the hashed locks.

PYTHON ?= python3
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help site serve check changes review links outside audit publish web new-year demo bench test fuzz lint golden schema browser dictionary screenshots pictures lock clean

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
RUN := $(BIN)/python
STAMP := .venv/.site
TEST_STAMP := .venv/.test
# There are few slow tests: an idle worker takes over tests of the others.
BOTH_CORES := -n auto --dist worksteal --durations=10
ifdef COVERAGE
BOTH_CORES += --cov --cov-report=term
endif

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile | expand -t 12

site: $(STAMP) ## check the policy and build the site into site/
	@$(RUN) -m scripts.build $(ARGS)

serve: $(STAMP) ## show the site while it is edited; saved changes show by themselves
	@$(RUN) -m scripts.serve $(ARGS)

check: $(STAMP) ## check data, text and structure without building
	@$(RUN) -m scripts.check $(ARGS)

changes: $(STAMP) ## tell what changed between two editions: OLD=HEAD~1 NEW=.
	@$(RUN) -m scripts.changes $(OLD) $(NEW) $(ARGS)

review: $(STAMP) ## what a pull request is reviewed by, in review/: ARGS="--base main"
	@$(RUN) -m scripts.review $(ARGS)

links: $(TEST_STAMP) ## try every link of the built site, or of ARGS=FOLDER
	@$(MAKE) --no-print-directory site ARGS=
	@$(RUN) -m scripts.links $(ARGS)

outside: $(TEST_STAMP) ## ask for every address outside; the result and a proposal lie in links/
	@$(MAKE) --no-print-directory site ARGS=
	@$(RUN) -m scripts.links --external --out links/resultat.json --proposal links/forslag.diff $(ARGS)

audit: $(TEST_STAMP) ## try every page of the built site: valid, whole, safe, light; or ARGS=FOLDER
	@$(MAKE) --no-print-directory site ARGS=
	@$(RUN) -m scripts.audit.__main__ $(ARGS)

publish: $(STAMP) ## publish the edition that data/edition.yaml names; ARGS=--dry-run only tells
	@$(RUN) -m scripts.publish $(ARGS)

web: $(STAMP) ## write the published editions into the folder web/, for a host of plain files
	@$(RUN) -m scripts.web $(ARGS)

new-year: $(STAMP) ## begin the next revision: YEAR=2027/28
	@$(RUN) -m scripts.new_year $(YEAR) $(ARGS)

demo: $(STAMP) ## three editions of a fictional school and a draft, published and served
	@$(RUN) -m scripts.demo $(ARGS)

bench: $(TEST_STAMP) ## measure everything beside the stock theme; the table is also in bench.md
	$(RUN) -m scripts.setup.browser
	$(RUN) -m bench.__main__ $(ARGS)

test: $(TEST_STAMP) lint ## run every test, a real browser included; QUICK=1 leaves the slow ones out, COVERAGE=1 shows what none reaches
ifdef QUICK
	$(RUN) -m pytest $(BOTH_CORES) -m "not slow" $(ARGS)
else
	$(RUN) -m scripts.setup.browser
	$(RUN) -m scripts.setup.dictionary
	$(RUN) -m pytest $(BOTH_CORES) $(ARGS)
endif

fuzz: $(TEST_STAMP) ## the property tests at random for FUZZ_MINUTES=5; what fails is shown at its smallest
	$(RUN) -m scripts.fuzz $(ARGS)

lint: $(TEST_STAMP) ## style and types
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(BIN)/lint-imports --no-logo

golden: $(TEST_STAMP) ## write the golden files anew; read the difference as code
	$(RUN) -m pytest -n auto -m "not slow" --update-golden $(ARGS)

schema: $(STAMP) ## write the editors' schemas anew from the model
	$(RUN) -m scripts.regenerate.schema

browser: $(TEST_STAMP) ## find or install the browser that the tests drive
	$(RUN) -m scripts.setup.browser

dictionary: $(STAMP) ## find or install the dictionary that the check looks words up in
	@$(RUN) -m scripts.setup.dictionary

screenshots: site $(TEST_STAMP) ## take the README's pictures anew from the built site
	$(RUN) -m scripts.regenerate.pictures readme

pictures: $(TEST_STAMP) ## take the guide's pictures anew, of the fictional school
	$(RUN) -m scripts.regenerate.pictures guide

LOCK := $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --python-version 3.11
lock: $(TEST_STAMP) ## write the hashed locks anew from pyproject.toml
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) --extra test -c requirements.txt pyproject.toml -o requirements-test.txt

clean: ## remove what was built, and the environment
	rm -rf site links review web fuzz .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf bench/lighthouse_runner/node_modules

$(STAMP): requirements.txt
	@$(PYTHON) -m scripts.install

$(TEST_STAMP): $(STAMP) requirements-test.txt
	@$(RUN) -m scripts.install --tests
