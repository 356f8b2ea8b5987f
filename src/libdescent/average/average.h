/* average.h: exponentially weighted averages (ewma.c): what is asked of a
   series; the gain of an average (gain.c), c = 1 - beta, in (0, 1].

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_AVERAGE_H
#define DESCENT_AVERAGE_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

/* DSC_BAND: the mean and DSC_STD; DSC_SUM: a sum and a count, both decayed. */
typedef enum
{
  DSC_MEAN, DSC_VAR, DSC_STD, DSC_COV, DSC_CORR, DSC_BAND, DSC_SUM
} dsc_statistic;

/* v_0 is 0; such that v_1 = x_1; the mean of the first observations; given. */
typedef enum { DSC_ZERO, DSC_FIRST, DSC_SMA, DSC_GIVEN } dsc_initial;

/* A NaN makes the rest NaN; is as if it was not there; lets time pass. */
typedef enum { DSC_PROPAGATE, DSC_SKIP, DSC_DECAY } dsc_missing;

/* Their names one after the other (ewma-names.c), without that of DSC_GIVEN;
   NULL from the last on. */
const char *dsc_initial_name (int initial);
const char *dsc_missing_name (int missing);

typedef struct
{
  dsc_statistic statistic;
  int corrected;         /* weights are divided by their sum; with DSC_ZERO */
  dsc_initial initial;   /* DSC_ZERO or DSC_FIRST for second moments */
  dsc_int window;        /* observations of DSC_SMA */
  dsc_missing missing;
  int hold;              /* the average stands at a missing sample, else NaN */
  dsc_int min_periods;   /* >= 1: NaN before so many observations */
  int timed;             /* samples have times */
  int unbiased;          /* of second moments */
  double width;          /* of DSC_BAND: deviations to either side */
  dsc_int warm_up;       /* of DSC_BAND: observations before the first flag */
  int lag;               /* of DSC_BAND: results are from before the sample */
} dsc_averaging;

/* Is it of two series? */
static inline int
dsc_is_pair (dsc_statistic statistic)
{
  return statistic == DSC_COV || statistic == DSC_CORR;
}

/* Samples of groups in any order; first come the groups that STATE has. */
typedef struct
{
  dsc_int count;
  dsc_int resumed;   /* groups that STATE has */
  dsc_int *of;       /* (n): the group of a sample, then its place among the
                        samples in the order of groups.  NULL: one group */
  dsc_int *first;    /* (count + 1), written: the places of first samples */
} dsc_groups;

/* Longer series are cut into pieces of so many samples. */
#define DSC_EWMA_PIECE_SAMPLES 65536
/* Series side by side, when there are many, into chunks of so many. */
#define DSC_EWMA_CHUNK_SAMPLES 2048

/* hi + lo, |lo| <= eps/2 |hi| */
typedef struct { double hi, lo; } dsc_pair;

/* A gain c, b = 1 - c and log (b), each to its own digits: b is 1e-20 where c
   is 1. */
typedef struct
{
  double c;
  dsc_pair b;
  double log_b;
} dsc_decay;

/* A row of the table of its parameters. */
typedef struct
{
  const char *name;          /* "Beta", "Alpha", "Span", ... */
  const char *rule;          /* the end of "NAME must be ..." */
  double least, greatest;    /* values that are allowed */
  double (*gain) (double value);
  dsc_pair (*beta) (double value);     /* for gains above 1/2 */
  double (*log_beta) (double value);   /* NULL: from beta or the gain */
  double (*value) (const dsc_decay *d);
} dsc_gain;

/* The row of that name, in any case; NULL when there is none. */
const dsc_gain *dsc_gain_find (const char *name);

/* The rows one after the other; NULL from the last on. */
const dsc_gain *dsc_gain_row (int row);

/* What a value of that row means, and the value of a row that means D.  Right
   to 2 eps of the result, except that Beta holds what a double near 1 can hold
   (1 for a gain below eps/4), and that b of 2^-h is right to |log b| eps in the
   result of other rows.  The half-life of beta = 0 is 0.  DSC_EARG if row is
   NULL, the value is outside [least, greatest] or NaN, or d->c is not in
   [DBL_MIN, 1]. */
dsc_status dsc_gain_from (const dsc_gain *row, double value, dsc_decay *d);
dsc_status dsc_gain_to (const dsc_gain *row, const dsc_decay *d, double *value);

/* w[j] = c b^j, j = 0 ... k-1: what the samples weigh in an average, the newest
   first (ewma-weights.c).  Right to .51 eps of each weight, for any j, as long
   as it is a normal number, with b as in D; DSC_EARG if c or b is not in
   (0, 1], [0, 1] or k < 0. */
dsc_status dsc_weights (const dsc_decay *d, dsc_int k, double *w);

DSC_END_DECLARATIONS

#define DSC_TYPED "average/average-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#endif
