"""The nouns are values: equal by content, hashable, unchanging, and read back from their own text."""

import copy
import datetime
import pickle
from fractions import Fraction
from importlib import import_module

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig import convert, testing
from eig.programme import (
    Administration,
    Application,
    Call,
    Candidate,
    Challenge,
    Interest,
    Juror,
    Mentor,
    Panel,
    Post,
    Profile,
    Programme,
    Promotion,
    PromotionRules,
    Quota,
    SupportSession,
)
from eig.programme.agenda import Milestone, Rhythm
from eig.programme.amendments import Amendment
from eig.programme.appointments import Appointment, Deliverable, Event
from eig.programme.disclosure import Disclosure
from eig.programme.durations import Duration
from eig.programme.eligibility import Eligibility, EligibilityCondition, JudgedCondition, Standing
from eig.programme.hours import OpeningHours
from eig.programme.interests import RecusalRules
from eig.programme.jurisdictions import Jurisdiction, Remedy, Retention
from eig.programme.ledger import FactCorrection, Ledger
from eig.programme.lifecycles import LifeCycle
from eig.programme.organisations import Envelope, Funding, FundingShare, Partner
from eig.programme.pay import FRENCH_UNTAKEN_LEAVE, Pay, PayBand, PayConvention
from eig.programme.published_facts import PublishedFact, Reading
from eig.programme.rules import GridCriterion, GridLevel, ScoringGrid
from eig.programme.states import Held, PromotionState
from eig.programme.steps import StepDecision
from eig.programme.tables import LookAlikes, ReadColumn, TableReading
from eig.programme.templates import Template
from eig.programme.terms import ContractLaw, ContractTerms, TermBand
from helpers import examples

UTC2 = datetime.timezone(datetime.timedelta(hours=2))
DAY = datetime.date(2019, 1, 16)
PAY = Pay(amount="163964.50", currency="USD", basis="gross", per="year", variable="0.06")
CONDITION = EligibilityCondition(requires="citizen", at="start", text="t", source="s")

