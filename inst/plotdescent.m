## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{h} =} plotdescent (@var{fun}, @var{path})
## @deftypefnx {} {@var{h} =} plotdescent (@var{fun}, @{@var{path1}, @var{path2}, @dots{}@})
## @deftypefnx {} {@var{h} =} plotdescent (@dots{}, @var{name}, @var{value}, @dots{})
## Draw the contours of a cost function and the ways of descents over it.
##
## @var{fun} is a function handle or the name of a function, called with a
## column theta of n numbers: @code{J = fun (theta)}, a real number; more
## outputs, such as the gradient, are not asked for, except where it fails so.
## @var{path} is an n x k matrix of finite numbers, single or double: the points
## theta, a column each, in their order.  (From its first column on that is not
## finite, a path is left out.)  A circle marks its first point, a star its
## last.
##
## For n = 2 the axes are theta(1) and theta(2); for n = 1 the picture is the
## curve J. For more parameters @var{fun} is drawn on a plane, and the paths as
## what falls on it: the plane through the mean of all points along their first
## two principal directions.  The labels of the axes tell the share of the
## paths' movement (of the sum of squared distances from the mean) that lies
## along each.  Where that is little in sum, the contours say little about the
## cost along the path.
##
## @table @asis
## @item "Names" (@{"path 1", @dots{}@})
## A cell of names for the legend, one for each path; or a name alone.  There
## is no legend for a single path without a name.
## @item "Levels" (15)
## How many contours, or a vector of the costs that they stand for.  A number
## of them is spread as squares, so that the rings of a quadratic bowl are
## evenly apart.
## @item "Axes"
## The limits @code{[x1 x2 y1 y2]}, as of @code{axis}, or @code{[x1 x2]} for n
## = 1; by default what holds all paths, and some more.
## @item "Plane"
## Two other directions, an n x 2 matrix of rank 2, or with the point where they
## start from n x 3, @code{[point, direction1, direction2]}.  @code{eye
## (n)(:,[2 5])} shows theta(2) and theta(5), at the others' means.
## @item "Points" (41; for n = 1, 301)
## Where to compute @var{fun}: on a grid of so many by so many points, a
## million in all at most; for n = 1 at each point of the paths, too.
## @item "Parent" (the current axes)
## The axes to draw into.
## @end table
##
## @var{fun} may return Inf, NaN or a complex number, as log does below 0:
## there is no contour there.  Not all toolkits can draw 1e37: points from
## there on, for n = 1 costs too, are not drawn, and limits are less.
## @code{hold} is heeded, and stays as it is: the axes are then wide enough for
## all that is drawn.
##
## @var{h} is a struct: the handles @code{Axes}, @code{Contours}, @code{Legend}
## (NaN where there are none) and, a row for each path, @code{Paths},
## @code{Starts}, @code{Ends}; and @code{Share}, the two shares of movement,
## @code{Plane}, the n x 3 matrix of the plane, @code{Coordinates}, a cell of
## the paths on it.
##
## @example
## @group
## J = @@(theta) theta' * diag ([1 25]) * theta / 2;
## path = [10; 1];
## for t = 1:20
##   path(:,end+1) = path(:,end) - .07 * [1; 25] .* path(:,end);
## endfor
## path(1,end)
##    @result{} ans = 2.3424
## @end group
## @end example
##
## @example
## plotdescent (J, path);   # doctest: +SKIP
## @end example
##
## Errors: @code{descent:class}, @code{descent:size}, @code{descent:value} for
## arguments that are none of the above, or a @var{fun} that returns no real
## number; an error in @var{fun} is told with the point where it happened.
##
## Source: the course, "Improving deep neural networks", week 2, gradient
## descent with momentum; for planes, Li et al., "Visualizing the loss
## landscape of neural nets", 2018 (arXiv 1712.09913), section 7.
## @seealso{fminsgd, gradstep, plotcost}
## @end deftypefn

