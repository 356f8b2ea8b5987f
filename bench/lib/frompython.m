## numbers = frompython (code)
## What CODE prints in a Python that has the modules it imports; [] if there is
## none.
## SPDX-License-Identifier: GPL-3.0-or-later

function numbers = frompython (code)
  file = [tempname() ".py"];
  fid = fopen (file, "w");
  fputs (fid, code);
  fclose (fid);
  numbers = [];
  for python = {"/usr/bin/python3", "python3"}
    [status, out] = system ([python{1} " " file " 2>/dev/null"]);
    if (status == 0)
      numbers = sscanf (out, "%g");
      break;
    endif
  endfor
  delete (file);
endfunction
