/* source.c: parts of a source from arrays in files.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/kinds.h"

#include "source.h"

dsc_status
dsc_array_bytes (dsc_array *a, dsc_source_error *e)
{
  a->bytes = kind_bytes (a->kind);
  int good = a->dimensions >= 1;
  for (int i = 0; good && i < a->dimensions; i++)
    good = a->size[i] >= 1
           && ! __builtin_mul_overflow (a->bytes, (uint64_t) a->size[i],
                                        &a->bytes)
           && a->bytes <= PTRDIFF_MAX;
  return good ? DSC_OK : dsc_source_fails (e, DSC_FAULT_SIZE, -1, NULL, 0);
}

dsc_status
dsc_array_fills (const dsc_source_file *f, const dsc_array *a,
                 dsc_source_error *e)
{
  if (a->offset > f->bytes || a->bytes > f->bytes - a->offset)
    return dsc_source_fails (e, DSC_FAULT_TRUNCATED, (int64_t) f->bytes,
                             NULL, 0);
  const uint64_t end = a->offset + a->bytes;
  if (end < f->bytes)
    return dsc_source_fails (e, DSC_FAULT_TRAILING, (int64_t) end, NULL, 0);
  return DSC_OK;
}

/* The product of sizes BEGIN to END - 1. */
static dsc_int
count_values (const dsc_array *a, int begin, int end)
{
  dsc_int n = 1;
  for (int i = begin; i < end; i++)
    n *= a->size[i];
  return n;
}

void
dsc_source_part_of (const dsc_source_file *f, const dsc_array *a,
                    int samples_last, size_t record, dsc_source_part *part,
                    dsc_int *features)
{
  const int last = a->dimensions - 1;
  const size_t bytes = kind_bytes (a->kind);
  *part = (dsc_source_part) { .file = *f, .swap = a->swap };
  part->samples = a->size[samples_last ? last : 0];
  *features = samples_last ? count_values (a, 0, last)
                           : count_values (a, 1, last + 1);
  /* with one feature a sample is a value, whichever way */
  part->layout = *features == 1 || samples_last == a->first_fastest
                 ? DSC_COLUMNS : DSC_ROWS;
  part->stride = bytes * (size_t) (part->layout == DSC_COLUMNS
                                   ? *features : part->samples);
  if (record)
    part->stride = record;
  part->tile_samples = part->samples;
  part->tile_features = *features;
  part->whole = (dsc_tile) { .offset = a->offset, .bytes = a->bytes };
}

dsc_status
dsc_source_count (dsc_source *s, dsc_source_error *e)
{
  s->samples = 0;
  for (int i = 0; i < s->parts; i++)
    {
      s->part[i].first = s->samples;
      e->file = i;
      if (__builtin_add_overflow (s->samples, s->part[i].samples,
                                  &s->samples))
        return dsc_source_fails (e, DSC_FAULT_SIZE, -1, NULL, 0);
    }
  return DSC_OK;
}

void
dsc_source_close (dsc_source *s)
{
  for (int i = 0; i < s->parts; i++)
    dsc_source_file_close (&s->part[i].file);
}
