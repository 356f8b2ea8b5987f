## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [f, g, ...] = __descent_functions__ ("NAME", "NAME", ...)
## Internal: handles of the package's own functions, whatever files of these
## names come first on the path.  The scripts of lectures cannot call private
## functions, and take what they call from here.

function varargout = __descent_functions__ (varargin)
  persistent own = struct (
    "options", @lecture_options,
    "each", @lecture_each,
    "series", @lecture_series,
    "colors", @lecture_colors,
    "bowl", @lecture_bowl,
    "count", @text_count,
    "finish", @lecture_finish,
    "dataset", @dataset,
    "mlp", @mlp,
    "mlptrain", @mlptrain,
    "mlppredict", @__mlppredict__,
    "minibatches", @__minibatches__,
    "minibatchsize", @minibatchsize,
    "batchsizerace", @batchsizerace,
    "optimizer", @optimizer,
    "gradstep", @__gradstep__,
    "learnrate", @__learnrate__,
    "ewma", @(varargin) __ewma__ ("ewma", varargin{:}),
    "ewmaweights", @(beta, k) __ewmaweights__ ("ewmaweights", "BETA", beta, k),
    "ewmawindow", @(beta) __ewmaparameters__ ("ewmawindow", "BETA", beta, "Window"));
  for i = 1:nargin
    varargout{i} = own.(varargin{i});
  endfor
endfunction

%!test
%! [average, weights, window, step] = __descent_functions__ ("ewma", "ewmaweights", ...
%!                                                           "ewmawindow", "gradstep");
%! assert (average ([40 49 45], .9, "BiasCorrection", true), ...
%!         ewma ([40 49 45], .9, "BiasCorrection", true));
%! assert (weights (.9, 4), ewmaweights (.9, 4));
%! assert (window ([.9 .98]), ewmawindow ([.9 .98]));
%! o = optimizer ("adam");
%! assert (step (o, 5, 2), gradstep (o, 5, 2));
