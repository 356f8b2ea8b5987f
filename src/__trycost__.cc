// __trycost__.cc: what a user's cost function gives before it is trained.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__trycost__", "__descent__.oct");

#include "oct-model.h"

// The mean of J over mini-batches of B, weighted by their sizes, and J of all
// samples; without ALL only the first and a last, smaller one are looked at.
template <typename T>
static octave_value_list
trycost (const octave_value_list& args)
{
  const char *who = "fminsgd";
  if (! args(2).iscell ())
    refuse (who, "DATA", "a cell");
  user_model<T> model (args(0), args(1), args(2).cell_value (), octave_value_list (),
                       get_flag (args(3), who, "ROWS"));
  const dsc_int m = model.samples_count ();
  const dsc_int B = get_count (args(4), 1, m, who, "B");
  const bool all = get_flag (args(5), who, "ALL");
  double total = 0;
  for (dsc_int first = 0; first < m; first += B)
    if (all || first == 0 || m - first < B)
      {
        const dsc_int n = std::min (B, m - first);
        total += static_cast<double> (n) * model.look (first, n);
      }
  const double mean = total / static_cast<double> (m);
  return ovl (mean, all && B < m ? model.look (0, m) : mean);
}

DEFUN_DLD (__trycost__, args, ,
           "[MEAN, WHOLE] = __trycost__ (FUN, THETA0, DATA, ROWS, B, ALL): see fminsgd")
{
  return guarded ("__trycost__", [&] ()
    {
      need (args, 6, "__trycost__");
      return is_single_params (args(1), "fminsgd") ? trycost<float> (args)
                                                   : trycost<double> (args);
    });
}

/*
%!test
%! f = @(t, X) deal (t * sum (X) / rows (X), sum (X) / rows (X));
%! [mean_of, whole] = __trycost__ (f, 2, {[1; 2; 6]}, true, 2, true);
%! assert ([mean_of, whole], [6, 6], eps);
%! [mean_of, whole] = __trycost__ (@(t, X) deal (t / rows (X), 0), 2, {[1; 2; 6]}, true, 2, true);
%! assert ([mean_of, whole], [4/3, 2/3], eps);
%!error <needs 6 arguments> __trycost__ (1)
%!error <DATA must be a cell> __trycost__ (@sin, 1, 1, true, 1, true)
%!error <B is out of range> __trycost__ (@sin, 1, {1}, true, 2, true)
%!error <B is out of range> __trycost__ (@sin, 1, {}, true, 2, true)
%!error <must have 1 element, like THETA; it is 1x2 \(of 1 of the 3 samples\)>
%! __trycost__ (@(t, X) deal (1, [1 1](1:2 - (rows (X) > 1))), 1, {[1; 2; 3]}, true, 2, true)
*/
