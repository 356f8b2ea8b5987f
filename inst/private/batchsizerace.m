## r = batchsizerace (model, varargin)
## The body of batchsizerace, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function r = batchsizerace (model, varargin)
  is_net = isstruct (model);
  inputs = merge (is_net, 2, 3);
  if (is_net)
    m = feed_count (varargin{1});
  elseif (feed_is (varargin{2}) || in_columns (varargin(inputs+1:end)))
    m = feed_count (varargin{2});
  else
    m = rows (varargin{2});
  endif
  if (m < 1)
    error ("descent:size", "batchsizerace: X must have at least one sample");
  endif
  [options, rest] = own_options (varargin(inputs+1:end), m, ...
                                 largest_batch (varargin{inputs-1:end}), nargout == 0);

  [B, rates] = pairs (options);
  run = @(B, rate, epochs) train_history ("batchsizerace", model, varargin{1:inputs}, rest{:}, ...
                                          "MiniBatchSize", B, "MaxEpochs", epochs, rate{:});
  warm_up (run, B(end), rates{end});
  for i = 1:numel (B)
    [info{i,1}, trained{i}] = run (B(i), rates{i}, options.MaxEpochs);
    costs{i,1} = costs_of (info{i}, ceil (m / B(i)), options.Cost);
  endfor
  race = results (B, m, info, costs, options.Target);
  race.NoiseScale = [NaN, NaN];
  if (m > 1)
    race.NoiseScale = noise (model, varargin(1:inputs), rest, trained, race);
  endif
  if (options.Plot)
    race.Handles = draw (race);
  endif
  if (nargout > 0)
    r = race;
  else
    print_table (race);
  endif
endfunction

## The runs: their sizes, a column, and the option for the rate of each, if it
## is given: numbers, each of which is raced, or a function of B.
function [B, rates] = pairs (options)
  B = [];
  rates = {};
  for size = options.MiniBatchSizes(:)'
    value = options.LearnRate;
    if (is_function_handle (value))
      value = value (size);
    endif
    if (isempty (value))
      each = {{}};
    else
      each = arrayfun (@(rate) {"LearnRate", rate}, value(:), "UniformOutput", false);
    endif
    B = [B; repmat(size, numel (each), 1)];
    rates = [rates; each];
  endfor
endfunction

## An epoch that is not timed; of a cost that rises the race itself warns.
function warm_up (run, B, rate)
  warning ("off", "descent:diverged", "local");
  run (B, rate, 1);
endfunction

## The cost that counts at the end of each epoch of so many STEPS, NaN where
## none was computed.
function costs = costs_of (info, steps, which)
  costs = info.EpochCost;
  if (strcmp (which, "validation"))
    costs(:) = NaN;
    epoch = info.ValidationIteration / steps;
    ends = epoch == fix (epoch) & epoch <= numel (costs);
    costs(epoch(ends)) = info.ValidationCost(ends);
  endif
endfunction

## The gradient noise scale at the start, and where the run ended that was first
## at the target, or had the least cost if none was.
function scales = noise (model, inputs, rest, trained, race)
  [~, first] = min (race.SecondsToTarget);
  if (all (isnan (race.SecondsToTarget)))
    [~, first] = min (race.FinalCost);
  endif
  if (isstruct (model))
    start = {model, inputs{:}};
    last = {trained{first}, inputs{:}};
  else
    samples = {};
    if (in_columns (rest))
      samples = {"ObservationsIn", "columns"};
    endif
    start = {model, inputs{:}, samples{:}};
    last = {model, trained{first}, inputs{2:end}, samples{:}};
  endif
  scales = [noisescale(start{:}).NoiseScale, noisescale(last{:}).NoiseScale];
endfunction

## Do the options of fminsgd in ARGS say that samples are columns?
function yes = in_columns (args)
  yes = strcmpi (option_in ("ObservationsIn", args, "rows"), "columns");
endfunction

## The value of the option NAME in ARGS, the last one; FALLBACK if it is not
## there.
function value = option_in (name, args, fallback)
  if (! isempty (args) && isstruct (args{1}))
    args = [[fieldnames(args{1}), struct2cell(args{1})]'(:)', args(2:end)];
  endif
  value = fallback;
  at = find (strcmpi (name, args(1:end-1)), 1, "last");
  if (! isempty (at))
    value = args{at+1};
  endif
endfunction

