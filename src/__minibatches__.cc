// __minibatches__.cc: [XB, YB, IDX] = __minibatches__ (X, Y, B, ROWS, DISCARD,
// ORDER) cuts X and Y ([]: none) into mini-batches of B columns or rows.  ORDER
// is empty or a permutation of the sample numbers.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <functional>

#include "oct/cut.h"

static dsc_int
samples_of (const octave_value& v, bool rows, const char *what)
{
  if (! (v.isnumeric () || v.islogical () || v.is_string ())
      || v.ndims () != 2)
    class_error ("__minibatches__", what, "a numeric, logical or char matrix");
  return rows ? v.rows () : v.columns ();
}

// The order of m samples counted from 0, each entry checked; NULL: none.
static std::unique_ptr<dsc_int[]>
get_order (const octave_value& v, dsc_int m)
{
  const NDArray numbers = get_real<double> (v, "__minibatches__", "ORDER");
  std::unique_ptr<dsc_int[]> order;
  if (numbers.isempty ())
    return order;
  if (numbers.numel () != m)
    error_with_id ("descent:size", "__minibatches__: ORDER and X disagree");
  order.reset (new dsc_int[m]);
  const dsc_int wrong = take_order (numbers.data (), m, order.get ());
  if (wrong >= 0)
    error_with_id ("descent:value", "minibatches: Order must be a permutation "
                   "of 1 to %ld: entry %ld is out of range or there before",
                   static_cast<long> (m), static_cast<long> (wrong + 1));
  return order;
}

// PKG_ADD: autoload ("__minibatches__", "__descent__.oct");
DEFUN_DLD (__minibatches__, args, nargout, "see minibatches")
{
  return guarded ("__minibatches__", [&] () -> octave_value_list
  {
    const char *who = "__minibatches__";
    check_nargin (args, 6, who);
    const bool rows = get_flag (args(3), who, "ROWS");
    const dsc_int m = samples_of (args(0), rows, "X");
    const dsc_int B = get_count (args(2), 1, m, who, "B");
    const bool discard = get_flag (args(4), who, "DISCARD");
    const dsc_int count = dsc_minibatch_count (m, B, discard);
    const bool no_Y = args(1).rows () == 0 && args(1).columns () == 0;
    if (! no_Y && samples_of (args(1), rows, "Y") != m)
      error_with_id ("descent:size", "%s: X and Y disagree", who);
    const auto order = get_order (args(5), m);

    typedef octave_value taker (dsc_int first, dsc_int n, const dsc_int *order);
    auto cut = [&] (const std::function<taker>& take)
    {
      Cell parts (1, count);
      for (dsc_int t = 0; t < count; t++)
        {
          OCTAVE_QUIT;
          parts(t) = take (t * B, std::min (B, m - t * B),
                           order ? order.get () + t * B : nullptr);
        }
      return parts;
    };
    auto cut_samples = [&] (const octave_value& X)
    {
      const sample_matrix all (X, rows);
      return cut ([&] (dsc_int first, dsc_int n, const dsc_int *numbers)
        { return all.take (first, n, numbers); });
    };
    octave_value_list result (3);
    result(0) = cut_samples (args(0));
    result(1) = nargout > 1 && ! no_Y ? cut_samples (args(1)) : Cell ();
    result(2) = nargout > 2 ? cut (sample_matrix::numbers) : Cell ();
    return result;
  });
}

/*
%!test
%! [Xb, Yb, idx] = __minibatches__ (1:5, [], 2, 0, 0, []);
%! assert (Xb, {1:2, 3:4, 5});
%! assert (Yb, {});
%! assert (idx, Xb);
%!test                                  # samples are taken a part at a time
%! order = __order__ (6e5, 0, 1);
%! X = [1:6e5; -(1:6e5)];
%! assert (__minibatches__ (X, [], 6e5, 0, 0, order), {X(:,order)});
%! assert (__minibatches__ (X', [], 6e5, 1, 0, order), {X(:,order)'});
%! X = reshape (X, 10, []);
%! assert (__minibatches__ (X, [], 10, 1, 0, 10:-1:1), {flipud(X)});
%!error <entry 600000 is out of range or there before>
%! __minibatches__ (1:6e5, [], 1, 0, 0, [1:599999 1])
%!error <needs 6 arguments> __minibatches__ (1)
%!error id=descent:class __minibatches__ ({1}, [], 1, 0, 0, [])
%!error id=descent:class __minibatches__ (ones (2, 2, 2), [], 1, 0, 0, [])
%!error id=descent:class __minibatches__ (1:3, {1, 2, 3}, 1, 0, 0, [])
%!error id=descent:size __minibatches__ (1:3, 1:2, 1, 0, 0, [])
%!error id=descent:size __minibatches__ (ones (3, 2), ones (2, 3), 1, 1, 0, [])
%!error id=descent:value __minibatches__ (1:3, [], 4, 0, 0, [])
%!error id=descent:value __minibatches__ (zeros (3, 0), [], 1, 0, 0, [])
%!error id=descent:value __minibatches__ (1:3, [], NaN, 0, 0, [])
%!error id=descent:class __minibatches__ (1:3, [], 1, "rows", 0, [])
%!error id=descent:size __minibatches__ (1:3, [], 1, 0, 0, 1:2)
%!error <entry 3 is out of range or there before> __minibatches__ (1:3, [], 1, 0, 0, [1 2 2])
%!error <entry 2 is out of range or there before> __minibatches__ (1:3, [], 1, 0, 0, [1 0 2])
%!error <entry 2 is out of range or there before> __minibatches__ (1:3, [], 1, 0, 0, [1 NaN 2])
%!error <entry 2 is out of range or there before> __minibatches__ (1:3, [], 1, 0, 0, [1 2.5 2])
%!error <entry 2 is out of range or there before> __minibatches__ (1:3, [], 1, 0, 0, [1 4 2])
%!error id=descent:class __minibatches__ (1:3, [], 1, 0, 0, {1})
*/
