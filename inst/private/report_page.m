## html = report_page (info, net, options)
## The page of runreport, whose OPTIONS have defaults and are checked.
## SPDX-License-Identifier: GPL-3.0-or-later

function html = report_page (info, net, options)
  parts = {"Run", report_table(run_rows (info))
           "Curves", curves(info)
           "What the costs say", doctor(info)};
  if (isstruct (net))
    parts(end+1,:) = {"Network", network(net)};
  endif
  if (! isempty (options.Options))
    values = cellfun (@report_text, options.Options(:,2), "UniformOutput", false);
    parts(end+1,:) = {"Options", report_table([options.Options(:,1), values])};
  endif
  if (! isempty (options.Data))
    parts(end+1,:) = {"Data", report_table(data_rows (options.Data{:}))};
  endif
  if (! isempty (options.Start))
    parts(end+1,:) = {"Before the run", before(options)};
  endif
  if (! isempty (options.TestData))
    parts(end+1,:) = {"Test", test(net, options.TestData{:})};
  endif
  parts = [parts; {"Versions", report_table(versions ())
                   "The same run again", again(info, net, options)}];

  html = ["<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n", ...
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>", ...
          report_escape(options.Title) "</title>\n<style>\n" style() "</style>\n</head>\n", ...
          "<body>\n<h1>" report_escape(options.Title) "</h1>\n"];
  for i = 1:rows (parts)
    html = [html "<section>\n<h2>" parts{i,1} "</h2>\n" parts{i,2} "</section>\n"];
  endfor
  html = [html "</body>\n</html>\n"];
endfunction

function css = style ()
  css = ["body { font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto;\n", ...
         "       padding: 0 1em; color: #222; background: #fff }\n", ...
         "h1, h2 { line-height: 1.2 } h2 { border-bottom: 1px solid #ccc; margin-top: 2em }\n", ...
         "table { border-collapse: collapse } th { font-weight: 600 }\n", ...
         "td, th { padding: .15em .8em; text-align: left; vertical-align: top;\n", ...
         "       border-bottom: 1px solid #eee } img { max-width: 100%; height: auto }\n", ...
         "pre { background: #f5f5f5; padding: 1em; overflow-x: auto }\n", ...
         "@media print { section { break-inside: avoid } }\n"];
endfunction

function list = run_rows (info)
  costs = info.IterationCost;
  list = {"page made", datestr(now (), "yyyy-mm-dd HH:MM")
          "steps", text_count(numel (costs))};
  list = [list; field(info, "Reason", "reason of the end", @(v) v)
          field(info, "Solver", "solver", @(v) v)
          field(info, "MiniBatchSize", "mini-batch", @(v) sprintf ("%s samples", text_count (v)))
          field(info, "Samples", "samples", @text_count)
          field(info, "EpochCost", "epochs", @(v) sprintf ("%d", numel (v)))
          field(info, "Seconds", "time", @(v) sprintf ("%.3g s", sum (v)))
          field(info, "LearnRate", "learning rate, first and last", ...
                @(v) sprintf ("%.4g, %.4g", v([1, end])))
          field(info, "EpochCost", "cost, first and last epoch", ...
                @(v) sprintf ("%.5g, %.5g", v([1, end])))
          field(info, "EpochAccuracy", "accuracy in the last epoch", @(v) percent (v(end)))
          field(info, "ValidationCost", "best validation cost", ...
                @(v) sprintf ("%.5g", min (v)))
          field(info, "ValidationAccuracy", "best validation accuracy", @(v) percent (max (v)))
          field(info, "OutputIteration", "parameters returned", ...
                @(v) sprintf ("those after %s steps", text_count (v)))];
endfunction

## A row, or none where INFO has no such field, or nothing in it.
function row = field (info, name, label, text)
  row = cell (0, 2);
  if (isfield (info, name) && ! isempty (info.(name)) && ! all (isnan (info.(name)(:))))
    row = {label, text(info.(name))};
  endif
endfunction

function text = percent (share)
  text = sprintf ("%.2f %%", 100 * share);
endfunction

function html = curves (info)
  if (isempty (info.IterationCost))
    html = "<p>The run has made no step.</p>\n";
    return;
  endif
  html = report_picture (@() plotcost (info), "cost of the run against its iterations", ".svg",
                         [900, 420]);
endfunction

function html = doctor (info)
  html = "";
  for d = costdoctor (info)(:)'
    html = [html "<p><b>" report_escape(d.name) "</b>: " report_escape(d.text)];
    if (! isempty (d.suggestion))
      html = [html "<br>" report_escape(d.suggestion)];
    endif
    html = [html "</p>\n"];
  endfor
endfunction

function html = network (net)
  for l = 2:numel (net.sizes)
    list(l-1,:) = {sprintf("%d", l - 1), sprintf("%d", net.sizes(l)), net.activations{l-1}, ...
                   text_count(net.sizes(l) * (net.sizes(l-1) + 1))};
  endfor
  html = [sprintf("<p>%s inputs, %s parameters in %s.</p>\n", text_count (net.sizes(1)), ...
                  text_count (numel (net.theta)), class (net.theta)), ...
          report_table(list, {"layer", "units", "activation", "parameters"})];
