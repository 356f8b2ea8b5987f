/* samples.c: samples of any class, converted and scaled while they are
   gathered.

   Without a scale a value is rounded once, to real.  With one it is computed in
   double, whatever real is: a mean may be much larger than what is left of the
   values without it.  Integers of one or two bytes are exact in real, so they
   are computed there, their offset in two parts: images in single need no
   double.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/kinds.h"
#include "base/real.h"
#include "sample.h"

enum
{
  LINE_BYTES = 64,         /* of a cache line */
  NEAR_VALUES = 1 << 14,   /* so many stay in the L2 cache by themselves */
  PREFETCH_BYTES = 2048,   /* that are asked for before they are needed, */
  PREFETCH_COLUMNS = 64,   /* in so many columns at most */
  PANEL_SAMPLES = 16,      /* that are turned together */
  PANEL_FEATURES = 1024    /* whose scales stay in the L1 cache */
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
  int away;        /* they are to be asked for */
} job;

FOR_A_KIND const char *
sample (dsc_kind kind, const job *j, dsc_int s)
{
  return (const char *) j->X->data
         + (size_t) (j->order ? j->order[s] : j->first + s)
           * (size_t) j->X->rows * kind_bytes (kind);
}

/* Asks for samples s .. s + some - 1, those that there are; of no order, or
   where there are few, they come by themselves. */
FOR_A_KIND void
ask (dsc_kind kind, const job *j, dsc_int s, dsc_int some)
{
  const dsc_int end = least (s + some, j->n);
  const size_t bytes = (size_t) j->X->rows * kind_bytes (kind);
  for (; j->away && s < end; s++)
    {
      const char *x = sample (kind, j, s);
      for (size_t at = 0; at < bytes; at += LINE_BYTES)
        __builtin_prefetch (x + at);
      __builtin_prefetch (x + bytes - 1);
    }
}

/* How many samples before it is needed one is asked for. */
FOR_A_KIND dsc_int
ahead (dsc_kind kind, const job *j)
{
  const size_t bytes = (size_t) j->X->rows * kind_bytes (kind);
  const dsc_int n = bytes < PREFETCH_BYTES
                    ? PREFETCH_BYTES / (dsc_int) bytes + 1 : 2;
  return least (n, PREFETCH_COLUMNS);
}

/* The numbers that rows first .. first + n - 1 are scaled by, as reals: an
   offset as the sum of two.  Does real hold them? */
static inline __attribute__ ((always_inline)) int
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
  const dsc_int far = ahead (kind, j);
  real high[PANEL_FEATURES], low[PANEL_FEATURES], factor[PANEL_FEATURES];
  const int small = kind_bytes (kind) <= 2
                    && in_real (j->X, first, n, high, low, factor);
  for (dsc_int s = 0; s < j->n; s++)
    {
      const char *x = sample (kind, j, s) + first * (dsc_int) kind_bytes (kind);
      real *a = j->A + s * j->X->rows + first;
      if (first == 0)
        ask (kind, j, s + far, 1);
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
  const dsc_int rows = j->X->rows, far = ahead (kind, j);
  ask (kind, j, 0, far);
  if (j->X->scale)
    {
      for (dsc_int i = 0; i < rows; i += PANEL_FEATURES)
        take_stripe (kind, j, i, least (rows - i, PANEL_FEATURES));
      return;
    }
  for (dsc_int s = 0; s < j->n; s++)
    {
      const char *x = sample (kind, j, s);
      real *a = j->A + s * rows;
      ask (kind, j, s + far, 1);
#pragma GCC ivdep
      for (dsc_int i = 0; i < rows; i++)
        a[i] = kind_real (kind, x, i);
    }
}

/* The same for samples s .. s + g - 1, A(s,:) */
FOR_A_KIND void
take_group (dsc_kind kind, const job *j, dsc_int s, int g)
{
  const double *offset = j->X->offset, *scale = j->X->scale;
  const char *x[PANEL_SAMPLES];
  for (int k = 0; k < g; k++)
    x[k] = sample (kind, j, s + k);
  for (dsc_int i = 0; i < j->X->rows; i++)
    {
      real *a = j->A + s + i * j->n;
      if (scale)
        for (int k = 0; k < g; k++)
          a[k] = (real) (scale[i] * (kind_double (kind, x[k], i) - offset[i]));
      else
        for (int k = 0; k < g; k++)
          a[k] = kind_real (kind, x[k], i);
    }
}

FOR_A_KIND void
take_rows (dsc_kind kind, const job *j)
{
  const dsc_int far = ahead (kind, j) + PANEL_SAMPLES;
  dsc_int s = 0;
  ask (kind, j, 0, far);
  for (; s + PANEL_SAMPLES <= j->n; s += PANEL_SAMPLES)
    {
      ask (kind, j, s + far, PANEL_SAMPLES);
      take_group (kind, j, s, PANEL_SAMPLES);
    }
  take_group (kind, j, s, (int) (j->n - s));
}

DSC_CLONES static void
columns (const job *j)
{
  switch (j->X->kind)
    {
#define KIND(name, type, finite) case name: take_columns (name, j); return;
      ALL_KINDS
#undef KIND
    }
}

static void
rows (const job *j)
{
  switch (j->X->kind)
    {
#define KIND(name, type, finite) case name: take_rows (name, j); return;
      ALL_KINDS
#undef KIND
    }
}

void
DSC (samples_take) (const dsc_samples *X, dsc_layout layout, dsc_int n,
                    const dsc_int *order, dsc_int first, real *A)
{
  const int near = X->count > 0 && X->count * X->rows <= NEAR_VALUES;
  job j = { X, n, order, first, A, order && ! near };
  if (n < 1 || X->rows < 1)
    return;
  if (layout == DSC_COLUMNS)
    columns (&j);
  else
    rows (&j);
}

const real *
DSC (samples_view) (const dsc_samples *X, dsc_int first)
{
  if (X->kind != REAL_KIND || X->scale)
    return NULL;
  return (const real *) X->data + first * X->rows;
}
