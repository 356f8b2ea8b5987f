/* dense-rows.c: the loops of dense-rows.h for each width of vectors.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddef.h>

#include "base/widths.h"
#include "dense-rows.h"

/* Samples of a block: four of them at a time stay in registers while the units
   below go by, then one, then single samples. */
#define LANES ((dsc_int) (64 / sizeof (real)))

static inline void
put (real *g, real scale, real sum, real keep)
{
  *g = keep == 0 ? scale * sum : keep * *g + scale * sum;
}

/* The last samples, from S on. */
static void
mix_samples (dsc_int s, const mix_job *m)
{
  for (; s < m->B; s++)
    for (dsc_int i = 0; i < m->units; i++)
      {
        real a = m->start ? m->start[i] : 0;
        for (dsc_int j = 0; j < m->below; j++)
          a += m->alpha * m->W[i * m->wi + j * m->wj] * m->in[s + j * m->B];
        m->out[s + i * m->B] = a;
      }
}

#define LOOPS_FILE "network/dense-rows-loops.h"
#include "base/each-width.h"

const rows_loops *
DSC (dense_rows_loops) (int bytes)
{
  return has_vectors (bytes) ? LOOPS_OF (bytes) : NULL;
}
