# memory: what 1e4 calls of a function leave behind, and what training of images
# takes over its data, and over "Memory" where these are in a file four times as
# large as all the address space that there is
calls=$(often 500 10000)
octave "$build" growth.m "$calls" >"$work/calls" || die "Octave ended"
worst=$(sort -n "$work/calls" | tail -n 1)
kib=${worst%% *}
figure memory-growth "$kib KiB, ${worst#* }" "<= 1024 KiB in $calls calls" $((kib <= 1024))
octave "$build" peak.m >"$work/peak" || die "Octave ended"
mib=$(cat "$work/peak")
figure memory-peak "$mib MiB" "< 64 MiB over 60000 x 784 uint8" "$(holds "$mib < 64")"
samples=$(often 100000 5300000)
truncate -s $((784 * samples)) "$work/images" || die "no room for a file with a hole"
truncate -s "$samples" "$work/images.y"
(
  ulimit -v 1000000
  octave "$build" windows.m "$work/images" "$samples" >"$work/windows"
) || die "Octave ended"
mib=$(cat "$work/windows")
rm "$work/images" "$work/images.y"
figure memory-windows "$mib MiB" "< 64 MiB over Memory, $samples x 784 uint8 in a file, ulimit -v 1000000" \
  "$(holds "$mib < 64")"
