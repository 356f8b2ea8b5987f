// tree.h: arrays in cells and structs, nested, looked at side by side.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_TREE_H
#define DESCENT_OCT_TREE_H

#include <array>
#include <vector>

#include "oct/args.h"

// A place in a tree: the last step of the way there, and the place before.
struct place
{
  const place *up;
  const char *field;       // .field; null for an element of a cell
  octave_idx_type index;   // counted from 1; 0: the only element
  int depth;
  std::string text (void) const
  {
    if (! up)
      return "";
    std::string i = std::to_string (index);
    return up->text ()
           + (field ? (index ? "(" + i + ")." : ".") + std::string (field)
                    : "{" + i + "}");
  }
};

// Several trees: parameters, gradients and states.  The first one leads: the
// others have its cells, fields and sizes, but [] in a state stands for its
// beginning wherever it is found.
class trees
{
public:
  enum { PARAMS, GRAD, STATE, MOST = STATE + DSC_MAX_SLOTS };
  typedef std::array<octave_value, MOST> values;   // of one place, in all trees
  typedef std::array<std::string, MOST> titles;

  // who: the caller; titles: what its messages call each of the count trees;
  // sparse: may arrays of those that follow be sparse, or then also complex?
  trees (const char *who, const titles& names, int count, bool sparse = false,
         bool complex = false)
    : m_who (who), m_names (names), m_count (count), m_sparse (sparse), m_complex (complex)
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
          alike (in, at, is_float, "an array of class double or single");
        else if (m_sparse)
          alike (in, at, is_real_float, "a real array of class double or single");
        else
          alike (in, at, is_float_array, "a full real array of class double or single");
        visit (in, at);
      }
    else if (lead.iscell ())
      {
        alike (in, at, is_cell, "a cell");
        walk_cell (in, visit, at);
      }
    else if (lead.isstruct ())
      {
        alike (in, at, is_struct, "a struct");
        walk_struct (in, visit, at);
      }
    else
      fail ("descent:class", m_names[PARAMS] + at.text ()
            + " must be a full real array of class double or single,"
              " or a cell or a struct of such arrays");
  }

  // The tree LEAD with other arrays, in the order of walk: next () gives them.
  template <typename Next>
  static octave_value rebuild (const octave_value& lead, const Next& next)
  {
    if (lead.iscell ())
      {
        const Cell from = lead.cell_value ();
        Cell to (from.dims ());
        for (octave_idx_type i = 0; i < from.numel (); i++)
          to.xelem (i) = rebuild (from.xelem (i), next);
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

  // [], or nothing, where it means that a state begins
  static bool starts (const octave_value& v)
  {
    return v.is_undefined () || (v.isfloat () && v.is_zero_by_zero ());
  }

  [[noreturn]] void fail (const char *id, const std::string& text) const
  {
    error_with_id (id, "%s: %s", m_who, text.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

private:
  typedef std::array<octave_scalar_map, MOST> fields;

  static bool is_cell (const octave_value& v) { return v.iscell (); }
  static bool is_struct (const octave_value& v) { return v.isstruct (); }
  static bool is_float (const octave_value& v) { return v.isfloat (); }
  static bool is_float_array (const octave_value& v)
  {
    return is_real_float (v) && ! v.issparse ();
  }

  void alike (const values& in, const place& at,
              bool (*same_kind) (const octave_value&), const char *kind) const
  {
    const dim_vector dims = in[PARAMS].dims ();
    for (int k = GRAD; k < m_count; k++)
      {
        if (k >= STATE && starts (in[k]))
          continue;
        if (! same_kind (in[k]))
          fail ("descent:class", m_names[k] + at.text () + " must be " + kind
                + ", like " + m_names[PARAMS] + at.text ());
        if (in[k].dims () != dims)
          fail ("descent:size", m_names[k] + at.text () + " is "
                + in[k].dims ().str () + ", " + m_names[PARAMS] + at.text ()
                + " is " + dims.str ());
      }
  }

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
          same_fields (all[PARAMS], all[k], k, at);
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
    for (int k = GRAD; k < m_count; k++)
      if (in[k].isstruct ())
        same_fields (lead, from[k], k, at);
    for (auto p = lead.begin (); p != lead.end (); p++)
      {
        const std::string field = lead.key (p);
        values v;
        for (int k = 0; k < m_count; k++)
          if (in[k].isstruct ())
            v[k] = from[k].getfield (field);
        walk (v, visit, place { &at, field.c_str (), index, at.depth + 1 });
      }
  }

  template <typename Next>
  static octave_scalar_map rebuild_fields (const octave_scalar_map& from, const Next& next)
  {
    octave_scalar_map to = from;   // its fields, in its order
    for (auto p = from.begin (); p != from.end (); p++)
      to.setfield (from.key (p), rebuild (from.contents (p), next));
    return to;
  }

  template <typename Map>
  void same_fields (const Map& lead, const Map& other, int k,
                    const place& at) const
  {
    for (auto p = lead.begin (); p != lead.end (); p++)
      if (! other.isfield (lead.key (p)))
        fail ("descent:size", m_names[k] + at.text () + " lacks the field "
              + lead.key (p) + " of " + m_names[PARAMS] + at.text ());
    for (auto p = other.begin ();
         other.nfields () > lead.nfields () && p != other.end (); p++)
      if (! lead.isfield (other.key (p)))
        fail ("descent:size", m_names[k] + at.text () + " has a field "
              + other.key (p) + ", " + m_names[PARAMS] + at.text () + " has not");
  }

  const char *m_who;
  const titles& m_names;
  int m_count;
  bool m_sparse, m_complex;
};

#endif
