/* test-ewma-short.c: short series side by side give the bits of each of them on
   its own, which a state that is asked for keeps on the usual way.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#define STATE 96
#define MOST_SAMPLES 129
#define MOST_SERIES 300

typedef struct
{
  dsc_int inner, outer;
} layout;

static const layout layouts[]
  = { { 1, 300 }, { 1, 5 }, { 150, 2 }, { 300, 1 }, { 2, 67 }, { 1, 1 } };

static const dsc_averaging hows[] = {
  { .missing = DSC_PROPAGATE, .hold = 1, .min_periods = 1 },
  { .corrected = 1, .missing = DSC_PROPAGATE, .hold = 1, .min_periods = 1 },
  { .initial = DSC_FIRST, .missing = DSC_SKIP, .min_periods = 3 },
  { .initial = DSC_GIVEN, .missing = DSC_DECAY, .hold = 1, .min_periods = 1 },
  { .corrected = 1, .missing = DSC_DECAY, .hold = 1, .min_periods = 9 },
  { .initial = DSC_SMA, .window = 2, .hold = 1, .min_periods = 1 }
};

/* Series of moderate numbers; with zeros of both signs, now and then a NaN, an
   Inf, or the largest and least numbers. */
static double
sample (int kind, dsc_int i)
{
  const double top = sizeof (real) == 4 ? FLT_MAX : DBL_MAX;
  const double bottom = sizeof (real) == 4 ? FLT_MIN : DBL_MIN;
  const double v = cos ((double) i * (double) i);
  if (kind == 0)
    return v;
  switch (i % 23)
    {
    case 3: return kind == 1 ? NAN : -0.;
    case 4: return kind == 2 ? INFINITY : 0.;
    case 11: return kind == 2 ? -INFINITY : v;
    case 17: return kind == 3 ? top : v;
    case 18: return kind == 3 ? -top : v;
    case 19: return kind == 3 ? bottom : v;
    default: return v;
    }
}

static double start[MOST_SERIES];

/* The averages v of each series on its own, with a state. */
static void
one_by_one (DSC (ewma_call) call, const layout *at, real *v)
{
  const real *x = call.x;
  const dsc_int inner = at->inner, n = call.n;
  call.inner = call.outer = 1;
  int failed = 0;
  for (dsc_int i = 0; i < inner * at->outer; i++)
    {
      const dsc_int begin = i / inner * inner * n + i % inner;
      real one[MOST_SAMPLES], averages[MOST_SAMPLES];
      double state[STATE];
      for (dsc_int t = 0; t < n; t++)
        one[t] = x[begin+t*inner];
      call.x = one;
      call.initial = call.how.initial == DSC_GIVEN ? start + i : NULL;
      failed += DSC (ewma) (&call, state, averages, NULL) != DSC_OK;
      for (dsc_int t = 0; t < n; t++)
        v[begin+t*inner] = averages[t];
    }
  CHECK_EQUAL (failed, 0);
}

/* Every layout of K = 2 gains: one that is asked for, and .4. */
static void
check_series (dsc_int n, double c, const dsc_averaging *how, int kind)
{
  static real x[MOST_SERIES*MOST_SAMPLES], want[2*MOST_SERIES*MOST_SAMPLES],
    got[2*MOST_SERIES*MOST_SAMPLES];
  const double gain[] = { c, .4 }, log_beta[] = { log1p (-c), log1p (-.4) };
  for (dsc_int i = 0; i < MOST_SERIES * n; i++)
    x[i] = (real) sample (kind, i);
  for (const layout *at = layouts; at < layouts + COUNT (layouts); at++)
    {
      const dsc_int total = at->inner * n * at->outer;
      DSC (ewma_call) call = { .how = *how, .n = n, .x = x, .K = 1,
                               .threads = 1 };
      for (int k = 0; k < 2; k++)
        {
          call.gain = gain + k, call.log_beta = log_beta + k;
          one_by_one (call, at, want + k * total);
        }
      call.inner = at->inner, call.outer = at->outer;
      call.K = 2, call.gain = gain, call.log_beta = log_beta;
      call.initial = how->initial == DSC_GIVEN ? start : NULL;
      CHECK_EQUAL (DSC (ewma) (&call, NULL, got, NULL), DSC_OK);
      CHECK_SAME (got, want, 2 * (size_t) total * sizeof (real));
    }
}

/* Any number of threads. */
static void
check_threads (dsc_int inner, dsc_int n, dsc_int outer)
{
  static real x[100000], one[100000], many[100000];
  const double gain = .1, log_beta = log1p (-.1);
  for (dsc_int i = 0; i < COUNT (x); i++)
    x[i] = (real) sample ((int) (i / 30000), i);
  DSC (ewma_call) call = { .how = hows[1], .inner = inner, .n = n,
                           .outer = outer, .x = x, .K = 1, .gain = &gain,
                           .log_beta = &log_beta, .threads = 1 };
  CHECK_EQUAL (DSC (ewma) (&call, NULL, one, NULL), DSC_OK);
  for (call.threads = 2; call.threads < 5; call.threads++)
    {
      memset (many, 0, sizeof many);
      CHECK_EQUAL (DSC (ewma) (&call, NULL, many, NULL), DSC_OK);
      CHECK_SAME (many, one,
                  (size_t) (inner * n * outer) * sizeof (real));
    }
}

void
test_ewma_short (void)
{
  static const dsc_int more[] = { 24, 31, 32, 33, 64, 127, 128, 129 };
  static const double gains[] = { .1, .3, .31, 1e-9, 1 };
  for (dsc_int i = 0; i < MOST_SERIES; i++)
    start[i] = i % 50 == 7 ? INFINITY : i % 50 == 8 ? NAN : (double) i - 9;
  for (dsc_int i = 1; i < 18 + COUNT (more); i++)
    for (int g = 0; g < COUNT (gains); g++)
      for (int k = 0; k < 4; k++)
        for (int h = 0; h < COUNT (hows); h++)
          if (i < 18 || (g + k + h) % 3 == 0)
            check_series (i < 18 ? i : more[i-18], gains[g], hows + h, k);
  check_threads (1, 2, 50000);
  check_threads (1, 3, 33333);
  check_threads (50000, 2, 1);
  check_threads (1000, 100, 1);
  check_threads (3, 5, 6666);
}
