## names = data_names (classes)
## The CLASSES of data_classes as a cell of texts.
## SPDX-License-Identifier: GPL-3.0-or-later

function names = data_names (classes)
  names = classes;
  if (! iscellstr (classes))
    names = arrayfun (@(c) sprintf ("%.6g", c), classes, "UniformOutput", false);
  endif
endfunction
