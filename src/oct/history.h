// history.h: the course of a training run in arrays of Octave.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_HISTORY_H
#define DESCENT_OCT_HISTORY_H

#include <algorithm>

#include "oct/args.h"

class run_history
{
public:
  // room for so many iterations, epochs and validations to begin with
  run_history (dsc_int iterations, dsc_int epochs, dsc_int validations)
    : m_history { }
  {
    resize (iterations, epochs, validations);
  }
  run_history (const run_history&) = delete;

  dsc_history * get (void) { return &m_history; }

  // Doubles what is full.
  void grow (void)
  {
    const dsc_history& h = m_history;
    auto next = [] (dsc_int count, dsc_int room)
    {
      return count < room ? room : 2 * room + 1;
    };
    resize (next (h.iterations, h.room_iterations),
            next (h.epochs, h.room_epochs),
            next (h.validations, h.room_validations));
  }

  // What there was, as the struct that users get; .m adds words.  scored: the
  // model has an accuracy.
  octave_scalar_map info (bool scored)
  {
    const dsc_history h = m_history;
    resize (h.iterations, h.epochs, h.validations);
    octave_scalar_map info;
    for (const column& c : m_columns)
      if (scored || ! is_accuracy (c))
        info.setfield (c.name, c.data);
    info.setfield ("OutputIteration", static_cast<double> (h.steps));
    info.setfield ("Reason", static_cast<double> (h.end));
    return info;
  }

  // The columns so far.
  octave_scalar_map so_far (void) const
  {
    const dsc_history& h = m_history;
    octave_scalar_map map;
    for (const column& c : m_columns)
      {
        const dsc_int n = c.room == &dsc_history::room_iterations ? h.iterations
                          : c.room == &dsc_history::room_epochs ? h.epochs
                          : h.validations;
        NDArray x (dim_vector (n, 1));
        std::copy_n (c.data.data (), n, x.fortran_vec ());
        map.setfield (c.name, x);
      }
    return map;
  }

private:
  void resize (dsc_int iterations, dsc_int epochs, dsc_int validations)
  {
    m_history.room_iterations = iterations;
    m_history.room_epochs = epochs;
    m_history.room_validations = validations;
    for (column& c : m_columns)
      {
        c.data.resize (dim_vector (m_history.*c.room, 1));
        m_history.*c.place = c.data.fortran_vec ();
      }
  }

  struct column
  {
    const char *name;
    double *dsc_history::*place;
    dsc_int dsc_history::*room;
    NDArray data;
  };

  static bool is_accuracy (const column& c)
  {
    return c.place == &dsc_history::epoch_accuracy
           || c.place == &dsc_history::validation_accuracy;
  }

  static constexpr dsc_int dsc_history::*iterations
    = &dsc_history::room_iterations;
  static constexpr dsc_int dsc_history::*epochs = &dsc_history::room_epochs;
  static constexpr dsc_int dsc_history::*validations
    = &dsc_history::room_validations;

  dsc_history m_history;
  column m_columns[9] = {
    { "IterationCost", &dsc_history::iteration_cost, iterations, { } },
    { "EpochCost", &dsc_history::epoch_cost, epochs, { } },
    { "EpochAccuracy", &dsc_history::epoch_accuracy, epochs, { } },
    { "LearnRate", &dsc_history::learn_rate, iterations, { } },
    { "Seconds", &dsc_history::seconds, epochs, { } },
    { "SamplesPerSecond", &dsc_history::samples_per_second, epochs, { } },
    { "ValidationCost", &dsc_history::validation_cost, validations, { } },
    { "ValidationAccuracy",
      &dsc_history::validation_accuracy, validations, { } },
    { "ValidationIteration",
      &dsc_history::validation_iteration, validations, { } }
  };
};

#endif
