## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{v} =} ewma (@var{x}, @var{beta})
## @deftypefnx {} {@var{v} =} ewma (@var{x}, @var{name}, @var{value})
## @deftypefnx {} {@var{v} =} ewma (@dots{}, @var{option}, @var{setting}, @dots{})
## @deftypefnx {} {[@var{v}, @var{state}] =} ewma (@dots{})
## Exponentially weighted average of a series.
##
## With v(0) = 0,
##
## @display
## @code{v(t) = beta * v(t-1) + (1 - beta) * x(t)}
## @end display
##
## @noindent
## is about the average of the last 1/(1-@var{beta}) samples: 10 days of
## temperatures at .9, 50 at .98, 2 at .5.  At the start it is too small; with
## bias correction it is v(t) / (1 - beta^t).
##
## The lecture's first three days, and a day of 10 degrees after another:
##
## @example
## @group
## v = ewma ([40 49 45], .9)
##    @result{} v =
##        4.0000    8.5000   12.1500
## @end group
## @group
## v = ewma ([10 10], .5)
##    @result{} v =
##        5.0000   7.5000
## @end group
## @group
## v = ewma ([10 10], .5, "BiasCorrection", true)
##    @result{} v =
##        10   10
## @end group
## @end example
##
## @strong{Arguments}
##
## @table @var
## @item x
## A vector, matrix or N-d array of real numbers.  Each series runs along the
## first dimension that is not 1, or along @qcode{"Dim"}.  Or a source, see
## ``Series in files''.
## @item beta
## The weight of the past, a number in [0, 1), or a vector of K of them.
## @item name, value
## Instead of @var{beta}, another parameter of the average: @qcode{"Alpha"} in
## (0, 1] (beta = 1 - Alpha), @qcode{"Span"} from 1 on (1 - 2/(Span + 1)),
## @qcode{"HalfLife"} above 0 (2^(-1/HalfLife)), @qcode{"CenterOfMass"} from 0
## on (1 - 1/(1 + CenterOfMass)) or @qcode{"Window"} from 1 on (1 - 1/Window).
## A number or a vector of K of them.  See @code{ewmaparameters}.
## @item v
## The averages, of the size of @var{x}; single if @var{x} is, else double, and
## full.  With K > 1 betas a column of n samples gives n x K, a row K x n, a
## scalar 1 x K (K x 1 along dimension 2, 1 x 1 x K along later ones), and any
## other array one page for each beta: a new dimension after those of @var{x}.
## Empty arrays give empty ones.
## @item state
## A struct from which a later call goes on, see below.
## @end table
##
## @strong{Options}, their defaults in parentheses.  Names and words are matched
## whatever their case.  [] stands for the default of all options except
## @qcode{"Initial"}, @qcode{"Missing"} and @qcode{"MissingOutput"}.
##
## @table @asis
## @item @qcode{"BiasCorrection"} (false)
## true: divide by the sum of the weights, 1 - beta^t.  The first average is
## then x(1), and a constant series stays constant, to the last bit.  For
## @qcode{"Initial"} @qcode{"zero"} only.
## @item @qcode{"Initial"} (@qcode{"zero"})
## Where the average starts.  @qcode{"zero"}: v(0) = 0.  @qcode{"first"}: v(1) =
## x(1).  @qcode{"sma"}: at the n-th observation stands the plain mean of the
## first n, NaN before it, and the recurrence goes on from there; n is
## @qcode{"InitialWindow"}.  A number: v(0) for all series.  An array of
## numbers: v(0) for each series, in the order of @code{x} without its
## dimension of time.
## @item @qcode{"InitialWindow"}
## The n of @qcode{"sma"}, a positive integer; needed there, refused elsewhere.
## @item @qcode{"Dim"} (the first that is not 1)
## The dimension along which the series run.  Beyond those of @var{x} each
## sample is a series of its own.
## @item @qcode{"Missing"} (@qcode{"propagate"})
## What a NaN in @var{x} does.  @qcode{"propagate"}: the average is NaN from
## there on (with @qcode{"sma"}, leading NaN are passed over).  @qcode{"skip"}:
## the sample is passed over as if it was not there.  @qcode{"decay"}: it is
## passed over, but time goes on, and older samples lose weight:
##
## @itemize
## @item with correction v(t) = sum (beta^(t-i) x(i)) / sum (beta^(t-i)) over
## the observations i up to t;
## @item with @qcode{"first"} and @qcode{"sma"} v = (f v + (1-beta) x) / (f +
## 1-beta) at the next observation, f = beta^k, k steps after the last one;
## @item from zero or numbers, without correction, a missing sample counts as
## 0: v = beta v.
## @end itemize
## @item @qcode{"MissingOutput"} (@qcode{"hold"})
## What stands in @var{v} at a missing sample: @qcode{"hold"} the average as it
## is, or @qcode{"nan"}.
## @item @qcode{"MinPeriods"} (1)
## NaN until so many samples have been observed.  0 means 1: before the first
## observation there is always NaN.
## @item @qcode{"Times"} ([])
## When the samples were taken: one real number for each sample along
## @qcode{"Dim"}, which must not decrease, in any unit; [] for samples that are
## one unit apart.  @code{datenum} makes days of dates.  @qcode{"HalfLife"} is
## meant in that unit, and so is any other parameter: beta is what is left of a
## weight after one unit.  Times in int64 and uint64, as nanoseconds come, are
## counted from the first of them before they become double.  With dt the time
## since the last observation and f = beta^dt
##
## @itemize
## @item with correction v(t) = sum (beta^(t-t(i)) x(i)) / sum (beta^(t-t(i))):
## each observation weighs the same at its own time;
## @item else v = f v + (1-f) x.  From zero or numbers the first observation
## counts as one unit after the start.
## @end itemize
##
## With @qcode{"skip"} the time between a missing sample and the sample before
## it does not count.  Where a time is NaN there is NaN in @var{v}, and the
## sample is passed over, whatever @qcode{"Missing"} is.
## @item @qcode{"Groups"} ([])
## Which device, sensor, share, @dots{} each sample along @qcode{"Dim"} is of:
## one label for each of them, in any order, see below; [] for one series.
## @item @qcode{"State"} ([])
## What a former call returned, to go on from there; [] for none yet.
## @item @qcode{"Threads"} (@code{OMP_NUM_THREADS}, else the number of processors)
## How many threads may work on long arrays, a positive integer.  The result has
## the same bits whatever it is.
## @item @qcode{"File"}, @qcode{"Memory"} (2^28)
## For series in files, see below.
## @end table
##
## A gap, a start, and times:
##
## @example
## @group
## v = ewma ([1 NaN 3], .5, "BiasCorrection", true, "Missing", "skip")
##    @result{} v =
##        1.0000   1.0000   2.3333
## @end group
## @group
## v = ewma ([1 NaN 3], .5, "BiasCorrection", true, "Missing", "decay")
##    @result{} v =
##        1.0000   1.0000   2.6000
## @end group
## @group
## v = ewma (1:5, "Span", 3, "Initial", "sma", "InitialWindow", 3);
## v(3:5)                             # v(1:2) is NaN
##    @result{} ans =
##        2   3   4
## @end group
## @group
## v = ewma ([1 2 3], "HalfLife", 1, "Times", [0 1 3], "Initial", "first")
##    @result{} v =
##        1.0000   1.5000   2.6250
## @end group
## @end example
##
## @strong{Series in pieces}
##
## Calls that hand on the state give what one call gives for the whole series,
## bit for bit, for every option and wherever it is cut:
##
## @example
## @group
## state = [];
## for piece = @{[40 49], 45@}
##   [v, state] = ewma (piece@{1@}, .9, "State", state);
## endfor
## v
##    @result{} v = 12.150
## @end group
## @end example
##
## The state is a plain struct of numbers and strings and can be saved.  It
## holds the parameter and the options too: later calls may leave them out
## (@code{ewma (x, "State", state)}), or must say the same.  @qcode{"Times"} is
## given in all calls or in none, and the times go on where they stopped, in the
## class they had if that was int64 or uint64.
## @var{x} must have the same class (of single and double) and the same series;
## a single series may change from row to column.  For several series that come
## a row at a time, say @qcode{"Dim"} in the first call:
##
## @example
## @group
## state = [];
## for row = @{[1 10], [3 30]@}
##   [v, state] = ewma (row@{1@}, .5, "Dim", 1, "State", state);
## endfor
## v
##    @result{} v =
##        1.7500   17.5000
## @end group
## @end example
##
## @noindent  A state belongs to the
## function that made it and should not be edited: one whose numbers no series
## could have left is refused.
##
## @strong{Series in files}
##
## @var{x} may be a source, as @code{datasource} returns it: each of its
## features is a series, and each sample a point of time.  It is read in pieces,
## and @var{v} is a source, too:
##
## @example
## @group
## file = fullfile (tempdir (), "days.csv");
## fid = fopen (file, "w");
## fprintf (fid, "%d\n", [40 49 45]);
## fclose (fid);
## v = ewma (datasource (file), .9, "File", [file, ".npy"]);
## readsource (v)
##    @result{} ans =
##        4.0000    8.5000   12.1500
## @end group
## @end example
##
## @qcode{"File"} is the name of the file for the averages, which must be given:
## an NPY file (.npy), or an HDF5 file (.h5, .hdf5) with the array "samples" (if
## descent was built with HDF5). It takes its name when it is whole; after an
## error or Ctrl-C it is as it was. An existing file is replaced if it is empty,
## an NPY file, or an HDF5 file of this array alone.  Numbers are single if
## @var{x} is, else double, and have the bits that @code{ewma (readsource (x),
## @dots{}, "Dim", 2)} gives.  With K > 1 betas a sample has the averages of all
## features for the first beta, then for the second one, and so on.
## @qcode{"Memory"} is how many bytes a piece and the state may take.
## @qcode{"Dim"} can only be 2; @qcode{"Times"} may be a source of one feature.
## With @qcode{"State"} several files are one series.
##
## @strong{Samples of several groups}
##
## With @qcode{"Groups"} the samples of each label are a series of their own, as
## they come: the result has the bits of a loop that gathers the samples of one
## label, averages them and puts the averages back.  One state has all groups;
## groups that a later call names first begin there.
##
## @example
## @group
## [v, state] = ewma ([20 5 22], .5, "Groups", @{"oven", "hall", "oven"@});
## v
##    @result{} v =
##        10.0000    2.5000   16.0000
## @end group
## @group
## v = ewma ([7 24], "Groups", @{"roof", "oven"@}, "State", state)
##    @result{} v =
##        3.5000   20.0000
## @end group
## @end example
##
## Labels are numbers of any class, a cell of strings, or rows of characters
## (one string for a single sample); a NaN is not a label.  Numbers of other
## classes are the same labels as double ones, except that int64 and uint64 are
## labels of their own; in all calls of a state they must be of the same kind.
## @code{state.Groups} lists the labels in the order in which they came.
## @qcode{"Times"} must not decrease within a group, and time is counted from
## the last sample of the same group; those of int64 and uint64 from the first
## of the group.  @qcode{"Initial"}, @qcode{"MinPeriods"} and the like are of
## each group.  A call copies and checks the whole state, some 500 bytes for
## each group and series: with many thousands of groups, hand over many samples
## at a time.
##
## @strong{Coming from elsewhere}
##
## @table @asis
## @item The lecture
## @code{ewma (x, beta)}; with bias correction @code{ewma (x, beta,
## "BiasCorrection", true)}.
## @item pandas, @code{s.ewm (span=n).mean ()}
## @code{ewma (x, "Span", n, "BiasCorrection", true, "Missing", "decay")}.
## @code{alpha=}, @code{com=}, @code{halflife=}: @qcode{"Alpha"},
## @qcode{"CenterOfMass"}, @qcode{"HalfLife"}.  @code{adjust=False}:
## @qcode{"Initial"}, @qcode{"first"} in place of the correction.
## @code{ignore_na=True}: @qcode{"Missing"}, @qcode{"skip"}.
## @code{min_periods=k}: @qcode{"MinPeriods"}, k.  @code{axis=1}:
## @qcode{"Dim"}, 2.
## @item pandas, @code{s.ewm (halflife="2D", times=t).mean ()}
## @code{ewma (x, "HalfLife", 2, "Times", days, "BiasCorrection", true,
## "Missing", "decay")} with the times in days.
## @item pandas, @code{df.groupby ("id")["x"].ewm (span=n).mean ()}
## @code{ewma (x, "Span", n, "BiasCorrection", true, "Missing", "decay",
## "Groups", id)}, in the order of @code{x}.
## @item pandas, @code{s.ewm (alpha=a).sum ()}
## @code{ewmsum (x, "Alpha", a, "Missing", "decay")}.
## @code{var}, @code{std}, @code{cov}, @code{corr}: @code{ewmvar},
## @code{ewmstd}, @code{ewmcov}, @code{ewmcorr}.
## @item polars, @code{ewm_mean (span=n)}
## @code{ewma (x, "Span", n, "BiasCorrection", true, "Missing", "decay",
## "MissingOutput", "nan")}, and @code{adjust} as in pandas; with
## @code{ignore_nulls=True} @qcode{"skip"}.
## @item polars, @code{ewm_mean_by ("t", half_life=h)}
## @code{ewma (x, "HalfLife", h, "Times", t, "Initial", "first", "Missing",
## "decay", "MissingOutput", "nan")}.
## @item TA-Lib, @code{EMA (x, n)}; TTR, @code{EMA (x, n)}
## @code{ewma (x, "Span", n, "Initial", "sma", "InitialWindow", n)}.
## @item Wilder's smoothing (RSI, ATR, RMA); TTR, @code{EMA (x, n, wilder=TRUE)}
## @code{ewma (x, "Window", n, "Initial", "sma", "InitialWindow", n)}.  For the
## RSI x is @code{max (diff (p), 0)}, and @code{max (-diff (p), 0)}.
## @item MATLAB, @code{dsp.MovingAverage}
## With @code{Method="Exponential weighting"} and @code{ForgettingFactor=beta}:
## @code{ewma (x, beta, "BiasCorrection", true)}.
## @item MATLAB, @code{movavg (x, n, n, "e")}
## @code{ewma (x, "Span", n, "Initial", "first")}.  The newer @code{movavg (x,
## "exponential", n)} also weighs with @qcode{"Span"}, n; its start is set by
## @code{Initialpoints}, here by @qcode{"Initial"}.
## @item Octave, @code{filter (1-beta, [1, -beta], x)}
## @code{ewma (x, beta)}.  From v0, @code{filter (1-beta, [1, -beta], x,
## beta*v0)}: @code{ewma (x, beta, "Initial", v0)}.  @code{movmean} and
## @code{movfun} slide a window with an end; for a mean as old as theirs over n
## past samples take @qcode{"Span"}, n.
## @end table
##
## @strong{Classes.}  Integer, logical and sparse arrays and ranges are computed
## as full double arrays.  For single @var{x} all sums and the state are in
## double, and only @var{v} is rounded.  Complex numbers are refused.
##
## @strong{Accuracy.}  Without gaps and times the result is within 4 @code{eps}
## of the largest @code{abs (v)} of the series, v(0) included, for any length
## and for @var{beta} up to the last number below 1, with 1-@var{beta} taken as
## Octave computes it (the recurrence above loses 5 digits at 1-@var{beta} =
## 1e-9), if (1-@var{beta}) @code{abs (v)} is above @code{realmin / eps}.  With
## @qcode{"Alpha"} and its like 1-beta is computed without forming beta, and a
## beta near 0 without forming 1-beta.
## Short of overflow, what comes after sample t has no influence on v(t), to
## the last bit; nor have @qcode{"Dim"}, neighbouring series and other betas.
##
## @strong{Inf.}  An Inf stays, as the recurrence says: Inf from there on, NaN
## after an opposite Inf, for @var{beta} = 0 too.  Numbers below @code{realmin}
## count as zero.
##
## @strong{Errors}
##
## @table @code
## @item descent:class
## @var{x} or @qcode{"Times"} is not real numbers; @qcode{"Groups"} is neither
## numbers nor strings, or of another kind than before; @qcode{"State"} is not
## what this function returned, or of another class than @var{x}.
## @item descent:size
## @qcode{"Times"}, @qcode{"Groups"}, @qcode{"Initial"} or the series of
## @qcode{"State"} do not fit @var{x}.
## @item descent:value
## A parameter or a setting is out of range (the first such number is named);
## times decrease, or are int64 that span 2^63 or more; a label is NaN; the
## parameter or an option is not that of @qcode{"State"}, or the numbers of
## @qcode{"State"} contradict themselves.
## @item descent:option
## An unknown option; no parameter, or several; @qcode{"sma"} without
## @qcode{"InitialWindow"}, or the other way round; a source without
## @qcode{"File"}, or the other way round.
## @item descent:file
## @qcode{"File"} cannot be written, or is there and has other data; a file of
## @var{x} cannot be read.
## @end table
##
## Source: A. Ng, ``Improving Deep Neural Networks'', week 2, lectures 3 to 5
## (exponentially weighted averages, bias correction).  Gaps and times: pandas'
## user guide, ``Exponentially weighted window''.
## @seealso{ewmvar, ewmstd, ewmcov, ewmcorr, ewmband, ewmsum, ewmaparameters, ewmaweights, ewmawindow, datasource, filter, movmean, dataset}
## @end deftypefn

