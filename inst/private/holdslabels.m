## yes = holdslabels (kind, K)
## Has the class named KIND a number for each of the labels 1 to K?
## SPDX-License-Identifier: GPL-3.0-or-later

function yes = holdslabels (kind, K)
  yes = any (strcmp (kind, {"double", "single"})) || (! strcmp (kind, "logical") && K <= intmax (kind));
endfunction
