"""Instructions of a process, and the sources of another revision."""

import io
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
MISSING = """\
Nothing here counts instructions. Install valgrind (on Debian: apt install valgrind), or run where
`perf stat -e instructions:u` is supported (a machine with hardware counters, and kernel.perf_event_paranoid at most 2)."""


def perf(arguments):
    return ["perf", "stat", "-x", ",", "-e", "instructions:u", *arguments]


def valgrind(arguments):
    return ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *arguments]


COUNTERS = {
    "perf": (perf, r"^(\d+),[^,]*,instructions:u"),
    "valgrind": (valgrind, r"I\s+refs:\s+([\d,]+)"),
}


def counted(counter, arguments, env):
    """Return the instructions of a process, or None where it fails or nothing was counted."""
    wrap, pattern = COUNTERS[counter]
    done = subprocess.run(wrap(arguments), env=env, check=False, capture_output=True, text=True)
    found = re.search(pattern, done.stderr, re.MULTILINE)
    return int(found[1].replace(",", "")) if found and done.returncode == 0 else None


def counter():
    """Return the first counter that counts here, or None."""
    for name in COUNTERS:
        if shutil.which(name) and counted(name, [sys.executable, "-c", ""], None):
            return name
    return None


def taken(base, folder):
    """Return the sources of a revision, taken out of git into a folder."""
    packed = subprocess.run(["git", "archive", base, "src"], check=True, capture_output=True, cwd=ROOT).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return Path(folder) / "src"
