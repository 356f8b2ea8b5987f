// __ewmaparameters__.cc: P = __ewmaparameters__ (WHO, NAME, VALUE) is a struct
// with every parameter of an average that has these values of the parameter
// NAME, VALUE = __ewmaparameters__ (WHO, NAME, VALUE, TO) is one.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/gain.h"

// The parameter ROW of each of the averages.
static NDArray
parameter_values (const std::vector<dsc_decay>& decays, const dim_vector& dims,
                  const dsc_gain *row)
{
  NDArray value = fresh<double> (dims);
  for (octave_idx_type i = 0; i < value.numel (); i++)
    check_status (dsc_gain_to (row, &decays[i], &value.xelem (i)),
                  "__ewmaparameters__");
  return value;
}

// PKG_ADD: autoload ("__ewmaparameters__", "__descent__.oct");
DEFUN_DLD (__ewmaparameters__, args, , "see ewmaparameters")
{
  return guarded ("__ewmaparameters__", [&] () -> octave_value_list {
    if (args.length () != 4)
      check_nargin (args, 3, "__ewmaparameters__");
    const std::string who = get_name (args(0), "__ewmaparameters__", "WHO");
    const dsc_gain *row = get_gain_row (args(1), who.c_str (), "NAME");
    std::vector<dsc_decay> decays;
    const dim_vector dims
      = get_decays (args(2), row, label_of (args(1), row), true, who.c_str (),
                    decays);
    auto values = [&] (const dsc_gain *to)
    {
      return parameter_values (decays, dims, to);
    };
    if (args.length () == 4)
      return ovl (values (get_gain_row (args(3), who.c_str (), "TO")));
    octave_scalar_map all;
    for (int i = 0; dsc_gain_row (i); i++)
      all.assign (dsc_gain_row (i)->name, values (dsc_gain_row (i)));
    return ovl (all);
  });
}

/*
%!assert (fieldnames (__ewmaparameters__ ("f", "Alpha", .5))', ...
%!        {"Beta", "Alpha", "Span", "HalfLife", "CenterOfMass", "Window"})
%!assert (__ewmaparameters__ ("f", "Alpha", [.5 .25], "window"), [2 4])
%!assert (__ewmaparameters__ ("f", "Window", [1 2; 4 8], "Alpha"), [1 .5; .25 .125])
%!error <needs 3 arguments> __ewmaparameters__ ()
%!error <needs 3 arguments> __ewmaparameters__ ("f", "Span", 1, "Span", 1)
%!error <WHO must be a string> __ewmaparameters__ (1, "Span", 1)
%!error <f: Span must be in \[1, 1e307\], a number or an array of them>
%! __ewmaparameters__ ("f", "Span", "a")
%!error <f: Span must be in .* an array of them; Span\(2\) is 0.5>
%! __ewmaparameters__ ("f", "Span", [1 2; .5 3])
%!error <f: BETA must be in \[0, 1\), a number or an array of them; it is NaN>
%! __ewmaparameters__ ("f", "BETA", NaN)
%!error <an array of them> __ewmaparameters__ ("f", "BETA", [])
%!error id=descent:option __ewmaparameters__ ("f", "Span", 3, "gain")
%!error id=descent:option __ewmaparameters__ ("f", "Span", 3, {})
*/
