## text = export_c (parts, name)
## C99 source of a network (see export_parts) as functions with this NAME.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = export_c (parts, name)
  type = {"double", "float"}{1 + strcmp(parts.Class, "single")};
  n = parts.Sizes(1);
  K = parts.Sizes(end);
  L = numel (parts.Layers);
  used = arrayfun (@(layer) layer.Activation.Name, parts.Layers, "UniformOutput", false);
  code = {head(parts, name, type), "\n#include <math.h>\n"};
  if (any (strcmp (used, "sigmoid")))
    code{end+1} = ["\nstatic " type "\n" name "_sigmoid (" type " z)\n{\n" ...
                   "  double e = exp (-fabs (z));\n" ...
                   "  return (" type ") ((z < 0 ? e : 1) / (1 + e));\n}\n"];
  endif
  for l = 1:L
    code{end+1} = table (type, sprintf ("%s_W%d", name, l), parts.Layers(l).W');
    code{end+1} = table (type, sprintf ("%s_b%d", name, l), parts.Layers(l).b);
  endfor
  scalings = {"offset", "Offset"; "scale", "Scale"; "target_offset", "TargetOffset"
              "target_scale", "TargetScale"};
  for i = 1:rows (scalings)
    if (! isempty (parts.(scalings{i,2})))
      code{end+1} = table ("double", [name "_" scalings{i,1}], parts.(scalings{i,2}));
    endif
  endfor
  code{end+1} = class_table (parts.Classes, name);
  code{end+1} = outputs (parts, name, type);
  if (! isempty (parts.Classes))
    code{end+1} = label (parts, name, type);
  endif
  text = strjoin (code, "");
endfunction

function text = head (parts, name, type)
  text = sprintf (["/* %s.c: a network of layers %s, written by mlpexport of descent.\n\n" ...
                   "   void %s (const %s *x, %s *y);\n" ...
                   "     y (%d): the outputs for the sample x (%d)\n"], name, ...
                  strjoin (arrayfun (@(n) sprintf ("%d", n), parts.Sizes, "UniformOutput", ...
                                     false), "-"), name, type, type, parts.Sizes(end), ...
                  parts.Sizes(1));
  if (! isempty (parts.Classes))
    [kind, star] = class_type (parts.Classes);
    text = [text, sprintf(["   int %s_label (const %s *y);\n" ...
                           "     the class of outputs y, from 0; -1 if one is NaN\n" ...
                           "   extern const %s %s_classes[%d];\n" ...
                           "     what the classes are called\n"], name, type, [kind star], name, ...
                          numel (parts.Classes))];
  endif
  text = [text, "\n   C99, without other sources; link with -lm. */\n"];
endfunction

## A table of constants, some in each line; 17 digits (9 of single) tell all
## numbers apart.
function text = table (type, name, x)
  digits = 17 - 8 * isa (x, "single");
  numbers = sprintf (sprintf ("%%.%dg,", digits), x);
  ends = find (numbers == ",");
  numbers(ends(4:4:end-1)) = "\n";
  numbers = strrep (strrep (numbers(1:end-1), "\n", ",\n  "), ",", ", ");
  numbers = strrep (numbers, ", \n", ",\n");
  text = sprintf ("\nstatic const %s %s[%d] = {\n  %s\n};\n", type, name, numel (x), numbers);
endfunction

function [kind, star] = class_type (classes)
  star = "";
  if (iscell (classes))
    kind = "char *const";
  elseif (isfloat (classes))
    kind = "double";
  elseif (isa (classes, "uint64"))
    kind = "unsigned long long";
  else
    kind = "long long";
  endif
endfunction

function text = class_table (classes, name)
  text = "";
  if (isempty (classes))
    return;
  elseif (iscell (classes))
    items = cellfun (@c_text, classes, "UniformOutput", false);
  elseif (isfloat (classes))
    items = arrayfun (@c_number, double (classes), "UniformOutput", false);
  elseif (isa (classes, "uint64"))
    items = arrayfun (@(c) sprintf ("%luULL", c), classes, "UniformOutput", false);
  else
    items = arrayfun (@(c) sprintf ("%ldLL", int64 (c)), classes, "UniformOutput", false);
  endif
  kind = class_type (classes);
  text = sprintf ("\nextern const %s %s_classes[%d];\nconst %s %s_classes[%d] = {\n  %s\n};\n", ...
                  kind, name, numel (classes), kind, name, numel (classes), ...
                  strjoin (items, ",\n  "));
endfunction

function text = c_number (x)
  if (isinf (x))
    text = {"INFINITY", "-INFINITY"}{1 + (x < 0)};
  else
    text = sprintf ("%.17g", x);
  endif
endfunction

## Bytes that are no plain letters, and the ? of trigraphs, as octal numbers.
function text = c_text (s)
  text = "\"";
  for c = double (s)(:)'
    if (c < 32 || c > 126 || any (c == double ("\"\\?")))
      text = [text, sprintf("\\%03o", c)];
    else
      text = [text, char(c)];
    endif
  endfor
  text = [text, "\""];
endfunction

function text = outputs (parts, name, type)
  L = numel (parts.Layers);
  lines = {sprintf("\nvoid %s (const %s *x, %s *y);\n\nvoid\n%s (const %s *x, %s *y)\n{", name, ...
                   type, type, name, type, type)};
  sizes = parts.Sizes;
  input = "x";
  if (! isempty (parts.Scale))
    lines{end+1} = sprintf ("  %s a0[%d];", type, sizes(1));
    lines{end+1} = sprintf ("  for (int j = 0; j < %d; j++)", sizes(1));
    lines{end+1} = sprintf ("    a0[j] = (%s) (%s_scale[j] * (x[j] - %s_offset[j]));", type, ...
                            name, name);
    input = "a0";
  endif
  for l = 1:L
    output = "y";
    if (l < L)
      output = sprintf ("a%d", l);
      lines{end+1} = sprintf ("  %s %s[%d];", type, output, sizes(l+1));
    endif
    lines = [lines, layer(parts.Layers(l), sizes(l:l+1), type, name, l, input, output)];
    input = output;
  endfor
  K = sizes(end);
  if (strcmp (parts.Output, "softmax"))
    lines = [lines, {sprintf("  %s most = y[0];", type)
                     "  double sum = 0;"
                     sprintf("  for (int i = 1; i < %d; i++)", K)
                     "    most = y[i] > most ? y[i] : most;"
                     sprintf("  for (int i = 0; i < %d; i++)", K)
                     sprintf("    sum += y[i] = (%s) exp ((double) y[i] - most);", type)
                     sprintf("  for (int i = 0; i < %d; i++)", K)
                     sprintf("    y[i] = (%s) (y[i] / sum);", type)}'];
  elseif (! isempty (parts.TargetScale))
    lines = [lines, {sprintf("  for (int i = 0; i < %d; i++)", K), ...
                     sprintf("    y[i] = (%s) (y[i] / %s_target_scale[i]", type, name), ...
                     sprintf("                 + %s_target_offset[i]);", name)}];
  endif
  text = [strjoin(lines, "\n"), "\n}\n"];
endfunction

function lines = layer (layer, sizes, type, name, l, input, output)
  [k, m] = deal (sizes(1), sizes(2));
  value = layer.Activation.C;
  if (strcmp (layer.Activation.Name, "sigmoid"))
    value = [name "_sigmoid (z)"];
  elseif (isempty (value))
    value = "z";                       # of softmax: outputs has the rest
  endif
  lines = {sprintf("  for (int i = 0; i < %d; i++)", m)
           "    {"
           sprintf("      %s z = 0;", type)
           sprintf("      for (int j = 0; j < %d; j++)", k)
           sprintf("        z += %s_W%d[(long) i * %d + j] * %s[j];", name, l, k, input)
           sprintf("      z += %s_b%d[i];", name, l)
           sprintf("      %s[i] = %s;", output, value)
           "    }"}';
endfunction

function text = label (parts, name, type)
  K = parts.Sizes(end);
  body = {"  int best = 0;"
          sprintf("  for (int i = 0; i < %d; i++)", K)
          "    if (isnan (y[i]))"
          "      return -1;"
          "    else if (y[i] > y[best])"
          "      best = i;"
          "  return best;"}';
  if (K == 1)
    body = {"  return isnan (y[0]) ? -1 : y[0] >= 0.5;"};
  endif
  text = sprintf ("\nint %s_label (const %s *y);\n\nint\n%s_label (const %s *y)\n{\n%s\n}\n", ...
                  name, type, name, type, strjoin (body, "\n"));
endfunction
