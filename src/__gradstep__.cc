// __gradstep__.cc: one step of an optimiser that is a struct of users.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__gradstep__", "__descent__.oct");

#include "oct/optimizer.h"
#include "oct/update.h"

static const char *const who = "gradstep";

// The struct OPT, read and checked.
struct optimizer_view
{
  octave_scalar_map fields;
  const dsc_optimizer_d *row;
  dsc_hyper hyper;
  double iteration, threshold;
  dsc_clip method;
  octave_value state;
};

static const dsc_optimizer_d *
get_optimizer_row (const octave_scalar_map& opt)
{
  const octave_value name = opt.getfield ("Name"),
    centered = opt.getfield ("Centered");
  std::string row;
  if (is_name (name))
    row = name.string_value ();
  if (row == "rmsprop" && centered.is_defined ())
    {
      if (! is_dense_real (centered) || centered.numel () != 1
          || (centered.double_value () != 0 && centered.double_value () != 1))
        error_with_id ("descent:value",
                       "%s: OPT.Centered must be true or false", who);
      if (centered.double_value () != 0)
        row = "rmsprop-centered";
    }
  const dsc_optimizer_d *found = dsc_optimizer_find_d (row.c_str ());
  if (! found)
    error_with_id ("descent:value",
                   "%s: OPT.Name must be the name of an optimizer", who);
  return found;
}

[[noreturn]] static void
field_error (const std::string& name, const char *row)
{
  error_with_id ("descent:option",
                 "%s: OPT has a field %s, \"%s\" has no use for it", who,
                 cut_text (name).c_str (), row);
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

static optimizer_view
get_optimizer (const octave_value& v)
{
  static const number_rule count
    = { "an integer from 0 to 2^53 - 2",
        [] (double x)
        { return x >= 0 && x < 9007199254740991 && x == std::floor (x); } };

  if (! v.isstruct () || v.numel () != 1)
    error_with_id ("descent:class",
                   "%s: OPT must be a struct as optimizer makes it", who);
  optimizer_view o;
  o.fields = v.scalar_map_value ();
  const octave_scalar_map& opt = o.fields;
  o.row = get_optimizer_row (opt);
  o.iteration = 0;
  o.threshold = INFINITY;
  o.method = DSC_CLIP_ARRAYS;
  const octave_value convention = opt.getfield ("Convention");
  o.hyper = o.row->defaults[convention.is_undefined ()
                            ? DSC_COURSE
                            : get_convention (convention, who,
                                              "OPT.Convention")];
  for (auto p = opt.begin (); p != opt.end (); p++)
    {
      const std::string& name = p->first;
      const octave_value& value = opt.contents (p);
      if (take_hyper (o.row, name, value, who, "OPT.", o.hyper))
        continue;
      if (name == "Iteration")
        o.iteration = check_number (value, count, who, "OPT.", "Iteration");
      else if (name == "State")
        o.state = value;
      else if (name == "GradientThreshold")
        o.threshold = check_number (value, POSITIVE_OR_INF, who,
                                    "OPT.GradientThreshold");
      else if (name == "GradientThresholdMethod")
        o.method = get_clip (value, who, "OPT.GradientThresholdMethod");
      else if (name != "Name" && name != "Convention"
               && (name != "Centered"
                   || strncmp (o.row->name, "rmsprop", 7) != 0))
        field_error (name, o.row->name);
    }
  return o;
}

// The slots of a state: a cell of them, or [] or {} at the beginning.
static Cell
get_state (const octave_value& v, int nslots)
{
  if (trees::is_initial (v) || (v.iscell () && v.isempty ()))
    return Cell (1, nslots);
  if (! v.iscell ())
    error_with_id ("descent:class", "%s: OPT.State must be a cell", who);
  if (v.numel () != nslots)
    error_with_id ("descent:size", "%s: OPT.State must have %d slots", who,
                   nslots);
  return v.cell_value ();
}

// [params, opt] = __gradstep__ (opt, params, grads)
DEFUN_DLD (__gradstep__, args, , "see gradstep")
{
  return guarded ("__gradstep__", [&] () -> octave_value_list
  {
    check_nargin (args, 3, "__gradstep__");
    static const trees::titles titles
      = { "PARAMS", "GRADS", "OPT.State{1}", "OPT.State{2}", "OPT.State{3}",
          "OPT.State{4}" };
    optimizer_view o = get_optimizer (args(0));
    const int nslots = o.row->nslots;
    const Cell state = get_state (o.state, nslots);

    trees::values in, out;
    in[trees::PARAMS] = args(1);
    in[trees::GRAD] = args(2);
    for (int k = 0; k < nslots; k++)
      in[trees::STATE + k] = state(k);
    tree_step step (who, titles, o.row->name, o.hyper, o.iteration + 1);
    step.clip (o.threshold, o.method);
    step.take (in, out);

    Cell slots (nslots ? 1 : 0, nslots);
    for (int k = 0; k < nslots; k++)
      slots(k) = out[trees::STATE + k];
    o.fields.setfield ("Iteration", o.iteration + 1);
    o.fields.setfield ("State", slots);
    return ovl (out[trees::PARAMS], o.fields);
  });
}

/*
%!test
%! [p, opt] = __gradstep__ (struct ("Name", "momentum", "Convention", "torch"), {1}, {2});
%! assert (p, {.98}, eps);
%! assert ([opt.Iteration, opt.State{1}{1}], [1 2]);
%!error <needs 3 arguments> __gradstep__ ()
%!error id=descent:class __gradstep__ (1, 1, 1)
%!error id=descent:class __gradstep__ (struct ("Name", {"sgd", "sgd"}), 1, 1)
%!error id=descent:value __gradstep__ (struct (), 1, 1)
%!error id=descent:value __gradstep__ (struct ("Name", {{}}), 1, 1)
*/
