// source-request.h: the struct that datasource returns, and what it, or its
// options, say of how files are read.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_REQUEST_H
#define DESCENT_OCT_SOURCE_REQUEST_H

#include <string>
#include <vector>

#include "oct/rules.h"
#include "oct/source-format.h"

// What decides on how files are read: from the options of datasource, or from
// a struct that it has returned.
struct source_request
{
  std::vector<std::string> files;
  std::string format;        // "": by the content
  bool samples_last = false;
  std::string dataset;       // of HDF5; "": the only one
  // of raw records
  dsc_kind kind = DSC_DOUBLE;
  bool swap = false;
  std::vector<dsc_int> sizes;   // of a sample
  double offset = 0, record = 0;
};

// The names of the fields, which are those of options where there is one.
namespace source_field
{
  static const char *const type = "Type", *const type_name = "datasource",
    *const files = "Files", *const bytes = "Bytes", *const times = "Times",
    *const format = "Format", *const class_name = "Class",
    *const features = "Features", *const samples = "Samples",
    *const sizes = "Size", *const along = "ObservationsIn",
    *const offset = "Offset", *const record = "RecordBytes",
    *const order = "ByteOrder", *const dataset = "Dataset",
    *const block = "Block", *const names = "Names",
    *const classes = "Classes", *const missing = "Missing",
    *const origin = "Origin";
}

inline bool
is_little_endian (void)
{
  const uint16_t one = 1;
  return *reinterpret_cast<const unsigned char *> (&one) == 1;
}

inline const char *
byte_order_name (int i)
{
  static const char *const names[] = { "little", "big", nullptr };
  return names[i];
}

// Is it a struct of datasource, or does it look like one?
inline bool
is_source (const octave_value& v)
{
  if (! v.isstruct () || v.numel () != 1)
    return false;
  const octave_value type
    = v.scalar_map_value ().getfield (source_field::type);
  return is_name (type) && type.string_value () == source_field::type_name;
}

// A struct that datasource has returned.
inline octave_scalar_map
get_source (const octave_value& v, const char *who)
{
  if (! is_source (v))
    class_error (who, "SRC", "a struct that datasource has returned");
  return v.scalar_map_value ();
}

inline std::vector<std::string>
get_file_names (const octave_value& v, const char *who)
{
  std::vector<std::string> names;
  if (! v.iscell ())
    class_error (who, "FILE", "a name or a cell of names");
  const Cell all = v.cell_value ();
  for (octave_idx_type i = 0; i < all.numel (); i++)
    {
      const std::string name = is_name (all(i)) ? all(i).string_value () : "";
      if (name.empty () || name.find ('\0') != std::string::npos)
        error_with_id ("descent:value", "%s: FILE must be a name or a cell of "
                       "names", who);
      names.push_back (name);
    }
  return names;
}

// The fields of S that only raw records have, to R.
inline void
get_record_request (const octave_scalar_map& s, const char *who,
                    source_request& r)
{
  namespace is = source_field;
  static const double most = 1125899906842624;   // 2^50
  r.kind = static_cast<dsc_kind> (check_name (s.getfield (is::class_name),
                                              dsc_kind_name, who,
                                              is::class_name));
  r.swap = (check_name (s.getfield (is::order), byte_order_name, who,
                        is::order) == 0) != is_little_endian ();
  const NDArray sizes = get_real<double> (s.getfield (is::sizes), who,
                                          is::sizes);
  if (sizes.numel () < 1 || sizes.numel () >= DSC_ARRAY_DIMENSIONS)
    error_with_id ("descent:size", "%s: Size must have 1 to %d elements", who,
                   DSC_ARRAY_DIMENSIONS - 1);
  for (octave_idx_type i = 0; i < sizes.numel (); i++)
    {
      if (! (sizes(i) >= 1 && sizes(i) <= most)
          || sizes(i) != std::floor (sizes(i)))
        error_with_id ("descent:value", "%s: Size must be positive integers",
                       who);
      r.sizes.push_back (static_cast<dsc_int> (sizes(i)));
    }
  r.offset = get_count (s.getfield (is::offset), 0, most, who, is::offset);
  r.record = get_count (s.getfield (is::record), 0, most, who, is::record);
}

// The fields of S, of a user or of options, as a request.
inline source_request
get_source_request (const octave_scalar_map& s, const char *who)
{
  namespace is = source_field;
  source_request r;
  r.files = get_file_names (s.getfield (is::files), who);
  r.format = get_name (s.getfield (is::format), who, is::format);
  if (! r.format.empty ())
    r.format = source_format_name (check_name (s.getfield (is::format),
                                               source_format_name, who,
                                               is::format));
  r.samples_last = get_name (s.getfield (is::along), who, is::along)
                   == "columns";
  r.dataset = get_name (s.getfield (is::dataset), who, is::dataset);
  if (r.format == "raw")
    get_record_request (s, who, r);
  return r;
}

#endif
