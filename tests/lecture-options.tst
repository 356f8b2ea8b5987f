## lecture-options.tst: the numbers of the lecture's experiments are options, which
## their help lists; titles, slides and files of pictures.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function text = message (varargin)     # of the error of lecture (...)
%!  text = "";
%!  try
%!    r = lecture (varargin{:});
%!  catch err
%!    text = err.message;
%!  end_try_catch
%!endfunction

## the options that help lists, and their defaults as text
%!function [names, defaults] = listed (name)
%!  text = get_help_text (["lectures." strrep(name, "-", "_")]);
%!  found = regexp (text, '^ +"(\w+)"(?: \((.*?)\))?: ', "tokens", "lineanchors", ...
%!                  "dotexceptnewline");
%!  names = cellfun (@(t) t{1}, found, "UniformOutput", false);
%!  defaults = cellfun (@(t) [t{2:end} ""], found, "UniformOutput", false);
%!endfunction

## the picture of lecture (...) in a hidden figure, for f (figure)
%!function with_picture (f, varargin)
%!  old = get (0, "children");
%!  visible = get (0, "defaultfigurevisible");
%!  set (0, "defaultfigurevisible", "off");
%!  unwind_protect
%!    r = lecture (varargin{:}, "Plot", true);
%!    f (setdiff (get (0, "children"), old), r);
%!  unwind_protect_cleanup
%!    close (setdiff (get (0, "children"), old));
%!    set (0, "defaultfigurevisible", visible);
%!  end_unwind_protect
%!endfunction
%!function text = title_of (fig, number)
%!  ax = flipud (findobj (fig, "type", "axes", "tag", ""));
%!  text = get (get (ax(number), "title"), "string");
%!endfunction

## help and the script know the same options, all of which have other names than
## those of all experiments
%!test
%! for name = lecture ()(:)'
%!   known = regexp (message (name{1}, "no such", 1), 'known: ([^;]*)', "tokens", "once"){1};
%!   known = strsplit (known, ", ");
%!   assert (isequal (listed (name{1}), known(1:end-2)), "%s", name{1});
%!   assert (known(end-1:end), {"Plot", "Style"});
%! endfor

## the defaults in help are those of the script: with them the numbers are the same
%!test
%! for name = {"partition", "uneven", "cost-curves", "contours", "first-days", "temperature", ...
%!             "weights", "one-over-e", "bias-correction", "quiz", "moving-window", ...
%!             "averaged-weights", "bowl", "adaptive", "decay"}
%!   [names, defaults] = listed (name{1});
%!   given = {};
%!   for i = find (! cellfun (@isempty, defaults))(:)'
%!     given(end+(1:2)) = {names{i}, eval(defaults{i})};
%!   endfor
%!   assert (numel (given) >= 2);
%!   assert (isequal (lecture (name{1}, given{:}), lecture (name{1})), "%s", name{1});
%! endfor

