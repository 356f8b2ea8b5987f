/* test-activation.c: bias and activation in one pass: the bits of two
   passes.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

void
test_activation (void)
{
  const char *names[] = { "relu", "tanh", "sigmoid", "leakyrelu", "linear" };
  for (int k = 0; k < COUNT (names); k++)
    for (dsc_int m = 1; m < 40; m += 1 + m / 3)
      for (dsc_int B = 0; B < 4; B++)
        {
          const DSC (activation) *g = DSC (activation_find) (names[k]);
          real Z[40 * 4], A[40 * 4], b[40];
          for (dsc_int i = 0; i < 40; i++)
            b[i] = (real) sin (3 * i);
          for (dsc_int i = 0; i < COUNT (Z); i++)
            {
              Z[i] = (real) (3 * cos (i * i + k));
              A[i] = i < m * B ? Z[i] + b[i % m] : Z[i];
            }
          g->forward (m * B, 1, NULL, A);
          g->forward (m, B, b, Z);
          CHECK_SAME (A, Z, sizeof Z);
        }
}
