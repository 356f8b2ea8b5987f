## ok = plot_can_show (who)
## Can a picture be shown while WHO trains?  Where users have figures hidden, it
## can be drawn, hidden, in any case.  Else it takes a display, and for the
## gnuplot toolkit a gnuplot that knows one of its windows; without them there
## is a note, once a session.
## SPDX-License-Identifier: GPL-3.0-or-later

function ok = plot_can_show (who)
  persistent noted = false;
  ok = true;
  if (strcmp (get (0, "defaultfigurevisible"), "off"))
    return;
  endif
  reason = "there is no display";
  ok = have_window_system ();
  if (ok && strcmp (get (0, "defaultfigure__graphics_toolkit__"), "gnuplot"))
    ok = gnuplot_has_windows ();
    reason = "this gnuplot opens no windows; see available_graphics_toolkits for others";
  elseif (ok && isempty (available_graphics_toolkits ()))
    ok = false;
    reason = "Octave has no graphics toolkit";
  endif
  if (! ok && ! noted)
    noted = true;
    fprintf (stderr, "%s: note: no picture of the run (\"Plots\", \"training-progress\"): %s\n",
             who, reason);
  endif
endfunction

function ok = gnuplot_has_windows ()
  persistent known = [];
  if (isempty (known))
    [status, list] = system (["echo set terminal | \"" gnuplot_binary() "\" 2>&1"]);
    known = status == 0 && ! isempty (regexp (list, '^\s*(x11|wxt|qt|windows|aqua)\s', "once",
                                              "lineanchors"));
  endif
  ok = known;
endfunction
