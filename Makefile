# What happens is in scripts/; here are its names. Settings can be given after the name: make run PORT=8001

PYTHON ?= python3# the interpreter .venv is made from
PORT ?= 8000
DEMO ?= 1
T ?=
export PYTHON PORT DEMO T

.DEFAULT_GOAL := help
.PHONY: help run test soak lint bench format requirements clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name does; do \
		printf 'make %-14s%s\n' "$$name" "$$does"; done

run: ## start the site with its demonstration on this machine (PORT=8000; DEMO=0 for an empty one of your own)
	@scripts/run

test: ## every check and every test: on SQLite, on PostgreSQL, in the browser (T=tests/programs: a part, on SQLite, in seconds)
	@scripts/test

soak: ## what takes long: demonstration and browser on twelve days to come, a thousand random years, every form (hours)
	@scripts/soak

lint: ## the checks alone: style, templates, types, imports, migrations, settings
	@scripts/install requirements-dev.txt
	@scripts/lint

bench: ## how fast it is with 100,000 employees: a table, and a failure where a limit is exceeded (minutes)
	@scripts/bench

format: ## rewrite the code in the one style
	@scripts/install requirements-dev.txt
	@.venv/bin/python -m ruff check --fix-only --quiet .
	@.venv/bin/python -m ruff format .

requirements: ## pin the packages of pyproject.toml anew (needs uv)
	@scripts/requirements

clean: ## remove what can be made again (.venv, caches); the data in var/ stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
