## ranks.tst: processes that mpirun has started: what they tell each other, and how they
## end.  They need a build with MPI (./configure --with-mpi, or ./quickstart check-mpi).
## SPDX-License-Identifier: GPL-3.0-or-later

## runs a command, a format, on so many ranks: what it prints, the status, seconds
%!function [said, status, seconds] = mpirun (ranks, varargin)
%!  setenv ("OMPI_ALLOW_RUN_AS_ROOT", "1");          # what Open MPI needs to be told in a
%!  setenv ("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");  # container, on few processors
%!  setenv ("OMPI_MCA_rmaps_base_oversubscribe", "1");
%!  setenv ("OMPI_MCA_plm_rsh_agent", "false");
%!  started = tic ();
%!  [status, said] = system (sprintf (["timeout -k 5 120 mpirun -np %d " varargin{1} " 2>&1"], ...
%!                                    ranks, varargin{2:end}));
%!  seconds = toc (started);
%!endfunction
%!function [said, status, seconds] = on_ranks (ranks, varargin)
%!  global DESCENT_TESTS DESCENT_BUILD
%!  octave = fullfile (OCTAVE_HOME (), "bin", "octave-cli");
%!  words = [{octave, "--norc", "--no-history", fullfile(DESCENT_TESTS, "mpi", "start.m"), ...
%!            fullfile(DESCENT_TESTS, ".."), DESCENT_BUILD}, varargin];
%!  [said, status, seconds] = mpirun (ranks, "%s", sprintf ("'%s' ", words{:}));
%!endfunction
%!function [said, status, seconds] = check_group (ranks, varargin)
%!  global DESCENT_BUILD
%!  program = fullfile (DESCENT_BUILD, "tests", "mpi", "check-group");
%!  [said, status, seconds] = mpirun (ranks, "'%s' %s", program, strjoin (varargin));
%!endfunction

## exchange, gather, vote of the core, over MPI
%!testif ; exist ("__descent_mpi__") == 3  # training on several processes needs --with-mpi
%! for ranks = [1, 2, 3, 4, 8]
%!   [said, status] = check_group (ranks);
%!   assert (status, 0, said);
%!   assert (! isempty (regexp (said, sprintf ('^%d ranks: \\d+ passed, 0 failed$', ranks), ...
%!                              "lineanchors")), said);
%! endfor

## a rank that is lost ends all within 10 seconds, and is named
%!testif ; exist ("__descent_mpi__") == 3  # training on several processes needs --with-mpi
%! rows = {"suspend", 'rank 1 is suspended'
%!         "exit", 'rank 1 has left'
%!         "leave", 'rank 1 has left'
%!         "stop", 'rank 1 was stopped'
%!         "status", 'rank 1|\[\[\d+,\d+\],1\]'
%!         "kill", 'rank 1|\[\[\d+,\d+\],1\]'};
%! for act = rows'
%!   [said, status, seconds] = check_group (3, act{1}, "1");
%!   assert (status != 0, said);
%!   assert (seconds < 10, sprintf ("%s: %g s: %s", act{1}, seconds, said));
%!   assert (! isempty (regexp (said, act{2})), said);
%! endfor

## the same in Octave: numbers, errors of one are errors of all, records that differ
%!testif ; exist ("__descent_mpi__") == 3  # training on several processes needs --with-mpi
%! assert (ischar (__descent_mpi__ ()));
%! for ranks = 1:4
%!   [said, status] = on_ranks (ranks, "agree.m", "ranks");
%!   assert (said, sprintf (["rank %d of " sprintf("%d", ranks) "\n"], 0:ranks-1));
%!   assert (status, 0);
%! endfor
%! [said, status] = on_ranks (3, "agree.m", "agree");
%! assert (said, ["descent:rank: f: rank 1: Y must be finite\nfine\n" ...
%!                "descent:rank: f: rank 1: Y must be finite\nfine\nfine\nfine\n"]);
%! assert (status, 0);
%! [said, status] = on_ranks (2, "agree.m", "same");
%! differ = ["descent:option: f: all ranks must train alike: rank 1 has MiniBatchSize 64, " ...
%!           "not 32 as rank 0\n"];
%! assert (said, [differ differ "fine\nfine\n"]);
%! assert (status, 0);

## an error of one rank's script ends all
%!testif ; exist ("__descent_mpi__") == 3  # training on several processes needs --with-mpi
%! [said, status, seconds] = on_ranks (3, "agree.m", "end");
%! assert (status != 0);
%! assert (seconds < 10);
%! assert (! isempty (strfind (said, "rank 1 has no file")), said);

## the samples of digits as bytes, in files of FOLDER
%!function folder = digit_files ()
%!  S = dataset ("digits");
%!  folder = tempname ();
%!  mkdir (folder);
%!  for row = {"X.idx", "Y.idx"; S.X, S.Y; [columns(S.X), rows(S.X)], columns(S.X)}
%!    fid = fopen (fullfile (folder, row{1}), "w", "ieee-be");
%!    fwrite (fid, [0, 0, 8, numel(row{3})], "uint8");
%!    fwrite (fid, row{3}, "int32");
%!    fwrite (fid, row{2}, "uint8");
%!    fclose (fid);
%!  endfor
%!endfunction
%!function remove (folder)
%!  confirm_recursive_rmdir (false, "local");
%!  rmdir (folder, "s");
%!endfunction

