# faults: every allocation of every internal function fails once; so do the
# system's threads, and what it tells of processors and caches
. "$here/system-faults.sh"
${CC} -O1 -fPIC -shared -o "$work/fail-alloc.so" "$here/fail-alloc.c" || die "fail-alloc.c cannot be compiled"
(cd "$work" && $MKOCTFILE -o allocfaults.oct "$here/allocfaults.cc") >"$work/log" 2>&1 ||
  die "allocfaults.cc cannot be compiled; see $work/log"
by="env LD_PRELOAD=$work/fail-alloc.so" octave "$build" faults.m "$work" "${quick:-0}" >"$work/out" 2>"$work/err"
read -r bad points functions <<EOT
$(tail -n 1 "$work/out" | sed -n 's/^total //p')
EOT
[ -n "${functions-}" ] || { tail -n 3 "$work/out" "$work/err" >&2; die "Octave ended"; }
figure faults-memory "$bad bad of $points allocations, $functions functions" "0 bad" $((bad == 0))
[ "$bad" -eq 0 ] || head -n 20 "$work/out"
read -r bad runs <<EOT
$(system_faults "$build")
EOT
figure faults-system "$bad bad of $runs refusals" "0 bad, the same bits" $((bad == 0))
