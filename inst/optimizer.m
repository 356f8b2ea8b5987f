## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{opt} =} optimizer (@var{name})
## @deftypefnx {} {@var{opt} =} optimizer (@var{name}, @var{option}, @var{value}, @dots{})
## An optimiser with its numbers and its state, for @code{gradstep}.
##
## @var{name} is the name of an optimiser, in any case.  With the learning rate
## a, the gradient g, b = Momentum, b1 = GradientDecayFactor, b2 =
## SquaredGradientDecayFactor, e = Epsilon, the number t of the step, and
## averages that begin at zero, the steps are
##
## @display
## sgd             theta -= a g
## momentum, sgdm  v = b v + (1-b) g;  theta -= a v
## nesterov        v = b v + (1-b) g;  theta -= a (b v + (1-b) g)
## rmsprop         s = b2 s + (1-b2) g^2;  theta -= a g/(sqrt (s) + e)
##   Centered      with m = b2 m + (1-b2) g: s - m^2 instead of s
## adagrad         s = s + g^2;  theta -= a g/(sqrt (s) + e)
## adadelta        s = b2 s + (1-b2) g^2;  D = sqrt (u + e)/sqrt (s + e) g
##                 u = b2 u + (1-b2) D^2;  theta -= a D
## adam            m = b1 m + (1-b1) g;  s = b2 s + (1-b2) g^2
##                 M = m/(1-b1^t);  R = sqrt (s/(1-b2^t))
##                 theta -= a M/(R + e)
## adamw           adam, with WeightDecay
## amsgrad         adam, with the largest s so far
## nadam           mu_t = b1 (1 - .96^(t MomentumDecay)/2),
##                 P_t = mu_1 @dots{} mu_t
##                 theta -= a ((1-mu_t) g/(1-P_t)
##                             + mu_@{t+1@} m/(1-P_@{t+1@}))/(R + e)
## radam           r = 2/(1-b2) - 1;  q = r - 2 t b2^t/(1-b2^t)
##                 if q > 5:
##                   theta -= a sqrt ((q-4)(q-2)r/((r-4)(r-2)q)) M/(R + e)
##                 else theta -= a M
## adamax          m as above;  u = max (b2 u, |g| + e)
##                 theta -= a m/((1-b1^t) u)
## lion            theta -= a sign (b1 m + (1-b1) g);  m = b2 m + (1-b2) g
## @end display
##
## The options, with the numbers that they have where none is given:
##
## @table @asis
## @item "LearnRate", or "InitialLearnRate"
## a, a number that is not negative: .001; .01 for sgd, momentum, nesterov and
## adagrad, .002 for nadam and adamax, 1 for adadelta, 1e-4 for lion.
## @item "Momentum"
## of momentum and nesterov, in [0, 1]: .9.
## @item "GradientDecayFactor"
## of adam and its kin and lion, in [0, 1): .9.
## @item "SquaredGradientDecayFactor"
## in [0, 1): .999; .9 for rmsprop and adadelta, .99 for lion.
## @item "Epsilon"
## a positive number: 1e-8; 1e-10 for adagrad, 1e-6 for adadelta.
## @item "MomentumDecay"
## of nadam, a number that is not negative: .004.
## @item "Centered"
## of rmsprop, true or false: false.
## @item "L2", or "L2Regularization"
## a number l that is not negative: 0.  l theta is added to the gradient.
## @item "WeightDecay"
## a number w that is not negative: 0; .01 for adamw.  Beside the step, theta is
## multiplied by 1 - a w.
## @item "GradientThreshold"
## c, a positive number: Inf, which cuts nothing.
## @item "GradientThresholdMethod"
## "l2norm": each array g is multiplied by min (1, c/norm (g(:))).
## "global-l2norm": the same with one norm, over all arrays of a step.
## "absolute-value": each element is cut to [-c, c].
## @item "Convention"
## "course" (default), "torch", "keras" or "matlab": whose arithmetic, and whose
## numbers, if none are given; see below.
## @item "Iteration"
## the number of steps that have been made: 0.
## @item "State"
## a cell of the averages, in the order in which they stand above (momentum and
## nesterov @{v@}; rmsprop @{s@}, Centered @{s, m@}; adagrad @{s@}; adadelta
## @{s, u@}; adam, adamw, nadam and radam @{m, s@}; amsgrad @{m, s, S@}; adamax
## @{m, u@}; lion @{m@}), each with the structure of the parameters; [] begins.
## @end table
##
## @var{opt} is a plain struct with the field Name and one field for each option
## that the optimiser uses.  It may be saved and loaded, and changed between
## steps: @code{opt.LearnRate /= 2}.  In a step gradients are cut first, then L2
## is added, then weights decay, then the step is made.
##
## What the conventions do otherwise (where a library has no such optimiser, or
## nothing stands here, arithmetic and numbers are those of "course"):
##
## @multitable @columnfractions .16 .12 .7
## @headitem optimiser @tab convention @tab
## @item momentum @tab torch @tab v = b v + g; theta -= a v
## @item @tab keras, matlab @tab v = b v - a g; theta += v
## @item nesterov @tab torch @tab v = b v + g; theta -= a (g + b v)
## @item @tab keras, matlab @tab v = b v - a g; theta += b v - a g
## @item rmsprop @tab torch @tab a .01, b2 .99
## @item @tab keras @tab g/sqrt (s + e), e 1e-7
## @item adam, amsgrad
## @tab keras, matlab
## @tab a sqrt (1-b2^t)/(1-b1^t) m/(sqrt (s) + e); keras: e 1e-7
## @item adamw @tab keras, matlab @tab as adam; keras: WeightDecay .004
## @item nadam @tab keras @tab a .001, e 1e-7, MomentumDecay 1
## @item radam
## @tab torch
## @tab a r sqrt (1-b2^t)/(1-b1^t) m/(sqrt (s) + e), with the root r above
## @item @tab keras @tab e 1e-7
## @item adagrad @tab keras @tab s begins at .1; g/sqrt (s + e); a .001, e 1e-7
## @item adadelta @tab keras @tab a .001, b2 .95, e 1e-7
## @item adamax
## @tab keras
## @tab u = max (b2 u, |g|); theta -= a m/((1-b1^t)(u + e)); a .001, e 1e-7
## @item lion @tab keras @tab a .001
## @end multitable
##
## So these calls repeat what others do:
##
## @multitable @columnfractions .45 .53
## @headitem there @tab here
## @item torch.optim.SGD (lr=.01, momentum=.9)
## @tab optimizer ("momentum", "Convention", "torch")
## @item @dots{} nesterov=True, weight_decay=l
## @tab optimizer ("nesterov", "Convention", "torch", "L2", l)
## @item torch.optim.Adam (weight_decay=l)
## @tab optimizer ("adam", "Convention", "torch", "L2", l)
## @item torch.optim.Adam (amsgrad=True)
## @tab optimizer ("amsgrad", "Convention", "torch")
## @item torch.optim.AdamW () @tab optimizer ("adamw", "Convention", "torch")
## @item torch.optim.RMSprop (centered=True)
## @tab optimizer ("rmsprop", "Convention", "torch", "Centered", true)
## @item torch.optim.NAdam, RAdam, Adagrad, Adadelta, Adamax
## @tab the same name in small letters, "Convention", "torch"
## @item torch.nn.utils.clip_grad_norm_ (p, c)
## @tab "GradientThreshold", c, "GradientThresholdMethod", "global-l2norm";
## torch divides by the norm + 1e-6
## @item torch.nn.utils.clip_grad_value_ (p, c)
## @tab "GradientThreshold", c, "GradientThresholdMethod", "absolute-value"
## @item keras.optimizers.SGD (momentum=.9)
## @tab optimizer ("momentum", "Convention", "keras")
## @item keras.optimizers.Adam () @tab optimizer ("adam", "Convention", "keras")
## @item keras @dots{} clipnorm=c, global_clipnorm=c, clipvalue=c
## @tab the three methods in their order above
## @item adamupdate, rmspropupdate, sgdmupdate of MATLAB
## @tab these names, or optimizer ("adam", "Convention", "matlab")
## @item trainingOptions ("adam", "L2Regularization", l)
## @tab optimizer ("adam", "Convention", "matlab", "L2", l)
## @end multitable
##
## @example
## @group
## opt = optimizer ("momentum", "LearnRate", .5);
## w = [4; 1];
## for t = 1:3
##   [w, opt] = gradstep (opt, w, [1; 10] .* w);
## endfor
## w
##    @result{} w =
##        2.9255
##       -0.7300
## @end group
## @end example
##
## Errors: @code{descent:option} for an option that is unknown or has no use
## for the optimiser, @code{descent:value} for a value out of its range.
##
## Sources: week 2 of the course @cite{Improving Deep Neural Networks}
## (momentum, rmsprop, adam); Sutskever et al., ICML 2013 (nesterov); Graves,
## arXiv 1308.0850 (Centered); Kingma, Ba, 1412.6980 (adam, adamax); Loshchilov,
## Hutter, 1711.05101 (adamw); Reddi et al., ICLR 2018 (amsgrad); Dozat, 2016
## (nadam); Liu et al., 1908.03265 (radam); Duchi et al., JMLR 2011 (adagrad);
## Zeiler, 1212.5701 (adadelta); Chen et al., 2302.06675 (lion).
## @seealso{gradstep, learnrate, fminsgd, mlptrain, adamupdate}
## @end deftypefn

