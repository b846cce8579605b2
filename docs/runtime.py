"""Put beside the built pages what the page *Try it* runs on: `make try`.

Pyodide comes from the npm registry, the library's two dependencies from the package index, the library from its wheel.
None of them is committed.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYODIDE = ROOT / "build" / "try" / "node_modules" / "pyodide"
RUNTIME = ROOT / "docs" / "_build" / "html" / "try" / "runtime"
FILES = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"]


def main():
    shutil.rmtree(RUNTIME, ignore_errors=True)
    RUNTIME.mkdir(parents=True)
    for name in FILES:
        shutil.copy(PYODIDE / name, RUNTIME)
    pip = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--disable-pip-version-check",
        "--only-binary=:all:",
    ]
    subprocess.run([*pip, "--dest", str(RUNTIME), "attrs", "python-dateutil"], check=True)
    for wheel in (ROOT / "build" / "dist").glob("*.whl"):
        shutil.copy(wheel, RUNTIME)
    wheels = sorted(wheel.name for wheel in RUNTIME.glob("*.whl"))
    (RUNTIME / "wheels.json").write_text(json.dumps(wheels), encoding="utf-8")
    size = sum(file.stat().st_size for file in RUNTIME.iterdir())
    print(f"{len(wheels)} wheels and Pyodide: {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
