/* ewma.c: exponentially weighted averages of all series of an array.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "ewma.h"
#include "flush.h"

/* Series whose samples are not contiguous are gathered TILE at a time, one
   segment long; PAD keeps the rows of a tile apart in the cache.  GROUP of
   them go through time together, so that whole pages are used. */
#define TILE 8
#define PAD 8
#define GROUP 128

/* Asks for x (n) and v (n) before they are used: the sums wait for each other
   too much to let the processor look far ahead by itself. */
static inline void
fetch (dsc_int n, const real *x, const real *v)
{
  for (dsc_int i = 0; i < n; i += 64 / (dsc_int) sizeof (real))
    {
      __builtin_prefetch (x + i);
      __builtin_prefetch (v + i, 1);
    }
}

/* One series, its samples contiguous. */
static void
contiguous (const ewma_plan *p, dsc_int n, const real *x, real *v)
{
  ewma_state z = ewma_start (p, x[0]);
  for (dsc_int t = 0; t < n; t += EWMA_SEGMENT)
    {
      dsc_int len = n - t < EWMA_SEGMENT ? n - t : EWMA_SEGMENT;
      dsc_int ahead = t + 2 * EWMA_SEGMENT;
      if (ahead + EWMA_SEGMENT <= n)
        fetch (EWMA_SEGMENT, x + ahead, v + ahead);
      DSC (ewma_segment) (p, &z, len, x + t, v + t);
    }
}

/* to[g*tostep + i] = from[i*fromstep + g] for i < n, g < w */
static inline __attribute__ ((always_inline)) void
transpose (dsc_int n, dsc_int w, const real *restrict from, dsc_int fromstep,
           real *restrict to, dsc_int tostep)
{
  for (dsc_int i = 0; i < n; i++)
    for (dsc_int g = 0; g < w; g++)
      to[g*tostep+i] = from[i*fromstep+g];
}

/* w <= GROUP series: sample t of series g at x[t * xstep + g] and
   v[t * vstep + g]. */
static void
gathered (const ewma_plan *p, dsc_int w, dsc_int n, dsc_int xstep,
          dsc_int vstep, const real *x, real *v)
{
  const dsc_int row = EWMA_SEGMENT + PAD;
  real xs[TILE * (EWMA_SEGMENT + PAD)], vs[TILE * (EWMA_SEGMENT + PAD)];
  ewma_state z[GROUP];
  for (dsc_int g = 0; g < w; g++)
    z[g] = ewma_start (p, x[g]);
  for (dsc_int t = 0; t < n; t += EWMA_SEGMENT)
    {
      dsc_int len = n - t < EWMA_SEGMENT ? n - t : EWMA_SEGMENT;
      for (dsc_int i = 0; i < len; i++)
        fetch (w, x + (t + i) * xstep, v + (t + i) * vstep);
      for (dsc_int g = 0; g < w; g += TILE)
        {
          const real *from = x + t * xstep + g;
          real *to = v + t * vstep + g;
          dsc_int tw = w - g < TILE ? w - g : TILE;
          if (tw == TILE)
            transpose (len, TILE, from, xstep, xs, row);
          else
            transpose (len, tw, from, xstep, xs, row);
          for (dsc_int i = 0; i < tw; i++)
            DSC (ewma_segment) (p, &z[g+i], len, xs + i * row, vs + i * row);
          if (tw == TILE)
            transpose (TILE, len, vs, row, to, vstep);
          else
            transpose (tw, len, vs, row, to, vstep);
        }
    }
}

/* beta = 0 */
static void
copy (dsc_int n, dsc_int vstep, const real *x, real *v)
{
  if (vstep == 1)
    memcpy (v, x, (size_t) n * sizeof (real));
  else
    for (dsc_int i = 0; i < n; i++)
      v[i*vstep] = x[i];
}

/* All series for one gain. */
static void
one_gain (const ewma_plan *p, dsc_int inner, dsc_int n, dsc_int outer,
          dsc_int step, const real *x, real *v)
{
  const dsc_int page = inner * n;
  for (dsc_int o = 0; o < outer; o++, x += page, v += page * step)
    if (inner == 1 && step == 1)
      contiguous (p, n, x, v);
    else if (step > 1)
      for (dsc_int i = 0; i < inner; i++)
        gathered (p, 1, n, inner, inner * step, x + i, v + i * step);
    else
      for (dsc_int i = 0; i < inner; i += GROUP)
        gathered (p, inner - i < GROUP ? inner - i : GROUP, n, inner, inner,
                  x + i, v + i);
}

dsc_status
DSC (ewma) (dsc_int inner, dsc_int n, dsc_int outer, const real *x, dsc_int K,
            const double *gain, int corrected, int interleaved, real *v)
{
  if (inner < 0 || n < 0 || outer < 0 || K < 0)
    return DSC_EARG;
  for (dsc_int k = 0; k < K; k++)
    if (! (gain[k] > 0 && gain[k] <= 1))
      return DSC_EARG;
  const dsc_int total = inner * n * outer;
  if (total == 0)
    return DSC_OK;

  const dsc_int step = interleaved ? K : 1;
  for (dsc_int k = 0; k < K; k++)
    {
      real *vk = v + (interleaved ? k : k * total);
      if (gain[k] == 1)
        {
          copy (total, step, x, vk);
          continue;
        }
      ewma_plan p;
      unsigned mode = flush_begin ();
      DSC (ewma_plan) (&p, gain[k], corrected, n);
      one_gain (&p, inner, n, outer, step, x, vk);
      flush_end (mode);
    }
  return DSC_OK;
}
