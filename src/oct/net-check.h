// net-check.h: a network as users give it, checked.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_CHECK_H
#define DESCENT_OCT_NET_CHECK_H

#include <cmath>
#include <string>

#include "oct/net-classes.h"
#include "oct/net-coding.h"
#include "oct/net-scaling.h"

// A network; every rule that mlp keeps is checked.  An old one may lack its
// scalings and classes; what files of other formats make of one (columns for
// rows, other classes of the same numbers) is brought back.
class checked_net
{
public:
  checked_net (const char *who, const octave_value& net) : m_who (who)
  {
    if (net.isstruct () && ! net.isobject () && net.ndims () == 2
        && net.numel () == 1)
      m_map = net.scalar_map_value ();
    for (const char *field : { "sizes", "activations", "loss", "theta", "class",
                               "coding", "labelclass" })
      if (! m_map.isfield (field))
        class_error (who, "NET", "a network as mlp returns it");
    check_sizes ();
    check_activations ();
    check_targets ();
    check_classes ();
    check_theta ();
    m_offset = optional_field ("inputoffset");
    m_scale = optional_field ("inputscale");
    check_scaling (who, inputs (), m_offset, m_scale, "NET.inputoffset",
                   "NET.inputscale");
    check_target_scaling ();
  }

  const char * who (void) const { return m_who; }
  // Layers of weights
  dsc_int layers (void) const { return m_sizes.numel () - 1; }
  // Units of layer l; 0: the inputs
  double units (dsc_int l) const { return m_sizes(l); }
  double inputs (void) const { return m_sizes(0); }
  double outputs (void) const { return m_sizes(layers ()); }
  const std::string& output (void) const { return m_output; }
  bool softmax (void) const { return m_output == "softmax"; }
  // One sigmoid output: two classes
  bool binary (void) const { return m_output == "sigmoid" && outputs () == 1; }
  dsc_coding coding (void) const { return m_coding; }
  // The class of labels
  dsc_kind label_kind (void) const { return static_cast<dsc_kind> (m_labels); }
  bool single (void) const { return m_theta.is_single_type (); }
  const char * class_name (void) const
  {
    return single () ? "single" : "double";
  }
  const octave_value& theta (void) const { return m_theta; }
  // Of the inputs: columns, or both []
  const octave_value& offset (void) const { return m_offset; }
  const octave_value& scale (void) const { return m_scale; }
  // Of real targets: columns, or both []
  const octave_value& target_offset (void) const { return m_target_offset; }
  const octave_value& target_scale (void) const { return m_target_scale; }
  // What users call the classes; none where these are numbers 1 to K, or 0 and
  // 1 of a sigmoid output
  const class_list& classes (void) const { return m_classes; }

  // What net_view takes.
  octave_value_list parts (void) const
  {
    return ovl (m_sizes, m_activations, m_theta, m_offset, m_scale);
  }

