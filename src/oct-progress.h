// oct-progress.h: what users see of a training run, and their say in it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_PROGRESS_H
#define DESCENT_OCT_PROGRESS_H

#include <cstdio>
#include <functional>

#include <unistd.h>

#include <octave/interpreter.h>
#include <octave/parse.h>

#include "oct-history.h"
#include "oct-hooks.h"

// Hooks of a run over M samples: a line every EVERY epochs (0: none), and the
// function OUTPUT (undefined: none), which is shown PARAMETERS (); it may keep
// them, and AFTER () is called when it has returned.
class progress_hooks : public run_hooks
{
public:
  progress_hooks (dsc_int m, dsc_int epochs, dsc_int every,
                  const octave_value& output, run_history& history,
                  const std::function<octave_value (void)>& parameters,
                  const std::function<void (void)>& after = [] () { })
    : m_samples (m), m_epochs (epochs), m_every (every), m_output (output),
      m_history (history), m_parameters (parameters), m_after (after),
      m_live (every > 0 && isatty (STDERR_FILENO))
  {
    m_hooks.grow = grow;
    if (every > 0 || output.is_defined ())
      m_hooks.report = report;
  }

  // Runs TRAIN between the first and the last call of OUTPUT.
  template <typename Train>
  void around (const char *who, Train train)
  {
    dsc_history& h = *m_history.get ();
    dsc_progress p = { 0, 0, 1, octave::numeric_limits<double>::NaN (),
                       octave::numeric_limits<double>::NaN (), &h, 0 };
    h.end = DSC_END_ASKED;
    m_who = who;
    if (! tell ("init", p))
      after_run (train (), who);
    if (h.iterations > 0)
      p = { h.epochs, h.iterations, 1, h.iteration_cost[h.iterations - 1],
            h.learn_rate[h.iterations - 1], &h, m_seconds };
    if (m_every > 0 && p.iteration > m_line)
      line (p, true);              // the run has ended in between
    tell ("done", p);
  }

private:
  static int grow (void *self, dsc_history *)
  {
    progress_hooks *h = static_cast<progress_hooks *> (self);
    return h->guard ([=] () { h->m_history.grow (); });
  }
  static int report (void *self, const dsc_progress *p)
  {
    progress_hooks *h = static_cast<progress_hooks *> (self);
    bool stop = false;
    int thrown = h->guard ([=, &stop] ()
      {
        h->m_seconds = p->seconds;
        if (h->m_every > 0)
          h->line (*p);
        stop = h->tell ("iter", *p);
      });
    return thrown ? 1 : stop ? 2 : 0;
  }

  // Calls OUTPUT; does it want the end?
  bool tell (const char *state, const dsc_progress& p)
  {
    if (! m_output.is_defined ())
      return false;
    const dsc_history& h = *p.history;
    octave_scalar_map values;
    values.setfield ("iter", static_cast<double> (p.iteration));
    values.setfield ("iteration", static_cast<double> (p.iteration));
    values.setfield ("funccount", static_cast<double> (p.iteration));
    values.setfield ("epoch", static_cast<double> (p.epoch));
    values.setfield ("fval", p.cost);
    values.setfield ("learnrate", p.rate);
    values.setfield ("seconds", p.seconds);
    values.setfield ("validationcost",
                     h.validations ? h.validation_cost[h.validations - 1]
                                   : octave::numeric_limits<double>::NaN ());
    const octave_value_list stop
      = octave::feval (m_output, ovl (m_parameters (), values, state), 1);
    m_after ();
    if (stop.length () < 1 || stop(0).is_undefined ())
      return false;
    const octave_value& v = stop(0);   // [] is false in Octave
    if (! (v.isnumeric () || v.islogical ()) || v.iscomplex ()
        || v.full_value ().array_value ().any_element_is_nan ())
      error_with_id ("descent:class", "%s: OutputFcn must return true or false", m_who);
    return ! v.isempty () && v.is_true ();
  }

  // One line an epoch; in between, on a terminal, one that is written over.
  void line (const dsc_progress& p, bool last = false)
  {
    const dsc_history& h = *p.history;
    const bool whole = last || (p.epoch_ended && (p.epoch % m_every == 0
                                                  || p.epoch == m_epochs));
    if (! whole && ! (m_live && p.seconds > m_shown + .5))
      return;
    m_shown = p.seconds;
    m_line = p.iteration;
    std::string text = "epoch " + std::to_string (p.epoch);
    if (m_epochs < INT32_MAX)
      text += "/" + std::to_string (m_epochs);
    char numbers[120];
    if (whole)
      {
        const double took = h.seconds[p.epoch - 1];
        snprintf (numbers, sizeof numbers, "  cost %.6g", h.epoch_cost[p.epoch - 1]);
        text += numbers;
        if (h.validations > 0)
          {
            snprintf (numbers, sizeof numbers, "  validation %.6g",
                      h.validation_cost[h.validations - 1]);
            text += numbers;
          }
        snprintf (numbers, sizeof numbers, "  rate %.3g  %.3g s", p.rate, took);
        text += numbers;
        if (p.epoch_ended && ! last)
          {
            snprintf (numbers, sizeof numbers, "  %.3g samples/s", m_samples / took);
            text += numbers;
          }
        if (p.epoch_ended && ! last && m_epochs < INT32_MAX)
          {
            snprintf (numbers, sizeof numbers, "  %.3g s left",
                      p.seconds / p.epoch * (m_epochs - p.epoch));
            text += numbers;
          }
        if (m_live)
          fputs ("\r\033[K", stderr);
        octave_stdout << text << "\n" << std::flush;
        return;
      }
    snprintf (numbers, sizeof numbers, "  iteration %td  cost %.6g ", p.iteration, p.cost);
    fputs (("\r" + text + numbers).c_str (), stderr);
  }

  const char *m_who = "";
  dsc_int m_samples, m_epochs, m_every;
  octave_value m_output;
  run_history& m_history;
  std::function<octave_value (void)> m_parameters;
  std::function<void (void)> m_after;
  bool m_live;
  dsc_int m_line = 0;              // the iteration of the last line
  double m_shown = 0, m_seconds = 0;   // when a line was shown; since the beginning
};

#endif
