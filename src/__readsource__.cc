// __readsource__.cc: X = __readsource__ (SRC, NUMBERS) reads samples, all
// without NUMBERS; see readsource.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <numeric>

#include "oct/source.h"

static const char *who = "readsource";

// The numbers of samples, counted from 0; all of M if none are given.
static std::vector<dsc_int>
get_numbers (const octave_value_list& args, dsc_int m)
{
  if (args.length () == 1)
    {
      std::vector<dsc_int> all (m);
      std::iota (all.begin (), all.end (), 0);
      return all;
    }
  const octave_value& v = args(1);
  if (! is_real_array (v))
    class_error (who, "NUMBERS", "real numbers");
  const NDArray all = v.full_value ().array_value ();
  std::vector<dsc_int> numbers (all.numel ());
  for (octave_idx_type i = 0; i < all.numel (); i++)
    {
      const double x = all(i);
      if (! (x >= 1 && x <= m && x == std::floor (x)))
        error_with_id ("descent:value", "%s: NUMBERS must be integers from 1 "
                       "to %td: element %td is %s", who, m,
                       static_cast<dsc_int> (i + 1),
                       number_text (x, 10).c_str ());
      numbers[i] = static_cast<dsc_int> (x) - 1;
    }
  return numbers;
}

// Numbers that follow one another are read at once.
template <typename T>
static Array<T>
read_samples (open_source& source, const std::vector<dsc_int>& numbers)
{
  const dsc_source *s = source.get ();
  const dsc_int n = numbers.size ();
  workspace room (dsc_source_room (s));
  const dim_vector dims (s->features, n);
  dims.safe_numel ();
  Array<T> X = fresh_elements<T> (dims);
  T *to = X.fortran_vec ();
  for (dsc_int i = 0, k; i < n; i += k)
    {
      for (k = 1; i + k < n && numbers[i + k] == numbers[i] + k; k++)
        ;
      source.read (numbers[i], k, to + i * s->features, room.base ());
    }
  return X;
}

// PKG_ADD: autoload ("__readsource__", "__descent__.oct");
DEFUN_DLD (__readsource__, args, , "see readsource")
{
  return guarded ("__readsource__", [&] () -> octave_value_list
  {
    if (args.length () != 1)
      check_nargin (args, 2, "__readsource__");
    const octave_scalar_map s = get_source (args(0), who);
    open_source source (get_source_request (s, who), who);
    source.check_same (s);
    const auto numbers = get_numbers (args, source.get ()->samples);
#define READ(kind, type, array)                                            \
    case kind: return ovl (array (read_samples<type> (source, numbers)));
    switch (source.get ()->kind)
      {
      READ (DSC_DOUBLE, double, NDArray)
      READ (DSC_FLOAT, float, FloatNDArray)
      READ (DSC_INT8, octave_int8, int8NDArray)
      READ (DSC_UINT8, octave_uint8, uint8NDArray)
      READ (DSC_INT16, octave_int16, int16NDArray)
      READ (DSC_UINT16, octave_uint16, uint16NDArray)
      READ (DSC_INT32, octave_int32, int32NDArray)
      READ (DSC_UINT32, octave_uint32, uint32NDArray)
      READ (DSC_INT64, octave_int64, int64NDArray)
      READ (DSC_UINT64, octave_uint64, uint64NDArray)
      READ (DSC_LOGICAL, bool, boolNDArray)
      }
#undef READ
    return ovl ();   // not reached
  });
}
