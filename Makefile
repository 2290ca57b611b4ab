# Two commands matter: `make site` and `make test`. Both install what they need and do nothing twice.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUTPUT := output
SITE := $(OUTPUT)/voorbeeld/site
PORT ?= 8000

.PHONY: site preview test bench lint format lock sbom clean

site: $(VENV)/.runtime
	@$(BIN)/wijkwijzer refresh --sample --output $(OUTPUT); code=$$?; \
	if [ -e $(SITE)/index.html ]; then \
	  echo; echo "The site is in $(SITE). Look at it with: make preview"; \
	fi; exit $$code

preview: $(VENV)/.runtime
	@test -e $(SITE)/index.html || $(MAKE) site
	@echo "http://127.0.0.1:$(PORT)/ (stop with Ctrl-C)"; $(BIN)/python -m http.server --bind 127.0.0.1 --directory $(SITE) $(PORT)

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses=auto

# One table: ours beside Hugo, Pelican and Eleventy, which it installs below output/bench/tools.
# More: make bench BENCH="--sizes 1000,10000 --on tmpfs,disk --runs 3"
bench: $(VENV)/.dev
	$(BIN)/python -m bench.run $(BENCH)

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --strict deploy/backup.py deploy/build_json.py bench/guards.py bench/corpora.py bench/xss.py
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# pip verifies every file against the hashes in the lock; the project itself is linked, not copied.
$(VENV)/.runtime: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# CycloneDX: every locked package with its hashes.
sbom: $(VENV)/.dev
	$(BIN)/cyclonedx-py requirements --output-reproducible --short-PURLs --validate \
	  --pyproject pyproject.toml --output-file sbom.cdx.json requirements.lock

# Needs uv. Refreshes both locks to the newest releases that pyproject.toml allows.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --extra build --extra krant pyproject.toml -o requirements.lock --upgrade
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --extra build --extra krant --extra dev pyproject.toml -c requirements.lock -o requirements-dev.lock --upgrade

clean:
	rm -rf $(OUTPUT)/voorbeeld .pytest_cache .mypy_cache .ruff_cache .hypothesis
