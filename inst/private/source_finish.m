## src = source_finish (src)
## SRC, as the files describe it, with the fields that tell of its origin: the
## names of features and classes, how many values are missing, and the files
## that it was made from, if it is read from others.
## SPDX-License-Identifier: GPL-3.0-or-later

function src = source_finish (src)
  src.Names = {};
  src.Classes = {};
  src.Missing = 0;
  src.Origin = {};
endfunction
