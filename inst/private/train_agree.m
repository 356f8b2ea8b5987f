## varargout = train_agree (who, args, prepare)
## What PREPARE () returns: what a trainer does before its run.  If the options
## in ARGS say that several processes train together, the error of one of them
## is an error of all.
## SPDX-License-Identifier: GPL-3.0-or-later

function varargout = train_agree (who, args, prepare)
  if (! train_asks_ranks (args))
    [varargout{1:nargout}] = prepare ();
    return;
  endif
  said = "";
  try
    [varargout{1:nargout}] = prepare ();
  catch err
    said = err.message;
  end_try_catch
  __mpi__ ("agree", who, said);
  if (! isempty (said))
    rethrow (err);
  endif
endfunction
