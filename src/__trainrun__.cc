// __trainrun__.cc: RUN = __trainrun__ (WHO, OPTIONS, GIVEN, M, X), the options
// of a trainer of M samples X (see train_options.m) with the fields that
// run_view of oct/run.h reads, where these are others.  Files are not among
// them: Recorded is false, CheckpointFile and Resume are "".
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "oct/run-schedule.h"
#include "oct/solver-numbers.h"
#include "oct/windows.h"

static const double most_epochs = INT32_MAX;

// The run, field by field, in the order in which options are looked at.
class run_maker
{
public:
  run_maker (const given_options& options, double m)
    : m_who (options.who ()), m_options (options), m_m (m),
      m_run (options.options ())
  { }

  octave_scalar_map make (const octave_value& X)
  {
    set_length ();
    set_windows (sample_bytes (X, m_m));
    set_output ();
    check_order ();
    check_windows ();
    set_solver ();
    set_rest ();
    set_files ();
    check_validation ();
    return m_run;
  }

private:
  void set (const char *name, const octave_value& v)
  {
    m_run.setfield (name, v);
  }
  bool given (const char *name) const { return m_options.is_given (name); }
  [[noreturn]] void conflict (const std::string& what) const
  {
    error_with_id ("descent:option", "%s: %s", m_who, what.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

  void set_length (void)
  {
    m_B = m_options.number ("MiniBatchSize");
    if (m_B > m_m && given ("MiniBatchSize"))
      error_with_id ("descent:value", "%s: MiniBatchSize must be at most %.0f, "
                     "the number of samples", m_who, m_m);
    m_B = std::min (m_B, m_m);
    m_per_epoch = std::ceil (m_m / m_B);
    m_iterations = m_options.number ("MaxIterations");
    m_epochs = m_options.number ("MaxEpochs");
    if (! given ("MaxEpochs") && m_iterations < INFINITY)
      m_epochs = std::ceil (m_iterations / m_per_epoch);
    m_epochs = std::min (m_epochs, most_epochs);
    set ("Samples", m_m);
    set ("MiniBatchSize", m_B);
    set ("MaxEpochs", m_epochs);
  }

  void set_windows (double bytes)
  {
    m_shuffle = check_name (m_options.value ("Shuffle"), dsc_shuffle_name,
                            m_who, "Shuffle");
    const double window = m_options.number ("ShuffleWindow");
    const dsc_int block = get_block (m_options.value ("ShuffleBlock"), m_who);
    const int shards = get_count (m_options.value ("Shards"), 1,
                                  DSC_MAX_SHARDS, m_who, "Shards");
    const dsc_windows windows = get_windows (m_m, m_B, shards, window, block,
                                             bytes, m_who, "MiniBatchSize");
    const bool all = windows.blocks == 0;   // in one window
    set ("Shuffle", m_shuffle);
    set ("ShuffleWindow", all ? INFINITY
                          : static_cast<double> (windows.blocks)
                            * windows.block * shards);
    set ("ShuffleBlock", all ? 0. : windows.block);
  }

  // The parameters that the run returns
  void set_output (void)
  {
    const bool average = m_options.is ("OutputNetwork", "average"),
      last = m_options.is ("OutputNetwork", "last-iteration"),
      averages = m_options.number ("AverageDecay") != 0;
    if (average && ! averages)
      conflict ("OutputNetwork \"average\" needs an AverageDecay above 0");
    set ("Best", ! (last || average));
    set ("ReturnAverage", averages && ! last);
  }

  // Shape and class; that each column is a permutation is seen where it costs
  // no second pass.
  void check_order (void) const
  {
    const octave_value order = m_options.value ("Order");
    if (! given ("Order") && order.isempty ())
      return;
    if (! order.isnumeric () || ! is_dense_real (order))
      class_error (m_who, "Order", "a full array of sample numbers");
    if (! has_size (order, m_m, m_epochs))
      error_with_id ("descent:size", "%s: Order must be %.0f x %.0f (samples x "
                     "MaxEpochs); it is %s", m_who, m_m, m_epochs,
                     size_text (order).c_str ());
  }

  void check_windows (void) const
  {
    if (m_options.number ("ShuffleWindow") < INFINITY
        && (given ("Order") || m_shuffle == DSC_NEVER))
      conflict (std::string ("ShuffleWindow needs samples that are shuffled: ")
                + (given ("Order") ? "Order" : "Shuffle, \"never\",")
                + " excludes it");
    if (! is_empty_matrix (m_options.value ("ShuffleBlock"))
        && ! given ("ShuffleWindow"))
      conflict ("ShuffleBlock needs a ShuffleWindow");
  }

  void set_solver (void)
  {
    const solver_choice solver
      = choose_solver (m_options, get_name (m_options.value ("Solver"), m_who,
                                            "Solver"));
    set ("Solver", solver.row->name);
    set ("Hyper", solver.numbers);
    double clip = 0;
    if (m_options.number ("GradientThreshold") < INFINITY)
      clip = get_clip (m_options.value ("GradientThresholdMethod"), m_who,
                       "GradientThresholdMethod");
    set ("Clip", clip);
    const bool per_iteration = m_options.is ("SchedulePer", "iteration");
    const double steps = std::min (m_epochs * m_per_epoch, m_iterations);
    const double rate = solver.numbers.getfield ("LearnRate").double_value ();
    set ("PerIteration", per_iteration);
    set ("Schedule",
         run_schedule (m_options, rate, per_iteration ? steps
                                        : std::ceil (steps / m_per_epoch)));
  }

  void set_rest (void)
  {
    set ("ValidationFrequency",
         std::min (m_options.number ("ValidationFrequency", m_per_epoch),
                   most_epochs));
    const double patience = m_options.number ("ValidationPatience");
    set ("ValidationPatience", patience <= INT32_MAX ? patience : 0);   // any
    set ("Verbose", std::min (m_options.number ("Verbose"), m_epochs));
    set ("Threads", std::min<double> (m_options.number ("Threads", 0),
                                      DSC_MAX_THREADS));
    set ("Picture", Matrix ());
  }

  void set_files (void)
  {
    if (given ("CheckpointFrequency")
        && (! given ("CheckpointFile")
            || m_options.value ("CheckpointFile").isempty ()))
      conflict ("CheckpointFrequency needs a CheckpointFile");
    set ("CheckpointFrequency",   // 0: by the clock
         std::min (m_options.number ("CheckpointFrequency", 0), most_epochs));
    for (const char *name : { "CheckpointFile", "Resume", "Record" })
      set (name, "");
    set ("Recorded", false);
  }

  void check_validation (void) const
  {
    if (! m_options.value ("ValidationData").isempty ())
      return;
    const bool averages = m_options.number ("AverageDecay") != 0;
    for (const char *name : { "ValidationFrequency", "ValidationPatience",
                              "OutputNetwork" })
      if (given (name) && ! (averages && name == std::string ("OutputNetwork")))
        conflict (std::string (name) + " needs ValidationData");
  }

  const char *m_who;
  const given_options& m_options;
  const double m_m;
  double m_B, m_per_epoch, m_iterations, m_epochs;
  int m_shuffle;
  octave_scalar_map m_run;
};

// PKG_ADD: autoload ("__trainrun__", "__descent__.oct");
DEFUN_DLD (__trainrun__, args, , "see private/train_run.m")
{
  return guarded ("__trainrun__", [&] () -> octave_value_list
  {
    const char *self = "__trainrun__";
    check_nargin (args, 5, self);
    const std::string who = get_name (args(0), self, "WHO");
    const given_options options (args(1), args(2), who.c_str ());
    const double m = get_count (args(3), 1, static_cast<dsc_int> (1) << 53,
                                self, "M");
    return ovl (run_maker (options, m).make (args(4)));
  });
}

/*
%!shared options, given
%! options = struct ("MiniBatchSize", 64, "MaxEpochs", 10, "MaxIterations", Inf, ...
%!                   "Shuffle", "once", "ShuffleWindow", Inf, "ShuffleBlock", [], "Shards", 1, ...
%!                   "Verbose", 1, "Threads", [], "SchedulePer", "epoch", ...
%!                   "GradientThreshold", Inf, "GradientThresholdMethod", "l2norm", ...
%!                   "ValidationFrequency", [], "ValidationPatience", Inf, ...
%!                   "OutputNetwork", "best-validation", "AverageDecay", 0, ...
%!                   "CheckpointFrequency", [], "Order", [], "Solver", "sgd", ...
%!                   "Convention", "course", "LearnRateSchedule", "none");
%! given = struct ();
%!function s = with (s, varargin)
%!  for i = 1:2:numel (varargin)
%!    s.(varargin{i}) = varargin{i+1};
%!  endfor
%!endfunction
%!test
%! run = __trainrun__ ("f", options, given, 100, 1:100);
%! want = with (options, "Samples", 100, "Shuffle", 1, "Threads", 0, "ValidationFrequency", 2, ...
%!              "ValidationPatience", 0, "CheckpointFrequency", 0, "Picture", [], ...
%!              "ShuffleBlock", 0, "PerIteration", false, "Clip", 0, "Best", true, ...
%!              "ReturnAverage", false, "CheckpointFile", "", "Resume", "", "Record", "", ...
%!              "Recorded", false, ...
%!              "Hyper", struct ("LearnRate", .01, "L2", 0, "WeightDecay", 0), ...
%!              "Schedule", struct ("LearnRate", .01, "Origin", 0, "WarmUp", 0, ...
%!                                  "Schedule", "none"));
%! assert (run, want);
%! other = with (options, "MaxIterations", 7, "SchedulePer", "iteration", "Threads", 1e9, ...
%!               "ValidationPatience", 5, "GradientThreshold", 1, ...
%!               "LearnRateSchedule", "cosine", "InitialLearnRate", .5, "ValidationData", 3);
%! both = struct ("InitialLearnRate", true, "ValidationPatience", true);
%! run = __trainrun__ ("f", other, both, 10, 1:10);
%! assert ({run.MiniBatchSize, run.MaxEpochs, run.Clip, run.Threads, run.Schedule.Duration}, ...
%!         {10, 7, 1, 64, 7});
%! assert (run.ValidationPatience, 5);
%! assert ([run.Hyper.LearnRate, run.Schedule.LearnRate], [.5 .5]);
%! other = with (other, "MiniBatchSize", 4, "SchedulePer", "epoch");
%! run = __trainrun__ ("f", other, given, 10, 1:10);
%! assert (run.Schedule.Duration, 3);
## what does not fit or conflicts
%!function refused (text, varargin)
%!  o = evalin ("caller", "options");
%!  for i = 1:2:numel (varargin)
%!    o.(varargin{i}) = varargin{i+1};
%!    given.(varargin{i}) = true;
%!  endfor
%!  fail ("__trainrun__ ('f', o, given, 9, 1:9)", ["^f: ", text, "$"]);
%!endfunction
%!test
%! refused ("Order must be a full array of sample numbers", "Order", {});
%! refused ("Order must be a full array of sample numbers", "Order", sparse (1));
%! refused ('Order must be 9 x 10 \(samples x MaxEpochs\); it is 9x2', "Order", ones (9, 2));
%! refused ('ShuffleWindow needs .* shuffled: Shuffle, "never", excludes it', ...
%!          "ShuffleWindow", 64, "Shuffle", "never", "MiniBatchSize", 9);
%! refused ("ShuffleWindow needs samples that are shuffled: Order excludes it", ...
%!          "ShuffleWindow", 64, "Order", repmat ((1:9)', 1, 10));
%! refused ("ShuffleBlock needs a ShuffleWindow", "ShuffleBlock", 2);
%! refused ('OutputNetwork "average" needs an AverageDecay above 0', "OutputNetwork", "average");
%! refused ('"sgd" does not take "Momentum"', "Momentum", 1);
%! refused ('the schedule "none" does not take "Power"', "Power", 1);
%! refused ("CheckpointFrequency needs a CheckpointFile", "CheckpointFrequency", 3);
%! refused ("ValidationPatience needs ValidationData", "ValidationPatience", 3);
## windows: whole blocks, all at once, the default by bytes and by the window
%!function is = windows (window, block, m, X, B)
%!  o = evalin ("caller", "options");
%!  o.ShuffleWindow = window;
%!  o.ShuffleBlock = block;
%!  o.MiniBatchSize = B;
%!  run = __trainrun__ ("f", o, struct ("ShuffleWindow", true), m, X);
%!  is = [run.ShuffleWindow, run.ShuffleBlock];
%!endfunction
%!test
%! assert (windows (50, 7, 100, 1:100, 9), [49, 7]);
%! assert (windows (100, 7, 100, 1:100, 9), [Inf, 0]);
%! assert (windows (Inf, [], 100, 1:100, 9), [Inf, 0]);
%! assert (windows (50, [], 100, 1:100, 9), [50, 1]);
%! assert (windows (300, [], 1000, 1:1000, 64), [300, 4]);
%! images = zeros (784, 6e4, "uint8");
%! assert (windows (3e4, [], 6e4, images, 64), [117 * 256, 256]);
%! assert (windows (15000, [], 6e4, images, 64), [117 * 128, 128]);
%! assert (windows (15000, [], 6e4, images, 15000), [15000, 8]);     # it holds a mini-batch
%! for k = {"int16", 64; "single", 64; "double", 32}'
%!   X = zeros (1000, 4500, k{1});
%!   assert (windows (4400, [], 4500, X, 64)(2), k{2});
%!   assert (windows (4400, [], 4500, X', 64)(2), k{2});
%! endfor
%! assert (windows (4400, [], 4500, sparse (1000, 4500), 64)(2), 32);
%! assert (windows (4400, [], 4500, complex (X), 64)(2), 16);
## of all shards, each of which has its own
%! options.Shards = 4;
%! assert (windows (50, 3, 100, 1:100, 9), [48, 3]);
%! assert (windows (300, [], 1000, 1:1000, 64), [288, 4]);
%! fail ('windows (50, 7, 100, 1:100, 30)', 'Block, 7 \(50 holds 1 for each of the Shards\)');
%! options.Shards = 1;
%!error <f: ShuffleWindow must be at least MiniBatchSize, 64 \(got 50\)>
%! windows (50, [], 100, 1:100, 64)
%!error <f: ShuffleWindow must hold MiniBatchSize, 50, .* ShuffleBlock, 20 \(50 holds 2\)>
%! windows (50, 20, 100, 1:100, 50)
%!error <ShuffleBlock, 60 \(50 holds 0\)> windows (50, 60, 100, 1:100, 10)
%!error <ShuffleBlock must be a positive integer> windows (50, .5, 100, 1:100, 10)
%!error <f: MiniBatchSize must be at most 9, the number of samples>
%! __trainrun__ ("f", options, with (given, "MiniBatchSize", true), 9, 1:9)
%!error <needs 5 arguments> __trainrun__ (1)
%!error <OPTIONS must be a struct> __trainrun__ ("f", 1, given, 9, 1:9)
%!error <GIVEN must be a struct> __trainrun__ ("f", options, {}, 9, 1:9)
%!error <M is out of range> __trainrun__ ("f", options, given, 0, [])
%!error <MaxEpochs must be a real scalar>
%! __trainrun__ ("f", with (options, "MaxEpochs", {}), given, 9, 1:9)
*/
