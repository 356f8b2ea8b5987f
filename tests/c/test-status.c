/* test-status.c: the texts of all statuses.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

void
test_status (void)
{
  for (int i = DSC_OK; i <= DSC_EGROUP; i++)
    {
      CHECK_THAT (dsc_status_text (i), !=, NULL);
      CHECK_THAT (strcmp (dsc_status_text (i), "unknown status"), !=, 0);
    }
  CHECK_EQUAL (strcmp (dsc_status_text ((dsc_status) 99), "unknown status"), 0);
}
