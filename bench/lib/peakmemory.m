## mb = peakmemory ()
## mb = peakmemory ("forget")
## The most memory that this process has had, MB; "forget": the peak is counted
## anew, from what it has now.  NaN where there is no /proc.
## SPDX-License-Identifier: GPL-3.0-or-later

function mb = peakmemory (forget)
  mb = NaN;
  if (! exist ("/proc/self/status", "file"))
    return;
  endif
  if (nargin > 0)
    fid = fopen ("/proc/self/clear_refs", "w");
    fputs (fid, "5");
    fclose (fid);
  endif
  mb = str2double (regexp (fileread ("/proc/self/status"), 'VmHWM:\s*(\d+)', "tokens", ...
                           "once"){1}) / 1024;
endfunction
