# Sightline. `make` lists what can be asked for. Needs git, make, Python 3.11 or later and the package registries.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
SHELL := /bin/sh

UV_VERSION := 0.13.9
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
UV := .tools/bin/uv
UV_DONE := .tools/uv-$(UV_VERSION)
export UV_PYTHON_DOWNLOADS := never
export PORT
unexport PYTHONDONTWRITEBYTECODE  # everything here starts three times as fast with compiled files kept

ASSETS := $(shell find sightline/core/assets -type f 2>/dev/null)

help: ## List what can be asked for
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' \
		| while IFS="$$(printf '\t')" read -r name what; do printf '  make %-14s %s\n' "$$name" "$$what"; done

setup: .venv/.done build/collected/.done ## Install everything, in this folder only

demo: setup ## Run the site with an invented borough on 127.0.0.1:8000 (PORT=… changes it); Ctrl-C stops it
	@$(BIN)/sightline up --demonstration --port $(PORT)

demo-reset: setup ## Empty the invented borough and fill it again, then run it
	@$(BIN)/sightline db reset
	@$(BIN)/sightline up --demonstration --port $(PORT)

report: setup ## Publish the invented borough's annual report for 2022/23 in var/report
	@mkdir -p var
	@$(BIN)/python -m sightline.demonstration.returns var/report-extract > /dev/null
	@$(BIN)/sightline report var/report-extract --period 2022/23 --out var/report \
		--content sightline/demonstration/reference/report

test: setup chromium ## Run every test, journeys in a real browser included
	@tools/run-tests -n auto --maxprocesses 4 --dist worksteal --cov --cov-report=term

test-spark: .venv-spark/.done ## Hold the figures on Spark to those of DuckDB, in an environment of its own; needs Java
	@tools/test-spark

check: setup ## Format, lint, types, layers, rules of the house, generated files, migrations
	@tools/check

fix: setup ## Put right what can be put right by itself: format, order of imports, generated files
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format --quiet .
	$(BIN)/python -m sightline.config.generated --write

bench: setup ## Measure what the design promises, and keep the numbers in docs/benchmarks.md
	@test -d bench || { echo "There is no benchmark yet."; exit 1; }
	@$(BIN)/python -m bench

soak: setup chromium ## The long tests: every route for every role, every page by axe, fuzzed input, kills in mid-save, load
	@test -d soak || { echo "There is no long test yet."; exit 1; }
	@tools/run-tests soak

check-samples: setup ## Read every sample file beside the repository (../shared/samples), if there are any
	@tools/check-samples

lock: $(UV_DONE) build/static/.done ## Choose versions again and write requirements.lock and package-lock.json
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 --universal --group workshop --upgrade -o requirements.lock pyproject.toml
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 --universal --group pyproject.toml:spark-tests --constraint requirements.lock \
		-o requirements-spark.lock
	PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --ignore-scripts --loglevel=error

# What follows is done once, and again only when what it depends on has changed.

$(UV_DONE):
	@tools/install-uv $(UV_VERSION) $(PYTHON)
	@touch $@

.venv/.done: requirements.lock pyproject.toml $(UV_DONE)
	@echo "Installing what requirements.lock names into .venv"
	@$(UV) venv --quiet --allow-existing --python "$$(command -v $(PYTHON))" .venv
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

.venv-spark/.done: requirements-spark.lock $(UV_DONE)
	@echo "Installing what requirements-spark.lock names into .venv-spark"
	@$(UV) venv --quiet --allow-existing --python "$$(command -v $(PYTHON))" .venv-spark
	@$(UV) pip sync --quiet --python .venv-spark/bin/python --require-hashes requirements-spark.lock
	@touch $@

node_modules/.done: package.json package-lock.json .npmrc | .venv/.done
	@echo "Installing what package-lock.json names into node_modules"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-fund --no-audit --loglevel=error > /dev/null
	@touch $@

build/static/.done: $(ASSETS) sightline/config/assets.py node_modules/.done
	@echo "Building the style sheet and the script"
	@$(BIN)/python -m sightline.config.assets
	@touch $@

build/collected/.done: build/static/.done .venv/.done sightline/config/settings.py
	@$(BIN)/sightline manage collectstatic --noinput --clear --verbosity 0
	@touch $@

chromium:
	@tools/find-chromium > /dev/null

.PHONY: help setup demo demo-reset report test check fix bench soak check-samples lock test-spark chromium
