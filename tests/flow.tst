## flow.tst: what goes through several functions, or through processes.
## SPDX-License-Identifier: GPL-3.0-or-later

## starts an Octave of its own on CODE, with the package; lines come from OUT
%!function [pid, out, in] = start_octave (code)
%!  global DESCENT_TESTS DESCENT_BUILD DESCENT_PRELOAD
%!  prepare = sprintf ("addpath (\"%s\"); uninstalled (\"%s\", \"%s\"); ", DESCENT_TESTS, ...
%!                     fullfile (DESCENT_TESTS, ".."), DESCENT_BUILD);
%!  octave = fullfile (OCTAVE_HOME (), "bin", "octave-cli");
%!  setenv ("LD_PRELOAD", DESCENT_PRELOAD);
%!  unwind_protect
%!    [in, out, pid] = popen2 (octave, {"--norc", "--no-history", "--eval", [prepare code]});
%!  unwind_protect_cleanup
%!    unsetenv ("LD_PRELOAD");
%!  end_unwind_protect
%!endfunction
%!function line = read_line (out)       # popen2's pipe does not block: parts of a
%!  line = "";                           # line may come one after the other
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
%!function end_octave (pid, out, in)
%!  fclose (in);
%!  fclose (out);
%!  waitpid (pid);
%!endfunction

## Ctrl-C ends batch descent over 20,000 samples within .1 s; .5 s here, for the
## machine may be busy
%!test
%! code = ["X = rand (784, 20000); Y = X(1,:) > .5; net = mlp ([784 200 1]); ", ...
%!         "unwind_protect; puts (\"ready\\n\"); fflush (stdout); ", ...
%!         "mlptrain (net, X, Y, \"MiniBatchSize\", 20000, \"MaxEpochs\", 1000); " ...
%!         "puts (\"end\\n\"); ", ...
%!         "unwind_protect_cleanup; printf (\"%.6f\\n\", time ()); fflush (stdout); " ...
%!         "end_unwind_protect"];
%! [pid, out, in] = start_octave (code);
%! assert (read_line (out), "ready");
%! pause (1);
%! sent = time ();
%! kill (pid, SIG.INT);
%! line = read_line (out);
%! end_octave (pid, out, in);
%! assert (str2double (line) - sent < .5);

## images stay bytes: no second copy of X in training, cost or prediction
%!test
%! global DESCENT_PRELOAD
%! if (isempty (DESCENT_PRELOAD) && exist ("/proc/self/status", "file"))
%!   code = ["mb = @(name) str2double (regexp (fileread (\"/proc/self/status\"), " ...
%!           "[name ':\\s+(\\d+)'], \"tokens\"){1}{1}) / 1024; ", ...
%!           "X = zeros (784, 60000, \"uint8\"); X(1:7:end) = 200; X(3:9:end) = 90; " ...
%!           "Y = mod (1:60000, 10) + 1; ", ...
%!           "net = mlp ([784 10], \"Output\", \"softmax\"); " ...
%!           "mlptrain (net, X(:,1:100), Y(1:100), \"MaxEpochs\", 1); ", ...
%!           "warning (\"off\", \"descent:diverged\"); before = mb (\"VmRSS\"); " ...
%!           "for way = {\"none\", \"zscore\", \"rescale\"} ", ...
%!           "net = mlptrain (net, X, Y, \"MaxIterations\", 20, \"Normalization\", way{1}); " ...
%!           "endfor; ", ...
%!           "mlpcost (net, X, Y); mlppredict (net, X); " ...
%!           "printf (\"%.1f\\n\", mb (\"VmHWM\") - before); fflush (stdout);"];
%!   [pid, out, in] = start_octave (code);
%!   line = read_line (out);
%!   end_octave (pid, out, in);
%!   assert (str2double (line) < 32);
%! endif

## the same bits whatever BLAS's number of threads
%!test
%! code = ["S = dataset (\"digits\"); net = mlp ([64 300 10], \"Output\", \"softmax\", " ...
%!         "\"Class\", \"single\"); ", ...
%!         "net = mlptrain (net, S.X / 16, S.Y, \"MiniBatchSize\", 512, \"MaxEpochs\", 2, " ...
%!         "\"Solver\", \"adam\"); ", ...
%!         "[J, grad] = mlpcost (net, S.X / 16, S.Y); Yhat = mlppredict (net, S.X / 16); ", ...
%!         "disp (hash (\"md5\", char (typecast ([net.theta; J; grad; Yhat(:)]', \"uint8\"))));"];
%! threads = {"1", "2", "3"};
%! old = getenv ("OPENBLAS_NUM_THREADS");
%! unwind_protect
%!   for i = 1:3
%!     setenv ("OPENBLAS_NUM_THREADS", threads{i});
%!     [pid, out, in] = start_octave (code);
%!     bits{i} = read_line (out);
%!     end_octave (pid, out, in);
%!   endfor
%! unwind_protect_cleanup
%!   setenv ("OPENBLAS_NUM_THREADS", old);
%!   if (isempty (old))
%!     unsetenv ("OPENBLAS_NUM_THREADS");
%!   endif
%! end_unwind_protect
%! assert (numel (bits{1}), 32);
%! assert (bits(2:3), bits([1 1]));

