// net.h: views of a network and of the samples, targets and weights that belong
// to it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_H
#define DESCENT_OCT_NET_H

#include <vector>

#include "oct/core.h"
#include "oct/hooks.h"
#include "oct/samples.h"

// Sizes of layers as the core takes them, checked.
class layer_sizes : public std::vector<dsc_int>
{
public:
  layer_sizes (const octave_value& v, const char *who)
  {
    const NDArray sizes = get_real<double> (v, who, "SIZES");
    for (octave_idx_type i = 0; i < sizes.numel (); i++)
      push_back (sizes(i) >= 1 && sizes(i) <= INT32_MAX ? sizes(i) : 0);
    m_count = dsc_mlp_count (layers (), data ());
    if (m_count < 0)
      error_with_id ("descent:size", "%s: SIZES are not those of a network",
                     who);
  }
  dsc_int layers (void) const { return static_cast<dsc_int> (size ()) - 1; }
  dsc_int count (void) const { return m_count; }
private:
  dsc_int m_count;
};

// A network from the first five arguments of a shim: SIZES, ACTIVATIONS (a
// cell of one name a layer of weights), THETA, INPUTOFFSET, INPUTSCALE (a
// number a feature, or both []).
template <typename T>
class net_view
{
public:
  net_view (const octave_value_list& args, const char *who)
    : m_who (who), m_sizes (args(0), who),
      m_theta (get_real<T> (args(2), who, "THETA")),
      m_offset (args(3)), m_scale (args(4))
  {
    dsc_int L = m_sizes.layers ();
    if (! args(1).iscell () || args(1).numel () != L)
      class_error (who, "ACTIVATIONS", "a cell of one name a layer");
    const Cell names = args(1).cell_value ();
    for (dsc_int l = 0; l < L - 1; l++)
      {
        std::string name = get_name (names(l), who, "ACTIVATIONS");
        m_hidden.push_back (DSC_CALL (activation_find, T) (name.c_str ()));
        if (! m_hidden.back ())
          error_with_id ("descent:value", "%s: no activation \"%s\"", who,
                         name.c_str ());
      }
    std::string name = get_name (names(L - 1), who, "ACTIVATIONS");
    const auto *output = DSC_CALL (output_find, T) (name.c_str ());
    if (! output)
      error_with_id ("descent:value", "%s: no output \"%s\"", who,
                     name.c_str ());
    if (m_theta.numel () != m_sizes.count ())
      error_with_id ("descent:size", "%s: THETA must have %td elements", who,
                     m_sizes.count ());
    m_net = { L, m_sizes.data (), m_hidden.data (), output };
  }
  const typename core<T>::net * net (void) const { return &m_net; }
  const typename array_of<T>::type& theta (void) const { return m_theta; }
  dsc_int outputs (void) const { return m_sizes.back (); }
  dsc_int inputs (void) const { return m_sizes.front (); }

  // How targets of so many rows say what they mean.
  dsc_coding coding (dsc_int rows) const
  {
    if (m_net.output->labels)
      return rows == 1 ? DSC_CODED_LABELS : DSC_CODED_ONE_HOT;
    return std::string (m_net.output->name) == "sigmoid" ? DSC_CODED_BINARY
                                                         : DSC_CODED_REAL;
  }

  // Of the inputs: a number each, or no elements
  const NDArray offset (void) const
  {
    return get_real<double> (m_offset, m_who, "INPUTOFFSET");
  }
  const NDArray scale (void) const
  {
    return get_real<double> (m_scale, m_who, "INPUTSCALE");
  }

  // X (units of the first layer, samples), of any class
  std::unique_ptr<const sample_view> samples (const octave_value& v) const
  {
    if (is_dense_real (v) && (v.ndims () != 2 || v.rows () != m_sizes.front ()))
      error_with_id ("descent:size", "%s: X must have %td rows", m_who,
                     m_sizes.front ());
    return std::unique_ptr<const sample_view>
             (new sample_view (v, m_offset, m_scale, m_who));
  }

  // the network over samples, with nothing else said
  typename core<T>::mlp mlp (const dsc_samples *X) const
  {
    typename core<T>::mlp mlp = { };
    mlp.net = &m_net;
    mlp.theta = m_theta.data ();
    mlp.X = X;
    return mlp;
  }

  // Y (K, m), or labels 1..K (1, m)
  const typename array_of<T>::type
  targets (const octave_value& v, octave_idx_type m) const
  {
    const auto Y = get_real<T> (v, m_who, "Y");
    if (Y.ndims () != 2 || Y.columns () != m
        || Y.rows () != DSC_CALL (target_rows, T) (&m_net))
      error_with_id ("descent:size", "%s: Y does not fit X and the network",
                     m_who);
    if (m_net.output->labels)
      for (octave_idx_type i = 0; i < m; i++)
        if (! (Y(i) >= 1 && Y(i) <= outputs ()) || Y(i) != std::floor (Y(i)))
          error_with_id ("descent:value", "%s: Y must be labels in 1..%td",
                         m_who, outputs ());
    return Y;
  }

  // weights (1, m) of samples; none: empty
  const typename array_of<T>::type
  weights (const octave_value& v, octave_idx_type m) const
  {
    const auto w = get_real<T> (v, m_who, "WEIGHTS");
    if (! w.isempty () && w.numel () != m)
      error_with_id ("descent:size", "%s: WEIGHTS must have %td elements",
                     m_who, static_cast<dsc_int> (m));
    return w;
  }

  // weights of classes, as many as there are labels; none: empty
  const NDArray class_weights (const octave_value& v) const
  {
    const NDArray w = get_real<double> (v, m_who, "CLASSWEIGHTS");
    const dsc_int n = outputs () + (coding (outputs ()) == DSC_CODED_BINARY);
    if (! w.isempty () && w.numel () != n)
      error_with_id ("descent:size", "%s: CLASSWEIGHTS must have %td elements",
                     m_who, n);
    return w;
  }

  // shares (1, hidden layers) of units that are dropped; none: empty
  const NDArray drop (const octave_value& v) const
  {
    const NDArray p = get_real<double> (v, m_who, "DROPOUT");
    if (! p.isempty () && p.numel () != m_net.L - 1)
      error_with_id ("descent:size", "%s: DROPOUT must have %td elements",
                     m_who, m_net.L - 1);
    for (octave_idx_type i = 0; i < p.numel (); i++)
      if (! (p(i) >= 0 && p(i) < 1))
        error_with_id ("descent:value", "%s: DROPOUT must be in [0, 1)", m_who);
    return p;
  }

private:
  const char *m_who;
  layer_sizes m_sizes;
  const typename array_of<T>::type m_theta;
  const octave_value m_offset, m_scale;
  std::vector<const typename core<T>::activation *> m_hidden;
  typename core<T>::net m_net;
};

#endif
