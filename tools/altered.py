"""Of the papers of one promotion as JSON, each value is altered in turn: how many alterations nobody is told of.

    PYTHONPATH=src:tests python tools/altered.py [dossier [SHARE]]

At each kind of place a value is deleted, emptied, changed by a little, exchanged for another of its kind, added twice,
or put in another order. What cannot be read is refused; what reads as the same says nothing else. The minutes, the act
as it is kept and as it is published, and a leaf take a minute; with `dossier`, the dossier alone, which takes many: a
share of 5 takes each fifth kind of place.
"""

import json
import sys
from collections import Counter
from copy import deepcopy
from datetime import date

from book.test_acts import DAYS, OFFICE, steps
from book.test_alterations import BOOK, OUTCOME, SALT, STEPS
from eig import convert
from eig.errors import EigError
from eig.jury import verify

ALL = dict(STEPS.values())
PEOPLE = {**DAYS, "jury_sat": date(2018, 7, 4)}


def nodes(value, path=()):
    """Yield each value within one, with its path."""
    if path:
        yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        yield from nodes(one, (*path, key))


def others_of(value, alike):
    """Yield what may stand in the place of a value."""
    yield from [one for one in alike if one != value][:1]
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, str):
        yield from (f"{value}.", "", value[:-1] + ("0" if value[-1:] != "0" else "1"))
    elif isinstance(value, list) and value:
        yield from (value[1:], [*value, value[-1]], value[::-1], [])
    elif isinstance(value, dict) and value:
        yield from ({}, {**value, "more": next(iter(value.values()))})


def altered(data, share=1):
    """Yield JSON with one thing altered, once at each kind of place of a share of them, with where."""
    places = {}
    for path, one in nodes(data):
        places.setdefault(tuple("*" if isinstance(key, int) else key for key in path), []).append((path, one))
    for kind, some in list(places.items())[::share]:
        path, one = some[len(some) // 2]
        changes = list(others_of(one, [other for _, other in some[:40]]))
        for change in (*changes, *([None] if isinstance(path[-1], str) else [])):
            given = deepcopy(data)
            inner = given
            for key in path[:-1]:
                inner = inner[key]
            if change is None:
                del inner[path[-1]]
            else:
                inner[path[-1]] = change
            yield kind, change, given


def count(name, value, holds, share=1):
    """Print how many alterations of a value are refused, seen, or seen by nobody."""
    data, told, kinds = json.loads(convert.to_json(value)), Counter(), set()
    for kind, change, given in altered(data, share):
        kinds.add(kind)
        try:
            read = convert.from_json(json.dumps(given), type(value))
            verdict = "the same" if read == value else "silent" if holds(read) else "seen"
        except EigError:
            verdict = "refused"
        except Exception as error:  # noqa: BLE001 # a raw error is a finding
            verdict = type(error).__name__
            print(f"  a raw error: {name}, {kind}: {str(change)[:60]}: {error}", flush=True)
        told[verdict] += 1
        if verdict == "silent":
            print(f"  nobody is told: {name}, {kind}: {str(change)[:60]}", flush=True)
    print(f"{name}: {len(kinds)} kinds of places, {dict(told)}", flush=True)


def main(share=0):
    """Count them: of the minutes, the acts and their leaves; or of a share of the places of the dossier."""
    outcome = OUTCOME.record(*steps(ALL, ["challenges"]), *steps(PEOPLE, ["candidates"]))
    acts = [
        outcome.act(about, OFFICE, secret=f"{at}b" * 16)
        for at, about in enumerate(("challenges", "candidates"), 1)
    ]
    if share:
        dossier = outcome.dossier(salt=SALT, acts=acts)
        honest = dossier.replay(BOOK, acts=acts)
        count("dossier", dossier, lambda one: one.replay(BOOK, acts=acts) == honest, share)
        return
    count("minutes", outcome.minutes[0], lambda one: bool(verify(one, one.deliberation)))
    for act in acts:
        public, gaps = act.published(), act.check().missing
        known, leaf = public.check().missing, act.leaf(min(act.texts))
        count(
            f"act on {act.about}, as kept",
            act,
            lambda one, act=act, gaps=gaps: (
                one.published() == act.published()
                and (one.check().doubts, one.check().missing) == (act.check().doubts, gaps)
            ),
        )
        count(
            f"act on {act.about}, as published",
            public,
            lambda one, act=act, known=known: (
                (one.check().doubts, one.check().missing) == (act.published().check().doubts, known)
            ),
        )
        count(
            f"leaf of {act.about}", leaf, lambda one, public=public: public.check(leaf=one) == public.check()
        )


if __name__ == "__main__":
    main(int((sys.argv[2:] or [1])[0]) if sys.argv[1:2] == ["dossier"] else 0)
