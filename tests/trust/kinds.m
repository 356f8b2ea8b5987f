## v = kinds (like)
## A random value of any kind that Octave has, or LIKE with something changed:
## its class, its size, some of its elements.
## SPDX-License-Identifier: GPL-3.0-or-later

function v = kinds (like)
  persistent numbers = [0, 1, -1, 2, 3, .5, 7, 64, -0, 1e-320, 1e308, -1e308, Inf, -Inf, NaN, ...
                        2^31, 2^32 - 1, 2^53, 2^53 + 2, -2^63, 2^63, eps];
  persistent words = {"adam", "sgdm", "sgd", "rmsprop", "lion", "course", "matlab", "pytorch", ...
                      "keras", "softmax", ...
                      "sigmoid", "linear", "relu", "tanh", "rows", "columns", "zero", "first", ...
                      "sma", "skip", ...
                      "decay", "cosine", "plateau", "LearnRate", "MaxEpochs", "Threads", "Seed", ...
                      "State", "Dim", ...
                      "", " ", "a\0b", "ADAM", "same", "single", "uint8"};
  if (nargin > 0 && rand () < .5)
    v = changed (like, numbers);
    return;
  endif
  switch (randi (30))
    case 1   v = pick (numbers);
    case 2   v = single (pick (numbers));
    case 3   v = cast (100 * rand (randi (4, 1, 2)), ...
                       pick ({"int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", ...
                              "uint64"}));
    case 4   v = rand (randi (5, 1, 2) - 1) > .5;
    case 5   v = pick (words);
    case 6   v = ["ab"; "cd"];
    case 7   v = {};
    case 8   v = {pick(numbers), rand(2), "x"};
    case 9   v = struct ();
    case 10  v = struct ("a", {1, 2, 3});
    case 11  v = struct ("theta", rand (3, 1), "sizes", [2 1], "Name", "adam");
    case 12  v = complex (rand (2), 1);
    case 13  v = complex (single (1), 0);
    case 14  v = sparse (rand (3) > .5);
    case 15  v = 1:randi (5);
    case 16  v = eye (randi (4));                   # diagonal
    case 17  v = eye (3)(:,[2 3 1]);                # a permutation
    case 18  v = zeros (0, randi (3));
    case 19  v = [];
    case 20  v = rand (2, 3, 2);
    case 21  v = @sin;
    case 22  v = @surprise;
    case 23  v = pick (numbers) * ones (randi (3, 1, 2));
    case 24  v = pick ({int64(2)^62, uint64(2)^63, -int64(2)^62, intmin("int8"), intmax("uint64")});
    case 25  v = rand (randi (5, 1, 2)) - .5;
    case 26  v = single (rand (randi (5, 1, 2)) - .5);
    case 27  v = {{}, {{1}}, struct("a", {{}})};
    case 28  v = inputParser ();                    # an object
    case 29  v = containers.Map ();
    case 30  v = @square;
  endswitch
endfunction

function varargout = surprise (varargin)
  varargout = arrayfun (@(i) pick ({1, [], "a", {}, NaN, 1i}), 1:max (nargout, 1), ...
                        "UniformOutput", false);
endfunction

function v = pick (from)
  v = from(randi (numel (from)));
  if (iscell (v))
    v = v{1};
  endif
endfunction

function v = changed (v, numbers)
  try
    if (isstruct (v) && isscalar (v) && ! isempty (fieldnames (v)))
      name = pick (fieldnames (v));
      if (rand () < .2)
        v = rmfield (v, name);
      else
        v.(name) = kinds (v.(name));
      endif
    elseif (iscell (v) && ! isempty (v))
      i = randi (numel (v));
      v{i} = kinds (v{i});
    elseif (ischar (v) && ! isempty (v))
      v(randi (numel (v))) = char (randi (255));
    elseif ((isnumeric (v) || islogical (v)) && ! isempty (v))
      switch (randi (9))
        case 1  v(randi (numel (v))) = pick (numbers);
        case 2  v = single (v);
        case 3  v = v';
        case 4  v = v(:);
        case 5  v = v(1:randi (numel (v)));
        case 6  v = [v, v];
        case 7  v = cast (v, pick ({"int8", "uint8", "int32", "uint64", "logical"}));
        case 8  v = sparse (double (v));
        case 9  v(:) = pick (numbers);
      endswitch
    endif
  end_try_catch
endfunction
