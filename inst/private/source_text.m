## text = source_text (src)
## What a source is, for people: some lines.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = source_text (src)
  sizes = strjoin (arrayfun (@text_count, src.Size, "UniformOutput", false), " x ");
  lines = {sprintf("%s samples of %s value%s, %s", text_count (src.Samples), sizes, ...
                   repmat ("s", 1, src.Features > 1), src.Class)
           sprintf("%s, %s: %s", src.Format, text_bytes (sum (src.Bytes)), files (src.Files))};
  if (! isempty (src.Dataset))
    lines{end+1} = ["dataset ", text_cut(src.Dataset)];
  endif
  if (! isempty (src.Origin))
    lines{end+1} = ["made from ", files(src.Origin)];
  endif
  if (! isempty (src.Names))
    lines{end+1} = ["columns ", text_cut(strjoin (src.Names, ", "))];
  endif
  if (! isempty (src.Classes))
    lines{end+1} = sprintf ("%d classes: %s", numel (src.Classes), ...
                            text_cut (strjoin (src.Classes, ", ")));
  endif
  if (src.Missing > 0)
    lines{end+1} = [text_count(src.Missing), " values are missing"];
  endif
  text = sprintf ("%s\n", lines{:});
endfunction

function text = files (names)
  text = names{1};
  if (numel (names) > 1)
    text = sprintf ("%s and %d more", text, numel (names) - 1);
  endif
endfunction
