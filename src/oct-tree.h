// oct-tree.h: arrays in cells and structs, nested, walked side by side.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_TREE_H
#define DESCENT_OCT_TREE_H

#include <array>
#include <functional>

#include "oct-args.h"

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
// others have its cells, fields and sizes, but [] in a state stands for zeros
// wherever it is found.
class trees
{
public:
  enum { PARAMS, GRAD, STATE, MOST = STATE + DSC_MAX_SLOTS };
  typedef std::array<octave_value, MOST> values;   // of one place, in all trees

  // names: the caller, then one name a tree.  step is called at every array
  // and makes out of in, at PARAMS and from STATE on.
  trees (const Array<std::string>& names,
         const std::function<void (const values& in, values& out)>& step)
    : m_names (names), m_count (names.numel () - 1), m_step (step)
  { }

  void walk (const values& in, values& out, const place& at) const
  {
    if (at.depth > 64)
      fail ("descent:value", name (PARAMS) + " is nested more than 64 deep");

    const octave_value& lead = in[PARAMS];
    if (is_float_array (lead))
      {
        alike (in, at, is_float_array, "a full real array of class double or single");
        m_step (in, out);
      }
    else if (lead.iscell ())
      {
        alike (in, at, is_cell, "a cell");
        walk_cell (in, out, at);
      }
    else if (lead.isstruct ())
      {
        alike (in, at, is_struct, "a struct");
        walk_struct (in, out, at);
      }
    else
      fail ("descent:class", name (PARAMS) + at.text ()
            + " must be a full real array of class double or single,"
              " or a cell or a struct of such arrays");
  }

  // [], or nothing, where it means a state of zeros
  static bool starts (const octave_value& v)
  {
    return v.is_undefined () || (v.isfloat () && v.is_zero_by_zero ());
  }

private:
  typedef std::array<octave_scalar_map, MOST> fields;

  static bool is_cell (const octave_value& v) { return v.iscell (); }
  static bool is_struct (const octave_value& v) { return v.isstruct (); }
  static bool is_float_array (const octave_value& v)
  {
    return (v.is_double_type () || v.is_single_type ())
           && ! v.iscomplex () && ! v.issparse ();
  }

  const std::string& name (int k) const { return m_names(k + 1); }

  [[noreturn]] void fail (const char *id, const std::string& text) const
  {
    error_with_id (id, "%s: %s", m_names(0).c_str (), text.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
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
          fail ("descent:class", name (k) + at.text () + " must be " + kind
                + ", like " + name (PARAMS) + at.text ());
        if (in[k].dims () != dims)
          fail ("descent:size", name (k) + at.text () + " is "
                + in[k].dims ().str () + ", " + name (PARAMS) + at.text ()
                + " is " + dims.str ());
      }
  }

  void walk_cell (const values& in, values& out, const place& at) const
  {
    std::array<Cell, MOST> from, to;
    for (int k = 0; k < m_count; k++)
      {
        if (in[k].iscell ())
          from[k] = in[k].cell_value ();
        if (k != GRAD)
          to[k] = Cell (in[PARAMS].dims ());
      }
    const octave_idx_type n = in[PARAMS].numel ();
    for (octave_idx_type i = 0; i < n; i++)
      {
        values v, w;
        for (int k = 0; k < m_count; k++)
          if (in[k].iscell ())
            v[k] = from[k].xelem (i);
        walk (v, w, place { &at, nullptr, i + 1, at.depth + 1 });
        for (int k = 0; k < m_count; k++)
          if (k != GRAD)
            to[k].xelem (i) = w[k];
      }
    for (int k = 0; k < m_count; k++)
      if (k != GRAD)
        out[k] = to[k];
  }

  void walk_struct (const values& in, values& out, const place& at) const
  {
    fields from, to;
    if (in[PARAMS].numel () == 1)
      {
        for (int k = 0; k < m_count; k++)
          if (in[k].isstruct ())
            from[k] = in[k].scalar_map_value ();
        walk_fields (in, from, to, at, 0);
        for (int k = 0; k < m_count; k++)
          if (k != GRAD)
            out[k] = to[k];
        return;
      }

    std::array<octave_map, MOST> all, made;
    for (int k = 0; k < m_count; k++)
      if (in[k].isstruct ())
        all[k] = in[k].map_value ();
    for (int k = 0; k < m_count; k++)
      {
        if (in[k].isstruct ())
          same_fields (all[PARAMS], all[k], k, at);
        made[k] = octave_map (in[PARAMS].dims (), all[PARAMS].keys ());
      }
    for (octave_idx_type i = 0; i < in[PARAMS].numel (); i++)
      {
        for (int k = 0; k < m_count; k++)
          if (in[k].isstruct ())
            from[k] = all[k].checkelem (i);
        walk_fields (in, from, to, at, i + 1);
        for (int k = 0; k < m_count; k++)
          if (k != GRAD)
            made[k].fast_elem_insert (i, to[k]);
      }
    for (int k = 0; k < m_count; k++)
      if (k != GRAD)
        out[k] = made[k];
  }

  // One struct, or element number index of an array of them.
  void walk_fields (const values& in, const fields& from, fields& to,
                    const place& at, octave_idx_type index) const
  {
    const octave_scalar_map& lead = from[PARAMS];
    for (int k = GRAD; k < m_count; k++)
      if (in[k].isstruct ())
        same_fields (lead, from[k], k, at);
    for (auto p = lead.begin (); p != lead.end (); p++)
      {
        const std::string field = lead.key (p);
        values v, w;
        for (int k = 0; k < m_count; k++)
          if (in[k].isstruct ())
            v[k] = from[k].getfield (field);
        walk (v, w, place { &at, field.c_str (), index, at.depth + 1 });
        for (int k = 0; k < m_count; k++)
          if (k != GRAD)
            to[k].setfield (field, w[k]);
      }
  }

  template <typename Map>
  void same_fields (const Map& lead, const Map& other, int k,
                    const place& at) const
  {
    for (auto p = lead.begin (); p != lead.end (); p++)
      if (! other.isfield (lead.key (p)))
        fail ("descent:size", name (k) + at.text () + " lacks the field "
              + lead.key (p) + " of " + name (PARAMS) + at.text ());
    for (auto p = other.begin ();
         other.nfields () > lead.nfields () && p != other.end (); p++)
      if (! lead.isfield (other.key (p)))
        fail ("descent:size", name (k) + at.text () + " has a field "
              + other.key (p) + ", " + name (PARAMS) + at.text () + " has not");
  }

  Array<std::string> m_names;
  int m_count;
  std::function<void (const values& in, values& out)> m_step;
};

#endif
