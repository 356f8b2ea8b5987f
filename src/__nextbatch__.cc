// __nextbatch__.cc: [NOW, PARTS] = __nextbatch__ (NOW, WANTED, COUNT) cuts the
// next mini-batch of a minibatchqueue into a cell of COUNT elements, or of
// WANTED: of each array its part, then the numbers of its observations.  NOW is
// a struct with the fields
//   flat        the arrays as matrices (see private/queue_flatten.m), a cell
//   shape       what dimensions a part has, a cell of [] (those that it has) or
//               rows, of which one is the number of observations
//   turned      which of them are held transposed
//   byrow       are the observations rows?
//   order       their numbers, or []: 1, 2, ...
//   left        how many of them are still to come
//   limit       in an epoch
//   batch_size  in a mini-batch
//   outputs     how many outputs next has, beside the numbers; WANTED are asked
//               for.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/cut.h"

static const char *who = "__nextbatch__";
static const dsc_int most = static_cast<dsc_int> (1) << 53;

// The mini-batch: n observations from number FIRST on, counted from 0, which
// are those with the numbers ORDER, if there is one.
struct next_batch
{
  next_batch (const octave_scalar_map& now, const octave_value& wanted)
    : byrow (get_flag (field (now, "byrow"), who, "BYROW"))
  {
    take_place (now);
    check_wanted (now, wanted);
    take_arrays (now);
    take_numbers (get_real<double> (field (now, "order"), who, "ORDER"));
  }

  static octave_value field (const octave_scalar_map& now, const char *name)
  {
    const octave_value v = now.getfield (name);
    if (v.is_undefined ())
      error_with_id ("descent:usage", "%s: NOW has no %s", who, name);
    return v;
  }

  // The first COUNT parts, then the numbers.
  Cell parts (dsc_int count) const
  {
    Cell all (1, count);
    const dsc_int arrays = flat.numel ();
    for (dsc_int k = 0; k < std::min (count, arrays); k++)
      all(k) = part (flat(k), get_real<double> (shape(k), who, "SHAPE"),
                     turned.data ()[k] != 0);
    if (count > arrays)
      all(arrays) = sample_matrix::numbers (first, n, at ());
    return all;
  }

  dsc_int left, first, n;
  Cell flat;

private:
  void take_place (const octave_scalar_map& now)
  {
    const dsc_int limit
      = get_count (field (now, "limit"), 0, most, who, "LIMIT");
    left = get_count (field (now, "left"), 0, limit, who, "LEFT");
    first = limit - left;
    n = std::min (left, get_count (field (now, "batch_size"), 1, most, who,
                                   "BATCH_SIZE"));
    if (left == 0)
      error_with_id ("descent:value", "minibatchqueue: next: this epoch has "
                     "no mini-batch left; reset (q) starts it over, shuffle "
                     "(q) begins another");
  }

  static void check_wanted (const octave_scalar_map& now,
                            const octave_value& wanted)
  {
    const dsc_int outputs = get_count (field (now, "outputs"), 0, most, who,
                                       "OUTPUTS");
    if (get_count (wanted, 0, most, who, "WANTED") > outputs + 1)
      error_with_id ("descent:usage", "minibatchqueue: next: there are %td "
                     "outputs and the numbers of the observations", outputs);
  }

  void take_arrays (const octave_scalar_map& now)
  {
    flat = get_cell (now, "flat");
    shape = get_cell (now, "shape");
    turned = get_real<double> (field (now, "turned"), who, "TURNED");
    if (shape.numel () != flat.numel () || turned.numel () != flat.numel ())
      error_with_id ("descent:size", "%s: SHAPE and TURNED must have one "
                     "element for each array", who);
  }

  static Cell get_cell (const octave_scalar_map& now, const char *name)
  {
    const octave_value v = field (now, name);
    if (! v.iscell ())
      class_error (who, name, "a cell");
    return v.cell_value ();
  }

  // The part of X, held transposed if TURNED, with the dimensions SHAPE.
  octave_value part (const octave_value& X, const NDArray& shape,
                     bool turned) const
  {
    if (! (X.isnumeric () || X.islogical () || X.is_string () || X.iscell ()))
      class_error (who, "FLAT", "a cell of arrays");
    if (X.ndims () != 2 || greatest > (byrow && ! turned ? X.rows ()
                                                         : X.columns ()))
      error_with_id ("descent:size", "%s: FLAT does not fit", who);
    octave_value some = sample_matrix (X, byrow && ! turned).take (first, n,
                                                                   at ());
    if (turned)
      some = octave::unary_op (octave_value::op_transpose, some);
    return shape.isempty () ? some : reshaped (some, shape);
  }

  octave_value reshaped (const octave_value& some, const NDArray& shape) const
  {
    const int count = std::max<int> (shape.numel (), 2),
      place = byrow ? 0 : count - 1;
    dim_vector dims = dim_vector::alloc (count);
    dims(place) = n;
    double elements = n;
    for (int i = 0; i < shape.numel (); i++)
      if (i != place)
        {
          dims(i) = get_count (shape.data ()[i], 0, most, who, "SHAPE");
          elements *= dims(i);
        }
    if (shape.numel () < 2 || elements != some.numel ())
      error_with_id ("descent:size", "%s: SHAPE does not fit", who);
    return some.reshape (dims);
  }

