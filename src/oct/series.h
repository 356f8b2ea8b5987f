// series.h: the series of an average, and their times.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SERIES_H
#define DESCENT_OCT_SERIES_H

#include <cmath>
#include <string>
#include <vector>

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
  octave_value first;   // what 0 is: [] before the first time of all, 0., or an
                        // integer of 64 bits for each group
  NDArray last;         // a number for each group, NaN: none
};

// The groups of samples; of is null if there is one group.
struct sample_groups
{
  const dsc_int *of;
  dsc_int count;
  dsc_int operator () (octave_idx_type i) const { return of ? of[i] : 0; }
};

// Time number i (from 0) is before the one before it, which is of the calls
// before or of this one.
inline void
time_order_error (octave_idx_type i, bool before, const sample_groups& groups,
                  const char *who)
{
  error_with_id ("descent:value", "%s: Times must not decrease%s; Times(%td) "
                 "%s", who, groups.of ? " within a group" : "",
                 static_cast<dsc_int> (i + 1),
                 before ? "is before the times of State" : "does");
}

// Error about the times of class double, from one on that is infinite or comes
// before an earlier one of its group; LAST becomes the last of each.
inline void
check_time_order (const NDArray& times, const sample_groups& groups,
                  NDArray& last, const char *who)
{
  for (octave_idx_type i = 0; i < times.numel (); i++)
    if (octave::math::isinf (times(i)))
      error_with_id ("descent:value", "%s: Times must be finite, or NaN for a "
                     "sample without a time; Times(%td) is %sInf", who,
                     static_cast<dsc_int> (i + 1), times(i) > 0 ? "" : "-");
  std::vector<bool> own (groups.count);   // is the last of a group in TIMES?
  double *last_of = last.fortran_vec ();
  for (octave_idx_type i = 0; i < times.numel (); i++)
    {
      const dsc_int g = groups (i);
      if (octave::math::isnan (times(i)))
        continue;
      if (times(i) < last_of[g])
        time_order_error (i, ! own[g], groups, who);
      last_of[g] = times(i);
      own[g] = true;
    }
}

// Integers of 64 bits, which a double does not tell apart, are counted from
// the first of their group on.
template <typename A>
NDArray
from_first (const A& times, const sample_groups& groups, time_origin& origin,
            const char *who)
{
  typedef typename A::element_type integer;
  A first (dim_vector (groups.count, 1));
  const dsc_int known = origin.first.numel ();
  if (known > 0)
    first.insert (octave_value_extract<A> (origin.first), 0, 0);
  std::vector<dsc_int> before (groups.count, -1);   // time of the same group
  NDArray counted = fresh<double> (dim_vector (times.numel (), 1));
  for (octave_idx_type i = 0; i < times.numel (); i++)
    {
      const dsc_int g = groups (i);
      const integer t = times(i);
      if (before[g] < 0 && g >= known)
        first.xelem (g) = t;
      if (t < (before[g] < 0 ? first.xelem (g) : times(before[g])))
        time_order_error (i, before[g] < 0, groups, who);
      before[g] = i;
      const integer since = t - first.xelem (g);
      if (first.xelem (g) < integer (0) && since == integer::max ())
        error_with_id ("descent:value", "%s: Times must end less than 2^63 "
                       "after the first of them", who);
      counted.xelem (i) = since.double_value ();
    }
  origin.first = first;
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
get_times (const octave_value& v, dsc_int n, const sample_groups& groups,
           time_origin& origin, const char *who)
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
  if (origin.last.numel () < groups.count)   // groups that join
    origin.last.resize (dim_vector (groups.count, 1),
                        octave::numeric_limits<double>::NaN ());
  NDArray times;
  if (wide && n > 0)
    times = v.is_int64_type ()
            ? from_first (v.int64_array_value (), groups, origin, who)
            : from_first (v.uint64_array_value (), groups, origin, who);
  else
    {
      times = v.full_value ().array_value ();
      if (n > 0 && origin.first.isempty ())
        origin.first = 0.;
    }
  check_time_order (times, groups, origin.last, who);
  return times;
}

#endif
