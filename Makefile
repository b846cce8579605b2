# `make` runs a whole promotion; `make test` runs everything that guards main. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := build/site
SOURCES := $(shell find src -name '*.py' -o -name 'py.typed' 2>/dev/null)
FAST := not oracle and not peer
MAKEFLAGS += --no-print-directory
unexport PYTHONDONTWRITEBYTECODE # what is compiled once is kept

.DEFAULT_GOAL := promotion
.PHONY: promotion promotion-fr pages examples try runtime test lint types mypy pyright typed layers covered lane-1 lane-2 shown cases cases-by-day quick quick-1 quick-2 quick-lint costs nightly oracles peers mermaid bench bench-compare docs listings stored refusals figures fuzz mutants worlds limits release wheel clean help

promotion: $(VENV)/.ready  ## a whole promotion, from marks to teams to timeline
	@$(BIN)/python docs/promotion.py en

promotion-fr: $(VENV)/.ready  ## the same page in French
	@$(BIN)/python docs/promotion.py fr

pages: $(VENV)/.ready  ## write anew the pages and pictures that the documentation shows
	@for lang in en fr; do $(BIN)/python docs/promotion.py $$lang > docs/tutorial/promotion-$$lang.txt; done
	@$(BIN)/python docs/pictures.py

examples: $(VENV)/.examples  ## the examples, those with other libraries included (FastAPI, SQLAlchemy, Dask, Ray, marimo …)
	@$(BIN)/python -m pytest -q -rs tests/examples

test: $(VENV)/.dev $(SITE)/.ready  ## all that guards main: lint, types, layers, tests, cases, doc examples
	@$(MAKE) -j2 --output-sync=target lint layers covered pyright shown cases-by-day mypy typed

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

typed: mypy  # the calls that the pages show, as a user's type checker takes them: mypy knows the library by then
	@PYTHONPATH=tests $(BIN)/python -m helpers.typed_pages mypy

layers: $(VENV)/.dev
	@$(BIN)/lint-imports

types: mypy typed  ## the library and the calls that the pages show, by mypy and by pyright: all modules
	@PYTHONPATH=tests $(BIN)/python -m helpers.typed_pages pyright --whole

mypy: $(VENV)/.dev
	@$(BIN)/mypy

pyright: $(VENV)/.dev  # the stubs of the library, and the calls that the pages show, in one look
	@PYTHONPATH=tests $(BIN)/python -m helpers.typed_pages pyright

PYTEST := $(BIN)/python -m pytest -p no:xdist -q
LANES := lane-1 lane-2
covered: $(LANES)  # the tests that compute little run every branch of the library
	@$(BIN)/coverage combine -q --data-file=build/covered $(LANES:%=build/%)
	@$(BIN)/coverage report --data-file=build/covered

# begun before all that is short, which ends beside the longer one; the files after the folders go through all examples, as guards do: those are played once
FIRST := tests/guards tests/book $(addprefix tests/,$(addprefix test_,back_and_forth.py growth.py missing.py statuses.py) $(addprefix values/test_,mapping_for_a_series.py private_arguments.py))
lane-1: OF = $(FIRST)
lane-2: OF = $(FIRST:%=--ignore %) tests
$(LANES): $(VENV)/.dev $(SITE)/.ready  # a half of the tests, each collected once: the slow ones last, when tracing has ended
	@COVERAGE_FILE=build/$@ PYTHONPATH=$(SITE) $(PYTEST) -m "$(FAST)" --cov --cov-report= --cov-fail-under=0 $(OF)

shown: $(VENV)/.dev $(SITE)/.ready  # the examples of the pages and docstrings
	@PYTHONPATH=$(SITE) $(PYTEST) docs README.md CONTRIBUTING.md $(SITE)/eig

CASES ?= tests/cases/jury.json tests/cases/teams.json tests/cases/timeline.json
cases: $(VENV)/.dev $(SITE)/.ready  ## reference cases: make cases CASES=path/to/file.json
	@PYTHONPATH=$(SITE) $(BIN)/python tests/case_runner.py $(CASES)

