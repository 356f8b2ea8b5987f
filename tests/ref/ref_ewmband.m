## [m, s, flag] = ref_ewmband (x, gain, opts): the band of ONE column by the
## definition: for each sample the weighted mean and deviation of those before
## it (ref_ewma, ref_ewmcov), and whether it is outside.  gain as in ref_ewma;
## opts: options of ewmband, a struct.
## SPDX-License-Identifier: GPL-3.0-or-later

function [m, s, flag] = ref_ewmband (x, gain, opts = struct ())
  o = struct ("Width", 3, "WarmUp", 20, "Missing", "propagate", "MissingOutput", "hold", ...
              "Times", (1:rows (x))');
  for [value, name] = opts
    o.(name) = value;
  endfor
  opts.BiasCorrection = ! (isfield (opts, "Initial") && strcmp (opts.Initial, "first"));
  opts.MissingOutput = "hold";
  m = s = NaN (size (x));
  flag = false (size (x));
  placed = ! isnan (o.Times);
  for t = find (placed)(:)'
    before = find (placed(1:t-1));
    if (isempty (before) || (isnan (x(t)) && strcmp (o.MissingOutput, "nan")))
      continue;
    endif
    if (isfield (opts, "Times"))
      opts.Times = o.Times(before);
    endif
    m(t) = ref_ewma (x(before), gain, opts)(end);
    s(t) = sqrt (ref_ewmcov (x(before), x(before), gain, opts)(end));
    if (any (isinf (x(before))))
      m(t) = NaN;
    endif
    seen = sum (! isnan (x(before)));
    flag(t) = seen >= o.WarmUp && abs (x(t) - m(t)) > o.Width * s(t);
  endfor
endfunction
