#!/usr/bin/env bash
# Fetches what the samples learn from out of Debian packages: ./eng/data.sh (or ./eng/data.sh keypoints) the image pairs, into the git-ignored
# folder data/keypoints; ./eng/data.sh meshes six meshes, into data/meshes. Does nothing when they are there. An interrupted run goes on where
# it stopped: a data set's folder appears only when it is whole.
set -euo pipefail
cd "$(dirname "$0")/.."
partial=data/partial

fail() {
  echo "data: $*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

case ${1:-keypoints} in
  keypoints) target=data/keypoints ;;
  meshes) target=data ;;
  *) fail "usage: ./eng/data.sh [keypoints | meshes]" ;;
esac

complete() {
  for set in "$@"; do [ -d "$target/$set" ] || return 1; done
}

# The Debian tools that fetch and convert; the converters are installed when the user may install.
require_tools() {
  for tool in apt-get apt-cache dpkg tar; do
    have "$tool" || fail "$tool is missing: the data come out of Debian packages, so this needs a Debian system"
  done
  if [ "$target" = data/keypoints ] && { ! have pngtopnm || ! have djpeg; }; then
    [ "$(id -u)" = 0 ] || fail "pngtopnm or djpeg is missing; as root: apt-get install netpbm libjpeg-turbo-progs"
    refresh_lists netpbm
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends netpbm libjpeg-turbo-progs >"$partial/apt.log" 2>&1 ||
      fail "apt-get could not install netpbm and libjpeg-turbo-progs: $(last_error)"
  fi
}

require_space() {
  local free
  free=$(df -Pk data | awk 'NR == 2 { print $4 }')
  [ "$free" -ge 300000 ] || fail "$PWD/data has $((free / 1024)) MB free, 300 MB are needed while the packages are unpacked"
}

last_error() {
  grep -E '^(E|Err|W):?' "$partial/apt.log" | tail -n 1 || true
}

# A fresh system has no package lists yet.
refresh_lists() {
  apt-cache show "$1" >/dev/null 2>&1 && return
  [ "$(id -u)" = 0 ] || fail "apt does not know the package $1; as root: apt-get update"
  apt-get update -qq >"$partial/apt.log" 2>&1 || fail "apt-get update failed (no network?): $(last_error)"
  apt-cache show "$1" >/dev/null 2>&1 || fail "apt does not know the package $1: this Debian release does not carry it"
}

# unpack <package> <folder in the package> <file>...: puts the files into data/partial/<package>.
unpack() {
  local package=$1 folder=$2 deb
  shift 2
  source=$partial/$package
  [ ! -d "$source" ] || return 0
  refresh_lists "$package"
  # The sandbox user could not write here; the warning about it would be all that root sees.
  (cd "$partial" && apt-get -qq -o APT::Sandbox::User=root download "$package") >"$partial/apt.log" 2>&1 ||
    fail "apt-get could not download $package (no network, no space?): $(last_error)"
  deb=$(find "$partial" -name "${package}_*.deb" | head -n 1)
  rm -rf "$source.partial"
  mkdir "$source.partial"
  dpkg --fsys-tarfile "$deb" | tar -x -C "$source.partial" --transform 's,.*/,,' "${@/#/./$folder/}" 2>"$partial/apt.log" ||
    fail "$package does not hold the expected files under /$folder: $(head -n 1 "$partial/apt.log")"
  mv -T "$source.partial" "$source"
  rm "$deb"
}

# convert <file> <new file>: PNG or JPEG to PGM (grey) or PPM (colour), anything else as it is.
convert() {
  case $1 in
    *.png) pngtopnm "$source/$1" ;;
    *.jpg) djpeg -pnm "$source/$1" ;;
    *) cat "$source/$1" ;;
  esac >"$staging/$2" 2>"$partial/convert.log" || fail "cannot convert $1: $(head -n 1 "$partial/convert.log")"
}

