"""A jury that judges people as its last round: what its act says; and identifiers of two kinds, which stay apart."""

import datetime as dt

import pytest

from eig import jury
from eig.book import Book, Office
from eig.errors import Fault
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.promotions import P3

FILES = {"c1": (4, 4, 4), "c2": (3, 3, 3), "c3": (3, 3, 2), "c4": (1, 2, 2)}
HEARD = {"c1": (4, 4, 4), "c2": (3, 3, 3), "c3": (2, 2, 2)}
DAYS = {
    10: ["jury_sat"],
    12: ["minutes_signed"],
    16: ["jury_sat"],
    18: ["minutes_signed"],
    20: ["decision_taken"],
}
OFFICE = Office(name="the office", reference="D-1", signed_by="A. Director")


def jury_of(marks, **rules):
    """Return the deliberation of three jurors."""
    rows = [(who, f"j{at}", {"impact": one}) for who, some in marks.items() for at, one in enumerate(some)]
    grid = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    return jury.deliberate(jury.Scoresheet.from_marks(grid, rows), reserve=1, **rules)


def book_of(people=FILES):
    """Return a book of people whose act has a day for each step."""
    kinds = {2: ["rules_published"], **DAYS, 22: ["decision_notified"]}
    facts = [
        Event(on=dt.date(2018, 11, day), kind=one, what="candidates")
        for day, some in kinds.items()
        for one in some
    ]
    known = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=["data"]) for one in people],
        applications=[Application(candidate=one, wishes=["adler"]) for one in people],
    )
    return known.record(*facts)


READ, LAST = jury_of(FILES, places=3), jury_of(HEARD, places=2)
MINUTES = (
    READ.minutes(title="EIG 3, files", sittings=[dt.date(2018, 11, 10)], salt="0b" * 32),
    LAST.minutes(title="EIG 3, hearings", sittings=[dt.date(2018, 11, 16)], salt="0c" * 32),
)


def act_of(outcome):
    return outcome.act("candidates", OFFICE, secret="6b28" * 16)


@pytest.mark.slow
@pytest.mark.parametrize("minutes", [MINUTES, ()])
def test_the_minutes_of_a_last_round_of_people_hold_and_its_steps_have_their_days(minutes):
    """Nothing is doubted and nothing that the ledger dates is missing, in act and replay; other marks are seen."""
    outcome = book_of().decide(LAST, rounds=[READ], minutes=minutes)
    act = act_of(outcome)

    assert [] == [*act.doubts]
    assert not {"link_sitting", "link_minutes"} & {
        one.facts["link"].code for one in act.missing if "link" in one.facts
    }
    again = outcome.dossier(salt="c4" * 32, acts=[act], office=OFFICE).replay(outcome.book, acts=[act])
    assert () == again.differences
    other = book_of().decide(jury_of({**HEARD, "c2": (3, 3, 4)}, places=2), rounds=[READ], minutes=MINUTES)
    assert "minutes_contradict" in {one.code for one in act_of(other).doubts}


@pytest.mark.slow
def test_the_act_of_a_last_round_of_people_names_each_once_and_counts_no_challenge():
    """Identifiers are written as they are; the people kept are no challenges; in both languages."""
    outcome = book_of().decide(LAST, rounds=[READ], minutes=MINUTES)
    text = {
        lang: outcome.act("candidates", OFFICE, secret="6b28" * 16, lang=lang).text for lang in ("en", "fr")
    }

    assert {"- c1: on the main list.", "- c2: on the main list.", "- c3: on the reserve list."} <= {
        *text["en"].splitlines()
    }
    assert "- c3\u00a0: sur la liste complémentaire." in text["fr"].splitlines()
    assert not [one for one in ("Challenges kept", "Défis retenus") if one in "".join(text.values())]
    assert "kept" not in {one.name for one in outcome.funnel().stages}
    act = outcome.act("challenges", OFFICE, secret="5a17" * 16)
    assert {} == {name: one for name, one in act.unlinked.items() if name in ("sitting", "minutes")}


@pytest.mark.slow
def test_without_a_ledger_an_act_of_people_judged_last_says_that_no_step_has_a_day():
    """What was decided without any day on record is told; of what was not decided, nothing is."""
    bare = Book(promotion=P3, candidates=book_of().candidates, applications=book_of().applications)
    outcome = bare.decide(LAST, rounds=[READ])
    again = outcome.dossier(salt="c4" * 32).replay(bare)

    assert [False] == [one.facts["challenges"] for one in again.unchecked if one.code == "chain_missing"]


@pytest.mark.parametrize("shared", [["adler"], ["plume", "adler"]])
def test_one_identifier_for_a_challenge_and_a_candidate_is_refused(shared):
    """The jury's rank of a challenge is never read of a person: the fault names each identifier."""
    with pytest.raises(Fault, match=r"Book\.candidates: expected other identifiers") as wrong:
        book_of([*shared, "c1"])

    assert all(one in str(wrong.value) for one in shared)
