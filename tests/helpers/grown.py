"""Right arguments of public functions, grown: so many copies of what an example gives, each under names of its own.

The arguments come from the first call of an example (`helpers.hostile`). A copy is what is given with each text
renamed; the union of copies holds the members of all: lists one after another, mappings side by side, values field
by field. Copies may share one name: a person who asks for all, or a juror of all panels.
"""

from collections.abc import Mapping
from contextlib import suppress

import attrs

from eig._values.frozen_maps import FrozenMap
from eig._values.value import Value
from eig.errors import EigError
from helpers import hostile
from helpers.counted_calls import calls_of


def _texts(value):
    """Yield the texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from _texts(pair)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Value):
        for one in attrs.fields(type(value)):
            if one.init:
                yield from _texts(getattr(value, one.name))


def _renamed(value, names):
    """Return a value with other texts, by their names."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        made = {_renamed(key, names): _renamed(one, names) for key, one in value.items()}
        return FrozenMap(made) if isinstance(value, FrozenMap) else made
    if type(value) in (list, tuple, set, frozenset):
        return type(value)(_renamed(one, names) for one in value)
    if isinstance(value, Value):
        return _evolved(value, lambda one: _renamed(one, names))
    return value


def _evolved(value, change):
    """Return a value whose fields are changed."""
    fields = [one for one in attrs.fields(type(value)) if one.init]
    held = {one.alias: (getattr(value, one.name), change(getattr(value, one.name))) for one in fields}
    other = {alias: new for alias, (old, new) in held.items() if new is not old and new != old}
    return attrs.evolve(value, **other) if other else value


def _together(parts):
    """Return the union of values of one shape: what has one name stands in it once."""
    first = parts[0]
    if isinstance(first, Mapping):
        held = {}
        for key, one in (pair for part in parts for pair in part.items()):
            held.setdefault(key, []).append(one)
        made = {key: _together(some) for key, some in held.items()}
        return FrozenMap(made) if isinstance(first, FrozenMap) else made
    if type(first) in (list, tuple):
        return type(first)(_once([one for part in parts for one in part]))
    if isinstance(first, (set, frozenset)):
        return type(first)().union(*parts)
    if isinstance(first, Value):
        numbers = iter(range(len(attrs.fields(type(first)))))
        fields = [one for one in attrs.fields(type(first)) if one.init]
        held = [_together([getattr(part, one.name) for part in parts]) for one in fields]
        return _evolved(first, lambda _: held[next(numbers)])
    return first


def _once(members):
    """Return members without repetition; those of one name are put together."""
    name = next((one for one in ("id", "key") if isinstance(members[0], Value) and hasattr(members[0], one)), "") if members else ""  # fmt: skip
    if name:
        held = {}
        for one in members:
            held.setdefault(getattr(one, name, one), []).append(one)
        return [some[0] if len(some) == 1 else _together(some) for some in held.values()]
    try:
        return list(dict.fromkeys(members))
    except TypeError:
        return members


def grown(given, copies, shared=None):
    """Return so many copies of the collections and values among arguments; None where these are no longer right.

    Which text the copies share is told by its number, where one is.
    """
    some = {name: one for name, one in given.items() if isinstance(one, (Mapping, list, tuple, Value))}
    texts = list(dict.fromkeys(text for one in some.values() for text in _texts(one)))
    own = [text for at, text in enumerate(texts) if at != shared]
    try:
        parts = [_renamed(some, {text: f"{text}{at}" for text in own}) for at in range(copies)]
        return {**given, **_together(parts)}
    except (EigError, TypeError, ValueError):
        return None


def counted(function, given):
    """Return how many functions a call runs, refused or answered; None where it fails otherwise."""
    try:
        return calls_of(_asked, function, given)
    except Exception:  # noqa: BLE001 # a callback of the caller's that does not know the other names
        return None


def _asked(function, given):
    with suppress(EigError):
        hostile.called(function, given)


def times(function, given, shared=None, *, few=24, many=96):
    """Return how many times as many functions run of four times as many copies; None where copies are not right."""
    small, large = (grown(given, copies, shared) for copies in (few, many))
    if small is None or large is None:
        return None
    counts = [counted(function, one) for one in (small, large)]
    return None if None in counts or not counts[0] else counts[1] / counts[0]
