# make run   the site with demo content on http://127.0.0.1:8000 (PORT= changes it)
# make test  the gates, then the whole suite on SQLite and on PostgreSQL
# make gate  the gates alone: style, templates, migrations, translations, deployment checks
# make race  50 processes for 20 places, on SQLite and PostgreSQL, and the control that oversells
# make bench every figure that the README states (BENCH="pages serving" for a part)
# make lock  pins the requirements of pyproject.toml again, with hashes (needs uv)

# The system's Python where it will do: distributions build it with optimizations, which saves a fifth of the time.
PYTHON ?= $(shell for one in /usr/bin/python3 python3; do \
	$$one -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done || :)
PORT ?= 8000
IN_VENV := .venv/bin/python

.PHONY: run test race bench gate messages lock install install-dev venv

run: install
	@SITE_MODE=demo PORT=$(PORT) exec $(IN_VENV) manage.py serve_demo

test: install-dev
	@exec $(IN_VENV) -m tests.run

race: install-dev
	@exec $(IN_VENV) -m tests.bench.race

bench: install-dev
	@exec $(IN_VENV) -m tests.bench $(BENCH)

gate: install-dev
	@exec $(IN_VENV) -m tests.gates

# A requirements file is installed once: its copy in .venv says which content is there.
install: venv
	@cmp -s requirements.txt .venv/requirements.txt || { \
		echo "Installing requirements.txt ..." && \
		$(IN_VENV) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt && \
		cp requirements.txt .venv/requirements.txt; }

install-dev: venv
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
		echo "Installing requirements-dev.txt ..." && \
		$(IN_VENV) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt && \
		cp requirements-dev.txt .venv/requirements-dev.txt; }

# pip is written last into a new .venv: without it, the folder was left half made.
venv:
	@test -x .venv/bin/pip || { \
		test -n "$(PYTHON)" || { echo "Python 3.11 or later with venv is needed."; exit 1; } && \
		echo "Making .venv ..." && $(PYTHON) -m venv .venv; }

lock:
	uv pip compile --universal --generate-hashes --no-annotate --no-header pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header --extra s3 \
		--constraint requirements.txt pyproject.toml -o requirements-s3.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header --extra dev \
		--constraint requirements.txt pyproject.toml -o requirements-dev.txt

# Collects the strings to translate into locale/*/LC_MESSAGES/django.po (needs the gettext programs).
messages:
	SITE_MODE=test $(IN_VENV) manage.py makemessages --no-obsolete --add-location file \
		-l kk -l ru -l en --ignore tests --ignore var --ignore 'alzhir_site/django_locale/*'
