// series.h: the series of an average, and their times.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SERIES_H
#define DESCENT_OCT_SERIES_H

#include <cmath>
#include <string>

#include "oct/args.h"

// The class of V, for a message.
inline std::string
kind_text (const octave_value& v)
{
  const bool complex = v.isnumeric () && v.iscomplex ();
  return (complex ? "complex " : "") + v.class_name ();
}

// Real numbers, of any class, full or sparse.
inline void
check_series (const octave_value& v, const char *who, const char *what)
{
  if (! (v.isnumeric () || v.islogical ()) || ! v.isreal ())
    error_with_id ("descent:class",
                   "%s: %s must be an array of real numbers, and is %s", who,
                   what, kind_text (v).c_str ());
}

// X and Y are of the same size.
inline void
check_pair (const octave_value& x, const octave_value& y, const char *who)
{
  if (x.dims () != y.dims ())
    error_with_id ("descent:size",
                   "%s: X and Y must be of the same size; they are %s and %s",
                   who, size_text (x).c_str (), size_text (y).c_str ());
}

// How the series lie in X: (inner, n, outer), along dimension DIM, from 1.
// SHAPE: the size of one slice across all of them, without singletons at its
// end.
struct series_layout
{
  double dim;
  dsc_int inner, n, outer;
  dim_vector shape;
};

// DIM 0: the first that is not 1.
inline series_layout
lay_out_series (const dim_vector& dims, double dim)
{
  series_layout s = { dim, 1, 1, 1, dims };
  if (s.dim == 0)
    s.dim = 1 + dims.first_non_singleton ();
  const double along = s.dim - 1;
  for (int i = 0; i < dims.ndims (); i++)
    (i < along ? s.inner : i == along ? s.n : s.outer) *= dims(i);
  if (along < dims.ndims ())
    {
      s.shape(static_cast<int> (along)) = 1;
      s.shape.chop_trailing_singletons ();
    }
  return s;
}

inline bool
is_one_series (const dim_vector& shape)
{
  for (int i = 0; i < shape.ndims (); i++)
    if (shape(i) != 1)
      return false;
  return true;
}

// Times of samples: how they were counted in the calls before.
struct time_origin
{
  octave_value first;   // what 0 is: [] before the first time of all
  double last = NAN;    // NaN: none
};

// Error about the times of class double, from one on that is infinite or comes
// before an earlier one; returns the last of them and of LAST.
inline double
check_time_order (const NDArray& times, double last, const char *who)
{
  for (octave_idx_type i = 0; i < times.numel (); i++)
    if (octave::math::isinf (times(i)))
      error_with_id ("descent:value", "%s: Times must be finite, or NaN for a "
                     "sample without a time; Times(%td) is %sInf", who,
                     static_cast<dsc_int> (i + 1), times(i) > 0 ? "" : "-");
  bool own = false;   // is LAST one of TIMES?
  for (octave_idx_type i = 0; i < times.numel (); i++)
    {
      if (octave::math::isnan (times(i)))
        continue;
      if (times(i) < last)
        error_with_id ("descent:value", "%s: Times must not decrease; "
                       "Times(%td) %s", who, static_cast<dsc_int> (i + 1),
                       own ? "does" : "is before the times of State");
      last = times(i);
      own = true;
    }
  return last;
}

// Integers of 64 bits, which a double does not tell apart, are counted from
// the first of all times on.
template <typename A>
NDArray
from_first (const A& times, time_origin& origin, const char *who)
{
  typedef typename A::element_type integer;
  const octave_idx_type n = times.numel ();
  if (origin.first.isempty ())
    origin.first = times(0);
  const integer first = octave_value_extract<integer> (origin.first);
  if (times(0) < first)
    error_with_id ("descent:value", "%s: Times must not decrease; Times(1) is "
                   "before the times of State", who);
  for (octave_idx_type i = 1; i < n; i++)
    if (times(i) < times(i-1))
      error_with_id ("descent:value",
                     "%s: Times must not decrease; Times(%td) does", who,
                     static_cast<dsc_int> (i + 1));
  if (first < integer (0)
      && times(n-1) - first == integer::max ())
    error_with_id ("descent:value", "%s: Times must end less than 2^63 after "
                   "the first of them", who);
  NDArray counted = fresh<double> (dim_vector (n, 1));
  for (octave_idx_type i = 0; i < n; i++)
    counted.xelem (i) = (times(i) - first).double_value ();
  return counted;
}

inline void
check_times (const octave_value& v, dsc_int n, const char *who)
{
  if (! v.isnumeric () || ! v.isreal ())
    error_with_id ("descent:class", "%s: Times must be real numbers, and is %s"
                   "%s", who, kind_text (v).c_str (),
                   v.is_string () || v.iscellstr ()
                   ? "; datenum makes days of dates" : "");
  if (v.numel () != n)
    error_with_id ("descent:size", "%s: Times must have one number for each of "
                   "the %td samples; it is %s", who, n,
                   size_text (v).c_str ());
}

// The times V of the N samples as the core takes them: in double, from 0 on.
// ORIGIN is that of the calls before, and becomes that of the next one.
inline NDArray
get_times (const octave_value& v, dsc_int n, time_origin& origin,
           const char *who)
{
  check_times (v, n, who);
  const bool wide = v.is_int64_type () || v.is_uint64_type ();
  if (n > 0 && ! origin.first.isempty ()
      && (wide || origin.first.isinteger ())
      && v.class_name () != origin.first.class_name ())
    error_with_id ("descent:class", "%s: Times must be %s, as in the calls "
                   "before, and is %s", who,
                   origin.first.class_name ().c_str (),
                   v.class_name ().c_str ());
  NDArray times;
  if (wide && n > 0)
    times = v.is_int64_type ()
            ? from_first (v.int64_array_value (), origin, who)
            : from_first (v.uint64_array_value (), origin, who);
  else
    {
      times = v.full_value ().array_value ();
      if (n > 0 && origin.first.isempty ())
        origin.first = 0.;
    }
  origin.last = check_time_order (times, origin.last, who);
  return times;
}

#endif
