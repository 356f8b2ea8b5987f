## machine (): says on what figures were made.
## SPDX-License-Identifier: GPL-3.0-or-later

function machine ()
  name = "";
  if (exist ("/proc/cpuinfo", "file"))
    name = regexp (fileread ("/proc/cpuinfo"), 'model name\s*:\s*([^\n]*)', "tokens", "once"){1};
  endif
  printf ("%s, %d processors; Octave %s\n%s; networks run on its kernels for %s\n", name, ...
          nproc (), version (), version ("-blas"), __blaskernels__ ());
endfunction
