// __readsource__.cc: X = __readsource__ (SRC, NUMBERS) reads samples, all
// without NUMBERS; see readsource.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <vector>

#include "oct/source.h"

static const char *who = "readsource";

// Samples that follow one another are read at once.
struct sample_run
{
  dsc_int first, n;
};

// The numbers of samples, as runs, counted from 0; all of M if none are given.
static std::vector<sample_run>
get_runs (const octave_value_list& args, dsc_int m)
{
  std::vector<sample_run> runs;
  if (args.length () == 1)
    {
      runs.push_back ({ 0, m });
      return runs;
    }
  if (! is_real_array (args(1)))
    class_error (who, "NUMBERS", "real numbers");
  const NDArray numbers = args(1).full_value ().array_value ();
  for (octave_idx_type i = 0; i < numbers.numel (); i++)
    {
      const double x = numbers(i);
      if (! (x >= 1 && x <= m && x == std::floor (x)))
        error_with_id ("descent:value", "%s: NUMBERS must be integers from 1 "
                       "to %td: element %td is %s", who, m,
                       static_cast<dsc_int> (i + 1),
                       number_text (x, 10).c_str ());
      const dsc_int first = static_cast<dsc_int> (x) - 1;
      if (! runs.empty () && first == runs.back ().first + runs.back ().n)
        runs.back ().n++;
      else
        runs.push_back ({ first, 1 });
    }
  return runs;
}

template <typename T>
static Array<T>
read_samples (open_source& source, const std::vector<sample_run>& runs)
{
  const dsc_source *s = source.get ();
  dsc_int n = 0;
  for (const sample_run& run : runs)
    n += run.n;
  workspace room (dsc_source_room (s));
  Array<T> X = fresh_elements<T> (dim_vector (s->features, n));
  T *to = X.fortran_vec ();
  for (const sample_run& run : runs)
    {
      source.read (run.first, run.n, to, room.base ());
      to += run.n * s->features;
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
    const auto runs = get_runs (args, source.get ()->samples);
#define READ(kind, type, array)                                            \
    case kind: return ovl (array (read_samples<type> (source, runs)));
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

/*
%!error <needs 2 arguments> __readsource__ ()
%!error <SRC must be a struct that datasource has returned> __readsource__ (struct (), 1)
*/
