// open-source.h: the files of a source, while they are open.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_OPEN_SOURCE_H
#define DESCENT_OCT_OPEN_SOURCE_H

#include "oct/hooks.h"
#include "oct/source-error.h"
#include "oct/source-hdf5.h"
#include "oct/source-request.h"

// The files of a request, open as one source until it goes.
class open_source
{
public:
  open_source (const source_request& request, const char *who)
    : m_who (who), m_request (request),
      m_part (std::max (request.files.size (), std::size_t (1))),
      m_array (m_part.size ()), m_hdf5 (m_part.size ()),
      m_codec (m_part.size ()),
      m_source { request.kind, 0, 0, 0, m_part.data (), 1 }
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
        m_source.readers = dsc_source_readers (&m_source, dsc_threads (0));
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

  // Samples that are best read together: those that are unpacked together, by
  // all threads.
  dsc_int grain (void) const
  {
    const dsc_source_part& first = m_part[0];
    return first.tile ? std::min (first.tile_samples * m_source.readers,
                                  m_source.samples) : 1;
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

  // The name of the dataset that all files have, or "".
  std::string dataset (void) const
  {
    const std::string name = m_hdf5[0] ? m_hdf5[0]->what.name : "";
    for (const auto& a : m_hdf5)
      if (a && name != a->what.name)
        return m_request.dataset;
    return name;
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

private:
  void check (dsc_status status) { check (status, m_error); }

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

  // Of part I, whose file is F; returns the features of its samples.
  dsc_int describe_part (std::size_t i, const dsc_source_file& f)
  {
    if (m_request.format == "hdf5")
      return open_hdf5 (i, f);
    dsc_int features;
    read_head (f, m_array[i]);
    dsc_source_part_of (&f, &m_array[i], samples_last (),
                        static_cast<std::size_t> (m_request.record),
                        &m_part[i], &features);
    return features;
  }

  // Are samples of part I, of so many FEATURES, like those of the first one?
  void check_alike (std::size_t i, dsc_int features) const
  {
    const dsc_array &a = m_array[i], &first = m_array[0];
    if (features != m_source.features || a.kind != m_source.kind
        || (a.dimensions > 2 && a.first_fastest != first.first_fastest))
      error_with_id ("descent:data", "%s: \"%s\" must have samples like those "
                     "of the first file, %td %s in the same order, and has "
                     "%td %s", m_who, m_request.files[i].c_str (),
                     m_source.features, dsc_kind_name (m_source.kind),
                     features, dsc_kind_name (a.kind));
  }

  void open_part (std::size_t i)
  {
    dsc_source_file f;
    m_error.file = i;
    check (dsc_source_file_open (m_request.files[i].c_str (), &f, &m_error));
    m_part[i].file = f;   // from now on it is closed with the others
    m_source.parts = i + 1;
    if (m_request.format.empty ())
      guess (f);
    const dsc_int features = describe_part (i, f);
    if (i > 0)
      return check_alike (i, features);
    m_source.features = features;
    m_source.kind = m_array[0].kind;
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

#endif
