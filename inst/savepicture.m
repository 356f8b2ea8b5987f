## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} savepicture (@var{file})
## @deftypefnx {} {} savepicture (@var{file}, [@var{width} @var{height}])
## @deftypefnx {} {} savepicture (@dots{}, "Figure", @var{fig})
## Write a figure to a file, as PNG, SVG or PDF of any size.
##
## The extension of @var{file}, @file{.png}, @file{.svg} or @file{.pdf},
## chooses the format.  @var{width} and @var{height} are in pixels, whole
## numbers from 16 to 16384; without them, or as [], the picture has the size of
## the figure.  An SVG has as many user units, a PDF as many points, 72 an inch,
## and its page fits the picture.
##
## Letters, lines, markers and the legend follow the size: a picture of twice
## the figure's width and height looks like the figure, magnified.  Where the
## shape differs, they follow the side that grows less.
##
## @table @asis
## @item "Figure" (the current figure)
## The handle of the figure.
## @end table
##
## The figure may be hidden, and stays as it was.  No display is needed under
## the toolkit gnuplot.  Under qt, PDF needs Ghostscript.  The file takes its
## name when it is whole: an error leaves an existing file of that name as it
## was.
##
## @example
## @group
## figure ("visible", "off");            # doctest: +SKIP
## plotewma (dataset ("london").x, .9);  # doctest: +SKIP
## savepicture ("london.png", [1280 720])  # doctest: +SKIP
## @end group
## @end example
##
## Errors: @code{descent:class} for a @var{file} that is not a name,
## @code{descent:value} for other extensions, sizes and handles and where there
## is no figure, or no axes in it, @code{descent:file} if the file cannot be
## written.
## @seealso{lecture, plotcost, plotdescent, plotewma, print}
## @end deftypefn