endfunction

function list = data_rows (X, Y)
  list = {"samples", text_count(feed_count (X))
          "X", about(X)
          "Y", about(Y)};
  if (! feed_is (X) && isreal (X) && ! isempty (X) && (isnumeric (X) || islogical (X)))
    list(end+1,:) = {"range of X", sprintf("%.5g to %.5g, mean %.5g", ...
                                           double ([min(X(:)), max(X(:))]), mean (double (X(:))))};
  endif
  if (! feed_is (Y) && isvector (Y) && (iscellstr (Y) || isnumeric (Y) || islogical (Y)))
    [number, classes] = data_classes ("runreport", "Y", Y);
    if (numel (classes) <= 20)
      counts = accumarray (double (number(:)), 1, [numel(classes), 1]);
      classes = data_names (classes);
      for k = 1:numel (classes)
        list(end+1,:) = {["class " classes{k}], text_count(counts(k))};
      endfor
    endif
  endif
endfunction

function text = about (X)
  if (feed_is (X))
    text = sprintf ("a source of %d x %d %s: %s", X.Features, X.Samples, X.Class,
                    strjoin (X.Files(:)', ", "));
  else
    text = [text_size(X) " " class(X)];
  endif
endfunction

function html = before (options)
  pairs = options.Options';
  r = preflight (options.Start, options.Data{:}, pairs{:});
  list = [{r.checks.name}; {r.checks.verdict}; {r.checks.text}]';
  html = report_table (list, {"check", "verdict", "what was seen"});
endfunction

function html = test (net, X, Y)
  [P, label] = __mlppredict__ (net, X);
  if (strcmp (net.activations{end}, "linear"))
    e = double (P) - double (Y);
    html = report_table ({"samples", text_count(feed_count (X))
                          "root of the mean square error", sprintf("%.5g", sqrt (mean (e(:).^2)))
                          "mean absolute error", sprintf("%.5g", mean (abs (e(:))))
                          "greatest error", sprintf("%.5g", max (abs (e(:))))});
    return;
  endif
  if (strcmp (net.activations{end}, "softmax"))
    [label, Y] = deal (number (label), number (Y));
  endif
  if (rows (label) > 1)
    html = report_table ([arrayfun(@(k) sprintf ("output %d", k), (1:rows (label))', ...
                                   "UniformOutput", false), ...
                          cellfun(@percent, num2cell (mean (label == Y, 2)), ...
                                  "UniformOutput", false)], {"", "right"});
    return;
  endif
  r = confusion (Y, label);
  classes = data_names (r.Classes);
  digits = @(v) arrayfun (@(x) sprintf ("%.4f", x), v(:), "UniformOutput", false);
  html = [report_table({"samples", text_count(numel (Y))
                        "accuracy", percent(r.Accuracy)
                        "balanced accuracy", percent(r.BalancedAccuracy)
                        "mean F1", sprintf("%.4f", r.MacroF1)}), ...
          report_picture(@() matrix (Y, label), "confusion matrix", ".png", [640, 520]), ...
          report_table([classes(:), digits(r.Precision), digits(r.Recall), digits(r.F1)], ...
                       {"class", "precision", "recall", "F1"})];
endfunction

function matrix (Y, label)
  r = confusion (Y, label, "Plot", true);             # an output: no table is printed
endfunction

## Labels, one a sample: one-hot columns as the numbers of their classes.
function label = number (label)
  if (! iscell (label) && rows (label) > 1)
    [~, label] = max (label, [], 1);
  endif
endfunction

function list = versions ()
  list = {"descent", text_version()
          "Octave", version()
          "BLAS", version("-blas")
          "kernels of networks", __blaskernels__()
          "system", computer()
          "processors", sprintf("%d", nproc ())};
endfunction

function html = again (info, net, options)
  pairs = options.Options;
  if (isempty (pairs))
    pairs = [field(info, "Solver", "Solver", @(v) v)
             field(info, "MiniBatchSize", "MiniBatchSize", @(v) v)];
  endif
  text = "";
  for i = 1:rows (pairs)
    value = report_text (pairs{i,2});
    if (strncmp (value, "...", 3))
      value = lower (pairs{i,1});        # too large to be written: a name for it
    endif
    text = sprintf ("%s, ...\n      \"%s\", %s", text, pairs{i,1}, value);
  endfor
  if (isstruct (net))
    call = "[net, info] = mlptrain (start, X, Y";
    note = "start is the network before the run: the same sizes, start and seed of mlp";
  else
    call = "[theta, ~, info] = fminsgd (fun, theta0, X, y";
    note = "fun is the cost function, theta0 where it began";
  endif
  html = ["<pre>pkg load descent\n" report_escape([call text]) ");</pre>\n<p>" note ". The ", ...
          "same samples, options and seed (" seed_of(pairs) ") give the same bits, on any ", ...
          "number of threads, with the same build on the same family of processors.</p>\n"];
endfunction

function text = seed_of (pairs)
  at = find (strcmpi ("Seed", pairs(:,1)), 1, "last");
  text = "0, the default";
  if (! isempty (at))
    text = report_text (pairs{at,2});
  endif
endfunction
