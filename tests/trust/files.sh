# files: each call that writes a checkpoint fails in its turn
need python3 python3
CC=$CC python3 "$here/checkpoint-fail.py" "$src" "$build" >"$work/out" 2>&1
ok=$(($? == 0))
last=$(tail -n 1 "$work/out")
figure faults-files "${last#*, }" "0 not clean" $ok
[ $ok -eq 1 ] || tail -n 20 "$work/out"
