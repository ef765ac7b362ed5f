# The commands of whoever works on the code. `make` alone lists them. It is a Makefile since make is
# there wherever a compiler is, and asks for nothing to be installed first.

.PHONY: help install test long lint format types docs site check

help:  # list these commands
	@grep -E '^[a-z]+:.*#' Makefile | sed 's/:.*#/:/'

install:  # the package as it stands here, with what tests, lint and types need
	python -m pip install -e ".[dev]"

test:  # the tests, in parallel; make test ARGS="tests/test_house.py -n 0" runs some
	python -m pytest $(ARGS)

long:  # the tests that draw samples, on six times as much
	python -m pytest --full -m long --timeout 900

lint:  # what ruff finds in code, and whether it is formatted
	ruff check .
	ruff format --check .

format:  # the code, formatted and mended as far as ruff can
	ruff check --fix .
	ruff format .

types:  # what mypy finds, in strict mode
	mypy

docs:  # the pages that are made: schemas, fields, known gaps, the map of the rooms, the explorer
	python -m nhsgraph.schema.json_schema models/schema
	python -m nhsgraph.schema.fields models
	python -m nhsgraph.checks.known_gaps models
	python docs/rooms.py
	python -m nhsgraph explore -o docs/explorer.html

site:  # the documentation with a page for each body and change, into build/site; needs ".[docs]"
	python docs/making build/site

check:  # faults of the record, then what is left open in it
	python -m nhsgraph check models
