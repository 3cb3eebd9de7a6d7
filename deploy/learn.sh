#!/usr/bin/env bash
# Lets a JVM watch the platform found a street and keep what it learned beside the jar: docs/decisions/learned-starts.md
#
#   deploy/learn.sh FOLDER   where the jar was extracted
#
# Changes nothing if it fails: the platform then starts as slowly as before. Ends early, without a result, when the process
# LEARN_WITH ends, if that is given: nothing is left running behind a platform that was stopped.
# Read whole before it begins: a new version may be put in its place meanwhile.
{
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# Where the platform is only run there may be no Maven, which jdk.sh asks for.
[ -n "${JAVA_HOME:-}" ] || . "$here/jdk.sh"
. "$here/learned.sh"
cd "$1"
learned="$(learned .)"
[ ! -e "$learned" ] || exit 0

alive() { kill -0 "$(cat "$1" 2>/dev/null || echo none)" 2>/dev/null; }

# One at a time; what one that was killed left behind is removed.
if alive learning/learner; then exit 0; fi
rm -rf learning
mkdir learning
echo $$ >learning/learner

# Who works on what is below learning/: the platform, what it writes down with, its database server.
below() { ps -eo pid=,args= | BELOW="$PWD/learning/" awk 'index($0, ENVIRON["BELOW"]) { print $1, $2 }'; }

platform=""
leave() {
  if [ -n "$platform" ]; then
    # It is not asked to end: it would first write down what it had learned so far, for most of a minute, and come up before
    # that. Nothing of it is kept. A server that is told to end at once leaves no memory of the machine behind.
    for _ in $(seq 100); do
      left="$(below)"
      [ -n "$left" ] || break
      while read -r process program; do
        case "$program" in
          */postgres) kill -QUIT "$process" 2>/dev/null || true ;;
          *) kill -KILL "$process" 2>/dev/null || true ;;
        esac
      done <<<"$left"
      sleep 0.1
    done
    wait "$platform" 2>/dev/null || true
  fi
  rm -rf learning
}
trap leave EXIT

# The JVM takes what was learned only for a jar at the same path, so it is written in full here and wherever it is started.
# A port that is free; a demo listens on loopback only.
env -u LIANGKU_DATABASE_URL -u LIANGKU_DATABASE_PROGRAMS \
  PORT=0 LIANGKU_DATA="$PWD/learning/data" LIANGKU_DEMO=street LIANGKU_SEARCH=lucene LIANGKU_OBJECTS=folder \
  "$JAVA_HOME/bin/java" @"$here/jvm.options" -Xmx1g -XX:AOTCacheOutput="$PWD/learning/learned" \
  -jar "$(echo "$PWD"/ui-*.jar)" >learning/log 2>&1 &
platform=$!
# For half an hour at most.
for _ in $(seq 1800); do
  if grep -q '^Liangku is ready' learning/log; then break; fi
  kill -0 "$platform"
  [ -z "${LEARN_WITH:-}" ] || kill -0 "$LEARN_WITH"
  sleep 1
done
grep -q '^Liangku is ready' learning/log
"$JAVA_HOME/bin/jcmd" "$platform" AOT.end_recording >/dev/null
mv learning/learned "$learned"
exit
}
