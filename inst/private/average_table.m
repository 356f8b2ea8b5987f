## [table, parameters, missing] = average_table (statistic)
## The options of the family of ewma, rows for __options__, of a mean
## (STATISTIC 0) or of second moments; the names of its parameter among them;
## the values of Missing, in the core's order.  Where a rule allows [], it means
## not given.
## SPDX-License-Identifier: GPL-3.0-or-later

function [table, parameters, missing] = average_table (statistic)
  parameters = __names__ ("parameters")(2:end);   # the first is Beta, an argument
  missing = __names__ ("missings");
  table = [{
    "BiasCorrection", [], "true or false or []"
    "Initial", "zero", ""
    "Dim", [], "a positive integer or []"
    "Missing", "propagate", missing
    "MissingOutput", "hold", {"hold", "nan"}
    "MinPeriods", 1, "an integer from 0 to 2^53 - 1 or []"
    "Times", [], ""
    "State", [], ""
    "Threads", 0, "a positive integer or []"}   # 0: the core chooses
    [parameters', repmat({[], ""}, numel (parameters), 1)]];
  if (statistic == 0)
    table = [table; {"InitialWindow", 0, "a positive integer or []"}];
  else
    table = [table; {"Unbiased", true, "true or false or []"}];
  endif
endfunction
