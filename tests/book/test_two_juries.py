"""A jury of challenges and a jury of people in one outcome: each has its own rounds, and reads none of the other's."""

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from book.test_rounds import BOOK, CHALLENGES, DOUBTS, MARK, PEOPLE, RUBRIC, codes, judged, kept_by_hand
from eig import jury
from eig.programme import Application
from eig.teams import Opening, Person, Problem, compose
from helpers.costs import at_most

FILED = evolve(BOOK, applications=[Application(candidate=one, wishes=CHALLENGES[:2]) for one in PEOPLE])
ROUNDS = st.lists(
    st.tuples(st.lists(MARK, min_size=6, max_size=6), st.integers(1, 6)), min_size=1, max_size=3
)


def line(names, rounds):
    """Return the deliberations of one line, each of other jurors, and what each dossier came to: by plain sorting."""
    held, left, found = [], list(names), {}
    for number, (marks, places) in enumerate(rounds):
        own = {one: mark for one, mark in zip(names, marks, strict=True) if one in left}
        if not own:
            break
        rows = [(who, f"j{n}", {"impact": mark}) for who, mark in own.items() for n in (number, number + 1)]
        held.append(jury.deliberate(jury.Scoresheet.from_marks(RUBRIC, rows), places=places))
        left, equal, out = kept_by_hand(own, places)
        found |= dict.fromkeys(equal, "undecided") | dict.fromkeys(out, "not_kept")
    return held, found | dict.fromkeys(left, "kept")


def in_either_order(challenges, people, *rest):
    """Return the outcome with the jury of challenges given as the last one, and with that of people."""
    return [
        FILED.decide(own[-1], *rest, rounds=[*other, *own[:-1]])
        for own, other in ((challenges, people), (people, challenges))
    ]


@pytest.mark.slow
@at_most(300, by_day=2)
@given(posed=ROUNDS, filed=ROUNDS, listed=st.booleans())
@example(posed=[([4, 4, 3, 3, 2, 1], 2)], filed=[([4, 3, 2, 1, 1, 1], 3)], listed=False)
@example(posed=[([4, 4, 3, 3, 2, 1], 2)], filed=[([4, 3, 2, 1, 1, 1], 3)], listed=True)
@example(posed=[([4, 4, 3, 3, 2, 1], 2)] * 2, filed=[([4, 3, 2, 1, 1, 1], 3)] * 3, listed=True)
@example(posed=[([4, 4, 3, 3, 2, 1], 4)] * 3, filed=[([3] * 6, 3)], listed=False)
def test_each_is_decided_by_the_last_round_of_its_own_line(posed, filed, listed):
    """Kept by it, refused or equal, by plain sorting; of people, lists follow where they are given."""
    challenges, of_challenges = line(CHALLENGES, posed)
    people, of_people = line(PEOPLE, filed)
    left = [one for one, status in of_people.items() if status == "kept"]
    lists = jury.rank_lists({(CHALLENGES[0],): dict.fromkeys(left, 12)}) if listed and left else None
    waits = any(of_challenges[one] == "undecided" for one in challenges[-1].sheet.items)
    seats = "undecided" if waits else "open"  # no seat is decided while the last round leaves equals
    expected = of_challenges | of_people | (dict.fromkeys(left, seats) if lists is not None else {})
    outcomes = in_either_order(challenges, people, lists)

    for outcome in outcomes:
        assert expected == {one.subject: one.status for one in outcome.decisions}
        kept = {one for one in CHALLENGES if of_challenges[one] == "kept"}
        assert {*outcome.funnel()["kept"].passed} == kept
        assert codes(outcome).isdisjoint(DOUBTS)
        refused = {one for one in PEOPLE if of_people[one] == "not_kept"}
        assert refused == {one for one, status in outcome.statuses.items() if status == "rejected"}
    first, second = outcomes
    for name in (*CHALLENGES, *PEOPLE):
        assert "still to come" not in first.letter(name)
        assert (first.letter(name), first.notice(name)) == (second.letter(name), second.notice(name))
    assert first.funnel() == second.funnel()
    assert codes(first) == codes(second)


def composed(names):
    """Return two teams of one person each."""
    seated = [Person(id=who, wishes=[name]) for who, name in zip(("c1", "c2"), names, strict=True)]
    return compose(Problem(people=seated, openings=[Opening(id=one) for one in names]))


@pytest.mark.slow
@pytest.mark.parametrize("listed", [False, True])
def test_teams_are_of_the_challenges_that_their_own_jury_kept(listed):
    """Whichever jury is given last: whoever has a seat is seated, and a team of a challenge not kept is told."""
    posed, files = (line(names, [([4, 4, 3, 3, 2, 1], 2)])[0] for names in (CHALLENGES, PEOPLE))
    lists = jury.rank_lists({(one,): {"c1": 12, "c2": 15} for one in CHALLENGES[:2]}) if listed else None
    for outcome in in_either_order(posed, files, lists, composed(CHALLENGES[:2])):
        seated = {one.subject: one.place for one in outcome.decisions if one.status == "seated"}
        assert dict(zip(("c1", "c2"), CHALLENGES, strict=False)) == seated
        assert {"not_kept"} == {outcome.rulings[one].status for one in PEOPLE[2:]}
        assert ["kept"] * 2 == [outcome.rulings[one].status for one in CHALLENGES[:2]]
        assert codes(outcome).isdisjoint({"teams_of_another", "kept_without_team", *DOUBTS})
    for outcome in in_either_order(posed, files, lists, composed(CHALLENGES[1:3])):
        assert {"teams_of_another", "kept_without_team"} <= codes(outcome)


@pytest.mark.slow
@pytest.mark.parametrize("names", [CHALLENGES, PEOPLE])
def test_panels_of_the_last_round_each_decide(names):
    """Two panels share the last round: whoever each keeps is kept, whichever panel is given last."""
    read = judged(dict.fromkeys(names, 4), 6)
    panels = [judged(dict(zip(some, (4, 2, 1), strict=True)), 1) for some in (names[:3], names[3:])]
    for one, other in (panels, panels[::-1]):
        for rounds in ([other], [read, other]):
            told = BOOK.decide(one, rounds=rounds)
            assert {names[0], names[3]} == {each.subject for each in told.decisions if each.status == "kept"}
            assert {"kept", "not_kept"} == {told.rulings[name].status for name in names}


@pytest.mark.slow
def test_the_public_is_told_of_the_challenges_whichever_jury_is_given_last():
    """Act and public dossier list the challenges that were kept, though people are judged last."""
    posed = line(CHALLENGES, [([4, 4, 3, 3, 2, 1], 2)])[0]
    files = line(PEOPLE, [([4, 3, 3, 2, 2, 1], 1)])[0]
    for outcome in in_either_order(posed, files):
        told = outcome.dossier(salt="5a17" * 16).redacted("public").rulings.rulings
        assert sorted(CHALLENGES[:2]) == sorted(one.subject for one in told)
        text = outcome.act("challenges", secret="6b28" * 16).text
        assert text.count("on the main list") == 2
