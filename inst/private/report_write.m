## report_write (file, text)
## TEXT as a file, which gets its name when it is whole.
## SPDX-License-Identifier: GPL-3.0-or-later

function report_write (file, text)
  part = [file ".part"];
  [f, why] = fopen (part, "wb");
  if (f < 0)
    error ("descent:file", "runreport: %s cannot be written: %s", file, why);
  endif
  unwind_protect
    whole = fwrite (f, text) == numel (text);
    whole = fclose (f) == 0 && whole;
    f = -1;
    why = "the disk may be full";
    if (whole)
      [err, why] = rename (part, file);
      whole = err == 0;
    endif
    if (! whole)
      error ("descent:file", "runreport: %s cannot be written: %s", file, why);
    endif
  unwind_protect_cleanup
    if (f >= 0)
      fclose (f);
    endif
    if (exist (part, "file"))
      unlink (part);
    endif
  end_unwind_protect
endfunction
