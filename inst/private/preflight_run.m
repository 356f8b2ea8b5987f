## [checks, seconds, bytes, updates] = preflight_run (args, run, net, before)
## The checks "updates", "memory" and "time" (see preflight_finding) of the run
## __mlptrain__ (ARGS{:}, RUN), BEFORE which so many seconds pass; what it will
## take, and how many updates.
## SPDX-License-Identifier: GPL-3.0-or-later

function [checks, seconds, bytes, updates] = preflight_run (args, run, net, before)
  m = columns (args{6});
  updates = struct ("PerEpoch", ceil (m / run.MiniBatchSize), "All", Inf);
  updates.All = min (epochs_of (run.MaxEpochs) * updates.PerEpoch, run.MaxIterations);
  bytes = memory_of (args, run, updates);
  [seconds, rest] = time_of (args, run, net, updates);
  seconds += before;
  checks = [steps(m, run, updates), room(args, run, bytes), duration(seconds, rest, run, updates)];
  seconds = min (seconds, run.MaxTime);
endfunction

## The shims know no Inf.
function epochs = epochs_of (epochs)
  if (epochs == 2^31 - 1)
    epochs = Inf;
  endif
endfunction

function check = steps (m, run, updates)
  text = sprintf ("%s an epoch (mini-batches of %s), %s in all", text_count (updates.PerEpoch),
                  text_count (run.MiniBatchSize), text_count (updates.All));
  ends = (isfinite (updates.All) || isfinite (run.MaxTime) || run.ValidationPatience > 0
          || ! isempty (run.OutputFcn));
  if (! ends)
    check = preflight_finding ("updates", "look", ["the run has no end: give \"MaxEpochs\", ", ...
                                                   "\"MaxIterations\" or \"MaxTime\""]);
  elseif (updates.All < 100)
    check = preflight_finding ("updates", "look", ["%s: few; a smaller \"MiniBatchSize\" or a ", ...
                                                   "larger \"MaxEpochs\" makes more"], text);
  else
    check = preflight_finding ("updates", "ok", "%s", text);
  endif
endfunction

## Bytes by what they hold.  The parameters are there twice: NET and what comes
## back.
function bytes = memory_of (args, run, updates)
  slots = solver_slots (run.Solver);
  theta = sizeof (args{3});
  bytes = struct ("X", sizeof (args{6}), "Y", sizeof (args{7}), "Parameters", theta, ...
                  "Slots", slots * theta, "Workspace", __trainbytes__ (args{:}, run), ...
                  "History", 16 * updates.All);
  bytes.History(isinf (bytes.History)) = 0;      # nobody knows
endfunction

function check = room (args, run, bytes)
  needed = bytes.Y + bytes.Parameters + bytes.Workspace + bytes.History + 8 * numel (run.Order);
  text = sprintf (["%s beside X (%s of %s, not copied): parameters %s, workspace %s, of it ", ...
                   "the solver's averages %s"],
                  text_bytes (needed), text_bytes (bytes.X), class (args{6}),
                  text_bytes (bytes.Parameters),
                  text_bytes (bytes.Workspace), text_bytes (bytes.Slots));
  free = Inf;
  try
    [~, system] = memory ();
    free = system.PhysicalMemory.Available;
    text = sprintf ("%s; %s are free", text, text_bytes (free));
  end_try_catch
  word = {"ok", "look", "stop"}{1 + (needed > free / 2) + (needed > free)};
  check = preflight_finding ("memory", word, "%s", text);
endfunction

