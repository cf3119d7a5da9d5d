#!/bin/bash
# A run as Slurm job arrays. The directory must be one that all nodes share.
#
#   slurm.sh SETTINGS DIRECTORY SHARDS FILE…
#
# Each array starts when all tasks of the one before have ended well (afterok), and merge and report count
# them again: a task that was lost, or ran twice, publishes nothing. Tasks of an array may be retried
# (--requeue): a part appears under its name when it is whole.
set -euo pipefail
(($# >= 4)) || { sed -n '4s/^# *//p' "$0" >&2; exit 64; }
settings=$(realpath "$1") parts=$(realpath "$2") shards=$3 program=${PROGRAM:-savings}
shift 3
realpath "$@" > "$parts/files"
cd "$(dirname "$settings")"

submit() { sbatch --parsable --requeue --cpus-per-task 1 "$@"; }

aggregate=$(submit --array "1-$#" --wrap \
  "$program stage aggregate -c '$settings' --output '$parts/'\$SLURM_ARRAY_TASK_ID.part \"\$(sed -n \${SLURM_ARRAY_TASK_ID}p '$parts/files')\"")
deals=$(submit --dependency "afterok:$aggregate" --wrap \
  "$program stage merge --expect $# --output '$parts/ledger' '$parts'/*.part &&
   $program stage classify -c '$settings' --output '$parts/deals' '$parts/ledger'")
results=$(submit --dependency "afterok:$deals" --array "1-$shards" --wrap \
  "$program stage negotiate --shard \$SLURM_ARRAY_TASK_ID/$shards --threads 1 --output '$parts/results-'\$SLURM_ARRAY_TASK_ID '$parts/deals'")
submit --dependency "afterok:$results" --wrap \
  "$program stage report -c '$settings' '$parts/ledger' '$parts/deals' '$parts'/results-*"
