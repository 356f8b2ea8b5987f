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

  // Dataset NAME, or the only one, of file F, which is open from PATH, as
  // *PART of so many FEATURES.
  dsc_status open (const std::string& path, const dsc_source_file& f,
                   const std::string& name, bool samples_last,
                   dsc_source_part *part, dsc_int *features,
                   dsc_source_error *e)
  {
    poll_hooks hooks;
    dsc_status status = dsc_hdf5_look (path.c_str (), &f, name.c_str (), &m_d,
                                       hooks.poll (), e);
    if (status == DSC_OK)
      {
        m_tile.resize (dsc_hdf5_tile_count (&m_d, &f, samples_last));
        status = dsc_hdf5_tiles (path.c_str (), &f, &m_d, samples_last,
                                 m_tile.data (), hooks.poll (), e);
      }
    hooks.rethrow ();
    if (status == DSC_OK)
      dsc_hdf5_part (&f, &m_d, samples_last, m_tile.data (), &m_codec, part,
                     features);
    return status;
  }

  const dsc_array& array (void) const { return m_d.array; }
  const char * name (void) const { return m_d.name; }
  // Why not, where open says DSC_FAULT_TOLD.
  const char * reason (void) const { return m_d.reason; }

private:
  dsc_hdf5 m_d;
  std::vector<dsc_tile> m_tile;
  dsc_codec m_codec;
};

#endif
