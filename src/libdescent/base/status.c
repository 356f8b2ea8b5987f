/* status.c: status codes in words.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base.h"

const char *
dsc_status_text (dsc_status status)
{
  switch (status)
    {
    case DSC_OK: return "no error";
    case DSC_EARG: return "an argument is out of range";
    case DSC_ESTOP: return "stopped";
    case DSC_ESTATE: return "no state to go on from";
    case DSC_EMEMORY: return "out of memory";
    case DSC_EFILE: return "a file cannot be read";
    case DSC_EDATA: return "what a file contains is wrong";
    case DSC_EGROUP: return "another process of the group is lost";
    }
  return "unknown status";
}
