# faults: every allocation of every internal function fails once; so do the
# system's threads, and what it tells of processors and caches; memory is limited
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

# limited KILOBYTES TRAIN SECONDS: limit.m with so much address space; $status is its end
limited () {
  said=$(ulimit -v "$1"; by="env OPENBLAS_NUM_THREADS=2 timeout -s KILL $3" octave "$build" limit.m "$2" 2>>"$work/err")
  status=$?
}
bad=0 runs=0 kilobytes=400000
while limited $kilobytes 0 10; [ "$status" -ne 0 ] || [ "$said" != good ]; do   # Octave alone does not run
  kilobytes=$((kilobytes + 20000))
  [ $kilobytes -lt 2000000 ] || die "no limit is enough for Octave"
done
last=$((kilobytes + 800000)) step=$(often 50000 4000)
while [ $kilobytes -le $last ]; do
  limited $kilobytes 1 60
  runs=$((runs + 1))
  case $status,$said in
    0,good | 0,descent:memory) ;;
    *) bad=$((bad + 1)); echo "$kilobytes kB: status $status, $said" ;;
  esac
  kilobytes=$((kilobytes + step))
done
figure faults-limits "$bad bad of $runs limits of memory" "0 bad" $((bad == 0))
