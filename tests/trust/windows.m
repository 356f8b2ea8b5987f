## windows.m FILE SAMPLES: training of SAMPLES images of 784 bytes in FILE, and averages of the
## same bytes: the MiB by which the greatest size of the process exceeds that before it and
## "Memory".
## SPDX-License-Identifier: GPL-3.0-or-later

1;

function mib = status (name)
  mib = str2double (regexp (fileread ("/proc/self/status"), [name ':\s*(\d+)'], "tokens", ...
                            "once"){1}) / 1024;
endfunction

function fresh_peak ()                    # the greatest size begins anew
  fid = fopen ("/proc/self/clear_refs", "w");
  fputs (fid, "5");
  fclose (fid);
endfunction

[file, samples] = args{:};
samples = str2double (samples);
X = datasource (file, "Format", "raw", "Class", "uint8", "Size", 784);
Y = datasource ([file ".y"], "Format", "raw", "Class", "uint8", "Size", 1);
net = mlp ([784 16 1], "Class", "single");
train = @(varargin) mlptrain (net, X, Y, "MiniBatchSize", 256, "MaxEpochs", 1, varargin{:});
train ("MaxIterations", 10);              # what a first call loads
worst = -Inf;
for how = {{}, {"Shuffle", "never"}, {"ValidationData", {X, Y}, "Memory", 2^26}}
  memory = 2^28;
  if (numel (how{1}) > 2)
    memory = 2^26;
  endif
  fresh_peak ();
  before = status ("VmRSS");
  [~, info] = train (how{1}{:});
  assert (info.Samples, samples);
  worst = max (worst, status ("VmHWM") - before - memory / 2^20);
endfor
series = datasource (file, "Format", "raw", "Class", "single", "Size", 196);
fresh_peak ();
before = status ("VmRSS");
v = ewma (series, .9, "File", [file ".npy"], "Memory", 2^26);
worst = max (worst, status ("VmHWM") - before - 2^26 / 2^20);
assert (v.Samples, samples);
delete (v.Files{1});
printf ("%.1f\n", worst);
