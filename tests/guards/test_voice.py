"""One voice: whatever prints says the same in any language, whatever holds several is counted, and none fills pages."""

import datetime as dt

import attrs
import pytest

from eig import jury, teams, timeline
from eig._values.value import MOST
from eig.errors import Fault
from eig.reasons import FRENCH, Trace
from helpers.harvest import CLASSES, harvest

VALUES = [(cls, value) for cls in CLASSES for value in harvest()[cls]]
WIDE = 400
"""What a `repr` of many fields may take, whatever it holds: each field is told by a few words."""


def plain(said):
    """Return a text whose spaces are those of a keyboard."""
    return said.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_what_prints_says_itself_in_any_language(cls):
    """The text of a value is what it says in its language; a region changes nothing."""
    for value in harvest()[cls]:
        assert str(value) == value.say(getattr(value, "lang", "en"))
        assert value.say() == value.say("en-GB") == value.say("EN_us.UTF-8")
        assert value.say("fr") == value.say("fr-FR") == value.say("fr_CA") == value.say(FRENCH)
        with pytest.raises(Fault, match="Language"):
            value.say("de")


COUNTED = [cls for cls in CLASSES if {"__len__", "__iter__", "__getitem__"} & {*dir(cls)}]


@pytest.mark.parametrize("cls", COUNTED, ids=[CLASSES[cls] for cls in COUNTED])
def test_what_holds_several_iterates_counts_and_states_its_truth(cls):
    """A result that is gone over or asked for a member has a length, and is true where it holds something."""
    assert callable(cls.__bool__)
    for value in harvest()[cls]:
        assert len(value) == len(list(value))
        assert bool(value) is (len(value) > 0)


def _many(value):
    """Yield a value with each field that holds a tuple set to far more of the same, past its checks."""
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if isinstance(held, tuple) and held:
            yield field.name, _forced(value, field.name, held[:1] * (MOST + 1))


def test_what_holds_many_is_told_in_one_short_line():
    """Above twenty entries of a field, the `repr` of any value counts them: no console is filled with pages."""
    found = {
        f"{CLASSES[cls]}.{name}": len(repr(grown))
        for cls, value in VALUES
        for name, grown in _many(value)
        if len(repr(grown)) > WIDE
    }

    assert {} == found


def _forced(value, name, held):
    """Return a value with a field set past its checks: what would take a large input to build."""
    other = object.__new__(type(value))
    for field in attrs.fields(type(value)):
        object.__setattr__(other, field.name, held if field.name == name else getattr(value, field.name))
    return other


def test_the_repr_of_a_large_input_counts_its_entries():
    """Two thousand reviews are told in one line; few are shown as what builds them."""
    few = jury.Reviews.from_triples([("a", "j", 1)])
    many = jury.Reviews.from_triples([(f"d{number}", "j", 1) for number in range(MOST + 1)])

    assert repr(few) == "Reviews(reviews=(Review(item='a', juror='j', mark=Fraction(1, 1)),))"
    assert repr(many) == "<Reviews: 21 reviews>"


def test_a_ranking_is_read_as_a_list_of_names():
    """It iterates best first, is indexed by place and counted; lists are gone over one by one."""
    ranking = jury.rank({"plume": 3, "adler": 4, "zulu": 3})
    lists = jury.rank_lists({"plume": {"c1": 1}, "adler": {"c2": 1, "c3": 2}})

    assert list(ranking) == ["adler", "plume", "zulu"]
    assert (ranking[0], ranking[-1], len(ranking)) == ("adler", "zulu", 3)
    assert [(one.name, len(one.ranking)) for one in lists] == [("adler", 2), ("plume", 1)]
    assert not jury.Ranking(groups=[])


def test_a_ranking_prints_its_order_its_ties_and_its_cautions_in_french():
    """What a jury reads aloud is in its language, with the names that it gives."""
    ranking = jury.rank({"plume": "13.5", "adler": 4, "zulu": 4})
    many = jury.rank({f"d{number:02}": number % 2 for number in range(40)})

    assert plain(ranking.say(FRENCH.naming({"plume": "Plume d'or"}))).splitlines() == [
        "1. Plume d’or : 13,5",
        "2. adler et zulu : 4 (ex æquo)",
    ]
    assert "… 8 de plus : 1 (ex æquo)" in plain(many.say("fr")).splitlines()[0]


def test_a_list_prints_who_is_kept_with_ranks():
    """A selection is its list, a line a rank, the reserve under it."""
    ranking = jury.rank({"a": 5, "b": 4, "c": 4, "d": 3, "e": 2})

    assert plain(jury.select(ranking, places=3, reserve=2).say("fr")).splitlines() == [
        "liste principale, par ordre de mérite (places pourvues : 3 sur 3)",
        "1. a",
        "2. b et c (ex æquo)",
        "liste complémentaire",
        "1. d",
        "2. e",
    ]


def test_a_composition_says_who_sits_where_and_a_schedule_its_dates():
    """What is asked of them first is what they print."""
    problem = teams.Problem(
        people=[teams.Person(id="p1", wishes=["plume"])], openings=[teams.Opening(id="plume", size=(1, 1))]
    )
    plan = timeline.Plan(
        key="p",
        start=dt.date(2019, 4, 18),
        calendar=timeline.WorkCalendar(),
        phases=[timeline.Phase(key="a", name="appel")],
    )

    assert "plume : p1" in plain(teams.compose(problem).say("fr")).splitlines()
    assert plain(timeline.schedule(plan).say("fr")).splitlines()[:2] == [
        "appel : le 18 avril 2019, sans marge",
        "1 étape, le 18 avril 2019",
    ]
    assert str(timeline.schedule(plan)).startswith("appel: on 18 April 2019, no slack\n")


def test_a_trace_speaks_its_own_language_and_any_other():
    """Its text is in the language that was asked for, region or not."""
    trace = Trace(subject="plume", reasons=jury.rank({"plume": 3}).explain("plume").reasons, lang="fr-FR")

    assert (trace.lang, str(trace)) == ("fr", trace.say("fr"))
    assert trace.say() == "plume: ranked 1 of 1 with 3."
