## agree.m WHAT: what ranks tell each other before a run.
##   ranks: each prints its number, in order
##   agree: rank 1 has an error; the others print theirs of it, and rank 1 what the
##     errors of three ranks are
##   same: the last rank has another record
##   end: rank 1 ends with an error of its own while the others wait
## SPDX-License-Identifier: GPL-3.0-or-later

1;
function report (rank, varargin)
  lines = __mpi__ ("gather", "agree", sprintf (varargin{:}));
  if (rank == 0)
    printf ("%s\n", lines{:});
  endif
endfunction
function said = message_of (varargin)
  said = "fine";
  try
    __mpi__ (varargin{:});
  catch err
    said = [err.identifier ": " err.message];
  end_try_catch
endfunction

[rank, ranks, threads] = __mpi__ ("ranks", "agree");
switch (given{4})
  case "ranks"
    report (rank, "rank %d of %d", rank, ranks);
    assert (threads >= 1 && threads <= nproc ());
  case "agree"
    text = "";
    if (rank == 1)
      text = "Y must be finite";
    endif
    report (rank, "%s", message_of ("agree", "f", text));
    report (rank, "%s", message_of ("agree", "f", ""));
  case "same"
    record = sprintf ("MiniBatchSize %d\nSeed 3\n", 32 * (1 + (rank == ranks - 1)));
    report (rank, "%s", message_of ("same", "f", record));
    report (rank, "%s", message_of ("same", "f", "Seed 3\n"));
  case "end"
    if (rank == 1)
      error ("rank 1 has no file");
    endif
    __mpi__ ("gather", "f", "");
endswitch
