#!/usr/bin/env bash
# From a clean profile to the first mark in Neovim, the way a person goes. README.md of the plugin lists the same steps.
#
#   neovim-first-use.sh TOOLS EXAMEN
set -euo pipefail

# What a person needs, in tenths of a second: a key at 60 words a minute, and to find out what comes next.
readonly A_KEY=2 A_STEP=30

tools=$(cd "$1" && pwd -P)
examen=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")"
readme=../../editors/nvim/README.md
plugin=$(cd ../../editors/nvim && pwd -P)
# shellcheck source=tests/editors/terminal.sh
. ./terminal.sh

home=$(mktemp -d)
trap 'stop; rm -rf "$home"' EXIT
mkdir -p "$home"/{bin,practice}
ln -s "$examen" "$home/bin/examen"
ln -s "$tools/nvim-0.12/bin/nvim" "$home/bin/nvim"

person=0
number=0
# take WORDS KEYS: a step that the README lists, and its keys, with Enter behind them.
take() {
    number=$((number + 1))
    grep -qF "$number. $1" "$readme" || {
        printf 'FAIL %s does not say: %s. %s\n' "$readme" "$number" "$1" >&2
        exit 1
    }
    printf '     %s. %s\n' "$number" "$1"
    keys -l "$2"
    keys Enter
    person=$((person + A_STEP + (${#2} + 1) * A_KEY))
}

start 110 30 "cd '$home/practice' && env -i PATH='$home/bin:/usr/bin:/bin' HOME='$home' TERM=tmux-256color \
    LC_ALL=C.UTF-8 PS1='> ' bash --norc --noprofile"
see '>'
began=$(date +%s%N)
keys -l "examen=$(dirname "$(dirname "$plugin")")"
keys Enter
take 'Link the plugin' 'mkdir -p ~/.local/share/nvim/site/pack/examen/start && ln -s $examen/editors/nvim $_'
take 'Start Neovim' 'nvim'
see 'NVIM'
take 'Ask for practice' ':Examen practice'
see 'Caching'
choice=$(screen | sed -n 's/^ *\([0-9][0-9]*\): Caching.*/\1/p')
take 'Choose a topic by its number' "$choice"
see '<!-- q: '
number=$((number + 1))
sentence='The key is dropped after the commit, and a cache in Redis keeps the list ready.'
grep -qF "$number. Write a sentence" "$readme"
printf '     %s. Write a sentence\n' "$number"
keys -l "i$sentence"
keys Escape
person=$((person + A_STEP + ${#sentence} * A_KEY))
until screen | grep -qE '[1-9][0-9]*/[0-9]+ marks'; do
    [ $(($(date +%s%N) - began)) -lt 120000000000 ] || {
        screen >&2
        exit 1
    }
    sleep 0.05
done
printf "ok   first mark: %d s of a person's time, %d ms of the machine's\n" \
    $((person / 10)) $((($(date +%s%N) - began) / 1000000))
keys -l ':qall!'
keys Enter
miss '<!-- q: '
[ "$person" -lt 600 ]
