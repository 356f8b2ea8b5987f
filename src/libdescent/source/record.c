/* record.c: raw records: nothing but values, as the user says.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats.h"

dsc_status
dsc_record_array (const dsc_source_file *f, size_t record, dsc_array *a,
                  dsc_source_error *e)
{
  const int last = a->dimensions - 1;
  a->size[last] = 1;
  dsc_status status = dsc_array_bytes (a, e);
  if (status != DSC_OK)
    return status;
  if (record < a->bytes)
    return dsc_source_fails (e, DSC_FAULT_SIZE, -1, NULL, 0);
  const uint64_t begin = a->offset < record && f->bytes % record == 0
                         ? 0 : a->offset;
  if (a->offset > f->bytes || f->bytes - begin < record)
    return dsc_source_fails (e, DSC_FAULT_TRUNCATED, (int64_t) f->bytes,
                             NULL, 0);
  const uint64_t n = (f->bytes - begin) / record, end = begin + n * record;
  if (a->offset - begin > record - a->bytes || n > PTRDIFF_MAX)
    return dsc_source_fails (e, DSC_FAULT_SIZE, -1, NULL, 0);
  if (end != f->bytes)
    return dsc_source_fails (e, DSC_FAULT_TRAILING, (int64_t) end, NULL, 0);
  a->size[last] = (dsc_int) n;
  return dsc_array_bytes (a, e);
}
