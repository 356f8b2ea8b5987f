## [Xb, Yb, idx] = minibatches (X, varargin)
## The body of minibatches, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function [Xb, Yb, idx] = minibatches (X, varargin)
  persistent table = {
    "Shuffle", false, "true or false"
    "Seed", 0, "an integer from 0 to 2^53 - 1"
    "Epoch", 1, "a positive integer"
    "Order", [], ""
    "PartialMiniBatch", "return", {"return", "discard"}
    "ObservationsIn", "columns", {"columns", "rows"}};

  Y = [];
  if (nargin > 2 && ! ischar (varargin{2}))   # (X, Y, B, ...)
    Y = varargin{1};
    varargin(1) = [];
  endif
  B = varargin{1};
  if (islogical (B))   # B forgotten: minibatches (X, "Shuffle", true)
    B = NaN;
  endif
  B = __checkvalue__ ("minibatches", "B", B, "a positive integer");
  [options, given] = __options__ ("minibatches", table, varargin(2:end));

  along = options.ObservationsIn;
  dim = 1 + strcmp (along, "columns");
  check_matrix ("X", X);
  check_matrix ("Y", Y);
  if (isempty (X))
    error ("descent:size", "minibatches: X must not be empty, and is %d x %d", size (X));
  endif
  m = size (X, dim);
  if (B > m)
    error ("descent:value",
           "minibatches: B must be at most the number of observations (%s of X), %d, and is %d",
           along, m, B);
  endif
  if (! isequal (size (Y), [0, 0]) && size (Y, dim) != m)
    hint = "";
    if (size (Y, 3 - dim) == m)
      hint = sprintf ("; its observations are in %s: transpose it", {"columns", "rows"}{dim});
    endif
    error ("descent:size", "minibatches: Y must have as many %s as X, %d, and has %d%s",
           along, m, size (Y, dim), hint);
  endif

  order = options.Order;
  given.Order = given.Order && ! (isnumeric (order) && isequal (size (order), [0, 0]));
  if (given.Order && options.Shuffle)
    error ("descent:option", "minibatches: Order and Shuffle exclude each other");
  elseif ((given.Seed || given.Epoch) && ! given.Shuffle)
    error ("descent:option", "minibatches: Seed and Epoch need \"Shuffle\", true");
  elseif (options.Shuffle)
    order = __order__ (m, options.Seed, options.Epoch);
  elseif (given.Order)
    if (! (isnumeric (order) && isreal (order) && isvector (order) && numel (order) == m))
      error ("descent:value",
             "minibatches: Order must be a permutation of 1 to %d, a vector of numbers", m);
    endif
    order = double (full (order(:).'));
  endif

  [Xb, Yb, idx] = __minibatches__ (X, Y, B, dim == 1,
                                   strcmp (options.PartialMiniBatch, "discard"), order);
endfunction

function check_matrix (what, v)
  if (! (isnumeric (v) || islogical (v) || ischar (v)))
    error ("descent:class", ["minibatches: %s must be a numeric, logical or char matrix, and ", ...
                             "is a %s"],
           what, class (v));
  elseif (ndims (v) > 2)
    error ("descent:size", "minibatches: %s must be a matrix, and has %d dimensions",
           what, ndims (v));
  endif
endfunction
