/* ewma-segment.c: the arithmetic of exponentially weighted averages.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <string.h>

#include "ewma.h"

/* Blocks up to this gain.  Above it the plain recurrence is accurate, and
   keeps the relative precision of a decaying tail. */
#define BLOCK_GAIN 0.3

/* With b^t below this, 1 - b^t is 1. */
#define OVER 0x1p-54

void
DSC (ewma_plan) (ewma_plan *p, double gain, int corrected, dsc_int n)
{
  p->c = gain;
  p->log_b = log1p (-gain);
  p->corrected = corrected;
  for (int k = 0; k < EWMA_BLOCK; k++)
    {
      double w = gain * exp (k * p->log_b);
      for (int j = 0; j < EWMA_BLOCK; j++)
        if (j >= k)
          p->W[j-k][j] = w;
        else
          p->W[EWMA_BLOCK-k+j][j] = 0;
    }
  /* the corrections of the first segment; blocks use d[0] in any case */
  const dsc_int needed = corrected && n > EWMA_BLOCK ? n : EWMA_BLOCK;
  for (dsc_int j = 0; j < EWMA_SEGMENT; j++)
    p->d[j / EWMA_BLOCK][j % EWMA_BLOCK]
      = j < needed ? -expm1 ((double) (j + 1) * p->log_b) : 1;
}

/* One block.  With L_j = b L_{j-1} + c (x_j - m) and L_{-1} = 0,
     y_j = m + L_j / q_j,    q_j = 1 - b^t = q0 + p0 d_j (corrected) or 1,
   where d_j = 1 - b^(j+1).  L comes from x - s, s the m of EWMA_LAG blocks
   ago, so that the sums do not wait for m:
     L_j = sum_{i<=j} W_ij (x_i - s) + d_j (s - m).
   k compensates the rounding of m (Kahan).  BAD, 0 times
   every result, becomes NaN at the first that is not finite. */
static inline __attribute__ ((always_inline)) void
block (const ewma_plan *p, ewma_state *z, int corrected, double q0, double p0,
       const lanes *d, const real *x, real *y, lanes *bad)
{
  const double m = z->m, k = z->k, s = z->s[0], e = (s - m) + k;
  const lanes *W = p->W;
  double u[EWMA_BLOCK];
  for (int i = 0; i < EWMA_BLOCK; i++)
    u[i] = (double) x[i] - s;
  const lanes T = ((W[0] * u[0] + W[1] * u[1]) + (W[2] * u[2] + W[3] * u[3]))
                  + ((W[4] * u[4] + W[5] * u[5]) + (W[6] * u[6] + W[7] * u[7]));
  const lanes q = q0 + p0 * *d;

  /* the last of the block for itself: the next block waits for it */
  const int end = EWMA_BLOCK - 1;
  double inc = T[end] + p->d[0][end] * e;
  if (corrected)
    inc /= q[end];
  inc -= k;
  z->s[0] = z->s[1];
  z->s[1] = z->s[2];
  z->s[2] = m;
  z->m = m + inc;
  z->k = (z->m - m) - inc;

  lanes L = T + p->d[0] * e;
  if (corrected)
    L /= q;
  const lanes v = m + (L - k);
  *bad *= v;
#ifdef DSC_SINGLE
  typedef real reals __attribute__ ((vector_size (sizeof (real) * EWMA_BLOCK)));
  const reals narrow = __builtin_convertvector (v, reals);
  memcpy (y, &narrow, sizeof narrow);
#else
  memcpy (y, &v, sizeof v);
#endif
}

/* n <= EWMA_SEGMENT samples; true if all results are finite.  What fills the
   last block up has no part in the results before it. */
