// __minibatches__.cc: [XB, YB, IDX] = __minibatches__ (X, Y, B, NAME, VALUE,
// ...) cuts X and Y, which may be left out, into mini-batches of B samples.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>

#include "oct/cut.h"
#include "oct/hooks.h"
#include "oct/options.h"
#include "oct/windows.h"

static const char *who = "minibatches";

static const char *
partial_name (int i)
{
  static const char *const names[] = { "return", "discard", nullptr };
  return names[i];
}

static const char *
along_name (int i)
{
  static const char *const names[] = { "columns", "rows", nullptr };
  return names[i];
}

enum
{
  SHUFFLE, SEED, EPOCH, WINDOW, BLOCK, ORDER, PARTIAL, ALONG, OPTIONS
};

static const std::array<option_row, OPTIONS> table {{
  { "Shuffle", number (FLAG), 0 },
  { "Seed", number (INTEGER_FROM_0), 0 },
  { "Epoch", number (POSITIVE_INTEGER), 1 },
  { "ShuffleWindow", number (POSITIVE_INTEGER_OR_INF), INFINITY },
  { "ShuffleBlock", number_or_empty (POSITIVE_INTEGER), 0 },
  { "Order", anything (), 0 },
  { "PartialMiniBatch", one_of (partial_name), 0 },
  { "ObservationsIn", one_of (along_name), 0 }
}};

// The arguments of a call.  Y is [] if there is none.
struct minibatch_call
{
  minibatch_call (const octave_value_list& args)
    : X (args(0)), Y (args.length () > 2 && ! args(2).is_string ()
                      ? args(1) : octave_value (Matrix ())),
      at (args.length () > 2 && ! args(2).is_string () ? 2 : 1),
      B (check_number (args(at).islogical () ? octave_value (NAN) : args(at),
                       POSITIVE_INTEGER, who, "B")),
      options (who, table, args, at + 1),
      rows (options.number (ALONG) != 0),
      shuffled (options.number (SHUFFLE) != 0),
      ordered (options.given (ORDER)
               && ! is_empty_matrix (options.value (ORDER)))
  {
  }

  const char * along (bool turned) const { return along_name (rows != turned); }

  octave_value X, Y;
  int at;   // the number of B among the arguments
  double B;
  option_values<OPTIONS> options;
  bool rows, shuffled, ordered;
};

static void
check_matrix (const octave_value& v, const char *what)
{
  if (! (v.isnumeric () || v.islogical () || v.is_string ()))
    error_with_id ("descent:class", "%s: %s must be a numeric, logical or char "
                   "matrix, and is a %s", who, what, v.class_name ().c_str ());
  if (v.ndims () > 2)
    error_with_id ("descent:size", "%s: %s must be a matrix, and has %d "
                   "dimensions", who, what, v.ndims ());
}

static dsc_int
samples_of (const octave_value& v, bool rows)
{
  return rows ? v.rows () : v.columns ();
}

static bool
is_none (const octave_value& Y)
{
  return Y.rows () == 0 && Y.columns () == 0;
}

// The number of samples of X, and an error unless Y has as many.
static dsc_int
check_samples (const minibatch_call& call)
{
  check_matrix (call.X, "X");
  check_matrix (call.Y, "Y");
  const dsc_int m = samples_of (call.X, call.rows);
  if (call.X.isempty ())
    error_with_id ("descent:size", "%s: X must not be empty, and is %td x %td",
                   who, static_cast<dsc_int> (call.X.rows ()),
                   static_cast<dsc_int> (call.X.columns ()));
  if (call.B > m)
    error_with_id ("descent:value", "%s: B must be at most the number of "
                   "observations (%s of X), %td, and is %.0f", who,
                   call.along (false), m, call.B);
  if (is_none (call.Y) || samples_of (call.Y, call.rows) == m)
    return m;
  std::string hint;
  if (samples_of (call.Y, ! call.rows) == m)
    hint = std::string ("; its observations are in ") + call.along (true)
           + ": transpose it";
  error_with_id ("descent:size", "%s: Y must have as many %s as X, %td, and "
                 "has %td%s", who, call.along (false), m,
                 samples_of (call.Y, call.rows), hint.c_str ());
  return m;   // not reached
}

static void
read_order (const octave_value& v, dsc_int m, dsc_int *order)
{
  if (! v.isnumeric () || v.iscomplex () || v.ndims () != 2
      || (v.rows () != 1 && v.columns () != 1) || v.numel () != m)
    error_with_id ("descent:value", "%s: Order must be a permutation of 1 to "
                   "%td, a vector of numbers", who, m);
  const NDArray numbers = v.full_value ().array_value ();
  const dsc_int wrong = take_order (numbers.data (), m, order);
  if (wrong >= 0)
    error_with_id ("descent:value", "%s: Order must be a permutation of 1 to "
                   "%td: entry %td is out of range or there before", who, m,
                   wrong + 1);
}

static dsc_windows
windows_of (const minibatch_call& call, dsc_int m)
{
  const auto& options = call.options;
  return get_windows (m, call.B, 1, options.number (WINDOW),
                      options.number (BLOCK), sample_bytes (call.X, m), who,
                      "B");
}

