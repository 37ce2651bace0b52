# Each target does the set-up it needs; a second run does only what changed. `make help` lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000

export VIRTUAL_ENV_DISABLE_PROMPT := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
bin := .venv/bin
ready := .venv/.ready

$(ready): requirements.lock pyproject.toml
	"$(PYTHON)" -m venv .venv
	$(bin)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(bin)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