function savepicture (file, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  pixels = [];
  if (numel (varargin) > 0 && ! ischar (varargin{1}))
    pixels = varargin{1};
    varargin(1) = [];
  endif
  options = __options__ ("savepicture", {"Figure", [], ""}, varargin);
  fig = options.Figure;
  if (isempty (fig))
    fig = get (0, "currentfigure");
    option_check_that (! isempty (fig), "savepicture: there is no figure to write");
  endif
  option_check_that (isscalar (fig) && isfigure (fig), ...
                     "savepicture: Figure must be the handle of a figure");
  plot_save ("savepicture", fig, file, pixels);
endfunction

%!function fig = picture ()
%!  fig = figure ("visible", "off", "position", [10 10 480 320]);
%!  plot (1:5, [2 4 3 5 4], "o-", "linewidth", 2);
%!  xlabel ("x");
%!  ylabel ("y");
%!  title ("a title");
%!  legend ({"a curve"}, "location", "northwest");
%!endfunction
%!function in_folder (f)                  # f (folder, figure), both gone afterwards
%!  folder = tempname ();
%!  mkdir (folder);
%!  fig = picture ();
%!  unwind_protect
%!    f (folder, fig);
%!  unwind_protect_cleanup
%!    close (fig);
%!    confirm_recursive_rmdir (false, "local");
%!    rmdir (folder, "s");
%!  end_unwind_protect
%!endfunction
%!function numbers = png_size (file)
%!  id = fopen (file, "r", "ieee-be");
%!  bytes = fread (id, 16);
%!  numbers = fread (id, 2, "uint32")';
%!  fclose (id);
%!  assert (bytes(1:8)', [137, double("PNG"), 13 10 26 10]);
%!endfunction

## sizes: given, the figure's, another in the same script; nothing else is left
%!function sizes (folder, fig)
%!  at = @(name) fullfile (folder, name);
%!  before = get (fig, {"position", "paperposition", "papersize", "paperunits", "units"});
%!  text = findall (fig, "-property", "fontsize");
%!  letters = get (text, {"fontsize"});
%!  savepicture (at ("a.png"), [1280 720]);
%!  savepicture (at ("b.PNG"));
%!  savepicture (at ("c.png"), [640 480], "Figure", fig);
%!  savepicture (at ("d.png"), []);
%!  assert (png_size (at ("a.png")), [1280 720]);
%!  assert (png_size (at ("b.PNG")), [480 320]);
%!  assert (png_size (at ("c.png")), [640 480]);
%!  assert (png_size (at ("d.png")), [480 320]);
%!  assert (numel (glob (at ("*"))), 4);
%!  assert (get (fig, {"position", "paperposition", "papersize", "paperunits", "units"}), before);
%!  assert (get (text, {"fontsize"}), letters);
%!endfunction
%!test in_folder (@sizes);

## letters and the legend follow: a picture of twice the size, made smaller, is
## the picture
%!function follows (folder, fig)
%!  small = fullfile (folder, "small.png");
%!  large = fullfile (folder, "large.png");
%!  savepicture (small, [480 320]);
%!  savepicture (large, [960 640]);
%!  p = mean (double (imread (small)), 3);
%!  q = mean (double (imread (large)), 3);
%!  q = (q(1:2:end,1:2:end) + q(2:2:end,1:2:end) + q(1:2:end,2:2:end) + q(2:2:end,2:2:end)) / 4;
%!  assert (mean (p(:) < 250) > .02);
%!  dark = @(p, dim) find (any (p < 128, dim))([1 end])(:)';
%!  for dim = 1:2                           # from the y label to the edge, from title to x label
%!    assert (dark (q, dim), dark (p, dim), 4);
%!  endfor
%!  assert (mean (q(:) < 128), mean (p(:) < 128), -.5);
%!endfunction
%!testif ; __have_feature__ ("MAGICK")
%! in_folder (@follows);

## SVG has the size, PDF a page of the size
%!function vectors (folder, fig)
%!  at = @(name) fullfile (folder, name);
%!  savepicture (at ("a.svg"), [800 450]);
%!  text = fileread (at ("a.svg"));
%!  assert (! isempty (strfind (text, "a title")));
%!  text = regexp (text, '<svg[^>]*>', "match", "once");
%!  assert (! isempty (regexp (text, '\swidth="800"')));
%!  assert (! isempty (regexp (text, '\sheight="450"')));
%!  if (strcmp (graphics_toolkit (fig), "gnuplot"))
%!    savepicture (at ("a.pdf"), [800 450]);
%!    text = fileread (at ("a.pdf"));
%!    assert (text(1:5), "%PDF-");
%!    text(text > 126) = " ";             # regexp takes UTF-8
%!    box = regexp (text, '/MediaBox\s*\[([^\]]*)\]', "tokens", "once");
%!    if (! isempty (box))                # newer versions of cairo pack it
%!      assert (str2num (box{1}), [0 0 800 450], .5);
%!    endif
%!  endif
%!endfunction
%!test in_folder (@vectors);

## what cannot be written leaves what was there
%!function text = message (varargin)
%!  text = "";
%!  try
%!    savepicture (varargin{:});
%!  catch err
%!    text = err.message;
%!  end_try_catch
%!endfunction
%!function says (text, pattern)
%!  assert (! isempty (regexp (text, ["^savepicture: " pattern "$"])), "%s", text);
%!endfunction
%!function rejected (folder, fig)
%!  at = @(name) fullfile (folder, name);
%!  mkdir (at ("kept.png"));
%!  says (message (at ("kept.png")), ".*kept.png cannot be written: .+");
%!  says (message (at ("no/a.png")), "the folder .*no does not exist");
%!  says (message ("a.jpg"), 'FILE must end in .png, .svg or .pdf \(got "a.jpg"\)');
%!  says (message (3), "FILE must be the name of a file");
%!  says (message (["a.png"; "b.png"]), "FILE must be the name of a file");
%!  for wrong = {[1 2 3], [640 NaN], [15 100], [100.5 100], {1}, [1e5 100], true}
%!    says (message ("a.png", wrong{1}), ...
%!          'the size must be \[width height\] in pixels, whole numbers from 16 to 16384');
%!  endfor
%!  delete (get (fig, "children"));
%!  says (message (fullfile (folder, "a.png")), "there are no axes in the figure");
%!  assert (numel (glob (fullfile (folder, "*"))), 1);
%!endfunction
%!test in_folder (@rejected);

%!error <Invalid call> savepicture ()
%!error <Figure must be the handle of a figure> savepicture ("a.png", "Figure", -1)
%!error <did you mean "Figure"> savepicture ("a.png", [], "Figur", 1)

%!demo
%! plotewma (dataset ("london").x, .9);
%! file = [tempname() ".png"];
%! savepicture (file, [1280 720]);
%! delete (file);
