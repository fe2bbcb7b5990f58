#!/usr/bin/env bash
# Sets up, builds and runs every test. The last line is 'N passed, N failed'. Arguments go to 'dotnet test'.
set -uo pipefail
cd "$(dirname "$0")/.."

./eng/setup.sh || { echo "0 passed, 1 failed"; exit 1; }
echo "test: building" >&2
dotnet build CombinatorialML.sln -c Release -v q -nologo || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 skipped=0
for project in test/*.Tests; do
  name=$(basename "$project")
  echo "test: $name" >&2
  log="artifacts/$name.log"
  dotnet test "$project" -c Release --no-build "$@" --logger 'console;verbosity=minimal' 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  summary=$(grep -E '(Passed|Failed|Skipped)! +- ' "$log" | tail -n 1)
  number() { sed -nE "s/.*$1: *([0-9]+).*/\1/p" <<<"$summary"; }
  passed=$((passed + $(number Passed || true) + 0))
  skipped=$((skipped + $(number Skipped || true) + 0))
  lost=$(number Failed)
  # A run that ends without a summary (a crash) or fails without a failed test is a failure too.
  [ "$status" -ne 0 ] && [ "${lost:-0}" -eq 0 ] && lost=1
  failed=$((failed + ${lost:-0}))
done
[ "$skipped" -gt 0 ] && echo "$skipped skipped" >&2
[ "$passed" -eq 0 ] && [ "$failed" -eq 0 ] && failed=1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
