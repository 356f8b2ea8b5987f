# kill: kill -9 of a run that writes checkpoints, at random moments
need python3 python3
python3 "$here/checkpoint-kill.py" "$src" "$build" "$(often 5 100)" >"$work/out" 2>&1
ok=$(($? == 0))
last=$(tail -n 1 "$work/out")
figure kill "${last#*: }" "100 kills, 0 lost, the same bits" $ok
[ $ok -eq 1 ] || tail -n 20 "$work/out"
