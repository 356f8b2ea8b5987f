## mlpexport (net, file, varargin)
## The body of mlpexport.
## SPDX-License-Identifier: GPL-3.0-or-later

function mlpexport (net, file, varargin)
  persistent formats = {".c", @export_c; ".m", @export_m; ".onnx", @export_onnx};
  persistent c_words = {"auto", "case", "char", "const", "default", "double", "enum", "extern", ...
                        "float", "goto", "inline", "int", "long", "main", "register", ...
                        "restrict", "short", "signed", "sizeof", "static", "struct", ...
                        "typedef", "union", "unsigned", "void", "volatile", "exp", "expf", ...
                        "tanh", "tanhf", "fabs", "isnan"};
  options = __options__ ("mlpexport", {"Name", "", ""}, varargin);
  parts = export_parts (net);
  path = train_checkpoint_path ("mlpexport", "FILE", file);
  if (isempty (path))
    error ("descent:class", "mlpexport: FILE must be the name of a file");
  endif
  [~, name, extension] = fileparts (path);
  at = find (strcmpi (extension, formats(:,1)));
  if (isempty (at))
    error ("descent:value", "mlpexport: FILE must end in %s", ...
           strjoin (strcat ("\"", formats(:,1)', "\""), ", "));
  endif
  if (! isempty (options.Name))
    name = options.Name;
  endif
  if (! ischar (name))
    error ("descent:class", "mlpexport: Name must be a string");
  elseif (! (isrow (name) && isvarname (name) && numel (name) <= 63))
    error ("descent:value", ["mlpexport: Name must be the name of a function, of letters, ", ...
                             "digits and _ (got \"%s\")"], text_cut (name));
  elseif (strcmp (extension, ".c") && any (strcmp (name, c_words)))
    error ("descent:value", "mlpexport: Name must not be a word of C (got \"%s\")", name);
  elseif (strcmp (extension, ".m") && ! strcmp (name, nthargout (2, @fileparts, path)))
    error ("descent:option", "mlpexport: Name must be that of the file, for a function in .m");
  endif
  text_write ("mlpexport", path, formats{at,2} (parts, name));
endfunction