## The largest mini-batch of X and Y that Memory, perhaps among the options,
## holds twice for sure; Inf: they are arrays.
function B = largest_batch (X, Y, varargin)
  B = Inf;
  if (! feed_is (X))
    return;
  endif
  rows = train_option_rows ();
  memory = option_in ("Memory", varargin, rows{strcmp (rows(:,1), "Memory"),2});
  m = feed_count (X);
  if (isnumeric (memory) && isscalar (memory) && m > 0)   # else the trainer refuses it
    ## a target may be read as double, and has a weight and a place in an order
    B = floor (memory / 2 / (feed_bytes (X, m) + 8 * feed_bytes (Y, m) + 24));
  endif
endfunction

## The options of the race; REST is for the trainer.  By default sizes are up to
## MOST and to M, the number of samples.
function [options, rest] = own_options (args, m, most, plot)
  own = {};
  rest = {};
  table = {"MiniBatchSizes", [], ""
           "Target", [], ""
           "MaxEpochs", 20, "a positive integer"
           "LearnRate", [], ""
           "Cost", "training", {"training", "validation"}
           "Plot", plot, "true or false"};
  if (! isempty (args) && isstruct (args{1}))        # of trainingOptions
    rest = args(1);
    args(1) = [];
    if (isfield (rest{1}, "MaxEpochs") && ! isempty (rest{1}.MaxEpochs))
      table{3,2} = rest{1}.MaxEpochs;
    endif
    if (isfield (rest{1}, "Plots") && ! any (strcmpi (rest{1}.Plots, {"none", ""})))
      no_plots ();
    endif
  endif
  for i = 1:2:numel (args)
    pair = args(i:min (i + 1, end));
    if (ischar (args{i}) && any (strcmpi (args{i}, table(:,1))))
      own = [own, pair];
    else
      rest = [rest, pair];
    endif
    if (strcmpi (args{i}, "MiniBatchSize"))
      error ("descent:option", "batchsizerace: MiniBatchSize is what varies; give MiniBatchSizes");
    elseif (strcmpi (args{i}, "Plots"))
      no_plots ();
    endif
  endfor
  [options, given] = __options__ ("batchsizerace", table, own);
  if (strcmp (options.Cost, "validation")
      && isempty (option_in ("ValidationData", rest, [])))
    error ("descent:option", "batchsizerace: Cost \"validation\" needs ValidationData");
  endif

  B = options.MiniBatchSizes;
  if (! given.MiniBatchSizes)
    B = [1, 2.^(4:9)];
    options.MiniBatchSizes = [B(B < m & B <= most), m(m <= most)];
    if (isempty (options.MiniBatchSizes))
      options.MiniBatchSizes = 1;        # the trainer says what Memory must be
    endif
  elseif (! (isnumeric (B) && isreal (B) && ! isempty (B)
             && all (B(:) >= 1 & B(:) <= m & B(:) == fix (B(:))))
          || numel (unique (B)) < numel (B))
    where = "";
    if (isnumeric (B) && isreal (B))
      where = __culprit__ (B, B >= 1 & B <= m & B == fix (B), "element");
    endif
    error ("descent:value", ["batchsizerace: MiniBatchSizes must be different integers in ", ...
                             "1..%d, the number of samples%s"], m, where);
  endif
  options.MiniBatchSizes = double (options.MiniBatchSizes);
  T = options.Target;
  if (given.Target && ! (isnumeric (T) && isscalar (T) && isreal (T) && isfinite (T)))
    error ("descent:value", "batchsizerace: Target must be a finite number");
  endif
endfunction

function no_plots ()
  error ("descent:option", ["batchsizerace: Plots would take the time that is measured; ", ...
                            "\"Plot\", true draws the race"]);
endfunction

