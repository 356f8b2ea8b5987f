/* normalization.c: offsets and scales that bring each feature to mean 0 and
   standard deviation 1, or into [0, 1].

   Squares are summed about the mean of their own segment of samples, and
   segments are joined by the formula of Chan, Golub and LeVeque (1983):
   nothing cancels, as it does in E[x^2] - m^2.  All is relative to the first
   sample, so that a feature that never changes has a variance of 0 and no
   rounding.

   Loops are built for double, single and bytes; other values are converted to
   double first, a sample at a time.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/clones.h"
#include "base/kinds.h"
#include "thread/thread.h"
#include "convert.h"
#include "sample.h"

enum
{
  SEGMENT_SAMPLES = 64,     /* that have a mean of their own */
  PANEL_FEATURES = 512,
  PIECE_VALUES = 1 << 20    /* that a thread works on at a time */
};

typedef struct
{
  const dsc_samples *X;
  const dsc_normalizer *of;   /* offset, scale (rows): mean and squares, or
                                 least and greatest, of all joined so far */
  dsc_int m, panels;
  dsc_int samples;      /* of a piece */
  dsc_turn turn;
} job;

/* Features of a piece, and what comes of them. */
typedef struct
{
  const dsc_samples *X, *first;
  dsc_int j, n;         /* features j .. j + n - 1 of */
  dsc_int s, count;     /* samples s .. s + count - 1 */
  double base[PANEL_FEATURES], mean[PANEL_FEATURES], sum[PANEL_FEATURES];
} part;

/* the value of KIND that stands for those that are converted to double */
enum { CONVERTED = -1 };

/* Features of sample s of X: where they are, or in ROOM, converted. */
FOR_A_KIND const void *
column_of (int kind, const dsc_samples *X, const part *p, dsc_int s,
           double *room)
{
  const void *x = (const char *) X->data
                  + (((size_t) s * (size_t) X->rows + (size_t) p->j)
                     * kind_bytes (X->kind));
  if (kind != CONVERTED)
    return x;
  dsc_convert_d (X->kind, x, p->n, room);
  return room;
}

FOR_A_KIND const void *
column (int kind, const part *p, dsc_int s, double *room)
{
  return column_of (kind, p->X, p, s, room);
}

FOR_A_KIND double
value (int kind, const void *x, dsc_int j)
{
  return kind_double (kind == CONVERTED ? DSC_DOUBLE : (dsc_kind) kind, x, j);
}

/* mean, sum (n) of NA samples take in those of NB; sum: squares about mean */
DSC_CLONES static void
join (dsc_int n, dsc_int na, dsc_int nb, const double *mean_b,
      const double *sum_b, double *mean, double *sum)
{
  const double share = (double) nb / (double) (na + nb);
  const double weight = (double) na * share;
#pragma GCC ivdep
  for (dsc_int j = 0; j < n; j++)
    {
      double d = mean_b[j] - mean[j];
      mean[j] += share * d;
      sum[j] += sum_b[j] + weight * d * d;
    }
}

FOR_A_KIND void
moments (int kind, part *p)
{
  double mean[PANEL_FEATURES], sum[PANEL_FEATURES], room[PANEL_FEATURES];
  for (dsc_int done = 0, nb; done < p->count; done += nb)
    {
      nb = p->count - done < SEGMENT_SAMPLES ? p->count - done
           : SEGMENT_SAMPLES;
      memset (mean, 0, sizeof mean);
      memset (sum, 0, sizeof sum);
      for (dsc_int s = 0; s < nb; s++)
        {
          const void *x = column (kind, p, p->s + done + s, room);
          for (dsc_int j = 0; j < p->n; j++)
            mean[j] += value (kind, x, j) - p->base[j];
        }
      for (dsc_int j = 0; j < p->n; j++)
        mean[j] /= (double) nb;
      for (dsc_int s = 0; s < nb; s++)
        {
          const void *x = column (kind, p, p->s + done + s, room);
          for (dsc_int j = 0; j < p->n; j++)
            {
              double d = value (kind, x, j) - p->base[j] - mean[j];
              sum[j] += d * d;
            }
        }
      join (p->n, done, nb, mean, sum, p->mean, p->sum);
    }
}

/* least in mean, greatest in sum */
FOR_A_KIND void
extremes (int kind, part *p)
{
  double room[PANEL_FEATURES];
  for (dsc_int s = 0; s < p->count; s++)
    {
      const void *x = column (kind, p, p->s + s, room);
      for (dsc_int j = 0; j < p->n; j++)
        {
          double v = value (kind, x, j);
          p->mean[j] = v < p->mean[j] ? v : p->mean[j];
          p->sum[j] = v > p->sum[j] ? v : p->sum[j];
        }
    }
}

FOR_A_KIND void
look (int kind, dsc_normalizing how, part *p)
{
  const void *first = column_of (kind, p->first, p, 0, p->base);
  for (dsc_int j = 0; j < p->n; j++)
    {
      p->base[j] = value (kind, first, j);
      p->mean[j] = p->sum[j] = how == DSC_RESCALE ? p->base[j] : 0;
    }
  if (how == DSC_RESCALE)
    extremes (kind, p);
  else
    moments (kind, p);
}

DSC_CLONES static void
look_directly (dsc_normalizing how, part *p)
{
  if (p->X->kind == DSC_DOUBLE)
    look (DSC_DOUBLE, how, p);
  else if (p->X->kind == DSC_FLOAT)
    look (DSC_FLOAT, how, p);
  else
    look (DSC_UINT8, how, p);
}

static void
look_at (dsc_normalizing how, part *p)
{
  const dsc_kind kind = p->X->kind;
  if (kind == DSC_DOUBLE || kind == DSC_FLOAT || kind == DSC_UINT8
      || kind == DSC_LOGICAL)
    look_directly (how, p);
  else
    look (CONVERTED, how, p);
}

static void
piece (void *self, dsc_int i)
{
  job *g = self;
  part p = { .X = g->X, .first = &g->of->first,
             .j = i % g->panels * PANEL_FEATURES,
             .s = i / g->panels * g->samples };
  p.n = p.X->rows - p.j < PANEL_FEATURES ? p.X->rows - p.j : PANEL_FEATURES;
  p.count = g->m - p.s < g->samples ? g->m - p.s : g->samples;
  look_at (g->of->how, &p);
  const dsc_int before = g->of->m + p.s;
  double *mean = g->of->offset + p.j, *sum = g->of->scale + p.j;
  dsc_turn_wait (&g->turn, i);
  if (before == 0)
    {
      memcpy (mean, p.mean, (size_t) p.n * sizeof *mean);
      memcpy (sum, p.sum, (size_t) p.n * sizeof *sum);
    }
  else if (g->of->how == DSC_RESCALE)
    for (dsc_int j = 0; j < p.n; j++)
      {
        mean[j] = p.mean[j] < mean[j] ? p.mean[j] : mean[j];
        sum[j] = p.sum[j] > sum[j] ? p.sum[j] : sum[j];
      }
  else
    join (p.n, before, p.count, p.mean, p.sum, mean, sum);
  dsc_turn_pass (&g->turn, i + 1);
}

/* A feature is constant if it spreads by no more than m roundings of its size:
   each sample may have one, and the steps of a grid of m points those of all
   before.  At most this share: a small signal far from 0, 1e9 + {0, 1}, is none
   however many samples there are. */
static double
rounding (dsc_kind kind, dsc_int m)
{
  if (kind_is_finite (kind))
    return 0;
  if (kind == DSC_FLOAT)
    return fmin ((double) m * FLT_EPSILON, 2e-6);
  return fmin ((double) m * DBL_EPSILON, 1e-11);
}

dsc_int
dsc_normalizer_grid (dsc_int rows)
{
  const dsc_int width = rows < PANEL_FEATURES ? rows : PANEL_FEATURES;
  return (PIECE_VALUES / width + SEGMENT_SAMPLES - 1)
         / SEGMENT_SAMPLES * SEGMENT_SAMPLES;
}

dsc_status
dsc_normalizer_add (dsc_normalizer *n, const dsc_samples *X, dsc_int m,
                    int threads, const dsc_poll *poll)
{
  if (X->rows < 1 || m < 1)
    return DSC_EARG;
  job g = { .X = X, .of = n, .m = m,
            .panels = (X->rows + PANEL_FEATURES - 1) / PANEL_FEATURES,
            .samples = dsc_normalizer_grid (X->rows) };
  if (n->m == 0 && ! n->first.data)
    n->first = *X;
  dsc_status status
    = dsc_pool_do (dsc_threads (threads),
                   g.panels * ((m + g.samples - 1) / g.samples),
                   piece, &g, poll);
  n->m += m;
  return status;
}

void
dsc_normalizer_end (dsc_normalizer *n)
{
  const double noise = rounding (n->first.kind, n->m);
  double *offset = n->offset, *scale = n->scale;
  for (dsc_int j = 0; j < n->first.rows; j++)
    {
      const double width = n->how == DSC_RESCALE ? scale[j] - offset[j]
                           : sqrt (scale[j] / (double) n->m);
      const double greatest = n->how == DSC_RESCALE ? scale[j] : 0;
      if (n->how == DSC_ZSCORE)
        offset[j] += kind_double (n->first.kind, n->first.data, j);
      const double size = fmax (fabs (offset[j]), fabs (greatest));
      scale[j] = width < DBL_MIN || width <= noise * size ? 0 : 1 / width;
      if (! isfinite (width))
        scale[j] = NAN;
    }
}

dsc_status
dsc_normalization (dsc_normalizing how, const dsc_samples *X, dsc_int m,
                   int threads, const dsc_poll *poll, double *offset,
                   double *scale)
{
  dsc_normalizer n = { .how = how, .offset = offset, .scale = scale };
  dsc_status status = dsc_normalizer_add (&n, X, m, threads, poll);
  if (status == DSC_OK)
    dsc_normalizer_end (&n);
  return status;
}

const char *
dsc_normalization_name (int how)
{
  static const char *const names[] = {
    [DSC_ZSCORE] = "zscore",
    [DSC_RESCALE] = "rescale"
  };
  return how >= 0 && how <= DSC_RESCALE ? names[how] : NULL;
}
