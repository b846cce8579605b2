"""Values of each release, kept as JSON and as pickles that every later release reads (`make stored`).

`tests/data/stored/0.1.0.jsonl` holds, a line a value, its class, its JSON and its pickle (compressed, base 64). What
stands there stays as it was written; `make stored` adds the classes that the file lacks. Before its release a file
may be written anew: remove it, then `make stored`.
"""

import base64
import json
import pickle
import sys
import zlib
from pathlib import Path

import eig
from eig import convert
from helpers.harvest import CLASSES, harvest, holds_a_function

KEPT = Path(__file__).parents[1] / "data" / "stored"
EACH = 2  # values of a class
PROTOCOL = 4  # what every supported Python reads
LONGEST = 40_000  # characters of JSON


def line_of(value):
    """Return the line of a value; its JSON is None where it holds a function."""
    text = None if holds_a_function(value) else convert.to_json(value)
    packed = base64.b64encode(zlib.compress(pickle.dumps(value, protocol=PROTOCOL), 9)).decode()
    return {"kind": type(value).__name__, "json": text, "pickle": packed}


def lines_of(cls):
    """Return the lines of a class: what the examples build of it, the first ones that can be pickled."""
    found = []
    for value in harvest()[cls]:
        try:
            line = line_of(value)
        except (pickle.PicklingError, AttributeError):
            continue  # a function without a name, of an example
        if line not in found and len(line["json"] or "") <= LONGEST:
            found.append(line)
    return found[:EACH]


def read(path):
    """Return the lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def unpickled(line):
    """Return the value that a line's pickle holds."""
    return pickle.loads(zlib.decompress(base64.b64decode(line["pickle"])))


def releases():
    """Return the file of each release, the oldest first."""
    return sorted(KEPT.glob("*.jsonl"))


def current():
    """Return the path of this release's file."""
    return KEPT / f"{eig.__version__}.jsonl"


def main():
    path = current()
    kept = read(path) if path.exists() else []
    had = {line["kind"] for line in kept}
    added = [line for cls in CLASSES if cls.__name__ not in had for line in lines_of(cls)]
    lines = sorted((*kept, *added), key=lambda line: line["kind"])
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    print(f"{len(added)} values added, {len(lines)} in {path.name}")


if __name__ == "__main__":
    sys.exit(main())
