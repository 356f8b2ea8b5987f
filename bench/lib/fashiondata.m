## [S, folder] = fashiondata (part)
## Fashion-MNIST, part "train", "t10k" (the test images) or "none": S.X, 784 x images, uint8, and
## S.Y, classes 1..10; FOLDER, where the files are.
## SPDX-License-Identifier: GPL-3.0-or-later

function [S, folder] = fashiondata (part)
  folder = "/usr/share/datasets/fashion-mnist";
  if (! isfolder (folder))
    error ("%s is not there: install Debian's dataset-fashion-mnist", folder);
  endif
  S = struct ();
  if (! strcmp (part, "none"))
    bytes = idx (fullfile (folder, [part "-images-idx3-ubyte.gz"]), 4);
    S.X = reshape (bytes, 784, []);
    S.Y = double (idx (fullfile (folder, [part "-labels-idx1-ubyte.gz"]), 2)') + 1;
  endif
endfunction

## the bytes after a header of N 32-bit numbers
function bytes = idx (file, n)
  fid = fopen (file, "rz", "ieee-be");
  if (fid < 0)
    error ("%s cannot be read", file);
  endif
  fread (fid, n, "int32");
  bytes = fread (fid, Inf, "uint8=>uint8");
  fclose (fid);
endfunction
