#!/usr/bin/env bash
# Unpacks one program of a newer Debian, with the libraries it wants, below a folder of its own.
#
#   newer-debian.sh PACKAGE PROGRAM FOLDER [NAME=PATH…]    afterwards: FOLDER/bin/PROGRAM
#
# The program is started with NAME set to PATH below the unpacked files: where it finds its own data.
#
# Debian 12 carries Neovim 0.7, and no Helix at all. The packages come from the mirror that this machine's apt uses
# already, their signatures are checked, and nothing outside of FOLDER changes (save `patchelf`, where it is absent).
# SUITES (default "testing sid") are tried in their order.
set -euo pipefail

readonly package=$1 program=$2
mkdir -p "$3"
folder=$(cd "$3" && pwd -P)
shift 3
readonly folder suites=${SUITES:-testing sid}

fail() {
    printf 'newer-debian: %s: %s\n' "$package" "$*" >&2
    exit 1
}

case $(dpkg --print-architecture 2>/dev/null) in
    amd64) loader=ld-linux-x86-64.so.2 ;;
    arm64) loader=ld-linux-aarch64.so.1 ;;
    *) fail "this works on Debian for amd64 and arm64 only; put $program on the PATH instead" ;;
esac

if ! command -v patchelf >/dev/null; then
    apt-get install -qq -y --no-install-recommends patchelf >/dev/null 2>&1 ||
        { apt-get update -qq && apt-get install -qq -y --no-install-recommends patchelf >/dev/null; } ||
        fail "patchelf is missing and cannot be installed"
fi

# Prints the address that apt takes the Debian archive from, or nothing.
mirror() {
    apt-get indextargets --format '$(ORIGIN) $(LABEL) $(IDENTIFIER) $(REPO_URI)' 2>/dev/null |
        awk '$1 == "Debian" && $2 == "Debian" && $3 == "Packages" { print $4; exit }'
}
archive=$(mirror)
if [ -z "$archive" ]; then # a new container that has no index yet
    apt-get update -qq
    archive=$(mirror)
fi
[ -n "$archive" ] || fail "apt knows no Debian mirror"

scratch=$(mktemp -d "$folder/.unpacking.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch"/{lists/partial,cache/archives/partial,debs,root}
chmod 755 "$scratch" "$scratch/debs"

# An apt that knows one suite only and keeps everything below the scratch folder. A mirror that stands still has
# outdated release files: their age is not checked, their signature is.
private=(
    -o Dir::Etc::sourcelist="$scratch/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists="$scratch/lists" -o Dir::Cache="$scratch/cache"
    -o APT::Sandbox::User=root -o APT::Get::List-Cleanup=0 -o Debug::NoLocking=1
    -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=3
)

suite=
for candidate in $suites; do
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$archive" "$candidate" \
        >"$scratch/sources.list"
    if apt-get "${private[@]}" -qq update && [ -n "$(apt-cache "${private[@]}" show "$package" 2>/dev/null)" ]; then
        suite=$candidate
        break
    fi
done
[ -n "$suite" ] || fail "none of these suites has it: $suites"

# Libraries come from the index, since their names move from suite to suite; what only installs or configures is left.
mapfile -t wanted < <(
    apt-cache "${private[@]}" depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks \
        --no-replaces --no-enhances --no-pre-depends "$package" |
        grep -E "^($package|$package-[a-z]+|lib[a-z0-9.+-]+|lua-[a-z0-9.-]+)\$" | sort -u
)
(cd "$scratch/debs" && apt-get "${private[@]}" -qq download "${wanted[@]}") || fail "cannot download ${wanted[*]}"
for archive_file in "$scratch"/debs/*.deb; do
    dpkg-deb -x "$archive_file" "$scratch/root"
done
rm -rf "$scratch"/root/usr/share/{doc,man,locale,lintian,bug}

rm -rf "$folder/root"
mv "$scratch/root" "$folder/root"
interpreter=$(find "$folder/root" -path '*/lib/*' -name "$loader" | head -n 1)
binary=$(find "$folder/root/usr/bin" "$folder/root/usr/lib" -type f -perm -u+x -name "$program" | head -n 1)
[ -n "$interpreter" ] || fail "there is no $loader among ${wanted[*]}"
[ -n "$binary" ] || fail "there is no $program in the package"

# The loader is written into the program. Started through the loader by hand, a program takes the loader for its own
# path: Neovim's screen cannot start its server then.
patchelf --set-interpreter "$interpreter" --set-rpath "$(dirname "$interpreter")" --force-rpath "$binary"

mkdir -p "$folder/bin"
{
    printf '#!/bin/sh\n'
    for variable in "$@"; do
        printf "export %s='%s'\n" "${variable%%=*}" "$folder/root/${variable#*=}"
    done
    printf "exec '%s' \"\$@\"\n" "$binary"
} >"$folder/bin/$program"
chmod +x "$folder/bin/$program"
printf 'newer-debian: %s of %s is %s\n' "$package" "$suite" "$folder/bin/$program"
