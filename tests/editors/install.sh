#!/usr/bin/env bash
# Everything the tests in editors need, from package registries alone. What is there and works is left alone.
#
#   install.sh FOLDER    FOLDER is target/editors
#
# Takes about two minutes on two cores, and two seconds when all is there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
mkdir -p "$1"
folder=$(cd "$1" && pwd -P)
readonly here folder

# debian PROGRAM PACKAGE…: installs the packages unless the program is on the PATH.
debian() {
    local program=$1
    shift
    command -v "$program" >/dev/null ||
        apt-get install -qq -y --no-install-recommends "$@" >/dev/null 2>&1 ||
        { apt-get update -qq && apt-get install -qq -y --no-install-recommends "$@" >/dev/null; } || {
        printf 'install: %s is not on the PATH and cannot be installed\n' "$program" >&2
        return 1
    }
}

# What a lock file names, unless it is there already.
npm_packages() {
    cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock.json" && return
    (cd "$1" && npm ci --silent --ignore-scripts --no-audit --no-fund)
    cp "$1/package-lock.json" "$1/node_modules/.installed-lock.json"
}

helix() {
    command -v hx >/dev/null && mkdir -p "$folder/helix/bin" && ln -sfn "$(command -v hx)" "$folder/helix/bin/hx"
    [ -x "$folder/helix/bin/hx" ] ||
        "$here/newer-debian.sh" hx hx "$folder/helix" HELIX_RUNTIME=usr/lib/hx/runtime
    "$folder/helix/bin/hx" --version
}

# Emacs has eglot of its own since 29.
emacs_with_eglot() {
    debian emacs emacs-nox
    emacs --batch --eval "(progn (require 'package) (package-initialize) (require 'eglot) (require 'markdown-mode))" \
        2>/dev/null || apt-get install -qq -y --no-install-recommends elpa-eglot elpa-markdown-mode >/dev/null ||
        apt-get install -qq -y --no-install-recommends elpa-markdown-mode >/dev/null
    emacs --version | head -n 1
}

debian tmux tmux
debian luacheck lua-check
npm_packages "$here"
npm_packages "$here/../../editors/vscode"
"$here/install-neovim.sh" "$folder"
"$here/install-vscode.sh" "$folder"
helix
emacs_with_eglot