VALUES = (
    Administration(id="a", name="A", kind="court", part_of="b", zone="metropole"),
    Application(
        candidate="c", wishes=["x"], mates=["d"], received=datetime.datetime(2018, 10, 1, tzinfo=UTC2)
    ),
    Call(kind="candidates", opens=DAY, closes=datetime.datetime(2019, 6, 15, 17, tzinfo=UTC2), source="s"),
    Candidate(id="c", name="N", profiles=["data"], skills={"r": 2}, available_from=DAY, clearances=["k"]),
    Challenge(id="x", title="X", posts=[Post(id="x-1", challenge="x", profile="dev")], self_funded=True),
    CONDITION,
    Standing(status="student", first=DAY, last=DAY),
    JudgedCondition(condition=CONDITION, on=DAY, verdict="met"),
    Eligibility(judged=[JudgedCondition(condition=CONDITION, verdict="unknown")]),
    OpeningHours(
        audience="fellows", opens=datetime.time(9), closes=datetime.time(18, 30), weekdays=[0], source="s"
    ),
    RecusalRules(name="panel", scope="item", harmless=["alumni"], decisive=["family"], source="s"),
    Rhythm(kind="jury", every="1 month", first=DAY, last=DAY, source="s"),
    Quota(attribute="profile", value="design", minimum=1, maximum=2),
    PublishedFact(key="k", readings=[Reading(value=Fraction(1, 3), source="s", inferred=True)], note="n"),
    Funding.of(a="1/3", b="2/3", source="s"),
    FundingShare(payer="a", share="1/3", first=DAY.replace(day=1), challenges=["x"], most=10, each="person"),
    Envelope(amount=10, payer="a", year=2019, besides="0.5", source="s"),
    GridCriterion(id="g", title="G", weight="1.5"),
    GridLevel(mark=4, label="excellent"),
    Interest(juror="j", target="x", kind="personal", scope="session", note="n"),
    Juror(id="j", college="public", name="N", employer="a"),
    Template(kind="letter", text="{title} {decision} {reasons} {closing}"),
    Disclosure(gaps=["candidate"], smallest=4),
    Retention(delay="24 months", source="register"),
    Remedy(against="access", to={"en": "the court"}, within="1 month", source="s. 4"),
    Jurisdiction(name="ours", laws={"quorum": {"en": "s. 3"}}, calendar="metropole"),
    LifeCycle(subject="Door", first="shut", steps={"shut": ["open"], "open": []}),
    Mentor(id="m", challenge="x", name="N", role="senior_sponsor", share="1/3"),
    Milestone(kind="k", first=DAY, last=DAY, weekday="mercredi", by=True, source="s"),
    Panel(id="p", members=["b", "a"], lead="a", hears=["x"]),
    Partner(id="p", name="P", kind="association", role="helps"),
    PAY,
    PayConvention(counts="calendar_days", source="s"),
    FRENCH_UNTAKEN_LEAVE,
    PayBand(pay=PAY, from_years=1, up_to_years=5, source="s"),
    Amendment(
        person="c", kind="part_time", on=DAY, first=DAY, share="1/2", challenge="x", what="w", source="s"
    ),
    Appointment(person="c", challenge="x", post="x-1", start=DAY, share="1/2", pay=PAY, replaces="d"),
    Event(on=DAY, kind="resigned", person="c", challenge="x", last=DAY, by="d", what="w", source="s"),
    FactCorrection(
        on=DAY, fact=Event(on=DAY, kind="strike"), by="o", why="w", to=Event(on=DAY, kind="holiday")
    ),
    Ledger(
        facts=[Event(on=DAY, kind="strike"), Event(on=DAY, kind="noted", what="w")],
        corrections=[FactCorrection(on=DAY, fact=Event(on=DAY, kind="strike"), by="o", why="w")],
    ),
    Held(
        appointment=Appointment(person="c", challenge="x", start=DAY),
        phase="gone",
        status="refused",
        early=True,
    ),
    StepDecision(
        person="c", step="shortlist", on=DAY, by="o", ground="g", readers="jury", condition="citizen"
    ),
    Deliverable(id="d", challenge="x", title="t", due=DAY, licence="EUPL-1.2"),
    PromotionState(on=DAY, held=[], posts=[Post(id="x-1", challenge="x", profile="dev")]),
    Duration(n=10, unit="months"),
    TermBand(under="6 months", trial="3 weeks", notice="8 days"),
    ContractLaw(
        name="law", bands=[TermBand(trial="1 month")], trial_per_week="1 working day", answer="8 days"
    ),
    ContractTerms(kind="CDD", duration="10 months", longest="20 months", share="1/2", renewable=True),
    Post(id="x-1", challenge="x", profile="dev", accepts=["data"], clearance="k"),
    Profile(id="data", family="data", title="T"),
    Programme(name="P", acronym="P", operator=Administration(id="a", name="A")),
    Promotion(programme=Programme(name="P"), ordinal=1, year=2019, starts=DAY, ends=DAY),
    PromotionRules(
        wish_cap=2, wish_kind="profile", mate_wishes=True, team_sizes=[2, 3], pay=[PayBand(pay=PAY)]
    ),
    Reading(value=("a", 1, DAY), source="s"),
    ScoringGrid(judges="challenges", criteria=[], levels=[GridLevel(mark=1, label="l")], out_of=1),
    ReadColumn(heading="Notes", fills="mark", cells="numbers", filled=3),
    LookAlikes(column="Juror", places=[2, 5], known="j1"),
    TableReading(
        count=2, columns=[ReadColumn(heading="Notes")], blank=[3], totals=[4], words={"abs": "absent"}
    ),
    SupportSession(first=DAY, last=DAY, audience=["fellows"], theme="t", weekday="Wednesday", note="n"),
)
BY_NAME = {type(value).__name__: value for value in VALUES}


def _read(text):
    return eval(text, examples.names())


@pytest.mark.slow
def test_every_noun_is_tried_here():
    """No public noun escapes these laws."""
    public = [
        getattr(import_module(module), name)
        for module, name in examples.public_names()
        if "programme" in module
    ]
    nouns = {kind.__name__ for kind in public if isinstance(kind, type) and attrs.has(kind)}

    assert nouns == set(BY_NAME)


