/* start.c: the weights that training starts from, a table of rows.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "base/real.h"
#include "random/random.h"
#include "network.h"

/* Standard deviations for k units below. */
static double
he (dsc_int k)       /* He et al. 2015, for ReLU */
{
  return sqrt (2.0 / k);
}

static double
xavier (dsc_int k)   /* after Glorot & Bengio 2010, the course's form */
{
  return sqrt (1.0 / k);
}

static double
normal (dsc_int k)
{
  (void) k;
  return .01;
}

static const struct
{
  const char *name;
  double (*sd) (dsc_int k);
} table[] = { { "he", he }, { "xavier", xavier }, { "normal", normal } };

/* W (n entries) = sd times normal deviates of layer l */
static void
fill (uint64_t seed, dsc_int l, dsc_int n, double sd, real *W)
{
  double z[256];
  for (dsc_int i = 0; i < n; i += COUNT (z))
    {
      dsc_int part = n - i < COUNT (z) ? n - i : COUNT (z);
      dsc_normal (seed, (uint32_t) l, i, part, z);
      for (dsc_int j = 0; j < part; j++)
        W[i + j] = (real) (sd * z[j]);
    }
}

dsc_status
DSC (mlp_start) (dsc_int L, const dsc_int *sizes, const char *start,
                 uint64_t seed, real *theta)
{
  if (dsc_mlp_count (L, sizes) < 0)
    return DSC_EARG;
  for (dsc_int r = 0; r < COUNT (table); r++)
    if (! strcmp (start, table[r].name))
      {
        for (dsc_int l = 1; l <= L; l++)
          {
            dsc_int m = sizes[l], k = sizes[l - 1];
            fill (seed, l, m * k, table[r].sd (k), theta);
            memset (theta + m * k, 0, m * sizeof (real));
            theta += m * (k + 1);
          }
        return DSC_OK;
      }
  return DSC_EARG;
}

const char *
DSC (start_name) (int row)
{
  return row >= 0 && row < COUNT (table) ? table[row].name : NULL;
}
