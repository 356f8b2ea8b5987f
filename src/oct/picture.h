// picture.h: the drawing of a training run while it lasts.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_PICTURE_H
#define DESCENT_OCT_PICTURE_H

#include <algorithm>
#include <cstring>

#include <octave/parse.h>

#include "oct/args.h"
#include "oct/clock.h"
#include "oct/history.h"

// The function PICTURE (undefined: none), which draws the course of the run
// (see private/plot_live.m).
class live_picture
{
public:
  explicit live_picture (const octave_value& picture)
    : m_picture (picture)
  { }

  bool wanted (void) const { return m_picture.is_defined (); }

  // Calls PICTURE with the STATE "init", "iter" or "done"; with "iter" at most
  // four times a second, and for at most a fifth of the time.  What its first
  // call takes to open a window is not counted, or short runs would show
  // nothing but an empty one.
  void draw (const char *state, const dsc_progress& p,
             const run_history& history)
  {
    const bool between = std::strcmp (state, "iter") == 0;
    if (! wanted () || (between && clock_seconds () < m_next))
      return;
    const double begun = clock_seconds ();
    octave_scalar_map course = history.so_far ();
    course.setfield ("Epoch", static_cast<double> (p.epoch));
    course.setfield ("Elapsed", p.seconds);
    const octave_value_list drawn
      = octave::feval (m_picture, ovl (m_drawing, course, state), 1);
    m_drawing = drawn.length () < 1 ? octave_value (Matrix ()) : drawn(0);
    const double end = clock_seconds ();
    const bool opened = std::strcmp (state, "init") == 0;
    m_next = opened ? end + .25 : begun + std::max (.25, 5 * (end - begun));
  }

private:
  octave_value m_picture;
  octave_value m_drawing = Matrix ();   // what PICTURE has returned
  double m_next = 0;                    // no drawing before
};

#endif
