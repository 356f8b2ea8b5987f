## [files, options, given] = source_options (file, args)
## The arguments of datasource: absolute names of files, and its options.
## SPDX-License-Identifier: GPL-3.0-or-later

function [files, options, given] = source_options (file, args)
  persistent table = {
    "Format", "", [{""}, __names__("formats")]
    "ObservationsIn", "rows", {"rows", "columns"}
    "Dataset", "", ""
    "Class", "", [{""}, __names__("classes")]
    "Size", [], ""
    "Offset", 0, "an integer from 0 to 2^53 - 1"
    "RecordBytes", 0, "an integer from 0 to 2^53 - 1"
    "ByteOrder", "little", {"little", "big"}
    "Delimiter", "", ""
    "HeaderLine", "auto", ""
    "Columns", [], ""
    "LabelColumn", [], ""
    "Labels", "auto", {"auto", "classes", "numbers"}
    "Classes", {}, ""
    "Cache", "", ""
    "Convert", "needed", {"needed", "always"}
    "Shuffle", false, "true or false"
    "Seed", 0, "an integer from 0 to 2^53 - 1"};
  if (ischar (file))
    file = {file};
  endif
  ok = iscell (file) && ! isempty (file) ...
       && all (cellfun (@(name) ischar (name) && isrow (name), file(:)));
  if (! ok)
    error ("descent:class", "datasource: FILE must be a name or a cell of names");
  endif
  files = cellfun (@(name) make_absolute_filename (tilde_expand (name)), file(:)', ...
                   "UniformOutput", false);
  [options, given] = __options__ ("datasource", table, args);
  folder = options.Cache;
  if (! (ischar (folder) && (isempty (folder) || (isrow (folder) && isfolder (folder)))))
    error ("descent:value", "datasource: Cache must be the name of a folder that exists");
  endif
  if (given.Seed && ! options.Shuffle)
    error ("descent:option", 'datasource: Seed needs "Shuffle", true');
  endif
endfunction
