## h = doctor_epoch (h, n, epochs)
## The history H (see doctor_history) of N costs in so many EPOCHS, with what
## follows from its samples, batch_size and solver: EPOCH, LAST_SHARE, BATCH,
## PLAIN.
## SPDX-License-Identifier: GPL-3.0-or-later

function h = doctor_epoch (h, n, epochs)
  h.epoch = NaN;
  h.last_share = 1;
  if (! isnan (h.samples) && ! isnan (h.batch_size))
    h.epoch = max (1, ceil (h.samples / h.batch_size));
    if (h.samples > h.batch_size && mod (h.samples, h.batch_size) != 0)
      h.last_share = mod (h.samples, h.batch_size) / h.batch_size;
    endif
  elseif (epochs > 1 && n / epochs == fix (n / epochs))
    h.epoch = n / epochs;              # as it seems
  endif
  h.batch = (h.samples <= h.batch_size);              # false where one is NaN
  h.plain = any (strcmpi (h.solver, {"", "sgd"}));
endfunction
