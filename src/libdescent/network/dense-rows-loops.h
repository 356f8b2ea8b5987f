/* dense-rows-loops.h: the bodies of the loops in dense-rows.h, read by
   dense-rows.c once for each width of vectors (base/widths.h).  A block is
   LANES neighbouring samples.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

typedef real LOOPS (vec) __attribute__ ((vector_size (VECTOR_BYTES),
                                         aligned (sizeof (real)), may_alias));

/* out(s,:) for as many samples from S on as are in COUNT vectors. */
LOOPS_INLINE void
LOOPS (mix_vectors) (int count, dsc_int s, const mix_job *m)
{
  const dsc_int B = m->B;
  for (dsc_int i = 0; i < m->units; i++)
    {
      const LOOPS (vec) none = { 0 };
      LOOPS (vec) sum[4 * VECTORS];
      for (int v = 0; v < count; v++)
        sum[v] = none + (m->start ? m->start[i] : 0);
      for (dsc_int j = 0; j < m->below; j++)
        {
          const real w = m->alpha * m->W[i * m->wi + j * m->wj];
          const LOOPS (vec) *x = (const LOOPS (vec) *) (m->in + s + j * B);
          for (int v = 0; v < count; v++)
            sum[v] += w * x[v];
        }
      LOOPS (vec) *y = (LOOPS (vec) *) (m->out + s + i * B);
      for (int v = 0; v < count; v++)
        y[v] = sum[v];
    }
}

static LOOPS_TARGET void
LOOPS (mix) (const mix_job *m)
{
  dsc_int s = 0;
  for (; s + 4 * LANES <= m->B; s += 4 * LANES)
    LOOPS (mix_vectors) (4 * VECTORS, s, m);
  for (; s + LANES <= m->B; s += LANES)
    LOOPS (mix_vectors) (VECTORS, s, m);
  mix_samples (s, m);
}

/* The sum of LANES numbers, in a tree */
LOOPS_INLINE real
LOOPS (total) (const LOOPS (vec) *sum)
{
  real x[LANES];
  for (int v = 0; v < VECTORS; v++)
    ((LOOPS (vec) *) x)[v] = sum[v];
  for (dsc_int half = LANES / 2; half > 0; half /= 2)
    for (dsc_int j = 0; j < half; j++)
      x[j] += x[j + half];
  return x[0];
}

static LOOPS_TARGET void
LOOPS (correlate) (const correlate_job *k)
{
  const dsc_int B = k->B;
  for (dsc_int j = k->j0; j < k->j1; j += 4)
    for (dsc_int i = 0; i < k->m; i++)
      {
        LOOPS (vec) sum[4][VECTORS] = { { { 0 } } };
        const real *d = k->D + i * B, *a[4];
        const int n = k->j1 - j < 4 ? (int) (k->j1 - j) : 4;
        for (int c = 0; c < 4; c++)
          a[c] = k->A0 + (j + (c < n ? c : 0)) * B;
        dsc_int s = 0;
        for (; s + LANES <= B; s += LANES)
          for (int v = 0; v < VECTORS; v++)
            {
              const LOOPS (vec) e = ((const LOOPS (vec) *) (d + s))[v];
              for (int c = 0; c < 4; c++)
                sum[c][v] += e * ((const LOOPS (vec) *) (a[c] + s))[v];
            }
        for (int c = 0; c < n; c++)
          {
            real g = LOOPS (total) (sum[c]);
            for (dsc_int t = s; t < B; t++)
              g += d[t] * a[c][t];
            put (k->dW + i + (j + c) * k->m, k->scale, g, k->keep);
          }
      }
}

static LOOPS_TARGET void
LOOPS (add) (dsc_int m, dsc_int B, real scale, const real *D, real keep,
             real *db)
{
  for (dsc_int i = 0; i < m; i++)
    {
      LOOPS (vec) sum[VECTORS] = { { 0 } };
      dsc_int s = 0;
      for (; s + LANES <= B; s += LANES)
        for (int v = 0; v < VECTORS; v++)
          sum[v] += ((const LOOPS (vec) *) (D + i * B + s))[v];
      real g = LOOPS (total) (sum);
      for (; s < B; s++)
        g += D[i * B + s];
      put (db + i, scale, g, keep);
    }
}

static const rows_loops LOOPS (loops)
  = { LOOPS (mix), LOOPS (correlate), LOOPS (add) };
