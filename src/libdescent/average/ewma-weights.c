/* ewma-weights.c: the weights of the samples in an average.

   exp (j log b) is wrong by about |j log b| eps, and so is a product of j
   factors by j eps.  Here b^j is a product of pairs of doubles, of twice the
   precision, and only the weight is rounded.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "average.h"
#include "pair.h"

/* Weights are made in segments: one product in SEGMENT_WEIGHTS waits for the
   one before.  Powers are those of b in [1/2, 1), with an exponent apart. */
enum { SEGMENT_WEIGHTS = 8, STEP_EXPONENT = 400, LEAST_EXPONENT = -1600 };

dsc_status
dsc_weights (const dsc_decay *d, dsc_int k, double *w)
{
  if (! (d->c > 0 && d->c <= 1) || ! (d->b.hi >= 0 && d->b.hi <= 1) || k < 0)
    return DSC_EARG;
  int scale, down;
  pair base = { frexp (d->c, &scale), 0 };   /* c b^j = base 2^scale */
  pair power[SEGMENT_WEIGHTS+1] = { { 1, 0 }, { frexp (d->b.hi, &down), 0 } };
  power[1].lo = ldexp (d->b.lo, -down);
  for (int i = 2; i <= SEGMENT_WEIGHTS; i++)
    power[i] = pair_product (power[i-1], power[1]);

  for (dsc_int j = 0; j < k; j += SEGMENT_WEIGHTS)
    {
      const int n = (int) (k - j < SEGMENT_WEIGHTS ? k - j : SEGMENT_WEIGHTS);
      for (int i = 0; i < n; i++)
        w[j+i] = ldexp (pair_product (base, power[i]).hi, scale + i * down);
      base = pair_product (base, power[SEGMENT_WEIGHTS]);
      scale += SEGMENT_WEIGHTS * down;
      if (base.hi < ldexp (1, -STEP_EXPONENT))
        {
          base.hi = ldexp (base.hi, STEP_EXPONENT);
          base.lo = ldexp (base.lo, STEP_EXPONENT);
          scale -= STEP_EXPONENT;
        }
      /* far below the least double */
      if (base.hi == 0 || scale < LEAST_EXPONENT)
        {
          for (j += n; j < k; j++)
            w[j] = 0;
          break;
        }
    }
  return DSC_OK;
}
