# coverage: the branches of the core that are taken by the C tests, by all that
# Octave runs, and with faults of the system
. "$here/system-faults.sh"
instrumented coverage
find "$made" -name '*.gcda' -exec rm -f {} +
(cd "$made" && DESCENT_ONLY=$(often ewm "") "$MAKE" -s --no-print-directory check) >"$work/check" 2>&1
tail -n 1 "$work/check" | grep -q ' 0 failed' || die "tests fail; see $work/check"
[ "$(system_faults "$made")" = "0 6" ] || die "faults of the system change results"
(cd "$work" && python3 "$here/coverage.py" "$made/src/libdescent" "$work/not-taken") >"$work/sum" ||
  die "gcov ended"
read -r percent taken all <"$work/sum"
figure coverage "$percent % ($taken of $all branches)" ">= 95 % of the core's" "$(holds "$percent >= 95")"
echo "  those not taken: $work/not-taken"
