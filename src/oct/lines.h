// lines.h: what "Verbose" prints of a training run.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_LINES_H
#define DESCENT_OCT_LINES_H

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>

#include <unistd.h>

#include "oct/args.h"

// A line every EVERY epochs (0: none) of a run of so many epochs over M
// samples; in between, on a terminal, one that is written over.
class progress_lines
{
public:
  progress_lines (dsc_int m, dsc_int epochs, dsc_int every)
    : m_samples (m), m_epochs (epochs), m_every (every),
      m_live (every > 0 && isatty (STDERR_FILENO))
  { }

  bool wanted (void) const { return m_every > 0; }

  // Lines tell how fast samples are read where the run has waited for them more
  // than a tenth of the time since the line before; ACCOUNT () knows.
  void watch (const std::function<dsc_feed_account (void)>& account)
  {
    m_account = account;
  }

  // A run begins, or is resumed, after the iteration of P.
  void begin (const dsc_progress& p) { m_iteration = p.iteration; }

  // An iteration has ended.
  void iteration (const dsc_progress& p)
  {
    if (! wanted ())
      return;
    if (p.epoch_ended && (p.epoch % m_every == 0 || p.epoch == m_epochs))
      print (p, false);
    else if (m_live && p.seconds > m_shown + .5)
      print_over (p);
  }

  // The run has ended, perhaps within an epoch.
  void end (const dsc_progress& p)
  {
    if (wanted () && p.iteration > m_iteration)
      print (p, true);
  }

private:
  // "epoch 3/10", or "epoch 3" where time or iterations end the run
  std::string epoch_text (const dsc_progress& p) const
  {
    std::string text = "epoch " + std::to_string (p.epoch);
    if (m_epochs < INT32_MAX)
      text += "/" + std::to_string (m_epochs);
    return text;
  }

  void shown (const dsc_progress& p)
  {
    m_shown = p.seconds;
    m_iteration = p.iteration;
  }

  static std::string text_of (const char *format, double number)
  {
    char text[120];
    snprintf (text, sizeof text, format, number);
    return text;
  }

  // The line of the epoch; LAST: of one that may not be complete.
  void print (const dsc_progress& p, bool last)
  {
    const dsc_history& h = *p.history;
    const dsc_int e = p.epoch - 1, v = h.validations - 1;
    const double took = h.seconds[e];
    shown (p);
    std::string text = epoch_text (p);
    text += text_of ("  cost %.6g", h.epoch_cost[e]);
    if (v >= 0)
      text += text_of ("  validation %.6g", h.validation_cost[v]);
    const double right = v >= 0 ? h.validation_accuracy[v]
                                : h.epoch_accuracy[e];
    if (! std::isnan (right))
      text += text_of ("  accuracy %.4g %%", 100 * right);
    text += text_of ("  rate %.3g", p.rate) + text_of ("  %.3g s", took);
    text += reading_text (p.seconds);
    if (p.epoch_ended && ! last)
      {
        text += text_of ("  %.3g samples/s", m_samples / took);
        if (m_epochs < INT32_MAX)
          text += text_of ("  %.3g s left",
                           p.seconds / p.epoch * (m_epochs - p.epoch));
      }
    if (m_live)
      fputs ("\r\033[K", stderr);
    octave_stdout << text << "\n" << std::flush;
  }

  // Until NOW, the seconds of the run
  std::string reading_text (double now)
  {
    if (! m_account)
      return "";
    const dsc_feed_account a = m_account ();
    const double seconds = now - m_line,
      waited = a.waited - m_read.waited, bytes = a.bytes - m_read.bytes;
    m_read = a;
    m_line = now;
    return waited > .1 * seconds
           ? text_of ("  reads %.3g MB/s", 1e-6 * bytes / seconds)
             + text_of (", waits %.0f %%", 100 * waited / seconds)
           : "";
  }

  void print_over (const dsc_progress& p)
  {
    shown (p);
    const std::string text = "\r" + epoch_text (p) + "  iteration "
                             + std::to_string (p.iteration)
                             + text_of ("  cost %.6g ", p.cost);
    fputs (text.c_str (), stderr);
  }

  dsc_int m_samples, m_epochs, m_every;
  bool m_live;
  dsc_int m_iteration = 0;   // of the last line
  double m_shown = 0;        // when that was
  std::function<dsc_feed_account (void)> m_account;
  dsc_feed_account m_read { };   // at the last line of an epoch,
  double m_line = 0;             // and when that was
};

#endif
