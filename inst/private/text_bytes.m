## text = text_bytes (n)
## N bytes as people read them, "47 MB".
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_bytes (n)
  units = {"bytes", "kB", "MB", "GB", "TB"};
  k = min (fix (log10 (max (n, 1)) / 3), 4);
  text = sprintf ("%.3g %s", n / 1000^k, units{k+1});
endfunction
