## names = figures ()
## figures (folder)
## The names of the manual's figures; with FOLDER, draws them there, NAME.png
## each, with what the package computes.  A figure is a row of the table: its
## name, and a function that draws it in the current figure or one of its own.
##
## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

function varargout = figures (folder)
  table = {"temperature",     @() experiment ("temperature");
           "bias-correction", @() experiment ("bias-correction");
           "one-over-e",      @() experiment ("one-over-e");
           "cost-curves",     @() experiment ("cost-curves");
           "contours",        @() experiment ("contours");
           "bowl",            @() experiment ("bowl");
           "adaptive",        @() experiment ("adaptive");
           "course",          @course;
           "decay",           @decay;
           "batch-size",      @batch_size;
           "digits",          @digits;
           "moons",           @moons;
           "windows",         @windows};
  if (nargin == 0)
    varargout{1} = table(:,1)';
    return;
  endif

  warning ("off", "Octave:gnuplot-graphics", "local");
  visible = get (0, "defaultfigurevisible");
  set (0, "defaultfigurevisible", "off");
  close (figure ());           # with a display the first figure chooses its toolkit itself
  toolkit = graphics_toolkit ();
  unwind_protect
    graphics_toolkit ("gnuplot");
    for i = 1:rows (table)
      figure ();
      table{i,2} ();
      height = merge (strcmp (table{i,1}, "contours"), 720, 460);       # two rows of axes
      savepicture (fullfile (folder, [table{i,1} ".png"]), [1000 height]);
      close all;
    endfor
  unwind_protect_cleanup
    close all;
    set (0, "defaultfigurevisible", visible);
    graphics_toolkit (toolkit);
  end_unwind_protect
endfunction

## Colours that colour-blind readers can tell apart (Okabe and Ito 2008).
function c = colour (name)
  c.blue = [0 114 178];   c.red = [213 94 0];     c.green = [0 158 115];
  c.orange = [230 159 0]; c.sky = [86 180 233];   c.grey = [150 150 150];
  c = c.(name) / 255;
endfunction

## One of the lecture's, without its table.
function experiment (name)
  r = lecture (name, "Plot", true);
endfunction

## Two solvers on one network, with validation.
function course ()
  S = dataset ("digits");
  train = 1:1500;
  test = 1501:1797;
  start = mlp ([64 32 10], "Output", "softmax");
  solvers = {"sgd", .1; "adam", .005};
  for i = 1:2
    [~, info{i}] = mlptrain (start, S.X(:,train) / 16, S.Y(train), "Solver", solvers{i,1}, ...
                             "LearnRate", solvers{i,2}, "MaxEpochs", 20, ...
                             "ValidationData", {S.X(:,test) / 16, S.Y(test)});
  endfor
  axes ("position", [.07 .14 .4 .74]);
  plotcost (info{2});
  title ("Adam");
  axes ("position", [.56 .14 .4 .74]);
  plotcost (info, "Names", {"sgd", "adam"}, "Against", "seconds");
  title ("Two solvers against the clock");
endfunction

function decay ()
  e = 0:.1:60;
  options = {"LearnRate", .2, "Origin", 0};
  plan = {"inverse",     {"DecayRate", .1}, "blue", "-";
          "exponential", {},                "sky", "-";
          "staircase",   {"DecayRate", 1},  "grey", "-";
          "step",        {"Interval", 20},  "orange", "-";
          "cosine",      {"Duration", 60},  "red", "-";
          "one-cycle",   {"Duration", 60},  "green", "--"};
  hold on;
  for i = 1:rows (plan)
    plot (e, learnrate (plan{i,1}, e, options{:}, plan{i,2}{:}), plan{i,4}, "color", ...
          colour (plan{i,3}), "linewidth", 2);
  endfor
  hold off;
  grid on;
  xlabel ("epoch");
  ylabel ("learning rate");
  legend (plan(:,1)', "location", "northeastoutside");
  title ("Schedules of learnrate, from .2");
endfunction

function batch_size ()
  S = dataset ("digits");
  r = batchsizerace (mlp ([64 32 10], "Output", "softmax"), S.X / 16, S.Y, "LearnRate", .1, ...
                     "MiniBatchSizes", [1 16 64 256 1797], "Plot", true);
endfunction

## Six that were read right, and the first six of those that were not.
function digits ()
  S = dataset ("digits");
  net = mlptrain (mlp ([64 32 10], "Output", "softmax"), S.X(:,1:1500) / 16, S.Y(1:1500), ...
                  "Solver", "adam", "LearnRate", .005, "MaxEpochs", 10);
  [~, label] = mlppredict (net, S.X / 16);
  sample = [1501:1506, 1500 + find(label(1501:end) != S.Y(1501:end))(1:6)];
  colormap (flipud (gray (17)));
  for i = 1:12
    axes ("position", [mod(i - 1, 6)/6 + .02, .53 - .5 * (i > 6), .125, .34]);
    imagesc (reshape (S.X(:,sample(i)), 8, 8)');
    axis image off;
    title (sprintf ("a %d, read as %d", S.classes([S.Y(sample(i)), label(sample(i))])), ...
           "fontsize", 10);
  endfor
endfunction

## Costs of mini-batches of sorted digits, in windows of many and of few blocks.
function windows ()
  S = dataset ("digits");
  [Y, sorted] = sort (S.Y);
  start = mlp ([64 32 10], "Output", "softmax");
  runs = {"all together", {}, "grey"
          "windows of 375, blocks of 4", {"ShuffleWindow", 375, "ShuffleBlock", 4}, "blue"
          "windows of 375, blocks of 100", {"ShuffleWindow", 375, "ShuffleBlock", 100}, "red"};
  hold on;
  for i = [3 2 1]
    [~, info] = mlptrain (start, S.X(:,sorted) / 16, Y, "LearnRate", .2, "MaxEpochs", 8, ...
                          runs{i,2}{:});
    h(i) = plot (info.IterationCost, "color", colour (runs{i,3}), "linewidth", 1.5);
  endfor
  hold off;
  grid on;
  xlabel ("iteration");
  ylabel ("cost of the mini-batch");
  legend (h, runs(:,1)');
  title ("Digits sorted by class, shuffled in windows");
endfunction

function moons ()
  S = dataset ("moons");
  net = mlptrain (mlp ([2 20 20 1], "Hidden", "tanh", "Initialization", "xavier"), S.X, S.Y, ...
                  "Solver", "adam", "LearnRate", .01, "MaxEpochs", 200);
  [x, y] = meshgrid (linspace (-2, 3, 200), linspace (-1.4, 1.9, 200));
  p = mlppredict (net, [x(:)'; y(:)']);
  contour (x, y, reshape (p, size (x)), [.5 .5], "linecolor", colour ("grey"), "linewidth", 2);
  hold on;
  h = [plot(S.X(1,S.Y == 0), S.X(2,S.Y == 0), ".", "color", colour ("blue"), "markersize", 10), ...
       plot(S.X(1,S.Y == 1), S.X(2,S.Y == 1), "x", "color", colour ("red"), "markersize", 5)];
  hold off;
  axis equal;
  axis ([-2 3 -1.4 1.9]);
  xlabel ("x_1");
  ylabel ("x_2");
  legend (h, {"class 0", "class 1"}, "location", "eastoutside");
  title ("Two moons, and where the network parts them");
endfunction
