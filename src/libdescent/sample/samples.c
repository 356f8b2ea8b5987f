/* samples.c: samples of any class, converted and scaled while they are
   gathered.

   Without a scale a value is rounded once, to real.  With one it is computed in
   double, whatever real is: a mean may be much larger than what is left of the
   values without it.  Integers of one or two bytes are exact in real, so they
   are computed there, their offset in two parts: images in single need no
   double.

   Loops are built for double, single and bytes (kernels for several processors
   are large); values of other classes are converted first, a part of a sample
   at a time.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/kinds.h"
#include "base/real.h"
#include "convert.h"
#include "sample.h"

enum
{
  LINE_BYTES = 64,         /* of a cache line */
  NEAR_VALUES = 1 << 14,   /* so many stay in the L2 cache by themselves */
  PREFETCH_BYTES = 2048,   /* that are asked for before they are needed, */
  PREFETCH_COLUMNS = 64,   /* in so many columns at most */
  PANEL_SAMPLES = 16,      /* that are turned together */
  PANEL_FEATURES = 1024,   /* whose scales stay in the L1 cache */
  TURNED_FEATURES = 64     /* of PANEL_SAMPLES samples that are converted */
};

FOR_A_KIND real
kind_real (dsc_kind kind, const void *x, dsc_int j)
{
  switch (kind)
    {
#define KIND(name, type, finite) case name: return (real) ((const type *) x)[j];
      ALL_KINDS
#undef KIND
    }
  return 0;
}

/* What is asked for: n samples, numbers ORDER or FIRST and so on. */
typedef struct
{
  const dsc_samples *X;
  dsc_int n;
  const dsc_int *order;
  dsc_int first;
  real *A;
  size_t bytes;    /* of a sample of X */
  int away;        /* they are to be asked for */
  int converted;   /* to what a loop is built for */
} job;

static inline const char *
sample (const job *j, dsc_int s)
{
  return (const char *) j->X->data
         + (size_t) (j->order ? j->order[s] : j->first + s) * j->bytes;
}

/* Asks for samples s .. s + some - 1, those that there are; of no order, or
   where there are few, they come by themselves. */
static __attribute__ ((noinline)) void
ask (const job *j, dsc_int s, dsc_int some)
{
  const dsc_int end = least (s + some, j->n);
  for (; j->away && s < end; s++)
    {
      const char *x = sample (j, s);
      for (size_t at = 0; at < j->bytes; at += LINE_BYTES)
        __builtin_prefetch (x + at);
      __builtin_prefetch (x + j->bytes - 1);
      __asm__ volatile ("");   /* else gcc drops calls, as without effect */
    }
}

/* How many samples before it is needed one is asked for. */
static inline dsc_int
ahead (const job *j)
{
  const dsc_int n = j->bytes < PREFETCH_BYTES
                    ? PREFETCH_BYTES / (dsc_int) j->bytes + 1 : 2;
  return least (n, PREFETCH_COLUMNS);
}

/* Room for n converted values, of double or real. */
#define ROOM(n) union { double d[n]; real r[n]; }

/* Values first .. first + n - 1 of sample s as KIND: where they are, or in
   ROOM, converted. */
FOR_A_KIND const void *
values (dsc_kind kind, const job *j, dsc_int s, dsc_int first, dsc_int n,
        void *room)
{
  const dsc_kind own = j->X->kind;
  const char *x = sample (j, s) + (size_t) first * kind_bytes (own);
  if (! j->converted)
    return x;
  if (kind == DSC_DOUBLE)
    dsc_convert_d (own, x, n, room);
  else
    dsc_convert_s (own, x, n, room);
  return room;
}

/* The numbers that rows first .. first + n - 1 are scaled by, as reals: an
   offset as the sum of two.  Does real hold them? */
static int
in_real (const dsc_samples *X, dsc_int first, dsc_int n, real *high, real *low,
         real *scale)
{
  real zero = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      high[i] = (real) X->offset[first + i];
      low[i] = (real) (X->offset[first + i] - high[i]);
      scale[i] = (real) X->scale[first + i];
      zero += 0 * high[i] + 0 * scale[i]
              + (scale[i] == 0 && X->scale[first + i] != 0);
    }
  return zero == 0;
}

/* Rows first .. first + n - 1 of all samples. */
FOR_A_KIND void
take_stripe (dsc_kind kind, const job *j, dsc_int first, dsc_int n)
{
  const double *offset = j->X->offset + first, *scale = j->X->scale + first;
  const dsc_int far = ahead (j);
  real high[PANEL_FEATURES], low[PANEL_FEATURES], factor[PANEL_FEATURES];
  ROOM (PANEL_FEATURES) room;
  const int small = kind != DSC_FLOAT && kind_bytes (j->X->kind) <= 2
                    && in_real (j->X, first, n, high, low, factor);
  for (dsc_int s = 0; s < j->n; s++)
    {
      const void *x = values (kind, j, s, first, n, &room);
      real *a = j->A + s * j->X->rows + first;
      if (first == 0)
        ask (j, s + far, 1);
      if (small)
#pragma GCC ivdep
        for (dsc_int i = 0; i < n; i++)
          a[i] = factor[i] * ((kind_real (kind, x, i) - high[i]) - low[i]);
      else
#pragma GCC ivdep
        for (dsc_int i = 0; i < n; i++)
          a[i] = (real) (scale[i] * (kind_double (kind, x, i) - offset[i]));
    }
}

