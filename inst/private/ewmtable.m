## [table, parameters, missing] = ewmtable (statistic)
## The options of the family of ewma, rows for parseoptions, of a mean (STATISTIC 0) or
## of second moments; the names of its parameter among them; the values of Missing, in
## the core's order.
## SPDX-License-Identifier: GPL-3.0-or-later

function [table, parameters, missing] = ewmtable (statistic)
  parameters = {"Alpha", "Span", "HalfLife", "CenterOfMass", "Window"};
  missing = {"propagate", "skip", "decay"};
  table = [{
    "BiasCorrection", [], "true or false"
    "Initial", "zero", ""
    "Dim", [], "a positive integer"
    "Missing", "propagate", missing
    "MissingOutput", "hold", {"hold", "nan"}
    "MinPeriods", 1, "an integer from 0 to 2^53 - 1"
    "Times", [], ""
    "State", [], ""
    "Threads", 0, "a positive integer"}   # 0: the core chooses
    [parameters', repmat({[], ""}, 5, 1)]];
  if (statistic == 0)
    table = [table; {"InitialWindow", 0, "a positive integer"}];
  else
    table = [table; {"Unbiased", true, "true or false"}];
  endif
endfunction
