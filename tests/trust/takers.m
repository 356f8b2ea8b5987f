## list = takers ()
## Structs that the package gives to its users, and where it takes them back: rows {name,
## struct, cell of functions of the struct}.  Each function ends with an error where
## the package refuses the struct, with an error "wrong:answer" where an answer does not
## follow from what the struct says.  Data are long enough for threads and pieces.
## SPDX-License-Identifier: GPL-3.0-or-later

function list = takers ()
  list = [averages(); steps(); networks(); queues(); histories(); options(); costs(); sources()];
endfunction

function check_that (yes, what)
  if (! yes)
    error ("wrong:answer", "wrong answer: %s", what);
  endif
endfunction

function yes = close_to (a, b, tolerance)
  finite = isfinite (b);
  yes = isequal (size (a), size (b)) && isequaln (double (a(! finite)), double (b(! finite))) ...
        && all (abs (double (a(finite)) - b(finite)) <= tolerance * max ([1; abs(b(finite)(:))]));
endfunction

## ---- states of averages: pieces, and another number of threads, give the bits of one call

function list = averages ()
  n = 2 * 65536 + 300;                       # a whole piece after the first one
  x = sin ((1:n) .^ 2 / 7) + 2;
  y = x(end:-1:1);
  gaps = x;
  gaps([3, 17:40, 300, 70000]) = NaN;
  t = cumsum (1 + mod (1:n, 3));
  id = 1 + mod ((1:n) .^ 2, 7);
  id(400:9:end) = 9;                         # joins later
  names = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
  X = reshape (x(1:9000), 9, 1000);
  make = {@ewma, n, {x}, {.9}
          @ewma, n, {single(x)}, {[.5, .999], "BiasCorrection", true}
          @ewma, 5000, {gaps}, {"Span", 5, "Missing", "skip", "MinPeriods", 2, ...
                                "MissingOutput", "nan"}
          @ewma, 70000, {gaps}, {"HalfLife", 3, "Missing", "decay", "Initial", "first", "Times", t}
          @ewma, n, {x}, {"Alpha", .2, "Initial", "sma", "InitialWindow", 250}
          @ewma, 1000, {X}, {.5, "Initial", 1:9, "Dim", 2}
          @ewmvar, 70000, {gaps}, {.9, "Missing", "decay"}
          @ewmvar, 5000, {x}, {"Window", 30, "Initial", "first", "Times", t}
          @ewmstd, 1000, {single(X)}, {"CenterOfMass", 3, "Dim", 2}
          @ewmcov, 5000, {x, y}, {.9, "Unbiased", false}
          @ewmcorr, 5000, {gaps, y}, {[.9, .99], "Missing", "skip", "MinPeriods", 3}
          @ewma, 70000, {gaps}, {.9, "Missing", "skip", "Groups", id}
          @ewmcov, 5000, {gaps, y}, {.9, "Missing", "skip", "Groups", names(id)}
          @ewmband, 5000, {gaps}, {.9, "Missing", "decay", "Width", 1.5, "Groups", id, "Times", t}
          @ewmband, 1000, {single(X)}, {.9, "Dim", 2, "WarmUp", 300, "Lag", false}
          @ewmsum, 70000, {gaps}, {"HalfLife", 5, "Missing", "decay", "Groups", id, ...
                                   "Times", int64(t)}};
  list = cell (rows (make), 3);
  for i = 1:rows (make)
    [f, n, series, args] = make{i,:};
    each = cell (1, 0);                    # options that have a value for each sample
    for name = {"Times", "Groups"}
      at = find (cellfun (@(a) isequal (a, name{1}), args));
      each = [each, args([at, at + 1])];
      args([at, at + 1]) = [];
    endfor
    cut = @(from, to) cellfun (@(x) x(:,from:to), series, "UniformOutput", false);
    out = cell (1, results (f));
    [out{:}, s] = f (cut(1, 203){:}, args{:}, options_at (each, 1, 203){:});
    list(i,:) = {[func2str(f), sprintf(" %d", i)], s, {@(s) go_on(f, cut, n, each, s)}};
  endfor
