"""An act that is not decided refuses nobody: the conflict is named, and all that follows from it is not decided."""

from datetime import date
from itertools import combinations

import pytest
from attrs import evolve

from eig import jury, teams
from eig.book import Book
from eig.jury.rules import JuryRules
from eig.lots import Decision
from eig.programme.appointments import Event
from eig.programme.quotas import Quota
from eig.teams import Opening, Person, Problem
from eig.teams.answers.conflicts_and_what_to_relax import cannot_hold, minimal_conflict
from eig.teams.asked import TeamSize
from helpers import decided_book as made
from helpers.letter_worlds import EMPTY
from helpers.unfolded import unfolded

OUTCOME = made.outcome()
BOOK = OUTCOME.book
COMPLETE = [one.candidate for one in BOOK.applications if one.complete]


def deliberated(marks, places=2, **options):
    """Deliberate on challenges with one mark each."""
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    sheet = jury.Scoresheet.from_marks(
        rubric, [(item, "juror-1", {"impact": mark}) for item, mark in marks.items()]
    )
    return jury.deliberate(
        sheet, JuryRules(rubric=rubric, places=places, **options.pop("rules", {})), **options
    )


def statuses(outcome):
    """Return the status of each challenge and person."""
    return {one.subject: one.status for one in outcome.decisions}


def test_quotas_that_no_list_keeps_refuse_no_challenge_and_nobody():
    """Each letter names the conflict; no challenge is refused, and no seat is told, nor who waits for one."""
    wanted = [Quota(attribute="kind", value="x", minimum=3)]
    held = deliberated(
        {one: 5 - place for place, one in enumerate(made.MARKS, start=1)},
        rules={"quotas": wanted},
        attributes={"adler": {"kind": "x"}},
    )
    decided = BOOK.decide(held, OUTCOME.lists, OUTCOME.cohort)
    told = statuses(decided)
    assert {told[one] for one in made.MARKS} == {"undecided"}
    assert {told[one] for one in COMPLETE} == {"undecided"}
    assert told["cand-9"] == "incomplete"
    assert () == decided.reserves
    assert decided.place_of("cand-3") is None
    for audience in ("jury", "candidate"):
        for subject in ("adler", "cand-3"):
            for lang, head, conflict in (
                ("en", "State: not decided.", "No list keeps what the rules ask for"),
                ("fr", "Situation : décision en suspens.", "aucune liste ne respecte ce que demandent"),
            ):
                letter = decided.letter(subject, audience=audience, lang=lang).replace("\u00a0", " ")
                assert head in letter
                assert conflict.casefold() in letter.casefold()
    codes = [one.code for one in decided.gaps]
    assert {"no_list", "act_open"} <= set(codes)
    assert "to_decide" not in codes
    assert [] == [one for one in decided.reasons(audience="public").rulings if one.about == "person"]
    assert "not decided: 12" in unfolded(decided)


STANDS = {
    "no_list": "undecided",
    "not_kept": "not_kept",
    "below_threshold": "not_kept",
    "excluded": "not_kept",
}
"""What the book says of what the jury says, where nobody is kept."""


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("fill", ["as_many", "all_or_nothing"])
@pytest.mark.parametrize("threshold", [None, 3, 9])
@pytest.mark.parametrize("quota", [{"minimum": 3}, {"maximum": 0}, {"minimum": 2, "maximum": 3}])
def test_where_no_list_keeps_the_quotas_jury_and_book_say_the_same_of_each(fill, threshold, quota):
    """In minutes, extract, notice and letter: nothing is decided of whoever the quotas bar, whatever the rules want filled.

    Who is under the threshold is so whatever the quotas; where a shorter list keeps them and the rules want
    all places filled or none, nobody is kept, and that is decided.
    """
    marks = {one: 5 - place for place, one in enumerate(made.MARKS, start=1)}
    rules = {"quotas": [Quota(attribute="kind", value="x", **quota)], "threshold": threshold, "fill": fill}
    given = {"places": 3, "rules": rules, "attributes": {one: {"kind": "x"} for one in list(marks)[1:3]}}
    held = deliberated(marks, **given)
    minutes = held.minutes(title="jury", salt="5a17" * 16)
    decided = BOOK.decide(held, minutes=minutes)
    found = held.selection.statuses
    waits = "no_list" in found.values()
    assert bool(decided.rulings.open_acts) == waits
    assert ("Nothing is decided" in minutes.to_markdown()) == waits
    for item in marks:
        ruling = decided.rulings[item]
        if not held.kept:
            assert ruling.status == STANDS[found[item]]
        assert (ruling.binds.code == "no_list") == (found[item] == "no_list")
        extract = jury.minutes.candidate_minutes(minutes, item, results_are_out=True)
        for page in (extract, decided.notice(item), decided.letter(item)):
            assert ("ot decided" in page) == (found[item] == "no_list"), page
        for page in (extract, decided.letter(item, lang="fr")):
            assert ("under the threshold" in page or "sous le seuil" in page) <= (
                found[item] == "below_threshold"
            )


