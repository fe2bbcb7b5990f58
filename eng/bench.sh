#!/usr/bin/env bash
# Experiments and timings that take longer than a test may. ./eng/bench.sh NAME, where NAME is one of:
#   matching   graph matching trained with each gradient estimator and with a classifier, three seeds each
set -euo pipefail
cd "$(dirname "$0")/.."

[ $# -ge 1 ] || { sed -n '2,3p' "$0" >&2; exit 2; }
./eng/setup.sh
./eng/data.sh
dotnet build test/Microsoft.ML.Combinatorial.Benchmarks -c Release -v q -nologo >&2
exec dotnet run --project test/Microsoft.ML.Combinatorial.Benchmarks -c Release --no-build -- "$@"
