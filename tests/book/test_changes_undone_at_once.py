"""Changes that are undone at once, to see whom each moved, are all undone: none brings another one back."""

import datetime as dt
from random import Random

import pytest
from attrs import evolve

from eig import jury, teams
from eig.book import Book
from eig.book import _people_moved_by_each_change as moves
from eig.lots import Decision
from eig.programme import Application, Candidate, Juror, Panel
from eig.programme.appointments import Event
from eig.promotions import P3
from helpers import adversary
from helpers.shares import few


@pytest.mark.slow
def test_two_lists_that_are_undone_at_once_are_both_undone():
    """Of three changes, each list alone is enough to move c1, and who withdrew beside them is no cause of it."""
    first = {
        "plume": {"c1": 13, "c2": 11, "c3": 14, "c4": 12},
        "adler": {"c1": 10, "c2": 14, "c3": 13, "c4": 12},
    }
    then = {"plume": {**first["plume"], "c3": 10}, "adler": {**first["adler"], "c2": 11}}
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(1, 5)]
    asked = [Application(candidate=one.id, wishes=["plume", "adler"]) for one in people]
    book = Book(promotion=adversary.posts_of({"plume": 1, "adler": 1}), candidates=people, applications=asked)
    gone = Event(on=dt.date(2018, 12, 1), kind="withdrawn", person="c4")

    def decided(lists, book):
        merit = jury.rank_lists({(name, "data"): some for name, some in lists.items()})
        problem = book.problem(["plume", "adler"], merit=merit, wishes=[2, 1])
        return book.decide(None, merit, teams.compose(problem))

    changes = decided(then, book.record(gone)).changes_since(decided(first, book))
    assert changes.moved
    for one in changes.moved:
        assert ("c4" in str(one.due)) == (one.subject == "c4"), one


def appointed(fact=None):
    """Decide where three are seated, two of them since appointed; or where c1 leaves and c2 is appointed in the place."""
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(1, 5)]
    asked = [Application(candidate=one.id, wishes=["adler"]) for one in people]
    book = Book(promotion=adversary.posts_of({"adler": 3}), candidates=people, applications=asked)
    merit = jury.rank_lists({("adler", "data"): {"c1": 14, "c2": 11, "c3": 13, "c4": 12}})
    cohort = teams.compose(book.problem(["adler"], merit=merit, wishes=[1]))
    if fact:
        first = book.appoint(cohort, starts=dt.date(2019, 1, 14))
        left = next(one for one in first if one.person == "c1")
        start = dt.date(2019, 6, 11) if fact.last else left.start
        come = evolve(left, person="c2", replaces="c1", start=start, stated=dt.date(2019, 11, 15))
        book = book.record(*first, fact, come)
    return book.decide(None, merit, cohort)


@pytest.mark.slow(but=["refused"])
@pytest.mark.parametrize("kind", ["refused", "resigned"])
def test_who_comes_in_for_somebody_reads_that_they_left_and_nothing_of_other_appointments(kind):
    """Who leaves is moved by that fact, who comes by it or by the own appointment; appointments of others move nobody."""
    last = dt.date(2019, 5, 31) if kind == "resigned" else None
    on = dt.date(2019, 5, 3) if last else dt.date(2018, 12, 19)
    changes = appointed(Event(on=on, kind=kind, person="c1", last=last)).changes_since(appointed())

    moved = {one.subject: one for one in changes.moved}
    assert {*moved} == {"c1", "c2"}
    assert len(changes.causes) == 5
    assert ("changed_fact", "c1") == (moved["c1"].due[0].code, moved["c1"].due[0].facts["person"])
    for name, one in moved.items():
        named = {due.facts.get("person", name) for due in one.due}
        assert named == {name}
        said = f"{one.to_person().say()} {one.to_person().say('fr')}"
        assert not [other for other in ("c1", "c2", "c3", "c4") if other != name and other in said]


THREE = ("adler", "cibnav", "plume")
SHEET = jury.Scoresheet.from_marks(
    jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE), [(one, "j1", {"impact": 3}) for one in THREE]
)
HELD = jury.deliberate(SHEET, places=3)


def composed(lists, book, asked, held=HELD):
    """Decide a promotion whose jury keeps three challenges, of which teams are composed for some."""
    merit = jury.rank_lists({(name, "data"): some for name, some in lists.items()})
    found = teams.compose(book.problem(asked, merit=merit, wishes=[2, 1]))
    order = sorted(found.undecided)
    settled = found.settle(Decision(by="jury", order=order, reference="2.1")) if order else found
    return book.decide(held, merit, settled)


def drawn(seed):
    """Return a book, its lists, the lists with some marks corrected, and who withdraws."""
    random = Random(seed)
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(1, 6)]
    applied = [Application(candidate=one.id, wishes=random.sample(THREE, 2)) for one in people]
    book = Book(
        promotion=adversary.posts_of(dict.fromkeys(THREE, 1)), candidates=people, applications=applied
    )
    lists = {
        name: {one.candidate: random.randint(10, 14) for one in applied if name in one.wishes}
        for name in THREE
    }
    lists = {name: some for name, some in lists.items() if some}
    corrected = {name: {**some, max(some): random.randint(10, 14)} for name, some in lists.items()}
    gone = Event(on=dt.date(2018, 12, 1), kind="withdrawn", person=random.choice(people).id)
    return book, lists, corrected, gone


EMPLOYERS = {"c1": "y", "c2": "x", "c3": "y", "c4": "x", "c5": "x", "c6": "y"}
SCORES = {("adler", "data"): {"c1": 37, "c3": 3, "c5": 30}, ("adler", "dev"): {"c2": 28, "c4": 38, "c6": 16}}


