## checkpoints.tst: runs that end, by a limit, an error, Ctrl-C or kill, and go on
## to the bits of the run that nobody ended; files that are none of ours.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared X, Y, net, file, remove
%! X = sin (reshape (1:3*29, 3, 29) .^ 1.3);
%! Y = 1 + (X(1,:) > 0) + (X(2,:) .* X(3,:) > 0);
%! net = mlp ([3 4 3], "Output", "softmax");
%! file = [tempname() ".ckpt"];
%! remove = @() cellfun (@delete, glob ({[file "*"]}));

%!function info = timeless (info)
%!  info.Seconds(:) = 0;
%!  if (isfield (info, "SamplesPerSecond"))
%!    info.SamplesPerSecond(:) = 0;
%!  endif
%!endfunction
%!function stop = fail_at (k, x, values, state)
%!  stop = false;
%!  if (strcmp (state, "iter") && values.iter == k)
%!    error ("mine");
%!  endif
%!endfunction
%!function stop = wander (x, values, state)
%!  stop = false;
%!  cd (tempdir ());
%!endfunction
%!function stop = note (x, values, state)
%!  global checkpoints_seen
%!  stop = false;
%!  checkpoints_seen(end+1,:) = {state, values.iter, x};
%!endfunction
%!function bytes = bytes_of (name)
%!  f = fopen (name, "rb");
%!  bytes = fread (f, Inf, "uint8=>uint8")';
%!  fclose (f);
%!endfunction
%!function put (name, bytes)
%!  f = fopen (name, "wb");
%!  fwrite (f, bytes);
%!  fclose (f);
%!endfunction
%!function [pid, out, in] = start_octave (code)
%!  global DESCENT_TESTS DESCENT_BUILD DESCENT_PRELOAD
%!  prepare = sprintf ("addpath (\"%s\"); uninstalled (\"%s\", \"%s\"); ", DESCENT_TESTS, ...
%!                     fullfile (DESCENT_TESTS, ".."), DESCENT_BUILD);
%!  octave = fullfile (OCTAVE_HOME (), "bin", "octave-cli");
%!  setenv ("LD_PRELOAD", DESCENT_PRELOAD);
%!  unwind_protect
%!    [in, out, pid] = popen2 ("sh", {"-c", "exec \"$0\" \"$@\" 2> /dev/null", octave, "--norc", ...
%!                                    "--no-history", ...
%!                                    "--eval", [prepare code]});
%!  unwind_protect_cleanup
%!    unsetenv ("LD_PRELOAD");
%!  end_unwind_protect
%!endfunction
%!function line = read_line (out)
%!  line = "";
%!  for i = 1:6000
%!    text = fgets (out);
%!    if (ischar (text))
%!      line = [line text];
%!      if (line(end) == "\n")
%!        line = line(1:end-1);
%!        return;
%!      endif
%!    else
%!      fclear (out);
%!      pause (.01);
%!    endif
%!  endfor
%!endfunction

## one iteration at a time, each in the file that the one before has left; in the
## midst of epochs, and with an error of OutputFcn in between
%!test
%! for solver = {"sgd", "adam"}
%!   train = @(varargin) mlptrain (net, X, Y, "Solver", solver{1}, "MaxEpochs", 3, ...
%!                                 "MiniBatchSize", 8, ...
%!                                 "LearnRateSchedule", "plateau", ...
%!                                 "ValidationData", {X(:,1:9), Y(1:9)}, ...
%!                                 "ValidationFrequency", 3, varargin{:});
%!   [want, winfo] = train ();
%!   go_on = {};
%!   for k = 1:12
%!     if (rem (k, 3) == 2)
%!       refused (@() train ("CheckpointFile", file, go_on{:}, ...
%!                           "OutputFcn", @(varargin) fail_at (k, varargin{:})), "mine");
%!     else
%!       [got, info] = train ("CheckpointFile", file, go_on{:}, "MaxIterations", k);
%!       assert (numel (info.IterationCost), k);
%!     endif
%!     go_on = {"Resume", file};
%!   endfor
%!   [got, info] = train ("Resume", file);       # a run that is over has the same end
%!   assert (got, want);
%!   assert (timeless (info), timeless (winfo));
%!   remove ();
%! endfor