## no option is there in vain: another value gives other numbers, unless it is of the picture
## alone
%!test
%! other = {
%!   "partition", {"m", 3e6, "B", 500, "features", 3}
%!   "uneven", {"m", 100, "B", 30}
%!   "cost-curves", {"alpha", .1, "large", 3, "B", 32, "beta", .5, "iterations", 20, ...
%!                   "hidden", 8, "seed", 2}
%!   "contours", {"B", [100 8], "alpha", .05, "schedule", "sqrt", "epochs", 3, "m", 50, ...
%!                "line", [0 1], "noise", .5, "start", [2 2], "seed", 3}
%!   "first-days", {"theta", [1 2], "beta", .5}
%!   "temperature", {"beta", .7, "x", 1:100, "corrected", true, "ramp", 5, "noise", 5000, "seed", 2}
%!   "weights", {"beta", .5, "t", 50, "x", 1:200}
%!   "one-over-e", {"beta", .5}
%!   "bias-correction", {"beta", .9, "theta", [1 2], "within", .1, "x", 1:100}
%!   "quiz", {"theta", [1 2], "beta", .9}
%!   "moving-window", {"n", 20, "x", sqrt(1:300)}
%!   "averaged-weights", {"beta", .5, "alpha", .1, "B", 8, "epochs", 2, "m", 500, "line", [0 1], ...
%!                        "noise", .5, "start", [2 2], "seed", 3}
%!   "bowl", {"alpha", .02, "beta", .5, "curvature", 10, "start", [-5 1], "steps", 10, ...
%!            "alphas_descent", .01, "alphas_momentum", .02, "many", 50}
%!   "adaptive", {"alpha", [.01 .1 .1], "beta1", .5, "beta2", [.5 .9], "epsilon", 1e-2, ...
%!                "curvature", 10, "start", [-5 1], "steps", 10}
%!   "decay", {"alpha", .1, "rate", .5, "factor", .9, "interval", 3, "staircase", .5, ...
%!             "epochs", 5, "B", 8, "m", 50, "line", [0 1], "noise", .5, "start", [2 2], ...
%!             "seed", 3}};
%! warning ("off", "descent:diverged", "local");
%! for i = 1:rows (other)
%!   drawn = {"Animate", "seed"}(1:1 + strcmp (other{i,1}, "uneven"));
%!   usual = lecture (other{i,1});
%!   given = other{i,2};
%!   assert (given(1:2:end), setdiff (listed (other{i,1}), drawn, "stable"));
%!   for k = 1:2:numel (given)
%!     assert (! isequal (lecture (other{i,1}, given{k:k+1}), usual), ...
%!             "%s: %s", other{i,1}, given{k});
%!   endfor
%! endfor

