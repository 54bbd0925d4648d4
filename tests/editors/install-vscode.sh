#!/usr/bin/env bash
# The VS Code of the tests: code-server, which is VS Code's workbench in a browser with its extension host on this
# machine, and the Node it asks for; both from the npm registry. And Chromium, from Debian.
#
#   install-vscode.sh FOLDER    afterwards: FOLDER/vscode/bin/code-server and FOLDER/vscode/bin/chromium
#
# Of the programs on the PATH, Chromium is used. What is there already and works is left alone.
set -euo pipefail

readonly CODE_SERVER=4.139.1 NODE=24.21.0

mkdir -p "$1/vscode"
folder=$(cd "$1/vscode" && pwd -P)
readonly folder

fail() {
    printf 'install-vscode: %s\n' "$*" >&2
    exit 1
}

works() {
    local home result=0
    home=$(mktemp -d)
    (cd "$home" && HOME=$home XDG_CONFIG_HOME=$home XDG_DATA_HOME=$home "$folder/bin/code-server" --version) 2>&1 |
        grep -E "^$CODE_SERVER .* with Code " || result=1
    rm -rf "$home"
    return "$result"
}

# unpack PACKAGE@VERSION FOLDER: the files of a published package; no dependencies, no scripts.
unpack() {
    local archive
    archive=$(cd "$scratch" && npm pack --silent --ignore-scripts "$1" | tail -n 1)
    mkdir -p "$2"
    tar -xzf "$scratch/$archive" -C "$2" --strip-components=1
    rm "$scratch/$archive"
}

# The script that the package runs after its installation compiles modules that no editing needs, for a quarter of an
# hour. Left out, it leaves three sets of dependencies to install, as the package's own lock files pin them, and a link.
# (`npm ci` refuses the second of these, whose lock names platforms' packages that its manifest does not.)
install() {
    local cpu part
    case $(uname -sm) in
        'Linux x86_64') cpu=x64 ;;
        'Linux aarch64') cpu=arm64 ;;
        *) fail "there is no Node package for $(uname -sm)" ;;
    esac
    unpack "node-linux-$cpu@$NODE" "$scratch/node"
    unpack "code-server@$CODE_SERVER" "$scratch/code-server"
    for part in . lib/vscode lib/vscode/extensions; do
        (cd "$scratch/code-server/$part" &&
            PATH="$scratch/node/bin:$PATH" npm install --silent --no-save --omit=dev --ignore-scripts --no-audit --no-fund) ||
            fail "the dependencies of code-server/$part cannot be installed"
    done
    ln -sfn node_modules "$scratch/code-server/lib/vscode/node_modules.asar"
    find "$scratch/code-server/lib/vscode/node_modules" -path '*ripgrep*/bin/*' -name rg -exec chmod +x {} +
    rm -rf "$folder"/{node,code-server}
    mv "$scratch/node" "$scratch/code-server" "$folder/"
    mkdir -p "$folder/bin"
    printf "#!/bin/sh\nexec '%s' '%s' \"\$@\"\n" "$folder/node/bin/node" "$folder/code-server/out/node/entry.js" \
        >"$folder/bin/code-server"
    chmod +x "$folder/bin/code-server"
}

provide_chromium() {
    command -v chromium >/dev/null ||
        apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core >/dev/null 2>&1 ||
        { apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core >/dev/null; } ||
        fail "chromium is not on the PATH and cannot be installed"
    mkdir -p "$folder/bin"
    ln -sfn "$(command -v chromium)" "$folder/bin/chromium"

    "$folder/bin/chromium" --version 2>/dev/null
}

if ! works; then
    scratch=$(mktemp -d "$folder/.unpacking.XXXXXX")
    trap 'rm -rf "$scratch"' EXIT
    install
    works || fail "it is installed, but $folder/bin/code-server --version fails"
fi
provide_chromium
