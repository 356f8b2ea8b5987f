/* ewma-panel.c: the loops of ewma-panel.h for each width of vectors.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddef.h>

#include "base/widths.h"
#include "ewma-panel.h"

#define LOOPS_FILE "average/ewma-panel-loops.h"
#include "base/each-width.h"

ewma_panel_block *
DSC (ewma_panel) (int bytes)
{
  return has_vectors (bytes) ? *LOOPS_OF (bytes) : NULL;
}
