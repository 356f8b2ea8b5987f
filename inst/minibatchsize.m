## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{B}, @var{reason}] =} minibatchsize (@var{m})
## @deftypefnx {} {[@var{B}, @var{reason}] =} minibatchsize (@var{X})
## @deftypefnx {} {[@dots{}] =} minibatchsize (@dots{}, @var{option}, @var{value}, @dots{})
## The lecture's advice on the size of mini-batches.
##
## @var{m} is the number of observations, a positive integer; in its place an
## array @var{X} (n, m) of more than one element tells their number, the number
## of their features and the bytes of an element.
##
## The lecture says: for a small training set, m <= 2000, just use batch
## gradient descent; else typical sizes are 64, 128, 256 and 512, powers of two
## because of the way memory is laid out and accessed; make sure that the
## mini-batch X@{t@} fits in memory, since performance falls off a cliff where
## it does not; and try several of them.  It does not choose among the powers.
## Here @var{B} is
##
## @enumerate
## @item m, where m <= 2000;
## @item else the largest power of two in @qcode{"Range"}, and not above m, with
## which X@{t@}, features x @var{B} x bytes of an element, is not above
## @qcode{"Memory"}: the largest, since a step costs least per observation
## while the mini-batch stays in memory;
## @item the smallest one in the range where none fits;
## @item not above @qcode{"NoiseScale"}, if that is given and the range has such
## a power: larger mini-batches save few steps.
## @end enumerate
##
## @var{reason} says in a line of text which of these it was, with the numbers.
##
## @table @asis
## @item @qcode{"Features"} (the rows of @var{X})
## Numbers in an observation, a positive integer.  Without them and without
## @var{X} the size of X@{t@} is not known, and all of @qcode{"Range"} counts
## as fitting.
## @item @qcode{"Class"} (that of @var{X}, or @qcode{"double"})
## @qcode{"double"}, @qcode{"single"} or an integer class, for the bytes of an
## element.
## @item @qcode{"Memory"} (the second-level cache of this machine)
## A positive number of bytes; Inf: no bound.  The default is the first cliff:
## on most processors that cache is the largest that a core has for itself.  It
## differs between machines: give a number where @var{B} must not.  Where the
## system does not tell, there is no bound.
## @item @qcode{"NoiseScale"} (Inf)
## The gradient noise scale (see @code{noisescale}), a positive number of
## observations.
## @item @qcode{"Range"} ([64 512])
## The least and the greatest size, positive integers with a power of two
## between them.
## @item @qcode{"ObservationsIn"} (@qcode{"columns"})
## @qcode{"rows"}: @var{X} has one observation a row.
## @end table
##
## @example
## @group
## minibatchsize (1797)
##    @result{} ans = 1797
## minibatchsize (60000)
##    @result{} ans = 512
## @end group
## @group
## [B, reason] = minibatchsize (60000, "Features", 784, "Memory", 2^20)
##    @result{} B = 128
##    @result{} reason = 784 x 128 x 8 bytes = 784 KiB fit 1024 KiB, 256 do not
## @end group
## @end example
##
## Errors: @code{descent:value} for an @var{m} that is not a positive integer,
## a range without a power of two up to m, and values that an option cannot
## have; @code{descent:size} for an @var{X} that is empty; @code{descent:class}
## for cells, structs and the like; @code{descent:option} for an unknown option,
## and for @qcode{"Features"} or @qcode{"Class"} together with @var{X}.
##
## Source: A. Ng, ``Improving Deep Neural Networks'', week 2, lecture 2
## (understanding mini-batch gradient descent, ``choosing your mini-batch
## size'').
## @seealso{noisescale, batchsizerace, minibatchqueue, minibatches, mlptrain}
## @end deftypefn

