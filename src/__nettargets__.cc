// __nettargets__.cc: [T, NET] = __nettargets__ (WHO, NET, Y, M) are the targets
// Y of M samples as the core takes them, in the class of the network NET:
// labels 1 to K in a row, or K rows.  NET comes back with their coding and
// class, in which mlppredict then returns labels.  An error of the function WHO
// if they do not fit.  A source stays what it is.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/net-targets.h"

template <typename T>
static octave_value_list
targets (const checked_net& net, const octave_value& Y, dsc_int m)
{
  const net_targets<T> targets (net, Y, m);
  return ovl (targets.values (), targets.net ());
}

// PKG_ADD: autoload ("__nettargets__", "__descent__.oct");
DEFUN_DLD (__nettargets__, args, , "see oct/net-targets.h")
{
  return guarded ("__nettargets__", [&] () -> octave_value_list
  {
    const char *self = "__nettargets__";
    check_nargin (args, 4, self);
    const std::string who = get_name (args(0), self, "WHO");
    const checked_net net (who.c_str (), args(1));
    const dsc_int m = get_count (args(3), 0, PTRDIFF_MAX, self, "M");
    if (is_source (args(2)))
      return ovl (args(2),
                  net_of_source (net, check_source (args(2), net.who ()), m));
    return net.single () ? targets<float> (net, args(2), m)
                         : targets<double> (net, args(2), m);
  });
}

/*
%!function check (output, Y, T, coding, labelclass, kind)
%!  K = 3;
%!  net = mlp ([2 K], "Output", output, "Class", kind);
%!  [got, coded] = __nettargets__ ("f", net, Y, columns (Y));
%!  assert (got, cast (T, kind));
%!  assert ({coded.coding, coded.labelclass}, {coding, labelclass});
%!  assert (rmfield (coded, {"coding", "labelclass"}), rmfield (net, {"coding", "labelclass"}));
%!endfunction
%!test
%! labels = [3 1 2 2];
%! for kind = {"double", "single"}
%!   for c = {"double", "single", "int8", "uint8", "int16", "uint16", "int32", "uint32", ...
%!            "int64", "uint64"}
%!     check ("softmax", cast (labels, c{1}), labels, "labels", c{1}, kind{1});
%!     check ("softmax", cast (labels == (1:3)', c{1}), labels, "one-hot", c{1}, kind{1});
%!     check ("sigmoid", cast (labels == (1:3)', c{1}), labels == (1:3)', "binary", c{1}, kind{1});
%!     check ("linear", cast (labels + (1:3)', c{1}), labels + (1:3)', "real", kind{1}, kind{1});
%!   endfor
%!   check ("softmax", sparse (labels), labels, "labels", "double", kind{1});
%!   check ("softmax", 1:3, 1:3, "labels", "double", kind{1});
%!   check ("softmax", true (1, 4), ones (1, 4), "labels", "double", kind{1});
%!   check ("softmax", labels == (1:3)', labels, "one-hot", "logical", kind{1});
%!   check ("softmax", eye (3), 1:3, "one-hot", "double", kind{1});
%!   check ("softmax", sparse (labels == (1:3)'), labels, "one-hot", "logical", kind{1});
%!   check ("sigmoid", eye (3)(:,[2 3 1]), full (eye (3)(:,[2 3 1])), "binary", "double", kind{1});
%! endfor
%! [T, net] = __nettargets__ ("f", mlp ([1 300], "Output", "softmax"), int8 ([1 2]), 2);
%! assert (net.labelclass, "double");

%!test          # in short parts
%! labels = mod (0:299999, 3) + 1;
%! Y = double (labels == (1:3)');
%! check ("softmax", Y, labels, "one-hot", "double", "single");
%! check ("softmax", uint8 (labels), labels, "labels", "uint8", "double");
%! Y(2,250000) = .5;
%! net = mlp ([1 3], "Output", "softmax");
%! fail ("__nettargets__ ('f', net, Y, 300000)", "\\(0.5 at sample 250000, class 2\\)");
%! Y(:,250000) = [1; 1; 0];
%! fail ("__nettargets__ ('f', net, Y, 300000)", "\\(2 ones at sample 250000\\)");

%!function hint (net, Y, text)
%!  fail ("__nettargets__ ('f', net, Y, 3)", [text "$"]);
%!endfunction
%!test
%! softmax = mlp ([1 3], "Output", "softmax");
%! makes = "unique \\(Y\\(:\\)\\); Y = Y' makes labels of them";
%! hint (softmax, [0 1 2], "labels 1..3 \\(0 at sample 1\\); they begin at 0: Y \\+ 1 would fit");
%! hint (softmax, [7 9 12], makes);
%! hint (softmax, int64 (2)^60 + int64 ([1 2 3]), makes);
%! hint (softmax, [7 9 9], "labels 1..3 \\(7 at sample 1\\)");
%! hint (softmax, [7 9 NaN], "labels 1..3 \\(7 at sample 1\\)");
%! hint (softmax, {"a", "b", "c"}, makes);
%! hint (softmax, "abc", makes);
%! hint (softmax, ["ab"; "cd"; "ef"], "unique \\(cellstr \\(Y\\)\\); Y = Y' makes labels of them");
%! hint (softmax, [0 1 2]', "it is 3x1; transpose it");
%! hint (softmax, 1:4, ["Y must be 3x3 \\(one-hot\\) or 1x3 \\(labels 1..3\\), as X has 3 " ...
%!                       "samples; it is 1x4"]);
%! binary = mlp ([1 1]);
%! hint (binary, [-1 1 1], "they are -1 and 1: Y > 0 would fit");
%! hint (binary, [2 1 1], "they are 1 and 2: Y - 1 would fit");
%! hint (binary, [2 5 2], "Y = Y' - 1 makes 0 and 1 of them");
%! hint (binary, [0 1 2], "more than two classes need a network with \"Output\", \"softmax\"");
%! hint (binary, [0 1 .5], "sigmoid output \\(0.5 at sample 3\\)");
%! hint (binary, {"a", "b"}, "Y' - 1 makes 0 and 1 of two names");
%! hint (mlp ([1 2]), 1:3, "labels 1..2 need a network with \"Output\", \"softmax\"");
%! hint (mlp ([1 2]), [0 1 1; 0 3 1], "sigmoid output \\(3 at sample 2, output 2\\)");
%! hint (mlp ([1 1], "Output", "linear"), [1 Inf 2], "in class double \\(Inf at sample 2\\)");
%! hint (mlp ([1 1], "Output", "linear", "Class", "single"), [1 1e300 2], ...
%!       "finite in class single \\(1e\\+300 at sample 2\\)");
%! hint (mlp ([1 1], "Output", "linear", "Class", "single"), sparse ([1 0 1e300]), ...
%!       "finite in class single \\(1e\\+300 at sample 3\\)");
%! hint (mlp ([1 1], "Output", "linear"), "abc", "Y must be a real array");
%!error <f: NET must be a network> __nettargets__ ("f", 1, 1, 1)
%!error <needs 4 arguments> __nettargets__ ("f", mlp ([1 1]), 1)
%!error <M is out of range> __nettargets__ ("f", mlp ([1 1]), 1, -1)
*/
