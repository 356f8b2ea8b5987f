// __csvsource__.cc: FOUND = __csvsource__ (TASK) makes NPY files of text.  TASK
// has the fields Files; To, a cell {X, Y} of names; Delimiter; Header: the
// first line of each file is none of numbers; Use (columns): the number of a
// feature, 0, or minus that of a target; Class; Labels: targets are texts;
// Classes: those that there are, or {}.  FOUND has Samples, Missing, Unlabelled
// and Classes.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <numeric>
#include <set>

#include "oct/cache.h"
#include "oct/source.h"

static const char *who = "datasource";

enum { TEXT_BYTES = 1 << 22, VALUES = 1 << 19, NPY_HEAD = 128 };

// Texts that are numbers by their values, others by their bytes.
static std::vector<int>
label_order (const name_list& names)
{
  std::vector<double> value (names.size ());
  bool numbers = true;
  for (std::size_t i = 0; i < names.size (); i++)
    numbers = dsc_csv_is_number (names[i].c_str (), &value[i])
              && ! std::isnan (value[i]) && numbers;
  std::vector<int> order (names.size ());
  std::iota (order.begin (), order.end (), 0);
  std::stable_sort (order.begin (), order.end (), [&] (int a, int b)
    { return numbers && value[a] != value[b] ? value[a] < value[b]
                                             : names[a] < names[b]; });
  return order;
}

class csv_conversion
{
public:
  csv_conversion (const octave_scalar_map& task)
    : m_files (get_file_names (task.getfield ("Files"), who)),
      m_to (get_file_names (task.getfield ("To"), who)),
      m_header (get_flag (task.getfield ("Header"), who, "Header")),
      m_labelled (get_flag (task.getfield ("Labels"), who, "Labels")),
      m_room (dsc_labels_begin (&m_labels, nullptr)), m_csv { }
  {
    const std::string delimiter = get_name (task.getfield ("Delimiter"), who,
                                            "Delimiter");
    const NDArray use = get_real<double> (task.getfield ("Use"), who, "Use");
    if (delimiter.size () != 1 || use.isempty () || m_files.empty ())
      error_with_id ("descent:usage", "%s: a task needs Delimiter, Use, Files",
                     who);
    m_csv.delimiter = delimiter[0];
    m_csv.columns = use.numel ();
    for (octave_idx_type i = 0; i < use.numel (); i++)
      add_column (use(i));
    const int kind = check_name (task.getfield ("Class"), dsc_kind_name, who,
                                 "Class");
    m_csv.kind = kind == DSC_FLOAT ? DSC_FLOAT : DSC_DOUBLE;
    m_csv.use = m_use.data ();
    // each feature and each target has its column
    if (m_doubled || m_columns.size ()
        != static_cast<std::size_t> (m_csv.features + m_csv.targets)
        || m_csv.features < 1 || m_to.size () != 1 + (m_csv.targets > 0)
        || (m_labelled && m_csv.targets != 1))
      error_with_id ("descent:usage", "%s: the task has no columns for To",
                     who);
    dsc_labels_begin (&m_labels, m_room.base ());
    if (m_labelled)
      {
        m_csv.labels = &m_labels;
        give_classes (task.getfield ("Classes"));
      }
  }

  octave_scalar_map run (void)
  {
    cache_file X (m_to[0], m_files[0], who);
    std::unique_ptr<cache_file> Y;
    if (m_csv.targets > 0)
      Y.reset (new cache_file (m_to[1], m_files[0], who));
    write_heads (X, Y.get ());
    for (const std::string& name : m_files)
      convert (name, X, Y.get ());
    if (m_samples == 0)
      error_with_id ("descent:data", "%s: \"%s\" has no samples", who,
                     m_files[0].c_str ());
    octave_scalar_map found;
    found.setfield ("Samples", m_samples);
    found.setfield ("Missing", m_csv.missing);
    found.setfield ("Unlabelled", m_csv.unlabelled);
    found.setfield ("Classes", cell_of (sort_labels (Y.get ())));
    write_heads (X, Y.get ());
    X.finish ();
    if (Y)
      Y->finish ();
    return found;
  }

private:
  void add_column (double use)
  {
    const dsc_int most = m_csv.columns;
    const bool good = std::abs (use) <= most && use == std::floor (use);
    dsc_int n = good ? static_cast<dsc_int> (use) : 0;
    m_use.push_back (n > 0 ? n - 1 : n < 0 ? DSC_CSV_TARGET + n + 1
                                           : dsc_int (DSC_CSV_IGNORED));
    if (n != 0 && ! m_columns.insert (n).second)
      m_doubled = true;
    m_csv.features = std::max (m_csv.features, n);
    m_csv.targets = std::max (m_csv.targets, -n);
  }

