"""Second and third purity nets: what the examples do, and that every world gives the same bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import examples, races, worlds

pytestmark = pytest.mark.slow
HERE = Path(__file__).parents[1]
HARNESS = examples.__file__

AUDIT = """
import json, random, sys
sys.path.insert(0, {here!r})
from helpers import examples, races, worlds
state = random.getstate()
FORBIDDEN = ("open", "import", "socket.", "subprocess.", "os.", "shutil.", "urllib.", "tempfile.", "ctypes.")
sessions = json.load(sys.stdin)
shown = [[session["module"], session["name"], examples.play(session)] for session in sessions]
rolled = random.getstate() != state
caught, armed = [], False
def hook(event, arguments):
    if armed and event.startswith(FORBIDDEN):
        caught.append([where, event, repr(arguments)[:120]])
sys.addaudithook(hook)
{extra}
for session in sessions:
    where = session["module"] + ":" + session["name"]
    armed = True
    examples.play(session)
    armed = False
print(json.dumps([caught, [shown, not rolled]]))
"""


def _run(arguments, environment=(), source=None):
    done = subprocess.run(
        [sys.executable, *arguments],
        input=json.dumps(examples.sessions()).encode() if source is None else source,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **dict(environment)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def home():
    """Return what the examples did once warm, and what they had shown, played by one process."""
    return json.loads(_run(["-c", AUDIT.format(here=str(HERE), extra="")], {"PYTHONHASHSEED": "0"}))


def test_the_examples_touch_nothing(home):
    """Once warm, no public example opens a file, a socket or a process, or imports anything."""
    assert home[0] == []


@pytest.mark.parametrize(
    "deed", ["open(sys.executable, 'rb').close()", "import this", "import socket; socket.socket()"]
)
def test_the_audit_net_catches_known_bad_code(deed):
    """The audit net is not a check that cannot fail: a file, an import or a socket is caught."""
    extra = f"sessions = [{{'module': 'eig.errors', 'name': 'bad', 'steps': [{'import sys; ' + deed!r}]}}]"

    shown = _run(["-c", AUDIT.format(here=str(HERE), extra=extra)], source=b"[]")

    assert json.loads(shown.splitlines()[-1])[0] != []


QUICK = ("no docstrings, no asserts", "development mode")  # the others: make worlds
BARE, STRICT = map(worlds.WORLDS.get, QUICK)
WORLDS = {"both at once": ([*BARE[0], *STRICT[0]], {**BARE[1], **STRICT[1]}, "")}


@pytest.mark.parametrize("world", WORLDS)
def test_every_world_shows_the_same(world, home):
    """The same examples show the same bytes whatever the hash seed, time zone, locale or mode; no dice are rolled."""
    flags, environment, before = WORLDS[world]
    there = json.loads(_run([*flags, "-c", before + worlds.RUN, HARNESS], environment))

    assert home[1] == there
    assert there[1] is True


def test_the_world_net_catches_known_bad_code():
    """The world net is not a check that cannot fail: the order of a set shows, and rolled dice show."""
    bad = [
        {
            "module": "eig.errors",
            "name": "bad",
            "steps": ["list({'a', 'b', 'c', 'd', 'e'})", "import random", "random.random()"],
        }
    ]
    source = json.dumps(bad).encode()
    seen = [json.loads(_run([HARNESS], {"PYTHONHASHSEED": seed}, source)) for seed in ("1", "2")]

    assert seen[0][0] != seen[1][0]
    assert seen[0][1] is False


def test_threads_that_meet_at_a_first_use_see_the_same():
    """Names that load on first use, and values made on first use, are the same whichever thread comes first."""
    assert {b"1\n"} == {_run(["-c", races.MEETING]) for _ in range(3)}


def test_what_is_worked_out_once_is_the_same_for_every_thread():
    """Threads that ask a fresh value for what it works out on first use are all given the same."""
    assert b"True\n" == _run(["-c", races.READING])
