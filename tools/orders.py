"""What is given as a set, or as an iterator, where a list is meant: the same answer, a refusal, or something worse?

    PYTHONPATH=src python tools/orders.py [--list]

Each field of several values of a public class, and each such argument of a public function or method, is given what
an example gives it, as a list, and then the same in other forms. The sets go over their members from the last to the
first, so that an answer that hangs on their order is seen; so does the list turned round, which tells where an order
matters. What is found with fewer than two members is tried as
an iterator alone. Where a mapping holds several of each, its series are what is given otherwise.
"""

import contextlib
import inspect
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping

import attrs
from sources import title

from eig.errors import EigError
from helpers import examples, forms, hostile, refused_arguments
from helpers.harvest import harvest

SECONDS = 2
READ_ONCE = ("generator", "iterator", "iterators within")
PAIR = re.compile(r"^\W*tuple\[(?!.*\.\.\.)")  # of so many members, each of its own kind


class Turned(set):
    """A set that is gone over from the last to the first."""

    def __init__(self, members):
        super().__init__(members)
        self._order = list(dict.fromkeys(members))[::-1]

    def __iter__(self):
        return iter(self._order)


class FrozenTurned(frozenset):
    """A frozen set that is gone over from the last to the first."""

    def __new__(cls, members):
        made = super().__new__(cls, members)
        made._order = list(dict.fromkeys(members))[::-1]
        return made

    def __iter__(self):
        return iter(self._order)


FORMS = {
    "tuple": tuple,
    "list turned round": lambda members: members[::-1],
    "set": Turned,
    "frozenset": FrozenTurned,
    "generator": lambda members: (one for one in members),
    "iterator": iter,
    "iterators within": lambda members: iter(
        [iter(one) if isinstance(one, (tuple, list)) else one for one in members]
    ),
    "keys of a dict": lambda members: dict.fromkeys(members).keys(),
}


def several():
    """Yield each field and argument of several values: its name, what is called, with which arguments, and which one."""
    for cls, values in found_of_classes().items():
        for field in attrs.fields(cls):
            if field.init and not PAIR.match(str(field.type)):
                given = best(values, lambda one, name=field.name: getattr(one, name))
                if given is not None:
                    named = {one.alias: getattr(given, one.name) for one in attrs.fields(cls) if one.init}
                    yield f"{cls.__name__}.{field.name}", cls, named, field.alias
    for name, calls in sorted(found_of_functions().items()):
        for argument in {key: None for given in calls for key in given if key not in ("self", "cls")}:
            given = best(calls, lambda one, argument=argument: one.get(argument))
            if given is not None:
                function, named = bound(name, given)
                if not PAIR.match(str(hints_of(function).get(argument, ""))):
                    yield f"{name.removeprefix('eig.')}({argument})", function, named, argument


def hints_of(function):
    return getattr(inspect.unwrap(getattr(function, "__func__", function)), "__annotations__", {})


def bound(name, given):
    """Return the function behind a name, as it is looked up on its owner, with the arguments of a call."""
    given = dict(given)
    owner, _, own = name.rpartition(".")
    first = next(iter(given), "")
    return getattr(given.pop(first) if first in ("self", "cls") else sys.modules[owner], own), given


def found_of_classes():
    """Return values of each public class: what examples build, and those that the tests keep."""
    found = {cls: list(values) for cls, values in harvest().items()}
    kinds = {cls.__name__: cls for cls in found}
    for kind, packed in forms.read("pickle"):
        with contextlib.suppress(Exception):  # another revision may lack it
            found[kinds[kind]].append(forms.unpickled(packed))
    return found


def found_of_functions():
    """Return, for each public function and method, calls that an example makes itself: one for each argument of several."""
    codes, found, seen = refused_arguments.callables(), defaultdict(list), set()

    def watch(frame, event, _):
        code = frame.f_code
        if event == "call" and code in codes and refused_arguments.is_asked(frame):
            names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            given = {name: frame.f_locals[name] for name in names}
            new = {(code, name, rank(one)) for name, one in given.items() if rank(one)} - seen
            if new and not any(hasattr(one, "__next__") for one in given.values()):
                seen.update(new)
                found[codes[code]].append(given)

    for session in examples.sessions():
        sys.setprofile(watch)
        try:
            examples.play(session)
        finally:
            sys.setprofile(None)
    return {
        name: calls
        for name, calls in found.items()
        if not name.startswith(("eig.testing.strategies", "eig.testing.laws_of_a_rule_of_your_own"))
    }


