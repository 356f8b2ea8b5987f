// solver-numbers.h: an optimiser and its numbers, from the options of users.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOLVER_NUMBERS_H
#define DESCENT_OCT_SOLVER_NUMBERS_H

#include <string>

#include "oct/given.h"

// The core's row, and a struct of the numbers that it uses.
struct solver_choice
{
  const dsc_optimizer_d *row;
  octave_scalar_map numbers;
};

inline const dsc_optimizer_d *
solver_row (const given_options& options, const std::string& name)
{
  const octave_value centered = options.value ("Centered");
  const bool other = name == "rmsprop" && ! centered.isempty ()
                     && get_flag (centered, options.who (), "Centered");
  const dsc_optimizer_d *found
    = find_optimizer (other ? "rmsprop-centered" : name);
  if (! found)
    error_with_id ("descent:value", "%s: no such optimizer: %s",
                   options.who (), name.c_str ());
  return found;
}

[[noreturn]] inline void
not_taken_error (const char *who, const std::string& name, const char *option)
{
  error_with_id ("descent:option", "%s: \"%s\" does not take \"%s\"", who,
                 name.c_str (), option);
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// The numbers that ROW uses, those given or its defaults.
inline octave_scalar_map
solver_numbers (const given_options& options, const std::string& name,
                const dsc_optimizer_d *row)
{
  const char *who = options.who ();
  dsc_hyper h = row->defaults[get_convention (options.value ("Convention"), who,
                                              "Convention")];
  octave_scalar_map numbers;
  for (const hyper_option& o : hyper_options)
    {
      const char *given = options.given_name (o.name);
      const bool used = ! o.use || (row->uses & o.use);
      if (given && ! used)
        not_taken_error (who, name, o.name);
      if (given)
        take_hyper (row, o.name, options.value (given), who, "", h);
      if (used)
        numbers.assign (o.name, h.*o.member);
    }
  if (options.is_given ("Centered") && name != "rmsprop")
    not_taken_error (who, name, "Centered");
  return numbers;
}

// What OPTIONS say of the optimiser that users call NAME.
inline solver_choice
choose_solver (const given_options& options, const std::string& name)
{
  const dsc_optimizer_d *row = solver_row (options, name);
  const octave_scalar_map numbers = solver_numbers (options, name, row);
  if (options.is_given ("GradientThresholdMethod")
      && ! options.is_given ("GradientThreshold"))
    error_with_id ("descent:option", "%s: GradientThresholdMethod needs a "
                   "GradientThreshold", options.who ());
  return { row, numbers };
}

#endif
