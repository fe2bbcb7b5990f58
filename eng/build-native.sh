#!/usr/bin/env bash
# Builds the native parts of src/Compat into artifacts/native. Does nothing when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p artifacts/native artifacts/native-build
for folder in src/Compat/*/Native; do
  name=$(basename "$(dirname "$folder")")
  build="artifacts/native-build/$name"
  log="$build.log"
  if ! { cmake -S "$folder" -B "$build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_LIBRARY_OUTPUT_DIRECTORY="$PWD/artifacts/native" &&
         cmake --build "$build" --parallel "$(nproc)"; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "build-native: $name did not build (the log is above)" >&2
    exit 1
  fi
done
