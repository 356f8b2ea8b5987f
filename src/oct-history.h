// oct-history.h: the course of a training run in arrays of Octave.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_HISTORY_H
#define DESCENT_OCT_HISTORY_H

#include "oct-args.h"

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
    resize (next (h.iterations, h.room_iterations), next (h.epochs, h.room_epochs),
            next (h.validations, h.room_validations));
  }

  // What there was, as the struct that users get; .m adds words.
  octave_value info (void)
  {
    const dsc_history h = m_history;
    resize (h.iterations, h.epochs, h.validations);
    octave_scalar_map info;
    info.setfield ("IterationCost", m_iteration_cost);
    info.setfield ("EpochCost", m_epoch_cost);
    info.setfield ("LearnRate", m_learn_rate);
    info.setfield ("Seconds", m_seconds);
    info.setfield ("ValidationCost", m_validation_cost);
    info.setfield ("ValidationIteration", m_validation_iteration);
    info.setfield ("OutputIteration", static_cast<double> (h.steps));
    info.setfield ("Reason", static_cast<double> (h.end));
    return info;
  }

private:
  void resize (dsc_int iterations, dsc_int epochs, dsc_int validations)
  {
    dsc_history& h = m_history;
    h.iteration_cost = column (m_iteration_cost, iterations);
    h.learn_rate = column (m_learn_rate, iterations);
    h.epoch_cost = column (m_epoch_cost, epochs);
    h.seconds = column (m_seconds, epochs);
    h.validation_cost = column (m_validation_cost, validations);
    h.validation_iteration = column (m_validation_iteration, validations);
    h.room_iterations = iterations;
    h.room_epochs = epochs;
    h.room_validations = validations;
  }
  static double * column (NDArray& a, dsc_int n)
  {
    a.resize (dim_vector (n, 1));
    return a.fortran_vec ();
  }

  dsc_history m_history;
  NDArray m_iteration_cost, m_learn_rate, m_epoch_cost, m_seconds,
    m_validation_cost, m_validation_iteration;
};

#endif
