"""People are identifiers: names and sensitive things never show."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig import programme
from eig.errors import Fault, Faults
from eig.jury.marks import recusals_from
from eig.programme import Candidate, Challenge, Interest, Juror, Mentor, Panel
from eig.programme.interests import RecusalRules, calls_for_recusal, recusal_scope

SECRET = "Zoé Secrète"
PEOPLE = (
    Candidate(id="c1", name=SECRET, attributes={"origin": SECRET}),
    Juror(id="j1", name=SECRET),
    Mentor(id="m1", challenge="plume", name=SECRET),
)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: type(person).__name__)
def test_a_name_never_shows(person):
    """Neither the text of a person nor the message of an error holds the name."""
    assert SECRET not in repr(person)
    with pytest.raises(Fault) as error:
        attrs.evolve(person, id="", name=SECRET)
    assert SECRET not in str(error.value)


@pytest.mark.parametrize("kind", [Candidate, Juror, Mentor])
def test_a_name_that_is_no_text_is_a_fault_that_does_not_show_it(kind):
    """Even a wrong name is not repeated in the message."""
    fields = {"id": "x", **({"challenge": "plume"} if kind is Mentor else {})}
    with pytest.raises(Fault) as error:
        kind(**fields, name=("Zoé", "Secrète"))

    assert "Zoé" not in str(error.value)
    assert f"{kind.__name__}.name" == error.value.place


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: type(person).__name__)
def test_a_person_without_the_name_is_the_same_person(person):
    """Equality and hash look at identifiers and facts, never at names."""
    nameless = attrs.evolve(person, name="")

    assert person == nameless
    assert hash(person) == hash(nameless)


def test_attributes_are_as_private_as_names():
    """What a programme holds by its own legal duty is there for it, and nowhere else."""
    candidate = PEOPLE[0]

    assert SECRET == candidate.attributes["origin"]
    assert "origin" not in repr(candidate)
    assert "<withheld>" in repr(candidate)
    assert candidate != Candidate(id="c1")


def test_a_wrong_attribute_is_not_repeated_in_the_message():
    """The value of a sensitive attribute does not leak through its own error."""
    with pytest.raises(Fault) as error:
        Candidate(id="c1", attributes={"age": 47})

    assert "47" not in str(error.value)
    assert ("Candidate.attributes[0]", "(int, not shown)") == (error.value.place, repr(error.value.value))


@pytest.mark.parametrize("banned", ["age", "sex", "gender", "origin", "photo", "birth"])
def test_no_person_has_a_field_for_what_may_not_decide(banned):
    """There is no field for age, sex or origin in any noun."""
    for name in programme.__all__:
        kind = getattr(programme, name)
        if attrs.has(kind):
            assert banned not in [field.name for field in attrs.fields(kind)]


def test_a_candidate_keeps_what_was_given():
    """Profiles keep their order, clearances have none, skills are levels."""
    candidate = Candidate(
        id="c1",
        profiles=["dev", "data"],
        skills={"python": 3},
        years_of_experience=5,
        employer="e1",
        available_from=date(2019, 1, 16),
        clearances=["b", "a"],
    )

    assert "dev" == candidate.profile
    assert ("dev", "data") == candidate.profiles
    assert ("a", "b") == candidate.clearances
    assert Candidate(id="c2").profile is None


def test_faults_of_a_candidate_come_together():
    """Everything wrong with a candidate is said at once."""
    with pytest.raises(Faults) as error:
        Candidate(
            id="",
            profiles=["data", ""],
            skills={"python": -1},
            years_of_experience=-2,
            employer="",
            available_from="soon",
            clearances=[3],
        )

    assert 7 == len(error.value.faults)


def test_a_share_of_time_is_exact_and_at_most_one():
    """35 % is 7/20; a float is its shortest decimal, and nobody gives more than all."""
    assert Fraction(7, 20) == Mentor(id="m1", challenge="plume", share="0.35").share
    for share in (1.35, "1.2", -1):
        with pytest.raises(Fault):
            Mentor(id="m1", challenge="plume", share=share)


def test_a_mentor_has_a_role():
    """With the team every week, opening doors, or another of the programme's own; never none."""
    assert ["operational", "senior_sponsor", "coach"] == [
        Mentor(id="m", challenge="x", role=role).role for role in ("operational", "senior_sponsor", "coach")
    ]
    with pytest.raises(Fault):
        Mentor(id="m", challenge="x", role="")


def test_faults_of_a_juror_come_together():
    """A juror without identifier, college in text or employer has three faults."""
    with pytest.raises(Faults) as error:
        Juror(id=" ", college=None, employer="")

    assert 3 == len(error.value.faults)


