#!/usr/bin/python3
"""torch-steps.py: writes torch-steps.json beside this file: where optimisers of PyTorch go.

Run with Debian 12's python3-torch 1.13; the versions are recorded in the file.
Two arrays, w and b, make 50 steps with given gradients, in float64; a case
holds them after steps 1, 10 and 50 under the options of `optimizer` that
correspond to PyTorch's arguments; what is not named there is the default of
the case's convention.

"by" says who computed a case:
  torch   torch.optim;
  numpy   a loop of this script.  Lion (arXiv 2302.06675, algorithm 2) is not in
          PyTorch 1.13.  Keras cannot be had in Debian: the loops follow the
          formulas of keras.io and of its sources (Keras 3).

What had to be said to PyTorch 1.13:
- NAdam with foreach=True: the other path takes mu_t twice in P_{t+1}.  Its P_t
  has the default class, so that this is set to double.
- RAdam with foreach=False (the default): the other path forgets eps.
- clip_grad_norm_ multiplies by c/(norm + 1e-6).  The gradients of those cases
  are "large", 1e10 times as long in two steps of three, so that 1e-6 is lost in
  the rounding, and otherwise too short to be clipped.
"""

import json
import os
import platform

import numpy
import torch

STEPS = 50
SHOWN = (1, 10, 50)
SIZES = {"w": 7, "b": 4}

torch.set_default_dtype(torch.float64)
rng = numpy.random.default_rng(4)
start = {k: rng.standard_normal(n).round(6) for k, n in SIZES.items()}
# lengths over three decades, so that averages lag behind; late and exact zeros
lengths = 10.0 ** rng.uniform(-2, 1, (STEPS, 1))
usual = {k: (lengths * rng.standard_normal((STEPS, n))).round(6) for k, n in SIZES.items()}
usual["w"][:3, 2] = 0
usual["b"][::5, 1] = 0
short = numpy.arange(STEPS) % 3 == 2
large = {k: numpy.where(short[:, None], (g / lengths / 16).round(6), (g * 1e10).round())
         for k, g in usual.items()}
gradients = {"usual": usual, "large": large}


def shown(path):
    return {k: [path[t - 1][k].tolist() for t in SHOWN] for k in SIZES}


# ---- torch.optim

def torch_path(make, options, grads, clip):
    theta = {k: torch.tensor(v.copy(), requires_grad=True) for k, v in start.items()}
    arrays = list(theta.values())
    optimizer = make(arrays, **options)
    path = []
    for t in range(STEPS):
        for k, p in theta.items():
            p.grad = torch.tensor(grads[k][t])
        if clip:
            method, c = clip
            if method == "absolute-value":
                torch.nn.utils.clip_grad_value_(arrays, c)
            elif method == "global-l2norm":
                torch.nn.utils.clip_grad_norm_(arrays, c)
            else:
                for p in arrays:
                    torch.nn.utils.clip_grad_norm_([p], c)
        optimizer.step()
        path.append({k: p.detach().numpy().copy() for k, p in theta.items()})
    return path


NAMES = {"lr": "LearnRate", "momentum": "Momentum", "alpha": "SquaredGradientDecayFactor",
         "rho": "SquaredGradientDecayFactor", "eps": "Epsilon", "momentum_decay": "MomentumDecay",
         "centered": "Centered", "weight_decay": "L2"}


def our_options(name, options):
    ours = {}
    for key, value in options.items():
        if key == "betas":
            ours["GradientDecayFactor"], ours["SquaredGradientDecayFactor"] = value
        elif key == "weight_decay" and name == "adamw":
            ours["WeightDecay"] = value
        elif key in NAMES:
            ours[NAMES[key]] = value
    return ours


SGD = dict(lr=0.01)
OTHER = dict(lr=0.05, betas=(0.8, 0.95), eps=1e-3)
# name, what makes it, arguments that make it what it is, defaults, others
TORCH = [
    ("sgd", torch.optim.SGD, {}, SGD, dict(lr=0.03)),
    ("momentum", torch.optim.SGD, {}, dict(SGD, momentum=0.9), dict(lr=0.03, momentum=0.7)),
    ("nesterov", torch.optim.SGD, dict(nesterov=True), dict(SGD, momentum=0.9),
     dict(lr=0.03, momentum=0.7)),
    ("rmsprop", torch.optim.RMSprop, {}, {}, dict(lr=0.05, alpha=0.8, eps=1e-3)),
    ("rmsprop", torch.optim.RMSprop, dict(centered=True), {}, dict(lr=0.05, alpha=0.8, eps=1e-3)),
    ("adam", torch.optim.Adam, {}, {}, OTHER),
    ("adamw", torch.optim.AdamW, {}, {}, OTHER),
    ("amsgrad", torch.optim.Adam, dict(amsgrad=True), {}, OTHER),
    ("nadam", torch.optim.NAdam, dict(foreach=True), {}, dict(OTHER, momentum_decay=0.5)),
    ("radam", torch.optim.RAdam, dict(foreach=False), {}, OTHER),
    ("adagrad", torch.optim.Adagrad, {}, {}, dict(lr=0.2, eps=1e-3)),
    ("adadelta", torch.optim.Adadelta, {}, {}, dict(lr=0.7, rho=0.8, eps=1e-3)),
    ("adamax", torch.optim.Adamax, {}, {}, OTHER),
]

