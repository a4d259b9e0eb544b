# make up    serves the populated application, from nothing
# make test  brings everything to a green suite, from nothing
# make gallery  draws every form in every language from invented requests into var/gallery
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := up
.PHONY: up test test-all gallery check lint clean ready dev-ready packages test-packages words

BIN := .venv/bin
# What Python compiles is kept, wherever the environment stands on that: each of many processes would compile all of it.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/compiled
# One more than there are processors: a test often waits, for a browser or for the database.
WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$((n > 8 ? 9 : n + 1)))

RUN_PACKAGES := python3 python3-venv gettext libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
                fonts-noto-core fonts-noto-cjk
TEST_PACKAGES := $(RUN_PACKAGES) chromium-headless-shell libatomic1 poppler-utils openssl softhsm2

# The demonstration world is on unless the environment says otherwise (COMITY_DEMO=0).
up: ready words
	@exec env COMITY_DEMO="$${COMITY_DEMO-1}" $(BIN)/python manage.py up

test: dev-ready words lint
	@$(call suite,not slow,and not demo)

test-all: dev-ready words lint
	@$(call suite,slow or not slow,)

gallery: ready
	@$(call system,$(RUN_PACKAGES) poppler-utils)
	@$(BIN)/python manage.py gallery var/gallery

# The whole suite on PostgreSQL, then once more on SQLite. Browsers, papers and the tour of all addresses do not care
# which, and run once; so does the demonstration world, on SQLite (pages are looked at in it on PostgreSQL).
define suite
	COMITY_TEST_DB=postgresql $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal -m "($(1)) $(2)"; \
	COMITY_TEST_DB=sqlite COMITY_TEST_AGAIN=1 $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal -m "($(1)) and not browser and not pdf and not door"
endef

check: dev-ready words lint
	@$(BIN)/djlint templates --lint --quiet
	@for po in $$(find locale -name '*.po'); do msgfmt --check-format -o /dev/null "$$po"; done
	@COMITY_VAR=$$(mktemp -d) $(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python manage.py words --check >/dev/null
	@echo "All rules hold."

lint:
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# Catalogues of translations are compiled where they are newer than their compiled form, which is not in the repository.
words: $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))

%.mo: %.po | packages
	@msgfmt --check-format -o $@.new $< && mv $@.new $@

ready: packages
	@if ! $(call fresh,run) && ! $(call fresh,dev); then $(call install,run); fi

dev-ready: test-packages
	@if ! $(call fresh,dev); then $(call install,dev); fi

# A file beside the interpreter says which lock was installed. The test group's lock contains the other.
lock_key = $$(cat requirements/uv.txt requirements/run.txt requirements/$(1).txt | sha256sum | cut -d' ' -f1)
define fresh
[ "$$(cat .venv/lock-$(1) 2>/dev/null)" = "$(call lock_key,$(1))" ]
endef

# uv is fetched by pip against its hash, and lives in a folder of its own, because it removes whatever is not in the lock.
# Where uv cannot reach the package index (a proxy or a mirror that only pip knows of), pip does the same more slowly.
define install
	python=; for name in python3 python3.13 python3.12 python3.11; do \
	  if "$$name" -c 'import sys, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then \
	    python="$$name"; break; fi; done; \
	if [ -z "$$python" ]; then echo "Python 3.11, 3.12 or 3.13 with its venv module is needed." >&2; exit 1; fi; \
	rm -f .venv/lock-*; \
	[ -x $(BIN)/python ] && $(BIN)/python -c pass 2>/dev/null || "$$python" -m venv --clear --without-pip .venv; \
	[ -x .venv/tools/bin/uv ] || { "$$python" -m venv .venv/tools; \
	  .venv/tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt; }; \
	echo "Installing the packages of requirements/$(1).txt"; \
	.venv/tools/bin/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/$(1).txt \
	  || .venv/tools/bin/python -m pip --python $(BIN)/python install --quiet --disable-pip-version-check \
	       --require-hashes -r requirements/$(1).txt; \
	echo "$(call lock_key,$(1))" > .venv/lock-$(1)
endef

packages:
	@$(call system,$(RUN_PACKAGES))

test-packages:
	@$(call system,$(TEST_PACKAGES))

# Only on Debian and its kin; elsewhere the application says at start-up what it lacks.
define system
	command -v dpkg-query >/dev/null || exit 0; missing=; \
	for name in $(1); do \
	  case "$$(dpkg-query -W -f='$${db:Status-Status}' "$$name" 2>/dev/null)" in \
	    installed) ;; \
	    *) case "$$name" in \
	         python3|python3-venv) python3 -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	                               || missing="$$missing $$name" ;; \
	         gettext) command -v msgfmt >/dev/null || missing="$$missing $$name" ;; \
	         *) missing="$$missing $$name" ;; \
	       esac ;; \
	  esac; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" -ne 0 ]; then \
	  echo "System packages are missing. Have them installed by this line, then run this again:" >&2; \
	  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$$missing" >&2; exit 1; \
	fi; \
	echo "Installing system packages:$$missing"; \
	apt-get update -qq; \
	DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null
endef

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete
