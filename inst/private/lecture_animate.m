## lecture_animate (fig, file)
## Writes the animation of the figure FIG, in which the lines with the tag
## "grows" grow from their first points, to the GIF FILE.
## SPDX-License-Identifier: GPL-3.0-or-later

function lecture_animate (fig, file)
  frames = tempname ();
  mkdir (frames);
  lines = findall (fig, "type", "line", "tag", "grows");
  whole = get (lines, {"xdata", "ydata"});
  unwind_protect
    count = min (40, max (cellfun (@numel, whole(:,1))));
    for i = 1:count
      for k = 1:numel (lines)
        n = ceil (numel (whole{k,1}) * i / count);
        set (lines(k), "xdata", whole{k,1}(1:n), "ydata", whole{k,2}(1:n));
      endfor
      names{i} = fullfile (frames, sprintf ("%04d.png", i));
      plot_save ("lecture", fig, names{i}, []);
    endfor
    part = fullfile (frames, "all.gif");
    assemble (names, part);
    [done, reason] = movefile (part, file, "f");
    if (! done)
      error ("descent:file", "lecture: %s cannot be written: %s", file, strtrim (reason));
    endif
  unwind_protect_cleanup
    for k = 1:numel (lines)
      set (lines(k), "xdata", whole{k,1}, "ydata", whole{k,2});
    endfor
    confirm_recursive_rmdir (false, "local");
    rmdir (frames, "s");
  end_unwind_protect
endfunction

## A tenth of a second each, the last one two seconds.
function assemble (names, file)
  [table, map] = palette (imread (names{end}));
  for i = 1:numel (names)
    frames(:,:,1,i) = table(codes (imread (names{i})));
  endfor
  delays = [.1 * ones(1, numel (names) - 1), 2];
  imwrite (frames, map, file, "DelayTime", delays, "LoopCount", Inf, ...
          "Compression", "lzw");
endfunction

## The 256 most frequent colours of RGB, and the number of the nearest of them,
## from 0, for each code of a colour.
function [table, map] = palette (rgb)
  code = codes (rgb)(:);
  count = accumarray (code, 1, [2^15, 1]);
  [~, order] = sort (count, "descend");
  kept = order(1:min (256, nnz (count)));
  for channel = 1:3
    sums = accumarray (code, double (rgb(:,:,channel)(:)), [2^15, 1]);
    map(:,channel) = sums(kept) ./ count(kept) / 255;
  endfor
  [b, g, r] = ndgrid ((0:31) / 31);
  distance = Inf (2^15, 1);
  table = zeros (2^15, 1, "uint8");
  for k = 1:rows (map)
    d = sumsq ([r(:), g(:), b(:)] - map(k,:), 2);
    nearer = d < distance;
    distance(nearer) = d(nearer);
    table(nearer) = k - 1;
  endfor
endfunction

## The number of each colour of RGB, of five bits for each of red, green and
## blue, from 1.
function c = codes (rgb)
  c = 1 + sum (floor (double (rgb) / 8) .* reshape ([1024, 32, 1], 1, 1, 3), 3);
endfunction
