/* test-ewma-weights.c: the weights against a product in quadruple precision
   with the same double c.
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
worst (double c, quad b, dsc_int k, const double *w)
{
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
  static const double gains[] = { 1, 1 - 0x1p-53, .999999, .9, .5, .1, .02,
                                  1e-3,
                                  7e-4, 1e-5, 1e-6, 1e-9, 1e-12, 1e-15, 0x1p-53,
                                  1e-20, 1e-300, DBL_MIN };
  const dsc_gain *alpha = dsc_gain_find ("Alpha");
  double *w = malloc (K * sizeof *w), few[5] = { 7, 7, 7, 7, 7 };
  CHECK_THAT (w, !=, NULL);
  for (int g = 0; w && g < COUNT (gains); g++)
    {
      dsc_decay d;
      CHECK_EQUAL (dsc_gain_from (alpha, gains[g], &d), DSC_OK);
      CHECK_EQUAL (dsc_weights (&d, K, w), DSC_OK);
      double error = worst (gains[g], 1 - (quad) gains[g], K, w);
      CHECK_THAT (error, <=, .51);
      CHECK_EQUAL (w[0], gains[g]);
      if (getenv ("DESCENT_ACCURACY"))
        printf ("weights: c = %g: %.4f eps\n", gains[g], error);
    }
  /* of a beta near 0 as far as doubles go */
  static const double betas[] = { .49, .1, 1e-3, 1e-10, 1e-17, 1e-39, 1e-100,
                                  0x1p-511, 1e-300, DBL_MIN };
  for (int i = 0; w && i < COUNT (betas); i++)
    {
      const double b = betas[i];
      const dsc_decay d = { 1 - b, { b, 0 }, log (b) };
      CHECK_EQUAL (dsc_weights (&d, 2000, w), DSC_OK);
      CHECK_THAT (worst (1 - b, b, 2000, w), <=, .51);
    }
  free (w);

  dsc_decay d = { 1, { 0, 0 }, -INFINITY };
  CHECK_EQUAL (dsc_weights (&d, 3, few), DSC_OK);
  CHECK_EQUAL (few[0], 1);
  CHECK_EQUAL (few[1], 0);
  CHECK_EQUAL (few[2], 0);
  CHECK_EQUAL (few[3], 7);
  d = (dsc_decay) { .5, { .5, 0 }, log (.5) };
  CHECK_EQUAL (dsc_weights (&d, 0, few), DSC_OK);
  CHECK_EQUAL (few[0], 1);
  CHECK_EQUAL (dsc_weights (&d, -1, few), DSC_EARG);
  static const double bad[] = { -1, 1 + DBL_EPSILON, NAN };
  for (int i = 0; i < COUNT (bad); i++)
    {
      d = (dsc_decay) { bad[i], { .5, 0 }, 0 };
      CHECK_EQUAL (dsc_weights (&d, 1, few), DSC_EARG);
      d = (dsc_decay) { .5, { bad[i], 0 }, 0 };
      CHECK_EQUAL (dsc_weights (&d, 1, few), DSC_EARG);
    }
}
