/* idx.c: IDX, the format of MNIST: bytes 0 0, the class, the number of
   dimensions; each size in four bytes, the highest first; the values.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/kinds.h"

#include "npy-type.h"

static const struct
{
  unsigned char code;
  dsc_kind kind;
} classes[] = {
  { 0x08, DSC_UINT8 }, { 0x09, DSC_INT8 }, { 0x0b, DSC_INT16 },
  { 0x0c, DSC_INT32 }, { 0x0d, DSC_FLOAT }, { 0x0e, DSC_DOUBLE }
};

static int
has_kind (unsigned char code, dsc_kind *kind)
{
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
    if (classes[i].code == code)
      {
        *kind = classes[i].kind;
        return 1;
      }
  return 0;
}

static uint32_t
big_endian (const unsigned char b[4])
{
  return (uint32_t) b[0] << 24 | (uint32_t) b[1] << 16 | (uint32_t) b[2] << 8
         | b[3];
}

dsc_status
dsc_idx_head (const dsc_source_file *f, dsc_array *a, dsc_source_error *e)
{
  unsigned char h[4 + 4 * DSC_ARRAY_DIMENSIONS] = { 1 };
  dsc_status status = dsc_source_file_read (f, 0, h, f->bytes < 4
                                            ? (size_t) f->bytes : 4, e);
  if (status != DSC_OK)
    return status;
  if (f->bytes < 4 || h[0] != 0 || h[1] != 0 || ! has_kind (h[2], &a->kind))
    return dsc_source_fails (e, DSC_FAULT_FOREIGN, 0, NULL, 0);
  a->dimensions = h[3];
  if (a->dimensions < 1 || a->dimensions > DSC_ARRAY_DIMENSIONS)
    return dsc_source_fails (e, DSC_FAULT_SIZE, 3, NULL, 0);
  status = dsc_source_file_read (f, 4, h + 4, 4 * a->dimensions, e);
  if (status != DSC_OK)
    return status;
  for (int i = 0; i < a->dimensions; i++)
    a->size[i] = (dsc_int) big_endian (h + 4 + 4 * i);
  a->swap = kind_bytes (a->kind) > 1 && npy_order (0) == '<';
  a->first_fastest = 0;
  a->offset = 4 + 4 * (uint64_t) a->dimensions;
  return dsc_array_bytes (a, e);
}
