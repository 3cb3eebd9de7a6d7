#!/bin/sh
# Checks the phone client where Node 20 is at hand: types, then units. ./test calls it; the product's build needs no Node.
set -eu
if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)'; then
  echo "Phone client: no Node 20 here, its types and units are not checked."
  exit 0
fi
cd "$(dirname "$0")"
out=../../../target/phone-tests

[ -d node_modules ] && [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --loglevel=error
npx --no-install tsc --noEmit
npx --no-install tsc --noEmit -p test
npx --no-install tsc --noEmit -p tsconfig.worker.json
rm -rf "$out"
npx --no-install esbuild test/*.test.ts --bundle --platform=node --format=esm --external:lit --outdir="$out" --out-extension:.js=.mjs --log-level=warning
node --test --test-reporter=dot "$out"/*.test.mjs
