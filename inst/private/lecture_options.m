## o = lecture_options (name, rows, args, outputs)
## The options of the experiment NAME, which was called with ARGS and has so
## many OUTPUTS: a struct with a field for each of ROWS, {name, default, rule,
## elements, most}, and for those of all experiments.  Numbers come back as a
## row of doubles of as many ELEMENTS, [least most] where that varies.  Each of
## them keeps the RULE, as in __options__, or is "a real number", and is at most
## MOST.  A RULE that is a cell of names is for a name, or with a cell as
## default for a cell of names.  Where the default is [], [] counts as not
## given.  A single flag before the options is that of "Plot".  An animation is
## made of the picture: Plot is true then, and Keep says whether the figure
## stays.
## SPDX-License-Identifier: GPL-3.0-or-later

function o = lecture_options (name, rows, args, outputs)
  who = ["lectures." name];
  if (mod (numel (args), 2) == 1 && (islogical (args{1}) || isnumeric (args{1})))
    args = [{"Plot"}, args];
  endif
  table = [rows(:,1:3)
           {"Plot", outputs == 0, "true or false"
            "Style", "screen", {"screen", "slide"}}];
  own = 1:size (rows, 1);
  several = cellfun (@(default) ! (ischar (default) || islogical (default)), table(own,2));
  table(own(several),3) = {""};
  [o, given] = __options__ (who, table, args);
  for i = own(several)(:)'
    row = cell2struct (rows(i,:), {"name", "default", "rule", "elements", "most"}, 2);
    if (given.(row.name))
      o.(row.name) = checked (who, row, o.(row.name));
    endif
  endfor
  o.Keep = o.Plot;
  if (isfield (given, "Animate") && given.Animate)
    o.Animate = gif_name (who, o.Animate);
    o.Plot = true;
  endif
endfunction

function file = gif_name (who, file)
  if (! (ischar (file) && isrow (file)))
    error ("descent:class", "%s: Animate must be the name of a file", who);
  endif
  file = tilde_expand (file);
  [folder, ~, ext] = fileparts (file);
  option_check_that (strcmpi (ext, ".gif"), '%s: Animate must end in .gif (got "%s")', who, ...
                     text_cut (file));
  if (! isempty (folder) && ! isfolder (folder))
    error ("descent:file", "%s: the folder %s does not exist", who, folder);
  endif
  if (! __have_feature__ ("MAGICK"))
    error ("descent:file", "%s: Animate needs an Octave that was built with GraphicsMagick", who);
  endif
endfunction

function v = checked (who, row, v)
  if (isempty (row.default) && isequal (v, []))
    return;                                 # as if it were not given
  endif
  if (iscell (row.rule))
    v = names_of (who, row, v);
    return;
  endif
  if (! ((isnumeric (v) || islogical (v)) && isreal (v) && (isvector (v) || isempty (v))))
    error ("descent:class", "%s: %s must be %s", who, row.name, ...
           how_many (row.elements, "real number"));
  endif
  v = double (full (v(:)'));
  check_count (who, row, numel (v), "real number");
  check_each (who, row, v);
endfunction

function v = names_of (who, row, v)
  if (ischar (v))
    v = {v};
  endif
  if (! iscellstr (v))
    error ("descent:class", "%s: %s must be %s", who, row.name, how_many (row.elements, "name"));
  endif
  check_count (who, row, numel (v), "name");
  v = cellfun (@(name) __checkvalue__ (who, row.name, name, row.rule), v(:)', ...
               "UniformOutput", false);
endfunction

function check_count (who, row, n, what)
  if (n < row.elements(1) || n > row.elements(end))
    error ("descent:size", "%s: %s must be %s; it has %d", who, row.name, ...
           how_many (row.elements, what), n);
  endif
endfunction

## "a real number", "2 real numbers", "1 to 21 real numbers"
function text = how_many (elements, what)
  if (isequal (elements, 1))
    text = ["a " what];
  elseif (isscalar (elements))
    text = sprintf ("%d %ss", elements, what);
  else
    text = sprintf ("%s to %s %ss", text_count (elements(1)), text_count (elements(2)), what);
  endif
endfunction

function check_each (who, row, v)
  fine = isfinite (v);
  text = "finite";
  if (! strcmp (row.rule, "a real number"))
    fine = arrayfun (@(x) keeps (who, row, x), v);
    text = row.rule;
  endif
  if (all (fine))
    fine = (v <= row.most);
    text = sprintf ("at most %g", row.most);
  endif
  if (! all (fine))
    where = "";
    if (numel (v) > 1)
      where = __culprit__ (v, fine, "element");
    endif
    error ("descent:value", "%s: %s must be %s%s", who, row.name, text, where);
  endif
endfunction

function tf = keeps (who, row, x)
  tf = true;
  try
    __checkvalue__ (who, row.name, x, row.rule);
  catch
    tf = false;
  end_try_catch
endfunction
