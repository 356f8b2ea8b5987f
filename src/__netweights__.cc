// __netweights__.cc: W = __netweights__ (WHO, NET, T, SAMPLEWEIGHTS,
// CLASSWEIGHTS) are the weights of the samples with the targets T (see
// __nettargets__), a row in the class of the network NET; without elements if
// neither option is given.  Where T is a source, {W, C} or no elements: the
// options themselves, checked.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/feed.h"
#include "oct/net-weights.h"

// Where classes have weights, the targets are labels of classes.
template <typename T>
static void
check_labels (const checked_net& net, const typename array_of<T>::type& targets)
{
  const T least = net.binary () ? 0 : 1;
  const T most = net.binary () ? 1 : net.outputs ();
  if (! net.binary () && ! net.softmax ())
    return;
  bool good = targets.rows () == 1;
  for (octave_idx_type i = 0; i < targets.numel (); i++)
    good = good && targets(i) >= least && targets(i) <= most;
  if (! good)
    class_error ("__netweights__", "T", "labels of classes");
}

template <typename T>
static octave_value_list
weights (const checked_net& net, const octave_value_list& args)
{
  const auto targets = get_real<T> (args(2), "__netweights__", "T");
  check_labels<T> (net, targets);
  return ovl (sample_weights<T> (net, targets, args(3), args(4)));
}

// Targets that are in a source have no classes yet.
static octave_value_list
source_weights (const checked_net& net, const octave_value_list& args)
{
  const dsc_int m = source_samples (args(2), net.who ());
  const given_weights given (net, m, args(3), args(4));
  if (given.none ())
    return ovl (NDArray (dim_vector (1, 0)));
  Cell both (1, 2);
  both(0) = given.samples;
  both(1) = given.classes;
  return ovl (both);
}

// PKG_ADD: autoload ("__netweights__", "__descent__.oct");
DEFUN_DLD (__netweights__, args, , "see oct/net-weights.h")
{
  return guarded ("__netweights__", [&] () -> octave_value_list
  {
    check_nargin (args, 5, "__netweights__");
    const std::string who = get_name (args(0), "__netweights__", "WHO");
    const checked_net net (who.c_str (), args(1));
    if (is_source (args(2)))
      return source_weights (net, args);
    return net.single () ? weights<float> (net, args)
                         : weights<double> (net, args);
  });
}

/*
%!shared softmax, binary
%! softmax = mlp ([1 3], "Output", "softmax");
%! binary = mlp ([1 1]);
%!assert (__netweights__ ("f", softmax, [1 3 2], [], []), zeros (1, 0))
%!assert (__netweights__ ("f", softmax, [1 3 2], [5 6 7], []), [5 6 7])
%!assert (__netweights__ ("f", softmax, [1 3 2], [], [5 6 7]), [5 7 6])
%!assert (__netweights__ ("f", softmax, [1 3 2], [2 0 1], int8 ([5 6 7])), [10 0 6])
%!assert (__netweights__ ("f", binary, [1 0 1], [], [5 6]), [6 5 6])
%!assert (__netweights__ ("f", binary, [1 0 1], sparse ([0 1 0]), []), [0 1 0])
%!test
%! w = __netweights__ ("f", mlp ([1 1], "Class", "single"), single ([1 0]), [.1 .2], [3 4]);
%! assert (w, single ([.1 .2] .* [4 3]));
%!error <f: SampleWeights must be a real array> __netweights__ ("f", binary, [1 0], "ab", [])
%!error <f: SampleWeights must be 1x2, as X has 2 samples; it is 2x1; transpose it>
%! __netweights__ ("f", binary, [1 0], [1; 2], [])
%!error <f: SampleWeights must be finite numbers that are not negative \(-1 at sample 2\)>
%! __netweights__ ("f", binary, [1 0], [1 -1], [])
%!error <f: ClassWeights must be 1x3; it is 1x2> __netweights__ ("f", softmax, [1 3], [], [1 2])
%!error <\(NaN at element 1\)> __netweights__ ("f", binary, [1 0], [], [NaN 1])
%!error <f: ClassWeights needs a softmax output, or one sigmoid output>
%! __netweights__ ("f", mlp ([1 2]), [1 0; 0 1], [], [1 2])
%!error <weights of samples must be finite in class double, and not all 0$>
%! __netweights__ ("f", binary, [1 0], [1 0], [1 0])
%!error <in class double, and not all 0 \(Inf at sample 2\)>
%! __netweights__ ("f", binary, [1 0], [1 1e300], [1e300 1])
%!error <T must be labels> __netweights__ ("f", softmax, [1 4], [], [1 2 3])
%!error <T must be labels> __netweights__ ("f", softmax, [1 NaN], [], [1 2 3])
%!error <T must be labels> __netweights__ ("f", binary, [1 1e300], [], [1 2])
%!error <T must be a full real array> __netweights__ ("f", binary, {}, [], [])
%!error <needs 5 arguments> __netweights__ ("f", binary, 1)
*/
