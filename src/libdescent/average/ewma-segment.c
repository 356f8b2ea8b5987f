/* ewma-segment.c: the arithmetic of exponentially weighted averages, on up to
   EWMA_SEGMENT_SAMPLES samples without a gap.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <string.h>

#include "average.h"
#include "ewma.h"

void
DSC (ewma_plan_init) (ewma_plan *p, const dsc_averaging *how, double gain,
                      double log_b, dsc_int n, int joined)
{
  memset (p, 0, sizeof *p);
  p->how = *how;
  p->joined = joined;
  p->c = gain;
  p->log_b = log_b;
  for (int j = 0; j < 3; j++)
    p->b[j] = exp ((1 << j) * log_b);
  if (gain == 1)
    return;
  for (int j = 0; j < EWMA_LANES; j++)
    p->B[j] = exp ((j + 1) * log_b);
  /* the corrections of the first segment; blocks use d[0] in any case */
  const dsc_int needed = how->corrected && n > EWMA_LANES ? n : EWMA_LANES;
  for (dsc_int j = 0; j < EWMA_SEGMENT_SAMPLES; j++)
    p->d[j / EWMA_LANES][j % EWMA_LANES]
      = j < needed ? -expm1 ((double) (j + 1) * p->log_b) : 1;
  for (int j = 0;
       j < EWMA_STRIDE_SEGMENTS && (joined || n > EWMA_SEGMENT_SAMPLES);
       j++)
    p->masses[j] = -expm1 ((double) (j * EWMA_SEGMENT_SAMPLES) * p->log_b);
  p->past = exp (EWMA_SEGMENT_SAMPLES * p->log_b);
  /* b^-reach is beyond all numbers */
  const double reach = ceil (-750 / (EWMA_SEGMENT_SAMPLES * log_b))
                       * EWMA_SEGMENT_SAMPLES;
  p->reach = reach < EWMA_PIECE_SAMPLES
             ? (dsc_int) fmax (reach, EWMA_SEGMENT_SAMPLES)
             : EWMA_PIECE_SAMPLES;
  for (int j = 0; j < EWMA_SEGMENT_SAMPLES && joined; j++)
    p->w[j / EWMA_LANES][j % EWMA_LANES]
      = gain * exp ((double) (EWMA_SEGMENT_SAMPLES - 1 - j) * p->log_b);
}

double
DSC (ewma_mass) (const ewma_plan *p, const ewma_stretch *z, double t)
{
  return p->how.corrected && ! z->settled && t > 0 ? -expm1 (t * p->log_b)
         : p->how.corrected && ! z->settled ? 0 : 1;
}

/* *Q0 = 1 - b^t at the start t of segment number SEGMENT, and *P0 = b^t; 0
   where that is over.  In closed form now and then, in one step from there. */
static void
find_mass (const ewma_plan *p, const ewma_stretch *z, dsc_int segment,
           ewma_closed_form *mass, double *q0, double *p0)
{
  *q0 = 1, *p0 = 0;
  if (! p->how.corrected || z->settled)
    return;
  const dsc_int step = segment % EWMA_STRIDE_SEGMENTS, base = segment - step;
  if (mass->base != base)
    {
      const double t = (double) base * EWMA_SEGMENT_SAMPLES;
      *mass = (ewma_closed_form) { base, -expm1 (t * p->log_b),
                                   exp (t * p->log_b) };
    }
  const double d = step > 0 ? p->masses[step] : 0;
  const double left = mass->left * (1 - d);
  if (left >= EWMA_OVER)
    *q0 = mass->mass + mass->left * d, *p0 = left;
}

static inline __attribute__ ((always_inline)) void
store (real *y, const lanes *v)
{
#ifdef DSC_SINGLE
  typedef real reals __attribute__ ((vector_size (sizeof (real) * EWMA_LANES)));
  const reals narrow = __builtin_convertvector (*v, reals);
  memcpy (y, &narrow, sizeof narrow);
#else
  memcpy (y, v, sizeof *v);
#endif
}

/* T_j = sum_{i<=j} c b^(j-i) (x_i - s): sums over two, four and eight samples,
   each from two of those before. */
static inline __attribute__ ((always_inline)) void
weigh (const ewma_plan *p, const real *x, double s, lanes *T)
{
  const lanes none = { 0 };
  lanes t;
  widen (x, &t);
  t = p->c * (t - s);
  const places one = { 0, 8, 9, 10, 11, 12, 13, 14 };
  const places two = { 0, 0, 8, 9, 10, 11, 12, 13 };
  const places four = { 0, 0, 0, 0, 8, 9, 10, 11 };
  t += p->b[0] * __builtin_shuffle (none, t, one);
  t += p->b[1] * __builtin_shuffle (none, t, two);
  t += p->b[2] * __builtin_shuffle (none, t, four);
  *T = t;
}