@pytest.mark.slow
@pytest.mark.parametrize("value", VALUES, ids=BY_NAME)
def test_a_noun_is_read_back_from_its_text(value):
    """`eval(repr(x)) == x`: what is printed in a log can be pasted in a test; a result is summed up instead."""
    assert value == examples.from_repr(value)


@pytest.mark.untraced(but=["Duration"])
@pytest.mark.parametrize("value", VALUES, ids=BY_NAME)
def test_a_noun_survives_copy_pickle_and_json(value):
    """Copied, pickled, written as JSON, a noun is equal, with an equal hash."""
    for twin in (
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),
        attrs.evolve(value),
        convert.from_json(convert.to_json(value), type(value)),
    ):
        assert value == twin
        assert hash(value) == hash(twin)


@pytest.mark.untraced
@pytest.mark.parametrize("value", VALUES, ids=BY_NAME)
def test_a_noun_never_changes(value):
    """No field can be set, and none holds a list, a dict or a set."""
    for part in attrs.fields(type(value)):
        assert not isinstance(getattr(value, part.name), (list, dict, set))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, part.name, None)


@pytest.mark.untraced
@pytest.mark.parametrize("value", VALUES, ids=BY_NAME)
def test_a_noun_differs_from_other_kinds(value):
    """A noun equals nothing of another kind, and has a place in a set."""
    others = [other for other in VALUES if other is not value]

    assert value not in others
    assert 1 == len({value, copy.copy(value)})


@pytest.mark.untraced
@pytest.mark.parametrize("value", VALUES, ids=BY_NAME)
def test_fields_are_given_by_name(value):
    """Nothing is told by its position: a call can be read without the signature."""
    with pytest.raises(TypeError):
        type(value)("x")


@pytest.mark.slow
@given(st.one_of(testing.candidates(), testing.jurors(), testing.panels(), testing.challenges()))
def test_whatever_is_made_is_read_back(value):
    """Any noun that strategies make is equal to what its JSON gives back, and its text where it withholds nothing."""
    told = repr(value)
    assert examples.SUMMED_UP.search(told) or value == _read(told)
    assert value == convert.from_json(convert.to_json(value), type(value))


@pytest.mark.slow
@given(testing.calls())
def test_calls_are_read_back_at_the_same_moment(call):
    """A deadline keeps its moment and its offset through text and JSON."""
    again = convert.from_json(convert.to_json(call), Call)

    assert call == again == _read(repr(call))
    assert call.closes.utcoffset() == again.closes.utcoffset()


@given(testing.applications(), st.permutations(["x", "y", "z"]))
def test_the_order_of_wishes_is_part_of_an_application(application, wishes):
    """The same wishes in another order are another application."""
    first, second = (attrs.evolve(application, wishes=order) for order in (wishes, list(reversed(wishes))))

    assert first != second
    assert [first.rank(wish) for wish in wishes] == [0, 1, 2]


@given(st.dictionaries(st.sampled_from("abc"), st.integers(0, 5)))
def test_the_order_in_which_skills_are_told_does_not_matter(skills):
    """Skills are a mapping: told in any order, the candidate is the same."""
    backwards = dict(reversed(skills.items()))

    assert Candidate(id="c", skills=skills) == Candidate(id="c", skills=backwards)
    assert hash(Candidate(id="c", skills=skills)) == hash(Candidate(id="c", skills=backwards))


def test_a_changed_copy_is_checked_again():
    """`evolve` validates as construction does: a value cannot be made wrong by the back door."""
    from eig.errors import EigError

    with pytest.raises(EigError):
        attrs.evolve(BY_NAME["Call"], opens=datetime.date(2020, 1, 1))
    with pytest.raises(EigError):
        attrs.evolve(BY_NAME["Panel"], lead="z")
    with pytest.raises(EigError):
        attrs.evolve(BY_NAME["Promotion"], ends=datetime.date(2018, 1, 1))
