## opt = optimizer (name, varargin)
## The body of optimizer, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function opt = optimizer (name, varargin)
  name = __checkvalue__ ("optimizer", "NAME", name, solver_names ());
  if (strcmp (name, "sgdm"))
    name = "momentum";
  endif
  persistent table = [
    solver_option_rows();
    {"Iteration", 0, "an integer from 0 to 2^53 - 1"
     "State", {{}}, ""}];
  [options, given] = __options__ ("optimizer", table, varargin, name);
  [row, numbers] = __solver__ ("optimizer", name, options, given);

  opt.Name = name;
  for [value, key] = numbers
    opt.(key) = value;
  endfor
  if (strcmp (name, "rmsprop"))
    opt.Centered = options.Centered;
  endif
  for key = {"GradientThreshold", "GradientThresholdMethod", "Convention", "Iteration"}
    opt.(key{1}) = options.(key{1});
  endfor
  opt.State = {};
  if (given.State)
    opt.State = state_of (options.State, name, row);
  endif
endfunction

## A cell of as many slots as the optimiser has, or nothing.
function state = state_of (state, name, row)
  slots = solver_slots (row);
  if (isempty (state) && (iscell (state) || isnumeric (state)))
    state = {};
  elseif (! iscell (state) || numel (state) != slots)
    error ("descent:value", 'optimizer: State must be a cell of %d slots for "%s"', slots, name);
  endif
endfunction
