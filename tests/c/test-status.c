/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

void
test_status (void)
{
  for (int i = DSC_OK; i <= DSC_EMEMORY; i++)
    {
      CHECK (dsc_status_text (i) != NULL);
      CHECK (strcmp (dsc_status_text (i), "unknown status") != 0);
    }
  CHECK (strcmp (dsc_status_text ((dsc_status) 99), "unknown status") == 0);
}
