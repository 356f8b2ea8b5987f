// args.h: the words with which the shims turn Octave values into C views, each
// of which checks what would overrun memory.  A shim takes, makes, calls and
// returns; nothing else.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_ARGS_H
#define DESCENT_OCT_ARGS_H

#include <cmath>
#include <cstddef>
#include <string>

#include <octave/oct.h>

#include "descent.h"
#include "oct/core.h"
#include "oct/guard.h"
#include "oct/memory.h"
#include "oct/text.h"

// The number of arguments is exactly n.
inline void
check_nargin (const octave_value_list& args, int n, const char *who)
{
  if (args.length () != n)
    error_with_id ("descent:usage", "%s: needs %d arguments", who, n);
}

[[noreturn]] inline void
class_error (const char *who, const char *what, const char *rule)
{
  error_with_id ("descent:class", "%s: %s must be %s", who, what, rule);
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// Of class double or single, full or sparse.
inline bool
is_real_float (const octave_value& v)
{
  return (v.is_double_type () || v.is_single_type ()) && ! v.iscomplex ();
}

// Real and numeric or logical, full or sparse; char, complex, cell ... are not.
inline bool
is_real_array (const octave_value& v)
{
  return (v.isnumeric () || v.islogical ()) && ! v.iscomplex ();
}

// As above, and full.
inline bool
is_dense_real (const octave_value& v)
{
  return is_real_array (v) && ! v.issparse ();
}

// A matrix of this size
inline bool
has_size (const octave_value& v, double rows, double columns)
{
  return v.ndims () == 2 && v.rows () == rows && v.columns () == columns;
}

// [] as users write it
inline bool
is_empty_matrix (const octave_value& v)
{
  return v.isnumeric () && v.is_zero_by_zero ();
}

// A view of a real array as T: no copy when the class is T's already.  Keep
// the result alive as long as its data () is used, and call data () on a
// const object, since the other one copies.
template <typename T>
const typename array_of<T>::type
get_real (const octave_value& v, const char *who, const char *what)
{
  if (! is_dense_real (v))
    class_error (who, what, "a full real array");
  return array_of<T>::from (v);
}

inline double
get_number (const octave_value& v, const char *who, const char *what)
{
  if (! is_dense_real (v) || v.numel () != 1)
    class_error (who, what, "a real scalar");
  return v.double_value ();
}

// An integer in [low, high].
inline dsc_int
get_count (const octave_value& v, dsc_int low, dsc_int high,
           const char *who, const char *what)
{
  double d = get_number (v, who, what);
  if (! (d >= static_cast<double> (low) && d <= static_cast<double> (high))
      || d != std::floor (d))
    error_with_id ("descent:value", "%s: %s is out of range", who, what);
  return static_cast<dsc_int> (d);
}

// A seed: an integer in [0, 2^53).
inline uint64_t
get_seed (const octave_value& v, const char *who)
{
  return get_count (v, 0, (static_cast<dsc_int> (1) << 53) - 1, who, "SEED");
}

inline bool
get_flag (const octave_value& v, const char *who, const char *what)
{
  return get_number (v, who, what) != 0;
}

inline std::string
get_name (const octave_value& v, const char *who, const char *what)
{
  if (! is_name (v))
    class_error (who, what, "a string");
  return v.string_value ();
}

// The fields of one struct, not of an array of them.
inline octave_scalar_map
get_struct (const octave_value& v, const char *who, const char *what)
{
  if (! v.isstruct () || v.numel () != 1)
    class_error (who, what, "a struct");
  return v.scalar_map_value ();
}

#endif
