#!/bin/sh
# Writes the lists beside this file from pyproject.toml: each version as tested, with the hash of every file of it.
set -eu
cd "$(dirname "$0")/.."
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"${PYTHON:-python3}" -m venv "$room"
"$room/bin/python" -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
: > "$room/before"

names() { # names TABLE KEY...: the requirements that pyproject.toml lists there
    "$room/bin/python" -c '
import sys, tomllib
table = tomllib.load(open("pyproject.toml", "rb"))
for key in sys.argv[1:]:
    table = table[key]
print("\n".join(table))' "$@"
}
add() { # add FILE REMARK: write what stdin names and what comes with it, left out what an earlier list has
    cat > "$room/names.in"
    "$room/bin/pip-compile" --quiet --generate-hashes --strip-extras --allow-unsafe --no-annotate --no-header \
        --no-emit-options \
        --constraint "$room/before" --output-file "$room/found.txt" "$room/names.in"
    "$room/bin/python" -c '
import re, sys
found, before, remark = sys.argv[1:]
pins = re.findall(r"^[\w.-]+==(?:.*\\\n)*.*\n", open(found).read(), re.M)
known = set(open(before).read().split())
fresh = [pin for pin in pins if pin.split()[0] not in known]
print(f"# {remark} Made by: make lock", *[pin.rstrip() for pin in fresh], sep="\n")
open(before, "a").writelines(pin.split()[0] + "\n" for pin in fresh)' \
        "$room/found.txt" "$room/before" "$2" > "requirements/$1"
}
names project dependencies | add run.txt "What the product needs, each version as tested."
names project optional-dependencies serve | add serve.txt "What the browser needs on top of run.txt."
names dependency-groups dev | grep '^hatchling' | add build.txt "What building it needs on top of run.txt."
names dependency-groups dev | add test.txt "What the checks need on top of all the others."
names dependency-groups mutants | add mutants.txt "What make mutants needs on top of all the others."
