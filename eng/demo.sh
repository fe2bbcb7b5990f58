#!/usr/bin/env bash
# The main job on real input: sets up, fetches the images, trains keypoint matching, evaluates it on a scene it has not seen, saves,
# reloads in a fresh process and predicts. The last line holds the result.
set -euo pipefail
cd "$(dirname "$0")/.."

./eng/setup.sh
./eng/data.sh
echo "demo: building" >&2
dotnet build samples/GraphMatching -c Release -v q -nologo >&2
exec dotnet run --project samples/GraphMatching -c Release --no-build -- "$@"
