/* ewma-panel.h: short series, side by side in panels.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_EWMA_PANEL_H
#define DESCENT_EWMA_PANEL_H

#include "ewma.h"

/* A number of each series of a panel. */
typedef double ewma_row[EWMA_PANEL_SERIES];

/* w series from number FIRST on, and a block of their samples and averages:
   sample i of series g at i EWMA_PANEL_SERIES + g. */
typedef struct
{
  dsc_int first, w;
  dsc_int at;                           /* the first sample of the first one */
  dsc_int step;                         /* from there to the next series; 0: */
  dsc_int places[EWMA_PANEL_SERIES];    /* the first samples are here */
  ewma_row start;                       /* the averages before them */
  ewma_row mean, low, before[EWMA_LAG_BLOCKS];     /* as in ewma_level */
  ewma_row bad;                         /* NaN: an average is not finite */
  real x[EWMA_LANES*EWMA_PANEL_SERIES], v[EWMA_LANES*EWMA_PANEL_SERIES];
} ewma_panel;

/* The averages of n <= EWMA_LANES samples, block number NUMBER of the first
   segment of all series, with a gain below 1: the bits of ewma_segment as long
   as they are finite.  Returns 1 if one of them has not been, in this block or
   one before. */
typedef int ewma_panel_block (const ewma_plan *p, ewma_panel *a, dsc_int number,
                              dsc_int n);

/* That in vectors of 16, 32 or 64 bytes, with the same bits in each; NULL where
   the processor has none as wide (base/widths.h). */
ewma_panel_block *DSC (ewma_panel) (int bytes);

#endif
