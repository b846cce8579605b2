"""The examples of the library on Pyodide, the Python of browsers, whose version is the newest (`make runtime` first)."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from helpers import examples
from helpers.programs import ROOT

RUNTIME = ROOT / "docs" / "_build" / "html" / "try" / "runtime"
MODULES = ROOT / "build" / "try" / "node_modules"
EXTRAS = ("eig.convert", "eig.testing")  # they need libraries that the page does not
PLAY = """
import json, sys
sys.path[:0] = ["/given"]
import shown
played = [[one, shown.play(one)] for one in json.load(open("/given/sessions.json"))]
json.dump([sys.version_info[:2], played], open("/given/played.json", "w"))
"""


@pytest.fixture
def given(tmp_path):
    """Put the library, its two dependencies and its sessions into a folder."""
    if not (RUNTIME.exists() and MODULES.exists() and shutil.which("node")):
        pytest.skip("without node or Pyodide: `make runtime` fetches it")
    for wheel in RUNTIME.glob("*.whl"):
        if not wheel.name.startswith("eig"):
            zipfile.ZipFile(wheel).extractall(tmp_path)
    shutil.copytree(ROOT / "src" / "eig", tmp_path / "eig", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(examples.__file__, tmp_path / "shown.py")
    sessions = [one for one in examples.sessions() if not one["module"].startswith(EXTRAS)]
    (tmp_path / "sessions.json").write_text(json.dumps(sessions), encoding="utf-8")
    (tmp_path / "play.py").write_text(PLAY, encoding="utf-8")
    return tmp_path


def test_every_example_shows_the_same_in_a_browsers_python(given):
    """What the library shows does not depend on the version of Python, nor on the processor."""
    subprocess.run(
        [
            "node",
            str(Path(__file__).with_name("pyodide.mjs")),
            str(MODULES),
            str(given),
            str(given / "play.py"),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    version, played = json.loads((given / "played.json").read_text(encoding="utf-8"))
    wanting = [one for one, shown in played if any("ModuleNotFoundError" in line for line in shown)]
    differ = [
        (one["module"], one["name"])
        for one, shown in played
        if one not in wanting and shown != examples.play(one)
    ]

    assert version >= [3, 13]
    assert differ == []
    assert len(wanting) < len(played) / 50
