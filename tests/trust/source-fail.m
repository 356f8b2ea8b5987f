## source-fail.m FOLDER: reading and converting of files with every call failing in its
## turn (fail-io.c, preloaded): a clear error, or what is in the files; after an error
## nothing is left, and the next call gives what is in the files.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
function save_bytes (name, bytes)
  fid = fopen (name, "wb");
  fwrite (fid, bytes);
  fclose (fid);
endfunction

function got = look (files)
  [X, Y] = datasource (files{1}, "LabelColumn", 2, "Shuffle", true, "Seed", 3);
  numbers = datasource (files{3});
  got = {readsource(X), readsource(Y), Y.Classes, readsource(datasource (files{2})), ...
         readsource(numbers, 3:-1:1), readsource(ewma (numbers, .5, "File", [files{3}, ".npy"]))};
endfunction

function clear_cache (folder)
  cellfun (@unlink, glob (fullfile (folder, "*.descent-*")));
endfunction

folder = fullfile (args{1}, "points");
mkdir (folder);
files = fullfile (folder, {"t.csv", "i.idx.gz", "a.npy"});
save_bytes (files{1}, sprintf ("%d,c%d\n", [1:50; mod(1:50, 3)]));
save_bytes (fullfile (folder, "i.idx"), [0 0 8 1 0 0 0 9 1:9]);
gzip (fullfile (folder, "i.idx"));
head = "{'descr': '<u2', 'fortran_order': True, 'shape': (4, 2), }";
head = [head, repmat(" ", 1, 117 - numel (head)), "\n"];
save_bytes (files{3}, [147, double("NUMPY"), 1, 0, 118, 0, double(head), 1:16]);
want = look (files);

points = bad = calls = 0;
setenv ("FAIL_NAME", "/points");
setenv ("FAIL_READS", "1");
for how = {"EIO", "ENOSPC", "EINTR", "SHORT"}
  missed = at = 0;
  while (missed < 20 || at < calls)      # some calls more than there are
    clear_cache (folder);
    setenv ("FAIL_HOW", how{1});
    setenv ("FAIL_AT", sprintf ("%d", ++at));
    said = "";
    try
      got = look (files);
    catch err
      got = want;
      said = err.message;
      if (! strncmp (err.identifier, "descent:", 8))
        said = [err.identifier, " ", said];
        got = {};
      endif
    end_try_catch
    setenv ("FAIL_AT", "0");
    left = glob (fullfile (folder, "*.part-*"));
    again = look (files);
    missed = (missed + 1) * isempty (said);
    points++;
    if (! isequal (got, want) || ! isequal (again, want) || ! isempty (left) ...
        || (! isempty (said) && isempty (strfind (said, "/points"))))
      bad++;
      printf ("%s of call %d: %s; left: %s; again: %d\n", how{1}, at, said, ...
              strjoin (left(:)', " "), isequal (again, want));
    endif
  endwhile
  calls = max (calls, at - missed);
endfor
printf ("sources, %d points of failure of %d calls: %d not clean\n", points, calls, bad);
exit (bad > 0 || calls < 50);
