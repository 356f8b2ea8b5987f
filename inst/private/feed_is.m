## yes = feed_is (v)
## Is V a source, a struct as datasource returns it, and not an array?
## SPDX-License-Identifier: GPL-3.0-or-later

function yes = feed_is (v)
  yes = isstruct (v) && isscalar (v) && isfield (v, "Type") && strcmp (v.Type, "datasource");
endfunction
