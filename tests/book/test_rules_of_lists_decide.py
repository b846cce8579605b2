"""What the rules of the lists decide of people: seats, reserve, letters; and the minutes that are signed of them."""

import pytest
from attrs import evolve

from eig import jury
from eig.book import Book
from eig.programme import Application, Candidate
from eig.promotions import P3
from eig.teams import Opening, compose

GRID = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
MARKS = {
    ("adler", "data"): {"c1": (4, 4, 3), "c2": (3, 3, 3), "c3": (2, 2, 2), "c4": (2, 2, 1)},
    ("plume", "data"): {"c2": (3, 3, 3), "c3": (4, 3, 4), "c4": (3, 2, 2)},
}


def sheet(marks):
    """Return the sheet of three jurors."""
    return jury.Scoresheet.from_marks(
        GRID,
        [(name, f"j{at}", {"impact": one}) for name, some in marks.items() for at, one in enumerate(some)],
    )


def book():
    """Return a book of four people who wish for two challenges."""
    people = [f"c{at}" for at in range(1, 5)]
    return Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=["data"]) for one in people],
        applications=[Application(candidate=one, wishes=["adler", "plume"]) for one in people],
    )


def decided(rules, marks=MARKS, minutes=()):
    """Return the outcome of lists by some rules."""
    lists, known = jury.rank_lists({key: sheet(some) for key, some in marks.items()}, rules), book()
    asked = known.problem(["adler", "plume"], merit=lists, wishes=[2, 1])
    asked = evolve(asked, openings=[Opening(id=one, size=(1, 1)) for one in ("adler", "plume")])
    return known.decide(None, lists, compose(asked), minutes=minutes)


@pytest.mark.untraced
@pytest.mark.parametrize("threshold", ["1.5", "2.2", 3])
def test_whoever_is_under_the_threshold_has_no_seat_and_no_reserve_there(threshold):
    """A seat, or a place on a reserve, is of a list where the score reaches the published threshold."""
    outcome, limit = (
        decided(jury.JuryRules(threshold=threshold)),
        jury.JuryRules(threshold=threshold).threshold,
    )
    scores = jury.rank_lists({key: sheet(some) for key, some in MARKS.items()})
    reached = {
        (one.key[0], who) for one in scores.lists for who, n in one.ranking.scores.items() if n >= limit
    }
    reserve = {(one.opening, who) for one in outcome.reserves for who in one.people}

    assert reached >= reserve | {(place, who) for who, place in outcome.seats.items()}
    assert {"adler", "plume"} == {*outcome.seats.values()}


@pytest.mark.slow
def test_whoever_is_under_the_threshold_reads_it_and_no_other_name():
    """The letter and the notice name the threshold, in both languages, where it left the person out."""
    outcome = decided(jury.JuryRules(threshold="2.2", source="rules, art. 6"))
    letters = {lang: outcome.letter("c4", lang=lang).replace("\u00a0", " ") for lang in ("en", "fr")}

    assert "ADLER: not ranked: its score is under the threshold 2.2." in letters["en"]
    assert "ADLER : hors classement : son score est sous le seuil 2,2." in letters["fr"]
    assert "under the threshold 2.2 was kept" in outcome.notice("c4")
    assert "not ranked: its score is under the threshold 2.2" in str(outcome.explain("c3"))
    assert not [one for one in ("c1", "c2", "c3") for said in letters.values() if one in said]


def signed(marks, **rules):
    """Return the minutes of each list, as the jury signed them."""
    return [
        jury.deliberate(sheet(some), places=1, reserve=None, **rules).minutes(
            title=f"EIG 3, {at}", salt=f"{at}c" * 32
        )
        for at, some in enumerate(marks.values(), 1)
    ]


def contradicted(outcome):
    """Return the titles of minutes that the outcome, or the act on people, tells as contradicted."""
    codes = [one for one in outcome.cautions if one.code == "minutes_contradict"]
    return [title for one in codes for title in one.facts["titles"]]


@pytest.mark.slow
@pytest.mark.parametrize("item", ["c1", "c2", "c3", "c4"])
def test_signed_minutes_of_a_list_hold_only_with_the_scores_that_it_has(item):
    """Whose mark is another than was signed is seen though nobody changes rank: scores are points of the teams."""
    minutes, rules = signed(MARKS), jury.JuryRules()
    apart = {key: some | {item: (*some[item][:2], 1)} for key, some in MARKS.items() if item in some}

    assert [] == contradicted(decided(rules, minutes=minutes))
    for key, some in apart.items():
        found = contradicted(decided(rules, {**MARKS, key: some}, minutes))
        assert [f"EIG 3, {1 + [*MARKS].index(key)}"] == found or some[item] == MARKS[key][item]


@pytest.mark.untraced(but=["4-2.2"])
@pytest.mark.parametrize(("listed", "minuted"), [("2.2", None), (None, "2.2"), (4, "2.2"), ("2.2", "2.2")])
def test_signed_minutes_of_a_list_leave_out_whom_the_list_leaves_out(listed, minuted):
    """A threshold in the minutes that is not that of the lists, or the reverse, is told; the same is not."""
    found = contradicted(decided(jury.JuryRules(threshold=listed), minutes=signed(MARKS, threshold=minuted)))

    assert (listed != minuted) is bool(found)
