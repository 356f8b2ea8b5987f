/* ewma-blocks-loops.h: the bodies of the loops in ewma-blocks.h, read by
   ewma-blocks.c once for each width of vectors (base/widths.h).  SHIFTED (t, r)
   puts the last r numbers of one vector before the others of the next.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define WIDTH (VECTOR_BYTES / 8)
typedef double LOOPS (vec) __attribute__ ((vector_size (VECTOR_BYTES),
                                           aligned (8), may_alias));
typedef long long LOOPS (bits) __attribute__ ((vector_size (VECTOR_BYTES)));

/* The next block of samples. */
LOOPS_INLINE void
LOOPS (take) (const real *x, LOOPS (vec) *t)
{
#ifdef DSC_SINGLE
  typedef real LOOPS (narrow) __attribute__ ((vector_size (VECTOR_BYTES / 2),
                                              aligned (4), may_alias));
  for (int h = 0; h < VECTORS; h++)
    t[h] = __builtin_convertvector (((const LOOPS (narrow) *) x)[h],
                                    LOOPS (vec));
#else
  for (int h = 0; h < VECTORS; h++)
    t[h] = ((const LOOPS (vec) *) x)[h];
#endif
}

LOOPS_INLINE void
LOOPS (store) (real *y, const LOOPS (vec) *v)
{
#ifdef DSC_SINGLE
  typedef real LOOPS (narrow) __attribute__ ((vector_size (VECTOR_BYTES / 2),
                                              aligned (4), may_alias));
  for (int h = 0; h < VECTORS; h++)
    ((LOOPS (narrow) *) y)[h]
      = __builtin_convertvector (v[h], LOOPS (narrow));
#else
  for (int h = 0; h < VECTORS; h++)
    ((LOOPS (vec) *) y)[h] = v[h];
#endif
}

/* t_j += b t_(j-r), r < WIDTH, and the same for r a multiple of WIDTH; from the
   last on, so that what is read has not changed. */
#define ADD_SHIFTED(b, r)                                                    \
  for (int h = VECTORS - 1; h >= 0; h--)                                     \
    t[h] += (b) * SHIFTED (h > 0 ? t[h > 0 ? h - 1 : 0] : none, t[h], r)
#define ADD_WHOLE(b, r)                                                      \
  for (int h = VECTORS - 1; h >= 0; h--)                                     \
    t[h] += (b) * (h < (r) / WIDTH ? none                                    \
                   : t[h < (r) / WIDTH ? 0 : h - (r) / WIDTH])

/* T_j = sum_{i<=j} c b^(j-i) (x_i - s): sums over two, four and eight samples,
   each from two of those before. */
LOOPS_INLINE void
LOOPS (weigh) (const ewma_plan *p, const real *x, double s, LOOPS (vec) *t)
{
  const LOOPS (vec) none = { 0 };
  LOOPS (take) (x, t);
  for (int h = 0; h < VECTORS; h++)
    t[h] = p->c * (t[h] - s);
  ADD_SHIFTED (p->b[0], 1);
#if VECTOR_BYTES > 16
  ADD_SHIFTED (p->b[1], 2);
#else
  ADD_WHOLE (p->b[1], 2);
#endif
#if VECTOR_BYTES > 32
  ADD_SHIFTED (p->b[2], 4);
#else
  ADD_WHOLE (p->b[2], 4);
#endif
}

/* One block.  With a the average before it, L_j = b L_{j-1} + c (x_j - a) and
   L_{-1} = 0,
     y_j = a + L_j / q_j,    q_j = 1 - b^t = q0 + p0 d_j (corrected) or 1,
   where d_j = 1 - b^(j+1).  L comes from x - s, s the m of EWMA_LAG_BLOCKS
   blocks ago, so that the sums do not wait for m:
     L_j = sum_{i<=j} c b^(j-i) (x_i - s) + d_j (s - a).
   a = m - k: k gathers what m loses in rounding, on a way of its own, since
   every block waits for the m before it. */
LOOPS_INLINE void
LOOPS (block) (const ewma_plan *p, ewma_level *z, int corrected, double q0,
               double p0, const double *d, const real *x, LOOPS (vec) *v)
{
  const double m = z->mean, k = z->low, s = z->before[0], e = s - m;
  const int last = VECTORS - 1, end = WIDTH - 1;
  const LOOPS (vec) *now = (const LOOPS (vec) *) d;
  const LOOPS (vec) *first = (const LOOPS (vec) *) p->d;
  LOOPS (vec) r[VECTORS];
  LOOPS (weigh) (p, x, s, v);
  if (corrected)
    for (int h = 0; h < VECTORS; h++)
      r[h] = 1 / (q0 + p0 * now[h]);

  double inc = v[last][end] + first[last][end] * e;
  double back = first[last][end] * k;
  if (corrected)
    inc *= r[last][end], back *= r[last][end];
  z->before[0] = z->before[1];
  z->before[1] = z->before[2];
  z->before[2] = m;
  z->mean = m + inc;
  z->low = (k - back) + ((z->mean - m) - inc);

  for (int h = 0; h < VECTORS; h++)
    {
      LOOPS (vec) L = v[h] + first[h] * (e + k);
      if (corrected)
        L *= r[h];
      v[h] = m + (L - k);
    }
}

/* One block of the recurrence: y_j = b^(j+1) m + sum_{i<=j} c b^(j-i) x_i; an
   average that stands at x stays there. */
