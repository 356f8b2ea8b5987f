## shadow.tst: a user's own functions that are called like those of the package do
## not come between these.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function said = shadowed (way)
%!  global DESCENT_TESTS DESCENT_BUILD DESCENT_PRELOAD
%!  folder = tempname ();
%!  mkdir (folder);
%!  setenv ("LD_PRELOAD", DESCENT_PRELOAD);
%!  unwind_protect
%!    words = {"timeout", "-s", "KILL", "900", fullfile(OCTAVE_HOME (), "bin", "octave-cli"), ...
%!             "--norc", "--no-history", fullfile(DESCENT_TESTS, "shadowed.m"), ...
%!             fullfile(DESCENT_TESTS, ".."), DESCENT_BUILD, folder, way};
%!    [~, said] = system ([sprintf("'%s' ", words{:}), "2> /dev/null"]);
%!  unwind_protect_cleanup
%!    unsetenv ("LD_PRELOAD");
%!    confirm_recursive_rmdir (false, "local");
%!    rmdir (folder, "s");
%!  end_unwind_protect
%!endfunction

## files in the current folder, as a student's homework has them
%!test
%! said = shadowed ("files");
%! assert (! isempty (regexp (said, '^0 of \d\d+ calls fail\n$', "once")), "%s", said);

## Debian's octave-nan changes functions of Octave, with which verdicts are found
%!test
%! said = shadowed ("octave");
%! assert (! isempty (regexp (said, '^0 of \d+ calls fail\n$', "once")), "%s", said);

## functions of the prompt, and of a script file, which come before all files
%!test
%! said = shadowed ("prompt");
%! assert (! isempty (regexp (said, '^0 of \d\d+ calls fail\n$', "once")), "%s", said);
