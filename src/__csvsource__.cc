// __csvsource__.cc: FOUND = __csvsource__ (TASK) makes NPY files of text.  TASK
// has the fields Files; To, a cell {X, Y} of names; Delimiter; Header: the
// first line of each file is none of numbers; Use (columns): the number of a
// feature, 0, or minus that of a target; Class; Labels: targets are texts;
// Classes: those that there are, or {}.  FOUND has Samples, Missing, Unlabelled
// and Classes.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <set>

#include "oct/csv-classes.h"
#include "oct/csv-text.h"

static const char *who = "datasource";

enum { VALUES = 1 << 19, NPY_HEAD = 128 };

// What the columns of a text are, as the core takes them.
class csv_columns
{
public:
  // USE: the number of a feature, 0, or minus that of a target
  csv_columns (const NDArray& use, dsc_csv& csv)
  {
    csv.columns = use.numel ();
    for (octave_idx_type i = 0; i < use.numel (); i++)
      add (use(i), csv);
    csv.use = m_use.data ();
  }

  // Has each feature and each target a column of its own?
  bool fit (const dsc_csv& csv) const
  {
    return ! m_doubled && csv.features > 0
           && m_columns.size ()
              == static_cast<std::size_t> (csv.features + csv.targets);
  }

private:
  void add (double use, dsc_csv& csv)
  {
    const bool good = std::abs (use) <= csv.columns && use == std::floor (use);
    dsc_int n = good ? static_cast<dsc_int> (use) : 0;
    m_use.push_back (n > 0 ? n - 1 : n < 0 ? DSC_CSV_TARGET + n + 1
                                           : dsc_int (DSC_CSV_IGNORED));
    if (n != 0 && ! m_columns.insert (n).second)
      m_doubled = true;
    csv.features = std::max (csv.features, n);
    csv.targets = std::max (csv.targets, -n);
  }

  std::vector<dsc_int> m_use;
  std::set<dsc_int> m_columns;
  bool m_doubled = false;
};

class csv_conversion
{
public:
  csv_conversion (const octave_scalar_map& task)
    : m_files (get_file_names (task.getfield ("Files"), who)),
      m_to (get_file_names (task.getfield ("To"), who)),
      m_header (get_flag (task.getfield ("Header"), who, "Header")),
      m_labelled (get_flag (task.getfield ("Labels"), who, "Labels")),
      m_csv { },
      m_columns (get_real<double> (task.getfield ("Use"), who, "Use"), m_csv)
  {
    const std::string delimiter = get_name (task.getfield ("Delimiter"), who,
                                            "Delimiter");
    if (delimiter.size () != 1 || m_csv.columns == 0 || m_files.empty ())
      error_with_id ("descent:usage", "%s: a task needs Delimiter, Use, Files",
                     who);
    if (! m_columns.fit (m_csv) || m_to.size () != 1 + (m_csv.targets > 0)
        || (m_labelled && m_csv.targets != 1))
      error_with_id ("descent:usage", "%s: the task has no columns for To",
                     who);
    m_csv.delimiter = delimiter[0];
    const int kind = check_name (task.getfield ("Class"), dsc_kind_name, who,
                                 "Class");
    m_csv.kind = kind == DSC_FLOAT ? DSC_FLOAT : DSC_DOUBLE;
    if (! m_labelled)
      return;
    m_csv.labels = m_classes.labels ();
    m_classes.give (task.getfield ("Classes"), who);
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
    found.setfield ("Classes", cell_of (m_classes.sort (Y.get (), NPY_HEAD,
                                                        m_samples)));
    write_heads (X, Y.get ());
    X.finish ();
    if (Y)
      Y->finish ();
    return found;
  }

private:
  // Bytes of a number as it is written
  std::size_t value (void) const { return dsc_kind_bytes (m_csv.kind); }

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
  void write_targets (cache_file& Y, const char *data, dsc_int n)
  {
    if (! m_labelled)
      return Y.write (data, n * m_csv.targets * value ());
    std::vector<uint16_t> labels (n);
    for (dsc_int i = 0; i < n; i++)
      labels[i] = m_csv.kind == DSC_FLOAT
                  ? reinterpret_cast<const float *> (data)[i]
                  : reinterpret_cast<const double *> (data)[i];
    Y.write (labels.data (), n * sizeof labels[0]);
  }

  void convert (const std::string& name, cache_file& X, cache_file *Y)
  {
    csv_text text (name, m_header, m_csv.line, who);
    conversion_progress progress (name, text.in ().bytes ());
    const dsc_int most
      = std::max (VALUES / (m_csv.features + m_csv.targets), dsc_int (1));
    workspace x_room (most * m_csv.features * value ()),
      y_room (most * m_csv.targets * value ());
    char *x = static_cast<char *> (x_room.base ()),
      *y = static_cast<char *> (y_room.base ());
    while (true)
      {
        std::size_t taken;
        dsc_int n;
        text.in ().check (dsc_csv_read (&m_csv, text.here (), text.bytes (),
                                        text.is_last (), most, x, y, &taken,
                                        &n, text.in ().error ()));
        X.write (x, n * m_csv.features * value ());
        if (Y)
          write_targets (*Y, y, n);
        m_samples += n;
        text.take (taken);
        progress.done (text.in ().at ());
        if (text.is_last () && text.bytes () == 0)
          break;
        if (n == most)
          continue;
        if (text.is_full ())
          too_long (text.in ());
        text.refill ();
      }
    text.in ().check_same ();
  }

  void too_long (input_stream& in)
  {
    in.error ()->line = m_csv.line + 1;
    in.error ()->cell = 1;
    in.check (dsc_source_fails (in.error (), DSC_FAULT_LINE, -1, nullptr, 0));
  }

  std::vector<std::string> m_files, m_to;
  bool m_header, m_labelled;
  dsc_csv m_csv;
  csv_columns m_columns;
  csv_classes m_classes;
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
