# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the stand-in for the GNOME runtime, of the root that this runs in; a part of build.sh. A change of this file makes
# a new one. Its caller says where (`folder`), and which `version` for which `arch`.
# shellcheck disable=SC2154

# What no program needs that runs in the stand-in or is built there, and what only other tests need. The Chinese fonts of
# the system stay outside, as with the real runtime: the program gets them from the host, or has its own.
left_out=(
  usr/share/doc usr/share/man usr/share/info usr/share/fonts/opentype/noto usr/lib/libreoffice usr/share/libreoffice
  'usr/lib/llvm-*' usr/share/tesseract-ocr usr/lib/debug usr/lib/git-core usr/share/perl
  'usr/lib/*/libLLVM*' 'usr/lib/*/libclang*' 'usr/lib/*/perl' 'usr/lib/*/valgrind'
  'usr/share/locale/[a-y]*'
)

# The stand-in is as good as the root that it was made of, and the way in which it was made.
name_stand_in() {
  echo "${GOUJI_ROOT:-host} $version $(sha256sum <"${BASH_SOURCE[0]}" | cut -c1-16)"
}

# Files are never synced: what a power cut spoils is made again.
make_repository() {
  rm -rf "$1"
  ostree init --repo="$1" --mode=bare-user-only
  ostree config --repo="$1" set core.fsync false
}

make_stand_in() {
  local name stand_in=$folder/stand-in
  if [ "$(cat "$folder/stand-in-made-of" 2>/dev/null)" = "$(name_stand_in)" ]; then
    return
  fi
  say "Making a runtime of the Debian 13 root, once."
  rm -rf "$folder/stand-in-made-of" "$stand_in" "$FLATPAK_USER_DIR"
  make_repository "$folder/runtimes"
  mkdir -p "$stand_in/usr"
  tar --create --directory=/ "${left_out[@]/#/--exclude=}" usr etc | tar --extract --no-same-owner --directory="$stand_in"
  mv "$stand_in/etc" "$stand_in/usr/etc"
  mkdir "$stand_in/files" "$stand_in/var"
  let_fonts_of_sandbox_be_found "$stand_in/usr/etc/fonts/conf.d/05-flatpak.conf"
  for name in Platform Sdk; do
    describe_runtime $name >"$stand_in/metadata"
    flatpak build-export --runtime --disable-sandbox "$folder/runtimes" "$stand_in" "$version" >&2
  done
  rm -rf "$stand_in"
  make_installation
  name_stand_in >"$folder/stand-in-made-of"
}

# As the real runtime describes itself, as far as it is of importance here.
describe_runtime() {
  cat <<END_OF_METADATA
[Runtime]
name=org.gnome.$1
runtime=org.gnome.Platform/$arch/$version
sdk=org.gnome.Sdk/$arch/$version

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
END_OF_METADATA
}

# Fonts of the program and of the host, which the real runtime has a file for as well.
let_fonts_of_sandbox_be_found() {
  cat >"$1" <<'END_OF_FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <cachedir>/run/host/fonts-cache</cachedir>
  <dir>/run/host/fonts</dir>
  <dir>/run/host/user-fonts</dir>
</fontconfig>
END_OF_FONTS
}

make_installation() {
  mkdir -p "$FLATPAK_USER_DIR"
  flatpak --user remote-add --no-gpg-verify stand-in "file://$folder/runtimes"
  ostree config --repo="$FLATPAK_USER_DIR/repo" set core.fsync false
  flatpak --user install --noninteractive stand-in "org.gnome.Platform//$version" "org.gnome.Sdk//$version" >&2
}
