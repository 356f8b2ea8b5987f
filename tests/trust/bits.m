## bits.m THREADS RUNS: RUNS lines with the hash of everything that threads
## work on; odd runs take the number of threads from the environment, the
## others from "Threads".
## SPDX-License-Identifier: GPL-3.0-or-later

1;

function text = hash_of (values)
  bytes = cellfun (@(v) typecast (v(:)', "uint8"), values, "UniformOutput", false);
  text = hash ("md5", char ([bytes{:}]));
endfunction

function values = averages (t)
  x = rem ((1:3e5)' .^ 2 * sqrt (2), 1) - .3;
  gaps = x;
  gaps([70000:71000, 7:1001:3e5]) = NaN;
  W = reshape (x, 3, 1e5);
  id = mod ((1:3e5)' .^ 2, 11);
  values = {ewma(x, .9, t{:}), ewma(x, .99, "BiasCorrection", true, t{:}), ewmvar(x, .9, t{:}), ...
            ewma(gaps, .9, "Missing", "decay", t{:}), ...
            ewmcorr(gaps, x .^ 2, .9, "Missing", "skip", t{:}), ewma(single (x), .9, t{:}), ...
            ewma(W, .9, "Dim", 2, t{:}), ewmvar(W', .5, t{:}), ...
            ewma(gaps, .9, "Missing", "skip", "Groups", id, t{:})};
  values = [values, nthargout(1:3, @ewmband, W', .9, "Groups", id(1:1e5), t{:}), ...
            nthargout(1:2, @ewmsum, gaps, .9, "Missing", "decay", "Groups", id, t{:})];
endfunction

function values = steps ()
  x = rem ((1:7e5)' .^ 2 * sqrt (3), 1) - .3;
  p = {x, single(x)};
  opt = optimizer ("adam", "GradientThreshold", 1);
  for i = 1:2
    [p, opt] = gradstep (opt, p, p);
  endfor
  [a, v] = sgdmupdate (x, x, []);
  values = [p, opt.State{2}, {a, v}];
endfunction

function values = training (t)
  S = dataset ("digits");
  X = S.X / 16;
  values = {};
  for class = {"double", "single"}
    wide = mlp ([64 300 10], "Output", "softmax", "Class", class{1});
    deep = mlp ([64 100 50 10], "Output", "softmax", "Hidden", "relu", "Class", class{1});
    [a, info] = mlptrain (wide, X, S.Y, "MiniBatchSize", 512, "MaxEpochs", 1, "Solver", "adam", ...
                          t{:});
    [b, infob] = mlptrain (deep, X, S.Y, "MiniBatchSize", 64, "MaxEpochs", 1, ...
                           "GradientThreshold", 1, ...
                           "ValidationData", {X(:,1:300), S.Y(1:300)}, t{:});
    [c, infoc] = mlptrain (deep, X, S.Y, "MiniBatchSize", 1797, "MaxEpochs", 2, "Lambda", .1, t{:});
    [J, grad] = mlpcost (wide, X, S.Y, "Lambda", .1);
    Yhat = mlppredict (deep, X);
    values = [values, {a.theta, info.IterationCost, b.theta, infob.ValidationCost, ...
                       c.theta, infoc.IterationCost, J, grad, Yhat}];
  endfor
endfunction

threads = str2double (args{1});
for run = 1:str2double (args{2})
  t = {};
  if (rem (run, 2) == 0)
    t = {"Threads", threads};
  endif
  disp (hash_of ([averages(t), steps(), training(t)]));
endfor
