/* ewma-panel.h: short series, side by side in panels.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_EWMA_PANEL_H
#define DESCENT_EWMA_PANEL_H

#include "ewma.h"

/* Four series.  Vectors that are longer than those of the processor go through
   memory, and so does a block (ewma.h) with AVX2. */
#define EWMA_QUAD 4
typedef double quad __attribute__ ((vector_size (8 * EWMA_QUAD)));

/* ewma_level of four series. */
typedef struct
{
  quad mean, low, before[EWMA_LAG_BLOCKS];
} ewma_quad_level;

/* w series from number FIRST on, and a block of their samples and averages:
   sample i of series g at i EWMA_PANEL_SERIES + g. */
typedef struct
{
  dsc_int first, w;
  dsc_int at;                           /* the first sample of the first one */
  dsc_int step;                         /* from there to the next series; 0: */
  dsc_int places[EWMA_PANEL_SERIES];    /* the first samples are here */
  double start[EWMA_PANEL_SERIES];      /* the averages before them */
  ewma_quad_level z[EWMA_PANEL_SERIES/EWMA_QUAD];
  quad bad[EWMA_PANEL_SERIES/EWMA_QUAD];   /* NaN: an average is not finite */
  real x[EWMA_LANES*EWMA_PANEL_SERIES], v[EWMA_LANES*EWMA_PANEL_SERIES];
} ewma_panel;

/* The averages of n <= EWMA_LANES samples, block number NUMBER of the first
   segment of all series, with a gain below 1: the bits of ewma_segment as long
   as they are finite.  Returns 1 if one of them has not been, in this block or
   one before. */
int DSC (ewma_panel_block) (const ewma_plan *p, ewma_panel *a, dsc_int number,
                            dsc_int n);

#endif
