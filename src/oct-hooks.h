// oct-hooks.h: Ctrl-C and progress of a long run.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_HOOKS_H
#define DESCENT_OCT_HOOKS_H

#include <cstdio>
#include <exception>

#include "oct-args.h"

// An exception must not pass through C: it is kept where C calls back, and
// thrown again when C has returned.
class kept_exception
{
public:
  // 0 if action () returns, 1 if it throws
  template <typename Action>
  int guard (Action action)
  {
    try
      {
        action ();
        return 0;
      }
    catch (...)
      {
        m_kept = std::current_exception ();
        return 1;
      }
  }
  void rethrow (void) const
  {
    if (m_kept)
      std::rethrow_exception (m_kept);
  }
private:
  std::exception_ptr m_kept;
};

// Hooks for the core, which ends the run when one of them keeps an exception.
class run_hooks : public kept_exception
{
public:
  run_hooks (dsc_int epochs, dsc_int every)
    : m_hooks { poll, report, this }, m_epochs (epochs), m_every (every)
  { }
  run_hooks (void) : run_hooks (0, 0) { }
  const dsc_hooks * hooks (void) const { return &m_hooks; }
  void after_run (dsc_status status, const char *who)
  {
    rethrow ();
    must (status, who);
  }

private:
  static int poll (void *self)
  {
    return static_cast<run_hooks *> (self)->guard ([] () { OCTAVE_QUIT; });
  }
  static int report (void *self, dsc_int epoch, double cost, double seconds)
  {
    run_hooks *h = static_cast<run_hooks *> (self);
    if (h->m_every == 0 || (epoch % h->m_every != 0 && epoch != h->m_epochs))
      return 0;
    return h->guard ([=] ()
      {
        char line[120];
        snprintf (line, sizeof line, "epoch %td/%td  cost %.6g  %.3g s\n",
                  epoch, h->m_epochs, cost, seconds);
        octave_stdout << line << std::flush;
      });
  }

  dsc_hooks m_hooks;
  dsc_int m_epochs, m_every;   // a line every m_every epochs; 0: none
};

#endif
