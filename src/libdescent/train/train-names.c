/* train-names.c: the enumerations of a training run in words.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "train.h"

#define COUNT(table) ((int) (sizeof (table) / sizeof (table)[0]))

static const char *const shuffles[] = {
  [DSC_NEVER] = "never",
  [DSC_ONCE] = "once",
  [DSC_EVERY_EPOCH] = "every-epoch"
};

static const char *const ends[] = {
  [DSC_END_EPOCHS] = "all epochs are done",
  [DSC_END_ITERATIONS] = "MaxIterations",
  [DSC_END_TIME] = "MaxTime",
  [DSC_END_PATIENCE] = "ValidationPatience",
  [DSC_END_ASKED] = "OutputFcn",
  [DSC_END_FILE] = "CheckpointFile cannot be written",
  [DSC_END_COST] = "the cost is not finite",
  [DSC_END_GRADIENT] = "the gradient is not finite",
  [DSC_END_PARAMETERS] = "the parameters are not finite",
  [DSC_END_RATE] = "the learning rate is not finite",
  [DSC_END_STATE] = "the state of the solver is not finite"
};

const char *
dsc_shuffle_name (int shuffle)
{
  return shuffle >= 0 && shuffle < COUNT (shuffles) ? shuffles[shuffle] : NULL;
}

const char *
dsc_end_text (int end)
{
  return end >= 0 && end < COUNT (ends) ? ends[end] : NULL;
}
