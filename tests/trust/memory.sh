# memory: what 1e4 calls of a function leave behind, and what training of images
# takes over its data
calls=$(often 500 10000)
octave "$build" growth.m "$calls" >"$work/calls" || die "Octave ended"
worst=$(sort -n "$work/calls" | tail -n 1)
kib=${worst%% *}
figure memory-growth "$kib KiB, ${worst#* }" "<= 1024 KiB in $calls calls" $((kib <= 1024))
octave "$build" peak.m >"$work/peak" || die "Octave ended"
mib=$(cat "$work/peak")
figure memory-peak "$mib MiB" "< 64 MiB over 60000 x 784 uint8" "$(holds "$mib < 64")"
