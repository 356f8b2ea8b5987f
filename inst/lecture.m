## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} lecture ()
## @deftypefnx {} {@var{names} =} lecture ()
## @deftypefnx {} {} lecture (@var{name})
## @deftypefnx {} {@var{r} =} lecture (@var{name})
## @deftypefnx {} {@dots{} =} lecture (@var{name}, @var{option}, @var{value}, @dots{})
## @deftypefnx {} {@var{files} =} lecture ("all", "Folder", @var{folder}, @dots{})
## The optimisation week of the lecture as experiments.
##
## Without an argument the names of the experiments are printed, in the order of
## the lecture, each with what it shows; or returned, a cell (1, 18) of strings.
##
## @var{name} is one of them, whatever its case.  Its numbers are returned in
## the struct @var{r}, whose fields each script explains by its text; without
## an output argument they are printed as a short table, and a picture is drawn
## in a new figure.  Where there is no display the figure is hidden;
## @code{savepicture} writes it to a file.
##
## Every number of an experiment is an option, whose default is the lecture's:
## @code{lecture ("temperature", "beta", [.7 .9 .99], "x", mine)} draws three
## other averages of your own series.  @code{help lectures.temperature} lists
## them.  These are options of all:
##
## @table @asis
## @item "Plot"
## true or false: draw the picture?  By default without an output argument.
## @item "Style" ("screen")
## "slide": letters of 20 points, lines of 3, 1280 x 720 pixels.
## @item "Animate"
## The name of a GIF to write, in which the paths grow, in the experiments
## "contours", "averaged-weights", "bowl", "adaptive" and "decay": the picture
## with at most 40 frames, a tenth of a second each.  It takes an Octave built
## with GraphicsMagick, as it usually is.
## @end table
##
## @code{lecture ("all")} runs all experiments with the lecture's numbers and
## writes their pictures to @var{folder}, which is made if it does not exist;
## @var{files} is a cell of their names.
##
## @table @asis
## @item "Folder" ("slides")
## Where to write.
## @item "Format" ("png")
## "png", "svg" or "pdf".
## @item "Style" ("screen")
## As above.
## @end table
##
## Each experiment is a short script over the functions of this package, to be
## read, copied and changed, and takes the same options.  That of
## @qcode{"bowl"} is @code{lectures.bowl}, of @qcode{"cost-curves"}
## @code{lectures.cost_curves}: @code{help lectures.bowl} tells what the lecture
## says and what to try.  A copy in the current folder is yours to change, and
## runs by its name alone:
##
## @example
## @group
## copyfile (which ("lectures.bowl"), "bowl.m");   # doctest: +SKIP
## edit bowl.m                                     # doctest: +SKIP
## bowl;                                           # doctest: +SKIP
## @end group
## @end example
##
## Nothing in them is random but for seconds, which are those of the machine.
##
## @example
## @group
## r = lecture ("uneven");
## r.sizes
##    @result{} ans =
##        64   64   20
## @end group
## @group
## r = lecture ("bowl");
## [r.sign_changes_descent, r.sign_changes_momentum]
##    @result{} ans =
##        39    6
## @end group
## @group
## lecture ("bowl")             # doctest: +SKIP
## @end group
## @end example
##
## Errors: @code{descent:value} for an unknown @var{name} and
## @code{descent:option} for an unknown option, with the nearest known one;
## @code{descent:class}, @code{descent:size} and @code{descent:value} for the
## values of options, @code{descent:file} for what cannot be written.
##
## Source: the course @cite{Improving Deep Neural Networks}, week 2.
## @seealso{savepicture, descenttour, dataset, mlptrain, ewma}
## @end deftypefn

