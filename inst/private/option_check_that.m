## option_check_that (ok, template, ...)
## An error "descent:value" unless OK, with the text that TEMPLATE and what
## follows make, as in sprintf.
## SPDX-License-Identifier: GPL-3.0-or-later

function option_check_that (ok, varargin)
  if (! ok)
    error ("descent:value", varargin{:});
  endif
endfunction
