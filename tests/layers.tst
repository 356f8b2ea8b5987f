## layers.tst: the folders of src/libdescent include what LAYERS allows.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function [status, text] = layers (folder)
%!  global DESCENT_TESTS
%!  [status, text] = system (sprintf ("sh '%s' '%s'", fullfile (DESCENT_TESTS, "layers"), folder));
%!endfunction

## what is allowed
%!test
%! global DESCENT_TESTS
%! [status, text] = layers (fullfile (DESCENT_TESTS, ".."));
%! assert (status, 0, text);
%! assert (str2double (regexp (text, '(\d+) passed, 0 failed\n$', "tokens"){1}{1}) > 100);

## and what is not: a line more in a file is found, and named
%!test
%! global DESCENT_TESTS
%! top = tempname ();
%! there = onCleanup (@() confirm_recursive_rmdir (false, "local") || rmdir (top, "s"));
%! mkdir (fullfile (top, "src"));
%! copyfile (fullfile (DESCENT_TESTS, "..", "src", "libdescent"), fullfile (top, "src"));
%! copyfile (fullfile (DESCENT_TESTS, "..", "src", "oct"), fullfile (top, "src"));
%! copyfile (fullfile (DESCENT_TESTS, "..", "src", "*.cc"), fullfile (top, "src"));
%! [status, text] = layers (top);
%! assert (status, 0, text);
%! tries = {
%!   "libdescent/solver/update.c", '#include "train/train.h"', "solver may not include train"
%!   "libdescent/network/mlp.c", '#include "train/train-run.h"', "train/train-run.h is not the public header of train"
%!   "libdescent/average/ewma.c", '#include <octave/oct.h>', "the core includes a header of Octave"
%!   "libdescent/base/real.h", '#include "thread/thread.h"', "base may not include thread"
%!   "libdescent/train/train.h", '#define DSC_TYPED "network/network-typed.h"', "network/network-typed.h is not the public header of network"
%!   "libdescent/descent.h", '#include "network/dense.h"', "network/dense.h is not the public header of network"
%!   "oct/net.h", '#include "network/dense.h"', "network/dense.h is not the public header of network"
%!   "__ewma__.cc", '#include "args.h"', "args.h is named without its folder"
%!   "libdescent/file/file.h", repmat("\n", 1, 120), "src/libdescent/file/file.h: a public header"
%!   "libdescent/solver/schedule.h", repmat("\n", 1, 120), "src/libdescent/solver/schedule.h: a public header"
%!   "libdescent/LAYERS", "thread: train", "a second line for thread"};
%! for i = 1:rows (tries)
%!   try_ = tries(i,:);
%!   file = fullfile (top, "src", try_{1});
%!   was = fileread (file);
%!   id = fopen (file, "w"); fprintf (id, "%s", was, try_{2}, "\n"); fclose (id);
%!   [status, text] = layers (top);
%!   assert (status, 1);
%!   assert (! isempty (strfind (text, try_{3})), "%s", text);
%!   assert (! isempty (regexp (text, ', 1 failed\n$')) || strcmp (try_{1}, "libdescent/LAYERS"), "%s", text);
%!   id = fopen (file, "w"); fprintf (id, "%s", was); fclose (id);
%! endfor
