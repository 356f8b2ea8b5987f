## text = report_text (value)
## The value of an option as it would be typed; large ones by size and class.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = report_text (value)
  if (ischar (value) && (isrow (value) || isempty (value)))
    text = ["\"" undo_string_escapes(value) "\""];
  elseif (is_function_handle (value))
    text = func2str (value);
  elseif (islogical (value) && isscalar (value))
    text = merge (value, "true", "false");
  elseif ((isnumeric (value) || islogical (value)) && ismatrix (value) && numel (value) <= 12)
    text = mat2str (value, 15);
  elseif (iscellstr (value) && numel (value) <= 12)
    text = ["{" strjoin(cellfun (@report_text, value(:)', "UniformOutput", false), ", ") "}"];
  else
    text = sprintf ("... (%s %s)", text_size (value), class (value));
  endif
endfunction
