// __ewmaparameters__.cc: P = __ewmaparameters__ (GAIN) is a struct with every
// parameter of these gains, VALUE = __ewmaparameters__ (GAIN, TO) is one.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct-gain.h"

static NDArray
values (const NDArray& gain, const dsc_gain *row)
{
  NDArray value = fresh<double> (gain.dims ());
  if (dsc_gain_to (row, gain.numel (), gain.data (), value.fortran_vec ()) != DSC_OK)
    error_with_id ("descent:value", "__ewmaparameters__: GAIN must be in (0, 1]");
  return value;
}

// PKG_ADD: autoload ("__ewmaparameters__", "__descent__.oct");
DEFUN_DLD (__ewmaparameters__, args, , "see ewmaparameters")
{
  return guarded ("__ewmaparameters__", [&] () -> octave_value_list {
    if (args.length () != 2)
      need (args, 1, "__ewmaparameters__");
    const NDArray gain = get_real<double> (args(0), "__ewmaparameters__", "GAIN");
    if (args.length () == 2)
      return ovl (values (gain, get_row (args(1), "ewmaparameters", "TO")));
    octave_scalar_map all;
    for (int i = 0; dsc_gain_row (i); i++)
      all.assign (dsc_gain_row (i)->name, values (gain, dsc_gain_row (i)));
    return ovl (all);
  });
}

/*
%!assert (fieldnames (__ewmaparameters__ (.5))', {"Beta", "Alpha", "Span", "HalfLife", "CenterOfMass", "Window"})
%!assert (__ewmaparameters__ ([.5 .25], "window"), [2 4])
%!assert (size (__ewmaparameters__ (zeros (0, 3), "Span")), [0 3])
%!error <needs 1 arguments> __ewmaparameters__ ()
%!error <needs 1 arguments> __ewmaparameters__ (1, "Span", 1)
%!error <GAIN must be a full real array> __ewmaparameters__ ("a")
%!error <GAIN must be a full real array> __ewmaparameters__ (sparse (1), "Span")
%!error <GAIN must be in \(0, 1\]> __ewmaparameters__ ([.5 0])
%!error <GAIN must be in \(0, 1\]> __ewmaparameters__ (NaN, "Span")
%!error id=descent:option __ewmaparameters__ (.5, "gain")
%!error id=descent:option __ewmaparameters__ (.5, {})
*/
