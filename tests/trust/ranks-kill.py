#!/usr/bin/env python3
# ranks-kill.py SRCDIR BUILDDIR [N]: a run on 1 to 4 ranks that writes checkpoints is
# ended N times (100), after a random while, by a kill -9 of one rank or, each tenth
# time, by suspending it.  All ranks must end within 10 seconds, with a message that
# names the rank; the next run resumes, on another number of ranks.  At the end it must
# have the bits of a run that nobody ended.
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

src, build = map(os.path.abspath, sys.argv[1:3])
times = int(sys.argv[3]) if len(sys.argv) > 3 else 100
work = tempfile.mkdtemp()
os.environ.update(OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                  OMPI_MCA_rmaps_base_oversubscribe="1", OMPI_MCA_plm_rsh_agent="false")
SECONDS = 10


def start(ranks, steps, folder=work):
    return subprocess.Popen(
        ["mpirun", "-np", str(ranks), "octave-cli", "--norc", "--no-history",
         os.path.join(src, "tests", "mpi", "start.m"), src, build, "train.m", "checkpoint", folder, str(steps)],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)


def pids(ranks):
    """The processes of all ranks, when they have begun to train."""
    for _ in range(6000):
        files = [os.path.join(work, "%d.pid" % i) for i in range(ranks)]
        texts = [open(f).read() if os.path.exists(f) else "" for f in files]
        if all(texts):
            return list(map(int, texts))
        time.sleep(.01)
    return []


def lives(pid):
    try:
        return open("/proc/%d/stat" % pid).read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def end(i):
    """One kill: what went wrong, or None; and the seconds that the others took."""
    ranks = random.randint(1, 4)
    for f in glob.glob(os.path.join(work, "*.pid")):
        os.remove(f)
    child = start(ranks, 10 ** 9)
    process = pids(ranks)
    if not process:
        os.killpg(child.pid, signal.SIGKILL)
        return "did not start: " + child.communicate()[0], 0
    time.sleep(random.random() * 1.5)
    rank = random.randrange(ranks)
    suspends = i % 10 == 9 and ranks > 1
    began = time.time()
    os.kill(process[rank], signal.SIGSTOP if suspends else signal.SIGKILL)
    try:
        said = child.communicate(timeout=SECONDS)[0]
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        for pid in process:
            if lives(pid):
                os.kill(pid, signal.SIGKILL)
        return "hangs: " + child.communicate()[0], SECONDS
    took = time.time() - began
    while any(map(lives, process)) and time.time() - began < SECONDS:
        time.sleep(.01)
    if any(map(lives, process)):
        return "a rank is left: " + said, took
    if not re.search(r"rank %d (with PID|has ended|is suspended)" % rank, said):
        return "does not name rank %d: %s" % (rank, said), took
    return (said if "descent:file" in said else None), took


random.seed(1)
lost, slowest, steps = 0, 0, 0
for i in range(times):
    wrong, took = end(i)
    slowest = max(slowest, took)
    if wrong:
        lost += 1
        print("after end %d: %s" % (i, wrong))


def hash_after(ranks, steps, folder):
    said = start(ranks, steps, folder).communicate()[0]
    found = re.search(r"hash (\w+) after (\d+)", said)
    if not found:
        print(said)
    return found.groups() if found else ("", "0")


_, steps = hash_after(1, 1, work)          # no step more than there are: where it is
resumed = hash_after(3, int(steps) + 20, work)
unbroken = hash_after(1, int(steps) + 20, tempfile.mkdtemp(dir=work))
same = resumed == unbroken and resumed[0] not in ("", "differs")
shutil.rmtree(work)
print("a rank is ended: %d times, all ended within %.1f s, after %s iterations %d lost, bits %s"
      % (times, slowest, steps, lost, "the same" if same else "differ"))
sys.exit(lost > 0 or not same)
