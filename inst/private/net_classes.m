## net = net_classes (who, net, options, given)
## NET with the classes that the option "Classes" in OPTIONS names; with those
## that it has unless it is GIVEN.
## SPDX-License-Identifier: GPL-3.0-or-later

function net = net_classes (who, net, options, given)
  if (! given.Classes)
    return;
  endif
  net.classes = options.Classes;
  if (isnumeric (net.classes) || islogical (net.classes))
    net.labelclass = class (net.classes);
  endif
  try
    net = __checknet__ (who, net);
  catch err
    error (err.identifier, "%s", strrep (err.message, "NET.classes", "Classes"));
  end_try_catch
endfunction
