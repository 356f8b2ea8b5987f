/* npy-type.h: how NPY writes classes and orders of bytes.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_NPY_TYPE_H
#define DESCENT_NPY_TYPE_H

#include "formats.h"

/* Two letters, without the order of bytes. */
static inline const char *
npy_type (dsc_kind kind)
{
  static const char types[][3] = {
    [DSC_DOUBLE] = "f8", [DSC_FLOAT] = "f4", [DSC_INT8] = "i1",
    [DSC_UINT8] = "u1", [DSC_INT16] = "i2", [DSC_UINT16] = "u2",
    [DSC_INT32] = "i4", [DSC_UINT32] = "u4", [DSC_INT64] = "i8",
    [DSC_UINT64] = "u8", [DSC_LOGICAL] = "b1"
  };
  return types[kind];
}

/* '<' or '>', as this processor has them or the other way round. */
static inline char
npy_order (int swap)
{
  const uint16_t one = 1;
  return (*(const unsigned char *) &one == 1) != swap ? '<' : '>';
}

#endif