  const dsc_int * at (void) const
  {
    return order.empty () ? nullptr : order.data ();
  }

  void take_numbers (const NDArray& all)
  {
    greatest = first + n;
    if (all.isempty ())
      return;
    if (all.numel () < greatest)
      error_with_id ("descent:size", "%s: ORDER does not fit", who);
    greatest = 0;
    for (dsc_int i = first; i < first + n; i++)
      {
        const double number = all.data ()[i];
        if (! (number >= 1 && number <= PTRDIFF_MAX / 2))
          error_with_id ("descent:value", "%s: ORDER is out of range", who);
        order.push_back (static_cast<dsc_int> (number) - 1);
        greatest = std::max (greatest, order.back () + 1);
      }
  }

  bool byrow;
  Cell shape;
  NDArray turned;
  std::vector<dsc_int> order;
  dsc_int greatest;   // the number, counted from 1
};

// PKG_ADD: autoload ("__nextbatch__", "__descent__.oct");
DEFUN_DLD (__nextbatch__, args, , "see minibatchqueue")
{
  return guarded (who, [&] () -> octave_value_list
  {
    if (args.length () != 3)
      check_nargin (args, 2, who);
    octave_scalar_map now = get_struct (args(0), who, "NOW");
    const next_batch batch (now, args(1));
    const dsc_int most_parts = batch.flat.numel () + 1,
      count = get_count (args(args.length () - 1), 0, most_parts, who, "COUNT");
    const Cell parts = batch.parts (std::max<dsc_int> (count, 1));
    now.setfield ("left", static_cast<double> (batch.left - batch.n));
    return ovl (now, parts);
  });
}

/*
%!shared now
%! now = struct ("flat", {{[1:5; 6:10], "abcde"}}, "shape", {{[], []}}, "turned", [false, false],
%!               "byrow", false, "order", [], "left", 5, "limit", 5, "batch_size", 2, "outputs", 2);
%!function now = with (now, varargin)
%!  for i = 1:2:numel (varargin)
%!    now.(varargin{i}) = varargin{i+1};
%!  endfor
%!endfunction
%!test
%! [next, parts] = __nextbatch__ (now, 3);
%! assert ({next, parts}, {with(now, "left", 3), {[1 2; 6 7], "ab", 1:2}});
%! [next, parts] = __nextbatch__ (with (next, "left", 1, "order", 5:-1:1), 1);
%! assert ({next.left, parts}, {0, {[1; 6]}});
%! [next, parts] = __nextbatch__ (now, 0);
%! assert ({next.left, parts}, {3, {[1 2; 6 7]}});
%! assert (nthargout (2, @__nextbatch__, now, 0, 2), {[1 2; 6 7], "ab"});
%!test
%! rows = with (now, "byrow", true, "order", [3 1 2], "left", 3, "limit", 3);
%! rows.flat = {reshape(1:12, 3, 4), sparse([1 2 3])};
%! rows.shape{1} = [3 2 2];
%! rows.turned(2) = true;
%! [~, parts] = __nextbatch__ (rows, 3);
%! all = reshape (1:12, 3, 2, 2);
%! assert (parts, {all([3 1],:,:), sparse([3; 1]), [3 1]});
%!error <needs 2 arguments> __nextbatch__ (1)
%!error <NOW must be a struct> __nextbatch__ (1, 1)
%!error <NOW must be a struct> __nextbatch__ (struct ("a", {1, 2}), 1)
%!error <NOW has no byrow> __nextbatch__ (struct (), 1)
%!error <LIMIT is out of range> __nextbatch__ (with (now, "limit", -1), 1)
%!error <LEFT is out of range> __nextbatch__ (with (now, "left", 6), 1)
%!error <BATCH_SIZE is out of range> __nextbatch__ (with (now, "batch_size", 0), 1)
%!error <no mini-batch left> __nextbatch__ (with (now, "left", 0), 9)
%!error <there are 2 outputs and> __nextbatch__ (now, 4)
%!error <WANTED is out of range> __nextbatch__ (now, NaN)
%!error <COUNT is out of range> __nextbatch__ (now, 1, 4)
%!error <ORDER does not fit> __nextbatch__ (with (now, "order", 1), 1)
%!error <ORDER is out of range> __nextbatch__ (with (now, "order", [0 1 2 3 4]), 1)
%!error <ORDER is out of range> __nextbatch__ (with (now, "order", [1 NaN 2 3 4]), 1)
%!error <ORDER must be a full real array> __nextbatch__ (with (now, "order", {1}), 1)
%!error <FLAT does not fit>
%! __nextbatch__ (with (now, "order", [6 1 2 3 4]), 1);
%!error <FLAT does not fit> __nextbatch__ (with (now, "byrow", true, "batch_size", 3), 1);
%!error <FLAT must be a cell of arrays>
%! __nextbatch__ (with (now, "flat", {@sin, 1}), 1);
%!error <flat must be a cell> __nextbatch__ (with (now, "flat", 1), 1)
%!error <SHAPE and TURNED must have> __nextbatch__ (with (now, "turned", []), 1)
%!error <SHAPE does not fit> __nextbatch__ (with (now, "shape", {[3 3], []}), 1);
%!error <SHAPE must be a full real array> __nextbatch__ (with (now, "shape", {{}, []}), 1);
*/