function [v, state] = ewma (x, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  if (nargout < 2)
    v = __ewma__ ("ewma", x, varargin{:});
  else
    [v, state] = __ewma__ ("ewma", x, varargin{:});
  endif
endfunction

## the documented examples
%!assert (ewma ([40 49 45], .9), [4 8.5 12.15], 1e-14)
%!assert (ewma ([10 10], .5), [5 7.5])
%!assert (ewma ([10 10], .5, "BiasCorrection", true), [10 10])
%!assert (ewma ([1 NaN 3], .5, "BiasCorrection", true, "Missing", "skip"), [1 1 7/3], 2*eps)
%!assert (ewma ([1 NaN 3], .5, "BiasCorrection", true, "Missing", "decay"), [1 1 2.6], 2*eps)
%!assert (ewma (1:5, "Span", 3, "Initial", "sma", "InitialWindow", 3), [NaN NaN 2 3 4])
%!assert (ewma ([1 2 3], "HalfLife", 1, "Times", [0 1 3], "Initial", "first"), [1 1.5 2.625])
%!test
%! state = [];
%! for piece = {[40 49], 45}
%!   [v, state] = ewma (piece{1}, .9, "State", state);
%! endfor
%! assert (isequal (v, ewma ([40 49 45], .9)(3)));
%!test
%! file = [tempname(), ".csv"];
%! unwind_protect
%!   fid = fopen (file, "w");
%!   fprintf (fid, "%d\n", [40 49 45]);
%!   fclose (fid);
%!   v = ewma (datasource (file), .9, "File", [file, ".npy"]);
%!   assert (readsource (v), ewma ([40 49 45], .9));
%! unwind_protect_cleanup
%!   cellfun (@unlink, glob ([file, "*"]));
%! end_unwind_protect

%!test
%! [v, state] = ewma ([20 5 22], .5, "Groups", {"oven", "hall", "oven"});
%! assert (v, [10 2.5 16]);
%! assert (ewma ([7 24], "Groups", {"roof", "oven"}, "State", state), [3.5 20]);

## empty in, empty out
%!test
%! sizes = {[0 0], [0 3], [3 0], [1 0], [0 1], [2 0 4]};
%! paged = {[0 0 2], [0 3 2], [3 0 2], [2 0], [0 2], [2 0 4 2]};
%! for i = 1:numel (sizes)
%!   x = zeros (sizes{i});
%!   assert (size (ewma (x, .9)), sizes{i});
%!   assert (size (ewma (x, .9, "Dim", 2, "BiasCorrection", true)), sizes{i});
%!   assert (size (ewma (x, [.9 .5])), paged{i});
%!   assert (class (ewma (single (x), .9)), "single");
%! endfor

## classes: right
%!test
%! x = [3 1 0 1; 0 2 5 7];
%! v = ewma (x, .9);
%! for c = {"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"}
%!   assert (isequal (ewma (feval (c{1}, x), .9), v));
%!   assert (class (ewma (feval (c{1}, x), .9)), "double");
%! endfor
%! assert (isequal (ewma (x > 1, .9), ewma (double (x > 1), .9)));
%! s = ewma (sparse (x), .9);
%! assert (isequal (s, v) && ! issparse (s));
%! assert (class (ewma (single (x), .9)), "single");
%! assert (ewma (single (x), .9), single (v));
%! assert (isequal (ewma (1:4, .9), ewma ([1 2 3 4], .9)));
%! assert (isequal (ewma (1:0, .9), zeros (1, 0)));
%! assert (isequal (ewma (eye (3), .9), ewma (full (eye (3)), .9)));
%! assert (isequal (ewma (eye (3)([2 1 3],:), .9), ewma ([0 1 0; 1 0 0; 0 0 1], .9)));
%! assert (isequal (ewma (x, single (.9)), ewma (x, double (single (.9)))));
%! assert (isequal (ewma (x, 0:.5:.5), ewma (x, [0 .5])));
%! assert (isequal (ewma (x, sparse ([.5 0])), ewma (x, [.5 0])));
%! assert (isequal (ewma (x, uint8 (0)), x));

## Inf and NaN
%!assert (ewma ([-Inf 1 2], .9), [-Inf -Inf -Inf])
%!assert (ewma ([Inf 1 2], .9, "BiasCorrection", true), [Inf Inf Inf])
%!assert (ewma ([NaN 1; 2 3], .5), [NaN .5; NaN 1.75])
%!assert (ewma ([1 -2 realmin/4], 0), [1 -2 realmin/4])
%!assert (ewma ([1 NaN Inf 2], 0), [1 NaN NaN NaN])
%!assert (ewma ([1 Inf 2 NaN 3], 0, "Missing", "decay"), [1 Inf Inf Inf Inf])
%!assert (ewma ([1 NaN Inf 2], [0 .5]), [1 NaN NaN NaN; .5 NaN NaN NaN])
%!assert (ewma ([1 NaN 3 4 5], 0, "Initial", "sma", "InitialWindow", 3), NaN (1, 5))

## [] means not given
%!test
%! o = {"BiasCorrection", [], "Times", [], "Dim", [], "MinPeriods", [], "Threads", [], ...
%!      "State", [], "InitialWindow", []};
%! assert (isequal (ewma ([1 4 2], .5, o{:}), ewma ([1 4 2], .5)));
%! [~, s] = ewma ([1 4 2], .5, "BiasCorrection", true);
%! assert (isequal (ewma (3, o{1:10}, "State", s), ewma (3, "State", s)));
%! assert (isequaln (ewmvar ([1 4 2], .5, o{1:12}, "Unbiased", []), ewmvar ([1 4 2], .5)));

## Missing, MissingOutput, MinPeriods: worked by hand, beta = .5
%!test
%! x = [2 NaN NaN 4];
%! assert (ewma (x, .5), [1 NaN NaN NaN]);
%! assert (ewma (x, .5, "Missing", "propagate"), [1 NaN NaN NaN]);
%! assert (ewma (x, .5, "Missing", "skip"), [1 1 1 2.5]);
%! assert (ewma (x, .5, "Missing", "decay"), [1 .5 .25 2.125]);
%! assert (ewma (x, .5, "Missing", "skip", "Initial", "first"), [2 2 2 3]);
%! assert (ewma (x, .5, "Missing", "decay", "Initial", "first"), [2 2 2 (.25+2)/.625], eps (4));
%! assert (ewma (x, .5, "Missing", "decay", "BiasCorrection", true), [2 2 2 (.25+4)/1.125], ...
%!         eps (4));
%! assert (ewma (x, .5, "Missing", "decay", "Initial", 8), [5 2.5 1.25 2.625]);
%! assert (ewma (x, .5, "Missing", "skip", "MissingOutput", "nan"), [1 NaN NaN 2.5]);
%! assert (ewma (x, .5, "Missing", "decay", "MissingOutput", "NaN"), [1 NaN NaN 2.125]);
%!test   # before the first observation there is nothing
%! for how = {"skip", "decay"}
%!   assert (ewma ([NaN NaN 4], .5, "Missing", how{1}, "BiasCorrection", true), [NaN NaN 4]);
%!   assert (ewma ([NaN NaN], .5, "Missing", how{1}, "MinPeriods", 0), [NaN NaN]);
%! endfor
%!assert (ewma ([2 4 6], .5, "MinPeriods", 0), [1 2.5 4.25])
%!assert (ewma ([2 4 6], .5, "MinPeriods", 3), [NaN NaN 4.25])
%!assert (ewma ([2 4 6], .5, "MinPeriods", 4), NaN (1, 3))
%!assert (ewma ([2 NaN 4 6], .5, "MinPeriods", 2, "Missing", "skip"), [NaN NaN 2.5 4.25])

## validation
%!error <Invalid call> ewma ()
%!error <Invalid call> ewma (1)
%!error <BETA must be in \[0, 1\)> ewma (1, 1)
%!error <BETA\(2\) is 1.5> ewma (1, [.5 1.5 NaN])
%!error <Alpha must be in \(0, 1\]> ewma (1, "Alpha", 0)
%!error <give one of BETA, Alpha, not 2> ewma (1, .5, "Alpha", .5)
%!error <unknown option "Bias"; known: BiasCorrection, > ewma (1, .5, "Bias", true)
%!error <Dim must be a positive integer> ewma (1, .5, "Dim", 0)
%!error <BiasCorrection must be true or false> ewma (1, .5, "BiasCorrection", 2)
%!error <BiasCorrection is for Initial "zero"> ewma (1, .5, "Initial", 3, "BiasCorrection", true)
%!error <Initial "sma" needs InitialWindow> ewma (1, .5, "Initial", "sma")
%!error <Missing must be one of "propagate", "skip", "decay"> ewma (1, .5, "Missing", "drop")
%!error <Times must not decrease; Times\(3\) does> ewma ([1 2 3], .5, "Times", [1 3 2])
%!error <one number for each of the 3 samples; it is 1x2> ewma ([1 2 3], .5, "Times", [1 2])
%!error <X must be an array of real numbers, and is complex double> ewma ([1 2i], .9)
%!error <Groups must have one label for each of the 3 samples; it is 1x2>
%! ewma ([1 2 3], .5, "Groups", [1 2]);
%!error <Groups\(2\) is not> ewma ([1 2 3], .5, "Groups", [1 NaN 2])
%!error <State was made with another beta> ewma (3, .6, "State", nthargout (2, @ewma, 1, .5))
%!error <State must be what a former call of ewma returned> ewma ([5 6], "State", 1)
%!error id=descent:value ewma (1, 1)
%!error id=descent:size ewma ([1 2 3], .5, "Times", [1 2])
%!error id=descent:class ewma ("abc", .9)
%!error id=descent:option ewma (1, .5, "Bias", true)

%!demo
%! ## London in 2016: a larger beta looks further back, is smoother and later.
%! S = dataset ("london");
%! v = ewma (S.x, [.9 .98 .5]);
%! h = plot (S.date, S.x, ".", S.date, v);
%! set (h(1), "color", [.65 .65 .65]);
%! set (h(2:4), "linewidth", 2);
%! set (h(2), "color", [.84 .15 .16]);
%! set (h(3), "color", [0 .5 .3]);
%! set (h(4), "color", [.9 .75 .1], "linewidth", 1);
%! datetick ("x", "mmm");
%! axis ([S.date(1), S.date(end), 0, 80]);
%! ylabel ("degrees Fahrenheit");
%! title ("London, beta = .9, .98, .5");
%! legend (h(2:4), ".9", ".98", ".5", "location", "south");

%!demo
%! ## The start: from zero the average takes its time; corrected it is right at once.
%! S = dataset ("london");
%! x = S.x(1:120);
%! h = plot (1:120, x, ".", 1:120, ewma (x, .98), 1:120, ewma (x, .98, "BiasCorrection", true));
%! set (h(1), "color", [.65 .65 .65]);
%! set (h(2:3), "linewidth", 2);
%! set (h(2), "color", [.5 .25 .6]);
%! set (h(3), "color", [0 .5 .3]);
%! xlabel ("day");
%! ylabel ("degrees Fahrenheit");
%! title ("Bias correction, beta = .98");
%! legend ("day", "v(t)", "v(t) / (1 - .98^t)", "location", "southeast");

%!demo
%! ## Samples at uneven times with a long break: the first one after it counts.
%! S = dataset ("london");
%! t = find (mod ((1:366)'.^2, 7) < 2);   # some days of each week
%! t(t > 140 & t < 220) = [];             # no one was there
%! o = {"HalfLife", 10, "BiasCorrection", true};
%! h = plot (t, S.x(t), ".", t, ewma (S.x(t), o{:}, "Times", t), t, ewma (S.x(t), o{:}));
%! set (h(1), "color", [.65 .65 .65]);
%! set (h(2:3), "linewidth", 2);
%! set (h(2), "color", [0 .5 .3]);
%! set (h(3), "color", [.84 .4 0]);
%! xlabel ("day");
%! axis ([1 366 0 80]);
%! ylabel ("degrees Fahrenheit");
%! title ("Half-life 10 days, or 10 samples");
%! legend ("sample", "with Times", "without", "location", "south");

%!demo
%! ## Two sensors that report in turn, now and then: one call, an average for each.
%! n = 300;
%! id = 1 + (mod ((1:n).^2, 7) < 2);
%! t = cumsum (mod ((1:n) * pi, 2));
%! x = [20 14](id) + 3 * sin (t ./ [30 12](id)) + cos ((1:n).^2);
%! v = ewma (x, "HalfLife", 5, "Times", t, "BiasCorrection", true, "Groups", id);
%! colors = [0 .45 .7; .84 .4 0];
%! for g = 1:2
%!   plot (t(id == g), x(id == g), ".", "color", [.65 .65 .65]);
%!   hold on;
%!   h(g) = plot (t(id == g), v(id == g), "linewidth", 2, "color", colors(g,:));
%! endfor
%! hold off;
%! xlabel ("minutes");
%! ylabel ("degrees");
%! title ("Two sensors in one series, half-life 5 minutes");
%! legend (h, "sensor 1", "sensor 2", "location", "southeast");
