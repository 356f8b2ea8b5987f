/* kind-name.c: the classes of samples by their names, and their bytes.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base.h"
#include "kinds.h"

const char *
dsc_kind_name (int kind)
{
  static const char *const names[] = {
    [DSC_DOUBLE] = "double", [DSC_FLOAT] = "single", [DSC_INT8] = "int8",
    [DSC_UINT8] = "uint8", [DSC_INT16] = "int16", [DSC_UINT16] = "uint16",
    [DSC_INT32] = "int32", [DSC_UINT32] = "uint32", [DSC_INT64] = "int64",
    [DSC_UINT64] = "uint64", [DSC_LOGICAL] = "logical"
  };
  return kind >= 0 && kind <= DSC_LOGICAL ? names[kind] : NULL;
}

size_t
dsc_kind_bytes (dsc_kind kind)
{
  return kind_bytes (kind);
}