@pytest.mark.parametrize(
    "quotas",
    [(), *(pytest.param(({side: 1},), marks=pytest.mark.slow(one_in=2)) for side in ("maximum", "minimum"))],
)
def test_equals_for_the_last_places_stand_as_drawn_up_again_without_those_withdrawn(quotas):
    """A challenge that each list has then is to be confirmed; another is equal still, and the seats wait for both."""
    heads = set()
    rules = {"quotas": [Quota(attribute="kind", value="x", **one) for one in quotas]}
    marks = dict(zip(made.MARKS, (4, 3, 3, 3, 2), strict=False))
    attributes = {one: {"kind": "x" if number in (1, 2) else "y"} for number, one in enumerate(marks)}
    held = deliberated(marks, rules=rules, attributes=attributes if quotas else {})
    for gone in (one for size in (1, 2, 3) for one in combinations(marks, size)):
        facts = [Event(on=date(2018, 7, 10), kind="withdrawn", challenge=one) for one in gone]
        after = BOOK.decide(held).record(*facts)
        left = {one: mark for one, mark in marks.items() if one not in gone}
        kinds = {one: attributes[one] for one in left} if quotas else {}
        again = deliberated(left, rules=rules, attributes=kinds)
        for one in {*held.undecided}.difference(gone):
            ruling, letter = after.rulings[one], after.letter(one, lang="fr")
            told = bool({*held.undecided} & {*gone}) and one in again.kept
            assert (ruling.said.code == "ruled_to_confirm") == told == ("sera confirmée" in letter)
            assert after.rulings["cand-3"].status == "undecided"
            assert (one in after.rulings.equals) is not told
            gaps = {
                gap.code: gap.facts["names"] for gap in after.gaps if gap.code in ("to_confirm", "to_decide")
            }
            assert one in gaps["to_confirm" if told else "to_decide"]
            assert "# " in after.notice(one), "no salt is needed where no digest is told"
            heads.add(ruling.said.code)
    assert len(heads) == 2


@pytest.mark.untraced
def test_a_conflict_of_seats_names_its_rules_and_says_that_there_are_others():
    """Told in one sentence, too few people for several teams are told with the rules that want these teams."""
    small = {"adler": (2, 2), "cibnav": (2, 2), "plume": (5, 5)}
    openings = [Opening(id=one, size=size) for one, size in small.items()]
    people = [Person(id=one, wishes=["adler", "cibnav"]) for one in "abc"]
    conflict = minimal_conflict(Problem(people=people, openings=openings))
    alone = minimal_conflict(Problem(people=people, openings=openings[:2]))
    for lang, first, others in (
        ("en", "adler has a team and cibnav has a team (given that", "one of several"),
        (
            "fr",
            "adler doit avoir une équipe et cibnav doit avoir une équipe (étant donné",
            "l’un des conflits",
        ),
    ):
        said = cannot_hold(alone, others=True).say(lang).replace("\u202f", " ")
        assert (first in said, others in said) == (True, False)
        assert others in cannot_hold(conflict, others=True).say(lang)
        assert others not in cannot_hold(conflict).say(lang)


