## [Y, label, model] = ref_onnx (file, X)
## The outputs of a model in an ONNX file for the samples X (features, m), by
## reading its bytes as protobuf and doing what its operators are defined to do.
## LABEL is [] if the model has no such output.  MODEL: Version, Opset, Inputs,
## Outputs (names), Ops.
## SPDX-License-Identifier: GPL-3.0-or-later

function [Y, label, model] = ref_onnx (file, X)
  fid = fopen (file, "rb");
  bytes = fread (fid, Inf, "uint8=>uint8")';
  fclose (fid);
  top = message (bytes);
  graph = message (one (top, 7));
  set = message (one (top, 8));
  model = struct ("Version", one (top, 1), "Opset", one (set, 2));
  model.Inputs = names_of (graph, 11);
  model.Outputs = names_of (graph, 12);
  model.Ops = {};
  assert (isempty (one (set, 1)));                     # the domain of standard operators
  values = struct ();
  for t = all_of (graph, 5)(:)'
    [name, a] = tensor (message (t{1}));
    values.(name) = a;
  endfor
  assert (model.Inputs, {"X"});
  values.X = X';                                       # samples are rows
  if (element_type (graph, 11) == 1)
    values.X = single (X');
  endif
  for n = all_of (graph, 1)(:)'
    node = message (n{1});
    op = char (one (node, 4));
    inputs = cellfun (@(c) values.(char (c)), all_of (node, 1), "UniformOutput", false);
    attributes = struct ();
    for a = all_of (node, 5)(:)'
      a = message (a{1});
      if (one (a, 20) == 1)
        attributes.(char (one (a, 1))) = one (a, 2);
      else
        assert (one (a, 20), 2);
        attributes.(char (one (a, 1))) = one (a, 3);
      endif
    endfor
    values.(char (one (node, 2))) = run (op, inputs, attributes);
    model.Ops{end+1} = op;
  endfor
  Y = values.Y';
  label = [];
  if (any (strcmp (model.Outputs, "label")))
    label = values.label;
    if (ndims (label) == 2)
      label = reshape (label, 1, []);
    endif
  endif
endfunction

function out = run (op, in, a)
  switch (op)
    case "Gemm"
      assert (a.transB, 1);
      out = in{1} * in{2}' + in{3};
    case "Sub"        out = in{1} - in{2};
    case "Mul"        out = in{1} .* in{2};
    case "Div"        out = in{1} ./ in{2};
    case "Add"        out = in{1} + in{2};
    case "Relu"       out = max (in{1}, 0);
    case "Tanh"       out = tanh (in{1});
    case "Sigmoid"    out = 1 ./ (1 + exp (-in{1}));
    case "LeakyRelu"  out = in{1};  out(out < 0) *= double (a.alpha);
    case "Softmax"
      assert (a.axis, 1);
      out = exp (in{1});
      out = out ./ sum (out, 2);
    case "ArgMax"
      assert ([a.axis, a.keepdims], [1 0]);
      [~, k] = max (in{1}, [], 2);
      out = k' - 1;
    case "Less"       out = in{1} < in{2};
    case "Not"        out = ! in{1};
    case "Cast"
      assert (a.to, 7);
      out = double (in{1});
    case "Gather"
      assert (a.axis, 0);
      out = in{1}(1 + in{2});
    otherwise
      error ("ref_onnx: %s", op);
  endswitch
endfunction

## Fields of a message: rows {number, value}
function list = message (bytes)
  list = cell (0, 2);
  at = 1;
  while (at <= numel (bytes))
    [key, at] = varint (bytes, at);
    switch (mod (key, 8))
      case 0
        [value, at] = varint (bytes, at);
      case 2
        [n, at] = varint (bytes, at);
        value = bytes(at:at+n-1);
        at += n;
      case 5
        value = typecast (bytes(at:at+3), "single");
        at += 4;
      otherwise
        error ("ref_onnx: kind %d", mod (key, 8));
    endswitch
    list(end+1,:) = {floor(key / 8), value};
  endwhile
  assert (at, numel (bytes) + 1);
endfunction

function [x, at] = varint (bytes, at)
  x = 0;
  place = 1;
  do
    b = double (bytes(at++));
    x += place * mod (b, 128);
    place *= 128;
  until (b < 128)
endfunction

function list = all_of (fields, key)
  list = fields([fields{:,1}] == key, 2)';
endfunction

function value = one (fields, key)
  value = all_of (fields, key);
  assert (numel (value), 1);
  value = value{1};
endfunction

function names = names_of (graph, key)
  names = cellfun (@(v) char (one (message (v), 1)), all_of (graph, key), "UniformOutput", false);
endfunction

function type = element_type (graph, key)
  v = message (all_of (graph, key){1});
  type = one (message (one (message (one (v, 2)), 1)), 1);
endfunction

function [name, a] = tensor (t)
  name = char (one (t, 8));
  dims = [all_of(t, 1){:}];
  switch (one (t, 2))
    case 1   a = typecast (one (t, 9), "single");
    case 7   a = typecast (one (t, 9), "int64");
    case 8
      a = cellfun (@char, all_of (t, 6), "UniformOutput", false);
      a(cellfun ("isempty", a)) = {""};
    case 11  a = typecast (one (t, 9), "double");
  endswitch
  assert (numel (a), prod (dims));
  if (numel (dims) == 2)                               # row by row
    a = reshape (a, dims(2), dims(1))';
  endif
endfunction
