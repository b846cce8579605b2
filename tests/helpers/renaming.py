"""Other names and another order for any input, and the first names again for any outcome."""

from collections.abc import Mapping
from random import Random

from attrs import evolve, fields, has


class Names:
    """Names that replace those of an input, and an order that replaces its own; or none of it."""

    def __init__(self, names, seed):
        """Replace names by others, and mix series; with no seed, leave all as it is."""
        new = [f"n{number:02}" for number in range(len(names))]
        self.draw = None if seed is None else Random(seed)
        if self.draw is not None:
            self.draw.shuffle(new)
        self.new = dict(zip(names, names if self.draw is None else new, strict=True))
        self.old = {new: old for old, new in self.new.items()}

    def __call__(self, value):
        """Return a value under the new names."""
        return _named(value, self.new)

    def back(self, value):
        """Return an outcome under the first names."""
        return _named(value, self.old)

    def mixed(self, values):
        """Return a series, or the pairs of a map, in another order and under the new names."""
        if isinstance(values, Mapping):
            return dict(self.mixed(list(values.items())))
        found = [self(one) for one in values]
        return found if self.draw is None else self.draw.sample(found, len(found))

    def seats(self, cohort):
        """Return the seats of a cohort under the first names, as a set; None of no cohort."""
        return None if cohort is None else frozenset(self.back(cohort.seats))

    def rule(self, identifier):
        """Return the parts of a rule's identifier under the first names, in no order."""
        return frozenset(self.old.get(part, part) for part in identifier.split(":"))


def _named(value, names):
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        return {_named(key, names): _named(one, names) for key, one in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return type(value)(_named(one, names) for one in value)
    if has(type(value)):
        changed = {
            one.name: _named(getattr(value, one.name), names)
            for one in fields(type(value))
            if one.init and not one.name.startswith("_")
        }
        return evolve(value, **changed)
    return value