def seated(gone, employers):
    """Decide, where somebody withdrew or not, and where employers are capped or not."""
    people = [
        Candidate(id=one, profiles=["dev" if int(one[1]) % 2 == 0 else "data"], employer=at)
        for one, at in EMPLOYERS.items()
    ]
    asked = [Application(candidate=one.id, wishes=["adler"]) for one in people]
    book = Book(promotion=P3, candidates=people, applications=asked)
    left = book.record(Event(on=dt.date(2018, 12, 1), kind="withdrawn", person="c1")) if gone else book
    merit, cap = jury.rank_lists(SCORES), teams.MaxEach(id="employers", attribute="employer", maximum=1)
    problem = left.problem(["adler"], merit=merit, wishes=[2, 1], rules=[cap] if employers else [])
    return left.decide(None, merit, teams.compose(problem))


@pytest.mark.slow
def test_who_moves_up_a_reserve_list_reads_what_moved_them_alone():
    """Beside a rule that hid their number, or shows it now: the withdrawal alone moves them from second to first."""
    for before, after in ((True, False), (False, True)):
        now = seated(gone=True, employers=after)
        one = next(
            one
            for one in now.changes_since(seated(gone=False, employers=before)).moved
            if one.subject == "c3"
        )
        assert [2, 1] == [told.facts["number"] for told in (*one.numbers, *one.renumbered)]
        assert ["changed_fact"] == [cause.code for cause in one.due]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("seed", few(range(12), 2))
def test_a_challenge_that_is_kept_and_has_no_team_is_no_cause(seed):
    """Who is moved, and by which change, is the same as where the jury had not kept it: all is decided again without."""
    book, lists, corrected, gone = drawn(seed)
    asked = [one for one in lists if one != "plume"][:2]
    told = []
    for held in (HELD, None):
        first = composed(lists, book, asked, held)
        changes = composed(corrected, book.record(gone), asked, held).changes_since(first)
        told.append([(one.subject, one.after, one.due) for one in changes.moved])
    assert told[0] == told[1]
    assert told[0]


@pytest.mark.slow(but=["None-1"], one_in=4)
@pytest.mark.parametrize("seed", few(range(12), 2))
@pytest.mark.parametrize("held", [HELD, None])
def test_that_a_team_is_composed_no_more_is_a_change_by_itself(seed, held):
    """Whoever it moves reads that something else was asked of the teams, whether it is the only change or not."""
    book, lists, _, gone = drawn(seed)
    asked = list(lists)[:2]
    first = composed(lists, book, asked, held)
    lost = {one for one, place in first.seats.items() if place == asked[0]}
    assert lost
    for known in (book, book.record(gone)):
        changes = composed(lists, known, asked[1:], held).changes_since(first)
        assert "input_teams" in [one.facts["what"].code for one in changes.causes if "what" in one.facts]
        due = {one.subject: [two.code for two in one.due] for one in changes.moved}
        assert all(due[one] == ["changed_input"] for one in lost - {gone.person} if due.get(one))
        assert lost <= {*due}


def test_however_many_facts_are_undone_at_once_one_book_is_made_without_them(monkeypatch):
    """Each book is checked as a whole: of six facts, no more books are made than sets of facts are tried."""
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(1, 9)]
    asked = [Application(candidate=one.id, wishes=["adler"]) for one in people]
    book = Book(promotion=adversary.posts_of({"adler": 1}), candidates=people, applications=asked)
    merit = jury.rank_lists({("adler", "data"): {f"c{n}": 20 - n for n in range(1, 9)}})
    gone = [Event(on=dt.date(2018, 12, n), kind="withdrawn", person=f"c{n}") for n in range(1, 7)]
    first, later = (
        some.decide(None, merit, teams.compose(some.problem(["adler"], merit=merit, wishes=[1])))
        for some in (book, book.record(*gone))
    )
    made, tried = [], []
    check, without = Book._check, moves._without
    monkeypatch.setattr(Book, "_check", lambda self, faults: [made.append(1), check(self, faults)][1])
    monkeypatch.setattr(moves, "_without", lambda *told: [tried.append(1), without(*told)][1])

    assert "c7" in {one.subject for one in later.changes_since(first).moved}
    assert 0 < len(made) <= len(tried)


@pytest.mark.slow
def test_what_only_goes_together_is_no_cause_of_what_a_withdrawal_did():
    """Who sits on a panel stands in two tables: another juror in both, beside a withdrawal, moved nobody."""
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(1, 5)]
    asked = [Application(candidate=one.id, wishes=["adler"]) for one in people]
    merit = jury.rank_lists({("adler", "data"): {f"c{n}": 20 - n for n in range(1, 5)}})

    def decided(juror, *facts):
        panel = Panel(id="p1", members=[juror], hears=[one.id for one in people])
        book = Book(
            promotion=adversary.posts_of({"adler": 1}),
            candidates=people,
            applications=asked,
            jurors=[Juror(id=juror)],
            panels=[panel],
        ).record(*facts)
        return book.decide(None, merit, teams.compose(book.problem(["adler"], merit=merit, wishes=[1])))

    gone = Event(on=dt.date(2018, 12, 1), kind="withdrawn", person="c1")
    changes = decided("j2", gone).changes_since(decided("j1"))
    assert ["changed_fact", "changed_table", "changed_table"] == [one.code for one in changes.causes]
    assert {"c1", "c2", "c3", "c4"} == {one.subject for one in changes.moved}
    assert {("changed_fact",)} == {tuple(due.code for due in one.due) for one in changes.moved}
