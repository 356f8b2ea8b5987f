## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} descenttour ()
## @deftypefnx {} {} descenttour (@var{folder})
## @deftypefnx {} {@var{r} =} descenttour (@dots{})
## A tour of the package on real data, in seconds.
##
## First handwritten digits: one network, trained by batch descent, by
## mini-batches of 64, by single samples, and by mini-batches with Adam, each
## for 40 epochs over 1,500 of 1,797 images, and tested on the other 297.  Then
## the temperatures of London in 2016 under exponentially weighted averages.
## The numbers are printed; two pictures, @file{digits.png} and
## @file{london.png}, are written to @var{folder} (default: @file{results} in
## the current folder), which is made if it does not exist.
##
## @var{r} is a struct with what was measured: @code{r.digits}, a struct array
## of one element a run (method, minibatch, updates, cost, seconds, train, test
## and info, see @code{mlptrain}), and @code{r.london} (date, x, beta, v and
## corrected).
##
## The text of this function is meant to be read and changed:
## @code{edit descenttour}.
##
## Errors: @code{descent:value} if @var{folder} is no folder's name or cannot
## be made.
##
## @example
## descenttour ("results")   # doctest: +SKIP
## @end example
##
## @seealso{dataset, mlptrain, ewma}
## @end deftypefn

function r = descenttour (folder = "results")
  if (! ischar (folder) || ! isrow (folder))
    error ("descent:value", "descenttour: FOLDER must be the name of a folder");
  endif
  if (! isfolder (folder) && ! mkdir (folder))
    error ("descent:value", "descenttour: FOLDER must be one that can be made: %s", folder);
  endif
  results.digits = digits_by_four_ways (fullfile (folder, "digits.png"));
  results.london = london_by_four_averages (fullfile (folder, "london.png"));
  printf ("\nPictures: %s, %s\n", fullfile (folder, "digits.png"), fullfile (folder, "london.png"));
  if (nargout > 0)
    r = results;
  endif
endfunction

function runs = digits_by_four_ways (file)
  S = dataset ("digits");
  X = S.X / 16;                                   # gray levels 0..16 to 0..1
  [~, ~, order] = __minibatches__ (X, columns (X), "Shuffle", true, "Seed", 1);
  train = order{1}(1:1500);
  test  = order{1}(1501:end);
  start = mlp ([64 32 10], "Hidden", "relu", "Output", "softmax", "Seed", 1);

  ## method, samples of a mini-batch, solver, learning rate
  plan = {"batch descent",       1500, "sgd",  .5;
          "mini-batches",          64, "sgd",  .2;
          "single samples",         1, "sgd",  .01;
          "mini-batches, Adam",    64, "adam", .005};

  printf ("Handwritten digits: network 64-32-10, 40 epochs over 1500 images\n\n");
  printf ("%-20s %5s %8s %9s %8s %9s %9s\n", "method", "B", "updates", "cost", "seconds", ...
          "train", "test");
  for i = 1:rows (plan)
    [net, info] = mlptrain (start, X(:,train), S.Y(train), "MaxEpochs", 40, ...
                            "MiniBatchSize", plan{i,2}, "Solver", plan{i,3}, ...
                            "LearnRate", plan{i,4});
    [~, label] = __mlppredict__ (net, X);
    hit = (label == S.Y);
    runs(i) = struct ("method", plan{i,1}, "minibatch", plan{i,2}, ...
                      "updates", numel (info.IterationCost), ...
                      "cost", info.EpochCost(end), "seconds", sum (info.Seconds), ...
                      "train", mean (hit(train)), "test", mean (hit(test)), "info", info);
    printf ("%-20s %5d %8d %9.4f %8.3f %8.1f%% %8.1f%%\n", runs(i).method, runs(i).minibatch, ...
            runs(i).updates, runs(i).cost, runs(i).seconds, 100 * runs(i).train, ...
            100 * runs(i).test);
  endfor

  [h, restore] = new_figure (1000, 420);
  unwind_protect
    axes ("position", [.07 .15 .41 .74]);
    curves (runs, @(info) 1:numel (info.EpochCost), "epoch");
    title ("One epoch is one pass over all images");
    axes ("position", [.57 .15 .41 .74]);
    curves (runs, @(info) cumsum (info.Seconds), "seconds");
    title ("The same runs against the clock");
    legend ({runs.method}, "location", "northeast");
    save_figure (h, file);
  unwind_protect_cleanup
    close (h);
  end_unwind_protect
endfunction

## Cost of each epoch, one line a run.
function curves (runs, abscissa, name)
  colors = plot_colors ();
  styles = {"-", "-", "-", "--"};
  for i = 1:numel (runs)
    semilogy (abscissa (runs(i).info), runs(i).info.EpochCost, styles{i}, ...
              "color", colors(i,:), "linewidth", 2);
    hold on;
  endfor
  hold off;
  grid on;
  xlabel (name);
  ylabel ("cost, mean of the epoch");
endfunction

