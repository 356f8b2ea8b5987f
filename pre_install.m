## pre_install (DESC)
## What pkg calls before it compiles, which it does in silence: says how long that takes.
##
## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

function pre_install (desc)
  mkoctfile = fullfile (__octave_config_info__ ("bindir"), "mkoctfile");
  if (! exist (mkoctfile, "file")
      && ! exist ([mkoctfile __octave_config_info__("EXEEXT")], "file"))
    error ("%s: mkoctfile not found: install octave-dev (Debian, Ubuntu) or octave-devel (Fedora)", ...
           desc.name);
  endif
  jobs = 1;                     # as many as pkg gives make
  if (! ispc ())
    jobs = min (nproc ("overridable"), 4);
  endif
  ## 50 seconds of a processor (gcc 12); one file takes 15 of them
  printf ("%s: compiling for about %d seconds ...\n", desc.name, 10 + 10 * ceil (4 / jobs));
  fflush (stdout);
endfunction
