## plot_date_ticks (ax, t)
## Ticks and their labels for an abscissa of days as datenum counts them, from
## the least to the greatest T: years, months or days, at most 13 of them, less
## in narrow axes.
## SPDX-License-Identifier: GPL-3.0-or-later

function plot_date_ticks (ax, t)
  [a, b] = deal (min (t), max (t));
  from = datevec (a);
  months = (b - a) / 30.4;
  most = min (13, max (2, getpixelposition (ax)(3) / 30));
  if (months > 60)
    step = ceil (months / 12 / most * 1.3);
    ticks = datenum ((from(1):step:datevec (b)(1) + 1)', 1, 1);
    form = "yyyy";
  elseif (months > 2)
    step = [1 2 3 6 12 24 36](find (months ./ [1 2 3 6 12 24 36] <= most, 1));
    ticks = datenum (from(1), (1:step:12 + ceil (months) + 12)', 1);
    form = {"mmm", "mmm yy"}{1 + (months > 12.1)};
  elseif (b - a >= 1)
    ticks = (floor (a):ceil ((b - a) / min (7, most / 1.5)):b + 1)';
    form = "dd mmm";
  else
    return;
  endif
  ticks = ticks(ticks >= a - .5 & ticks <= b);
  if (! isempty (ticks))
    set (ax, "xtick", ticks, "xticklabel", cellstr (datestr (ticks, form)));
  endif
endfunction
