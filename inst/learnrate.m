## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{a} =} learnrate (@var{schedule}, @var{k})
## @deftypefnx {} {@var{a} =} learnrate (@var{schedule}, @var{k}, @var{name}, @var{value}, @dots{})
## The learning rate of an epoch or an iteration, after a schedule.
##
## @var{schedule} is a name of the table below, in any case.  @var{k} is a real
## array of any size: numbers of epochs, or of iterations, the first of which
## has the number Origin.  @var{a} has the size of @var{k}; it is double,
## single for a single @var{k}.  Where @var{k} is NaN, @var{a} is NaN.
##
## The trainers take the same names: @qcode{"LearnRateSchedule"},
## @var{schedule}, and the options beside it, with @qcode{"SchedulePer"},
## @qcode{"epoch"} (default) or @qcode{"iteration"}.
##
## With a0 the option LearnRate and e = max (k - WarmUp - Delay, 0) the rate is
##
## @multitable {exponential} {a1 + (a0 - a1)(1 + cos (pi e/E))/2, to e = E} {DecayRate r (.95), Interval I (10)}
## @headitem name @tab rate @tab options (default)
## @item @code{none} @tab a0 @tab
## @item @code{inverse} @tab a0/(1 + r e/I)
## @tab DecayRate r (1), Interval I (1)
## @item @code{exponential} @tab a0 r^(e/I)
## @tab DecayRate r (.95), Interval I (1)
## @item @code{sqrt} @tab a0/sqrt (max (e/I, 1)) @tab Interval I (1)
## @item @code{staircase} @tab a0/(1 + r floor (e/I))
## @tab DecayRate r (1), Interval I (10)
## @item @code{step} @tab a0 r^floor (e/I)
## @tab DecayRate r (.1), Interval I (10)
## @item @code{cosine} @tab a1 + (a0 - a1)(1 + cos (pi min (e/E, 1)))/2
## @tab FinalLearnRate a1 (0), Duration E
## @item @code{polynomial} @tab a1 + (a0 - a1)(1 - min (e/E, 1))^p
## @tab FinalLearnRate a1 (0), Power p (1), Duration E
## @item @code{one-cycle} @tab up from a2 to a0 while e/E < f, then half a wave
## of a cosine down to a1 at e = E
## @tab StartLearnRate a2 (a0/25), RiseFraction f (.3), Rise ("linear"),
## FinalLearnRate a1 (0), Duration E
## @item @code{plateau} @tab a0 r^d after d drops
## @tab DecayRate r (.1), Patience (10), Threshold (1e-4), Cost
## @end multitable
##
## @noindent
## @qcode{"piecewise"} is another name of @qcode{"step"}, LearnRateDropFactor of
## DecayRate, LearnRateDropPeriod of Interval, and InitialLearnRate of
## LearnRate.  e/I counts as an integer where it is one but for rounding: floor
## (.3/.1) is 3.
##
## Options of every schedule:
##
## @table @asis
## @item @qcode{"LearnRate"}
## a0, a number that is not negative (.01; in trainers that of the solver).
## @item @qcode{"WarmUp"}
## The number w of first epochs or iterations (0) in which the rate rises:
## a0 i/w with i = k - Origin + 1 in [1, w].  The schedule begins after them.
## @item @qcode{"Origin"}
## The number of the first epoch, an integer that is not negative: 1, as in the
## lecture, for @code{inverse}, @code{exponential}, @code{sqrt} and
## @code{staircase}, else 0.  In trainers the first epoch has this number, so
## with Origin 1 it has e = 1 already.
## @item @qcode{"Delay"}
## The schedule begins so many epochs or iterations later (0); @code{none} does
## not take it.
## @end table
##
## Options of some, as the table says:
##
## @table @asis
## @item @qcode{"DecayRate"}
## A number that is not negative.
## @item @qcode{"Interval"}
## Epochs or iterations, a positive number.
## @item @qcode{"Duration"}
## Epochs or iterations until the end, a positive number, to be given here.
## In trainers it is the length of the run less WarmUp and Delay, unless given.
## The rate of a later @var{k} is a1.
## @item @qcode{"FinalLearnRate"}, @qcode{"StartLearnRate"}
## Numbers that are not negative.
## @item @qcode{"Power"}
## A positive number.
## @item @qcode{"RiseFraction"}
## The share of the duration in which the rate rises, in [0, 1].
## @item @qcode{"Rise"}
## @qcode{"linear"} or @qcode{"cosine"}, half a wave.
## @item @qcode{"Patience"}, @qcode{"Threshold"}
## A cost J improves if J < best - Threshold |best|, a number that is not
## negative.  After Patience epochs, a positive integer, without an improvement
## the rate drops, and counting begins anew.  The first WarmUp + Delay costs do
## not count; NaN is no improvement.
## @item @qcode{"Cost"}
## The costs of the epochs Origin, Origin + 1, @dots{}, a real vector, to be
## given for @code{plateau} here: the rate of an epoch follows from the costs of
## those before it.  Trainers have costs of their own.
## @end table
##
## The lecture's example, a0 = .2 and a decay rate of 1:
##
## @example
## @group
## learnrate ("inverse", 1:4, "LearnRate", .2, "DecayRate", 1)
##    @result{} ans =
##        0.100000   0.066667   0.050000   0.040000
## @end group
## @group
## learnrate ("step", [0 9 10 20], "LearnRate", 1)
##    @result{} ans =
##        1.000000   1.000000   0.100000   0.010000
## @end group
## @end example
##
## What others call them, with @var{k} counted from 0:
##
## @table @asis
## @item the course's notebook
## It changes the rate at the end of each epoch: the rates @emph{in} its epochs
## 0, 1, @dots{} are @code{inverse} with @qcode{"Delay", 1, "Origin", 0}, those
## that it prints after them with @qcode{"Origin", 0} alone.  Its schedule with
## intervals is @code{staircase}.
## @item PyTorch
## @code{StepLR}: @code{step}, gamma is DecayRate, step_size Interval.
## @code{ExponentialLR}: @code{exponential} with @qcode{"Origin", 0}.
## @code{CosineAnnealingLR}: @code{cosine}, T_max is Duration, eta_min
## FinalLearnRate; after T_max it rises again, here it stays.
## @code{PolynomialLR}: @code{polynomial}, total_iters is Duration.
## @code{LinearLR} with start_factor 1/w and total_iters w - 1: WarmUp w.
## @code{OneCycleLR} with T total_steps: @code{one-cycle} with Duration T - 1,
## RiseFraction (.3 T - 1)/(T - 1), Rise @qcode{"cosine"}, FinalLearnRate
## a0/25e4.  @code{ReduceLROnPlateau}: @code{plateau} with Patience one more
## than its patience; for negative costs its threshold has the other sign.
## @item Keras
## @code{InverseTimeDecay}: @code{inverse}, decay_steps is Interval; with
## staircase=True @code{staircase}; @code{ExponentialDecay}: @code{exponential},
## with staircase=True @code{step}; each with @qcode{"Origin", 0}.
## @code{PolynomialDecay}: @code{polynomial}, whose FinalLearnRate is 1e-4
## there.  @code{CosineDecay}: @code{cosine}, FinalLearnRate is alpha a0.
## @code{ReduceLROnPlateau}: @code{plateau} with its patience; min_delta is not
## relative to the best cost.
## @item MATLAB
## @qcode{"piecewise"}: the first LearnRateDropPeriod epochs have a0.
## @end table
##
## Errors: @code{descent:option} for an unknown option, for one that the
## schedule has no use for and for a missing one, @code{descent:value},
## @code{descent:class}; @code{descent:size} where Cost is too short for
## @var{k}.
##
## Sources: week 2 of the course @cite{Improving Deep Neural Networks}, Learning
## rate decay; I. Loshchilov, F. Hutter, @cite{SGDR: stochastic gradient descent
## with warm restarts}, 2016, arXiv 1608.03983 (cosine, without restarts);
## L. Smith, N. Topin, @cite{Super-convergence}, 2017, arXiv 1708.07120 (one
## cycle).  The equivalents in PyTorch are held to the numbers of its version
## 1.13, those in Keras and MATLAB to what they document.
## @seealso{mlptrain, fminsgd, gradstep, optimizer}
## @end deftypefn

