// __averagegain__.cc: [GAIN, LOGBETA] = __averagegain__ (WHO, NAME, VALUE) are
// the gains 1 - beta of a vector of values of the parameter NAME, and log
// (beta); WHO and NAME are for the messages.  NAME "BETA" is the argument of
// that name, which comes without one.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/gain.h"

// PKG_ADD: autoload ("__averagegain__", "__descent__.oct");
DEFUN_DLD (__averagegain__, args, , "see ewmaparameters")
{
  return guarded ("__averagegain__", [&] () -> octave_value_list {
    check_nargin (args, 3, "__averagegain__");
    const std::string who = get_name (args(0), "__averagegain__", "WHO");
    const dsc_gain *row = get_gain_row (args(1), who.c_str (), "NAME");
    std::vector<dsc_decay> decays;
    const dim_vector dims
      = get_decays (args(2), row, label_of (args(1), row), false, who.c_str (),
                    decays);
    NDArray gain = fresh<double> (dims), log_beta = fresh<double> (dims);
    for (octave_idx_type i = 0; i < gain.numel (); i++)
      {
        gain.xelem (i) = decays[i].c;
        log_beta.xelem (i) = decays[i].log_b;
      }
    return ovl (gain, log_beta);
  });
}

/*
%!assert (__averagegain__ ("ewma", "BETA", .75), .25)
%!assert (__averagegain__ ("ewma", "span", [1 3]), [1 .5])
%!test
%! [c, l] = __averagegain__ ("ewma", "HalfLife", [.01 1]);
%! assert (c, [1 .5], eps);
%! assert (l, -log (2) * [100 1], -eps);
%! [c, l] = __averagegain__ ("ewma", "Beta", [0 1e-20 .5]);
%! assert (c, [1 1 .5]);
%! assert (l, log ([0 1e-20 .5]), -eps);
%! [c, l] = __averagegain__ ("ewma", "Alpha", [1 1e-9]);
%! assert (l, [-Inf log1p(-1e-9)]);
%!test   # where the gain is 1, log (beta) comes from the parameter
%! for name = {"CenterOfMass", "Span", "Window"}
%!   x = 2 ^ -40;
%!   value = x + ! strcmp (name{1}, "CenterOfMass");
%!   b = x / (1 + x);
%!   if (strcmp (name{1}, "Span"))
%!     b = x / (2 + x);
%!   endif
%!   [c, l] = __averagegain__ ("ewma", name{1}, value);
%!   assert (c, 1 - b);
%!   assert (l, log (b), -eps);
%! endfor
%! [c, l] = __averagegain__ ("ewma", "CenterOfMass", [1e-17 1e-300 0]);
%! assert (c, [1 1 1]);
%! assert (l, log ([1e-17 1e-300 0]), -eps);
%!error <needs 3 arguments> __averagegain__ ()
%!error <needs 3 arguments> __averagegain__ ("ewma", "BETA")
%!error <needs 3 arguments> __averagegain__ ("ewma", "BETA", 1, 1)
%!error <WHO must be a string> __averagegain__ (1, "BETA", .5)
%!error <ewma: BETA must be in \[0, 1\), a number or a vector of them>
%! __averagegain__ ("ewma", "BETA", 1)
%!error <ewma: Beta must be in \[0, 1\), a number> __averagegain__ ("ewma", "beta", 1)
%!error <ewma: Alpha must be in \(0, 1\]> __averagegain__ ("ewma", "ALPHA", 0)
%!error <a vector of them> __averagegain__ ("ewma", "BETA", [.1 .2; .3 .4])
%!error <a vector of them> __averagegain__ ("ewma", "BETA", zeros (1, 1, 2))
%!error <a vector of them; BETA\(2\) is NaN> __averagegain__ ("ewma", "BETA", [.1 NaN 3])
%!error <a vector of them; it is 1e\+20> __averagegain__ ("ewma", "BETA", 1e20)
%!error <ewma: NAME must be one of Beta, Alpha, Span, HalfLife, CenterOfMass, Window>
%! __averagegain__ ("ewma", "Bta", .5)
%!error id=descent:option __averagegain__ ("ewma", 1, .5)
%!error id=descent:option __averagegain__ ("ewma", "", .5)
%!error id=descent:option __averagegain__ ("ewma", ["ab"; "cd"], .5)
%!error id=descent:option __averagegain__ ("ewma", "Span\0x", 3)
*/
