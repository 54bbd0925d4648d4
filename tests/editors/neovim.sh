#!/usr/bin/env bash
# Both Neovims: without a screen for what can be asked, on a screen for what is seen.
#
#   neovim.sh TOOLS EXAMEN    EXAMEN_TEST=WORDS picks tests without a screen by name
set -euo pipefail

tools=$(cd "$1" && pwd -P)
EXAMEN=$(realpath "$2")
export EXAMEN
cd "$(dirname "${BASH_SOURCE[0]}")"
here=$PWD
plugin=$(cd ../../editors/nvim && pwd -P)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

result=0
for version in 0.12 0.11; do
    # A home of its own, and no settings of whoever runs this.
    home=$scratch/$version
    mkdir -p "$home"
    HOME=$home XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache \
        timeout 300 "$tools/nvim-$version/bin/nvim" --clean --headless --cmd "set rtp^=$plugin" \
        -c "luafile $here/neovim/spec.lua" || result=1
done
./neovim-screen.sh "$tools" "$EXAMEN" || result=1
./neovim-first-use.sh "$tools" "$EXAMEN" || result=1
exit "$result"
