## s = doctor_noise (x)
## s = doctor_noise (x, "robust")
## The standard deviation of the noise of the column X about its trend, 0 for
## fewer than four: a second difference of white noise has 6 times its variance,
## and one of a straight line is 0.  "robust": from the median of their sizes,
## which some leaps do not change.
## SPDX-License-Identifier: GPL-3.0-or-later

function s = doctor_noise (x, how = "")
  s = 0;
  if (numel (x) < 4)
    return;
  endif
  d = diff (x, 2) / sqrt (6);
  if (strcmp (how, "robust"))
    s = doctor_median (abs (d)) / .6745;
  else
    s = sqrt (sumsq (d) / numel (d));
  endif
endfunction
