## peak.m: the MiB by which mlptrain's greatest size exceeds that before it, for
## 60,000 images of 784 bytes.
## SPDX-License-Identifier: GPL-3.0-or-later

1;

function mib = status (name)
  mib = str2double (regexp (fileread ("/proc/self/status"), [name ':\s*(\d+)'], "tokens", ...
                            "once"){1}) / 1024;
endfunction

X = uint8 (256 * rand (784, 6000))(:,repmat (1:6000, 1, 10));
Y = repmat (1:10, 1, 6000);
net = mlp ([784 128 10], "Output", "softmax", "Hidden", "relu", "Class", "single");
train = @() mlptrain (net, X, Y, "MiniBatchSize", 256, "MaxEpochs", 1, "Solver", "adam");
fid = fopen ("/proc/self/clear_refs", "w");   # the greatest size begins anew
fputs (fid, "5");
fclose (fid);
before = status ("VmRSS");
train ();
printf ("%.1f\n", status ("VmHWM") - before);
