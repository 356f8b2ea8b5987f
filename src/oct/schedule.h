// schedule.h: the schedule of a learning rate, from options of users and from a
// struct.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SCHEDULE_H
#define DESCENT_OCT_SCHEDULE_H

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "oct/options.h"

// The names of schedules: those of the core, then MATLAB's name of "step".
inline const char *
schedule_name (int number)
{
  static const int count = [] ()
  {
    int rows = 0;
    while (dsc_schedule_at (rows))
      rows++;
    return rows;
  } ();
  return number < count ? dsc_schedule_at (number)->name
                        : number == count ? "piecewise" : nullptr;
}

inline const dsc_schedule_row *
check_schedule (const octave_value& v, const char *who, const char *what)
{
  const int number = check_name (v, schedule_name, who, what);
  const dsc_schedule_row *row = dsc_schedule_at (number);
  return row ? row : dsc_schedule_find ("step");
}

// A name of the option number OPTION of schedules; FIRST is the place in
// schedule_options () of the one that is not an alias.
struct schedule_option
{
  const char *name;
  int option;
  std::size_t first;
};

// The options of schedules with their aliases, in the order in which they are
// looked at: the learning rate, which all callers have, is at the end.
inline const std::vector<schedule_option>&
schedule_options (void)
{
  static const std::vector<schedule_option> all = [] ()
  {
    std::vector<schedule_option> names;
    auto add = [&] (int option)
    {
      const std::size_t first = names.size ();
      names.push_back ({ dsc_schedule_option_at (option)->name, option,
                         first });
      for (const option_alias& a : option_aliases)
        if (std::string (a.name) == names[first].name)
          names.push_back ({ a.alias, option, first });
    };
    for (int i = 0; dsc_schedule_option_at (i); i++)
      if (i != DSC_SCHEDULE_RATE)
        add (i);
    add (DSC_SCHEDULE_RATE);
    return names;
  } ();
  return all;
}

// The names that the rule of option number OPTION has in the place of numbers
// 0, 1 ...; empty for a rule about numbers.
inline name_list
schedule_choices (int option)
{
  const std::string rule = dsc_schedule_option_at (option)->rule;
  name_list names;
  if (rule.find ('|') != std::string::npos)
    for (std::size_t at = 0; at < rule.size (); at += names.back ().size () + 1)
      names.push_back (rule.substr (at, rule.find ('|', at) - at));
  return names;
}

// The number that V is for the option O.
inline double
check_schedule_number (const octave_value& v, const schedule_option& o,
                       const char *who)
{
  const name_list names = schedule_choices (o.option);
  if (names.empty ())
    return check_number (v, get_rule (dsc_schedule_option_at (o.option)->rule,
                                      who), who, o.name);
  return &check_name (v, names, who, o.name) - names.data ();
}

// What users give for each of schedule_options (): NAN where they give none.
typedef std::vector<double> schedule_numbers;

// The schedule ROW with the learning rate RATE, unless it is among GIVEN, which
// come instead of the defaults.  remark (NAME) ends the error about the option
// NAME, which the schedule does not take.
template <typename Remark>
dsc_schedule
make_schedule (const char *who, const dsc_schedule_row *row, double rate,
               const schedule_numbers& given, const Remark& remark)
{
  dsc_schedule s = dsc_schedule_of (row);
  s.rate = rate;
  for (std::size_t i = 0; i < given.size (); i++)
    {
      if (std::isnan (given[i]))
        continue;
      const schedule_option& o = schedule_options ()[i];
      const char *first = schedule_options ()[o.first].name;
      if (o.first != i && ! std::isnan (given[o.first]))
        error_with_id ("descent:option", "%s: give %s or %s, not both", who,
                       first, o.name);
      if (! (row->uses >> o.option & 1))
        error_with_id ("descent:option",
                       "%s: the schedule \"%s\" does not take \"%s\"%s", who,
                       row->name, o.name, remark (o.name).c_str ());
      *dsc_schedule_member (&s, o.option) = given[i];
    }
  return s;
}

// Has S a use for a Duration that it lacks?
inline bool
lacks_duration (const dsc_schedule& s)
{
  return (s.row->uses >> DSC_SCHEDULE_DURATION & 1) && std::isnan (s.duration);
}

inline void
check_numbers (const dsc_schedule& s, const char *who)
{
  if (dsc_schedule_check (&s) != DSC_OK)
    error_with_id ("descent:value", "%s: a number of the schedule \"%s\" is "
                   "missing or out of range", who, s.row->name);
}

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
  check_numbers (s, who);
  return s;
}

#endif
