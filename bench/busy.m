## busy: an epoch while another process keeps one of the processors busy.
##   octave-cli --norc --no-history bench/busy.m
## Fashion-MNIST, 784-128-10, Adam, single.  Goal: with the other process, two
## threads take at most 1.5 times as long as one.  The same parameters to the
## bit every time.  See fashion.m for what it needs.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function [s, theta] = epoch (net, X, Y, B, n)
  id = tic ();
  net = mlptrain (net, X, Y, "Solver", "adam", "MiniBatchSize", B, "MaxEpochs", 1, "Threads", n);
  s = toc (id);
  theta = net.theta;
endfunction

rounds = 5;
machine ();
S = fashiondata ("train");
net = fashionnet (0);
torch = pythonpeer ("torch");
pin = "";
if (system ("taskset -c 0 true 2>/dev/null") == 0)
  pin = "taskset -c 0 ";
endif
printf ("\n%-8s %-22s %10s %10s %10s %10s %8s\n", "seconds", "", "idle, 1", "idle, 2", ...
        "busy, 1", "busy, 2", "ratio");
for B = [64 256 1024]
  t = NaN (rounds, 4, 2);
  for r = 1:rounds
    for busy = 0:1
      if (busy)
        ## while Octave is there
        loop = sprintf ("sh -c 'while kill -0 %d; do :; done'", getpid ());
        [status, pid] = system ([pin loop " > /dev/null 2>&1 & echo $!"]);
        pid = str2double (pid);
      endif
      unwind_protect
        for n = 1:2
          [t(r,2*busy+n,1), theta] = epoch (net, S.X, S.Y, B, n);
          if (r == 1 && ! busy && n == 1)
            first = theta;
          elseif (! isequal (theta, first))
            error ("the parameters differ: B = %d, %d threads", B, n);
          endif
          if (! isempty (torch) && r <= 3)
            t(r,2*busy+n,2) = str2double (torch.ask (sprintf ("epoch %d %d", B, n)));
          endif
        endfor
      unwind_protect_cleanup
        if (busy)
          kill (pid, SIG ().KILL);     # they inherit that TERM is blocked
        endif
      end_unwind_protect
    endfor
  endfor
  names = {"mlptrain", "PyTorch"};
  for k = 1:1 + ! isempty (torch)
    m = median (t(! isnan (t(:,1,k)),:,k), 1);
    printf ("%-8s %-22s %10.3f %10.3f %10.3f %10.3f %8.2f", sprintf ("B = %d", B), names{k}, m, ...
            m(4) / m(3));
    if (k == 1)
      printf (" (goal <= 1.5: %s), the same bits", {"missed", "ok"}{1 + (m(4) <= 1.5 * m(3))});
    endif
    printf ("\n");
  endfor
endfor
