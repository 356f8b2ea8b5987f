## d = costdoctor (info, varargin)
## The body of costdoctor, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function d = costdoctor (info, varargin)
  persistent table = {
    "MiniBatchSize", [], "a positive integer"
    "Samples", [], "a positive integer"
    "LearnRate", [], "a number that is not negative"
    "Solver", "", [solver_names(), {"rmsprop-centered"}]};

  h = doctor_history ("costdoctor", info, __options__ ("costdoctor", table, varargin));
  n = numel (h.costs);
  d = doctor_finding ("", "", "")([]);
  if (h.lost)
    d(end+1) = nonfinite (h);
  endif
  if (n >= 7)
    d = [d, doctor_batch_rises(h), periodic(h)];
    d = [d, course(h, d)];
  else
    d = [d, doctor_batch_rises(h), doctor_diverging(h)];
    if (isempty (d) && n > 0 && ! any (h.costs))
      d = doctor_zero_cost (h.costs);
    elseif (isempty (d))
      d = doctor_finding ("short", sprintf ("%d costs are too few to tell more", n),
                          "Come back after some epochs.");
    endif
  endif
  d = tell_end (h, d);

  if (nargout == 0)
    for v = d(:)'
      printf ("%s\n  %s\n", text_fold ([v.name, ": ", v.text, "."], 0),
              text_fold (v.suggestion, 2));
    endfor
    clear d;
  endif
endfunction

## What the trend shows beside the findings BEFORE.
function d = course (h, before)
  t = doctor_trend (h);
  d = doctor_diverging (h, t);
  if (isempty (d))
    d = overfitting (h, t);
    state = doctor_trend_finding (h, t);
    all_ = [before, d];
    if (isempty (all_) || ! any (strcmp (state.name, beside (all_))))
      d = [d, state];
    endif
  endif
endfunction

## The findings D, the last one with what ended the run before all its epochs
## were done.
function d = tell_end (h, d)
  if (! any (strcmp (h.ended, {"MaxIterations", "MaxTime", "ValidationPatience", "OutputFcn"})))
    return;
  endif
  d(end).text = sprintf ("%s; \"%s\" ended the run at iteration %d", d(end).text, h.ended,
                         numel (h.costs));
  if (any (strcmp (d(end).name, {"healthy", "too-slow", "short"}))
      && ! strcmp (h.ended, "OutputFcn"))
    d(end).suggestion = sprintf ("%s  A larger \"%s\" lets it run longer.", d(end).suggestion,
                                 h.ended);
  endif
  if (strcmp (h.ended, "ValidationPatience"))
    stop = "Stop there (\"ValidationPatience\"; \"OutputNetwork\", \"best-validation\")";
    take = "Take the parameters from there (\"OutputNetwork\", \"best-validation\")";
    [d.suggestion] = deal (strrep ({d.suggestion}, stop, take){:});
  endif
endfunction

## What is not said of the trend beside the findings D: that single costs of
## batch descent scatter is that they rise.
function names = beside (d)
  names = {"healthy"};
  if (strcmp (d(1).name, "nonfinite"))
    names = {"healthy", "done", "too-slow"};
  endif
  if (any (strcmp ({d.name}, "batch-rises")))
    names{end+1} = "noise";
  endif
endfunction

function d = nonfinite (h)
  rate = h.rate(h.lost);
  at = "";
  if (! isnan (rate))
    at = sprintf (", with the learning rate %g", rate);
  endif
  before = "";
  if (numel (h.costs) > 0)
    before = sprintf ("; the last finite cost is %.4g", h.costs(end));
  endif
  d = doctor_finding ("nonfinite", sprintf ("%s at iteration %d%s%s", h.what, h.lost, at, before),
                      ["Try %s, \"GradientThreshold\", 1, and look for NaN, Inf and unscaled ", ...
                       "features in the samples."], rate / 10);
endfunction

## Seen where the autocorrelation is more than chance, and more than a trifle.
function d = periodic (h)
  d = doctor_finding ("", "", "")([]);
  [r, t, pairs, other] = doctor_period (h.costs, h.epoch, h.last_share);
  if (t > 4 && r - other > max (.2, 2.5 * r / t))
    d = doctor_finding ("periodic",
                        sprintf (["the costs repeat themselves with the epoch, every %d ", ...
                                  "iterations: autocorrelation %.2f, %.0f standard errors, in ", ...
                                  "%d pairs of epochs"], h.epoch, r, t, pairs),
                        ["The mini-batches are the same in each epoch.  Shuffle anew: ", ...
                         "\"Shuffle\", \"every-epoch\"."]);
  endif
endfunction

## Validation rises while the cost of training goes on falling, or does not
## rise.
function d = overfitting (h, t)
  d = doctor_finding ("", "", "")([]);
  v = doctor_validation (h.validation);
  if (v.rise <= v.bound)
    return;
  endif
  at = h.at(v.best);
  w = max (1, floor (numel (h.costs) / 20));
  there = max (1, at - w + 1):max (1, min (at, numel (h.costs)));
  fallen = mean (h.costs(there)) - t.later;
  sure = max (t.tolerance, 2 * hypot (t.gainerror, doctor_noise (h.costs) / sqrt (numel (there))));
  if (fallen < -sure)
    return;
  endif
  training = {"has not", "goes on falling"}{1 + (fallen > sure)};
  epoch = "";
  if (! isnan (h.epoch))
    epoch = sprintf (", epoch %d", ceil (at / h.epoch));
  endif
  d = doctor_finding ("overfitting",
                      sprintf (["the validation's cost is best at iteration %d%s, %.4g, and ", ...
                                "has risen since to %.4g, while that of training %s: ", ...
                                "over-fitting"], at, epoch, v.least, v.last, training),
                      ["Stop there (\"ValidationPatience\"; \"OutputNetwork\", ", ...
                       "\"best-validation\"), or take more samples, \"Dropout\", \"Lambda\" ", ...
                       "or a smaller network."]);
endfunction
