"""peers.py LIBRARY FOLDER: Fashion-MNIST as PyTorch ("torch") or scikit-learn ("sklearn") train it.

784-128-10, ReLU, softmax, Adam with its defaults, single, images of 0..1 in
memory.  The first line of output names the library.  Then each line of input
is answered by a line:
  epoch B THREADS     seconds of one epoch in mini-batches of B
  accuracy SEED B N   share of the test images that are right after N epochs
  quit                is the end
SPDX-License-Identifier: GPL-3.0-or-later
"""
import gzip
import sys
import time

import numpy as np
import threadpoolctl

folder = sys.argv[2]


def idx(name, header):
    with gzip.open(folder + "/" + name) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def images(name):
    return idx(name, 16).reshape(-1, 784).astype(np.float32) / np.float32(255)


X, y = images("train-images-idx3-ubyte.gz"), idx("train-labels-idx1-ubyte.gz", 8)
Xt, yt = images("t10k-images-idx3-ubyte.gz"), idx("t10k-labels-idx1-ubyte.gz", 8)


class Torch:
    def __init__(self):
        self.name = "PyTorch " + torch.__version__
        self.X, self.y = torch.from_numpy(X), torch.from_numpy(y.astype(np.int64))
        self.loss = torch.nn.CrossEntropyLoss()

    def start(self, seed):
        torch.manual_seed(seed)
        self.model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
        self.optimizer = torch.optim.Adam(self.model.parameters())

    def epoch(self, B):
        begin = time.perf_counter()
        order = torch.randperm(len(self.X))
        for first in range(0, len(order), B):
            some = order[first:first + B]
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.model(self.X[some]), self.y[some]).backward()
            self.optimizer.step()
        return time.perf_counter() - begin

    def labels(self):
        with torch.no_grad():
            return self.model(torch.from_numpy(Xt)).argmax(1).numpy()

    def threads(self, n):
        torch.set_num_threads(n)


class ScikitLearn:
    def __init__(self):
        self.name = "scikit-learn " + sklearn.__version__

    def start(self, seed):
        self.model = Timed((128,), alpha=0, random_state=np.random.RandomState(seed))

    def epoch(self, B):
        self.model.set_params(batch_size=B)
        self.model.partial_fit(X, y, classes=np.arange(10))
        return self.model.seconds

    def labels(self):
        return self.model.predict(Xt)

    def threads(self, n):
        pass


if sys.argv[1] == "torch":
    import torch
    peer = Torch()
else:
    import sklearn
    from sklearn.neural_network import MLPClassifier

    class Timed(MLPClassifier):
        """Without the checks of X and y that come before the mini-batches."""
        def _fit_stochastic(self, *arguments, **named):
            begin = time.perf_counter()
            super()._fit_stochastic(*arguments, **named)
            self.seconds = time.perf_counter() - begin

    peer = ScikitLearn()

kernels = [info["architecture"] for info in threadpoolctl.threadpool_info() if "architecture" in info]
print(peer.name + ", BLAS kernels " + (kernels[0] if kernels else "unknown"), flush=True)
peer.start(0)
for line in sys.stdin:
    what, *numbers = line.split()
    numbers = [int(n) for n in numbers]
    if what == "quit":
        break
    if what == "epoch":
        B, n = numbers
        peer.threads(n)
        with threadpoolctl.threadpool_limits(n):
            print(peer.epoch(B), flush=True)
    else:
        seed, B, n = numbers
        peer.start(seed)
        for e in range(n):
            peer.epoch(B)
        print((peer.labels() == yt).mean(), flush=True)