# publish <set> <what it is and its terms>: the whole folder appears at once.
publish() {
  echo "$2" >"$staging/ABOUT"
  mv -T "$staging" "$target/$1"
  echo "data: $1: $2" >&2
}

stage() {
  staging=$partial/$1
  rm -rf "$staging"
  mkdir -p "$staging"
}

if [ "$target" = data ]; then complete meshes; else complete motorcycle aloe graf leuven; fi && exit 0
mkdir -p "$target" "$partial" 2>/dev/null || fail "cannot create $PWD/data"
if have flock; then
  exec 9>data/.lock
  flock 9
fi
require_tools
require_space

if [ "$target" = data ]; then
  unpack libcgal-demo usr/share/doc/libcgal-dev data.tar.gz
  stage meshes
  names=(armadillo bunny00 camel cow elephant homer)
  names=("${names[@]/#/data/meshes/}")
  tar -xzf "$source/data.tar.gz" -C "$staging" --transform 's,.*/,,' "${names[@]/%/.off}" 2>"$partial/apt.log" ||
    fail "libcgal-demo does not hold the expected meshes: $(head -n 1 "$partial/apt.log")"
  publish meshes "six triangle meshes in the Object File Format, 2,775 to 37,706 vertices, from Debian's libcgal-demo; \
the package is GPL-3+ and LGPL-3+, the terms of the single meshes are not stated; the bunny and the armadillo are scans of the \
Stanford Computer Graphics Laboratory"
  rm -rf "$partial"
  exit 0
fi

if ! complete motorcycle; then
  unpack python3-skimage usr/lib/python3/dist-packages/skimage/data motorcycle_left.png motorcycle_right.png motorcycle_disp.npz
  stage motorcycle
  convert motorcycle_left.png left.ppm
  convert motorcycle_right.png right.ppm
  convert motorcycle_disp.npz disparity.npz
  publish motorcycle "stereo pair 741x500 with dense true disparity, Middlebury 2014 (Scharstein et al., GCPR 2014), from Debian's python3-skimage; \
the package is BSD-3-Clause, Middlebury allows use and publication and asks for the citation"
fi

opencv=(aloeL.jpg aloeR.jpg aloeGT.png graf1.png graf3.png H1to3p.xml leuvenA.jpg leuvenB.jpg essential_mat_data.txt)
if ! complete aloe; then
  unpack opencv-doc usr/share/doc/opencv-doc/examples/data "${opencv[@]}"
  stage aloe
  convert aloeL.jpg left.ppm
  convert aloeR.jpg right.ppm
  convert aloeGT.png disparity.pgm
  publish aloe "stereo pair 1282x1110 with dense true disparity, Middlebury 2006 (Hirschmueller and Scharstein, CVPR 2007), from Debian's opencv-doc; \
the package is Apache-2.0 and BSD-3-Clause, Middlebury allows use and publication and asks for the citation"
fi

if ! complete graf; then
  unpack opencv-doc usr/share/doc/opencv-doc/examples/data "${opencv[@]}"
  stage graf
  convert graf1.png left.ppm
  convert graf3.png right.ppm
  convert H1to3p.xml homography.xml
  publish graf "two views 800x640 of a wall with the homography between them, Oxford (Mikolajczyk and Schmid, PAMI 2005), from Debian's opencv-doc; \
the package is Apache-2.0 and BSD-3-Clause, the terms of the images themselves are not stated"
fi

if ! complete leuven; then
  unpack opencv-doc usr/share/doc/opencv-doc/examples/data "${opencv[@]}"
  stage leuven
  convert leuvenA.jpg left.pgm
  convert leuvenB.jpg right.pgm
  convert essential_mat_data.txt camera.txt
  publish leuven "two views 751x563 of houses in Leuven with the camera that took them, from Debian's opencv-doc; \
the package is Apache-2.0 and BSD-3-Clause, the terms of the images themselves are not stated"
fi

rm -rf "$partial"
