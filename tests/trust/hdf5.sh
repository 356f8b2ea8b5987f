# hdf5: damaged HDF5 files; libhdf5 reads them in a child, which may die of them
grep -q DSC_HAVE_HDF5 Makefile || die "needs HDF5; install libhdf5-dev (Debian's name), then configure again"
flags=$(sed -n 's/^HDF5_CPPFLAGS = //p' Makefile)
libs=$(sed -n 's/^HDF5_LIBS = //p; s/^ZLIB_LIBS = //p' Makefile)
$CC -g -O1 -Wall -Wextra -Werror -o "$work/hdf5" -I"$src/src/libdescent" $flags "$here/hdf5-corrupt.c" \
  src/libdescent/libcommon.a $libs -lm -pthread >"$work/log" 2>&1 ||
  die "hdf5-corrupt.c cannot be compiled; see $work/log"
"$work/hdf5" "$(often 500 50000)" >"$work/out" 2>&1
ok=$(($? == 0))
last=$(sed -n 's/^corrupt HDF5: //p' "$work/out")
figure hdf5 "${last:-crashed}" "50000 tried, 0 crashes" $((ok && ${#last} > 0))
[ $ok -eq 1 ] || tail -n 30 "$work/out"
