#!/usr/bin/env bash
# Emacs with eglot and the settings of docs/editors.md, without a screen.
#
#   emacs.sh EXAMEN
set -euo pipefail

examen=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch"/{bin,practice/.git}
cp fixtures/practice.answers.md "$scratch/practice/"
printf '# Readme\n' >"$scratch/practice/README.md"
ln -s "$examen" "$scratch/bin/examen"
emacs --version | head -n 1
PATH=$scratch/bin:$PATH HOME=$scratch PRACTICE=$scratch/practice timeout 120 emacs --batch -l emacs/test.el
