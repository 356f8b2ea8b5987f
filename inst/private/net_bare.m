## net = net_bare (net)
## NET without what says how its targets are written: classes, their kind, and
## units, for targets that are as the core takes them.
## SPDX-License-Identifier: GPL-3.0-or-later

function net = net_bare (net)
  [net.classes, net.targetoffset, net.targetscale] = deal (zeros (0, 0, "single"));
  net.labelclass = "double";
endfunction
