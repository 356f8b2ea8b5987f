## plot_save (who, fig, file, pixels)
## Writes the figure FIG to FILE, PNG, SVG or PDF by its extension, as PIXELS,
## [width height]; [] is the figure's own size.  Letters, lines and markers
## follow the size.  FIG is left as it was, and FILE is there only when it is
## whole.  Errors are of the function WHO.
## SPDX-License-Identifier: GPL-3.0-or-later

function plot_save (who, fig, file, pixels)
  [file, folder, ext] = check_file (who, file);
  option_check_that (! isempty (findall (fig, "-depth", 1, "type", "axes")), ...
                     "%s: there are no axes in the figure", who);
  own = getpixelposition (fig)(3:4);
  pixels = check_pixels (who, pixels, own);
  for about = {"Octave:gnuplot-graphics", "print:nogs", "Octave:print:nosvgconvert"}
    warning ("off", about{1}, "local");
  endfor
  restore = resize (fig, pixels, min (pixels ./ own));
  part = [tempname(folder, "pict-") ext];
  unwind_protect
    try
      if (strcmp (graphics_toolkit (fig), "gnuplot"))
        by_gnuplot (fig, part, lower (ext), pixels);
      else
        by_print (fig, part, lower (ext));
      endif
    catch err
      error ("descent:file", "%s: %s cannot be written: %s", who, file, err.message);
    end_try_catch
    if (! written (part))
      error ("descent:file", "%s: %s cannot be written: the graphics toolkit %s wrote nothing", ...
             who, file, graphics_toolkit (fig));
    endif
    [failed, reason] = rename (part, file);
    if (failed)
      error ("descent:file", "%s: %s cannot be written: %s", who, file, reason);
    endif
  unwind_protect_cleanup
    if (exist (part, "file"))
      delete (part);
    endif
    clear restore;
  end_unwind_protect
endfunction

function [file, folder, ext] = check_file (who, file)
  persistent formats = {".png", ".svg", ".pdf"};
  if (! (ischar (file) && isrow (file)))
    error ("descent:class", "%s: FILE must be the name of a file", who);
  endif
  file = tilde_expand (file);
  [folder, ~, ext] = fileparts (file);
  option_check_that (any (strcmpi (ext, formats)),
                     '%s: FILE must end in %s, %s or %s (got "%s")', who, formats{:}, ...
                     text_cut (file));
  if (isempty (folder))
    folder = ".";
  endif
  if (! isfolder (folder))
    error ("descent:file", "%s: the folder %s does not exist", who, folder);
  endif
endfunction

function pixels = check_pixels (who, pixels, own)
  if (isequal (pixels, []))
    pixels = round (own);
  endif
  fine = isnumeric (pixels) && isreal (pixels) && numel (pixels) == 2 ...
         && all (pixels(:) >= 16 & pixels(:) <= 16384 & pixels(:) == fix (pixels(:)));
  option_check_that (fine, ["%s: the size must be [width height] in pixels, whole numbers ", ...
                            "from 16 to 16384"], who);
  pixels = double (full (pixels(:)'));
endfunction

function tf = written (file)
  [info, err] = stat (file);
  tf = ! err && info.size > 0;
endfunction

## Until the object RESTORE goes, FIG has so many PIXELS, on paper too, and all
## in it is SCALE times as large.
function restore = resize (fig, pixels, scale)
  settle (fig);
  before = {fig, "position", get(fig, "position"); fig, "units", get(fig, "units")
            fig, "paperposition", get(fig, "paperposition")
            fig, "papersize", get(fig, "papersize"); fig, "paperunits", get(fig, "paperunits")
            fig, "paperorientation", get(fig, "paperorientation")};
  before = flipud (before);
  for name = {"fontsize", "linewidth", "markersize"}
    for h = findall (fig, "-property", name{1})(:)'
      before(end+1,:) = {h, name{1}, get(h, name{1})};
    endfor
  endfor
  restore = onCleanup (@() put_back (before));
  set (fig, "units", "pixels", "paperorientation", "portrait", "paperunits", "inches");
  at = get (fig, "position");
  set (fig, "position", [at(1:2), pixels], "papersize", pixels / 72, ...
       "paperposition", [0, 0, pixels / 72]);
  if (scale != 1)
    for i = 7:rows (before)
      if (isnumeric (before{i,3}) && ishghandle (before{i,1}))
        set (before{i,1}, before{i,2}, scale * before{i,3});
      endif
    endfor
  endif
  settle (fig);
endfunction

## qt may still be at a size of before.  gnuplot is not; a figure that is not
## hidden would become text in the terminal where there is no display.
function settle (fig)
  if (! strcmp (graphics_toolkit (fig), "gnuplot"))
    drawnow ();
  endif
endfunction

function put_back (before)
  for i = [1:rows(before)](:)'
    if (ishghandle (before{i,1}))
      set (before{i,1}, before{i,2}, before{i,3});
    endif
  endfor
endfunction

## Pixels are points here, 1/72 of an inch; SVG has to say so.
function by_print (fig, file, ext)
  print (fig, file, ["-d" ext(2:end)], "-r72");
  if (strcmp (ext, ".svg"))
    text = regexprep (fileread (file), '(?<=\s)(width|height)="(\d+)pt"', '$1="$2"');
    id = fopen (file, "w");
    fputs (id, text);
    fclose (id);
  endif
endfunction

## gnuplot spaces legends and rows well for letters of 10 points only: so all
## letters are brought near these, and gnuplot magnifies them.
function by_gnuplot (fig, file, ext, pixels)
  text = findall (fig, "-property", "fontsize");
  sizes = get (text, {"fontsize"});
  axes_ = findall (fig, "type", "axes", "-not", "tag", "legend");
  font = median ([get(axes_, {"fontsize"}){:}]);
  terminal = struct ("png", "pngcairo size %d,%d fontscale %g", ...
                     "svg", "svg size %d,%d fontscale %g", ...
                     "pdf", "pdfcairo size %.10gin,%.10gin linewidth 2 fontscale %g");
  if (! strcmp (ext, ".pdf"))
    size_ = pixels;
  else
    size_ = pixels / 72;
  endif
  unwind_protect
    for i = find (ishghandle (text))(:)'
      set (text(i), "fontsize", sizes{i} * 10 / font);
    endfor
    drawnow ([sprintf(terminal.(ext(2:end)), size_, font / 10) ...
              ' font ",10" background rgb "#ffffff"'], file);
  unwind_protect_cleanup
    for i = find (ishghandle (text))(:)'
      set (text(i), "fontsize", sizes{i});
    endfor
  end_unwind_protect
endfunction
