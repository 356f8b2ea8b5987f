## [src, Y] = source_csv (files, options, given)
## The columns of text files as samples, and as targets or [], from the cache.
## SPDX-License-Identifier: GPL-3.0-or-later

function [src, Y] = source_csv (files, options, given)
  source_check_given (given, "csv");
  [task, names] = source_columns (files{1}, options);
  task.Files = files;
  endings = {".X.npy", ".Y.npy"}(1:1+any (task.Use < 0));
  key = strjoin ([{"csv", task.Delimiter, task.Class, mat2str(task.Use), ...
                   mat2str([task.Header, task.Labels])}, task.Classes], "\n");
  [paths, found] = source_cache (files, key, endings, options.Cache, ...
                                 @(paths) __csvsource__ (setfield (task, "To", paths)));
  if (found.Samples == 0)
    error ("descent:data", 'datasource: "%s" has no samples', files{1});
  endif
  src = part (files, paths{1}, names(1, task.Use > 0));
  src.Missing = found.Missing;
  Y = [];
  if (numel (paths) > 1)
    Y = part (files, paths{2}, names(1, task.Use < 0));
    Y.Classes = reshape (found.Classes, min (1, numel (found.Classes)), []);
    Y.Missing = found.Unlabelled;
  endif
endfunction

function src = part (files, path, names)
  request = struct ("Format", "npy", "ObservationsIn", "rows", "Dataset", "");
  request.Files = {path};
  src = __source__ (request);
  src.Names = names;
  src.Origin = files;
endfunction
