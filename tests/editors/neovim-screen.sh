#!/usr/bin/env bash
# What a person sees in Neovim: keys go in, the screen is read as text, and pictures of it are kept.
#
#   neovim-screen.sh TOOLS EXAMEN    pictures are put into TOOLS/pictures
#
# UPDATE_PICTURES=1 puts the picture of the README in its place.
set -euo pipefail

tools=$(cd "$1" && pwd -P)
examen=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")"
here=$PWD
plugin=$(cd ../../editors/nvim && pwd -P)
pictures=$tools/pictures
mkdir -p "$pictures"
# shellcheck source=tests/editors/terminal.sh
. ./terminal.sh

scratch=$(mktemp -d)
trap 'stop; rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8

# picture NAME BACKGROUND
picture() {
    tmux -L "$terminal_name" capture-pane -e -p -t screen >"$scratch/screen"
    node terminal-picture.mjs "$scratch/screen" "$pictures/$1.png" "$2" "$tools/vscode/bin/chromium"
}

# practise VERSION BACKGROUND
practise() {
    local home=$scratch/$1-$2
    mkdir -p "$home"/{bin,practice/.git}
    cp fixtures/practice.answers.md "$home/practice/"
    ln -s "$examen" "$home/bin/examen"
    printf 'Neovim %s, %s background\n' "$1" "$2"
    start 128 38 "cd '$home/practice' && env PATH='$home/bin:$PATH' HOME='$home' XDG_CONFIG_HOME='$home' \
        XDG_STATE_HOME='$home' XDG_DATA_HOME='$home' XDG_CACHE_HOME='$home' TERM=tmux-256color COLORTERM=truecolor \
        '$tools/nvim-$1/bin/nvim' --clean --cmd 'set rtp^=$plugin' --cmd 'set background=$2 termguicolors signcolumn=yes' \
        -c 'luafile $here/neovim/screen.lua' practice.answers.md; echo ended with \$?; read -r"
    see '1/12 marks ·'
    see '+2'
    see 'with a higher TTL'
    see 'practice.answers.md'
    # A sentence that earns three marks, typed like anybody types.
    keys G o
    keys -l 'After an edit I drop the key right after the commit.'
    keys Escape
    see '4/12 marks ·'
    see '+3'
    keys 9 G
    keys -l ':Examen rubric'
    keys Enter
    see ':Examen rubric more'
    miss 'Every entry has a lifetime'
    picture "neovim-$1-$2" "$2"
    keys -l ':Examen rubric close'
    keys Enter
    miss 'Rubric'
    keys -l ':Examen hint'
    keys Enter
    see 'Hint 1 of 4'
    keys -l ':Examen submit'
    keys Enter
    see 'submitted, 4 of 12 marks'
    keys -l ':Examen due'
    keys Enter
    see 'To practise'
    see '4/12 · due tomorrow'
    picture "neovim-due-$1-$2" "$2"
    keys q
    miss 'To practise'
    keys -l ':qall!'
    keys Enter
    see 'ended with 0'
    stop
}

practise 0.12 dark
practise 0.12 light
practise 0.11 dark
if [ -n "${UPDATE_PICTURES:-}" ]; then
    mkdir -p "$plugin/images"
    cp "$pictures/neovim-0.12-dark.png" "$plugin/images/dark.png"
fi
