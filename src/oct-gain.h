// oct-gain.h: how users give the gain of an average, and the messages for it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_GAIN_H
#define DESCENT_OCT_GAIN_H

#include <cstring>

#include "oct-args.h"

// The row of the name in V; WHO is the function whose user reads the message,
// WHAT his argument.
inline const dsc_gain *
get_row (const octave_value& v, const char *who, const char *what)
{
  std::string name;
  if (v.is_string () && v.rows () == 1)
    name = v.string_value ();
  const dsc_gain *row = dsc_gain_find (name.c_str ());
  if (row && name.size () == std::strlen (row->name))
    return row;
  std::string known;
  for (int i = 0; dsc_gain_row (i); i++)
    known += std::string (i ? ", " : "") + dsc_gain_row (i)->name;
  error_with_id ("descent:option", "%s: %s must be one of %s", who, what,
                 known.c_str ());
  return nullptr;   // not reached
}

// The gains of the values V that are meant as ROW, in their shape: real numbers
// of any class, at least one; a vector of them, unless any array will do.
inline NDArray
get_gains (const octave_value& v, const dsc_gain *row, const std::string& label,
           bool any_array, const char *who)
{
  const bool vector = v.ndims () == 2 && (v.rows () == 1 || v.columns () == 1);
  if (v.isnumeric () && v.isreal () && ! v.isempty () && (vector || any_array))
    {
      NDArray gain = v.full_value ().array_value ();
      double *c = gain.fortran_vec ();
      if (dsc_gain_from (row, gain.numel (), c, c) == DSC_OK)
        return gain;
    }
  error_with_id ("descent:value", "%s: %s must be %s, a number or %s of them", who,
                 label.c_str (), row->rule, any_array ? "an array" : "a vector");
  return NDArray ();   // not reached
}

#endif
