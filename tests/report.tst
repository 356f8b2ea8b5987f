## report.tst: what the tests print when they fail, and when some of them are chosen.
## SPDX-License-Identifier: GPL-3.0-or-later

## a C test prints the place, what it compared and both values
%!test
%! global DESCENT_BUILD
%! want = {'x\[0\] > x\[1\]$', 'x\[1\] == y\[1\]: 2 and 2.5$', 'COUNT \(x\) < 3: 3 and 3$', ...
%!         'x\[1\] is y\[1\]: 2 and 2.5, which differ by 0.5, more than 0.312$', ...
%!         'NAN is 1: nan and 1, which differ by nan, more than 0.125$', ...
%!         'x is y: 2 and 2.5 at 1 of 3$'};
%! for precision = {"double", "single"}
%!   program = fullfile (DESCENT_BUILD, "tests", "c", ["check-" precision{1}]);
%!   [status, out] = system (["DESCENT_ONLY= '" program "' failing"]);
%!   assert (status, 1);
%!   out = strsplit (strtrim (out), "\n");
%!   assert (numel (out), numel (want) + 1);
%!   for i = 1:numel (want)
%!     assert (! isempty (regexp (out{i}, ['main.c:\d+: failed: ' want{i}], "once")), "%s", out{i});
%!   endfor
%!   assert (out{end}, sprintf ("C, %s: 0 passed, %d failed", precision{1}, numel (want)));
%! endfor

## the blocks of chosen files are named as they run; a failing assert prints its values
%!test
%! global DESCENT_TESTS DESCENT_BUILD DESCENT_PRELOAD
%! folder = tempname ();
%! mkdir (folder);
%! file = fopen (fullfile (folder, "chosen.tst"), "w");
%! fputs (file, ["## a title\n%!test\n%! assert (1, 1);\n%!test   # it's another\n" ...
%!               "%! x = 2;\n%! assert (x, 3);\n%!assert (1, 1)\n"]);
%! fclose (file);
%! words = {fullfile(OCTAVE_HOME (), "bin", "octave-cli"), "--norc", "--no-history", ...
%!          fullfile(DESCENT_TESTS, "suite.m"), fullfile(DESCENT_TESTS, ".."), DESCENT_BUILD, ...
%!          [repmat("../", 1, 40) folder "/chosen.tst"]};
%! setenv ("LD_PRELOAD", DESCENT_PRELOAD);
%! unwind_protect
%!   [status, out] = system (["DESCENT_ONLY=chosen " sprintf("'%s' ", words{:}) "2>&1"]);
%! unwind_protect_cleanup
%!   unsetenv ("LD_PRELOAD");
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect
%! assert (status, 1);
%! want = ["^  chosen[.]tst:2: a title\n  chosen[.]tst:4: a title: it's another\n.*" ...
%!         "assert [(]x,3[)].* 2  .* 3  .*\nchosen[.]tst +2 passed, 1 failed\n" ...
%!         "Octave: 2 passed, 1 failed\n$"];
%! assert (! isempty (regexp (out, want, "once")), "%s", out);
