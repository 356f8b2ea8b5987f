## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {} descent ()
## The functions of this package, by group, and where to read on.
##
## Mini-batch gradient descent and exponentially weighted averages: the
## optimisation week of the course @cite{Improving Deep Neural Networks} as
## compiled routines, from the average of three temperatures to the training of
## dense networks on files beyond memory.
##
## @table @code
## @item descent
## prints the names of the functions, by group.
## @item doc descent
## opens the manual: ideas in pictures, a tutorial to type along, data in files,
## translations from other libraries, every function.  @code{doc ewma} opens it
## at that function.  (It is there if @code{makeinfo} was, when the package was
## made.)
## @item help ewma
## has shapes, classes, defaults, errors and an example of a function.
## @item lecture
## lists the experiments of the lecture, @code{descenttour} is a first tour.
## @end table
##
## @example
## @group
## ewma ([40 49 45], .9)
##    @result{} ans =
##         4.0000    8.5000   12.1500
## @end group
## @end example
##
## @seealso{lecture, descenttour, ewma, mlptrain, fminsgd}
## @end deftypefn

function descent ()
  printf ("descent %s: mini-batch gradient descent and exponentially weighted averages\n", ...
          text_version ());
  lines = strsplit (strtrim (text_about ("INDEX")), "\n")(2:end);   # the first is the title
  for line = lines(:)'
    printf (merge (line{1}(1) == " ", " %s", "\n%s\n "), strtrim (line{1}));
  endfor
  printf (["\n\nhelp NAME tells more; doc descent opens the manual; lecture lists the ", ...
           "experiments\n"]);
endfunction

## the documented example
%!assert (ewma ([40 49 45], .9), [4, 8.5, 12.15], 1e-12)

## every function of the package, in its group
%!test
%! text = evalc ("descent ()");
%! groups = regexp (text, '^(\S[^\n]*)\n  (\S[^\n]*)$', "tokens", "lineanchors");
%! assert (strsplit (groups{1}{2}, " ")(1:3), {"ewma", "ewmvar", "ewmstd"});
%! listed = cellfun (@(g) strsplit (g{2}, " "), groups, "UniformOutput", false);
%! [~, public] = cellfun (@fileparts, glob (fullfile (fileparts (which ("descent")), "*.m"))', ...
%!                        "UniformOutput", false);
%! assert (sort ([listed{:}]), sort (public(! strncmp (public, "__", 2))));
%! assert (! isempty (regexp (text, '^descent \d+\.\d+\.\d+: ')));

%!error <too many inputs> descent (1)

%!demo
%! descent
