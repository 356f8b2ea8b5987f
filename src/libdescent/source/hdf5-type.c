/* hdf5-type.c: classes of values in HDF5.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifdef DSC_HAVE_HDF5

#include <string.h>

#include "hdf5-library.h"

typedef struct
{
  dsc_kind kind;
  hid_t little, big;
} kind_row;

static int
has_type (hid_t type, dsc_kind *kind, int *swap)
{
  const kind_row rows[] = {
    { DSC_DOUBLE, H5T_IEEE_F64LE, H5T_IEEE_F64BE },
    { DSC_FLOAT, H5T_IEEE_F32LE, H5T_IEEE_F32BE },
    { DSC_INT8, H5T_STD_I8LE, H5T_STD_I8BE },
    { DSC_UINT8, H5T_STD_U8LE, H5T_STD_U8BE },
    { DSC_INT16, H5T_STD_I16LE, H5T_STD_I16BE },
    { DSC_UINT16, H5T_STD_U16LE, H5T_STD_U16BE },
    { DSC_INT32, H5T_STD_I32LE, H5T_STD_I32BE },
    { DSC_UINT32, H5T_STD_U32LE, H5T_STD_U32BE },
    { DSC_INT64, H5T_STD_I64LE, H5T_STD_I64BE },
    { DSC_UINT64, H5T_STD_U64LE, H5T_STD_U64BE },
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    {
      const int little = H5Tequal (type, rows[i].little) > 0;
      if (! little && H5Tequal (type, rows[i].big) <= 0)
        continue;
      *kind = rows[i].kind;
      *swap = little != (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
      return 1;
    }
  return 0;
}

/* Is member I of an enumeration NAME, and I its value? */
static int
has_member (hid_t type, unsigned i, const char *name)
{
  signed char value = -1;
  char *is = H5Tget_member_name (type, i);
  const int good = is && strcmp (is, name) == 0
                   && H5Tget_member_value (type, i, &value) >= 0
                   && value == (signed char) i;
  H5free_memory (is);
  return good;
}

/* As h5py stores numpy's bool. */
static int
is_bool (hid_t type)
{
  return H5Tget_size (type) == 1 && H5Tget_nmembers (type) == 2
         && has_member (type, 0, "FALSE") && has_member (type, 1, "TRUE");
}

static const char *
class_name (hid_t type)
{
  switch (H5Tget_class (type))
    {
    case H5T_INTEGER: return "integers of another size or layout";
    case H5T_FLOAT: return "floating-point numbers of another size or layout";
    case H5T_TIME: return "times";
    case H5T_STRING: return "strings";
    case H5T_BITFIELD: return "bit fields";
    case H5T_OPAQUE: return "opaque values";
    case H5T_COMPOUND: return "compound values (complex numbers, records)";
    case H5T_REFERENCE: return "references (cells, structs, text)";
    case H5T_ENUM: return "an enumeration";
    case H5T_VLEN: return "lists of variable length";
    case H5T_ARRAY: return "arrays";
    default: return "an unknown class";
    }
}

int
dsc_hdf5_kind (hid_t type, dsc_kind *kind, int *swap, const char **what)
{
  if (H5Tget_class (type) == H5T_ENUM && is_bool (type))
    {
      *kind = DSC_LOGICAL;
      *swap = 0;
      return 0;
    }
  if (has_type (type, kind, swap))
    return 0;
  *what = class_name (type);
  return -1;
}

#endif
