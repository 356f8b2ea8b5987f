## yes = net_holds_labels (kind, K)
## Has the class named KIND a number for each of the labels 1 to K?
## SPDX-License-Identifier: GPL-3.0-or-later

function yes = net_holds_labels (kind, K)
  yes = (any (strcmp (kind, {"double", "single"}))
         || (! strcmp (kind, "logical") && K <= intmax (kind)));
endfunction
