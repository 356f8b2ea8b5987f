/* ewma-stretch.c: averages of samples without a gap, any number of them, cut
   where the blocks, segments and pieces of the stretch end.

   The average at the end of a piece of EWMA_PIECE_SAMPLES samples is that at
   its start and the weighted sum over the piece put together.  So the sums of
   all pieces can be made at the same time, then the averages at their starts
   one after the other, then all that is between: by one thread or many, to the
   same bits.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/ahead.h"
#include "base/widths.h"
#include "ewma-blocks.h"

/* ---- sums */

/* The segment that has ended joins the sums of the piece. */
static void
join_segment (const ewma_plan *p, ewma_stretch *z)
{
  const double d = p->masses[1];
  for (int j = 0; j < EWMA_LANES; j++)
    {
      const double L = z->part[j] + z->part_low[j];
      if (d < .5)   /* a small step, its rounding kept; or the sum itself */
        add_compensated (&z->sum[j], &z->low[j], L - d * z->sum[j]);
      else
        z->sum[j] = L + p->past * z->sum[j], z->low[j] = 0;
    }
  memset (z->part, 0, sizeof z->part);
  memset (z->part_low, 0, sizeof z->part_low);
}

/* The sum of all, SUM - LOW. */
static double
total (const ewma_stretch *z, double *low)
{
  double sum = 0;
  *low = 0;
  for (int j = 0; j < EWMA_LANES; j++)
    {
      const double new = sum + z->sum[j], come = new - sum;
      *low += z->low[j] - ((sum - (new - come)) + (z->sum[j] - come));
      sum = new;
    }
  return sum;
}

/* Of n samples, whole blocks of one segment that starts or continues at t. */
static void
sum_segment (const ewma_plan *p, ewma_stretch *z, dsc_int t, dsc_int n,
             const real *x)
{
  const dsc_int place = t % EWMA_PIECE_SAMPLES, at = t % EWMA_SEGMENT_SAMPLES;
  if (place == 0)
    z->piece_mean = z->at.mean, z->piece_low = z->at.low;
  if (place < EWMA_PIECE_SAMPLES - p->reach)
    return;
  if (place == EWMA_PIECE_SAMPLES - p->reach)
    z->first = x[0];
  if (DSC (ewma_blocks) (vector_bytes ())->sum (p->w + at, n, x, z->first,
                                                z->part, z->part_low))
    z->varies = 1;
  if (at + n == EWMA_SEGMENT_SAMPLES)
    join_segment (p, z);
}

void
DSC (ewma_piece_sums) (const ewma_plan *p, ewma_stretch *z, const real *x)
{
  const dsc_int idle = EWMA_PIECE_SAMPLES - p->reach;
  z->broken = DSC (ewma_blocks) (vector_bytes ())->broken (idle, x);
  z->samples += (double) idle;
  const dsc_int step = EWMA_SEGMENT_SAMPLES;
  for (dsc_int i = idle; i < EWMA_PIECE_SAMPLES; i += step, z->samples += step)
    sum_segment (p, z, (dsc_int) z->samples, step, x + i);
}

/* With q the mass of the weights, 1 - b^t or 1, n = EWMA_PIECE_SAMPLES and
   d = 1 - b^n:
     m' q' = b^n m q + sum,   q' = (1 - d) q + d. */
int
DSC (ewma_piece_join) (const ewma_plan *p, ewma_stretch *z)
{
  const double power = EWMA_PIECE_SAMPLES * p->log_b, d = -expm1 (power);
  const double q = DSC (ewma_mass) (p, z, z->samples);
  const double before = DSC (ewma_mass) (p, z, z->samples - EWMA_PIECE_SAMPLES);
  double m = z->piece_mean, k = z->piece_low;
  const double stay = before * exp (power) / q;
  double low;
  const double all = total (z, &low);
  const int fine = ! z->broken && isfinite (all);
  if (fine && d < .5 && before > 0)   /* a small step, its rounding kept */
    {
      const double sum = z->varies ? ((all - d * m) + d * k) - low
                         : d * ((z->first - m) + k);
      add_compensated (&m, &k, sum / q);
    }
  else
    {
      m = z->varies ? (all - low) / q + stay * m
          : z->first + stay * (m - z->first);
      k = 0;
    }
  if (fine)
    set_level (&z->at, m, k);
  z->first = z->varies = 0;
  memset (z->sum, 0, sizeof z->sum);
  memset (z->low, 0, sizeof z->low);
  memset (z->part, 0, sizeof z->part);
  memset (z->part_low, 0, sizeof z->part_low);
  return fine;
}

/* ---- averages */

