#!/bin/sh
# Bring the live site to object storage (any rclone remote): upload what changed, in an order in
# which a visitor never finds a page before what it needs.
#
#   object-storage.sh OUTPUT/site REMOTE:BUCKET[/PREFIX]
#
# 1. style sheets, feeds, search shards   2. pages   3. what is gone is removed   4. build.json
# build.json of the other side says what it has, and is written last: a run that stopped half-way
# is done over by the next one. Storage has no switch, so for some seconds visitors see pages of
# both builds; deploy/rsync.sh has no such moment. Needs rclone, configured (`rclone config`).
set -eu

if [ $# -ne 2 ]; then
  echo "usage: object-storage.sh OUTPUT/site REMOTE:BUCKET[/PREFIX]" >&2
  exit 2
fi

here=$(cd "$(dirname "$0")" && pwd)
# The slot itself, so that a switch on this side in the meantime does not give half of each.
site=$(readlink -f "$1")
target=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As it is now: the slot may be built anew when this takes longer than two publications.
cp "$site/build.json" "$work/new.json"
# No build.json there (3: not even the folder) is a first time, and everything goes. Any other
# failure stops here.
: >"$work/old.json"
listed=$(rclone lsf --files-only --include /build.json "$target" 2>"$work/said") || {
  code=$?
  [ $code -eq 3 ] || { cat "$work/said" >&2; exit $code; }
}
[ -z "$listed" ] || rclone cat "$target/build.json" >"$work/old.json"
python3 "$here/build_json.py" changes "$work/new.json" "$work/old.json" "$work"

if [ ! -s "$work/assets" ] && [ ! -s "$work/pages" ] && [ ! -s "$work/gone" ]; then
  echo "Nothing new."
  exit 0
fi

# The lists come from hashes, so what is on them is sent whatever its time or size.
send() {
  if [ -s "$1" ]; then
    rclone copy --files-from-raw "$1" --ignore-times --no-traverse \
      --header-upload "Cache-Control: $2" "$site" "$target"
  fi
}
send "$work/assets" "public, max-age=300, must-revalidate"
send "$work/pages" "public, max-age=300, must-revalidate"

# What was sent must be what build.json says; a site that changed under our hands is not finished.
(cd "$site" && python3 "$here/build_json.py" sums "$work/new.json" | sha256sum --check --quiet --strict -)

if [ -s "$work/gone" ]; then
  rclone delete --files-from-raw "$work/gone" "$target"
fi
rclone copyto --ignore-times --header-upload "Cache-Control: no-cache" \
  "$work/new.json" "$target/build.json"
echo "Sent $(cat "$work/assets" "$work/pages" | wc -l) files, removed $(wc -l <"$work/gone")."
