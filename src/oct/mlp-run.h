// mlp-run.h: the training of a network from the arguments of its shims.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_MLP_RUN_H
#define DESCENT_OCT_MLP_RUN_H

#include <string>

#include "oct/net-feed.h"
#include "oct/run.h"

// SIZES, ACTIVATIONS, THETA, INPUTOFFSET, INPUTSCALE (net.h), X, Y, XV, YV,
// LAMBDA, PER_DATASET, RUN (run.h), which also has Weights and Dropout, and for
// targets in sources Classes, TargetOffset and TargetScale, or [].
template <typename T>
class mlp_run
{
  typedef typename array_of<T>::type array;
public:
  mlp_run (const octave_value_list& args, const char *who)
    : m_who (who), m_net (args, who), m_data (m_net, args(5), args(6), true,
                                              who),
      m_about (std::string (who) + ": ValidationData"),
      m_validation (m_net, args(7), args(8), true, m_about.c_str ()),
      m_lambda (get_number (args(9), who, "LAMBDA")),
      m_per_dataset (get_flag (args(10), who, "PER_DATASET")),
      m_run (args(11), samples (m_data, who), who)
  {
    const octave_scalar_map run = args(11).scalar_map_value ();
    m_data.weigh (get_field (run, "Weights", who));
    const feed_targets targets = recoding (run);
    m_data.recode (targets);
    m_validation.recode (targets);
    m_drop = m_net.drop (get_field (run, "Dropout", who));
    if (m_data.is_fed ())
      m_memory = get_number (get_field (run, "Memory", who), who, "MEMORY");
  }

  run_view<T>& run (void) { return m_run; }
  array theta (void) const { return m_net.theta (); }

  // Begins to feed what comes from sources.
  void begin (void)
  {
    if (m_data.is_fed ())
      m_data.begin (feeding (*m_run.run (), m_memory, m_data.bytes (), m_who));
    m_run.feed (m_data.feed ());
    m_validation.begin_parts ();
  }

  // The end of a run with STATUS; throws the error of a source.
  void end (dsc_status status)
  {
    m_run.feed (nullptr);
    m_data.end (status);
    m_validation.end (status);
  }

  bool is_fed (void) const { return m_data.is_fed (); }
  dsc_feed_account account (void) const { return m_data.account (); }

  // The view for the core, as long as this object lasts.
  typename core<T>::mlp_training view (void) const
  {
    typename core<T>::mlp_training mlp = { };
    mlp.net = m_net.net ();
    mlp.X = m_data.X ();
    mlp.Y = m_data.Y ();
    mlp.mv = m_validation.count ();
    mlp.Xv = m_validation.X ();
    mlp.Yv = m_validation.Y ();
    mlp.validation = m_validation.feed ();
    mlp.lambda = m_lambda;
    mlp.per_dataset = m_per_dataset;
    mlp.weights = m_data.weights ();
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
  feed_targets recoding (const octave_scalar_map& run) const
  {
    feed_targets how;
    how.classes = class_list (get_field (run, "Classes", m_who));
    how.offset = get_real<double> (get_field (run, "TargetOffset", m_who),
                                   m_who, "TARGETOFFSET");
    how.scale = get_real<double> (get_field (run, "TargetScale", m_who), m_who,
                                  "TARGETSCALE");
    if (! how.classes.good () || how.classes.texts ())
      class_error (m_who, "CLASSES", "different numbers");
    return how;
  }

  static dsc_int samples (const net_data<T>& data, const char *who)
  {
    if (data.count () < 1)
      error_with_id ("descent:size", "%s: X has no samples", who);
    return data.count ();
  }

  const char *m_who;
  net_view<T> m_net;
  net_data<T> m_data;
  const std::string m_about;
  net_data<T> m_validation;
  double m_lambda;
  bool m_per_dataset;
  run_view<T> m_run;
  NDArray m_drop;
  double m_memory = 0;
};

#endif
