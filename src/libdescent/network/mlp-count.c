/* mlp-count.c: the number of parameters of a dense network.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "network.h"

dsc_int
dsc_mlp_count (dsc_int L, const dsc_int *sizes)
{
  dsc_int count = 0;
  if (L < 1)
    return -1;
  for (dsc_int l = 0; l <= L; l++)
    {
      dsc_int part;
      if (sizes[l] < 1 || sizes[l] > INT32_MAX)
        return -1;
      if (l == 0)
        continue;
      if (__builtin_mul_overflow (sizes[l], sizes[l - 1] + 1, &part)
          || __builtin_add_overflow (count, part, &count)
          || count > PTRDIFF_MAX / 64)
        return -1;
    }
  return count;
}
