// hooks.h: Ctrl-C in long work, and exceptions that wait until C has returned.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_HOOKS_H
#define DESCENT_OCT_HOOKS_H

#include <exception>

#include "oct/args.h"

// An exception must not pass through C: it is stored where C calls back, and
// thrown again when C has returned.
class pending_exception
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
        m_pending = std::current_exception ();
        return 1;
      }
  }
  void rethrow (void) const
  {
    if (m_pending)
      std::rethrow_exception (m_pending);
  }
  // Takes what OTHER has, unless there is one already.
  void keep (const pending_exception& other)
  {
    if (! m_pending)
      m_pending = other.m_pending;
  }
  // Has there been an exception?
  bool pending (void) const { return m_pending != nullptr; }
  // What it says; "" if there has been none.
  std::string message (void) const
  {
    try
      {
        rethrow ();
      }
    catch (const octave::execution_exception& e)
      {
        return e.message ();
      }
    catch (const octave::interrupt_exception&)
      {
        return "interrupted";
      }
    catch (const std::bad_alloc&)
      {
        return "out of memory";
      }
    catch (...)
      {
        return "an internal error";
      }
    return "";
  }
  // Is it Ctrl-C?
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
  std::exception_ptr m_pending;
};

// Hooks for the core, which ends its work when one of them stores an
// exception.
class poll_hooks : public pending_exception
{
public:
  poll_hooks (void) : m_hooks { }
  {
    m_hooks.poll = { ask_quit, this };
    m_hooks.self = this;
  }
  poll_hooks (const poll_hooks&) = delete;
  const dsc_poll * poll (void) const { return &m_hooks.poll; }
  const dsc_run_hooks * hooks (void) const { return &m_hooks; }
  void check_end (dsc_status status, const char *who)
  {
    rethrow ();
    check_status (status, who);
  }

protected:
  dsc_run_hooks m_hooks;

private:
  static int ask_quit (void *self)
  {
    return static_cast<poll_hooks *> (self)->guard ([] () { OCTAVE_QUIT; });
  }
};

#endif