  // The struct, as mlp would make it.
  octave_scalar_map value (void) const
  {
    octave_scalar_map map = m_map;
    map.setfield ("sizes", m_sizes);
    map.setfield ("activations", m_activations);
    map.setfield ("inputoffset", m_offset);
    map.setfield ("inputscale", m_scale);
    map.setfield ("targetoffset", m_target_offset);
    map.setfield ("targetscale", m_target_scale);
    map.setfield ("classes", m_classes_value);
    map.setfield ("theta", m_theta);
    return map;
  }

private:
  [[noreturn]] void fail (const char *id, const std::string& text) const
  {
    error_with_id (id, "%s: NET.%s", m_who, text.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

  // The text in a field; false if it is none.
  bool word (const char *field, std::string& text) const
  {
    return word (m_map.getfield (field), text);
  }
  static bool word (const octave_value& v, std::string& text)
  {
    if (! is_name (v) || v.rows () != 1)
      return false;
    text = v.string_value ();
    return true;
  }

  void check_sizes (void)
  {
    const octave_value v = m_map.getfield ("sizes");
    bool good = v.isnumeric () && ! v.iscomplex () && v.ndims () == 2
                && (v.rows () == 1 || v.columns () == 1) && v.numel () > 1
                && (! v.issparse () || v.nnz () == v.numel ());
    if (good)
      m_sizes = v.full_value ().array_value ()
                 .reshape (dim_vector (1, v.numel ()));
    for (octave_idx_type i = 0; i < m_sizes.numel (); i++)
      good = good && m_sizes(i) >= 1 && m_sizes(i) == std::floor (m_sizes(i));
    if (! good)
      fail ("descent:value", "sizes must be a row of positive integers");
  }

  void check_activations (void)
  {
    const octave_value v = m_map.getfield ("activations");
    bool good = v.iscell () && v.numel () == layers ();
    if (good)
      m_activations = v.cell_value ().reshape (dim_vector (1, layers ()));
    for (dsc_int l = 0; good && l < layers (); l++)
      good = word (m_activations(l), m_output)
             && find_name (l < layers () - 1 ? dsc_activation_name_d
                           : dsc_output_name_d, m_output) >= 0;
    if (! good)
      fail ("descent:value", "activations must be " + count_text (layers ())
            + " names of activations, that of the output last");
  }

  void check_targets (void)
  {
    const char *loss
      = dsc_loss_name_d (find_name (dsc_output_name_d, m_output));
    std::string text;
    if (! word ("loss", text) || text != loss)
      fail ("descent:value", "loss must be \"" + std::string (loss)
            + "\" for the output \"" + m_output + "\"");
    check_coding ();
    m_labels = word ("labelclass", text) ? find_label_class (text) : -1;
    if (m_labels < 0)
      fail ("descent:value", "labelclass must name a numeric class or logical");
  }

  void check_coding (void)
  {
    std::string text, known;
    const bool named = word ("coding", text);
    int row = 0;
    for (const coding_row& coding : codings)
      {
        if (m_output == coding.output)
          {
            if (named && text == coding.name)
              {
                m_coding = static_cast<dsc_coding> (row);
                return;
              }
            known += known.empty () ? "" : "\", \"";
            known += coding.name;
          }
        row++;
      }
    fail ("descent:value", "coding must be one of \"" + known + "\"");
  }

  // Where they are numbers, they are of the class of labels.
  void check_classes (void)
  {
    const octave_value v = optional_field ("classes");
    m_classes_value = no_numbers ();
    if (v.isempty () && (v.isnumeric () || v.iscell ()))
      {
        if (m_coding == DSC_CODED_LABELS
            && ! holds_labels (m_labels, outputs ()))
          fail ("descent:value", "labelclass must name a class that holds the "
                "labels 1 to " + count_text (outputs ()));
        return;
      }
    if (! softmax () && ! binary ())
      fail ("descent:value", "classes must be []: they need a softmax output, "
            "or one sigmoid output");
    m_classes = class_list (v);
    const double K = binary () ? 2 : outputs ();
    if (! m_classes.good () || m_classes.count () != K)
      fail ("descent:value", "classes must be " + count_text (K)
            + " different texts or numbers");
    const dim_vector row (1, m_classes.count ());
    Cell texts (row);
    NDArray numbers (row);
    for (dsc_int k = 0; k < m_classes.count (); k++)
      if (m_classes.texts ())
        texts(k) = m_classes.text (k);
      else
        numbers(k) = m_classes.number (k);
    if (m_classes.texts ())
      {
        m_classes_value = texts;
        return;
      }
    m_classes_value = cast_numbers (label_kind (), numbers);
    const NDArray held = m_classes_value.array_value ();
    for (dsc_int k = 0; k < m_classes.count (); k++)
      if (held(k) != numbers(k))
        fail ("descent:value", "classes must be of the class that "
              "NET.labelclass names");
  }

  // Only real targets have a scaling, which can be undone.
  void check_target_scaling (void)
  {
    m_target_offset = optional_field ("targetoffset");
    m_target_scale = optional_field ("targetscale");
    if (m_output != "linear" && ! (m_target_offset.isempty ()
                                   && m_target_scale.isempty ()))
      fail ("descent:value", "targetoffset and NET.targetscale must be []: "
            "they need a linear output");
    check_scaling (m_who, outputs (), m_target_offset, m_target_scale,
                   "NET.targetoffset", "NET.targetscale", "output");
    const NDArray scale = m_target_scale.array_value ();
    for (octave_idx_type i = 0; i < scale.numel (); i++)
      if (scale(i) == 0)
        fail ("descent:value", "targetscale must not be 0");
  }

  void check_theta (void)
  {
    m_theta = m_map.getfield ("theta");
    std::string text;
    if (m_theta.is_double_type () && is_dense_real (m_theta)
        && word ("class", text) && text == "single")
      make_single ();
    if (! m_theta.isfloat () || m_theta.iscomplex () || m_theta.issparse ()
        || ! word ("class", text) || text != m_theta.class_name ())
      fail ("descent:class", "theta must be a real array of class double or "
            "single, the one that NET.class names");
    double count = 0;
    for (dsc_int l = 1; l <= layers (); l++)
      count += units (l) * (units (l - 1) + 1);
    if (! has_size (m_theta, count, 1))
      fail ("descent:size", "theta must be a column of " + count_text (count)
            + " elements");
    m_theta = m_theta.full_value ();
  }

  // Numbers of single that came back as double, as from JSON: of 15 digits.
  void make_single (void)
  {
    const FloatNDArray a = m_theta.float_array_value ();
    const NDArray was = m_theta.array_value ();
    for (octave_idx_type i = 0; i < a.numel (); i++)
      if (! (std::fabs (a(i) - was(i)) <= 1e-14 * std::fabs (was(i))
             || std::isnan (was(i))))
        return;
    m_theta = a;
  }

  octave_value optional_field (const char *field) const
  {
    return m_map.isfield (field) ? m_map.getfield (field)
                                 : no_numbers ();
  }

  const char *m_who;
  octave_scalar_map m_map;
  NDArray m_sizes;
  Cell m_activations;
  std::string m_output;
  dsc_coding m_coding;
  int m_labels;
  class_list m_classes;
  octave_value m_classes_value;
  octave_value m_theta, m_offset, m_scale, m_target_offset, m_target_scale;
};

#endif