def rank(value):
    """Tell how well a value shows an order: 2 where it has two members that differ, 1 where it has any, else 0."""
    if isinstance(value, Mapping) and value:
        return max(map(rank, value.values()))
    if not isinstance(value, (tuple, list)) or not value:
        return 0
    return 2 if any(one != value[0] for one in value) else 1


def best(some, part):
    """Return what shows the order of a part best, the first of such; None where nothing does."""
    ranked = [(rank(part(one)), -number, one) for number, one in enumerate(some)]
    most = max(ranked, key=lambda one: one[:2], default=(0, 0, None))
    return most[2] if most[0] else None


def made_of(value, make):
    """Return a series in another form; of a mapping, each of its series."""
    if isinstance(value, Mapping):
        return {key: made_of(one, make) if rank(one) else one for key, one in value.items()}
    made = make(list(value))
    if hasattr(made, "__len__") and len(made) != len(value):
        raise ValueError  # a set is of others
    return made


def outcome(function, given):
    """Return what came of a call: an answer, our refusal, or an error of Python's."""
    try:
        with hostile.limited(SECONDS):
            answer = hostile.called(function, given)
            answer = list(answer) if hasattr(answer, "__next__") else answer
            return "answer", answer, repr(answer)
    except EigError as error:
        return "refusal", None, type(error).__name__
    except hostile.Slow:
        return "too slow", None, ""
    except Exception as error:  # noqa: BLE001 # what is looked for
        return "raw error", None, f"{type(error).__name__}: {error}"


def verdict(expected, found):
    """Tell a form's outcome beside that of the list."""
    if found[0] != "answer":
        return {"refusal": "refused", "raw error": "a raw error", "too slow": "too slow"}[found[0]]
    return "the same answer" if found[2] == expected[2] or found[1] == expected[1] else "ANOTHER ANSWER"


def judged():
    """Yield, for each field or argument, the verdict of each form, with its words."""
    for name, function, given, argument in several():
        expected = outcome(function, {**given, argument: made_of(given[argument], list)})
        if expected[0] == "answer":
            shows = rank(given[argument]) > 1
            made = {form: _of(make, expected, function, given, argument) for form, make in FORMS.items()}
            yield (
                name,
                {
                    form: one if shows or form in READ_ONCE else ("one member", "")
                    for form, one in made.items()
                },
            )


def _of(make, expected, function, given, argument):
    try:
        made = made_of(given[argument], make)
    except TypeError:
        return "cannot be hashed", ""
    except ValueError:
        return "members stand twice", ""
    found = outcome(function, {**given, argument: made})
    return verdict(expected, found), found[2][:160] if found[0] == "raw error" else ""


def main(shown):
    found = dict(judged())
    title("fields and arguments of several values, tried as a list", len(found))
    for form in FORMS:
        title(f"given as {form}:", len(found))
        for words, count in Counter(one[form][0] for one in found.values()).most_common():
            title(f"    {words}", count)
    bad = ("ANOTHER ANSWER", "a raw error")
    hanging = [
        name for name, one in found.items() if any(one[form][0] == bad[0] for form in ("set", "frozenset"))
    ]
    falling = [
        name
        for name, one in found.items()
        if any(one[form][0] == bad[1] for form in ("generator", "iterator"))
    ]
    title("answer otherwise for a set", len(hanging))
    title("fall over an iterator", len(falling))
    by_words = defaultdict(list)
    for name, verdicts in found.items():
        for form, (words, said) in verdicts.items():
            if words in (*bad, "too slow") and form != "list turned round":
                by_words[form, words].append(f"{name} {said}".strip())
    for (form, words), names in by_words.items() if shown else ():
        print(f"\n{form}: {words}\n    " + "\n    ".join(names))


if __name__ == "__main__":
    main("--list" in sys.argv[1:])
