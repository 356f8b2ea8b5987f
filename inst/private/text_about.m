## text = text_about (name)
## What is in the package's file DESCRIPTION or INDEX: beside inst/ in the
## source tree, in packinfo/ of an installed package.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_about (name)
  here = fileparts (fileparts (mfilename ("fullpath")));
  file = fullfile (here, "packinfo", name);
  if (! exist (file, "file"))
    file = fullfile (here, "..", name);
  endif
  text = fileread (file);
endfunction
