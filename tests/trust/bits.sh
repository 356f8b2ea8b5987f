# bits: one hash of training, averages, steps and statistics, whatever the threads
runs=$(often 2 20)
for threads in 1 2 3 4 8; do
  OMP_NUM_THREADS=$threads OPENBLAS_NUM_THREADS=$threads \
    octave "$build" bits.m "$threads" "$runs" || die "Octave ended"
done >"$work/hashes"
lines=$(wc -l <"$work/hashes") different=$(sort -u "$work/hashes" | wc -l)
figure bits "$different different hashes of $lines" "1 of $((5 * runs)), 1 2 3 4 8 threads" \
  $((different == 1 && lines == 5 * runs))
