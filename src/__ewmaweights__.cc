// __ewmaweights__.cc: W = __ewmaweights__ (WHO, NAME, VALUE, K) are the first K
// weights with each value of the parameter NAME, a column for each, the newest
// first.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/gain.h"

// PKG_ADD: autoload ("__ewmaweights__", "__descent__.oct");
DEFUN_DLD (__ewmaweights__, args, , "see ewmaweights")
{
  return guarded ("__ewmaweights__", [&] () -> octave_value_list {
    check_nargin (args, 4, "__ewmaweights__");
    const std::string who = get_name (args(0), "__ewmaweights__", "WHO");
    const dsc_gain *row = get_gain_row (args(1), who.c_str (), "NAME");
    std::vector<dsc_decay> decays;
    get_decays (args(2), row, label_of (args(1), row), false, who.c_str (),
                decays);
    const dsc_int n = decays.size (), most = PTRDIFF_MAX / sizeof (double),
      k = get_count (args(3), 0, static_cast<dsc_int> (1) << 53,
                     "__ewmaweights__", "K");
    if (k > 0 && n > most / k)
      throw std::bad_alloc ();
    NDArray w = fresh<double> (dim_vector (k, n));
    double *column = w.fortran_vec ();
    for (dsc_int i = 0; i < n; i++, column += k)
      check_status (dsc_weights (&decays[i], k, column), "__ewmaweights__");
    return ovl (w);
  });
}

/*
%!assert (__ewmaweights__ ("f", "Alpha", .5, 3), [.5; .25; .125])
%!assert (__ewmaweights__ ("f", "Alpha", [.5 1], 2), [.5 1; .25 0])
%!assert (size (__ewmaweights__ ("f", "BETA", .5, 0)), [0 1])
%!error <needs 4 arguments> __ewmaweights__ ("f", "Alpha", .5)
%!error <WHO must be a string> __ewmaweights__ (1, "Alpha", .5, 3)
%!error <f: Alpha must be in \(0, 1\]> __ewmaweights__ ("f", "Alpha", {}, 3)
%!error <f: Alpha must be in .*; Alpha\(2\) is 0$> __ewmaweights__ ("f", "Alpha", [.5 0], 3)
%!error <f: NAME must be one of> __ewmaweights__ ("f", "Alfa", .5, 3)
%!error <K is out of range> __ewmaweights__ ("f", "Alpha", .5, -1)
%!error <K is out of range> __ewmaweights__ ("f", "Alpha", .5, 1.5)
%!error <K must be a real scalar> __ewmaweights__ ("f", "Alpha", .5, [1 2])
%!error id=descent:memory __ewmaweights__ ("f", "BETA", repmat (.5, 1, 256), 2^53)
*/
