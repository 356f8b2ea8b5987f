## now = queue_fill (now)
## Where arrays of a minibatchqueue are in sources: now.chunk has the next
## mini-batch, and what is read with it.  Its fields: first, last, places in the
## epoch; flat, the arrays of these observations; at, where each place is in
## them; numbers, what they are called.
## SPDX-License-Identifier: GPL-3.0-or-later

function now = queue_fill (now)
  old = now.chunk;
  first = now.limit - now.left + 1;
  needed = min (first + now.batch_size - 1, now.limit);
  if (now.left == 0 || (old.first <= first && needed <= old.last))
    return;
  endif
  last = now.ends(find (now.ends >= needed, 1));
  there = [];                              # of the old ones, in their order
  if (old.first <= first && first <= old.last)
    there = first - old.first + 1:old.last - old.first + 1;
  endif
  places = first + numel (there):last;
  numbers = places;
  if (! isempty (now.order))
    numbers = now.order(places);
  endif
  [sorted, i] = sort (numbers);
  at(i) = 1:numel (i);
  new = old;
  for k = 1:numel (now.flat)
    along = 2 - (now.byrow && ! now.turned(k));
    part = part_of (now.flat{k}, sorted, along);
    new.flat{k} = part;
    if (! isempty (there))
      new.flat{k} = cat (along, part_of (old.flat{k}, old.at(there), along), part);
    endif
  endfor
  new.first = first;
  new.last = last;
  new.at = [1:numel(there), numel(there) + at];
  new.numbers = [old.numbers(old.at(there)), sorted];
  now.chunk = new;
endfunction

## The observations with these numbers, along the first dimension or the second.
function part = part_of (a, numbers, along)
  if (feed_is (a))
    part = feed_read (a, numbers);
    if (along == 1)
      part = part.';
    endif
  elseif (along == 1)
    part = a(numbers,:);
  else
    part = a(:,numbers);
  endif
endfunction
