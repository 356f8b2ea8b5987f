## uninstalled (srcdir, builddir)
## Makes the package of a source and a build tree callable, as pkg load does
## for an installed one.
## SPDX-License-Identifier: GPL-3.0-or-later

function uninstalled (srcdir, builddir)
  oct = fullfile (builddir, "src", "__descent__.oct");
  shims = glob (fullfile (srcdir, "src", "*.cc"));
  for i = 1:numel (shims)                 # what PKG_ADD says
    names = regexp (fileread (shims{i}), '^// PKG_ADD: autoload \("(\w+)"', "tokens", ...
                    "lineanchors");
    for j = 1:numel (names)
      autoload (names{j}{1}, oct);
    endfor
  endfor
  addpath (fullfile (builddir, "src"));
  addpath (fullfile (srcdir, "inst"));
endfunction
