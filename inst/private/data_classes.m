## [number, classes] = data_classes (who, what, labels, classes)
## The numbers from 1 of the CLASSES of LABELS, a row; without CLASSES these are
## the sorted different labels.  Labels are numbers, logicals or strings; WHO's
## messages call them WHAT.
## SPDX-License-Identifier: GPL-3.0-or-later

function [number, classes] = data_classes (who, what, labels, classes)
  check_kind (who, what, labels);
  if (nargin < 4)
    [classes, ~, number] = unique (labels(:));
    classes = classes(:)';
    number = number(:)';
    return;
  endif
  check_kind (who, "CLASSES", classes);
  if (iscellstr (labels) != iscellstr (classes))
    error ("descent:class", "%s: CLASSES must be of the kind of %s", who, what);
  elseif (numel (unique (classes(:))) < numel (classes))
    error ("descent:value", "%s: CLASSES must be different", who);
  endif
  classes = classes(:)';
  [found, number] = ismember (labels(:)', classes);
  if (! all (found))
    k = find (! found, 1);
    if (iscellstr (labels))
      text = ["\"", text_cut(labels{k}), "\""];
    else
      text = sprintf ("%.10g", labels(k));
    endif
    error ("descent:value", "%s: %s must be among CLASSES; %s at label %d is not", who, what, text,
           k);
  endif
endfunction

function check_kind (who, what, labels)
  if (! (iscellstr (labels) || islogical (labels) || (isnumeric (labels) && isreal (labels))))
    error ("descent:class", "%s: %s must be real numbers, logicals or a cell of strings (got %s)",
           who, what, class (labels));
  elseif (! (isvector (labels) || isempty (labels)) || ndims (labels) != 2)
    error ("descent:size", "%s: %s must be a vector; it is %s", who, what, text_size (labels));
  elseif (isnumeric (labels) && any (isnan (labels(:))))
    error ("descent:value", "%s: %s must not have NaN%s", who, what,
           __culprit__ (labels, ! isnan (labels), "label"));
  endif
endfunction