/* One block.  With a the average before it, L_j = b L_{j-1} + c (x_j - a) and
   L_{-1} = 0,
     y_j = a + L_j / q_j,    q_j = 1 - b^t = q0 + p0 d_j (corrected) or 1,
   where d_j = 1 - b^(j+1).  L comes from x - s, s the m of EWMA_LAG_BLOCKS
   blocks ago, so that the sums do not wait for m:
     L_j = sum_{i<=j} c b^(j-i) (x_i - s) + d_j (s - a).
   a = m - k: k gathers what m loses in rounding, on a way of its own, since
   every block waits for the m before it. */
static inline __attribute__ ((always_inline)) void
block (const ewma_plan *p, ewma_level *z, int corrected, double q0, double p0,
       const lanes *d, const real *x, lanes *v)
{
  const double m = z->mean, k = z->low, s = z->before[0], e = s - m;
  lanes T;
  weigh (p, x, s, &T);
  const lanes r = 1 / (q0 + p0 * *d);

  const int end = EWMA_LANES - 1;
  double inc = T[end] + p->d[0][end] * e, back = p->d[0][end] * k;
  if (corrected)
    inc *= r[end], back *= r[end];
  z->before[0] = z->before[1];
  z->before[1] = z->before[2];
  z->before[2] = m;
  z->mean = m + inc;
  z->low = (k - back) + ((z->mean - m) - inc);

  lanes L = T + p->d[0] * (e + k);
  if (corrected)
    L *= r;
  *v = m + (L - k);
}

/* m takes what k has gathered. */
static void
settle (ewma_level *z)
{
  const double m = z->mean - z->low;
  z->low = (m - z->mean) + z->low;
  z->mean = m;
}

/* One block of the recurrence: y_j = b^(j+1) m + sum_{i<=j} c b^(j-i) x_i; an
   average that stands at x stays there. */
static inline __attribute__ ((always_inline)) void
steep_block (const ewma_plan *p, ewma_level *z, const real *x, lanes *v)
{
  const double m = z->mean;
  weigh (p, x, 0, v);
  *v += p->B * m;
  for (int i = 0; i < EWMA_LANES && (double) x[i] == m; i++)
    (*v)[i] = m;
  z->mean = (*v)[EWMA_LANES-1];
  z->low = 0;
}

/* How a stretch of blocks goes. */
enum form { PLAIN, CORRECTED, STEEP };

static inline __attribute__ ((always_inline)) void
one_block (enum form form, const ewma_plan *p, ewma_level *z, double q0,
           double p0, const lanes *d, const real *x, lanes *v)
{
  if (form == STEEP)
    steep_block (p, z, x, v);
  else
    block (p, z, form == CORRECTED, q0, p0, d, x, v);
}

/* n samples in blocks, d for the first of them; true if all results are
   finite.  What fills the last block up has no part in the results before it.
   BAD, 0 times every result, becomes NaN at the first that is not finite. */
static inline __attribute__ ((always_inline)) int
blocks (enum form form, const ewma_plan *p, ewma_level *at, double q0,
        double p0, const lanes *d, dsc_int n, const real *x, real *y)
{
  ewma_level z = *at;
  lanes bad = { 0 }, v;
  for (; n >= EWMA_LANES; n -= EWMA_LANES, x += EWMA_LANES, y += EWMA_LANES)
    {
      one_block (form, p, &z, q0, p0, d++, x, &v);
      bad *= v;
      store (y, &v);
    }
  if (n > 0)
    {
      real xe[EWMA_LANES] = { 0 }, ye[EWMA_LANES];
      memcpy (xe, x, (size_t) n * sizeof (real));
      one_block (form, p, &z, q0, p0, d, xe, &v);
      for (dsc_int i = 0; i < n; i++)
        bad[0] += 0 * v[i];
      store (ye, &v);
      memcpy (y, ye, (size_t) n * sizeof (real));
    }
  *at = z;
  double sum = 0;
  for (int j = 0; j < EWMA_LANES; j++)
    sum += bad[j];
  return sum == 0;
}

DSC_CLONES static int
plain_blocks (const ewma_plan *p, ewma_level *z, const lanes *d, dsc_int n,
              const real *x, real *y)
{
  return blocks (PLAIN, p, z, 0, 0, d, n, x, y);
}

