#!/usr/bin/env python3
# checkpoint-kill.py SRCDIR BUILDDIR [N]: a run that writes checkpoints is killed
# N times (100), each time after a random while, and resumed; at the end it must
# have the bits of a run that nobody killed.  Prints how often it was killed.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

src, build = map(os.path.abspath, sys.argv[1:3])
times = int(sys.argv[3]) if len(sys.argv) > 3 else 100
work = tempfile.mkdtemp()
path = os.path.join(work, "run.ckpt")

PREPARE = 'addpath ("%s/tests"); uninstalled ("%s", "%s"); ' % (src, src, build) \
    + 'S = dataset ("digits"); net = mlp ([64 100 10], "Output", "softmax", "Class", "single"); ' \
    + 'train = @(varargin) nthargout (1:2, @mlptrain, net, S.X / 16, S.Y, "Solver", "adam", "LearnRate", 1e-5, ' \
    + '"MaxEpochs", 100000, "Seed", 3, varargin{:}); '


def run():
    resume = ', "Resume", "%s"' % path if os.path.exists(path) else ""
    code = PREPARE + 'puts ("ready\\n"); fflush (stdout); ' \
        + 'train ("CheckpointFile", "%s", "CheckpointFrequency", 3%s);' % (path, resume)
    return subprocess.Popen(["octave-cli", "--norc", "--no-history", "--eval", code], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


random.seed(1)
lost = killed = 0
for i in range(times):
    child = run()
    line = child.stdout.readline()
    time.sleep(random.random() * .15)
    if child.poll() is None:
        child.kill()
        killed += 1
    _, err = child.communicate()
    if line != "ready\n" or "descent:file" in err or "error:" in err:
        lost += 1
        print("after kill %d: %s" % (i, err.strip()))
check = PREPARE + 'a = train ("Resume", "%s", "MaxIterations", 1); t = numel (a{2}.IterationCost); ' % path \
    + 'a = train ("Resume", "%s", "MaxIterations", t + 50); b = train ("MaxIterations", t + 50); ' % path \
    + 'printf ("%d %d\\n", t, isequal (a{1}, b{1}) && isequal (a{2}.IterationCost, b{2}.IterationCost))'
answer = subprocess.run(["octave-cli", "--norc", "--no-history", "--eval", check], text=True, capture_output=True)
t, same = (answer.stdout.split() + ["0", "0"])[:2]
if same != "1":
    lost += 1
    print(answer.stderr.strip())
shutil.rmtree(work)
print("kill -9 while checkpoints are written: %d times, after %s iterations %d lost, bits %s"
      % (killed, t, lost, "the same" if same == "1" else "differ"))
sys.exit(lost > 0 or killed < times)
