#!/usr/bin/env bash
# Makes the repository ready to build: chooses the packages (eng/Dependencies.props) and installs and builds what the choice needs.
# Quiet when nothing is to do. A choice made by hand wins: ./eng/setup.sh compat, or CombinatorialPackages=compat in the environment.
# ./eng/setup.sh --marks installs what the C++ programs need that ./eng/bench.sh compares with, too.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

marks=
if [ "${1:-}" = --marks ]; then
  marks=yes
  shift
fi

choice_file=eng/packages.local.props
wanted="${1:-${CombinatorialPackages:-}}"
mark_packages=(g++ cmake liblemon-dev libboost-graph-dev libglpk-dev coinor-libcbc-dev libeigen3-dev libopengv-dev)
compat_packages=(libtorch-dev libopenblas0-pthread coinor-libcbc-dev libglpk-dev liblemon-dev g++ cmake)

command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: no 'dotnet' on the PATH"
case "$(dotnet --version 2>/dev/null)" in
  [1-9].*) fail "the .NET SDK is $(dotnet --version); 10.0 or later is needed" ;;
esac
case "$wanted" in
  '' | published | compat) ;;
  *) fail "the package choice is '$wanted'; it must be 'published' or 'compat'" ;;
esac

chosen() { [ -f "$choice_file" ] && sed -n 's:.*<CombinatorialPackages>\(.*\)</CombinatorialPackages>.*:\1:p' "$choice_file"; }

choose() {
  printf '<Project><PropertyGroup><CombinatorialPackages>%s</CombinatorialPackages></PropertyGroup></Project>\n' "$1" >"$choice_file.tmp"
  mv "$choice_file.tmp" "$choice_file"
}

# Says in one line why the published packages cannot be used, or nothing.
why_not_published() {
  local log
  mkdir -p artifacts
  log=artifacts/published.log
  if ! CombinatorialPackages=published dotnet restore CombinatorialML.sln -v q >"$log" 2>&1; then
    local missing
    missing=$(grep -oE 'Unable to find package [A-Za-z.-]+[A-Za-z]' "$log" | sed 's/.* //' | sort -u | paste -sd ' ' | sed 's/ /, /g')
    [ -n "$missing" ] && echo "the feed lacks $missing" || echo "their restore failed (see $log)"
  elif ! CombinatorialPackages=published dotnet build CombinatorialML.sln -c Release --no-restore -v q >"$log" 2>&1; then
    echo "the solution does not build with them (see $log)"
  elif ! CombinatorialPackages=published dotnet test CombinatorialML.sln -c Release --no-build --filter TestCategory=Smoke >"$log" 2>&1; then
    echo "the smoke tests fail with them (see $log)"
  fi
}

install_debian_packages() {
  local missing=() package run=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || fail "these are missing, and there is no apt-get to install them: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "root is needed once, for: apt-get install ${missing[*]}"
    run=(sudo)
  fi
  say "installing ${missing[*]}"
  mkdir -p artifacts
  "${run[@]}" apt-get update -qq >artifacts/apt.log 2>&1 || true
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >>artifacts/apt.log 2>&1 \
    || { tail -n 5 artifacts/apt.log >&2; fail "apt-get could not install ${missing[*]} (see artifacts/apt.log)"; }
}

if [ -z "$wanted" ]; then
  wanted=$(chosen || true)
  if [ -z "$wanted" ]; then
    wanted=published
    say "trying the published packages"
    reason=$(why_not_published)
    if [ -n "$reason" ]; then
      [ "$(uname -s)" = Linux ] || fail "the published packages are needed on $(uname -s), but $reason"
      say "using src/Compat instead of the published packages: $reason"
      wanted=compat
    else
      say "using the published packages"
    fi
    choose "$wanted"
  fi
elif [ -n "${1:-}" ] && [ "$(chosen || true)" != "$1" ]; then
  choose "$1"
  say "the package choice is now $1"
fi

if [ "$wanted" = compat ]; then
  install_debian_packages "${compat_packages[@]}"
  ./eng/build-native.sh
fi

if [ -n "$marks" ]; then
  install_debian_packages "${mark_packages[@]}"
fi
