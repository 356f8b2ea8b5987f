## S = lecture_series (x)
## The series of an experiment: X, or where that is [] the temperatures of
## London.  x: a column; date: a column, of datenum or 1, 2, ...; london: is it
## London's?  name, unit, time: words for titles and axes.
## SPDX-License-Identifier: GPL-3.0-or-later

function S = lecture_series (x)
  if (isempty (x))
    data = dataset ("london");
    S = struct ("x", data.x, "date", data.date, "london", true, "name", "London", ...
                "unit", "degrees F", "time", "day of 2016");
  else
    S = struct ("x", x(:), "date", (1:numel (x))', "london", false, "name", "x", ...
                "unit", "unit of x", "time", "sample");
  endif
endfunction
