/* The averages against the recurrence in quadruple precision with the same
   double c = 1 - beta.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

#if LDBL_MANT_DIG >= 106
typedef long double quad;
#else
typedef __float128 quad;
#endif

#define N 20000

static double
noise (uint64_t i)
{
  uint64_t z = (i + 1) * UINT64_C (0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return (double) ((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

/* kinds of series */
static double
sample (int kind, dsc_int i, dsc_int n)
{
  switch (kind)
    {
    case 0: return noise ((uint64_t) i);
    case 1: return .1;
    case 2: return 1e6 + noise ((uint64_t) i);
    case 3: return exp (-20.0 * (double) i / (double) n);
    case 4: return noise ((uint64_t) i) - .5;
    default: return i % 1000 == 8;
    }
}

/* max |v - reference| / max |v|, less the rounding to single */
static double
worst (double c, int corrected, dsc_int n, const real *x, const real *v)
{
  const quad b = 1 - (quad) c;
  quad a = 0, p = 1;
  double top = 0, error = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      a = b * a + c * (quad) x[i];
      p *= b;
      quad want = corrected ? a / (1 - p) : a;
      double rounding = sizeof (real) == 4 ? fabs ((double) want) * FLT_EPSILON / 2 : 0;
      top = fmax (top, fabs ((double) want));
      error = fmax (error, fabs ((double) (v[i] - want)) - rounding);
    }
  return error / top;
}

static void
check_accuracy (dsc_int n, real *x, real *v)
{
  static const double gains[] = { .99, .9, .7, .5, .31, .3, .2, .1, .05, .02,
                                  1e-3, 1e-6, 1e-9, 1e-12, 0x1p-53 };
  for (int kind = 0; kind < 6; kind++)
    {
      for (dsc_int i = 0; i < n; i++)
        x[i] = (real) sample (kind, i, n);
      for (dsc_int k = 0; k < COUNT (gains); k++)
        for (int corrected = 0; corrected < 2; corrected++)
          {
            CHECK (DSC (ewma) (1, n, 1, x, 1, gains + k, corrected, 0, v) == DSC_OK);
            double error = worst (gains[k], corrected, n, x, v) / DBL_EPSILON;
            CHECK (error <= 4);
            if (getenv ("DESCENT_ACCURACY"))
              printf ("ewma: series %d, c = %g, %s: %.2f eps\n", kind, gains[k],
                      corrected ? "corrected" : "plain", error);
            if (! corrected)
              continue;
            CHECK (v[0] == x[0]);
            dsc_int same = 0;
            while (kind == 1 && same < n && v[same] == x[same])
              same++;
            CHECK (kind != 1 || same == n);
          }
    }
}

/* Every layout gives the bits of the single series. */
static void
check_layouts (void)
{
  enum { inner = 141, n = 150, outer = 2, K = 3 };
  static real x[inner*n*outer], pages[inner*n*outer*K], mixed[inner*n*outer*K];
  static const double gains[K] = { .1, 1, .5 };
  for (dsc_int i = 0; i < COUNT (x); i++)
    x[i] = (real) (noise ((uint64_t) i) - .25);
  for (int corrected = 0; corrected < 2; corrected++)
    {
      int same_pages = 1, same_mixed = 1;
      CHECK (DSC (ewma) (inner, n, outer, x, K, gains, corrected, 0, pages) == DSC_OK);
      CHECK (DSC (ewma) (inner, n, outer, x, K, gains, corrected, 1, mixed) == DSC_OK);
      for (dsc_int k = 0; k < K; k++)
        for (dsc_int o = 0; o < outer; o++)
          for (dsc_int i = 0; i < inner; i++)
            {
              real series[n], v[n];
              dsc_int at = i + o * inner * n;
              for (dsc_int t = 0; t < n; t++)
                series[t] = x[at + t*inner];
              DSC (ewma) (1, n, 1, series, 1, gains + k, corrected, 0, v);
              for (dsc_int t = 0; t < n; t++)
                {
                  same_pages &= v[t] == pages[at + t*inner + k*COUNT (x)];
                  same_mixed &= v[t] == mixed[(at + t*inner) * K + k];
                }
            }
      CHECK (same_pages);
      CHECK (same_mixed);
    }
}

/* What comes later has no influence, be it finite or not. */
static void
check_causality (void)
{
  real x[300], all[300], part[300];
  const real later[] = { (real) INFINITY, (real) NAN, (real) -3 };
  static const double gains[] = { .5, .1, 1e-3 };
  for (dsc_int g = 0; g < COUNT (gains); g++)
    for (int corrected = 0; corrected < 2; corrected++)
      for (dsc_int k = 0; k < COUNT (later); k++)
        {
          int same = 1;
          for (dsc_int n = 1; n < COUNT (x); n += 13)
            {
              for (dsc_int i = 0; i < COUNT (x); i++)
                x[i] = i < n ? (real) noise ((uint64_t) i) : later[k];
              DSC (ewma) (1, COUNT (x), 1, x, 1, gains + g, corrected, 0, all);
              DSC (ewma) (1, n, 1, x, 1, gains + g, corrected, 0, part);
              same &= memcmp (all, part, (size_t) n * sizeof (real)) == 0;
              same &= k == 2 || ! isfinite (all[n]);
              same &= k != 1 || isnan (all[n]);
            }
          CHECK (same);
        }
}

void
test_ewma (void)
{
  const char *n = getenv ("DESCENT_ACCURACY");
  dsc_int most = n && atol (n) > 0 ? atol (n) : N;
  real *x = malloc ((size_t) most * sizeof (real));
  real *v = malloc ((size_t) most * sizeof (real));
  if (x && v)
    check_accuracy (most, x, v);
  CHECK (x && v);
  free (x);
  free (v);
  check_layouts ();
  check_causality ();

  real one = 1, y = 7;
  double gain = 0;
  CHECK (DSC (ewma) (1, 1, 1, &one, 1, &gain, 0, 0, &y) == DSC_EARG);
  gain = NAN;
  CHECK (DSC (ewma) (1, 1, 1, &one, 1, &gain, 0, 0, &y) == DSC_EARG);
  gain = .5;
  CHECK (DSC (ewma) (-1, 1, 1, &one, 1, &gain, 0, 0, &y) == DSC_EARG);
  CHECK (DSC (ewma) (1, 0, 1, &one, 1, &gain, 0, 0, &y) == DSC_OK && y == 7);
  CHECK (DSC (ewma) (1, 1, 1, &one, 0, &gain, 0, 0, &y) == DSC_OK && y == 7);
  CHECK (DSC (ewma) (1, 1, 1, &one, 1, &gain, 0, 0, &y) == DSC_OK && y == (real) .5);
}