function r = london_by_four_averages (file)
  S = dataset ("london");
  r.date = S.date;
  r.x = S.x;
  r.beta = [.9 .98 .5];
  r.v = __ewma__ ("ewma", S.x, r.beta);  # ewma (S.x, r.beta): a column for each beta
  r.corrected = __ewma__ ("ewma", S.x, .98, "BiasCorrection", true);

  printf ("\nLondon 2016, degrees F: averages with v_0 = 0\n\n");
  printf ("%-12s %6s %12s %12s %12s %18s\n", "day", "theta", "beta .9", "beta .98", "beta .5", ...
          ".98 corrected");
  for t = [1 2 3 10 50 200 366]
    printf ("%-12s %6d %12.2f %12.2f %12.2f %18.2f\n", datestr (S.date(t), "yyyy-mm-dd"), ...
            S.x(t), r.v(t,:), r.corrected(t));
  endfor

  colors = plot_colors ();
  [h, restore] = new_figure (1000, 480);
  unwind_protect
    plot (S.date, S.x, ".", "color", [.6 .6 .6], "markersize", 8);
    hold on;
    plot (S.date, r.v(:,3), "color", colors(4,:), "linewidth", 1);
    plot (S.date, r.v(:,1), "color", colors(2,:), "linewidth", 2);
    plot (S.date, r.v(:,2), "color", colors(3,:), "linewidth", 2);
    plot (S.date, r.corrected, "--", "color", colors(1,:), "linewidth", 2);
    hold off;
    grid on;
    months = datenum (2016, 1:13, 1);
    axis ([months([1 end]) 0 85]);
    set (gca, "xtick", months(1:12), "xticklabel", {"Jan", "Feb", "Mar", "Apr", "May", "Jun", ...
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
    xlabel ("2016");
    ylabel ("temperature, degrees F");
    title ("London: exponentially weighted averages");
    legend ({"daily mean", "\\beta = .5, about 2 days", "\\beta = .9, about 10 days", ...
             "\\beta = .98, about 50 days", "\\beta = .98, bias-corrected"}, "location", "south");
    save_figure (h, file);
  unwind_protect_cleanup
    close (h);
  end_unwind_protect
endfunction

## An invisible figure for save_figure, WIDTH x HEIGHT pixels, drawn by gnuplot
## where Octave has it, since that needs no display.  Octave's legend asks for
## the default toolkit, not the figure's: it is gnuplot until RESTORE, an
## onCleanup object, goes.
function [h, restore] = new_figure (width, height)
  warning ("off", "Octave:gnuplot-graphics", "local");
  h = figure ("visible", "off", "paperunits", "inches", ...
              "paperposition", [0 0 width height] / 72);
  restore = [];
  if (any (strcmp (available_graphics_toolkits (), "gnuplot")))
    before = graphics_toolkit ();          # after the first figure, which may choose it
    restore = onCleanup (@() graphics_toolkit (before));
    graphics_toolkit ("gnuplot");
    graphics_toolkit (h, "gnuplot");
  endif
endfunction

## Writes figure H, which new_figure made, to the PNG FILE.
function save_figure (h, file)
  warning ("off", "print:nogs", "local");   # gnuplot makes PNG without Ghostscript
  device = "-dpng";
  if (strcmp (graphics_toolkit (h), "gnuplot"))
    device = "-dpngcairo";
  endif
  print (h, file, device, "-r72");
  if (! exist (file, "file"))
    error ("descent:internal", "descenttour: %s could not be written; is gnuplot installed?", file);
  endif
endfunction

%!test
%! folder = tempname ();
%! close (figure ("visible", "off"));       # with a display the first figure chooses the toolkit
%! toolkit = graphics_toolkit ();
%! unwind_protect
%!   text = evalc ("r = descenttour (folder);");
%!   for f = {"digits.png", "london.png"}
%!     id = fopen (fullfile (folder, f{1}));
%!     assert (fread (id, 8)', [137, double("PNG"), 13 10 26 10]);
%!     fclose (id);
%!     assert (stat (fullfile (folder, f{1})).size > 10000);
%!     at.(f{1}(1:end-4)) = fullfile (folder, f{1});
%!   endfor
%!   ## legends are there with any default toolkit: black letters
%!   if (__have_feature__ ("MAGICK"))
%!     p = imread (at.digits)(45:130,720:end,:);
%!     assert (sum (all (p < 120, 3)(:)) > 500);
%!     p = imread (at.london)(330:420,300:700,:);
%!     assert (sum (all (p < 120, 3)(:)) > 500);
%!   endif
%!   assert (graphics_toolkit (), toolkit);
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect
%! assert ([r.digits.test] > .9);
%! assert (r.digits(2).cost < r.digits(1).cost);
%! assert (r.london.corrected(1), r.london.x(1));
%! assert (r.london.v(1,:), r.london.x(1) * [.1 .02 .5], 1e-12);
%! assert (! isempty (strfind (text, "mini-batches, Adam")));

%!error <FOLDER must be the name> descenttour (3)
%!error <FOLDER must be the name> descenttour (["ab"; "cd"])
%!error id=descent:value descenttour ("/dev/null/x")
%!demo descenttour (tempname ());
