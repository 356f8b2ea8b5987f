// __schedule__.cc: S = __schedule__ (WHO, OPTIONS, GIVEN, STEPS), the schedule
// of a run as get_schedule reads it, and ROWS = __schedule__ (), the options of
// schedules as rows of a table for __options__.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/run-schedule.h"

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
    const std::string who = get_name (args(0), self, "WHO");
    const given_options options (args(1), args(2), who.c_str ());
    const double steps = get_number (args(3), self, "STEPS");
    return ovl (run_schedule (options, options.number ("LearnRate"), steps));
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
