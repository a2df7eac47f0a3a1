#!/bin/sh
# Holds every pinned version against the list of known weaknesses, in a room of its own that is thrown away afterwards.
# A version that the list could not be asked about fails it too (--strict): silence is no good news.
set -eu
cd "$(dirname "$0")"
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"${PYTHON:-python3}" -m venv "$room"
"$room/bin/python" -m pip install --quiet --disable-pip-version-check pip-audit==2.9.0
cat run.txt serve.txt build.txt test.txt > "$room/all.txt"
"$room/bin/pip-audit" --strict --require-hashes --disable-pip --progress-spinner off --requirement "$room/all.txt"
