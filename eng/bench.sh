#!/usr/bin/env bash
# Experiments and timings that take longer than a test may. ./eng/bench.sh NAME, where NAME is one of:
#   matching   graph matching trained with each gradient estimator and with a classifier, three seeds each
#   registration  point sets of meshes registered by least squares, RANSAC and trained weights
#   torch      operators, backward and training steps in C# against C++ over the same libtorch (n/a without compiler or headers)
#   layers     whole layers, forward and backward, against the same work in plain C++ (n/a without ./eng/setup.sh --marks)
#   gradients  a training step of each gradient estimator
#   toy        the k-subset toy of the I-MLE paper, 1,000 runs of each method, with a plot
#   pyepo      shortest paths from features, each method at the settings of a published notebook, twenty seeds
#   matching-gap  graph matching: values against bounds, on random instances and on keypoint tasks
#   geometry   minimal solvers: times, derivatives against differences, autograd and declarative nodes (C++: ./eng/setup.sh --marks)
#   solvers    solvers against plain C++ and LEMON on one thread, batches on two (n/a without ./eng/setup.sh --marks)
#   pose       relative pose among wrong correspondences, trained against uniform sampling, on synthetic and on real views
set -euo pipefail
cd "$(dirname "$0")/.."

[ $# -ge 1 ] || { sed -n '2,/^set/p' "$0" | grep '^#' >&2; exit 2; }
./eng/setup.sh
case "$1" in
  matching | matching-gap | pose) ./eng/data.sh ;;
  registration) ./eng/data.sh meshes ;;
  solvers) ./eng/data.sh || echo "bench: no keypoint images, so gm_gap reads n/a" >&2 ;;
esac

# The C++ program to compare with, when it can be built here.
program="$1"
[ "$1" != layers ] || program=solvers
if [ "$program" = torch ] || [ "$program" = solvers ] || [ "$program" = geometry ]; then
  marks="artifacts/marks/$program"
  mkdir -p "$marks"
  if { cmake -S test/Microsoft.ML.Combinatorial.Benchmarks/Marks -B "$marks" -DMARK="$program" -DCMAKE_BUILD_TYPE=Release &&
       cmake --build "$marks"; } >"$marks/build.log" 2>&1; then
    set -- "$1" "$PWD/$marks/$program"
  else
    echo "bench: no C++ program to compare with (the log is $marks/build.log)" >&2
  fi
fi

dotnet build test/Microsoft.ML.Combinatorial.Benchmarks -c Release -v q -nologo >&2
exec dotnet run --project test/Microsoft.ML.Combinatorial.Benchmarks -c Release --no-build -- "$@"
