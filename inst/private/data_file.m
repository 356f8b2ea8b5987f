## file = data_file (name)
## The path of a file of inst/data, whole as it came with the package; else an
## error that names it.  Ends of lines may be those of another system.
## SPDX-License-Identifier: GPL-3.0-or-later

function file = data_file (name)
  persistent sums = struct (
    "digits_8x8.csv", "a0339c30a8a5312a1b6f9e5c719dcce5",
    "london_heathrow_2016_tavg_f.csv", "bca2d4dd149eac0dffecdcf360f868ef",
    "moons300_seed3.csv", "9cd7cf10f4d68b4a4cba24c01d42ab13",
    "moons_run_start.csv", "a447c62003c4553f720d21e010dc0c3e");
  file = fullfile (fileparts (fileparts (mfilename ("fullpath"))), "data", name);
  try
    text = fileread (file);
  catch err
    error ("descent:file", "dataset: %s cannot be read: %s", file, err.message);
  end_try_catch
  if (! strcmp (hash ("md5", strrep (text, "\r\n", "\n")), sums.(name)))
    error ("descent:file", "dataset: %s is damaged; install descent again", file);
  endif
endfunction