## where memory is short there is an error or fewer threads: OpenBLAS alone would
## ask for its own for ever
%!test
%! global DESCENT_TESTS DESCENT_BUILD DESCENT_PRELOAD
%! if (isempty (DESCENT_PRELOAD) && system ("ulimit -v 1000000 2> /dev/null") == 0)
%!   code = ["try, net = mlptrain (mlp ([3 1000 1000 1]), ones (3, 4000), ones (1, 4000), " ...
%!           "\"MiniBatchSize\", 4000, ", ...
%!           "\"MaxEpochs\", 1, \"Solver\", \"adam\"); puts (\"good\"); " ...
%!           "catch err, puts (err.identifier); end"];
%!   code = sprintf ("addpath (\"%s\"); uninstalled (\"%s\", \"%s\"); %s", DESCENT_TESTS, ...
%!                   fullfile (DESCENT_TESTS, ".."), DESCENT_BUILD, code);
%!   octave = fullfile (OCTAVE_HOME (), "bin", "octave-cli");
%!   run = @(kilobytes, code) system (sprintf (["ulimit -v %d; " ...
%!                                              "timeout -s KILL 30 '%s' --norc --no-history " ...
%!                                              "--eval '%s' 2> /dev/null"], ...
%!                                             kilobytes, octave, code));
%!   for kilobytes = [4e5 5e5 6e5 8e5]
%!     [status, out] = run (kilobytes, "A = rand (300); A = A * A;");
%!     if (status != 0)                              # Octave alone hangs or ends here
%!       continue;
%!     endif
%!     [status, out] = run (kilobytes, code);
%!     assert (status != 137, "no end within %d kB", kilobytes);
%!     assert (status != 139, "a crash within %d kB", kilobytes);
%!     assert (status != 0 || any (strcmp (out, {"good", "descent:memory"})));
%!   endfor
%! endif

## kernels for this processor where OpenBLAS takes the oldest ones, unless it has
## been told; Octave's own products keep theirs
%!test
%! code = ["A = reshape (sin (1:1e4), 100, 100); before = A * A; is = version (\"-blas\"); ", ...
%!         "net = mlptrain (mlp ([100 100 1]), A, A(1,:) > 0, \"MaxEpochs\", 2); ", ...
%!         "printf (\"%d %s\\n\", isequal (A * A, before) && strcmp (version (\"-blas\"), is), " ...
%!         "__blaskernels__ ());"];
%! old = getenv ("OPENBLAS_CORETYPE");
%! names = cell (1, 2);
%! unwind_protect
%!   unsetenv ("OPENBLAS_CORETYPE");
%!   for i = 1:2
%!     [pid, out, in] = start_octave (code);
%!     names{i} = read_line (out);
%!     end_octave (pid, out, in);
%!     setenv ("OPENBLAS_CORETYPE", "Prescott");
%!   endfor
%! unwind_protect_cleanup
%!   setenv ("OPENBLAS_CORETYPE", old);
%!   if (isempty (old))
%!     unsetenv ("OPENBLAS_CORETYPE");
%!   endif
%! end_unwind_protect
%! assert (cellfun (@(s) s(1) == "1", names));
%! flags = "";
%! if (exist ("/proc/cpuinfo", "file"))
%!   flags = fileread ("/proc/cpuinfo");
%! endif
%! if (! isempty (regexp (flags, '\savx2\s', "once")))
%!   assert (isempty (strfind (names{1}, "Prescott")));
%!   assert (any (strcmp (names{2}(3:end), {"", "Prescott"})));
%! endif

