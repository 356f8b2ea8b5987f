/* fuzz-readers.c: a libFuzzer target for the reader READER (npy, idx, raw, csv
   or gzip).

     clang -fsanitize=fuzzer,address,undefined -DREADER=read_npy \
       -I src/libdescent -I tests/c tests/trust/fuzz-readers.c \
       src/libdescent/source/npy.c (and so on) -lz

   SPDX-License-Identifier: GPL-3.0-or-later */

#include "readers.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t n)
{
  /* each of them is used by one target */
  (void) read_npy, (void) read_idx, (void) read_raw, (void) read_csv;
  (void) read_gzip;
  if (READER (data, n) == WRONG)
    abort ();
  return 0;
}
