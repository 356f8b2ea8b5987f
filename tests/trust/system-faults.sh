# system-faults.sh: system_faults FOLDER takes the bits of bits.m where the
# system refuses what the core asks for; prints how many runs had other bits, or
# ended, of how many
system_faults () {
  ${CC} -O1 -fPIC -shared -o "$work/fail-system.so" "$here/fail-system.c" -ldl ||
    die "fail-system.c cannot be compiled"
  want=$(octave "$1" bits.m 2 1) bad=0 runs=0
  for fault in FAIL_THREAD=1 FAIL_THREAD=2 FAIL_SYSCONF=1 \
      "FAIL_AFFINITY=1 FAIL_THREAD=9" "FAIL_AFFINITY=1 FAIL_SYSCONF=1" FAIL_ATFORK=1; do
    got=$(by="env LD_PRELOAD=$work/fail-system.so $fault" octave "$1" bits.m 4 1)
    runs=$((runs + 1))
    [ "$got" = "$want" ] || bad=$((bad + 1))
  done
  echo "$bad $runs"
}
