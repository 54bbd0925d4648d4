#!/usr/bin/env bash
# Format, lints, types and unit tests of both plugins.
#
#   check.sh TOOLS    TOOLS is the folder of install.sh
set -euo pipefail

tools=$(cd "$1" && pwd -P)
cd "$(dirname "${BASH_SOURCE[0]}")"
here=$PWD

(cd ../../editors/vscode && npm run --silent check && npm test --silent)

PATH=$here/node_modules/.bin:$PATH
cd ../../editors/nvim
stylua --check . ../../tests/editors/neovim --config-path .stylua.toml
"$tools/tools/bin/emmylua_check" --warnings-as-errors .
for version in 0.11 0.12; do
    "$tools/nvim-$version/bin/nvim" --clean --headless -c 'helptags doc' -c 'quit'
done
rm -f doc/tags
