/* npy-write.c: headers of NPY files.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "formats.h"

static const char types[][3] = {
  [DSC_DOUBLE] = "f8", [DSC_FLOAT] = "f4", [DSC_INT8] = "i1",
  [DSC_UINT8] = "u1", [DSC_INT16] = "i2", [DSC_UINT16] = "u2",
  [DSC_INT32] = "i4", [DSC_UINT32] = "u4", [DSC_INT64] = "i8",
  [DSC_UINT64] = "u8", [DSC_LOGICAL] = "b1"
};

static char
order_of (const dsc_array *a)
{
  const uint16_t one = 1;
  const int little = *(const unsigned char *) &one == 1;
  return types[a->kind][1] == '1' ? '|' : little != a->swap ? '<' : '>';
}

size_t
dsc_npy_write_head (const dsc_array *a, char head[DSC_NPY_HEAD_MOST])
{
  char *text = head + 10;
  const size_t room = DSC_NPY_HEAD_MOST - 10;
  size_t n = (size_t) snprintf (text, room, "{'descr': '%c%.2s', "
                                "'fortran_order': %s, 'shape': (",
                                order_of (a), types[a->kind],
                                a->first_fastest ? "True" : "False");
  for (int i = 0; i < a->dimensions; i++)
    n += (size_t) snprintf (text + n, room - n, "%td,%s", a->size[i],
                            i + 1 < a->dimensions ? " " : "");
  n += (size_t) snprintf (text + n, room - n, "), }");
  /* of 2 dimensions it has always the same size */
  const size_t bytes = n + 11 <= 128 ? 128 : DSC_NPY_HEAD_MOST;
  memset (text + n, ' ', bytes - 10 - n);
  head[bytes - 1] = '\n';
  memcpy (head, "\223NUMPY\1", 8);
  head[8] = (char) ((bytes - 10) & 255);
  head[9] = (char) ((bytes - 10) >> 8);
  return bytes;
}
