// core.h: the core's types in either precision.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CORE_H
#define DESCENT_OCT_CORE_H

#include "oct/args.h"

template <typename T> struct core;
template <> struct core<double>
{
  typedef dsc_net_d net;
  typedef dsc_mlp_d mlp;
  typedef dsc_activation_d activation;
  typedef dsc_model_d model;
  typedef dsc_run_d run;
  typedef dsc_mlp_training_d mlp_training;
};
template <> struct core<float>
{
  typedef dsc_net_s net;
  typedef dsc_mlp_s mlp;
  typedef dsc_activation_s activation;
  typedef dsc_model_s model;
  typedef dsc_run_s run;
  typedef dsc_mlp_training_s mlp_training;
};

#endif
