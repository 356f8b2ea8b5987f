// progress.h: what users see of a training run, and their say in it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_PROGRESS_H
#define DESCENT_OCT_PROGRESS_H

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>

#include <unistd.h>

#include <octave/interpreter.h>
#include <octave/parse.h>

#include "oct/checkpoint.h"
#include "oct/history.h"
#include "oct/hooks.h"

// Hooks of a run over M samples: its checkpoints; a line every EVERY epochs (0:
// none); the function PICTURE (undefined: none), which draws the course of the run
// (see private/plot_live.m); and the function OUTPUT (undefined: none), which is
// shown PARAMETERS (); it may keep them, and AFTER () is called when it has returned.
class progress_hooks : public run_hooks
{
public:
  progress_hooks (dsc_int m, dsc_int epochs, dsc_int every,
                  const octave_value& picture, const octave_value& output,
                  run_history& history, checkpoint& file,
                  const std::function<octave_value (void)>& parameters,
                  const std::function<void (void)>& after = [] () { })
    : m_samples (m), m_epochs (epochs), m_every (every), m_picture (picture),
      m_output (output), m_history (history), m_checkpoint (file), m_parameters (parameters), m_after (after),
      m_live (every > 0 && isatty (STDERR_FILENO))
  {
    m_hooks.grow = grow;
    m_hooks.begin = begin;
    if (file.resumes ())
      m_hooks.load = load;
    if (file.saves ())
      m_hooks.save = save;
    if (every > 0 || picture.is_defined () || output.is_defined () || file.saves ())
      m_hooks.report = report;
    if (output.is_defined () || file.saves ())
      m_hooks.poll.poll = poll_late;
  }

  // Runs TRAIN between the first and the last call of OUTPUT.
  template <typename Train>
  void around (const char *who, Train train)
  {
    m_who = who;
    m_checkpoint.prepare ();
    const dsc_status status = train ();
    if (! kept () && ! m_checkpoint.reason_unsaved ().empty ())
      guard ([] () { OCTAVE_QUIT; });   // while the file could not be written
    if (interrupted ())
      say_good_bye ();
    else if (kept ())
      try_to ([=] () { warn (); });
    if (status == DSC_ESTATE)
      m_checkpoint.refuse_state ();
    after_run (status, who);
    dsc_progress p = where ();
    if (m_every > 0 && p.iteration > m_line)
      line (p, true);              // the run has ended in between
    kept_exception warned;         // users may have made an error of the warning
    warned.guard ([=] () { warn (); });
    draw ("done", p);
    tell ("done", p);
    warned.rethrow ();
  }

private:
  static int grow (void *self, dsc_history *)
  {
    progress_hooks *h = static_cast<progress_hooks *> (self);
    return h->guard ([=] () { h->m_history.grow (); });
  }
  static int save (void *self, int n, const dsc_section *sections)
  {
    progress_hooks *h = static_cast<progress_hooks *> (self);
    bool saved = false;
    kept_exception late;   // where the run ends already, the reason of that stays
    kept_exception& keeper = h->kept () ? late : *h;
    const int thrown
      = keeper.guard ([=, &saved] () { saved = h->m_checkpoint.save (n, sections); });
    return thrown ? 1 : saved ? 0 : 2;
  }
  static int load (void *self, int n, const dsc_section *sections)
  {
    progress_hooks *h = static_cast<progress_hooks *> (self);
    return h->guard ([=] () { h->m_checkpoint.load (n, sections); });
  }
  static int begin (void *self, const dsc_progress *p)
  {
    progress_hooks *h = static_cast<progress_hooks *> (self);
    bool stop = false;
    h->m_checkpoint.close ();
    h->m_line = p->iteration;
    h->m_seconds = p->seconds;
    h->m_reported = now ();
    int thrown = h->guard ([=, &stop] ()
      {
        h->draw ("init", *p);
        stop = h->tell ("init", *p);
      });
    return thrown ? 1 : stop ? 2 : 0;
  }

