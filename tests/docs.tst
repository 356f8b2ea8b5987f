## docs.tst: what the documentation shows is what happens, and it leaves
## nothing out.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function text = top (varargin)   # a file of the source tree
%!  global DESCENT_TESTS
%!  text = fileread (fullfile (DESCENT_TESTS, "..", varargin{:}));
%!endfunction

%!function names = public ()       # the functions that users call
%!  global DESCENT_TESTS
%!  [~, names] = cellfun (@fileparts, glob (fullfile (DESCENT_TESTS, "..", "inst", "*.m"))', ...
%!                        "UniformOutput", false);
%!  names = names(! strncmp (names, "__", 2));
%!endfunction

## runs README's blocks of code one after the other, as a reader would, and
## says where one shows something else; "..." stands for anything, as in doctest
%!function doc_bad = run_blocks (doc_blocks)
%!  doc_bad = "";
%!  for doc_block = doc_blocks(:)'
%!    doc_code = regexprep (doc_block{1}{1}, '^ *pkg .*$', "", "lineanchors", "dotexceptnewline");
%!    doc_got = strtrim (regexprep (evalc (doc_code), '\s+', " "));
%!    if (numel (doc_block{1}) < 2)
%!      continue;
%!    endif
%!    doc_want = strtrim (regexprep (doc_block{1}{2}, '\s+', " "));
%!    doc_pattern = strrep (regexptranslate ("escape", doc_want), '\.\.\.', '.*?');
%!    if (isempty (regexp (doc_got, ["^" doc_pattern "$"], "once")))
%!      doc_bad = [doc_bad sprintf("this code of README.md\n%sshows\n%s\nnot\n%s\n", ...
%!                                 doc_code, doc_got, doc_want)];
%!    endif
%!  endfor
%!endfunction

## a demo has names of its own
%!function run_demo (demo_code)
%!  eval (demo_code);
%!endfunction

## the source files of the tree, as paths: neither what a build makes nor hidden files
%!function files = sources (folder = "")
%!  global DESCENT_TESTS
%!  made = ['^(_?build.*|_inst|autom4te.*|configure|descent-.*|m4|manual|package-root|results|', ...
%!          'trust\.d|\..*|.*~)$'];
%!  here = fullfile (DESCENT_TESTS, "..", folder);
%!  files = {};
%!  for name = readdir (here)(:)'
%!    path = [folder name{1}];
%!    generated = ! isempty (regexp (name{1}, made, "once"));
%!    if (any (strcmp (path, {".ci", "src/configure"})) || ! generated)
%!      if (isfolder (fullfile (here, name{1})))
%!        files = [files, sources([path "/"])];
%!      elseif (is_source (fullfile (here, name{1})))
%!        files{end+1} = path;
%!      endif
%!    endif
%!  endfor
%!endfunction

## by its extension, or as a script without one
%!function yes = is_source (file)
%!  [~, ~, ext] = fileparts (file);
%!  yes = any (strcmp (ext, {".awk", ".c", ".cc", ".h", ".m", ".mk", ".py", ".sh", ".tst"})) ...
%!        || (isempty (ext) && strcmp (start_of (file, 2), "#!"));
%!endfunction
%!function text = start_of (file, n)
%!  f = fopen (file, "r");
%!  text = fread (f, [1, n], "char=>char");
%!  fclose (f);
%!endfunction

