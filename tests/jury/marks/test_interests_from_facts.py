"""Interests that facts already show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault
from eig.jury.marks import interests_from, recusals_from
from eig.programme import Interest, Juror, Mentor

HOSTS = ("interior", "justice", "dinum")
ITEMS = ("adler", "datajust", "plume")
juries = st.dictionaries(st.sampled_from(["j1", "j2", "j3"]), st.sampled_from([None, *HOSTS]))
abouts = st.dictionaries(st.sampled_from(ITEMS), st.lists(st.sampled_from(HOSTS), max_size=3))
mentorings = st.sets(st.tuples(st.sampled_from(["j1", "j3", "m9"]), st.sampled_from(ITEMS)), max_size=4)


def _jury(employers):
    return [Juror(id=name, employer=employer) for name, employer in employers.items()]


def _mentors(pairs):
    return [Mentor(id=name, challenge=item) for name, item in sorted(pairs)]


@pytest.mark.untraced
@given(juries, abouts, mentorings)
def test_the_ties_are_exactly_those_that_the_facts_show(employers, about, mentoring):
    """A tie for each juror whose employer concerns an item, and for each juror who mentors one; no other."""
    found = interests_from(_jury(employers), about=about, mentors=_mentors(mentoring))
    employed = {
        (name, item, "employer") for name, host in employers.items() for item in about if host in about[item]
    }
    mentored = {(name, item, "mentor") for name, item in mentoring if name in employers}

    assert {(tie.juror, tie.target, tie.kind) for tie in found} == employed | mentored
    assert len(found) == len(set(found)) == len(employed | mentored)


@given(juries, abouts, mentorings)
def test_the_order_of_the_facts_changes_nothing(employers, about, mentoring):
    """The same facts in another order show the same ties in the same order."""
    backwards = interests_from(
        _jury(dict(reversed(employers.items()))),
        about=dict(reversed(about.items())),
        mentors=reversed(_mentors(mentoring)),
        kinds=("mentor", "employer"),
    )

    assert backwards == interests_from(_jury(employers), about=about, mentors=_mentors(mentoring))


@given(juries, abouts)
def test_each_tie_leads_to_a_recusal_from_its_item(employers, about):
    """From facts to recusals: each juror is kept from exactly the items that their employer concerns."""
    ties = interests_from(_jury(employers), about=about, kinds=["employer"])
    recusals = recusals_from(ties, items=ITEMS, about=about)

    for name, host in employers.items():
        assert recusals.kept_from(name, ITEMS) == tuple(item for item in ITEMS if host in about.get(item, ()))
    assert recusals.without_item == ()


def test_a_scope_can_be_given_to_all():
    """Where a tie to one item reaches the whole session, each derived interest says so."""
    (tie,) = interests_from([Juror(id="j1", employer="dinum")], about={"plume": ["dinum"]}, scope="session")

    assert tie == Interest(juror="j1", target="plume", kind="employer", scope="session")
    assert recusals_from([tie], items=ITEMS).kept_from("j1", ITEMS) == ITEMS


def test_an_unknown_kind_of_tie_is_refused():
    """Only ties that facts can show are derived; the others are declared."""
    with pytest.raises(Fault, match="one of 'employer' or 'mentor'"):
        interests_from([], about={}, kinds=["friend"])


@pytest.mark.parametrize("about", [{"plume": [""]}, {"": ["dinum"]}, {"plume": [1]}], ids=str)
def test_what_concerns_an_item_has_a_name(about):
    """An item or an administration without a name is refused where it was given, even if it ties nobody."""
    with pytest.raises(Fault) as caught:
        interests_from([Juror(id="j1", employer="dinum")], about=about)

    assert caught.value.place.startswith("interests_from.about[")


@pytest.mark.parametrize("given", [{"kinds": "employer"}, {"about": {"plume": "dinum"}}])
def test_a_name_is_not_a_list_of_letters(given):
    """Spelt out letter by letter, an administration would employ nobody."""
    with pytest.raises(Fault, match="interests_from"):
        interests_from([Juror(id="j1", employer="dinum")], **{"about": {"plume": ["dinum"]}, **given})
