// source.h: the struct that datasource returns, and its files.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_H
#define DESCENT_OCT_SOURCE_H

#include <string>
#include <vector>

#include "oct/hooks.h"
#include "oct/rules.h"
#include "oct/source-error.h"
#include "oct/source-format.h"
#include "oct/source-hdf5.h"

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
    *const block = "Block", *const classes = "Classes";
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

// The files of a request, open as one source until it goes.
class open_source
{
public:
  open_source (const source_request& request, const char *who)
    : m_who (who), m_request (request),
      m_part (std::max (request.files.size (), std::size_t (1))),
      m_array (m_part.size ()), m_hdf5 (m_part.size ()),
      m_codec (m_part.size ()),
      m_source { request.kind, 0, 0, 0, m_part.data () }
  {
    if (request.files.empty ())
      error_with_id ("descent:value", "%s: FILE must be at least one name",
                     who);
    for (auto& part : m_part)
      part.file.handle = -1;
    try
      {
        for (std::size_t i = 0; i < request.files.size (); i++)
          open_part (i);
        m_error.file = 0;
        check (dsc_source_count (&m_source, &m_error));
      }
    catch (...)
      {
        dsc_source_close (&m_source);
        throw;
      }
  }
  ~open_source (void) { dsc_source_close (&m_source); }
  open_source (const open_source&) = delete;

  const dsc_source * get (void) const { return &m_source; }
  const dsc_array& array (int i) const { return m_array[i]; }
  const std::string& format (void) const { return m_request.format; }
  const source_request& request (void) const { return m_request; }
  // Do samples go along the last dimension?
  bool samples_last (void) const
  {
    return m_request.samples_last || m_request.format == "raw";
  }

  // N samples from number FIRST, counted from 0, into X.
  void read (dsc_int first, dsc_int n, void *X, void *room)
  {
    poll_hooks hooks;
    const dsc_status status = dsc_source_read (&m_source, first, n, X, room,
                                               hooks.poll (), &m_error);
    hooks.rethrow ();
    check (status);
  }

  // The error for what dsc_source_read has returned with E, on any thread.
  void check (dsc_status status, const dsc_source_error& e) const
  {
    if (status != DSC_OK)
      source_error (status, e, m_request.files[e.file], m_who);
  }

  // Are the files those that this struct describes?
  void check_same (const octave_scalar_map& s)
  {
    const NDArray bytes = numbers (s, source_field::bytes, m_part.size ()),
      times = numbers (s, source_field::times, 2 * m_part.size ());
    for (std::size_t i = 0; i < m_part.size (); i++)
      {
        const dsc_source_file& f = m_part[i].file;
        if (bytes(i) != f.bytes || times(2 * i) != f.seconds
            || times(2 * i + 1) != f.nanoseconds)
          {
            m_error.file = i;
            check (dsc_source_fails (&m_error, DSC_FAULT_CHANGED, -1, nullptr,
                                     0));
          }
      }
    if (get_number (s.getfield (source_field::features), m_who, "SRC.Features")
        != m_source.features
        || get_number (s.getfield (source_field::samples), m_who,
                       "SRC.Samples") != m_source.samples
        || get_name (s.getfield (source_field::class_name), m_who, "SRC.Class")
           != dsc_kind_name (m_source.kind))
      error_with_id ("descent:value", "%s: SRC must be as datasource has "
                     "returned it: its Features, Samples and Class are not "
                     "those of its files", m_who);
  }

  // What a struct says of them.
  void describe (octave_scalar_map& s) const
  {
    namespace is = source_field;
    const std::size_t n = m_part.size ();
    Cell files (1, n);
    NDArray bytes (dim_vector (1, n)), times (dim_vector (2, n));
    for (std::size_t i = 0; i < n; i++)
      {
        const dsc_source_file& f = m_part[i].file;
        files(i) = m_request.files[i];
        bytes(i) = f.bytes;
        times(2 * i) = f.seconds;
        times(2 * i + 1) = f.nanoseconds;
      }
    s.setfield (is::type, is::type_name);
    s.setfield (is::files, files);
    s.setfield (is::format, m_request.format);
    s.setfield (is::class_name, dsc_kind_name (m_source.kind));
    s.setfield (is::features, m_source.features);
    s.setfield (is::samples, m_source.samples);
    s.setfield (is::sizes, sample_sizes ());
    s.setfield (is::along, m_request.samples_last ? "columns" : "rows");
    s.setfield (is::offset, m_request.offset);
    s.setfield (is::record, m_request.record);
    s.setfield (is::order, byte_order_name (m_part[0].swap
                                            == is_little_endian ()));
    s.setfield (is::dataset, dataset ());
    s.setfield (is::block, m_part[0].tile ? m_part[0].tile_samples : 1);
    s.setfield (is::bytes, bytes);
    s.setfield (is::times, times);
  }

private:
  void check (dsc_status status) { check (status, m_error); }

  NDArray numbers (const octave_scalar_map& s, const char *field,
                   std::size_t n) const
  {
    const NDArray v = get_real<double> (s.getfield (field), m_who, field);
    if (static_cast<std::size_t> (v.numel ()) != n)
      error_with_id ("descent:size", "%s: SRC.%s must have %zu elements",
                     m_who, field, n);
    return v;
  }

