// __mlppredict__.cc: the outputs of a network, and labels.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlppredict__", "__descent__.oct");

#include "oct/net-feed.h"
#include "oct/net-labels.h"
#include "oct/net-samples.h"

template <typename T>
static octave_value_list
mlppredict (const checked_net& net, const octave_value& samples,
            bool want_labels)
{
  const net_view<T> view (net.parts (), net.who ());
  net_data<T> data (view, check_samples (net, samples), octave_value (), false,
                    net.who ());
  const dsc_int m = data.count ();
  auto Yhat = fresh<T> (dim_vector (view.outputs (), m));
  data.begin_parts ();
  const typename core<T>::mlp mlp = view.mlp (data.X ());
  workspace work (DSC_CALL (mlp_workspace, T) (view.net (), m > 0 ? m : 1, 0));
  dsc_minibatch all = { };
  all.B = m;
  poll_hooks hooks;
  dsc_outcome outcome;
  T *to = Yhat.fortran_vec ();
  const dsc_status status
    = data.feed () ? DSC_CALL (mlp_walk, T)
                       (&mlp, data.feed (), 1, nullptr, to, &outcome,
                        hooks.poll (), work.base ())
                   : DSC_CALL (mlp_predict, T)
                       (&mlp, &all, to, hooks.poll (), work.base ());
  hooks.rethrow ();
  data.end (status);
  hooks.check_end (status, net.who ());
  const NDArray offset = net.target_offset ().array_value (),
    scale = net.target_scale ().array_value ();
  if (! scale.isempty ())
    DSC_CALL (targets_back, T) (view.outputs (), m, offset.data (),
                                scale.data (), to);
  if (want_labels)
    return ovl (Yhat, labels_for<T> (net, Yhat));
  return ovl (Yhat);
}

DEFUN_DLD (__mlppredict__, args, nargout,
           "[YHAT, LABEL] = __mlppredict__ (NET, X): see mlppredict")
{
  return guarded ("__mlppredict__", [&] ()
    {
      check_nargin (args, 2, "__mlppredict__");
      const checked_net net ("mlppredict", args(0));
      return net.single () ? mlppredict<float> (net, args(1), nargout > 1)
                           : mlppredict<double> (net, args(1), nargout > 1);
    });
}

/*
%!shared net
%! net = mlpweights (mlp ([1 1], "Output", "linear"), {2}, {1});
%!assert (__mlppredict__ (net, [3 4]), [7 9])
%!test
%! scaled = setfield (setfield (net, "inputoffset", 1), "inputscale", 2);
%! assert (__mlppredict__ (scaled, uint8 ([3 4])), [9 13]);
%!assert (size (__mlppredict__ (mlp ([1 2], "Output", "softmax"), zeros (1, 0))), [2 0])

## labels in every class, of every coding; a NaN
%!test
%! three = mlpweights (mlp ([2 3], "Output", "softmax"), {[1 0; 0 1; 1 1]}, {[0; 0; -1]});
%! X = [3 0 2 NaN 0; 0 3 2 1 0];
%! for c = {"double", "single", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", ...
%!          "uint64", "logical"}
%!   none = cast (NaN (3, 1), {c{1}, "double"}{1 + strcmp (c{1}, "logical")});
%!   one_hot = [1 0 0 none(1) 1; 0 1 0 none(1) 0; 0 0 1 none(1) 0];
%!   if (strcmp (c{1}, "logical"))
%!     one_hot(:,4) = 0;
%!   else
%!     three.labelclass = c{1};
%!     three.coding = "labels";
%!     [~, label] = __mlppredict__ (three, X);
%!     assert (label, cast ([1 2 3 NaN 1], c{1}));
%!   endif
%!   three.labelclass = c{1};
%!   three.coding = "one-hot";
%!   [~, label] = __mlppredict__ (three, X);
%!   assert (label, cast (one_hot, c{1}));
%!   two = mlpweights (mlp ([2 2]), {[1 0; 0 1]}, {[0; -1]});
%!   two.labelclass = c{1};
%!   [~, label] = __mlppredict__ (two, [3 0 -1; 0 3 1]);
%!   assert (label, cast ([1 1 0; 0 1 1], c{1}));
%!   [~, label] = __mlppredict__ (three, zeros (2, 0));
%!   assert ({size(label), class(label)}, {[3 0], c{1}});
%! endfor
%!error <needs 2 arguments> __mlppredict__ ()
%!error <mlppredict: NET must be a network> __mlppredict__ ({}, 1)
%!error <mlppredict: X must have 1 rows> __mlppredict__ (net, [])
%!error <mlppredict: X must be a real array> __mlppredict__ (net, "a")
*/
