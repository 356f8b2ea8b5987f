/* ewma-names.c: the enumerations of an average in words.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "average.h"

#define COUNT(table) ((int) (sizeof (table) / sizeof (table)[0]))

static const char *const initials[] = {
  [DSC_ZERO] = "zero",
  [DSC_FIRST] = "first",
  [DSC_SMA] = "sma"
};

static const char *const missings[] = {
  [DSC_PROPAGATE] = "propagate",
  [DSC_SKIP] = "skip",
  [DSC_DECAY] = "decay"
};

const char *
dsc_initial_name (int initial)
{
  return initial >= 0 && initial < COUNT (initials) ? initials[initial] : NULL;
}

const char *
dsc_missing_name (int missing)
{
  return missing >= 0 && missing < COUNT (missings) ? missings[missing] : NULL;
}
