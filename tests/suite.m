## suite.m SRCDIR BUILDDIR PATTERN ...: the tests in the files of the source tree
## that match, on the package as it stands there and the oct-file of the build tree.
## SPDX-License-Identifier: GPL-3.0-or-later

1;

## A copy in FOLDER of a file of tests in which each %!test and %!testif first prints the place
## where it stands and its title: the comment above it, and that in its line.
function copy = titled (file, folder)
  [~, stem, ext] = fileparts (file);
  lines = strsplit (fileread (file), "\n", "CollapseDelimiters", false);
  title = "";
  above = false;                  # the line above is a comment
  for i = 1:numel (lines)
    if (strncmp (lines{i}, "## ", 3))
      if (above)
        title = [title lines{i}(3:end)];
      else
        title = lines{i}(4:end);
      endif
      above = true;
      continue;
    endif
    above = false;
    block = regexp (lines{i}, '^(%!test)(if .*)?(?!if)\s*(.*)$', "tokens", "once");
    if (isempty (block))
      if (! isempty (lines{i}) && ! strncmp (lines{i}, "%!", 2))
        title = "";               # code: what is above is its help text
      endif
      continue;
    endif
    own = regexp (lines{i}, '# *(.*)$', "tokens", "once");
    says = strjoin ([{title}, own](! cellfun ("isempty", [{title}, own])), ": ");
    says = sprintf ("disp ('  %s%s:%d: %s'); fflush (stdout);", ...
                    stem, ext, i, strrep (says, "'", "''"));
    if (isempty (block{2}))
      lines{i} = strrep (lines{i}, "%!test", ["%!test " says]);
    else
      lines{i} = [lines{i} "\n%! " says];
    endif
  endfor
  copy = fullfile (folder, [stem ext]);
  out = fopen (copy, "w");
  fputs (out, strjoin (lines, "\n"));
  fclose (out);
endfunction

args = argv ();
srcdir = canonicalize_file_name (args{1});
builddir = canonicalize_file_name (args{2});
global DESCENT_TESTS = fullfile (srcdir, "tests");   # for the .tst files
global DESCENT_BUILD = builddir;

addpath (fullfile (srcdir, "tests"));
uninstalled (srcdir, builddir);
if (isfolder (fullfile (srcdir, "tests", "ref")))
  addpath (fullfile (srcdir, "tests", "ref"));
endif
global DESCENT_PRELOAD = getenv ("LD_PRELOAD");
unsetenv ("LD_PRELOAD");   # a sanitizer's libraries are for Octave, not for gnuplot
warning ("off", "Octave:gnuplot-graphics");
graphics_toolkit ("gnuplot");
more off

files = glob (strcat (srcdir, filesep (), args(3:end)));
only = getenv ("DESCENT_ONLY");   # a part of a file's name: run these alone, with titles
folder = tempname ();
mkdir (folder);
passed = failed = skipped = 0;
for i = 1:numel (files)
  [~, stem, ext] = fileparts (files{i});
  if (! isempty (only) && isempty (strfind ([stem ext], only)))
    continue;
  endif
  log = tempname ();
  file = files{i};
  if (! isempty (only))
    file = titled (file, folder);
  endif
  [n, nmax, ~, ~, nskip, nrtskip] = test (file, "quiet", log);
  nskip += nrtskip;
  bad = nmax - n;
  if (exist (log, "file"))   # a %!shared or %!function that fails is in no count
    bad = max (bad, numel (strfind (fileread (log), "!!!!!")));
  endif
  if (nmax + nskip == 0 && ! strcmp (ext, ".cc"))
    printf ("%s%s has no tests\n", stem, ext);
    bad = 1;
  endif
  if (bad > 0 && exist (log, "file"))
    puts (fileread (log));
  endif
  if (exist (log, "file"))
    delete (log);
  endif
  passed += n; failed += bad; skipped += nskip;
  printf ("%-24s %5d passed, %d failed", [stem ext], n, bad);
  if (nskip > 0)
    printf (", %d skipped", nskip);
    reasons = regexp (fileread (files{i}), '^%!testif ;[^#\n]*# *(.*)$', ...
                      "tokens", "lineanchors", "dotexceptnewline");
    printf (" (%s)", strjoin (unique ([reasons{:}]), "; "));
  endif
  printf ("\n");
endfor
printf ("Octave: %d passed, %d failed", passed, failed);
if (skipped > 0)
  printf (", %d skipped", skipped);
endif
printf ("\n");
confirm_recursive_rmdir (false);
rmdir (folder, "s");
exit (failed > 0);
