// source-error.h: what is said of files of a source that cannot be used.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_ERROR_H
#define DESCENT_OCT_SOURCE_ERROR_H

#include <cstring>
#include <string>

#include "oct/args.h"

// Where in a text
inline std::string
text_place (const dsc_source_error& e)
{
  return " in line " + std::to_string (e.line) + ", column "
         + std::to_string (e.cell);
}

inline std::string
source_fault_text (const dsc_source_error& e)
{
  const std::string at = std::to_string (e.at);
  switch (e.fault)
    {
    case DSC_FAULT_ERRNO:
      return std::string ("cannot be read: ") + std::strerror (e.error)
             + (e.at >= 0 ? " (at byte " + at + ")" : "");
    case DSC_FAULT_IRREGULAR: return "is not a regular file";
    case DSC_FAULT_CHANGED:
      return "has changed since datasource described it; call datasource "
             "again";
    case DSC_FAULT_FOREIGN: return "is not of this format";
    case DSC_FAULT_VERSION:
      return "is of a version of its format that is not known";
    case DSC_FAULT_HEADER:
      return "has a header that breaks the rules of its format, at byte " + at;
    case DSC_FAULT_LONG: return "has a header that is too long";
    case DSC_FAULT_PICKLE:
      return "has objects of Python (\"" + std::string (e.given)
             + "\"), which are not read";
    case DSC_FAULT_CLASS:
      return "has values of the class \"" + std::string (e.given)
             + "\", which is not read";
    case DSC_FAULT_SIZE: return "is empty, or has sizes that no file has";
    case DSC_FAULT_TRUNCATED:
      return "is truncated: it ends at byte " + at;
    case DSC_FAULT_TRAILING:
      return "has data after its end, from byte " + at + " on";
    case DSC_FAULT_PACKED:
      return "has packed data that are damaged, near byte " + at;
    case DSC_FAULT_LIBRARY:
      return "needs " + std::string (e.given) + ", without which descent was "
             "built";
    case DSC_FAULT_CELL:
      return "has \"" + std::string (e.given) + "\"" + text_place (e)
             + ", which is not a number";
    case DSC_FAULT_QUOTE:
      return "has a quote without end, or text behind one" + text_place (e);
    case DSC_FAULT_CELLS:
      return "has a line of another number of cells than the first one"
             + text_place (e);
    case DSC_FAULT_LINE:
      return "has a line that is too long for one of text" + text_place (e);
    case DSC_FAULT_LABELS:
      return "has the label \"" + std::string (e.given) + "\"" + text_place (e)
             + ", which is not one of Classes, too long, or one too many";
    case DSC_FAULT_TOLD:   // oct/source-hdf5.h has the reason
    case DSC_FAULT_NONE: break;
    }
  return "cannot be used";
}

// The error for a STATUS of the file NAME that is not DSC_OK.
[[noreturn]] inline void
source_error (dsc_status status, const dsc_source_error& e,
              const std::string& name, const char *who)
{
  if (status == DSC_EFILE || status == DSC_EDATA)
    error_with_id (status == DSC_EFILE ? "descent:file" : "descent:data",
                   "%s: \"%s\" %s", who, name.c_str (),
                   source_fault_text (e).c_str ());
  check_status (status, who);
  throw std::bad_alloc ();   // not reached
}

#endif
