## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{X} =} readsource (@var{src})
## @deftypefnx {} {@var{X} =} readsource (@var{src}, @var{numbers})
## Read samples from the files of a source.
##
## @var{src} is what @code{datasource} has returned.  @var{numbers} are the
## numbers of samples, from 1 to @code{@var{src}.Samples}, in any order, or a
## logical array with an element for each sample; without them, or with
## @qcode{":"}, all are read.  @var{X} (features, samples) has a
## sample in each column, in the class of the file, @code{@var{src}.Class}.
##
## Numbers that follow one another are read together: @code{a:b} is the fastest
## way, single samples of packed files are the slowest one.
##
## @example
## @group
## file = fullfile (tempdir (), "table.csv");
## fid = fopen (file, "w");
## fputs (fid, "1;2\n3;4\n5;6\n");
## fclose (fid);
## src = datasource (file);
## readsource (src, [3 1])
##    @result{} ans =
##        5   1
##        6   2
## @end group
## @end example
##
## Errors: @code{descent:class} for a @var{src} that is not a source, or
## @var{numbers} that are none; @code{descent:value} for a number that the
## source does not have, @code{descent:size} for a logical array of another
## length; @code{descent:file} for a file that cannot be read or
## has changed; @code{descent:data} for a content that cannot be read.
## @seealso{datasource, minibatches}
## @end deftypefn

function X = readsource (src, varargin)
  if (nargin < 1 || nargin > 2)
    print_usage ();
  endif
  X = readsource (src, varargin{:});
endfunction

## the documented example, and others of one file
%!test
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   file = fullfile (folder, "table.csv");
%!   fid = fopen (file, "w");
%!   fputs (fid, "1;2\n3;4\n5;6\n");
%!   fclose (fid);
%!   src = datasource (file);
%!   assert (readsource (src, [3 1]), [5 1; 6 2]);
%!   assert (readsource (src), [1 3 5; 2 4 6]);
%!   assert (readsource (src, ":"), [1 3 5; 2 4 6]);
%!   assert (readsource (src, 2:3), [3 5; 4 6]);
%!   assert (readsource (src, uint8 ([2; 2])), [3 3; 4 4]);
%!   assert (readsource (src, []), zeros (2, 0));
%!   assert (readsource (src, [true; false; true]), [1 5; 2 6]);
%!   assert (readsource (src, sparse ([false, true, false])), [3; 4]);
%!   assert (readsource (src, false (1, 3)), zeros (2, 0));
%!   fail ("readsource (src, true)", "one for each of the 3 samples; they are 1x1");
%!   fail ("readsource (src, 4)", "NUMBERS must be integers from 1 to 3: element 1 is 4");
%!   fail ("readsource (src, [1 NaN])", "element 2 is NaN");
%!   fail ("readsource (src, {1})", "NUMBERS must be real numbers");
%!   src.Samples = 4;
%!   fail ("readsource (src, 1)", "its Features, Samples and Class");
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

%!error <Invalid call> readsource ()
%!error <SRC must be a struct that datasource has returned> readsource (1)
%!error <SRC must be a struct that datasource has returned> readsource (struct ("Type", "x"), 1)

%!demo
%! ## Some samples of a table
%! file = fullfile (tempdir (), "table.csv");
%! fid = fopen (file, "w");
%! fprintf (fid, "%g,%g\n", magic (4));
%! fclose (fid);
%! readsource (datasource (file), [3 1])
