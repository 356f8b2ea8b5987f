## hdf5.tst: samples in files of `save -hdf5`, as load gives them; what is no array of
## numbers, and what is damaged, is refused.  Files of others are in tests/c/test-hdf5.c.
## SPDX-License-Identifier: GPL-3.0-or-later

## files are in a folder of their own; nothing is tested where HDF5 is missing
%!function yes = lacks_hdf5 ()
%!  yes = true;
%!  if (__octave_config_info__ ("build_features").HDF5)
%!    file = tempname ();
%!    x = 1;
%!    save ("-hdf5", file, "x");
%!    try
%!      src = datasource (file);
%!      yes = false;
%!    catch err
%!      assert (! isempty (strfind (err.message, "built without HDF5: install libhdf5-")), ...
%!              "%s", err.message);
%!    end_try_catch
%!    delete (file);
%!  endif
%!endfunction
%!function v = pick (name, x, y)
%!  v = y;
%!  if (strcmp (name, "x"))
%!    v = x;
%!  endif
%!endfunction
%!function remove (folder)
%!  confirm_recursive_rmdir (false, "local");
%!  rmdir (folder, "s");
%!endfunction

## every class and number of dimensions: a sample is what the last index selects
%!test
%! if (lacks_hdf5 ()), return; endif
%! file = tempname ();
%! arrays = {reshape(1:12, 3, 4) - .5, [1, 2; 3, 4], pi, 1:1000 + 0, (1:7)', zeros(5, 1, 3), ...
%!           rand(2, 3, 4, 5), magic(40)};
%! classes = {"double", "single", "int8", "uint8", "int16", "uint16", "int32", "uint32", ...
%!            "int64", "uint64", "logical"};
%! unwind_protect
%!   for i = 1:numel (arrays)
%!     for kind = classes(:)'
%!       x = arrays{i}(:,:,:,:);
%!       if (strcmp (kind{1}, "logical"))
%!         x = mod (x, 3) > 1;
%!         if (isscalar (x)), continue; endif   # is stored as a double
%!       else
%!         x = cast (x, kind{1});
%!       endif
%!       save ("-hdf5", file, "x");
%!       m = size (x)(end);
%!       want = reshape (x, [], m);
%!       for name = {"", "x", "/x/value"}
%!         src = datasource (file, "Format", "hdf5", "Dataset", name{1});
%!         assert ({src.Class, src.Features, src.Samples}, {kind{1}, rows(want), m});
%!         got = readsource (src, m:-1:1);
%!         assert (isequal (got, want(:,m:-1:1)) && strcmp (class (got), kind{1}));
%!       endfor
%!     endfor
%!   endfor
%!   assert (src.Format, "hdf5");
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect

