// source.h: what the struct of datasource says of files, and whether that is
// still so.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_H
#define DESCENT_OCT_SOURCE_H

#include "oct/open-source.h"

// The struct of a source that is read as it is.
inline octave_scalar_map
source_map (const open_source& source)
{
  namespace is = source_field;
  const dsc_source *s = source.get ();
  const source_request& request = source.request ();
  Cell files (1, s->parts);
  NDArray bytes (dim_vector (1, s->parts)), times (dim_vector (2, s->parts));
  for (int i = 0; i < s->parts; i++)
    {
      const dsc_source_file& f = s->part[i].file;
      files(i) = request.files[i];
      bytes(i) = f.bytes;
      times(2 * i) = f.seconds;
      times(2 * i + 1) = f.nanoseconds;
    }
  const dsc_source_part& first = s->part[0];
  octave_scalar_map map;
  map.setfield (is::type, is::type_name);
  map.setfield (is::files, files);
  map.setfield (is::format, request.format);
  map.setfield (is::class_name, dsc_kind_name (s->kind));
  map.setfield (is::features, s->features);
  map.setfield (is::samples, s->samples);
  map.setfield (is::sizes, source.sample_sizes ());
  map.setfield (is::along, request.samples_last ? "columns" : "rows");
  map.setfield (is::offset, request.offset);
  map.setfield (is::record, request.record);
  map.setfield (is::order, byte_order_name (first.swap
                                            == is_little_endian ()));
  map.setfield (is::dataset, source.dataset ());
  map.setfield (is::block, first.tile ? first.tile_samples : 1);
  map.setfield (is::bytes, bytes);
  map.setfield (is::times, times);
  map.setfield (is::names, Cell ());
  map.setfield (is::classes, Cell ());
  map.setfield (is::missing, 0);
  map.setfield (is::origin, Cell ());
  return map;
}

// N numbers of a field of S.
inline NDArray
source_numbers (const octave_scalar_map& s, const char *field,
                octave_idx_type n, const char *who)
{
  const NDArray v = get_real<double> (s.getfield (field), who, field);
  if (v.numel () != n)
    error_with_id ("descent:size", "%s: SRC.%s must have %td elements", who,
                   field, static_cast<dsc_int> (n));
  return v;
}

// Are the open files those that the struct S describes?
inline void
check_same_source (const open_source& source, const octave_scalar_map& s,
                   const char *who)
{
  namespace is = source_field;
  const dsc_source *now = source.get ();
  const NDArray bytes = source_numbers (s, is::bytes, now->parts, who),
    times = source_numbers (s, is::times, 2 * now->parts, who);
  for (int i = 0; i < now->parts; i++)
    {
      const dsc_source_file& f = now->part[i].file;
      if (bytes(i) == f.bytes && times(2 * i) == f.seconds
          && times(2 * i + 1) == f.nanoseconds)
        continue;
      dsc_source_error e = { };
      e.file = i;
      source.check (dsc_source_fails (&e, DSC_FAULT_CHANGED, -1, nullptr, 0),
                    e);
    }
  if (get_number (s.getfield (is::features), who, "SRC.Features")
      != now->features
      || get_number (s.getfield (is::samples), who, "SRC.Samples")
         != now->samples
      || get_name (s.getfield (is::class_name), who, "SRC.Class")
         != dsc_kind_name (now->kind))
    error_with_id ("descent:value", "%s: SRC must be as datasource has "
                   "returned it: its Features, Samples and Class are not "
                   "those of its files", who);
}

// The files of the struct V of datasource, which are what it says.
inline std::unique_ptr<open_source>
open_files (const octave_value& v, const char *who)
{
  const octave_scalar_map s = get_source (v, who);
  std::unique_ptr<open_source>
    source (new open_source (get_source_request (s, who), who));
  check_same_source (*source, s, who);
  return source;
}

// The struct V, whose files are what it says.
inline octave_scalar_map
check_source (const octave_value& v, const char *who)
{
  open_files (v, who);
  return get_source (v, who);
}

#endif
