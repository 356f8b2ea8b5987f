## pictures.tst: what is drawn by a toolkit that needs a display.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function [width, height] = size_of (file)
%!  id = fopen (file, "r", "ieee-be");
%!  fread (id, 16);
%!  numbers = fread (id, 2, "uint32");
%!  fclose (id);
%!  [width, height] = deal (numbers(1), numbers(2));
%!endfunction

## what a fresh Octave with a window system prints for CODE, with the package at hand
%!function said = under_xvfb (code)
%!  global DESCENT_TESTS DESCENT_BUILD
%!  before = sprintf ("addpath ('%s'); uninstalled ('%s', '%s'); ", DESCENT_TESTS, ...
%!                    fullfile (DESCENT_TESTS, ".."), DESCENT_BUILD);
%!  file = [tempname() ".m"];
%!  id = fopen (file, "w");
%!  fputs (id, [before code]);
%!  fclose (id);
%!  unwind_protect
%!    program = fullfile (OCTAVE_HOME (), "bin", "octave");
%!    [~, said] = system (sprintf (["timeout 500 xvfb-run -a '%s' --no-gui --norc --no-history " ...
%!                                  "'%s' 2>&1"], program, file));
%!  unwind_protect_cleanup
%!    delete (file);
%!  end_unwind_protect
%!endfunction

## qt: sizes of hidden figures, one after the other, and of a slide
%!testif ; system ("command -v xvfb-run > /dev/null") == 0   # qt needs xvfb-run
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   said = under_xvfb (sprintf ([
%!     "if (any (strcmp (available_graphics_toolkits (), 'qt')))\n" ...
%!     "  graphics_toolkit ('qt');\n  cd '%s';\n" ...
%!     "  fig = figure ('visible', 'off', 'position', [10 10 480 320]);\n" ...
%!     "  plotewma (dataset ('london').x, .9);\n" ...
%!     "  savepicture ('a.png', [1280 720]);\n  savepicture ('b.png', [640 480]);\n" ...
%!     "  savepicture ('c.png');\n  savepicture ('d.svg', [800 450]);\n" ...
%!     "  close (fig);\n  set (0, 'defaultfigurevisible', 'off');\n" ...
%!     "  r = lecture ('bowl', 'Plot', true, 'Style', 'slide');\n  savepicture ('e.png');\n" ...
%!     "  disp (['drawn by ' graphics_toolkit(gcf ())]);\n" ...
%!     "else\n  puts ('no qt\\n');\nendif\n"], folder));
%!   if (isempty (strfind (said, "no qt")))
%!     assert (! isempty (strfind (said, "drawn by qt")), "%s", said);
%!     sizes = {"a", [1280 720]; "b", [640 480]; "c", [480 320]; "e", [1280 720]};
%!     for i = 1:rows (sizes)
%!       [width, height] = size_of (fullfile (folder, [sizes{i,1} ".png"]));
%!       assert ([width, height], sizes{i,2});
%!     endfor
%!     text = fileread (fullfile (folder, "d.svg"));
%!     text = regexp (text, '<svg[^>]*>', "match", "once");
%!     assert (! isempty (strfind (text, ' width="800"')));
%!     assert (! isempty (strfind (text, ' height="450"')));
%!     assert (numel (glob (fullfile (folder, "*"))), 5);
%!   endif
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect
