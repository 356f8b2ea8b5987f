## average-files.tst: averages of series in files, in pieces, into files.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared folder
%! folder = tempname ();
%! mkdir (folder);
%! confirm_recursive_rmdir (false);

## The file of X (features, samples): an NPY file that the package writes of raw records.
%!function src = source_of (name, X)
%!  file = [name, ".raw"];
%!  fid = fopen (file, "wb");
%!  fwrite (fid, X, class (X));
%!  fclose (fid);
%!  src = datasource (file, "Format", "raw", "Class", class (X), "Size", rows (X));
%!endfunction
## V as a source has it: a sample is a column, the pages of several betas one after the other
%!function v = as_samples (v, features)
%!  if (features > 1 && ndims (v) > 2)
%!    v = reshape (permute (v, [1 3 2]), [], columns (v));
%!  endif
%!endfunction

## the bits of the array: every function, class and start, gaps and times, pieces of any size
%!test
%! m = 700;
%! x = rem ((1:3*m) .^ 2 * sqrt (2), 1);
%! X = reshape (x, 3, m);
%! gaps = X;
%! gaps(rem (1:end, 11) == 5) = NaN;
%! t = cumsum (rem (1:m, 4));
%! makers = {@ewma, {.9}, X
%!           @ewma, {[.9 .5]}, X
%!           @ewma, {[.9 .5], "BiasCorrection", true}, X(1,:)
%!           @ewma, {.9}, single(X)
%!           @ewma, {[.2 .3 .4]}, single(X(2,:))
%!           @ewma, {"Span", 9}, uint8(250 * X)
%!           @ewma, {.9}, int64(2^60 * X)
%!           @ewma, {.9, "Missing", "skip", "MinPeriods", 3, "MissingOutput", "nan"}, gaps
%!           @ewma, {"HalfLife", 3, "Times", t, "Initial", "first", "Missing", "decay"}, gaps
%!           @ewma, {"HalfLife", 3, "Times", int64(t), "BiasCorrection", true}, X
%!           @ewma, {"Alpha", .2, "Initial", "sma", "InitialWindow", 9}, X
%!           @ewma, {.9, "Initial", [1 2 3]}, X
%!           @ewmvar, {.9}, X
%!           @ewmvar, {[.9 .99], "Unbiased", false}, single(X)
%!           @ewmstd, {.9, "Missing", "skip"}, gaps};
%! for i = 1:rows (makers)
%!   [f, args, values] = makers{i,:};
%!   src = source_of (fullfile (folder, "x"), values);
%!   [want, last] = f (values, args{:}, "Dim", 2);
%!   for memory = [2^28, 60000, 30000]
%!     file = fullfile (folder, "v.npy");
%!     [made, state] = f (src, args{:}, "File", file, "Memory", memory, "Threads", 1);
%!     got = readsource (made);
%!     assert (isequaln (got, as_samples (want, rows (values))), sprintf ("%d", i));
%!     assert ({class(got), made.Class}, {class(want), class(want)});
%!     assert (isequaln (rmfield (state, "How"), rmfield (last, "How")));
%!     assert ({made.Files, made.Origin, made.Format}, {{file}, src.Files, "npy"});
%!   endfor
%! endfor
%! assert (isempty (glob (fullfile (folder, "*part*"))));

## pairs; sources of other sizes; times that are in a file
%!test
%! X = reshape (rem ((1:900) .^ 2 * sqrt (3), 1), 3, 300);
%! Y = single (X([3 1 2],:) .^ 2);
%! a = source_of (fullfile (folder, "x"), X);
%! b = source_of (fullfile (folder, "y"), Y);
%! t = source_of (fullfile (folder, "t"), cumsum (1:300));
%! file = fullfile (folder, "c.npy");
%! for f = {@ewmcov, @ewmcorr}
%!   c = f{1} (a, b, .9, "File", file, "Memory", 9000, "Times", t);
%!   assert (readsource (c), f{1} (X, Y, .9, "Dim", 2, "Times", cumsum (1:300)));
%!   assert (c.Class, "single");
%! endfor
%! short = source_of (fullfile (folder, "z"), X(:,1:5));
%! fail ("ewmcov (a, short, .9, 'File', file)", "they have 300 and 5 samples of 3 and 3");
%! fail ("ewmcov (a, Y, .9, 'File', file)", "X and Y must be sources, if one of them is");
%! fail ("ewmcov (X, b, .9, 'File', file)", "descent:class|Y must be an array");
%! fail ("ewma (a, .9, 'File', file, 'Times', 1:4)", "one number for each of the 300 samples");
%! fail ("ewma (a, .9, 'File', file, 'Times', a)", "its source has 300 of 3");

