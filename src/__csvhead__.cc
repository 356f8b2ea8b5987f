// __csvhead__.cc: [CELLS, DELIMITER, SECOND] = __csvhead__ (FILE, DELIMITER)
// are the texts of the first two lines of FILE, which may be packed; the
// delimiter is guessed where it is "".
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/cache.h"
#include "oct/rules.h"

static const char *who = "datasource";

enum { HEAD_BYTES = 1 << 20, CELL_BYTES = 1 << 12 };

// The beginning of a file, and the line that is next.
struct text_head
{
  text_head (const std::string& name)
    : in (name, who), text (HEAD_BYTES + 1, '\n')
  {
    n = in.read (&text[0], HEAD_BYTES);
    text[n] = '\n';
    at = text.compare (0, 3, "\357\273\277") == 0 ? 3 : 0;
    skip_ends ();
  }

  void skip_ends (void)
  {
    at = std::min (text.find_first_not_of ("\r\n", at), n);
  }

  name_list take_line (char delimiter)
  {
    name_list cells;
    const char *p = text.data () + at, *end = text.data () + n;
    for (char last = delimiter; p < end && last == delimiter; p++)
      {
        char cell[CELL_BYTES];
        std::size_t bytes;
        p = dsc_csv_cell (p, end, delimiter, cell, sizeof cell, &bytes);
        if (! p || (p == end && n == HEAD_BYTES))
          fail (p ? DSC_FAULT_LINE : DSC_FAULT_QUOTE, cells.size () + 1);
        cells.push_back (cell);
        last = *p;
      }
    at = std::min<std::size_t> (p - text.data (), n);
    skip_ends ();
    return cells;
  }

  void fail (dsc_fault fault, dsc_int cell)
  {
    in.error ()->line = std::count (text.begin (), text.begin () + at, '\n')
                        + 1;
    in.error ()->cell = cell;
    in.check (dsc_source_fails (in.error (), fault, -1, nullptr, 0));
  }

  input_stream in;
  std::string text;
  std::size_t n, at;
};

// PKG_ADD: autoload ("__csvhead__", "__descent__.oct");
DEFUN_DLD (__csvhead__, args, , "see datasource")
{
  return guarded ("__csvhead__", [&] () -> octave_value_list
  {
    check_nargin (args, 2, "__csvhead__");
    text_head head (get_name (args(0), who, "FILE"));
    std::string delimiter = get_name (args(1), who, "DELIMITER");
    if (head.at == head.n)
      head.fail (DSC_FAULT_SIZE, 1);
    if (delimiter.empty ())
      delimiter = dsc_csv_delimiter (head.text.data () + head.at,
                                     head.n - head.at);
    const name_list first = head.take_line (delimiter[0]);
    return ovl (cell_of (first), delimiter,
                cell_of (head.take_line (delimiter[0])));
  });
}

/*
%!error <needs 2 arguments> __csvhead__ ("a")
%!error <FILE must be a string> __csvhead__ (1, ",")
*/
