/* test-ewma-panel.c: series side by side have the same bits in vectors of every
   width that the processor has.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check.h"
#include "average/ewma-panel.h"

enum { SAMPLES = 3 * EWMA_LANES + 5, BLOCKS = SAMPLES / EWMA_LANES + 1 };

/* What the loops make of SAMPLES samples of w series, a block after the
   other. */
typedef struct
{
  real v[BLOCKS][EWMA_LANES][EWMA_PANEL_SERIES];
  double mean[EWMA_PANEL_SERIES];
  int odd[BLOCKS];
} outcome;

static void
go (ewma_panel_block *block, const ewma_plan *p, dsc_int w, int kind,
    outcome *o)
{
  static ewma_panel a;
  memset (&a, 0, sizeof a);
  memset (o, 0, sizeof *o);
  a.w = w;
  for (dsc_int g = 0; g < w; g++)
    a.start[g] = (double) (real) sin ((double) g);
  for (dsc_int t = 0; t < SAMPLES; t += EWMA_LANES)
    {
      const dsc_int n = SAMPLES - t < EWMA_LANES ? SAMPLES - t : EWMA_LANES;
      for (dsc_int i = 0; i < n * EWMA_PANEL_SERIES; i++)
        a.x[i] = (real) cos ((double) (i * i + t));
      if (kind == 1 && t > 0)
        a.x[EWMA_PANEL_SERIES+w-1] = (real) INFINITY;
      o->odd[t/EWMA_LANES] = block (p, &a, t / EWMA_LANES, n);
      for (dsc_int i = 0; i < n; i++)
        memcpy (o->v[t/EWMA_LANES][i], a.v + i * EWMA_PANEL_SERIES,
                (size_t) w * sizeof (real));
    }
  memcpy (o->mean, a.mean, (size_t) w * sizeof (double));
}

static void
same_bits (double gain, int corrected, dsc_int w, int kind)
{
  static outcome want, got;
  const dsc_averaging how = { .corrected = corrected, .hold = 1,
                              .min_periods = 1 };
  ewma_plan p;
  DSC (ewma_plan_init) (&p, &how, gain, log1p (-gain), SAMPLES, 1);
  go (DSC (ewma_panel) (16), &p, w, kind, &want);
  CHECK_EQUAL (want.odd[0], 0);
  CHECK_EQUAL (want.odd[BLOCKS-1], kind);
  for (int bytes = 32; bytes <= 64; bytes *= 2)
    if (DSC (ewma_panel) (bytes))
      {
        go (DSC (ewma_panel) (bytes), &p, w, kind, &got);
        CHECK_EQUAL (check_first (&got, &want, sizeof got), sizeof got);
      }
}

void
test_ewma_panel (void)
{
  static const dsc_int widths[] = { 1, 2, 3, 5, 8, 17, EWMA_PANEL_SERIES };
  CHECK (DSC (ewma_panel) (16) && ! DSC (ewma_panel) (128));
  for (int i = 0; i < COUNT (widths); i++)
    for (int corrected = 0; corrected < 2; corrected++)
      for (int kind = 0; kind < 2; kind++)
        {
          same_bits (.02, corrected, widths[i], kind);
          same_bits (.2, corrected, widths[i], kind);
          same_bits (.7, corrected, widths[i], kind);
        }
}
