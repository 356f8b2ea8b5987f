// core.h: the types and functions of the core, and Octave's arrays, in either
// precision.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CORE_H
#define DESCENT_OCT_CORE_H

#include <type_traits>

#include <octave/oct.h>

#include "descent.h"

template <typename T> struct core;
template <> struct core<double>
{
  typedef dsc_net_d net;
  typedef dsc_mlp_d mlp;
  typedef dsc_activation_d activation;
  typedef dsc_model_d model;
  typedef dsc_run_d run;
  typedef dsc_mlp_training_d mlp_training;
  typedef dsc_step_d step;
  typedef dsc_ewma_call_d ewma_call;
  typedef dsc_ewma_results_d ewma_results;
  typedef dsc_gradient_check_d gradient_check;
};
template <> struct core<float>
{
  typedef dsc_net_s net;
  typedef dsc_mlp_s mlp;
  typedef dsc_activation_s activation;
  typedef dsc_model_s model;
  typedef dsc_run_s run;
  typedef dsc_mlp_training_s mlp_training;
  typedef dsc_step_s step;
  typedef dsc_ewma_call_s ewma_call;
  typedef dsc_ewma_results_s ewma_results;
  typedef dsc_gradient_check_s gradient_check;
};

// One name for the function of either precision: DSC_CALL (ewma, T)
#define DSC_CALL(name, T) (core_pick<T> (dsc_##name##_d, dsc_##name##_s))
template <typename T, typename D, typename S>
typename std::enable_if<std::is_same<T, double>::value, D>::type
core_pick (D d, S) { return d; }
template <typename T, typename D, typename S>
typename std::enable_if<std::is_same<T, float>::value, S>::type
core_pick (D, S s) { return s; }

// What Octave calls an array of double or of float.
template <typename T> struct array_of;
template <> struct array_of<double>
{
  typedef NDArray type;
  static type from (const octave_value& v) { return v.array_value (); }
};
template <> struct array_of<float>
{
  typedef FloatNDArray type;
  static type from (const octave_value& v) { return v.float_array_value (); }
};

#endif
