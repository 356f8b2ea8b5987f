// optimizer.h: the numbers of an optimiser, by the names that users know.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_OPTIMIZER_H
#define DESCENT_OCT_OPTIMIZER_H

#include <string>

#include "oct/rules.h"

static const char *const convention_names[DSC_CONVENTIONS]
  = { "course", "torch", "keras", "matlab" };

inline const char *
convention_name (int convention)
{
  return convention < DSC_CONVENTIONS ? convention_names[convention] : nullptr;
}

// The ways to cut gradients, members of dsc_clip from DSC_CLIP_ARRAYS on.
static const char *const clip_names[DSC_CLIP_ELEMENTS]
  = { "l2norm", "global-l2norm", "absolute-value" };

inline const char *
clip_name (int way)
{
  return way < DSC_CLIP_ELEMENTS ? clip_names[way] : nullptr;
}

inline dsc_convention
get_convention (const octave_value& v, const char *who, const char *what)
{
  return static_cast<dsc_convention> (check_name (v, convention_name, who,
                                                  what));
}

inline dsc_clip
get_clip (const octave_value& v, const char *who, const char *what)
{
  return static_cast<dsc_clip> (DSC_CLIP_ARRAYS
                                + check_name (v, clip_name, who, what));
}

// The table of options that are numbers: each is a member of dsc_hyper, for
// the rows that use it (0: for all).
struct hyper_option
{
  const char *name;
  double dsc_hyper::*member;
  int use;
  rule_number rule;
};

static const hyper_option hyper_options[] = {
  { "LearnRate", &dsc_hyper::rate, 0, NOT_NEGATIVE },
  { "Momentum", &dsc_hyper::beta1, DSC_USES_MOMENTUM, UP_TO_ONE },
  { "GradientDecayFactor", &dsc_hyper::beta1, DSC_USES_BETA1, BELOW_ONE },
  { "SquaredGradientDecayFactor", &dsc_hyper::beta2, DSC_USES_BETA2,
    BELOW_ONE },
  { "Epsilon", &dsc_hyper::epsilon, DSC_USES_EPSILON, POSITIVE },
  { "MomentumDecay", &dsc_hyper::psi, DSC_USES_PSI, NOT_NEGATIVE },
  { "L2", &dsc_hyper::l2, 0, NOT_NEGATIVE },
  { "WeightDecay", &dsc_hyper::decay, 0, NOT_NEGATIVE }
};

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
        h.*o.member = check_number (v, number_rules[o.rule], who, what, o.name);
        return true;
      }
  return false;
}

// The core's row of the optimiser that users call NAME.
inline const dsc_optimizer_d *
find_optimizer (const std::string& name)
{
  return dsc_optimizer_find_d (name == "sgdm" ? "momentum" : name.c_str ());
}

// Is OPTION a number of the optimiser that users call SOLVER?
inline bool
solver_takes (const std::string& solver, const std::string& option)
{
  const std::string name = lower_text (solver);
  const dsc_optimizer_d *row = find_optimizer (name);
  if (! row || name == "rmsprop-centered")   // users say "Centered"
    return false;
  for (const hyper_option& o : hyper_options)
    if (option == o.name)
      return ! o.use || (row->uses & o.use);
  return false;
}

#endif
