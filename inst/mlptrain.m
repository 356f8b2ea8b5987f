## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{net}, @var{info}] =} mlptrain (@var{net}, @var{X}, @var{Y})
## @deftypefnx {} {[@dots{}] =} mlptrain (@var{net}, @var{X}, @var{Y}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {[@dots{}] =} mlptrain (@var{net}, @var{X}, @var{Y}, @var{options}, @dots{})
## Train a network by mini-batch gradient descent.
##
## @var{net}: a network as @code{mlp} makes it.  @var{X}: features x samples,
## real and finite, any class, converted to that of @var{net} while they are
## taken: images may stay bytes, and X is not copied.  @var{Y}: targets, a
## column a sample, see @code{mlpcost}; or for a softmax output, and for one
## sigmoid output, labels of any kind: a row of numbers or logicals, a cell of
## texts, or a char array (see "Classes").  Where they are in files, X and Y, or
## X alone, may be sources (see @code{datasource}) in the place of arrays.
## @var{options}: a struct as @code{trainingOptions} makes it; pairs after it
## are stronger.  All options but "Lambda", "LambdaPer", "Dropout", the weights,
## "ValidationFraction" and those of the samples are those of @code{fminsgd} and
## @code{trainingOptions} too.
##
## The run:
##
## @table @asis
## @item "MaxEpochs" (10)
## Passes over all samples; Inf with "MaxTime" or another end.
## @item "MaxIterations" (Inf)
## Steps at most.  Without "MaxEpochs" there are as many epochs as they need.
## @item "MaxTime" (Inf)
## Seconds: no step begins after.
## @item "MiniBatchSize" (64, or m if that is less)
## Samples of a mini-batch, 1..m.  m is batch gradient descent, 1 stochastic.
## A last, smaller mini-batch is used, and divided by its own size.
## @item "Shuffle" ("every-epoch")
## "every-epoch" (true), "once", or "never" (false): samples as they stand.
## The order of epoch e is that of
## @code{minibatches (@dots{}, "Shuffle", true, "Seed", seed, "Epoch", e)}.
## @item "Seed" (0)
## Integer that the orders follow from.
## @item "ShuffleWindow" (Inf), "ShuffleBlock"
## Shuffle as it is done with data beyond memory: blocks of neighbouring samples
## are dealt in a random order, and the samples of as many blocks as a window
## of "ShuffleWindow" samples holds are shuffled together.  Windows are as equal
## as their blocks allow; one that holds all samples is the same as none.
## "ShuffleBlock" is the number of samples of a block; unless given, 2^k: as
## many as have at most 256 KiB in X and are at most a 64th of the window.
## Sorted samples need large windows: see @code{preflight}.  "ShuffleWindow"
## excludes "Shuffle", "never" and "Order"; of a source it is half of "Memory".
## @item "Memory" (268435456)
## Bytes for the samples of a source.  While the mini-batches of one window are
## used, a thread of the run reads the next one.  Samples that fit into half of
## it are read once.
## @item "Order"
## The orders themselves, instead of "Shuffle": m x MaxEpochs, a permutation
## of 1..m in each column, any class of integer values.
## @item "Shards" (1)
## Each mini-batch is cut into so many shards, a power of two up to 256: shard s
## of S has its samples floor (s B/S) + 1 to floor ((s+1) B/S), s from 0.  The
## gradients of all shards are computed apart and joined in pairs, which rounds
## otherwise than one sum does, so that the result depends on the number of
## shards, but not on who computes which.  Windows are shuffled shard by shard:
## a "ShuffleWindow" is that of all of them.  With several shards small
## mini-batches take longer; more than 1 is of use where a run is to have the
## bits of one on several processes.
## @item "Distributed" ("none")
## "mpi": all processes that @code{mpirun} has started, the ranks, run the same
## script and train together; each computes some of the shards, of which there
## are 8 unless "Shards" is given, and at least as many as ranks.  All return
## the same, with the bits of one process that has so many shards.  The first
## rank alone prints, draws, calls "OutputFcn" and reads and writes checkpoints.
## An option that differs on a rank, and an error on a rank, is an error on all.
## SIGTERM and SIGUSR1 end the run after a step.  It needs a build with MPI: see
## the chapter ``Several machines'' of the manual.
## @item "Threads"
## Threads to work on; else OMP_NUM_THREADS, else the processors.  The result
## has the same bits with any number: mini-batches are cut at places that
## depend on sizes alone.  Networks of few weights use one but for large
## mini-batches.
## @end table
##
## The steps:
##
## @table @asis
## @item "Solver" ("sgd")
## The name of an optimizer: "sgd", "momentum" ("sgdm"), "adam", @dots{}  See
## @code{optimizer} for all names and formulas.
## @item "Convention" ("course")
## "course", "torch", "keras" or "matlab": arithmetic and defaults; see
## @code{optimizer}.
## @item "LearnRate" (that of the optimizer: sgd and momentum .01, adam .001, @dots{})
## The learning rate alpha; "InitialLearnRate" means the same.
## @item "Momentum" (.9), "GradientDecayFactor" (.9)
## beta of momentum; beta1 of adam and its kin.
## @item "SquaredGradientDecayFactor" (.999; rmsprop .9), "Epsilon" (1e-8)
## beta2 of adam and beta of rmsprop; epsilon of both.  The other solvers have
## defaults of their own: see @code{optimizer}.
## @item "MomentumDecay", "Centered"
## Of nadam and of rmsprop; see @code{optimizer}.  An option that the solver has
## no use for is an error.
## @item "LearnRateSchedule" ("none")
## How the rate changes: "inverse", "exponential", "sqrt", "staircase", "step"
## ("piecewise"), "cosine", "polynomial", "one-cycle", "plateau", with their
## numbers ("DecayRate", "WarmUp", @dots{}) as further options: see
## @code{learnrate}.  "Duration" is the length of the run unless given.
## "plateau" looks at the last cost of validation in an epoch (one without does
## not count), or without such data at the mean cost of the epoch; per
## iteration at the cost of the mini-batch.
## @item "SchedulePer" ("epoch")
## "iteration": the schedule counts steps, not epochs.
## @item "L2Regularization" (0; or "L2"), "WeightDecay" (0; adamw .01)
## L2 times W is added to the gradient; W loses alpha times WeightDecay times W
## beside the step.  Both leave biases alone, and are not in the cost.
## @item "GradientThreshold" (Inf), "GradientThresholdMethod" ("l2norm")
## Gradients are shortened to the threshold: each array of weights or biases
## by its own norm ("l2norm"), all by their common norm ("global-l2norm"), or
## each element by itself ("absolute-value").
## @item "Lambda" (0), "LambdaPer" ("minibatch")
## L2 regularisation in the cost: J of a mini-batch of B samples has the penalty
## @code{lambda/(2*B) * sum (W(:).^2)} ("minibatch", the lecture's form), or
## @code{lambda/(2*m) * sum (W(:).^2)} ("dataset"), which does not depend on B.
## @item "Dropout" (0)
## The share p of units that are dropped, in [0, 1), for all hidden layers or a
## row of one for each: in every step each unit is left out with probability p,
## another time for each sample, and those that stay are divided by 1 - p, the
## course's @var{keep_prob} (inverted dropout).  So the expected activation is
## what it is without, and nothing is dropped or divided in @code{mlppredict},
## @code{mlpcost} and validation.  Which units follows from "Seed", the step,
## the layer and the place in the mini-batch.
## @item "SampleWeights", "ClassWeights"
## Rows of numbers that are not negative, and not all 0: one w for each sample,
## or one for each class (1..K of a softmax output; 0 and 1 of one sigmoid
## output).  J is @code{1/B * sum (w .* L)} plus the penalty, L the losses of
## the B samples; given both, w is their product.  "ClassWeights", "balanced"
## are m/(K n(k)) for the n(k) of m samples that are of class k, K the classes
## that occur: each class weighs the same then, and all samples together m.  The
## divisor is B, as Keras has it, not the sum of w (PyTorch's): divide w by its
## mean for steps as long as without.  Validation, and all that is called
## accuracy, has no weights.
## @end table
##
## The samples:
##
## @table @asis
## @item "Normalization" ("none")
## Each feature of X is shifted and scaled, @code{scale .* (X - offset)}: by
## "zscore" to mean 0 and standard deviation 1, offset the mean, scale
## @code{1 ./ std (X, 1, 2)} (over m, as scikit-learn's StandardScaler; Octave's
## @code{zscore} divides by m - 1); by "rescale" into [0, 1], offset the least
## value, scale 1/(greatest - least).  The scale of a feature that never
## changes is 1; so is that of one which changes by rounding alone: its standard
## deviation (greatest - least) is at most m roundings of its mean (greatest
## magnitude), and 1e-11 of it, 2e-6 in single.
## @item "InputOffset" (0), "InputScale" (1)
## The same with numbers of your own, one for all or a column of one for each
## feature: @code{"InputScale", 1/255} for images of class uint8.
## @item "Classes"
## What the K classes of a softmax output, or the two of one sigmoid output, are
## called, in the order of the outputs: different texts in a cell, or different
## numbers.  Unless given, a network keeps the classes that it has.  One that
## has none takes Y as ever, labels 1..K, or 0 and 1; other labels, if there are
## as many as classes, become its classes, in ascending order.  The names of a
## source of labels do too.  @code{net.classes} holds them, and
## "ValidationData", @code{mlppredict} and @code{mlpcost} follow them; a label
## that is none of them is an error.  "Classes", [] forgets them.
## @item "TargetNormalization" ("none")
## Of a linear output: the network learns @code{scale .* (Y - offset)} of each
## row of Y, by "zscore" or "rescale" as "Normalization" has them.
## @code{net.targetoffset} and @code{net.targetscale} keep the two, and
## @code{mlppredict} returns values in the units of Y.  Costs, here and of
## @code{mlpcost}, are those of the scaled targets, and so are gradients.
## Without this option a network keeps what it has; with "none" it loses it.
## @end table
##
## Offset and scale of X are kept in @code{net.inputoffset} and
## @code{net.inputscale}, and "ValidationData", @code{mlppredict} and
## @code{mlpcost} follow them: they all get samples in the units of X.  Without
## these options a network keeps what it has; with "none" it loses it.  X' is
## computed in double and then rounded to the class of @var{net}; of integers of
## one or two bytes, in that class, to 2 eps.
##
## What is seen of it:
##
## @table @asis
## @item "ValidationData"
## A cell @code{@{Xv, Yv@}} like X and Y.  Their mean loss, without a
## penalty, is computed every "ValidationFrequency" steps (as many as an epoch
## has), and at the end.
## @item "ValidationFraction" (0: none)
## The share of the samples, in (0, 1), that is put aside as "ValidationData",
## of each class the same share: those that @code{datasplit} with the "Seed"
## puts into the last of two parts.  The rest, a copy, is what the run trains
## on: mini-batches, "Normalization" and "balanced" see it alone.  It needs
## samples in memory.
## @item "ValidationPatience" (Inf)
## Early stopping: the run ends when so many validations one after the other
## were no better than the best.
## @item "AverageDecay" (0: none)
## The beta in (0, 1) of the exponentially weighted average of the parameters
## along the run, with bias correction, kept in double: after step t the sum of
## beta^(t-s) theta(s) over s = 1 @dots{} t, times (1 - beta)/(1 - beta^t).
## It costs a pass over the parameters a step.  The steps stay the same;
## validations are of the average, and it is returned unless "OutputNetwork"
## says otherwise.  @code{lecture ("averaged-weights")} shows what it is for.
## @item "OutputNetwork" ("best-validation")
## With "ValidationData", the parameters of the best validation are returned;
## "last-iteration" returns the last ones, "average" the last average of
## "AverageDecay".
## @item "Plots" ("none")
## "training-progress" opens a picture and draws the run while it goes on, at
## most four times a second and for at most a fifth of the time: the cost of
## each mini-batch, their average over a twentieth of the run so far (at least
## 10 iterations), the means of the epochs, the validations; in the title the
## epoch, the iteration, the learning rate and the time.  The result has the
## same bits as without.  If you close the picture, the run continues; the
## gnuplot toolkit opens it again.  It stays
## when the run has ended, and the current figure is the same as before, if
## there was one.  Where no window can be opened there is a note, once a
## session, and no picture; where figures are hidden (@code{set (0,
## "defaultfigurevisible", "off")}) it is drawn hidden.  After the run
## @code{plotcost (info)} draws more.
## @item "OutputFcn"
## @code{stop = f (x, optimValues, state)}, Octave's signature, called before
## the run (state "init"), after each step ("iter") and at the end ("done").
## x: the parameters; optimValues: a struct with iter (also as iteration and
## funccount), epoch, fval (cost of the mini-batch), learnrate, validationcost
## and validationaccuracy (the last; NaN before it), seconds, samplespersecond
## (of the epoch so far).  true ends the run.
## @item "Verbose" (false)
## true prints a line every epoch, a whole number n every n epochs: the cost,
## the accuracy (of the validation, if there is one), the rate, samples per
## second, the time left; on a terminal a line shows in between where the run
## is.  Where more than a tenth of the time has been waited for a file, it tells
## how fast that is read.
## @end table
##
## That a run may end and go on:
##
## @table @asis
## @item "CheckpointFile"
## The name of a file for the state of the run.  It is written every
## "CheckpointFrequency" iterations, or unless that is given at most once a
## second and for at most a twentieth of the time; and when the run ends, also
## by Ctrl-C or by an error of "OutputFcn" between two steps.  The file is
## replaced as a whole, by one that is on the disk already (which takes some
## milliseconds each time): whenever the run or the machine is stopped, there
## is the former state or the new one.  The former one stays as the file with
## @code{~} behind its name.  Several runs may write one file: the last one
## wins.  A run that is killed may leave a third file, with @code{.part-} and
## six characters behind its name, which the next run that writes the file
## removes.  An existing file that is not a checkpoint is not replaced.  If it
## can be known before the first step that the file cannot be written, that is
## an error.  Later it is a warning, @code{descent:file}, and the run ends with
## what has been trained.  States with numbers that are not finite are not
## saved.
## @item "Resume"
## The name of such a file: the run goes on from there, to the same bits as if
## it had not ended, whatever is in @code{net.theta}.  MaxEpochs, MaxIterations
## and MaxTime count from the beginning; a run that is over goes on when they
## are greater.  New states are written to "CheckpointFile" alone, which may be
## the same file.
##
## The samples and the options must be those of the run in the file, but for
## MaxEpochs, MaxIterations, MaxTime, ValidationPatience, Verbose, Plots,
## OutputFcn, Threads, CheckpointFile and CheckpointFrequency; else there is an
## error that tells what differs.  Of samples it sees number, class and a
## checksum of up to 256, evenly spread (fewer if they have more than 4,096
## features).  A schedule with a "Duration" needs that option if MaxEpochs is
## to change.
##
## No code is in such a file, and none is run from it: a file that is truncated,
## damaged or not a checkpoint is an error.  It fits machines with the same
## order of bytes; the bits are the same on one build and family of processors.
## @end table
##
## The trained @var{net} is returned.  @var{info} is a struct of columns:
## @code{IterationCost}, the cost of each mini-batch before its own step, and
## @code{LearnRate}, the rate of that step; @code{EpochCost}, the means of the
## costs in each epoch, weighted by size, and @code{Seconds},
## @code{SamplesPerSecond} of each; @code{SmoothedCost}, the average
## @code{ewma (IterationCost, .98, "BiasCorrection", true)};
## @code{ValidationCost}, @code{ValidationIteration}, the costs of the
## validations and the numbers of the steps before them; then
## @code{OutputIteration}, the number of steps behind what is returned, and
## @code{Reason}, the reason of the end ("all epochs are done",
## "MaxIterations", "MaxTime", "ValidationPatience", "OutputFcn", or what is
## not finite); and what the run was: @code{Solver}, @code{MiniBatchSize}, and
## @code{Samples}, their number m, and for a source @code{WaitSeconds}, the time
## that the run has waited for the file.  @code{costdoctor (info)} says in
## words what all that shows.  @code{EpochAccuracy} is the share of samples in
## an epoch that were given their label (all of their labels, for several
## sigmoid outputs) just before the step they were used for, with the units that
## it dropped; @code{ValidationAccuracy} the share of the validation's samples
## to which @code{mlppredict} gives theirs.  Both are NaN for linear outputs.
##
## A cost or a gradient that is not finite ends the run, with the warning
## @code{descent:nonfinite} that names the iteration; so does a gradient that
## makes the solver's state or the parameters so: from 1.8e19 in single and
## 1.3e154 in double on its square overflows, and adam and its kin would never
## move again ("GradientThreshold" cuts such gradients).  The parameters are
## then those of the last iteration with a finite cost (with more than 262,144
## parameters: of one up to 15 iterations before, if neither the cost nor the
## rate has doubled since), or the best of the validations.
##
## Costs that have risen, as @code{costdoctor} sees it (from their least block
## on, or above the first), give the warning @code{descent:diverged} at the
## end, with both costs and a learning rate to try, and @code{Reason} ends with
## "; the cost has diverged".  Not counted is what "L2Regularization" or
## "WeightDecay", which are not in the cost, can raise it by.
##
## Training runs in C on all cores; the result is a function of the arguments
## alone, but for "MaxTime" (on one build and family of processors, with
## OpenBLAS).  Ctrl-C ends it and gives the prompt back; what was trained is in
## the "CheckpointFile", and "OutputFcn" is called with "done" before.
##
## A second call with what the first returned goes on from its parameters, but
## begins anew with the solver's averages, the schedule and the orders (give
## another "Seed"); "Resume" restores all of these, also of a run over a source
## with an array, and the other way round.
##
## Errors: as for @code{mlpcost}, and @code{descent:value} for options out of
## range and for labels of another number of classes than @var{net} has,
## @code{descent:option} for unknown ones or such as the solver does not take or
## "Resume" does not allow, @code{descent:file} for files that cannot be written
## or are not checkpoints, @code{descent:file} and @code{descent:data} for a
## source that cannot be read, or whose samples or targets break the rules
## above, with the number of the first one: such a run ends after its last whole
## step, which is in the "CheckpointFile", @code{descent:memory} if there is not
## enough.
##
## @example
## @group
## S = dataset ("moons");
## net = mlp ([2 5 2 1], "Seed", 1);
## [net, info] = mlptrain (net, S.X, S.Y, "Solver", "adam", ...
##                         "LearnRate", .01, "MaxEpochs", 200);
## [~, label] = mlppredict (net, S.X);
## mean (label == S.Y) > .9
##    @result{} ans = 1
## @end group
## @end example
##
## What is saved of a run goes on to the bits of an unbroken one:
##
## @example
## @group
## file = tempname ();
## part = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MaxEpochs", 3, ...
##                  "CheckpointFile", file);
## rest = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MaxEpochs", 8, "Resume", file);
## isequal (rest, mlptrain (mlp ([2 5 1]), S.X, S.Y, "MaxEpochs", 8))
##    @result{} ans = 1
## delete (file);
## @end group
## @end example
##
## Labels of any kind: the network keeps them as its classes.
##
## @example
## @group
## names = @{"dusk", "dawn"@}(1 + S.Y);
## net = mlptrain (mlp ([2 5 1]), S.X, names, "Solver", "adam", ...
##                 "ClassWeights", "balanced", "ValidationFraction", .2);
## net.classes
##    @result{} ans =
##       @{
##         [1,1] = dawn
##         [1,2] = dusk
##       @}
## [~, label] = mlppredict (net, S.X);
## iscellstr (label)
##    @result{} ans = 1
## @end group
## @end example
##
## Images stay bytes; the network scales them wherever it meets them:
##
## @example
## @group
## S = dataset ("digits");
## images = uint8 (S.X);
## net = mlp ([64 32 10], "Output", "softmax");
## net = mlptrain (net, images, S.Y, "InputScale", 1/16, "Solver", "adam");
## [~, label] = mlppredict (net, images);
## mean (label == S.Y) > .9
##    @result{} ans = 1
## @end group
## @end example
##
## Sources: the course, "Improving deep neural networks", week 2; Kingma and
## Ba 2014 (arXiv 1412.6980), algorithm 1, for adam; Hinton's lecture 6e for
## rmsprop; N. Srivastava et al., "Dropout: a simple way to prevent neural
## networks from overfitting", JMLR 15, 2014, for dropout, inverted as in week
## 1 of the course.
## @seealso{mlp, preflight, mlppredict, mlpcost, fminsgd, trainingOptions, costdoctor, optimizer, learnrate, minibatches}
## @end deftypefn

