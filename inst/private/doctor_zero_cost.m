## d = doctor_zero_cost (J)
## The finding "done" for costs J that end with exactly 0.
## SPDX-License-Identifier: GPL-3.0-or-later

function d = doctor_zero_cost (J)
  d = doctor_finding ("done", sprintf ("the cost is exactly 0 from iteration %d on",
                                       find ([1; J(:) != 0], 1, "last")),
                      "More iterations will change nothing.");
endfunction
