# Programs on a screen that can be read: source this, then start, see, keys. Each has a tmux of its own.
# shellcheck shell=bash

terminal_name=examen-$$

# start COLUMNS ROWS COMMAND
start() {
    tmux -f /dev/null -L "$terminal_name" new-session -d -s screen -x "$1" -y "$2" "$3"
    tmux -L "$terminal_name" set-option -g escape-time 0 \; set-option -ga terminal-features ',*:RGB:usstyle'
}

screen() {
    tmux -L "$terminal_name" capture-pane -p -t screen
}

keys() {
    tmux -L "$terminal_name" send-keys -t screen "$@"
}

# Ends the screen and what runs on it, and waits until it is gone: it may still write files.
stop() {
    local shell
    shell=$(tmux -L "$terminal_name" display-message -p -t screen '#{pane_pid}' 2>/dev/null) || return 0
    tmux -L "$terminal_name" kill-server
    while kill -0 "$shell" 2>/dev/null; do
        sleep 0.05
    done
}

# see TEXT [SECONDS]: waits until the text stands on the screen.
see() {
    local end=$((SECONDS + ${2:-30}))
    until screen | grep -qF -- "$1"; do
        if [ "$SECONDS" -ge "$end" ]; then
            printf 'FAIL not on the screen: %s\n' "$1" >&2
            screen >&2
            return 1
        fi
        sleep 0.05
    done
    printf 'ok   sees: %s\n' "$1"
}

# miss TEXT [SECONDS]: waits until the text has gone from the screen.
miss() {
    local end=$((SECONDS + ${2:-30}))
    while screen | grep -qF -- "$1"; do
        if [ "$SECONDS" -ge "$end" ]; then
            printf 'FAIL still on the screen: %s\n' "$1" >&2
            screen >&2
            return 1
        fi
        sleep 0.05
    done
    printf 'ok   gone: %s\n' "$1"
}
