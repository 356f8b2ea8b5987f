#!/usr/bin/python3
"""torch-schedules.py: writes torch-schedules.json beside this file: the rates of PyTorch's schedulers.

Run with Debian 12's python3-torch 1.13; the versions are recorded in the file.
A case has the scheduler's call, our schedule and options for it, and the rates
of epochs 0, 1, ...  help learnrate says where the two differ.
"""

import json
import os
import platform

import torch
from torch.optim import lr_scheduler

RATE = 0.1
COST = [3, 2, 2, 2, 1.99985, 2, 2, 2, 1, 1, 1, 1, 0.9999, 0.5, 0.5, 0.5]


def rates(scheduler, steps, cost, **how):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE)
    schedule = getattr(lr_scheduler, scheduler)(optimizer, **how)
    seen = []
    for step in range(steps):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step(*cost[step : step + 1])
    return seen


def cases():
    """(scheduler, its arguments, steps, our name, our options, costs)"""
    yield "StepLR", {"step_size": 3}, 12, "step", {"Interval": 3}, []
    yield "StepLR", {"step_size": 4, "gamma": 0.7}, 12, "step", {"Interval": 4, "DecayRate": 0.7}, []
    yield "ExponentialLR", {"gamma": 0.9}, 12, "exponential", {"DecayRate": 0.9, "Origin": 0}, []
    yield "CosineAnnealingLR", {"T_max": 10, "eta_min": 0.01}, 11, "cosine", {
        "Duration": 10, "FinalLearnRate": 0.01}, []
    yield "PolynomialLR", {"total_iters": 8, "power": 2}, 12, "polynomial", {
        "Duration": 8, "Power": 2}, []
    yield "LinearLR", {"start_factor": 0.2, "total_iters": 4}, 8, "none", {"WarmUp": 5}, []
    for total in (10, 37):
        yield "OneCycleLR", {"max_lr": RATE, "total_steps": total}, total, "one-cycle", {
            "Duration": total - 1, "RiseFraction": (0.3 * total - 1) / (total - 1),
            "Rise": "cosine", "FinalLearnRate": RATE / 25e4}, []
    yield "ReduceLROnPlateau", {"patience": 2}, len(COST), "plateau", {
        "Patience": 3, "Cost": COST}, COST
    yield "ReduceLROnPlateau", {"patience": 0, "factor": 0.5, "threshold": 0}, len(COST), "plateau", {
        "Patience": 1, "DecayRate": 0.5, "Threshold": 0, "Cost": COST}, COST


def main():
    done = [
        {"scheduler": name, "arguments": how, "schedule": ours, "options": options,
         "rates": rates(name, steps, cost, **how)}
        for name, how, steps, ours, options, cost in cases()
    ]
    source = f"torch-schedules.py: torch {torch.__version__}, Python {platform.python_version()}"
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch-schedules.json")
    with open(path, "w", encoding="ascii") as out:
        out.write(json.dumps({"source": source, "rate": RATE})[:-1])
        out.write(', "cases": [\n' + ",\n".join(json.dumps(case) for case in done) + "\n]}\n")


main()
