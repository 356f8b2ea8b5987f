// gain.h: how users give the gain of an average, and the messages for it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_GAIN_H
#define DESCENT_OCT_GAIN_H

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "oct/args.h"

// The row of the name in V; WHO is the function whose user reads the message,
// WHAT his argument.
inline const dsc_gain *
get_gain_row (const octave_value& v, const char *who, const char *what)
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

// The end of a message: the first of the values that ROW does not allow; "" if
// there is none.
inline std::string
first_out_of_range (const NDArray& value, const dsc_gain *row,
                    const std::string& label)
{
  dsc_decay d;
  octave_idx_type i = 0;
  while (i < value.numel () && dsc_gain_from (row, value(i), &d) == DSC_OK)
    i++;
  if (i == value.numel ())
    return "";
  const double v = value(i);
  const std::string what
    = value.numel () == 1 ? "it" : label + "(" + std::to_string (i + 1) + ")";
  return "; " + what + " is " + number_text (v, v == std::floor (v) ? 15 : 6);
}

// What the values V mean as ROW, in DECAYS, and their shape: real numbers of
// any class, at least one; a vector of them, unless any array will do.
inline dim_vector
get_decays (const octave_value& v, const dsc_gain *row, const char *label,
            bool any_array, const char *who, std::vector<dsc_decay>& decays)
{
  const bool vector = v.ndims () == 2 && (v.rows () == 1 || v.columns () == 1);
  const bool numbers = v.isnumeric () && v.isreal () && ! v.isempty ();
  std::string culprit;
  if (numbers)
    {
      const NDArray value = v.full_value ().array_value ();
      culprit = first_out_of_range (value, row, label);
      if (culprit.empty () && (vector || any_array))
        {
          decays.resize (value.numel ());
          for (octave_idx_type i = 0; i < value.numel (); i++)
            dsc_gain_from (row, value(i), &decays[i]);
          return value.dims ();
        }
    }
  error_with_id ("descent:value",
                 "%s: %s must be %s, a number or %s of them%s", who, label,
                 row->rule, any_array ? "an array" : "a vector",
                 culprit.c_str ());
  return dim_vector ();   // not reached
}

// The label of ROW in messages: BETA for the argument of that name.
inline const char *
label_of (const octave_value& name, const dsc_gain *row)
{
  return name.string_value () == "BETA" ? "BETA" : row->name;
}

#endif
