# interrupt: from Ctrl-C on a terminal to the next prompt
need python3 python3
times=$(often 19 100)
python3 "$here/interrupt.py" "$times" $OCTAVE --norc --no-history --no-init-file --no-line-editing \
  --interactive --persist "$here/start.m" "$here/interrupt.m" "$src" "$build" >"$work/times" || die "interrupt.py ended"
worst=$(tail -n 1 "$work/times")
figure interrupt "${worst%% *} s, ${worst#* }" "<= 0.1 s, worst of $times" "$(holds "${worst%% *} <= 0.1")"
