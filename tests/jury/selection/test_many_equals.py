"""Of thousands of equals a reason names the first, and says how many more: answers grow with the input, no faster."""

import pytest
from attrs import evolve

from eig import to_rows
from eig._values.first_few_names import NAMED
from eig.convert import to_json
from eig.jury import EIG_SCALE, MarkSheet, Ranking, Rubric, Scoresheet, deliberate, rank, select
from eig.jury.merit import TieBreakStep
from eig.lots import Decision
from eig.reasons import Reason
from helpers.unfolded import unfolded

RUBRIC = Rubric.equal(["impact"], scale=EIG_SCALE)


def equals(count):
    """Return the scoresheet of so many dossiers with one mark each, all alike."""
    sheets = [MarkSheet(item=f"c{k:05}", juror="j", marks={"impact": 3}) for k in range(count)]
    return Scoresheet(rubric=RUBRIC, sheets=sheets)


def split(count):
    """Return so many dossiers that a test has parted one by one."""
    given = {f"c{k:05}": count - k for k in range(count)}
    ranking = Ranking.from_scores(given)
    step = TieBreakStep(
        test="t", parts=ranking.groups, values=given, compares=Reason(code="t", sentences={"en": "t"})
    )
    return Ranking(groups=ranking.groups, splits=[step])


def decided(count, order):
    """Return a deliberation on so many equals, of whom a decision names the first so many."""
    names = [f"c{k:05}" for k in range(order)]
    by = Decision(by="jury", order=names, reference="r", rest="after" if order < count else None)
    return deliberate(equals(count), places=count // 2, reserve=None).settle(by)


WHOLES = {
    "a ranking": lambda count: rank(equals(count), tie_breaks=["champions"]),
    "a ranking whose test read nothing": lambda count: rank(
        equals(count), tie_breaks=["criterion_mean:impact"]
    ),
    "a ranking that a test parts": split,
    "a selection, undecided": lambda count: select(rank(equals(count)), places=count // 2),
    "a selection, all kept": lambda count: select(rank(equals(count)), places=count),
    "a selection, equals after the line": lambda count: select(
        Ranking.from_scores({f"c{k:05}": int(k < count // 2) for k in range(count)}), places=count // 2
    ),
    "a selection, equals on reserve": lambda count: select(
        Ranking.from_scores({"a": 2, **{f"c{k:05}": 1 for k in range(count)}}), places=1, reserve=None
    ),
    "a reserve list, undecided": lambda count: select(
        Ranking.from_scores({"a": 2, **{f"c{k:05}": 1 for k in range(count)}}), places=1, reserve=1
    ),
    "a deliberation": lambda count: deliberate(equals(count), places=count // 2),
    "a deliberation, decided in full": lambda count: decided(count, count),
    "a deliberation, some of it decided": lambda count: decided(count, count // 2),
}


def letters(found, audience):
    """Return how many letters all the answers of a result have."""
    ranking = getattr(found, "ranking", found)
    items = (*ranking.order, *(one.item for one in ranking.excluded))
    said = sum(len(str(found.explain(item, audience=audience))) for item in items)
    return said + len(str(to_rows(found))) + len(to_json(found)) + len(str(found)) + len(str(found.explain()))


@pytest.mark.slow(one_in=6)
@pytest.mark.parametrize("audience", ["jury", "candidate"])
@pytest.mark.parametrize("what", WHOLES)
def test_answers_grow_no_faster_than_what_was_asked(what, audience):
    """Four times as many equals make the reasons, rows, text and JSON four times as long, and no more."""
    small, large = (letters(WHOLES[what](count), audience) for count in (60, 240))

    assert large <= 4.4 * small


def test_a_reason_says_how_many_more_there_are():
    """Twenty names, then how many more; the value holds them all, and a candidate reads one number."""
    ranking = rank(equals(50))
    (group,) = ranking.ties

    assert "c00020 and 29 more: no declared" in unfolded(ranking.explain("c00000"))
    assert "et 29 de plus" in unfolded(ranking.explain("c00000", lang="fr"))
    scores = Ranking.from_scores(ranking.scores)
    assert "tied with 49 other dossiers:" in unfolded(scores.explain("c00000", audience="candidate"))
    assert (50, 49, NAMED) == (len(group), ranking.rows()[0]["tied"], len(ranking.rows()[0]["tied_with"]))
    assert "more" not in str(rank(equals(NAMED + 1)).explain("c00000"))


def test_a_selection_tells_the_same_of_its_equals():
    """Rows say with how many somebody is equally good, and name the first of them."""
    found = select(rank(equals(50)), places=10)

    assert (49, NAMED) == (found.rows()[0]["tied"], len(found.rows()[0]["equals"]))
    assert 50 == len(found.undecided)
    assert evolve(found) == found
