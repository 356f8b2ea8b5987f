## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{src} =} datasource (@var{file})
## @deftypefnx {} {@var{src} =} datasource (@var{file}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {[@var{src}, @var{Y}] =} datasource (@var{file}, "LabelColumn", @var{column}, @dots{})
## @deftypefnx {} {} datasource (@var{file}, @dots{})
## Describe samples in files, which may be longer than memory.
##
## @var{file} is a name, or a cell of names: samples of the same features and
## class, those of the second file after those of the first one, and so on.
## @var{src} is a plain struct of names, sizes and options.  The data stay in
## the files: @code{readsource (@var{src}, 1:5)} reads five samples.  Each use
## opens the files anew, and raises an error if one has another size or time
## than here.  Without an output a summary is printed.
##
## Formats, which are recognised by the content of the first file, then by its
## name:
##
## @table @asis
## @item @qcode{"npy"}
## numpy's files, versions 1 to 3: real numbers of 1 to 8 bytes, integers and
## logical values, in either order of bytes and of indices.
## @item @qcode{"idx"}
## the files of MNIST.
## @item @qcode{"hdf5"}
## an array of numbers in an HDF5 file, as @code{save -hdf5}, MATLAB
## (@code{-v7.3}), h5py and others write it (if descent was built with HDF5):
## contiguous or in chunks, which deflate (gzip), shuffle and fletcher32 may
## have packed.  What was never written has the array's fill value.
## @item @qcode{"raw"}
## records of the same length without any header.
## @item @qcode{"csv"}
## text, a sample a line, its numbers between commas, semicolons or tabs
## (.csv, .tsv, .txt, .dat).  Numbers have a decimal point.  Quotes, blanks
## around numbers and empty lines do not matter.  An empty cell, NA and NaN
## are missing: they become NaN, and are counted in @code{@var{src}.Missing}.
## @end table
##
## Each of them may be packed with gzip (if descent was built with zlib).  Text
## and packed files are converted once, into files that are kept in a cache and
## made anew when the original or an option has changed.
##
## A sample of an array of more than two dimensions is a column: its values in
## the order in which they are stored.
##
## Options:
##
## @table @asis
## @item "Format" ("")
## The format, one of those above; "" recognises it.
## @item "ObservationsIn" ("rows")
## Samples go along the first dimension of an NPY or HDF5 file, as most
## programs in Python have them, or along the last one: "columns".  Octave and
## MATLAB write the dimensions of HDF5 in the other order: a column of theirs is
## a sample with "rows", a row with "columns".
## @item "Dataset" ("")
## The name of the array in an HDF5 file, as "/train/X"; it is "X" for the
## variable X of Octave or MATLAB.  "" takes the only array of numbers.
## @item "Class"
## Of raw records the class of their values ("double", "single", "uint8",
## @dots{}), which must be given.  Of text "double" (default) or "single".
## @item "Size"
## Of raw records the dimensions of a sample; must be given.
## @item "Offset" (0), "RecordBytes" (0), "ByteOrder" ("little")
## Of raw records: bytes before the first value; bytes from one sample to the
## next, 0 if that is a sample's; the order of bytes, "little" or "big".
## Records begin at the offset, or, where it is less than a record, at the
## beginning of the file.
## @item "Delimiter" ("")
## The character between two cells of text; "" takes the one of comma,
## semicolon and tab that is most often in the first line.
## @item "HeaderLine" ("auto")
## Has the first line of text files the names of the columns?  true, false,
## or "auto": it has if none of its cells is a number.
## @item "Columns" ([])
## Names or numbers of the columns that are features, in this order; [] takes
## all except the targets.
## @item "LabelColumn" ([])
## Names or numbers of the columns that are targets: samples of @var{Y}.
## @item "Labels" ("auto")
## "classes": the texts of the one LabelColumn are classes, and become their
## numbers 1 to K.  "numbers": targets are numbers.  "auto": classes if the
## first one is not a number.  @code{@var{Y}.Classes} has the texts, which a
## network that is trained with @var{Y} keeps and predicts, in the
## order of their values if all are numbers, else of their bytes.
## @item "Classes" (@{@})
## The texts of the classes 1 to K, as @code{@var{Y}.Classes} of other data
## has them: so test data get the numbers of training data.
## @item "Cache" ("")
## A folder for the files of the cache; "" takes the folder of the first file,
## or, if nothing can be written there, a folder of the user in
## @code{tempdir}.
## @item "Convert" ("needed")
## "always" makes one NPY file of whatever can be read, its samples one after
## the other: faster for files in which they are not.
## @item "Shuffle" (false), "Seed" (0)
## true makes one NPY file with the samples in a random order, which depends on
## their number and the seed alone: so features and labels in different files
## stay together.  The cure for files that are sorted, once.
## @end table
##
## A packed chunk of HDF5 is unpacked as a whole, so that samples in the order
## of the file cost little, and each single one as much as its chunk: Block
## tells how many it has.  As many threads unpack chunks as
## @code{OMP_NUM_THREADS} says, else as there are processors.  Complex numbers,
## records, texts, half precision, other filters (lzf, szip, blosc), virtual
## datasets and data in other files are refused.  The library libhdf5 reads only
## what describes the array, in a child process: a file that it cannot bear ends
## the child, and is refused. All else is read and checked by descent.
##
## Fields of @var{src}: Files (read from here), Format, Class, Features,
## Samples, Size (dimensions of a sample), Block (samples that are read together
## at no cost), Bytes and Times (of the files), Names (of columns), Classes,
## Missing, Origin (files that were converted), and the options that reading
## needs.
##
## @example
## @group
## file = fullfile (tempdir (), "flowers.csv");
## fid = fopen (file, "w");
## fputs (fid, "length,width,kind\n5.1,3.5,setosa\n7,3.2,versicolor\n");
## fclose (fid);
## [src, Y] = datasource (file, "LabelColumn", "kind");
## X = readsource (src)
##    @result{} X =
##        5.1000   7.0000
##        3.5000   3.2000
## @end group
## @group
## Y.Classes@{readsource (Y, 2)@}
##    @result{} ans = versicolor
## @end group
## @end example
##
## Errors: @code{descent:file} for a file that cannot be read, is not a regular
## file, has changed, or whose cache cannot be written; @code{descent:data} for
## a content that breaks the rules of its format, with the byte, or line and
## column; @code{descent:option} for options that conflict, or are of another
## format; @code{descent:value} and @code{descent:class} for a value that an
## option cannot have.
##
## Source: R. Kern, ``A simple file format for NumPy arrays'', NEP 1; Y. LeCun
## et al., ``The MNIST database''; The HDF Group, ``HDF5 File Format
## Specification'', version 3; RFC 4180 (CSV), RFC 1952 (gzip).
## @seealso{readsource, minibatches, mlptrain}
## @end deftypefn

