## data.tst: files of inst/data that are missing or damaged, and what stays in memory.
## SPDX-License-Identifier: GPL-3.0-or-later

## a file that is missing, cut, lengthened or changed is named; the ends of lines are free
%!function write (file, text)
%!  fid = fopen (file, "wb");
%!  fputs (fid, text);
%!  fclose (fid);
%!endfunction
%!test
%! from = fileparts (which ("dataset"));
%! copy = tempname ();
%! want = cellfun (@dataset, dataset (), "UniformOutput", false);
%! pairs = {"digits", "digits_8x8.csv"; "london", "london_heathrow_2016_tavg_f.csv"
%!          "moons", "moons300_seed3.csv"; "moons-run", "moons_run_start.csv"};
%! damages = {@(x) "", @(x) x(1:end-1), @(x) x(1:round (end / 2)), @(x) [x, "1,2\n"], ...
%!            @(x) char (mod (7 * (1:numel (x)), 256)), ...
%!            @(x) [x(1:199), char(x(200) + 1), x(201:end)], @(x) strrep (x, "1", "7")};
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
%!     for k = 1:numel (damages)
%!       write (file, damages{k} (text));
%!       refused (@() dataset (pairs{i,1}), [regexptranslate("escape", file) ".*is damaged"], ...
%!                "descent:file");
%!     endfor
%!     delete (file);
%!     refused (@() dataset (pairs{i,1}), [pairs{i,2} " cannot be read"], "descent:file");
%!     write (file, strrep (text, "\n", "\r\n"));
%!     assert (isequal (dataset (pairs{i,1}), want{i}));
%!     write (file, text);
%!   endfor
%!   for i = 1:rows (pairs)       # from memory
%!     delete (fullfile (copy, "data", pairs{i,2}));
%!     assert (isequal (dataset (pairs{i,1}), want{i}));
%!   endfor
%! unwind_protect_cleanup
%!   rmpath (copy);
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (copy, "s");
%! end_unwind_protect