## Seconds of all updates and validations, and what they rest on: steps of the
## run itself, half a second of them after some that bring data and code to the
## processor.  Of large mini-batches a part is taken, which costs each sample
## about the same.
function [seconds, rest] = time_of (args, run, net, updates)
  m = columns (args{6});
  B = min (run.MiniBatchSize, 256);
  per_epoch = ceil (m / B);
  samples = @(t, B, n) fix (t / n) * m + min (mod (t, n) * B, m);     # in t steps, n an epoch
  all_samples = updates.All;
  if (isfinite (all_samples))
    all_samples = samples (updates.All, run.MiniBatchSize, updates.PerEpoch);
  endif
  probe = args;
  [probe{8:9}] = deal (args{6}(:,[]), args{7}(:,[]));
  probe_run = preflight_probe (run, B, .2);
  probe_run.MaxIterations = 3;
  __mlptrain__ (probe{:}, probe_run);
  [~, info] = __mlptrain__ (probe{:}, preflight_probe (run, B, .5));
  t = max (numel (info.IterationCost), 1);
  measured = sum (info.Seconds);
  seconds = measured / samples (t, B, per_epoch) * all_samples;
  rest = sprintf ("%s steps of %s took %.2g s", text_count (t), text_count (B), measured);
  if (columns (args{8}) > 0)
    one = validation_time (args, net);
    seconds += updates.All / run.ValidationFrequency * one;
    rest = sprintf ("%s, one validation %.2g s", rest, one);
  endif
  if (! isempty (run.CheckpointFile))
    probe_run.MaxTime = Inf;
    one = checkpoint_time (probe, probe_run, fileparts (run.CheckpointFile));
    count = 1 + floor (seconds / __savepause__ (one));         # the last is that of the end
    if (run.CheckpointFrequency > 0)
      count = 1 + floor (updates.All / run.CheckpointFrequency);
    endif
    if (isfinite (count))
      seconds += count * one;
    endif
    rest = sprintf ("%s, checkpoints: %s of %.2g s", rest, text_count (count), one);
  endif
endfunction

## What a checkpoint adds to the steps of RUN, in a file of FOLDER that is taken
## away.
function seconds = checkpoint_time (args, run, folder)
  file = tempname (folder, "descent-");
  start = tic ();
  __mlptrain__ (args{:}, run);
  plain = toc (start);
  run.CheckpointFile = file;
  run.CheckpointFrequency = 1;
  unwind_protect
    start = tic ();
    try
      [~, info] = __mlptrain__ (args{:}, run);
    catch err
      why = regexprep (err.message, '.* cannot be written: ', "");
      error (err.identifier, "preflight: CheckpointFile cannot be written in \"%s\": %s", folder,
             why);
    end_try_catch
    seconds = max (toc (start) - plain, 0) / numel (info.IterationCost);
  unwind_protect_cleanup
    for name = {file, [file "~"]}
      if (exist (name{1}, "file"))
        delete (name{1});
      endif
    endfor
  end_unwind_protect
endfunction

## The first one brings data and code to the processor.
function seconds = validation_time (args, net)
  m = columns (args{8});
  some = 1:min (m, 1024);
  call = {net, args{8}(:,some), args{9}(:,some)};
  __mlpcost__ (call{:});
  start = tic ();
  n = 0;
  do
    __mlpcost__ (call{:});
    n += 1;
    seconds = toc (start);
  until (seconds > .05)
  seconds *= m / numel (some) / n;
endfunction

## A BLAS that keeps threads of its own, beside ours.
function text = blas_threads ()
  [~, file, others] = __blaskernels__ ();
  text = "";
  if (others > .2)
    text = sprintf (["; BLAS, %s, has threads that descent cannot stop: give it one before ", ...
                     "Octave starts ", ...
                     "(BLIS_NUM_THREADS=1, OMP_NUM_THREADS=1, or the like)"], file);
  endif
endfunction

function check = duration (seconds, rest, run, updates)
  blas = blas_threads ();
  word = {"ok", "look"}{1 + ! isempty(blas)};
  rest = [rest blas];
  if (seconds > run.MaxTime)
    done = "";
    if (isfinite (seconds))
      done = sprintf (", after about %.2g%% of the updates", 100 * run.MaxTime / seconds);
    endif
    check = preflight_finding ("time", {word, "look"}{1 + isfinite(seconds)},
                               "MaxTime, %s, ends the run%s (%s)",
                               time_text (run.MaxTime), done, rest);
  elseif (isinf (seconds))
    check = preflight_finding ("time", word, "as long as you let it run (%s)", rest);
  else
    check = preflight_finding ("time", word, "about %s (%s)", time_text (seconds), rest);
  endif
endfunction

## A time as people say it, "3.5 minutes".
function text = time_text (seconds)
  units = {"seconds", "minutes", "hours", "days"};
  lengths = [1, 60, 3600, 86400];
  k = find ([true, seconds >= 2 * lengths(2:end)], 1, "last");
  text = sprintf ("%.2g %s", seconds / lengths(k), units{k});
  if (seconds >= 100 * lengths(k))
    text = sprintf ("%.0f %s", seconds / lengths(k), units{k});
  endif
endfunction