function a = learnrate (schedule, k, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  a = __learnrate__ (schedule, k, varargin{:});
endfunction

%!demo
%! ## ten schedules over 60 epochs, one above the other, each from 0 to a0
%! k = 0:60;
%! J = max (exp (-k / 6), .1);                 # costs that cease to fall
%! E = {"Duration", 60};
%! shown = {"none, WarmUp 10", {"WarmUp", 10}
%!          "inverse, DecayRate .1", {"DecayRate", .1}
%!          "exponential", {}
%!          "sqrt", {}
%!          "staircase", {}
%!          "step, DecayRate .4", {"DecayRate", .4, "Interval", 20}
%!          "cosine", E
%!          "polynomial, Power 2", [E, {"Power", 2}]
%!          "one-cycle", E
%!          "plateau, DecayRate .5", {"DecayRate", .5, "Cost", J}};
%! clf;
%! hold on;
%! for i = 1:10
%!   name = strtok (shown{i,1}, ",");
%!   a = learnrate (name, k, "LearnRate", 1, shown{i,2}{:});
%!   plot ([0 60], [-i -i], "color", [.7 .7 .7], k, .8 * a - i, "linewidth", 1.5);
%! endfor
%! hold off;
%! axis ([0, 60, -10.2, 0]);
%! set (gca (), "ytick", -9.7:-.7, "yticklabel", shown(end:-1:1,1));
%! xlabel ("epoch");
%! title ("Learning rates");

%!test <*documented>
%! a = learnrate ("inverse", 1:4, "LearnRate", .2, "DecayRate", 1, "Interval", 1, "Origin", 1, ...
%!                "Delay", 0);
%! assert (a, [.1 .2/3 .05 .04], 2 * eps);
%! assert (learnrate ("inverse", 1:4, "LearnRate", .2), a);
%! assert (learnrate ("step", [0 9 10 20], "LearnRate", 1), [1 1 .1 .01], 2 * eps);

## the lecture's others: .95^epoch, 1/sqrt (epoch), a staircase
%!assert (learnrate ("exponential", 1:3, "LearnRate", 2), 2 * .95 .^ (1:3), 4 * eps)
%!assert (learnrate ("sqrt", [1 4 9], "LearnRate", 6), [6 3 2])
%!assert (learnrate ("staircase", [1 9 10 19 20 30], "LearnRate", 12), [12 12 6 6 4 3])
## the course's notebook: a decay comes one epoch late
%!assert (learnrate ("inverse", 0:4, "LearnRate", .2, "Delay", 1, "Origin", 0), ...
%!        .2 ./ [1 1 2 3 4], eps)
## defaults, and other names
%!assert (learnrate ("none", [-1 0 7 1e300]), [.01 .01 .01 .01])
%!assert (learnrate ("Piecewise", 0:29, "initiallearnrate", 3, "LearnRateDropFactor", .5, ...
%!                   "LearnRateDropPeriod", 15),
%!        learnrate ("step", 0:29, "LearnRate", 3, "DecayRate", .5, "Interval", 15))
%!assert (learnrate ("one-cycle", 0, "LearnRate", 1, "Duration", 10), 1/25)
%!assert (learnrate ("one-cycle", [0 3 10 11], "Duration", 10, "FinalLearnRate", 1e-5, ...
%!                   "StartLearnRate", 1e-3), [1e-3 .01 1e-5 1e-5])
%!assert (learnrate ("one-cycle", 2, "LearnRate", 4, "Duration", 8, "RiseFraction", .5, "Rise", ...
%!                   "Cosine", "StartLearnRate", 0), 2, 2 * eps)
%!assert (learnrate ("polynomial", [0 5 10 15], "LearnRate", 1, "Duration", 10, "Power", 2), ...
%!        [1 .25 0 0])
%!assert (learnrate ("cosine", [0 5 10 15], "LearnRate", 3, "Duration", 10, ...
%!                   "FinalLearnRate", 1), [3 2 1 1], 2 * eps)
## a later pair wins
%!assert (learnrate ("none", 1, "LearnRate", 1, "LearnRate", 2), 2)
## warm-up goes before, whatever the origin
%!assert (learnrate ("cosine", 0:8, "LearnRate", 4, "WarmUp", 4, "Duration", 4), ...
%!        [1 2 3 4 4 4*cos(pi*(1:3)/8).^2 0](1:9), 4 * eps)
%!assert (learnrate ("inverse", 1:4, "LearnRate", 2, "WarmUp", 2), [1 2 1 2/3], eps)
%!assert (learnrate ("inverse", 0:3, "LearnRate", 2, "WarmUp", 2, "Origin", 0), [1 2 2 1], eps)
## plateau: costs before an epoch make its rate
%!test
%! J = [5 4 4 4 4 NaN 4 3 3 3];
%! a = learnrate ("plateau", 0:10, "Cost", J, "Patience", 2, "LearnRate", 1, "DecayRate", .5);
%! assert (a, .5 .^ [0 0 0 0 1 1 2 2 2 2 3]);
%! assert (learnrate ("plateau", 10:-1:0, "Cost", J', "Patience", 2, "LearnRate", 1, ...
%!                    "DecayRate", .5), fliplr (a));
%! assert (learnrate ("plateau", 1:11, "Cost", J, "Patience", 2, "LearnRate", 1, ...
%!                    "DecayRate", .5, "Origin", 1), a);
%! assert (learnrate ("plateau", 0, "Cost", []), .01);
%! assert (learnrate ("plateau", [2.9 3], "Cost", single ([1 1 1]), "Patience", 2, ...
%!                    "LearnRate", 1), [1 .1]);
## whole intervals of decimal fractions, in both classes
%!test
%! for c = {"double", "single"}
%!   k = cast (0:.1:3, c{1});
%!   want = repelems (cast (.5, c{1}) .^ (0:10), [1:11; 3*ones(1,10), 1]);
%!   assert (learnrate ("step", k, "LearnRate", 1, "DecayRate", .5, "Interval", .3), want);
%!   assert (learnrate ("step", k + 5, "LearnRate", 1, "DecayRate", .5, "Interval", .3, ...
%!                      "Delay", 5), want);
%! endfor
%! assert (learnrate ("staircase", .3, "LearnRate", 4, "Interval", .1), 1);
## classes and shapes of K
%!test
%! want = learnrate ("inverse", [1 2; 3 4]);
%! for c = {"int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "double"}
%!   a = learnrate ("inverse", cast ([1 2; 3 4], c{1}));
%!   assert (a, want);
%!   assert (class (a), "double");
%! endfor
%! a = learnrate ("inverse", single ([1 2; 3 4]));
%! assert (a, single (want));
%! assert (class (a), "single");
%! assert (learnrate ("inverse", [true false]), [.005 .01]);
%! assert (learnrate ("inverse", sparse ([1 0])), [.005 .01]);
%! assert (learnrate ("inverse", uint8 (200), "Delay", 255), .01);
%! assert (size (learnrate ("cosine", zeros (3, 0, 2), "Duration", 1)), [3 0 2]);
%! assert (learnrate ("none", []), []);
%! assert (size (learnrate ("sqrt", ones (2, 3, 4))), [2 3 4]);
%! assert (class (learnrate ("none", zeros (0, 1, "single"))), "single");
## NaN, infinite, negative and huge numbers
%!test
%! more = struct ("cosine", {{"Duration", 5}}, "polynomial", {{"Duration", 5}}, "one_cycle", ...
%!                {{"Duration", 5}});
%! k = [NaN -Inf -1e300 -1 flintmax 1e300 Inf];
%! for name = {"none", "inverse", "exponential", "sqrt", "staircase", "step", "cosine", ...
%!             "polynomial", "one-cycle"}
%!   field = strrep (name{1}, "-", "_");
%!   beside = {};
%!   if (isfield (more, field))
%!     beside = more.(field);
%!   endif
%!   a = learnrate (name{1}, k, beside{:});
%!   assert (isnan (a), [true false(1, 6)]);
%!   assert (all (a(2:end) >= 0 & a(2:end) <= .01));
%!   assert (a(2:4), a([2 2 2]));
%!   assert (a(7) == .01 || a(7) < 1e-150);
%!   w = learnrate (name{1}, k, beside{:}, "WarmUp", 4);
%!   assert (w(2:4), .0025 * ones (1, 3));
%! endfor
## zero is a rate, and so is a decay rate of zero
%!assert (learnrate ("inverse", [1 1e300], "LearnRate", 0), [0 0])
%!assert (learnrate ("inverse", [1 Inf], "DecayRate", 0), [.01 .01])
%!assert (learnrate ("step", [0 9 10 Inf], "DecayRate", 0), [.01 .01 0 0])
## an exponential rise, for a test of learning rates
%!assert (learnrate ("exponential", 0:2, "LearnRate", 1e-5, "DecayRate", 10), [1e-5 1e-4 1e-3], ...
%!        1e-18)

%!error id=Octave:invalid-fun-call learnrate ()
%!error id=Octave:invalid-fun-call learnrate ("step")
%!error <learnrate: SCHEDULE must be one of "none", "inverse", .*"plateau", "piecewise">
%! learnrate ("cos", 1)
%!error <SCHEDULE must be one of> learnrate (1, 1)
%!error <SCHEDULE must be one of> learnrate (["none"; "sqrt"], 1)
%!error id=descent:class learnrate ("none", "a")
%!error <learnrate: K must be a real array> learnrate ("none", {1})
%!error <K must be a real array> learnrate ("none", 1i)
%!error <K must be a real array> learnrate ("none", struct ())
%!error <learnrate: unknown option "DecayRat"; known: .*LearnRate.*; did you mean "DecayRate"\?$>
%! learnrate ("step", 1, "DecayRat", 1)
%!error <did you mean "LearnRate"\?> learnrate ("step", 1, "learningrate", 1)
%!error <unknown option "Speed"; known: .*Cost$> learnrate ("step", 1, "Speed", 1)
%!error <unknown option ""; known: .*Cost$> learnrate ("step", 1, "", 1)
%!error <argument 3 of the options must be the name of one>
%! learnrate ("step", 1, "DecayRate", 1, 5, 1)
%!error <option "DecayRate" has no value> learnrate ("step", 1, "DecayRate")
%!error <learnrate: the schedule "cosine" does not take "DecayRate">
%! learnrate ("cosine", 1, "Duration", 2, "DecayRate", 1)
%!error <the schedule "sqrt" does not take "LearnRateDropFactor">
%! learnrate ("sqrt", 1, "LearnRateDropFactor", .1)
%!error <the schedule "step" does not take "Duration"> learnrate ("piecewise", 1, "Duration", 1)
%!error <the schedule "none" does not take "Delay"> learnrate ("none", 1, "Delay", 1)
%!error <the schedule "step" does not take "Cost"> learnrate ("step", 1, "Cost", 1)
%!error <unknown option "SchedulePer"> learnrate ("step", 1, "SchedulePer", "epoch")
%!error id=descent:option learnrate ("cosine", 1)
%!error <learnrate: the schedule "polynomial" needs Duration> learnrate ("polynomial", 1)
%!error <learnrate: the schedule "plateau" needs Cost> learnrate ("plateau", 1)
%!error <give DecayRate or LearnRateDropFactor, not both>
%! learnrate ("step", 1, "DecayRate", 1, "LearnRateDropFactor", 1)
%!error <give LearnRate or InitialLearnRate, not both>
%! learnrate ("step", 1, "LearnRate", 1, "InitialLearnRate", 1)
%!error <learnrate: LearnRate must be a number that is not negative>
%! learnrate ("step", 1, "LearnRate", -1)
%!error <LearnRate must be a number that is not negative> learnrate ("step", 1, "LearnRate", Inf)
%!error <DecayRate must be a number that is not negative> learnrate ("step", 1, "DecayRate", NaN)
%!error <LearnRateDropFactor must be a number that is not negative>
%! learnrate ("step", 1, "LearnRateDropFactor", [1 2])
%!error <Interval must be a positive number> learnrate ("step", 1, "Interval", 0)
%!error <Duration must be a positive number> learnrate ("cosine", 1, "Duration", 0)
%!error <Power must be a positive number> learnrate ("polynomial", 1, "Duration", 1, "Power", 0)
%!error <RiseFraction must be in \[0, 1\]>
%! learnrate ("one-cycle", 1, "Duration", 1, "RiseFraction", 1.1)
%!error <Rise must be one of "linear", "cosine">
%! learnrate ("one-cycle", 1, "Duration", 1, "Rise", "fast")
%!error <WarmUp must be an integer from 0> learnrate ("none", 1, "WarmUp", 1.5)
%!error <Origin must be an integer from 0> learnrate ("step", 1, "Origin", -1)
%!error <Delay must be a number that is not negative> learnrate ("step", 1, "Delay", -1)
%!error <Patience must be a positive integer> learnrate ("plateau", 1, "Cost", 1, "Patience", 0)
%!error <Threshold must be a number that is not negative>
%! learnrate ("plateau", 1, "Cost", 1, "Threshold", "a")
%!error <learnrate: Cost must be a real vector> learnrate ("plateau", 1, "Cost", "a")
%!error <Cost must be a real vector> learnrate ("plateau", 1, "Cost", ones (2))
%!error <Cost must have 3 elements, one for each epoch before 3; it has 2>
%! learnrate ("plateau", 3, "Cost", [1 2])
%!error <Cost must have 3 elements, one for each epoch before 4; it has 2>
%! learnrate ("plateau", [NaN 4.5 1], "Cost", [1 2], "Origin", 1)
%!error id=descent:size learnrate ("plateau", Inf, "Cost", [1 2])
