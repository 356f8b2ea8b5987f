# coverage: the branches of the core that are taken by the C tests, by all that
# Octave runs, with faults of the system and of files
need python3 python3
. "$here/system-faults.sh"
instrumented coverage
find "$made" -name '*.gcda' -exec rm -f {} +
(cd "$made" && DESCENT_ONLY=$(often ewm "") "$MAKE" -s --no-print-directory check) >"$work/check" 2>&1
tail -n 1 "$work/check" | grep -q ' 0 failed' || die "tests fail; see $work/check"
[ "$(system_faults "$made")" = "0 6" ] || die "faults of the system change results"
[ -n "$quick" ] || CC=$CC python3 "$here/checkpoint-fail.py" "$src" "$made" >"$work/files" 2>&1 ||
  die "faults of files are not clean; see $work/files"
(cd "$work" && python3 "$here/coverage.py" "$made/src/libdescent" "$work/not-taken") >"$work/sum" ||
  die "gcov ended"
read -r percent taken all <"$work/sum"
figure coverage "$percent % ($taken of $all branches)" ">= 95 % of the core's" "$(holds "$percent >= 95")"
echo "  those not taken: $work/not-taken"
