// __update__.cc: [PARAMS, STATE1, ...] = __update__ (NAME, PARAMS, GRAD,
// STATE1, ..., NUMBERS ...), one step of an optimiser whose arguments are
// numbers: a call of the update function NAME.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <vector>

#include "oct/options.h"
#include "oct/update.h"

// A number of a call, which [] leaves as it is.
struct update_number
{
  const char *name;
  rule_number rule;
  double dsc_hyper::*member;
};

// An update function: SOLVER is the row of the core, TITLES what messages call
// its trees.  Then come the number of the step, if it is COUNTED, and NUMBERS.
struct update_function
{
  const char *name, *solver;
  trees::titles titles;
  bool counted;
  std::vector<update_number> numbers;
};

static const update_function update_functions[] = {
  { "adamupdate", "adam", { { "PARAMS", "GRAD", "AVGG", "AVGSQG" } }, true,
    { { "LEARNRATE", NOT_NEGATIVE, &dsc_hyper::rate },
      { "GRADDECAY", BELOW_ONE, &dsc_hyper::beta1 },
      { "SQGRADDECAY", BELOW_ONE, &dsc_hyper::beta2 },
      { "EPSILON", POSITIVE, &dsc_hyper::epsilon } } },
  { "rmspropupdate", "rmsprop", { { "PARAMS", "GRAD", "AVGSQG" } }, false,
    { { "LEARNRATE", NOT_NEGATIVE, &dsc_hyper::rate },
      { "DECAY", BELOW_ONE, &dsc_hyper::beta2 },
      { "EPSILON", POSITIVE, &dsc_hyper::epsilon } } },
  { "sgdmupdate", "momentum", { { "PARAMS", "GRAD", "VEL" } }, false,
    { { "LEARNRATE", NOT_NEGATIVE, &dsc_hyper::rate },
      { "MOMENTUM", UP_TO_ONE, &dsc_hyper::beta1 } } }
};

static const update_function&
get_update_function (const octave_value& v)
{
  const std::string name = get_name (v, "__update__", "NAME");
  for (const update_function& f : update_functions)
    if (name == f.name)
      return f;
  error_with_id ("descent:value", "__update__: no function %s", name.c_str ());
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// The conventions of update functions.
static const dsc_convention update_conventions[] = { DSC_MATLAB, DSC_COURSE };

static const char *
update_convention_name (int number)
{
  return number < 2 ? convention_names[update_conventions[number]] : nullptr;
}

// What follows the states, and the number of the step, from argument FIRST on.
static dsc_hyper
get_update_numbers (const update_function& f, const dsc_optimizer_d *row,
                    const octave_value_list& args, int first)
{
  dsc_hyper h = row->defaults[DSC_MATLAB];
  const int most = f.numbers.size ();
  for (int i = first; i < args.length (); i++)
    {
      const octave_value& v = args(i);
      if (v.is_string ())
        {
          each_option (f.name, 1, [] (int) { return "Convention"; }, args, i,
                       [&] (int, const octave_value& name)
            {
              h.convention = update_conventions[
                check_name (name, update_convention_name, f.name,
                            "Convention")];
            });
          break;
        }
      if (i - first >= most)
        error_with_id ("descent:usage", "%s: too many arguments", f.name);
      const update_number& n = f.numbers[i-first];
      if (! v.isnumeric () || ! v.isempty ())
        h.*n.member = check_number (v, n.rule, f.name, n.name);
    }
  return h;
}

// PKG_ADD: autoload ("__update__", "__descent__.oct");
DEFUN_DLD (__update__, args, , "see adamupdate")
{
  return guarded ("__update__", [&] () -> octave_value_list
  {
    if (args.length () < 1)
      check_nargin (args, 1, "__update__");
    const update_function& f = get_update_function (args(0));
    const dsc_optimizer_d *row = dsc_optimizer_find_d (f.solver);
    const int count = trees::STATE + row->nslots, first = 1 + count + f.counted;
    if (args.length () < first)
      check_nargin (args, first, "__update__");
    const double t
      = f.counted ? check_number (args(first-1), POSITIVE_INTEGER, f.name,
                                  "ITERATION") : 1;
    tree_step step (f.name, f.titles, row->name,
                    get_update_numbers (f, row, args, first), t);
    trees::values in, out;
    for (int k = 0; k < count; k++)
      in[k] = args(1 + k);
    step.take (in, out);

    octave_value_list result (1 + row->nslots);
    result(0) = out[trees::PARAMS];
    for (int k = 0; k < row->nslots; k++)
      result(1 + k) = out[trees::STATE + k];
    return result;
  });
}

/*
%!test
%! [p, v] = __update__ ("sgdmupdate", [1 2], [1 1], [0 1], .5, .5);
%! assert (v, [-.5 0]);
%! assert (p, [.5 2]);
%!test
%! [p, s] = __update__ ("rmspropupdate", 1, 2, [], [], .5, [], "convention", "COURSE");
%! assert (s, 2);
%! assert (p, 1 - .001 * 2 / sqrt (2), 1e-9);
%!assert (__update__ ("adamupdate", 1, 1, [], [], 1), 1 - .001, 1e-9)
%!error <needs 1 arguments> __update__ ()
%!error <needs 4 arguments> __update__ ("sgdmupdate", 1, 2)
%!error <needs 6 arguments> __update__ ("adamupdate", 1, 2, [], [])
%!error <__update__: no function sgdupdate> __update__ ("sgdupdate", 1, 1, [])
%!error <NAME must be a string> __update__ (1)
%!error <sgdmupdate: too many arguments> __update__ ("sgdmupdate", 1, 1, [], 1, 1, 1)
%!error <adamupdate: ITERATION must be a positive integer>
%! __update__ ("adamupdate", 1, 1, [], [], 0)
%!error <rmspropupdate: DECAY must be in \[0, 1\)> __update__ ("rmspropupdate", 1, 1, [], 1, 1)
%!error <sgdmupdate: Convention must be one of "matlab", "course"$>
%! __update__ ("sgdmupdate", 1, 1, [], "Convention", "torch")
%!error <sgdmupdate: GRAD is 1x2, PARAMS is 1x1> __update__ ("sgdmupdate", 1, [1 2], [])
%!error <sgdmupdate: VEL must be a cell, like PARAMS> __update__ ("sgdmupdate", {1}, {1}, 1)
*/
