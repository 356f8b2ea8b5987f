/* sample.h: samples of any class (samples.c), their normalization, and copies
   of some of them (gather.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SAMPLE_H
#define DESCENT_SAMPLE_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

/* How an array holds samples: each in a column, or in a row. */
typedef enum
{
  DSC_COLUMNS,   /* (units, samples) */
  DSC_ROWS       /* (samples, units) */
} dsc_layout;

/* Samples in columns, of which row j of sample s is
   x(j,s) = scale_j (data(j,s) - offset_j). */
typedef struct
{
  dsc_int rows;
  dsc_kind kind;
  const void *data;       /* (rows, any) */
  const double *offset;   /* (rows) each, or both NULL: data as they stand */
  const double *scale;
  dsc_int count;          /* columns of data; 0: not told */
} dsc_samples;

/* To mean 0 and standard deviation 1; into [0, 1]. */
typedef enum { DSC_ZSCORE, DSC_RESCALE } dsc_normalizing;

/* Their names one after the other; NULL from the last on. */
const char *dsc_normalization_name (int how);

/* OFFSET (rows) and SCALE (rows) for the m samples at X->data: with mu and
   sigma the mean and standard deviation (over m, not m - 1) of a row, mu and
   1/sigma; or its least value and 1/(greatest - least).  The scale of a row
   that is constant, or differs by rounding alone, is 0: sigma, or the span, is
   at most a share of |mu|, or of the greatest magnitude: min (m eps, 1e-11), in
   single min (m eps, 2e-6), in integers 0.  They are the same for any number of
   threads; where they are not finite, a value is not, or the row spans more
   than a double can tell.
   DSC_EARG for no rows or no samples; DSC_ESTOP when POLL says so (it
   may be NULL): offset and scale are then worthless. */
dsc_status dsc_normalization (dsc_normalizing how, const dsc_samples *X,
                              dsc_int m, int threads, const dsc_poll *poll,
                              double *offset, double *scale);

/* The same for samples that come in pieces.  Begin with { .how, .offset,
   .scale, .first }: the first sample, which must stay where it is; or without
   `first', if the first piece stays.  add: M samples of X, of the class and
   rows of `first'; a multiple of dsc_normalizer_grid in all pieces but the
   last.  end: offset and scale are those of all. */
typedef struct
{
  dsc_normalizing how;
  dsc_samples first;
  dsc_int m;                /* samples so far */
  double *offset, *scale;   /* (rows) */
} dsc_normalizer;

dsc_int dsc_normalizer_grid (dsc_int rows);
dsc_status dsc_normalizer_add (dsc_normalizer *n, const dsc_samples *X,
                               dsc_int m, int threads, const dsc_poll *poll);
void dsc_normalizer_end (dsc_normalizer *n);

/* Xb(:,j) = X(:,order[j]), j < B; columns of `bytes' bytes.  Xb must not
   overlap X; order is not checked. */
void dsc_gather_columns (size_t bytes, dsc_int B, const dsc_int *order,
                         const void *X, void *Xb);

/* Xb(j,:) = X(order[j],:), j < B; X (m,k) and Xb (B,k) column-major, elements
   of `bytes' bytes.  Xb must not overlap X; order is not checked. */
void dsc_gather_rows (size_t bytes, dsc_int m, dsc_int k, dsc_int B,
                      const dsc_int *order, const void *X, void *Xb);

DSC_END_DECLARATIONS

#define DSC_TYPED "sample/sample-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#endif
