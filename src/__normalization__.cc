// __normalization__.cc: offsets and scales from samples.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__normalization__", "__descent__.oct");

#include "oct/feed.h"
#include "oct/hooks.h"
#include "oct/samples.h"

// Of a source, piece after piece on the grid of the whole.
static void
normalize_source (dsc_normalizing how, raw_reader& X, double *offset,
                  double *scale, const char *who)
{
  const feed_input& input = X.input (0);
  const dsc_int m = X.count (), rows = input.rows ();
  const dsc_int grid = std::min (dsc_normalizer_grid (rows), m);
  dsc_feeding feeding = { };
  feeding.windows = { m, grid, 1, grid, 1 };
  feeding.in_order = feeding.epochs = 1;
  const auto feed = X.begin (feeding);
  const char *arena = static_cast<const char *> (feed->array (0));
  std::vector<char> first (input.bytes ());
  dsc_normalizer n = { };
  n.how = how;
  n.first = { rows, input.kind (), first.data (), nullptr, nullptr, 1 };
  n.offset = offset;
  n.scale = scale;
  poll_hooks hooks;
  dsc_status status = DSC_OK;
  for (dsc_int at = 0; at < m && status == DSC_OK; at += grid)
    {
      dsc_int place;
      const dsc_int *order, some = std::min (grid, m - at);
      status = dsc_feed_take (feed->get (), 1, at, some, hooks.poll (), &place,
                              &order);
      if (status != DSC_OK)
        break;
      dsc_samples piece = n.first;
      piece.data = arena + place * input.bytes ();
      piece.count = some;
      if (at == 0)
        std::memcpy (first.data (), piece.data, first.size ());
      status = dsc_normalizer_add (&n, &piece, some, 0, hooks.poll ());
    }
  feed->end ();
  hooks.rethrow ();
  X.check (status);
  hooks.check_end (status, who);
  dsc_normalizer_end (&n);
}

DEFUN_DLD (__normalization__, args, ,
           "[OFFSET, SCALE, CONSTANT] = __normalization__ (NAME, X, WHO): see "
           "mlptrain; WHO names the function in errors, and may be left out")
{
  return guarded ("__normalization__", [&] () -> octave_value_list
    {
      const char *self = "__normalization__";
      if (args.length () != 3)
        check_nargin (args, 2, self);
      const std::string caller
        = args.length () == 3 ? get_name (args(2), self, "WHO") : self;
      const char *who = caller.c_str ();
      const std::string name = get_name (args(0), who, "NAME");
      int row = 0;
      while (dsc_normalization_name (row)
             && name != dsc_normalization_name (row))
        row++;
      if (! dsc_normalization_name (row))
        error_with_id ("descent:value", "%s: no normalization \"%s\"", who,
                       name.c_str ());
      raw_reader X (ovl (args(1)), who);
      const dsc_samples samples = X.input (0).samples ();
      if (samples.rows < 1 || samples.count < 1)
        error_with_id ("descent:size", "%s: X is empty", who);
      const dim_vector dims (samples.rows, 1);
      NDArray offset = fresh<double> (dims), scale = fresh<double> (dims);
      const auto how = static_cast<dsc_normalizing> (row);
      poll_hooks hooks;
      if (X.input (0).is_file ())
        normalize_source (how, X, offset.fortran_vec (), scale.fortran_vec (),
                          who);
      else
        hooks.check_end (dsc_normalization (how, &samples, samples.count, 0,
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
