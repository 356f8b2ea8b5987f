## r = batchsizerace (model, varargin)
## The body of batchsizerace, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function r = batchsizerace (model, varargin)
  is_net = isstruct (model);
  inputs = merge (is_net, 2, 3);
  if (is_net)
    m = columns (varargin{1});
  else
    m = rows (varargin{2});
    if (in_columns (varargin(inputs+1:end)))
      m = columns (varargin{2});
    endif
  endif
  if (m < 1)
    error ("descent:size", "batchsizerace: X must have at least one sample");
  endif
  [options, rest] = own_options (varargin(inputs+1:end), m, nargout == 0);

  B = options.MiniBatchSizes(:);
  run = @(B, epochs) train_history ("batchsizerace", model, varargin{1:inputs}, rest{:}, ...
                                    "MiniBatchSize", B, "MaxEpochs", epochs, ...
                                    rate(options.LearnRate, B){:});
  warm_up (run, B(end));
  for i = 1:numel (B)
    info{i,1} = run (B(i), options.MaxEpochs);
  endfor
  race = results (B, m, info, options.Target);
  if (options.Plot)
    race.Handles = draw (race);
  endif
  if (nargout > 0)
    r = race;
  else
    print_table (race);
  endif
endfunction

## An epoch that is not timed; of a cost that rises the race itself warns.
function warm_up (run, B)
  warning ("off", "descent:diverged", "local");
  run (B, 1);
endfunction

## Do the options of fminsgd in ARGS say that samples are columns?
function yes = in_columns (args)
  if (! isempty (args) && isstruct (args{1}))
    args = [[fieldnames(args{1}), struct2cell(args{1})]'(:)', args(2:end)];
  endif
  name = find (strcmpi ("ObservationsIn", args(1:end-1)), 1, "last");
  yes = ! isempty (name) && strcmpi (args{name+1}, "columns");
endfunction

## The options of the race; REST is for the trainer.
function [options, rest] = own_options (args, m, plot)
  own = {};
  rest = {};
  table = {"MiniBatchSizes", [], ""
           "Target", [], ""
           "MaxEpochs", 20, "a positive integer"
           "LearnRate", [], ""
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

  B = options.MiniBatchSizes;
  if (! given.MiniBatchSizes)
    B = [1, 2.^(4:9)];
    options.MiniBatchSizes = [B(B < m), m];
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

## The pair for the trainer, if a rate is given: a number or a function of B.
function pair = rate (value, B)
  pair = {};
  if (is_function_handle (value))
    pair = {"LearnRate", value(B)};
  elseif (! isempty (value))
    pair = {"LearnRate", value};
  endif
endfunction

function r = results (B, m, info, target)
  r.MiniBatchSize = B;
  if (isempty (target))
    least = cellfun (@(info) min ([info.EpochCost; NaN]), info);
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
    first = find (info{i}.EpochCost(1:epochs) <= target, 1);
    if (! isempty (first))
      r.EpochsToTarget(i) = first;
      r.SecondsToTarget(i) = sum (seconds(1:first));
    endif
    r.SecondsPerEpoch(i) = median (seconds);
    r.FinalCost(i) = info{i}.EpochCost(end);
  endfor
  r.Target = target;
  r.Info = info;
endfunction

function print_table (r)
  printf ("Time to a cost of %.4g\n\n", r.Target);
  printf ("%12s %14s %14s %14s %12s\n", "mini-batch", "seconds", "epochs", "seconds/epoch",
          "final cost");
  for i = 1:numel (r.MiniBatchSize)
    seconds = epochs = "-";
    if (! isnan (r.EpochsToTarget(i)))
      seconds = sprintf ("%.4f", r.SecondsToTarget(i));
      epochs = sprintf ("%d", r.EpochsToTarget(i));
    endif
    printf ("%12d %14s %14s %14.6f %12.4g\n", r.MiniBatchSize(i), seconds, epochs, ...
            r.SecondsPerEpoch(i), r.FinalCost(i));
  endfor
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
  names = arrayfun (@(B) sprintf ("B = %d", B), r.MiniBatchSize, "UniformOutput", false);
  ## gnuplot moves an axes whose legend is outside: it gets an axes of its own
  margin = axes ("position", [.72 .17 .27 .76], "visible", "off");
  samples = copyobj ([h.Lines(:,2); target], margin);
  set (samples, "xdata", NaN, "ydata", NaN);
  legend (samples, [names; {"target"}], "location", "northwest");
  set (gcf (), "currentaxes", h.Axes(2));
endfunction

function [lines, target] = curves (r, abscissa)
  colors = plot_colors ();
  styles = {"-", "--", ":"};
  most = 0;
  least = Inf;
  hold on;
  for i = 1:numel (r.Info)
    x = [abscissa(r.Info{i}); NaN](1:max (end - 1, 1));          # NaN: no epoch
    cost = [r.Info{i}.EpochCost; NaN](1:numel (x));
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
  if (all (cellfun (@(info) all (info.EpochCost(:) > 0), r.Info)))
    set (gca (), "yscale", "log");
  endif
  box on;
  grid on;
  ylabel ("cost");
endfunction
