/* gain.c: the parameters that stand for the gain c = 1 - beta of a weighted
   average, a table of rows.

   c is what all sums need to full precision, and a double beta near 1 holds
   it to eps/2 only: the rows lead to c without forming beta, and back.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <strings.h>

#include "descent.h"

#define LOG2 0x1.62e42fefa39efp-1

/* beta = 1 - c */
static double one_less (double x) { return 1 - x; }

/* alpha = c */
static double same (double x) { return x; }

/* span = (1 + beta)/(1 - beta) = (2 - c)/c */
static double gain_of_span (double s) { return 2 / (s + 1); }
static double span_of_gain (double c) { return (2 - c) / c; }

/* beta^h = 1/2 */
static double gain_of_half (double h) { return -expm1 (-LOG2 / h); }
static double log_of_half (double h) { return -LOG2 / h; }
static double half_of_gain (double c) { return -LOG2 / log1p (-c); }

/* com = beta/(1 - beta), the mean age of the weights */
static double gain_of_mass (double m) { return 1 / (m + 1); }
static double mass_of_gain (double c) { return (1 - c) / c; }

/* window = 1/(1 - beta) */
static double inverse (double x) { return 1 / x; }

/* What is below DBL_MIN counts as zero.  Up to LARGE every gain is a normal
   number. */
#define LARGE 1e307
static const dsc_gain table[] = {
  { "Beta", "in [0, 1)", 0, 1 - DBL_EPSILON / 2, one_less, one_less, log },
  { "Alpha", "in (0, 1] and not below realmin", DBL_MIN, 1, same, same, NULL },
  { "Span", "in [1, 1e307]", 1, LARGE, gain_of_span, span_of_gain, NULL },
  { "HalfLife", "in (0, 1e307] and not below realmin", DBL_MIN, LARGE,
    gain_of_half, half_of_gain, log_of_half },
  { "CenterOfMass", "in [0, 1e307]", 0, LARGE, gain_of_mass, mass_of_gain, NULL },
  { "Window", "in [1, 1e307]", 1, LARGE, inverse, inverse, NULL }
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

dsc_status
dsc_gain_from (const dsc_gain *row, dsc_int n, const double *value, double *c)
{
  if (! row || n < 0)
    return DSC_EARG;
  for (dsc_int i = 0; i < n; i++)
    {
      if (! (value[i] >= row->least && value[i] <= row->greatest))
        return DSC_EARG;
      c[i] = row->gain (value[i]);
    }
  return DSC_OK;
}

double
dsc_gain_log_beta (const dsc_gain *row, double value)
{
  return row->log_beta ? row->log_beta (value) : log1p (-row->gain (value));
}

dsc_status
dsc_gain_to (const dsc_gain *row, dsc_int n, const double *c, double *value)
{
  if (! row || n < 0)
    return DSC_EARG;
  for (dsc_int i = 0; i < n; i++)
    {
      if (! (c[i] >= DBL_MIN && c[i] <= 1))
        return DSC_EARG;
      value[i] = row->value (c[i]);
    }
  return DSC_OK;
}
