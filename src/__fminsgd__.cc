// __fminsgd__.cc: the training of a cost function that users write.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__fminsgd__", "__descent__.oct");

#include "oct/model.h"
#include "oct/progress.h"
#include "oct/run.h"

template <typename T>
static octave_value_list
fminsgd (const octave_value_list& args)
{
  const char *who = "fminsgd";
  if (! args(2).iscell () || ! args(3).iscell ())
    class_error (who, "DATA", "a cell");
  user_model<T> model (args(0), args(1), args(2).cell_value (),
                       octave_value_list (args(3).cell_value ()),
                       get_flag (args(4), who, "ROWS"),
                       get_count (args(6), 0, static_cast<dsc_int> (flint_max),
                                  who, "PIECE"));
  if (model.samples_count () < 1)
    error_with_id ("descent:size", "%s: X has no samples", who);
  run_view<T> run (args(5), model.samples_count (), who);
  model.name_minibatches (run.run ()->B);

  if (model.is_fed ())
    run.feed (model.begin (*run.run (),
                           get_number (get_field (args(5).scalar_map_value (),
                                                  "Memory", who),
                                       who, "MEMORY")));
  workspace work (DSC_CALL (shards_workspace, T) (&model, run.run ()));
  progress_hooks hooks (who, run, [&] () { return model.parameters (); },
                        [&] () { model.refresh_theta (); });
  model.exceptions = &hooks;
  if (model.is_fed ())
    hooks.watch ([&] () { return model.account (); });
  hooks.follow ([&] ()
    {
      const dsc_status status
        = DSC_CALL (shards_train, T) (&model, run.run (), run.history ().get (),
                               hooks.hooks (), work.base ());
      pending_exception failure;
      if (model.is_fed ())
        failure.guard ([&] () { model.end (status); });
      hooks.keep (failure);
      return status;
    });
  octave_scalar_map info = run.history ().info (false);
  if (model.is_fed ())
    info.setfield ("WaitSeconds", model.account ().waited);
  return ovl (model.parameters (), info, model.was_complex ());
}

DEFUN_DLD (__fminsgd__, args, ,
           "[THETA, INFO, COMPLEX] = __fminsgd__ (FUN, THETA0, DATA, "
           "VALIDATION, ROWS, RUN, PIECE): see fminsgd.  VALIDATION may be "
           "sources, of which FUN gets PIECE samples at a time; has FUN "
           "returned a complex number at last?")
{
  return guarded ("__fminsgd__", [&] ()
    {
      check_nargin (args, 7, "__fminsgd__");
      return is_single_params (args(1), "fminsgd") ? fminsgd<float> (args)
                                                   : fminsgd<double> (args);
    });
}

/*
%!error <needs 7 arguments> __fminsgd__ (1)
%!error <DATA must be a cell> __fminsgd__ (@sin, 1, 1, {}, true, struct (), 0)
%!error <DATA must be a cell> __fminsgd__ (@sin, 1, {}, 1, true, struct (), 0)
%!error <FUN must be a function handle> __fminsgd__ ("sin", 1, {}, {}, true, struct (), 0)
%!error <THETA must be> __fminsgd__ (@sin, "a", {}, {}, true, struct (), 0)
%!error <THETA must be> __fminsgd__ (@sin, sparse (1), {}, {}, true, struct (), 0)
%!error <RUN must be a struct> __fminsgd__ (@sin, 1, {}, {}, true, 1, 0)
%!error <RUN has no MiniBatchSize> __fminsgd__ (@sin, 1, {1}, {}, true, struct (), 0)
%!error <the data disagree> __fminsgd__ (@sin, 1, {[1; 2], 1}, {}, true, struct (), 0)
%!error <X has no samples> __fminsgd__ (@sin, 1, {zeros(0, 2)}, {}, true, struct (), 0)
*/
