"""One digest of the examples and of the main job on Pyodide, the Python of browsers, in node: see `helpers.worlds`."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from helpers import examples, pythons

ROOT = Path(__file__).parents[2]
RUN = ROOT / "tests" / "examples" / "pyodide.mjs"
HOMES = (ROOT / "build" / "try" / "node_modules", pythons.BUILD / "node" / "node_modules")
LINE = 300  # characters of an error; a program of node is one line of many more
PLAY = """
import io, os, runpy, sys
sys.path[:0] = ["/given/library", "/given/site"]
os.environ["PYTHONPATH"] = "/given/library"
def shown(*arguments, source=b""):
    kept = sys.argv, sys.stdin, sys.stdout
    written = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\\n")
    read = io.TextIOWrapper(io.BytesIO(source), encoding="utf-8")
    sys.argv, sys.stdin, sys.stdout = list(arguments), read, written
    try:
        runpy.run_path(arguments[0], run_name="__main__")
        written.flush()
    finally:
        sys.argv, sys.stdin, sys.stdout = kept
    return written.buffer.getvalue()
played = shown("/given/examples.py", source=open("/given/sessions.json", "rb").read())
pages = [shown("/given/promotion.py", lang) for lang in ("en", "fr")]
open("/given/shown", "wb").write(b"\\0".join([played, *pages]))
"""


def modules():
    """Return where the packages of node stand, fetched where they are not; None where they cannot be."""
    if not (shutil.which("node") or pythons.installed("nodejs", "npm")):
        return None
    here = next((home for home in HOMES if (home / "pyodide").exists()), None)
    if here is None:
        here = HOMES[1]
        here.parent.mkdir(parents=True, exist_ok=True)
        options = ("--no-package-lock", "--no-audit", "--no-fund", "--silent")
        pythons.run("npm", "install", "--prefix", here.parent, *options, "pyodide")
    return here if (here / "pyodide").exists() else None


def digest(library, played, needs, promotion):
    """Return the digest; raise with what was said where it cannot be made."""
    given = pythons.BUILD / "pyodide"
    shutil.rmtree(given, ignore_errors=True)
    given.mkdir(parents=True)
    pip = (
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--target",
        given / "site",
    )
    subprocess.run(list(map(str, [*pip, *needs])), check=True, capture_output=True)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(library) / "eig", given / "library" / "eig", ignore=ignored)
    shutil.copy(examples.__file__, given / "examples.py")
    shutil.copy(promotion, given / "promotion.py")
    (given / "sessions.json").write_bytes(played)
    (given / "play.py").write_text(PLAY, encoding="utf-8")
    order = ["node", str(RUN), str(modules()), str(given), str(given / "play.py")]
    done = subprocess.run(order, check=False, capture_output=True)
    if done.returncode:
        said = done.stderr.decode(errors="replace").splitlines()
        raise RuntimeError("\n".join(line for line in said if "Error" in line and len(line) < LINE))
    return hashlib.sha256((given / "shown").read_bytes()).hexdigest()
