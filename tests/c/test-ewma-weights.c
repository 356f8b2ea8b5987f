/* The weights against a product in quadruple precision with the same double c.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

#if LDBL_MANT_DIG >= 106
typedef long double quad;
#else
typedef __float128 quad;
#endif

enum { K = 1000000 };

/* max |w[j] - c b^j| / (eps c b^j) where that is a normal number; below, where
   a weight is rounded twice, the error must not be above the least number */
static double
worst (double c, dsc_int k, const double *w)
{
  const quad b = 1 - (quad) c;
  quad want = c;
  double error = 0;
  for (dsc_int j = 0; j < k; j++, want *= b)
    if (want < DBL_MIN)
      {
        if (! (fabs ((double) ((w[j] - want) * 0x1p1000)) <= 0x1p-74))
          return INFINITY;
      }
    else
      error = fmax (error, fabs ((double) ((w[j] - want) / want)));
  return error / DBL_EPSILON;
}

void
test_ewma_weights (void)
{
  static const double gains[] = { 1, 1 - 0x1p-53, .999999, .9, .5, .1, .02, 1e-3,
                                  7e-4, 1e-5, 1e-6, 1e-9, 1e-12, 1e-15, 0x1p-53,
                                  1e-20, 1e-300, DBL_MIN };
  double *w = malloc (K * sizeof *w), few[5] = { 7, 7, 7, 7, 7 };
  CHECK (w != NULL);
  for (int g = 0; w && g < COUNT (gains); g++)
    {
      CHECK (dsc_weights (gains[g], K, w) == DSC_OK);
      double error = worst (gains[g], K, w);
      CHECK (error <= .51);
      CHECK (w[0] == gains[g]);
      if (getenv ("DESCENT_ACCURACY"))
        printf ("weights: c = %g: %.4f eps\n", gains[g], error);
    }
  free (w);

  CHECK (dsc_weights (1, 3, few) == DSC_OK);
  CHECK (few[0] == 1 && few[1] == 0 && few[2] == 0 && few[3] == 7);
  CHECK (dsc_weights (.5, 0, few) == DSC_OK && few[0] == 1);
  CHECK (dsc_weights (.5, -1, few) == DSC_EARG);
  CHECK (dsc_weights (0, 1, few) == DSC_EARG);
  CHECK (dsc_weights (-1, 1, few) == DSC_EARG);
  CHECK (dsc_weights (1 + DBL_EPSILON, 1, few) == DSC_EARG);
  CHECK (dsc_weights (NAN, 1, few) == DSC_EARG);
}
