#!/bin/sh
# Proves that a strict TypeScript client, generated from the OpenAPI document that the packaged service really serves,
# does CRUD, paging and errors without a cast.
#
#   src/test/typescript/check.sh [JAR]
#
# JAR is target/quarkus-app/quarkus-run.jar (./mvnw package) unless given. Needs a JDK, Node.js 20 or later with npm,
# and curl. Leaves node_modules and build in this folder, both ignored by Git, and nothing else.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
jar=${1:-$here/../../../target/quarkus-app/quarkus-run.jar}

fail() {
  echo "check.sh: $*" >&2
  exit 1
}

for tool in java node npm curl; do
  command -v "$tool" >/dev/null || fail "needs $tool on the PATH"
done
[ -f "$jar" ] || fail "there is no '$jar'; run ./mvnw package first"
jar=$(CDPATH='' cd -- "$(dirname -- "$jar")" && pwd)/$(basename -- "$jar")

cd "$here"
# The compiler looks for errors; this looks for what keeps them from it. Comments may say what they like.
if grep -nE '\<as [[:alnum:]_{(]|\<(any|unknown)\>|[])[:alnum:]_]!([].,;) ]|$)' client.ts | grep -vE '^[0-9]+: *(//|/?\*+) ' ||
  grep -n '@ts-' client.ts; then
  fail "client.ts escapes from its types in the lines above"
fi

npm ci --no-audit --no-fund --loglevel=error

work=$(mktemp -d)
service=
stop() {
  if [ -n "$service" ]; then
    kill "$service" 2>/dev/null || true
    wait "$service" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Port 0: the service takes a free one and says which.
cd "$work"
QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=0 QUARKUS_LOG_CONSOLE_COLOR=false java -jar "$jar" >log 2>&1 &
service=$!
cd "$here"

address=
seconds=0
while [ -z "$address" ] || ! curl -fs -o "$work/ready" "$address/q/health/ready"; do
  kill -0 "$service" 2>/dev/null || { cat "$work/log" >&2; fail "the service ended"; }
  [ "$seconds" -lt 120 ] || { cat "$work/log" >&2; fail "the service is not ready after $seconds s"; }
  sleep 1
  seconds=$((seconds + 1))
  address=$(sed -n 's/.*Listening on: \(http:[^ ]*\).*/\1/p' "$work/log")
done

rm -rf build
mkdir build
curl -fsS -o build/openapi.json "$address/q/openapi?format=json"
npx --no-install openapi-typescript build/openapi.json -o build/api.ts
npx --no-install tsc -p .
node build/js/client.js "$address"
