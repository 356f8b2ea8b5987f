## run = train_record (run, own, samples)
## Puts into RUN.Record what the bits of the run that RUN describes follow from,
## a line each: text that goes into its checkpoints, and that a run which goes
## on must have too (src/oct/record.h compares).  OWN: rows {name, value}
## of one trainer alone.  SAMPLES: rows {name, array, dimension along which
## the samples follow}; in the place of the array a source, or a struct with
## Rows, Samples, Class and Read, a function of sample numbers.  What only says
## when a run ends or what is shown is not
## there.  A new option is a new row below.
## SPDX-License-Identifier: GPL-3.0-or-later

function run = train_record (run, own, samples)
  run.Record = "";
  list = [own
          {"Solver", run.Solver
           "Convention", run.Convention}
          fields_of(run.Hyper)
          {"LearnRateSchedule", run.Schedule.Schedule
           "SchedulePer", run.SchedulePer}
          fields_of(rmfield (run.Schedule, {"Schedule", "LearnRate"}))
          {"MiniBatchSize", run.MiniBatchSize
           "Shuffle", __names__("shuffles"){1 + run.Shuffle}
           "Seed", run.Seed
           "Order", order_sums(run.Order)
           "GradientThreshold", run.GradientThreshold
           "GradientThresholdMethod", run.GradientThresholdMethod
           "OutputNetwork", run.OutputNetwork}];
  if (run.AverageDecay > 0)
    list(end+1,:) = {"AverageDecay", run.AverageDecay};
  endif
  if (run.Shards > 1)
    list(end+1,:) = {"Shards", run.Shards};
  endif
  if (run.ShuffleBlock > 0)
    list(end+1:end+2,:) = {"ShuffleWindow", run.ShuffleWindow; "ShuffleBlock", run.ShuffleBlock};
  endif
  for i = 1:rows (samples)
    list(end+1,:) = {samples{i,1}, describe(samples{i,2:3})};
  endfor
  if (! isempty (run.ValidationData))
    list(end+1,:) = {"ValidationFrequency", run.ValidationFrequency};
  endif
  for row = list'
    run.Record = [run.Record, sprintf("%s %s\n", row{1}, in_words (row{2}))];
  endfor
endfunction

function list = fields_of (s)
  list = [fieldnames(s), struct2cell(s)];
endfunction

function text = in_words (value)
  if (iscellstr (value))
    text = strjoin (value(:)', " ");
  elseif (ischar (value))
    text = value;
  elseif (numel (value) > 100)         # a number a feature: no message shows them all
    text = checksum (value);
  else
    text = sprintf ("%.17g ", double (value))(1:max (end - 1, 0));
  endif
endfunction

## A word a column.
function text = order_sums (order)
  text = "";
  for e = 1:columns (order)
    text = [text, checksum(order(:,e)), " "];
  endfor
endfunction

## Size, class and a checksum of up to 256 samples, evenly spread, and 2^20
## numbers.  It is the same wherever they are.
function text = describe (x, dim)
  about = x;
  if (feed_is (x))
    about = struct ("Rows", x.Features, "Samples", x.Samples, "Class", x.Class,
                    "Read", @(which) feed_read (x, which));
  elseif (! isstruct (x))
    about = struct ("Rows", size (x, 3 - dim), "Samples", size (x, dim), "Class", class (x),
                    "Read", @(which) part_of (x, dim, which));
  endif
  m = about.Samples;
  count = max (1, min ([m, 256, floor(2^20 / max (1, about.Rows))]));
  which = unique (round (linspace (1, m, count)));
  if (m == 0)
    which = [];
  endif
  part = about.Read (which);
  shape = [about.Rows, m];
  if (dim == 1)
    shape = [m, about.Rows];
    if (isstruct (x))
      part = part.';
    endif
  endif
  text = sprintf ("%dx%d %s %s", shape, about.Class, checksum (part));
endfunction

function part = part_of (x, dim, which)
  at = {":", ":"};
  at{dim} = which;
  part = x(at{:});
endfunction

function text = checksum (x)
  if (iscomplex (x))
    x = [real(x), imag(x)];
  endif
  x = full (x);
  if (islogical (x) || ischar (x))
    x = uint8 (x);
  endif
  text = hash ("md5", char (typecast (x(:)', "uint8")))(1:16);
endfunction
