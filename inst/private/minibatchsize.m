## [B, reason] = minibatchsize (X, varargin)
## The body of minibatchsize, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function [B, reason] = minibatchsize (X, varargin)
  persistent classes = {"double", "single", "int8", "uint8", "int16", "uint16", ...
                        "int32", "uint32", "int64", "uint64"};
  persistent bytes = [8, 4, 1, 1, 2, 2, 4, 4, 8, 8];

  [options, given] = __options__ ("minibatchsize", {
    "Features", [], "a positive integer"
    "Class", "double", classes
    "Memory", [], ""
    "Range", [64, 512], ""
    "NoiseScale", Inf, "a positive number or Inf"
    "ObservationsIn", "columns", {"columns", "rows"}}, varargin);

  if (! (isnumeric (X) || islogical (X) || ischar (X)))
    error ("descent:class", "minibatchsize: M must be a number, or X an array, and is a %s",
           class (X));
  elseif (isempty (X))
    error ("descent:size", "minibatchsize: X must not be empty, and is %s", text_size (X));
  elseif (isscalar (X))
    m = __checkvalue__ ("minibatchsize", "M", X, "a positive integer");
    width = bytes(strcmp (options.Class, classes));
    features = options.Features;
  else
    if (given.Features || given.Class)
      error ("descent:option", "minibatchsize: X itself tells Features and Class");
    endif
    m = size (X, 1);
    if (strcmp (options.ObservationsIn, "columns"))
      m = size (X, ndims (X));
    endif
    width = sizeof (full (X(1)));
    features = numel (X) / m;
  endif
  memory = bound (options.Memory, given.Memory);
  sizes = powers (options.Range, m);

  if (m <= 2000)
    B = m;
    reason = sprintf ("batch gradient descent: %d observations, at most 2000", m);
    return;
  endif
  quiet = sizes(sizes <= options.NoiseScale);
  if (numel (quiet) < numel (sizes))
    [sizes, reason] = bounded (sizes, quiet, options.NoiseScale);
    B = sizes(end);
    if (isempty (features) || features * B * width <= memory)
      return;
    endif
  endif
  B = sizes(end);
  reason = sprintf ("the largest power of two in the range, %d to %d", options.Range);
  if (isempty (features))
    return;
  endif
  fit = find (features * sizes * width <= memory, 1, "last");
  text = @(B, verb) sprintf ("%d x %d x %d bytes = %.4g KiB %s %.4g KiB", features, B, width,
                             features * B * width / 1024, verb, memory / 1024);
  if (isempty (fit))
    B = sizes(1);
    reason = ["the smallest power of two in the range, though " text(B, "do not fit")];
  elseif (memory < Inf)
    B = sizes(fit);
    reason = text (B, "fit");
    if (fit < numel (sizes))
      reason = sprintf ("%s, %d do not", reason, sizes(fit+1));
    endif
  endif
endfunction

## The SIZES that the noise SCALE leaves, those in QUIET or the smallest one.
function [sizes, reason] = bounded (sizes, quiet, scale)
  if (isempty (quiet))
    sizes = sizes(1);
    reason = sprintf ("the smallest power of two in the range, above the noise scale, %.4g", scale);
  else
    sizes = quiet;
    reason = sprintf ("the largest power of two in the range not above the noise scale, %.4g",
                      scale);
  endif
endfunction

## The powers of two from RANGE(1) to RANGE(2), and not above M where M is not
## taken as a whole
function sizes = powers (range, m)
  if (! (isnumeric (range) && isreal (range) && numel (range) == 2
         && all (range >= 1 & range == fix (range))
         && all (range <= 2^52)))
    error ("descent:value", "minibatchsize: Range must be two positive integers");
  endif
  range = double (range);
  sizes = 2 .^ (0:52);
  sizes = sizes(sizes >= range(1) & sizes <= range(2));
  if (m > 2000)
    sizes = sizes(sizes <= m);
  endif
  if (isempty (sizes))
    error ("descent:value", ["minibatchsize: Range must have a power of two, at most M, ", ...
                             "between %d and %d"],
           range(1), range(2));
  endif
endfunction

function memory = bound (memory, given)
  if (! given)
    memory = __cachebytes__ ();
    if (memory == 0)
      memory = Inf;
    endif
  elseif (! (isnumeric (memory) && isscalar (memory) && isreal (memory) && memory > 0))
    error ("descent:value", "minibatchsize: Memory must be a positive number of bytes");
  endif
  memory = double (memory);
endfunction
