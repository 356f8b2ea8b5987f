## p = peer (command, argument, ...)
## A process that answers each line with a line, and what its first one says:
## p.name; answer = p.ask (line); p.stop ().  [] if there is no such process.
## SPDX-License-Identifier: GPL-3.0-or-later

function p = peer (command, varargin)
  [to, from, pid] = popen2 (command, varargin);
  p.ask = @(line) ask (to, from, pid, line);
  p.stop = @() stop (to, from, pid);
  p.name = answer (from, pid);
  if (! ischar (p.name))
    p.stop ();
    p = [];
  endif
endfunction

function line = ask (to, from, pid, line)
  fputs (to, [line "\n"]);
  fflush (to);
  line = answer (from, pid);
  if (! ischar (line))
    error ("a peer has died");
  endif
endfunction

## a pipe of popen2 does not wait for what comes; -1 when it has ended
function line = answer (from, pid)
  alive = true;
  do
    pause (.01);
    alive = (waitpid (pid, WNOHANG ()) == 0);
    fclear (from);
    line = fgetl (from);
  until (ischar (line) || ! alive)
endfunction

## a word, since the peers that were started later hold the pipe open
function stop (to, from, pid)
  fputs (to, "quit\n");
  fclose (to);
  fclose (from);
  waitpid (pid);
endfunction
