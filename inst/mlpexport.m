## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} mlpexport (@var{net}, @var{file})
## @deftypefnx {} {} mlpexport (@var{net}, @var{file}, "Name", @var{name})
## A network as a file that works without this package.
##
## @var{net}: a network, as @code{mlptrain} returns it.  @var{file}: the name of
## the file; its end says what is written:
##
## @table @asis
## @item @qcode{".c"}
## C99 source without other sources: @code{void name (const double *x, double
## *y)} computes the outputs y of one sample x, and for networks of classes
## @code{int name_label (const double *y)} the number of the class from 0, or -1
## if there is a NaN; @code{name_classes} are what the classes are called,
## texts or numbers.  For a network of class single, x and y are float.  Link
## with @code{-lm}.
## @item @qcode{".m"}
## A function @code{[Y, label] = name (X)} for Octave or MATLAB, with X and Y as
## those of @code{mlppredict}, and label too, except that one-hot labels are
## classes.
## @item @qcode{".onnx"}
## A model for ONNX runtimes: operators of set 7, format 4.  Samples are rows
## there: the input "X" (N, features) and the output "Y" (N, outputs), both of
## the class of @var{net}, and for networks of classes the output "label" (N),
## (N, 1) of a sigmoid output.
## @end table
##
## What a network does beside its layers is in the file: "InputOffset" and
## "InputScale", the scaling of real targets ("TargetNormalization"), and the
## classes.  Outputs are those of @code{mlppredict} but for rounding.
##
## "Name" is the name of the function in C, and of the graph in ONNX; it is that
## of the file unless given.
##
## The file is written whole or not at all; an existing one is replaced.
##
## Errors: @code{descent:value} for another end of @var{file}, and for a name
## that cannot be one of a function; @code{descent:nonfinite} for parameters
## that are not finite; @code{descent:file} if the file cannot be written;
## those of @code{mlpweights} for what is no network.
##
## @example
## @group
## net = mlpweights (mlp ([2 1], "Output", "linear"), @{[1 2]@}, @{3@});
## file = [tempname() ".c"];
## mlpexport (net, file, "Name", "line");
## regexp (fileread (file), '^void line.*$', "match", "lineanchors", ...
##         "dotexceptnewline")@{1@}
##    @result{} ans = void line (const double *x, double *y);
## delete (file);
## @end group
## @end example
##
## Sources: onnx.proto of ONNX 1.4; ISO/IEC 9899:1999 for C99.
## @seealso{mlptrain, mlppredict, mlpweights}
## @end deftypefn

function mlpexport (net, file, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  mlpexport (net, file, varargin{:});
endfunction

## the documented example
%!test
%! net = mlpweights (mlp ([2 1], "Output", "linear"), {[1 2]}, {3});
%! file = [tempname() ".c"];
%! mlpexport (net, file, "Name", "line");
%! assert (regexp (fileread (file), '^void line.*$', "match", "lineanchors", ...
%!                 "dotexceptnewline"){1}, "void line (const double *x, double *y);");
%! delete (file);

## .m: every activation, output, scaling and kind of classes, as mlppredict
%!function check_m (net, X)
%!  folder = tempname ();
%!  mkdir (folder);
%!  name = sprintf ("exported_%d", floor (1e9 * rand ()));
%!  unwind_protect
%!    mlpexport (net, fullfile (folder, [name ".m"]));
%!    addpath (folder);
%!    [Y, label] = feval (name, X);
%!    [Yhat, want] = mlppredict (net, X);
%!    assert (class (Y), class (Yhat));
%!    assert (Y, Yhat, 20 * eps (net.class) * max (1, max (abs (Yhat(:)))));
%!    if (strcmp (net.activations{end}, "linear"))
%!      want = Y;
%!    endif
%!    assert (label, want);
%!  unwind_protect_cleanup
%!    rmpath (folder);
%!    confirm_recursive_rmdir (false, "local");
%!    rmdir (folder, "s");
%!  end_unwind_protect
%!endfunction
%!test
%! X = sin (reshape (1:21, 3, 7));
%! for class = {"double", "single"}
%!   for hidden = {"relu", "tanh", "sigmoid", "leakyrelu", "linear"}
%!     for output = {"softmax", "sigmoid", "linear"}
%!       check_m (mlp ([3 5 4 2], "Hidden", hidden{1}, "Output", output{1}, "Class", class{1}, ...
%!                     "Seed", 3, "InputOffset", [.1; .2; .3], "InputScale", 2), X);
%!     endfor
%!   endfor
%! endfor
%!test
%! X = [sin(reshape (1:21, 3, 7)), [1; NaN; 1]];
%! for classes = {{"it's", "b\tc"}, [0 9], uint8([7 250]), [-.5 1/3], logical([0 1]), ...
%!                int64([2 3]), single([.1 2])}
%!   check_m (mlp ([3 2], "Output", "softmax", "Classes", classes{1}), X);
%!   check_m (mlp ([3 4 1], "Classes", classes{1}), X);
%! endfor
%! net = mlp ([3 4 2], "Output", "linear");
%! [net.targetoffset, net.targetscale] = deal ([100; -3], [.01; 7]);
%! check_m (net, X(:,1:7));

## a file that cannot be written leaves nothing behind, one that is there is
## replaced
%!test
%! folder = tempname ();
%! mkdir (folder);
%! net = mlp ([2 1]);
%! mlpexport (net, fullfile (folder, "a.onnx"));
%! mlpexport (mlp ([20 1]), fullfile (folder, "a.onnx"));
%! assert ({dir(folder).name}, {".", "..", "a.onnx"});
%! try
%!   mlpexport (net, fullfile (folder, "none", "a.c"));
%! catch err
%! end_try_catch
%! assert (err.identifier, "descent:file");
%! net.theta(2) = NaN;
%! try
%!   mlpexport (net, fullfile (folder, "b.c"));
%! catch err
%! end_try_catch
%! assert (err.message, "mlpexport: NET.theta must be finite (NaN at element 2)");
%! assert ({dir(folder).name}, {".", "..", "a.onnx"});
%! delete (fullfile (folder, "a.onnx"));
%! rmdir (folder);

%!error <Invalid call> mlpexport (mlp ([2 1]))
%!error <FILE must end in "\.c", "\.m", "\.onnx"> mlpexport (mlp ([2 1]), "a.txt")
%!error <FILE must end in> mlpexport (mlp ([2 1]), "a")
%!error id=descent:class mlpexport (mlp ([2 1]), 3)
%!error id=descent:class mlpexport (mlp ([2 1]), "")
%!error <mlpexport: NET must be a network> mlpexport (1, "a.c")
%!error <Name must be the name of a function, of letters, digits and _ \(got "2a"\)>
%! mlpexport (mlp ([2 1]), "/nowhere/2a.c")
%!error <Name must not be a word of C> mlpexport (mlp ([2 1]), "/nowhere/double.c")
%!error <Name must be that of the file> mlpexport (mlp ([2 1]), "/nowhere/a.m", "Name", "b")
%!error id=descent:class mlpexport (mlp ([2 1]), "/nowhere/a.c", "Name", 1)
%!error id=descent:option mlpexport (mlp ([2 1]), "/nowhere/a.c", "Nam", 1)

%!demo
%! ## a network that knows the moons, as C
%! S = dataset ("moons");
%! net = mlptrain (mlp ([2 3 1]), S.X, S.Y, "Solver", "adam", "MaxEpochs", 50);
%! file = [tempname() ".c"];
%! mlpexport (net, file, "Name", "moons");
%! disp (fileread (file));
%! delete (file);
