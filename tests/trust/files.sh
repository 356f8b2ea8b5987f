# files: each call that writes a checkpoint, or reads and converts a source, fails in
# its turn
need python3 python3
CC=$CC python3 "$here/checkpoint-fail.py" "$src" "$build" >"$work/out" 2>&1
ok=$(($? == 0))
last=$(tail -n 1 "$work/out")
figure faults-files "${last#*, }" "0 not clean" $ok
[ $ok -eq 1 ] || tail -n 20 "$work/out"
$CC -shared -fPIC -o "$work/fail-io.so" "$here/fail-io.c" -ldl || die "fail-io.c cannot be compiled"
by="env LD_PRELOAD=$work/fail-io.so" octave "$build" source-fail.m "$work" >"$work/sources.out" 2>&1
ok=$(($? == 0))
last=$(tail -n 1 "$work/sources.out")
figure faults-sources "${last#*, }" "0 not clean" $ok
[ $ok -eq 1 ] || tail -n 20 "$work/sources.out"
