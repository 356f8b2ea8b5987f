## d = doctor_diverging (h)
## d = doctor_diverging (h, t)
## The finding "diverging" of costdoctor, if the costs of the history H (see
## doctor_history) have risen, or an empty one.  The trainers end with the same.
## T: their trend, see doctor_trend.
## SPDX-License-Identifier: GPL-3.0-or-later

function d = doctor_diverging (h, t)
  persistent none = doctor_finding ("", "", "")([]);
  d = none;
  n = numel (h.costs);
  if (n < 7)
    if (leaps (h))
      d = diverging (h, sprintf ("the cost rises with each step, from %.4g to %.4g",
                                 h.costs([1 n])), h.costs(n) / h.costs(1), n - 1);
    endif
    return;
  elseif (nargin < 2)
    t = doctor_trend (h);
  endif

  sure = 4;                                # standard errors
  if (t.thrown)
    sure = 1.5;
  endif
  above = t.later - t.start;
  lower = max ([.01 * t.scale, share(h, t) * (t.high - t.best), 1.5 * t.swing]) + h.penalty;
  top = max (t.top, t.later);
  if ((t.zend > 3 && t.later - t.best > lower) || (t.up && t.top - t.best > lower)
      || (t.zsince > 3 && t.ends - t.best > lower))
    d = diverging (h, sprintf (["the cost rises: from %.4g on the average around iteration %d ", ...
                                "to %.4g at the end"],
                               t.best, t.bestat, top), top / t.best, n - t.bestat);
  elseif (recovers (t) || leaves_zero (t))
    return;
  elseif (above > max (.05 * t.scale, sure * hypot (t.fallerror, t.gainerror)) + h.penalty
          || (n >= 28 && t.lowest > floor_of (h, t) + h.penalty) || multiplied (h))
    start = min (t.start, h.costs(1));
    d = diverging (h, sprintf (["the cost has risen: it began at %.4g and is %.4g in the last ", ...
                                "quarter"], start, t.later),
                   t.later / start, n - 1);
  endif
endfunction

## What no cost of the last quarter falls below if the run has diverged.  The
## first costs of few samples may be low by chance, not all of five.
function least = floor_of (h, t)
  least = t.start + abs (t.start);
  if (h.batch_size < 8)
    least = max (least, min (max (h.costs(1:5)), 1e4 * abs (h.costs(1))));
  endif
endfunction

## Thrown up, and nearly back: the last quarter has less than half of the one
## before.
function yes = recovers (t)
  yes = t.zend < -2.33 && t.gain > t.later && t.later < 10 * abs (t.start);
endfunction

## From the rounding of 0 each step is up: it began at the minimum, and stays
## near it.
function yes = leaves_zero (t)
  yes = t.start < 1e-20 * t.later && t.later < 1;
endfunction

## Costs of the last quarter are far above the first, however much they vary:
## most of them three times as high as a first one of many samples, or 1e6 times
## as high as one of few, which may be low by chance; or ten times as high as
## all of the first five.
function yes = multiplied (h)
  n = numel (h.costs);
  last = h.costs(n-floor ((n-1)/4):n) - h.penalty;
  yes = ((h.costs(1) > 0
          && sum (last > [1e6, 3](1 + manysamples (h)) * h.costs(1)) > .5 * numel (last))
         || (n >= 20 && sum (last > 10 * max (abs (h.costs(1:5)))) > .5 * numel (last)));
endfunction

function yes = manysamples (h)
  yes = h.batch || h.batch_size >= 16;
endfunction

## How much of its fall a cost may lose: a tenth, or a third while the rate
## rises.
function s = share (h, t)
  s = .1;
  n = numel (h.costs);
  if (h.rate(n) > 1.5 * h.rate(max (1, t.bestat - ceil (n/20))))
    s = 1/3;
  endif
endfunction

## Too few costs for a trend, but each above the one before, and the last far
## above the first: single samples may differ by much.
function yes = leaps (h)
  n = numel (h.costs);
  yes = false;
  if (n < 3 - (h.batch && h.plain))
    return;
  endif
  most = 1000;
  if (manysamples (h))
    most = 3;
  endif
  yes = (h.costs(1) > 0 && all (diff (h.costs) > 0)
         && h.costs(n) > most * h.costs(1)
         && (h.plain || h.costs(2) < 1e8 * h.costs(1)));        # not from the rounding of 0
endfunction

## GROWN: by what factor the cost grows in so many STEPS.  The curvature that
## this tells is that of doctor_batch_rises.
function d = diverging (h, text, grown, steps)
  rate = max ([h.rate(1:numel (h.costs)); NaN]);    # what a schedule is multiplied by
  g = 1;
  if (grown > 1 && grown < Inf)
    g = grown ^ (1 / max (1, steps));
  endif
  d = doctor_finding ("diverging", text, ["The learning rate is too large, or a gradient is ", ...
                                          "wrong (see checkgrad).  Try %s."],
                      rate / max (3, min (1 + sqrt (g), 1e6)));
  rises = doctor_batch_rises (h);
  if (! isempty (rises))
    d.rate = rises.rate;
    d.suggestion = "The rate is too large, or the gradient wrong: see above.";
  endif
endfunction
