## s = ref_weights (missing, gain, opts)
## How much each observation of ONE series counts in each average, from the
## definitions.  missing (n, 1): true where there is no sample.  gain: a number
## beta, or a pair of the public functions in a cell, as {"HalfLife", 3}.  opts:
## a struct with the options of ewma for fields: BiasCorrection, Initial,
## InitialWindow, Missing, MissingOutput, MinPeriods, Times.
##
## s.observed (m, 1): the samples that are observations.
## s.w (m, m): in row j the weights of the observations after the j-th of them.
## s.start (m, 1): what is left of "Initial" numbers then.
## s.seen (n, 1): the number of observations up to each sample.
## s.late (n, 1): what the average has lost since the last of them.
## s.shown (n, 1): is there a result?
## SPDX-License-Identifier: GPL-3.0-or-later

function s = ref_weights (missing, gain, opts)
  o = struct ("BiasCorrection", false, "Initial", "zero", "InitialWindow", 1, ...
              "Missing", "propagate", ...
              "MissingOutput", "hold", "MinPeriods", 1, "Times", []);
  for [value, name] = opts
    o.(name) = value;
  endfor
  if (isnumeric (o.Initial))
    o.Initial = "numbers";
  endif
  missing = missing(:);
  n = numel (missing);
  timed = ! isempty (o.Times);
  if (timed)
    times = o.Times(:);
  else
    times = (1:n)';
  endif
  [logb, c] = numbers_of (gain);

  ## a sample without a time is passed over: not there, or missing
  placed = ! isnan (times);
  there = placed & ! missing;
  dead = false (n, 1);                     # what propagates
  if (strcmp (o.Missing, "propagate"))
    breaks = placed & missing;
    if (strcmp (o.Initial, "sma"))         # but not from in front of the first observation
      breaks &= cumsum (there) > 0;
    endif
    dead = cumsum (breaks) > 0;
    there &= ! dead;
  endif
  s.observed = find (there)(:);            # 0 x 1 of a scalar too
  s.seen = cumsum (there);
  m = numel (s.observed);

  ## the clock: what each sample adds to the time since the one before it
  add = zeros (n, 1);
  add(placed) = diff ([0; times(placed)]);
  if (strcmp (o.Missing, "skip"))
    add(! there) = 0;
    if (! timed)
      add(there) = 1;
    endif
  endif
  clock = cumsum (add);
  at = clock(s.observed);

  s.late = ones (n, 1);
  s.start = zeros (m, 1);
  s.w = zeros (m, m);
  zero = any (strcmp (o.Initial, {"zero", "numbers"}));
  if (zero && o.BiasCorrection)            # powers of beta, normalised
    s.w = tril (power_of (logb, at - at'));
    s.w ./= sum (s.w, 2);
  elseif (zero && ! timed)                 # c times powers of beta, which decay at gaps too
    s.w = c * tril (power_of (logb, at - at'));
    s.start = power_of (logb, at);
    after = s.seen > 0;
    s.late(after) = power_of (logb, clock(after) - at(s.seen(after)));
  else                                     # from the gains g_j and the rests 1 - g_j
    [f, lost] = power_of (logb, diff (at));
    if (timed)
      g = lost;
      rest = f;
    else
      g = c ./ (f + c);
      rest = f ./ (f + c);
    endif
    if (zero)                              # the first is one unit after the start
      [f, lost] = power_of (logb, 1);
      g = [lost; g];
      rest = [f; rest];
    else
      g = [1; g];
      rest = [0; rest];
    endif
    if (strcmp (o.Initial, "sma"))         # a plain mean grows by 1/j
      j = (1:o.InitialWindow)';
      g(j) = 1 ./ j;
      rest(j) = 1 - 1 ./ j;
    endif
    for i = 1:m                            # g_i times the rests after it
      s.w(i:m,i) = g(i) * cumprod ([1; rest(i+1:m)]);
    endfor
    s.start = cumprod (reshape (rest(1:m), m, 1));
  endif

  least = max (o.MinPeriods, 1);
  if (strcmp (o.Initial, "sma"))
    least = max (least, o.InitialWindow);
  endif
  s.shown = s.seen >= least & placed & ! dead;
  if (strcmp (o.MissingOutput, "nan"))
    s.shown &= ! missing;
  endif
endfunction

## beta^t and 1 - beta^t, right for a beta near 1 and a long t too
function [f, lost] = power_of (logb, t)
  e = t * logb;
  e(t == 0) = 0;                           # beta = 0 too
  f = exp (e);
  lost = -expm1 (e);
endfunction

function [logb, c] = numbers_of (gain)
  if (isnumeric (gain))
    gain = {"Beta", gain};
  endif
  p = gain{2};
  switch (gain{1})
    case "Beta"          c = 1 - p;
    case "HalfLife"      c = -expm1 (-log (2) / p);
    case "Alpha"         c = p;
    case "Span"          c = 2 / (p + 1);
    case "CenterOfMass"  c = 1 / (1 + p);
    case "Window"        c = 1 / p;
  endswitch
  switch (gain{1})
    case "Beta"          b = p;
    case "Alpha"         b = 1 - p;
    case "Span"          b = (p - 1) / (p + 1);
    case "CenterOfMass"  b = p / (1 + p);
    case "Window"        b = (p - 1) / p;
  endswitch
  if (strcmp (gain{1}, "HalfLife"))
    logb = -log (2) / p;
  elseif (b < .5)
    logb = log (b);
  else
    logb = log1p (-c);
  endif
endfunction
