// net-weights.h: what samples weigh, and which share of units is dropped.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_WEIGHTS_H
#define DESCENT_OCT_NET_WEIGHTS_H

#include <string>

#include "oct/net-check.h"
#include "oct/rules.h"

inline bool
is_weight (double w)
{
  return w >= 0 && w < INFINITY;
}

// The option NAME: a row of N weights, or [] for none, which comes back without
// elements.  WHY and EACH are for messages.
inline NDArray
check_weights (const char *who, const char *name, const octave_value& v,
               dsc_int n, const std::string& why, const char *each)
{
  if (v.is_undefined () || is_empty_matrix (v))
    return NDArray (dim_vector (1, 0));
  if (! is_real_array (v))
    class_error (who, name, "a real array");
  if (! has_size (v, 1, n))
    error_with_id ("descent:size", "%s: %s must be 1x%td%s; it is %s%s", who,
                   name, n, why.c_str (), size_text (v).c_str (),
                   has_size (v, n, 1) ? "; transpose it" : "");
  const NDArray w = v.full_value ().array_value ();
  const std::string culprit = vector_culprit (w.data (), n, is_weight, each);
  if (! culprit.empty ())
    error_with_id ("descent:value", "%s: %s must be finite numbers that are "
                   "not negative%s", who, name, culprit.c_str ());
  return w;
}

// The options SampleWeights and ClassWeights of a network with M samples.
struct given_weights
{
  given_weights (const checked_net& net, dsc_int m,
                 const octave_value& of_samples, const octave_value& of_classes)
  {
    const char *who = net.who ();
    samples = check_weights (who, "SampleWeights", of_samples, m,
                             ", as X has " + std::to_string (m) + " samples",
                             "sample");
    if (! net.binary () && ! net.softmax () && of_classes.is_defined ()
        && ! of_classes.isempty ())
      error_with_id ("descent:option", "%s: ClassWeights needs a softmax "
                     "output, or one sigmoid output", who);
    classes = check_weights (who, "ClassWeights", of_classes,
                             net.outputs () + net.binary (), "", "element");
  }
  bool none (void) const { return samples.isempty () && classes.isempty (); }

  NDArray samples, classes;
};

// What samples with the TARGETS that net_targets gives weigh by the options
// SampleWeights and ClassWeights: their product, a row; without elements if
// neither is given.
template <typename T>
typename array_of<T>::type
sample_weights (const checked_net& net,
                const typename array_of<T>::type& targets,
                const octave_value& of_samples, const octave_value& of_classes)
{
  const char *who = net.who ();
  const dsc_int m = targets.columns (), zero = net.binary ();
  const given_weights given (net, m, of_samples, of_classes);
  const NDArray& w = given.samples;
  const NDArray& c = given.classes;
  if (given.none ())
    return typename array_of<T>::type (dim_vector (1, 0));
  auto all = fresh<T> (dim_vector (1, m));
  T *to = all.fortran_vec ();
  bool some = false;
  for (dsc_int i = 0; i < m; i++)
    {
      const double of_class
        = c.isempty () ? 1 : c(static_cast<dsc_int> (targets(i)) - 1 + zero);
      to[i] = w.isempty () ? of_class : w(i) * of_class;
      some = some || to[i] != 0;
    }
  const std::string culprit
    = vector_culprit (to, m, [] (T x) { return std::isfinite (x); }, "sample");
  if (! some || ! culprit.empty ())
    error_with_id ("descent:value", "%s: weights of samples must be finite in "
                   "class %s, and not all 0%s", who, net.class_name (),
                   culprit.c_str ());
  return all;
}

// The share of units that are dropped in each hidden layer, a row, by the
// option Dropout: a number for all, or one for each; no elements if none are.
inline NDArray
check_dropout (const checked_net& net, const octave_value& v)
{
  const char *who = net.who ();
  const dsc_int n = net.layers () - 1;
  if (! is_real_array (v))
    class_error (who, "Dropout", "a real array");
  if (v.numel () != 1 && ! has_size (v, 1, n))
    error_with_id ("descent:size", "%s: Dropout must be a number or 1x%td, one "
                   "for each hidden layer; it is %s", who, n,
                   size_text (v).c_str ());
  const NDArray p = v.full_value ().array_value ();
  const std::string culprit
    = vector_culprit (p.data (), p.numel (),
                      number_rules[BELOW_ONE].keeps, "hidden layer");
  if (! culprit.empty ())
    error_with_id ("descent:value", "%s: Dropout must be %s%s", who,
                   number_rules[BELOW_ONE].text, culprit.c_str ());
  bool some = false;
  for (octave_idx_type i = 0; i < p.numel (); i++)
    some = some || p(i) > 0;
  if (! some)
    return NDArray (dim_vector (1, 0));
  if (n == 0)
    error_with_id ("descent:option", "%s: Dropout needs a hidden layer", who);
  return p.numel () == 1 ? NDArray (dim_vector (1, n), p(0)) : p;
}

#endif