## so has a network trained with dropout and weights
%!test
%! code = ["S = dataset (\"digits\"); X = S.X / 16; ", ...
%!         "for s = {[64 300 10], [64 8 10]}, net = mlp (s{1}, \"Output\", \"softmax\", " ...
%!         "\"Class\", \"single\"); ", ...
%!         "[net, info] = mlptrain (net, X, S.Y, \"MiniBatchSize\", 200, \"MaxEpochs\", 2, " ...
%!         "\"Solver\", \"adam\", ", ...
%!         "\"Dropout\", .2, \"ClassWeights\", 1:10); ", ...
%!         "puts (hash (\"md5\", char (typecast ([net.theta; info.IterationCost; " ...
%!         "info.EpochAccuracy]', \"uint8\")))); end; puts (\"\\n\");"];
%! for i = 1:3
%!   old = getenv ("OMP_NUM_THREADS");
%!   unwind_protect
%!     setenv ("OMP_NUM_THREADS", num2str (i));
%!     [pid, out, in] = start_octave (code);
%!     bits{i} = read_line (out);
%!     end_octave (pid, out, in);
%!   unwind_protect_cleanup
%!     setenv ("OMP_NUM_THREADS", old);
%!     if (isempty (old))
%!       unsetenv ("OMP_NUM_THREADS");
%!     endif
%!   end_unwind_protect
%! endfor
%! assert (numel (bits{1}), 64);
%! assert (bits(2:3), bits([1 1]));

## so has one in chunks and blocks on the pool, from bytes, with a validation set or
## without, in one run or resumed in the middle of an epoch
%!test
%! code = ["S = dataset (\"digits\"); X = uint8 (S.X); file = tempname (); ", ...
%!         "for t = {{}, {\"Threads\", 1}, {\"Threads\", 2}, {\"Threads\", 3}}; " ...
%!         "for B = [64 1500]; ", ...
%!         "net = mlp ([64 300 40 10], \"Output\", \"softmax\", \"Class\", \"single\"); ", ...
%!         "go = @(varargin) mlptrain (net, X, S.Y, \"InputScale\", 1/16, \"Solver\", " ...
%!         "\"adam\", ", ...
%!         "\"MiniBatchSize\", B, \"MaxEpochs\", 3, \"Lambda\", .1, t{1}{:}, " ...
%!         "varargin{:}).theta; ", ...
%!         "a = go (); b = go (\"ValidationData\", {X(:,1:300), S.Y(:,1:300)}, " ...
%!         "\"OutputNetwork\", \"last-iteration\"); ", ...
%!         "go (\"CheckpointFile\", file, \"MaxIterations\", 3); c = go (\"Resume\", file); ", ...
%!         "delete ([file \"*\"]); ", ...
%!         "printf (\"%d %s\\n\", isequal (a, b, c), hash (\"md5\", char (typecast (a', " ...
%!         "\"uint8\")))); end; end; "];
%! old = getenv ("OMP_NUM_THREADS");
%! unwind_protect
%!   for i = 1:3
%!     setenv ("OMP_NUM_THREADS", num2str (i));
%!     [pid, out, in] = start_octave (code);
%!     for k = 1:8
%!       bits{k,i} = read_line (out);
%!     endfor
%!     end_octave (pid, out, in);
%!   endfor
%! unwind_protect_cleanup
%!   setenv ("OMP_NUM_THREADS", old);
%!   if (isempty (old))
%!     unsetenv ("OMP_NUM_THREADS");
%!   endif
%! end_unwind_protect
%! assert (all (strncmp (bits(:), "1 ", 2)));
%! assert (all (cellfun (@numel, bits(:)) == 34));
%! assert (bits, repmat (bits(1:2,1), 4, 3));

