## export_write (file, bytes)
## Writes FILE whole or not at all: under another name, which becomes its own.
## SPDX-License-Identifier: GPL-3.0-or-later

function export_write (file, bytes)
  part = tempname (fileparts (file), ".descent-");
  [fid, why] = fopen (part, "wb");
  if (fid < 0)
    error ("descent:file", 'mlpexport: "%s" cannot be written: %s', file, why);
  endif
  unwind_protect
    done = fwrite (fid, bytes) == numel (bytes);
    done = fclose (fid) == 0 && done;
    why = "no room";
    if (done)
      [err, why] = rename (part, file);
      done = err == 0;
    endif
  unwind_protect_cleanup
    if (exist (part, "file"))
      [~, ~] = unlink (part);
    endif
  end_unwind_protect
  if (! done)
    error ("descent:file", 'mlpexport: "%s" cannot be written: %s', file, why);
  endif
endfunction
