## exchange: adding n single numbers of two ranks so that both have the sum, by the exchanges
## of a step of training and by MPI_Allreduce, microseconds, in turns.
##   make bench/lib/exchange && octave-cli --norc --no-history bench/exchange.m
## Goal: at most 1.2 times as long as MPI_Allreduce, for n of 1e5 and 1e7.  It needs a build
## with MPI (./configure --with-mpi), and takes a minute.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

program = fullfile (bench_build, "bench", "lib", "exchange");
if (! exist (program, "file"))
  error ("%s is not there: run make bench/lib/exchange first", program);
endif
machine ();
printf ("%s\n", __descent_mpi__ ());
setenv ("OMPI_ALLOW_RUN_AS_ROOT", "1");
setenv ("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
printf ("%8s%12s%14s%8s\n", "n", "exchanges", "Allreduce", "ratio");
for n = [1e5, 1e7]
  t = zeros (0, 2);
  for r = 1:5
    [status, said] = system (sprintf ("mpirun -np 2 '%s' %d %d", program, n, round (2e7 / n)));
    if (status != 0)
      error ("mpirun failed: %s", said);
    endif
    t(r,:) = sscanf (said, "%g")';
  endfor
  t = median (t);
  printf ("%8g%12.0f%14.0f%8.2f\n", n, t, t(1) / t(2));
endfor
