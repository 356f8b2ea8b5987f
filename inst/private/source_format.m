## format = source_format (file, format)
## FORMAT if it is given, else that of FILE by its content, or by its name;
## "gzip" if only what is in it can tell.
## SPDX-License-Identifier: GPL-3.0-or-later

function format = source_format (file, format)
  if (! isempty (format))
    return;
  endif
  format = __sourceformat__ (file);
  if (any (strcmp (format, {"", "gzip"})))
    if (! isempty (regexpi (file, '\.(csv|tsv|txt|dat)(\.gz)?$', "once")))
      format = "csv";
    elseif (isempty (format))
      error ("descent:data", 'datasource: "%s" is of no format that is known; give "Format"', file);
    endif
  endif
endfunction
