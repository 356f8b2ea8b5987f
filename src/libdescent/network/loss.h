/* loss.h: the losses of a panel of samples; for loss*.c.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_LOSS_H
#define DESCENT_LOSS_H

#include "base/real.h"

#define LOSS_PANEL_SAMPLES 64    /* of a panel at most, */
#define LOSS_PANEL_BYTES 16384   /* of their scores: half a first-level cache */

/* The loss of each sample of a panel, and whether its label is wrong, if that
   is asked for. */
typedef struct
{
  int count;   /* it is */
  double L[LOSS_PANEL_SAMPLES];
  unsigned char wrong[LOSS_PANEL_SAMPLES];
} panel_losses;

/* n <= LOSS_PANEL_SAMPLES samples; Z becomes dL/dZ */
typedef void loss_kernel (dsc_int K, dsc_int n, dsc_int unit, dsc_int sample,
                          const real *Y, real *Z, panel_losses *v);
loss_kernel DSC (softmax_losses), DSC (sigmoid_losses);

void DSC (softmax_output) (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
                           real *Z);

/* Samples of a panel; it depends on K alone. */
static inline dsc_int
loss_panel (dsc_int K)
{
  dsc_int n = LOSS_PANEL_BYTES / (dsc_int) sizeof (real) / K;
  return n < 8 ? 8 : n > LOSS_PANEL_SAMPLES ? LOSS_PANEL_SAMPLES : n;
}

#endif
