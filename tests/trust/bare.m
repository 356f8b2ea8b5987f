## bare.m: what exercise.m does, but for the package: what valgrind has to say
## of it is Octave's own.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
function [a, b] = two (x)
  a = x;  b = {x, "text"};
endfunction
x = rand (3, 40);
s = struct ("a", {{1, single(2)}}, "b", sparse (eye (3)));
f = @(t) deal (sumsq (t), 2 * t);
[p, q] = f (x);
[u, v] = two (int8 (x));
try
  error ("bare:id", "text %d", 3);
catch err
  err.message;
end_try_catch
try
  print_usage ();
catch
end_try_catch
c = cellfun (@(k) k + 1, {1, 2}, "UniformOutput", false);
[tok, rest] = regexp ("abc", '(a)(b)', "tokens", "once");
y = x' * x;  y = single (y + eye (40)) \ single (x');

t = [sprintf("%g ", x), num2str(pi), mat2str(x)];

m = containers.Map ();
h = hash ("md5", "a");
autoload ();
clear -f
