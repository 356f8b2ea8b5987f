// rebuild.h: a tree of cells and structs, with other arrays.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_REBUILD_H
#define DESCENT_OCT_REBUILD_H

#include <octave/oct.h>

template <typename Next>
octave_value rebuild_tree (const octave_value& lead, const Next& next);

template <typename Next>
octave_scalar_map
rebuild_fields (const octave_scalar_map& from, const Next& next)
{
  octave_scalar_map to = from;   // its fields, in its order
  for (auto p = from.begin (); p != from.end (); p++)
    to.contents (p) = rebuild_tree (from.contents (p), next);
  return to;
}

// The tree LEAD with other arrays, in the order of walk: next () gives them.
template <typename Next>
octave_value
rebuild_tree (const octave_value& lead, const Next& next)
{
  if (lead.iscell ())
    {
      const Cell from = lead.cell_value ();
      Cell to (from.dims ());
      for (octave_idx_type i = 0; i < from.numel (); i++)
        to.xelem (i) = rebuild_tree (from.xelem (i), next);
      return to;
    }
  if (! lead.isstruct ())
    return next ();
  if (lead.numel () == 1)
    return rebuild_fields (lead.scalar_map_value (), next);
  const octave_map from = lead.map_value ();
  octave_map to (from.dims (), from.keys ());
  for (octave_idx_type i = 0; i < from.numel (); i++)
    to.fast_elem_insert (i, rebuild_fields (from.checkelem (i), next));
  return to;
}

#endif