DSC_CLONES static int
corrected_blocks (const ewma_plan *p, ewma_level *z, double q0, double p0,
                  const lanes *d, dsc_int n, const real *x, real *y)
{
  return blocks (CORRECTED, p, z, q0, p0, d, n, x, y);
}

DSC_CLONES static int
steep_blocks (const ewma_plan *p, ewma_level *z, const lanes *d, dsc_int n,
              const real *x, real *y)
{
  return blocks (STEEP, p, z, 0, 0, d, n, x, y);
}

/* m += c/q_j (x_j - m) */
static int
one_by_one (const ewma_plan *p, ewma_level *z, double q0, double p0,
            const lanes *d, dsc_int n, const real *x, real *y)
{
  double m = z->mean, g = p->c, bad = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      if (p0 > 0)
        g = p->c / (q0 + p0 * d[i / EWMA_LANES][i % EWMA_LANES]);
      m += g * ((double) x[i] - m);
      bad += m - m;
      y[i] = (real) m;
    }
  z->mean = m;
  return bad == 0;
}

static int
segment_direct (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
                dsc_int n, const real *x, real *y)
{
  const dsc_int t = (dsc_int) z->samples, segment = t / EWMA_SEGMENT_SAMPLES;
  const lanes *d = p->d + t % EWMA_SEGMENT_SAMPLES / EWMA_LANES;
  double q0, p0;
  find_mass (p, z, segment, mass, &q0, &p0);
  z->samples += (double) n;
  const int early = p0 > 0 || (segment == 0 && ! z->settled);
  if (p->c > EWMA_LARGE_GAIN && early)
    return one_by_one (p, &z->at, q0, p0, d, n, x, y);
  if (p->c >= EWMA_SMALL_GAIN && ! early)
    return steep_blocks (p, &z->at, d, n, x, y);
  const int fine = p0 > 0 ? corrected_blocks (p, &z->at, q0, p0, d, n, x, y)
                   : plain_blocks (p, &z->at, d, n, x, y);
  if (fine && (t + n) % EWMA_SEGMENT_SAMPLES == 0)
    settle (&z->at);
  return fine;
}

static void
rescale (ewma_level *z, double scale)
{
  z->mean *= scale, z->low *= scale;
  for (int i = 0; i < EWMA_LAG_BLOCKS; i++)
    z->before[i] *= scale;
}

static double
within (double top, double v)   /* NaN stays */
{
  return v > top ? top : v < -top ? -top : v;
}

/* Samples so large that something overflows on the way: scaled by a power of
   two the bits are the same. */
static void
segment_scaled (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
                dsc_int n, const real *x, real *y)
{
  const double scale = 0x1p-4, top = sizeof (real) == 4 ? FLT_MAX : DBL_MAX;
  real small[EWMA_LANES] = { 0 };
  for (dsc_int i = 0; i < n; i++)
    small[i] = (real) (x[i] * scale);
  rescale (&z->at, scale);
  segment_direct (p, z, mass, n, small, y);
  for (dsc_int i = 0; i < n; i++)
    y[i] = (real) within (top, y[i] / scale);
  rescale (&z->at, 1 / scale);
  z->at.mean = within (top, z->at.mean);
}

/* One block of finite samples, each average from the samples up to its own. */
static void
segment_carefully (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
                   dsc_int n, const real *x, real *y)
{
  const double t = z->samples;
  const ewma_level before = z->at;
  if (segment_direct (p, z, mass, n, x, y))
    return;
  for (dsc_int j = 1; j <= n; j++)
    {
      real v[EWMA_LANES];
      z->at = before, z->samples = t;
      if (! segment_direct (p, z, mass, j, x, v))
        {
          z->at = before, z->samples = t;
          segment_scaled (p, z, mass, j, x, v);
        }
      y[j-1] = v[j-1];
    }
}

void
DSC (ewma_segment) (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
                    dsc_int n, const real *x, real *y)
{
  const double t = z->samples;
  const ewma_level before = z->at;
  dsc_int r = 0;
  if (! z->broken)
    {
      if (segment_direct (p, z, mass, n, x, y))
        return;
      z->at = before, z->samples = t;
      dsc_int finite = 0;
      while (finite < n && isfinite (x[finite]))
        finite++;
      for (; r < finite; r += EWMA_LANES)
        segment_carefully (p, z, mass, least (finite - r, EWMA_LANES),
                           x + r, y + r);
      r = finite;
      if (r < n)
        z->broken = 1, z->at.mean = 0;
    }
  /* as v = b v + c x continues: Inf stays, Inf - Inf and NaN give NaN */
  for (; r < n; r++)
    y[r] = (real) (z->at.mean += x[r]);
  z->samples = t + (double) n;
}
