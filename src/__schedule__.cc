// __schedule__.cc: S = __schedule__ (WHO, OPTIONS, GIVEN, STEPS), the schedule
// of a run as get_schedule reads it, and ROWS = __schedule__ (), the options of
// schedules as rows of a table for __options__.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "oct/schedule.h"

// LearnRateSchedule, SchedulePer and the options beside them; the learning rate
// and its alias are the caller's own.
static Cell
schedule_rows (void)
{
  const std::vector<schedule_option>& options = schedule_options ();
  Cell rows (2 + options.size (), 3);
  rows(0,0) = "LearnRateSchedule";
  rows(0,1) = "none";
  rows(0,2) = cell_of (names_of (schedule_name));
  rows(1,0) = "SchedulePer";
  rows(1,1) = "epoch";
  rows(1,2) = cell_of ({ "epoch", "iteration" });
  octave_idx_type count = 2;
  for (const schedule_option& o : options)
    if (o.option != DSC_SCHEDULE_RATE)
      {
        const name_list names = schedule_choices (o.option);
        rows(count,0) = o.name;
        rows(count,1) = Matrix ();
        if (names.empty ())
          rows(count,2) = dsc_schedule_option_at (o.option)->rule;
        else
          rows(count,2) = cell_of (names);
        count++;
      }
  rows.resize (dim_vector (count, 3));
  return rows;
}

static schedule_numbers
get_given (const octave_scalar_map& options, const octave_scalar_map& given,
           const char *who)
{
  const std::vector<schedule_option>& known = schedule_options ();
  schedule_numbers numbers (known.size (), NAN);
  for (std::size_t i = 0; i < known.size (); i++)
    {
      const octave_value here = given.getfield (known[i].name);
      if (here.is_defined () && here.is_true ())
        numbers[i] = check_schedule_number (options.getfield (known[i].name),
                                            known[i], who);
    }
  return numbers;
}

// Of trainers another option may have been meant.
static std::string
meant_for_validation (const octave_scalar_map& options, const char *option)
{
  const std::string other = std::string ("Validation") + option;
  return options.isfield (other) ? "; did you mean \"" + other + "\"?" : "";
}

// S with all that its row uses; numbers without a default are at the end.
static octave_scalar_map
schedule_map (dsc_schedule s)
{
  dsc_schedule defaults = dsc_schedule_of (s.row);
  octave_scalar_map map;
  for (bool late : { false, true })
    {
      for (int i = 0; dsc_schedule_option_at (i); i++)
        if ((s.row->uses >> i & 1)
            && ! std::isnan (*dsc_schedule_member (&s, i))
            && late == std::isnan (*dsc_schedule_member (&defaults, i)))
          map.assign (dsc_schedule_option_at (i)->name,
                      *dsc_schedule_member (&s, i));
      if (! late)
        map.assign ("Schedule", s.row->name);
    }
  return map;
}

// OPTIONS and GIVEN: what __options__ has made of these rows and of LearnRate;
// STEPS: the length of the run, in epochs or iterations as SchedulePer says.
// PKG_ADD: autoload ("__schedule__", "__descent__.oct");
DEFUN_DLD (__schedule__, args, , "see trainingOptions")
{
  return guarded ("__schedule__", [&] () -> octave_value_list
  {
    const char *self = "__schedule__";
    if (args.length () == 0)
      return ovl (schedule_rows ());
    check_nargin (args, 4, self);
    const std::string caller = get_name (args(0), self, "WHO");
    const char *who = caller.c_str ();
    const octave_scalar_map options = get_struct (args(1), self, "OPTIONS"),
      given = get_struct (args(2), self, "GIVEN");
    const double steps = get_number (args(3), self, "STEPS");
    const dsc_schedule_row *row
      = check_schedule (options.getfield ("LearnRateSchedule"), who,
                        "LearnRateSchedule");
    const double rate = get_number (options.getfield ("LearnRate"),
                                    who, "LearnRate");
    const dsc_schedule s
      = make_schedule (who, row, rate,
                       get_given (options, given, who),
                       [&] (const char *option)
                       { return meant_for_validation (options, option); });
    octave_scalar_map map = schedule_map (s);
    if (lacks_duration (s))
      map.assign ("Duration", std::fmax (steps - s.warmup - s.delay, 1));
    return ovl (map);
  });
}

/*
%!test
%! rows = __schedule__ ();
%! assert (rows(1:2,1), {"LearnRateSchedule"; "SchedulePer"});
%! assert (rows{1,3}([1 end]), {"none", "piecewise"});
%! assert (rows{strcmp (rows(:,1), "Rise"),3}, {"linear", "cosine"});
%! assert (rows{strcmp (rows(:,1), "LearnRateDropPeriod"),3}, "a positive number");
%! assert (! any (strcmp (rows(:,1), "LearnRate")));
%!function s = with (name, steps, varargin)
%!  options = given = struct ();
%!  for row = __schedule__ ()'
%!    options.(row{1}) = row{2};
%!    given.(row{1}) = false;
%!  endfor
%!  options.LearnRateSchedule = name;
%!  options.LearnRate = .5;
%!  for i = 1:2:numel (varargin)
%!    options.(varargin{i}) = varargin{i+1};
%!    given.(varargin{i}) = true;
%!  endfor
%!  s = __schedule__ ("f", options, given, steps);
%!endfunction
%!assert (with ("none", 9), struct ("LearnRate", .5, "Origin", 0, "WarmUp", 0, "Schedule", "none"))
%!assert (with ("piecewise", 9, "LearnRateDropFactor", .3), ...
%!        struct ("LearnRate", .5, "Origin", 0, "WarmUp", 0, "Delay", 0, "DecayRate", .3, ...
%!                "Interval", 10, "Schedule", "step"))
%!test
%! s = with ("one-cycle", 9, "StartLearnRate", .1, "WarmUp", 2, "Rise", "cosine");
%! assert ([s.LearnRate, s.WarmUp, s.Rise, s.StartLearnRate, s.Duration], [.5 2 1 .1 7]);
%! assert (fieldnames (s)(end-2:end)', {"Schedule", "StartLearnRate", "Duration"});
%!assert (with ("cosine", 3, "Delay", 5).Duration, 1)
%!assert (with ("cosine", Inf).Duration, Inf)
%!error <f: the schedule "sqrt" does not take "DecayRate"$> with ("sqrt", 1, "DecayRate", 1)
%!error <"cosine" does not take "Patience"; did you mean "ValidationPatience"\?$>
%! with ("cosine", 1, "Patience", 3, "ValidationPatience", 4)
%!error <f: give Interval or LearnRateDropPeriod, not both>
%! with ("step", 1, "Interval", 1, "LearnRateDropPeriod", 1)
%!error <f: LearnRateSchedule must be one of> with ("cos", 1)
%!error <f: WarmUp must be an integer from 0> with ("step", 1, "WarmUp", -1)
%!error <needs 4 arguments> __schedule__ ("f")
%!error <OPTIONS must be a struct> __schedule__ ("f", 1, struct (), 1)
%!error <GIVEN must be a struct> __schedule__ ("f", struct (), struct ("a", {1, 2}), 1)
%!error <STEPS must be a real scalar> __schedule__ ("f", struct (), struct (), [])
%!error <f: LearnRate must be a real scalar>
%! __schedule__ ("f", struct ("LearnRateSchedule", "none"), struct (), 1)
*/
