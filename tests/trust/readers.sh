# readers: any bytes as a file of each format, under libFuzzer and sanitizers
need clang clang
core="$src/src/libdescent"
zlib=$(grep -q '^ZLIB_LIBS = -lz' "$build/Makefile" && echo -DDSC_HAVE_ZLIB -lz)
times=$(often 20000 1000000)
seed () { mkdir -p "$work/$1" && cat >"$work/$1/seed-$2"; }
npy () { printf '\223NUMPY\001\000v\000%-117s\n' "$1"; printf '%048d' 0; }
npy "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }" | seed npy 1
npy "{'descr': '>i2', 'fortran_order': True, 'shape': (4, 3, 2,), }" | seed npy 2
npy '{"shape": (48L,), "fortran_order": False, "descr": "|b1"}' | seed npy 3
printf '\000\000\013\002\000\000\000\002\000\000\000\003abcdefghijkl' | seed idx 1
printf '\000\000\010\001\000\000\000\004abcd' | seed idx 2
printf '\003\001\002\002\001\005\000\000abcdefghijklmnopqrst' | seed raw 1
printf '\014\006\003\007-1,a,"b",2\n3,4.5e6,,"x""y"\n\n5,NA,q,x\r\n' | seed csv 1
printf '\021\001\037\002-1.5e-3;inf;+.5;7;12345678901234567890\n;;;;' | seed csv 2
printf 'a,b\n1,2\n' | gzip -n | seed gzip 1
{ printf 'a,b\n' | gzip -n; head -c 9999 /dev/zero | gzip -n; printf '\000\000'; } | seed gzip 2
printf '\012\001\003\001\005\005\000\000\000\000\002abcdefghijklmnopqrstuvwxyz' | seed hdf5 1
readers="npy idx raw csv hdf5"
[ -z "$zlib" ] || readers="$readers gzip"
bad=0 said=
for reader in $readers; do
  target=readers
  [ $reader != hdf5 ] || target=hdf5   # what libhdf5 may say, without it
  clang -g -O1 -std=gnu11 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
    -DREADER=read_$reader '-DDSC_HDF5_PACKAGE="libhdf5-dev"' -I"$core" -I"$src/tests/c" -o "$work/fuzz-$reader" "$here/fuzz-$target.c" \
    "$core"/source/*.c "$core"/file/crc32c.c "$core"/random/*.c "$core"/base/*.c $zlib -lm \
    >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; die "the target of $reader cannot be built"; }
  "$work/fuzz-$reader" -runs="$times" -max_len=600 -timeout=10 -rss_limit_mb=2048 -seed=1 -verbosity=0 \
    -print_final_stats=1 -artifact_prefix="$work/" "$work/$reader" >"$work/$reader.out" 2>&1 || {
      bad=$((bad + 1)); tail -n 30 "$work/$reader.out" >&2; }
  ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$reader.out")
  said="$said$reader $ran, "
done
figure readers "${said}$bad crashes" "1e6 inputs each, 0 crashes" $((bad == 0))
