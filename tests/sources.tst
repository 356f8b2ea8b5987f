## sources.tst: files as samples: all formats, the cache, and files that are broken.
## SPDX-License-Identifier: GPL-3.0-or-later

%!shared folder, has_zlib
%! folder = tempname ();
%! mkdir (folder);
%! confirm_recursive_rmdir (false);
%! file = fullfile (folder, "probe");
%! fclose (fopen (file, "w"));
%! gzip (file);
%! try
%!   __unpacksource__ ([file, ".gz"], file);
%!   has_zlib = true;
%! catch err
%!   has_zlib = isempty (strfind (err.message, "zlib"));
%! end_try_catch

%!function name = put (name, bytes)
%!  fid = fopen (name, "wb");
%!  fwrite (fid, bytes);
%!  fclose (fid);
%!endfunction
## the file of an array: VALUES are those in the order of the file
%!function name = npy (name, descr, fortran, shape, values)
%!  text = sprintf ("{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }", descr, ...
%!                  {"False", "True"}{1 + fortran}, ...
%!                  sprintf ("%d, ", shape)(1:end-(numel (shape) > 1)*2));
%!  text = [text, repmat(" ", 1, mod (-numel (text) - 11, 64)), "\n"];
%!  put (name, join (147, "NUMPY", [1, 0, mod(numel (text), 256), fix(numel (text) / 256)], ...
%!                   text, bytes_of (values, descr(1) == ">")));
%!endfunction
%!function bytes = join (varargin)
%!  bytes = cellfun (@(part) double (part(:)'), varargin, "UniformOutput", false);
%!  bytes = [bytes{:}];
%!endfunction
%!function bytes = bytes_of (values, swapped)
%!  if (islogical (values))
%!    values = uint8 (values);
%!  endif
%!  values = values(:)';
%!  if (swapped && sizeof (values(1)) > 1)
%!    values = swapbytes (values);
%!  endif
%!  bytes = double (typecast (values, "uint8"));
%!endfunction
%!function remove (folder, what)
%!  cellfun (@unlink, glob (fullfile (folder, what)));
%!endfunction

## files that numpy 1.24 has written: numpy.lib.format.write_array of
## arange (6).reshape (2, 3) as "<f4", as ">i2" in Fortran's order, as "|u1"
%!test
%! file = fullfile (folder, "a");
%! heads = {[1 0 118 0], "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", ...
%!          "000000000000803f0000004000004040000080400000a040", "single"
%!          [2 0 116 0 0 0], "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }", ...
%!          "000000030001000400020005", "int16"
%!          [3 0 116 0 0 0], "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }", ...
%!          "000102030405", "uint8"};
%! for i = 1:3
%!   bytes = join (147, "NUMPY", heads{i,1:2});
%!   bytes = join (bytes, repmat (" ", 1, 127 - numel (bytes)), "\n", ...
%!                 hex2dec (reshape (heads{i,3}, 2, [])'));
%!   src = datasource (put (file, bytes));
%!   X = readsource (src);
%!   assert (X, cast ([0 3; 1 4; 2 5], heads{i,4}));
%!   assert (class (X), heads{i,4});
%!   assert (src.Format, "npy");
%!   assert (readsource (datasource (file, "ObservationsIn", "columns")), ...
%!           cast ([0 1 2; 3 4 5], heads{i,4}));
%! endfor

## every class, order of bytes and of indices, samples first and last
%!test
%! types = {"f8", "double"; "f4", "single"; "i1", "int8"; "u1", "uint8"; "i2", "int16"
%!          "u2", "uint16"
%!          "i4", "int32"; "u4", "uint32"; "i8", "int64"; "u8", "uint64"; "b1", "logical"};
%! for i = 1:rows (types)
%!   X = cast (reshape (mod ((1:24) * 7, 23), 2, 3, 4), types{i,2});
%!   if (strcmp (types{i,2}, "logical"))
%!     X = X > 0;
%!   endif
%!   for order = "<>"
%!     for fortran = 0:1
%!       for along = {"rows", "columns"}
%!         last = strcmp (along{1}, "columns");
%!         shape = {[4 2 3], [2 3 4]}{1 + last};
%!         A = X;
%!         if (! last)
%!           A = permute (X, [3 1 2]);
%!         endif
%!         V = A;
%!         want = reshape (X, 6, 4);
%!         if (! fortran)                     # the last index runs fastest
%!           V = permute (A, [3 2 1]);
%!           want = reshape (permute (X, [2 1 3]), 6, 4);
%!         endif
%!         file = npy (fullfile (folder, "b.npy"), [order, types{i,1}], fortran, shape, V);
%!         if (! strcmp (order, "<") && types{i,1}(2) == "1")
%!           file = npy (file, ["|", types{i,1}], fortran, shape, V);
%!         endif
%!         src = datasource (file, "ObservationsIn", along{1});
%!         assert ([src.Samples, src.Features, src.Size], [4 6 2 3]);
%!         assert (readsource (src), want);
%!         assert (class (readsource (src, 2)), types{i,2});
%!         src = datasource (file, "ObservationsIn", along{1}, "Convert", "always");
%!         assert (readsource (src, [4 2]), want(:,[4 2]));
%!       endfor
%!     endfor
%!   endfor
%! endfor
%! remove (folder, "b.npy*");

## several files as one, and those that do not fit
%!test
%! a = npy (fullfile (folder, "a.npy"), "<f8", false, [2 3], [1 2 3 4 5 6]);
%! b = npy (fullfile (folder, "b.npy"), ">f8", true, [1 3], [7 8 9]);
%! src = datasource ({a, b, a});
%! assert (readsource (src), [1 4 7 1 4; 2 5 8 2 5; 3 6 9 3 6]);
%! assert (readsource (src, [5 3 2]), [4 7 4; 5 8 5; 6 9 6]);
%! c = npy (fullfile (folder, "c.npy"), "<f8", false, [3 2], 1:6);
%! fail ("datasource ({a, c})", "c.npy\" must have samples like those of the first file, 3 double");
%! d = npy (c, "<f4", false, [2 3], single (1:6));
%! fail ("datasource ({a, d})", "and has 3 single");
%! text = evalc ("datasource ({a, b})");
%! assert (! isempty (strfind (text, "3 samples of 3 values, double")));
%! assert (! isempty (strfind (text, "1 more")));

## one dimension; a number is no array of samples
%!test
%! file = npy (fullfile (folder, "a.npy"), "<i4", false, 4, int32 (4:-1:1));
%! assert (readsource (datasource (file)), int32 (4:-1:1));
%! assert (readsource (datasource (file, "ObservationsIn", "columns")), int32 (4:-1:1));
%! put (file, strrep (fileread (file), "(4, )", "()    "));
%! fail ("datasource (file)", "descent:data|is empty, or has sizes that no file has");

## IDX, packed or not
%!test
%! images = uint8 (mod ((1:60) .^ 2, 251));
%! file = put (fullfile (folder, "i"), join ([0 0 8 3, 0 0 0 5, 0 0 0 3, 0 0 0 4], images));
%! src = datasource (file);
%! assert ({src.Format, src.Features, src.Size}, {"idx", 12, [3 4]});
%! assert (readsource (src), reshape (images, 12, 5));
%! if (has_zlib)
%!   gzip (file);
%!   src = datasource ([file, ".gz"]);
%!   assert (readsource (src, 5:-1:1), reshape (images, 12, 5)(:,5:-1:1));
%!   assert (src.Origin, {[file, ".gz"]});
%!   two = datasource ({[file, ".gz"], file});
%!   assert (readsource (two), repmat (reshape (images, 12, 5), 1, 2));
%! endif
%! put (file, [0 0 12 1, 0 0 0 2, 0 0 1 0, 255 255 255 254]);
%! assert (readsource (datasource (file, "Format", "idx")), int32 ([256 -2]));
%! put (file, [0 0 12 1, 0 0 0 2, 0 0 1 0, 255 255 255 254, 0]);
%! fail ("datasource (file, \"Format\", \"idx\")", "has data after its end, from byte 16 on");
%! fail ("datasource (file)", "is of no format that is known; give \"Format\"");

## raw records: one byte of label before 6 of an image, as in CIFAR-10's files
%!test
%! records = uint8 (reshape (1:35, 7, 5));
%! file = put (fullfile (folder, "r.bin"), records);
%! raw = {"Format", "raw", "Class", "uint8"};
%! assert (readsource (datasource (file, raw{:}, "Size", 1, "RecordBytes", 7)), records(1,:));
%! X = datasource (file, raw{:}, "Size", [2 3], "Offset", 1, "RecordBytes", 7);
%! assert (readsource (X), records(2:7,:));
%! assert (X.Size, [2 3]);
%! assert (readsource (datasource (file, raw{:}, "Size", 5, "Offset", 15)), ...
%!         reshape (uint8 (16:35), 5, 4));
%! Y = datasource (file, "Format", "raw", "Class", "int16", "ByteOrder", "big", "Size", 1, ...
%!                 "Offset", 3);
%! assert (readsource (Y)(1:2), int16 ([4 * 256 + 5, 6 * 256 + 7]));
%! assert (readsource (datasource (file, raw{:}, "Size", [2 3], "Offset", 1, "RecordBytes", 7, ...
%!                                 "Convert", "always")), records(2:7,:));
%! fail ("datasource (file, raw{:}, \"Size\", 4)", "from byte 32 on");
%! fail ("datasource (file, raw{:}, \"Size\", 4, \"RecordBytes\", 3)", ...
%!       "has sizes that no file has");
%! fail ("datasource (file, raw{:}, \"Size\", 36)", "is truncated: it ends at byte 35");
%! fail ("datasource (file, raw{:}, \"Size\", 4, \"Offset\", 40)", "is truncated");
%! fail ("datasource (file, raw{:}, \"Size\", [2^40 2^40])", "has sizes that no file has");
%! fail ("datasource (file, raw{:}, \"Size\", -1)", "Size must be positive integers");
%! fail ("datasource (file, raw{:})", "needs \"Class\" and \"Size\"");
%! if (has_zlib)
%!   gzip (file);
%!   X = datasource ([file, ".gz"], raw{:}, "Size", 6, "Offset", 1, "RecordBytes", 7);
%!   assert (readsource (X), records(2:7,:));
%! endif

## text: header lines, columns, targets, quotes, ends of lines, delimiters
%!test
%! file = put (fullfile (folder, "t.csv"), ...
%!             "a,b,\"the, kind\",d\r\n1,2,x,3\r\n4, 5e0,\"y\",-6.5\r\n\r\n.7,,x,NA");
%! [X, Y] = datasource (file, "LabelColumn", "the, kind");
%! assert (readsource (X), [1 4 .7; 2 5 NaN; 3 -6.5 NaN]);
%! assert ({X.Names, X.Missing, X.Class}, {{"a", "b", "d"}, 2, "double"});
%! assert (readsource (Y), uint16 ([1 2 1]));
%! assert ({Y.Names, Y.Classes, Y.Missing}, {{"the, kind"}, {"x", "y"}, 0});
%! [X, Y] = datasource (file, "Columns", {"d", "a"}, "LabelColumn", [2 1](1), "Class", "single");
%! assert (readsource (X), single ([3 -6.5 NaN; 1 4 .7]));
%! assert (readsource (Y), single ([2 5 NaN]));
%! X = datasource (file, "Columns", [4 2]);
%! assert (readsource (X, 2), [-6.5; 5]);
%! [X, Y] = datasource (file, "Columns", 1, "LabelColumn", [4 2]);
%! assert (readsource (Y, 1:2), [3 -6.5; 2 5]);
%! for delimiter = ";\t "
%!   put (file, ["1", delimiter, "2\n3", delimiter, "4\n"]);
%!   X = datasource (file, "Delimiter", delimiter, "HeaderLine", false);
%!   assert (readsource (X), [1 3; 2 4]);
%! endfor
%! put (file, "2019;2020\n1;2\n");
%! assert (readsource (datasource (file)), [2019 1; 2020 2]);
%! X = datasource (file, "HeaderLine", true);
%! assert ({readsource(X), X.Names}, {[1; 2], {"2019", "2020"}});
%! put (file, [char([239 187 191]), "5\n6\n7"]);
%! assert (readsource (datasource (file)), [5 6 7]);
%! remove (folder, "t.csv*");

## classes: sorted by value or by bytes; given; missing
%!test
%! file = put (fullfile (folder, "k.csv"), "1,10\n2,9\n3,\n4,10\n5,-1\n");
%! [~, Y] = datasource (file, "LabelColumn", 2);
%! assert (readsource (Y), [10 9 NaN 10 -1]);
%! assert ({Y.Classes, Y.Class}, {{}, "double"});
%! [~, Y] = datasource (file, "LabelColumn", 2, "Labels", "classes");
%! assert ({readsource(Y), Y.Classes, Y.Missing}, {uint16([3 2 0 3 1]), {"-1", "9", "10"}, 1});
%! [~, Y] = datasource (file, "LabelColumn", 2, "Classes", {"9", "10", "x", "-1"});
%! assert ({readsource(Y), Y.Classes}, {uint16([2 1 0 2 4]), {"9", "10", "x", "-1"}});
%! fail ("datasource (file, \"LabelColumn\", 2, \"Classes\", {\"9\", \"10\"})", ...
%!       "has the label \"-1\" in line 5, column 2, which is not one of Classes");
%! put (file, "b,1\nc,2\na,3\n");
%! [X, Y] = datasource (file, "LabelColumn", 1);
%! assert ({readsource(X), readsource(Y), Y.Classes}, {1:3, uint16([2 3 1]), {"a", "b", "c"}});
%! fail ("datasource (file, \"LabelColumn\", 1, \"Labels\", \"numbers\")", ...
%!       "has \"b\" in line 1, column 1");
%! remove (folder, "k.csv*");

## several text files, packed or not, each with its header
%!test
%! a = put (fullfile (folder, "1.csv"), "x,y\n1,2\n");
%! b = put (fullfile (folder, "2.csv"), "x,y\n3,4\n5,6");
%! assert (readsource (datasource ({a, b})), [1 3 5; 2 4 6]);
%! if (has_zlib)
%!   gzip (a);
%!   assert (readsource (datasource ({[a, ".gz"], b})), [1 3 5; 2 4 6]);
%! endif
%! put (b, "x,y\n3,4\n5,x");
%! fail ("datasource ({a, b})", "2.csv\" has \"x\" in line 3, column 2, which is not a number");
%! assert (isempty (glob (fullfile (folder, "*.part-*"))));

## what is wrong in text, and with its options
%!test
%! file = put (fullfile (folder, "w.csv"), "a,b\n1,2\n3,4,5\n");
%! fail ("datasource (file)", "another number of cells than the first one in line 3, column 2");
%! put (file, "a,b\n1,\"2\n");
%! fail ("datasource (file)", "has a quote without end, or text behind one in line 2, column 2");
%! put (file, "a,b\n");
%! fail ("datasource (file)", "has no samples");
%! put (file, "");
%! fail ("datasource (file)", "is empty");
%! put (file, "a,b\n1,2\n");
%! fail ("datasource (file, \"Columns\", \"c\")", "there is no column \"c\"; there are: a, b");
%! fail ("datasource (file, \"Columns\", 3)", "names of columns, or numbers from 1 to 2");
%! fail ("datasource (file, \"Columns\", [1 1])", "Columns must be different columns");
%! fail ("datasource (file, \"Columns\", {1})", ...
%!       "Columns must be a name, a cell of names, or numbers");
%! fail ("datasource (file, \"Columns\", 1, \"LabelColumn\", 1)", "must be different columns");
%! fail ("datasource (file, \"LabelColumn\", [1 2])", "must leave a column for the features");
%! fail ("datasource (file, \"Labels\", \"classes\")", "need LabelColumn");
%! fail ("datasource (file, \"Delimiter\", \"ab\")", "Delimiter must be one character");
%! fail ("datasource (file, \"Delimiter\", \"1\")", "Delimiter must be one character");
%! fail ("datasource (file, \"HeaderLine\", 2)", "HeaderLine must be true, false or \"auto\"");
%! fail ("datasource (file, \"Class\", \"int8\")", "Class must be \"double\" or \"single\"");
%! fail ("datasource (file, \"Classes\", 1, \"LabelColumn\", 1)", ...
%!       "Classes must be a cell of texts");
%! fail ("datasource (file, \"ObservationsIn\", \"columns\")", "needs \"Format\", \"npy\"");
%! fail ("datasource (file, \"Size\", 3)", "Size needs \"Format\", \"raw\"");
%! put (file, ["1,2\n", repmat("x", 1, 5e6)]);
%! fail ("datasource (file)", "has a line that is too long for one of text in line 2");
%! assert (isempty (glob (fullfile (folder, "w.csv.*"))));

## the cache: made once, anew after a change of the file, for each way
%!test
%! file = put (fullfile (folder, "c.csv"), "1,2\n3,4\n");
%! first = datasource (file);
%! assert (datasource (file), first);
%! single = datasource (file, "Class", "single");
%! assert (! strcmp (single.Files, first.Files));
%! assert (numel (glob ([file, ".descent-*"])), 4);
%! put (file, "1,2\n3,5\n");
%! second = datasource (file);
%! assert (second.Files, first.Files);
%! assert (readsource (second), [1 3; 2 5]);
%! fail ("readsource (first)", "descent:file|has changed since datasource described it");
%! cache = fullfile (folder, "cache");
%! mkdir (cache);
%! src = datasource (file, "Cache", cache);
%! assert (fileparts (src.Files{1}), cache);
%! ## a cache that was cut, or whose record is another's, is made anew
%! for what = {".X.npy", ".txt"}
%!   name = glob (fullfile (cache, ["*", what{1}])){1};
%!   bytes = fileread (name);
%!   put (name, bytes(1:end-9));
%!   assert (readsource (datasource (file, "Cache", cache)), [1 3; 2 5]);
%!   assert (numel (fileread (name)), numel (bytes));
%! endfor
%! unlink (glob (fullfile (cache, "*.npy")){1});
%! assert (readsource (datasource (file, "Cache", cache)), [1 3; 2 5]);

## where nothing can be written, the cache is a folder of the user
%!testif ; geteuid () > 0                 # root may read and write everything
%! inner = fullfile (folder, "closed");
%! mkdir (inner);
%! file = put (fullfile (inner, "c.csv"), "1,2\n3,4\n");
%! system (["chmod a-w '", inner, "'"]);
%! src = datasource (file);
%! own = fullfile (tempdir (), sprintf ("descent-cache-%d", geteuid ()));
%! assert (fileparts (src.Files{1}), own);
%! assert (datasource (file), src);
%! system (["chmod u+w '", inner, "'"]);
%! cellfun (@unlink, glob (fullfile (own, "c.csv.*")));

## a random order: that of the keys; features and labels in different files alike
%!test
%! X = [1:1000; -(1:1000)];
%! a = npy (fullfile (folder, "x.npy"), "<f8", false, [1000 2], X);
%! b = npy (fullfile (folder, "y.npy"), "<i2", false, 1000, int16 (1:1000));
%! key = zeros (1, 1000);
%! for block = 0:499
%!   words = ref_philox ([7 0], [block, 9 * 2^24, 0, 0]);
%!   key(2*block+(1:2)) = words([1 3]) * 2^21 + fix (words([2 4]) / 2^11);
%! endfor
%! [~, order] = sort (key);
%! src = datasource (a, "Shuffle", true, "Seed", 7);
%! assert (readsource (src), X(:,order));
%! assert (src.Origin, {a});
%! assert (readsource (datasource (b, "Shuffle", true, "Seed", 7)), int16 (order));
%! assert (! isequal (readsource (datasource (b, "Shuffle", true)), int16 (order)));
%! t = put (fullfile (folder, "s.csv"), sprintf ("%d,c%d\n", [1:1000; mod(1:1000, 3)]));
%! [X, Y] = datasource (t, "LabelColumn", 2, "Shuffle", true, "Seed", 7);
%! assert (readsource (X), order);
%! assert (readsource (Y), uint16 (mod (order, 3) + 1));
%! assert (Y.Classes, {"c0", "c1", "c2"});

## files that are none, or are broken
%!test
%! file = fullfile (folder, "h");
%! fail ("datasource (file)", "descent:file|cannot be read: No such file");
%! fail ("datasource (folder)", "descent:file|is not a regular file");
%! fail ("datasource (\"/dev/zero\")", "is not a regular file");
%! mkfifo (file, 600);
%! fail ("datasource (file)", "is not a regular file");
%! unlink (file);
%! npy (file, "<f8", false, [2 3], 1:6);
%! whole = fileread (file);
%! put (file, whole(1:end-1));
%! fail ("datasource (file)", "descent:data|is truncated: it ends at byte 175");
%! put (file, [whole, "x"]);
%! fail ("datasource (file)", "has data after its end, from byte 176 on");
%! put (file, strrep (whole, "<f8", "|O "));
%! fail ("datasource (file)", "has objects of Python \\(\"\\|O \"\\), which are not read");
%! put (file, strrep (whole, "<f8", "<c8"));
%! fail ("datasource (file)", "has values of the class \"<c8\", which is not read");
%! put (file, strrep (whole, "'shape'", "'shap' "));
%! fail ("datasource (file)", "has a header that breaks the rules of its format, at byte 5\\d");
%! put (file, strrep (whole, "(2, 3), }", "(4611686018427387904, 4), }"));
%! fail ("datasource (file)", "sizes that no file has");
%! put (file, join (whole(1:6), 4, whole(8:end)));
%! fail ("datasource (file)", "is of a version of its format that is not known");
%! put (file, join (whole(1:6), [2 0 0 0 1 0], whole(13:end)));
%! fail ("datasource (file)", "has a header that is too long");

%!testif ; geteuid () > 0                 # root may read and write everything
%! file = put (fullfile (folder, "h"), "1,2\n");
%! system (["chmod 0 '", file, "'"]);
%! fail ("datasource (file)", "Permission denied");
%! unlink (file);

## packed files: cut, damaged, with promises that no file keeps
%!test
%! if (has_zlib)
%!   file = npy (fullfile (folder, "g.npy"), "<f8", false, [200 5], mod (1:1000, 7));
%!   gzip (file);
%!   whole = fileread ([file, ".gz"]);
%!   name = [file, ".gz"];
%!   assert (size (readsource (datasource (name))), [5 200]);
%!   put (name, whole(1:end-4));
%!   fail ("datasource (name)", "is truncated");
%!   put (name, [whole(1:60), char(bitxor (double (whole(61)), 255)), whole(62:end)]);
%!   fail ("datasource (name)", "has packed data that are damaged, near byte");
%!   put (name, [whole, "abc"]);
%!   fail ("datasource (name)", "has packed data that are damaged, near byte 1\\d\\d");
%!   npy (file, "<f8", false, [2e8 5], 1:10);
%!   gzip (file);
%!   fail ("datasource (name)", "has sizes that no file has");
%!   npy (file, "<f8", false, [200 5], 1:2000);
%!   gzip (file);
%!   fail ("datasource (name)", "has data after its end, from byte 8128 on");
%!   assert (isempty (glob (fullfile (folder, "*.part-*"))));
%! else
%!   put (fullfile (folder, "g.csv.gz"), [31 139 8]);
%!   fail ("datasource (fullfile (folder, \"g.csv.gz\"))", ...
%!         "needs zlib, without which descent was built");
%! endif

## structs that others have made
%!test
%! src = datasource (npy (fullfile (folder, "z.npy"), "<f8", false, [2 3], 1:6));
%! for name = fieldnames (src)(:)'
%!   for value = {[], "x", -1, {}, {{}}, NaN, 1e300, struct(), uint8(3), "raw", true, 1:3}
%!     bad = setfield (src, name{1}, value{1});
%!     try
%!       X = readsource (bad);
%!       assert (X, [1 4; 2 5; 3 6]);
%!     catch err
%!       assert (strncmp (err.identifier, "descent:", 8), name{1});
%!     end_try_catch
%!   endfor
%!   try
%!     readsource (rmfield (src, name{1}));
%!   catch err
%!     assert (strncmp (err.identifier, "descent:", 8), name{1});
%!   end_try_catch
%! endfor

%!test
%! rmdir (folder, "s");
%! confirm_recursive_rmdir (true);