## "NAME: purpose", or "NAME ARGUMENTS: purpose", with or without extension, in
## the first line behind "#!".  Of a function in .m, behind the copyright of a
## public one: how it is called, the purpose in the next line; texinfo with its
## name; or its class.
%!function yes = says_its_name (file)
%!  global DESCENT_TESTS
%!  [~, stem, ext] = fileparts (file);
%!  text = start_of (fullfile (DESCENT_TESTS, "..", file), 1000);
%!  text = regexprep (text, '^#!.*?\n', "");
%!  name = ['(\S*/)?' regexptranslate("escape", stem) '(' regexptranslate("escape", ext) ')?'];
%!  forms = {['^(##?|//|/\*|""") ?' name '( [^:\n]*)?: *\S']};
%!  if (strcmp (ext, ".m"))
%!    text = regexprep (text, '^## Copyright [^\n]*\n## SPDX[^\n]*\n\n', "");
%!    forms = [forms, {['^## ([^\n]* = )?(lectures\.)?' stem '( \([^\n]*)?\n## \S']
%!                     ['^## -\*- texinfo -\*-\n## @deftypefn[^\n]*[} ]' stem '( \(|\n)']
%!                     ['^classdef ' stem ' ']}'];
%!  endif
%!  yes = any (! cellfun ("isempty", regexp (text, forms, "once")));
%!endfunction

## every @example of the help texts
%!testif ; ! isempty (pkg ("list", "doctest"))  # the examples of the help texts need octave-doctest
%! pkg load doctest
%! bad = {};
%! unwind_protect
%!   for name = public ()(:)'
%!     ## what a class inherits is no target of ours, and has no file for doctest
%!     report = evalc ("[passed, total] = doctest (name{1});");
%!     none = (total == 0 && isempty (strfind (get_help_text (name{1}), "doctest: +SKIP")));
%!     if (passed < total || none)
%!       bad{end+1} = report;
%!     endif
%!   endfor
%! unwind_protect_cleanup
%!   pkg unload doctest
%! end_unwind_protect
%! if (! isempty (bad))
%!   error ("%s", strjoin (bad, ""));
%! endif

## the examples of the manual, as one reads it from the first to the last
%!testif ; ! isempty (pkg ("list", "doctest"))  # the examples of the help texts need octave-doctest
%! pkg load doctest
%! file = [tempname() ".texi"];
%! unwind_protect
%!   fid = fopen (file, "w");
%!   fputs (fid, regexprep (top ("doc", "descent.texi"), '^@include .*$', "", "lineanchors", ...
%!                          "dotexceptnewline"));
%!   fclose (fid);
%!   report = evalc ("[passed, total] = doctest (file);");
%! unwind_protect_cleanup
%!   pkg unload doctest
%!   delete (file);
%! end_unwind_protect
%! assert (passed == total && total > 20, "%s", report);

## an example that shows nothing would not be executed
%!test
%! texts = [{top("doc", "descent.texi")}, ...
%!          cellfun(@get_help_text, public (), "UniformOutput", false)];
%! for text = texts(:)'
%!   for block = [regexp(text{1}, '^ *@example$(.*?)^ *@end example$', "tokens", "lineanchors"){:}]
%!     assert (! isempty (regexp (block{1}, '@result|@print|doctest: ', "once")), ...
%!             "never executed:%s", block{1});
%!   endfor
%! endfor

## the manual has all functions, and makeinfo finds nothing to say
%!testif ; system ("command -v makeinfo >/dev/null") == 0  # the manual needs makeinfo
%! global DESCENT_TESTS
%! home = fullfile (DESCENT_TESTS, "..");
%! scratch = tempname ();
%! mkdir (scratch);
%! addpath (fullfile (home, "doc"));
%! unwind_protect
%!   reference (fullfile (home, "INDEX"), scratch);
%!   [status, said] = system (sprintf ('makeinfo -I "%s" --plaintext "%s" -o "%s" 2>&1', ...
%!                                     scratch, ...
%!                            fullfile (home, "doc", "descent.texi"), ...
%!                            fullfile (scratch, "all.txt")));
%!   made = fileread (fullfile (scratch, "functions.texi"));
%! unwind_protect_cleanup
%!   rmpath (fullfile (home, "doc"));
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (scratch, "s");
%! end_unwind_protect
%! assert (status == 0 && isempty (said), "%s", said);
%! nodes = [regexp(made, '^@node (\S+)$', "tokens", "lineanchors"){:}];
%! assert (isempty (setdiff (public (), nodes)));
%! assert (isempty (regexp (made, "@seealso|doctest:")));

## every figure of the manual is made, and none is made for nothing
%!test
%! global DESCENT_TESTS
%! addpath (fullfile (DESCENT_TESTS, "..", "doc"));
%! unwind_protect
%!   names = figures ();
%! unwind_protect_cleanup
%!   rmpath (fullfile (DESCENT_TESTS, "..", "doc"));
%! end_unwind_protect
%! shown = [regexp(top ("doc", "descent.texi"), '@image\{figures/([^,]*),', "tokens"){:}];
%! assert (sort (names), sort (shown));

## the code of README.md, and what it shows
%!test
%! blocks = regexp (top ("README.md"), ...
%!                  '^```octave\n(.*?)^```\n(?:\s*^```\w*\n(.*?)^```)?', "tokens", "lineanchors");
%! assert (! isempty (blocks), "README.md has no block of octave code");
%! home = pwd ();
%! scratch = tempname ();
%! mkdir (scratch);
%! unwind_protect
%!   cd (scratch);
%!   bad = run_blocks (blocks);
%! unwind_protect_cleanup
%!   cd (home);
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (scratch, "s");
%! end_unwind_protect
%! assert (isempty (bad), "%s", bad);

## INDEX names every function that users call, and nothing else
%!test
%! listed = regexp (top ("INDEX"), '^  +(\S+)', "tokens", "lineanchors");
%! odd = setxor ([listed{:}], public ());
%! assert (isempty (odd), "only in INDEX or only in inst/:%s", sprintf (" %s", odd{:}));

## every one of them has tests and an example
%!test
%! for name = public ()(:)'
%!   text = top ("inst", [name{1} ".m"]);
%!   assert (! isempty (regexp (text, '^%!(test|assert)', "once", "lineanchors")), ...
%!           "%s.m has no test", name{1});
%!   assert (! isempty (strfind (text, "%!demo")), "%s.m has no demo", name{1});
%!   assert (! isempty (strfind (text, "@example")), "%s.m has no @example", name{1});
%! endfor

## their demos run
%!test
%! visible = get (0, "defaultfigurevisible");
%! set (0, "defaultfigurevisible", "off");
%! unwind_protect
%!   for name = public ()(:)'
%!     [code, starts] = test (name{1}, "grabdemo");
%!     for k = 1:numel (starts) - 1
%!       try
%!         evalc ("run_demo (code(starts(k):starts(k+1)-1))");
%!       catch err
%!         error ("demo %d of %s.m: %s", k, name{1}, err.message);
%!       end_try_catch
%!       close all;
%!     endfor
%!   endfor
%! unwind_protect_cleanup
%!   close all;
%!   set (0, "defaultfigurevisible", visible);
%! end_unwind_protect

## the figures of tests/trust have a call of every function (calls says which lack)
%!test
%! global DESCENT_TESTS
%! trust = fullfile (DESCENT_TESTS, "trust");
%! addpath (trust);
%! unwind_protect
%!   list = calls ();
%! unwind_protect_cleanup
%!   rmpath (trust);
%! end_unwind_protect
%! assert (columns (list), 3);

## ARCHITECTURE.md names every folder that has source files, and no other
%!test
%! text = top ("ARCHITECTURE.md");
%! has = unique (cellfun (@fileparts, sources (), "UniformOutput", false));
%! has = strcat (has(! cellfun ("isempty", has)), "/");
%! for folder = has(:)'
%!   assert (! isempty (strfind (text, ["`" folder{1} "`"])), ...
%!           "ARCHITECTURE.md does not name %s", folder{1});
%! endfor
%! named = unique ([regexp(text, '^\| `([^` ]+)/` \|', "tokens", "lineanchors"){:}]);
%! global DESCENT_TESTS
%! for folder = named(:)'
%!   there = isfolder (fullfile (DESCENT_TESTS, "..", folder{1})) || strcmp (folder{1}, ".ci");
%!   assert (there, "ARCHITECTURE.md names the folder %s, which does not exist", folder{1});
%! endfor

## the first line of every source file is "NAME: purpose"
%!test
%! files = sources ();
%! assert (numel (files) > 300);
%! wrong = files(! cellfun (@says_its_name, files));
%! assert (isempty (wrong), "the first line does not have name and purpose:%s", ...
%!         sprintf (" %s", wrong{:}));

## Octave 11 runs a `for` over a 0 x N array N times: so a value that is not
## written there as a row becomes one; a table whose rows are run through, a
## column each, has columns
%!function text = bare (text)      # without what is in strings and brackets
%!  text = regexprep (text, '"[^"]*"', "");
%!  do
%!    before = text;
%!    text = regexprep (text, '\([^()]*\)|\{[^{}]*\}|\[[^][]*\]', "");
%!  until (strcmp (text, before))
%!endfunction
%!test
%! global DESCENT_TESTS
%! tables = {"__optionaliases__ ()'", "aliases'", "list'", "parts'", "runs'", "rows'", ...
%!           "lengths'", "all_optimizers ()'"};
%! wrong = {};
%! for folder = {"inst", "inst/+lectures", "inst/private", "tests", "tests/ref", "tests/trust", ...
%!               "doc", "doc/examples", "bench"}
%!   for file = glob (fullfile (DESCENT_TESTS, "..", folder{1}, {"*.m", "*.tst"}))(:)'
%!     loops = regexp (fileread (file{1}), '^(?:%!)? *for \w+ = (.*?) *(?:#.*)?$', "tokens", ...
%!                     "lineanchors", "dotexceptnewline");
%!     for loop = [loops{:}](:)'
%!       value = loop{1};
%!       row = any (value(1) == "{[\"0123456789") || any (bare (value) == ":") ...
%!             || ! isempty (regexp (value, '\(:\)''$', "once"));
%!       if (! row && ! any (strcmp (value, tables)))
%!         wrong{end+1} = sprintf ("%s: for %s", file{1}, value);
%!       endif
%!     endfor
%!   endfor
%! endfor
%! assert (isempty (wrong), "%s", strjoin (wrong, "\n"));
