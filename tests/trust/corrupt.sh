# corrupt: damaged checkpoints, read under AddressSanitizer and UBSan
instrumented address
$CC -g -O1 -Wall -Wextra -Werror -fsanitize=address,undefined -fno-sanitize-recover=undefined -o "$work/corrupt" \
  -I"$src/src/libdescent" "$here/checkpoint-corrupt.c" "$made/src/libdescent/libdouble.a" \
  "$made/src/libdescent/libcommon.a" $($MKOCTFILE -p BLAS_LIBS) -lm -pthread >"$work/log" 2>&1 ||
  die "checkpoint-corrupt.c cannot be compiled; see $work/log"
"$work/corrupt" "$(often 2000 100000)" >"$work/out" 2>&1
ok=$(($? == 0))
last=$(sed -n 's/^corrupt checkpoints: \(.*\) (.*/\1/p' "$work/out")
figure corrupt "${last:-crashed}" "100000 tried, 0 accepted, 0 crashes" $((ok && ${#last} > 0))
[ $ok -eq 1 ] || tail -n 30 "$work/out"
