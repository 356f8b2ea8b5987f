/* train.h: what the files of a training run share.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_TRAIN_H
#define DESCENT_TRAIN_H

#include "real.h"

/* Step number t of RUN, at this rate, on model->theta with model->grad and
   SLOTS (train-step.c).  *FINITE: whether the gradient was; else theta is
   worthless.  The status is that of dsc_update. */
dsc_status DSC (train_step) (const DSC (model) *model,
                             const DSC (training) *run, real *const slots[],
                             dsc_int t, double rate, const dsc_hooks *hooks,
                             int *finite);

#endif
