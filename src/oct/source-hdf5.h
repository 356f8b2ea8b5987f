// source-hdf5.h: an array of an HDF5 file as a part of a source.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_HDF5_H
#define DESCENT_OCT_SOURCE_HDF5_H

#include <string>
#include <vector>

#include "oct/hooks.h"
#include "source/hdf5.h"

// What the part points to; it must not move.
class hdf5_array
{
public:
  hdf5_array (void) = default;
  hdf5_array (const hdf5_array&) = delete;

  // Dataset NAME, or the only one, of file F, which is open from PATH.
  dsc_status look (const std::string& path, const dsc_source_file& f,
                   const std::string& name, bool samples_last,
                   dsc_source_error *e)
  {
    poll_hooks hooks;
    child_process child;
    dsc_status status
      = dsc_hdf5_look (path.c_str (), &f, name.c_str (), samples_last, &child.c,
                       &m_d, hooks.poll (), e);
    if (status == DSC_OK)
      {
        m_tile.resize (dsc_hdf5_tile_count (&m_d, &f, samples_last));
        status = dsc_hdf5_tiles (&child.c, &f, samples_last, &m_d,
                                 m_tile.data (), hooks.poll (), e);
      }
    hooks.rethrow ();
    return status;
  }

  // It as *PART of so many FEATURES.
  void be_part (const dsc_source_file& f, bool samples_last,
                dsc_source_part *part, dsc_int *features)
  {
    dsc_hdf5_part (&f, &m_d, samples_last, m_tile.data (), &m_codec, part,
                   features);
  }

  const dsc_array& array (void) const { return m_d.array; }
  const char * name (void) const { return m_d.name; }
  // Why not, where look says DSC_FAULT_TOLD.
  const char * reason (void) const { return m_d.reason; }

private:
  struct child_process
  {
    dsc_hdf5_child c = { 0, -1 };
    ~child_process (void) { dsc_hdf5_end (&c); }
  };
  dsc_hdf5 m_d;
  std::vector<dsc_tile> m_tile;
  dsc_codec m_codec;
};

#endif
