## checks = preflight_features (net, X)
## The checks "scaling" and "constant" (see preflight_finding) of the features
## X, as NET sees them: after its own scaling.  Of more than 5e7 numbers, some
## samples.
## SPDX-License-Identifier: GPL-3.0-or-later

function checks = preflight_features (net, X)
  of = "";
  if (numel (X) > 5e7)
    X = X(:,sort (__order__ (columns (X), 0, 1)(1:min (end, max (64, floor (1e7 / rows (X)))))));
    of = sprintf (" (of %s samples)", text_count (columns (X)));
  endif
  [~, per_range] = __normalization__ ("rescale", X);
  [middle, per_std, constant] = __normalization__ ("zscore", X);
  [constant, spread, range, middle] = seen (net, constant, 1 ./ per_std, 1 ./ per_range, middle);
  checks = [scaling(spread, range, middle, constant, of), unchanging(middle, constant, of)];
endfunction

## Standard deviations, ranges and means after what NET does to its features.
function [constant, spread, range, middle] = seen (net, constant, spread, range, middle)
  if (! isempty (net.inputscale))
    constant |= (net.inputscale == 0);
    size_of = abs (net.inputscale);
    spread .*= size_of;
    range .*= size_of;
    middle = net.inputscale .* (middle - net.inputoffset);
  endif
endfunction

## Features of one unit, such as pixels, may differ much in standard deviation
## where some are nearly always 0; their ranges do not.
function check = scaling (spread, range, middle, constant, of)
  advice = "\"Normalization\", \"zscore\" brings them to 0 and 1";
  v = find (! constant);
  if (isempty (v))
    check = preflight_finding ("scaling", "ok", "no feature varies%s", of);
    return;
  endif
  low = sort (range(v))(ceil (.1 * end));
  [far, k] = max (abs (middle(v)) ./ range(v));
  k = v(k);
  most = max (max (spread(v)), max (abs (middle(v))));
  figures = sprintf ("means %.2g to %.2g, standard deviations %.2g to %.2g%s", min (middle(v)),
                     max (middle(v)), min (spread(v)), max (spread(v)), of);
  if (max (range(v)) > 100 * low)
    check = preflight_finding ("scaling", "look", "features differ in scale: %s; %s", figures,
                               advice);
  elseif (far > 2)
    check = preflight_finding ("scaling", "look", ["feature %d is far from 0, mean %.4g with ", ...
                                                   "a standard deviation of %.2g%s; %s"],
                               k, middle(k), spread(k), of, advice);
  elseif (most > 5)
    check = preflight_finding ("scaling", "look", "features are large: %s; %s", figures, advice);
  elseif (max (spread(v)) < .01)
    check = preflight_finding ("scaling", "look", "features are small: %s; %s", figures, advice);
  else
    check = preflight_finding ("scaling", "ok", "%s", figures);
  endif
endfunction

function check = unchanging (middle, constant, of)
  count = sum (constant);
  n = numel (constant);
  odd = find (constant & abs (middle) > 1e-6, 1);
  if (count == 0)
    check = preflight_finding ("constant", "ok", "every feature varies%s", of);
  elseif (! isempty (odd))
    check = preflight_finding ("constant", "look",
                               ["%d of %d features never change beyond rounding%s, such as ", ...
                                "feature %d, always %.4g: leave them out"],
                               count, n, of, odd, middle(odd));
  elseif (count > n / 8)
    check = preflight_finding ("constant", "look", ["%d of %d features are always 0%s, such ", ...
                                                    "as feature %d: are they what you mean?"],
                               count, n, of, find (constant, 1));
  else
    check = preflight_finding ("constant", "ok", ["%d of %d features are always 0%s, which ", ...
                                                  "does no harm"], count, n, of);
  endif
endfunction
