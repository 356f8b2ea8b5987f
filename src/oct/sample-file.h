// sample-file.h: a new file of samples, which are written piece after piece.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SAMPLE_FILE_H
#define DESCENT_OCT_SAMPLE_FILE_H

#include <memory>
#include <string>
#include <vector>

#include <octave/file-ops.h>
#include <octave/oct-env.h>

#include "oct/cache.h"
#include "oct/source-head.h"
#include "oct/source.h"

// The format, as datasource calls it, by the end of a name.
inline std::string
format_of_ending (const std::string& name, const char *who)
{
  static const struct { const char *ending, *format; } known[]
    = { { ".npy", "npy" }, { ".h5", "hdf5" }, { ".hdf5", "hdf5" } };
  const std::size_t dot = name.rfind ('.');
  for (const auto& k : known)
    if (dot != std::string::npos && same_name (name.substr (dot), k.ending))
      return k.format;
  error_with_id ("descent:value", "%s: File must end with .npy, .h5 or .hdf5 "
                 "(got \"%s\")", who, cut_text (name).c_str ());
  throw std::bad_alloc ();   // not reached
}

// A file of doubles or singles that takes its name when it is whole.
class sample_file
{
public:
  // NAME is what a user gives; refused is all that can be refused before there
  // is something to write.
  sample_file (const octave_value& name, const char *who)
    : m_who (who)
  {
    const std::string text = is_name (name) ? name.string_value () : "";
    if (text.empty () || text.find ('\0') != std::string::npos)
      class_error (who, "File", "the name of a file");
    m_path = octave::sys::env::make_absolute
               (octave::sys::file_ops::tilde_expand (text));
    m_format = format_of_ending (m_path, who);
    if (m_format == "hdf5" && dsc_hdf5_missing ())
      error_with_id ("descent:file", "%s: \"%s\" %s", who, m_path.c_str (),
                     dsc_hdf5_missing ());
    check_replaced ();
  }

  // It is none of the files of SOURCE.
  void check_apart (const open_source& source) const
  {
    struct stat mine, other;
    if (stat (m_path.c_str (), &mine) != 0)
      return;
    for (const std::string& name : source.request ().files)
      if (stat (name.c_str (), &other) == 0 && mine.st_dev == other.st_dev
          && mine.st_ino == other.st_ino)
        error_with_id ("descent:file", "%s: File must not be a file that is "
                       "read, and \"%s\" is", m_who, m_path.c_str ());
  }

  // Begins to write samples of class KIND; SIZES has their number first.  The
  // file can be read by those who can read LIKE.
  void begin (dsc_kind kind, const std::vector<dsc_int>& sizes,
              const std::string& like)
  {
    dsc_array a = { kind, 0, 0, static_cast<int> (sizes.size ()), { 0 }, 0, 0 };
    dsc_source_error e = { };
    std::copy (sizes.begin (), sizes.end (), a.size);
    const dsc_status status = dsc_array_bytes (&a, &e);
    if (status != DSC_OK)
      source_error (status, e, m_path, m_who);
    std::vector<char> head (std::max<int> (DSC_NPY_HEAD_MOST, DSC_HDF5_HEAD));
    std::size_t n = DSC_HDF5_HEAD;
    if (m_format == "hdf5")
      dsc_hdf5_write_head (&a, head.data ());
    else
      n = dsc_npy_write_head (&a, head.data ());
    m_file.reset (new cache_file (m_path, like, m_who));
    m_file->write (head.data (), n);
  }

  void write (const void *samples, std::size_t bytes)
  {
    m_file->write (samples, bytes);
  }

  // All is written: the source that it is.
  octave_scalar_map finish (void)
  {
    m_file->finish ();
    source_request request;
    request.files.push_back (m_path);
    request.format = m_format;
    return source_map (open_source (request, m_who));
  }

private:
  // What is there has to be a file of this format with one array, or empty.
  void check_replaced (void) const
  {
    struct stat about;
    if (lstat (m_path.c_str (), &about) != 0 || about.st_size == 0)
      return;
    if (! S_ISREG (about.st_mode))
      {
        dsc_source_error e = { };
        e.fault = DSC_FAULT_IRREGULAR;
        source_error (DSC_EFILE, e, m_path, m_who);
      }
    const source_head head (m_path, DSC_HDF5_HEAD, m_who);
    if (! head.format () || m_format != head.format ()
        || (m_format == "hdf5"
            && ! (head.bytes ().size () == DSC_HDF5_HEAD
                  && dsc_hdf5_is_plain (head.bytes ().data ()))))
      error_with_id ("descent:file", "%s: \"%s\" is there and has other data; "
                     "it is not replaced", m_who, m_path.c_str ());
  }

  const char *m_who;
  std::string m_path, m_format;
  std::unique_ptr<cache_file> m_file;
};

#endif
