// __normalization__.cc: offsets and scales from samples.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__normalization__", "__descent__.oct");

#include "oct/hooks.h"
#include "oct/samples.h"

DEFUN_DLD (__normalization__, args, ,
           "[OFFSET, SCALE, CONSTANT] = __normalization__ (NAME, X): see "
           "mlptrain")
{
  return guarded ("__normalization__", [&] () -> octave_value_list
    {
      const char *who = "__normalization__";
      check_nargin (args, 2, who);
      const std::string name = get_name (args(0), who, "NAME");
      int row = 0;
      while (dsc_normalization_name (row)
             && name != dsc_normalization_name (row))
        row++;
      if (! dsc_normalization_name (row))
        error_with_id ("descent:value", "%s: no normalization \"%s\"", who,
                       name.c_str ());
      const sample_view X (args(1), who);
      if (X.get ()->rows < 1 || X.count () < 1)
        error_with_id ("descent:size", "%s: X is empty", who);
      const dim_vector dims (X.get ()->rows, 1);
      NDArray offset = fresh<double> (dims), scale = fresh<double> (dims);
      poll_hooks hooks;
      hooks.check_end (dsc_normalization (static_cast<dsc_normalizing> (row),
                                          X.get (), X.count (), 0,
                                          hooks.poll (),
                                          offset.fortran_vec (),
                                          scale.fortran_vec ()), who);
      boolNDArray constant (dims, false);
      for (octave_idx_type j = 0; j < scale.numel (); j++)
        if (scale(j) == 0)
          {
            constant(j) = true;
            scale(j) = 1;
          }
      return ovl (offset, scale, constant);
    });
}

/*
%!test
%! for f = {@double, @single, @int8, @uint8, @int16, @uint16, @int32, @uint32, @int64, @uint64}
%!   [offset, scale] = __normalization__ ("zscore", f{1} ([1 3 5 7; 2 2 2 2]));
%!   assert ({offset, scale}, {[4; 2], [1/sqrt(5); 1]}, eps);
%!   [offset, scale] = __normalization__ ("rescale", f{1} ([1 3 5 7; 2 2 2 2]));
%!   assert ({offset, scale}, {[1; 2], [1/6; 1]}, eps);
%! endfor
%! [offset, scale] = __normalization__ ("rescale", [true false; false false]);
%! assert ({offset, scale}, {[0; 0], [1; 1]});
%! assert (nthargout (1:2, @__normalization__, "rescale", 2:5), {2, 1/3});
%! assert (nthargout (1:2, @__normalization__, "rescale", 3 * eye (2)), {[0; 0], [1; 1] / 3});
%! assert (nthargout (1:2, @__normalization__, "rescale", eye (2)(:,[2 1])), {[0; 0], [1; 1]});
%! assert (nthargout (1:2, @__normalization__, "zscore", 7), {7, 1});

## constant except for rounding cannot be told from constant; small or far from
## 0 can
%!test
%! for how = {"zscore", "rescale"}
%!   for c = {"double", "single"}
%!     near = cast (.3, c{1}) * [1, 1 + eps(c{1})];
%!     for n = [1 2 200 1e5]
%!       for x = {near, -near, 1e9 * near, 1e-9 * near, near(1)}
%!         x = repmat (x{1}, 1, n);
%!         [offset, scale, constant] = __normalization__ (how{1}, x);
%!         assert (scale == 1 && constant, "%s %s %g %d", how{1}, c{1}, x(1), n);
%!         assert (offset, double (x(1)), 2 * eps (x(1)));
%!       endfor
%!       for x = {[-1 1], 1e-10 * [-1 1], 1e-30 * [1 2], [0 1], [1 1.0001], [1e5 1e5+1]}
%!         x = repmat (cast (x{1}, c{1}), 1, n);
%!         [~, scale, constant] = __normalization__ (how{1}, x);
%!         assert (constant, false);
%!         assert (scale, 1 / {std(double (x), 1), ...
%!                             range(double (x))}{1 + strcmp(how{1}, "rescale")}, -1e-6);
%!       endfor
%!     endfor
%!   endfor
%!   for x = {repmat([0 1], 1, 5e6) + 1e9, int64(2)^50 + repmat(int64([0 1]), 1, 200), ...
%!            1e300 * [1 1.001], [ones(1, 1e5) 2]}
%!     assert (nthargout (3, @__normalization__, how{1}, x{1}), false);
%!   endfor
%!   ## a grid, differenced again
%!   assert (nthargout (3, @__normalization__, how{1}, diff (0:.1:1000)), true);
%!   ## 1/5e-324 is Inf
%!   assert (nthargout (2:3, @__normalization__, how{1}, [0 5e-324]), {1, true});
%! endfor
%!assert (nthargout (2, @__normalization__, "zscore", [1 NaN]), NaN)
%!assert (nthargout (2, @__normalization__, "rescale", [1 Inf]), NaN)
%!error <needs 2 arguments> __normalization__ ()
%!error <no normalization "minmax"> __normalization__ ("minmax", 1)
%!error <NAME must be a string> __normalization__ (1, 1)
%!error <X is empty> __normalization__ ("zscore", zeros (0, 3))
%!error <X is empty> __normalization__ ("zscore", zeros (3, 0))
%!error <X must be a matrix> __normalization__ ("zscore", ones (2, 2, 2))
%!error <X must be a full real array> __normalization__ ("zscore", "ab")
%!error <X must be a full real array> __normalization__ ("zscore", sparse (1))
%!error <X must be a full real array> __normalization__ ("zscore", 1i)
%!error <X must be a full real array> __normalization__ ("zscore", {1})
*/
