# threads: ThreadSanitizer on the C tests, and on what Octave's functions do on
# threads.  OpenBLAS is not built for it and runs on one thread.
instrumented thread
export TSAN_OPTIONS="log_path=$work/report exitcode=0 halt_on_error=0"
export OPENBLAS_NUM_THREADS=1
for check in check-double check-single; do
  "$made/tests/c/$check" >"$work/$check" 2>&1
  grep -q ', 0 failed' "$work/$check" || die "$check fails; see $work/$check"
done
for threads in 2 4; do
  by="env LD_PRELOAD=$($CC -print-file-name=libtsan.so) OMP_NUM_THREADS=$threads" \
    octave "$made" bits.m $threads "$(often 1 3)" >>"$work/hashes" 2>"$work/err" || die "Octave ended; see $work/err"
done
reports=$(cat "$work"/report.* 2>&1 | grep -c '^WARNING: ThreadSanitizer')
zero threads "$reports" "reports of ThreadSanitizer"
[ "$reports" -eq 0 ] || cat "$work"/report.* | head -n 60
