#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What `./dev flatpak` does in the Debian 13 root: builds Gouji as a Flatpak, installs it in a scratch installation, proves
# in its sandbox what must hold there, and writes build/gouji.flatpak. No remote and no network: the runtime is a stand-in
# made of the root itself, which also has the libraries that the manifest builds for the real one. README.md says more.
#
#   build.sh                    the program alone
#   build.sh --sources FOLDER   with all its modules, of which FOLDER has the archives
#   build.sh --devel            the profile for development, build/gouji-devel.flatpak, without the proof
#   build.sh --bench            builds nothing, and measures the start of what is installed

set -euo pipefail

id=io.github.gouji.Gouji
checkout=$(dirname "$(dirname "$(realpath "${BASH_SOURCE[0]}")")")
folder=$checkout/build/flatpak
bundle=$checkout/build/gouji.flatpak
if [ "${1:-}" = --devel ]; then
  id+=.Devel
  bundle=$checkout/build/gouji-devel.flatpak
fi
manifest=$checkout/flatpak/$id.json
version=$(sed -n 's/.*"runtime-version": "\(.*\)",/\1/p' "$manifest")
arch=$(flatpak --default-arch)

# shellcheck source-path=SCRIPTDIR
source "$checkout/flatpak/stand-in.sh"

say() {
  printf '%s\n' "$*" >&2
}

# Settings, caches and installations of this build alone: nothing of the user's is read or written.
use_scratch() {
  export HOME=$folder/home
  export XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/config XDG_CACHE_HOME=$HOME/cache XDG_STATE_HOME=$HOME/state
  export FLATPAK_USER_DIR=$folder/installation
  export FLATPAK_SYSTEM_DIR=$folder/system # Which is never made.
  # Where every sandbox has its own, so that portals name the same places inside and outside.
  export XDG_RUNTIME_DIR=/run/user/$UID
  mkdir -p "$HOME" "$XDG_RUNTIME_DIR"
  chmod 700 "$XDG_RUNTIME_DIR"
  unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
}

# ---- The program.

# build_program REPOSITORY [SOURCES]
build_program() {
  local -a options=(--user --disable-rofiles-fuse --disable-updates --force-clean --state-dir="$folder/state" --ccache)
  local built=$folder/$id.json
  python3 "$checkout/flatpak/stand-in.py" "$manifest" "$built" ${2:+--sources "$2" "$folder/sources"}
  [ -z "${2:-}" ] || options+=(--extra-sources="$folder/sources")
  make_repository "$1"
  flatpak-builder "${options[@]}" --repo="$1" "$folder/app" "$built" >&2
}

install_program() {
  flatpak --user uninstall --noninteractive "$id" &>/dev/null || true # Where it was installed before.
  flatpak --user install --noninteractive --bundle "$bundle" >&2
}

# write_bundle REPOSITORY: the file, and how large it is without the fonts if it has any.
write_bundle() {
  local bare=$folder/gouji-without-fonts.flatpak
  flatpak build-bundle "$1" "$bundle" "$id" >&2
  say "build/${bundle##*/} has $(stat -c %s "$bundle") bytes."
  if [ -d "$folder/app/files/share/fonts" ]; then
    python3 "$checkout/tests/flatpak/test-fonts.py" "$folder/app/files"
    make_repository "$folder/bare"
    # The folder also has what a bundle leaves out: a pattern's star does not pass over a slash.
    flatpak build-export --exclude='/share/fonts/*/*' --exclude='/lib/debug/*' "$folder/bare" "$folder/app" >&2
    flatpak build-bundle "$folder/bare" "$bare" "$id" >&2
    say "Without its fonts it has $(stat -c %s "$bare") bytes."
  fi
}

# on_desktop SCRIPT ARGUMENT…: runs it from tests/flatpak. The bus starts portals, and the program itself, as those of a desktop do. GTK's portal is the one for every desktop here.
on_desktop() {
  local portals=$XDG_CONFIG_HOME/xdg-desktop-portal
  mkdir -p "$portals"
  printf '[preferred]\ndefault=gtk\n' >"$portals/portals.conf"
  export XDG_DATA_DIRS=$FLATPAK_USER_DIR/exports/share:/usr/local/share:/usr/share
  export GDK_BACKEND=x11 GSK_RENDERER=cairo
  rm -f "$folder/services.log"
  xvfb-run -a -s "-screen 0 1280x800x24 -noreset" dbus-run-session -- \
    python3 "$checkout/tests/flatpak/$1" "${@:2}" </dev/null 2>"$folder/services.log" || fail_with_log
}

fail_with_log() {
  tail -n 40 "$folder/services.log" >&2
  exit 1
}

main() {
  local sources=
  use_scratch
  case ${1:-} in
    --bench)
      on_desktop bench-flatpak.py "$checkout/build/release/tests/bench/first-frame-ours"
      return
      ;;
    --sources) sources=$(realpath "$2") ;;
  esac
  make_stand_in
  build_program "$folder/repository" "$sources"
  write_bundle "$folder/repository"
  install_program
  if [[ $id == *.Devel ]]; then
    flatpak run "$id" --version
  else
    on_desktop test-flatpak.py
  fi
}

main "$@"