## averages have the same bits whatever the number of threads, be it given by the
## environment or by "Threads"
%!test
%! code = ["function put (varargin); disp (hash (\"md5\", char (typecast ([cellfun(@(v) v(:), " ...
%!         "varargin, ", ...
%!         "\"UniformOutput\", false){:}](:)', \"uint8\")))); endfunction; ", ...
%!         "x = rem ((1:3e5)' .^ 2 * sqrt (2), 1) - .3; X = [x, 2 - x, x .^ 3]; " ...
%!         "W = reshape (x(1:2e5), 2, 1e5); ", ...
%!         "W = [W; 1 - W; W(1,:) .^ 2]; gaps = x; gaps(rem (1:3e5, 1001) == 7) = NaN; " ...
%!         "gaps(70000:71000) = NaN; ", ...
%!         "for t = {{}, {\"Threads\", 1}, {\"Threads\", 2}, {\"Threads\", 3}}; t = t{1}; " ...
%!         "for beta = [.5 .9 1-1e-6]; ", ...
%!         "put (ewma (x, beta, t{:}), ewma (x, beta, \"BiasCorrection\", true, t{:}), ", ...
%!         "ewma (x, beta, \"Initial\", \"first\", t{:}), ewma (gaps, beta, \"Missing\", " ...
%!         "\"skip\", t{:}), ", ...
%!         "ewma (gaps, beta, \"BiasCorrection\", true, \"Missing\", \"decay\", t{:}), " ...
%!         "ewmvar (x, beta, t{:}), ", ...
%!         "ewmcorr (gaps, x .^ 2, beta, \"Missing\", \"skip\", t{:}), ewma (single (x), beta, " ...
%!         "t{:})); ", ...
%!         "put (ewma (x', beta, t{:})); put (ewma (X, beta, t{:}), ewmvar (X, beta, t{:})); ", ...
%!         "put (ewma (W, beta, \"Dim\", 2, t{:}), ewmvar (W, beta, \"Dim\", 2, t{:})); ", ...
%!         "put (ewma ([x gaps], beta, \"Missing\", \"skip\", t{:})); ", ...
%!         "put (ewma (x, [beta .3 .99], t{:})); endfor; endfor"];
%! old = getenv ("OMP_NUM_THREADS");
%! unwind_protect
%!   for i = 1:3
%!     setenv ("OMP_NUM_THREADS", num2str (i));
%!     [pid, out, in] = start_octave (code);
%!     for t = 1:4
%!       for k = 1:18                      # beta x results
%!         bits{k,t,i} = read_line (out);
%!       endfor
%!     endfor
%!     end_octave (pid, out, in);
%!   endfor
%! unwind_protect_cleanup
%!   setenv ("OMP_NUM_THREADS", old);
%!   if (isempty (old))
%!     unsetenv ("OMP_NUM_THREADS");
%!   endif
%! end_unwind_protect
%! assert (all (cellfun (@numel, bits(:)) == 32));
%! assert (bits(:,:), repmat (bits(:,1,1), 1, 12));

## and so have parameters that are trained: with norms to clip by, longer than
## what one thread takes at a time
%!test
%! code = ["function put (varargin); disp (hash (\"md5\", " ...
%!         "char (typecast (vertcat (cellfun (@(v) double (v(:)), varargin, ", ...
%!         "\"UniformOutput\", false){:})', \"uint8\")))); endfunction; ", ...
%!         "function [J, grad] = f (theta, X, y); grad = X(1) * theta + y(1); " ...
%!         "J = grad' * grad(:); endfunction; ", ...
%!         "x = rem ((1:7e5)' .^ 2 * sqrt (2), 1) - .3; X = [1; 2; 3]; y = [.1; .2; .3]; " ...
%!         "S = dataset (\"digits\"); ", ...
%!         "net = mlp ([64 700 700 100 10], \"Output\", \"softmax\", \"Class\", \"single\"); ", ...
%!         "for t = {{}, {\"Threads\", 1}, {\"Threads\", 2}, {\"Threads\", 3}}; " ...
%!         "t = [t{1}, {\"Solver\", \"adam\", ", ...
%!         "\"GradientThreshold\", 1, \"MaxEpochs\", 2}]; " ...
%!         "for how = {\"l2norm\", \"global-l2norm\"}; ", ...
%!         "how = {\"GradientThresholdMethod\", how{1}, \"MiniBatchSize\", 1, \"CheckLambda\", " ...
%!         "false}; ", ...
%!         "put (fminsgd (@f, x, X, y, t{:}, how{:}), fminsgd (@f, single (x), X, y, t{:}, " ...
%!         "how{:})); endfor; ", ...
%!         "put (mlptrain (net, S.X(:,1:256) / 16, S.Y(:,1:256), t{:}, \"MiniBatchSize\", " ...
%!         "128).theta); endfor; ", ...
%!         "opt = optimizer (\"adam\", \"GradientThreshold\", 1); p = {x, single(x)}; ", ...
%!         "for i = 1:2; [p, opt] = gradstep (opt, p, p); endfor; put (p{:}, opt.State{2}{:});"];
%! old = getenv ("OMP_NUM_THREADS");
%! unwind_protect
%!   for i = 1:3
%!     setenv ("OMP_NUM_THREADS", num2str (i));
%!     [pid, out, in] = start_octave (code);
%!     for k = 1:13                        # four numbers of threads x 3 results; gradstep
%!       bits{k,i} = read_line (out);
%!     endfor
%!     end_octave (pid, out, in);
%!   endfor
%! unwind_protect_cleanup
%!   setenv ("OMP_NUM_THREADS", old);
%!   if (isempty (old))
%!     unsetenv ("OMP_NUM_THREADS");
%!   endif
%! end_unwind_protect
%! assert (all (cellfun (@numel, bits(:)) == 32));
%! assert (bits(:,2:3), bits(:,[1 1]));
%! assert (reshape (bits(1:12,1), 3, 4), repmat (bits(1:3,1), 1, 4));

