/* kinds.h: the classes that samples may be of, and one of their values.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_KINDS_H
#define DESCENT_KINDS_H

#include "base.h"

/* the rows: class, type of its values, has it nothing but finite ones? */
#define ALL_KINDS \
  KIND (DSC_DOUBLE, double, 0) \
  KIND (DSC_FLOAT, float, 0) \
  KIND (DSC_INT8, int8_t, 1) \
  KIND (DSC_UINT8, uint8_t, 1) \
  KIND (DSC_INT16, int16_t, 1) \
  KIND (DSC_UINT16, uint16_t, 1) \
  KIND (DSC_INT32, int32_t, 1) \
  KIND (DSC_UINT32, uint32_t, 1) \
  KIND (DSC_INT64, int64_t, 1) \
  KIND (DSC_UINT64, uint64_t, 1) \
  KIND (DSC_LOGICAL, uint8_t, 1)

/* In a kernel that is inlined with KIND a constant, these are one move. */
#define FOR_A_KIND static inline __attribute__ ((always_inline))

FOR_A_KIND size_t
kind_bytes (dsc_kind kind)
{
  switch (kind)
    {
#define KIND(name, type, finite) \
  case name: return sizeof (type);
      ALL_KINDS
#undef KIND
    }
  return 0;
}

/* Integers are. */
FOR_A_KIND int
kind_is_finite (dsc_kind kind)
{
  switch (kind)
    {
#define KIND(name, type, finite) \
  case name: return finite;
      ALL_KINDS
#undef KIND
    }
  return 0;
}

FOR_A_KIND double
kind_double (dsc_kind kind, const void *x, dsc_int j)
{
  switch (kind)
    {
#define KIND(name, type, finite) \
  case name: return (double) ((const type *) x)[j];
      ALL_KINDS
#undef KIND
    }
  return 0;
}

#endif
