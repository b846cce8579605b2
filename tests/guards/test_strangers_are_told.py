"""Whoever gives a name that nobody has reads it, wherever the call knows who there is."""

from collections.abc import Mapping

import pytest

from eig._values.value import leaves_of
from eig.errors import EigError
from eig.jury import EIG_SCALE, Ranking, Rubric, Scoresheet, deliberate
from eig.jury.assignment import AssignmentProblem
from eig.lots import draw_labels
from eig.teams.matching import Market
from helpers import hostile, refused_arguments
from helpers.shares import share

NOBODY = "zz-nobody"
SILENT = {
    "a record or a rule that knows nobody but those that it names": (
        "jury.marks.Recusal.covers(juror)", "jury.marks.Recusals.covers(juror)", "jury.marks.Recusals.covers(item)",
        "jury.marks.Recusals.kept_from(juror)", "jury.marks.Recusals.kept_from(items)", "jury.marks.Recusals.pairs(jurors)",
        "jury.marks.recusals_from(items)", "jury.assignment.PanelDesign.conflicts(recusals)", "programme.quotas.Quota.counts(attributes)",
        "programme.organisations.Funding.share(payer)",
    ),
    "a rubric knows criteria, and no items": (
        "jury.marks.Rubric.bounds(item)", "jury.marks.Rubric.contributions(item)", "jury.marks.Rubric.share(item)",
        "jury.marks.Rubric.total(item)", "jury.marks.Rubric.admits_all(sheets)",
    ),
    "the answer says that there is none: nothing, or none": (
        "jury.merit.Rankings.places(item)", "programme.applications.Application.rank(wish)", "programme.promotions.Promotion.calls_for(kind)",
        "programme.states.PromotionState.where(person)", "programme.states.PromotionState.who(key)", "reasons.FrozenMap.get(key)",
        "teams.answers.EqualCohorts.people(opening)", "teams.answers.EqualCohorts.places(person)", "teams.answers.EqualCohorts.standing(person)",
        "teams.answers.EqualCohorts.standing(opening)", "teams.asked.Cohort.place_of(person)", "teams.asked.Person.level(skill)",
        "teams.asked.Person.rank(opening)", "timeline.contracts.Contract.sessions_for(person)", "timeline.hearings.Timetable.of(person)",
        "lots.LabelDraw.verify(commitment)",
    ),
    "whoever is named so is new": (
        "jury.marks.Rubric.faults(marks)", "jury.marks.Scoresheet.from_marks(rows)", "jury.posts.fill_posts(wishes)",
        "jury.selection.best_under_quotas(scores)", "lots.decide(tied)", "timeline.facts.agenda_of(key)", "book.Book.contracts(key)",
        "timeline.contracts.Contract.of(key)", "jury.minutes.Deliberation.minutes(recorded_by)", "jury.minutes.Deliberation.take_back(by)",
        "jury.minutes.deliberate(source)", "jury.minutes.deliberate(decided_by)", "jury.posts.fill_posts(lists)",
        "jury.robustness.weight_stability(scores)", "jury.robustness.leave_one_criterion_out(scores)",
    ),
    "words, and no identifier": (
        "book.Outcome.letter(contact)", "book.Outcome.letters(contact)", "book.Outcome.notice(contact)", "to_html(names)",
        "timeline.charts.gantt_html(title)", "timeline.charts.gantt_picture(title)", "timeline.charts.to_ical(name)",
        "timeline.charts.to_mermaid(title)", "timeline.facts.Proposal.sessions(title)", "timeline.facts.Proposal.sessions(place)",
    ),
    "levels may be given of more items than were marked": ("jury.severity.proportional_odds(factors)",),
}  # fmt: skip
"""Arguments in which a name that nobody has is taken, each with why."""


def with_nobody(given):
    """Return what was given with a name that nobody has: in its place, or behind the others; None where there is no name."""
    if isinstance(given, str):
        return NOBODY
    if isinstance(given, Mapping) and given and all(isinstance(key, str) for key in given):
        return {**given, NOBODY: next(iter(given.values()))}
    if isinstance(given, (tuple, list)) and given:
        first = given[0]
        if isinstance(first, str):
            return [*given, NOBODY]
        if isinstance(first, tuple) and first and isinstance(first[0], str):
            return [*given, (NOBODY, *first[1:])]
    return None


def names_in(value):
    return {one for _, one in leaves_of(value) if isinstance(one, str)}


def taken(calls):
    """Yield each argument that names what another argument, or the value itself, holds, and that takes who is not there."""
    for name in calls:
        function, given = refused_arguments._of(name)
        held = {key: names_in(one) for key, one in refused_arguments._calls()[name].items()}
        for argument, one in given.items():
            others = set().union(*(names for key, names in held.items() if key != argument))
            strange = with_nobody(one)
            if (
                argument not in refused_arguments.ELSEWHERE
                and strange is not None
                and held[argument] & others
            ):
                try:
                    with refused_arguments._as_users_have_it(), hostile.limited(3):
                        hostile.called(function, {**given, argument: strange})
                except (EigError, hostile.Slow):
                    continue
                yield f"{name.removeprefix('eig.')}({argument})"


@pytest.mark.slow
def test_a_name_that_nobody_has_is_told():
    """Of each call that knows who there is, a name in none of its other arguments is refused (by day one of five calls)."""
    calls = sorted(refused_arguments._calls())
    found = {*taken(share(calls, "strangers", one_in=5))}
    known = {one for listed in SILENT.values() for one in listed}

    assert set() == found - known


@pytest.mark.parametrize(
    "call",
    [
        lambda: Market(wishes={}, rankings={"plume": []}).capacity("plum"),
        lambda: Market(wishes={}, rankings={"a": []}, hosts={"a": "h"}).host_capacity("g"),
        lambda: AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 1}, loads={"j": (0, 1)}).worth("b", "j"),
        lambda: AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 1}, loads={"j": (0, 1)}).worth("a", "k"),
        lambda: draw_labels(["plume", "adler"], code="00" * 32, randomness="1./").pick(1, without=["plum"]),
        lambda: Rubric.equal(["impact"], scale=EIG_SCALE).total({"impact": 4, "imapct": 3}),
        lambda: deliberate(Scoresheet.from_marks(Rubric.equal(["i"], scale=EIG_SCALE), [("a", "j", {"i": 4})]), places=1).body_of("b"),
        lambda: Ranking(groups=[["a"]], told_between={"a": 1}),
    ],
)  # fmt: skip
def test_a_name_that_nobody_has_is_refused_where_all_are_known(call):
    """Neither a place that takes one person, nor a mark that counts for nothing: it is told that nobody has the name."""
    with pytest.raises(EigError):
        call()