function r = results (B, m, info, costs, target)
  r.MiniBatchSize = B;
  r.LearnRate = cellfun (@(info) [info.LearnRate; NaN](1), info);
  if (isempty (target))
    least = cellfun (@(cost) min ([cost; NaN]), costs);
    target = NaN;                        # where no run has an epoch
    if (any (isfinite (least)))
      target = median (least(isfinite (least)));
    endif
  endif
  for column = {"SecondsToTarget", "EpochsToTarget", "SecondsPerEpoch", "FinalCost"}
    r.(column{1}) = NaN (size (B));
  endfor
  for i = 1:numel (B)
    epochs = floor (numel (info{i}.IterationCost) / ceil (m / B(i)));   # whole ones
    seconds = info{i}.Seconds(1:epochs);
    if (isempty (seconds))                # the run ended in its first epoch
      continue;
    endif
    first = find (costs{i}(1:epochs) <= target, 1);
    if (! isempty (first))
      r.EpochsToTarget(i) = first;
      r.SecondsToTarget(i) = sum (seconds(1:first));
    endif
    r.SecondsPerEpoch(i) = median (seconds);
    r.FinalCost(i) = [NaN; costs{i}(! isnan (costs{i}))](end);
  endfor
  r.Target = target;
  r.Cost = costs;
  r.Info = info;
endfunction

function print_table (r)
  printf ("Time to a cost of %.4g\n\n", r.Target);
  printf ("%12s %10s %12s %8s %14s %12s\n", "mini-batch", "rate", "seconds", "epochs",
          "seconds/epoch", "final cost");
  for i = 1:numel (r.MiniBatchSize)
    seconds = epochs = "-";
    if (! isnan (r.EpochsToTarget(i)))
      seconds = sprintf ("%.4f", r.SecondsToTarget(i));
      epochs = sprintf ("%d", r.EpochsToTarget(i));
    endif
    printf ("%12d %10.3g %12s %8s %14.6f %12.4g\n", r.MiniBatchSize(i), r.LearnRate(i), ...
            seconds, epochs, r.SecondsPerEpoch(i), r.FinalCost(i));
  endfor
  printf ("\ngradient noise scale: %.3g samples at the start, %.3g at the end of the quickest\n",
          r.NoiseScale);
endfunction

## Cost against seconds and against epochs, a line a size.
function h = draw (r)
  clf ();
  h.Axes(1) = axes ("position", [.11 .17 .25 .76]);
  h.Lines(:,1) = curves (r, @(info) cumsum (info.Seconds(:)));
  xlabel ("seconds");
  h.Axes(2) = axes ("position", [.48 .17 .235 .76]);
  [h.Lines(:,2), target] = curves (r, @(info) (1:numel (info.EpochCost))');
  xlabel ("epochs");
  set (h.Axes(1), "xscale", "log");
  names = arrayfun (@(B, rate) label (B, rate, r), r.MiniBatchSize, r.LearnRate, ...
                    "UniformOutput", false);
  ## gnuplot moves an axes whose legend is outside: it gets an axes of its own
  margin = axes ("position", [.72 .17 .27 .76], "visible", "off");
  samples = copyobj ([h.Lines(:,2); target], margin);
  set (samples, "xdata", NaN, "ydata", NaN);
  legend (samples, [names; {"target"}], "location", "northwest");
  set (gcf (), "currentaxes", h.Axes(2));
endfunction

## A run in the legend: its rate is told where a size has several.
function text = label (B, rate, r)
  text = sprintf ("B = %d", B);
  if (numel (unique (r.MiniBatchSize)) < numel (r.MiniBatchSize))
    text = sprintf ("%s, rate %.3g", text, rate);
  endif
endfunction

function [lines, target] = curves (r, abscissa)
  colors = plot_colors ();
  styles = {"-", "--", ":"};
  most = 0;
  least = Inf;
  hold on;
  for i = 1:numel (r.Info)
    x = [abscissa(r.Info{i}); NaN](1:max (end - 1, 1));          # NaN: no epoch
    cost = [r.Cost{i}; NaN](1:numel (x));
    seen = ! isnan (cost);
    if (any (seen))                       # not each epoch is validated
      [x, cost] = deal (x(seen), cost(seen));
    endif
    k = mod (i - 1, rows (colors)) + 1;
    lines(i,1) = plot (x, cost, "color", colors(k,:), "linewidth", 2, ...
                       "linestyle", styles{mod (floor ((i - 1) / rows (colors)), 3) + 1});
    least = min ([least; x]);
    most = max ([most; x]);
  endfor
  target = plot ([least, most], r.Target * [1, 1], "--", "color", [.3 .3 .3], "linewidth", 1);
  if (most > least)
    xlim ([least, most]);
  endif
  hold off;
  if (! any (cellfun (@(cost) any (cost <= 0), r.Cost)))
    set (gca (), "yscale", "log");
  endif
  box on;
  grid on;
  ylabel ("cost");
endfunction
