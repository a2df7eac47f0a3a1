#!/bin/sh
# Writes the three lists beside this file from pyproject.toml: run in a fresh environment, so nothing strays in.
set -eu
cd "$(dirname "$0")/.."
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"${PYTHON:-python3}" -m venv "$room"

names() { # names TABLE KEY: the requirements that pyproject.toml lists there
    "$room/bin/python" -c '
import sys, tomllib
table = tomllib.load(open("pyproject.toml", "rb"))
for key in sys.argv[1:]:
    table = table[key]
print("\n".join(table))' "$@"
}
add() { # add FILE REMARK: install what stdin names, and write what came with it that no earlier list has
    cat > "$room/names"
    "$room/bin/python" -m pip install --quiet --disable-pip-version-check -r "$room/names"
    "$room/bin/python" -m pip freeze | sort -f > "$room/now"
    { echo "# $2 Made by: make lock"; grep -vxFf "$room/before" "$room/now"; } > "requirements/$1"
    cp "$room/now" "$room/before"
}
echo "nothing" > "$room/before"
names project dependencies | add run.txt "What the product needs, each version as tested."
names dependency-groups dev | grep '^hatchling' | add build.txt "What building it needs on top of run.txt."
names dependency-groups dev | add test.txt "What the checks need on top of both."
