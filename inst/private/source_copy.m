## src = source_copy (src, options)
## The same samples in one NPY file of the cache, one after the other, in a
## random order if options.Shuffle is true.
## SPDX-License-Identifier: GPL-3.0-or-later

function src = source_copy (src, options)
  from = src;
  seed = options.Seed(options.Shuffle);
  request = struct ("Format", "npy", "ObservationsIn", "rows", "Dataset", "");
  key = sprintf ("%s ", "copy", src.Format, src.Dataset, src.Class, src.ObservationsIn, ...
                 src.ByteOrder, mat2str ([src.Features, src.Offset, src.RecordBytes, seed]));
  request.Files = source_cache (src.Files, key, {".npy"}, source_folder (from, options), ...
                                @(path) make (from, path{1}, seed));
  src = __source__ (request);
  for name = {"Names", "Classes", "Missing", "Origin"}
    src.(name{1}) = from.(name{1});
  endfor
  if (isempty (src.Origin))
    src.Origin = from.Files;
  endif
endfunction

## What comes from a cache stays in its folder.
function folder = source_folder (src, options)
  folder = options.Cache;
  if (isempty (folder) && ! isempty (src.Origin))
    folder = fileparts (src.Files{1});
  endif
endfunction

function info = make (src, path, seed)
  info.Samples = __copysource__ (src, path, seed);
endfunction
