// __ewmasource__.cc: [SRC, STATE] = __ewmasource__ (WHO, X, ARGS ...), or for a
// pair of series (WHO, X, Y, ARGS ...), are what WHO, one of the family of
// ewma, returns for series in the files of sources: the averages are in a file,
// too.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <octave/parse.h>

#include "oct/average-options.h"
#include "oct/sample-file.h"
#include "oct/series.h"
#include "oct/source-values.h"

// Values of a piece, at most: what Octave does with them cannot be interrupted.
enum { PIECE_VALUES = 1 << 21 };

// Samples of a source, or the columns of an array.
class sample_columns
{
public:
  sample_columns (const octave_value& v, const char *who)
    : m_array (v)
  {
    if (! is_source (v))
      return;
    m_source = open_files (v, who);
    m_room.reset (new workspace (dsc_source_room (m_source->get ())));
  }

  const open_source * source (void) const { return m_source.get (); }
  dsc_int count (void) const { return m_source->get ()->samples; }
  dsc_int features (void) const { return m_source->get ()->features; }

  octave_value take (dsc_int first, dsc_int n)
  {
    if (m_source)
      return source_values (*m_source, { { first, n } }, m_room->base ());
    const octave::idx_vector columns (first, first + n);
    return m_array.index_op (ovl (octave_value (columns)));
  }

  dsc_int grain (void) const { return m_source->grain (); }
  // Bytes of a sample, in its own class and as double
  double bytes (void) const
  {
    return m_source ? features () * (dsc_kind_bytes (m_source->get ()->kind)
                                     + sizeof (double))
                    : 2 * sizeof (double);
  }

private:
  octave_value m_array;
  std::unique_ptr<open_source> m_source;
  std::unique_ptr<workspace> m_room;
};

class source_averages
{
public:
  // By ARGS as __ewmasource__ has them.
  source_averages (const octave_value_list& args, const char *who)
    : m_who (who), m_series { args(1) }
  {
    const int first = is_pair (who) ? 3 : 2;
    for (int i = 1; i < first; i++)
      {
        if (args.length () <= i || ! is_source (args(i)))
          error_with_id ("descent:class", "%s: X and Y must be sources, if one "
                         "of them is", who);
        m_inputs.emplace_back (new sample_columns (args(i), who));
      }
    check_pair ();
    get_options (args.slice (first, args.length () - first));
  }

  // The source of the averages.
  octave_scalar_map run (void)
  {
    const dsc_int m = m_inputs[0]->count ();
    const std::string& name = m_inputs[0]->source ()->request ().files[0];
    const double bytes = m_inputs[0]->bytes ();
    conversion_progress progress (name, bytes * m, "averaging");
    // one sample tells the class of averages, their number, and their state
    octave_value v = average (0, 1);
    check_state ();
    begin (v, name);
    write (v);
    for (dsc_int first = 1, n; first < m; first += n)
      {
        n = piece (first, v);
        write (average (first, n));
        progress.done (bytes * (first + n));
      }
    return describe (m_file->finish ());
  }

  const octave_value& state (void) const { return m_state; }

private:
  static bool is_pair (const std::string& who)
  {
    return who == "ewmcov" || who == "ewmcorr";
  }

  void check_pair (void) const
  {
    const sample_columns& x = *m_inputs.front (), &y = *m_inputs.back ();
    if (x.features () != y.features () || x.count () != y.count ())
      error_with_id ("descent:size", "%s: X and Y must be of the same size; "
                     "they have %td and %td samples of %td and %td values",
                     m_who, x.count (), y.count (), x.features (),
                     y.features ());
  }

  // Those of ARGS that go with all pieces are m_args; the others are here.
  void get_options (const octave_value_list& args)
  {
    const bool by_beta = args.length () > 0 && ! args(0).is_string ();
    const average_values options
      = get_average_values (std::string (m_who) == "ewma" ? DSC_MEAN : DSC_VAR,
                            m_who, args, by_beta);
    if (by_beta)
      m_args.append (args(0));
    for (int i = by_beta; i < args.length (); i += 2)
      if (goes_with_pieces (args(i).string_value (), options))
        m_args.append (args.slice (i, 2));
    if (options.given (GROUPS) && ! is_empty_matrix (options.value (GROUPS)))
      error_with_id ("descent:option", "%s: Groups is for arrays, and X is a "
                     "source", m_who);
    const octave_value file = options.value (OUTPUT_FILE);
    if (file.is_undefined () || is_empty_matrix (file))
      error_with_id ("descent:option", "%s: series in files need File, the "
                     "name of a file for the result; short ones can be read "
                     "by readsource", m_who);
    m_file.reset (new sample_file (file, m_who));
    m_memory = options.number (MEMORY);
    m_state = options.given (STATE) ? options.value (STATE) : Matrix ();
    if (options.number (DIM) != 0 && options.number (DIM) != 2)
      error_with_id ("descent:value", "%s: Dim must be 2, the dimension of "
                     "samples, for series in files", m_who);
    if (options.given (TIMES) && ! is_empty_matrix (options.value (TIMES)))
      get_times (options.value (TIMES));
    for (const auto& input : m_inputs)
      if (input->source ())
        m_file->check_apart (*input->source ());
  }

  static bool goes_with_pieces (const std::string& name,
                                const average_values& options)
  {
    for (const int row : { DIM, TIMES, STATE, OUTPUT_FILE, MEMORY })
      if (same_name (name, options.name (row)))
        return false;
    return true;
  }

