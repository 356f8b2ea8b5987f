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
%! acts = {"suspend", 'rank 1 is suspended'
%!         "exit", 'rank 1 has left'
%!         "leave", 'rank 1 has left'
%!         "stop", 'rank 1 was stopped'
%!         "status", 'rank 1|\[\[\d+,\d+\],1\]'
%!         "kill", 'rank 1|\[\[\d+,\d+\],1\]'};
%! for act = acts'
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

## without MPI, the error says how to get it
%!testif ; exist ("__descent_mpi__") != 3  # this build has MPI
%! try
%!   __mpi__ ("ranks", "f");
%! catch err
%! end_try_catch
%! assert (err.identifier, "descent:option");
%! assert (! isempty (strfind (err.message, "f: this build of descent has no MPI: setenv")));