function [net, info] = mlptrain (net, X, Y, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  [net, info] = mlptrain (net, X, Y, varargin{:});
endfunction

## the documented examples
%!test
%! S = dataset ("moons");
%! net = mlp ([2 5 2 1], "Seed", 1);
%! [net, info] = mlptrain (net, S.X, S.Y, "Solver", "adam", ...
%!                         "LearnRate", .01, "MaxEpochs", 200);
%! [~, label] = mlppredict (net, S.X);
%! assert (mean (label == S.Y) > .9);

%!test
%! S = dataset ("moons");
%! file = tempname ();
%! part = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MaxEpochs", 3, "CheckpointFile", file);
%! rest = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MaxEpochs", 8, "Resume", file);
%! assert (rest, mlptrain (mlp ([2 5 1]), S.X, S.Y, "MaxEpochs", 8));
%! delete (file);

## shapes of info, defaults
%!test
%! X = randn (3, 100);
%! [net, info] = mlptrain (mlp ([3 1]), X, X(1,:) > 0);
%! assert (size (info.IterationCost), [20 1]);       # 10 epochs of 64 and 36
%! assert (size (info.EpochCost), [10 1]);
%! assert (size (info.Seconds), [10 1]);
%! assert (info.Seconds > 0);
%! assert (size (info.LearnRate), [20 1]);
%! assert (size (info.ValidationCost), [0 1]);
%! assert (info.OutputIteration, 20);
%! assert (sort (fieldnames (info)), sort ({"IterationCost"; "SmoothedCost"; "EpochCost"
%!                                          "EpochAccuracy"; ...
%!         "LearnRate"; "Seconds"; "SamplesPerSecond"; "ValidationCost"; "ValidationAccuracy"; ...
%!         "ValidationIteration"; "OutputIteration"; "Reason"; "Solver"; "MiniBatchSize";
%!         "Samples"}));
%! assert ({info.Solver, info.MiniBatchSize, info.Samples}, {"sgd", 64, 100});
%! assert (size (info.SmoothedCost), [20 1]);
%! assert (size (info.EpochAccuracy), [10 1]);
%! assert (size (info.SamplesPerSecond), [10 1]);
%! assert (size (info.ValidationAccuracy), [0 1]);
%! [~, small] = mlptrain (mlp ([3 1]), X(:,1:5), X(1,1:5) > 0);
%! assert (size (small.IterationCost), [10 1]);
%! assert ([small.MiniBatchSize, small.Samples], [5 5]);

## the same arguments give the same bits; X, Y and net stay as they are
%!test
%! X = randn (3, 70);  Y = X(1,:) > 0;
%! net = mlp ([3 4 1]);
%! before = {hash("md5", char (typecast (X(:)', "uint8"))), net.theta + 0};
%! [a, ia] = mlptrain (net, X, Y, "Solver", "adam");
%! b = mlptrain (net, X, Y, "Solver", "adam");
%! assert (a, b);
%! assert ({hash("md5", char (typecast (X(:)', "uint8"))), net.theta}, before);
%! c = mlptrain (net, X, Y, "Solver", "adam", "Seed", 1);
%! assert (any (c.theta != a.theta));

## sizes of any class and storage; their products have room
%!test
%! net = mlp ([3 60 2]);
%! X = [1 2 3 4; 4 3 2 1; 5 5 6 6];
%! Y = [0 1 0 1; 1 1 0 0];
%! want = mlptrain (net, X, Y);
%! for f = {@int8, @uint8, @single, @sparse}
%!   other = net;
%!   other.sizes = f{1} (net.sizes);
%!   assert (mlptrain (other, X, Y), want);
%!   assert (mlpcost (other, X, Y), mlpcost (net, X, Y));
%!   assert (mlppredict (other, X), mlppredict (net, X));
%! endfor

## a validation at such an interval comes at the end alone
%!test
%! [~, info] = mlptrain (mlp ([1 1]), 1:3, [0 1 1], "ValidationData", {1:3, [0 1 1]}, ...
%!                       "ValidationFrequency", 2^40);
%! assert (info.ValidationIteration, 10);

## as many threads as one likes; a validation that never comes
%!shared net, X, Y
%! net = mlp ([1 1]);  X = [1 2 3];  Y = [0 0 1];
%!assert (mlptrain (net, X, Y, "Threads", 1000).theta, mlptrain (net, X, Y).theta)
%!assert (nthargout (2, @mlptrain, net, X, Y, "ValidationData", {X, Y}, "ValidationFrequency", ...
%!                   1e10, "MaxEpochs", 1).Reason, "all epochs are done")

## validation
%!error <Invalid call> mlptrain (net, X)
%!error <NET must be a network> mlptrain (1, X, Y)
%!error <at least one sample> mlptrain (net, zeros (1, 0), zeros (1, 0))
%!error <Y must be 1x3> mlptrain (net, X, [0 1])
%!error <Y must be 0 or 1> mlptrain (net, X, [1 2 3])
%!error <X must be finite> mlptrain (net, [1 Inf 2], Y)
%!error <Solver must be one of "sgd", "momentum"> mlptrain (net, X, Y, "Solver", "lbfgs")
%!error <MiniBatchSize must be at most 3> mlptrain (net, X, Y, "MiniBatchSize", 4)
%!error <MiniBatchSize must be a positive integer> mlptrain (net, X, Y, "MiniBatchSize", 0)
%!error <MaxEpochs must be a positive integer> mlptrain (net, X, Y, "MaxEpochs", NaN)
%!error <LearnRate must be> mlptrain (net, X, Y, "LearnRate", NaN)
%!error <LearnRate must be> mlptrain (net, X, Y, "LearnRate", [])
%!error <InitialLearnRate must be> mlptrain (net, X, Y, "InitialLearnRate", -1)
%!error <give LearnRate or InitialLearnRate>
%! mlptrain (net, X, Y, "InitialLearnRate", 1, "LearnRate", 1)
%!error <Verbose must be true, false or a number> mlptrain (net, X, Y, "Verbose", "on")
%!error <transpose it> mlptrain (net, X, Y')
%!error <need a network with "Output", "softmax"> mlptrain (mlp ([1 4]), X, [1 2 3])
%!error <Y must be 1x3, as X has 3 samples; it is 1x3x2> mlptrain (net, X, ones (1, 3, 2))
%!error <X must be finite in class single> mlptrain (mlp ([1 1], "Class", "single"), [1 2 1e300], Y)
%!error <X must be finite in class single>
%! mlptrain (mlp ([1 1], "Class", "single"), [1 -1e300 2], Y)
%!error <X must be finite in class double, also after>
%! mlptrain (net, X * 1e300, Y, "InputScale", 1e300)
%!error <X must be finite, in a range that "zscore" can scale; feature 1 is not>
%! mlptrain (net, [1 NaN 2], Y, "Normalization", "zscore")
%!error <feature 1 is not> mlptrain (net, [1 Inf 2], Y, "Normalization", "rescale")
%!error <feature 1 is not> mlptrain (net, [-1.5e308 1.5e308 2], Y, "Normalization", "rescale")
%!error <at least one sample> mlptrain (net, zeros (1, 0), zeros (1, 0), "Normalization", "rescale")
%!error <Normalization must be one of "none", "zscore", "rescale">
%! mlptrain (net, X, Y, "Normalization", "z")
%!error <give Normalization, or InputOffset and InputScale, not both>
%! mlptrain (net, X, Y, "Normalization", "zscore", "InputScale", 2)
%!error <InputScale must be a number or a column of 1> mlptrain (net, X, Y, "InputScale", [1 2])
%!error <InputOffset must be finite> mlptrain (net, X, Y, "InputOffset", NaN)
%!error <NET.inputscale must be a number or a column>
%! mlptrain (setfield (net, "inputscale", [1 2 3]), X, Y)
%!error <NET.inputoffset must be a real array> mlptrain (setfield (net, "inputoffset", {}), X, Y)
%!error <ValidationData must be a cell> mlptrain (net, X, Y, "ValidationData", X)
%!error <mlptrain: ValidationData: Y must be 0 or 1> mlptrain (net, X, Y, "ValidationData", {X, X})
%!error <ValidationFrequency needs ValidationData> mlptrain (net, X, Y, "ValidationFrequency", 5)
%!error <GradientThresholdMethod needs a GradientThreshold>
%! mlptrain (net, X, Y, "GradientThresholdMethod", "l2norm")
%!error <does not take "Momentum">
%! mlptrain (net, X, Y, trainingOptions ("sgdm", "Momentum", .5), "Solver", "sgd")
%!error <Order must be 3 x 10> mlptrain (net, X, Y, "Order", zeros (0, 3))
%!error <Order must be a full array> mlptrain (net, X, Y, "Order", "")
%!error <Shuffle must be one of> mlptrain (net, X, Y, "Shuffle", "")
%!error <Shuffle must be one of> mlptrain (net, X, Y, "Shuffle", {})
%!error <Shuffle must be true or false> mlptrain (net, X, Y, "Shuffle", [])
%!error <Momentum must be in \[0, 1\]> mlptrain (net, X, Y, "Solver", "momentum", "Momentum", 1.1)
%!error <"sgd" does not take "Momentum"> mlptrain (net, X, Y, "Momentum", .9)
%!error <does not take "Epsilon"> mlptrain (net, X, Y, "Solver", "sgdm", "Epsilon", 1)
%!error <Epsilon must be a positive number> mlptrain (net, X, Y, "Solver", "adam", "Epsilon", 0)
%!error <Lambda must be> mlptrain (net, X, Y, "Lambda", Inf)
%!error <LambdaPer must be one of "minibatch", "dataset"> mlptrain (net, X, Y, "LambdaPer", "batch")
%!error <Shuffle must be one of "never", "once", "every-epoch">
%! mlptrain (net, X, Y, "Shuffle", "always")
%!error <Shuffle must be true or false> mlptrain (net, X, Y, "Shuffle", 2)
%!error <give Order or Shuffle> mlptrain (net, X, Y, "Shuffle", true, "Order", [1 2 3]')
%!error <Order must be 3 x 10> mlptrain (net, X, Y, "Order", [1 2 3]')
%!error <entry 2 of column 2 is out of range or there before>
%! mlptrain (net, X, Y, "MaxEpochs", 2, "Order", [1 2 3; 1 1 2]')
%!error <permutation of 1..3 in each column: entry 2 of column 1 is out of range>
%! mlptrain (net, X, Y, "MaxEpochs", 1, "Order", [1; NaN; 2])
%!error <Order must be a full array> mlptrain (net, X, Y, "Order", {1})
%!error <Dropout must be in \[0, 1\)> mlptrain (mlp ([1 2 1]), X, Y, "Dropout", 1)
%!error <Dropout must be in \[0, 1\)> mlptrain (mlp ([1 2 1]), X, Y, "Dropout", NaN)
%!error <Dropout must be a number or 1x2, one for each hidden layer; it is 1x3>
%! mlptrain (mlp ([1 2 2 1]), X, Y, "Dropout", [0 0 0])
%!error <Dropout must be a real array> mlptrain (mlp ([1 2 1]), X, Y, "Dropout", ".5")
%!error id=descent:option mlptrain (net, X, Y, "Dropout", .5)
%!error <Dropout needs a hidden layer> mlptrain (net, X, Y, "Dropout", .5)
%!error <SampleWeights must be 1x3, as X has 3 samples; it is 3x1; transpose it>
%! mlptrain (net, X, Y, "SampleWeights", [1 1 1]')
%!error <SampleWeights must be finite numbers that are not negative>
%! mlptrain (net, X, Y, "SampleWeights", [1 1 -1])
%!error <SampleWeights must be finite numbers that are not negative>
%! mlptrain (net, X, Y, "SampleWeights", [1 1 NaN])
%!error <SampleWeights must be a real array> mlptrain (net, X, Y, "SampleWeights", {1})
%!error <weights of samples must be finite in class double, and not all 0>
%! mlptrain (net, X, Y, "SampleWeights", [0 0 0])
%!error <and not all 0> mlptrain (net, X, Y, "SampleWeights", [1 1 0], "ClassWeights", [0 1])
%!error <must be finite in class single>
%! mlptrain (mlp ([1 1], "Class", "single"), X, Y, "SampleWeights", [1 1 1e300])
%!error <ClassWeights must be 1x2; it is 1x3> mlptrain (net, X, Y, "ClassWeights", [1 1 1])
%!error <ClassWeights needs a softmax output, or one sigmoid output>
%! mlptrain (mlp ([1 2]), X, [Y; Y], "ClassWeights", [1 1])
%!error <ClassWeights needs a softmax>
%! mlptrain (mlp ([1 1], "Output", "linear"), X, Y, "ClassWeights", 1)
%!error <ClassWeights needs a softmax>
%! mlptrain (mlp ([1 1], "Output", "linear"), X, Y, "ClassWeights", [1 2])
%!error <CheckpointFrequency needs a CheckpointFile> mlptrain (net, X, Y, "CheckpointFrequency", 5)
%!error id=descent:file mlptrain (net, X, Y, "Resume", "/nowhere/at/all")
%!error id=descent:file mlptrain (net, X, Y, "CheckpointFile", "/nowhere/at/all")
%!error id=descent:class mlptrain (net, X, Y, "CheckpointFile", 5)
%!error <unknown option "Solvr"; known: Solver> mlptrain (net, X, Y, "Solvr", "sgd")
%!error id=descent:option mlptrain (net, X, Y, 3, 4)
%!error <SampleWeights must be finite numbers> mlptrain (net, X, Y, "SampleWeights", [1 1 Inf])
%!error <NET.activations must be 2 names>
%! mlptrain (setfield (mlp ([1 1 1]), "activations", {["tanh"; "tanh"], "sigmoid"}), 1, 1)
%!error <NET.activations must be 2 names>
%! mlpweights (setfield (mlp ([1 1 1]), "activations", {"tanh", ["sigmoid"; "linear "]}))
%!error <Plots must be one of "none", "training-progress">
%! mlptrain (mlp ([1 1]), 1, 1, "Plots", "all")

%!demo
%! ## the cost of every mini-batch is noisy, its average is not
%! S = dataset ("digits");
%! net = mlp ([64 32 10], "Output", "softmax");
%! [net, info] = mlptrain (net, S.X / 16, S.Y, "LearnRate", .2, "MaxEpochs", 10);
%! plot (info.IterationCost, "color", [.6 .6 .6]);
%! hold on;
%! plot (ewma (info.IterationCost, .95, "BiasCorrection", true), "linewidth", 2);
%! hold off;
%! legend ({"cost of each mini-batch", "its average, \\beta = .95"});
%! xlabel ("iteration");
%! ylabel ("cost");
%! title ("Digits, mini-batches of 64");
