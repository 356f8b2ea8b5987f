## a = ref_learnrate (schedule, k, opts)
## The rate of step k, one number, from the formulas as they are written down.
## OPTS has every number as a field: a0, a1, a2 (final, start), r, I, E, p, f,
## rise, w, delay, origin, patience, threshold, J.  Whole intervals are counted
## one by one.
## SPDX-License-Identifier: GPL-3.0-or-later

function a = ref_learnrate (schedule, k, o)
  i = k - o.origin + 1;
  if (o.w > 0 && i <= o.w)
    a = o.a0 * max (i, 1) / o.w;
    return;
  endif
  e = max (k - o.w - o.delay, 0);
  part = min (e / o.E, 1);
  switch (schedule)
    case "none"
      a = o.a0;
    case "inverse"
      a = o.a0 / (1 + o.r * e / o.I);
    case "exponential"
      a = o.a0 * o.r ^ (e / o.I);
    case "sqrt"
      a = o.a0 / sqrt (max (e / o.I, 1));
    case "staircase"
      a = o.a0 / (1 + o.r * whole (e, o.I));
    case "step"
      a = o.a0;
      for n = 1:whole (e, o.I)
        a *= o.r;
      endfor
    case "cosine"
      a = o.a1 + (o.a0 - o.a1) * (1 + cos (pi * part)) / 2;
    case "polynomial"
      a = o.a1 + (o.a0 - o.a1) * (1 - part) ^ o.p;
    case "one-cycle"
      if (o.f == 1 && part > 1 - 1e-12)
        a = o.a1;
      elseif (part < o.f && strcmp (o.rise, "linear"))
        a = o.a2 + (o.a0 - o.a2) * part / o.f;
      elseif (part < o.f)
        a = o.a2 + (o.a0 - o.a2) * (1 - cos (pi * part / o.f)) / 2;
      else
        a = o.a1 + (o.a0 - o.a1) * (1 + cos (pi * (part - o.f) / (1 - o.f))) / 2;
      endif
    case "plateau"
      a = o.a0;
      best = Inf;
      bad = 0;
      for j = 1:floor (k - o.origin)          # epochs origin, origin + 1, ... before k
        if (j > o.w + o.delay)
          better = o.J(j) < best && (best == Inf || best - o.J(j) > o.threshold * abs (best));
          bad += 1;
          if (better)
            best = o.J(j);
            bad = 0;
          elseif (bad == o.patience)
            a *= o.r;
            bad = 0;
          endif
        endif
      endfor
  endswitch
endfunction

function n = whole (e, I)
  n = 0;
  while ((n + 1) * I <= e + 1e-9)
    n++;
  endwhile
endfunction
