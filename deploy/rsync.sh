#!/bin/sh
# Bring the live site to another machine: upload what changed, verify all of it there, switch last.
#
#   rsync.sh OUTPUT/site user@host:/srv/www/wijkwijzer     over ssh
#   rsync.sh OUTPUT/site /mnt/www/wijkwijzer               to a folder of this machine
#
# The other side gets FOLDER/slots/<build>/ and the symlink FOLDER/site, which the web server
# serves. Unchanged files are hard links to the slot before, so they are neither sent nor stored
# twice. The previous slot stays, to switch back to. Needs rsync on both sides and GNU coreutils
# on the other one. Exit code 0: that build is live there; anything else: the old site still is.
set -eu

if [ $# -ne 2 ]; then
  echo "usage: rsync.sh OUTPUT/site [USER@HOST:]FOLDER" >&2
  exit 2
fi

here=$(cd "$(dirname "$0")" && pwd)
# The slot itself, so that a switch on this side in the meantime does not give half of each.
site=$(readlink -f "$1")
folder=${2#*:}
case $2 in
  *:*) host=${2%%:*} ;;
  *) host="" ;;
esac
# These words become part of a command on the other machine.
case $folder in
  /*) ;;
  *) echo "rsync.sh: give the folder from / on, not '$folder'" >&2; exit 2 ;;
esac
case $folder in
  *[!A-Za-z0-9/._-]*) echo "rsync.sh: only letters, digits and / . _ - in '$folder'" >&2; exit 2 ;;
esac

# The command is put together on this side; the words in it were checked above.
# shellcheck disable=SC2029
there() { if [ -n "$host" ]; then ssh "$host" "$1"; else sh -c "$1"; fi; }

# As it is now: the slot may be built anew when this takes longer than two publications.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$site/build.json" "$work/build.json"
build=$(python3 "$here/build_json.py" build "$work/build.json")

live=$(there "mkdir -p '$folder/slots' && { readlink '$folder/site' || true; }")
case $live in
  *[!a-z0-9/]*) live="" ;;
esac
if [ "$live" = "slots/$build" ]; then
  echo "Nothing new: build $build is live there already."
  exit 0
fi

# Compared by content, and times are not copied: a page that was built again with the same bytes
# stays the same file. rsync writes a new file and renames it, so a shared file is never changed.
rsync --recursive --checksum --perms --chmod=D755,F644 --delete \
  ${live:+"--link-dest=$folder/$live/"} \
  "$site/" "${host:+$host:}$folder/slots/$build/"

# All of it must be there as build.json says, also when the site here changed meanwhile.
{
  python3 "$here/build_json.py" sums "$work/build.json"
  (cd "$work" && sha256sum build.json)
} | there "cd '$folder/slots/$build' && sha256sum --check --quiet --strict -"

# `mv -T` is one rename: a visitor finds the old site or the new one. `ln -sfn` alone is not.
there "cd '$folder' && sync --file-system . && ln -sfn 'slots/$build' site.new && mv -T site.new site"

# What is neither live nor the one before.
there "cd '$folder/slots' && for slot in *; do case slots/\$slot in 'slots/$build' | '${live:-slots/$build}') ;; *) rm -rf \"\$slot\" ;; esac; done"
echo "Build $build is live."
