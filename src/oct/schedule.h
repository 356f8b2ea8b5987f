// schedule.h: the schedule of a learning rate from a struct.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SCHEDULE_H
#define DESCENT_OCT_SCHEDULE_H

#include "oct/args.h"

// V is a scalar struct: Schedule is the name of a row, and the options that
// the row uses may be fields, as numbers under the names that users write.  A
// missing one has the row's default; fields without a use are ignored.
inline dsc_schedule
get_schedule (const octave_value& v, const char *who)
{
  if (! v.isstruct () || v.numel () != 1)
    class_error (who, "SCHEDULE", "a scalar struct");
  const octave_scalar_map given = v.scalar_map_value ();
  const std::string name = get_name (given.getfield ("Schedule"), who,
                                     "SCHEDULE.Schedule");
  const dsc_schedule_row *row = dsc_schedule_find (name.c_str ());
  if (! row)
    error_with_id ("descent:value", "%s: no schedule \"%s\"", who,
                   name.c_str ());
  dsc_schedule s = dsc_schedule_of (row);
  for (int i = 0; dsc_schedule_option_at (i); i++)
    {
      const char *option = dsc_schedule_option_at (i)->name;
      if ((row->uses >> i & 1) && given.contains (option))
        *dsc_schedule_member (&s, i) = get_number (given.getfield (option), who,
                                                   option);
    }
  if (dsc_schedule_check (&s) != DSC_OK)
    error_with_id ("descent:value", "%s: a number of the schedule \"%s\" is "
                   "missing or out of range", who, row->name);
  return s;
}

#endif
