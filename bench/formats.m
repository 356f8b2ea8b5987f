## formats: what each format of samples in files costs: reading in the order of the file,
## in blocks of 256 KiB and one by one, beside NPY of the same values; and what
## it takes to convert text and gzip, beside a plain copy of the file; and packed
## chunks of HDF5 on one thread and on all (if h5repack is there).  Files are in
## the page cache.  Medians of rounds in which all take turns.
##   octave-cli --norc --no-history bench/formats.m
## FORMATS_MB=2 in the environment tries the script.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function name = put (name, varargin)
  fid = fopen (name, "wb");
  cellfun (@(part) fwrite (fid, part, class (part)), varargin);
  fclose (fid);
endfunction

function name = npy (name, descr, fortran, shape, values)
  text = sprintf ("{'descr': '%s', 'fortran_order': %s, 'shape': (%d, %d), }", ...
                  descr, fortran, shape);
  text = [text, repmat(" ", 1, 117 - numel (text)), "\n"];
  put (name, uint8 ([147, double("NUMPY"), 1, 0, 118, 0, double(text)]), values);
endfunction

function name = csv (name, format, X)
  fid = fopen (name, "wb");
  fprintf (fid, [repmat([format, ","], 1, rows (X))(1:end-1), "\n"], X);
  fclose (fid);
endfunction

function X = read_on (threads, src)
  setenv ("OMP_NUM_THREADS", threads);
  X = readsource (src);
endfunction

function src = fresh (folder, file)
  cellfun (@unlink, glob (fullfile (folder, "*.descent-*")));
  src = datasource (file);
endfunction

mb = str2double (getenv ("FORMATS_MB"));
if (isnan (mb))
  mb = 100;
endif
n = 64;
m = fix (mb * 1e6 / 4 / n);
folder = tempname ();
mkdir (folder);
confirm_recursive_rmdir (false);
unwind_protect
  at = @(name) fullfile (folder, name);
  X = single (randn (n, m));
  plain = npy (at ("plain.npy"), "<f4", "False", [m n], X);
  files = {
    "npy", datasource(plain)
    "npy, the other order of bytes", datasource(npy (at ("big.npy"), ">f4", "False", [m n], ...
                                                     swapbytes (X)))
    "npy, features side by side", datasource(npy (at ("rows.npy"), "<f4", "True", [m n], X'))
    "idx", datasource(put (at ("x.idx"), uint8 ([0 0 13 2]), swapbytes (uint32 ([m n])), ...
                           swapbytes (X)))
    "raw, a fifth of a record is not read", ...
      datasource(put (at ("x.raw"), [X; X(1:n/4,:)]), "Format", "raw", "Class", "single", ...
                 "Size", n, "RecordBytes", 5 * n)};
  k = 2 ^ 10;                                        # 256 KiB of samples
  blocks = cell2mat (arrayfun (@(b) b*k+(1:k), randperm (fix (m / k)) - 1, "UniformOutput", false));
  some = randi (m, 1, 20000);
  ways = {"in order", 1:m; "in blocks of 256 KiB", blocks; "one by one", some};
  rounds = 5;
  machine ();
  for w = 1:rows (ways)
    printf ("reading %s\n", ways{w,1});
    calls = cellfun (@(src) @() readsource (src, ways{w,2}), files(:,2), "UniformOutput", false);
    took = medians (rounds, calls{:});
    speed = 4 * n * numel (ways{w,2}) / 1e6 ./ took;
    for f = 1:rows (files)
      printf ("  %-40s %8.0f MB/s  %.2f of npy\n", files{f,1}, speed(f), took(1) / took(f));
    endfor
  endfor

  S = double (X(:,1:max (fix (m / 8), 1)));
  texts = {"text, 6 decimals", csv(at ("six.csv"), "%.6f", S)
           "text, 17 digits", csv(at ("seventeen.csv"), "%.17g", S)};
  gzip (plain);
  texts(end+1,:) = {"npy, gzip", [plain, ".gz"]};
  printf ("converting\n");
  for f = 1:rows (texts)
    took = medians (rounds, @() fresh (folder, texts{f,2}), ...
                    @() copyfile (texts{f,2}, at ("copy")));
    printf ("  %-40s %8.0f MB/s  %.2f of cp\n", texts{f,1}, ...
            stat (texts{f,2}).size / 1e6 / took(1), took(2) / took(1));
  endfor

  images = uint8 (200 * rand (784, max (fix (mb * 1e6 / 784), 100)) .^ 4);
  save ("-hdf5", at ("images.h5"), "images");
  repack = "h5repack -l /images/value:CHUNK=1000x784 -f /images/value:GZIP=4 %s %s 2>/dev/null";
  if (system (sprintf (repack, at ("images.h5"), at ("packed.h5"))) == 0)
    packed = datasource (at ("packed.h5"));
    took = medians (rounds, @() read_on ("", packed), @() read_on ("1", packed));
    printf ("reading packed chunks of HDF5\n");
    printf ("  %-40s %8.0f MB/s  %.2f of one thread\n", "bytes, deflate, all threads", ...
            numel (images) / 1e6 / took(1), took(2) / took(1));
  endif
unwind_protect_cleanup
  rmdir (folder, "s");
end_unwind_protect
