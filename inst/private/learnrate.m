## a = learnrate (schedule, k, varargin)
## The body of learnrate, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function a = learnrate (schedule, k, varargin)
  persistent table = [schedule_option_rows()(3:end,:); {
    "LearnRate", .01, "a number that is not negative"
    "InitialLearnRate", [], "a number that is not negative"
    "Cost", [], ""}];
  persistent names = schedule_option_rows (){1,3};
  schedule = __checkvalue__ ("learnrate", "SCHEDULE", schedule, names);
  if (! (isnumeric (k) || islogical (k)) || ! isreal (k))
    error ("descent:class", "learnrate: K must be a real array");
  endif
  [options, given] = __options__ ("learnrate", table, varargin);
  options.LearnRateSchedule = schedule;
  s = schedule_options ("learnrate", options, given, []);
  k = full (k);
  a = __learnrate__ (s, k, costs (s, k, options.Cost, given.Cost));
endfunction

## The costs that plateau needs for the rates of K.
function J = costs (s, k, J, given)
  plateau = strcmp (s.Schedule, "plateau");
  if (given && ! plateau)
    error ("descent:option", 'learnrate: the schedule "%s" does not take "Cost"', s.Schedule);
  elseif (! plateau)
    return;
  elseif (! given)
    error ("descent:option", 'learnrate: the schedule "plateau" needs Cost');
  elseif (! isnumeric (J) || ! isreal (J) || ! (isvector (J) || isempty (J)))
    error ("descent:class", "learnrate: Cost must be a real vector");
  endif
  J = full (J);
  before = floor (max (double (k(:))) - s.Origin);
  if (before > numel (J))
    error ("descent:size", ["learnrate: Cost must have %g elements, one for each epoch before ", ...
                            "%g; it has %d"],
           before, before + s.Origin, numel (J));
  endif
endfunction