  void give_classes (const octave_value& v)
  {
    const name_list names = v.isempty () ? name_list ()
                                         : get_file_names (v, who);
    m_given = ! names.empty ();
    for (const std::string& name : names)
      if (dsc_labels_number (&m_labels, name.data (), name.size ())
          != ++m_classes)
        error_with_id ("descent:value", "%s: Classes must be different texts, "
                       "%d at most", who, DSC_LABELS_MOST);
    m_labels.more = ! m_given;
  }

  void write_head (cache_file& file, dsc_kind kind, dsc_int rows)
  {
    char head[DSC_NPY_HEAD_MOST];
    dsc_array a = { kind, 0, 0, 2, { std::max (m_samples, dsc_int (1)), rows },
                    0, 0 };
    dsc_npy_write_head (&a, head);   // 2 dimensions: NPY_HEAD bytes
    if (m_samples == 0)
      file.write (head, NPY_HEAD);
    else
      file.write_at (0, head, NPY_HEAD);
  }

  void write_heads (cache_file& X, cache_file *Y)
  {
    write_head (X, m_csv.kind, m_csv.features);
    if (Y)
      write_head (*Y, m_labelled ? DSC_UINT16 : m_csv.kind, m_csv.targets);
  }

  // N targets, in the class of X; labels as numbers of two bytes.
  void write_targets (cache_file& Y, const char *data, dsc_int n,
                      std::size_t value)
  {
    if (! m_labelled)
      return Y.write (data, n * m_csv.targets * value);
    std::vector<uint16_t> labels (n);
    for (dsc_int i = 0; i < n; i++)
      labels[i] = value == sizeof (float)
                  ? reinterpret_cast<const float *> (data)[i]
                  : reinterpret_cast<const double *> (data)[i];
    Y.write (labels.data (), n * sizeof labels[0]);
  }

  // The header and a mark of UTF-8 at P, of N bytes, are not data.
  std::size_t skip_head (const char *p, std::size_t n)
  {
    std::size_t at = n >= 3 && std::memcmp (p, "\357\273\277", 3) == 0 ? 3 : 0;
    if (! m_header)
      return at;
    for (; at < n && (p[at] == '\n' || p[at] == '\r'); at++)
      m_csv.line += p[at] == '\n';
    for (bool inside = false; at < n; at++)
      if (p[at] == '"')
        inside = ! inside;
      else if (p[at] == '\n')
        {
          m_csv.line++;
          if (! inside)
            return at + 1;
        }
    return n;
  }

  void convert (const std::string& name, cache_file& X, cache_file *Y)
  {
    input_stream in (name, who);
    conversion_progress progress (name, in.bytes ());
    const std::size_t value = m_csv.kind == DSC_FLOAT ? 4 : 8;
    const dsc_int most
      = std::max (VALUES / (m_csv.features + m_csv.targets), dsc_int (1));
    workspace text_room (TEXT_BYTES + 1),
      x_room (most * m_csv.features * value),
      y_room (most * m_csv.targets * value);
    char *text = static_cast<char *> (text_room.base ()),
      *x = static_cast<char *> (x_room.base ()),
      *y = static_cast<char *> (y_room.base ());
    m_csv.line = 0;
    std::size_t n = in.read (text, TEXT_BYTES), at;
    bool last = n < TEXT_BYTES;
    for (at = skip_head (text, n); ; )
      {
        std::size_t taken;
        dsc_int samples;
        in.check (dsc_csv_read (&m_csv, text + at, n - at, last, most, x, y,
                                &taken, &samples, in.error ()));
        X.write (x, samples * m_csv.features * value);
        if (Y)
          write_targets (*Y, y, samples, value);
        m_samples += samples;
        at += taken;
        progress.done (in.at ());
        if (last && at == n)
          break;
        if (samples == most)
          continue;
        if (taken == 0 && n - at == TEXT_BYTES)
          too_long (in);
        std::memmove (text, text + at, n - at);
        n -= at;
        at = 0;
        const std::size_t got = in.read (text + n, TEXT_BYTES - n);
        last = got < TEXT_BYTES - n;
        n += got;
      }
    in.check_same ();
  }