## a cost function of one's own, parameters in a cell
%!test
%! f = @(t, X, y) deal (mean ((X * t{1} + t{2} - y) .^ 2), ...
%!                      {2 * X' * (X * t{1} + t{2} - y) / rows(X), 2 * mean(X * t{1} + t{2} - y)});
%! train = @(varargin) nthargout (1:3, @fminsgd, f, {single([1; 2; 3]), single(0)}, X', Y', ...
%!                                "Solver", "nadam", ...
%!                                "MiniBatchSize", 8, "MaxEpochs", 3, varargin{:});
%! want = train ();
%! for k = [1 5 11]
%!   train ("CheckpointFile", file, "MaxIterations", k);
%!   got = train ("Resume", file);
%!   assert (got(1:2), want(1:2));
%!   assert (timeless (got{3}), timeless (want{3}));
%! endfor
%! remove ();

## a run that is over goes on for more epochs, and further on in the same file;
## the former file stays; only files that are asked for are written
%!test
%! train = @(varargin) nthargout (1:2, @mlptrain, net, X, Y, "Solver", "adam", ...
%!                                "MiniBatchSize", 8, varargin{:});
%! want = train ("MaxEpochs", 6);
%! train ("MaxEpochs", 2, "CheckpointFile", file);
%! before = bytes_of (file);
%! got = train ("MaxEpochs", 6, "Resume", file);
%! assert (bytes_of (file), before);
%! got(2,:) = train ("MaxEpochs", 6, "Resume", file, "CheckpointFile", file, ...
%!                   "CheckpointFrequency", 1000, ...
%!                   "Threads", 1, "MaxTime", 1e6);
%! assert (got{1,1}, want{1});
%! assert (got{2,1}, want{1});
%! assert (timeless (got{2,2}), timeless (want{2}));
%! assert (bytes_of ([file "~"]), before);
%! assert (numel (glob ([file "*"])), 2);
%! got = train ("MaxEpochs", 9, "MaxTime", 1e-9, "Resume", file);   # all time counts
%! assert (got{2}.Reason, "MaxTime");
%! assert (numel (got{2}.EpochCost), 6);
%! got = train ("MaxEpochs", 3, "Resume", file);   # it has done more
%! assert (got{1}, want{1});
%! opts = trainingOptions ("adam", "MiniBatchSize", 8, "MaxEpochs", 6, "CheckpointFile", file);
%! got = nthargout (1:2, @mlptrain, net, X, Y, opts, "Resume", file);
%! assert (got{1}, want{1});
%! remove ();

## more orders than before, as long as the first are the same
%!test
%! orders = [1:29; 29:-1:1; rem(2 * (1:29), 29)+1]';
%! train = @(varargin) mlptrain (net, X, Y, "MiniBatchSize", 8, varargin{:});
%! train ("MaxEpochs", 2, "Order", orders(:,1:2), "CheckpointFile", file);
%! assert (train ("MaxEpochs", 3, "Order", orders, "Resume", file), ...
%!         train ("MaxEpochs", 3, "Order", orders));
%! refused (@() train ("MaxEpochs", 3, "Order", orders(:,[1 3 2]), "Resume", file), ...
%!          "has Order .*, not");
%! refused (@() train ("MaxEpochs", 3, "Resume", file), "has Order .*, not none");
%! remove ();

## what OutputFcn sees goes on too
%!test
%! global checkpoints_seen
%! train = @(varargin) mlptrain (net, X, Y, "MiniBatchSize", 8, "MaxEpochs", 2, varargin{:});
%! checkpoints_seen = cell (0, 3);
%! train ("OutputFcn", @note);
%! want = checkpoints_seen;
%! train ("CheckpointFile", file, "MaxIterations", 3);
%! checkpoints_seen = cell (0, 3);
%! train ("Resume", file, "OutputFcn", @note);
%! assert (checkpoints_seen(1,1:2), {"init", 3});
%! assert (checkpoints_seen{1,3}, want{4,3});
%! assert (checkpoints_seen(2:end,:), want(5:end,:));
%! remove ();
%! clear -global checkpoints_seen

## a name beside which somebody calls cd; ~; [] and "" say nothing
%!test
%! here = pwd ();
%! home = getenv ("HOME");
%! folder = tempname ();
%! mkdir (folder);
%! train = @(varargin) mlptrain (net, X, Y, "MaxEpochs", 2, varargin{:});
%! files = {"CheckpointFrequency", 1, "CheckpointFile"};
%! unwind_protect
%!   cd (folder);
%!   train (files{:}, "a.ckpt", "OutputFcn", @wander);
%!   setenv ("HOME", folder);
%!   train (files{:}, "~/b.ckpt");
%!   assert (readdir (folder)(3:end), {"a.ckpt"; "a.ckpt~"; "b.ckpt"; "b.ckpt~"});
%!   cd (folder);
%!   assert (train ("Resume", "a.ckpt"), train ("CheckpointFile", [], "Resume", ""));
%! unwind_protect_cleanup
%!   setenv ("HOME", home);
%!   cd (here);
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

## another run than that of the file: the message tells in what
%!test
%! own = {"MiniBatchSize", 8, "MaxEpochs", 2, "Solver", "adam"};
%! mlptrain (net, X, Y, own{:}, "CheckpointFile", file);
%! quoted = regexptranslate ("escape", file);
%! others = {{"MiniBatchSize", 9}, 'has MiniBatchSize 8, not 9'
%!           {"Solver", "sgd"}, 'has Solver adam, not sgd'
%!           {"Convention", "keras"}, 'has Convention course, not keras'
%!           {"LearnRate", .5}, 'has LearnRate 0.001.*, not 0.5'
%!           {"Epsilon", 1e-4}, 'has Epsilon'
%!           {"L2", .5}, 'has L2|has no L2'
%!           {"LearnRateSchedule", "step"}, 'has LearnRateSchedule none, not step'
%!           {"SchedulePer", "iteration"}, 'has SchedulePer epoch, not iteration'
%!           {"WarmUp", 2}, 'has WarmUp 0, not 2|no WarmUp'
%!           {"Seed", 1}, 'has Seed 0, not 1'
%!           {"Shuffle", "once"}, 'has Shuffle every-epoch, not once'
%!           {"GradientThreshold", 2}, 'has GradientThreshold Inf, not 2'
%!           {"Lambda", 2}, 'has Lambda 0, not 2'
%!           {"LambdaPer", "dataset"}, 'has LambdaPer minibatch, not dataset'
%!           {"ValidationData", {X, Y}}, 'has ValidationX'};
%! for i = 1:rows (others)
%!   err = [];
%!   try
%!     mlptrain (net, X, Y, own{:}, "Resume", file, others{i,1}{:});
%!   catch err
%!   end_try_catch
%!   assert (! isempty (err), "%s is accepted", others{i,1}{1});
%!   assert (err.identifier, "descent:option");
%!   assert (regexp (err.message, ...
%!                   ['^mlptrain: Resume: the run in "' quoted '" (' others{i,2} ')'], "once"), 1);
%! endfor
%! go_on = @(varargin) mlptrain (varargin{:}, own{:}, "Resume", file);
%! refused (@() go_on (mlp ([3 5 3], "Output", "softmax"), X, Y), "has Sizes 3 4 3, not 3 5 3");
%! refused (@() go_on (mlp ([3 4 3], "Output", "softmax", "Hidden", "tanh"), X, Y), ...
%!          "has Activations relu softmax, not tanh softmax");
%! refused (@() go_on (mlp ([3 4 3], "Output", "softmax", "Class", "single"), X, Y), ...
%!          "has Class double, not single");
%! refused (@() go_on (net, X(:,1:28), Y(1:28)), "has X 3x29 double .*, not 3x28 double");
%! refused (@() go_on (net, X + 1, Y), "has X 3x29 double .*, not 3x29 double");
%! refused (@() go_on (net, X, 4 - Y), "has Y 1x29 double");
%! f = @(t, A, b) deal (0, t);
%! refused (@() fminsgd (f, 1, X', Y', own{:}, "Resume", file), ...
%!          "has Class double, not|has no Size|has Sizes");
%! mlptrain (net, X, Y, own{:}, "LearnRateSchedule", "cosine", "CheckpointFile", file);
%! refused (@() mlptrain (net, X, Y, own{:}, "LearnRateSchedule", "cosine", "MaxEpochs", 4, ...
%!                        "Resume", file), ...
%!       'has Duration 2, not 4 \(the length of the run, unless you give "Duration"\)');
%! mlptrain (net, X, Y, own{:}, "LearnRateSchedule", "cosine", "Duration", 2, "MaxEpochs", 4, ...
%!           "Resume", file);
%! remove ();

## files that are no checkpoints, or not whole: refused, with the reason
%!test
%! own = {"MiniBatchSize", 8, "MaxEpochs", 2};
%! mlptrain (net, X, Y, own{:}, "CheckpointFile", file);
%! good = bytes_of (file);
%! other = [file ".2"];
%! turned = @(at) [good(1:at-1), bitxor(good(at), 16), good(at+1:end)];
%! cases = {good(1:end-1), "it is truncated"
%!          good(1:20), "it is truncated"
%!          uint8([]), "it is truncated"
%!          [good, uint8(0)], "something stands behind its end"
%!          turned(1), "it is no checkpoint of descent"
%!          uint8("system (\"touch /tmp/x\");"), "it is no checkpoint of descent"
%!          turned(13), "it is damaged"
%!          turned(60), "it is damaged"
%!          turned(numel(good)), "it is damaged, in section"};
%! for i = 1:rows (cases)
%!   put (other, cases{i,1});
%!   err = [];
%!   try
%!     mlptrain (net, X, Y, own{:}, "Resume", other);
%!   catch err
%!   end_try_catch
%!   assert (err.identifier, "descent:file");
%!   want = sprintf ("mlptrain: Resume: \"%s\" cannot be used: %s", other, cases{i,2});
%!   assert (err.message(1:min (end, numel (want))), want);
%! endfor
%! for i = 1:500
%!   at = randi (numel (good), 1, randi (3));
%!   bad = good;
%!   bad(at) = bitxor (bad(at), uint8 (2 .^ randi ([0 7], 1, numel (at))));
%!   put (other, bad);
%!   if (! isequal (bad, good))
%!     refused (@() mlptrain (net, X, Y, own{:}, "Resume", other), ...
%!              'mlptrain: Resume: ".*" cannot be used: it ');
%!   endif
%! endfor
%! remove ();

## what cannot be written is said before the run begins, and nothing is lost
%!test
%! train = @(varargin) mlptrain (net, X, Y, "OutputFcn", @(varargin) error ("it runs"), ...
%!                               varargin{:});
%! put (file, uint8 ("my own data"));
%! refused (@() train ("CheckpointFile", file), ...
%!          "is there and is no checkpoint; it is not replaced");
%! assert (char (bytes_of (file)), "my own data");
%! refused (@() train ("CheckpointFile", "/dev/full"), "it is not a regular file");
%! refused (@() train ("CheckpointFile", "/nowhere/at/all"), ...
%!          '"/nowhere/at/all" cannot be written: No such file');
%! refused (@() train ("CheckpointFile", [tempdir() "/" repmat("x", 1, 300)]), ...
%!          "File name too long");
%! refused (@() train ("CheckpointFile", repmat ("x", 1, 5000)), "at most 4000 characters");
%! refused (@() train ("CheckpointFile", "a\nb"), "without control characters");
%! refused (@() train ("CheckpointFile", "a\0b"), "without control characters");
%! refused (@() train ("CheckpointFile", 3), "CheckpointFile must be the name of a file");
%! refused (@() train ("CheckpointFile", {"a"}), "CheckpointFile must be the name of a file");
%! refused (@() train ("CheckpointFile", ["a"; "b"]), "CheckpointFile must be the name of a file");
%! refused (@() train ("CheckpointFile", tempdir ()), "is a folder");
%! refused (@() train ("Resume", tempdir ()), "is a folder");
%! refused (@() train ("Resume", "/nowhere/at/all"), ...
%!          'Resume: "/nowhere/at/all" cannot be used: No such file');
%! refused (@() train ("Resume", 3), "Resume must be the name of a file");
%! refused (@() train ("CheckpointFrequency", 3), "CheckpointFrequency needs a CheckpointFile");
%! refused (@() train ("CheckpointFile", file, "CheckpointFrequency", 0), ...
%!          "CheckpointFrequency must be a positive integer");
%! remove ();

## what cannot be written in mid run ends it with what has been trained; at the end
## nothing is different but the warning; an error of OutputFcn stays one
%!function stop = lose (folder, k, x, values, state)
%!  global checkpoints_seen
%!  stop = false;
%!  checkpoints_seen = {state, values.iter, x};
%!  if (strcmp (state, "iter") && values.iter == k)
%!    confirm_recursive_rmdir (false, "local");
%!    rmdir (folder, "s");
%!    if (k == 4)
%!      error ("mine");
%!    endif
%!  endif
%!endfunction
%!function [result, text] = train_and_lose (train, folder, k, varargin)
%!  mkdir (folder);
%!  lastwarn ("", "");
%!  name = fullfile (folder, "a.ckpt");
%!  own = {"CheckpointFile", name, "OutputFcn", @(varargin) lose(folder, k, varargin{:})};
%!  evalc ("result = train (own{:}, varargin{:});");
%!  [text, id] = lastwarn ();
%!  assert (id, "descent:file");
%!  assert (! isempty (strfind (text, ...
%!                              sprintf (["CheckpointFile: \"%s\" cannot be written: No such " ...
%!                                        "file"], name))));
%!endfunction
%!test
%! global checkpoints_seen
%! f = @(t, X, y) deal (mean ((X * t - y) .^ 2), 2 * X' * (X * t - y) / rows (X));
%! own = {"Solver", "adam", "MiniBatchSize", 8, "MaxEpochs", 3};
%! trainers = {@(varargin) nthargout (1:2, @mlptrain, net, X, Y, own{:}, "ValidationData", ...
%!                                    {X, Y}, "OutputNetwork", "last-iteration", varargin{:})
%!             @(varargin) nthargout ([1 3], @fminsgd, f, [1; 2; 3], X', Y', own{:}, varargin{:})};
%! folder = [file ".folder"];
%! for i = 1:2
%!   train = trainers{i};
%!   [got, text] = train_and_lose (train, folder, 5, "CheckpointFrequency", 2);
%!   want = train ("MaxIterations", 6);
%!   assert (got{1}, want{1});
%!   assert (got{2}.IterationCost, want{2}.IterationCost);
%!   assert (got{2}.Reason, "CheckpointFile cannot be written");
%!   assert (got{2}.OutputIteration, 6);
%!   assert (text(end-35:end), "; the run has ended after 6 iterations"(end-35:end));
%!   assert (checkpoints_seen(1:2), {"done", 6});
%!   got = train_and_lose (train, folder, 12);
%!   want = train ();
%!   assert (got{1}, want{1});
%!   assert (timeless (got{2}), timeless (want{2}));
%!   refused (@() train_and_lose (train, folder, 4), "^mine$");
%!   [~, id] = lastwarn ();
%!   assert (id, "descent:file");
%! endfor
%! clear -global checkpoints_seen

## unless a frequency is given, a short run is saved once, at its end, to the same bits
%!test
%! train = @(varargin) mlptrain (net, X, Y, "MiniBatchSize", 8, "MaxEpochs", 100, varargin{:});
%! want = train ("CheckpointFile", file);
%! assert (numel (glob ([file "*"])), 1);
%! assert (want, train ());
%! assert (train ("Resume", file), want);
%! assert (train ("CheckpointFile", file, "CheckpointFrequency", 3), want);
%! assert (numel (glob ([file "*"])), 2);
%! remove ();

## a checksum that is right does not make a state: each array is looked at
%!function crc = crc32c (bytes)
%!  persistent table
%!  if (isempty (table))
%!    table = uint32 (0:255);
%!    for k = 1:8
%!      odd = logical (bitand (table, 1));
%!      table = bitshift (table, -1);
%!      table(odd) = bitxor (table(odd), uint32 (hex2dec ("82f63b78")));
%!    endfor
%!  endif
%!  crc = uint32 (2^32 - 1);
%!  for b = uint32 (bytes)(:)'
%!    crc = bitxor (table(1 + bitand (bitxor (crc, b), 255)), bitshift (crc, -8));
%!  endfor
%!  crc = typecast (bitxor (crc, uint32 (2^32 - 1)), "uint8");
%!endfunction
%!function bytes = resealed (bytes, name, k, value)    # with number K of section NAME
%!  count = double (typecast (bytes(17:20), "uint32"));
%!  at = 40 + 40 * count;
%!  for i = 1:count
%!    entry = 40 * i + (1:40);
%!    size = double (typecast (bytes(entry(25:32)), "uint64"));
%!    if (strcmp (deblank (strrep (char (bytes(entry(1:24))), "\0", " ")), name))
%!      bytes(at + 8 * (k - 1) + (1:8)) = typecast (value, "uint8");
%!      bytes(entry(33:36)) = crc32c (bytes(at + (1:size)));
%!    endif
%!    at += size;
%!  endfor
%!  bytes(33:36) = crc32c (bytes(41:40 + 40 * count));
%!  bytes(37:40) = crc32c (bytes(1:36));
%!endfunction
%!assert (crc32c (uint8 ("123456789")), typecast (uint32 (hex2dec ("e3069283")), "uint8"))
%!test
%! train = @(varargin) mlptrain (net, X, Y, "MiniBatchSize", 8, "Solver", "adam", ...
%!                               "MaxEpochs", 3, "ValidationData", {X, Y}, varargin{:});
%! train ("MaxEpochs", 2, "CheckpointFile", file);
%! good = bytes_of (file);
%! other = [file ".2"];
%! put (other, resealed (good, "Numbers", 12, pi));               # the sum of the costs
%! assert (class (train ("Resume", other)), "struct");
%! for name = {"Parameters", "KeptParameters", "BestParameters", "Slot1", "Slot2", ...
%!             "IterationCost", "LearnRate", ...
%!             "EpochCost", "Seconds", "SamplesPerSecond", "ValidationIteration"}
%!   for value = [NaN, -Inf]
%!     bad = resealed (good, name{1}, 2, value);
%!     assert (! isequal (bad, good));
%!     if (strcmp (name{1}, "EpochCost") && value == -Inf)
%!       continue;                                               # a sum may be that
%!     endif
%!     put (other, bad);
%!     err = struct ("identifier", "no error");
%!     try
%!       train ("Resume", other);
%!     catch err
%!     end_try_catch
%!     assert (err.identifier, "descent:file", name{1});
%!     assert (err.message, sprintf (["mlptrain: Resume: \"%s\" has a state that this run " ...
%!                                    "cannot have had"], other));
%!   endfor
%! endfor
%! remove ();

## several processes write one file: the last one wins, and none is ended; what a killed
## one has left is taken away
%!test
%! code = sprintf (["try; mlptrain (mlp ([3 50 1]), sin (ones (3, 9) .* (1:9)), (1:9) > 4, " ...
%!                  "\"MaxEpochs\", 1e9, \"MaxTime\", 1.5, \"CheckpointFile\", \"%s\", " ...
%!                  "\"CheckpointFrequency\", 1); puts (\"good\\n\"); catch err; " ...
%!                  "puts ([err.message \"\\n\"]); end"], file);
%! code = ["lastwarn (\"\"); " code "; [text, id] = lastwarn (); " ...
%!                                  "puts ([{\"\", text}{1 + strncmp(id, \"descent:\", 8)}, " ...
%!                                  "\"\\n\"]);"];
%! for i = 1:4
%!   [pid(i), out(i), in(i)] = start_octave (code);
%! endfor
%! [killed, its_out, its_in] = start_octave (strrep (code, "1.5", "100"));
%! for wait = 1:6000
%!   if (exist (file, "file"))
%!     break;
%!   endif
%!   pause (.01);
%! endfor
%! looks = 0;
%! t = tic ();
%! while (toc (t) < 2)
%!   ## whole, and of another run
%!   refused (@() mlptrain (net, X, Y, "Resume", file), "has .*, not");
%!   looks++;
%! endwhile
%! assert (looks > 1);
%! kill (killed, SIG.KILL);
%! fclose (its_in);  fclose (its_out);
%! waitpid (killed);
%! for i = 1:4
%!   assert (read_line (out(i)), "good");
%!   assert (isempty (read_line (out(i))));                      # no warning
%!   fclose (in(i));  fclose (out(i));
%!   waitpid (pid(i));
%! endfor
%! put ([file ".part-aB3xYz"], uint8 ("left by another one"));
%! mlptrain (net, X, Y, "MaxEpochs", 1, "CheckpointFile", file);
%! assert (glob ([file "*"]), {file; [file "~"]});
%! remove ();

## the cost is not finite: the file has the last state before that
%!test
%! warning ("off", "descent:nonfinite", "local");
%! g = @(t) deal (1 / (t > .35), 1);
%! fminsgd (g, 1, "LearnRate", .25, "MaxEpochs", 9, "CheckpointFile", file);
%! [theta, ~, info] = fminsgd (g, 1, "LearnRate", .25, "MaxEpochs", 2, "Resume", file);
%! assert (numel (info.IterationCost), 3);
%! assert (theta, .25);
%! [~, ~, info] = fminsgd (g, 1, "LearnRate", .25, "MaxEpochs", 9, "Resume", file);
%! assert (info.Reason, "the cost is not finite");
%! remove ();

## so many parameters that only some are kept to come back
%!test
%! warning ("off", "descent:nonfinite", "local");
%! f = @(t) deal (1 / (t(1) > -4), ones (size (t)));
%! train = @(varargin) nthargout ([1 3], @fminsgd, f, ones (300000, 1), "LearnRate", .25, ...
%!                                varargin{:});
%! want = train ("MaxEpochs", 30);
%! assert (want{2}.OutputIteration, 16);
%! train ("MaxEpochs", 19, "CheckpointFile", file);
%! got = train ("MaxEpochs", 30, "Resume", file);
%! assert (got{1}, want{1});
%! assert (timeless (got{2}), timeless (want{2}));
%! remove ();

## an interrupt is not hidden by a file that cannot be written, nor that by it
%!test
%! code = sprintf (["X = 1:9; mkdir (\"%s\"); function stop = f (x, v, state); stop = false; ", ...
%!         "if (v.iter == 3 && strcmp (state, \"iter\")); rmdir (\"%s\"); kill (getpid (), 2); " ...
%!         "endif; if (strcmp (state, \"done\")); puts (\"done\\n\"); error (\"mine\"); endif; " ...
%!         "endfunction; ", ...
%!         "unwind_protect; try; mlptrain (mlp ([1 1]), X, X > 4, \"MaxEpochs\", 1e6, " ...
%!         "\"CheckpointFile\", \"%s/a\", \"CheckpointFrequency\", 1e6, \"OutputFcn\", @f); " ...
%!         "end; puts (\"end\\n\"); ", ...
%!         "unwind_protect_cleanup; [msg, id] = lastwarn (); puts ([id \"\\n\"]); " ...
%!         "fflush (stdout); end_unwind_protect"], file, file, file);
%! [pid, out, in] = start_octave (code);
%! assert (read_line (out), "done");
%! assert (read_line (out), "descent:file");
%! fclose (in);  fclose (out);
%! waitpid (pid);

## Ctrl-C: the state is saved, OutputFcn sees the end, and the interrupt goes on
%!test
%! code = sprintf (["S = dataset (\"digits\"); net = mlp ([64 100 10], \"Output\", " ...
%!                  "\"softmax\"); ", ...
%!         "function stop = f (x, v, state); stop = false; if (strcmp (state, \"done\")); " ...
%!         "printf (\"done %%d\\n\", v.iter); endif; endfunction; ", ...
%!         "unwind_protect; puts (\"ready\\n\"); fflush (stdout); ", ...
%!         "mlptrain (net, S.X / 16, S.Y, \"MaxEpochs\", 100000, \"CheckpointFile\", \"%s\", " ...
%!         "\"CheckpointFrequency\", 1e6, \"OutputFcn\", @f); puts (\"end\\n\"); ", ...
%!         "unwind_protect_cleanup; printf (\"%%.6f\\n\", time ()); fflush (stdout); " ...
%!         "end_unwind_protect"], file);
%! [pid, out, in] = start_octave (code);
%! assert (read_line (out), "ready");
%! pause (.5);
%! sent = time ();
%! kill (pid, SIG.INT);
%! done = read_line (out);
%! took = str2double (read_line (out)) - sent;
%! fclose (in);  fclose (out);
%! waitpid (pid);
%! assert (done(1:4), "done");
%! assert (took < .5);                 # .1 where nobody else is at work
%! S = dataset ("digits");
%! own = {mlp([64 100 10], "Output", "softmax"), S.X / 16, S.Y};
%! [got, info] = mlptrain (own{:}, "MaxEpochs", 100000, "MaxIterations", 1, "Resume", file);
%! assert (sprintf ("done %d", numel (info.IterationCost)), done);
%! assert (got, mlptrain (own{:}, "MaxEpochs", 100000, ...
%!                        "MaxIterations", numel (info.IterationCost)));
%! remove ();

## kill -9
%!test
%! own = '"Solver", "adam", "MaxEpochs", 1000000, "MiniBatchSize", 8';
%! data = 'X = sin (reshape (1:3*29, 3, 29) .^ 1.3); Y = X(1,:) > 0; net = mlp ([3 50 1]); ';
%! go_on = "";
%! for i = 1:3
%!   code = sprintf (['%s puts ("ready\\n"); fflush (stdout); ' ...
%!                    'mlptrain (net, X, Y, %s, "CheckpointFile", "%s", ' ...
%!                    '"CheckpointFrequency", 3%s);'], ...
%!                   data, own, file, go_on);
%!   [pid, out, in] = start_octave (code);
%!   assert (read_line (out), "ready");
%!   for wait = 1:3000                  # a slow machine has no checkpoint yet
%!     if (exist (file, "file"))
%!       break;
%!     endif
%!     pause (.01);
%!   endfor
%!   pause (.1 * i);
%!   kill (pid, SIG.KILL);
%!   fclose (in);  fclose (out);
%!   waitpid (pid);
%!   go_on = sprintf (', "Resume", "%s"', file);
%! endfor
%! eval (data);
%! own = eval (["{" own "}"]);
%! [got, info] = mlptrain (net, X, Y, own{:}, "MaxIterations", 1, "Resume", file);
%! [want, winfo] = mlptrain (net, X, Y, own{:}, "MaxIterations", numel (info.IterationCost));
%! assert (numel (info.IterationCost) > 3);
%! assert (got, want);
%! assert (info.IterationCost, winfo.IterationCost);
%! remove ();

## what the record says of many features is short: one that is longer than the reader
## takes would make a file that no run can go on from
%!test
%! args = {mlp([2000 1], "Output", "linear"), cos((1:2000)' * (1:3)), 1:3};
%! zscore = {"Normalization", "zscore"};
%! unwind_protect
%!   mlptrain (args{:}, zscore{:}, "MaxEpochs", 1, "CheckpointFile", file);
%!   assert (stat (file).size < 2 * 8 * 2001 + 4096);   # the parameters, and those kept
%!   rest = mlptrain (args{:}, zscore{:}, "MaxEpochs", 3, "Resume", file);
%!   assert (rest, mlptrain (args{:}, zscore{:}, "MaxEpochs", 3));
%!   refused (@() mlptrain (args{:}, "InputScale", 2, "Resume", file), "has InputOffset");
%! unwind_protect_cleanup
%!   remove ();
%! end_unwind_protect

## doc/checkpoint-format.md, byte by byte: header, table, sections, record
%!function [sections, names] = sections_of (file)
%!  b = bytes_of (file);
%!  number = @(at, class) double (typecast (b(at+1:at+sizeof (cast (0, class))), class));
%!  assert (b(1:8), uint8 ([0x89, "dsck", 13, 10, 0x1a]));
%!  assert (number (8, "uint32"), hex2dec ("01020304"));
%!  assert (number (12, "uint32"), 1);
%!  n = number (16, "uint32");
%!  assert (number (20, "uint32"), 0);
%!  assert (number (24, "uint64"), numel (b));
%!  assert (b(33:36), crc32c (b(41:40+40*n)));
%!  assert (b(37:40), crc32c (b(1:36)));
%!  at = 40 + 40 * n;
%!  names = {};
%!  for entry = 40 * (1:n)
%!    names{end+1} = strtok (char (b(entry+1:entry+24)), "\0");
%!    bytes = number (entry + 24, "uint64");
%!    sections.(names{end}) = b(at+1:at+bytes);
%!    assert (b(entry+33:entry+36), crc32c (sections.(names{end})));
%!    assert (number (entry + 36, "uint32"), 0);
%!    at += bytes;
%!  endfor
%!  assert (at, numel (b));
%!endfunction
%!test
%! global DESCENT_TESTS
%! text = fileread (fullfile (DESCENT_TESTS, "..", "doc", "checkpoint-format.md"));
%! Y = 1 + (X(1,:) > 0) + (X(2,:) .* X(3,:) > 0);
%! single_net = mlp ([3 4 3], "Output", "softmax", "Class", "single");
%! [~, info] = mlptrain (single_net, X, Y, "Solver", "adam", "MiniBatchSize", 8, ...
%!                       "MaxIterations", 6, "ValidationData", {X, Y}, ...
%!                       "ValidationFrequency", 3, "AverageDecay", .9, "CheckpointFile", file);
%! [s, names] = sections_of (file);
%! want = [regexp(text, '^\| `(\w+)`(?: \.\.\. `Slot4`)? \|', "tokens", "lineanchors"){:}];
%! at = find (strcmp (want, "Slot1"));
%! assert (names, [want(1:at), {"Slot2"}, want(at+1:end)]);
%! assert (numel (typecast (s.Parameters, "single")), numel (single_net.theta));
%! for name = {"IterationCost", "EpochCost", "Seconds", "ValidationCost", "ValidationIteration"}
%!   assert (typecast (s.(name{1}), "double")(:), info.(name{1})(:));
%! endfor
%! assert (typecast (s.Numbers(1:72), "int64")([1 2]), int64 ([6 0]));
%! assert (typecast (s.Numbers(73:112), "double")(1), min (info.ValidationCost));
%! lines = strsplit (char (s.Run(1:end-1)), "\n");
%! assert (any (strcmp (lines, "Sizes 3 4 3")) && any (strcmp (lines, "Solver adam")));
%! remove ();
%! net = mlp ([3 4 3], "Output", "softmax");
%! last = mlptrain (net, X, Y, "MaxEpochs", 1, "CheckpointFile", file);
%! eval (regexp (text, '^```octave\n(.*?)^```', "tokens", "once", "lineanchors"){1});
%! assert (theta, last.theta);
%! remove ();