  // Times are the last input.
  void get_times (const octave_value& v)
  {
    const dsc_int m = m_inputs[0]->count ();
    m_timed = true;
    m_inputs.emplace_back (new sample_columns (v, m_who));
    const sample_columns& times = *m_inputs.back ();
    if (! times.source ())
      check_times (v, m, m_who);
    else if (times.features () != 1 || times.count () != m)
      error_with_id ("descent:size", "%s: Times must have one number for each "
                     "of the %td samples; its source has %td of %td", m_who, m,
                     times.count (), times.features ());
  }

  // Of N samples from number FIRST on, which follow those of the state.
  octave_value average (dsc_int first, dsc_int n)
  {
    octave_value_list args = ovl (m_who);
    const int series = m_inputs.size () - m_timed;
    for (int i = 0; i < series; i++)
      args.append (m_inputs[i]->take (first, n));
    args.append (m_args);
    if (m_timed)
      args.append (ovl ("Times", m_inputs.back ()->take (first, n)));
    if (has_no_dimension ())
      args.append (ovl ("Dim", 2.));
    args.append (ovl ("State", m_state));
    const octave_value_list out = octave::feval ("__ewma__", args, 2);
    m_state = out(1);
    return out(0);
  }

  // A state of one series may be of a column.
  bool has_no_dimension (void) const
  {
    return ! m_state.isstruct () || m_state.numel () != 1
           || m_state.scalar_map_value ().getfield ("Dim").isempty ();
  }

  // The first sample could be taken for a series.
  void check_state (void) const
  {
    const NDArray size
      = m_state.scalar_map_value ().getfield ("Size").array_value ();
    double series = 1;
    for (octave_idx_type i = 0; i < size.numel (); i++)
      series *= size(i);
    if (series != m_inputs[0]->features ())
      error_with_id ("descent:size", "%s: X must have the series that State "
                     "has, %.0f, and has %td", m_who, series,
                     m_inputs[0]->features ());
  }

  // V: of the first sample
  void begin (const octave_value& v, const std::string& like)
  {
    const dsc_int features = m_inputs[0]->features ();
    m_K = v.numel () / features;
    if (m_K < 1)
      error_with_id ("descent:value", "%s: BETA must be at least one number, "
                     "for series in files", m_who);
    std::vector<dsc_int> sizes { m_inputs[0]->count () };
    if (m_K > 1)
      sizes.push_back (m_K);
    if (m_K == 1 || features > 1)
      sizes.push_back (features);
    m_file->begin (v.is_single_type () ? DSC_FLOAT : DSC_DOUBLE, sizes, like);
  }

  // Averages V, in the order of the file: the pages of several betas are parts
  // of a sample.
  void write (const octave_value& v)
  {
    octave_value out = v;
    if (m_K > 1 && m_inputs[0]->features () > 1)
      {
        Array<int> order (dim_vector (1, 3));
        order(0) = 0;
        order(1) = 2;
        order(2) = 1;
        out = v.permute (order);
      }
    if (v.is_single_type ())
      write_values (out.float_array_value ());
    else
      write_values (out.array_value ());
  }

  template <typename A>
  void write_values (const A& values)
  {
    m_file->write (values.data (),
                   values.numel () * sizeof (typename A::element_type));
  }

  // How many samples from number FIRST on Memory holds; V: the averages of one.
  dsc_int piece (dsc_int first, const octave_value& v) const
  {
    const octave_value data = m_state.scalar_map_value ().getfield ("Data");
    const double fixed = 3. * data.byte_size ();
    double sample = 2. * v.byte_size ();
    for (const auto& input : m_inputs)
      sample += input->bytes ();
    const double most = std::floor ((m_memory - fixed) / sample);
    if (most < 1)
      error_with_id ("descent:value", "%s: Memory must be at least %.0f bytes, "
                     "for a sample and the state of its series", m_who,
                     fixed + sample);
    const double values = v.numel () + m_inputs[0]->features ();
    dsc_int end = std::min<double> (m_inputs[0]->count (), first
                    + std::min (most, std::max (1., PIECE_VALUES / values)));
    const dsc_int grain = m_inputs[0]->grain ();
    if (end < m_inputs[0]->count () && end / grain * grain > first)
      end = end / grain * grain;
    return end - first;
  }

  // As datasource would: one beta leaves columns what they are.
  octave_scalar_map describe (octave_scalar_map made) const
  {
    namespace is = source_field;
    const octave_scalar_map x = m_series.scalar_map_value ();
    made.setfield (is::origin, x.getfield (is::files));
    if (m_K == 1 && x.getfield (is::names).iscell ())
      made.setfield (is::names, x.getfield (is::names));
    return made;
  }

  const char *m_who;
  octave_value m_series, m_state;
  std::vector<std::unique_ptr<sample_columns>> m_inputs;
  octave_value_list m_args;
  std::unique_ptr<sample_file> m_file;
  bool m_timed = false;
  double m_memory = 0;
  dsc_int m_K = 1;
};

// PKG_ADD: autoload ("__ewmasource__", "__descent__.oct");
DEFUN_DLD (__ewmasource__, args, , "see ewma")
{
  return guarded ("__ewmasource__", [&] () -> octave_value_list
  {
    if (args.length () < 2)
      error_with_id ("descent:usage", "__ewmasource__: needs 2 arguments or "
                     "more");
    const std::string who = get_name (args(0), "__ewmasource__", "WHO");
    return guarded (who.c_str (), [&] () -> octave_value_list
      {
        source_averages averages (args, who.c_str ());
        const octave_scalar_map result = averages.run ();
        return ovl (result, averages.state ());
      });
  });
}

/*
%!error <needs 2 arguments or more> __ewmasource__ ("ewma")
%!error <WHO must be a string> __ewmasource__ (1, 2)
%!error <X and Y must be sources> __ewmasource__ ("ewma", 1, .5)
*/
