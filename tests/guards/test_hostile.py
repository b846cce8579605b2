"""Whatever a public function or class is given, what it lets out is ours, or a signature's TypeError."""

import inspect

import pytest

from eig import jury, rows, teams
from eig._values.tuple_fields import to_tuple
from eig.errors import EigError, Fault, Faults
from eig.jury.agreement import fleiss_kappa
from eig.timeline.charts import fold_line
from helpers import examples, hostile, limits

PLACES = examples.public_modules()


def calls_in(place):
    """Return the public callables of a package, each with its name and right arguments."""
    return {value: call for value, call in hostile.recorded().items() if hostile.package_of(call[0]) == place}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_only_our_own_faults_come_out(place):
    """Each argument in its turn is hostile: the answer is right, or a fault in words; nothing hangs (a sixth of the values each; all by `make nightly`)."""
    wrong = {
        (name, argument, label): found
        for function, (name, given) in calls_in(place).items()
        for argument in given
        for label in hostile.tried(name, argument)
        if (found := hostile.outcome(function, {**given, argument: hostile.VALUES[label]}))
    }

    assert {} == wrong


@pytest.mark.untraced
@pytest.mark.parametrize("label", ["None", "a word", "a list of words", "an object"])
def test_no_method_asks_a_value_for_what_it_has_not(label):
    """Each argument of each method of a value is something else in its turn: the answer is right, or a fault in words."""
    wrong = {
        (name, argument): found
        for name, call, given in hostile.bound()
        for argument in given
        if (found := hostile.outcome(call, {**given, argument: hostile.VALUES[label]}))
    }

    assert {} == wrong


MAPS = {
    "nothing": lambda make, items: None,
    "a number": lambda make, items: 3,
    "no answers": lambda make, items: [],
    "answers of another kind": lambda make, items: ["x" for _ in items],
    "too many": lambda make, items: [*(several := list(map(make, items))), *several[:1]],
}


@pytest.mark.parametrize("label", MAPS)
def test_a_map_that_gives_something_else_is_told(label):
    """Whoever gives a map of their own that does not give one answer for each, in order, reads so."""
    asked, wrong = [], {}
    for function, (name, given) in hostile.recorded().items():
        if "map" in given:

            def own(make, items, name=name):
                asked.append(name)
                return MAPS[label](make, items)

            if _of_the_map(function, {**given, "map": own}) != (name in asked):
                wrong[name] = label

    assert {} == wrong
    assert len(asked) > 4


def _of_the_map(function, given):
    """Tell whether a call is refused for its map alone."""
    try:
        hostile.called(function, given)
    except EigError as error:
        return [one.path[1:2] for one in error.faults] == [("map",)]
    return False


REVIEWS = jury.Reviews.from_triples((item, juror, 3) for item in "ab" for juror in "xy")
NOTHING_ASKED = hostile.VALUES["nothing may be asked"]
REFUSED = {
    "a series": lambda: jury.marks.Quorum(item="a", members=NOTHING_ASKED, present=["x"]),
    "a mapping": lambda: teams.Person(id="p", attributes=NOTHING_ASKED),
    "a table": lambda: rows.reviews(NOTHING_ASKED),
    "a text for a table": lambda: rows.reviews("zz"),
    "a row of a table": lambda: rows.reviews([NOTHING_ASKED], blank="unseen"),
    "an optional series": lambda: fleiss_kappa(REVIEWS, categories=NOTHING_ASKED),
    "the name of a rule": lambda: teams.Budget(amount=NOTHING_ASKED, maximum=1),
    "half a character": lambda: fold_line("\ud800"),
    "a huge key": lambda: jury.selection.best_under_quotas({10**5000: 3}, places=1),
}


@pytest.mark.parametrize("label", REFUSED)
def test_what_nothing_may_be_asked_of_is_refused_in_words(label):
    """A value that raises whatever it is asked is a fault of its place, and the fault can be told."""
    with pytest.raises(EigError) as caught:
        REFUSED[label]()

    assert hostile.told(caught.value) is None


