// __mlpweights__.cc: the weights and biases of a network, layer by layer, and
// back.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "oct/net-check.h"

// Weights and biases of a layer are two blocks of theta.
enum { WEIGHTS, BIASES, BLOCKS };

static dim_vector
block_size (const checked_net& net, dsc_int l, int block)
{
  return dim_vector (net.units (l), block == WEIGHTS ? net.units (l - 1) : 1);
}

// Two cells, of one array a layer each
template <typename T>
static octave_value_list
split (const checked_net& net)
{
  const auto theta = array_of<T>::from (net.theta ());
  const T *from = theta.data ();
  Cell cells[BLOCKS] = { Cell (1, net.layers ()), Cell (1, net.layers ()) };
  for (dsc_int l = 1; l <= net.layers (); l++)
    for (int block = 0; block < BLOCKS; block++)
      {
        auto a = fresh<T> (block_size (net, l, block));
        std::copy_n (from, a.numel (), a.fortran_vec ());
        from += a.numel ();
        cells[block](l - 1) = a;
      }
  return ovl (cells[WEIGHTS], cells[BIASES]);
}

static void
check_block (const octave_value& v, const char *name, dsc_int l,
             const dim_vector& size)
{
  const std::string what = name + ("{" + std::to_string (l) + "}");
  if (! is_real_array (v))
    class_error ("mlpweights", what.c_str (), "a real array");
  if (! has_size (v, size(0), size(1)))
    error_with_id ("descent:size", "mlpweights: %s must be %td x %td",
                   what.c_str (), static_cast<dsc_int> (size(0)),
                   static_cast<dsc_int> (size(1)));
}

// The network with the weights and biases in the cells ARGS(1) and ARGS(2)
template <typename T>
static octave_value_list
join (const checked_net& net, const octave_value_list& args)
{
  const dsc_int L = net.layers ();
  if (! args(1).iscell () || ! args(2).iscell () || args(1).numel () != L
      || args(2).numel () != L)
    error_with_id ("descent:size", "mlpweights: W and B must be cells of %td "
                   "arrays, one a layer", L);
  const Cell cells[BLOCKS] = { args(1).cell_value (), args(2).cell_value () };
  for (dsc_int l = 1; l <= L; l++)
    for (int block = 0; block < BLOCKS; block++)
      check_block (cells[block](l - 1), block == WEIGHTS ? "W" : "B", l,
                   block_size (net, l, block));
  auto theta = fresh<T> (net.theta ().dims ());
  T *to = theta.fortran_vec ();
  for (dsc_int l = 1; l <= L; l++)
    for (int block = 0; block < BLOCKS; block++)
      {
        const auto a
          = array_of<T>::from (cells[block](l - 1).full_value ());
        to = std::copy_n (a.data (), a.numel (), to);
      }
  octave_scalar_map map = net.value ();
  map.setfield ("theta", theta);
  return ovl (map);
}

// PKG_ADD: autoload ("__mlpweights__", "__descent__.oct");
DEFUN_DLD (__mlpweights__, args, ,
           "[W, B] = __mlpweights__ (NET), NET = __mlpweights__ (NET, W, B): "
           "see mlpweights")
{
  return guarded ("__mlpweights__", [&] ()
    {
      if (args.length () != 1)
        check_nargin (args, 3, "__mlpweights__");
      const checked_net net ("mlpweights", args(0));
      if (args.length () == 1)
        return net.single () ? split<float> (net) : split<double> (net);
      return net.single () ? join<float> (net, args) : join<double> (net, args);
    });
}

/*
%!test
%! for c = {"double", "single"}
%!   net = mlp ([3 2 1], "Class", c{1});
%!   net.theta = cast ((1:11)', c{1});
%!   [W, b] = __mlpweights__ (net);
%!   assert (W, {cast([1 3 5; 2 4 6], c{1}), cast([9 10], c{1})});
%!   assert (b, {cast([7; 8], c{1}), cast(11, c{1})});
%!   assert (__mlpweights__ (mlp ([3 2 1], "Class", c{1}), W, b), net);
%!   assert (__mlpweights__ (net, {sparse(W{1}); int8(W{2})}, {sparse(b{1}); uint64(11)}), net);
%! endfor
%!error <mlpweights: W and B must be cells of 1 arrays, one a layer>
%! __mlpweights__ (mlp ([2 1]), {1, 2}, {1})
%!error <mlpweights: B\{1\} must be 1 x 1> __mlpweights__ (mlp ([2 1]), {[1 2]}, {[1 2]})
%!error <mlpweights: NET must be a network> __mlpweights__ (1)
%!error <needs 3 arguments> __mlpweights__ (1, 2)
%!error <needs 3 arguments> __mlpweights__ ()
*/