function varargout = datasource (file, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  if (nargout > 0)
    [varargout{1:nargout}] = datasource (file, varargin{:});
  else
    fputs (stdout (), source_text (datasource (file, varargin{:})));
  endif
endfunction

## the documented example
%!function write (file, text)
%!  fid = fopen (file, "wb");
%!  fputs (fid, text);
%!  fclose (fid);
%!endfunction
%!test
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   file = fullfile (folder, "flowers.csv");
%!   write (file, "length,width,kind\n5.1,3.5,setosa\n7,3.2,versicolor\n");
%!   [src, Y] = datasource (file, "LabelColumn", "kind");
%!   assert (readsource (src), [5.1 7; 3.5 3.2]);
%!   assert (Y.Classes{readsource(Y, 2)}, "versicolor");
%!   assert (src.Names, {"length", "width"});
%!   text = evalc ("datasource (file, 'LabelColumn', 3)");
%!   assert (! isempty (strfind (text, "2 samples of 2 values, double")));
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

%!error <Invalid call> datasource ()
%!error id=descent:class datasource (1)
%!error id=descent:class datasource ({})
%!error id=descent:class datasource ({1})
%!error id=descent:file datasource ("/no/such/file")
%!error <is not a regular file> datasource (tempdir ())
%!error <unknown option "Formats"> datasource ("a", "Formats", 1)
%!error <Format must be one of> datasource ("a", "Format", "parquet")
%!error <Seed needs> datasource ("a", "Seed", 1)
%!error <Cache must be the name of a folder> datasource ("a", "Cache", "/no/such")

%!demo
%! ## A table of text as samples: text becomes numbers once
%! file = fullfile (tempdir (), "flowers.csv");
%! fid = fopen (file, "w");
%! fputs (fid, "length,width,kind\n5.1,3.5,setosa\n7,3.2,versicolor\n6.3,3.3,virginica\n");
%! fclose (fid);
%! datasource (file, "LabelColumn", "kind")
%! [src, Y] = datasource (file, "LabelColumn", "kind");
%! X = readsource (src)
%! kinds = Y.Classes(readsource (Y))