cases-by-day: $(VENV)/.dev $(SITE)/.ready  # all but some of the longest, whose like is run
	@PYTHONPATH=$(SITE) $(BIN)/python tests/case_runner.py --by-day $(CASES)

peers: CASES = tests/peers
peers: $(VENV)/.dev $(SITE)/.ready  ## cases of other projects' own suites, and what differs: make peers CASES=folder
	@PYTHONPATH=$(SITE) $(BIN)/python tests/peer_runner.py $(CASES) --show

QUICK := $(PYTEST) -m "$(FAST) and not slow" --hypothesis-profile=quick
QUICK_LANES := quick-1 quick-2
quick: $(VENV)/.dev  ## the inner loop: lint, layers, guards, the tests that cost little, those beside what was changed, and its examples
	@$(MAKE) -j2 --output-sync=target $(QUICK_LANES)

$(QUICK_LANES): $(VENV)/.dev # tests/helpers/inner_loop.py says which files, tests/data/costs.tsv what each costs
	@$(QUICK) -x $$(PYTHONPATH=tests $(BIN)/python -m helpers.inner_loop $(@:quick-%=%))

quick-2: quick-lint
quick-lint: $(VENV)/.dev
	@$(BIN)/ruff check -q . && $(BIN)/ruff format -q --check . && $(BIN)/lint-imports >/dev/null

costs: $(VENV)/.dev  ## measure anew what each file of tests costs, by which make quick chooses: on a quiet machine (some minutes)
	@$(QUICK) --keep-costs tests

nightly: $(VENV)/.dev cases types  ## the laws and the guards on many inputs, and all of which `make test` takes a share
	@$(BIN)/python -m pytest -m "$(FAST)" -n 2 --dist worksteal --hypothesis-profile=nightly -q \
		tests/guards $$(grep -rlE '^from helpers.(shares|costs) import|[(, ]one_in=' --include='test_*.py' tests) --ignore tests/guards/test_worlds.py

ROOM ?=
MINUTES ?= 30
SHARE ?= 1
oracles: $(VENV)/.peers  ## long proofs, kept in docs/data: make oracles ROOM=jury MINUTES=30 (the longest that a test may take)
	@$(BIN)/python -m pytest -m "oracle or peer" -n 2 --dist load --maxschedchunk=1 -q \
		--record-evidence --evidence-minutes=$(MINUTES) --evidence-share=$(SHARE) \
		$$(grep -rlE 'mark\.(oracle|peer)\(' --include='test_*.py' --exclude-dir=node_modules tests/$(ROOM)); \
		found=$$?; PYTHONPATH=tests $(BIN)/python -m helpers.figures; exit $$found

mermaid:  ## the real mermaid, that its peer tests read with (needs node); `make oracles` skips them without it
	@cd tests/timeline/charts/mermaid && npm install --no-package-lock --no-audit --no-fund --silent

JOBS ?=
SCALES ?=
NAMED = $(if $(JOBS),--jobs $(JOBS))
bench: $(VENV)/.peers  ## the scale of each room, beside peers in one run: make bench ROOM=jury JOBS=ranking SCALES=1,10
	@PYTHONPATH=tests $(BIN)/python bench $(ROOM) $(NAMED) $(if $(SCALES),--scales $(SCALES))

bench-compare: $(VENV)/.dev  ## what each job costs in instructions, against another revision: make bench-compare BASE=HEAD~1
	@$(if $(BASE),,echo "name a revision: make bench-compare BASE=HEAD~1"; exit 1;) PYTHONPATH=tests $(BIN)/python bench compare $(BASE) $(NAMED)

docs: $(VENV)/.docs  ## the documentation, in docs/_build/html, held against rules of accessibility
	@$(BIN)/sphinx-build -W --keep-going -q -a -b html docs docs/_build/html
	@PYTHONPATH=tests $(BIN)/python -m helpers.accessible docs/_build/html
	@echo "open docs/_build/html/index.html"

