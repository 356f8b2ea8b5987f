## d = doctor_trend_finding (h, t)
## What the trend T (see doctor_trend) of the history H (see doctor_history)
## says to costdoctor, if the cost has not diverged (see doctor_diverging): one
## of "too-slow", "noise", "done", "plateau", or "healthy" with the reason.
## SPDX-License-Identifier: GPL-3.0-or-later

function d = doctor_trend_finding (h, t)
  n = numel (h.costs);
  rate = max ([h.rate(1:n); NaN]);          # what a schedule is multiplied by
  fall = max (0, t.fall);
  falls = (t.gain > max (t.tolerance, .01 * (fall - 4 * t.fallerror))
           && (t.zend < -2.33 || (t.zall < -3 && steady (t))));
  if (zero_at_end (h.costs))
    d = doctor_zero_cost (h.costs);
  elseif (falls && ! slow (h, t))
    from = t.began;
    if (t.last > t.began)                # it was thrown up before
      from = t.highest;
    endif
    d = falling (sprintf ("the cost falls, from %.4g to %.4g, and is still falling at the end",
                          from, t.last));
  elseif (crawls (h, t))
    d = too_slow ("epoch", t.crawl([1 3]), steps_to_zero (h, t.crawl), n, rate);
  elseif (! isempty (t.crawl) && t.crawl(2) - t.crawl(3) > .01 * t.scale)
    d = falling (sprintf ("the mean cost of an epoch falls each time, from %.4g to %.4g",
                          t.crawl([1 3])));
  elseif (! t.still && t.noise > max (fall, .1 * t.scale) && t.later > t.start / 2
          && (falls || t.zall > -3))
    gained = "nothing";
    if (t.fall > 0)
      gained = sprintf ("%.2g", t.fall);
    endif
    d = doctor_finding ("noise", sprintf (["single costs scatter by %.2g about their trend ", ...
                                           "(standard deviation), and the whole ", ...
                                           "run has gained %s: noise hides what is learnt"],
                                          t.noise, gained), noise_advice (h), rate / 3);
  elseif (falls)
    d = too_slow ("quarter", [t.first, t.later], t.later / t.speed, n, rate);
  elseif (t.gain + 2 * t.gainerror > .05 * t.scale)
    d = doctor_finding ("healthy", sprintf (["from %.4g to %.4g; what it does now is not ", ...
                                             "clear from the noise"], t.began, t.last),
                        "Let it run on.");
  elseif (has_learnt (h, t))
    d = doctor_finding ("done", sprintf (["the cost has fallen from %.4g to %.4g and is flat: ", ...
                                          "the last quarter of the run brought %.2g ", ...
                                          "percent of it"], t.began, t.later,
                                         100 * max (0, t.gain) / fall),
                        ["It has converged, as far as the cost can tell.  More iterations ", ...
                         "will bring little."]);
  else
    d = plateau (h, t, n, rate);
  endif
endfunction

## Single samples may cost nothing by chance, five in a row hardly.
function yes = zero_at_end (J)
  n = numel (J);
  yes = ! any (J(n-max (4, floor (n/4)):n));
endfunction

function d = falling (text)
  d = doctor_finding ("healthy", text, "More iterations will lower it further.");
endfunction

## COSTS: those of the first PART and of the last, at whose speed it NEEDS so
## many more steps.
function d = too_slow (part, costs, needs, n, rate)
  d = doctor_finding ("too-slow", sprintf (["the cost falls steadily, but slowly: from %.4g ", ...
                                            "in the first %s to %.4g in the last, of ", ...
                                            "%d iterations; at this speed it needs some %.2g ", ...
                                            "more to come to 0"],
                                           costs(1), part, costs(2), n, needs),
                      ["The learning rate is too small, or the run too short.  Try %s, or ", ...
                       "\"Solver\", \"adam\"."],
                      rate * min (10, needs / n));
endfunction

## Half of the first cost is gone.  Where costs are negative nobody knows what
## half is, and a fall that is sure must do.
function yes = has_learnt (h, t)
  if (guesses (h, t))
    yes = false;
  elseif (min (h.costs) < 0)
    yes = t.fall > max (4 * t.fallerror, t.tolerance);
  else
    yes = t.fall > t.tolerance && t.later <= t.start / 2;
  endif
endfunction

## No more are right than who guesses has right: K classes alike cost log K, .69
## or more, and have 1/K.  However high the cost was before, dead units have
## learnt nothing.
function yes = guesses (h, t)
  cost = min (t.start, t.later);
  yes = (cost > .65 && h.right < min (1.2 * exp (-cost), exp (-cost) + .05));
endfunction

## Far from done, and at the speed of the last half, two standard errors added,
## it would need more than twice the whole run again to come to 0.
function yes = slow (h, t)
  n = numel (h.costs);
  yes = (n >= 100 && steady (t) && min (h.costs) >= 0 && t.later > t.start / 2
         && t.later > 2 * n * t.speed * (1 + 2 * t.gainerror / t.gain));
endfunction

## The same of five or six epochs, each below the one before, at half that
## speed.
function yes = crawls (h, t)
  n = numel (h.costs);
  yes = (! isempty (t.crawl) && n >= 100 && min (h.costs) >= 0 && t.later > t.start / 2
         && steps_to_zero (h, t.crawl) > 4 * n);
endfunction

## The steps to cost 0 at the speed between the first epoch's cost and the last
## one's.
function n = steps_to_zero (h, costs)
  n = costs(3) / (costs(1) - costs(3)) * (numel (h.costs) - h.epoch);
endfunction

## The last quarter brought a fifth or more of the fall between the first and
## the last; on a straight line it brings a third.
function yes = steady (t)
  yes = (t.gain >= .2 * (t.first - t.later));
endfunction

function d = plateau (h, t, n, rate)
  text = sprintf ("the cost is flat at %.4g", t.later);
  if (abs (t.fall) <= t.tolerance)
    text = sprintf ("%s, where it began", text);
  else
    text = sprintf ("%s, and began at %.4g", text, t.began);
  endif
  if (guesses (h, t))
    text = sprintf ("%s; %.3g %% are right at the end, no more than of guesses at this cost", text,
                    100 * h.right);
  endif
  advice = ["Look whether units are dead or saturated, whether features are scaled, and try a ", ...
            "learning rate 10 times ", ...
            "larger and one 10 times smaller, or \"Solver\", \"adam\"."];
  if (n > 0 && h.rate(n) < rate / 100)
    text = sprintf ("%s; the learning rate has decayed from %.2g to %.2g", text, rate, h.rate(n));
    advice = "Let the rate decay more slowly.";
  endif
  d = doctor_finding ("plateau", text, advice);
endfunction

function text = noise_advice (h)
  text = "Try %s, a schedule that lowers it";
  if (h.samples > h.batch_size)
    text = sprintf (["%s, or \"MiniBatchSize\", %d (four times as many samples halve the ", ...
                     "noise of a cost)"], text, min (4 * h.batch_size, h.samples));
  elseif (! h.batch)
    text = [text, ", or larger mini-batches (four times as many samples halve the noise of a ", ...
                  "cost)"];
  endif
  text = [text, ".  If the rate is small already, run longer."];
endfunction
