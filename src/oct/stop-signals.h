// stop-signals.h: the signals with which batch systems ask a run to end.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_STOP_SIGNALS_H
#define DESCENT_OCT_STOP_SIGNALS_H

#include <csignal>

// As long as one of these lives, SIGTERM and SIGUSR1 are noted instead of what
// they would do: Octave ends at SIGTERM, with the workspace in a file, and any
// process at SIGUSR1.  One at a time.
class stop_signals
{
public:
  stop_signals (void)
  {
    noted () = 0;
    for (int i = 0; i < COUNT; i++)
      {
        struct sigaction note = { };
        note.sa_handler = take;
        note.sa_flags = SA_RESTART;
        sigemptyset (&note.sa_mask);
        sigaction (numbers ()[i], &note, &m_before[i]);
      }
  }
  ~stop_signals (void)
  {
    for (int i = 0; i < COUNT; i++)
      sigaction (numbers ()[i], &m_before[i], nullptr);
  }
  stop_signals (const stop_signals&) = delete;

  // The number of one that has come, or 0.
  int came (void) const { return noted (); }

private:
  enum { COUNT = 2 };
  static const int * numbers (void)
  {
    static const int all[COUNT] = { SIGTERM, SIGUSR1 };
    return all;
  }
  static volatile std::sig_atomic_t& noted (void)
  {
    static volatile std::sig_atomic_t number;
    return number;
  }
  static void take (int number) { noted () = number; }

  struct sigaction m_before[COUNT];
};

#endif
