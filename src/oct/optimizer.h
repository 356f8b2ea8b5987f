// optimizer.h: the numbers of an optimiser, by the names that users know.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_OPTIMIZER_H
#define DESCENT_OCT_OPTIMIZER_H

#include <cmath>
#include <string>

#include "oct/args.h"

static const char *const convention_names[DSC_CONVENTIONS]
  = { "course", "torch", "keras", "matlab" };

// The ways to cut gradients, members of dsc_clip from DSC_CLIP_ARRAYS on.
static const char *const clip_names[DSC_CLIP_ELEMENTS]
  = { "l2norm", "global-l2norm", "absolute-value" };

// Which of COUNT names V is.
inline int
get_choice (const octave_value& v, const char *const *names, int count,
            const char *who, const char *what)
{
  std::string known;
  for (int i = 0; i < count; i++)
    {
      if (is_name (v) && v.string_value () == names[i])
        return i;
      known += (i ? ", \"" : "\"") + std::string (names[i]) + "\"";
    }
  error_with_id ("descent:value", "%s: %s must be one of %s", who, what,
                 known.c_str ());
  return 0;   // not reached
}

inline dsc_convention
get_convention (const octave_value& v, const char *who, const char *what)
{
  return static_cast<dsc_convention>
           (get_choice (v, convention_names, DSC_CONVENTIONS, who, what));
}

inline dsc_clip
get_clip (const octave_value& v, const char *who, const char *what)
{
  const int row = get_choice (v, clip_names, DSC_CLIP_ELEMENTS, who, what);
  return static_cast<dsc_clip> (DSC_CLIP_ARRAYS + row);
}

// What a number may be, and how a message says it (as option_check.m does).
struct number_rule
{
  const char *text;
  bool (*keeps) (double x);
};

static const number_rule positive
  = { "a positive number", [] (double x) { return x > 0 && x < INFINITY; } };
static const number_rule not_negative
  = { "a number that is not negative",
      [] (double x) { return x >= 0 && x < INFINITY; } };
static const number_rule below_one
  = { "in [0, 1)", [] (double x) { return x >= 0 && x < 1; } };
static const number_rule up_to_one
  = { "in [0, 1]", [] (double x) { return x >= 0 && x <= 1; } };

// The table of options that are numbers: each is a member of dsc_hyper, for
// the rows that use it (0: for all).
struct hyper_option
{
  const char *name;
  double dsc_hyper::*member;
  int use;
  const number_rule& rule;
};

static const hyper_option hyper_options[] = {
  { "LearnRate", &dsc_hyper::rate, 0, not_negative },
  { "Momentum", &dsc_hyper::beta1, DSC_USES_MOMENTUM, up_to_one },
  { "GradientDecayFactor", &dsc_hyper::beta1, DSC_USES_BETA1, below_one },
  { "SquaredGradientDecayFactor", &dsc_hyper::beta2, DSC_USES_BETA2,
    below_one },
  { "Epsilon", &dsc_hyper::epsilon, DSC_USES_EPSILON, positive },
  { "MomentumDecay", &dsc_hyper::psi, DSC_USES_PSI, not_negative },
  { "L2", &dsc_hyper::l2, 0, not_negative },
  { "WeightDecay", &dsc_hyper::decay, 0, not_negative }
};

// A number that keeps its rule, else an error about what + name.
inline double
get_ruled (const octave_value& v, const number_rule& rule, const char *who,
           const char *what, const char *name)
{
  double x = NAN;
  if (is_dense_real (v) && v.numel () == 1)
    x = v.double_value ();
  if (! rule.keeps (x))
    error_with_id ("descent:value", "%s: %s%s must be %s", who, what, name,
                   rule.text);
  return x;
}

// Takes the field NAME of an optimizer or of a solver's options, if it is a
// number that ROW uses; false if it is not.  what: "OPT." or the like.
inline bool
take_hyper (const dsc_optimizer_d *row, const std::string& name,
            const octave_value& v, const char *who, const char *what,
            dsc_hyper& h)
{
  for (const hyper_option& o : hyper_options)
    if (name == o.name)
      {
        if (o.use && ! (row->uses & o.use))
          return false;
        h.*o.member = get_ruled (v, o.rule, who, what, o.name);
        return true;
      }
  return false;
}

#endif
