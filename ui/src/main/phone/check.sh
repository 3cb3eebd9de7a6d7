#!/bin/sh
# Checks the phone client: types, units, then its journeys in a browser. ./test calls it, and fetches what it needs; the
# product's build needs no Node.
set -eu
if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)'; then
  echo "Phone client: its checks need Node 20 or later with npm; ./test fetches one where it can." >&2
  exit 1
fi
cd "$(dirname "$0")"
out=../../../target/phone-tests

[ -d node_modules ] && [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --loglevel=error
node_modules/.bin/tsc --noEmit
node_modules/.bin/tsc --noEmit -p test
node_modules/.bin/tsc --noEmit -p tsconfig.worker.json
rm -rf "$out"
mkdir -p "$out"
# Their packages are found from here.
ln -s "$(pwd)/node_modules" "$out/node_modules"
# A page of the exam without its screen, for the law of the sync: see test/sync/world.ts.
node_modules/.bin/esbuild test/sync/page.ts --bundle --format=iife --global-name=page --target=chrome80 --outfile="$out/page.js" --log-level=warning
node_modules/.bin/esbuild test/*.test.ts --bundle --platform=node --format=esm --external:lit --external:esbuild --outdir="$out" --out-extension:.js=.mjs --log-level=warning
node --test --test-reporter=dot "$out"/*.test.mjs

# Journeys: the client as Bundle.java makes it, in a real browser before the pretend server.
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null && ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
  echo "Phone client: its journeys need a Chromium; ./test installs one where it can." >&2
  exit 1
fi
node_modules/.bin/esbuild src/main.ts --bundle --splitting --format=esm --minify --target=chrome80 --charset=utf8 \
  --entry-names=assets/[name] --chunk-names=assets/[name]-[hash] --outdir="$out/m" --log-level=warning
kept="$(cd "$out" && find m/assets -type f | sed 's#.*#,"/&"#' | tr -d '\n')"
node_modules/.bin/esbuild src/service-worker.ts --bundle --format=iife --minify --target=chrome80 --define:SHELL_VERSION='"journey"' \
  --define:SHELL_FILES="[\"/m/index.html\"$kept]" --outfile="$out/m/service-worker.js" --log-level=warning
cp static/* "$out/m"
sed -e 's#{{style}}#/m/assets/main.css#' -e 's#{{script}}#/m/assets/main.js#' -e 's#{{preloads}}##' src/index.html >"$out/m/index.html"
node_modules/.bin/esbuild test/journey/*.journey.ts --bundle --platform=node --format=esm --packages=external \
  --outdir="$out/journey" --out-extension:.js=.mjs --log-level=warning
CLIENT="$out/m" node --test --test-reporter=spec "$out"/journey/*.journey.mjs
