# The everyday commands of this repository. `make` lists them; the fragments in make/ hold them.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

include make/build.mk
include make/demo.mk
include make/history.mk
include make/images.mk
include make/verification.mk
include make/test.mk
include make/kube.mk

.PHONY: help
help: ## Show this list
	@awk -f make/help.awk $(MAKEFILE_LIST)
