// mlp-run.h: the training of a network from the arguments of its shims.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_MLP_RUN_H
#define DESCENT_OCT_MLP_RUN_H

#include <memory>

#include "oct/net.h"
#include "oct/run.h"

// SIZES, ACTIVATIONS, THETA, INPUTOFFSET, INPUTSCALE (net.h), X, Y, XV, YV,
// LAMBDA, PER_DATASET, RUN (run.h), which also has Weights and Dropout.
template <typename T>
class mlp_run
{
  typedef typename array_of<T>::type array;
public:
  mlp_run (const octave_value_list& args, const char *who)
    : m_net (args, who), m_X (get_samples (m_net, args(5), who)),
      m_Y (m_net.targets (args(6), m_X->count ())),
      m_Xv (m_net.samples (args(7))),
      m_Yv (m_net.targets (args(8), m_Xv->count ())),
      m_lambda (get_number (args(9), who, "LAMBDA")),
      m_per_dataset (get_flag (args(10), who, "PER_DATASET")),
      m_run (args(11), m_X->count (), who)
  {
    const octave_scalar_map run = args(11).scalar_map_value ();
    m_weights = m_net.weights (get_field (run, "Weights", who), m_X->count ());
    m_drop = m_net.drop (get_field (run, "Dropout", who));
  }

  run_view<T>& run (void) { return m_run; }
  array theta (void) const { return m_net.theta (); }

  // The view for the core, as long as this object lasts.
  typename core<T>::mlp_training view (void) const
  {
    typename core<T>::mlp_training mlp = { };
    mlp.net = m_net.net ();
    mlp.X = m_X->get ();
    mlp.Y = m_Y.data ();
    mlp.mv = m_Xv->count ();
    mlp.Xv = m_Xv->get ();
    mlp.Yv = m_Yv.data ();
    mlp.lambda = m_lambda;
    mlp.per_dataset = m_per_dataset;
    mlp.weights = m_weights.isempty () ? nullptr : m_weights.data ();
    mlp.drop = m_drop.isempty () ? nullptr : m_drop.data ();
    return mlp;
  }

  // Bytes of the workspace.
  std::size_t workspace_bytes (void) const
  {
    const typename core<T>::mlp_training mlp = view ();
    return DSC_CALL (mlp_train_workspace, T) (&mlp, m_run.run ());
  }

private:
  typedef std::unique_ptr<const sample_view> samples_ptr;

  static samples_ptr
  get_samples (const net_view<T>& net, const octave_value& v, const char *who)
  {
    samples_ptr X = net.samples (v);
    if (X->count () < 1)
      error_with_id ("descent:size", "%s: X has no samples", who);
    return X;
  }

  net_view<T> m_net;
  const samples_ptr m_X;
  const array m_Y;
  const samples_ptr m_Xv;
  const array m_Yv;
  double m_lambda;
  bool m_per_dataset;
  run_view<T> m_run;
  array m_weights;
  NDArray m_drop;
};

#endif
