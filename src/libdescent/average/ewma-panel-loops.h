/* ewma-panel-loops.h: the arithmetic of ewma-segment.c on the first segment,
   with a series in each lane of a vector instead of a sample; read by
   ewma-panel.c once for each width of vectors (base/widths.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define WIDTH (VECTOR_BYTES / 8)
typedef double LOOPS (vec) __attribute__ ((vector_size (VECTOR_BYTES),
                                           aligned (8), may_alias));
/* The same numbers of samples, in memory. */
typedef real LOOPS (reals)
  __attribute__ ((vector_size (sizeof (real) * WIDTH), aligned (sizeof (real)),
                  may_alias));

/* ewma_level of WIDTH series. */
typedef struct
{
  LOOPS (vec) mean, low, before[EWMA_LAG_BLOCKS];
} LOOPS (level);

LOOPS_INLINE void
LOOPS (widen) (const real *x, LOOPS (vec) *v)
{
  *v = __builtin_convertvector (*(const LOOPS (reals) *) x, LOOPS (vec));
}

LOOPS_INLINE void
LOOPS (narrow) (real *y, const LOOPS (vec) *v)
{
  *(LOOPS (reals) *) y = __builtin_convertvector (*v, LOOPS (reals));
}

LOOPS_INLINE void
LOOPS (get) (const double *x, LOOPS (vec) *v)
{
  *v = *(const LOOPS (vec) *) x;
}

LOOPS_INLINE void
LOOPS (put) (double *y, const LOOPS (vec) *v)
{
  *(LOOPS (vec) *) y = *v;
}

/* T_i += b T_{i-step}, of T as it was, and T_i += 0 where there is none: a -0
   becomes 0. */
LOOPS_INLINE void
LOOPS (add_earlier) (dsc_int step, double b, dsc_int n, LOOPS (vec) *T)
{
  for (dsc_int i = n - 1; i >= step; i--)
    T[i] += b * T[i-step];
  for (dsc_int i = 0; i < step && i < n; i++)
    T[i] += 0.;
}

/* T_i = sum_{k<=i} c b^(i-k) (x_k - s), as weigh of ewma-blocks-loops.h. */
LOOPS_INLINE void
LOOPS (weigh) (const ewma_plan *p, dsc_int n, const real *x,
               const LOOPS (vec) *s, LOOPS (vec) *T)
{
  for (dsc_int i = 0; i < n; i++)
    {
      LOOPS (widen) (x + i * EWMA_PANEL_SERIES, T + i);
      T[i] = p->c * (T[i] - *s);
    }
  for (int j = 0; j < 3; j++)
    LOOPS (add_earlier) (1 << j, p->b[j], n, T);
}

/* The levels after a block, whose last sum is T, as block of
   ewma-blocks-loops.h. */
LOOPS_INLINE void
LOOPS (advance) (LOOPS (level) *z, int corrected, const LOOPS (vec) *T,
                 double d, double r)
{
  const LOOPS (vec) m = z->mean, k = z->low, e = z->before[0] - m;
  LOOPS (vec) inc = *T + d * e, back = d * k;
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
LOOPS_INLINE void
LOOPS (block) (const ewma_plan *p, LOOPS (level) *z, int corrected,
               const double *r, dsc_int n, const real *x, real *y,
               LOOPS (vec) *bad)
{
  const LOOPS (vec) m = z->mean, k = z->low, e = z->before[0] - m;
  LOOPS (vec) T[EWMA_LANES];
  LOOPS (weigh) (p, n, x, &z->before[0], T);
  for (dsc_int i = 0; i < n; i++)
    {
      LOOPS (vec) L = T[i] + p->d[i] * (e + k);
      if (corrected)
        L *= r[i];
      L = m + (L - k);
      *bad *= L;
      LOOPS (narrow) (y + i * EWMA_PANEL_SERIES, &L);
    }
  const int end = EWMA_LANES - 1;
  if (n == EWMA_LANES)
    LOOPS (advance) (z, corrected, T + end, p->d[end], r[end]);
}

/* m += g_i (x_i - m), g_i = c/q_i */
LOOPS_INLINE void
LOOPS (one_by_one) (LOOPS (level) *z, const double *g, dsc_int n, const real *x,
                    real *y, LOOPS (vec) *bad)
{
  LOOPS (vec) m = z->mean;
  for (dsc_int i = 0; i < n; i++)
    {
      LOOPS (vec) v;
      LOOPS (widen) (x + i * EWMA_PANEL_SERIES, &v);
      m += g[i] * (v - m);
      *bad *= m;
      LOOPS (narrow) (y + i * EWMA_PANEL_SERIES, &m);
    }
  z->mean = m;
}

/* The levels of series g and those after it before block number NUMBER. */
LOOPS_INLINE void
LOOPS (get_level) (const ewma_panel *a, dsc_int number, dsc_int g,
                   LOOPS (level) *z, LOOPS (vec) *bad)
{
  const int first = number == 0;
  const LOOPS (vec) none = { 0 };
  LOOPS (get) ((first ? a->start : a->mean) + g, &z->mean);
  z->low = *bad = none;
  if (! first)
    {
      LOOPS (get) (a->low + g, &z->low);
      LOOPS (get) (a->bad + g, bad);
    }
  for (int k = 0; k < EWMA_LAG_BLOCKS; k++)
    LOOPS (get) ((first ? a->start : a->before[k]) + g, &z->before[k]);
}

LOOPS_INLINE void
LOOPS (put_level) (ewma_panel *a, dsc_int g, const LOOPS (level) *z)
{
  LOOPS (put) (a->mean + g, &z->mean);
  LOOPS (put) (a->low + g, &z->low);
  for (int k = 0; k < EWMA_LAG_BLOCKS; k++)
    LOOPS (put) (a->before[k] + g, &z->before[k]);
}

/* Every series of A by n samples, in block number NUMBER; 1 if an average was
   not finite. */
LOOPS_INLINE int
LOOPS (blocks) (const ewma_plan *p, ewma_panel *a, int corrected,
                dsc_int number, dsc_int n)
{
  const int direct = p->c > EWMA_LARGE_GAIN;
  double share[EWMA_LANES];
  LOOPS (vec) any = { 0 };
  for (dsc_int i = 0; i < n; i++)
    share[i] = (direct ? p->c : 1)
               / (corrected ? p->d[number * EWMA_LANES + i] : 1);
  for (dsc_int g = 0; g < a->w; g += WIDTH)
    {
      LOOPS (level) z;
      LOOPS (vec) bad;
      LOOPS (get_level) (a, number, g, &z, &bad);
      if (direct)
        LOOPS (one_by_one) (&z, share, n, a->x + g, a->v + g, &bad);
      else
        LOOPS (block) (p, &z, corrected, share, n, a->x + g, a->v + g, &bad);
      if (n == EWMA_LANES)
        LOOPS (put_level) (a, g, &z);
      LOOPS (put) (a->bad + g, &bad);
      any += bad;
    }
  double sum = 0;
  for (int i = 0; i < WIDTH; i++)
    sum += any[i];
  return sum != 0;
}

LOOPS_TARGET static int
LOOPS (panel) (const ewma_plan *p, ewma_panel *a, dsc_int number, dsc_int n)
{
  return n == EWMA_LANES
         ? LOOPS (blocks) (p, a, p->how.corrected, number, EWMA_LANES)
         : LOOPS (blocks) (p, a, p->how.corrected, number, n);
}

static ewma_panel_block *const LOOPS (loops) = LOOPS (panel);
#undef WIDTH
