## src = source_plain (files, options, format)
## A source of files that are read as they are, or, packed with gzip, from the
## cache.
## SPDX-License-Identifier: GPL-3.0-or-later

function src = source_plain (files, options, format)
  request = options;
  request.Files = files;
  request.Format = format;
  packed = cellfun (@(file) strcmp (__sourceformat__ (file), "gzip"), files);
  for i = find (packed)(:)'
    [path, info] = source_cache (files(i), "gzip", {".data"}, options.Cache, ...
                                 @(path) struct ("Format", __unpacksource__ (files{i}, path{1})));
    request.Files(i) = path;
    if (strcmp (format, "gzip"))
      request.Format = format = info.Format;
    endif
  endfor
  if (isempty (format))
    error ("descent:data", 'datasource: "%s" is of no format that is known; give "Format"', ...
           files{1});
  elseif (strcmp (format, "raw") && (isempty (options.Class) || isempty (options.Size)))
    error ("descent:option", 'datasource: "Format", "raw" needs "Class" and "Size"');
  endif
  src = __source__ (request);
  if (any (packed))
    src.Origin = files;
  endif
endfunction