## "columns" takes the first index; one of several variables, and one in a struct, is named
%!test
%! if (lacks_hdf5 ()), return; endif
%! file = tempname ();
%! x = rand (3, 5);
%! y = int8 (magic (4));
%! s.deep = struct ("z", single (x));
%! unwind_protect
%!   save ("-hdf5", file, "x", "y", "s");
%!   src = datasource (file, "Dataset", "x", "ObservationsIn", "columns");
%!   assert (readsource (src), x');
%!   assert (src.Dataset, "x/value");
%!   src = datasource (file, "Dataset", "s/value/deep/value/z");
%!   assert (readsource (src, 2:3), single (x(:,2:3)));
%!   refused (@() datasource (file), ["several datasets of numbers, and the name of one must " ...
%!                                    "be given: /s/value/deep/value/z, /x, /y$"], "descent:data");
%!   refused (@() datasource (file, "Dataset", "X"), 'has no dataset "X"', "descent:data");
%!   refused (@() datasource (file, "Dataset", "s"), 'has no dataset "s"', "descent:data");
%!   long = repmat ("x", 1, 300);
%!   refused (@() datasource (file, "Dataset", long), "no dataset", "descent:data");
%!   refused (@() datasource (file, "Dataset", 1), "Dataset must be", "descent:");
%!   refused (@() datasource (file, "Format", "npy", "Dataset", "x"), "Dataset needs.*hdf5", ...
%!            "descent:option");
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect

## what is not an array of numbers says what it is
%!test
%! if (lacks_hdf5 ()), return; endif
%! file = tempname ();
%! values = {"text", "has a string"; ["ab"; "cd"], "has a string"; {1, "a"}, 'has no dataset "x"'
%!           3+2i, "compound values"; [1i, 2], "compound values"; 1:5, "compound values"
%!           zeros(0, 3), "no values"; @sin, "no dataset"; sparse([1, 0]), "no dataset|compound"};
%! unwind_protect
%!   for i = 1:rows (values)
%!     x = values{i,1};
%!     save ("-hdf5", file, "x");
%!     refused (@() datasource (file, "Dataset", "x"), values{i,2}, "descent:data");
%!   endfor
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect

## several files as one; the copy in random order is another for another dataset
%!test
%! if (lacks_hdf5 ()), return; endif
%! folder = tempname ();
%! mkdir (folder);
%! files = fullfile (folder, {"a.h5", "b.h5", "c.h5"});
%! unwind_protect
%!   x = rand (3, 50); y = -x;
%!   save ("-hdf5", files{1}, "x", "y");
%!   x1 = x; y1 = y;
%!   x = rand (3, 7); y = -x;
%!   save ("-hdf5", files{2}, "x", "y");
%!   src = datasource (files(1:2), "Dataset", "y");
%!   assert (readsource (src), [y1, y]);
%!   assert (readsource (src, 49:53), [y1, y](:,49:53));
%!   x = rand (4, 7);
%!   save ("-hdf5", files{3}, "x");
%!   refused (@() datasource (files, "Dataset", "x"), "c.h5.*must have samples like", ...
%!            "descent:data");
%!   for name = {"x", "y"}
%!     copy = datasource (files{1}, "Dataset", name{1}, "Shuffle", true);
%!     got = readsource (copy);
%!     assert (sortrows (got'), sortrows (pick (name{1}, x1, y1)'));
%!     assert (! isequal (got, x1) && ! isequal (got, y1));
%!   endfor
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## damaged: cut off anywhere, or overwritten; another file of that name
%!test
%! if (lacks_hdf5 ()), return; endif
%! file = tempname ();
%! x = rand (20, 30);
%! unwind_protect
%!   save ("-hdf5", file, "x");
%!   fid = fopen (file); whole = fread (fid, Inf, "*uint8"); fclose (fid);
%!   for n = [0, 7, 8, 100, 800, 2000, numel(whole) - 1]
%!     fid = fopen (file, "w"); fwrite (fid, whole(1:n)); fclose (fid);
%!     refused (@() datasource (file, "Format", "hdf5"), "is not a whole HDF5 file", ...
%!              "descent:data");
%!   endfor
%!   rand ("twister", 3);
%!   for i = 1:20
%!     bad = whole;
%!     bad(1 + fix (2000 * rand (1, 5))) = fix (256 * rand (1, 5));
%!     fid = fopen (file, "w"); fwrite (fid, bad); fclose (fid);
%!     try
%!       readsource (datasource (file, "Format", "hdf5"));
%!     catch err
%!       assert (err.identifier, "descent:data");
%!     end_try_catch
%!   endfor
%!   fid = fopen (file, "w"); fwrite (fid, whole); fclose (fid);
%!   src = datasource (file);
%!   assert (readsource (src), x);
%!   x = rand (20, 31);
%!   save ("-hdf5", file, "x");
%!   refused (@() readsource (src), "has changed", "descent:file");
%!   refused (@() datasource (tempdir (), "Format", "hdf5"), "is not a regular file", ...
%!            "descent:file");
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect
