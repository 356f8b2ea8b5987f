## dateticks (ax, t)
## Ticks and their labels for an abscissa of days as datenum counts them, from the least
## to the greatest T: years, months or days, at most 13 of them.
## SPDX-License-Identifier: GPL-3.0-or-later

function dateticks (ax, t)
  [a, b] = deal (min (t), max (t));
  from = datevec (a);
  months = (b - a) / 30.4;
  if (months > 60)
    step = ceil (months / 12 / 10);
    ticks = datenum ((from(1):step:datevec (b)(1) + 1)', 1, 1);
    form = "yyyy";
  elseif (months > 2)
    step = [1 2 3 6](find (months ./ [1 2 3 6] <= 13, 1));
    ticks = datenum (from(1), (1:step:12 + ceil (months) + 12)', 1);
    form = {"mmm", "mmm yy"}{1 + (months > 12.1)};
  elseif (b - a >= 1)
    ticks = (floor (a):ceil ((b - a) / 7):b + 1)';
    form = "dd mmm";
  else
    return;
  endif
  ticks = ticks(ticks >= a - .5 & ticks <= b);
  if (! isempty (ticks))
    set (ax, "xtick", ticks, "xticklabel", cellstr (datestr (ticks, form)));
  endif
endfunction
