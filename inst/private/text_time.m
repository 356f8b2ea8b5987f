## text = text_time (seconds)
## A time as people say it, "3.5 minutes".
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_time (seconds)
  units = {"seconds", "minutes", "hours", "days"};
  lengths = [1, 60, 3600, 86400];
  k = find ([true, seconds >= 2 * lengths(2:end)], 1, "last");
  text = sprintf ("%.2g %s", seconds / lengths(k), units{k});
  if (seconds >= 100 * lengths(k))
    text = sprintf ("%.0f %s", seconds / lengths(k), units{k});
  endif
endfunction
