## v = ref_ewma (x, gain, opts): averages of ONE column by the definition, the
## sum of weights times observations (ref_weights).  gain: a number beta, or a
## pair of ewma in a cell, as {"HalfLife", 3}; opts: ewma's options, a struct.
## SPDX-License-Identifier: GPL-3.0-or-later

function v = ref_ewma (x, gain, opts = struct ())
  s = ref_weights (isnan (x), gain, opts);
  seen = x(s.observed);
  infinite = isinf (seen);
  after = s.w(:,! infinite) * seen(! infinite);   # the average after the j-th observation
  if (isfield (opts, "Initial") && isnumeric (opts.Initial))
    after += s.start * opts.Initial;
  endif
  seen(! infinite) = 0;                     # Inf outweighs all, and against its opposite is NaN
  from = cumsum (infinite) > 0;
  after(from) = cumsum (seen)(from);
  v = NaN (size (x));
  v(s.shown) = s.late(s.shown) .* after(s.seen(s.shown));
endfunction
