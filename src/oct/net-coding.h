// net-coding.h: how targets of a network are coded, and the classes that
// labels can have.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_CODING_H
#define DESCENT_OCT_NET_CODING_H

#include <cmath>
#include <cstdint>
#include <string>

#include "oct/args.h"

// How targets are coded, and for which output; the first coding of an output
// is that of a new network.
struct coding_row
{
  const char *name, *output;
};

// In the order of dsc_coding.
static const coding_row codings[] = {
  { "binary", "sigmoid" },
  { "labels", "softmax" },
  { "one-hot", "softmax" },
  { "real", "linear" }
};

// The coding of a new network with output number ROW; NULL from the last
// output on.
inline const char *
first_coding (int row)
{
  const char *output = dsc_output_name_d (row);
  for (const coding_row& coding : codings)
    if (output && coding.output == std::string (output))
      return coding.name;
  return nullptr;
}

// A class that labels can have, and the largest label that it holds.
struct label_class
{
  const char *name;
  double most;
};

// In the order of dsc_kind.
static const label_class label_classes[] = {
  { "double", INFINITY },
  { "single", INFINITY },
  { "int8", INT8_MAX },
  { "uint8", UINT8_MAX },
  { "int16", INT16_MAX },
  { "uint16", UINT16_MAX },
  { "int32", INT32_MAX },
  { "uint32", UINT32_MAX },
  { "int64", static_cast<double> (INT64_MAX) },
  { "uint64", static_cast<double> (UINT64_MAX) },
  { "logical", 0 }
};

// The kind of the class NAME; -1 if labels cannot have it.
inline int
find_label_class (const std::string& name)
{
  for (int kind = DSC_DOUBLE; kind <= DSC_LOGICAL; kind++)
    if (name == label_classes[kind].name)
      return kind;
  return -1;
}

// Has the class of KIND a number for each of the labels 1 to K?
inline bool
holds_labels (int kind, double K)
{
  return K <= label_classes[kind].most;
}

// The number of the name TEXT, exactly as it is; -1 if no name is.
inline int
find_name (const char *(*at) (int row), const std::string& text)
{
  for (int i = 0; at (i); i++)
    if (text == at (i))
      return i;
  return -1;
}

#endif
