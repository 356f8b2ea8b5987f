## text = export_m (parts, name)
## A function of this NAME for Octave or MATLAB, of a network (see
## export_parts).
## SPDX-License-Identifier: GPL-3.0-or-later

function text = export_m (parts, name)
  L = numel (parts.Layers);
  n = parts.Sizes(1);
  K = parts.Sizes(end);
  names = cellfun (@(c) arrayfun (@(l) sprintf ("%s%d", c, l), 1:L, "UniformOutput", false), ...
                   {"W", "b"}, "UniformOutput", false);
  sizes = strjoin (arrayfun (@(n) sprintf ("%d", n), parts.Sizes, "UniformOutput", false), "-");
  lines = {sprintf("function [Y, label] = %s (X)", name)
           sprintf("%% %s: a network of layers %s, written by mlpexport of descent.", name, sizes)
           sprintf("%% X (%d, m): m samples.  Y (%d, m): its outputs.", n, K)
           "% label: what they stand for."
           ["  persistent " strjoin([names{:}], " ")]
           "  if (isempty (W1))"}';
  for l = 1:L
    lines{end+1} = ["    " names{1}{l} " = " matrix(parts.Layers(l).W, parts.Class) ";"];
    lines{end+1} = ["    " names{2}{l} " = " matrix(parts.Layers(l).b, parts.Class) ";"];
  endfor
  lines{end+1} = "  end";
  lines = [lines, {sprintf("  if (ndims (X) ~= 2 || size (X, 1) ~= %d)", n), ...
                   sprintf("    error ('%s: X must have %d rows, a feature each')", name, n), ...
                   "  end"}];
  if (isempty (parts.Scale))
    lines{end+1} = sprintf ("  Z = %s (X);", parts.Class);
  else
    lines{end+1} = sprintf ("  Z = %s (%s .* (double (X) - %s));", parts.Class, ...
                            matrix (parts.Scale, "double"), matrix (parts.Offset, "double"));
  endif
  for l = 1:L
    lines{end+1} = sprintf ("  Z = W%d * Z + b%d;", l, l);
    if (! isempty (parts.Layers(l).Activation.M))
      lines{end+1} = ["  " parts.Layers(l).Activation.M];
    endif
  endfor
  lines{end+1} = "  Y = Z;";
  if (! isempty (parts.TargetScale))
    lines{end} = sprintf ("  Y = %s (double (Z) ./ %s + %s);", parts.Class, ...
                          matrix (parts.TargetScale, "double"), ...
                          matrix (parts.TargetOffset, "double"));
  endif
  text = [strjoin([lines, label(parts)], "\n"), "\nend\n"];
endfunction

## What outputs stand for, as mlppredict has it.
function lines = label (parts)
  if (! isempty (parts.Classes))
    lines = {["  classes = " list(parts.Classes) ";"]
             "  [~, k] = max (Y, [], 1);"
             "  label = classes(k);"
             ["  label(any (isnan (Y), 1)) = " nothing(parts.Classes) ";"]}';
    if (parts.Sizes(end) == 1)
      lines{2} = "  k = 1 + (Y >= 0.5);";
    endif
  elseif (strcmp (parts.Output, "sigmoid"))
    lines = {"  label = double (Y >= 0.5);"
             "  label(:,any (isnan (Y), 1)) = NaN;"}';
  else
    lines = {"  label = Y;"};
  endif
endfunction

function text = nothing (classes)
  text = "0";
  if (iscell (classes))
    text = "{''}";
  elseif (isfloat (classes))
    text = "NaN";
  endif
endfunction

function text = list (classes)
  if (iscell (classes))
    text = ["{" strjoin(cellfun (@m_text, classes, "UniformOutput", false), ", ") "}"];
  elseif (islogical (classes))
    text = ["logical ([" sprintf("%d ", classes)(1:end-1) "])"];
  elseif (isinteger (classes))
    text = [class(classes) " ([" strjoin(arrayfun (@(c) m_integer (c), classes, ...
                                                   "UniformOutput", false), " ") "])"];
  else
    text = matrix (classes, class (classes));
  endif
endfunction

function text = m_integer (c)
  text = sprintf ("%d", c);
endfunction

function text = m_text (s)
  if (isempty (s) || all (s >= 32 & s < 127))
    text = ["'" strrep(s, "'", "''") "'"];
  else
    text = ["char([" sprintf("%d ", double (s))(1:end-1) "])"];
  endif
endfunction

## A matrix, a row a line; 17 digits tell all numbers apart, 9 those of single.
function text = matrix (a, class)
  digits = 17 - 8 * isa (a, "single");
  row = [repmat(sprintf ("%%.%dg ", digits), 1, columns (a))(1:end-1) "\n"];
  text = sprintf (row, double (a).');
  text = ["[" strrep(text(1:end-1), "\n", ";\n") "]"];
  if (strcmp (class, "single"))
    text = ["single (" text ")"];
  endif
endfunction
