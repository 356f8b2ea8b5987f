/* ewma.h: what ewma.c (layouts) and ewma-segment.c (arithmetic) share.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_EWMA_H
#define DESCENT_EWMA_H

#include "real.h"

/* Samples are handled in blocks of EWMA_BLOCK and segments of EWMA_SEGMENT,
   both cut at sample numbers counted from the start of the series. */
#define EWMA_BLOCK 8
#define EWMA_SEGMENT 128
/* Blocks between an average and the sums that are taken relative to it: with
   one, these wait for each other. */
#define EWMA_LAG 3

/* A block in double: the compiler cuts it to what the processor has. */
typedef double lanes __attribute__ ((vector_size (8 * EWMA_BLOCK)));

/* What depends on the gain alone; b = 1 - c. */
typedef struct
{
  lanes W[EWMA_BLOCK];                  /* W[i][j] = c b^(j-i), 0 for j < i */
  lanes d[EWMA_SEGMENT / EWMA_BLOCK];   /* 1 - b^j, j = 1 ... EWMA_SEGMENT */
  double c;                             /* the gain, in (0, 1) */
  double log_b;
  int corrected;
} ewma_plan;

/* Where a series stands, between two segments. */
typedef struct
{
  dsc_int t;      /* samples so far, a multiple of EWMA_SEGMENT */
  double m;       /* the average */
  double k;       /* what m is too large by: Kahan's compensation */
  double s[EWMA_LAG];   /* m of the blocks before, the oldest first */
  int broken;     /* a sample was Inf or NaN: m + sample from here on */
} ewma_state;

/* For series of N samples. */
void DSC (ewma_plan) (ewma_plan *p, double gain, int corrected, dsc_int n);

/* The start of a series whose first sample is X1. */
static inline ewma_state
ewma_start (const ewma_plan *p, double x1)
{
  double m = p->corrected ? x1 : 0;
  return (ewma_state) { 0, m, 0, { m, m, m }, 0 };
}

/* The averages y (n) of the next n samples x (n); n = EWMA_SEGMENT except at
   the end of a series; y must not overlap x. */
void DSC (ewma_segment) (const ewma_plan *p, ewma_state *z, dsc_int n,
                         const real *x, real *y);

#endif
