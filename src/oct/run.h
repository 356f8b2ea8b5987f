// run.h: what the trainers' shims share: a run from its options, and what
// comes of it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_RUN_H
#define DESCENT_OCT_RUN_H

#include <vector>

#include "oct/checkpoint.h"
#include "oct/core.h"
#include "oct/history.h"
#include "oct/optimizer.h"
#include "oct/order.h"
#include "oct/progress.h"
#include "oct/schedule.h"

// Sample numbers from 1, (m, epochs), as the core counts them; [] stays empty.
inline std::vector<dsc_int>
get_order (const octave_value& v, dsc_int m, dsc_int epochs, const char *who)
{
  const NDArray order = get_real<double> (v, who, "ORDER");
  if (order.isempty ())
    return { };
  if (order.ndims () != 2 || order.rows () != m || order.columns () != epochs)
    error_with_id ("descent:size", "%s: ORDER must be %td x %td", who, m, epochs);
  std::vector<dsc_int> result (order.numel ());
  for (dsc_int e = 0; e < epochs; e++)
    {
      const dsc_int wrong = take_order (order.data () + e * m, m, result.data () + e * m);
      if (wrong >= 0)
        error_with_id ("descent:value",
                       "%s: Order must have a permutation of 1..%td in each "
                       "column: entry %td of column %td is out of range or "
                       "there before", who, m, wrong + 1, e + 1);
    }
  return result;
}

// A field of the options, which .m has checked.
inline octave_value
get_field (const octave_scalar_map& options, const char *name, const char *who)
{
  const octave_value v = options.getfield (name);
  if (v.is_undefined ())
    error_with_id ("descent:usage", "%s: RUN has no %s", who, name);
  return v;
}

// The run that OPTIONS describe, over m samples: a scalar struct, made by
// private/train_options.m.
template <typename T>
class run_of
{
public:
  run_of (const octave_value& options, dsc_int m, const char *who)
  {
    if (! options.isstruct () || options.numel () != 1)
      refuse (who, "RUN", "a struct");
    const octave_scalar_map map = options.scalar_map_value ();
    auto field = [&] (const char *name) { return get_field (map, name, who); };
    auto count = [&] (const char *name, dsc_int low, dsc_int high)
    {
      return get_count (field (name), low, high, who, name);
    };
    const dsc_int most = INT32_MAX;
    m_run.m = m;
    m_run.B = count ("MiniBatchSize", 1, m);
    m_run.epochs = count ("MaxEpochs", 0, most);
    const double most_steps = get_number (field ("MaxIterations"), who, "MaxIterations");
    m_run.iterations = most_steps >= 0 ? std::min (most_steps, 0x1p53) : 0;
    m_run.shuffle = static_cast<dsc_shuffle> (count ("Shuffle", 0, 2));
    m_run.seed = get_seed (field ("Seed"), who);
    m_order = get_order (field ("Order"), m, m_run.epochs, who);
    m_run.order = m_order.empty () ? nullptr : m_order.data ();

    const std::string solver = get_name (field ("Solver"), who, "SOLVER");
    m_run.solver = DSC_CALL (optimizer_find, T) (solver.c_str ());
    if (! m_run.solver)
      error_with_id ("descent:value", "%s: no solver \"%s\"", who, solver.c_str ());
    const dsc_convention convention
      = get_convention (field ("Convention"), who, "CONVENTION");
    m_hyper = m_run.solver->defaults[convention];
    const octave_value hyper = field ("Hyper");
    if (! hyper.isstruct () || hyper.numel () != 1)
      refuse (who, "HYPER", "a struct");
    const octave_scalar_map numbers = hyper.scalar_map_value ();
    const dsc_optimizer_d *row = dsc_optimizer_find_d (solver.c_str ());
    for (auto p = numbers.begin (); p != numbers.end (); p++)
      take_hyper (row, numbers.key (p), numbers.contents (p), who, "", m_hyper);
    m_run.hyper = &m_hyper;
    m_schedule = get_schedule (field ("Schedule"), who);
    m_run.schedule = &m_schedule;
    m_run.per_iteration = get_flag (field ("PerIteration"), who, "PER_ITERATION");
    m_run.clip = static_cast<dsc_clip> (count ("Clip", 0, DSC_CLIP_ELEMENTS));
    m_run.threshold = get_number (field ("GradientThreshold"), who, "THRESHOLD");
    m_run.validate_every = count ("ValidationFrequency", 1, most);
    m_run.patience = count ("ValidationPatience", 0, most);
    m_run.best = get_flag (field ("Best"), who, "BEST");
    m_run.seconds = get_number (field ("MaxTime"), who, "MAXTIME");
    m_run.threads = count ("Threads", 0, DSC_MAX_THREADS);

    m_run.save_every = count ("CheckpointFrequency", 0, most);
    m_checkpoint.set (get_name (field ("CheckpointFile"), who, "CheckpointFile"),
                      get_name (field ("Resume"), who, "Resume"),
                      get_name (field ("Record"), who, "Record"), who);

    m_every = count ("Verbose", 0, most);
    auto function = [&] (const char *name)   // undefined: none
    {
      const octave_value v = field (name);
      if (v.isempty ())
        return octave_value ();
      if (! v.is_function_handle ())
        refuse (who, name, "a function handle");
      return v;
    };
    m_picture = function ("Picture");
    m_output = function ("OutputFcn");
  }

  run_of (const run_of&) = delete;

  const typename core<T>::run * run (void) const { return &m_run; }
  run_history& history (void) { return m_history; }
  checkpoint& checkpoint_file (void) { return m_checkpoint; }
  dsc_int every (void) const { return m_every; }
  const octave_value& picture (void) const { return m_picture; }
  const octave_value& output (void) const { return m_output; }

private:
  typename core<T>::run m_run;
  dsc_hyper m_hyper;
  dsc_schedule m_schedule;
  std::vector<dsc_int> m_order;
  dsc_int m_every;
  octave_value m_picture, m_output;
  run_history m_history { 1024, 128, 0 };
  checkpoint m_checkpoint;
};

#endif
