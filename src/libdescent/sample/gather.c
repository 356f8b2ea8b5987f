/* gather.c: samples of any class, copied in the order of a mini-batch.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sample.h"

void
dsc_gather_columns (size_t bytes, dsc_int B, const dsc_int *order,
                    const void *X, void *Xb)
{
  const char *from = X;
  char *to = Xb;
  for (dsc_int j = 0; j < B; j++)
    memcpy (to + (size_t) j * bytes, from + (size_t) order[j] * bytes, bytes);
}

/* inlined with `bytes' a constant, the copy is one move */
static inline void
gather_rows (size_t bytes, dsc_int m, dsc_int k, dsc_int B,
             const dsc_int *order, const char *X, char *Xb)
{
  for (dsc_int c = 0; c < k; c++)
    {
      const char *from = X + (size_t) c * (size_t) m * bytes;
      char *to = Xb + (size_t) c * (size_t) B * bytes;
      for (dsc_int j = 0; j < B; j++)
        memcpy (to + (size_t) j * bytes, from + (size_t) order[j] * bytes,
                bytes);
    }
}

void
dsc_gather_rows (size_t bytes, dsc_int m, dsc_int k, dsc_int B,
                 const dsc_int *order, const void *X, void *Xb)
{
  switch (bytes)
    {
    case 1: gather_rows (1, m, k, B, order, X, Xb); break;
    case 2: gather_rows (2, m, k, B, order, X, Xb); break;
    case 4: gather_rows (4, m, k, B, order, X, Xb); break;
    case 8: gather_rows (8, m, k, B, order, X, Xb); break;
    case 16: gather_rows (16, m, k, B, order, X, Xb); break;
    default: gather_rows (bytes, m, k, B, order, X, Xb);
    }
}
