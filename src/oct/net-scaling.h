// net-scaling.h: what is done to features before a network sees them.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_SCALING_H
#define DESCENT_OCT_NET_SCALING_H

#include <cmath>
#include <string>

#include "oct/culprit.h"

// Nothing, as fields of a network have it: of class single, since Octave cannot
// read an empty matrix of class double from a file of save -float-binary.
inline octave_value
no_numbers (void)
{
  return FloatMatrix ();
}

// A number for all of N features, or what EACH is, called NAME, or a column of
// one for each: the column; [] for [].
inline octave_value
check_feature_numbers (const char *who, double n, const octave_value& v,
                       const std::string& name, const std::string& each)
{
  if (is_empty_matrix (v))
    return no_numbers ();
  if (! is_real_array (v))
    class_error (who, name.c_str (), "a real array");
  if (v.numel () != 1 && ! has_size (v, n, 1))
    error_with_id ("descent:size", "%s: %s must be a number or a column of %s, "
                   "one for each %s; it is %s", who, name.c_str (),
                   count_text (n).c_str (), each.c_str (),
                   size_text (v).c_str ());
  const NDArray a = v.full_value ().array_value ();
  const std::string culprit
    = vector_culprit (a.data (), a.numel (),
                      [] (double x) { return std::isfinite (x); },
                      each.c_str ());
  if (! culprit.empty ())
    error_with_id ("descent:value", "%s: %s must be finite%s", who,
                   name.c_str (), culprit.c_str ());
  if (a.numel () == 1)
    return NDArray (dim_vector (n, 1), a(0));
  return a;
}

// What is done to N features before a network sees them, scale .* (X -
// offset): two columns, or both [] for nothing.  OFFSET and SCALE, whose names
// in messages have PREFIX, may be [] for 0 and 1.
inline void
check_scaling (const char *who, double n, octave_value& offset,
               octave_value& scale, const char *offset_name,
               const char *scale_name, const char *each = "feature")
{
  offset = check_feature_numbers (who, n, offset, offset_name, each);
  scale = check_feature_numbers (who, n, scale, scale_name, each);
  if (offset.isempty () && ! scale.isempty ())
    offset = NDArray (scale.dims (), 0);
  else if (scale.isempty () && ! offset.isempty ())
    scale = NDArray (offset.dims (), 1);
}

#endif
