## words = ref_philox (key, counter)
## Philox 4x32-10 by its paper (Salmon et al. 2011): four words of 32 bits from a
## key of two and a counter of four, doubles all.  (Constants in decimal: Octave
## reads 0xD2511F53 as a uint32, which saturates.)
## SPDX-License-Identifier: GPL-3.0-or-later

function c = ref_philox (key, c)
  for round = 1:10
    p0 = uint64 (3528531795) * uint64 (c(1));
    p1 = uint64 (3449720151) * uint64 (c(3));
    hi0 = double (bitshift (p0, -32));
    hi1 = double (bitshift (p1, -32));
    c = [bitxor(bitxor (hi1, c(2)), key(1)), double(mod (p1, 2^32)), ...
         bitxor(bitxor (hi0, c(4)), key(2)), double(mod (p0, 2^32))];
    key = mod (key + [2654435769, 3144134277], 2^32);
  endfor
endfunction
