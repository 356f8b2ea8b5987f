## p = pythonpeer (library)
## Python's "torch" or "sklearn" as a peer that trains on Fashion-MNIST; []
## with a word about it where no Python has the library.
## SPDX-License-Identifier: GPL-3.0-or-later

function p = pythonpeer (library)
  p = [];
  [~, folder] = fashiondata ("none");
  script = fullfile (fileparts (mfilename ("fullpath")), "peers.py");
  for python = {"/usr/bin/python3", "python3"}
    if (system ([python{1} " -c 'import threadpoolctl, " library "' 2>/dev/null"]) == 0)
      p = peer (python{1}, script, library, folder);
      return;
    endif
  endfor
  printf ("%s: left out, no python3 has it and threadpoolctl\n", library);
endfunction