function opt = optimizer (name, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  opt = optimizer (name, varargin{:});
endfunction

%!demo
%! ## the ways of six optimisers down the elongated bowl (w^2 + 50 b^2)/2
%! names = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adagrad"};
%! rates = [.035, .1, .03, .2, .5, 1];
%! [w, b] = meshgrid (linspace (-11, 10, 60), linspace (-1.5, 1.5, 60));
%! clf;
%! contour (w, b, (w .^ 2 + 50 * b .^ 2) / 2, 12);
%! hold on;
%! h = zeros (1, numel (names));
%! for k = 1:numel (names)
%!   opt = optimizer (names{k}, "LearnRate", rates(k));
%!   p = [-10; 1];
%!   for t = 1:60
%!     [p(:,t+1), opt] = gradstep (opt, p(:,t), [1; 50] .* p(:,t));
%!   endfor
%!   h(k) = plot (p(1,:), p(2,:), ".-");
%! endfor
%! hold off;
%! axis ([-11, 10, -1.5, 1.5]);
%! legend (h, names{:}, "location", "east");
%! xlabel ("w");
%! ylabel ("b");
%! title ("Six ways down an elongated bowl");

%!test <*documented>
%! opt = optimizer ("momentum", "LearnRate", .5);
%! w = [4; 1];
%! for t = 1:3
%!   [w, opt] = gradstep (opt, w, [1; 10] .* w);
%! endfor
%! assert (w, [2.9255; -.73], 1e-12);

## the fields, and the numbers of each convention
%!test
%! opt = optimizer ("adam");
%! assert (opt, struct ("Name", "adam", "LearnRate", .001, "GradientDecayFactor", .9, ...
%!                      "SquaredGradientDecayFactor", .999, "Epsilon", 1e-8, "L2", 0, ...
%!                      "WeightDecay", 0, "GradientThreshold", Inf, ...
%!                      "GradientThresholdMethod", "l2norm", "Convention", "course", ...
%!                      "Iteration", 0, "State", {{}}));
%!assert (optimizer ("sgdm"), optimizer ("Momentum"))
%!assert (fieldnames (optimizer ("sgd")), {"Name"; "LearnRate"; "L2"; "WeightDecay"; ...
%! "GradientThreshold"; "GradientThresholdMethod"; "Convention"; "Iteration"; "State"})
%!assert (optimizer ("rmsprop").Centered, false)
%!assert (optimizer ("rmsprop", "centered", 1).Centered, true)
%!test
%! ##       name        course                  torch                   keras
%! ## matlab
%! want = {"sgd",      .01,                    .01,                    .01,                    .01
%!         "momentum", [.01 .9],               [.01 .9],               [.01 .9], ...
%!             [.01 .9]
%!         "nesterov", [.01 .9],               [.01 .9],               [.01 .9], ...
%!             [.01 .9]
%!         "rmsprop",  [.001 .9 1e-8],         [.01 .99 1e-8],         [.001 .9 1e-7], ...
%!             [.001 .9 1e-8]
%!         "adam",     [.001 .9 .999 1e-8],    [.001 .9 .999 1e-8],    [.001 .9 .999 1e-7], ...
%!             [.001 .9 .999 1e-8]
%!         "adamw",    [.001 .9 .999 1e-8],    [.001 .9 .999 1e-8],    [.001 .9 .999 1e-7], ...
%!             [.001 .9 .999 1e-8]
%!         "amsgrad",  [.001 .9 .999 1e-8],    [.001 .9 .999 1e-8],    [.001 .9 .999 1e-7], ...
%!             [.001 .9 .999 1e-8]
%!         "nadam",    [.002 .9 .999 1e-8 .004], [.002 .9 .999 1e-8 .004], ...
%!             [.001 .9 .999 1e-7 1], [.002 .9 .999 1e-8 .004]
%!         "radam",    [.001 .9 .999 1e-8],    [.001 .9 .999 1e-8],    [.001 .9 .999 1e-7], ...
%!             [.001 .9 .999 1e-8]
%!         "adagrad",  [.01 1e-10],            [.01 1e-10],            [.001 1e-7], ...
%!             [.01 1e-10]
%!         "adadelta", [1 .9 1e-6],            [1 .9 1e-6],            [.001 .95 1e-7], ...
%!             [1 .9 1e-6]
%!         "adamax",   [.002 .9 .999 1e-8],    [.002 .9 .999 1e-8],    [.001 .9 .999 1e-7], ...
%!             [.002 .9 .999 1e-8]
%!         "lion",     [1e-4 .9 .99],          [1e-4 .9 .99],          [.001 .9 .99], ...
%!             [1e-4 .9 .99]};
%! conventions = {"course", "torch", "keras", "matlab"};
%! for r = 1:rows (want)
%!   for c = 1:4
%!     opt = optimizer (want{r,1}, "Convention", conventions{c});
%!     got = struct2cell (opt);
%!     last = find (strcmp (fieldnames (opt), "L2"));
%!     assert ([got{2:last-1}], want{r,1+c});
%!     decay = 0;
%!     if (strcmp (want{r,1}, "adamw"))
%!       decay = [.01 .01 .004 .01](c);
%!     endif
%!     assert ([opt.L2, opt.WeightDecay], [0, decay]);
%!   endfor
%! endfor
## options by their other names; a state to go on from
%!assert (optimizer ("sgd", "InitialLearnRate", .3, "L2Regularization", .1), ...
%!        optimizer ("sgd", "LearnRate", .3, "L2", .1))
%!test
%! opt = optimizer ("adam", "Iteration", 7, "State", {[1 2], []});
%! assert (opt.Iteration, 7);
%! assert (opt.State, {[1 2], []});
%!assert (optimizer ("adam", "State", []).State, {})
%!assert (optimizer ("rmsprop", "Centered", true, "State", {1, 2}).State, {1, 2})
%!assert (class (optimizer ("sgd", "LearnRate", int8 (1)).LearnRate), "double")

%!error id=Octave:invalid-fun-call optimizer ()
%!error <NAME must be one of "sgd", "momentum"> optimizer ("newton")
%!error <NAME must be one of> optimizer (1)
%!error <NAME must be one of> optimizer (cat (3, "a", "b"))
%!error <Convention must be one of>
%! optimizer ("sgd", "Convention", ["course"; "course"; "course"; "course"])
%!error <NAME must be one of> optimizer ("rmsprop-centered")
%!error id=descent:option optimizer ("adam", "Rate", 1)
%!error <"adam" does not take "Momentum"> optimizer ("adam", "Momentum", .9)
%!error <"sgd" does not take "Centered"> optimizer ("sgd", "Centered", false)
%!error <"adagrad" does not take "SquaredGradientDecayFactor">
%! optimizer ("adagrad", "SquaredGradientDecayFactor", .9)
%!error <"adam" does not take "MomentumDecay"> optimizer ("adam", "MomentumDecay", 1)
%!error <give LearnRate or InitialLearnRate, not both>
%! optimizer ("sgd", "LearnRate", 1, "InitialLearnRate", 1)
%!error <LearnRate must be a number that is not negative> optimizer ("sgd", "LearnRate", -1)
%!error <LearnRate must be a number that is not negative> optimizer ("sgd", "LearnRate", [])
%!error <Momentum must be in \[0, 1\]> optimizer ("momentum", "Momentum", 1.1)
%!error <GradientDecayFactor must be in \[0, 1\)> optimizer ("adam", "GradientDecayFactor", 1)
%!error <Epsilon must be a positive number> optimizer ("adam", "Epsilon", 0)
%!error <GradientThreshold must be a positive number or Inf>
%! optimizer ("adam", "GradientThreshold", 0)
%!error <GradientThreshold must be a positive number or Inf>
%! optimizer ("adam", "GradientThreshold", NaN)
%!error <GradientThresholdMethod must be one of "l2norm", "global-l2norm", "absolute-value">
%! optimizer ("adam", "GradientThresholdMethod", "norm")
%!error <Convention must be one of "course", "torch", "keras", "matlab">
%! optimizer ("adam", "Convention", "jax")
%!error <Iteration must be an integer> optimizer ("adam", "Iteration", -1)
%!error <State must be a cell of 2 slots> optimizer ("adam", "State", {1})
%!error <State must be a cell of 2 slots> optimizer ("adam", "State", 1)
