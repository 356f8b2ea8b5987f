// label-hint.h: what makes targets for a network of what is none.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_LABEL_HINT_H
#define DESCENT_OCT_LABEL_HINT_H

#include <algorithm>
#include <string>
#include <vector>

#include "oct/net-check.h"

// Targets as they were given: their least and greatest; 0, or where none is NaN
// their number without repetitions; have they only integers, only -1 and 1,
// only 1 and 2?
struct seen_targets
{
  double least, most;
  dsc_int different;
  bool integers, signs, ones_and_twos, some_nan;
};

// The numbers in Y, none of them NaN, without repetitions.
template <typename A>
dsc_int
count_different (const A& y)
{
  std::vector<typename A::element_type> all (y.data (), y.data () + y.numel ());
  std::sort (all.begin (), all.end ());
  return std::unique (all.begin (), all.end ()) - all.begin ();
}

inline seen_targets
look_at_targets (const octave_value& Y)
{
  const NDArray y = Y.full_value ().array_value ();
  seen_targets seen = { NAN, NAN, 0, true, true, true, false };
  for (octave_idx_type i = 0; i < y.numel (); i++)
    {
      seen.integers = seen.integers && y(i) == std::trunc (y(i));
      seen.signs = seen.signs && (y(i) == -1 || y(i) == 1);
      seen.ones_and_twos = seen.ones_and_twos && (y(i) == 1 || y(i) == 2);
      seen.some_nan = seen.some_nan || std::isnan (y(i));
      seen.least = std::fmin (seen.least, y(i));
      seen.most = std::fmax (seen.most, y(i));
    }
  if (! seen.some_nan)   // double cannot tell all integers of 64 bits apart
    seen.different
      = Y.is_int64_type () ? count_different (Y.int64_array_value ())
        : Y.is_uint64_type () ? count_different (Y.uint64_array_value ())
        : count_different (y);
  return seen;
}

// Of names, Y, char or a cell of strings.
inline std::string
names_hint (const checked_net& net, const octave_value& Y)
{
  const bool row = Y.ndims () == 2 && Y.rows () == 1;
  const std::string unique
    = "; [~, ~, Y] = unique ("
      + std::string (Y.is_string () && ! row && Y.columns () > 1 ? "cellstr (Y)"
                                                                 : "Y(:)")
      + "); Y = Y'";
  if (net.softmax ())
    return unique + " makes labels of them";
  if (net.binary ())
    return unique + " - 1 makes 0 and 1 of two names";
  return "";
}

inline std::string
softmax_hint (const checked_net& net, const seen_targets& seen)
{
  if (seen.least == 0 && seen.most <= net.outputs () - 1 && seen.integers)
    return "; they begin at 0: Y + 1 would fit";
  if (seen.different == net.outputs ())
    return "; [~, ~, Y] = unique (Y(:)); Y = Y' makes labels of them";
  return "";
}

inline std::string
sigmoid_hint (const checked_net& net, const seen_targets& seen)
{
  if (seen.signs)
    return "; they are -1 and 1: Y > 0 would fit";
  if (seen.ones_and_twos)
    return "; they are 1 and 2: Y - 1 would fit";
  if (net.binary () && seen.different == 2)
    return "; [~, ~, Y] = unique (Y(:)); Y = Y' - 1 makes 0 and 1 of them";
  if (net.binary () && seen.least >= 0 && seen.integers)
    return "; more than two classes need a network with \"Output\", "
           "\"softmax\"";
  return "";
}

// "; " and what makes targets for NET of Y; "" where nothing is known.
inline std::string
label_hint (const checked_net& net, const octave_value& Y)
{
  if (Y.is_string () || Y.iscellstr ())
    return names_hint (net, Y);
  if (! is_real_array (Y) || Y.isempty ())
    return "";
  const bool vector = Y.ndims () == 2 && (Y.rows () == 1 || Y.columns () == 1);
  if (net.softmax ())
    return vector ? softmax_hint (net, look_at_targets (Y)) : "";
  return net.output () == "sigmoid" ? sigmoid_hint (net, look_at_targets (Y))
                                    : "";
}

#endif
