#!/usr/bin/env bash
# Experiments and timings that take longer than a test may. ./eng/bench.sh NAME, where NAME is one of:
#   matching   graph matching trained with each gradient estimator and with a classifier, three seeds each
#   torch      operators, backward and training steps in C# against C++ over the same libtorch (n/a without compiler or headers)
#   solvers    solvers against plain C++ and LEMON on one thread, batches on two (n/a without ./eng/setup.sh --marks)
#   pose       relative pose among wrong correspondences, trained against uniform sampling, on synthetic and on real views
set -euo pipefail
cd "$(dirname "$0")/.."

[ $# -ge 1 ] || { sed -n '2,6p' "$0" >&2; exit 2; }
./eng/setup.sh
[ "$1" != matching ] && [ "$1" != pose ] || ./eng/data.sh

# The C++ program to compare with, when it can be built here.
if [ "$1" = torch ] || [ "$1" = solvers ]; then
  marks="artifacts/marks/$1"
  mkdir -p "$marks"
  if { cmake -S test/Microsoft.ML.Combinatorial.Benchmarks/Marks -B "$marks" -DMARK="$1" -DCMAKE_BUILD_TYPE=Release &&
       cmake --build "$marks"; } >"$marks/build.log" 2>&1; then
    set -- "$1" "$PWD/$marks/$1"
  else
    echo "bench: no C++ program to compare with (the log is $marks/build.log)" >&2
  fi
fi

dotnet build test/Microsoft.ML.Combinatorial.Benchmarks -c Release -v q -nologo >&2
exec dotnet run --project test/Microsoft.ML.Combinatorial.Benchmarks -c Release --no-build -- "$@"