function h = plotdescent (fun, paths, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  fun = option_function ("plotdescent", "FUN", fun);
  paths = checkpaths (paths);
  options = __options__ ("plotdescent", {
    "Names", {}, ""
    "Levels", 15, ""
    "Axes", [], ""
    "Plane", [], ""
    "Points", [], "a positive integer"
    "Parent", [], ""}, varargin);
  k = numel (paths);
  names = plot_names ("plotdescent", options.Names, k, "path");
  levels = check_levels (options.Levels);
  [plane, share, labels] = plot_plane (paths, options.Plane);
  flat = columns (plane) - 1;              # 1 or 2 dimensions
  xy = cellfun (@(p) plane(:,2:end) \ (double (p) - plane(:,1)), paths, "UniformOutput", false);
  limits = check_limits (options.Axes, [xy{:}]);
  points = [options.Points, 41 + 260 * (flat == 1)](1);
  most = 1e6 ^ (1 / flat);
  if (points > most)
    error ("descent:value", ["plotdescent: Points must be at most %d: FUN is called at a ", ...
                             "million points then"], most);
  endif
  x = linspace (limits(1), limits(2), points);
  to_theta = @(p) plane(:,1) + plane(:,2:end) * p;
  if (any (cellfun (@(p) isa (p, "single"), paths)))
    to_theta = @(p) single (to_theta (p));
  endif
  if (flat == 1)
    J = real_costs (arrayfun (@(x) value (fun, to_theta (x)), x));
    xy = cellfun (@(p) [p; real_costs(arrayfun (@(x) value (fun, to_theta (x)), p), false)],
                  xy, "UniformOutput", false);
  else
    y = linspace (limits(3), limits(4), points);
    [X, Y] = meshgrid (x, y);
    J = real_costs (arrayfun (@(x, y) value (fun, to_theta ([x; y])), X, Y));
  endif

  [ax, restore, before] = plot_axes ("plotdescent", options.Parent);
  h = struct ("Axes", ax, "Contours", NaN, "Legend", NaN);
  if (flat == 1)
    h.Contours = plot_line (ax, [x', J'], "line", "color", [.6 .6 .6], "linewidth", 2);
    set (ax, "xgrid", "on", "ygrid", "on");
  else
    h.Contours = rings (ax, x, y, J, levels);
    set (ax, "ylim", plot_join_limits (limits(3:4), before(2,:)));
  endif
  set (ax, "xlim", plot_join_limits (limits(1:2), before(1,:)), "box", "on");
  for i = 1:k
    [h.Paths(i,1), h.Starts(i,1), h.Ends(i,1)] = trajectory (ax, xy{i}, i, limits);
  endfor
  xlabel (ax, labels{1});
  ylabel (ax, labels{2});
  if (! isempty (names{1}))
    h.Legend = legend (ax, h.Paths, names, "location", plot_free_corner (ax, names),
                       "interpreter", "none");
  endif
  [h.Share, h.Plane, h.Coordinates] = deal (share, plane, xy);
  if (nargout == 0)
    clear h;
  endif
endfunction

## FUN at THETA, checked.  Some functions, those by deal, can only return J and
## its gradient together.
function J = value (fun, theta)
  try
    J = fun (theta);
  catch err
    try
      [J, ~] = fun (theta);
    catch
      error ("descent:value", "plotdescent: FUN fails at theta = %s: %s",
             mat2str (theta(1:min (end, 5)), 4), err.message);
    end_try_catch
  end_try_catch
  if (! ((isnumeric (J) || islogical (J)) && isscalar (J)))
    error ("descent:class", ["plotdescent: J, the first output of FUN, must be a real number; ", ...
                             "it is %s of class %s"], text_size (J), class (J));
  endif
  J = complex (double (full (J)));
endfunction

## The costs J, NaN where they are complex, as log (x) is for x < 0; NEEDED:
## must one be real?
function J = real_costs (J, needed = true)
  outside = (imag (J) != 0);
  if (needed && all (outside(:)))
    error ("descent:class", ["plotdescent: J, the first output of FUN, must be a real number; ", ...
                             "it is 1x1 and complex everywhere"]);
  endif
  J = real (J);
  J(outside) = NaN;
endfunction

## A row of cells of paths, all of the same number of parameters, as far as
## they are finite.
function paths = checkpaths (paths)
  if (! iscell (paths))
    paths = {paths};
  endif
  paths = paths(:)';
  if (isempty (paths))
    error ("descent:size", "plotdescent: PATHS must have at least one path");
  endif
  for i = 1:numel (paths)
    p = paths{i};
    if (! (isfloat (p) && isreal (p) && ndims (p) == 2))
      error ("descent:class", ["plotdescent: path %d must be a real matrix of class double or ", ...
                               "single, a point in each column"], i);
    elseif (isempty (p))
      error ("descent:size",
             "plotdescent: path %d must have at least one row and one column; it is %s", i,
             text_size (p));
    elseif (rows (p) != rows (paths{1}))
      error ("descent:size", "plotdescent: path %d must have %d rows, as the first has; it is %s",
             i, rows (paths{1}), text_size (p));
    endif
    good = [find(! all (isfinite (p), 1), 1) - 1, columns(p)](1);
    if (good == 0)
      error ("descent:value", "plotdescent: the first point of path %d is not finite%s", i,
             __culprit__ (p(:,1), isfinite (p(:,1)), "row"));
    endif
    paths{i} = full (p(:,1:good));
  endfor
endfunction

function levels = check_levels (levels)
  if (! (isnumeric (levels) && isreal (levels) && isvector (levels) && all (isfinite (levels(:)))
         && (! isscalar (levels) || (levels >= 1 && levels == fix (levels) && levels <= 1000))))
    error ("descent:value",
           "plotdescent: Levels must be a whole number in 1..1000 or a vector of costs");
  endif
  levels = double (levels(:)');
endfunction

## The limits of the axes: given, or of the points P with a margin.
function limits = check_limits (limits, p)
  d = rows (p);
  bound = plot_bound ("linear");
  if (! isempty (limits))
    if (! (isnumeric (limits) && isreal (limits) && numel (limits) == 2 * d
           && all (abs (limits(:)) < bound) && all (between (limits, d) > 1e-150)))
      error ("descent:value",
             "plotdescent: Axes must be %s, between -%g and %g, and rising, by 1e-150 at least",
             {"[x1 x2]", "[x1 x2 y1 y2]"}{d}, bound, bound);
    endif
    limits = double (full (limits(:)'));
    return;
  endif
  low = min (p, [], 2);
  high = max (p, [], 2);
  wide = high - low;
  least = max (max (wide) / 4, 1e-3 * max (abs ([low; high])));
  least(least == 0) = 1;
  margin = max (.15 * wide, (least - wide) / 2);
  limits = [low - margin, high + margin]'(:)';
  if (! all (abs (limits) < bound))
    error ("descent:value", ["plotdescent: the points of PATHS are too far apart or from 0 to ", ...
                             "be drawn; give Axes"]);
  endif
endfunction

function width = between (limits, d)
  width = diff (reshape (double (limits), 2, d));
endfunction

## Contours; NaN where J has none.
function h = rings (ax, x, y, J, levels)
  h = NaN;
  J(! isfinite (J)) = NaN;
  [low, high] = deal (min (J(:)), max (J(:)));
  if (isscalar (levels))
    levels = low + (high - low) * ((1:levels) / (levels + 1)) .^ 2;
  endif
  if (high > low && any (levels > low & levels < high))
    levels = unique (levels);
    [~, h] = contour (ax, x, y, J, levels([1:end, end * ones(1, isscalar (levels))]));
    colormap (ax, gray (64)(20:52,:));
  endif
endfunction

function [line_, start, last] = trajectory (ax, p, i, limits)
  color = plot_colors ()([2 1 3 4 6 5 7](1 + mod (i - 1, 7)),:);
  p(! (abs (p) < plot_bound ("linear"))) = NaN;
  q = p(:,screenpoints (p, limits));
  line_ = line (q(1,:), q(2,:), "parent", ax, "color", color, "linewidth", 1.5);
  if (columns (p) <= 60)
    set (line_, "marker", ".", "markersize", 8);
  endif
  start = line (p(1,1), p(2,1), "parent", ax, "linestyle", "none", "color", color, ...
                "marker", "o", "markersize", 7, "linewidth", 2);
  last = line (p(1,end), p(2,end), "parent", ax, "linestyle", "none", "color", color, ...
               "marker", "*", "markersize", 8, "linewidth", 1.5);
endfunction

## The points of a path that are seen: of many, those that are in another
## square of the screen than the one before, squares of a pixel, or so large
## that 20,000 are enough; and the last.
function keep = screenpoints (p, limits)
  n = columns (p);
  keep = 1:n;
  square = (p - limits(1:2:end)') ./ diff (reshape (limits, 2, []))' * 1000;
  square = min (max (square, -1e9), 1e9);      # far outside
  while (numel (keep) > 20000)
    keep = keep([true, any(diff (round (square(:,keep)), 1, 2), 1)]);
    square /= 2;
  endwhile
  keep = unique ([keep, n]);
endfunction

%!function path = steps ()
%!  path = [10; 1];
%!  for t = 1:20
%!    path(:,end+1) = path(:,end) - .07 * [1; 25] .* path(:,end);
%!  endfor
%!endfunction
%!## the handles, and LOOK (h) beside, of a hidden figure
%!function s = drawn (f, look = @(h) struct ())
%!  fig = figure ("visible", "off");
%!  unwind_protect
%!    s = f (fig);
%!    for [v, k] = look (s)
%!      s.(k) = v;
%!    endfor
%!  unwind_protect_cleanup
%!    close (fig);
%!  end_unwind_protect
%!endfunction

## the documented example
%!test
%! h = drawn (@(f) plotdescent (@(theta) theta' * diag ([1 25]) * theta / 2, steps ()));
%! path = steps ();
%! assert (path(:,end), [2.342388; .003171], 1e-6);
%! assert ({size(h.Paths), size(h.Starts), size(h.Ends)}, {[1 1], [1 1], [1 1]});
%! assert (h.Coordinates, {path});

## contours are of the cost, at the levels asked for
%!test
%! h = drawn (@(f) plotdescent (@sumsq, [1 -1; 0 0], "Levels", [.25 .5], "Axes", [-1 1 -1 1]), ...
%!            @(h) struct ("m", get (h.Contours, "contourmatrix"), "x", xlim (h.Axes), "y", ...
%!                         ylim (h.Axes)));
%! assert ({h.x, h.y}, {[-1 1], [-1 1]});
%! assert (h.m(1,1), .25);
%! ring = h.m(:,2:1+h.m(2,1));
%! assert (sqrt (sumsq (ring)), .5 * ones (1, columns (ring)), .01);

## FUN returns its outputs together, or none
%!test
%! together = @(t) deal (sumsq (t), 2 * t);
%! take = @(h) struct ("Plane", h.Plane);
%! assert (drawn (@(f) plotdescent (together, [2 1; 1 0]), take).Plane,
%!         drawn (@(f) plotdescent (@sumsq, [2 1; 1 0]), take).Plane);

## a plane for many parameters: all movement of a path in a plane; its
## coordinates keep distances; the cost is FUN on the plane
%!test
%! B = orth (sin (reshape (1:12, 6, 2)));
%! P = B * [3 2 1 0 -1 -2; 1 -1 .5 -.5 .2 0] + (1:6)';
%! h = drawn (@(f) plotdescent (@(t) sumsq (t), P), ...
%!            @(h) struct ("label", get (get (h.Axes, "xlabel"), "string")));
%! assert (sum (h.Share), 1, 1e-12);
%! assert (h.Share(1) > h.Share(2));
%! assert (h.Plane(:,2:3)' * h.Plane(:,2:3), eye (2), 1e-12);
%! assert (h.Plane(:,1) + h.Plane(:,2:3) * h.Coordinates{1}, P, 1e-12);
%! assert (h.label, sprintf ("direction 1 (%.3g %% of movement)", 100 * h.Share(1)));

## the shares against svd; more parameters than points and the other way round
%!test
%! for n = [5 40]
%!   P = cumsum (cos ((1:n)' .^ 1.1 * (1:20)), 2);
%!   h = drawn (@(f) plotdescent (@(t) sumsq (t), {P(:,1:8), P(:,9:20)}, "Points", 5));
%!   s = svd (P - mean (P, 2)) .^ 2;
%!   assert (h.Share, s(1:2)' / sum (s), 1e-10);
%! endfor

## directions of one's own: two of the parameters
%!test
%! P = [1 2 4; 5 5 7; 0 1 0];
%! h = drawn (@(f) plotdescent (@(t) sumsq (t), P, "Plane", eye (3)(:,[2 1])));
%! assert (h.Coordinates{1}, P([2 1],:), 1e-12);
%! q = sumsq (P - mean (P, 2), 2);
%! assert (h.Share, sum (q(1:2)) / sum (q), 1e-12);
%! h = drawn (@(f) plotdescent (@(t) sumsq (t), P, "Plane", [1 1; 1 0; 0 1], "Points", 2), ...
%!            @(h) struct ("label", get (get (h.Axes, "xlabel"), "string")));
%! assert (strncmp (h.label, "direction 1 (plane: ", 20));
%! assert (numel (h.label) < 40);          # fits below axes of subplot (2, 2, 1)
%! h = drawn (@(f) plotdescent (@(t) sumsq (t), P, "Plane", [[1; 5; 0], eye(3)(:,[2 1])]));
%! assert (h.Coordinates{1}, P([2 1],:) - [5; 1], 1e-12);
%! h = drawn (@(f) plotdescent (@(t) sumsq (t), P, "Plane", sparse (eye (3)(:,[2 1])), ...
%!                              "Points", 2));
%! assert (h.Coordinates{1}, P([2 1],:), 1e-12);

## one parameter; paths that stand still, that are straight, that go astray; no
## costs
%!test
%! h = drawn (@(f) plotdescent (@(t) (t - 1)^2, [3 0 2]));
%! assert (h.Coordinates{1}, [3 0 2; 4 1 1]);
%! drawn (@(f) plotdescent (@(t) 5, [1; 2]));
%! h = drawn (@(f) plotdescent (@sumsq, [1 2 3; 1 2 3; 1 2 3]));
%! assert (h.Share, [1 0], 1e-12);
%! h = drawn (@(f) plotdescent (@sumsq, ones (4, 3)));
%! assert (h.Share, [0 0]);
%! h = drawn (@(f) plotdescent (@sumsq, [1 5 NaN 2; 1 6 Inf 2]));
%! assert (h.Coordinates{1}, [1 5; 1 6]);
%! h = drawn (@(f) plotdescent (@(t) NaN, [1 2; 3 4]));
%! assert (h.Contours, NaN);
%! h = drawn (@(f) plotdescent (@sumsq, single ([1 2; 3 4]), "Names", "a_b"));
%! assert (! isnan (h.Legend));

## long paths are thinned
%!test
%! t = linspace (0, 20 * pi, 2e5);
%! h = drawn (@(f) plotdescent (@sum, [sin(t); cos(t) .* t], "Points", 3), ...
%!            @(h) struct ("n", numel (get (h.Paths, "xdata")), "top", ...
%!                         max (get (h.Paths, "ydata"))));
%! assert (h.n <= 20000 && h.n > 1000);
%! assert (h.top, max (cos (t) .* t), .1);

## very long ones in short time: far outside the axes, to and fro
%!test
%! start = tic ();
%! for scale = [1e-6 1 1e6 1e30]
%!   walk = scale * cumsum (sin ((1:2e5) .^ 1.7));
%!   h = drawn (@(f) plotdescent (@sum, [walk; -walk], "Points", 2, "Axes", [-1 1 -1 1]), ...
%!              @(h) struct ("x", get (h.Paths, "xdata")));
%!   assert (numel (h.x) <= 20001);
%!   assert (h.x([1 end])(:), walk([1 end])(:));
%! endfor
%! assert (toc (start) < 20);

## sparse options
%!test
%! h = drawn (@(f) plotdescent (@sumsq, [1 2; 3 4], "Axes", sparse ([0 5 0 5]), ...
%!                              "Plane", speye (2)), ...
%!            @(h) struct ("x", xlim (h.Axes)));
%! assert (h.x, [0 5]);

## what no axes hold is not drawn
%!test
%! h = drawn (@(f) plotdescent (@(t) t, [1 -realmax 2], "Axes", [-1 3]), ...
%!            @(h) struct ("y", get (h.Paths, "ydata")));
%! assert (h.y(:)', [1 NaN 2]);
%! h = drawn (@(f) plotdescent (@(t) 1e38 * t^2, [1 .1 .25], "Axes", [-1 1]), ...
%!            @(h) struct ("y", get (h.Paths, "ydata"), "top", max (get (h.Contours, "ydata"))));
%! assert (h.y(:)', [NaN 1e36 6.25e36], 1e22);
%! assert (h.top > 9e36 && h.top < 1e37);
%! assert (h.Coordinates{1}(2,:), [1e38 1e36 6.25e36], 1e22);

## hold and the current figure stay
%!test
%! fig = figure ("visible", "off");
%! unwind_protect
%!   other = figure ("visible", "off");
%!   ax = axes ("parent", fig);
%!   h = plotdescent (@sumsq, [1 2; 3 4], "Parent", ax, "Points", 3);
%!   assert (gcf (), other);
%!   assert (h.Axes, ax);
%!   assert (ancestor (h.Paths, "figure"), fig);
%!   assert (get (ax, "nextplot"), "replace");
%!   hold (ax, "on");
%!   plotdescent (@sumsq, [1 2; 3 4], "Parent", ax, "Points", 3);
%!   assert (get (ax, "nextplot"), "add");
%!   assert (ishghandle (h.Paths));
%! unwind_protect_cleanup
%!   close ([fig, other]);
%! end_unwind_protect

%!test                             # what hold keeps is not cut off
%! fig = figure ("visible", "off");
%! unwind_protect
%!   ax = axes ("parent", fig);
%!   hold (ax, "on");                      # nothing is there yet
%!   h = plotdescent (@sumsq, [10 11; 10 11], "Points", 3, "Parent", ax);
%!   far = axis (ax);
%!   assert (far(1) > 8 && far(3) > 8);
%!   plotdescent (@sumsq, [1 2; 3 4], "Points", 3, "Axes", [0 5 1 12], "Parent", ax);
%!   assert (axis (ax), [0 far(2) 1 12]);
%!   cla (ax);
%!   axis (ax, "auto");
%!   line (-3:3, 5:11, "parent", ax);
%!   plotdescent (@(t) t^2, [1 2], "Axes", [0 4], "Parent", ax);
%!   assert (xlim (ax)(1) <= -3 && xlim (ax)(2) == 4);
%!   hold (ax, "off");
%!   plotdescent (@sumsq, [1 2; 3 4], "Points", 3, "Axes", [0 5 1 12], "Parent", ax);
%!   assert (axis (ax), [0 5 1 12]);
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect

%!test                             # the legend is not where a path begins
%! fig = figure ("visible", "off", "position", [10 10 560 420]);
%! unwind_protect
%!   path = [4, 2:-.1:.5, 0, -.5:-.1:-2, -4; 4, -2 * ones(1, 16), -4, -2 * ones(1, 16), 4];
%!   h = plotdescent (@sumsq, {path, path, path});
%!   assert (strncmp (get (h.Legend, "location"), "south", 5));
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect
## where J is complex there is nothing, for one parameter and for two, on the
## paths, too
%!test
%! h = drawn (@(f) plotdescent (@(t) log (t), [.5 .1 -.2], "Axes", [-1 1], "Points", 5), ...
%!            @(h) struct ("y", get (h.Contours, "ydata")));
%! assert (h.y, [NaN NaN NaN log([.5 1])]);
%! assert (h.Coordinates{1}, [.5 .1 -.2; log([.5 .1]) NaN]);
%! h = drawn (@(f) plotdescent (@(t) sumsq (sqrt (t)), [1 -.5; 1 .5], "Points", 9, ...
%!                              "Levels", [.5 1]), ...
%!            @(h) struct ("m", get (h.Contours, "contourmatrix")));
%! assert (h.m(1,1), .5);
%! h = drawn (@(f) plotdescent (@(t) sqrt (t(1)) + t(2)^2, [1 -.5; 1 .5], "Points", 9, ...
%!                              "Levels", [.5 1]), ...
%!            @(h) struct ("m", get (h.Contours, "contourmatrix")));
%! assert (min (h.m(1,2:1+h.m(2,1))) >= 0);

%!error <Invalid call> plotdescent (@sumsq)
%!error <FUN must be a function handle> plotdescent (3, [1; 2])
%!error <there is no function "nosuchfunction"> plotdescent ("nosuchfunction", [1; 2])
%!error <path 1 must be a real matrix> plotdescent (@sumsq, "ab")
%!error <path 2 must have 2 rows, as the first has; it is 3x1>
%! plotdescent (@sumsq, {[1; 2], [1; 2; 3]})
%!error <must have at least one> plotdescent (@sumsq, {})
%!error <path 1 must have at least one row and one column; it is 2x0>
%! plotdescent (@sumsq, zeros (2, 0))
%!error <path 1 must have at least one row and one column; it is 0x0> plotdescent (@sumsq, [])
%!error <first point of path 1 is not finite> plotdescent (@sumsq, [NaN; 1])
%!error <J, the first output of FUN, must be a real number; it is 2x1 of class double>
%! plotdescent (@(t) t, [1; 2])
%!error <must be a real number; it is 1x1 and complex> plotdescent (@(t) 1i, [1; 2])
%!error <FUN fails at theta = .*: mine> plotdescent (@(t) error ("mine"), [1; 2])
%!error <Levels must be> plotdescent (@sumsq, [1; 2], "Levels", 0)
%!error <Axes must be \[x1 x2 y1 y2\]> plotdescent (@sumsq, [1; 2], "Axes", [1 2])
%!error <between -1e\+37 and 1e\+37, and rising, by 1e-150>
%! plotdescent (@sumsq, [1; 2], "Axes", [-1e38 1e38 0 1])
%!error <rising, by 1e-150 at least> plotdescent (@sumsq, [1; 2], "Axes", [0 1e-160 0 1])
%!error <Axes must be> plotdescent (@sumsq, [1; 2], "Axes", [0 NaN 0 1])
%!error <Points must be at most 1000:> plotdescent (@sumsq, [1; 2], "Points", 1001)
%!error <Points must be at most 1000000:> plotdescent (@sumsq, 1, "Points", 1e9)
%!error <Plane must be 3 x 2> plotdescent (@sumsq, [1; 2; 3], "Plane", ones (3, 2))
%!error <Names must have 1, one for each path; it has 2>
%! plotdescent (@sumsq, [1; 2], "Names", {"a", "b"})
%!error <too far apart> plotdescent (@sumsq, [1 1e38; 2 3])
%!error <or from 0 to be drawn; give Axes> plotdescent (@sumsq, [1e38 1e38; 2 3])
%!error <too far apart> plotdescent (@sumsq, [realmax -realmax; 2 3])
%!error <Parent must be the handle of axes> plotdescent (@sumsq, [1; 2], "Parent", 0, "Points", 2)
%!error <unknown option "Level"; .*did you mean "Levels"> plotdescent (@sumsq, [1; 2], "Level", 2)

%!demo
%! ## descent and momentum in a narrow bowl
%! J = @(theta) theta' * diag ([1 25]) * theta / 2;
%! [p, q] = deal ([10; 1]);
%! v = [0; 0];
%! for t = 1:40
%!   p(:,end+1) = p(:,end) - .07 * [1; 25] .* p(:,end);
%!   v = .8 * v + .2 * [1; 25] .* q(:,end);
%!   q(:,end+1) = q(:,end) - .15 * v;
%! endfor
%! plotdescent (J, {p, q}, "Names", {"gradient descent", "momentum"});