## the lecture's loop written out, with W and b in a struct of cells, gives what
## mlptrain gives
%!test
%! S = dataset ("moons");
%! net = hand = mlp ([2 5 2 1], "Seed", 4);
%! m = s = [];
%! t = 0;
%! for epoch = 1:5
%!   [Xb, Yb] = minibatches (S.X, S.Y, 64, "Shuffle", true, "Seed", 7, "Epoch", epoch);
%!   for i = 1:numel (Xb)
%!     [J, grad] = mlpcost (hand, Xb{i}, Yb{i});
%!     [p.W, p.b] = mlpweights (hand);
%!     [g.W, g.b] = mlpweights (setfield (hand, "theta", grad));
%!     [p, m, s] = adamupdate (p, g, m, s, ++t, .01, "Convention", "course");
%!     hand = mlpweights (hand, p.W, p.b);
%!   endfor
%! endfor
%! net = mlptrain (net, S.X, S.Y, "Solver", "adam", "LearnRate", .01, "MaxEpochs", 5, "Seed", 7);
%! assert (hand.theta, net.theta, 1e-13);

## a network survives a file
%!test
%! S = dataset ("moons");
%! net = mlptrain (mlp ([2 5 1]), S.X, S.Y);
%! file = [tempname() ".mat"];
%! unwind_protect
%!   save ("-binary", file, "net");
%!   again = load (file).net;
%! unwind_protect_cleanup
%!   delete (file);
%! end_unwind_protect
%! assert (again, net);
%! assert (mlptrain (again, S.X, S.Y), mlptrain (net, S.X, S.Y));

## clearing functions, in any order, leaves a working session
%!test
%! code = ["x = ewma (1:5, .9); net = mlp ([2 1]); clear all; clear functions; clear -f; ", ...
%!         "y = ewma (1:5, .9); c = minibatches (1:9, 2); disp (numel (c)); "];
%! [pid, out, in] = start_octave (code);
%! assert (read_line (out), "5");
%! fclose (in);  fclose (out);
%! [~, status] = waitpid (pid);
%! assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);

## `clear functions' ends objects, as all of Octave's own: a clear error, not more;
## a state goes on, in another process here
%!test
%! q = minibatchqueue (1:9, "MiniBatchSize", 2, "Seed", 7);
%! q.shuffle ();
%! q.next ();
%! file = tempname ();
%! unwind_protect
%!   s = q.state ();
%!   save ("-binary", file, "s");
%!   code = ["q = minibatchqueue (1:3); clear functions; try; q.next (); catch; " ...
%!           "disp (\"error\"); end; ", ...
%!           "clear -f; q = minibatchqueue (1:9, \"State\", load (\"" file "\").s); ", ...
%!           "disp (q.next ()); ", ...
%!           "clear all; clear classes; disp (\"end\"); "];
%!   [pid, out, in] = start_octave (code);
%!   assert (read_line (out), "error");
%!   assert (str2num (read_line (out)), q.next ());
%!   assert (read_line (out), "end");
%!   fclose (in);  fclose (out);
%!   [~, status] = waitpid (pid);
%! unwind_protect_cleanup
%!   delete (file);
%! end_unwind_protect
%! assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);

## random numbers of Octave are neither used nor changed
%!test
%! state = rand ("state");  statn = randn ("state");
%! S = dataset ("moons");
%! mlptrain (mlp ([2 3 1]), S.X, S.Y);
%! minibatches (S.X, S.Y, 64, "Shuffle", true);
%! assert (rand ("state"), state);
%! assert (randn ("state"), statn);

## the example of a student's own cost function
%!test
%! global DESCENT_TESTS
%! folder = fullfile (DESCENT_TESTS, "..", "doc", "examples");
%! addpath (folder);
%! unwind_protect
%!   text = evalc ("r = digits_fminsgd ();");
%! unwind_protect_cleanup
%!   rmpath (folder);
%! end_unwind_protect
%! assert (numel (strfind (text, " %")), 3);
%! assert (r(3).accuracy > max ([r(1:2).accuracy]));
%! assert (r(3).seconds < r(1).seconds);
