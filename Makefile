# Everything happens in .venv, from the versions and hashes of the two requirements files.
PYTHON ?= python3
BIN := .venv/bin
export BASIS_HOME ?= $(CURDIR)/.basis

.PHONY: setup serve test lint strings check-js lock screenshots clean

setup: .venv/for-serving

serve: setup
	$(BIN)/basis serve

test: .venv/for-testing lint
	tests/system-packages
	@if command -v node >/dev/null; then node --test tests/js/*.test.mjs; \
	else echo "LEFT OUT: the JavaScript tests need node: apt-get install nodejs"; fi
	$(BIN)/pytest -n auto --dist loadfile

lint: .venv/for-testing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# Gathers what pages say into the catalogue that translators get: app/web/messages.pot.
strings: .venv/for-testing
	$(BIN)/python -m tests.wording.catalogue

screenshots: .venv/for-testing
	$(BIN)/python -m tests.browser.screenshots docs/screenshots

.venv/for-serving: requirements.txt setup.cfg
	@echo "Installing into .venv: about a minute, the first time only."
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	PYTHONWARNINGS=ignore $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/for-testing: requirements-test.txt .venv/for-serving
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	touch $@

# Chooses the newest versions that setup.cfg allows, and writes them down with their hashes.
lock:
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	  --no-header --no-emit-index-url --no-emit-find-links --output-file requirements.txt setup.cfg tests/build-tools.in
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	  --no-header --no-emit-index-url --no-emit-find-links --extra test --extra lint \
	  --constraint requirements.txt --output-file requirements-test.txt setup.cfg

clean:
	rm -rf .venv .basis build *.egg-info
