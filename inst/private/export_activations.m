## row = export_activations (name, class)
## An activation or output in the languages of mlpexport: C, an expression of z
## of the CLASS of the network, "" where export_c writes it by itself; M, a
## statement that changes Z; Op, the operator of ONNX with its Attributes, a
## cell of names and values, or "" for z itself.
## SPDX-License-Identifier: GPL-3.0-or-later

function row = export_activations (name, class)
  row = struct ("Name", name, "C", "z", "M", "", "Op", "", "Attributes", {{}});
  suffix = {"", "f"}{1 + strcmp(class, "single")};
  switch (name)
    case "relu"
      row.C = "z < 0 ? 0 : z";
      row.M = "Z(Z < 0) = 0;";
      row.Op = "Relu";
    case "tanh"
      row.C = ["tanh" suffix " (z)"];
      row.M = "Z = tanh (Z);";
      row.Op = "Tanh";
    case "sigmoid"
      row.C = "";
      row.M = "Z = 1 ./ (1 + exp (-Z));";
      row.Op = "Sigmoid";
    case "leakyrelu"
      row.C = ["z < 0 ? 0.01" suffix " * z : z"];
      row.M = "Z(Z < 0) = 0.01 * Z(Z < 0);";
      row.Op = "LeakyRelu";
      row.Attributes = {"alpha", single(.01)};
    case "softmax"
      row.C = "";
      row.M = "Z = exp (Z - max (Z, [], 1));  Z = Z ./ sum (Z, 1);";
      row.Op = "Softmax";
      row.Attributes = {"axis", 1};
    case "linear"
      return;
    otherwise
      error ("descent:value", 'mlpexport: the activation "%s" cannot be exported', name);
  endswitch
endfunction