runtime: docs $(SITE)/.ready  # what the page Try it runs on, beside the built pages (needs node)
	@npm install --prefix build/try --no-package-lock --no-audit --no-fund --silent pyodide puppeteer-core
	@$(BIN)/python docs/runtime.py

try: runtime  ## the documentation with the page that runs the library in a browser, on http://localhost:8000/try.html
	@$(BIN)/python -m http.server --directory docs/_build/html 8000

listings: $(VENV)/.dev  ## write anew what is made from the listings: type checkers' stubs, the reference, the public listing, the numbers, the laws
	@for made in stubs fault_codes reference api numbers_listed law_page; do PYTHONPATH=tests $(BIN)/python -m helpers.$$made || exit 1; done

stored: $(VENV)/.dev  ## keep values of this release, as JSON and pickles, that later ones must read
	@PYTHONPATH=tests $(BIN)/python -m helpers.stored

TESTS ?=
refusals: $(VENV)/.dev  ## keep the texts of refusals anew, in both languages; TESTS=tests/jury looks through these for texts that nothing kept says
	@PYTHONPATH=tests $(BIN)/python -m helpers.refusal_texts --list $(TESTS)

figures: $(VENV)/.dev  ## show in the pages what the commands measured (docs/data), as tables and pictures
	@PYTHONPATH=tests $(BIN)/python -m helpers.figures
	@PYTHONPATH=tests $(BIN)/python bench pictures

SECONDS ?= 60
SEED ?= 1
COUNT ?=
fuzz: $(VENV)/.dev  ## random input for all that is public, seconds of computing or inputs: make fuzz SECONDS=600 SEED=2 (COUNT=100000)
	@PYTHONPATH=tests $(BIN)/python -m helpers.fuzz $(SECONDS) "$(SEED)" $(COUNT)

PACKAGE ?=
mutants: $(VENV)/.dev  ## seeded faults, and the tests that see them: make mutants PACKAGE=jury/selection COUNT=100 SEED=2; survivors anew: AGAIN=1
	@PYTHONPATH=tests $(BIN)/python -m helpers.mutants $(PACKAGE) --count $(or $(COUNT),1500) --seed $(SEED) $(if $(AGAIN),--again)

worlds: $(VENV)/.dev  ## one digest in every world found here: interpreters, locales, zones, flags, old and new dependencies
	@PYTHONPATH=tests $(BIN)/python -m helpers.worlds

limits: $(VENV)/.dev  ## the time that each search and statistic takes at a stated size
	@PYTHONPATH=tests $(BIN)/python -m helpers.limits

release: $(VENV)/.dev  ## what a release shows: archives built twice, bill of materials, typed names, known weaknesses
	@PYTHONPATH=tests $(BIN)/python -m helpers.release

wheel: $(SITE)/.ready

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "eig needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
		echo "Python's venv module is missing: install it (on Debian: apt install python3-venv), then run make again."; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade "pip>=25.1"

$(VENV)/.ready: pyproject.toml $(VENV)/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.ready
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-compile --group dev # what is used is compiled at its first use
	@touch $@

$(VENV)/.docs: pyproject.toml $(VENV)/.dev
	@$(BIN)/python -m pip install -q --disable-pip-version-check --group docs
	@touch $@

$(VENV)/.peers: pyproject.toml $(VENV)/.dev
	@$(BIN)/python -m pip install -q --disable-pip-version-check --group peers
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps "irrCAC>=0.4.4" # it asks for an old coverage, and uses none
	@touch $@

$(VENV)/.examples: pyproject.toml $(VENV)/.dev
	@$(BIN)/python -m pip install -q --disable-pip-version-check --group examples
	@touch $@

$(SITE)/.ready: pyproject.toml $(SOURCES) $(VENV)/.dev
	@rm -rf build/dist $(SITE)
	@$(BIN)/python -m build -q --wheel --outdir build/dist .
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --target $(SITE) build/dist/*.whl
	@touch $@

clean:  ## remove what was built
	rm -rf $(VENV) build docs/_build .pytest_cache .hypothesis .mypy_cache .ruff_cache .coverage* .import_linter_cache

help:
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'
