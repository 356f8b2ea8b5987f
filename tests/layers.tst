## layers.tst: the folders of src/libdescent include what LAYERS allows, and no
## line of the sources is too wide.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function [status, text] = run_script (name, folder)
%!  global DESCENT_TESTS
%!  [status, text] = system (sprintf ("sh '%s' '%s'", fullfile (DESCENT_TESTS, name), folder));
%!endfunction

## what is allowed
%!test
%! global DESCENT_TESTS
%! [status, text] = run_script ("layers", fullfile (DESCENT_TESTS, ".."));
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
%! copyfile (fullfile (DESCENT_TESTS, "..", "src", "mpi"), fullfile (top, "src"));
%! copyfile (fullfile (DESCENT_TESTS, "..", "src", "*.cc"), fullfile (top, "src"));
%! [status, text] = run_script ("layers", top);
%! assert (status, 0, text);
%! many = repmat ("\n", 1, 120);
%! hidden = @(header) [header " is not the public header of " fileparts(header)];
%! tries = {
%!   "libdescent/solver/update.c", '#include "train/train.h"', "solver may not include train"
%!   "libdescent/network/mlp.c", '#include "train/train-run.h"', hidden("train/train-run.h")
%!   "libdescent/average/ewma.c", '#include <octave/oct.h>', "the core includes a header of Octave"
%!   "libdescent/base/real.h", '#include "thread/thread.h"', "base may not include thread"
%!   "libdescent/train/train.h", '#define DSC_TYPED "network/network-typed.h"', ...
%!     hidden("network/network-typed.h")
%!   "libdescent/descent.h", '#include "network/dense.h"', hidden("network/dense.h")
%!   "oct/net.h", '#include "network/dense.h"', hidden("network/dense.h")
%!   "__ewma__.cc", '#include "args.h"', "args.h is named without its folder"
%!   "mpi/group-mpi.c", '#include "distributed/group.h"', hidden("distributed/group.h")
%!   "libdescent/file/file.h", many, "src/libdescent/file/file.h: a public header"
%!   "libdescent/solver/schedule.h", many, "src/libdescent/solver/schedule.h: a public header"
%!   "libdescent/LAYERS", "thread: train", "a second line for thread"};
%! for i = 1:rows (tries)
%!   try_ = tries(i,:);
%!   file = fullfile (top, "src", try_{1});
%!   was = fileread (file);
%!   id = fopen (file, "w"); fprintf (id, "%s", was, try_{2}, "\n"); fclose (id);
%!   [status, text] = run_script ("layers", top);
%!   assert (status, 1);
%!   assert (! isempty (strfind (text, try_{3})), "%s", text);
%!   assert (! isempty (regexp (text, ', 1 failed\n$')) ...
%!           || strcmp (try_{1}, "libdescent/LAYERS"), "%s", text);
%!   id = fopen (file, "w"); fprintf (id, "%s", was); fclose (id);
%! endfor

## the widths, in the tree and of one line that is as wide as may be, or a column more
%!test
%! global DESCENT_TESTS
%! [status, text] = run_script ("width", fullfile (DESCENT_TESTS, ".."));
%! assert (status, 0, text);
%! assert (str2double (regexp (text, '(\d+) passed, 0 failed\n$', "tokens"){1}{1}) > 100);
%!test
%! top = tempname ();
%! there = onCleanup (@() confirm_recursive_rmdir (false, "local") || rmdir (top, "s"));
%! for folder = {"inst", "src", "tests", "bench", "doc"}
%!   mkdir (fullfile (top, folder{1}));
%! endfor
%! tries = {
%!   "src/a.c", "/* ", 80
%!   "src/a.cc", "// ", 80
%!   "src/a.cc", "%! ", 100
%!   "inst/a.m", "## ", 80
%!   "inst/a.m", "  ## ", 82
%!   "inst/a.m", "x = ", 100
%!   "tests/a.tst", "## ", 100};
%! for i = 1:rows (tries)
%!   [file, start, most] = tries{i,:};
%!   for more = [0 1]
%!     line = [start, repmat("o", 1, most + more - numel (start))];
%!     id = fopen (fullfile (top, file), "w"); fprintf (id, "\n%s\n", line); fclose (id);
%!     [status, text] = run_script ("width", top);
%!     assert ((status != 0) == more, "%s", text);
%!     assert (isempty (strfind (text, [file ":2: "])) != more, "%s", text);
%!   endfor
%!   delete (fullfile (top, file));
%! endfor
%! id = fopen (fullfile (top, "src", "a.h"), "w"); fprintf (id, "int x; \n"); fclose (id);
%! [status, text] = run_script ("width", top);
%! assert (status != 0);
%! assert (text, "src/a.h:1: ends in blanks\nwidth: 0 passed, 1 failed\n");