  static double now (void)
  {
    struct timespec t;
    clock_gettime (CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
  }

  // Ctrl-C in the middle of a short iteration waits for its end, where the state
  // is whole, and can be saved and shown.
  static int poll_late (void *self)
  {
    progress_hooks *h = static_cast<progress_hooks *> (self);
    if (now () < h->m_reported + .03)
      return 0;
    return h->guard ([] () { OCTAVE_QUIT; });
  }

  // Where the run has ended.
  dsc_progress where (void)
  {
    const dsc_history& h = *m_history.get ();
    const dsc_int t = h.iterations;
    const double NaN = octave::numeric_limits<double>::NaN ();
    return { h.epochs, t, 1, t ? h.iteration_cost[t - 1] : NaN,
             t ? h.learn_rate[t - 1] : NaN, &h, m_seconds };
  }

  // What could not be saved, and where the run has ended.
  void warn (void)
  {
    const std::string& why = m_checkpoint.reason_unsaved ();
    if (! why.empty ())
      warning_with_id ("descent:file", "%s: %s; the run has ended after %td iterations",
                       m_who, why.c_str (), m_history.get ()->iterations);
  }

  // Where an exception is thrown later anyway, an error in ACTION is dropped.
  template <typename Action>
  static void try_to (Action action)
  {
    octave::interpreter::the_interpreter ()->recover_from_exception ();
    try
      {
        action ();
      }
    catch (const octave::execution_exception&)
      {
        octave::interpreter::the_interpreter ()->recover_from_exception ();
      }
  }

  // After Ctrl-C: OUTPUT sees the end, and users what could not be saved.
  void say_good_bye (void)
  {
    try_to ([=] () { warn (); });
    try_to ([=] ()
      {
        draw ("done", where ());
        tell ("done", where ());
      });
  }

  static int report (void *self, const dsc_progress *p)
  {
    progress_hooks *h = static_cast<progress_hooks *> (self);
    bool stop = false;
    int thrown = h->guard ([=, &stop] ()
      {
        OCTAVE_QUIT;
        h->m_reported = now ();
        h->m_seconds = p->seconds;
        if (h->m_every > 0)
          h->line (*p);
        h->draw ("iter", *p);
        stop = h->tell ("iter", *p);
      });
    return thrown ? 1 : stop ? 2 : 0;
  }

  // Calls PICTURE, at most four times a second, and for at most a fifth of the time;
  // what its first call takes to open a window is not counted, or short runs would
  // show nothing but an empty one.
  void draw (const char *state, const dsc_progress& p)
  {
    if (! m_picture.is_defined () || (state[0] == 'i' && now () < m_next_drawing))
      return;
    const double begun = now ();
    octave_scalar_map course = m_history.so_far ();
    course.setfield ("Epoch", static_cast<double> (p.epoch));
    course.setfield ("Elapsed", p.seconds);
    const octave_value_list drawn
      = octave::feval (m_picture, ovl (m_drawing, course, state), 1);
    m_drawing = drawn.length () < 1 ? octave_value (Matrix ()) : drawn(0);
    const double end = now ();
    const bool opened = std::strcmp (state, "init") == 0;
    m_next_drawing = opened ? end + .25 : begun + std::max (.25, 5 * (end - begun));
  }

  // Calls OUTPUT; does it want the end?
  bool tell (const char *state, const dsc_progress& p)
  {
    if (! m_output.is_defined ())
      return false;
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
    values.setfield ("samplespersecond", last (h.samples_per_second, h.epochs));
    values.setfield ("validationcost", last (h.validation_cost, h.validations));
    values.setfield ("validationaccuracy", last (h.validation_accuracy, h.validations));
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
        const double right = h.validations > 0 ? h.validation_accuracy[h.validations - 1]
                                               : h.epoch_accuracy[p.epoch - 1];
        if (! std::isnan (right))
          {
            snprintf (numbers, sizeof numbers, "  accuracy %.4g %%", 100 * right);
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
  octave_value m_picture, m_output;
  octave_value m_drawing = Matrix ();   // what PICTURE has returned
  double m_next_drawing = 0;       // not before
  run_history& m_history;
  checkpoint& m_checkpoint;
  std::function<octave_value (void)> m_parameters;
  std::function<void (void)> m_after;
  bool m_live;
  dsc_int m_line = 0;              // the iteration of the last line
  double m_shown = 0, m_seconds = 0;   // when a line was shown; since the beginning
  double m_reported = 0;           // when the last iteration has ended
};

#endif
