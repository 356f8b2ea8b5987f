/* ewma-panel.c: the arithmetic of ewma-segment.c on the first segment, with a
   series in each lane of a vector instead of a sample.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "ewma-panel.h"

/* Four numbers in memory. */
typedef real reals
  __attribute__ ((vector_size (sizeof (real) * EWMA_QUAD),
                  aligned (sizeof (real)), may_alias));

static inline __attribute__ ((always_inline)) void
widen_quad (const real *x, quad *v)
{
  *v = __builtin_convertvector (*(const reals *) x, quad);
}

static inline __attribute__ ((always_inline)) void
narrow_quad (real *y, const quad *v)
{
  *(reals *) y = __builtin_convertvector (*v, reals);
}

/* T_i += b T_{i-step}, of T as it was, and T_i += 0 where there is none: a -0
   becomes 0. */
static inline __attribute__ ((always_inline)) void
add_earlier (dsc_int step, double b, dsc_int n, quad *T)
{
  for (dsc_int i = n - 1; i >= step; i--)
    T[i] += b * T[i-step];
  for (dsc_int i = 0; i < step && i < n; i++)
    T[i] += 0.;
}

/* T_i = sum_{k<=i} c b^(i-k) (x_k - s), as weigh of ewma-blocks-loops.h. */
static inline __attribute__ ((always_inline)) void
weigh (const ewma_plan *p, dsc_int n, const real *x, const quad *s, quad *T)
{
  for (dsc_int i = 0; i < n; i++)
    {
      widen_quad (x + i * EWMA_PANEL_SERIES, T + i);
      T[i] = p->c * (T[i] - *s);
    }
  for (int j = 0; j < 3; j++)
    add_earlier (1 << j, p->b[j], n, T);
}

/* The levels after a block, whose last sum is T, as block of
   ewma-blocks-loops.h. */
static inline __attribute__ ((always_inline)) void
advance_levels (ewma_quad_level *z, int corrected, const quad *T, double d,
                double r)
{
  const quad m = z->mean, k = z->low, e = z->before[0] - m;
  quad inc = *T + d * e, back = d * k;
  if (corrected)
    inc *= r, back *= r;
  z->before[0] = z->before[1];
  z->before[1] = z->before[2];
  z->before[2] = m;
  z->mean = m + inc;
  z->low = (k - back) + ((z->mean - m) - inc);
}

/* n samples of a block, r_i = 1/q_i, as block of ewma-blocks-loops.h; BAD
   becomes NaN at the first average that is not finite. */
static inline __attribute__ ((always_inline)) void
block (const ewma_plan *p, ewma_quad_level *z, int corrected, const double *r,
       dsc_int n, const real *x, real *y, quad *bad)
{
  const quad m = z->mean, k = z->low, e = z->before[0] - m;
  quad T[EWMA_LANES];
  weigh (p, n, x, &z->before[0], T);
  for (dsc_int i = 0; i < n; i++)
    {
      quad L = T[i] + p->d[i] * (e + k);
      if (corrected)
        L *= r[i];
      L = m + (L - k);
      *bad *= L;
      narrow_quad (y + i * EWMA_PANEL_SERIES, &L);
    }
  const int end = EWMA_LANES - 1;
  if (n == EWMA_LANES)
    advance_levels (z, corrected, T + end, p->d[end], r[end]);
}

/* m += g_i (x_i - m), g_i = c/q_i */
static inline __attribute__ ((always_inline)) void
one_by_one (ewma_quad_level *z, const double *g, dsc_int n, const real *x,
            real *y, quad *bad)
{
  quad m = z->mean;
  for (dsc_int i = 0; i < n; i++)
    {
      quad v;
      widen_quad (x + i * EWMA_PANEL_SERIES, &v);
      m += g[i] * (v - m);
      *bad *= m;
      narrow_quad (y + i * EWMA_PANEL_SERIES, &m);
    }
  z->mean = m;
}

static inline __attribute__ ((always_inline)) void
init_levels (ewma_quad_level *z, const double *mean)
{
  const quad none = { 0 };
  memcpy (&z->mean, mean, sizeof z->mean);
  z->low = none;
  for (int k = 0; k < EWMA_LAG_BLOCKS; k++)
    z->before[k] = z->mean;
}

/* Every series of A by n samples, in block number NUMBER; 1 if an average was
   not finite. */
static inline __attribute__ ((always_inline)) int
blocks (const ewma_plan *p, ewma_panel *a, int corrected, dsc_int number,
        dsc_int n)
{
  const int direct = p->c > EWMA_LARGE_GAIN;
  double share[EWMA_LANES];
  quad any = { 0 };
  for (dsc_int i = 0; i < n; i++)
    share[i] = (direct ? p->c : 1)
               / (corrected ? p->d[number * EWMA_LANES + i] : 1);
  for (dsc_int i = 0, g = 0; g < a->w; i++, g += EWMA_QUAD)
    {
      ewma_quad_level z;
      quad bad = { 0 };
      if (number == 0)
        init_levels (&z, a->start + g);
      else
        z = a->z[i], bad = a->bad[i];
      if (direct)
        one_by_one (&z, share, n, a->x + g, a->v + g, &bad);
      else
        block (p, &z, corrected, share, n, a->x + g, a->v + g, &bad);
      if (n == EWMA_LANES)
        a->z[i] = z;
      a->bad[i] = bad;
      any += bad;
    }
  return any[0] + any[1] + any[2] + any[3] != 0;
}

DSC_CLONES static int
any_blocks (const ewma_plan *p, ewma_panel *a, dsc_int number, dsc_int n)
{
  return n == EWMA_LANES
         ? blocks (p, a, p->how.corrected, number, EWMA_LANES)
         : blocks (p, a, p->how.corrected, number, n);
}

int
DSC (ewma_panel_block) (const ewma_plan *p, ewma_panel *a, dsc_int number,
                        dsc_int n)
{
  return any_blocks (p, a, number, n);
}
