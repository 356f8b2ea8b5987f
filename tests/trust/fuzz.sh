# fuzz: internal and public functions with arguments of every kind
need python3 python3
calls=$(often 2000 100000)
python3 "$here/fuzz.py" "$calls" "$work" $OCTAVE --norc --no-history --no-init-file \
  "$here/start.m" "$here/fuzz.m" "$src" "$build" >"$work/sum" || die "fuzz.py ended"
read -r crashes foreign interrupted calls <"$work/sum"
figure fuzz-crashes "$crashes in $calls calls ($interrupted interrupted)" "0 in 100000 calls" $((crashes == 0))
figure fuzz-errors "$foreign kinds without descent:" "0 kinds" $((foreign == 0))
[ "$((crashes + foreign))" -eq 0 ] || head -n 40 "$work/found"
