/* update.h: the rows of the table of optimisers.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_UPDATE_H
#define DESCENT_UPDATE_H

#include "real.h"

/* ROW (name) is the row that update-name.c defines. */
#define ALL_OPTIMIZERS \
  ROW (sgd) \
  ROW (momentum) \
  ROW (rmsprop) \
  ROW (adam)

#define ROW(name) extern const DSC (optimizer) DSC (optimizer_##name);
ALL_OPTIMIZERS
#undef ROW

#endif