## one file after the other, with the state; a column's state continues in a file
%!test
%! x = rem ((1:5000) .^ 2 * sqrt (5), 1);
%! state = [];
%! all = [];
%! for k = 1:5
%!   src = source_of (fullfile (folder, sprintf ("day%d", k)), x((k-1)*1000+1:k*1000));
%!   [v, state] = ewma (src, [.9 .99], "File", fullfile (folder, "day.npy"), "State", state);
%!   all = [all, readsource(v)];
%! endfor
%! assert (all, ewma (x, [.9 .99]));
%! [~, state] = ewma (x(1:4000)', .9);
%! v = ewma (src, "State", state, "File", fullfile (folder, "day.npy"));
%! assert (readsource (v), ewma (x, .9)(4001:end));
%! three = source_of (fullfile (folder, "three"), ones (3, 5));
%! fail ("ewma (three, 'State', state, 'File', fullfile (folder, 'day.npy'))", ...
%!       "X must have the series that State has, 1, and has 3");
%! fail ("ewma (three, 'State', 5, 'File', fullfile (folder, 'day.npy'))", "State must be what");

## HDF5: read by Octave too; a file of ours is replaced, another one is not
%!test
%! file = fullfile (folder, "v.h5");
%! src = source_of (fullfile (folder, "x"), [1 2 3]);
%! try
%!   ewma (src, .9, "File", file);
%!   has_hdf5 = true;
%! catch err
%!   assert (! isempty (strfind (err.message, "descent was built without HDF5")));
%!   has_hdf5 = false;
%! end_try_catch
%! if (has_hdf5)
%!   X = reshape (rem ((1:900) .^ 2 * sqrt (3), 1), 3, 300);
%!   for type = {"double", "single"}
%!     src = source_of (fullfile (folder, "x"), cast (X, type{1}));
%!     for beta = {.9, [.9 .5]}
%!       v = ewma (src, beta{1}, "File", file);
%!       want = ewma (cast (X, type{1}), beta{1}, "Dim", 2);
%!       assert ({v.Format, v.Dataset, v.Class}, {"hdf5", "samples", type{1}});
%!       assert (readsource (v), as_samples (want, 3));
%!       read = load (file);
%!       assert (reshape (read.samples, [], 300), as_samples (double (want), 3));
%!     endfor
%!   endfor
%!   y = 1;
%!   save ("-hdf5", file, "y");
%!   before = fileread (file);
%!   fail ("ewma (src, .9, 'File', file)", "v.h5\" is there and has other data");
%!   assert (fileread (file), before);
%! endif

## what is in the way; the input itself; what cannot be written
%!test
%! X = ones (2, 9);
%! src = datasource (source_of (fullfile (folder, "x"), X).Files, "Format", "raw", ...
%!                   "Class", "double", "Size", 2, "Convert", "always");
%! own = src.Files{1};
%! fail ("ewma (src, .9, 'File', own)", "File must not be a file that is read");
%! text = fullfile (folder, "note.npy");
%! fid = fopen (text, "w");
%! fputs (fid, "a note");
%! fclose (fid);
%! fail ("ewma (src, .9, 'File', text)", "note.npy\" is there and has other data");
%! assert (fileread (text), "a note");
%! fclose (fopen (text, "w"));
%! v = ewma (src, .9, "File", text);              # it was empty
%! assert (readsource (v, 1), [.1; .1], eps);
%! mkdir (fullfile (folder, "d.npy"));
%! fail ("ewma (src, .9, 'File', fullfile (folder, 'd.npy'))", "is not a regular file");
%! fail ("ewma (src, .9, 'File', '/no/such/v.npy')", "descent:file|v.npy\" cannot be written");
%! fail ("ewma (src, .9, 'File', 'v.csv')", "File must end with .npy, .h5 or .hdf5");
%! fail ("ewma (src, .9, 'File', 7)", "File must be the name of a file");
%! fail ("ewma (src, .9)", "series in files need File");
%! fail ("ewma (src, .9, 'File', [])", "series in files need File");
%! fail ("ewma (X, .9, 'File', text)", "File is for series in files");
%! fail ("ewma (X, .9, 'Memory', 1e6)", "Memory is for series in files");
%! assert (ewma (X, .9, "File", [], "Memory", []), ewma (X, .9));
%! fail ("ewma (src, .9, 'File', text, 'Dim', 1)", "Dim must be 2");
%! fail ("ewma (src, .9, 'File', text, 'Memory', 100)", "Memory must be at least [0-9]+ bytes");
%! fail ("ewma (src, .9, 'File', text, 'Memory', -1)", "Memory must be a positive number");
%! fail ("ewma (src, 1.5, 'File', text)", "BETA must be in \\[0, 1\\)");
%! fail ("ewma (src, [], 'File', text)", "BETA must be");
%! fail ("ewma (src, 'File', text)", "give BETA after the series, or one of");
%! assert (readsource (v, 1), [.1; .1], eps);     # all the time it was there
%! src.Samples = 10;
%! fail ("ewma (src, .9, 'File', text)", "SRC must be as datasource has returned it");
%! assert (isempty (glob (fullfile (folder, "*part*"))));

## names of columns stay what they are
%!test
%! file = fullfile (folder, "t.csv");
%! fid = fopen (file, "w");
%! fputs (fid, "wind,rain\n1,2\n3,4\n");
%! fclose (fid);
%! src = datasource (file);
%! v = ewma (src, .5, "File", fullfile (folder, "t.npy"));
%! assert (v.Names, {"wind", "rain"});
%! assert (readsource (v), [.5 1.75; 1 2.5]);
%! v = ewma (src, [.5 0], "File", fullfile (folder, "t.npy"));
%! assert ({v.Names, v.Size}, {{}, [2 2]});

%!test
%! rmdir (folder, "s");
