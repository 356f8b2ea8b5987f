## tf = net_finite (net, X)
## Which elements of the samples X are finite after what NET does to its inputs,
## in its class.
## SPDX-License-Identifier: GPL-3.0-or-later

function tf = net_finite (net, X)
  X = double (X);
  if (! isempty (net.inputscale))
    X = net.inputscale .* (X - net.inputoffset);
  endif
  tf = isfinite (cast (X, net.class));
endfunction