function [B, reason] = minibatchsize (X, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  [B, reason] = minibatchsize (X, varargin{:});
endfunction

## the documented example
%!assert (minibatchsize (1797), 1797)
%!assert (minibatchsize (60000), 512)
%!test
%! [B, reason] = minibatchsize (60000, "Features", 784, "Memory", 2^20);
%! assert (B, 128);
%! assert (reason, "784 x 128 x 8 bytes = 784 KiB fit 1024 KiB, 256 do not");

## the lecture's border
%!assert (minibatchsize (2000), 2000)
%!assert (minibatchsize (2001), 512)
%!assert (minibatchsize (1), 1)
%!test
%! [~, reason] = minibatchsize (uint16 (2000));
%! assert (reason, "batch gradient descent: 2000 observations, at most 2000");
%! [~, reason] = minibatchsize (5e6);
%! assert (reason, "the largest power of two in the range, 64 to 512");

## the power is the largest that fits, to the byte
%!test
%! for B = [64, 128, 256, 512]
%!   bytes = 100 * B * 4;
%!   options = {"Features", 100, "Class", "single", "Memory"};
%!   assert (minibatchsize (1e5, options{:}, bytes), B);
%!   if (B > 64)
%!     assert (minibatchsize (1e5, options{:}, bytes - 1), B / 2);
%!   endif
%! endfor
%! [B, reason] = minibatchsize (1e5, options{:}, 64 * 400 - 1);
%! assert (B, 64);
%! assert (reason, ["the smallest power of two in the range, " ...
%!                  "though 100 x 64 x 4 bytes = 25 KiB do not fit 25 KiB"]);
%!assert (minibatchsize (1e5, "Features", 1e6, "Memory", Inf), 512)

## an array tells all by itself; N-d arrays and rows too
%!test
%! X = zeros (10, 3000, "single");
%! assert (minibatchsize (X, "Memory", 10 * 4 * 256), 256);
%! assert (minibatchsize (double (X), "Memory", 10 * 4 * 256), 128);
%! assert (minibatchsize (complex (X, 1), "Memory", 10 * 4 * 256), 128);
%! assert (minibatchsize (X', "Memory", 10 * 4 * 256, "ObservationsIn", "rows"), 256);
%! assert (minibatchsize (reshape (X, 5, 2, 3000), "Memory", 10 * 4 * 256), 256);
%! assert (minibatchsize (reshape (X', 3000, 2, 5), "Memory", 10 * 4 * 256, ...
%!                        "ObservationsIn", "rows"), 256);
%! assert (minibatchsize (sparse (double (X)), "Memory", 10 * 8 * 256), 256);
%! assert (minibatchsize (X > 0, "Memory", 10 * 128), 128);
%! assert (minibatchsize (X'), 10);

## the cache of this machine as the bound: what it would be if it was given
%!test
%! cache = __cachebytes__ ();
%! if (cache == 0)
%!   cache = Inf;
%! endif
%! for n = [1, 100, 784, 1e4]
%!   assert (minibatchsize (1e5, "Features", n), ...
%!           minibatchsize (1e5, "Features", n, "Memory", cache));
%! endfor

## the noise scale bounds what memory would allow, never below the range
%!test
%! assert (minibatchsize (1e5, "NoiseScale", 300), 256);
%! assert (minibatchsize (1e5, "NoiseScale", 256), 256);
%! assert (minibatchsize (1e5, "NoiseScale", 3), 64);
%! assert (minibatchsize (1e5, "NoiseScale", Inf), 512);
%! assert (minibatchsize (1e5, "Features", 1e4, "Memory", 1e4 * 8 * 128, "NoiseScale", 300), 128);
%! assert (minibatchsize (1000, "NoiseScale", 3), 1000);
%! [~, reason] = minibatchsize (1e5, "NoiseScale", 300);
%! assert (reason, "the largest power of two in the range not above the noise scale, 300");
%! [~, reason] = minibatchsize (1e5, "NoiseScale", 3);
%! assert (reason, "the smallest power of two in the range, above the noise scale, 3");
%!error <NoiseScale must be a positive number or Inf> minibatchsize (1e5, "NoiseScale", 0)

## other ranges
%!assert (minibatchsize (1e5, "Range", [64, 1024]), 1024)
%!assert (minibatchsize (3000, "Range", [64, 5000]), 2048)

## validation
%!error <Invalid call> minibatchsize ()
%!error id=descent:value minibatchsize (0)
%!error <M must be a positive integer> minibatchsize (2.5)
%!error <M must be a positive integer> minibatchsize (NaN)
%!error <M must be a positive integer> minibatchsize ("a")
%!error id=descent:size minibatchsize (zeros (3, 0))
%!error <X must not be empty, and is 3x0> minibatchsize (zeros (3, 0))
%!error id=descent:class minibatchsize ({1})
%!error <and is a struct> minibatchsize (struct ())
%!error id=descent:option minibatchsize (3, "Feature", 3)
%!error <X itself tells Features and Class> minibatchsize (ones (3), "Features", 3)
%!error <X itself tells Features and Class> minibatchsize (ones (3), "Class", "single")
%!error <Class must be one of "double", "single"> minibatchsize (3, "Class", "cell")
%!error <Features must be a positive integer> minibatchsize (3, "Features", 0)
%!error <Memory must be a positive number of bytes> minibatchsize (3, "Memory", 0)
%!error <Memory must be a positive number of bytes> minibatchsize (3, "Memory", NaN)
%!error <Memory must be a positive number of bytes> minibatchsize (3, "Memory", "all")
%!error <Range must be two positive integers> minibatchsize (3, "Range", 64)
%!error <Range must be two positive integers> minibatchsize (3, "Range", [0, 64])
%!error <Range must be two positive integers> minibatchsize (3, "Range", {64, 512})
%!error <a power of two, at most M, between 65 and 127> minibatchsize (3, "Range", [65, 127])
%!error <a power of two, at most M, between 512 and 64> minibatchsize (3, "Range", [512, 64])
%!error <a power of two, at most M, between 4096 and 8192>
%! minibatchsize (3000, "Range", [4096, 8192])

%!demo
%! ## What the lecture advises for four training sets, with 2 MiB of cache
%! for m = [500, 2000, 60000, 5e6]
%!   [B, reason] = minibatchsize (m, "Features", 784, "Class", "single", "Memory", 2^21);
%!   printf ("%7d observations: %4d (%s)\n", m, B, reason);
%! endfor
