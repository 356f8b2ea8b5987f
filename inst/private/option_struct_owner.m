## tool = option_struct_owner (s)
## The tool whose options the struct S has, if it has more of them than of the trainers'
## own; "" if there is none.
## SPDX-License-Identifier: GPL-3.0-or-later

function tool = option_struct_owner (s)
  persistent tools = {
    "minFunc", {"Method", "optTol", "progTol", "Corr", "useMex", "useComplex", "HessianIter", "HessianModify", "LS_init", ...
                "LS_type", "LS_interp", "LS_multi", "LS_saveHessianComp", "bbType", "cgUpdate", "cgSolve", "qnUpdate", "numDiff"}
    "scikit-learn", {"hidden_layer_sizes", "activation", "learning_rate_init", "max_iter", "random_state", "n_iter_no_change", ...
                     "early_stopping", "validation_fraction", "warm_start", "power_t", "nesterovs_momentum", "max_fun", ...
                     "n_jobs", "penalty", "eta0", "C", "fit_intercept", "tol"}
    "PyTorch", {"lr", "betas", "eps", "weight_decay", "dampening", "foreach", "fused", "maximize", "capturable"}
    "Keras", {"learning_rate", "beta_1", "beta_2", "clipnorm", "clipvalue", "global_clipnorm", "ema_momentum", "use_ema", ...
              "epochs", "validation_split", "steps_per_epoch", "callbacks", "metrics"}
    "optimset", {"AutoScaling", "CheckHermitian", "ComplexEqn", "Display", "FinDiffType", "FunValCheck", "GradObj", "Jacobian", ...
                 "LargeScale", "MaxFunEvals", "MaxIter", "OutputFcn", "TolFun", "TolX", "TypicalX", "Updating", ...
                 "DerivativeCheck", "Diagnostics", "Hessian", "Algorithm"}};
  fields = fieldnames (s);
  fields(ismember (lower (fields), lower (train_option_rows ()(:,1)'))) = [];
  known = numfields (s) - numel (fields);
  hits = cellfun (@(theirs) sum (ismember (lower (fields), lower (theirs))), tools(:,2));
  [most, i] = max (hits(1:end-1));       # some have names of optimset, too
  tool = "";
  if (sum (hits) > known)
    tool = tools{[i, rows(tools)](1 + (most == 0)),1};
  endif
endfunction
