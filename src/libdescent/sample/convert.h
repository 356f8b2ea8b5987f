/* convert.h: values of any class as numbers (convert.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CONVERT_H
#define DESCENT_CONVERT_H

#include "base/base.h"

/* v (n) are the n values of class KIND at x, each rounded once, to double or
   to single; v must not overlap x. */
void dsc_convert_d (dsc_kind kind, const void *x, dsc_int n, double *v);
void dsc_convert_s (dsc_kind kind, const void *x, dsc_int n, float *v);

#endif
