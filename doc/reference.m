## reference (index, folder)
## Writes the function reference of the manual, functions.texi, into FOLDER,
## from the help texts of the functions in the file INDEX, in its order:
## a section for each of its groups, a subsection for each function.  Beside
## it, version.texi, from DESCRIPTION.  The package must be on the path.
##
## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

function reference (index, folder)
  [groups, members] = read_index (index);
  names = [members{:}];
  texts = cellfun (@help_of, names, "UniformOutput", false);
  about = containers.Map (names, cellfun (@first_sentence, texts, "UniformOutput", false));
  texts = containers.Map (names, cellfun (@(t) linked (t, names), texts, "UniformOutput", false));

  out = {"@c made by doc/reference.m\n", menu(groups, cell (size (groups)))};
  for i = 1:numel (groups)
    out{end+1} = sprintf ("\n@node %s\n@section %s\n\n", groups{[i i]});
    out{end+1} = menu (members{i}, values (about, members{i}));
    for name = members{i}(:)'
      out{end+1} = sprintf ("\n@node %s\n@subsection %s\n@cindex @code{%s}\n\n%s\n", ...
                            name{[1 1 1]}, texts(name{1}));
    endfor
  endfor
  put (fullfile (folder, "functions.texi"), [out{:}]);

  said = fileread (fullfile (fileparts (index), "DESCRIPTION"));
  word = @(field) regexp (said, ['^' field ': *(.*)$'], "tokens", "once", "lineanchors", ...
                          "dotexceptnewline"){1};
  put (fullfile (folder, "version.texi"), ...
       sprintf ("@set VERSION %s\n@set DATE %s\n", word ("Version"), word ("Date")));
endfunction

## The groups of functions, and the names in each.
function [groups, members] = read_index (index)
  lines = strsplit (strtrim (fileread (index)), "\n")(2:end);   # the first is the package's title
  groups = members = {};
  for line = lines(:)'
    if (line{1}(1) != " ")
      groups{end+1} = line{1};
      members{end+1} = {};
    else
      members{end}{end+1} = strtrim (line{1});
    endif
  endfor
endfunction

## The help text of a function, as texinfo without the indentation of its file.
function text = help_of (name)
  [text, format] = get_help_text (name);
  if (! strcmp (format, "texinfo"))
    error ("reference: the help text of %s is not texinfo", name);
  endif
  margin = regexp (text, '^( *)@deftypefn', "tokens", "once", "lineanchors"){1};
  text = regexprep (text, ["^" margin], "", "lineanchors");
  text = regexprep (text, ' *# doctest: \+SKIP', "");     # a word for the tests
  text = regexprep (text, '^-\*- texinfo -\*-\s*|^\s*-\*- texinfo -\*-\s*', "", "once");
endfunction

## What stands between the calls and the first full stop.
function sentence = first_sentence (text)
  body = regexprep (text, '^@deftypefnx?(.*@\n)*.*\n', "", "lineanchors", "dotexceptnewline");
  sentence = regexprep (regexp (strtrim (body), '^.*?\.(?=\s)', "match", "once"), '\s+', " ");
endfunction

## "See also" leads to the functions of this package; those of Octave are named.
## Where another function of the package is mentioned, the page leads there.
function text = linked (text, names)
  own = ['@code\{(' strjoin(names, "|") ')\}'];
  text = regexprep (text, own, '@fn{$1}');
  also = regexp (text, '@seealso\{([^}]*)\}', "tokens", "once");
  if (isempty (also))
    return;
  endif
  for name = strtrim (strsplit (also{1}, ","))(:)'
    command = {"code", "fn"}{1 + any(strcmp (name{1}, names))};
    also{end+1} = sprintf ("@%s{%s}", command, name{1});
  endfor
  seen = sprintf ("\n@noindent\n@strong{See also:} %s.\n", strjoin (also(2:end), ", "));
  text = strrep (text, regexp (text, '@seealso\{[^}]*\}', "match", "once"), seen);
endfunction

function text = menu (names, about)
  lines = cellfun (@(name, a) sprintf ("* %s::%s%s\n", name, ...
                                       repmat (" ", 1, max (1, 20 - numel (name))), a), ...
                   names, about, "UniformOutput", false);
  text = ["@menu\n" lines{:} "@end menu\n"];
endfunction

function put (file, text)
  fid = fopen (file, "w");
  if (fid < 0)
    error ("reference: %s cannot be written", file);
  endif
  fputs (fid, text);
  fclose (fid);
endfunction
