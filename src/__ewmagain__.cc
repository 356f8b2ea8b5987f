// __ewmagain__.cc: [GAIN, LOGBETA] = __ewmagain__ (WHO, NAME, VALUE) are the gains
// 1 - beta of a vector of values of the parameter NAME, and log (beta); WHO and NAME stand in the
// messages.  NAME "BETA" is the argument of that name, which comes without one.
// GAIN = __ewmagain__ (WHO, NAME, VALUE, true) takes an array of any shape.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct-gain.h"

// PKG_ADD: autoload ("__ewmagain__", "__descent__.oct");
DEFUN_DLD (__ewmagain__, args, nargout, "see ewmaparameters")
{
  return guarded ("__ewmagain__", [&] () -> octave_value_list {
    if (args.length () != 4)
      need (args, 3, "__ewmagain__");
    const std::string who = get_name (args(0), "__ewmagain__", "WHO");
    const bool any = args.length () == 4 && get_flag (args(3), "__ewmagain__", "ANY");
    const dsc_gain *row = get_row (args(1), who.c_str (), "NAME");
    const bool argument = args(1).string_value () == "BETA";
    const NDArray gain = get_gains (args(2), row, argument ? "BETA" : row->name,
                                    any, who.c_str ());
    if (nargout < 2)
      return ovl (gain);
    NDArray log_beta = args(2).full_value ().array_value ();
    for (octave_idx_type i = 0; i < log_beta.numel (); i++)
      log_beta(i) = dsc_gain_log_beta (row, log_beta(i));
    return ovl (gain, log_beta);
  });
}

/*
%!assert (__ewmagain__ ("ewma", "BETA", .75), .25)
%!assert (__ewmagain__ ("ewma", "span", [1 3]), [1 .5])
%!test
%! [c, l] = __ewmagain__ ("ewma", "HalfLife", [.01 1]);
%! assert (c, [1 .5], eps);
%! assert (l, -log (2) * [100 1], -eps);
%! [c, l] = __ewmagain__ ("ewma", "Beta", [0 1e-20 .5]);
%! assert (c, [1 1 .5]);
%! assert (l, log ([0 1e-20 .5]), -eps);
%! [c, l] = __ewmagain__ ("ewma", "Alpha", [1 1e-9]);
%! assert (l, [-Inf log1p(-1e-9)]);
%!assert (__ewmagain__ ("ewma", "Window", [1 2; 4 8], true), [1 .5; .25 .125])
%!error <needs 3 arguments> __ewmagain__ ()
%!error <needs 3 arguments> __ewmagain__ ("ewma", "BETA")
%!error <needs 3 arguments> __ewmagain__ ("ewma", "BETA", 1, 1, 1)
%!error <WHO must be a string> __ewmagain__ (1, "BETA", .5)
%!error <ANY must be a real scalar> __ewmagain__ ("ewma", "BETA", .5, {})
%!error <ewma: BETA must be in \[0, 1\), a number or a vector of them> __ewmagain__ ("ewma", "BETA", 1)
%!error <ewma: Beta must be in \[0, 1\), a number> __ewmagain__ ("ewma", "beta", 1)
%!error <ewma: Alpha must be in \(0, 1\]> __ewmagain__ ("ewma", "ALPHA", 0)
%!error <a vector of them> __ewmagain__ ("ewma", "BETA", [.1 .2; .3 .4])
%!error <a vector of them> __ewmagain__ ("ewma", "BETA", zeros (1, 1, 2))
%!error <an array of them> __ewmagain__ ("ewma", "BETA", [], true)
%!error <ewma: NAME must be one of Beta, Alpha, Span, HalfLife, CenterOfMass, Window> __ewmagain__ ("ewma", "Bta", .5)
%!error id=descent:option __ewmagain__ ("ewma", 1, .5)
%!error id=descent:option __ewmagain__ ("ewma", "", .5)
%!error id=descent:option __ewmagain__ ("ewma", ["ab"; "cd"], .5)
%!error id=descent:option __ewmagain__ ("ewma", "Span\0x", 3)
*/
