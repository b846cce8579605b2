"""Where a refusal says that something stands, followed in what was given: keys of mappings, positions, fields of values."""

from collections.abc import Mapping
from itertools import chain

import attrs

from eig.errors import Fault
from helpers import refusal_texts


def refusals(asked):
    """Yield each fault of an argument or a field, of no row of a table: what was given, by name, the fault, and words of it."""
    calls = chain(refusal_texts.of_fields(asked), refusal_texts.of_arguments(asked))
    for words, function, given, named in calls:
        for fault in refusal_texts.refused(function, given, named):
            if isinstance(fault, Fault) and fault.row is None:
                yield named or given[1], fault, words.partition(":")[0]


def place_in(given, fault):
    """Return the place as what was given has it: a field after a dot, a key or a position in brackets; None where it ends."""
    called, name, *way = fault.path
    place, value = f"{called}.{name}", given.get(name, ...)
    for part in way:
        if isinstance(value, Mapping):
            place, value = f"{place}[{part!r}]", value.get(part, ...)
        elif isinstance(value, (list, tuple)) and isinstance(part, int):
            place, value = f"{place}[{part}]", value[part] if part < len(value) else ...
        elif attrs.has(type(value)) and hasattr(value, str(part)):
            place, value = f"{place}.{part}", getattr(value, part)
        else:
            return None
    return None if value is ... and not way else place
