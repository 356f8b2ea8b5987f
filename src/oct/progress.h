// progress.h: the hooks of a training run, and what happens around it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_PROGRESS_H
#define DESCENT_OCT_PROGRESS_H

#include <functional>
#include <memory>

#include <octave/interpreter.h>

#include "oct/checkpoint.h"
#include "oct/clock.h"
#include "oct/group.h"
#include "oct/history.h"
#include "oct/hooks.h"
#include "oct/lines.h"
#include "oct/output-function.h"
#include "oct/picture.h"
#include "oct/stop-signals.h"

// Hooks of the run RUN (run.h): its checkpoints, its lines, its picture, and
// its output function, which gets PARAMETERS () and is followed by AFTER ().
class progress_hooks : public poll_hooks
{
public:
  template <typename Run>
  progress_hooks (const char *who, Run& run,
                  const std::function<octave_value (void)>& parameters,
                  const std::function<void (void)>& after = [] () { })
    : m_who (who), m_lines (run.run ()->m, run.run ()->epochs, run.every ()),
      m_picture (run.picture ()),
      m_output (who, run.output (), parameters, after),
      m_history (run.history ()), m_checkpoint (run.checkpoint_file ()),
      m_group (run.group ())
  {
    m_hooks.grow = grow;
    m_hooks.begin = begin;
    if (m_checkpoint.resumes ())
      m_hooks.load = load;
    if (m_checkpoint.saves ())
      m_hooks.save = save;
    if (m_lines.wanted () || m_picture.wanted () || m_output.wanted ()
        || m_checkpoint.saves () || m_group)
      m_hooks.report = report;
    if (m_output.wanted () || m_checkpoint.saves () || m_group)
      m_hooks.poll.poll = poll_late;
  }

  // See lines.h.
  void watch (const std::function<dsc_feed_account (void)>& account)
  {
    m_lines.watch (account);
  }

  // Runs TRAIN between the first and the last call of OUTPUT.
  template <typename Train>
  void follow (Train train)
  {
    pending_exception unready;
    unready.guard ([=] () { m_checkpoint.prepare (); });
    agree (unready);
    unready.rethrow ();
    const dsc_status status = train_listening (train);
    if (! pending () && ! m_checkpoint.reason_unsaved ().empty ())
      guard ([] () { OCTAVE_QUIT; });   // while the file could not be written
    if (status == DSC_EGROUP && ! pending ())
      group_error (m_group->core (), m_who);
    agree (*this);
    if (interrupted ())
      finish_interrupted ();
    else if (pending ())
      ignore_errors ([=] () { warn (); });
    if (status == DSC_ESTATE)
      m_checkpoint.state_error ();
    check_end (status, m_who);
    const dsc_progress end = end_of_run ();
    m_lines.end (end);
    pending_exception warned;   // users may have made an error of the warning
    warned.guard ([=] () { warn (); });
    m_picture.draw ("done", end, m_history);
    m_output.call ("done", end);
    warned.rethrow ();
  }

private:
  // With several processes, signals of a batch system are heard meanwhile.
  template <typename Train>
  dsc_status train_listening (Train train)
  {
    std::unique_ptr<stop_signals> signals;
    if (m_group)
      signals.reset (new stop_signals);
    m_signals = signals.get ();
    const dsc_status status = train ();
    m_signals = nullptr;
    return status;
  }

  // What one of several processes has thrown, all throw: the others now, the
  // one itself later.
  void agree (const pending_exception& mine) const
  {
    if (! m_group || m_group->core ()->lost >= 0)
      return;
    pending_exception theirs;
    theirs.guard ([&] () { m_group->agree (mine.message ()); });
    if (! mine.pending ())
      theirs.rethrow ();
  }

  static progress_hooks * of (void *self)
  {
    return static_cast<progress_hooks *> (self);
  }

  static int grow (void *self, dsc_history *)
  {
    progress_hooks *h = of (self);
    return h->guard ([=] () { h->m_history.grow (); });
  }

  static int save (void *self, int n, const dsc_section *sections)
  {
    progress_hooks *h = of (self);
    bool saved = false;
    pending_exception late;   // where the run ends already, its reason stays
    pending_exception& exceptions = h->pending () ? late : *h;
    const int thrown = exceptions.guard ([=, &saved] ()
      {
        saved = h->m_checkpoint.save (n, sections);
      });
    return thrown ? 1 : saved ? 0 : 2;
  }

  static int load (void *self, int n, const dsc_section *sections)
  {
    progress_hooks *h = of (self);
    return h->guard ([=] () { h->m_checkpoint.load (n, sections); });
  }

  static int begin (void *self, const dsc_progress *p)
  {
    progress_hooks *h = of (self);
    bool stop = false;
    h->m_checkpoint.close ();
    h->m_lines.begin (*p);
    h->m_seconds = p->seconds;
    h->m_reported = clock_seconds ();
    const int thrown = h->guard ([=, &stop] ()
      {
        h->m_picture.draw ("init", *p, h->m_history);
        stop = h->m_output.call ("init", *p);
      });
    return thrown ? 1 : stop ? 2 : 0;
  }

  static int report (void *self, const dsc_progress *p)
  {
    progress_hooks *h = of (self);
    bool stop = false;
    const int thrown = h->guard ([=, &stop] ()
      {
        OCTAVE_QUIT;
        h->m_reported = clock_seconds ();
        h->m_seconds = p->seconds;
        h->m_lines.iteration (*p);
        h->m_picture.draw ("iter", *p, h->m_history);
        stop = h->m_output.call ("iter", *p)
               || (h->m_signals && h->m_signals->came ());
      });
    return thrown ? 1 : stop ? 2 : 0;
  }

  // Ctrl-C in the middle of a short iteration waits for its end, where the
  // state is complete, and can be saved and shown.
  static int poll_late (void *self)
  {
    progress_hooks *h = of (self);
    if (clock_seconds () < h->m_reported + .03)
      return 0;
    return h->guard ([] () { OCTAVE_QUIT; });
  }

  dsc_progress end_of_run (void)
  {
    const dsc_history& h = *m_history.get ();
    const dsc_int t = h.iterations;
    const double NaN = octave::numeric_limits<double>::NaN ();
    return { h.epochs, t, 1, t ? h.iteration_cost[t - 1] : NaN,
             t ? h.learn_rate[t - 1] : NaN, &h, m_seconds };
  }

  // A warning if the state could not be saved.
  void warn (void)
  {
    const std::string& why = m_checkpoint.reason_unsaved ();
    if (! why.empty ())
      warning_with_id ("descent:file",
                       "%s: %s; the run has ended after %td iterations", m_who,
                       why.c_str (), m_history.get ()->iterations);
  }

  // Where an exception is thrown later anyway, an error in ACTION is dropped.
  template <typename Action>
  static void ignore_errors (Action action)
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

  // After Ctrl-C: the warning, and the last call of OUTPUT.
  void finish_interrupted (void)
  {
    ignore_errors ([=] () { warn (); });
    ignore_errors ([=] ()
      {
        m_picture.draw ("done", end_of_run (), m_history);
        m_output.call ("done", end_of_run ());
      });
  }

  const char *m_who;
  progress_lines m_lines;
  live_picture m_picture;
  output_function m_output;
  run_history& m_history;
  checkpoint& m_checkpoint;
  const process_group *m_group;
  const stop_signals *m_signals = nullptr;
  double m_seconds = 0;    // since the beginning, at the last report
  double m_reported = 0;   // when the last iteration has ended
};

#endif
