// hooks.h: Ctrl-C in a long run, and exceptions that pass it by.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_HOOKS_H
#define DESCENT_OCT_HOOKS_H

#include <exception>

#include "oct/args.h"

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
  bool kept (void) const { return m_kept != nullptr; }
  // is it Ctrl-C?
  bool interrupted (void) const
  {
    try
      {
        rethrow ();
      }
    catch (const octave::interrupt_exception&)
      {
        return true;
      }
    catch (...)
      {
      }
    return false;
  }
private:
  std::exception_ptr m_kept;
};

// Hooks for the core, which ends the run when one of them keeps an exception.
class run_hooks : public kept_exception
{
public:
  run_hooks (void) : m_hooks { }
  {
    m_hooks.poll = { ask_quit, this };
    m_hooks.self = this;
  }
  run_hooks (const run_hooks&) = delete;
  const dsc_poll * poll (void) const { return &m_hooks.poll; }
  const dsc_run_hooks * hooks (void) const { return &m_hooks; }
  void after_run (dsc_status status, const char *who)
  {
    rethrow ();
    must (status, who);
  }

protected:
  dsc_run_hooks m_hooks;

private:
  static int ask_quit (void *self)
  {
    return static_cast<run_hooks *> (self)->guard ([] () { OCTAVE_QUIT; });
  }
};

#endif
