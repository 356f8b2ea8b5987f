## d = doctor_finding (name, text, suggestion, rate)
## One finding of costdoctor.  RATE: the learning rate to try, NaN for none, is
## cut to one digit and stands in SUGGESTION for %s, after "LearnRate".
## SPDX-License-Identifier: GPL-3.0-or-later

function d = doctor_finding (name, text, suggestion, rate = NaN)
  if (rate > 0 && rate < Inf)
    digit = 10 ^ floor (log10 (rate));
    rate = str2double (sprintf ("%.0e", floor (rate / digit * (1 + eps)) * digit));
    suggestion = strrep (suggestion, "%s", sprintf ('"LearnRate", %g', rate));
  else
    rate = NaN;
    suggestion = strrep (suggestion, "%s", 'another "LearnRate"');
  endif
  d = struct ("name", name, "text", text, "suggestion", suggestion, "rate", rate);
endfunction
