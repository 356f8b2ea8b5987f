/* norm.c: the Euclidean norm of a gradient.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/flush.h"
#include "base/real.h"
#include "thread/thread.h"
#include "solver.h"

enum
{
  PARTIAL_SUMS = 16,           /* that run side by side, */
  BLOCK_ELEMENTS = DSC_NORM_BLOCK,   /* over so many: few roundings one on
                                        another */
  PIECE_ELEMENTS = 1 << 18,          /* what a thread takes at a time */
  PIECE_BLOCKS = PIECE_ELEMENTS / BLOCK_ELEMENTS
};

typedef struct
{
  dsc_int n;
  const real *g;
  double factor;      /* 0: the largest |g| is looked for */
  double result;
  dsc_turn turn;
} job;

/* sum_i (factor g_i)^2 */
static DSC_CLONES double
squares (dsc_int n, const real *g, double factor)
{
  double sum[PARTIAL_SUMS] = { 0 };
  dsc_int i = 0;
  for (; i + PARTIAL_SUMS <= n; i += PARTIAL_SUMS)
    for (int k = 0; k < PARTIAL_SUMS; k++)
      {
        double x = factor * g[i + k];
        sum[k] += x * x;
      }
  for (int k = 0; i < n; i++, k++)
    sum[k] += factor * g[i] * (factor * g[i]);
  for (int half = PARTIAL_SUMS / 2; half; half /= 2)
    for (int k = 0; k < half; k++)
      sum[k] += sum[k + half];
  return sum[0];
}

/* max_i |g_i|; no NaN is among them */
static DSC_CLONES double
largest (dsc_int n, const real *g)
{
  real most[PARTIAL_SUMS] = { 0 };
  dsc_int i = 0;
  for (; i + PARTIAL_SUMS <= n; i += PARTIAL_SUMS)
    for (int k = 0; k < PARTIAL_SUMS; k++)
      {
        real x = REAL_FN (fabs) (g[i + k]);
        most[k] = x > most[k] ? x : most[k];
      }
  for (; i < n; i++)
    most[0] = fmax (most[0], REAL_FN (fabs) (g[i]));
  for (int k = 1; k < PARTIAL_SUMS; k++)
    most[0] = fmax (most[0], most[k]);
  return most[0];
}

static double
blocks (dsc_int n, const real *g, double factor)
{
  double sum = 0;
  for (dsc_int i = 0; i < n; i += BLOCK_ELEMENTS)
    sum += squares (least (n - i, BLOCK_ELEMENTS), g + i, factor);
  return sum;
}

/* The sums of the pieces are joined in the order of the pieces. */
static void
piece (void *self, dsc_int i)
{
  job *j = self;
  const real *g = j->g + i * PIECE_ELEMENTS;
  const dsc_int left = j->n - i * PIECE_ELEMENTS;
  const dsc_int n = least (left, PIECE_ELEMENTS);
  unsigned mode = 0;
  if (j->factor == 1)   /* the first pass: what is small does not count */
    mode = flush_begin ();
  double r = j->factor ? blocks (n, g, j->factor) : largest (n, g);
  if (j->factor == 1)
    flush_end (mode);
  dsc_turn_wait (&j->turn, i);
  j->result = j->factor ? j->result + r : fmax (j->result, r);
  dsc_turn_pass (&j->turn, i + 1);
}

typedef struct
{
  dsc_int n;
  const real *g;
  int threads;
} array;

static double
pass (void *self, double factor)
{
  const array *a = self;
  job j = { .n = a->n, .g = a->g, .factor = factor };
  const dsc_int pieces = (a->n + PIECE_ELEMENTS - 1) / PIECE_ELEMENTS;
  if (pieces > 1)
    dsc_pool_do (dsc_threads (a->threads), pieces, piece, &j, NULL);
  else
    piece (&j, 0);
  return j.result;
}

double
DSC (norm_block) (dsc_int n, const real *g, double factor)
{
  const unsigned mode = factor == 1 ? flush_begin () : 0;
  const double r = factor ? squares (n, g, factor) : largest (n, g);
  if (factor == 1)
    flush_end (mode);
  return r;
}

double
DSC (norm_pass) (dsc_int blocks, const double *of_blocks, double factor)
{
  double result = 0;
  for (dsc_int i = 0; i < blocks; i += PIECE_BLOCKS)
    {
      double sum = 0;
      for (dsc_int k = i; k < least (i + PIECE_BLOCKS, blocks); k++)
        sum = factor ? sum + of_blocks[k] : fmax (sum, of_blocks[k]);
      result = factor ? result + sum : fmax (result, sum);
    }
  return result;
}

/* Below LEAST what was flushed may have counted: the squares of 2^40 elements
   below the root of the smallest normal number, against 53 bits of the sum.
   In single the squares are doubles, and only elements can be flushed. */
dsc_norm
DSC (norm_by) (double (*pass) (void *self, double factor), void *self)
{
  const double least = sizeof (real) == 4 ? 0x1p-150 : 0x1p-900;
  const double sum = pass (self, 1);
  if (isnan (sum))
    return (dsc_norm) { sum, 0 };
  if (sum >= least && sum < INFINITY)
    return (dsc_norm) { sqrt (sum), 0 };
  const double most = pass (self, 0);
  if (most == 0)
    return (dsc_norm) { 0, 0 };
  if (most == INFINITY)
    return (dsc_norm) { NAN, 0 };
  int e = ilogb (most);   /* 2^e and 2^-e must both be normal */
  e = e < -1000 ? -1000 : e > 1000 ? 1000 : e;
  const double root = sqrt (pass (self, ldexp (1, -e)));
  const int power = isinf (ldexp (root, e)) ? DSC_NORM_POWER : 0;
  return (dsc_norm) { ldexp (root, e - power), power };
}

dsc_norm
DSC (norm) (dsc_int n, const real *g, int threads)
{
  array a = { n, g, threads };
  return n > 0 ? DSC (norm_by) (pass, &a) : (dsc_norm) { 0, 0 };
}

int
DSC (is_finite) (dsc_int n, const real *x, int threads)
{
  return ! isnan (DSC (norm) (n, x, threads).value);
}
