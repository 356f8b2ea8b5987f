## text = text_version ()
## The version of this package.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_version ()
  text = regexp (text_about ("DESCRIPTION"), '^Version: *(\S+)', "tokens", "once", ...
                 "lineanchors"){1};
endfunction
