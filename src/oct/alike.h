// alike.h: what trees of arrays must have in common, and the messages for it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_ALIKE_H
#define DESCENT_OCT_ALIKE_H

#include <array>
#include <string>

#include "oct/args.h"
#include "oct/place.h"

// Parameters, gradients and states as trees: the first one leads.
class tree_checks
{
public:
  enum { PARAMS, GRAD, STATE, MOST = STATE + DSC_MAX_SLOTS };
  typedef std::array<octave_value, MOST> values;   // of one place, in all trees
  typedef std::array<std::string, MOST> titles;

  // who: the caller; names: what its messages call each of the count trees
  tree_checks (const char *who, const titles& names, int count)
    : m_names (names), m_count (count), m_who (who)
  { }

  const titles& names (void) const { return m_names; }

  // [], or nothing, where it means that a state begins
  static bool is_initial (const octave_value& v)
  {
    return v.is_undefined () || (v.isfloat () && v.is_zero_by_zero ());
  }

  [[noreturn]] void fail (const char *id, const std::string& text) const
  {
    error_with_id (id, "%s: %s", m_who, text.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

protected:
  static bool is_cell (const octave_value& v) { return v.iscell (); }
  static bool is_struct (const octave_value& v) { return v.isstruct (); }
  static bool is_float (const octave_value& v) { return v.isfloat (); }
  static bool is_float_array (const octave_value& v)
  {
    return is_real_float (v) && ! v.issparse ();
  }

  void check_alike (const values& in, const place& at,
                    bool (*same_kind) (const octave_value&),
                    const char *kind) const
  {
    const dim_vector dims = in[PARAMS].dims ();
    for (int k = GRAD; k < m_count; k++)
      {
        if (k >= STATE && is_initial (in[k]))
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

  // Maps have their fields in the order of their names.
  template <typename Map>
  static bool same_fields (const Map& a, const Map& b)
  {
    auto p = a.begin (), q = b.begin ();
    while (p != a.end () && q != b.end () && p->first == q->first)
      {
        p++;
        q++;
      }
    return p == a.end () && q == b.end ();
  }

  template <typename Map>
  void check_fields (const Map& lead, const Map& other, int k,
                     const place& at) const
  {
    if (same_fields (lead, other))
      return;
    for (auto p = lead.begin (); p != lead.end (); p++)
      if (! other.isfield (lead.key (p)))
        fail ("descent:size", m_names[k] + at.text () + " lacks the field "
              + lead.key (p) + " of " + m_names[PARAMS] + at.text ());
    for (auto p = other.begin ();
         other.nfields () > lead.nfields () && p != other.end (); p++)
      if (! lead.isfield (other.key (p)))
        fail ("descent:size", m_names[k] + at.text () + " has a field "
              + other.key (p) + ", " + m_names[PARAMS] + at.text ()
              + " has not");
  }

  const titles& m_names;
  int m_count;

private:
  const char *m_who;
};

#endif
