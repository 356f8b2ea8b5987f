# resume: every solver, ended after every iteration and resumed
$OCTAVE --norc --no-history --no-init-file "$here/resume.m" "$src" "$build" >"$work/out" 2>&1
ok=$(($? == 0))
last=$(tail -n 1 "$work/out")
figure resume "${last#*: }" "0 differ" $ok
[ $ok -eq 1 ] || tail -n 20 "$work/out"
