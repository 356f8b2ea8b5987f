// __solver__.cc: [ROW, NUMBERS, OPTIONS, GIVEN] = __solver__ (WHO, NAME,
// OPTIONS, GIVEN) is what is given of the optimiser NAME, from what __options__
// has made of private/solver_option_rows.m: ROW is the core's name of it,
// NUMBERS a struct of the numbers that it uses, those given or its defaults,
// and OPTIONS and GIVEN have them under their first names alone.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/options.h"

static bool
is_given (const octave_scalar_map& given, const char *name)
{
  const octave_value v = given.getfield (name);
  return v.is_defined () && v.is_true ();
}

static bool
is_hyper_option (const char *name)
{
  for (const hyper_option& o : hyper_options)
    if (std::string (name) == o.name)
      return true;
  return false;
}

// OPTIONS and GIVEN without the aliases of numbers.
static void
resolve_aliases (const char *who, octave_scalar_map& options,
                 octave_scalar_map& given)
{
  for (const option_alias& a : option_aliases)
    {
      if (! is_hyper_option (a.name))
        continue;
      if (is_given (given, a.alias))
        {
          if (is_given (given, a.name))
            error_with_id ("descent:option", "%s: give %s or %s, not both", who,
                           a.name, a.alias);
          options.assign (a.name, options.getfield (a.alias));
          given.assign (a.name, true);
        }
      options.rmfield (a.alias);
      given.rmfield (a.alias);
    }
}

static const dsc_optimizer_d *
solver_row (const char *who, const std::string& name,
            const octave_scalar_map& options)
{
  const bool centered = name == "rmsprop" && is_given (options, "Centered");
  const dsc_optimizer_d *found
    = find_optimizer (centered ? "rmsprop-centered" : name);
  if (! found)
    error_with_id ("descent:value", "%s: no such optimizer: %s", who,
                   name.c_str ());
  return found;
}

[[noreturn]] static void
not_taken_error (const char *who, const std::string& name, const char *option)
{
  error_with_id ("descent:option", "%s: \"%s\" does not take \"%s\"", who,
                 name.c_str (), option);
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// The numbers that ROW uses, those given or its defaults.
static octave_scalar_map
solver_numbers (const char *who, const std::string& name,
                const dsc_optimizer_d *row, const octave_scalar_map& options,
                const octave_scalar_map& given)
{
  dsc_hyper h = row->defaults[get_convention (options.getfield ("Convention"),
                                              who, "Convention")];
  octave_scalar_map numbers;
  for (const hyper_option& o : hyper_options)
    {
      const bool here = is_given (given, o.name),
        used = ! o.use || (row->uses & o.use);
      if (here && ! used)
        not_taken_error (who, name, o.name);
      if (here)
        take_hyper (row, o.name, options.getfield (o.name), who, "", h);
      if (used)
        numbers.assign (o.name, h.*o.member);
    }
  if (is_given (given, "Centered") && name != "rmsprop")
    not_taken_error (who, name, "Centered");
  return numbers;
}

// PKG_ADD: autoload ("__solver__", "__descent__.oct");
DEFUN_DLD (__solver__, args, , "see optimizer")
{
  return guarded ("__solver__", [&] () -> octave_value_list
  {
    const char *self = "__solver__";
    check_nargin (args, 4, self);
    const std::string caller = get_name (args(0), self, "WHO"),
      name = get_name (args(1), self, "NAME");
    const char *who = caller.c_str ();
    octave_scalar_map options = get_struct (args(2), self, "OPTIONS"),
      given = get_struct (args(3), self, "GIVEN");
    resolve_aliases (who, options, given);
    const dsc_optimizer_d *row = solver_row (who, name, options);
    const octave_scalar_map numbers
      = solver_numbers (who, name, row, options, given);
    if (is_given (given, "GradientThresholdMethod")
        && ! is_given (given, "GradientThreshold"))
      error_with_id ("descent:option", "%s: GradientThresholdMethod needs a "
                     "GradientThreshold", who);
    return ovl (row->name, numbers, options, given);
  });
}

/*
%!function [row, numbers, options, given] = with (name, varargin)
%!  options = given = struct ();
%!  for field = {"LearnRate", "InitialLearnRate", "L2", "L2Regularization", "Centered"; ...
%!               [], [], [], [], false}
%!    options.(field{1}) = field{2};
%!    given.(field{1}) = false;
%!  endfor
%!  options.Convention = "course";
%!  for i = 1:2:numel (varargin)
%!    options.(varargin{i}) = varargin{i+1};
%!    given.(varargin{i}) = true;
%!  endfor
%!  [row, numbers, options, given] = __solver__ ("f", name, options, given);
%!endfunction
%!test
%! [row, numbers, options, given] = with ("sgdm", "InitialLearnRate", .3);
%! assert (row, "momentum");
%! assert (numbers, struct ("LearnRate", .3, "Momentum", .9, "L2", 0, "WeightDecay", 0));
%! assert (options, struct ("LearnRate", .3, "L2", [], "Centered", false, "Convention", "course"));
%! assert (given, struct ("LearnRate", true, "L2", false, "Centered", false));
%!assert (nthargout (1:2, @with, "rmsprop", "Centered", true, "Convention", "keras"), ...
%!        {"rmsprop-centered", struct("LearnRate", .001, "SquaredGradientDecayFactor", .9, ...
%!                                    "Epsilon", 1e-7, "L2", 0, "WeightDecay", 0)})
%!error <f: give L2 or L2Regularization, not both> with ("sgd", "L2", 0, "L2Regularization", 1)
%!error <f: "sgd" does not take "Momentum"$> with ("sgd", "Momentum", .9)
%!error <f: "adam" does not take "Centered"$> with ("adam", "Centered", true)
%!error <f: Momentum must be in \[0, 1\]> with ("momentum", "Momentum", 2)
%!error <f: GradientThresholdMethod needs a GradientThreshold$>
%! with ("adam", "GradientThresholdMethod", "l2norm")
%!error <f: no such optimizer: newton> with ("newton")
%!error <needs 4 arguments> __solver__ ("f")
%!error <OPTIONS must be a struct> __solver__ ("f", "adam", 1, struct ())
%!error <GIVEN must be a struct> __solver__ ("f", "adam", struct (), 1)
*/
