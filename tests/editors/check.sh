#!/usr/bin/env bash
# Format, lints, types and unit tests of both plugins.
#
#   check.sh TOOLS    TOOLS is the folder of install.sh
#
# Takes emmylua_check on the PATH; `tests/run editors` installs it.
set -euo pipefail

tools=$(cd "$1" && pwd -P)
cd "$(dirname "${BASH_SOURCE[0]}")"
here=$PWD

node documented.mjs
(cd ../../editors/vscode && npm run --silent check && npm test --silent)

PATH=$here/node_modules/.bin:$PATH
cd ../../editors/nvim
stylua --check --config-path .stylua.toml . ../../tests/editors/neovim
luacheck --quiet . ../../tests/editors/neovim
emmylua_check --warnings-as-errors .
# Tags of the manual that are there twice are an error.
for version in 0.11 0.12; do
    "$tools/nvim-$version/bin/nvim" --clean --headless -c 'helptags doc' -c 'quit'
done
rm doc/tags
