## h = doctor_epoch (h, n, epochs)
## The history H (see doctor_history) of N costs in so many EPOCHS, with what follows from its m, B
## and solver: EPOCH, TAIL, BATCH, PLAIN.
## SPDX-License-Identifier: GPL-3.0-or-later

function h = doctor_epoch (h, n, epochs)
  h.epoch = NaN;
  h.tail = 1;
  if (! isnan (h.m) && ! isnan (h.B))
    h.epoch = max (1, ceil (h.m / h.B));
    if (h.m > h.B && mod (h.m, h.B) != 0)
      h.tail = mod (h.m, h.B) / h.B;
    endif
  elseif (epochs > 1 && n / epochs == fix (n / epochs))
    h.epoch = n / epochs;              # as it seems
  endif
  h.batch = (h.m <= h.B);              # false where one is NaN
  h.plain = any (strcmpi (h.solver, {"", "sgd"}));
endfunction
