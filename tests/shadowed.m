## shadowed.m SRCDIR BUILDDIR FOLDER WAY: calls every public function by handles taken before
## functions of all their names, which only raise errors, come first.  WAY: "files", in FOLDER,
## then the current folder, or "prompt", at which the long calls are left out; or "octave":
## files with the names of functions of Octave that packages such as nan change.  Prints the
## calls that fail, and at last their number.
## SPDX-License-Identifier: GPL-3.0-or-later

1;

## Rows {what it is, handle, nargout, cell of arguments}.
function list = shadow_calls (names, folder)
  for name = names(:)'
    own.(name{1}) = str2func (name{1});
  endfor
  list = calls ();
  list = list(cellfun (@(f) ischar (f) && isfield (own, f), list(:,1)),:);
  list = [list(:,1), cellfun(@(f) own.(f), list(:,1), "UniformOutput", false), list(:,2:3)];
  for name = own.lecture ()(:)'
    list(end+1,:) = {["lecture " name{1}], own.lecture, 0, name};
  endfor
  X = reshape (cos ((1:120) .^ 2), 3, 40);
  y = double (X(1,:) > 0);
  net = own.mlp ([3 4 1]);
  [~, info] = own.mlptrain (net, X, y, "ValidationData", {X, y});
  queue = own.minibatchqueue (X, y, "MiniBatchSize", 8);
  queue.partition (2, 1);
  f = @(t) deal (t' * t, 2 * t);
  list = [list; {
    "part of a queue", @(q) q.partition (2, 1).next (), 2, {queue}
    "descenttour", own.descenttour, 0, {folder}
    "plotcost", own.plotcost, 1, {info}
    "runreport", own.runreport, 0, {info, net, [folder "-report.html"], "TestData", {X, y}}
    "plotcost, made smooth", own.plotcost, 1, {rmfield(info, "SmoothedCost")}
    "plotdescent", own.plotdescent, 1, {@(t) t' * t, [1 0; 2 1]}
    "plotewma", own.plotewma, 1, {X(1,:), [.9 .5], "BiasCorrection", [false true]}
    "plotewma with Span", own.plotewma, 1, {X(1,:), "Span", 5}
    "savepicture", @(file) own.savepicture (file, "Figure", get (axes (), "parent")), 0, ...
        {fullfile(fileparts (folder), "axes.png")}
    "batchsizerace with Plot", own.batchsizerace, 1, ...
        {net, X, y, "MiniBatchSizes", 40, "MaxEpochs", 1, "Plot", true}
    "ratesweep with Plot", own.ratesweep, 1, {net, X, y, "Steps", 12, "Plot", true}
    "confusion with Plot", own.confusion, 1, ...
        {[1 2 2], [1 1 2], "Scores", [1 3 2], "Plot", true}
    "checkgrad", own.checkgrad, 0, {f, [1; 2]}
    "costdoctor", own.costdoctor, 0, {info}
    "mlptrain with Plots", own.mlptrain, 2, ...
        {net, X, y, "Plots", "training-progress", "MaxEpochs", 1}
    "preflight", own.preflight, 0, {net, X, y, "Plots", "training-progress"}
    "preflight, linear", own.preflight, 1, ...
        {own.mlp([3 4 1], "Hidden", "tanh", "Output", "linear"), X, X(2,:)}
    "trainingOptions, replaced", own.mlptrain, 2, ...
        {net, X, y, own.trainingOptions("adam"), "Solver", "sgd"}}];
endfunction

## The reason why the call ROW fails, or "".
function why = shadow_call (f, nout, args)
  why = "";
  out = cell (1, nout);
  try
    evalc ("[out{:}] = f (args{:});");
  catch err
    why = sprintf ("%s (%s)", err.message, strjoin ({err.stack(1:min (end, 3)).name}, " < "));
  end_try_catch
endfunction

[shadow_srcdir, shadow_builddir, shadow_folder, shadow_way] = argv (){:};
addpath (fullfile (shadow_srcdir, "tests"), fullfile (shadow_srcdir, "tests", "trust"));
uninstalled (shadow_srcdir, shadow_builddir);
graphics_toolkit ("gnuplot");
set (0, "defaultfigurevisible", "off");
warning ("off", "all");
shadow_names = regexp (fileread (fullfile (shadow_srcdir, "INDEX")), '^  +(\S+)', "tokens", ...
                       "lineanchors");
shadow_names = [shadow_names{:}];
shadow_list = shadow_calls (shadow_names, fullfile (shadow_folder, "results"));
if (strcmp (shadow_way, "octave"))
  shadow_names = {"mean", "median", "std", "sumsq", "var"};
  shadow_list(cellfun ("isempty", regexp (shadow_list(:,1), ...
                                          ['^(costdoctor|preflight|plotdescent|' ...
                                           '(batchsizerace|ratesweep) ' ...
                                           'with)'])),:) = [];
endif
for i = 1:numel (shadow_names)
  shadow_code = sprintf (["function varargout = %s (varargin)\n  error (\"this %s is the " ...
                          "user's\");\nendfunction\n"], ...
                         shadow_names{[i i]});
  if (strcmp (shadow_way, "prompt"))
    eval (shadow_code);
  else
    shadow_file = fopen (fullfile (shadow_folder, [shadow_names{i} ".m"]), "w");
    fputs (shadow_file, shadow_code);
    fclose (shadow_file);
  endif
endfor
cd (shadow_folder);
rehash ();
try
  feval (shadow_names{1}, [1 2], 1);
  puts ("the user's functions do not come first\n");
catch
end_try_catch

if (strcmp (shadow_way, "prompt"))
  shadow_list(! cellfun ("isempty", regexp (shadow_list(:,1), '^(lecture .|descenttour)')),:) = [];
endif
shadow_failed = 0;
for i = 1:rows (shadow_list)
  shadow_why = shadow_call (shadow_list{i,2:4});
  close ("all", "hidden");
  if (! isempty (shadow_why))
    shadow_failed++;
    printf ("%s: %s\n", shadow_list{i,1}, shadow_why);
  endif
endfor
printf ("%d of %d calls fail\n", shadow_failed, rows (shadow_list));
