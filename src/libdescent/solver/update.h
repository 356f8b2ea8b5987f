/* update.h: the rows of the table of optimisers.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_UPDATE_H
#define DESCENT_UPDATE_H

#include "base/real.h"
#include "solver.h"

/* The rows in the order of the table; update-*.c define them. */
#define ALL_OPTIMIZERS \
  ROW (sgd) \
  ROW (momentum) \
  ROW (nesterov) \
  ROW (rmsprop) \
  ROW (centered) \
  ROW (adam) \
  ROW (adamw) \
  ROW (amsgrad) \
  ROW (nadam) \
  ROW (radam) \
  ROW (adagrad) \
  ROW (adadelta) \
  ROW (adamax) \
  ROW (lion)

#define ROW(name) extern const DSC (optimizer) DSC (optimizer_##name);
ALL_OPTIMIZERS
#undef ROW

/* Defaults of a row: FOR one convention, FOR_ALL of them. */
#define FOR(whose, ...) [whose] = { __VA_ARGS__, .convention = whose }
#define FOR_ALL(...) \
  FOR (DSC_COURSE, __VA_ARGS__), FOR (DSC_TORCH, __VA_ARGS__), \
  FOR (DSC_KERAS, __VA_ARGS__), FOR (DSC_MATLAB, __VA_ARGS__)

/* What Adam and its kin have in common. */
#define USES_ADAM (DSC_USES_BETA1 | DSC_USES_BETA2 | DSC_USES_EPSILON)
#define ADAM(a, small) .rate = a, .beta1 = .9, .beta2 = .999, .epsilon = small
#define DEFAULTS_ADAM \
  FOR (DSC_COURSE, ADAM (.001, 1e-8)), FOR (DSC_TORCH, ADAM (.001, 1e-8)), \
  FOR (DSC_KERAS, ADAM (.001, 1e-7)), FOR (DSC_MATLAB, ADAM (.001, 1e-8))

#endif
