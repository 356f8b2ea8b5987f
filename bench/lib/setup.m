## setup: puts the functions of a built source tree on the path, as an
## installed package has them; "octave-cli bench/ewma.m" in the folder where
## make ran, or with the path of that folder as its argument.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
bench_source = fileparts (fileparts (fileparts (mfilename ("fullpath"))));
bench_build = bench_source;
if (! isempty (argv ()) && isfolder (argv (){end}))
  bench_build = canonicalize_file_name (argv (){end});
endif
bench_oct = fullfile (bench_build, "src", "__descent__.oct");
if (! exist (bench_oct, "file"))
  error ("%s is not there: run make first", bench_oct);
endif
addpath (fullfile (bench_source, "tests"), fullfile (bench_source, "bench", "lib"));
uninstalled (bench_source, bench_build);
more off