endfunction

## How many results f has before its state.
function n = results (f)
  n = 1 + strcmp (func2str (f), "ewmsum") + 2 * strcmp (func2str (f), "ewmband");
endfunction

function o = options_at (each, from, to)
  o = each;
  o(2:2:end) = cellfun (@(a) a(from:to), each(2:2:end), "UniformOutput", false);
endfunction

function go_on (f, cut, n, each, s)
  at = @(from, to) options_at (each, from, to);
  middle = 204 + floor (.6 * (n - 204));
  v = a = b = cell (1, results (f));
  [v{:}, last] = f (cut (204, n){:}, "State", s, "Threads", 2, at (204, n){:});
  [a{:}, now] = f (cut (204, middle){:}, "State", s, "Threads", 1, at (204, middle){:});
  [b{:}, now] = f (cut (middle + 1, n){:}, "State", now, at (middle + 1, n){:});
  both = cellfun (@(a, b) [a, b], a, b, "UniformOutput", false);
  check_that (isequaln (v, both), "pieces differ from one call");
  check_that (isequaln (last, now), "the states of pieces and of one call differ");
endfunction

## ---- optimizers after some steps, and the states of the update functions

function list = steps ()
  names = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw", "amsgrad", "nadam", ...
           "radam", "adagrad", ...
           "adadelta", "adamax", "lion"};
  grad = @(p, k) cos (k * (1:numel (p))' + p(:));
  list = cell (0, 3);
  for i = 1:numel (names)
    n = 5 + (i == 5) * (2^18 + 1000);        # adam: more than a piece
    opt = optimizer (names{i}, "LearnRate", .01, ...
                     "Convention", {"course", "torch", "keras", "matlab"}{1 + mod(i, 4)});
    p = (1:n)' / n;
    for k = 1:3
      [p, opt] = gradstep (opt, p, grad (p, k));
    endfor
    list(end+1,:) = {["gradstep ", names{i}], opt, {@(opt) step(opt, p, grad (p, 4)), @rebuilt}};
  endfor
  opt = optimizer ("rmsprop", "Centered", true, "GradientThreshold", .5, "L2", .01, ...
                   "WeightDecay", .01);
  tree = struct ("W", {{single(ones (3)), [1, 2]}}, "b", [.1; .2]);
  [tree, opt] = gradstep (opt, tree, tree);
  list(end+1,:) = {"gradstep tree", opt, {@(opt) gradstep(opt, tree, tree)}};
  [p, m, v] = adamupdate (tree, tree, [], [], 1);
  list(end+1,:) = {"adamupdate", struct("p", p, "m", m, "v", v, "t", 1), {@(s) adam(s, tree)}};
  [p, m] = sgdmupdate (tree, tree, []);
  [p, v] = rmspropupdate (p, tree, []);
  list(end+1,:) = {"sgdmupdate rmspropupdate", struct("p", p, "m", m, "v", v, "t", 1), ...
                   {@(s) sgdm(s, tree), @(s) rmsprop(s, tree)}};
endfunction

## States of the update functions are arguments, here fields of a struct.
function yes = has_states (s)
  yes = isstruct (s) && isscalar (s) && all (isfield (s, {"p", "m", "v", "t"}));
endfunction

function adam (s, grad)
  if (has_states (s))
    [p, m, v] = adamupdate (s.p, grad, s.m, s.v, s.t);
  endif
endfunction

function sgdm (s, grad)
  if (has_states (s))
    [p, m] = sgdmupdate (s.p, grad, s.m);
  endif
endfunction

function rmsprop (s, grad)
  if (has_states (s))
    [p, v] = rmspropupdate (s.p, grad, s.v);
  endif
endfunction

## The step against that of the papers (tests/ref), of small arrays.
function step (opt, p, g)
  [q, new] = gradstep (opt, p, g);
  check_that (all (isfinite (q)), "parameters that are not finite");
  h = optimizer (opt.Name);
  if (isfield (opt, "Convention"))
    h = optimizer (opt.Name, "Convention", opt.Convention);
  endif
  for [value, key] = opt
    h.(key) = value;
    if (isnumeric (value) || islogical (value))
      h.(key) = double (value);
    endif
  endfor
  t = h.Iteration + 1;
  check_that (new.Iteration == t, "Iteration");
  if (numel (p) > 10 || t > 1000 || ! iscell (h.State) || ...
      any (cellfun (@isempty, h.State(:))) || (isempty (h.State) && ! strcmp (h.Name, "sgd")))
    return;
  endif
  state = cellfun (@double, h.State(:)', "UniformOutput", false);
  q2 = ref_gradstep (h.Name, {p}, {g}, {state}, t, h){1};
  check_that (! all (isfinite (q2)) || ! isreal (q2) || close_to (q, q2, 1e-9), ...
        "the step of the papers is another one");
endfunction

## Its fields are options of optimizer.
function rebuilt (opt)
  if (! isstruct (opt) || ! isscalar (opt))
    return;
  endif
  name = "adam";
  if (isfield (opt, "Name"))
    name = opt.Name;
    opt = rmfield (opt, "Name");
  endif
  pairs = [fieldnames(opt), struct2cell(opt)]';
  opt = optimizer (name, pairs{:});
endfunction

## ---- networks

function list = networks ()
  X = rem ((1:20)' .* (1:700) .^ 2 * sqrt (2), 1);
  y = double (X(1,:) > X(2,:));
  label = 1 + floor (4.999 * X(3,:));
  binary = mlp ([3 4 1]);
  deep = mlp ([20 30 10 5], "Output", "softmax", "Hidden", "tanh", "Class", "single");
  leaky = mlp ([20 8 2], "Output", "linear", "Hidden", "leakyrelu", "InputOffset", .5, ...
               "InputScale", 2);
  short = {"MaxEpochs", 1, "MaxIterations", 2};
  scaled = mlptrain (deep, uint8 (200 * X), label, "Normalization", "zscore", short{:});
  one_hot = mlptrain (mlp ([20 5]), X, double (label == (1:5)'), short{:});
  named = mlptrain (mlp ([20 5], "Output", "softmax"), X, {"a", "b", "c", "d", "e"}(label), ...
                    short{:});
  digits = mlptrain (mlp ([20 5], "Output", "softmax"), X, uint8 (label - 1), short{:});
  units = mlptrain (mlp ([20 2], "Output", "linear"), X, [9 + y; 1 - 3*y], short{:}, ...
                    "TargetNormalization", "zscore");
  list = {"mlp binary", binary, of_network(binary, X(1:3,:), y)
          "mlp softmax single", deep, of_network(deep, single (X), label)
          "mlp linear", leaky, of_network(leaky, X, [y; 1 - 3*y])
          "mlptrain zscore", scaled, of_network(scaled, uint8 (200 * X), label)
          "mlptrain one-hot", one_hot, of_network(one_hot, X, double (label == (1:5)'))
          "mlptrain texts", named, of_network(named, X, named.classes(label))
          "mlptrain digits", digits, of_network(digits, X, uint8 (label - 1))
          "mlptrain units", units, of_network(units, X, [9 + y; 1 - 3*y])};
endfunction

function list = of_network (net, X, Y)
  [few, few_targets] = deal (X(:,1:100), Y(:,1:100));
  list = {@(s) predict(s, X), @(s) cost_of(s, X, Y), @(s) train(s, X, Y), @weights, ...
          @(s) rarely(@preflight, s, few, few_targets), @export, ...
          @(s) rarely(@batchsizerace, s, few, few_targets, "MiniBatchSizes", 50, "MaxEpochs", 1)};
endfunction

function export (net)
  file = fullfile (tempdir (), sprintf ("descent_export_%d", getpid ()));
  for format = {".c", ".m", ".onnx"}
    unwind_protect
      mlpexport (net, [file, format{1}]);
    unwind_protect_cleanup
      [~, ~] = unlink ([file, format{1}]);
    end_unwind_protect
  endfor
endfunction

## What takes long is called for a case in 30.
function rarely (f, varargin)
  if (rand () < 1/30)
    result = f (varargin{:});
  endif
endfunction

## The definition: A, of each layer the input; the last one is the output.
function A = forward (net, X)
  sizes = double (net.sizes);
  A{1} = double (X);
  if (isfield (net, "inputoffset") && ! isempty (net.inputoffset))
    A{1} -= double (full (net.inputoffset));
  endif
  if (isfield (net, "inputscale") && ! isempty (net.inputscale))
    A{1} .*= double (full (net.inputscale));
  endif
  A{1} = double (cast (A{1}, net.class));
  theta = double (net.theta);
  for l = 1:numel (sizes) - 1
    [k, m] = deal (sizes(l), sizes(l+1));
    W = reshape (theta(1:k*m), m, k);
    Z = W * A{l} + theta(k*m+1:(k+1)*m);
    theta(1:(k+1)*m) = [];
    switch (net.activations{l})
      case "relu"       A{l+1} = Z;  A{l+1}(Z < 0) = 0;
      case "leakyrelu"  A{l+1} = Z;  A{l+1}(Z < 0) *= .01;
      case "tanh"       A{l+1} = tanh (Z);
      case "sigmoid"    A{l+1} = 1 ./ (1 + exp (-Z));
      case "linear"     A{l+1} = Z;
      case "softmax"    E = exp (Z - max (Z, [], 1));  A{l+1} = E ./ sum (E, 1);
    endswitch
  endfor
endfunction

function predict (net, X)
  [Yhat, label] = mlppredict (net, X);
  A = forward (net, X){end};
  [offset, scale] = units_of (net);
  A = A ./ scale + offset;
  known = all (isfinite (A), 1) & max (abs (A), [], 1) < 1e30;
  check_that (close_to (Yhat(:,known), A(:,known), precision (net)),
              "the outputs by hand are others");
  check_that (all ((! isnan (A) | isnan (Yhat) | isinf (Yhat))(:)), "outputs of NaN are numbers");
  check_that (isa (Yhat, net.class), "the class of the outputs");
  if (isfield (net, "classes") && ! isempty (net.classes))
    k = nthargout (2, @max, Yhat, [], 1);
    if (rows (Yhat) == 1)
      k = 1 + (Yhat >= .5);
    endif
    classes = net.classes(:)';
    if (ischar (net.classes))
      classes = cellstr (net.classes)';
    endif
    check_that (isequal (label(known), classes(k(known))), "labels are not classes of the outputs");
    return;
  endif
  switch (net.coding)
    case "labels"   most = nthargout (2, @max, Yhat, [], 1);
    case "one-hot"  most = (nthargout (2, @max, Yhat, [], 1) == (1:rows (Yhat))');
    case "binary"   most = (Yhat >= .5);
    otherwise       most = Yhat;
  endswitch
  check_that (isequal (double (label(:,known)), double (most(:,known))), ...
        "labels are not those of the outputs");
endfunction

function tolerance = precision (net)
  tolerance = 1e-9 + 2e-3 * strcmp (net.class, "single");
endfunction

## What is done to real targets; 0 and 1 if nothing is.
function [offset, scale] = units_of (net)
  [offset, scale] = deal (0, 1);
  if (isfield (net, "targetoffset") && ! isempty (net.targetoffset))
    offset = double (full (net.targetoffset));
  endif
  if (isfield (net, "targetscale") && ! isempty (net.targetscale))
    scale = double (full (net.targetscale));
  endif
endfunction

## The mean loss of the outputs, and its gradient by the chain rule.
function [J, grad] = by_hand (net, X, Y)
  A = forward (net, X);
  [Yhat, L, m] = deal (A{end}, numel (A) - 1, columns (X));
  [offset, scale] = units_of (net);
  if (iscell (Y) || (isfield (net, "classes") && ! isempty (net.classes) && isrow (Y)))
    T = nthargout (2, @ismember, Y, net.classes) - (rows (Yhat) == 1);
  else
    T = scale .* (double (Y) - offset);
  endif
  if (strcmp (net.activations{end}, "softmax") && isrow (T))
    T = double (T == (1:rows (Yhat))');
  endif
  switch (net.activations{end})
    case "softmax"  J = -sum (log (Yhat(T == 1))) / m;
    case "sigmoid"  J = -sum ((log (Yhat(T == 1)))) / m - sum (log (1 - Yhat(T == 0))) / m;
    case "linear"   J = sumsq ((Yhat - T)(:)) / 2 / m;
  endswitch
  theta = double (net.theta);
  least = realmin (net.class);             # what is below is 0 in the core: the kink
  d = (Yhat - T) / m;
  grad = [];
  for l = L:-1:1
    [k, n] = deal (rows (A{l}), rows (A{l+1}));
    grad = [(d * A{l}')(:); sum(d, 2); grad];
    W = reshape (theta(end-n*(k+1)+1:end-n), n, k);
    theta(end-n*(k+1)+1:end) = [];
    d = W' * d;
    if (l > 1)
      switch (net.activations{l-1})
        case "relu"       d(A{l} < least) = 0;
        case "leakyrelu"  d(A{l} < least) *= .01;
        case "tanh"       d .*= 1 - A{l} .^ 2;
        case "sigmoid"    d .*= A{l} .* (1 - A{l});
      endswitch
    endif
  endfor
endfunction

function cost_of (net, X, Y)
  [J, grad] = mlpcost (net, X, Y);
  [J2, grad2] = by_hand (net, X, Y);
  check_that (! isfinite (J2) || J2 > 1e30 || close_to (J, J2, precision (net)), ...
        "the cost by hand is another one");
  check_that (! isnan (J2) || ! isfinite (J), "a cost of NaN is a number");
  check_that (! all (isfinite (grad2)) || max (abs (grad2)) > 1e30 || ...
        close_to (grad, grad2, 10 * precision (net)),
        "the gradient by hand is another one");
endfunction

## One step with all samples is theta - rate grad.
function train (net, X, Y)
  [trained, info] = mlptrain (net, X, Y, "MaxIterations", 1, "MiniBatchSize", columns (X), ...
                              "LearnRate", .5);
  [J, grad] = mlpcost (net, X, Y);
  check_that (! strcmp (info.Reason, "MaxIterations") || max (abs (grad)) > 1e30
        || close_to (trained.theta, net.theta - cast (.5 * grad, net.class), precision (net)), ...
            "the step of mlptrain");
  check_that (isfinite (J) || ! isempty (strfind (info.Reason, "not finite")), ...
        "a cost that is not finite");
  forward (trained, X);
endfunction

function weights (net)
  [W, b] = mlpweights (net);
  parts = cellfun (@(W, b) [W(:); b], W, b, "UniformOutput", false);
  check_that (isequaln (vertcat (parts{:}), net.theta), "mlpweights");
  check_that (isequaln (mlpweights (net, W, b).theta, net.theta), "mlpweights back");
endfunction

## ---- states of queues

function list = queues ()
  X = reshape (1:3 * 50, 3, 50);
  y = mod (1:50, 3);
  more = {{}, {"Stratify", y}, {"Order", [50:-1:1; 1:50]'}, ...
          {"PartialMiniBatch", "discard", "Seed", 7}, {"MiniBatchFcn", @plus, "NumOutputs", 1}, ...
          {"OutputCast", {"single", "same"}}, {"ShuffleWindow", 20, "ShuffleBlock", 4}};
  list = cell (0, 3);
  for i = 1:numel (more)
    q = minibatchqueue (X, y, "MiniBatchSize", 8, more{i}{:});
    fcn = more{i}(1:2 * (i == 5));
    fcn = fcn(cellfun (@(a) ! isequal (a, "NumOutputs"), fcn));
    if (i == 1)
      q = partition (partition (q, 2, 2), 2, 1);
    elseif (i != 6)
      q.shuffle ();
    endif
    q.next ();
    list(end+1,:) = {sprintf("minibatchqueue %d", i), q.state(), {@(s) through(s, X, y, fcn)}};
  endfor
  q = minibatchqueue (X', y', "ObservationsIn", "rows");
  list(end+1,:) = {"minibatchqueue rows", q.state(), {@(s) through(s, X', y', {})}};
endfunction

## From where the state stands through this epoch and the next.
function through (s, X, y, fcn)
  q = minibatchqueue (X, y, "State", s, fcn{:});
  same = {"Next", "Epoch", "Seed", "ShuffleWindow", "ShuffleBlock", "MiniBatchSize", "Order", ...
          "Stratify", "Parts"};
  now = q.state ();
  check_that (all (cellfun (@(name) isequal (now.(name), s.(name)), same)), ...
        "the state of the queue is another one");
  seen = [];
  sizes = [];
  for epoch = 1:2
    while (q.hasdata ())
      part = cell (1, s.NumOutputs + 1);
      [part{:}] = q.next ();
      idx = part{end};
      sizes(end+1) = numel (idx);
      seen = [seen, idx];
      if (isempty (fcn) && strcmp (s.ObservationsIn, "columns"))
        check_that (isequal (double (part{1}), X(:,idx)) && isequal (double (part{2}), y(idx)), ...
              "a mini-batch of other observations");
      endif
    endwhile
    check_that (numel (unique (seen)) == numel (seen), "an observation twice in an epoch");
    check_that (all (sizes(1:end-1) == sizes(1)) && all (sizes <= s.MiniBatchSize), ...
          "sizes of mini-batches");
    evalc ("disp (q)");
    q.reset ();
    seen = sizes = [];
  endfor
  if (! isempty (s.Order) && s.Epoch == columns (s.Order))
    return;
  endif
  q.shuffle ();
  q.next ();
  check_that (q.state ().Epoch == s.Epoch + 1, "the next epoch");
  q.partition (2, 1);
endfunction

## ---- training histories

function list = histories ()
  X = rem ((1:3)' .* (1:200) .^ 2 * sqrt (2), 1);
  y = double (X(1,:) > X(2,:));
  [~, info] = mlptrain (mlp ([3 4 1]), X, y, "MaxEpochs", 12, "MiniBatchSize", 30, ...
                        "ValidationData", {X, y});
  [~, ~, plain] = fminsgd (@square, [3; 4], "MaxEpochs", 20, "LearnRate", .1);
  ax = axes (figure ("visible", "off"));
  takes = {@doctor, @(s) evalc("costdoctor (s)"), @(s) rarely(@plotcost, s, "Parent", ax), ...
           @(s) rarely(@plotcost, s, "Parent", ax, "Against", "epochs", "YScale", "log"), ...
           @(s) rarely(@plotcost, s, "Parent", ax, "Against", "seconds", "Show", "epochs")};
  list = {"info mlptrain", info, takes
          "info fminsgd", plain, takes(1:3)};
endfunction

function doctor (info)
  d = costdoctor (info);
  check_that (all (cellfun (@ischar, {d.text})), "what costdoctor says");
endfunction

## ---- files of samples

function list = sources ()
  file = fullfile (tempdir (), sprintf ("descent-takers-%d.csv", getpid ()));
  fid = fopen (file, "w");
  fprintf (fid, "%d,%d,c%d\n", [1:30; 30:-1:1; mod(1:30, 3)]);
  fclose (fid);
  [src, labels] = datasource (file, "LabelColumn", 3);
  packed = datasource (src.Files{1}, "Format", "raw", "Class", "double", "Size", [1 2], ...
                       "Offset", 128);
  list = {"datasource csv", src, {@(s) samples(s, [1:30; 30:-1:1]), @(s) fed(s, [1:30; 30:-1:1])}
          "datasource labels", labels, {@(s) samples(s, uint16 (mod (1:30, 3) + 1))}
          "datasource raw", packed, {@(s) samples(s, [1:30; 30:-1:1]), @(s) fed(s, [])}};
  x = [1:30; 30:-1:1];
  file = [file, ".h5"];
  save ("-hdf5", file, "x");
  try
    list(end+1,:) = {"datasource hdf5", datasource(file), {@(s) samples(s, x)}};
  catch err   # built without HDF5
    check_that (strncmp (err.identifier, "descent:", 8), "an error of descent");
  end_try_catch
endfunction

## what takes a source gives what the array gives, which is not known where it is []
function fed (s, X)
  net = mlp ([2 3 1], "Output", "linear", "InputScale", 1/30);
  how = {"MaxEpochs", 1, "MiniBatchSize", 4, "ShuffleWindow", 9};
  [some, info] = mlptrain (net, s, 1:30, how{:});
  y = mlppredict (net, s);
  q = minibatchqueue (s, 1:30, "MiniBatchSize", 7);
  x = next (q);
  r = preflight (net, s, 1:30, how{:});
  file = [tempname(), ".npy"];
  unwind_protect
    v = readsource (ewma (s, .5, "File", file, "Memory", 5000));
  unwind_protect_cleanup
    [~] = unlink (file);
  end_unwind_protect
  if (! isempty (X))
    check_that (isequal (v, ewma (X, .5, "Dim", 2)), "averages");
    check_that (isequal (some, mlptrain (net, X, 1:30, how{:})), "training");
    check_that (isequal (y, mlppredict (net, X)), "outputs");
    check_that (isequal (x, X(:,1:7)), "a mini-batch");
  endif
endfunction

## what is edited is refused, or does not matter; "raw" says itself what is in its files,
## and what has another size is of another file
function samples (s, want)
  X = readsource (s);
  check_that (strcmp (s.Format, "raw") || ! isequal (size (X), size (want)) ...
              || isequal (X, want), "samples");
  check_that (isequal (readsource (s, columns (X):-1:1), X(:,end:-1:1)), "another order");
endfunction

## ---- options

function list = options ()
  X = rem ((1:3)' .* (1:200) .^ 2 * sqrt (2), 1);
  y = double (X(1,:) > X(2,:));
  net = mlp ([3 4 1]);
  short = {"MaxTime", .2, "MaxIterations", 3};
  takes = {@(s) mlptrain(net, X, y, s, short{:}), @(s) fminsgd(@square, [3; 4], s, short{:}), ...
           @(s) rarely(@preflight, net, X, y, s), ...
           @(s) rarely(@batchsizerace, net, X, y, s, "MiniBatchSizes", 100, "MaxEpochs", 1)};
  list = {"trainingOptions sgdm", trainingOptions("sgdm", "LearnRateSchedule", "piecewise"), takes
          "trainingOptions adam", trainingOptions("adam", "LearnRateSchedule", "one-cycle", ...
                                                  "MaxEpochs", 3, ...
                                                  "ValidationData", {X, y}, "GradientThreshold", ...
                                                  1), takes
          "trainingOptions rmsprop", trainingOptions("rmsprop", "LearnRateSchedule", "plateau", ...
                                                     "Verbose", false), takes};
endfunction

## ---- what the schedule "plateau" knows: costs, and its numbers

function list = costs ()
  s = struct ("K", 1:6, "Cost", [3, 2, 2, 2, 2], "Patience", 1, "Threshold", .1, "DecayRate", .5);
  list = {"learnrate plateau", s, {@plateau}};
endfunction

function plateau (s)
  if (! isstruct (s) || ! isscalar (s) || ! isfield (s, "K"))
    return;
  endif
  pairs = [fieldnames(s), struct2cell(s)]'(:,! strcmp (fieldnames (s)', "K"));
  a = learnrate ("plateau", s.K, pairs{:});
  check_that (isequal (size (a), size (s.K)) && all (a(! isnan (s.K)) >= 0), "rates");
endfunction
