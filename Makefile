# Everything a person or CI does here: make run, make test, make demo, make clean.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)

ifdef UV
CREATE  = $(UV) venv --quiet --python '>=3.11' $(VENV)
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
else
CREATE  = $(PYTHON) -m venv $(VENV)
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.DEFAULT_GOAL := help
.PHONY: help run test fuzz audit demo bench mutants golden pictures lock clean

help: ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(MAKEFILE_LIST)

run: $(VENV)/ready ## Open the app; make run FILE=device.toml opens a device
	@$(BIN)/cerwizard $(if $(FILE),"$(FILE)")

# With bytecode the questions and rules are read once, not in each of the thousand commands that the tests call. One
# worker a core; every worker loads what tests share, so more than eight gain nothing.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/ready-to-test ## Check everything, stopping at the first failure
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/cerwizard lint
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal

fuzz: $(VENV)/ready-to-test ## Try to lose or break something, for long: new inputs and kills, many times what make test does
	CERWIZARD_FUZZ=$(or $(TIMES),50) $(BIN)/python -m pytest --numprocesses auto $$(grep -rl 'tests.tried import' tests)
	$(BIN)/python -m tests.kills.driver --times $(or $(TIMES),50)

demo: $(VENV)/ready ## Write the documents of every example into output/
	@for device in examples/*.toml; do $(BIN)/cerwizard write "$$device" || exit $$?; done

golden: $(VENV)/ready-to-test ## Write anew the documents and the stills of screens that tests compare with
	@$(BIN)/python -m tests.documents.golden
	@$(BIN)/python -m tests.tui.golden

pictures: $(VENV)/ready ## Make the screenshots of the README anew
	@PYTHONPATH=. $(BIN)/python docs/screenshots/make.py

bench: $(VENV)/ready-to-test ## Measure every goal of speed, beside a bare app and the peers
	@$(BIN)/python -m bench --peers .bench

# Which tests call which function is found anew each time: mutmut takes a function it does not know for one without tests.
mutants: $(VENV)/ready-for-mutants ## Break rules, conditions and writer line by line: the tests must notice; ONLY=cerwizard.facts.rows.* for one file
	@rm -f mutants/mutmut-stats.json
	@$(BIN)/mutmut run --max-children $(shell getconf _NPROCESSORS_ONLN) $(if $(ONLY),'$(ONLY)')
	@$(BIN)/python -m tests.mutants

lock: ## Choose the newest allowed versions anew and write requirements/
	@PYTHON=$(PYTHON) sh requirements/lock.sh

audit: ## Look whether a known weakness stands in a package that is used; asks the network for the list of them
	@PYTHON=$(PYTHON) sh requirements/audit.sh

clean: ## Remove the environment, builds and caches; what is in output/ stays
	rm -rf $(VENV) .bench mutants build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find bench cerwizard tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The two stamps: made again only when what they were made from has changed.
$(VENV)/ready: pyproject.toml requirements/run.txt requirements/build.txt
ifndef UV
	@$(PYTHON) -c 'import sys; sys.exit("cerwizard needs Python 3.11 or newer; say which: make run PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
endif
	@echo "Setting up $(VENV) (once) ..." >&2
	@rm -f $(VENV)/ready-to-test
	@test -x $(BIN)/python || $(CREATE)
	@$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-to-test: $(VENV)/ready requirements/serve.txt requirements/test.txt
	@$(INSTALL) --require-hashes -r requirements/serve.txt -r requirements/test.txt
	@touch $@

$(VENV)/ready-for-mutants: $(VENV)/ready-to-test requirements/mutants.txt
	@$(INSTALL) --require-hashes -r requirements/mutants.txt
	@touch $@
