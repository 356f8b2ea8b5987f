## [checks, X] = preflight_data (net, X, Y, scaled)
## Do samples X and targets Y fit NET in shape, class and values?  The checks
## "samples", "finite" and "targets" (see preflight_finding), as far as they can
## be made; X as __netsamples__ gives it, if all is well.  SCALED (net, X) is
## NET with the scaling of its inputs.  The words are those in which mlptrain
## refuses.
## SPDX-License-Identifier: GPL-3.0-or-later

function [checks, X] = preflight_data (net, X, Y, scaled)
  n = net.sizes(1);
  was_sparse = issparse (X);
  try
    X = __netsamples__ ("preflight", net, X, false);
  catch err
    hint = "";
    if (strcmp (err.identifier, "descent:size") && ndims (X) == 2 && columns (X) == n)
      hint = "; it has its samples in rows: X' would fit";
    endif
    checks = preflight_finding ("samples", "stop", "%s%s", saying (err), hint);
    return;
  end_try_catch
  m = columns (X);
  if (m == 0)
    checks = preflight_finding ("samples", "stop", "X must have at least one sample");
    return;
  endif
  checks = preflight_finding ("samples", "ok", "%s samples of %s features, %s", text_count (m),
                              text_count (n), class (X));
  if (was_sparse)
    checks = preflight_finding ("samples", "look", ["%s; X is sparse, and training makes a ", ...
                                                    "full copy of it, of %s"], checks.text,
                                text_bytes (sizeof (X)));
  endif
  checks(end+1) = finite_samples (net, X, scaled);
  try
    net_targets ("preflight", net, Y, m);
    checks(end+1) = preflight_finding ("targets", "ok", "%s, %s, for the output %s", text_size (Y),
                                       class (Y),
                                       net.activations{end});
  catch err
    checks(end+1) = preflight_finding ("targets", "stop", "%s", saying (err));
  end_try_catch
endfunction

function text = saying (err)
  text = strrep (err.message, "preflight: ", "");
endfunction

function check = finite_samples (net, X, scaled)
  where = "";
  [ok, count, feature, sample] = __finitesamples__ (X, [], [], false);
  if (ok)
    try
      net = scaled (net, X);
    catch err
      if (! strncmp (saying (err), "X must", 6))
        rethrow (err);                 # an option
      endif
      check = preflight_finding ("finite", "stop", "%s", saying (err));
      return;
    end_try_catch
    [ok, count, feature, sample] = __finitesamples__ (X, net.inputoffset, net.inputscale,
                                                      strcmp (net.class, "single"));
    where = sprintf (" in class %s, scaled as the network does it", net.class);
  endif
  if (ok)
    check = preflight_finding ("finite", "ok", "all values are finite");
    return;
  endif
  check = preflight_finding ("finite", "stop", ["%s values are NaN or Inf%s, the first in ", ...
                                                "X(%d,%d), feature %d of sample %d"],
                             text_count (count), where, feature, sample, feature, sample);
endfunction
