## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} runreport (@var{info}, @var{net}, @var{file})
## @deftypefnx {} {} runreport (@var{info}, @var{theta}, @var{file})
## @deftypefnx {} {} runreport (@dots{}, @var{option}, @var{value}, @dots{})
## A training run as one page of HTML, to keep, send or print.
##
## @var{info} and @var{net} are what @code{mlptrain} returned, or @var{info} and
## @var{theta} what @code{fminsgd} returned.  @var{file} is the name of the
## page; one that is there is replaced, as a whole.  The page has its pictures
## in it, and needs no other file.  It shows
##
## @itemize
## @item the run: solver, mini-batches, steps, time, costs, and why it ended;
## @item the curves, as @code{plotcost} draws them, and the findings of
## @code{costdoctor};
## @item the network, layer by layer;
## @item with @qcode{"Data"}: sizes, classes and ranges; with @qcode{"Start"} too
## what @code{preflight} says of the run;
## @item with @qcode{"TestData"}: the confusion matrix with precision, recall
## and F1 of each class, or for numbers the errors;
## @item the versions of everything, the seed, and the lines that make the run
## again.
## @end itemize
##
## @table @asis
## @item @qcode{"Title"} (@qcode{"Training run"})
## The title of the page.
## @item @qcode{"Options"}
## The options of the run, a cell of names and values or a struct of
## @code{trainingOptions}: the page lists them, and the lines that repeat the
## run have them.  @var{info} itself tells solver and mini-batch size alone.
## @item @qcode{"Data"}, @qcode{"TestData"}
## Cells @code{@{X, Y@}} of samples as in @code{mlptrain}.
## @item @qcode{"Start"}
## The network before the run, as it was given to @code{mlptrain}.
## @end table
##
## @example
## @group
## S = dataset ("moons");
## start = mlp ([2 5 1]);
## options = @{"Solver", "adam", "LearnRate", .01, "MaxEpochs", 50@};
## [net, info] = mlptrain (start, S.X, S.Y, options@{:@});
## file = [tempname(), ".html"];
## runreport (info, net, file, "Options", options, "TestData", @{S.X, S.Y@});
## any (strfind (fileread (file), "confusion matrix"))
##    @result{} ans = 1
## @end group
## @end example
##
## Errors: @code{descent:class} and @code{descent:value} for an @var{info} or a
## @var{net} that is none, @code{descent:option} for options that do not go
## together, @code{descent:file} for a file that cannot be written, and the
## errors of @code{preflight}, @code{mlppredict} and @code{costdoctor}.
## @seealso{plotcost, costdoctor, preflight, confusion, mlptrain}
## @end deftypefn

