// __order__.cc: ORDER = __order__ (M, SEED, EPOCH), the order of an epoch as
// a row of the numbers 1 .. M; __order__ (M, SEED, EPOCH, [B, SHARDS, BLOCK,
// BLOCKS]), that in windows of blocks; __order__ (M, SEED, EPOCH, LABELS, B),
// that in which mini-batches of B hold the classes LABELS, integers 1 .. M, in
// their shares; there EPOCH may be 0.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "oct/hooks.h"
#include "oct/order.h"

static const char *who = "__order__";

// Classes counted from 0, and how many there may be.
static std::unique_ptr<dsc_int[]>
get_labels (const octave_value& v, dsc_int m, dsc_int& C)
{
  const NDArray numbers = get_real<double> (v, who, "LABELS");
  if (numbers.numel () != m)
    error_with_id ("descent:size", "%s: LABELS must be M numbers", who);
  std::unique_ptr<dsc_int[]> labels (new dsc_int[m]);
  C = 1;
  for (dsc_int i = 0; i < m; i++)
    {
      double number = numbers.data ()[i];
      if (! (number >= 1 && number <= m && number == std::floor (number)))
        error_with_id ("descent:value", "%s: LABELS must be integers from 1 "
                       "to M", who);
      labels[i] = static_cast<dsc_int> (number) - 1;
      C = std::max (C, labels[i] + 1);
    }
  return labels;
}

// [B, SHARDS, BLOCK, BLOCKS]
static dsc_windows
get_row (const octave_value& v, dsc_int m)
{
  const NDArray row = get_real<double> (v, who, "WINDOWS");
  if (row.numel () != 4)
    error_with_id ("descent:size", "%s: WINDOWS must be 4 numbers", who);
  dsc_int numbers[4];
  for (int i = 0; i < 4; i++)
    numbers[i] = get_count (row.data ()[i], 1,
                            i == 1 ? 256 : static_cast<dsc_int> (1) << 53,
                            who, "WINDOWS");
  return { m, numbers[0], numbers[1], numbers[2], numbers[3] };
}

// PKG_ADD: autoload ("__order__", "__descent__.oct");
DEFUN_DLD (__order__, args, , "see minibatches and minibatchqueue")
{
  return guarded (who, [&] () -> octave_value_list
  {
    const bool stratified = args.length () > 4;
    const dsc_int limit = static_cast<dsc_int> (1) << 53;
    if (args.length () != 4)
      check_nargin (args, stratified ? 5 : 3, who);
    dsc_int m = get_count (args(0), 0, stratified ? INT32_MAX : limit, who,
                           "M");
    uint64_t seed = get_seed (args(1), who);
    uint64_t epoch = get_count (args(2), ! stratified, args.length () == 4
                                ? UINT32_MAX : limit, who, "EPOCH");

    poll_hooks hooks;
    std::unique_ptr<dsc_int[]> order;
    if (stratified)
      {
        const dsc_int B
          = get_count (args(4), 1, std::max<dsc_int> (m, 1), who, "B");
        dsc_int C;
        std::unique_ptr<dsc_int[]> labels = get_labels (args(3), m, C);
        order.reset (new dsc_int[m]);
        workspace room (dsc_stratify_room (m, C, B));
        hooks.check_end (dsc_stratify (m, labels.get (), C, B, seed, epoch,
                                       hooks.poll (), room.base (),
                                       order.get ()), who);
      }
    else if (args.length () == 4)
      {
        const dsc_windows windows = get_row (args(3), m);
        order.reset (new dsc_int[m]);
        workspace room (dsc_windows_room (&windows));
        hooks.check_end (dsc_windows_order (&windows, seed, epoch,
                                            hooks.poll (), room.base (),
                                            order.get ()), who);
      }
    else
      {
        order.reset (new dsc_int[m]);
        hooks.check_end (dsc_order (m, seed, epoch, hooks.poll (),
                                    order.get ()), who);
      }
    return ovl (sample_numbers (m, order.get ()));
  });
}

/*
%!assert (sort (__order__ (100, 1, 1)), 1:100)
%!assert (__order__ (1, 0, 1), 1)
%!assert (__order__ (0, 0, 1), zeros (1, 0))
%!error <needs 3 arguments> __order__ (1, 2)
%!error <M is out of range> __order__ (-1, 0, 1)
%!error <M is out of range> __order__ (NaN, 0, 1)
%!error <SEED is out of range> __order__ (3, 2^53, 1)
%!error <EPOCH is out of range> __order__ (3, 0, 0)
%!error <M is out of range> __order__ (2^54, 0, 1)
%!error id=descent:class __order__ ({}, 0, 1)
%!assert (sort (__order__ (100, 1, 1, [10 2 3 4])), 1:100)
%!assert (__order__ (100, 1, 1, [10 2 25 2]), __order__ (100, 1, 1))
%!assert (__order__ (0, 1, 1, [10 2 25 2]), zeros (1, 0))
%!error <WINDOWS must be 4 numbers> __order__ (9, 1, 1, [1 1 1])
%!error <WINDOWS is out of range> __order__ (9, 1, 1, [1 257 1 1])
%!error <WINDOWS is out of range> __order__ (9, 1, 1, [1 1 0 1])
%!error <EPOCH is out of range> __order__ (9, 1, 0, [1 1 1 1])
%!error <EPOCH is out of range> __order__ (9, 1, 2^32, [1 1 1 1])
%!error id=descent:class __order__ (9, 1, 1, {1, 1, 1, 1})
%!assert (__order__ (6, 7, 0, [1 1 1 2 2 2], 2), [1 4 2 5 3 6])
%!assert (__order__ (6, 7, 0, int8 ([1 1 1 6 6 6]), 2), [1 4 2 5 3 6])
%!assert (__order__ (0, 0, 1, [], 1), zeros (1, 0))
%!assert (sort (__order__ (5, 0, 3, [1 2 1 1 5], 5)), 1:5)
%!error <needs 5 arguments> __order__ (3, 0, 1, [1 1 1], 2, 3)
%!error <M is out of range> __order__ (2^31, 0, 1, 1, 2)
%!error <EPOCH is out of range> __order__ (3, 0, -1, [1 1 1], 2)
%!error <B is out of range> __order__ (3, 0, 1, [1 1 1], 4)
%!error <B is out of range> __order__ (3, 0, 1, [1 1 1], 0)
%!error id=descent:size __order__ (3, 0, 1, [1 1], 2)
%!error id=descent:class __order__ (3, 0, 1, {1, 1, 1}, 2)
%!error id=descent:class __order__ (3, 0, 1, "abc", 2)
%!error <LABELS must be integers from 1 to M> __order__ (3, 0, 1, [1 0 1], 2)
%!error <LABELS must be integers from 1 to M> __order__ (3, 0, 1, [1 4 1], 2)
%!error <LABELS must be integers from 1 to M> __order__ (3, 0, 1, [1 NaN 1], 2)
%!error <LABELS must be integers from 1 to M> __order__ (3, 0, 1, [1 1.5 1], 2)
*/
