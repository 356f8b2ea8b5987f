// __ewmaweights__.cc: W = __ewmaweights__ (GAIN, K) are the first K weights
// with each GAIN, a column for each, the newest first.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct-args.h"

// PKG_ADD: autoload ("__ewmaweights__", "__descent__.oct");
DEFUN_DLD (__ewmaweights__, args, , "see ewmaweights")
{
  return guarded ("__ewmaweights__", [&] () -> octave_value_list {
    need (args, 2, "__ewmaweights__");
    const NDArray gain = get_real<double> (args(0), "__ewmaweights__", "GAIN");
    const dsc_int k = get_count (args(1), 0, static_cast<dsc_int> (1) << 53,
                                 "__ewmaweights__", "K");
    const dsc_int most = PTRDIFF_MAX / sizeof (double);
    if (k > 0 && gain.numel () > most / k)
      throw std::bad_alloc ();
    NDArray w = fresh<double> (dim_vector (k, gain.numel ()));
    double *column = w.fortran_vec ();
    for (dsc_int i = 0; i < gain.numel (); i++, column += k)
      if (dsc_weights (gain(i), k, column) != DSC_OK)
        error_with_id ("descent:value", "__ewmaweights__: GAIN must be in (0, 1]");
    return ovl (w);
  });
}

/*
%!assert (__ewmaweights__ (.5, 3), [.5; .25; .125])
%!assert (__ewmaweights__ ([.5 1], 2), [.5 1; .25 0])
%!assert (size (__ewmaweights__ (zeros (1, 0), 2)), [2 0])
%!assert (size (__ewmaweights__ (ones (2), 0)), [0 4])
%!error <needs 2 arguments> __ewmaweights__ (.5)
%!error <GAIN must be a full real array> __ewmaweights__ ({}, 3)
%!error <GAIN must be in \(0, 1\]> __ewmaweights__ ([.5 0], 3)
%!error <GAIN must be in \(0, 1\]> __ewmaweights__ (NaN, 0)
%!error <K is out of range> __ewmaweights__ (.5, -1)
%!error <K is out of range> __ewmaweights__ (.5, 1.5)
%!error <K must be a real scalar> __ewmaweights__ (.5, [1 2])
%!error id=descent:memory __ewmaweights__ (repmat (.5, 1, 256), 2^53)
*/
