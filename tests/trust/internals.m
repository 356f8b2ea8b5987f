## names = internals ()
## The functions of the oct-file, a row cell.
## SPDX-License-Identifier: GPL-3.0-or-later

function names = internals ()
  names = {};
  for file = glob (fullfile (fileparts (mfilename ("fullpath")), "..", "..", "src", "*.cc"))(:)'
    names = [names, regexp(fileread (file{1}), 'PKG_ADD: autoload \("(\w+)"', "tokens"){:}];
  endfor
endfunction