/* A(:,s) = scale .* (X(:,order(s)) - offset) */
FOR_A_KIND void
take_columns (dsc_kind kind, const job *j)
{
  const dsc_int rows = j->X->rows, far = ahead (j);
  ask (j, 0, far);
  if (j->X->scale)
    {
      for (dsc_int i = 0; i < rows; i += PANEL_FEATURES)
        take_stripe (kind, j, i, least (rows - i, PANEL_FEATURES));
      return;
    }
  for (dsc_int s = 0; s < j->n; s++)
    {
      real *a = j->A + s * rows;
      ask (j, s + far, 1);
      const void *x = values (kind, j, s, 0, rows, a);
      if (x != a)
#pragma GCC ivdep
        for (dsc_int i = 0; i < rows; i++)
          a[i] = kind_real (kind, x, i);
    }
}

/* The same for samples s .. s + g - 1, A(s,:) */
FOR_A_KIND void
take_group (dsc_kind kind, const job *j, dsc_int s, int g)
{
  const dsc_int rows = j->X->rows;
  const dsc_int part = j->converted ? TURNED_FEATURES : rows;
  const double *offset = j->X->offset, *scale = j->X->scale;
  const void *x[PANEL_SAMPLES];
  ROOM (TURNED_FEATURES) room[PANEL_SAMPLES];
  for (dsc_int first = 0; first < rows; first += part)
    {
      const dsc_int n = least (rows - first, part);
      for (int k = 0; k < g; k++)
        x[k] = values (kind, j, s + k, first, n, &room[k]);
      for (dsc_int i = 0; i < n; i++)
        {
          const dsc_int row = first + i;
          real *a = j->A + s + row * j->n;
          if (scale)
            for (int k = 0; k < g; k++)
              a[k] = (real) (scale[row] * (kind_double (kind, x[k], i)
                                           - offset[row]));
          else
            for (int k = 0; k < g; k++)
              a[k] = kind_real (kind, x[k], i);
        }
    }
}

FOR_A_KIND void
take_rows (dsc_kind kind, const job *j)
{
  const dsc_int far = ahead (j) + PANEL_SAMPLES;
  dsc_int s = 0;
  ask (j, 0, far);
  for (; s + PANEL_SAMPLES <= j->n; s += PANEL_SAMPLES)
    {
      ask (j, s + far, PANEL_SAMPLES);
      take_group (kind, j, s, PANEL_SAMPLES);
    }
  take_group (kind, j, s, (int) (j->n - s));
}

DSC_CLONES static void
columns (dsc_kind kind, const job *j)
{
  if (kind == DSC_DOUBLE)
    take_columns (DSC_DOUBLE, j);
  else if (kind == DSC_FLOAT)
    take_columns (DSC_FLOAT, j);
  else
    take_columns (DSC_UINT8, j);
}

static void
rows (dsc_kind kind, const job *j)
{
  if (kind == DSC_DOUBLE)
    take_rows (DSC_DOUBLE, j);
  else if (kind == DSC_FLOAT)
    take_rows (DSC_FLOAT, j);
  else
    take_rows (DSC_UINT8, j);
}

/* What a loop reads values of class KIND as, scaled or not. */
static dsc_kind
loop_kind (dsc_kind kind, int scaled)
{
  if (kind == DSC_LOGICAL)
    return DSC_UINT8;
  if (kind == DSC_DOUBLE || kind == DSC_FLOAT || kind == DSC_UINT8)
    return kind;
  return scaled ? DSC_DOUBLE : REAL_KIND;
}

void
DSC (samples_take) (const dsc_samples *X, dsc_layout layout, dsc_int n,
                    const dsc_int *order, dsc_int first, real *A)
{
  const int near = X->count > 0 && X->count * X->rows <= NEAR_VALUES;
  const dsc_kind kind = loop_kind (X->kind, X->scale != NULL);
  job j = { X, n, order, first, A,
            .bytes = (size_t) X->rows * kind_bytes (X->kind),
            .away = order && ! near,
            .converted = kind != X->kind && X->kind != DSC_LOGICAL };
  if (n < 1 || X->rows < 1)
    return;
  if (layout == DSC_COLUMNS)
    columns (kind, &j);
  else
    rows (kind, &j);
}

const real *
DSC (samples_view) (const dsc_samples *X, dsc_int first)
{
  if (X->kind != REAL_KIND || X->scale)
    return NULL;
  return (const real *) X->data + first * X->rows;
}
