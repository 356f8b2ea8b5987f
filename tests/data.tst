## data.tst: files of inst/data that are missing or damaged.
## SPDX-License-Identifier: GPL-3.0-or-later

## a file that is missing, cut, lengthened or changed is named; the ends of lines are free
%!function write (file, text)
%!  fid = fopen (file, "wb");
%!  fputs (fid, text);
%!  fclose (fid);
%!endfunction
%!function err = refused (name)
%!  err = struct ("identifier", "none", "message", "");
%!  try
%!    dataset (name);
%!  catch err
%!  end_try_catch
%!endfunction
%!test
%! from = fileparts (which ("dataset"));
%! copy = tempname ();
%! pairs = {"digits", "digits_8x8.csv"; "london", "london_heathrow_2016_tavg_f.csv"
%!          "moons", "moons300_seed3.csv"; "moons-run", "moons_run_start.csv"};
%! damages = {@(x) "", @(x) x(1:end-1), @(x) x(1:round (end / 2)), @(x) [x, "1,2\n"], ...
%!            @(x) char (mod (7 * (1:numel (x)), 256)), @(x) [x(1:199), char(x(200) + 1), x(201:end)], @(x) strrep (x, "1", "7")};
%! unwind_protect
%!   mkdir (copy);
%!   mkdir (fullfile (copy, "private"));
%!   copyfile (fullfile (from, "dataset.m"), copy);
%!   copyfile (fullfile (from, "data"), copy);
%!   copyfile (fullfile (from, "private", "*.m"), fullfile (copy, "private"));
%!   addpath (copy);
%!   assert (fileparts (which ("dataset")), copy);
%!   for i = 1:rows (pairs)
%!     file = fullfile (copy, "data", pairs{i,2});
%!     text = fileread (file);
%!     want = dataset (pairs{i,1});
%!     for k = 1:numel (damages)
%!       write (file, damages{k} (text));
%!       err = refused (pairs{i,1});
%!       assert (strcmp (err.identifier, "descent:file"), "%s, damage %d: %s", pairs{i,1}, k, err.message);
%!       assert (! isempty (strfind (err.message, file)) && ! isempty (strfind (err.message, "is damaged")));
%!     endfor
%!     delete (file);
%!     err = refused (pairs{i,1});
%!     assert (err.identifier, "descent:file");
%!     assert (! isempty (strfind (err.message, [pairs{i,2} " cannot be read"])));
%!     write (file, strrep (text, "\n", "\r\n"));
%!     assert (isequal (dataset (pairs{i,1}), want));
%!     write (file, text);
%!   endfor
%! unwind_protect_cleanup
%!   rmpath (copy);
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (copy, "s");
%! end_unwind_protect
