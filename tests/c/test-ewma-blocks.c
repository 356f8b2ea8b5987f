/* test-ewma-blocks.c: the loops over blocks have the same bits in vectors of
   every width that the processor has.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check.h"
#include "average/ewma-blocks.h"

enum { MOST = EWMA_SEGMENT_SAMPLES };

/* What the loops make of n samples x, one after the other. */
typedef struct
{
  ewma_level at[3];
  real y[3][MOST];
  double part[EWMA_LANES], part_low[EWMA_LANES];
  int results[5];
} outcome;

static outcome
outcome_of (const ewma_loops *loops, const ewma_plan *p, dsc_int n,
            const real *x)
{
  outcome o;
  memset (&o, 0, sizeof o);
  for (int i = 0; i < 3; i++)
    o.at[i] = (ewma_level) { .25, 1e-18, { .5, .125, .25 } };
  const dsc_int whole = n / EWMA_LANES * EWMA_LANES;
  o.results[0] = loops->plain (p, &o.at[0], p->d, n, x, o.y[0]);
  o.results[1] = loops->corrected (p, &o.at[1], .1, .9, p->d, n, x, o.y[1]);
  o.results[2] = loops->steep (p, &o.at[2], n, x, o.y[2]);
  o.results[3] = loops->sum (p->w, whole, x, x[0], o.part, o.part_low);
  o.results[4] = loops->broken (whole, x);
  return o;
}

static void
same_bits (double gain, dsc_int n, const real *x)
{
  const dsc_averaging how = { DSC_MEAN, 1, DSC_ZERO, 0, DSC_PROPAGATE,
                              1, 1, 0, 0 };
  ewma_plan p;
  DSC (ewma_plan_init) (&p, &how, gain, log1p (-gain), 2 * MOST, 1);
  const outcome want = outcome_of (DSC (ewma_blocks) (16), &p, n, x);
  for (int bytes = 32; bytes <= 64; bytes *= 2)
    {
      const ewma_loops *loops = DSC (ewma_blocks) (bytes);
      if (! loops)
        continue;
      const outcome got = outcome_of (loops, &p, n, x);
      CHECK_EQUAL (check_first (&got, &want, sizeof got), sizeof got);
    }
  CHECK_EQUAL (want.results[0], want.results[2]);
}

void
test_ewma_blocks (void)
{
  real x[MOST];
  CHECK (DSC (ewma_blocks) (16) && ! DSC (ewma_blocks) (128));
  for (dsc_int n = 1; n <= MOST; n++)
    {
      for (dsc_int i = 0; i < n; i++)
        x[i] = (real) cos ((double) (i * i + n));
      same_bits (.02, n, x);
      same_bits (.2, n, x);
      same_bits (.7, n, x);
      for (dsc_int i = 0; i < n; i++)
        x[i] = (real) .25;                 /* the average stays there */
      same_bits (.2, n, x);
      x[n/2] = (real) INFINITY;
      same_bits (.2, n, x);
    }
}