static std::unique_ptr<dsc_int[]>
shuffled_order (const minibatch_call& call, dsc_int m)
{
  const uint64_t seed = call.options.number (SEED),
    epoch = call.options.number (EPOCH);
  const dsc_windows windows = windows_of (call, m);
  if (windows.blocks > 0 && epoch > UINT32_MAX)
    error_with_id ("descent:value", "%s: Epoch must be below 2^32 with a "
                   "ShuffleWindow", who);
  std::unique_ptr<dsc_int[]> order (new dsc_int[m]);
  workspace room (dsc_windows_room (&windows));
  poll_hooks hooks;
  hooks.check_end (windows.blocks > 0
                   ? dsc_windows_order (&windows, seed, epoch, hooks.poll (),
                                        room.base (), order.get ())
                   : dsc_order (m, seed, epoch, hooks.poll (), order.get ()),
                   who);
  return order;
}

static void
check_order_options (const minibatch_call& call)
{
  const auto& options = call.options;
  if (call.ordered && call.shuffled)
    error_with_id ("descent:option", "%s: Order and Shuffle exclude each other",
                   who);
  if ((options.given (SEED) || options.given (EPOCH))
      && ! options.given (SHUFFLE))
    error_with_id ("descent:option", "%s: Seed and Epoch need \"Shuffle\", "
                   "true", who);
  if (options.number (WINDOW) < INFINITY && ! call.shuffled)
    error_with_id ("descent:option", "%s: ShuffleWindow needs \"Shuffle\", "
                   "true", who);
  if (options.given (BLOCK) && ! options.given (WINDOW))
    error_with_id ("descent:option", "%s: ShuffleBlock needs a ShuffleWindow",
                   who);
}

// The order of m samples counted from 0; NULL: that of the arrays.
static std::unique_ptr<dsc_int[]>
get_order (const minibatch_call& call, dsc_int m)
{
  check_order_options (call);
  if (call.shuffled)
    return shuffled_order (call, m);
  std::unique_ptr<dsc_int[]> order;
  if (call.ordered)
    {
      order.reset (new dsc_int[m]);
      read_order (call.options.value (ORDER), m, order.get ());
    }
  return order;
}

// What take (FIRST, N, ORDER) gives for each mini-batch of the m samples.
template <typename Take>
static Cell
cut (const minibatch_call& call, dsc_int m, const dsc_int *order,
     const Take& take)
{
  const dsc_int B = call.B, count
    = dsc_minibatch_count (m, B, call.options.number (PARTIAL) != 0);
  Cell parts (1, count);
  for (dsc_int t = 0; t < count; t++)
    {
      OCTAVE_QUIT;
      parts(t) = take (t * B, std::min (B, m - t * B),
                       order ? order + t * B : nullptr);
    }
  return parts;
}

static Cell
cut_samples (const minibatch_call& call, const octave_value& X, dsc_int m,
             const dsc_int *order)
{
  const sample_matrix all (X, call.rows);
  return cut (call, m, order,
              [&] (dsc_int first, dsc_int n, const dsc_int *numbers)
              { return all.take (first, n, numbers); });
}

// PKG_ADD: autoload ("__minibatches__", "__descent__.oct");
DEFUN_DLD (__minibatches__, args, nargout, "see minibatches")
{
  return guarded ("__minibatches__", [&] () -> octave_value_list
  {
    if (args.length () < 2)
      check_nargin (args, 2, "__minibatches__");
    const minibatch_call call (args);
    const dsc_int m = check_samples (call);
    const auto order = get_order (call, m);
    octave_value_list result (3, Cell ());
    result(0) = cut_samples (call, call.X, m, order.get ());
    if (nargout > 1 && ! is_none (call.Y))
      result(1) = cut_samples (call, call.Y, m, order.get ());
    if (nargout > 2)
      result(2) = cut (call, m, order.get (), sample_matrix::numbers);
    return result;
  });
}

/*
%!test
%! [Xb, Yb, idx] = __minibatches__ (1:5, 2);
%! assert (Xb, {1:2, 3:4, 5});
%! assert (Yb, {});
%! assert (idx, Xb);
%!test                                  # samples are taken a part at a time
%! order = __order__ (6e5, 0, 1);
%! X = [1:6e5; -(1:6e5)];
%! assert (__minibatches__ (X, 6e5, "Shuffle", true), {X(:,order)});
%! rows = {"ObservationsIn", "rows"};
%! assert (__minibatches__ (X', 6e5, "Order", order, rows{:}), {X(:,order)'});
%! X = reshape (X, 10, []);
%! assert (__minibatches__ (X, 10, "Order", 10:-1:1, rows{:}), {flipud(X)});
%!error <entry 600000 is out of range or there before>
%! __minibatches__ (1:6e5, 1, "Order", [1:599999 1])
%!error <needs 2 arguments> __minibatches__ (1)
## an Order of any numeric class, sparse too; [] is none
%!test
%! for order = {int8([3 1 2]), single([3; 1; 2]), sparse([3 1 2]), uint64([3 1 2])}
%!   assert (__minibatches__ (5:7, 2, "order", order{1}), {[7 5], 6});
%! endfor
%!assert (__minibatches__ (5:7, 2, "Order", [], "Shuffle", false), {5:6, 7})
%!assert (__minibatches__ (5:7, 3, "Order", 3:-1:1), {[7 6 5]})
%!assert (__minibatches__ (true, 1, "Order", eye (1)), {true})
%!error <Order must be a permutation of 1 to 3, a vector>
%! __minibatches__ (1:3, 1, "Order", true (1, 3))
%!error <unknown option "Seeds"; .* did you mean "Seed"\?>
%! __minibatches__ (1:3, 1, "Seeds", 2)
*/