## any number of betas, over a series of your own; colours and legends follow
%!function four_averages (fig, r)
%!  ax = findobj (fig, "type", "axes", "tag", "");
%!  lines = findobj (ax, "type", "line", "linestyle", "-");
%!  assert (numel (lines), 4);
%!  assert (rows (unique (vertcat (get (lines, {"color"}){:}), "rows")), 4);
%!  words = get (get (ax, "__legend_handle__"), "string");
%!  assert (numel (words), 5);
%!  assert (! isempty (strfind (strjoin (words(:)', ";"), "0.99: 100 days, lag 99")));
%!endfunction
%!test
%! x = cumsum (sin (1:500));
%! r = lecture ("temperature", "beta", [.7 .9 .99 .5], "x", x);
%! assert (r.v, ewma (x(:), [.7 .9 .99 .5]));
%! assert (r.window, [1/.3 10 100 2], 1e-9);
%! assert (r.date, (1:500)');
%! with_picture (@four_averages, "temperature", "beta", [.7 .9 .99 .5], "x", x);

## other numbers of runs, sizes and windows are drawn, too
%!function panels (n, fig, r)
%!  assert (numel (findobj (fig, "type", "axes", "tag", "")), n);
%!endfunction
%!test
%! with_picture (@(fig, r) panels (3, fig, r), "contours", "B", [4 32]);
%! with_picture (@(fig, r) panels (2, fig, r), "contours", "B", 1, "epochs", 1, "noise", 0);
%! with_picture (@(fig, r) panels (3, fig, r), "moving-window", "n", [4 8 16], "x", rand (1, 50));
%! with_picture (@(fig, r) panels (5, fig, r), "averaged-weights", "beta", [.5 .7 .8 .9], "m", 100);
%! with_picture (@(fig, r) panels (1, fig, r), "uneven", "B", 1);
%! with_picture (@(fig, r) panels (1, fig, r), "partition", "m", 10, "B", 3);
%! with_picture (@(fig, r) panels (1, fig, r), "first-days", "theta", 0);
%! with_picture (@(fig, r) panels (1, fig, r), "quiz", "theta", -1:30);
%! with_picture (@(fig, r) panels (1, fig, r), "one-over-e", "beta", [0 .1 .5 .9 .999]);
%! with_picture (@(fig, r) panels (2, fig, r), "weights", "x", [3 3 3]);
%! with_picture (@(fig, r) panels (1, fig, r), "bias-correction", "x", zeros (1, 5));
%! with_picture (@(fig, r) panels (1, fig, r), "bowl", "start", [0 0], "many", 1);
%! with_picture (@(fig, r) panels (1, fig, r), "adaptive", "start", [10 -1e-3], "steps", 1);
%! with_picture (@(fig, r) panels (3, fig, r), "decay", "epochs", 1, "m", 4);
%! with_picture (@(fig, r) panels (3, fig, r), "batch-speed", "B", [256 64], "copies", 1, ...
%!               "epochs", 2, "target", 1e-9);
%! with_picture (@(fig, r) panels (1, fig, r), "batch-size", "B", 8, "rounds", 1);

## contours: what is given for each run
%!test
%! r = lecture ("contours", "B", [100 8 8], "alpha", [.5 .2 .1]);
%! assert (r.name, {"B = 100 (batch)", "B = 8", "B = 8, alpha / 2"});
%! r = lecture ("contours", "B", [8 8], "schedule", {"none", "inverse"});
%! assert (r.name, {"B = 8", "B = 8, alpha decays"});

## single samples settle where points have no noise, as help says to try
%!test
%! assert (lecture ("contours", "noise", 0).wander(3) < 1e-6);

## moons: Adam beside the published run
%!test
%! r = lecture ("moons");
%! assert (r.accuracy_other, .943333, 4e-7);
%! assert (r.cost_other(end) < r.cost(end) / 3);
%! assert (r.cost_other(1) < r.cost(1));
%! r = lecture ("moons", "solver", "momentum");
%! assert (r.accuracy_other, .716667, 4e-7);
%! r = lecture ("moons", "epochs", 1500, "alpha", .01, "B", 300, "alpha_other", .001);
%! assert ({r.epoch, numel(r.cost_published), numel(r.info.IterationCost)}, {[0 1000], 2, 1500});

## titles have the numbers
%!test
%! with_picture (@(fig, r) assert (title_of (fig, 1), ...
%!                 "Momentum: 6 changes of sign in 39 steps; descent: 39"), "bowl");
%! with_picture (@(fig, r) assert (title_of (fig, 1), ...
%!                 "Momentum: 1 changes of sign in 10 steps; descent: 10"), "bowl", "steps", 10);
%! with_picture (@(fig, r) assert (title_of (fig, 1), ...
%!                 "148 samples, B = 64: mini-batches of 64, 64 and 20"), "uneven");
%! with_picture (@(fig, r) assert (title_of (fig, 1), ...
%!                 "148 samples, B = 20: mini-batches of 20, 20, ... and 8"), "uneven", "B", 20);
%! with_picture (@(fig, r) assert (title_of (fig, 1), ...
%!                 sprintf ("Batch: 0 rises of J; \\alpha = 2: %d", r.rises_batch_alpha_2)), ...
%!               "cost-curves", "iterations", 30);

## legends cover no data
%!function uncovered (fig, r)
%!  for ax = findobj (fig, "type", "axes", "tag", "")(:)'
%!    h = [];
%!    if (isprop (ax, "__legend_handle__"))
%!      h = get (ax, "__legend_handle__");
%!    endif
%!    if (! isempty (h))
%!      at = get (h, "location");
%!      limits = get (ax, "ylim");
%!      y = cellfun (@(y) y(:)', get (findobj (ax, "type", "line"), {"ydata"}), ...
%!                   "UniformOutput", false);
%!      assert (any (strcmp (at, {"northeast", "northwest", "southeast", "southwest"})));
%!      room = [max([y{:}]) < limits(2), min([y{:}]) > limits(1)](1 + strncmp (at, "south", 5));
%!      assert (room || ! isempty (r));
%!    endif
%!  endfor
%!endfunction
%!test with_picture (@uncovered, "moving-window");

## a slide: its size, its letters, its lines
%!function is_slide (fig, r)
%!  assert (get (fig, "position")(3:4), [1280 720]);
%!  ax = findobj (fig, "type", "axes", "tag", "");
%!  assert (get (ax, "fontsize"), 20);
%!  assert (get (get (ax, "ylabel"), "fontsize"), 20);
%!  assert (get (get (ax, "title"), "fontsize") <= 20);
%!  assert (max ([get(findobj (ax, "type", "line"), {"linewidth"}){:}]), 3);
%!endfunction
%!test with_picture (@is_slide, "bowl", "Style", "slide");
%!test with_picture (@is_slide, "temperature", "style", "SLIDE", "beta", [.9 .99]);

## odd values are refused by name, rule and place
%!test
%! table = {
%!   "bowl", {"alpha", -1}, "bowl: alpha must be a positive number"
%!   "bowl", {"alpha", NaN}, "bowl: alpha must be a positive number"
%!   "bowl", {"alpha", []}, "bowl: alpha must be a real number; it has 0"
%!   "bowl", {"alpha", [1 2]}, "bowl: alpha must be a real number; it has 2"
%!   "bowl", {"alpha", "x"}, "bowl: alpha must be a real number"
%!   "bowl", {"alpha", 1i}, "bowl: alpha must be a real number"
%!   "bowl", {"alpha", {1}}, "bowl: alpha must be a real number"
%!   "bowl", {"steps", 1e12}, "bowl: steps must be at most 100000"
%!   "bowl", {"steps", 1.5}, "bowl: steps must be a positive integer"
%!   "bowl", {"start", [1 NaN]}, "bowl: start must be finite (NaN at element 2)"
%!   "bowl", {"start", [1 2 3]}, "bowl: start must be 2 real numbers; it has 3"
%!   "bowl", {"start", ones(2)}, "bowl: start must be 2 real numbers"
%!   "bowl", {"beta", 1}, "bowl: beta must be in [0, 1)"
%!   "temperature", {"beta", [.5 NaN 2]}, ...
%!     "temperature: beta must be in [0, 1) (NaN at element 2)"
%!   "temperature", {"beta", []}, "temperature: beta must be 1 to 21 real numbers; it has 0"
%!   "temperature", {"beta", .5 * ones(1, 22)}, ...
%!     "temperature: beta must be 1 to 21 real numbers; it has 22"
%!   "temperature", {"x", [1 Inf]}, "temperature: x must be finite (Inf at element 2)"
%!   "temperature", {"x", 1}, "temperature: x must be 2 to 10,000,000 real numbers; it has 1"
%!   "temperature", {"corrected", 2}, "temperature: corrected must be true or false"
%!   "temperature", {"noise", 10}, "temperature: noise must be at least 2000"
%!   "partition", {"m", 0}, "partition: m must be a positive integer"
%!   "partition", {"m", 1e15}, "partition: m must be at most 2e+07"
%!   "partition", {"B", 1}, "partition: B must be at least 5 for 5000000 samples"
%!   "contours", {"B", [1 2], "alpha", [1 2 3]}, ...
%!     "contours: alpha must have 1 element or 2, one for each of B; it has 3"
%!   "contours", {"schedule", "cosin"}, ...
%!     'contours: schedule must be one of "none", "inverse", "exponential", "sqrt"'
%!   "contours", {"schedule", 3}, "contours: schedule must be 1 to 11 names"
%!   "moving_window", {"n", 7}, "moving_window: n must be even, and at most 146 for 366 samples"
%!   "moving_window", {"n", 300}, "moving_window: n must be even, and at most 146 for 366 samples"
%!   "batch_size", {"class", "int8"}, 'batch_size: class must be one of "double", "single"'
%!   "batch_size", {"B", 1e7, "n_x", 1e5}, "batch_size: B must be at most 9993 for this layer"
%!   "moons", {"epochs", 5001}, "moons: epochs must be at most 5000"};
%! for i = 1:rows (table)
%!   text = message (strrep (table{i,1}, "_", "-"), table{i,2}{:});
%!   assert (strncmp (text, ["lectures." table{i,3}], numel (table{i,3}) + 9), "%s", text);
%! endfor
%!error <unknown option "bta"; known: .*; did you mean "beta"> lecture ("temperature", "bta", 1);
%!error <did you mean "curvature"> lectures.bowl ("curvatur", 1);
%!error <unknown option "Animate"> lecture ("quiz", "Animate", "quiz.gif");

## what numbers may be: of any class, sparse, a column
%!test
%! r = lecture ("first-days", "theta", int8 ([40; 49; 45]), "beta", single (.5));
%! assert (r.v, lecture ("first-days", "beta", .5).v);
%! assert (r.theta, [40 49 45]);
%! assert (lectures.quiz ("theta", sparse ([10 10])), lectures.quiz ());

## the seed of uneven is seen in its picture
%!function y = ordinates (fig)
%!  y = get (findobj (fig, "type", "line", "marker", "o"), {"ydata"});
%!endfunction
%!test
%! with_picture (@(fig, r) assert (sort ([ordinates(fig){:}]), 1:148), "uneven");
%! with_picture (@(fig, r) with_picture (@(other, r) assert (! isequal (ordinates (fig), ...
%!                                                                     ordinates (other))), ...
%!                                       "uneven", "seed", 2), "uneven");

## an animation: frames, their delays, the picture as it was; what cannot be written
%!function grows (fig, r)
%!  lines = findobj (fig, "type", "line", "tag", "grows");
%!  assert (cellfun (@numel, get (lines, {"xdata"})), [5; 5]);
%!endfunction
%!testif ; __have_feature__ ("MAGICK")   # GIF needs an Octave built with GraphicsMagick
%! folder = tempname ();
%! mkdir (folder);
%! file = fullfile (folder, "bowl.gif");
%! unwind_protect
%!   with_picture (@grows, "bowl", "steps", 4, "Animate", file);
%!   info = imfinfo (file);
%!   assert ([numel(info), info(1).Width, info(1).Height], [5, 720, 400]);
%!   assert ([info.DelayTime], [10 10 10 10 200]);
%!   assert (stat (file).size < 4e5);
%!   first = imread (file);
%!   assert (size (first), [400 720]);
%!   assert (numel (glob (fullfile (folder, "*"))), 1);
%!   old = get (0, "children");
%!   r = lecture ("decay", "epochs", 2, "m", 8, "animate", fullfile (folder, "decay.GIF"));
%!   assert (get (0, "children"), old);
%!   assert (numel (imfinfo (fullfile (folder, "decay.GIF"))), 5);
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect
%!test
%! asked = @(file) message ("bowl", "Animate", file);
%! assert (asked ("bowl.png"), 'lectures.bowl: Animate must end in .gif (got "bowl.png")');
%! assert (asked (3), "lectures.bowl: Animate must be the name of a file");
%! assert (asked (""), "lectures.bowl: Animate must be the name of a file");
%! assert (asked ("/no/such/bowl.gif"), "lectures.bowl: the folder /no/such does not exist");

## all of them as files
%!test
%! folder = fullfile (tempname (), "slides");
%! mkdir (fileparts (folder));
%! old = get (0, "children");
%! unwind_protect
%!   files = lecture ("all", "Folder", folder, "Style", "slide");
%!   assert (files, strcat (folder, filesep (), lecture (), ".png"));
%!   for file = files(:)'
%!     id = fopen (file{1}, "r", "ieee-be");
%!     head = fread (id, 16);
%!     assert (fread (id, 2, "uint32")', [1280 720]);
%!     fclose (id);
%!     assert (stat (file{1}).size > 10000, "%s", file{1});
%!   endfor
%!   assert (numel (glob (fullfile (folder, "*"))), numel (files));
%!   assert (get (0, "children"), old);
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (fileparts (folder), "s");
%! end_unwind_protect
%!error <Folder must be the name of a folder> lecture ("all", "Folder", 3)
%!error <Format must be one of "png", "svg", "pdf"> lecture ("all", "Format", "jpg")
%!error <unknown option "beta"; known: Folder, Format, Style> lecture ("all", "beta", .9)
%!error <the folder /dev/null/x cannot be made> lecture ("all", "Folder", "/dev/null/x")
