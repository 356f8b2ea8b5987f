// run.h: a training run as the core takes it, from the struct RUN of .m.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_RUN_H
#define DESCENT_OCT_RUN_H

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "oct/checkpoint.h"
#include "oct/core.h"
#include "oct/group.h"
#include "oct/history.h"
#include "oct/optimizer.h"
#include "oct/order.h"
#include "oct/schedule.h"

// The field NAME of RUN, which .m has checked.
inline octave_value
get_field (const octave_scalar_map& run, const char *name, const char *who)
{
  const octave_value v = run.getfield (name);
  if (v.is_undefined ())
    error_with_id ("descent:usage", "%s: RUN has no %s", who, name);
  return v;
}

// The run over m samples that RUN describes, a scalar struct made by
// private/train_run.m.
template <typename T>
class run_view
{
public:
  run_view (const octave_value& run, dsc_int m, const char *who)
    : m_who (who)
  {
    m_fields = get_struct (run, who, "RUN");
    m_run.m = m;
    get_samples ();
    get_solver ();
    get_ends ();
    get_group ();
    get_checkpoint ();
    m_every = count ("Verbose", 0, INT32_MAX);
    m_picture = function ("Picture");
    m_output = function ("OutputFcn");
  }

  run_view (const run_view&) = delete;

  const typename core<T>::run * run (void) const { return &m_run; }
  // The processes that make the run together; NULL: this one is alone.
  const process_group * group (void) const { return m_group.get (); }
  // The samples come from FEED, or are all there if it is NULL.
  void feed (dsc_feed *feed) { m_run.feed = feed; }
  run_history& history (void) { return m_history; }
  checkpoint& checkpoint_file (void) { return m_checkpoint; }
  dsc_int every (void) const { return m_every; }
  const octave_value& picture (void) const { return m_picture; }
  const octave_value& output (void) const { return m_output; }

private:
  octave_value field (const char *name) const
  {
    return get_field (m_fields, name, m_who);
  }
  dsc_int count (const char *name, dsc_int low, dsc_int high) const
  {
    return get_count (field (name), low, high, m_who, name);
  }
  octave_value function (const char *name) const   // undefined: none
  {
    const octave_value v = field (name);
    if (v.isempty ())
      return octave_value ();
    if (! v.is_function_handle ())
      class_error (m_who, name, "a function handle");
    return v;
  }

  void get_samples (void)
  {
    m_run.B = count ("MiniBatchSize", 1, m_run.m);
    m_run.epochs = count ("MaxEpochs", 0, INT32_MAX);
    const double steps = get_number (field ("MaxIterations"), m_who,
                                     "MaxIterations");
    m_run.iterations = steps >= 0 ? std::min (steps, 0x1p53) : 0;
    m_run.shuffle = static_cast<dsc_shuffle> (count ("Shuffle", 0, 2));
    m_run.seed = get_seed (field ("Seed"), m_who);
    m_run.shards = check_number (field ("Shards"), SHARDS, m_who, "Shards");
    const dsc_int most = static_cast<dsc_int> (1) << 53;
    const dsc_int block = count ("ShuffleBlock", 0, most);
    m_run.windows = { m_run.m, m_run.B, m_run.shards, block, 0 };
    if (block > 0)
      m_run.windows.blocks = count ("ShuffleWindow", block * m_run.shards, most)
                             / block / m_run.shards;
    m_orders = get_orders (field ("Order"), m_run.m, m_run.epochs, m_who);
    m_run.order = m_orders.empty () ? nullptr : m_orders.data ();
    m_run.feed = nullptr;
  }

  void get_solver (void)
  {
    const std::string name = get_name (field ("Solver"), m_who, "SOLVER");
    m_run.solver = DSC_CALL (optimizer_find, T) (name.c_str ());
    if (! m_run.solver)
      error_with_id ("descent:value", "%s: no solver \"%s\"", m_who,
                     name.c_str ());
    const dsc_convention convention
      = get_convention (field ("Convention"), m_who, "CONVENTION");
    m_hyper = m_run.solver->defaults[convention];
    const octave_scalar_map numbers
      = get_struct (field ("Hyper"), m_who, "HYPER");
    const dsc_optimizer_d *row = dsc_optimizer_find_d (name.c_str ());
    for (auto p = numbers.begin (); p != numbers.end (); p++)
      take_hyper (row, numbers.key (p), numbers.contents (p), m_who, "",
                  m_hyper);
    m_run.hyper = &m_hyper;
    m_schedule = get_schedule (field ("Schedule"), m_who);
    m_run.schedule = &m_schedule;
    m_run.per_iteration = get_flag (field ("PerIteration"), m_who,
                                    "PER_ITERATION");
    m_run.clip = static_cast<dsc_clip> (count ("Clip", 0, DSC_CLIP_ELEMENTS));
    m_run.threshold = get_number (field ("GradientThreshold"), m_who,
                                  "THRESHOLD");
  }

  void get_ends (void)
  {
    m_run.validate_every = count ("ValidationFrequency", 1, INT32_MAX);
    m_run.patience = count ("ValidationPatience", 0, INT32_MAX);
    m_run.best = get_flag (field ("Best"), m_who, "BEST");
    m_run.average_decay = get_number (field ("AverageDecay"), m_who,
                                      "AVERAGEDECAY");
    m_run.return_average = get_flag (field ("ReturnAverage"), m_who,
                                     "RETURNAVERAGE");
    m_run.seconds = get_number (field ("MaxTime"), m_who, "MAXTIME");
    m_run.threads = count ("Threads", 0, DSC_MAX_THREADS);
  }

  void get_group (void)
  {
    m_run.group = nullptr;
    if (get_name (field ("Distributed"), m_who, "DISTRIBUTED") != "mpi")
      return;
    m_group.reset (new process_group (m_who));
    m_run.group = m_group->core ();
  }

  // The first process alone loads and saves.
  void get_checkpoint (void)
  {
    m_run.save_every = count ("CheckpointFrequency", 0, INT32_MAX);
    auto name = [&] (const char *option)
    {
      return get_name (field (option), m_who, option);
    };
    std::string file = name ("CheckpointFile"), resume = name ("Resume");
    if (m_group && m_group->rank () > 0)
      file = resume = "";
    m_checkpoint.set (file, resume, name ("Record"), m_who);
  }

  const char *m_who;
  octave_scalar_map m_fields;
  std::unique_ptr<process_group> m_group;
  typename core<T>::run m_run;
  dsc_hyper m_hyper;
  dsc_schedule m_schedule;
  std::vector<dsc_int> m_orders;
  dsc_int m_every;
  octave_value m_picture, m_output;
  run_history m_history { 1024, 128, 0 };
  checkpoint m_checkpoint;
};

#endif
