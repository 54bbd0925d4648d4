#!/usr/bin/env bash
# Helix with the settings of docs/editors.md: a mistake, a mark behind its sentence, an edit that earns one more.
#
#   helix.sh TOOLS EXAMEN    TOOLS is the folder of tests/editors/install.sh, EXAMEN the program
set -euo pipefail

tools=$(cd "$1" && pwd -P)
examen=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=tests/editors/terminal.sh
. ./terminal.sh

scratch=$(mktemp -d)
trap 'stop; rm -rf "$scratch"' EXIT
mkdir -p "$scratch"/{config/helix,bin,practice/.git}
cp helix/*.toml "$scratch/config/helix/"
cp fixtures/practice.answers.md "$scratch/practice/"
ln -s "$examen" "$scratch/bin/examen"

start 220 40 "cd '$scratch/practice' && env PATH='$scratch/bin:$PATH' HOME='$scratch' XDG_CONFIG_HOME='$scratch/config' \
    XDG_CACHE_HOME='$scratch' COLORTERM=truecolor '$tools/helix/bin/hx' practice.answers.md; echo ended with \$?; read -r"
see 'practice.answers.md'
see 'a higher TTL'
# Helix asks for what stands behind sentences after an edit.
keys g e o 'When a product is edited I drop the key right after the commit.' Escape
see '+3'
see '+2'
keys ':quit!' Enter
see 'ended with 0'
