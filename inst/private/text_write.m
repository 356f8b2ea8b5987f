## text_write (who, file, text)
## TEXT, or bytes, as a file, which gets its name when it is whole.  Errors are
## of the function WHO.
## SPDX-License-Identifier: GPL-3.0-or-later

function text_write (who, file, text)
  folder = fileparts (file);
  if (isempty (folder))
    folder = ".";
  endif
  part = tempname (folder, ".descent-");
  [f, why] = fopen (part, "wb");
  if (f < 0)
    error ("descent:file", "%s: \"%s\" cannot be written: %s", who, file, why);
  endif
  unwind_protect
    whole = fwrite (f, text) == numel (text);
    whole = fclose (f) == 0 && whole;
    f = -1;
    why = "no room";
    if (whole)
      [err, why] = rename (part, file);
      whole = err == 0;
    endif
  unwind_protect_cleanup
    if (f >= 0)                          # after Ctrl-C
      fclose (f);
    endif
    if (exist (part, "file"))
      [~, ~] = unlink (part);
    endif
  end_unwind_protect
  if (! whole)
    error ("descent:file", "%s: \"%s\" cannot be written: %s", who, file, why);
  endif
endfunction