cases = []


def add(name, convention, by, options, series, clip, path):
    if clip:
        options = dict(options, GradientThresholdMethod=clip[0], GradientThreshold=clip[1])
    cases.append({"optimizer": name, "convention": convention, "by": by, "options": options,
                  "gradients": series, "expected": shown(path)})


for name, make, kind, defaults, others in TORCH:
    decayed = dict(others, weight_decay=0.1)
    for options, series, clip in [
            (defaults, "usual", None), (others, "usual", None), (decayed, "usual", None),
            (others, "large", ("l2norm", 2.0)), (decayed, "large", ("global-l2norm", 1.5)),
            (others, "usual", ("absolute-value", 0.5))]:
        arguments = {**kind, **options}
        add(name, "torch", "torch", our_options(name, arguments), series, clip,
            torch_path(make, arguments, gradients[series], clip))


# ---- loops: rule (t, g, state, h) gives the change of one array

def lion(t, g, st, h):
    m = st.get("m", 0.0)
    st["m"] = h["b2"] * m + (1 - h["b2"]) * g
    return -h["lr"] * numpy.sign(h["b1"] * m + (1 - h["b1"]) * g)


def keras_momentum(t, g, st, h):
    st["v"] = h["mu"] * st.get("v", 0.0) - h["lr"] * g
    return h["mu"] * st["v"] - h["lr"] * g if h["nesterov"] else st["v"]


def keras_rmsprop(t, g, st, h):
    st["v"] = h["rho"] * st.get("v", 0.0) + (1 - h["rho"]) * g * g
    below = st["v"] + h["eps"]
    if h["centered"]:
        st["mean"] = h["rho"] * st.get("mean", 0.0) + (1 - h["rho"]) * g
        below = below - st["mean"] * st["mean"]
    return -h["lr"] * g / numpy.sqrt(below)


def keras_adam(t, g, st, h):
    st["m"] = st.get("m", 0.0) + (1 - h["b1"]) * (g - st.get("m", 0.0))
    st["v"] = st.get("v", 0.0) + (1 - h["b2"]) * (g * g - st.get("v", 0.0))
    st["most"] = numpy.maximum(st.get("most", 0.0), st["v"])
    v = st["most"] if h["amsgrad"] else st["v"]
    alpha = h["lr"] * numpy.sqrt(1 - h["b2"] ** t) / (1 - h["b1"] ** t)
    return -alpha * st["m"] / (numpy.sqrt(v) + h["eps"])


def keras_nadam(t, g, st, h):
    u = h["b1"] * (1 - 0.5 * 0.96 ** t)
    u_next = h["b1"] * (1 - 0.5 * 0.96 ** (t + 1))
    st["product"] = st.get("product", 1.0) * u
    st["m"] = st.get("m", 0.0) + (1 - h["b1"]) * (g - st.get("m", 0.0))
    st["v"] = st.get("v", 0.0) + (1 - h["b2"]) * (g * g - st.get("v", 0.0))
    m = u_next * st["m"] / (1 - st["product"] * u_next) + (1 - u) * g / (1 - st["product"])
    return -h["lr"] * m / (numpy.sqrt(st["v"] / (1 - h["b2"] ** t)) + h["eps"])


def keras_adagrad(t, g, st, h):
    st["sum"] = st.get("sum", 0.1) + g * g
    return -h["lr"] * g / numpy.sqrt(st["sum"] + h["eps"])


def keras_adadelta(t, g, st, h):
    st["g2"] = h["rho"] * st.get("g2", 0.0) + (1 - h["rho"]) * g * g
    d = -numpy.sqrt(st.get("d2", 0.0) + h["eps"]) * g / numpy.sqrt(st["g2"] + h["eps"])
    st["d2"] = h["rho"] * st.get("d2", 0.0) + (1 - h["rho"]) * d * d
    return h["lr"] * d


def keras_adamax(t, g, st, h):
    st["m"] = st.get("m", 0.0) + (1 - h["b1"]) * (g - st.get("m", 0.0))
    st["u"] = numpy.maximum(h["b2"] * st.get("u", 0.0), abs(g))
    return -h["lr"] * st["m"] / ((1 - h["b1"] ** t) * (st["u"] + h["eps"]))


