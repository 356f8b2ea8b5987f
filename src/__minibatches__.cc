// __minibatches__.cc: [XB, YB, IDX] = __minibatches__ (X, Y, B, ROWS, DISCARD,
// ORDER) cuts X and Y ([]: none) into mini-batches of B columns or rows.  ORDER
// is empty or a permutation of the sample numbers.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct-cut.h"

static dsc_int
samples_of (const octave_value& v, bool rows, const char *what)
{
  if (! (v.isnumeric () || v.islogical () || v.is_string ())
      || v.ndims () != 2)
    refuse ("__minibatches__", what, "a numeric, logical or char matrix");
  return rows ? v.rows () : v.columns ();
}

// Takes the order, sample numbers from 1, into c after a look at every entry.
static void
take_order (const octave_value& v, cut& c)
{
  c.numbers = get_real<double> (v, "__minibatches__", "ORDER");
  if (c.numbers.isempty ())
    return;
  if (c.numbers.numel () != c.m)
    error_with_id ("descent:size", "__minibatches__: ORDER and X disagree");
  const NDArray& numbers = c.numbers;
  c.order.reset (new dsc_int[c.m]);
  for (dsc_int i = 0; i < c.m; i++)
    {
      double number = numbers.data ()[i];
      bool fits = number >= 1 && number <= c.m
                  && number == std::floor (number);
      c.order[i] = fits ? static_cast<dsc_int> (number) - 1 : -1;
    }
  std::unique_ptr<unsigned char[]> seen (new unsigned char[c.m]);
  dsc_int wrong = dsc_order_check (c.m, c.order.get (), seen.get ());
  if (wrong >= 0)
    error_with_id ("descent:value", "minibatches: Order must be a permutation "
                   "of 1 to %ld: entry %ld is out of range or there before",
                   static_cast<long> (c.m), static_cast<long> (wrong + 1));
}

// PKG_ADD: autoload ("__minibatches__", "__descent__.oct");
DEFUN_DLD (__minibatches__, args, nargout, "see minibatches")
{
  return guarded ("__minibatches__", [&] () -> octave_value_list
  {
    const char *who = "__minibatches__";
    need (args, 6, who);
    cut c;
    c.rows = get_flag (args(3), who, "ROWS");
    c.m = samples_of (args(0), c.rows, "X");
    c.B = get_count (args(2), 1, c.m, who, "B");
    c.count = dsc_minibatch_count (c.m, c.B,
                                   get_flag (args(4), who, "DISCARD"));
    bool no_Y = args(1).rows () == 0 && args(1).columns () == 0;
    if (! no_Y && samples_of (args(1), c.rows, "Y") != c.m)
      error_with_id ("descent:size", "%s: X and Y disagree", who);

    take_order (args(5), c);

    Cell Xb = minibatches (args(0), c);
    Cell Yb, idx;
    if (nargout > 1 && ! no_Y)
      Yb = minibatches (args(1), c);
    if (nargout > 2)
      {
        idx = Cell (1, c.count);
        for (dsc_int t = 0; t < c.count; t++)
          idx(t) = c.samples (t);
      }
    return ovl (Xb, Yb, idx);
  });
}

/*
%!test
%! [Xb, Yb, idx] = __minibatches__ (1:5, [], 2, 0, 0, []);
%! assert (Xb, {1:2, 3:4, 5});
%! assert (Yb, {});
%! assert (idx, Xb);
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
