## pairs = report_pairs (given)
## Names and values in the rows of a cell (n, 2): from a cell of pairs, perhaps
## with a struct of options first, or from such a struct, without its fields
## that are [].
## SPDX-License-Identifier: GPL-3.0-or-later

function pairs = report_pairs (given)
  pairs = cell (0, 2);
  if (isstruct (given))
    given = {given};
  endif
  if (! iscell (given))
    given = {1};                         # for the message
  endif
  if (! isempty (given) && isstruct (given{1}) && isscalar (given{1}))
    s = given{1};
    pairs = [fieldnames(s), struct2cell(s)];
    pairs(cellfun (@(v) isequal (v, []), pairs(:,2)),:) = [];
    given(1) = [];
  endif
  names = given(1:2:end);
  if (mod (numel (given), 2) || ! iscellstr (names(:)))
    error ("descent:class", ["runreport: Options must be a cell of names and values, or a ", ...
                             "struct of trainingOptions"]);
  endif
  pairs = [pairs; reshape(given, 2, [])'];
endfunction
