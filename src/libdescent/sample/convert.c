/* convert.c: values of any class as numbers, a loop for each class.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/kinds.h"
#include "convert.h"

void
dsc_convert_d (dsc_kind kind, const void *x, dsc_int n, double *restrict v)
{
  switch (kind)
    {
#define KIND(name, type, finite) \
    case name: \
      for (dsc_int i = 0; i < n; i++) \
        v[i] = (double) ((const type *) x)[i]; \
      return;
      ALL_KINDS
#undef KIND
    }
}

void
dsc_convert_s (dsc_kind kind, const void *x, dsc_int n, float *restrict v)
{
  switch (kind)
    {
#define KIND(name, type, finite) \
    case name: \
      for (dsc_int i = 0; i < n; i++) \
        v[i] = (float) ((const type *) x)[i]; \
      return;
      ALL_KINDS
#undef KIND
    }
}
