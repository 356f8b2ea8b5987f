// source-hdf5.h: arrays of HDF5 files, and those that were described last.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_HDF5_H
#define DESCENT_OCT_SOURCE_HDF5_H

#include <list>
#include <memory>
#include <string>
#include <vector>

#include "oct/hooks.h"
#include "oct/source-error.h"

// One array; parts of sources point to it.
struct hdf5_array
{
  std::string path, name;    // as it was asked for
  dsc_source_file file;      // its size and time
  bool samples_last;
  dsc_hdf5 what;
  std::vector<dsc_tile> tile;
};

class hdf5_child
{
public:
  hdf5_child (void) : c { 0, -1 } { }
  ~hdf5_child (void) { dsc_hdf5_end (&c); }
  hdf5_child (const hdf5_child&) = delete;
  dsc_hdf5_child c;
};

// Asks for array A, of which all but what and tile is known.
inline void
ask_hdf5 (hdf5_array& a, const char *who)
{
  poll_hooks hooks;
  hdf5_child child;
  dsc_source_error e = { };
  dsc_status status
    = dsc_hdf5_look (a.path.c_str (), &a.file, a.name.c_str (), a.samples_last,
                     &child.c, &a.what, hooks.poll (), &e);
  if (status == DSC_OK)
    {
      a.tile.resize (dsc_hdf5_tile_count (&a.what, &a.file));
      status = dsc_hdf5_tiles (&child.c, &a.file, &a.what, a.tile.data (),
                               hooks.poll (), &e);
    }
  hooks.rethrow ();
  if (status == DSC_EDATA && e.fault == DSC_FAULT_TOLD)
    error_with_id ("descent:data", "%s: \"%s\" %s", who, a.path.c_str (),
                   a.what.reason);
  if (status != DSC_OK)
    source_error (status, e, a.path, who);
}

inline bool
same_hdf5 (const hdf5_array& a, const hdf5_array& b)
{
  return a.path == b.path && a.name == b.name
         && a.samples_last == b.samples_last && a.file.bytes == b.file.bytes
         && a.file.seconds == b.file.seconds
         && a.file.nanoseconds == b.file.nanoseconds;
}

// Dataset NAME, or the only one, of file F, which is open from PATH.  The last
// ones are kept: to ask costs a fork, and a source is opened at each use.
inline std::shared_ptr<const hdf5_array>
get_hdf5 (const std::string& path, const dsc_source_file& f,
          const std::string& name, bool samples_last, const char *who)
{
  static const std::size_t kept = 8;
  static std::list<std::shared_ptr<const hdf5_array>> last;
  auto a = std::make_shared<hdf5_array> ();
  a->path = path;
  a->name = name;
  a->file = f;
  a->samples_last = samples_last;
  for (auto i = last.begin (); i != last.end (); i++)
    if (same_hdf5 (**i, *a))
      {
        last.splice (last.begin (), last, i);
        return last.front ();
      }
  ask_hdf5 (*a, who);
  last.push_front (a);
  if (last.size () > kept)
    last.pop_back ();
  return a;
}

#endif
