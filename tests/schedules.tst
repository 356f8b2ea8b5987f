## schedules.tst: learnrate against its formulas, written slowly, with every
## combination of options, and against PyTorch.
## SPDX-License-Identifier: GPL-3.0-or-later

## the schedules and their options, as the help of learnrate has them
%!function uses = schedules ()
%!  uses = {
%!    "none", {}
%!    "inverse", {"Delay", "DecayRate", "Interval"}
%!    "exponential", {"Delay", "DecayRate", "Interval"}
%!    "sqrt", {"Delay", "Interval"}
%!    "staircase", {"Delay", "DecayRate", "Interval"}
%!    "step", {"Delay", "DecayRate", "Interval"}
%!    "cosine", {"Delay", "Duration", "FinalLearnRate"}
%!    "polynomial", {"Delay", "Duration", "FinalLearnRate", "Power"}
%!    "one-cycle", {"Delay", "Duration", "FinalLearnRate", "StartLearnRate", "RiseFraction", "Rise"}
%!    "plateau", {"Delay", "DecayRate", "Patience", "Threshold"}};
%!  for i = 1:rows (uses)
%!    uses{i,2} = [{"LearnRate", "Origin", "WarmUp"}, uses{i,2}];
%!  endfor
%!endfunction
## and their letters in the formulas
%!function letters = letters_of ()
%!  letters = struct ("LearnRate", "a0", "Origin", "origin", "WarmUp", "w", "Delay", "delay", ...
%!                    "DecayRate", "r", "Interval", "I", "Duration", "E", ...
%!                    "FinalLearnRate", "a1", "Power", "p", "StartLearnRate", "a2", ...
%!                    "RiseFraction", "f", "Rise", "rise", "Patience", "patience", ...
%!                    "Threshold", "threshold");
%!endfunction

## learnrate with OPTS of ref_learnrate, as far as the schedule uses them
%!function a = rate_with (schedule, k, o)
%!  persistent table = schedules ();
%!  persistent letters = letters_of ();
%!  used = table{strcmp (table(:,1), schedule),2};
%!  args = [used; cellfun(@(name) {o.(letters.(name))}, used)];
%!  if (strcmp (schedule, "plateau"))
%!    args = [args, {"Cost"; o.J}];
%!  endif
%!  a = learnrate (schedule, k, args{:});
%!endfunction
%!function follows (schedule, o)
%!  for k = {0:25, -2:.3:25, [.1 .2 .3 .6 .7 1.1 2.3 24.9]}
%!    want = arrayfun (@(k) ref_learnrate (schedule, k, o), k{1});
%!    scale = max (o.a0, abs (want));
%!    assert (all (abs (rate_with (schedule, k{1}, o) - want) <= 1e-13 * scale));
%!    got = rate_with (schedule, single (k{1}), o);
%!    assert (all (abs (got - want) <= 1e-4 * scale | (got == Inf & want > realmax ("single"))));
%!  endfor
%!endfunction
%!function o = usual ()
%!  o = struct ("a0", .3, "a1", 0, "a2", .01, "r", .5, "I", 1, "E", 20, "p", 1, "f", .3, "rise", ...
%!              "linear", ...
%!              "w", 0, "delay", 0, "origin", 0, "patience", 3, "threshold", .1);
%!  o.J = 2 + cos ((0:29) / 3) - .05 * (0:29);
%!endfunction

## an option that a schedule does not use is refused
%!test
%! o = usual ();
%! letters = letters_of ();
%! list = schedules ();
%! assert (__schedule__ (){1,3}, [list(:,1)', {"piecewise"}]);
%! for row = list'
%!   for name = setdiff (fieldnames (letters), row{2})(:)'
%!     fail ("learnrate (row{1}, 3, name{1}, o.(letters.(name{1})))", ...
%!           sprintf ('"%s" does not take "%s"$', row{1}, name{1}));
%!   endfor
%! endfor
%!test
%! names = schedules ()(:,1);
%! for name = names(:)'
%!   for w = [0 1 4]
%!     for delay = [0 2 .5]
%!       for origin = [0 1]
%!         o = setfield (setfield (setfield (usual (), "w", w), "delay", delay), "origin", origin);
%!         follows (name{1}, o);
%!       endfor
%!     endfor
%!   endfor
%! endfor
%!test
%! for name = {"inverse", "exponential", "sqrt", "staircase", "step"}
%!   for I = [.1 .3 1 7 10 100]
%!     for r = [0 .5 1 1.5]
%!       follows (name{1}, setfield (setfield (usual (), "I", I), "r", r));
%!     endfor
%!   endfor
%! endfor
%!test
%! for name = {"cosine", "polynomial", "one-cycle"}
%!   for E = [.7 1 13 100]
%!     for a1 = [0 .02 .5]
%!       for f = [0 .25 .3 1]
%!         for rise = {"linear", "cosine"}
%!           o = setfield (setfield (usual (), "E", E), "a1", a1);
%!           o.f = f;
%!           o.p = 1 + f;
%!           o.rise = rise{1};
%!           follows (name{1}, o);
%!         endfor
%!       endfor
%!     endfor
%!   endfor
%! endfor
%!test
%! for patience = [1 2 5]
%!   for threshold = [0 1e-4 .2]
%!     for sign = [1 -1]
%!       o = setfield (setfield (usual (), "patience", patience), "threshold", threshold);
%!       o.J = sign * o.J;
%!       o.J([4 9]) = [NaN Inf];
%!       follows ("plateau", o);
%!     endfor
%!   endfor
%! endfor

## PyTorch's schedulers: golden/torch-schedules.json
%!test
%! global DESCENT_TESTS
%! golden = jsondecode (fileread (fullfile (DESCENT_TESTS, "golden", "torch-schedules.json")));
%! assert (numel (golden.cases) >= 10);
%! for i = 1:numel (golden.cases)
%!   c = golden.cases(i);
%!   args = [fieldnames(c.options)'; struct2cell(c.options)'];
%!   a = learnrate (c.schedule, (0:numel (c.rates) - 1)', "LearnRate", golden.rate, args{:});
%!   assert (a, c.rates, 1e-14);
%! endfor
