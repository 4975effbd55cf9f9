#!/bin/sh
# Builds the wheel, installs it in an empty environment, and makes the sample's pack there: the same bytes as in the checkout.
# Then it shows the demonstration from there, which needs every template, table and static file of the package.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
"$here/.venv/bin/python" -m build --wheel --no-isolation --outdir "$empty/dist" "$here" >/dev/null
"$here/.venv/bin/python" -m venv "$empty/venv"
"$empty/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$here/requirements/run.txt"
"$empty/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps "$empty"/dist/*.whl
cd "$empty"
venv/bin/kindling sample hour >/dev/null
venv/bin/kindling pack hour --quiet --out from-wheel
"$here/.venv/bin/kindling" pack hour --quiet --out from-checkout
for twin in pack.html pack.pdf pack.pptx pack.json pack.md; do
  cmp "from-wheel/$twin" "from-checkout/$twin"
done
echo "The wheel ($(du -m dist/*.whl | cut -f1) MB) makes the same five files as the checkout."
"$here/.venv/bin/python" "$here/tools/try_run.py" "$empty/venv/bin/kindling" demo --port '{port}'
