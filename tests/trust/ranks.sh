# ranks: one rank of several is killed or suspended at random moments; needs a build
# with MPI (./configure --with-mpi)
need python3 python3
need mpirun openmpi-bin
[ -f "$build/src/__descent_mpi__.oct" ] || die "needs a build that is configured --with-mpi"
python3 "$here/ranks-kill.py" "$src" "$build" "$(often 5 100)" >"$work/out" 2>&1
ok=$(($? == 0))
last=$(tail -n 1 "$work/out")
figure ranks "${last#*: }" "100 ends, each within 10 s, 0 lost, the same bits" $ok
[ $ok -eq 1 ] || tail -n 40 "$work/out"
