## [s, n] = ref_ewmsum (x, beta, opts): decayed sums and counts of ONE column by
## the definition, the sum of beta^age x over the observations so far, and of
## beta^age.  opts: options of ewmsum, a struct.
## SPDX-License-Identifier: GPL-3.0-or-later

function [s, n] = ref_ewmsum (x, beta, opts = struct ())
  o = struct ("Missing", "propagate", "MissingOutput", "hold", "MinPeriods", 1, ...
              "Times", (1:rows (x))');
  for [value, name] = opts
    o.(name) = value;
  endfor
  placed = ! isnan (o.Times);
  there = placed & ! isnan (x);
  step = zeros (size (x));
  step(placed) = [0; diff(o.Times(placed))];
  if (strcmp (o.Missing, "skip"))          # no time passes up to a missing sample
    if (isfield (opts, "Times"))
      step(! there) = 0;
    else
      step = double (there);
    endif
  endif
  clock = cumsum (step);
  s = n = NaN (size (x));
  for t = find (placed)(:)'
    seen = find (there(1:t));
    if (numel (seen) < max (o.MinPeriods, 1)
        || (! there(t) && strcmp (o.MissingOutput, "nan")))
      continue;
    endif
    w = beta .^ (clock(t) - clock(seen));
    n(t) = sum (w);
    s(t) = sum (w .* x(seen));
    if (strcmp (o.Missing, "propagate") && any (isnan (x(placed(1:t)))))
      s(t) = NaN;
    endif
  endfor
endfunction
