"""Values of many shapes, kept as JSON and as pickles before checks were rewritten: `python -m helpers.forms` keeps them.

The tests build values of every public class. Of each class some are kept that differ in shape: which fields are left
out, empty, or of another kind. `tests/data/forms` holds two files, a value a line: its class and its JSON, its class
and its pickle. What stands there stays as it was written.
"""

import base64
import contextlib
import gzip
import inspect
import json
import pickle
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import attrs

from eig import convert
from eig.errors import EigError
from helpers.harvest import CLASSES, harvest

KEPT = Path(__file__).parents[1] / "data" / "forms"
EACH = 10  # shapes of a class
LOOKED_AT = 4_000  # values of a class
LONGEST = 6_000  # characters of JSON
OF_TESTS = re.compile(rb"helpers|guards|test_|conftest")  # classes of the tests, which no reader has
PROTOCOL = 4  # what every supported Python reads
SORTED = {"seats", "openings", "unsettled"}  # fields whose order said nothing: they are sorted now
SORTED_WITHIN = {"sources"}  # fields of which each member is sorted now


def shape_of(value):
    """Return what parts values of one class: of each field its kind, whether it is empty, and a word of a few."""
    return tuple(_shape(getattr(value, field.name)) for field in attrs.fields(type(value)) if field.init)


def _shape(held):
    if isinstance(held, bool) or held is None:
        return held
    if isinstance(held, (tuple, frozenset)):
        return ("several", bool(held), frozenset(type(one).__name__ for one in held))
    if isinstance(held, Mapping):
        return ("mapping", bool(held), frozenset(type(one).__name__ for one in held.values()))
    return (type(held).__name__, bool(held) if isinstance(held, (str, int)) else True)


class Recorder:
    """Keeps some of the values that are built: `pytest -p helpers.forms` starts one."""

    def __init__(self):
        self.found = {cls: {} for cls in CLASSES}
        self._built = {cls: cls.__init__ for cls in CLASSES}
        self._seen = dict.fromkeys(CLASSES, 0)

    def start(self):
        for cls, build in self._built.items():
            cls.__init__ = self._recording(cls, build)

    def stop(self):
        for cls, build in self._built.items():
            cls.__init__ = build

    def _recording(self, cls, build):
        def record(self_, *arguments, **named):
            build(self_, *arguments, **named)
            if self._seen[cls] < LOOKED_AT and type(self_) is cls:
                self._seen[cls] += 1
                with contextlib.suppress(Exception):
                    self.found[cls].setdefault(shape_of(self_), []).append(self_)

        record.__signature__ = inspect.signature(build)
        record.__wrapped__ = build
        return record


def kept_of(values):
    """Return the JSON and the pickle of some values, the shortest of each shape: those that have both forms first."""
    forms = [min(map(form_of, some[:5]), key=_size) for some in values]
    chosen = sorted(dict.fromkeys(forms), key=lambda form: (None in form, _size(form)))
    chosen = [form for form in chosen if not OF_TESTS.search(base64.b64decode(form[1] or ""))]
    return [form for form in chosen if _size(form) <= LONGEST][:EACH] or chosen[:1]


def _size(form):
    return len(form[0] or form[1] or "x" * (LONGEST + 1))


def form_of(value):
    """Return the JSON and the pickle of a value: None where it holds a function, or what has no such form."""
    return _packed(convert.to_json, value), _packed(
        lambda one: base64.b64encode(pickle.dumps(one, protocol=PROTOCOL)).decode(), value
    )


def _packed(pack, value):
    with contextlib.suppress(EigError, pickle.PicklingError, AttributeError, TypeError):
        return pack(value)
    return None


def pairs(texts, pickles):
    """Return the class, the JSON and the pickle of each value that has both: those of a class stand in one order."""
    found = []
    for kind in {kind: None for kind, _ in texts}:
        some, other = ([form for own, form in forms if own == kind] for forms in (texts, pickles))
        if len(some) == len(other):
            found += [(kind, *both) for both in zip(some, other, strict=True)]
    return found


def write(found):
    """Write both files."""
    KEPT.mkdir(exist_ok=True)
    forms = {
        cls.__name__: kept_of(found[cls].values()) for cls in sorted(found, key=lambda cls: cls.__name__)
    }
    for name, at in (("json", 0), ("pickle", 1)):
        lines = [
            json.dumps({"kind": kind, name: form[at]}, ensure_ascii=False, separators=(",", ":"))
            for kind, some in forms.items()
            for form in some
            if form[at] is not None
        ]
        packed = gzip.compress("".join(f"{line}\n" for line in lines).encode(), 9, mtime=0)
        (KEPT / f"{name}.jsonl.gz").write_bytes(packed)
        print(f"{len(lines)} values as {name}, of {len(forms)} classes, {len(packed):,} bytes")


def read(name):
    """Return the class and the form of each value kept, `json` or `pickle`."""
    lines = gzip.decompress((KEPT / f"{name}.jsonl.gz").read_bytes()).decode().splitlines()
    return [(one["kind"], one[name]) for one in map(json.loads, lines)]


def lost(before, after):
    """Tell whether a document lacks what an older one held; it may hold more, and be sorted where order says nothing.

    What held nothing, such as an empty list, may be left out.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        return any(
            lost(_in_order(key, one), _in_order(key, after[key])) if key in after else _holds(one)
            for key, one in before.items()
        )
    if isinstance(before, list) and isinstance(after, list):
        return len(before) != len(after) or any(map(lost, before, after))
    return before != after


def _holds(one):
    parts = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    return any(map(_holds, parts)) if isinstance(one, dict | list) else bool(one) or type(one) in (int, float)


def _in_order(key, held):
    if not isinstance(held, list):
        return held
    if key in SORTED:
        return sorted(held, key=json.dumps)
    return (
        [sorted(one, key=json.dumps) if isinstance(one, list) else one for one in held]
        if key in SORTED_WITHIN
        else held
    )


def unpickled(packed):
    return pickle.loads(base64.b64decode(packed))


def main(where):
    import pytest

    recorder = Recorder()
    for cls, values in harvest().items():
        for value in values:
            recorder.found[cls].setdefault(shape_of(value), []).append(value)
    recorder.start()
    try:
        pytest.main(
            [
                "-q",
                "-p",
                "no:xdist",
                "-m",
                "not slow and not oracle and not peer",
                "--hypothesis-profile=quick",
                "-p",
                "no:cacheprovider",
                "-W",
                "ignore",
                *where,
            ]
        )
    finally:
        recorder.stop()
    write(recorder.found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["tests"]))