def test_what_a_generator_raises_is_the_callers():
    """A generator of the caller that fails is no fault of its place: the error is theirs to see."""
    with pytest.raises(ZeroDivisionError):
        to_tuple(1 // one for one in [0])


@pytest.mark.slow
@pytest.mark.parametrize("place", [one for one in PLACES if one != "eig.testing"])
def test_no_value_of_a_wrong_kind_is_taken_in_silence(place):
    """A count given as text, a switch given as a count, one text for several: each is refused, never answered."""
    taken = {
        name: found
        for function, (name, given) in calls_in(place).items()
        if not inspect.isclass(function) and (found := hostile.wrong_kinds(function, given, name=name)[0])
    }

    assert {} == taken


def bounded_in(place):
    """Yield the public functions of a package with right arguments and a bound of their search."""
    for function, (_, given) in calls_in(place).items():
        for bound in bounds_of(function):
            yield function, given, bound


def bounds_of(function):
    """Return the bounds of its search that a function takes; what is no function takes none."""
    taken = inspect.signature(function).parameters if inspect.isfunction(function) else ()
    return sorted((limits.BOUNDS - {"stop"}) & set(taken))


@pytest.mark.slow
def test_a_search_may_be_bounded_to_one_step_and_never_to_less_than_none():
    """Out of steps, it says what it knows; that is no fault. Less than none is one, and names the bound."""
    for function, given, bound in (one for place in PLACES for one in bounded_in(place)):
        function(**{**given, bound: 1})
        with pytest.raises(EigError) as caught:
            function(**{**given, bound: -1})
        assert bound in told(caught.value)


def told(error):
    """Return what an error says, with those that it holds."""
    return " ".join([str(error), *(told(one) for one in getattr(error, "exceptions", ()))])


READ_OTHERWISE = {  # what their converters read beside the annotation: a date for a moment, True for its terms
    "CallWindow", "Session", "JuryRules", "RankedList", "Language", "WishPoints", "Deliberation", "Load",
}  # fmt: skip


@pytest.mark.slow
def test_no_value_is_built_of_a_wrong_kind():
    """Each field of a value is of the kind that it says; some answers, which the library makes, are not all checked."""
    taken = {
        name: hostile.wrong_kinds(kind, given, name=name)[0]
        for kind, (name, given) in hostile.recorded().items()
        if inspect.isclass(kind)
    }
    known = READ_OTHERWISE | hostile.ANSWERS

    assert {} == {
        name: found for name, found in taken.items() if found and name.rpartition(".")[2] not in known
    }


def test_the_guard_catches_a_wrong_kind_that_is_taken():
    """The guard is not a check that cannot fail."""

    def count(number: int, names: tuple[str, ...] = ()) -> int:
        return number

    taken, tried = hostile.wrong_kinds(count, {"number": 1})

    assert len(taken) == tried > 0


def test_the_guard_catches_a_fault_that_does_not_say_where(monkeypatch):
    """A fault whose place and value are taken for one another is no fault in words."""
    monkeypatch.setattr(Fault, "__init__", inspect.unwrap(Fault.__init__))  # as programs raise it
    path = ("Tally", "counts")

    assert hostile.told(Fault("Tally.counts", 3, "values.float")) is None
    assert hostile.told(Fault(3, "Tally.counts", "values.float", path=path)) == "Fault.place is no text"
    several = Faults("Tally", [Fault((), "Tally.counts", "values.float", path=path)])
    assert hostile.told(several) == "Fault.place is no text"


@pytest.mark.slow
def test_most_of_what_is_public_is_tried():
    """The examples give right arguments for nearly every public callable; the rest are built by no example."""
    tried = {name for name, _ in hostile.recorded().values()}

    assert len(tried) >= 0.95 * len(set(hostile.public_callables().values()))


@pytest.mark.untraced
def test_the_guard_catches_a_raw_error_a_hang_and_a_message_that_fails(monkeypatch):
    """The guard is not a check that cannot fail."""

    def spin():
        while True:
            pass

    monkeypatch.setattr(hostile, "SECONDS", 0.1)

    assert hostile.outcome(lambda number: number + 1, {"number": "a"}).startswith("TypeError")
    assert "Slow" == hostile.outcome(spin, {})
    assert hostile.outcome(lambda number: number + 1, {"number": 1}) is None
