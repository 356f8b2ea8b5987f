/* npy-write.c: headers of NPY files.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "npy-type.h"

size_t
dsc_npy_write_head (const dsc_array *a, char head[DSC_NPY_HEAD_MOST])
{
  const char *type = npy_type (a->kind);
  char *text = head + 10;
  const size_t room = DSC_NPY_HEAD_MOST - 10;
  size_t n = (size_t) snprintf (text, room, "{'descr': '%c%s', "
                                "'fortran_order': %s, 'shape': (",
                                type[1] == '1' ? '|' : npy_order (a->swap),
                                type,
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
