## T = net_source_targets (who, net, Y, which)
## The targets of the samples WHICH of a source Y, as __nettargets__ gives them.
## SPDX-License-Identifier: GPL-3.0-or-later

function T = net_source_targets (who, net, Y, which)
  if (iscell (net.classes))              # it has their numbers
    net.classes = [];
  endif
  T = __nettargets__ (who, net, __readsource__ (Y, which), numel (which));
endfunction
