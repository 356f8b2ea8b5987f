// __mlpcost__.cc: cost and gradient of a network on one batch.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlpcost__", "__descent__.oct");

#include "oct/net-feed.h"
#include "oct/net-samples.h"
#include "oct/net-targets.h"
#include "oct/net-weights.h"
#include "oct/options.h"

enum { LAMBDA, SAMPLE_WEIGHTS, CLASS_WEIGHTS, OPTIONS };

static const std::array<option_row, OPTIONS> table = { {
  { "Lambda", number (NOT_NEGATIVE), 0 },
  { "SampleWeights", anything (), 0 },
  { "ClassWeights", anything (), 0 }
} };

typedef option_values<OPTIONS> cost_options;

// Y as the core takes it, or the source that it is
template <typename T>
static octave_value
targets_for (const checked_net& net, const octave_value& Y, dsc_int m)
{
  if (! is_source (Y))
    return net_targets<T> (net, Y, m).values ();
  net_of_source (net, check_source (Y, net.who ()), m);
  return Y;
}

// The weights of M samples, which net_data takes
template <typename T>
static octave_value
weights_for (const checked_net& net, const cost_options& options,
             const octave_value& targets, dsc_int m)
{
  const octave_value w = options.value (SAMPLE_WEIGHTS),
    c = options.value (CLASS_WEIGHTS);
  if (! is_source (targets))
    return sample_weights<T> (net, array_of<T>::from (targets), w, c);
  const given_weights given (net, m, w, c);
  Cell both (1, 2);
  both(0) = given.samples;
  both(1) = given.classes;
  return both;
}

template <typename T>
static octave_value_list
cost_of_source (const checked_net& net, const net_view<T>& view,
                const cost_options& options, const octave_value_list& args,
                bool want_grad)
{
  const dsc_int m = source_samples (args(1), net.who ());
  const octave_value Y = targets_for<T> (net, args(2), m);
  net_data<T> data (view, args(1), Y, true, net.who ());
  data.recode ({ net.classes ().texts () ? class_list () : net.classes (),
                 net.target_offset ().array_value (),
                 net.target_scale ().array_value () });
  data.weigh (weights_for<T> (net, options, Y, m));
  data.begin_parts ();
  auto grad = fresh<T> (dim_vector (want_grad ? view.theta ().numel () : 0, 1));
  typename core<T>::mlp mlp = view.mlp (data.X ());
  mlp.Y = data.Y ();
  mlp.penalty = options.number (LAMBDA) / m;
  mlp.weights = data.weights ();
  dsc_outcome outcome;
  workspace work (DSC_CALL (mlp_workspace, T) (view.net (), m, 0));
  poll_hooks hooks;
  const dsc_status status
    = DSC_CALL (mlp_walk, T) (&mlp, data.feed (), 1,
                              want_grad ? grad.fortran_vec () : nullptr,
                              nullptr, &outcome, hooks.poll (), work.base ());
  hooks.rethrow ();
  data.end (status);
  hooks.check_end (status, net.who ());
  return want_grad ? ovl (outcome.cost, grad) : ovl (outcome.cost);
}

template <typename T>
static octave_value_list
mlpcost (const checked_net& net, const cost_options& options,
         const octave_value_list& args, bool want_grad)
{
  const char *who = net.who ();
  const net_view<T> view (net.parts (), who);
  const octave_value samples = check_samples (net, args(1));
  if (is_source (samples))
    return cost_of_source<T> (net, view, options, args, want_grad);
  const auto X = view.samples (samples);
  check_finite_samples<T> (net, X->get ());
  const dsc_int m = X->count ();
  const net_targets<T> targets (net, args(2), m);
  const auto weights
    = sample_weights<T> (net, targets.values (), options.value (SAMPLE_WEIGHTS),
                         options.value (CLASS_WEIGHTS));
  auto grad = fresh<T> (dim_vector (want_grad ? view.theta ().numel () : 0, 1));
  typename core<T>::mlp mlp = view.mlp (X->get ());
  mlp.Y = targets.values ().data ();
  mlp.penalty = options.number (LAMBDA) / m;
  mlp.weights = weights.isempty () ? nullptr : weights.data ();
  dsc_minibatch all = { };
  all.t = 1;
  all.B = m;
  dsc_outcome outcome;
  workspace work (DSC_CALL (mlp_workspace, T) (view.net (), m, 0));
  poll_hooks hooks;
  hooks.check_end (DSC_CALL (mlp_gradient, T)
                     (&mlp, &all, want_grad ? grad.fortran_vec () : nullptr,
                      nullptr, &outcome, hooks.poll (), work.base ()), who);
  if (want_grad)
    return ovl (outcome.cost, grad);
  return ovl (outcome.cost);
}

DEFUN_DLD (__mlpcost__, args, nargout,
           "[J, GRAD] = __mlpcost__ (NET, X, Y, NAME, VALUE, ...): see mlpcost")
{
  return guarded ("__mlpcost__", [&] ()
    {
      if (args.length () < 3)
        check_nargin (args, 3, "__mlpcost__");
      const checked_net net ("mlpcost", args(0));
      const cost_options options (net.who (), table, args, 3);
      return net.single () ? mlpcost<float> (net, options, args, nargout > 1)
                           : mlpcost<double> (net, options, args, nargout > 1);
    });
}

/*
%!shared net
%! net = mlpweights (mlp ([1 1], "Output", "linear"), {2}, {1});
%!test
%! [J, grad] = __mlpcost__ (net, 3, 5);
%! assert (J, 2);               # 1/2 (2*3 + 1 - 5)^2
%! assert (grad, [6; 2]);
%! scaled = setfield (setfield (net, "inputoffset", 3), "inputscale", 2);
%! [J, grad] = __mlpcost__ (scaled, uint8 (5), 7);
%! assert (J, 2);               # 1/2 (2 * 2*(5 - 3) + 1 - 7)^2
%! assert (grad, [8; 2]);
%!assert (__mlpcost__ (net, [3 9], [5 0], "SampleWeights", [1 0]), 1)
%!assert (__mlpcost__ (net, [3 3], [5 5], "lambda", single (.5)), 2.5)
%!error <needs 3 arguments> __mlpcost__ (net, 1)
%!error <mlpcost: NET must be a network> __mlpcost__ (1, 2, 3, "Lambd")
%!error <mlpcost: unknown option "Lambd"> __mlpcost__ (net, "a", 3, "Lambd", 1)
%!error <mlpcost: X must be a real array> __mlpcost__ (net, "a", 3, "Lambda", 1)
*/