def numpy_path(rule, h, grads, decay, clip):
    theta = {k: v.copy() for k, v in start.items()}
    states = {k: {} for k in SIZES}
    path = []
    for t in range(1, STEPS + 1):
        g = {k: grads[k][t - 1] for k in SIZES}
        if clip:                     # keras: global_clipnorm; the norm is not lengthened
            norm = numpy.sqrt(sum((x * x).sum() for x in g.values()))
            g = {k: x * min(1.0, clip[1] / norm) for k, x in g.items()}
        for k in SIZES:
            theta[k] = theta[k] - theta[k] * decay * h["lr"]
            theta[k] = theta[k] + rule(t, g[k], states[k], h)
        path.append({k: v.copy() for k, v in theta.items()})
    return path


NUMPY_NAMES = {"lr": "LearnRate", "mu": "Momentum", "rho": "SquaredGradientDecayFactor",
               "b1": "GradientDecayFactor", "b2": "SquaredGradientDecayFactor", "eps": "Epsilon"}
ADAM = dict(lr=0.001, b1=0.9, b2=0.999, eps=1e-7)
LATER = dict(lr=0.05, b1=0.8, b2=0.95, eps=1e-3)
# name, convention, rule, options of optimizer, flags of the loop, defaults, default decay, others
NUMPY = [("lion", c, lion, {}, {}, dict(lr=lr, b1=0.9, b2=0.99), 0, dict(lr=0.02, b1=0.8, b2=0.95))
         for c, lr in (("torch", 1e-4), ("course", 1e-4), ("keras", 1e-3))]
NUMPY += [
    ("momentum", "keras", keras_momentum, {}, dict(nesterov=False), dict(lr=0.01, mu=0.9), 0,
     dict(lr=0.03, mu=0.7)),
    ("nesterov", "keras", keras_momentum, {}, dict(nesterov=True), dict(lr=0.01, mu=0.9), 0,
     dict(lr=0.03, mu=0.7)),
    ("rmsprop", "keras", keras_rmsprop, {}, dict(centered=False), dict(lr=0.001, rho=0.9, eps=1e-7),
     0, dict(lr=0.05, rho=0.8, eps=1e-3)),
    ("rmsprop", "keras", keras_rmsprop, dict(Centered=True), dict(centered=True),
     dict(lr=0.001, rho=0.9, eps=1e-7), 0, dict(lr=0.05, rho=0.8, eps=1e-3)),
    ("adam", "keras", keras_adam, {}, dict(amsgrad=False), ADAM, 0, LATER),
    ("adamw", "keras", keras_adam, {}, dict(amsgrad=False), ADAM, 0.004, LATER),
    ("amsgrad", "keras", keras_adam, {}, dict(amsgrad=True), ADAM, 0, LATER),
    ("nadam", "keras", keras_nadam, {}, {}, ADAM, 0, LATER),
    ("adagrad", "keras", keras_adagrad, {}, {}, dict(lr=0.001, eps=1e-7), 0, dict(lr=0.2, eps=1e-3)),
    ("adadelta", "keras", keras_adadelta, {}, {}, dict(lr=0.001, rho=0.95, eps=1e-7), 0,
     dict(lr=0.7, rho=0.8, eps=1e-3)),
    ("adamax", "keras", keras_adamax, {}, {}, ADAM, 0, LATER),
]

for name, convention, rule, fixed, flags, defaults, decay, others in NUMPY:
    others_named = {NUMPY_NAMES[k]: v for k, v in others.items()}
    add(name, convention, "numpy", fixed, "usual", None,
        numpy_path(rule, {**defaults, **flags}, usual, decay, None))
    clip = ("global-l2norm", 1.5)
    add(name, convention, "numpy", {**fixed, **others_named, "WeightDecay": 0.1}, "usual", clip,
        numpy_path(rule, {**others, **flags}, usual, 0.1, clip))


def lists(arrays):
    return {k: v.tolist() for k, v in arrays.items()}


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch-steps.json"), "w") as f:
    f.write('{"source": %s,\n "steps": %s,\n "start": %s,\n "gradients": %s,\n "cases": [\n  ' % (
        json.dumps("torch-steps.py: PyTorch %s, numpy %s, Python %s"
                   % (torch.__version__, numpy.__version__, platform.python_version())),
        json.dumps(SHOWN), json.dumps(lists(start)),
        json.dumps({k: lists(g) for k, g in gradients.items()})))
    f.write(",\n  ".join(json.dumps(c) for c in cases) + "\n ]}\n")
