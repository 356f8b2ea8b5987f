## [paths, info] = source_cache (files, key, endings, folder, make)
## Files of the cache that were made from FILES in the way that KEY tells, with
## names that end with ENDINGS; info = make (paths) makes them if they are not
## there, or not of these files.  They are in FOLDER, or, if that is "", beside
## the first file, or, if nothing can be written there, in a folder of the user
## in tempdir.  A text beside them tells what they are of; it is written last.
## SPDX-License-Identifier: GPL-3.0-or-later

function [paths, info] = source_cache (files, key, endings, folder, make)
  folders = {folder};
  if (isempty (folder))
    folders = {fileparts(files{1}), own_folder()};
  endif
  id = hash ("md5", strjoin ([files, {key}], "\n"))(1:8);
  [~, name, extension] = fileparts (files{1});
  stems = cellfun (@(folder) fullfile (folder, [name, extension, ".descent-", id]), folders, ...
                   "UniformOutput", false);
  want = ["descent cache 1\n", __fingerprint__(files), undo_string_escapes(key), "\n"];
  for i = 1:numel (stems)
    paths = strcat (stems{i}, endings);
    [found, info] = look (stems{i}, paths, want);
    if (found)
      return;
    endif
  endfor
  i = 1;
  if (numel (folders) > 1 && ! can_write (folders{1}))
    i = 2;
  endif
  paths = strcat (stems{i}, endings);
  [~, ~] = unlink ([stems{i}, ".txt"]);
  info = make (paths);
  save_record (stems{i}, [want, __fingerprint__(paths), info_text(info), "end\n"]);
endfunction

## Is there a record of files that are as it says?
function [found, info] = look (stem, paths, want)
  info = [];
  found = false;
  try
    text = fileread ([stem, ".txt"]);
    want = [want, __fingerprint__(paths)];
    if (strncmp (text, want, numel (want)) && strcmp (text(end-4:end), "\nend\n"))
      info = text_info (text(numel (want)+1:end));
      found = true;
    endif
  end_try_catch
endfunction

function save_record (stem, text)
  file = [stem, ".txt"];
  fid = fopen ([file, ".new"], "wb");
  ok = fid >= 0;
  if (ok)
    ok = fwrite (fid, text) == numel (text);
    ok = (fclose (fid) == 0) && ok;
  endif
  if (! ok || rename ([file, ".new"], file) != 0)
    [~, ~] = unlink ([file, ".new"]);
    error ("descent:file", 'datasource: "%s" cannot be written', file);
  endif
endfunction

## A line for each number or text: its name, then itself.
function text = info_text (info)
  text = "";
  for [value, name] = info
    if (isnumeric (value))
      value = sprintf ("%.17g", value);
    endif
    for v = cellstr (value)(:)'
      text = [text, name, " ", undo_string_escapes(v{1}), "\n"];
    endfor
  endfor
endfunction

function info = text_info (text)
  info = struct ("Samples", 1, "Missing", 0, "Unlabelled", 0, "Format", "", "Classes", {{}});
  for line = strsplit (text, "\n")(:)'
    [name, value] = strtok (line{1}, " ");
    value = do_string_escapes (value(2:end));
    switch (name)
      case {"Samples", "Missing", "Unlabelled"}
        info.(name) = str2double (value);
      case "Format"
        info.Format = value;
      case "Classes"
        info.Classes{end+1} = value;
    endswitch
  endfor
endfunction

function yes = can_write (folder)
  probe = tempname (folder, "descent-");
  fid = fopen (probe, "w");
  yes = fid >= 0;
  if (yes)
    fclose (fid);
    [~, ~] = unlink (probe);
  endif
endfunction

## Of this user alone: names in tempdir can be taken by others.
function folder = own_folder ()
  folder = fullfile (tempdir (), sprintf ("descent-cache-%d", geteuid ()));
  [~, ~] = mkdir (folder);
  about = lstat (folder);
  if (isempty (about) || ! S_ISDIR (about.mode) || about.uid != geteuid ())
    error ("descent:file", 'datasource: "%s" must be a folder of this user; give "Cache"', folder);
  endif
endfunction
