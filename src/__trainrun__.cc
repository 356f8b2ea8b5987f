// __trainrun__.cc: [RUN, STEPS] = __trainrun__ (WHO, OPTIONS, GIVEN, M, X), the
// options of a trainer of M samples X (see train_options.m) with the numbers
// that run_view of oct/run.h reads, where these are others; the solver, its
// schedule and files are not among them.  STEPS is the length of the run, in
// epochs or iterations as SchedulePer says.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "oct/optimizer.h"
#include "oct/windows.h"

static const double most_epochs = INT32_MAX;

struct train_options
{
  train_options (const octave_value& options, const octave_value& given,
                 const char *caller)
    : who (caller), all (get_struct (options, who, "OPTIONS")),
      pairs (get_struct (given, who, "GIVEN"))
  { }

  bool given (const char *name) const
  {
    return get_flag (pairs.getfield (name), who, name);
  }
  double number (const char *name) const
  {
    return get_number (all.getfield (name), who, name);
  }
  // OTHERWISE where the option is [].
  double number (const char *name, double otherwise) const
  {
    return is_empty_matrix (all.getfield (name)) ? otherwise : number (name);
  }
  bool is (const char *name, const char *value) const
  {
    return get_name (all.getfield (name), who, name) == value;
  }

  const char *who;
  octave_scalar_map all, pairs;
};

// PKG_ADD: autoload ("__trainrun__", "__descent__.oct");
DEFUN_DLD (__trainrun__, args, , "see private/train_run.m")
{
  return guarded ("__trainrun__", [&] () -> octave_value_list
  {
    check_nargin (args, 5, "__trainrun__");
    const std::string who = get_name (args(0), "__trainrun__", "WHO");
    const train_options options (args(1), args(2), who.c_str ());
    const double m = get_count (args(3), 1, static_cast<dsc_int> (1) << 53,
                                "__trainrun__", "M");
    octave_scalar_map run = options.all;
    auto set = [&] (const char *name, const octave_value& v)
    {
      run.setfield (name, v);
    };

    double B = options.number ("MiniBatchSize");
    if (B > m && options.given ("MiniBatchSize"))
      error_with_id ("descent:value", "%s: MiniBatchSize must be at most %.0f, "
                     "the number of samples", who.c_str (), m);
    B = std::min (B, m);
    const double per_epoch = std::ceil (m / B),
      iterations = options.number ("MaxIterations");
    double epochs = options.number ("MaxEpochs");
    if (! options.given ("MaxEpochs") && iterations < INFINITY)
      epochs = std::ceil (iterations / per_epoch);
    epochs = std::min (epochs, most_epochs);
    set ("MiniBatchSize", B);
    set ("MaxEpochs", epochs);
    set ("Shuffle", check_name (options.all.getfield ("Shuffle"),
                                dsc_shuffle_name, who.c_str (), "Shuffle"));
    const double window = options.number ("ShuffleWindow");
    const int shards = get_count (options.all.getfield ("Shards"), 1,
                                  DSC_MAX_SHARDS, who.c_str (), "Shards");
    const dsc_windows windows
      = get_windows (m, B, shards, window,
                     get_block (options.all.getfield ("ShuffleBlock"),
                                who.c_str ()),
                     sample_bytes (args(4), m), who.c_str (),
                     "MiniBatchSize");
    const bool all = windows.blocks == 0;   // in one window
    const double block = all ? 0 : windows.block;
    set ("ShuffleWindow", all ? INFINITY : windows.blocks * block * shards);
    set ("ShuffleBlock", block);
    set ("Verbose", std::min (options.number ("Verbose"), epochs));
    set ("Threads", std::min<double> (options.number ("Threads", 0),
                                      DSC_MAX_THREADS));
    set ("Picture", Matrix ());

    const bool per_iteration = options.is ("SchedulePer", "iteration");
    const double steps = std::min (epochs * per_epoch, iterations);
    set ("PerIteration", per_iteration);
    double clip = 0;
    if (options.number ("GradientThreshold") < INFINITY)
      clip = get_clip (options.all.getfield ("GradientThresholdMethod"),
                       who.c_str (), "GradientThresholdMethod");
    set ("Clip", clip);
    set ("ValidationFrequency",
         std::min (options.number ("ValidationFrequency", per_epoch),
                   most_epochs));
    const double patience = options.number ("ValidationPatience");
    set ("ValidationPatience", patience <= INT32_MAX ? patience : 0);   // any
    const bool average = options.is ("OutputNetwork", "average"),
      last = options.is ("OutputNetwork", "last-iteration");
    if (average && options.number ("AverageDecay") == 0)
      error_with_id ("descent:option", "%s: OutputNetwork \"average\" needs an "
                     "AverageDecay above 0", who.c_str ());
    set ("Best", ! (last || average));
    set ("ReturnAverage", options.number ("AverageDecay") > 0 && ! last);
    set ("CheckpointFrequency",   // 0: by the clock
         std::min (options.number ("CheckpointFrequency", 0), most_epochs));
    return ovl (run, per_iteration ? steps : std::ceil (steps / per_epoch));
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
%!                   "CheckpointFrequency", []);
%! given = struct ("MiniBatchSize", false, "MaxEpochs", false);
%!function s = with (s, varargin)
%!  for i = 1:2:numel (varargin)
%!    s.(varargin{i}) = varargin{i+1};
%!  endfor
%!endfunction
%!test
%! [run, steps] = __trainrun__ ("f", options, given, 100, 1:100);
%! want = with (options, "Shuffle", 1, "Threads", 0, "ValidationFrequency", 2, ...
%!              "ValidationPatience", 0, "CheckpointFrequency", 0, "Picture", [], ...
%!              "ShuffleBlock", 0, "PerIteration", false, "Clip", 0, "Best", true, ...
%!              "ReturnAverage", false);
%! assert (run, want);
%! assert (steps, 10);
%! other = with (options, "MaxIterations", 7, "SchedulePer", "iteration", "Threads", 1e9, ...
%!               "ValidationPatience", 5, "GradientThreshold", 1);
%! [run, steps] = __trainrun__ ("f", other, given, 10, 1:10);
%! assert ({run.MiniBatchSize, run.MaxEpochs, run.Clip, run.Threads, steps}, {10, 7, 1, 64, 7});
%! assert (run.ValidationPatience, 5);
## windows: whole blocks, all at once, the default by bytes and by the window
%!function is = windows (window, block, m, X, B)
%!  o = evalin ("caller", "options");
%!  o.ShuffleWindow = window;
%!  o.ShuffleBlock = block;
%!  o.MiniBatchSize = B;
%!  run = __trainrun__ ("f", o, evalin ("caller", "given"), m, X);
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
