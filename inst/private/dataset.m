## S = dataset (name)
## The body of dataset, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function S = dataset (name)
  persistent about = {
    "digits", "1,797 handwritten digits, 8 x 8 pixels, 10 classes"
    "london", "daily mean temperature at London Heathrow in 2016"
    "moons", "300 points of two interleaved half circles, 2 classes"
    "moons-run", "the same, with the start and the orders of the course's run"};
  persistent kept = struct ();           # what has been read so far, 5 MB at most

  if (nargin == 0)
    if (nargout > 0)
      S = about(:,1)';
    else
      printf ("%-10s %s\n", about'{:});
    endif
    return;
  endif

  name = __checkvalue__ ("dataset", "NAME", name, about(:,1)');
  if (! isfield (kept, name))
    kept.(name) = read_set (name);
  endif
  S = kept.(name);
endfunction

function S = read_set (name)
  S.name = name;
  switch (name)
    case "digits"
      data = dlmread (data_file ("digits_8x8.csv"), ",")';
      S.X = data(1:64,:);
      S.Y = data(65,:) + 1;
      S.classes = 0:9;
      S.source = ["E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits ", ...
                  "(test set), UCI Machine Learning Repository, 1998, as shipped by scikit-learn"];
      S.licence = "BSD-3-Clause, the scikit-learn developers";
    case "london"
      text = fileread (data_file ("london_heathrow_2016_tavg_f.csv"));
      data = sscanf (text(find (text == "\n", 1):end), "%d-%d-%d,%d", [4, Inf])';
      S.date = datenum (data(:,1:3));
      S.x = data(:,4);
      S.source = ["NOAA National Centers for Environmental Information, GHCN-Daily, station ", ...
                  "UKM00003772 (London Heathrow), TAVG in whole degrees F; not the original ", ...
                  "NOAA data"];
      S.licence = "CC0-1.0; NOAA asks to be named";
    case {"moons", "moons-run"}
      data = dlmread (data_file ("moons300_seed3.csv"), ",", 1, 0)';
      S.X = data(1:2,:);
      S.Y = data(3,:);
      S.classes = [0, 1];
      S.source = "computed: two half circles with noise .2, make_moons of scikit-learn with seed 3";
      S.licence = "GPL-3.0-or-later";
      if (strcmp (name, "moons-run"))
        S.theta = dlmread (data_file ("moons_run_start.csv"), ",", 1, 0);
        S.order = data_orders (300, 10 + (1:5000));
        S.source = [S.source "; start and orders of numpy.random with the seeds 3 and 11 to 5010"];
      endif
  endswitch
endfunction
