/* gain.c: the parameters that stand for the gain c = 1 - beta of a weighted
   average, a table of rows.

   c is what all sums need to full precision, and a double beta near 1 holds
   it to eps/2 only: the rows lead to c without forming beta, and back.  Where
   beta is near 0, c holds as little of it: there the rows lead to beta without
   forming c.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <strings.h>

#include "average.h"
#include "pair.h"

#define LOG2 0x1.62e42fefa39efp-1
#define LOG2_LOW 0x1.abc9e3b39803fp-56

/* beta */
static double one_less (double x) { return 1 - x; }
static pair itself (double x) { return (pair) { x, 0 }; }
static double beta_of (const dsc_decay *d) { return d->b.hi; }

/* alpha = c */
static double same (double x) { return x; }
static pair rest (double a) { return pair_sum (1, -a); }
static double log_of_rest (double a) { return log1p (-a); }
static double gain_of (const dsc_decay *d) { return d->c; }

/* span = (1 + beta)/(1 - beta) = (2 - c)/c */
static double gain_of_span (double s) { return 2 / (s + 1); }
static double span_of (const dsc_decay *d) { return (2 - d->c) / d->c; }
static pair
beta_of_span (double s)
{
  return pair_quotient ((pair) { s - 1, 0 }, pair_sum (s, 1));
}

/* beta^h = 1/2 */
static double gain_of_half (double h) { return -expm1 (-LOG2 / h); }
static double log_of_half (double h) { return -LOG2 / h; }
static double half_of (const dsc_decay *d) { return -LOG2 / d->log_b; }

/* 2^-(n + f) = 2^-n exp (-f log 2), |f| <= 1/2, by Taylor's series */
static pair
beta_of_half (double h)
{
  const pair log2 = { LOG2, LOG2_LOW }, one = { 1, 0 };
  const pair q = pair_quotient (one, (pair) { h, 0 });
  if (q.hi > -2 * DBL_MIN_EXP)
    return (pair) { 0, 0 };
  const double n = rint (q.hi);
  const pair x = pair_product (pair_sum (n - q.hi, -q.lo), log2);
  pair p = one;
  for (int i = 27; i > 0; i--)   /* .35^28 / 28! < 2^-130 */
    {
      const pair term = pair_quotient (pair_product (p, x), (pair) { i, 0 });
      p = pair_sum (1, term.hi);
      p = pair_sum (p.hi, p.lo + term.lo);
    }
  return (pair) { ldexp (p.hi, -(int) n), ldexp (p.lo, -(int) n) };
}

/* com = beta/(1 - beta), the mean age of the weights */
static double gain_of_mass (double m) { return 1 / (m + 1); }
static double mass_of (const dsc_decay *d) { return d->b.hi / d->c; }
static pair
beta_of_mass (double m)
{
  return pair_quotient ((pair) { m, 0 }, pair_sum (1, m));
}

/* window = 1/(1 - beta) */
static double inverse (double x) { return 1 / x; }
static double window_of (const dsc_decay *d) { return 1 / d->c; }
static pair
beta_of_window (double w)
{
  return pair_quotient ((pair) { w - 1, 0 }, (pair) { w, 0 });
}

/* What is below DBL_MIN counts as zero.  Up to LARGEST_VALUE every gain is a
   normal number. */
#define LARGEST_VALUE 1e307
static const dsc_gain table[] = {
  { "Beta", "in [0, 1)", 0, 1 - DBL_EPSILON / 2,
    one_less, itself, log, beta_of },
  { "Alpha", "in (0, 1] and not below realmin", DBL_MIN, 1,
    same, rest, log_of_rest, gain_of },
  { "Span", "in [1, 1e307]", 1, LARGEST_VALUE,
    gain_of_span, beta_of_span, NULL, span_of },
  { "HalfLife", "in (0, 1e307] and not below realmin", DBL_MIN, LARGEST_VALUE,
    gain_of_half, beta_of_half, log_of_half, half_of },
  { "CenterOfMass", "in [0, 1e307]", 0, LARGEST_VALUE,
    gain_of_mass, beta_of_mass, NULL, mass_of },
  { "Window", "in [1, 1e307]", 1, LARGEST_VALUE,
    inverse, beta_of_window, NULL, window_of }
};
enum { ROWS = sizeof table / sizeof table[0] };

const dsc_gain *
dsc_gain_row (int row)
{
  return row >= 0 && row < ROWS ? &table[row] : NULL;
}

const dsc_gain *
dsc_gain_find (const char *name)
{
  for (int i = 0; name && i < ROWS; i++)
    if (strcasecmp (name, table[i].name) == 0)
      return &table[i];
  return NULL;
}

static int
allowed (const dsc_gain *row, double value)
{
  return row && value >= row->least && value <= row->greatest;
}

dsc_status
dsc_gain_from (const dsc_gain *row, double value, dsc_decay *d)
{
  if (! allowed (row, value))
    return DSC_EARG;
  const double c = row->gain (value);
  const int steep = c > .5;
  const pair b = steep ? row->beta (value) : pair_sum (1, -c);
  const double log_b = row->log_beta ? row->log_beta (value)
                       : steep ? log (b.hi) : log1p (-c);
  *d = (dsc_decay) { c, b, log_b };
  return DSC_OK;
}

dsc_status
dsc_gain_to (const dsc_gain *row, const dsc_decay *d, double *value)
{
  if (! row || ! (d->c >= DBL_MIN && d->c <= 1))
    return DSC_EARG;
  *value = row->value (d);
  return DSC_OK;
}