function r = lecture (name, varargin)
  persistent about = {
    "partition", "5,000,000 samples in mini-batches of 1000"
    "uneven", "148 samples in mini-batches of 64: the last is smaller"
    "cost-curves", "the cost of batch descent, and of mini-batches"
    "contours", "paths of batch, mini-batch and stochastic descent"
    "batch-speed", "which size of mini-batch is quickest"
    "batch-size", "which size to take; time per sample"
    "first-days", "the average of the first three days"
    "temperature", "a year of London under three betas"
    "weights", "what each day weighs in the average"
    "one-over-e", "over how many days an average reaches"
    "bias-correction", "the average's start from zero, corrected"
    "quiz", "two days of 10 degrees, beta .5"
    "moving-window", "the average against a moving window"
    "averaged-weights", "the average of the parameters along the path"
    "bowl", "momentum on an elongated bowl"
    "adaptive", "RMSprop and Adam on the same bowl"
    "decay", "learning rates that decay"
    "moons", "a whole run whose numbers are public"};

  if (nargin == 0)
    if (nargout > 0)
      r = about(:,1)';
    else
      printf ("%-16s %s\n", about'{:});
    endif
    return;
  endif
  if (ischar (name) && strcmpi (name, "all"))
    files = write_all (about(:,1)', varargin);
    if (nargout > 0)
      r = files;
    endif
    return;
  endif
  name = __checkvalue__ ("lecture", "NAME", name, about(:,1)');
  script = strrep (name, "-", "_");
  before = get (0, "children");
  results = call_script (["lectures." script], {"Plot", nargout == 0, varargin{:}});
  if (nargout > 0)
    r = results;
    return;
  endif
  printf ("%s: %s\n\n%s", name, about{strcmp (name, about(:,1)),2}, numbers (results));
  if (! have_window_system () && ! isequal (get (0, "children"), before))
    printf ("\nno display: savepicture (\"%s.png\") writes the picture to a file", name);
  endif
  printf ("\nhelp lectures.%s tells more; a copy of the script, to change it:\n", script);
  printf ("copyfile (which (\"lectures.%s\"), \"%s.m\"); edit %s.m\n", script, script, script);
endfunction

## The pictures of the experiments NAMES, as files.
function files = write_all (names, args)
  options = __options__ ("lecture", {
    "Folder", "slides", ""
    "Format", "png", {"png", "svg", "pdf"}
    "Style", "screen", {"screen", "slide"}}, args);
  folder = options.Folder;
  if (! (ischar (folder) && isrow (folder)))
    error ("descent:class", "lecture: Folder must be the name of a folder");
  endif
  folder = tilde_expand (folder);
  if (! isfolder (folder) && ! mkdir (folder))
    error ("descent:file", "lecture: the folder %s cannot be made", folder);
  endif
  current = get (0, "currentfigure");
  for i = 1:numel (names)
    files{i} = fullfile (folder, [names{i} "." options.Format]);
    before = get (0, "children");
    unwind_protect
      call_script (["lectures." strrep(names{i}, "-", "_")], ...
                   {"Plot", true, "Style", options.Style}, "off");
      plot_save ("lecture", gcf (), files{i}, []);
    unwind_protect_cleanup
      close (setdiff (get (0, "children"), before));
      set (0, "currentfigure", current);
    end_unwind_protect
  endfor
endfunction

## A figure that cannot be seen is not shown as text in the terminal.
function r = call_script (script, args, show = "on")
  warning ("off", "Octave:gnuplot-graphics", "local");
  visible = get (0, "defaultfigurevisible");
  unwind_protect
    if (! have_window_system () || strcmp (show, "off"))
      set (0, "defaultfigurevisible", "off");
    endif
    r = feval (script, args{:});
  unwind_protect_cleanup
    set (0, "defaultfigurevisible", visible);
  end_unwind_protect
endfunction

## A line for each field of R, names left and numbers in columns.
function text = numbers (r)
  names = fieldnames (r);
  width = max (cellfun (@numel, names));
  text = "";
  for i = 1:numel (names)
    text = [text sprintf("  %-*s  %s\n", width, names{i}, words (r.(names{i})))];
  endfor
endfunction

function text = words (v)
  few = ismatrix (v) && rows (v) <= 4 && columns (v) <= 8;
  if (ischar (v))
    text = v;
  elseif (iscellstr (v))
    text = strjoin (v(:)', "; ");
  elseif (islogical (v) && isscalar (v))
    text = sprintf ("%11s", merge (v, "yes", "no"));
  elseif ((isnumeric (v) || islogical (v)) && few)
    lines = cellfun (@(x) [arrayfun(@number, x, "UniformOutput", false){:}], ...
                     num2cell (double (v), 2), "UniformOutput", false);
    text = strjoin (lines', ";");
  else
    text = sprintf ("%11s", [text_size(v) " " class(v)]);
  endif
endfunction

function text = number (x)
  if (x == fix (x) && abs (x) < 1e15)
    text = sprintf ("%11d", x);
  else
    text = sprintf ("%11.5g", x);
  endif
endfunction

## the documented example
%!test
%! r = lecture ("uneven");
%! assert (r.sizes, [64, 64, 20]);
%! r = lecture ("bowl");
%! assert ([r.sign_changes_descent, r.sign_changes_momentum], [39, 6]);

%!test
%! names = lecture ();
%! assert (size (names), [1, 18]);
%! assert (names([1, 3, 18]), {"partition", "cost-curves", "moons"});
%! printed = evalc ("lecture ()");
%! assert (numel (strfind (printed, "\n")), 18);
%! for name = names(:)'
%!   assert (! isempty (regexp (printed, ['^' name{1} ' +\w'], "lineanchors")));
%! endfor

## each name has its script, and the script says what it shows
%!test
%! folder = fullfile (fileparts (which ("lecture")), "+lectures");
%! [~, scripts] = cellfun (@fileparts, glob (fullfile (folder, "*.m")), "UniformOutput", false);
%! assert (sort (strrep (lecture ()', "-", "_")), sort (scripts));
%! for script = scripts(:)'
%!   text = get_help_text (["lectures." script{1}]);
%!   assert (! isempty (strfind (text, "lecture")) && ! isempty (regexpi (text, '\<try\>')), ...
%!           "%s", script{1});
%! endfor

## without an output: a table and a figure; with one: neither, unless asked for
%!test
%! old = get (0, "children");
%! visible = get (0, "defaultfigurevisible");
%! set (0, "defaultfigurevisible", "off");
%! unwind_protect
%!   printed = evalc ('lecture ("Uneven")');
%!   assert (! isempty (regexp (printed, 'sizes +64 +64 +20\n')));
%!   assert (! isempty (regexp (printed, 'labels_kept +yes\n')));
%!   assert (! isempty (strfind (printed, 'copyfile (which ("lectures.uneven"), "uneven.m")')));
%!   assert (numel (get (0, "children")), numel (old) + 1);
%!   printed = evalc ('lecture ("uneven", "Plot", false)');
%!   assert (! isempty (strfind (printed, "148")));
%!   printed = evalc ('r = lecture ("uneven");');
%!   assert (isempty (printed));
%!   assert (numel (get (0, "children")), numel (old) + 1);
%!   printed = evalc ('r = lecture ("uneven", "plot", true);');
%!   assert (isempty (printed));
%!   assert (numel (get (0, "children")), numel (old) + 2);
%! unwind_protect_cleanup
%!   close (setdiff (get (0, "children"), old));
%!   set (0, "defaultfigurevisible", visible);
%! end_unwind_protect

## a copy is the student's to change: at alpha = 1/50 descent is in the valley
## after one step
%!test
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   copyfile (which ("lectures.bowl"), fullfile (folder, "bowl.m"));
%!   text = regexprep (fileread (fullfile (folder, "bowl.m")), '"alpha", +.039', '"alpha", .02');
%!   f = fopen (fullfile (folder, "bowl.m"), "w");
%!   fputs (f, text);
%!   fclose (f);
%!   addpath (folder);
%!   r = bowl ();
%!   assert (r.path_descent(2,:), [1, zeros(1, 39)]);
%!   assert (bowl ("alpha", .039, "steps", 2), lecture ("bowl", "steps", 2));
%!   assert (lecture ("bowl").alpha, .039);
%! unwind_protect_cleanup
%!   rmpath (folder);
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

## what was there stays: figures, hold, the generators, the default of figures
%!test
%! f = figure ("visible", "off");
%! unwind_protect
%!   plot (1:3);
%!   state = {rand("state"), randn("state"), get(0, "defaultfigurevisible"), path()};
%!   r = lecture ("bowl", "Plot", true);
%!   close (gcf ());
%!   r = lecture ("uneven");
%!   assert ({rand("state"), randn("state"), get(0, "defaultfigurevisible"), path()}, state);
%!   assert (numel (get (get (f, "currentaxes"), "children")), 1);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!error <NAME must be one of "partition".*did you mean "bowl"> lecture ("bowls")
%!error <did you mean "cost-curves"> lecture ("cost_curves")
%!error id=descent:value lecture ("")
%!error id=descent:value lecture (1)
%!error id=descent:value lecture ({"bowl"})
%!error <Plot must be true or false> lecture ("bowl", "Plot", "yes")
%!error <unknown option "Plots"; known: alpha, .*, Plot, Style; did you mean "Plot">
%! lecture ("bowl", "Plots", true)
%!error id=descent:option lecture ("bowl", "Plot")
%!error id=descent:option lecture ("bowl", 1)

%!demo
%! lecture ("bowl")