## training has the bits of one process: 1, 2, 3, 4 and 8 ranks, 1 and 2 threads, arrays
## and files, whole and resumed
%!testif ; exist ("__descent_mpi__") == 3  # training on several processes needs --with-mpi
%! folder = digit_files ();
%! unwind_protect
%!   lines = @(said) unique (regexp (said, '^\w+ \w+ \d+ \w{32}$', "match", "lineanchors"));
%!   want = lines (on_ranks (1, "train.m", "alone", folder, "1"));
%!   assert (numel (want), 9);
%!   hashes = @(kind, options) regexp (want, sprintf ("^%s \\w+ %s (.*)$", kind, options), ...
%!                                     "tokens", "once");
%!   for options = {"4", "16"}
%!     all = [hashes("array", options{1}), hashes("file", options{1})];
%!     assert (numel (unique ([all{:}])), 1);
%!   endfor
%!   for ranks = [1, 2, 3, 4, 8]
%!     for threads = 1:2
%!       [said, status] = on_ranks (ranks, "train.m", "hashes", folder, sprintf ("%d", threads));
%!       assert (status, 0, said);
%!       assert (lines (said), want);
%!     endfor
%!   endfor
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## what differs on a rank, and the error of one, is an error on all with its number
%!testif ; exist ("__descent_mpi__") == 3  # training on several processes needs --with-mpi
%! alike = "mlptrain: all ranks must train alike: rank 1 has ";
%! rows = {"options", ["descent:option: " alike "MiniBatchSize 100, not 101 as rank 0"], 3
%!          "data", ["descent:option: " alike "X 64x1797 uint8"], 3
%!          "start", ["descent:option: " alike "theta"], 3
%!          "threads", ": fine: all epochs are done", 3
%!          "typo", "descent:option: mlptrain: unknown option \"Sead\"", 1
%!          "typo", "descent:rank: mlptrain: rank 1: unknown option \"Sead\"", 2
%!          "file", "descent:rank: mlptrain: rank 0: CheckpointFile: \"/proc/none", 2
%!          "output", "descent:rank: mlptrain: rank 0: no more of it", 2
%!          "cost", "descent:rank: fminsgd: rank 2: no more of it", 2};
%! for row = rows'
%!   [said, ~, seconds] = on_ranks (3, "train.m", row{1}, "", "1");
%!   assert (numel (strfind (said, row{2})), row{3}, said);
%!   assert (seconds < 30);
%! endfor

## the first rank alone shows something
%!testif ; exist ("__descent_mpi__") == 3  # training on several processes needs --with-mpi
%! said = on_ranks (3, "train.m", "shown", "", "1");
%! assert (numel (strfind (said, "called on rank 0")), 4, said);
%! assert (isempty (strfind (said, "called on rank 1")));

## SIGUSR1 and SIGTERM to one rank end the run after a step, Ctrl-C (2) ends it with an
## error of all; a checkpoint is left
%!testif ; exist ("__descent_mpi__") == 3  # training on several processes needs --with-mpi
%! for signal = [10, 15, 2]
%!   folder = tempname ();
%!   mkdir (folder);
%!   unwind_protect
%!     system (sprintf (["(for i in $(seq 600); do sleep .1; test -s '%s/1.pid' && " ...
%!                       "test -s '%s/run.ckpt' && break; done; kill -%d $(cat '%s/1.pid')) &"], ...
%!                      folder, folder, signal, folder));
%!     [said, status] = on_ranks (3, "train.m", "checkpoint", folder, "1e9");
%!     if (signal == 2)
%!       assert (status != 0);
%!       assert (! isempty (strfind (said, "mlptrain: rank 1: interrupted")), said);
%!     else
%!       assert (status, 0, said);
%!       assert (! isempty (regexp (said, '^hash \w{32} after \d+: ', "lineanchors")), said);
%!     endif
%!     assert (exist (fullfile (folder, "run.ckpt"), "file"), 2);
%!   unwind_protect_cleanup
%!     remove (folder);
%!   end_unwind_protect
%! endfor

## a race between ranks would see other times on each
%!error <ratesweep: Distributed must be "none" here>
%! ratesweep (mlp ([1 1]), 1:9, 1:9, "Distributed", "mpi")
%!error <batchsizerace: Distributed must be "none" here>
%! batchsizerace (mlp ([1 1]), 1:9, 1:9, "Distributed", "mpi")

## without MPI, the error says how to get it
%!testif ; exist ("__descent_mpi__") != 3  # this build has MPI
%! calls = {"f", @() __mpi__("ranks", "f")
%!          "mlptrain", @() mlptrain(mlp ([1 1]), 1, 1, "Distributed", "mpi")
%!          "fminsgd", @() fminsgd(@(t) deal (t, 1), 1, struct ("Distributed", "MPI"))};
%! for i = 1:3
%!   try
%!     calls{i,2}();
%!     error ("no error");
%!   catch err
%!   end_try_catch
%!   assert (err.identifier, "descent:option");
%!   assert (strncmp (err.message, [calls{i,1} ": this build of descent has no MPI: setenv"], ...
%!                    numel (calls{i,1}) + 41), err.message);
%! endfor
