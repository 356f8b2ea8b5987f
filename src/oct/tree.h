// tree.h: arrays in cells and structs, nested, visited side by side.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_TREE_H
#define DESCENT_OCT_TREE_H

#include <array>
#include <string>

#include "oct/alike.h"

// Several trees: parameters, gradients and states.  The first one leads: the
// others have its cells, fields and sizes, but [] in a state stands for its
// beginning wherever it is found.
class trees : public tree_checks
{
public:
  // sparse: may arrays of the trees that follow be sparse, or then also
  // complex?
  trees (const char *who, const titles& names, int count, bool sparse = false,
         bool complex = false)
    : tree_checks (who, names, count), m_sparse (sparse), m_complex (complex)
  { }

  // Calls visit (values, place) at every array, in a fixed order.
  template <typename Visit>
  void walk (const values& in, const Visit& visit,
             const place& at = place { nullptr, nullptr, 0, 0 }) const
  {
    if (at.depth > 64)
      fail ("descent:value", m_names[PARAMS] + " is nested more than 64 deep");

    const octave_value& lead = in[PARAMS];
    if (is_float_array (lead))
      {
        if (m_complex)
          check_alike (in, at, is_float, "an array of class double or single");
        else if (m_sparse)
          check_alike (in, at, is_real_float,
                       "a real array of class double or single");
        else
          check_alike (in, at, is_float_array,
                       "a full real array of class double or single");
        visit (in, at);
      }
    else if (lead.iscell ())
      {
        check_alike (in, at, is_cell, "a cell");
        walk_cell (in, visit, at);
      }
    else if (lead.isstruct ())
      {
        check_alike (in, at, is_struct, "a struct");
        walk_struct (in, visit, at);
      }
    else
      fail ("descent:class", m_names[PARAMS] + at.text ()
            + " must be a full real array of class double or single,"
              " or a cell or a struct of such arrays");
  }

private:
  typedef std::array<octave_scalar_map, MOST> fields;

  template <typename Visit>
  void walk_cell (const values& in, const Visit& visit, const place& at) const
  {
    std::array<Cell, MOST> from;
    for (int k = 0; k < m_count; k++)
      if (in[k].iscell ())
        from[k] = in[k].cell_value ();
    const octave_idx_type n = in[PARAMS].numel ();
    values v;
    for (octave_idx_type i = 0; i < n; i++)
      {
        for (int k = 0; k < m_count; k++)
          if (in[k].iscell ())
            v[k] = from[k].xelem (i);
        walk (v, visit, place { &at, nullptr, i + 1, at.depth + 1 });
      }
  }

  template <typename Visit>
  void walk_struct (const values& in, const Visit& visit, const place& at) const
  {
    fields from;
    if (in[PARAMS].numel () == 1)
      {
        for (int k = 0; k < m_count; k++)
          if (in[k].isstruct ())
            from[k] = in[k].scalar_map_value ();
        walk_fields (in, from, visit, at, 0);
        return;
      }

    std::array<octave_map, MOST> all;
    for (int k = 0; k < m_count; k++)
      if (in[k].isstruct ())
        {
          all[k] = in[k].map_value ();
          check_fields (all[PARAMS], all[k], k, at);
        }
    for (octave_idx_type i = 0; i < in[PARAMS].numel (); i++)
      {
        for (int k = 0; k < m_count; k++)
          if (in[k].isstruct ())
            from[k] = all[k].checkelem (i);
        walk_fields (in, from, visit, at, i + 1);
      }
  }

  // One struct, or element number index of an array of them.
  template <typename Visit>
  void walk_fields (const values& in, const fields& from, const Visit& visit,
                    const place& at, octave_idx_type index) const
  {
    const octave_scalar_map& lead = from[PARAMS];
    std::array<octave_scalar_map::const_iterator, MOST> next;
    for (int k = 0; k < m_count; k++)
      if (in[k].isstruct ())
        {
          check_fields (lead, from[k], k, at);
          next[k] = from[k].begin ();
        }
    for (auto p = lead.begin (); p != lead.end (); p++)
      {
        values v;
        for (int k = 0; k < m_count; k++)
          if (in[k].isstruct ())
            v[k] = from[k].contents (next[k]++);
        walk (v, visit,
              place { &at, p->first.c_str (), index, at.depth + 1 });
      }
  }

  bool m_sparse, m_complex;
};

#endif
