## feed_check (who, X)
## An error of the function WHO if X is a source whose files are not what it
## says.
## SPDX-License-Identifier: GPL-3.0-or-later

function feed_check (who, X)
  if (feed_is (X))
    __checksource__ (who, X);
  endif
endfunction
