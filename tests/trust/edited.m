## v = edited (v, j)
## count = edited (v)
## The value V with edit number J of 1 ... COUNT done to it: another value of any kind,
## another size or class, an element that is another number.  V itself where the edit
## does not fit what it is.
## SPDX-License-Identifier: GPL-3.0-or-later

function v = edited (v, j)
  persistent others = other_values ();
  persistent numbers = {NaN, Inf, -Inf, 0, -1, 2^31, 2^53, 1e300, .5, 1e-320};
  persistent shapes = {@(v) v.', @(v) v(:), @(v) v(:).', @(v) [v, v], @(v) [v; v], ...
                       @(v) cat(3, v, v), ...
                       @(v) v(1:end-1), @(v) v(2:end), @(v) v([]), @(v) v(:,[]), ...
                       @(v) fliplr(v(:).'), ...
                       @single, @int8, @uint64, @logical, @sparse, @(v) complex (v, 1), ...
                       @(v) {v}, @num2cell, ...
                       @(v) struct ("a", {v}), @(v) [struct("a", {v}), struct("a", {v})], ...
                       @double, @(v) -v, ...
                       @(v) v + 1, @(v) 2 * v, @(v) v * (1 + eps), @(v) upper (v), ...
                       @(v) [v, " "], @(v) v(end:-1:1)};
  if (nargin == 1)
    elements = (isnumeric (v) || islogical (v)) * min (numel (v) - (numel (v) == 1), 3);
    v = numel (others) + numel (shapes) + elements * numel (numbers);
    return;
  elseif (j <= numel (others))
    v = others{j};
    return;
  endif
  j -= numel (others);
  try
    if (j <= numel (shapes))
      v = shapes{j}(v);
    else
      j -= numel (shapes) + 1;
      at = round (1 + mod (j, 3) / 2 * (numel (v) - 1));     # the first, the middle, the last
      v(at) = numbers{1 + floor(j / 3)};
    endif
  catch
  end_try_catch
endfunction

function list = other_values ()
  deep = {1};
  tree = struct ("a", 1);
  for i = 1:300
    deep = {deep};
    tree = struct ("a", tree);
  endfor
  list = {NaN, Inf, -Inf, 0, -1, 1, 2, 3, .5, 7, 1e-320, eps, 1e18, 1e300, 2^31, 2^53, [], ...
          zeros(1, 0), zeros(0, 1), zeros(2, 0, 3), single(2), int8(5), uint64(2)^63, true, ...
          false, "", "a", "adam", ["ab"; "cd"], {}, {1}, {"x", 2}, {{}}, struct(), ...
          struct("a", {}), struct("a", {1, 2}), sparse(2), complex(2, 1), 1:3, 0:0, eye(3), ...
          eye(3)(:,[2 3 1]), @sin, deep, tree, ones(3, 2, 2), NaN(1, 3), inputParser()};
endfunction