LOOPS_INLINE void
LOOPS (steep_block) (const ewma_plan *p, ewma_level *z, const real *x,
                     LOOPS (vec) *v)
{
  const double m = z->mean;
  LOOPS (weigh) (p, x, 0, v);
  for (int h = 0; h < VECTORS; h++)
    v[h] += ((const LOOPS (vec) *) &p->B)[h] * m;
  if ((double) x[0] == m)
    stay (x, m, (double *) v);
  z->mean = v[VECTORS-1][WIDTH-1];
  z->low = 0;
}

LOOPS_INLINE void
LOOPS (one_block) (enum form form, const ewma_plan *p, ewma_level *z,
                   double q0, double p0, const double *d, const real *x,
                   LOOPS (vec) *v)
{
  if (form == STEEP)
    LOOPS (steep_block) (p, z, x, v);
  else
    LOOPS (block) (p, z, form == CORRECTED, q0, p0, d, x, v);
}

/* n samples in blocks, d for the first of them; true if all results are
   finite.  What fills the last block up has no part in the results before it.
   BAD, 0 times every result, becomes NaN at the first that is not finite. */
LOOPS_INLINE int
LOOPS (blocks) (enum form form, const ewma_plan *p, ewma_level *at, double q0,
                double p0, const double *d, dsc_int n, const real *x, real *y)
{
  ewma_level z = *at;
  LOOPS (vec) bad[VECTORS] = { { 0 } }, v[VECTORS];
  for (; n >= EWMA_LANES; n -= EWMA_LANES, x += EWMA_LANES, y += EWMA_LANES)
    {
      LOOPS (one_block) (form, p, &z, q0, p0, d, x, v);
      d += form == STEEP ? 0 : EWMA_LANES;
      for (int h = 0; h < VECTORS; h++)
        bad[h] *= v[h];
      LOOPS (store) (y, v);
    }
  double sum = 0;
  if (n > 0)
    {
      real xe[EWMA_LANES] = { 0 }, ye[EWMA_LANES];
      memcpy (xe, x, (size_t) n * sizeof (real));
      LOOPS (one_block) (form, p, &z, q0, p0, d, xe, v);
      for (dsc_int i = 0; i < n; i++)
        sum += 0 * ((const double *) v)[i];
      LOOPS (store) (ye, v);
      memcpy (y, ye, (size_t) n * sizeof (real));
    }
  *at = z;
  for (int h = 0; h < VECTORS; h++)
    for (int j = 0; j < WIDTH; j++)
      sum += bad[h][j];
  return sum == 0;
}

static LOOPS_TARGET int
LOOPS (plain) (const ewma_plan *p, ewma_level *z, const double *d, dsc_int n,
               const real *x, real *y)
{
  return LOOPS (blocks) (PLAIN, p, z, 0, 0, d, n, x, y);
}

static LOOPS_TARGET int
LOOPS (corrected) (const ewma_plan *p, ewma_level *z, double q0, double p0,
                   const double *d, dsc_int n, const real *x, real *y)
{
  return LOOPS (blocks) (CORRECTED, p, z, q0, p0, d, n, x, y);
}

static LOOPS_TARGET int
LOOPS (steep) (const ewma_plan *p, ewma_level *z, dsc_int n, const real *x,
               real *y)
{
  return LOOPS (blocks) (STEEP, p, z, 0, 0, NULL, n, x, y);
}

/* D. E. Knuth's sum of two numbers */
static LOOPS_TARGET int
LOOPS (sum) (const double *w, dsc_int n, const real *x, double first,
             double *part, double *part_low)
{
  LOOPS (vec) *const to = (LOOPS (vec) *) part;
  LOOPS (vec) *const to_low = (LOOPS (vec) *) part_low;
  const LOOPS (vec) none = { 0 }, same = first - none;
  LOOPS (vec) sum[VECTORS], low[VECTORS], v[VECTORS];
  LOOPS (bits) other = { 0 };
  for (int h = 0; h < VECTORS; h++)
    sum[h] = to[h], low[h] = to_low[h];
  for (; n > 0; n -= EWMA_LANES, x += EWMA_LANES, w += EWMA_LANES)
    {
      LOOPS (take) (x, v);
      for (int h = 0; h < VECTORS; h++)
        {
          other |= (LOOPS (bits)) v[h] ^ (LOOPS (bits)) same;
          const LOOPS (vec) term = ((const LOOPS (vec) *) w)[h] * v[h];
          const LOOPS (vec) new = sum[h] + term, come = new - sum[h];
          low[h] += (sum[h] - (new - come)) + (term - come);
          sum[h] = new;
        }
    }
  for (int h = 0; h < VECTORS; h++)
    to[h] = sum[h], to_low[h] = low[h];
  long long any = 0;
  for (int j = 0; j < WIDTH; j++)
    any |= other[j];
  return any != 0;
}

static LOOPS_TARGET int
LOOPS (broken) (dsc_int n, const real *x)
{
  LOOPS (vec) bad = { 0 }, v[VECTORS];
  for (; n > 0; n -= EWMA_LANES, x += EWMA_LANES)
    {
      LOOPS (take) (x, v);
      for (int h = 0; h < VECTORS; h++)
        bad += 0 * v[h];   /* NaN from the first on */
    }
  double sum = 0;
  for (int j = 0; j < WIDTH; j++)
    sum += bad[j];
  return sum != 0;
}

static const ewma_loops LOOPS (loops)
  = { LOOPS (plain), LOOPS (corrected), LOOPS (steep), LOOPS (sum),
      LOOPS (broken) };

#undef ADD_SHIFTED
#undef ADD_WHOLE
#undef WIDTH
