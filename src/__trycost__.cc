// __trycost__.cc: what a user's cost function gives for some mini-batches.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__trycost__", "__descent__.oct");

#include <cstdint>

#include "oct/clock.h"
#include "oct/model.h"

template <typename T>
static octave_value_list
trycost (const octave_value_list& args)
{
  const char *who = "fminsgd";
  if (! args(2).iscell ())
    class_error (who, "DATA", "a cell");
  user_model<T> model (args(0), args(1), args(2).cell_value (),
                       octave_value_list (), get_flag (args(3), who, "ROWS"));
  const dsc_int most = model.samples_count ();
  const NDArray part = get_real<double> (args(4), who, "PARTS");
  if (part.ndims () != 2 || part.rows () != 2)
    class_error (who, "PARTS", "of two rows");
  const dsc_int m = get_count (args(5), most, static_cast<dsc_int> (1) << 53,
                               who, "M");
  const double end = clock_seconds () + get_number (args(6), who, "SECONDS");
  const octave_idx_type count = part.columns ();
  NDArray J (dim_vector (1, count), octave::numeric_limits<double>::NaN ());
  for (octave_idx_type i = 0; i < count && clock_seconds () < end; i++)
    {
      const dsc_int n = get_count (part(1, i), 1, most, who, "PARTS");
      const dsc_int first
        = get_count (part(0, i), 1, most - n + 1, who, "PARTS");
      J(i) = model.cost_of (first - 1, n, m);
    }
  return ovl (J, std::is_same<T, float>::value || model.cost_in_single ());
}

DEFUN_DLD (__trycost__, args, ,
           "[J, SINGLE] = __trycost__ (FUN, THETA, DATA, ROWS, PARTS, M, "
           "SECONDS): J of the mini-batches [FIRST; SAMPLES] of DATA, which "
           "has some of M samples; NaN after SECONDS; was it computed in "
           "single?")
{
  return guarded ("__trycost__", [&] ()
    {
      check_nargin (args, 7, "__trycost__");
      return is_single_params (args(1), "fminsgd") ? trycost<float> (args)
                                                   : trycost<double> (args);
    });
}

/*
%!test
%! f = @(t, X) deal (t * sum (X) / rows (X), sum (X) / rows (X));
%! [J, in_single] = __trycost__ (f, 2, {[1; 2; 6]}, true, [1 3 1; 2 1 3], 9, Inf);
%! assert ({J, in_single}, {[3 12 6], false});
%! [J, in_single] = __trycost__ (f, single (2), {[1 2 6]}, false, [3; 1], 9, 1);
%! assert ({J, in_single}, {12, true});
%! [J, in_single] = __trycost__ (@(t, X) deal (single (t), X), 2, {5}, true, [1 1; 1 1], 9, 1);
%! assert ({J, in_single}, {[2 2], true});
%! assert (__trycost__ (@(t, X) deal (t, X), 2, {5}, true, [1 1; 1 1], 9, 0), [NaN NaN]);
%!error <needs 7 arguments> __trycost__ (1)
%!error <DATA must be a cell> __trycost__ (@sin, 1, 1, true, [1; 1], 1, 1)
%!error <PARTS must be of two rows> __trycost__ (@sin, 1, {1}, true, 1, 1, 1)
%!error <PARTS is out of range> __trycost__ (@sin, 1, {1}, true, [1; 2], 1, 1)
%!error <PARTS is out of range> __trycost__ (@sin, 1, {1}, true, [2; 1], 1, 1)
%!error <PARTS is out of range> __trycost__ (@sin, 1, {zeros(0, 1)}, true, [1; 1], 1, 1)
%!error <M is out of range> __trycost__ (@sin, 1, {[1; 2]}, true, [1; 1], 1, 1)
%!error <must have 1 element, like THETA; it is 1x2 \(of 1 of the 3 samples\)>
%! __trycost__ (@(t, X) deal (1, [1 1](1:2 - (rows (X) > 1))), 1, {[1; 2; 3]}, true, ...
%!              [1 3; 2 1], 3, 1)
*/
