#!/bin/bash
# A run in processes of its own on the cores of one machine. It publishes what savings run publishes.
#
#   xargs.sh SETTINGS PROCESSES FILE…
#
# A file is one process, and so is a shard of the deals. Whichever fails ends the script with a message of
# its own, and nothing is published. Settings can be overridden as everywhere: SAVINGS_WORLDS=1000.
set -euo pipefail
(($# >= 3)) || { sed -n '4s/^# *//p' "$0" >&2; exit 64; }
export settings=$1 processes=$2 program=${PROGRAM:-savings}
shift 2

parts=$(mktemp -d "${TMPDIR:-/tmp}/savings-parts.XXXXXX")
export parts
trap 'rm -rf "$parts"' EXIT

number=0
for file in "$@"; do
  printf '%s\0%s\0' "$((number += 1))" "$file"
done | xargs -0 -n 2 -P "$processes" sh -c \
  '"$program" stage aggregate -c "$settings" --output "$parts/$0.part" "$1" || exit 255'

"$program" stage merge --expect $# --output "$parts/ledger" "$parts"/*.part
"$program" stage classify -c "$settings" --output "$parts/deals" "$parts/ledger"

# More shards than processes, so that a long one does not keep the others waiting.
shards=$((processes * 4))
export shards
seq "$shards" | xargs -n 1 -P "$processes" sh -c \
  '"$program" stage negotiate --shard "$0/$shards" --threads 1 --output "$parts/results-$0" "$parts/deals" || exit 255'

"$program" stage report -c "$settings" "$parts/ledger" "$parts/deals" "$parts"/results-*
