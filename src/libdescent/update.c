/* update.c: the table of optimisers and the checked step.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "update.h"

#include <math.h>
#include <string.h>

#include "flush.h"

static const DSC (optimizer) *const table[] = {
#define ROW(name) &DSC (optimizer_##name),
  ALL_OPTIMIZERS
#undef ROW
};

enum
{
  ROWS = sizeof table / sizeof table[0],
  BLOCK = 1024
};

static const real zeros[BLOCK];   /* a block of a state that starts */

const char *
DSC (optimizer_name) (int row)
{
  return row >= 0 && row < ROWS ? table[row]->name : NULL;
}

const DSC (optimizer) *
DSC (optimizer_find) (const char *name)
{
  for (int i = 0; name && i < ROWS; i++)
    if (strcmp (name, table[i]->name) == 0)
      return table[i];
  return NULL;
}

static int
in_range (const dsc_hyper *h, double t)
{
  return h->rate >= 0 && h->rate < INFINITY
         && h->beta1 >= 0 && h->beta1 <= 1
         && h->beta2 >= 0 && h->beta2 < 1
         && h->epsilon >= 0 && h->epsilon < INFINITY
         && (h->convention == DSC_COURSE || h->convention == DSC_MATLAB)
         && t >= 1 && t < INFINITY;
}

dsc_status
DSC (update) (const DSC (optimizer) *row, dsc_int n, const real *theta0,
              const real *grad, const real *const slots0[], real *theta,
              real *const slots[], const dsc_hyper *h, double t)
{
  if (! row || n < 0 || ! in_range (h, t))
    return DSC_EARG;

  /* all at once, or where a state is still to come block by block, beside
     the block of zeros */
  dsc_int step = n;
  for (int k = 0; k < row->nslots; k++)
    if (! slots0[k])
      step = BLOCK;

  unsigned mode = flush_begin ();
  for (dsc_int i = 0; i < n; i += step)
    {
      const real *from[DSC_MAX_SLOTS];
      real *to[DSC_MAX_SLOTS];
      for (int k = 0; k < row->nslots; k++)
        {
          from[k] = slots0[k] ? slots0[k] + i : zeros;
          to[k] = slots[k] + i;
        }
      row->step (step < n - i ? step : n - i, theta0 + i, grad + i, from,
                 theta + i, to, h, t);
    }
  flush_end (mode);
  return DSC_OK;
}
