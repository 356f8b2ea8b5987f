## [inuse, better] = kernels ()
## Which kernels OpenBLAS runs, after a processor; BETTER: the OPENBLAS_CORETYPE
## to set where it does not know this processor and runs much older ones, else
## "".
## SPDX-License-Identifier: GPL-3.0-or-later

function [inuse, better] = kernels ()
  inuse = regexp (version ("-blas"), 'OpenBLAS.* (\w+) MAX_THREADS', "tokens", "once");
  better = "";
  if (isempty (inuse))
    inuse = version ("-blas");
    return;
  endif
  inuse = inuse{1};
  wide = {"Haswell", "Zen", "SkylakeX", "Cooperlake", "SapphireRapids"};
  if (! any (strcmpi (inuse, wide)) && exist ("/proc/cpuinfo", "file"))
    flags = strsplit (regexp (fileread ("/proc/cpuinfo"), 'flags\s*:([^\n]*)', "tokens", ...
                              "once"){1});
    if (any (strcmp (flags, "avx512f")))
      better = "SKYLAKEX";
    elseif (any (strcmp (flags, "avx2")))
      better = "HASWELL";
    endif
  endif
endfunction