@pytest.mark.slow
def test_equal_challenges_leave_the_seats_open():
    """Who asked for a challenge that may yet be kept is not refused by the others."""
    held = deliberated({"adler": 4, "cibnav": 3, "datareg": 3, "datajust": 1})
    merit = made.lists()
    decided = BOOK.decide(held, merit, made.cohort(BOOK, held.kept, merit))
    told = statuses(decided)
    assert ("kept", "undecided", "undecided", "not_kept") == tuple(told[one] for one in made.MARKS)
    assert {told[one] for one in COMPLETE} == {"undecided"}
    assert "2 challenges are equally good for the last places" in decided.letter("cand-8")
    assert ("cibnav", "datareg") == decided.rulings.equals
    settled = held.settle(Decision(by="jury", order=["cibnav", "datareg"], reference="minutes, 4"))
    after = BOOK.decide(settled, merit, made.cohort(BOOK, settled.kept, merit))
    assert "seated" in set(statuses(after).values())


@pytest.mark.slow
def test_rules_that_no_cohort_keeps_refuse_nobody():
    """Whoever would have a seat or stand on a reserve waits. The smallest conflict is named to the jury; to a candidate, that there is one."""
    merit, pair = made.lists(), ["cand-2", "cand-5"]
    rules = [teams.Together.of(*pair), teams.Apart.of(*pair), teams.asked.SeatGiven.of("cand-2", "adler")]
    rules += [teams.asked.SeatGiven.of("cand-5", "adler")]
    decided = BOOK.decide(OUTCOME.deliberation, merit, made.cohort(BOOK, ["adler", "cibnav"], merit, rules))
    assert decided.cohort.status == "infeasible"
    depend = {one for one in COMPLETE if statuses(OUTCOME)[one] in ("seated", "reserve")}
    assert {statuses(decided)[one] for one in depend} == {"undecided"}
    letters = {one: decided.letter("cand-1", audience=one) for one in ("jury", "candidate")}
    assert all("No allocation keeps all the rules" in one for one in letters.values())
    assert "cand-2" in letters["jury"]
    assert "cand-2" not in letters["candidate"]
    assert "who sits with whom" not in letters["candidate"]
    assert () == decided.reserves


def test_a_search_that_found_nothing_names_no_conflict():
    """Whether the rules can hold together is not known: the seats are open."""
    stopped = evolve(OUTCOME.cohort, status="unknown", cohort=None, score=[], worth=None)
    decided = BOOK.decide(OUTCOME.deliberation, OUTCOME.lists, stopped)
    assert {statuses(decided)[one] for one in COMPLETE} == {"open"}


def test_a_jury_on_people_leaves_the_seats_of_others_alone():
    """Equal candidates are told of their own list, and no challenge waits for them."""
    held = deliberated({"cand-1": 3, "cand-2": 3}, places=1)
    decided = Book(promotion=EMPTY, candidates=BOOK.candidates).decide(held)
    told = statuses(decided)
    assert ("undecided", "undecided", "no_wish") == (told["cand-1"], told["cand-2"], told["cand-3"])


@pytest.mark.slow
def test_nobody_is_called_equal_where_no_cohort_keeps_the_rules():
    """The changes, the decision that replaces and its letter say that nothing is decided, as the rulings of then do."""
    more = TeamSize(id="many", opening="adler", minimum=99, maximum=99)
    problem = evolve(OUTCOME.cohort.problem, rules=[*OUTCOME.cohort.problem.rules, more])
    bare = BOOK.decide(OUTCOME.deliberation, OUTCOME.lists, teams.compose(problem))
    assert bare.cohort.status == "infeasible"
    for before, after in ((OUTCOME, bare), (bare, OUTCOME)):
        changes = after.changes_since(before)
        waits = {one.subject for one in changes.moved if "undecided" in (one.before, one.after)}
        assert waits
        for one in changes.moved:
            assert ("not decided" in str(one.reason)) == (one.subject in waits)
            for lang, equal in (("en", "equally good"), ("fr", "ex æquo")):
                said = [one.reason.say(lang), one.to_person().say(lang), after.letter(one.subject, changes=changes, lang=lang).split("\n\n")[2]]  # fmt: skip
                assert not [some for some in said if equal in some]