  // By the first bytes of the first file, else by its name.
  void guess (const dsc_source_file& f)
  {
    char head[4096];
    const std::size_t n = std::min<uint64_t> (f.bytes, sizeof head);
    check (dsc_source_file_read (&f, 0, head, n, &m_error));
    const char *format = dsc_source_guess (head, n, f.bytes);
    const std::string& name = m_request.files[0];
    if (! format)
      error_with_id ("descent:data", "%s: \"%s\" is of no format that is "
                     "known; give \"Format\"", m_who, name.c_str ());
    m_request.format = format;
  }

  void read_head (const dsc_source_file& f, dsc_array& a)
  {
    const std::string& format = m_request.format;
    if (format == "raw")
      return read_records (f, a);
    if (format == "npy")
      check (dsc_npy_head (&f, &a, &m_error));
    else if (format == "idx")
      check (dsc_idx_head (&f, &a, &m_error));
    else
      error_with_id ("descent:data", "%s: \"%s\" is of the format %s, which is "
                     "not read here", m_who,
                     m_request.files[m_error.file].c_str (), format.c_str ());
    check (dsc_array_fills (&f, &a, &m_error));
  }

  void read_records (const dsc_source_file& f, dsc_array& a)
  {
    a.kind = m_request.kind;
    a.swap = m_request.swap;
    a.first_fastest = 1;
    a.offset = static_cast<uint64_t> (m_request.offset);
    a.dimensions = 0;
    for (const dsc_int n : m_request.sizes)
      a.size[a.dimensions++] = n;
    a.size[a.dimensions++] = 1;
    check (dsc_array_bytes (&a, &m_error));
    if (m_request.record == 0)
      m_request.record = a.bytes;
    check (dsc_record_array (&f, static_cast<std::size_t> (m_request.record),
                             &a, &m_error));
  }

  dsc_int open_hdf5 (std::size_t i, const dsc_source_file& f)
  {
    dsc_int features;
    const auto a = m_hdf5[i]
      = get_hdf5 (m_request.files[i], f, m_request.dataset, samples_last (),
                  m_who);
    m_array[i] = a->what.array;
    dsc_hdf5_part (&f, &a->what, samples_last (), a->tile.data (), &m_codec[i],
                   &m_part[i], &features);
    return features;
  }

  // The name that all of them have, or "".
  std::string dataset (void) const
  {
    const std::string name = m_hdf5[0] ? m_hdf5[0]->what.name : "";
    for (const auto& a : m_hdf5)
      if (a && name != a->what.name)
        return m_request.dataset;
    return name;
  }

  void open_part (std::size_t i)
  {
    dsc_source_file f;
    dsc_array& a = m_array[i];
    m_error.file = i;
    check (dsc_source_file_open (m_request.files[i].c_str (), &f, &m_error));
    m_part[i].file = f;   // from now on it is closed with the others
    m_source.parts = i + 1;
    if (m_request.format.empty ())
      guess (f);
    dsc_int features;
    if (m_request.format == "hdf5")
      features = open_hdf5 (i, f);
    else
      {
        read_head (f, a);
        dsc_source_part_of (&f, &a, samples_last (),
                            static_cast<std::size_t> (m_request.record),
                            &m_part[i], &features);
      }
    if (i == 0)
      {
        m_source.features = features;
        m_source.kind = a.kind;
      }
    else if (features != m_source.features || a.kind != m_source.kind
             || (a.dimensions > 2
                 && a.first_fastest != m_array[0].first_fastest))
      error_with_id ("descent:data", "%s: \"%s\" must have samples like those "
                     "of the first file, %td %s in the same order, and has "
                     "%td %s", m_who, m_request.files[i].c_str (),
                     m_source.features, dsc_kind_name (m_source.kind),
                     features, dsc_kind_name (a.kind));
  }

  // The dimensions of a sample, as the file has them.
  NDArray sample_sizes (void) const
  {
    const dsc_array& a = m_array[0];
    const int n = a.dimensions - 1;
    NDArray sizes (dim_vector (1, std::max (n, 1)), 1);
    for (int i = 0; i < n; i++)
      sizes(i) = a.size[i + ! samples_last ()];
    return sizes;
  }

  const char *m_who;
  source_request m_request;
  std::vector<dsc_source_part> m_part;
  std::vector<dsc_array> m_array;
  std::vector<std::shared_ptr<const hdf5_array>> m_hdf5;
  std::vector<dsc_codec> m_codec;
  dsc_source m_source;
  dsc_source_error m_error;
};

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

// The fields of S, of a user or of options, as a request.
inline source_request
get_source_request (const octave_scalar_map& s, const char *who)
{
  namespace is = source_field;
  static const double most = 1125899906842624;   // 2^50
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
  if (r.format != "raw")
    return r;
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
  return r;
}

// A struct that datasource has returned.
inline octave_scalar_map
get_source (const octave_value& v, const char *who)
{
  if (! is_source (v))
    class_error (who, "SRC", "a struct that datasource has returned");
  return v.scalar_map_value ();
}

// The same whose files are what it says.
inline octave_scalar_map
check_source (const octave_value& v, const char *who)
{
  const octave_scalar_map map = get_source (v, who);
  open_source source (get_source_request (map, who), who);
  source.check_same (map);
  return map;
}

#endif
