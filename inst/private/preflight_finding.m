## check = preflight_finding (name, word, template, ...)
## A row of preflight's report: the NAME of a check; the WORD of what is said
## of it, "ok", "look" or "stop"; and its text, as sprintf makes it.
## SPDX-License-Identifier: GPL-3.0-or-later

function check = preflight_finding (name, word, varargin)
  check = struct ("name", name, "ok", strcmp (word, "ok"), "verdict", word, ...
                  "text", sprintf (varargin{:}));
endfunction