  void too_long (input_stream& in)
  {
    in.error ()->line = m_csv.line + 1;
    in.error ()->cell = 1;
    in.check (dsc_source_fails (in.error (), DSC_FAULT_LINE, -1, nullptr, 0));
  }

  // The classes in their order; labels in the file get their numbers in that.
  name_list sort_labels (cache_file *Y)
  {
    name_list names, sorted;
    for (int i = 0; i < m_labels.n; i++)
      names.push_back (std::string (m_labels.text + m_labels.begin[i],
                                    m_labels.begin[i + 1]
                                    - m_labels.begin[i]));
    if (m_given || names.empty ())
      return names;
    const std::vector<int> order = label_order (names);
    std::vector<uint16_t> rank (names.size () + 1);
    for (std::size_t i = 0; i < names.size (); i++)
      {
        rank[order[i] + 1] = i + 1;
        sorted.push_back (names[order[i]]);
      }
    if (! std::is_sorted (rank.begin (), rank.end ()))
      renumber (*Y, rank);
    return sorted;
  }

  void renumber (cache_file& Y, const std::vector<uint16_t>& rank)
  {
    std::vector<uint16_t> labels (1 << 18);
    const dsc_int room = labels.size ();
    for (dsc_int first = 0; first < m_samples; first += room)
      {
        const dsc_int n = std::min (room, m_samples - first);
        const uint64_t at = NPY_HEAD + 2 * static_cast<uint64_t> (first);
        Y.read_at (at, labels.data (), 2 * n);
        for (dsc_int i = 0; i < n; i++)
          labels[i] = rank[labels[i]];
        Y.write_at (at, labels.data (), 2 * n);
      }
  }

  std::vector<std::string> m_files, m_to;
  bool m_header, m_labelled, m_given = false;
  int m_classes = 0;
  dsc_labels m_labels;
  workspace m_room;
  dsc_csv m_csv;
  std::vector<dsc_int> m_use;
  std::set<dsc_int> m_columns;
  bool m_doubled = false;
  dsc_int m_samples = 0;
};

// PKG_ADD: autoload ("__csvsource__", "__descent__.oct");
DEFUN_DLD (__csvsource__, args, , "see datasource")
{
  return guarded ("__csvsource__", [&] () -> octave_value_list
  {
    check_nargin (args, 1, "__csvsource__");
    csv_conversion conversion (get_struct (args(0), who, "TASK"));
    return ovl (conversion.run ());
  });
}

/*
%!error <needs 1 arguments> __csvsource__ ()
%!error <TASK must be a struct> __csvsource__ (1)
%!error <FILE must be a name or a cell of names> __csvsource__ (struct ())
%!shared task
%! task = struct ("Delimiter", ",", "Header", 0, "Class", "double", "Labels", 0, "Use", 1);
%! task.Files = {"/no/such"};
%! task.To = {"/no/such.out"};
%! task.Classes = {};
%!error <the task has no columns for To> __csvsource__ (setfield (task, "Use", [1 3 0]))
%!error <the task has no columns for To> __csvsource__ (setfield (task, "Use", [1 1]))
%!error <the task has no columns for To> __csvsource__ (setfield (task, "Use", [1 -1]))
%!error <needs Delimiter, Use, Files> __csvsource__ (setfield (task, "Delimiter", "ab"))
%!error <cannot be written> __csvsource__ (task)
*/