/* The block that has begun, up to n more samples: as if it began now, with
   the results that are known already thrown away.  Returns the samples
   taken. */
static dsc_int
fill_block (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
            int joined, dsc_int n, const real *x, real *v)
{
  const dsc_int t = (dsc_int) z->samples, old = t % EWMA_LANES;
  const dsc_int len = n < EWMA_LANES - old ? n : EWMA_LANES - old;
  real xs[EWMA_LANES], vs[EWMA_LANES];
  for (dsc_int i = 0; i < old; i++)
    xs[i] = (real) z->rest[i];
  memcpy (xs + old, x, (size_t) len * sizeof (real));
  const ewma_level at = z->at;
  const double broken = z->broken;
  const int whole = old + len == EWMA_LANES;
  z->samples -= (double) old;
  if (joined && whole)
    sum_segment (p, z, t - old, EWMA_LANES, xs);
  DSC (ewma_segment) (p, z, mass, old + len, xs, vs);
  memcpy (v, vs + old, (size_t) len * sizeof (real));
  if (whole)
    memset (z->rest, 0, sizeof z->rest);
  else
    {
      z->at = at, z->broken = broken;
      for (dsc_int i = 0; i < len; i++)
        z->rest[old + i] = (double) x[i];
    }
  return len;
}

/* v = x + b (v - x) for a b below the rounding of 1 */
static __attribute__ ((noinline)) void
add_traces (ewma_stretch *z, double b, dsc_int n, const real *x, real *v)
{
  for (dsc_int i = 0; i < n; i++)
    {
      z->at.mean = x[i] + (b * z->at.mean - b * x[i]);
      v[i] = (real) z->at.mean;
    }
}

/* With a gain of 1 to its last digit v = x, but that what is left of the
   average before counts beside a far smaller x, and that an Inf or NaN stays
   here too. */
static void
copy (const ewma_plan *p, ewma_stretch *z, dsc_int n, const real *x, real *v)
{
  dsc_int r = 0;
  while (r < n && ! z->broken && isfinite (x[r]))
    r++;
  if (p->b[0] >= DBL_MIN)
    add_traces (z, p->b[0], r, x, v);
  else
    {
      memcpy (v, x, (size_t) r * sizeof (real));
      if (r > 0)
        z->at.mean = (double) x[r-1];
    }
  if (r < n && ! z->broken)
    z->broken = 1, z->at.mean = 0;
  for (; r < n; r++)
    v[r] = (real) (z->at.mean += x[r]);
  z->samples += (double) n;
}

void
DSC (ewma_stretch_advance) (const ewma_plan *p, ewma_stretch *z,
                            int joined, dsc_int n, const real *x, real *v)
{
  if (p->c == 1)
    {
      copy (p, z, n, x, v);
      return;
    }
  ewma_closed_form mass = { -1, 0, 0 };
  for (dsc_int i = 0; i < n; )
    {
      const dsc_int t = (dsc_int) z->samples;
      const dsc_int left = EWMA_SEGMENT_SAMPLES - t % EWMA_SEGMENT_SAMPLES;
      const dsc_int len = least (n - i, left);
      const dsc_int full = len - len % EWMA_LANES;
      if (i + 3 * EWMA_SEGMENT_SAMPLES <= n)
        fetch (EWMA_SEGMENT_SAMPLES, x + i + 2 * EWMA_SEGMENT_SAMPLES,
               v + i + 2 * EWMA_SEGMENT_SAMPLES);
      if (t % EWMA_LANES != 0 || full == 0)
        i += fill_block (p, z, &mass, joined, n - i, x + i, v + i);
      else
        {
          if (joined)
            sum_segment (p, z, t, full, x + i);
          DSC (ewma_segment) (p, z, &mass, full, x + i, v + i);
          i += full;
        }
      if (joined && (dsc_int) z->samples % EWMA_PIECE_SAMPLES == 0)
        DSC (ewma_piece_join) (p, z);
    }
}

void
DSC (ewma_stretch_value) (const ewma_plan *p, const ewma_stretch *z,
                          double *m, double *k)
{
  const dsc_int old = p->c == 1 ? 0 : (dsc_int) z->samples % EWMA_LANES;
  double L = 0;
  for (dsc_int i = 0; i < old; i++)
    L += p->c * (((z->rest[i] - z->at.mean) + z->at.low) - L);
  *m = z->at.mean, *k = z->at.low;
  add_compensated (m, k, L / DSC (ewma_mass) (p, z, z->samples));
}

void
DSC (ewma_stretch_resume) (ewma_stretch *z, double m, double k)
{
  *z = (ewma_stretch) { .settled = 1, .broken = ! isfinite (m) };
  set_level (&z->at, m, k);
}
