// __solver__.cc: [ROW, NUMBERS, OPTIONS, GIVEN] = __solver__ (WHO, NAME,
// OPTIONS, GIVEN) is what is given of the optimiser NAME, from what __options__
// has made of private/solver_option_rows.m: ROW is the core's name of it,
// NUMBERS a struct of the numbers that it uses, those given or its defaults,
// and OPTIONS and GIVEN have them under their first names alone.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/solver-numbers.h"

static bool
is_hyper_option (const char *name)
{
  for (const hyper_option& o : hyper_options)
    if (std::string (name) == o.name)
      return true;
  return false;
}

// OPTIONS and GIVEN of FROM without the aliases of numbers.
static void
drop_aliases (const given_options& from, octave_scalar_map& options,
              octave_scalar_map& given)
{
  options = from.options ();
  given = from.given ();
  for (const option_alias& a : option_aliases)
    {
      if (! is_hyper_option (a.name))
        continue;
      if (from.is_given (a.alias))
        {
          options.assign (a.name, from.value (a.alias));
          given.assign (a.name, true);
        }
      options.rmfield (a.alias);
      given.rmfield (a.alias);
    }
}

// PKG_ADD: autoload ("__solver__", "__descent__.oct");
DEFUN_DLD (__solver__, args, nargout, "see optimizer")
{
  return guarded ("__solver__", [&] () -> octave_value_list
  {
    const char *self = "__solver__";
    check_nargin (args, 4, self);
    const std::string who = get_name (args(0), self, "WHO"),
      name = get_name (args(1), self, "NAME");
    const given_options all (args(2), args(3), who.c_str ());
    const solver_choice solver = choose_solver (all, name);
    octave_scalar_map options, given;
    if (nargout > 2)
      drop_aliases (all, options, given);
    return ovl (solver.row->name, solver.numbers, options, given);
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
%!error <f: LearnRate must be a real scalar>
%! __solver__ ("f", "sgd", struct ("Convention", "course"), struct ("LearnRate", {{}}))
*/
