## names = internals ()
## The functions of the oct-file, a row cell.
## SPDX-License-Identifier: GPL-3.0-or-later

function names = internals ()
  names = {};
  for file = glob (fullfile (fileparts (mfilename ("fullpath")), "..", "..", "src", "*.cc"))'
    [~, names{end+1}] = fileparts (file{1});
  endfor
endfunction
