# Every goal works on a machine that has Python 3.11 or later, its venv module and make, and nothing else.
#
#   make demo     annotate three sample articles; JSON, TEI and a page are left under demo/
#   make test     run the tests of all distributions, with branch coverage
#   make check    style, types and contracts
#   make docs     build the documentation into docs/_build/html
#   make bench    measure speed, beside other libraries (accuracy.py wants an evaluator, and is called by hand)
#   make wheels   build every distribution into dist/
#   make clean    remove all that was built
#
# make test PYTHON=python3.13 VENV=.venv-3.13 does it with another interpreter.

PYTHON ?= python3
VENV ?= .venv
BENCH_VENV ?= .venv-bench

bin = $(VENV)/bin
pip = -m pip install -qq --disable-pip-version-check
plugins = $(sort $(wildcard plugins/geoannot-*))
metadata = setup.cfg pyproject.toml plugins/requirements.txt $(plugins:=/setup.cfg)
demo_date = 2021-03-18
# The date of the last commit stands in the wheels, so that the same sources give the same bytes.
epoch = $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),315532800)

.PHONY: demo test check docs bench wheels clean

demo: $(VENV)/installed
	rm -rf demo
	$(bin)/python docs/tutorial/demo.py docs/tutorial/articles $(demo_date)
	$(bin)/geoannot annotate docs/tutorial/articles --date $(demo_date) --to json -o demo/json
	$(bin)/geoannot annotate docs/tutorial/articles --date $(demo_date) --to tei -o demo/tei
	$(bin)/geoannot view demo/json -o demo/report.html
	@echo "The same as files: demo/json and demo/tei; to be looked at in a browser: demo/report.html"

test: $(VENV)/developed
	$(bin)/python -m pytest --cov --cov-report=term

check: $(VENV)/developed
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy geoannot tests docs .ci setup.py
	@for plugin in $(plugins); do \
		name=geoannot_$${plugin##*/geoannot-}; \
		echo "mypy $$plugin"; \
		(cd $$plugin && $(abspath $(bin))/mypy --config-file ../../pyproject.toml \
			--cache-dir ../../.mypy_cache/$$name $$name tests setup.py) || exit 1; \
	done
	$(bin)/python -m pytest tests/contract

docs: $(VENV)/developed
	$(bin)/python -m sphinx --fail-on-warning --keep-going -q -b html docs docs/_build/html
	@echo "The documentation: docs/_build/html/index.html"

bench: $(BENCH_VENV)/installed
	@for script in $(filter-out %/accuracy.py,$(sort $(wildcard tests/benchmarks/*.py))); do \
		echo "== $$script"; $(BENCH_VENV)/bin/python $$script || exit 1; \
	done

wheels: $(VENV)/developed
	rm -rf dist
	@for distribution in . $(plugins); do \
		SOURCE_DATE_EPOCH=$(epoch) $(bin)/python -m build --wheel --outdir dist $$distribution || exit 1; \
	done

clean:
	rm -rf .venv .venv-* build dist demo docs/_build htmlcov .coverage .coverage.* *.egg-info
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis $(plugins:=/build) plugins/*/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/installed: $(metadata) | $(VENV)/bin/python
	$(bin)/python $(pip) -r plugins/requirements.txt
	@touch $@

$(VENV)/developed: $(metadata) | $(VENV)/bin/python
	$(bin)/python $(pip) -r plugins/requirements.txt -e ".[dev]"
	@touch $@ $(VENV)/installed

$(BENCH_VENV)/installed: $(metadata) tests/benchmarks/requirements.txt | $(BENCH_VENV)/bin/python
	$(BENCH_VENV)/bin/python $(pip) -r plugins/requirements.txt -r tests/benchmarks/requirements.txt
	@touch $@

%/bin/python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no '$(PYTHON)' here; name a Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "geoannot needs Python 3.11 or later, '$(PYTHON)' is older; name one: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $*