static inline __attribute__ ((always_inline)) int
blocks (const ewma_plan *p, ewma_state *state, int corrected, double q0,
        double p0, dsc_int n, const real *x, real *y)
{
  ewma_state z = *state;
  lanes bad = { 0 };
  const lanes *d = p->d;
  for (; n >= EWMA_BLOCK; n -= EWMA_BLOCK, x += EWMA_BLOCK, y += EWMA_BLOCK)
    block (p, &z, corrected, q0, p0, d++, x, y, &bad);
  if (n > 0)
    {
      real xe[EWMA_BLOCK] = { 0 }, ye[EWMA_BLOCK];
      memcpy (xe, x, (size_t) n * sizeof (real));
      block (p, &z, corrected, q0, p0, d, xe, ye, &bad);
      memcpy (y, ye, (size_t) n * sizeof (real));
    }
  *state = z;
  double sum = 0;
  for (int j = 0; j < EWMA_BLOCK; j++)
    sum += bad[j];
  return sum == 0;
}

DSC_CLONES static int
run_plain (const ewma_plan *p, ewma_state *z, dsc_int n, const real *x, real *y)
{
  return blocks (p, z, 0, 0, 0, n, x, y);
}

DSC_CLONES static int
run_corrected (const ewma_plan *p, ewma_state *z, double q0, double p0,
               dsc_int n, const real *x, real *y)
{
  return blocks (p, z, 1, q0, p0, n, x, y);
}

/* m += c/q_j (x_j - m) */
static int
run_serial (const ewma_plan *p, ewma_state *z, double q0, double p0,
            dsc_int n, const real *x, real *y)
{
  double m = z->m, g = p->c, bad = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      if (p0 > 0)
        g = p->c / (q0 + p0 * p->d[i / EWMA_BLOCK][i % EWMA_BLOCK]);
      m += g * ((double) x[i] - m);
      bad += m - m;
      y[i] = (real) m;
    }
  z->m = m;
  return bad == 0;
}

static int
run (const ewma_plan *p, ewma_state *z, dsc_int n, const real *x, real *y)
{
  double q0 = 1, p0 = p->corrected ? exp ((double) z->t * p->log_b) : 0;
  if (p0 < OVER)
    p0 = 0;
  else
    q0 = -expm1 ((double) z->t * p->log_b);
  if (p->c > BLOCK_GAIN)
    return run_serial (p, z, q0, p0, n, x, y);
  if (p0 > 0)
    return run_corrected (p, z, q0, p0, n, x, y);
  return run_plain (p, z, n, x, y);
}

/* Samples so large that something overflows on the way: scaled by a power of
   two the bits are the same. */
static void
run_scaled (const ewma_plan *p, ewma_state *z, dsc_int n, const real *x, real *y)
{
  const double scale = 0x1p-4, top = sizeof (real) == 4 ? FLT_MAX : DBL_MAX;
  real small[EWMA_SEGMENT] = { 0 };
  for (dsc_int i = 0; i < n; i++)
    small[i] = (real) (x[i] * scale);
  z->m *= scale, z->k *= scale;
  for (int i = 0; i < EWMA_LAG; i++)
    z->s[i] *= scale;
  run (p, z, n, small, y);
  for (dsc_int i = 0; i < n; i++)
    y[i] = (real) fmax (-top, fmin (top, y[i] / scale));
  z->m = fmax (-top, fmin (top, z->m / scale));
  z->k /= scale;
  for (int i = 0; i < EWMA_LAG; i++)
    z->s[i] /= scale;
}

void
DSC (ewma_segment) (const ewma_plan *p, ewma_state *z, dsc_int n,
                    const real *x, real *y)
{
  const ewma_state before = *z;
  dsc_int r = 0;   /* samples before the first Inf or NaN */
  if (! z->broken && run (p, z, n, x, y))
    r = n;
  else if (! z->broken)
    {
      while (r < n && isfinite (x[r]))
        r++;
      *z = before;
      if (! run (p, z, r, x, y))
        {
          *z = before;
          run_scaled (p, z, r, x, y);
        }
      if (r < n)
        z->broken = 1, z->m = 0;
    }
  /* as v = b v + c x goes on: Inf stays, Inf - Inf and NaN give NaN */
  for (; r < n; r++)
    y[r] = (real) (z->m += x[r]);
  z->t += n;
}
