#!/usr/bin/env python3
# checkpoint-fail.py SRCDIR BUILDDIR: the writing of checkpoints with every call
# failing in its turn (fail-io.c).  Each time the run says why, with what it has
# trained so far, or goes on; and what is there can be resumed.  Prints the number of
# points of failure.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import subprocess
import sys
import tempfile

src, build = map(os.path.abspath, sys.argv[1:3])
work = tempfile.mkdtemp()
folder = os.path.join(work, "points")
os.mkdir(folder)
library, path, count = (os.path.join(work, f) for f in ("fail-io.so", "points/run.ckpt", "count"))
subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-o", library,
                os.path.join(src, "tests", "trust", "fail-io.c"), "-ldl"], check=True)

PREPARE = 'addpath ("%s/tests"); uninstalled ("%s", "%s"); X = sin (1:40); ' % (src, src, build) \
    + 'train = @(varargin) mlptrain (mlp ([1 3 1]), X, X > 0, "Solver", "adam", "MaxEpochs", 3, varargin{:}); '
RUN = PREPARE + 'try, lastwarn ("", ""); [net, info] = train ("CheckpointFile", "%s", "CheckpointFrequency", 1); ' % path \
    + '[text, id] = lastwarn (); ' \
    + 'if (! isequal (net, train ("MaxIterations", numel (info.IterationCost)))) disp ("other bits"); ' \
    + 'elseif (isempty (id)) disp ("whole"); else disp ([id " " text]); end; ' \
    + 'catch err, disp ([err.identifier " " err.message]); end'
LOOK = PREPARE + 'a = train ("Resume", "%s"); b = train (); disp (isequal (a, b))' % path


def octave(code, **env):
    return subprocess.run(["octave-cli", "--norc", "--no-history", "--eval", code], text=True, capture_output=True,
                          env={**os.environ, **env})


def fresh():
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))


fresh()
octave(RUN, LD_PRELOAD=library, FAIL_NAME="/points", FAIL_COUNT=count)
calls = int(open(count).read())
good = open(path, "rb").read()
bad = 0
points = 0
for how in ("ENOSPC", "EIO", "EINTR", "SHORT"):
    for at in range(1, calls + 1):
        fresh()
        with open(path, "wb") as f:
            f.write(good)
        said = octave(RUN, LD_PRELOAD=library, FAIL_NAME="/points", FAIL_AT=str(at), FAIL_HOW=how).stdout.strip()
        left = [n for n in os.listdir(folder) if n.startswith("run.ckpt.")]
        clear = said == "whole" or (said.startswith("descent:file mlptrain: CheckpointFile:") and path in said
                                    and {"ENOSPC": "No space left", "EIO": "Input/output", "EINTR": "Interrupted",
                                         "SHORT": "?"}[how] in said)
        whole = octave(LOOK).stdout.strip() == "1"
        points += 1
        if not (clear and whole and len(left) <= 1):
            bad += 1
            print("call %d, %s: %s; resumes: %s; left: %s" % (at, how, said, whole, left))
shutil.rmtree(work)
print("checkpoints, %d points of failure of %d calls: %d not clean" % (points, calls, bad))
sys.exit(bad > 0)
