// __readsource__.cc: X = __readsource__ (SRC, NUMBERS) reads samples, all
// without NUMBERS; see readsource.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/source-values.h"

static const char *who = "readsource";

// The numbers that V means: those of true elements of a mask of M samples.
static NDArray
get_numbers (const octave_value& v, dsc_int m)
{
  if (! is_real_array (v))
    class_error (who, "NUMBERS", "real numbers");
  if (! v.islogical ())
    return v.full_value ().array_value ();
  if (v.numel () != m)
    error_with_id ("descent:size", "%s: NUMBERS that are logical must be one "
                   "for each of the %td samples; they are %s", who, m,
                   size_text (v).c_str ());
  const boolNDArray mask = v.full_value ().bool_array_value ();
  NDArray numbers (dim_vector (1, mask.nnz ()));
  for (octave_idx_type i = 0, k = 0; i < mask.numel (); i++)
    if (mask(i))
      numbers(k++) = i + 1;
  return numbers;
}

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
  const NDArray numbers = get_numbers (args(1), m);
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

// PKG_ADD: autoload ("__readsource__", "__descent__.oct");
DEFUN_DLD (__readsource__, args, , "see readsource")
{
  return guarded ("__readsource__", [&] () -> octave_value_list
  {
    if (args.length () != 1)
      check_nargin (args, 2, "__readsource__");
    const auto source = open_files (args(0), who);
    const auto runs = get_runs (args, source->get ()->samples);
    workspace room (dsc_source_room (source->get ()));
    return ovl (source_values (*source, runs, room.base ()));
  });
}

/*
%!error <needs 2 arguments> __readsource__ ()
%!error <SRC must be a struct that datasource has returned> __readsource__ (struct (), 1)
*/
