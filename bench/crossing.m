## crossing: from how many samples on mini-batches are the better tool.
##   octave-cli --norc --no-history bench/crossing.m
## Seconds until the training cost is within a hundredth, and a tenth of a
## thousandth, of the way from its start to the least cost that any method found:
## mlptrain with Adam and mini-batches of 256, the best of four rates, beside
## L-BFGS (bench/lib) and Octave's fminunc over mlpcost, which has the same sums
## on the same cores.  "-": not within the time, LIMIT seconds a run.
## CROSSING_ROWS=1 in the environment tries the script.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

## M noisy copies of the digits, bytes of 0 to 16, and their labels, 1 in 20
## of them by chance.
function [X, Y] = samples (m)
  S = dataset ("digits");
  which = mod ((0:m-1) * 617, 1797) + 1;
  X = uint8 (max (min (S.X(:,which) + round (2 * randn (64, m)), 16), 0));
  Y = S.Y(which);
  wrong = rand (1, m) < .05;
  Y(wrong) = randi (10, 1, sum (wrong));
endfunction

function [seconds, costs] = adam (net, X, Y, lambda, rate, limit)
  steps = ceil (columns (X) / 256);
  args = {net, X, Y, "Solver", "adam", "LearnRate", rate, "MiniBatchSize", 256, ...
          "Lambda", lambda, "LambdaPer", "dataset"};
  [~, info] = mlptrain (args{:}, "MaxEpochs", 3);
  one = median (info.Seconds) / steps;
  every = max (floor (steps / 4), 1);
  epochs = max (min (ceil (limit / (one * steps)), 400), 1);
  seconds = costs = [];
  look = @(theta, point, state) watch (theta, point, state, net, X, Y, lambda, every);
  watch ([], struct (), "clear");
  mlptrain (args{:}, "MaxEpochs", epochs, "OutputFcn", look);
  [iterations, costs] = watch ([], struct (), "what");
  seconds = iterations * one;
endfunction

## Keeps the cost over all samples after every so many steps.
function varargout = watch (theta, point, state, varargin)
  persistent iterations costs;
  varargout = {false};
  if (strcmp (state, "clear"))
    iterations = costs = [];
  elseif (strcmp (state, "what"))
    varargout = {iterations, costs};
  elseif (strcmp (state, "iter"))
    [net, X, Y, lambda, every] = varargin{:};
    if (mod (point.iter, every) == 0)
      net.theta = theta;
      iterations(end+1) = point.iter;
      costs(end+1) = mlpcost (net, X, Y, "Lambda", lambda);
    endif
  endif
endfunction

function [seconds, costs] = by_fminunc (f, theta, limit)
  id = tic ();
  tell = @(theta, point, state) keep (point, toc (id), limit);
  keep ("clear");
  warning ("off", "all", "local");
  fminunc (f, theta, optimset ("GradObj", "on", "MaxIter", 1e4, "MaxFunEvals", 1e5, ...
                               "TolX", 1e-12, "TolFun", 1e-12, "OutputFcn", tell));
  [seconds, costs] = keep ("what");
endfunction

function varargout = keep (point, now, limit)
  persistent seconds costs;
  if (ischar (point))
    varargout = {seconds, costs};
    if (strcmp (point, "clear"))
      seconds = costs = [];
    endif
  else
    seconds(end+1) = now;
    costs(end+1) = point.fval;
    varargout = {now > limit};
  endif
endfunction

function text = first (seconds, costs, level)
  at = find (costs <= level, 1);
  text = "-";
  if (! isempty (at))
    text = sprintf ("%.3g", seconds(at));
  endif
endfunction

rand ("seed", 1);
randn ("seed", 1);
problems = {"ridge, 64-1", @() mlp ([64 1], "Output", "linear", "InputScale", 1/16)
            "softmax, 64-10", @() mlp ([64 10], "Output", "softmax", "InputScale", 1/16)
            "network, 64-25-10", @() mlp ([64 25 10], "Output", "softmax", "InputScale", 1/16)};
sizes = [1e3 1e4 1e5 1e6];
limits = [1 2 6 20];                        # seconds a run
if (! isempty (getenv ("CROSSING_ROWS")))
  sizes = 1e3;
  limits = .2;
endif
machine ();
warning ("off", "descent:diverged");
line = "%-18s %8s | %8s %8s %8s | %8s %8s %8s\n";
methods = {"mlptrain", "L-BFGS", "fminunc"};
printf (line, "seconds to", "", "1e-2", "", "", "1e-4", "", "");
printf (line, "", "samples", methods{[1:3, 1:3]});
for p = 1:rows (problems)
  for i = 1:numel (sizes)
    m = sizes(i);
    [X, Y] = samples (m);
    if (p == 1)
      Y = (Y - 5.5) / 3;
    endif
    net = problems{p,2} ();
    lambda = 1e-4 * m;
    f = @(theta) mlpcost (setfield (net, "theta", theta), X, Y, "Lambda", lambda);
    start = f (net.theta);
    t = c = {};
    for rate = [1e-3 3e-3 1e-2 3e-2]
      [t{end+1}, c{end+1}] = adam (net, X, Y, lambda, rate, limits(i));
    endfor
    [t{5}, c{5}] = lbfgs (f, net.theta, limits(i));
    [t{6}, c{6}] = by_fminunc (f, net.theta, limits(i));
    least = min (cellfun (@(c) min ([c, Inf]), c));
    for k = 1:2
      level = least + 10 ^ (-2 * k) * (start - least);
      each = cellfun (@(t, c) first (t, c, level), t, c, "UniformOutput", false);
      reached = cellfun (@str2double, each(1:4));
      text(k,:) = [{"-"}, each(5:6)];
      if (any (! isnan (reached)))
        text{k,1} = sprintf ("%.3g", min (reached));
      endif
    endfor
    printf (line, problems{p,1}, sprintf ("%g", m), text'{:});
  endfor
endfor
