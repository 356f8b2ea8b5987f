## bytes = export_onnx (parts, name)
## A network (see export_parts) as an ONNX model: operators of set 7, the first
## one whose arithmetic broadcasts as numpy's does, in the format of version 4,
## the first one whose constants are no inputs.  Samples are rows there.
##
## Messages of protobuf are fields, a key of number and kind and then a value:
## kind 0 an integer of 7 bits a byte, 2 its number of bytes and these, 5 four
## bytes.  The numbers of fields are those of onnx.proto.
## SPDX-License-Identifier: GPL-3.0-or-later

function bytes = export_onnx (parts, name)
  type = {11, 1}{1 + strcmp(parts.Class, "single")};          # DOUBLE, FLOAT
  K = parts.Sizes(end);
  [nodes, constants] = deal ({});
  [names, now] = deal ("X");
  if (! isempty (parts.Scale))
    constants{end+1} = tensor ("offset", cast (parts.Offset', parts.Class));
    constants{end+1} = tensor ("scale", cast (parts.Scale', parts.Class));
    nodes{end+1} = node ("Sub", {"X", "offset"}, "centred");
    nodes{end+1} = node ("Mul", {"centred", "scale"}, "scaled");
    now = "scaled";
  endif
  L = numel (parts.Layers);
  for l = 1:L
    layer = parts.Layers(l);
    named = @(what) sprintf ("%s%d", what, l);
    constants{end+1} = tensor (named ("W"), layer.W, size (layer.W));
    constants{end+1} = tensor (named ("b"), layer.b');
    result = named ("A");
    last = l == L && isempty (parts.TargetScale);
    if (last)
      result = "Y";
    endif
    sum_of = {named("Z"), result}{1 + isempty(layer.Activation.Op)};
    nodes{end+1} = node ("Gemm", {now, named("W"), named("b")}, sum_of, {"transB", 1});
    if (strcmp (layer.Activation.Op, "LeakyRelu") && type == 11)
      ## its slope is an attribute, and these are of single:
      ## max (z, 0) - max (-.01 z, 0)
      constants{end+1} = tensor (named ("slope"), -.01);
      nodes{end+1} = node ("Mul", {sum_of, named("slope")}, named ("minus"));
      nodes{end+1} = node ("Relu", {sum_of}, named ("above"));
      nodes{end+1} = node ("Relu", {named("minus")}, named ("below"));
      nodes{end+1} = node ("Sub", {named("above"), named("below")}, result);
    elseif (! isempty (layer.Activation.Op))
      nodes{end+1} = node (layer.Activation.Op, {sum_of}, result, layer.Activation.Attributes);
    endif
    now = result;
  endfor
  if (! isempty (parts.TargetScale))
    constants{end+1} = tensor ("target_scale", cast (parts.TargetScale', parts.Class));
    constants{end+1} = tensor ("target_offset", cast (parts.TargetOffset', parts.Class));
    nodes{end+1} = node ("Div", {now, "target_scale"}, "unscaled");
    nodes{end+1} = node ("Add", {"unscaled", "target_offset"}, "Y");
  endif
  outputs = {value("Y", type, {"N", K})};
  if (! isempty (parts.Classes))
    [more, constant, of_label] = label (parts, K);
    nodes = [nodes, more];
    constants = [constants, constant];
    outputs{end+1} = of_label;
  endif
  graph = [fields(1, nodes), field(2, name), fields(5, constants), ...
           field(11, value ("X", type, {"N", parts.Sizes(1)})), fields(12, outputs)];
  bytes = [number(1, 4), field(2, "descent"), field(7, graph), ...
           field(8, [field(1, ""), number(2, 7)])];
  if (numel (bytes) > 2^31 - 1)
    error ("descent:size", "mlpexport: an ONNX file has at most 2^31 - 1 bytes: this has %d", ...
           numel (bytes));
  endif
endfunction

## The class of each sample, as an output beside Y.
function [nodes, constants, output] = label (parts, K)
  classes = parts.Classes;
  if (iscell (classes))
    type = 8;                                                 # STRING
  elseif (isfloat (classes))
    if (all (classes == fix (classes)) && all (abs (classes) < 2^53))
      classes = int64 (classes);
    else
      classes = double (classes);
    endif
  else
    classes = int64 (classes);
  endif
  constants = {tensor("classes", classes)};
  if (! iscell (classes))
    type = tensor_type (classes);
  endif
  if (K > 1)
    nodes = {node("ArgMax", {"Y"}, "best", {"axis", 1, "keepdims", 0}), ...
             node("Gather", {"classes", "best"}, "label", {"axis", 0})};
    output = value ("label", type, {"N"});
  else
    constants{end+1} = tensor ("half", cast (.5, parts.Class));
    nodes = {node("Less", {"Y", "half"}, "less"), node("Not", {"less"}, "more"), ...
             node("Cast", {"more"}, "best", {"to", 7}), ...
             node("Gather", {"classes", "best"}, "label", {"axis", 0})};
    output = value ("label", type, {"N", 1});
  endif
endfunction

## NodeProto
function bytes = node (op, inputs, output, attributes = {})
  bytes = [fields(1, inputs), field(2, output), field(3, ["make " output]), field(4, op)];
  for i = 1:2:numel (attributes)
    bytes = [bytes, field(5, attribute (attributes{i:i+1}))];
  endfor
endfunction

## AttributeProto: a number of single, or an integer
function bytes = attribute (name, x)
  if (isa (x, "single"))
    bytes = [field(1, name), varint(2 * 8 + 5), raw(x), number(20, 1)];
  else
    bytes = [field(1, name), number(3, x), number(20, 2)];
  endif
endfunction

## TensorProto of a vector, or of a matrix of these sizes, row by row
function bytes = tensor (name, a, dims = numel (a))
  bytes = uint8 ([]);
  for d = dims(:)'
    bytes = [bytes, number(1, d)];
  endfor
  if (iscell (a))
    bytes = [bytes, number(2, 8), fields(6, a), field(8, name)];
  else
    bytes = [bytes, number(2, tensor_type (a)), field(8, name), field(9, raw (a.'))];
  endif
endfunction

function type = tensor_type (a)
  type = struct ("single", 1, "int64", 7, "double", 11).(class (a));
endfunction

## ValueInfoProto: a tensor of numbers or names of sizes
function bytes = value (name, type, sizes)
  shape = uint8 ([]);
  for d = sizes(:)'
    if (ischar (d{1}))
      shape = [shape, field(1, field (2, d{1}))];
    else
      shape = [shape, field(1, number (1, d{1}))];
    endif
  endfor
  bytes = [field(1, name), field(2, field (1, [number(1, type), field(2, shape)]))];
endfunction

## Numbers in bytes, the lowest first
function bytes = raw (x)
  [~, ~, order] = computer ();
  x = x(:)';
  if (order == "B")
    x = swapbytes (x);
  endif
  bytes = typecast (x, "uint8");
endfunction

function bytes = fields (key, list)
  bytes = cellfun (@(x) field (key, x), list, "UniformOutput", false);
  bytes = [uint8([]), bytes{:}];
endfunction

function bytes = field (key, x)
  x = uint8 (x(:)');
  bytes = [varint(key * 8 + 2), varint(numel (x)), x];
endfunction

function bytes = number (key, x)
  bytes = [varint(key * 8), varint(x)];
endfunction

function bytes = varint (x)
  bytes = uint8 ([]);
  while (x >= 128)
    bytes(end+1) = 128 + mod (x, 128);
    x = floor (x / 128);
  endwhile
  bytes(end+1) = x;
endfunction