function runreport (info, net, file, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  options = own_options (varargin);
  if (! (isstruct (info) && isscalar (info) && isfield (info, "IterationCost")))
    error ("descent:class", "runreport: INFO must be the struct that a trainer returns");
  elseif (isstruct (net))
    __checknet__ ("runreport", net);
  elseif (! isnumeric (net))
    error ("descent:class", "runreport: NET must be a network, or the parameters of fminsgd");
  endif
  if (! (ischar (file) && isrow (file)))
    error ("descent:class", "runreport: FILE must be the name of a file");
  endif
  if (! isstruct (net))
    for name = {"Start", "Data", "TestData"}
      if (! isempty (options.(name{1})))
        error ("descent:option", "runreport: %s needs a network, and NET is parameters", name{1});
      endif
    endfor
  endif
  text_write ("runreport", file, report_page (info, net, options));
endfunction

function options = own_options (args)
  options = __options__ ("runreport", {"Title", "Training run", ""
                                       "Options", {}, ""
                                       "Data", {}, ""
                                       "TestData", {}, ""
                                       "Start", [], ""}, args);
  if (! (ischar (options.Title) && isrow (options.Title)))
    error ("descent:class", "runreport: Title must be a string");
  endif
  for name = {"Data", "TestData"}
    data = options.(name{1});
    if (! (iscell (data) && any (numel (data) == [0, 2])))
      error ("descent:class", "runreport: %s must be a cell, {X, Y}", name{1});
    endif
  endfor
  if (! isempty (options.Start))
    __checknet__ ("runreport", options.Start);
    if (isempty (options.Data))
      error ("descent:option", "runreport: Start needs Data, on which the run trained");
    endif
  endif
  options.Options = report_pairs (options.Options);
endfunction

%!shared S, start, options, net, info, file
%! S = dataset ("moons");
%! start = mlp ([2 5 1]);
%! options = {"Solver", "adam", "LearnRate", .01, "MaxEpochs", 50, "Seed", 3};
%! [net, info] = mlptrain (start, S.X, S.Y, options{:});
%! file = [tempname(), ".html"];

## every part of the page, from what it was made of; one file without others
%!testif HAVE_OPENGL
%! unwind_protect
%!   text = evalc (['runreport (info, net, file, "Options", options, "Data", {S.X, S.Y}, ' ...
%!                  '"Start", start, "TestData", {S.X, S.Y}, "Title", "a < b & c");']);
%!   assert (text, "");
%!   page = fileread (file);
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect
%! heads = regexp (page, '<h2>([^<]*)</h2>', "tokens");
%! assert ([heads{:}], {"Run", "Curves", "What the costs say", "Network", "Options", "Data", ...
%!                      "Before the run", "Test", "Versions", "The same run again"});
%! assert (numel (strfind (page, "<h1>a &lt; b &amp; c</h1>")), 1);
%! assert (isempty (regexp (page, '(href|src)="(?!data:)')));
%! images = regexp (page, 'src="data:image/([^;]*);base64,([^"]*)"', "tokens");
%! assert (numel (images), 2);
%! assert (images{1}{1}, "svg+xml");
%! svg = char (matlab.net.base64decode (images{1}{2}));
%! assert (! isempty (strfind (svg, "<svg")) && ! isempty (strfind (svg, "</svg>")));
%! png = char (matlab.net.base64decode (images{2}{2}));
%! assert (png(2:4), "PNG");
%! d = costdoctor (info);
%! assert (! isempty (strfind (page, ["<b>" d(1).name "</b>"])));
%! [~, label] = mlppredict (net, S.X);
%! r = confusion (S.Y, label);
%! assert (! isempty (strfind (page, sprintf ("%.2f %%", 100 * r.Accuracy))));
%! assert (! isempty (strfind (page, sprintf ("<td>%.4f</td>", r.Recall(2)))));
%! assert (! isempty (strfind (page, sprintf ("%.5g, %.5g", info.EpochCost([1, end])))));
%! before = preflight (start, S.X, S.Y, options{:});
%! assert (numel (strfind (page, ["<tr><th>" before.checks(2).name "</th>"])), 1);
%! ## tags are balanced
%! for tag = {"table", "tr", "th", "td", "p", "section", "pre", "b", "h2", "html", "body"}
%!   assert (numel (regexp (page, ["<" tag{1} "[ >]"])), numel (strfind (page, ["</" tag{1} ">"])));
%! endfor

## the lines that repeat the run do so
%!function net = eval_here (code, start, X, Y)
%!  eval (code);
%!endfunction
%!test
%! unwind_protect
%!   runreport (info, net, file, "Options", options);
%!   page = fileread (file);
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect
%! code = regexp (page, '<pre>pkg load descent\n(.*?)</pre>', "tokens", "once"){1};
%! code = strrep (strrep (code, "&quot;", "\""), "&gt;", ">");
%! X = S.X;
%! Y = S.Y;
%! again = eval_here (code, start, X, Y);
%! assert (again.theta, net.theta);

## labels that are texts, in a column
%!testif HAVE_OPENGL
%! names = {"dusk", "dawn"}(1 + S.Y)';
%! other = mlptrain (mlp ([2 5 2], "Output", "softmax"), S.X, names, "MaxEpochs", 2);
%! unwind_protect
%!   runreport (info, other, file, "TestData", {S.X, names}, "Data", {S.X, names});
%!   page = fileread (file);
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect
%! assert (numel (regexp (page, "<tr><th>dusk</th><td>")), 1);
%! assert (numel (strfind (page, "<tr><th>class dawn</th><td>150</td></tr>")), 1);

## a cost function; regression; options in a struct; a run without a step
%!test
%! unwind_protect
%!   [theta, ~, info2] = fminsgd (@(t, X, y) deal (sumsq (X*t - y) / 2 / rows (X), ...
%!                                                X' * (X*t - y) / rows (X)), 0, (1:9)' / 9, ...
%!                               (1:9)' / 3);
%!   runreport (info2, theta, file);
%!   assert (! isempty (strfind (fileread (file), "fminsgd (fun, theta0, X, y")));
%!   linear = mlp ([1 3 1], "Output", "linear");
%!   [linear, info2] = mlptrain (linear, 1:9, 2:10);
%!   runreport (info2, linear, file, "TestData", {1:9, 2:10}, "Options", trainingOptions ("sgd"));
%!   e = mlppredict (linear, 1:9) - (2:10);
%!   page = fileread (file);
%!   assert (! isempty (strfind (page, sprintf ("%.5g", sqrt (mean (e .^ 2))))));
%!   assert (! isempty (strfind (page, "<th>InitialLearnRate</th>")));
%!   [none, info2] = mlptrain (linear, 1:9, 2:10, "OutputFcn", @(varargin) true);
%!   runreport (info2, none, file);
%!   assert (! isempty (strfind (fileread (file), "has made no step")));
%! unwind_protect_cleanup
%!   if (exist (file, "file"))
%!     unlink (file);
%!   endif
%! end_unwind_protect

%!error <Invalid call> runreport (info, net)
%!error <INFO must be the struct that a trainer returns> runreport (1, net, file)
%!error <NET must be a network> runreport (info, {}, file)
%!error <FILE must be the name of a file> runreport (info, net, 1)
%!error <Data must be a cell> runreport (info, net, file, "Data", 1)
%!error <Start needs Data> runreport (info, net, file, "Start", start)
%!error <TestData needs a network> runreport (info, 1, file, "TestData", {1, 1})
%!error <Options must be a cell of names and values> runreport (info, net, file, "Options", {1})
%!error <Title must be a string> runreport (info, net, file, "Title", 1)
%!error id=descent:file runreport (info, net, fullfile (tempname (), "a.html"))

%!demo
%! ## a page of the moons, in a browser
%! S = dataset ("moons");
%! [net, info] = mlptrain (mlp ([2 5 1]), S.X, S.Y, "Solver", "adam", "LearnRate", .01);
%! file = [tempname(), ".html"];
%! runreport (info, net, file, "TestData", {S.X, S.Y});
%! printf ("open %s\n", file);
