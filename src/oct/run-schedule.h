// run-schedule.h: the schedule of a run, from the options of users, as the
// struct that get_schedule reads.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_RUN_SCHEDULE_H
#define DESCENT_OCT_RUN_SCHEDULE_H

#include <cmath>
#include <string>

#include "oct/given.h"
#include "oct/schedule.h"

inline schedule_numbers
given_schedule_numbers (const given_options& options)
{
  const std::vector<schedule_option>& known = schedule_options ();
  schedule_numbers numbers (known.size (), NAN);
  for (std::size_t i = 0; i < known.size (); i++)
    if (options.is_given (known[i].name))
      numbers[i] = check_schedule_number (options.value (known[i].name),
                                          known[i], options.who ());
  return numbers;
}

// S with all that its row uses; numbers without a default are at the end.
inline octave_scalar_map
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

// The schedule of a run of so many STEPS, epochs or iterations as SchedulePer
// says, with the learning rate RATE unless one is among OPTIONS.
inline octave_scalar_map
run_schedule (const given_options& options, double rate, double steps)
{
  const char *who = options.who ();
  const dsc_schedule_row *row
    = check_schedule (options.value ("LearnRateSchedule"), who,
                      "LearnRateSchedule");
  // of trainers another option may have been meant
  const auto remark = [&] (const char *option)
  {
    const std::string other = std::string ("Validation") + option;
    return options.options ().isfield (other)
           ? "; did you mean \"" + other + "\"?" : "";
  };
  const dsc_schedule s
    = make_schedule (who, row, rate, given_schedule_numbers (options), remark);
  octave_scalar_map map = schedule_map (s);
  if (lacks_duration (s))
    map.assign ("Duration", std::fmax (steps - s.warmup - s.delay, 1));
  return map;
}

#endif