def test_the_lead_of_a_panel_is_one_of_its_members():
    """The référent jury sits on the panel."""
    assert "j2" == Panel(id="p1", members=["j2", "j1"], lead="j2").lead
    with pytest.raises(Fault) as error:
        Panel(id="p1", members=["j1"], lead="j2")
    assert "Panel.lead" == error.value.place


def test_a_panel_has_members_and_hears_each_item_once():
    """An empty panel, a member or an item twice are faults."""
    with pytest.raises(Fault):
        Panel(id="p1", members=[])
    with pytest.raises(Faults):
        Panel(id="p1", members=["j1", "j1"], hears=["a", "a"])
    with pytest.raises(Faults):
        Panel(id="", members=3, lead="")


@given(st.permutations(["j1", "j2", "j3"]), st.permutations(["a", "b", "c"]))
def test_members_have_no_order_and_hearings_do(members, hears):
    """Two panels with the same members are equal; the order of hearings is kept."""
    panel = Panel(id="p1", members=members, hears=hears)

    assert ("j1", "j2", "j3") == panel.members
    assert tuple(hears) == panel.hears


def test_how_far_a_recusal_reaches_depends_on_the_decision():
    """Competition: the session (CE n° 386400). Examination: the item (CE n° 382986). Advice: the item."""
    assert ("session", "item", "item") == tuple(
        recusal_scope(procedure) for procedure in ("competition", "examination", "advisory")
    )


@pytest.mark.parametrize(
    ("kind", "competition", "advisory"),
    [
        ("employer", True, True),
        ("mentor", True, True),
        ("personal", True, True),
        ("professional", True, False),
        ("acquaintance", False, False),
        ("alumni", False, False),
        ("examined_before", False, False),
        ("conscience", True, True),
    ],
)
def test_which_links_call_for_a_recusal(kind, competition, advisory):
    """Knowing somebody is no conflict (CE n° 491452); in advice, professional ties alone are none (CE n° 401796)."""
    tie = Interest(juror="j1", target="c1", kind=kind)

    assert competition == calls_for_recusal(tie, procedure="competition")
    assert advisory == calls_for_recusal(tie, procedure="advisory")


def test_links_are_judged_by_their_intensity():
    """A class shared long ago may have become a friendship, and a former employer may be far away."""
    strong = Interest(juror="j1", target="c1", kind="alumni", intensity="strong")
    slight = Interest(juror="j1", target="c1", kind="employer", intensity="slight")

    assert calls_for_recusal(strong, procedure="advisory")
    assert not calls_for_recusal(slight, procedure="competition")


def test_a_procedure_is_one_of_three():
    """An unknown kind of decision is refused, not guessed."""
    with pytest.raises(Fault):
        recusal_scope("lottery")
    with pytest.raises(Fault):
        calls_for_recusal(Interest(juror="j1", target="c1", kind="personal"), procedure="lottery")


def test_faults_of_an_interest_come_together():
    """Everything wrong with an interest is said at once."""
    with pytest.raises(Faults) as error:
        Interest(juror="", target="", kind="", scope="world", note=3)

    assert 5 == len(error.value.faults)


def test_a_programme_states_its_own_recusal_rules():
    """Other harmless links, other decisive ones, another reach; a link is not both."""
    ours = RecusalRules(name="panel", scope="session", harmless=["neighbour"], decisive=["family"])
    links = {
        kind: Interest(juror="j1", target="c1", kind=kind) for kind in ("neighbour", "family", "employer")
    }

    assert "session" == recusal_scope(ours)
    assert [False, True, True] == [calls_for_recusal(one, procedure=ours) for one in links.values()]
    with pytest.raises(Fault):
        RecusalRules(name="panel", scope="item", harmless=["family"], decisive=["family"])
    kept = recusals_from(links.values(), items=["c1", "c2"], procedure=ours)
    assert kept.covers("j1", "c2")


def test_panels_and_links_are_said():
    """Who sits, who leads and what they hear; a link with its strength and what was noted."""
    panel = Panel(id="p1", members=["j1", "j2"])
    link = Interest(juror="j1", target="c1", kind="former_employer", intensity="slight", note="2012")

    assert "p1: j1 and j2" == str(panel)
    assert "j1 and c1: former employer, slight (2012)" == str(link)
    assert "j1 and c1: employer" == str(Interest(juror="j1", target="c1", kind="employer"))


def test_mentors_are_found_by_their_role():
    """Those who work with the team, and the one who opens doors."""
    mentors = [Mentor(id="m1", challenge="x"), Mentor(id="m2", challenge="x", role="senior_sponsor")]
    challenge = Challenge(id="x", title="X", mentors=mentors)

    assert (mentors[:1], mentors[1:]) == tuple(
        list(challenge.mentors_as(role)) for role in ("operational", "senior_sponsor")
    )
