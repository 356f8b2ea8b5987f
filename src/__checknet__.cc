// __checknet__.cc: NET = __checknet__ (WHO, NET) is the network NET, its sizes
// of class double, its activations in a row, the scaling of its inputs in
// columns; an error of the function WHO if it is none.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/net-check.h"

// PKG_ADD: autoload ("__checknet__", "__descent__.oct");
DEFUN_DLD (__checknet__, args, , "see oct/net-check.h")
{
  return guarded ("__checknet__", [&] () -> octave_value_list
  {
    check_nargin (args, 2, "__checknet__");
    const std::string who = get_name (args(0), "__checknet__", "WHO");
    return ovl (checked_net (who.c_str (), args(1)).value ());
  });
}

/*
%!shared net
%! net = mlp ([3 2 1]);
%!assert (__checknet__ ("f", net), net)
%!test
%! edited = setfield (net, "sizes", int8 ([3 2 1]));
%! edited.activations = net.activations';
%! assert (__checknet__ ("f", edited), net);
%! assert (class (__checknet__ ("f", edited).sizes), "double");
%! assert (__checknet__ ("f", setfield (net, "sizes", [3; 2; 1])), net);
%! edited = setfield (net, "sizes", sparse ([3 2 1]));
%! assert (issparse (__checknet__ ("f", edited).sizes), false);
%!test          # networks of before there was a scaling
%! newer = {"inputoffset"; "inputscale"; "targetoffset"; "targetscale"; "classes"};
%! old = rmfield (net, newer);
%! assert (__checknet__ ("f", old), net);
%! assert (fieldnames (__checknet__ ("f", old))(end-4:end), newer);
%!test          # theta of single, as JSON has it
%! single_net = mlp ([3 2 1], "Class", "single");
%! other = setfield (single_net, "theta", double (single_net.theta));
%! assert (__checknet__ ("f", other), single_net);
%! assert (class (__checknet__ ("f", other).theta), "single");
%! other.theta(3) = NaN;
%! assert (class (__checknet__ ("f", other).theta), "single");
%! other.theta(2) *= 1 + 1e-12;
%! fail ("__checknet__ ('f', other)", "theta must be a real array of class double or single");
%!test
%! net2 = mlp ([3 2], "Output", "softmax", "Classes", uint8 ([3 5]));
%! other = setfield (net2, "classes", [3; 5]);
%! assert (__checknet__ ("f", other), net2);
%! assert (class (__checknet__ ("f", other).classes), "uint8");
%! other.classes = {"b"; "a"};
%! assert (__checknet__ ("f", other).classes, {"b", "a"});
%! other.classes = ["bb"; "a "];
%! assert (__checknet__ ("f", other).classes, {"bb", "a"});
%! other.classes = {};
%! assert (__checknet__ ("f", other).classes, single ([]));
%!test
%! scaled = __checknet__ ("f", setfield (net, "inputoffset", sparse (2)));
%! assert ({scaled.inputoffset, scaled.inputscale}, {[2; 2; 2], [1; 1; 1]});
%! scaled = __checknet__ ("f", setfield (net, "inputscale", int8 ([1; 2; 3])));
%! assert ({scaled.inputoffset, scaled.inputscale}, {[0; 0; 0], [1; 2; 3]});
%!function check (field, value, text)
%!  net = mlp ([3 2 1]);
%!  net.(field) = value;
%!  fail ("__checknet__ ('f', net)", ["^f: NET." regexptranslate("escape", text)]);
%!endfunction
%!test
%! for v = {3, zeros(1, 0), [3 2.5 1], [3 0 1], [3 NaN 1], "abc", {3, 2}, ...
%!          [3i 2 1], sparse([3 0 1]), ones(1, 2, 2), true(1, 3)}
%!   check ("sizes", v{1}, "sizes must be a row of positive integers");
%! endfor
%! for v = {{"relu"}, {"relu", "relu"}, {"softmax", "sigmoid"}, {"relu"; 1}, "relu", ...
%!          {["relu"; "relu"], "sigmoid"}, {"", "sigmoid"}, {cat(3, "a", "b"), "sigmoid"}, ...
%!          {"Relu", "sigmoid"}}
%!   check ("activations", v{1}, ["activations must be 2 names of activations, that of the " ...
%!                                "output last"]);
%! endfor
%! check ("coding", "one-hot", "coding must be one of \"binary\"");
%! check ("labelclass", "char", "labelclass must name a numeric class or logical");
%! for v = {zeros(11, 1, "int8"), zeros(11, 1) + i, sparse(zeros (11, 1)), ...
%!          zeros(11, 1, "single"), true(11, 1), "a", {}}
%!   check ("theta", v{1}, ["theta must be a real array of class double or single, the one " ...
%!                          "that NET.class names"]);
%! endfor
%! check ("theta", zeros (1, 11), "theta must be a column of 11 elements");
%! check ("sizes", [3 2^40 2^40], "theta must be a column of 1.20893e+24 elements");
%! check ("sizes", [3 2 Inf], "theta must be a column of Inf elements");
%! check ("inputoffset", "a", "inputoffset must be a real array");
%! check ("inputscale", {}, "inputscale must be a real array");
%! check ("inputscale", [1 2 3], ["inputscale must be a number or a column of 3, one for each " ...
%!                                "feature; it is 1x3"]);
%! check ("inputscale", [1; Inf; 3], "inputscale must be finite (Inf at feature 2)");
%!error <coding must be one of "labels", "one-hot"$>
%! __checknet__ ("f", setfield (mlp ([2 2], "Output", "softmax"), "coding", "real"))
%!error id=descent:class __checknet__ ("f", [net, net])
%!error id=descent:class __checknet__ ("f", net([]))
%!error id=descent:class __checknet__ ("f", rmfield (net, "class"))
%!error id=descent:class __checknet__ ("f", @sin)
%!error <f: NET must be a network as mlp returns it> __checknet__ ("f", inputParser ())
%!error <needs 2 arguments> __checknet__ ("f")
%!error <WHO must be a string> __checknet__ (1, net)
*/
