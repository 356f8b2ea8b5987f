## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

classdef minibatchqueue < handle

  ## -*- texinfo -*-
  ## @deftypefn  {} {@var{q} =} minibatchqueue (@var{X}, @var{Y}, @dots{})
  ## @deftypefnx {} {@var{q} =} minibatchqueue (@dots{}, @var{option}, @var{value}, @dots{})
  ## A queue that gives out one mini-batch after the other.
  ##
  ## @var{X}, @var{Y}, @dots{} are one or several arrays with the same number m
  ## of observations: numeric, logical or char of any number of dimensions,
  ## full or sparse, or cells.  An observation is a column, in arrays of more
  ## dimensions what one index of the last dimension holds; with
  ## @qcode{"ObservationsIn", "rows"} a row, one index of the first.  A string
  ## (one row of char) after the first array begins the options.
  ##
  ## Sources (see @code{datasource}) may stand for arrays: their observations
  ## are the samples.  They are shuffled in windows of 128 MiB, unless
  ## @qcode{"ShuffleWindow"} is given, and a window is read at a time.  A state
  ## resumes with arrays or files of the same observations.
  ##
  ## Only the mini-batch that is asked for is cut; @var{X} is never copied
  ## whole.  In the order of the arrays, columns are not copied at all.
  ##
  ## @table @code
  ## @item tf = hasdata (q)
  ## Has this epoch a mini-batch left?
  ## @item [Xb, Yb, @dots{}, idx] = next (q)
  ## The next mini-batch, of each array its part: matrices (n, B), cells (1, B)
  ## and so on, in the class of the array.  The output after the last of them
  ## is @var{idx} (1, B), the numbers of the observations in @var{X}.  Without
  ## a mini-batch left it is an error.
  ## @item shuffle (q)
  ## Begins the next epoch, in a random order.  Epoch e = 1, 2, @dots{} has the
  ## order of @code{minibatches (@dots{}, "Shuffle", true, "Seed", s, "Epoch",
  ## e)}, with the same windows; before the first call, in epoch 0, it is that
  ## of the arrays.  Octave's own random numbers are neither used nor changed.
  ## @item reset (q)
  ## Starts this epoch over, in the same order.
  ## @item p = partition (q, n, i)
  ## A new queue over part i of n of the observations, which holds numbers
  ## floor ((i-1) m/n) + 1 to floor (i m/n) (MATLAB's rule), with the same
  ## options.  Every observation is in exactly one part.  With
  ## @qcode{"Stratify"} it is instead every n-th of the observations sorted by
  ## class, so that each part, too, has every class in its share.
  ## @item s = state (q)
  ## Where the queue stands, its options and its order: a plain struct, without
  ## the arrays, that can be saved (a queue itself cannot).
  ## @code{minibatchqueue (X, Y, @dots{}, "State", s)} with the same arrays
  ## goes on at the same place with the same mini-batches, bit for bit.
  ## @end table
  ##
  ## @code{q.next ()} is the same as @code{next (q)}, and so on.  A queue is a
  ## handle: after @code{r = q} both names are of one queue.  Nothing of it can
  ## be read or set but by these methods.  @code{clear functions} and
  ## @code{clear all} end it, as they do all objects of Octave; a state goes on.
  ##
  ## Names of options are matched whatever their case.
  ##
  ## @table @asis
  ## @item @qcode{"MiniBatchSize"} (64, or m if that is less)
  ## The number B of observations in a mini-batch, an integer from 1 to m; a
  ## part with fewer gives them as one mini-batch.
  ## @item @qcode{"PartialMiniBatch"} (@qcode{"return"})
  ## @qcode{"discard"} leaves a smaller last mini-batch out.
  ## @item @qcode{"ObservationsIn"} (@qcode{"columns"})
  ## or @qcode{"rows"}, for all arrays.
  ## @item @qcode{"Seed"} (0)
  ## Of the random orders, an integer from 0 to 2^53 - 1.
  ## @item @qcode{"ShuffleWindow"} (Inf), @qcode{"ShuffleBlock"}
  ## Random orders in windows of blocks, as in @code{minibatches}.  A part has
  ## windows of its own, in blocks of the same size.
  ## @item @qcode{"Stratify"}
  ## Labels, one an observation: a vector of numbers or logicals, a row of char
  ## or a string each.  A mini-batch of s observations then has
  ## floor (n s/m) or ceil (n s/m) of the n observations of a class, in every
  ## epoch, and the last, smaller one too.  No order can come nearer to the
  ## shares.  Which ones, and where the larger counts go, is random from
  ## epoch 1 on, a function of labels, B, @qcode{"Seed"} and epoch alone.
  ## @item @qcode{"Order"}
  ## The order itself in place of @qcode{"Seed"}: a vector with each of 1 to m
  ## once, or a matrix (m, E) with one in each column.  The queue begins with
  ## epoch 1, the first column, and @code{shuffle} goes on to the next.
  ## @item @qcode{"MiniBatchFcn"}
  ## A function that is called with the parts of the arrays; @code{next}
  ## returns what it returns.  If it fails the queue stays where it was.
  ## @item @qcode{"NumOutputs"} (the number of arrays)
  ## The number of outputs of @qcode{"MiniBatchFcn"}.
  ## @item @qcode{"OutputCast"} (@qcode{"same"})
  ## @qcode{"double"} or @qcode{"single"} (then full): the class of numeric and
  ## logical outputs; one name, or a cell with one for each output.
  ## @item @qcode{"State"}
  ## What @code{state} returned.  The arrays must have the same sizes and
  ## classes; options must be left out or be the same; @qcode{"MiniBatchFcn"}
  ## must be given again, since a function is no data.
  ## @end table
  ##
  ## @example
  ## @group
  ## X = reshape (1:296, 2, 148);
  ## Y = mod (1:148, 2);
  ## q = minibatchqueue (X, Y, "MiniBatchSize", 64, "Stratify", Y)
  ##    @result{} q =
  ##     minibatchqueue over 2x148 double, 1x148 double, observations in columns
  ##     3 mini-batches of 64, the last of 20; epoch 0, next is mini-batch 1
  ## @end group
  ## @group
  ## for epoch = 1:2
  ##   shuffle (q);
  ##   while (hasdata (q))
  ##     [Xb, Yb] = next (q);
  ##     printf ("epoch %d: %d observations, %d of class 1\n", ...
  ##             epoch, columns (Xb), sum (Yb));
  ##   endwhile
  ## endfor
  ##    @print{} epoch 1: 64 observations, 32 of class 1
  ##    @print{} epoch 1: 64 observations, 32 of class 1
  ##    @print{} epoch 1: 20 observations, 10 of class 1
  ##    @print{} epoch 2: 64 observations, 32 of class 1
  ##    @print{} epoch 2: 64 observations, 32 of class 1
  ##    @print{} epoch 2: 20 observations, 10 of class 1
  ## @end group
  ## @end example
  ##
  ## Errors: @code{descent:value} for @code{next} when no mini-batch is left, a
  ## @code{shuffle} beyond the last @qcode{"Order"}, a part that there is not,
  ## and a value that an option cannot have; @code{descent:size} for arrays
  ## without observations or with different numbers of them, and for a state
  ## of other arrays; @code{descent:class} for structs and the like;
  ## @code{descent:option} for unknown options and those that exclude each
  ## other.
  ##
  ## Source: A. Ng, ``Improving Deep Neural Networks'', week 2, lectures 1 and 2
  ## (mini-batch gradient descent); the methods are those of MATLAB's
  ## minibatchqueue.  Stratified mini-batches are systematic samples
  ## (W. G. Madow and L. H. Madow, Annals of Mathematical Statistics 15, 1944)
  ## of the observations sorted by class.
  ## @seealso{minibatches, minibatchsize, gradstep, mlptrain}
  ## @end deftypefn

  ## A property takes 5 microseconds to read or write, a field of a struct a tenth
  ## of it.
  properties (Access = private)
    now = struct ();   # what next needs (see src/__nextbatch__.cc)
    kept = struct ();  # arrays as they were given; options as the state holds
                       # them; observations: how many there are; numbers: those
                       # of a part, [] for all
  endproperties

  methods

    function q = minibatchqueue (varargin)
      if (nargin < 1)                     # print_usage unloads a class (Octave 7.3)
        error ("descent:usage", "minibatchqueue: needs at least one array");
      endif
      [kept.arrays, options, now.fcn] = queue_options (varargin);
      kept.options = options;
      now.byrow = strcmp (options.ObservationsIn, "rows");
      for k = 1:numel (kept.arrays)
        [now.flat{k}, now.shape{k}, now.turned(k)] = queue_flatten (kept.arrays{k}, now.byrow);
      endfor
      now.cast = options.OutputCast;
      now.outputs = numel (now.cast);
      files = any (cellfun (@feed_is, kept.arrays));
      now.plain = ! files && isempty (now.fcn) && all (strcmp (now.cast, "same"));

      m = size (now.flat{1}, 2 - (now.byrow && ! now.turned(1)));
      if (feed_is (now.flat{1}))
        m = now.flat{1}.Samples;
      endif
      kept.numbers = [];
      if (! isempty (options.Parts))
        kept.numbers = queue_part (m, options.Parts, options.Stratify);
        m = numel (kept.numbers);
      endif
      kept.observations = m;
      now.batch_size = min (options.MiniBatchSize, m);
      now.limit = m;                      # observations that an epoch returns
      if (strcmp (options.PartialMiniBatch, "discard"))
        now.limit = now.batch_size * floor (m / now.batch_size);
      endif
      now.order = queue_order (kept, now.batch_size, options.Epoch);
      now.chunk = [];                     # see queue_fill
      if (files)
        now.ends = queue_ends (kept, now.batch_size);
        now.chunk = struct ("first", 1, "last", 0, "at", [], "numbers", []);
        now.chunk.flat = cell (size (now.flat));
      endif
      now.left = max (now.limit - (options.Next - 1), 0);
      q.now = now;
      q.kept = kept;
    endfunction

    function tf = hasdata (q)
      tf = q.now.left > 0;
    endfunction

    function varargout = next (q)
      now = q.now;
      if (now.plain)
        [q.now, varargout] = __nextbatch__ (now, nargout);
      else
        [q.now, varargout] = queue_outputs (now, nargout);
      endif
    endfunction

    function reset (q)
      q.now.left = q.now.limit;
    endfunction

    function shuffle (q)
      kept = q.kept;
      now = q.now;
      kept.options.Epoch += 1;
      now.order = queue_order (kept, now.batch_size, kept.options.Epoch);
      now.left = now.limit;
      if (! isempty (now.chunk))
        now.chunk.last = 0;               # it has another order
      endif
      q.now = now;
      q.kept = kept;
    endfunction

    function part = partition (q, n, i)
      if (nargin != 3)
        error ("descent:usage",
               "minibatchqueue: partition: needs a number of parts and the number of one");
      endif
      n = __checkvalue__ ("minibatchqueue: partition", "N", n, "a positive integer");
      i = __checkvalue__ ("minibatchqueue: partition", "I", i, "a positive integer");
      kept = q.kept;
      if (n > kept.observations)
        error ("descent:value", ["minibatchqueue: partition: N must be at most the number of ", ...
                                 "observations, %d, and is %d"], kept.observations, n);
      elseif (i > n)
        error ("descent:value", "minibatchqueue: partition: I must be at most N, %d, and is %d",
               n, i);
      endif
      options = kept.options;
      options.Parts(end+1,:) = [n, i];
      options.Epoch = double (! isempty (options.Order));
      options.Next = 1;
      args = {"State", options};
      if (options.MiniBatchFcn)
        args(3:4) = {"MiniBatchFcn", q.now.fcn};
      endif
      part = minibatchqueue (kept.arrays{:}, args{:});
    endfunction

    function s = state (q)
      s = q.kept.options;
      s.Next = q.now.limit - q.now.left + 1;
    endfunction

    function disp (q)
      now = q.now;
      kept = q.kept;
      m = now.limit;
      B = now.batch_size;
      T = ceil (m / B);
      text = cellfun (@(dims, name) [sprintf("%dx", dims)(1:end-1) " " name], ...
                      kept.options.Sizes, kept.options.Classes, "UniformOutput", false);
      printf ("  minibatchqueue over %s, observations in %s\n", strjoin (text, ", "),
              kept.options.ObservationsIn);
      parts = cellfun (@(p) sprintf ("part %d of %d", p(2), p(1)),
                       num2cell (kept.options.Parts, 2)', "UniformOutput", false);
      if (! isempty (parts))
        printf ("  %s: %d of them\n", strjoin (fliplr (parts), " of "), kept.observations);
      endif
      printf ("  %d mini-batch%s of %d", T, repmat ("es", 1, T != 1), B);
      if (rem (m, B))
        printf (", the last of %d", rem (m, B));
      endif
      printf ("; epoch %d", kept.options.Epoch);
      if (now.left > 0)
        printf (", next is mini-batch %d\n", (m - now.left) / B + 1);
      else
        printf (", none left\n");
      endif
    endfunction

  endmethods

endclassdef

## the documented example
%!test
%! X = reshape (1:296, 2, 148);
%! Y = mod (1:148, 2);
%! q = minibatchqueue (X, Y, "MiniBatchSize", 64, "Stratify", Y);
%! assert (evalc ("q"), sprintf (["q =\n\n  minibatchqueue over 2x148 double, 1x148 double, " ...
%!                                "observations in columns\n", ...
%!                                "  3 mini-batches of 64, the last of 20; " ...
%!                                "epoch 0, next is mini-batch 1\n\n"]));
%! for epoch = 1:2
%!   shuffle (q);
%!   sizes = ones = all = [];
%!   while (hasdata (q))
%!     [Xb, Yb, idx] = next (q);
%!     assert ({Xb, Yb}, {X(:,idx), Y(idx)});
%!     sizes(end+1) = columns (Xb);
%!     ones(end+1) = sum (Yb);
%!     all = [all, idx];
%!   endwhile
%!   assert (sizes, [64, 64, 20]);
%!   assert (ones, [32, 32, 10]);
%!   assert (sort (all), 1:148);
%! endfor

## all that is left of an epoch: a cell (outputs, mini-batches), the last
## output idx
%!function all = drain (q, outputs)
%!  all = cell (outputs, 0);
%!  while (hasdata (q))
%!    [all{:,end+1}] = next (q);
%!  endwhile
%!endfunction

## every epoch is that of minibatches, in the order of the arrays at first
%!test
%! X = magic (10)(1:3,:);
%! X = [X, -X, X + .5];
%! Y = int8 (1:30);
%! for args = {{}, {"PartialMiniBatch", "discard"}}
%!   q = minibatchqueue (X, Y, "MiniBatchSize", 8, "Seed", 5, args{1}{:});
%!   [Xb, Yb, idx] = minibatches (X, Y, 8, args{1}{:});
%!   assert (drain (q, 3), [Xb; Yb; idx]);
%!   for e = 1:3
%!     q.shuffle ();
%!     [Xb, Yb, idx] = minibatches (X, Y, 8, args{1}{:}, "Shuffle", true, "Seed", 5, "Epoch", e);
%!     assert (drain (q, 3), [Xb; Yb; idx]);
%!     q.reset ();
%!     assert (drain (q, 2), [Xb; Yb]);
%!   endfor
%! endfor

## the size by default, methods in both forms, outputs that are not asked for
%!test
%! q = minibatchqueue (1:148);
%! assert (numel (q.next ()), 64);
%! assert (numel (next (q)), 64);
%! assert (q.hasdata () && hasdata (q));
%! next (q);
%! assert (ans, 129:148);
%! assert (! q.hasdata ());
%! assert (minibatchqueue (1:5).next (), 1:5);
%! r = q;
%! reset (r);
%! assert (q.hasdata ());
%! [x, idx] = q.next ();
%! assert (idx, 1:64);

## classes, rows, dimensions, cells: each mini-batch is what indexing gives
%!test
%! p = [4, 7, 1, 3, 2, 6, 5];
%! S = sprandn (7, 4, .5);
%! A = reshape (1:84, 3, 4, 7);
%! C = {1, "b", [], {}, 5, 6, 7};
%! for options = {{}, {"Order", p}}
%!   o = [options{1}, {"", 1:7}]{2};
%!   q = minibatchqueue (single (magic (7)), strvcat ("strings", "of char"), (1:7) > 3, C, S', ...
%!                       1:7, eye (7), A, "MiniBatchSize", 3, options{1}{:});
%!   r = minibatchqueue (single (magic (7))', strvcat ("strings", "of char")', (1:7)' > 3, C', ...
%!                       S, (1:7)', eye (7), permute (A, [3, 1, 2]), "MiniBatchSize", 3, ...
%!                       "ObservationsIn", "rows", options{1}{:});
%!   for t = {1:3, 4:6, 7}
%!     i = o(t{1});
%!     [a, b, c, d, e, f, g, h, idx] = next (q);
%!     assert ({a, b, c, d, e, f, g, h, idx}, ...
%!             {single(magic (7))(:,i), strvcat("strings", "of char")(:,i), i > 3, C(i), ...
%!              S(i,:)', i, eye(7)(:,i), A(:,:,i), i});
%!     assert (issparse (e));
%!     [a, b, c, d, e, f, g, h, idx] = next (r);
%!     assert ({a, b, c, d, e, f, g, h, idx}, ...
%!             {single(magic (7))(:,i)', strvcat("strings", "of char")(:,i)', i' > 3, C(i)', ...
%!              S(i,:), i', eye(7)(i,:), permute(A(:,:,i), [3, 1, 2]), i});
%!     assert (issparse (e));
%!   endfor
%! endfor

## floor or ceil of the share of each class, whatever the labels are
%!test
%! n = mod ((1:97) .^ 2, 10);
%! names = {"one", "three", "two"};
%! for labels = {n, single(n)', uint8(n), n > 4, char(n + "a"), char(n' + "a"), ...
%!               char(names(1 + mod (n, 3))), names(1 + mod (n, 3))}
%!   labels = labels{1};
%!   q = minibatchqueue (n, "MiniBatchSize", 20, "Stratify", labels);
%!   codes = n;
%!   if (ischar (labels) && ! isvector (labels) || iscell (labels))
%!     codes = mod (n, 3);
%!   elseif (islogical (labels))
%!     codes = n > 4;
%!   endif
%!   for e = 0:3
%!     for idx = drain (q, 2)(2,:)(:)'
%!       s = numel (idx{1});
%!       for c = unique (codes)(:)'
%!         share = sum (codes == c) * s / 97;
%!         assert (any (sum (codes(idx{1}) == c) == [floor(share), ceil(share)]));
%!       endfor
%!     endfor
%!     shuffle (q);
%!   endfor
%! endfor

## the same order in every version
%!test
%! q = minibatchqueue (1:10, "MiniBatchSize", 4, "Seed", 42, "Stratify", [1 1 1 1 1 2 2 2 3 3]);
%! assert (drain (q, 1), {[1 3 6 8], [2 4 7 9], [5 10]});
%! shuffle (q);
%! assert (drain (q, 1), {[2 8 10 4], [6 9 1 5], [7 3]});

## partition: every observation in one part; MATLAB's rule; parts of parts
%!test
%! for m = [1, 2, 7, 64, 65]
%!   for n = unique ([1, 2, 3, m])(:)'
%!     for labels = {[], mod(1:m, 3)}
%!       q = minibatchqueue (1:m, "MiniBatchSize", min (4, m), "Stratify", labels{1});
%!       if (n > m)
%!         continue;
%!       endif
%!       all = [];
%!       for i = 1:n
%!         part = partition (q, n, i);
%!         mine = [drain(part, 1){:}];
%!         if (isempty (labels{1}))
%!           assert (mine, floor (linspace (1, m + 1, n + 1))(i) : floor (linspace (1, m + 1, ...
%!               n + 1))(i+1) - 1);
%!         else
%!           for c = 0:2
%!             assert (abs (sum (mod (mine, 3) == c) - sum (labels{1} == c) / n) < 1);
%!           endfor
%!         endif
%!         shuffle (part);
%!         assert (sort ([drain(part, 1){:}]), sort (mine));
%!         all = [all, mine];
%!       endfor
%!       assert (sort (all), 1:m);
%!     endfor
%!   endfor
%! endfor
%! assert (minibatchqueue (1:10).partition (2, 2).partition (5, 3).next (), 8);
%! assert (strtrim (strsplit (evalc (["disp (minibatchqueue (1:10).partition (2, " ...
%!                                    "2).partition (3, 3))"]), "\n"){2}), ...
%!         "part 3 of 3 of part 2 of 2: 2 of them");
%! part = minibatchqueue (1:6, "Order", [6, 3, 1, 2, 5, 4]).partition (2, 1);
%! assert (part.next (), [3, 1, 2]);

## the order from a matrix, a column an epoch
%!test
%! q = minibatchqueue (10:10:30, "MiniBatchSize", 2, "Order", [3, 1, 2; 2, 3, 1]');
%! assert (drain (q, 2), {[30, 10], 20; [3, 1], 2});
%! shuffle (q);
%! assert (drain (q, 1), {[20, 30], 10});
%! caught = "";
%! try
%!   shuffle (q);
%! catch err
%!   caught = err.message;
%! end_try_catch
%! assert (caught, "minibatchqueue: shuffle: Order has only the orders of 2 epochs");
%! reset (q);
%! assert (q.next (), [20, 30]);

## MiniBatchFcn, NumOutputs, OutputCast
%!test
%! Y = [1, 2, 2, 3];
%! q = minibatchqueue (int8 ([1:4; 5:8]), Y, "MiniBatchSize", 3, "OutputCast", "single", ...
%!                     "MiniBatchFcn", @(x, y) deal (x * 2, y == (1:3)', "text"), "NumOutputs", 3);
%! [a, b, c, idx] = next (q);
%! assert (a, single ([2, 4, 6; 10, 12, 14]));
%! assert (b, single ([1, 0, 0; 0, 1, 1; 0, 0, 0]));
%! assert (c, "text");
%! assert (idx, 1:3);
%! S = sparse ([0 1; 2 0]);                 # there is no sparse single
%! assert (next (minibatchqueue (S, "Order", 1:2, "OutputCast", "single")), single (full (S)));
%! assert (issparse (next (minibatchqueue (S, "OutputCast", "double"))));
%! q = minibatchqueue (1:4, Y, "OutputCast", {"same", "single"});
%! [a, b] = next (q);
%! assert ({class(a), class(b)}, {"double", "single"});
%! q = minibatchqueue (1:4, Y, "MiniBatchSize", 3, "MiniBatchFcn", @(x, y) x + y, "NumOutputs", 1);
%! assert (drain (q, 2), {[2, 4, 5], 7; 1:3, 4});

## a function that fails leaves the queue where it was
%!test
%! q = minibatchqueue (1:4, "MiniBatchSize", 2, "MiniBatchFcn", @(x) error ("my:id", "mine"));
%! for i = 1:2
%!   id = "";
%!   try
%!     next (q);
%!   catch err
%!     id = err.identifier;
%!   end_try_catch
%!   assert (id, "my:id");
%!   assert (q.state ().Next, 1);
%! endfor

## a state goes on at the same place, from any place, through a file
%!test
%! X = rand (3, 20);
%! labels = mod (1:20, 3);
%! for options = {{}, {"Stratify", labels, "Seed", 3}, {"PartialMiniBatch", "discard"}, ...
%!                {"Order", [randperm(20); randperm(20); randperm(20)]'}, {"OutputCast", "single"}}
%!   q = minibatchqueue (X, labels, "MiniBatchSize", 6, options{1}{:});
%!   for part = [1, 2]
%!     p = partition (q, part, part);
%!     for e = 1:2
%!       while (true)
%!         s = state (p);
%!         r = minibatchqueue (X, labels, "State", s);
%!         assert (state (r), s);
%!         assert (evalc ("disp (r)"), evalc ("disp (p)"));
%!         twin = minibatchqueue (X, labels, "State", s, options{1}{:});
%!         assert (drain (r, 3), drain (twin, 3));
%!         shuffle (r);
%!         shuffle (twin);
%!         assert (drain (r, 3), drain (twin, 3));
%!         if (! hasdata (p))
%!           break;
%!         endif
%!         r = minibatchqueue (X, labels, "State", s);
%!         [a{1:3}] = next (p);
%!         [b{1:3}] = next (r);
%!         assert (a, b);
%!       endwhile
%!       if (e == 1)
%!         shuffle (p);
%!       endif
%!     endfor
%!   endfor
%! endfor
%! file = tempname ();
%! unwind_protect
%!   s = state (q);
%!   save ("-binary", file, "s");
%!   assert (load (file).s, s);
%!   q = minibatchqueue (X, labels, "State", load (file).s);
%! unwind_protect_cleanup
%!   delete (file);
%! end_unwind_protect

## Octave's random numbers are neither used nor changed
%!test
%! before = {rand("twister"), randn("twister")};
%! q = minibatchqueue (1:100, "Stratify", mod (1:100, 3));
%! shuffle (q);
%! assert ({rand("twister"), randn("twister")}, before);

## what a queue holds is its own affair
%!shared q
%! q = minibatchqueue (1:3);
%!error <private access> q.now
%!error <private access> q.now = 3
%!error <unknown method or property: foo> q.foo
%!error <unknown property: foo> q.foo = 3
%!error <out of bound 1> q(2)
%!error <cannot be indexed with '\{'> q{1}
%!error <too many inputs> next (q, 2)
%!error <too many inputs> q.reset (2)
%!error id=descent:usage q.partition (2)
%!error id=descent:usage [a, b, c] = next (q);
%!shared

## validation
%!error id=descent:usage minibatchqueue ()
%!error id=descent:value q = minibatchqueue (1); q.next (); q.next ();
%!error <no mini-batch left; reset \(q\) starts it over>
%! q = minibatchqueue (1); q.next (); q.next ();
%!error id=descent:class minibatchqueue (struct ())
%!error <array 2 must be numeric, logical, char or a cell, and is a struct>
%! minibatchqueue (1, struct ())
%!error id=descent:size minibatchqueue ([])
%!error <array 1 must not be empty, and is 3x0> minibatchqueue (zeros (3, 0))
%!error id=descent:size minibatchqueue (1:3, 1:2)
%!error <is 1x1; the size of mini-batches is the option "MiniBatchSize">
%! minibatchqueue (1:5, 2)
%!error <as many observations as array 1 \(in columns\), 3, and is 3x1: transpose it>
%! minibatchqueue (1:3, (1:3)')
%!error <as array 1 \(in rows\), 3, and is 1x2>
%! minibatchqueue ((1:3)', 1:2, "ObservationsIn", "rows")
%!error id=descent:option minibatchqueue (1:3, "Shuffle", true)
%!error <unknown option "MiniBatch"; known: MiniBatchSize, > minibatchqueue (1:3, "MiniBatch", 3)
%!error <MiniBatchSize must be at most the number of observations, 3, and is 4>
%! minibatchqueue (1:3, "MiniBatchSize", 4)
%!error <MiniBatchSize must be a positive integer> minibatchqueue (1:3, "MiniBatchSize", 0)
%!error <PartialMiniBatch must be one of> minibatchqueue (1:3, "PartialMiniBatch", "keep")
%!error <Seed must be an integer> minibatchqueue (1:3, "Seed", -1)
%!error id=descent:size minibatchqueue (1:3, "Stratify", 1:2)
%!error <Stratify must have a label for each of 3 observations, and is 2x2>
%! minibatchqueue (1:3, "Stratify", ones (2))
%!error <Stratify must not have NaN \(NaN at observation 2\)>
%! minibatchqueue (1:3, "Stratify", [1, NaN, 2])
%!error id=descent:class minibatchqueue (1:3, "Stratify", {1, 2, 3})
%!error <Order must be a permutation of 1 to 3> minibatchqueue (1:3, "Order", [1, 2])
%!error <in each column: entry 3 of column 1, 2, is out of range or there before>
%! minibatchqueue (1:3, "Order", [1, 2, 2])
%!error <in each column: entry 2 of column 2, 0, is out of range>
%! minibatchqueue (1:3, "Order", [1, 2, 3; 3, 0, 1]')
%!error <Order must be a permutation of 1 to 3> minibatchqueue (1:3, "Order", [1, 2, NaN])
%!error <Order must be a permutation of 1 to 3> minibatchqueue (1:3, "Order", "abc")
%!error <Order must be a permutation of 1 to 3> minibatchqueue (1:3, "Order", [1, 2, 3; 3, 1, 1]')
%!error <Order and Seed or Stratify exclude each other>
%! minibatchqueue (1:3, "Order", 1:3, "Seed", 1)
%!error <Order and Seed or Stratify exclude each other>
%! minibatchqueue (1:3, "Order", 1:3, "Stratify", 1:3)
%!error id=descent:class minibatchqueue (1:3, "MiniBatchFcn", "sin")
%!error <NumOutputs needs MiniBatchFcn> minibatchqueue (1:3, "NumOutputs", 2)
%!error <OutputCast must be one of> minibatchqueue (1:3, "OutputCast", "int8")
%!error <OutputCast must be one name, or a cell of 1>
%! minibatchqueue (1:3, "OutputCast", {"single", "double"})
%!error <N must be at most the number of observations, 3, and is 4>
%! minibatchqueue (1:3).partition (4, 1)
%!error <I must be at most N, 2, and is 3> minibatchqueue (1:3).partition (2, 3)
%!error <partition: N must be a positive integer> minibatchqueue (1:3).partition (0, 1)

## a state that does not fit
%!shared s
%! s = state (minibatchqueue (1:9, "MiniBatchSize", 4));
%!error id=descent:size minibatchqueue (1:8, "State", s)
%!error <arrays of other sizes or classes than 1x9 single> minibatchqueue (single (1:9), "State", s)
%!error <arrays of other sizes> minibatchqueue (1:9, 1:9, "State", s)
%!error <a queue with another Seed> minibatchqueue (1:9, "State", s, "Seed", 2)
%!error <a queue with another MiniBatchSize> minibatchqueue (1:9, "State", s, "MiniBatchSize", 5)
%!error <a queue without a MiniBatchFcn> minibatchqueue (1:9, "State", s, "MiniBatchFcn", @sin)
%!error <a queue with a MiniBatchFcn>
%! minibatchqueue (1:9, "State", setfield (s, "MiniBatchFcn", true))
%!error <a struct that q.state \(\) has returned> minibatchqueue (1:9, "State", 3)
%!error <a struct that q.state \(\) has returned> minibatchqueue (1:9, "State", rmfield (s, "Next"))
%!error <a struct that q.state \(\) has returned> minibatchqueue (1:9, "State", [s, s])
## one that was edited: each field keeps its rule, and goes with the others
%!error <State belongs to arrays of other sizes or classes>
%! s = state (minibatchqueue (1:4, 1:4));
%! s.Classes{2} = cat (3, "double", "double");   # isequal raises an error for it
%! minibatchqueue (1:4, 1:4, "State", s);

%!function refused (s, field, value, rule, named = field)
%!  text = "";
%!  try
%!    minibatchqueue (1:9, "State", setfield (s, field, value));
%!  catch err
%!    text = err.message;
%!  end_try_catch
%!  assert (strfind (text, ["minibatchqueue: State." named " must be " rule]), 1);
%!endfunction
%!test
%! for value = {0, .5, NaN, Inf, {}, "a", [1 2], -1, 2^53 + 2, struct()}
%!   refused (s, "MiniBatchSize", value{1}, "a positive integer");
%!   refused (s, "Next", value{1}, "a positive integer");
%! endfor
%! refused (s, "MiniBatchSize", 10, "at most the number of observations, 9");
%! for value = {10.5, 2, 11, 1e15}
%!   refused (s, "Next", value{1}, "");
%! endfor
%! refused (s, "Epoch", -1, "an integer from 0 to 2^53 - 1");
%! refused (s, "Epoch", 2^53, "an integer from 0");
%! refused (s, "Seed", 2^53, "an integer from 0");
%! refused (s, "Seed", [], "an integer from 0");
%! for value = {{}, "", cat(3, "a", "b"), ["return"; "return"], @sin}
%!   refused (s, "PartialMiniBatch", value{1}, 'one of "return", "discard"');
%!   refused (s, "ObservationsIn", value{1}, 'one of "columns", "rows"');
%! endfor
%! refused (s, "NumOutputs", 2, "the number of arrays, 1");
%! refused (s, "OutputCast", {}, "a cell of 1 names of classes");
%! refused (s, "OutputCast", "same", "a cell of 1 names of classes");
%! refused (s, "OutputCast", {"int8"}, 'one of "same", "double", "single"');
%! for value = {1:8, (1:9)', [1 1 1 1 3 3 3 3 3], zeros(1, 9), NaN(1, 9), "a", {}, zeros(1, 0), ...
%!              ones(1, 9) * 1i, cat(3, 1:9, 1:9)}
%!   refused (s, "Stratify", value{1}, "[] or a row of 9 classes");
%! endfor
%! for value = {1:9, (1:8)', ones(9, 1), zeros(9, 0), NaN(9, 1), "a", {}, cat(3, (1:9)', (1:9)')}
%!   refused (s, "Order", value{1}, "[] or have a permutation of 1 to 9 in each column");
%! endfor
%! for value = {[10, 1], [2, 3], [], 1, {}, [2, .5], [NaN 1], "ab", zeros(0, 3), ones(1, 2, 2)}
%!   refused (s, "Parts", value{1}, "rows [n, i]");
%! endfor
%! refused (s, "Parts", [9 1; 2 1], "of parts that have observations");
%! refused (setfield (s, "Order", (9:-1:1)'), "Stratify", ones (1, 9), "[] beside Stratify", ...
%!          "Order");
%! refused (setfield (s, "Order", (9:-1:1)'), "Epoch", 0, ...
%!          "the number of a column of Order, at most 1");
%! refused (setfield (s, "Order", (9:-1:1)'), "Epoch", 2, ...
%!          "the number of a column of Order, at most 1");
## other numbers that keep the rules are what the queue then has
%!test
%! other = s;
%! [other.MiniBatchSize, other.Seed, other.Epoch, other.Next] = deal (int8 (3), single (5), 2, 7);
%! q = minibatchqueue (1:9, "State", other);
%! order = nthargout (3, @minibatches, 1:9, 3, "Shuffle", true, "Seed", 5, "Epoch", 2);
%! assert (q.next (), order{3});
%! assert (! q.hasdata ());
%! part = setfield (setfield (s, "Parts", int8 ([2 2])), "Next", 5);
%! assert (minibatchqueue (1:9, "State", part).next (), 9);
%!shared

%!demo
%! ## Mini-batch gradient descent on a line, y = 3 x + 1, with momentum
%! x = linspace (-1, 1, 200);
%! y = 3 * x + 1;
%! q = minibatchqueue (x, y, "MiniBatchSize", 32);
%! p = [0; 0];
%! v = [];
%! for epoch = 1:40
%!   shuffle (q);
%!   while (hasdata (q))
%!     [xb, yb] = next (q);
%!     error = p' * [xb; ones(size (xb))] - yb;
%!     [p, v] = sgdmupdate (p, [xb; ones(size (xb))] * error' / numel (error), v, .1);
%!   endwhile
%! endfor
%! printf ("slope %.3f, intercept %.3f\n", p);
