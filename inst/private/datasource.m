## [src, Y] = datasource (file, ...)
## The body of datasource, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function [src, Y] = datasource (file, varargin)
  [files, options, given] = source_options (file, varargin);
  format = source_format (files{1}, options.Format);
  Y = [];
  if (strcmp (format, "csv"))
    [src, Y] = source_csv (files, options, given);
  else
    source_check_given (given, format);
    src = source_plain (files, options, format);
  endif
  if (options.Shuffle || (strcmp (options.Convert, "always") && isempty (src.Origin)))
    src = source_copy (src, options);
    if (! isempty (Y))
      Y = source_copy (Y, options);
    endif
  endif
endfunction
