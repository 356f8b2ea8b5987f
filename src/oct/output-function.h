// output-function.h: the function of users that follows a training run.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_OUTPUT_FUNCTION_H
#define DESCENT_OCT_OUTPUT_FUNCTION_H

#include <functional>

#include <octave/parse.h>

#include "oct/args.h"

// "OutputFcn", the function OUTPUT (undefined: none), which gets PARAMETERS ();
// it may keep them, and AFTER () is called when it has returned.
class output_function
{
public:
  output_function (const char *who, const octave_value& output,
                   const std::function<octave_value (void)>& parameters,
                   const std::function<void (void)>& after)
    : m_who (who), m_output (output), m_parameters (parameters), m_after (after)
  { }

  bool wanted (void) const { return m_output.is_defined (); }

  // Calls OUTPUT with the STATE "init", "iter" or "done".  True: the run is to
  // end.
  bool call (const char *state, const dsc_progress& p) const
  {
    if (! wanted ())
      return false;
    const octave_value_list stop
      = octave::feval (m_output, ovl (m_parameters (), values (p), state), 1);
    m_after ();
    if (stop.length () < 1 || stop(0).is_undefined ())
      return false;
    const octave_value& v = stop(0);   // [] is false in Octave
    if (! (v.isnumeric () || v.islogical ()) || v.iscomplex ()
        || v.full_value ().array_value ().any_element_is_nan ())
      error_with_id ("descent:class",
                     "%s: OutputFcn must return true or false", m_who);
    return ! v.isempty () && v.is_true ();
  }

private:
  // The struct that OUTPUT gets.
  static octave_scalar_map values (const dsc_progress& p)
  {
    const dsc_history& h = *p.history;
    auto last = [] (const double *x, dsc_int n)
    {
      return n > 0 ? x[n - 1] : octave::numeric_limits<double>::NaN ();
    };
    octave_scalar_map values;
    values.setfield ("iter", static_cast<double> (p.iteration));
    values.setfield ("iteration", static_cast<double> (p.iteration));
    values.setfield ("funccount", static_cast<double> (p.iteration));
    values.setfield ("epoch", static_cast<double> (p.epoch));
    values.setfield ("fval", p.cost);
    values.setfield ("learnrate", p.rate);
    values.setfield ("seconds", p.seconds);
    values.setfield ("samplespersecond",
                     last (h.samples_per_second, h.epochs));
    values.setfield ("validationcost", last (h.validation_cost, h.validations));
    values.setfield ("validationaccuracy",
                     last (h.validation_accuracy, h.validations));
    return values;
  }

  const char *m_who;
  octave_value m_output;
  std::function<octave_value (void)> m_parameters;
  std::function<void (void)> m_after;
};

#endif
