"""When it was wrong: decided again, each move with the change that made it, and the act that replaces the act."""

import datetime as dt
import itertools
from functools import cache
from random import Random

import pytest
from attrs import evolve

from eig import jury, lots, teams
from eig.book import Book, Office
from eig.book._decided_status_and_reason_of_each import standings
from eig.book._people_moved_by_each_change import Piece, _due, because
from eig.book.dossier_changes import RulingChange
from eig.errors import Fault
from eig.jury import MarkSheet, verify
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.programme.disclosure import Disclosure
from eig.programme.jurisdictions import NOWHERE
from eig.promotions import P3
from eig.reasons import Reason
from helpers import decided_book as made
from helpers.shares import few
from helpers.unfolded import unfolded

SECRET = "6b28" * 16
BEFORE = made.outcome()
WITHDRAWN = Event(on=dt.date(2018, 12, 1), kind="withdrawn", person="cand-3")


def decided(book=None, held=None, lists=None, rules=(), minutes=()):
    """Decide all of a book, a deliberation, rankings and rules."""
    book, lists = book or BEFORE.book, lists or BEFORE.lists
    held = held or BEFORE.deliberation
    return book.decide(held, lists, made.cohort(book, held.kept, lists, rules), minutes=minutes)


def corrected(*sheets):
    """Return the deliberation with mark sheets corrected."""
    sheet = BEFORE.deliberation.sheet
    for item, juror, mark in sheets:
        new = MarkSheet(item=item, juror=juror, marks={"impact": mark})
        sheet = sheet.corrected(new, by=juror, reason="misread")
    return evolve(BEFORE.deliberation, sheet=sheet)


def stands(outcome, subject):
    found = {one.subject: (one.status, one.place) for one in outcome.rulings.rulings}
    return found.get(subject, (None, None))


FIRST = decided()
CHANGES = {
    "marks": {"held": ("datareg", "juror-1", 4)},
    "more marks": {"held": ("cibnav", "juror-1", 1)},
    "a list": {"lists": {("adler", "data"): {"cand-1": 9, "cand-5": 13}}},
    "another list": {"lists": {("cibnav", "data"): {"cand-3": 10, "cand-1": 16, "cand-6": 11}}},
    "a withdrawal": {"fact": WITHDRAWN},
    "another withdrawal": {"fact": evolve(WITHDRAWN, person="cand-4")},
    "an appeal upheld": {"complete": "cand-9"},
}


def world(names):
    """Return what is decided where so many things are otherwise than at first: one outcome for all tests."""
    return _world(tuple(names))


@cache
def changed(*names):
    """Return what is decided there, and the changes since the first."""
    return world(names), world(names).changes_since(FIRST)


@cache
def _world(names):
    sheets = [CHANGES[name]["held"] for name in names if "held" in CHANGES[name]]
    scores = dict(made.LISTS)
    book = BEFORE.book
    for name in names:
        change = CHANGES[name]
        scores |= change.get("lists", {})
        if "fact" in change:
            book = book.record(change["fact"])
        if "complete" in change:
            applied = [
                evolve(one, complete=True) if one.candidate == change["complete"] else one
                for one in book.applications
            ]
            book = evolve(book, applications=applied)
            scores["adler", "dev"] = {"cand-9": 19, **scores["adler", "dev"]}
    return decided(book, corrected(*sheets), made.jury.rank_lists(scores))


@pytest.mark.slow
@pytest.mark.parametrize("seed", few(range(5), 2))
def test_who_moved_is_who_stands_elsewhere_and_everybody_else_did_not(seed):
    """Whoever stands as before has not moved, and each thing that is otherwise is one change."""
    drawn = Random(seed)
    names = drawn.sample([one for one in CHANGES if one != "an appeal upheld"], drawn.randint(2, 3))
    later, changes = changed(*names)
    moved = {one.subject for one in changes.moved}
    assert moved == {
        one for one in {*subjects(FIRST), *subjects(later)} if stands(FIRST, one) != stands(later, one)
    }
    assert sorted([*moved, *changes.unmoved]) == sorted({*subjects(FIRST), *subjects(later)})
    assert len(names) == len(changes.causes)


class Led:
    """Somebody moved to the second place by two of three changes: `enough` are the sets that lead there."""

    causes = range(3)
    change = RulingChange(subject="c1", before="open", after="seated")
    pieces = (
        Piece(because("changed_list", listed="adler"), lambda outcome: outcome),
        Piece(because("changed_list", listed="plume"), lambda outcome: outcome),
        Piece(because("changed_fact", fact="c2 withdrew", person="c2"), lambda outcome: outcome),
    )

    def __init__(self, *enough):
        self.enough = [{*some} for some in enough]

    def without(self, causes):
        return any(some <= {*causes} for some in self.enough)

    def needs(self, cause):
        return not self.without({*self.causes} - {cause})


def test_what_is_told_alone_is_enough_alone_and_what_is_told_together_is_enough_together():
    """One is told where one is enough, each of a few where none can be spared; else how many, and of which kind."""
    for enough, told in (([[0]], [0]), ([[0, 2]], [0, 2]), ([[0], [1, 2]], [0])):
        assert _due(Led(*enough)) == tuple(Led.pieces[one].reason for one in told)
    spared, either, mixed = (_due(Led(*some)) for some in (([0, 1], [1, 2]), ([0], [1]), ([0], [2])))
    assert [("several_changes", 2)] == [(one.code, one.facts["count"]) for one in spared]
    assert [("each_change", 2)] * 2 == [(one.code, one.facts["count"]) for one in (*either, *mixed)]
    for due, english, french in (
        (either, "(why: a ranking of candidates was corrected)", "l'un quelconque de 2 changements : une correction de classement"),
        (mixed, "a ranking of candidates was corrected and a fact recorded since, each enough alone)", "une correction de classement et un fait nouveau, chaque changement suffisant à lui seul"),
        (_due(Led([0, 2], [1, 2])), "(why: a ranking of candidates was corrected and a fact recorded since at once)", "2 changements ensemble : une correction de classement et un fait nouveau"),
    ):  # fmt: skip
        moved = RulingChange(subject="c1", before="reserve", after="seated", moved_to="plume", due=due)
        assert english in unfolded(moved.to_person())
        assert french in moved.reason.say("fr").replace("\u00a0", " ").replace("\u2019", "'")


@pytest.mark.slow
@pytest.mark.parametrize("outcome", [BEFORE.book.decide(), FIRST, world(["marks", "a withdrawal"])])
def test_where_each_stands_hangs_on_no_reason(outcome):
    """Status and place, found without the reasons, are those of the rulings: of each challenge and each person."""
    told = {one.subject: (one.status, one.place) for one in outcome.rulings.rulings}

    assert told == standings(outcome)


def subjects(outcome):
    return [one.subject for one in outcome.rulings.rulings]


@pytest.mark.slow
def test_a_change_alone_is_the_cause_of_each_move():
    """A mark, a ranking, a withdrawal, an application that an appeal made complete, rules of the teams or the jury."""
    for name in CHANGES:
        _, changes = changed(name)
        assert changes
        alone = len(changes.causes) == 1
        assert not alone or {one.due for one in changes.moved} <= {changes.causes}
    pair = teams.Together.of("cand-1", "cand-3")
    apart = decided(rules=[pair]).changes_since(FIRST)
    assert ["changed_input"] == [one.code for one in apart.causes]
    places = evolve(BEFORE.deliberation, rules=evolve(BEFORE.deliberation.rules, places=1))
    fewer = decided(held=places).changes_since(FIRST)
    assert "the rules of the jury changed" in unfolded(fewer)
    assert not FIRST.changes_since(FIRST)
    assert () == FIRST.changes_since(FIRST).moved
    mentors = evolve(BEFORE.book, mentors=())
    assert ["changed_table"] == [one.code for one in decided(mentors).changes_since(FIRST).causes]


def test_what_is_there_in_one_alone_is_a_change():
    """A jury that had not deliberated, teams that were not composed, a fact that was corrected, a settled tie."""
    bare = BEFORE.book.decide()
    told = FIRST.changes_since(bare)
    assert {"input_deliberation", "input_teams"} <= {
        one.facts["what"].code for one in told.causes if "what" in one.facts
    }
    assert told.moved
    noted = decided(BEFORE.book.record(WITHDRAWN))
    right = noted.correct(WITHDRAWN, on=dt.date(2018, 12, 3), by="office", why="another person")
    undone = decided(right.book).changes_since(noted)
    assert ["changed_gone"] == [one.code for one in undone.causes]
    assert {undone.causes} == {one.due for one in undone.moved}
    both = decided(right.book.record(evolve(WITHDRAWN, person="cand-4"))).changes_since(noted)
    assert {"changed_gone", "changed_fact"} == {one.code for one in both.causes}
    assert "changed_gone" in [two.code for one in both.moved for two in one.due]
    tied = made.outcome(adler_data={"cand-1": 18, "cand-5": 12})
    equals = tied.rulings.equals
    found = tied.cohort.settle(lots.Decision(by="jury", order=sorted(equals), reference="2.1"))
    settled = evolve(tied, cohort=found).changes_since(tied)
    assert ["input_team_decisions"] == [one.facts["what"].code for one in settled.causes]


@pytest.mark.slow
def test_what_parts_equals_goes_with_the_marks_that_made_them_equal():
    """Without the mark there is nothing to part: no parting is told without the mark, and with both they stand there."""
    held = corrected(("cibnav", "juror-2", 3), ("datareg", "juror-1", 3))
    order = sorted(held.selection.undecided, reverse=True)
    assert order
    settled = held.settle(lots.Decision(by="jury", order=order, reference="2.1"))
    changes = decided(held=settled).changes_since(FIRST)
    due = {frozenset(two.code for two in one.due) for one in changes.moved if one.subject in order}
    assert due
    assert all("changed_marks" in some <= {"changed_marks", "changed_input"} for some in due)


@pytest.mark.slow
def test_a_change_that_cannot_be_without_another_is_told_with_it():
    """Somebody who applied late cannot be unknown while their application is there: all three led to their seat."""
    book = evolve(
        BEFORE.book,
        candidates=[*BEFORE.book.candidates, Candidate(id="cand-10", profiles=["data"])],
        applications=[*BEFORE.book.applications, Application(candidate="cand-10", wishes=["adler"])],
    )
    scores = {**made.LISTS, ("adler", "data"): {"cand-10": 20, **made.LISTS["adler", "data"]}}
    changes = decided(book, lists=made.jury.rank_lists(scores)).changes_since(FIRST)
    moved = {one.subject: one for one in changes.moved}
    assert ["changed_table", "changed_table", "changed_list"] == [one.code for one in changes.causes]
    assert changes.causes == moved["cand-10"].due
    assert "changed_list" in {one.code for one in moved["cand-5"].due}


def test_steps_of_an_act_are_no_changes():
    """That a decision was taken, or notified, or that this was noted wrongly, moves nobody and is no cause."""
    taken = Event(on=dt.date(2018, 12, 14), kind="decision_taken", what="candidates")
    bare = BEFORE.book.decide()
    noted = bare.record(taken)
    for later, earlier in ((noted, bare), (bare, noted)):
        assert not later.changes_since(earlier)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_act_that_replaces_the_act_says_what_moved_whom(lang):
    """It is bound to the first by its root; each person reads how their own decision changed, and of others no name."""
    old = FIRST.act("candidates", Office(name="Etalab"), secret=SECRET, lang=lang)
    later, changes = changed("a withdrawal", "a list")
    act = later.act(
        "candidates", Office(name="Etalab"), secret=SECRET, lang=lang, replaces=old, changes=changes
    )

    assert old.root == act.replaces
    assert () == act.published().check(leaf=act.leaf("cand-1"), earlier=old.published()).doubts
    assert old.root in act.text
    moved = {one.subject for one in changes.moved}
    told = {
        "en": "replaces the one ",
        "fr": "remplace celle ",
    }
    for person, text in act.texts.items():
        noted = later.rulings[person].status == "withdrawn"
        assert (told[lang] in text.replace("\u00a0", " ")) == (not noted)
        assert {"en": "This note replaces the decision", "fr": "Ce constat remplace la décision"}[
            lang
        ] in text or not noted
        same = {"en": "comes to the same", "fr": "a le même sens"}[lang] in text
        assert same == (person not in moved)
        assert [] == [one for one in act.texts if one != person and one in text.replace(f"{person}", "")]
    assert None is changes.to_person("nobody")


STEPS = ("rules_published", "jury_sat", "minutes_signed", "decision_taken", "decision_notified")


def listed(*worlds):
    """Return the acts on challenges of several worlds, each of which replaces the one before."""
    facts, acts, last = [], [], None
    for month, held in enumerate(worlds, start=5):
        steps = STEPS[:2] * (month == 5) + STEPS[2:]
        facts += [
            Event(on=dt.date(2018, month, day), kind=kind, what="challenges")
            for day, kind in enumerate(steps, 10)
        ]
        outcome = Book(promotion=P3).record(*facts).decide(held)
        bound = {"replaces": acts[-1], "changes": outcome.changes_since(last)} if acts else {}
        acts.append(outcome.act("challenges", Office(name="Etalab"), secret=SECRET, **bound))
        for act in (acts[-1], acts[-1].published()):
            assert act.root == outcome.dossier(salt="c4" * 32, acts=[act]).roots["challenges"]
        last = outcome
    return acts


def held_of(**marks):
    """Return a deliberation that keeps two challenges, of the mark of each."""
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    rows = [(item, "juror-1", {"impact": mark}) for item, mark in marks.items()]
    return jury.deliberate(jury.Scoresheet.from_marks(rubric, rows), places=2)


@pytest.mark.slow
def test_each_text_says_whether_it_replaces_a_decision_and_nobody_loses_one_unsaid():
    """Of whoever waited nothing was decided; whoever waits again is told that their decision holds no more."""
    equal = held_of(adler=4, cibnav=3, datareg=3)
    settled = equal.settle(lots.Decision(by="jury", order=["cibnav", "datareg"], reference="2.1"))
    _, whole = listed(equal, settled)
    first, again, last = listed(settled, equal, settled)

    for text in (act.texts[name] for act in (whole, last) for name in ("cibnav", "datareg")):
        on = "13 May 2018" if text in whole.texts.values() else "11 June 2018"
        assert f"The decision was still to be taken in the act of {on}: challenge equally good" in text
        assert "the one that was" not in text
    assert "replaces the one of 13 May 2018 and comes to the same" in whole.texts["adler"]
    for name in ("cibnav", "datareg"):
        for said in (
            "replaces the one of 13 May 2018",
            "holds no more",
            "equally good, to be decided now",
        ):
            assert said in again.texts[name]
    assert "nothing is decided in the place of what was" in again.text  # of 3 or more, how many
    for act, one in ((again, first), (last, again)):
        assert not act.check().doubts
        assert not act.published().check(earlier=one.published()).doubts


SAME = {"en": "before and comes to the same", "fr": "auparavant et a le même sens"}
NUMBERED = {"en": "- Number ", "fr": "- N° "}


def numbered(text, lang):
    """Return the lines of a text that tell a number on a reserve list."""
    lines = text.replace("\u00a0", " ").replace("\u202f", " ").splitlines()
    return [one for one in lines if one.startswith(NUMBERED[lang])]


@cache
def reserves_of(marks):
    """Return challenges with one place and two of the reserve, and a challenge with three people for a seat, by marks."""
    rubric = jury.Rubric.equal(["impact"], scale=jury.Scale(low=0, high=20, step=1))
    rows = [(item, "juror-1", {"impact": mark}) for item, mark in zip(("adler", "cibnav", "datareg", "plume"), marks, strict=True)]  # fmt: skip
    people = [Candidate(id=f"c{n}", name=f"Nom {n}", profiles=["data" if n % 2 else "dev"]) for n in range(8)]
    applied = [Application(candidate=one.id, wishes=["adler"]) for one in people]
    lists = jury.rank_lists({("adler", profile): {f"c{2 * n + at}": mark for n, mark in enumerate(marks)} for at, profile in enumerate(("dev", "data"))})  # fmt: skip
    book = Book(promotion=P3, candidates=people, applications=applied)
    cohort = teams.compose(book.problem(["adler"], merit=lists, wishes=[2, 1]))
    rules = jury.JuryRules(
        places=1, reserve=2, disclosure=Disclosure(smallest=1)
    )  # two in reserve read their numbers
    return book.decide(jury.deliberate(jury.Scoresheet.from_marks(rubric, rows), rules), lists, cohort)


@cache
def reserves_since(first, marks):
    """Return the changes since an outcome of the same people with other marks."""
    return reserves_of(marks).changes_since(first)


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("about", ["challenges", pytest.param("candidates", marks=pytest.mark.slow)])
def test_a_text_says_that_a_decision_is_the_same_only_where_its_number_is(about, lang):
    """A number on the reserve list is decided too; whoever comes later there reads what allows it, nobody else does."""
    first = reserves_of((20, 17, 14, 11))
    old = first.act(about, secret=SECRET, lang=lang)
    seen = set()
    for marks in ((20, 12, 14, 11), (20, 17, 14, 10), (20, 13, 16, 11), (20, 10, 12, 11)):
        again, changes = reserves_of(marks), reserves_since(first, marks)
        act = again.act(about, secret=SECRET, lang=lang, replaces=old, changes=changes)
        for name, text in act.texts.items():
            before, after = numbered(old.texts[name], lang), numbered(text, lang)
            same = SAME[lang] in text.replace("\u00a0", " ").replace("\u2019", "'")
            assert same == (name in changes.unmoved)
            assert before == after or not same
            seen.add((bool(before), bool(after), before == after))
            if before and after:
                assert ("L242-1" in text) == (before < after)
    assert {(True, True, False), (True, True, True)} <= seen


@pytest.mark.slow
def test_several_changes_of_one_kind_are_told_by_it():
    """Two marks that only together move somebody: whoever is moved reads that marks were corrected; of two kinds, each is named."""
    first = reserves_of((20, 17, 14, 11))
    again = reserves_of((20, 14, 17, 11))
    changes = again.changes_since(first)
    moved = {one.subject: one for one in changes.moved}
    assert ["changed_marks", "changed_marks"] == [one.code for one in moved["cibnav"].due]
    assert "motif : une correction de notes du jury)" in moved["cibnav"].to_person().say("fr").replace(
        "\u00a0", " "
    )
    kept = Reason(code="several_changes", facts={"count": 2, "kind": None}, table="book")  # as stored before
    assert "several changes together" in unfolded(evolve(moved["cibnav"], due=[kept]).to_person())


def test_an_act_whose_rules_name_two_authorities_is_doubtful():
    """Letters name that of the promotion, minutes that of the jury: whoever reads both is told which decides by neither."""
    held, mine = held_of(adler=4, cibnav=3), P3.rules.decided_by
    doubts = {}
    for named in ("", mine, mine.upper(), "le comité"):
        own = evolve(held, rules=evolve(held.rules, decided_by=named))
        outcome = Book(promotion=P3).decide(own)
        act, decision = outcome.act("challenges", secret=SECRET), outcome.decision("adler")
        doubts[named], *others = (
            [one.say(lang) for one in found for lang in ("en", "fr") if one.code == "other_authority"]
            for found in (act.doubts, outcome.cautions, decision.missing)
        )
        assert others == [doubts[named]] * 2  # whoever writes a single letter reads it too
        assert not any(one.code == "other_authority" for one in act.blanks)
    english, french = doubts.pop("le comité")
    assert not any(doubts.values())
    assert f"(le comité), those of the promotion another ({mine})" in unfolded(english)
    assert "une autorité qui décide (le comité)" in unfolded(french)


MARKS = {"plume": (4, 4, 3, 4), "adler": (3, 3, 2, 2), "cibnav": (2, 2, 1, 2)}
OF_MARKS = {
    "joined": (MARKS, {**MARKS, "datareg": (4, 4, 4, 4)}, "the jury marked one more dossier", "l’examen d’un dossier de plus"),
    "left": ({**MARKS, "datareg": (4, 4, 4, 4)}, MARKS, "the marks on a dossier do not count any more", "les notes sur un dossier ne comptent plus"),
    "added": ({**MARKS, "cibnav": (2, 2, 2)}, {**MARKS, "cibnav": (2, 2, 2, 4)}, "marks of the jury were added", "un ajout de notes du jury"),
    "gone": ({**MARKS, "cibnav": (2, 2, 3, 4)}, {**MARKS, "cibnav": (2, 2, 3)}, "marks of the jury do not count any more", "des notes du jury ne comptent plus"),
    "corrected": (MARKS, {**MARKS, "cibnav": (4, 4, 4, 4)}, "marks of the jury were corrected", "une correction de notes du jury"),
}  # fmt: skip


@pytest.mark.untraced
@pytest.mark.parametrize("kind", OF_MARKS)
def test_marks_that_nobody_corrected_are_not_said_to_be(kind):
    """A dossier that was heard late, one that was taken out, a sheet that came later: each is told as what it is."""
    grid = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    outcomes = []
    *sheets, english, french = OF_MARKS[kind]
    for marks in sheets:
        rows = [
            (item, f"j{n}", {"impact": mark}) for item, some in marks.items() for n, mark in enumerate(some)
        ]
        held = jury.deliberate(jury.Scoresheet.from_marks(grid, rows), places=2, reserve=1)
        outcomes.append(Book(promotion=P3).decide(held))
    changes = outcomes[1].changes_since(outcomes[0])
    told = {lang: " ".join(one.to_person().say(lang) for one in changes.moved) for lang in ("en", "fr")}
    assert english in told["en"]
    assert french in told["fr"]
    assert ("were corrected" in unfolded(changes)) == (kind == "corrected")


SHEETS = {
    "marks": {"marks": {"impact": 3}, "opinion": "favourable"},
    "others": {"marks": {"impact": 2}, "opinion": "favourable"},
    "against": {"marks": {"impact": 3}, "opinion": "unfavourable"},
    "flagged": {"marks": {"impact": 3}, "opinion": "favourable", "champion": True},
    "recused": {"state": "recused"},
    "absent": {"state": "absent"},
}
PARTS = {"marks": "note", "opinion": "avis", "champion": "coup", "state": "fiche"}


def test_what_changed_on_a_sheet_is_told_as_what_it_is():
    """Of a sheet that is another, marks, an opinion or a flag are said to be corrected where that alone was; else the sheet."""
    grid = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    mine, outcomes = {name: MarkSheet(item="adler", juror="j1", **one) for name, one in SHEETS.items()}, {}
    for name, one in mine.items():
        sheets = [one, MarkSheet(item="adler", juror="j2", marks={"impact": 4}, opinion="favourable")]
        held = jury.deliberate(jury.Scoresheet(rubric=grid, sheets=sheets), places=1, chair="j2")
        outcomes[name] = Book(promotion=P3).decide(held)
    for was, now in itertools.permutations(mine, 2):
        (cause,) = outcomes[now].changes_since(outcomes[was]).causes
        parts = {name for name in PARTS if getattr(mine[was], name) != getattr(mine[now], name)}
        marked = {bool(mine[one].marks) for one in (was, now)}
        told = "marks" if marked == {True, False} else "state" if len(parts) > 1 else min(parts)
        for text in (cause.say("fr"), cause.facts["kind"].say("fr")):
            assert {PARTS[told]} == {word for word in PARTS.values() if word in text}, (was, now, text)
            assert ("correction" in text) == (len(marked) == 1), text


@pytest.mark.slow
def test_a_number_that_another_may_have_now_is_taken_back():
    """Number 1, then equal for numbers 1 to 2: what allows it is read by whoever had it; not by who had number 2."""
    first, again = (reserves_of((20, one, 14, 11)) for one in (17, 14))
    old, changes = first.act("challenges", secret=SECRET), again.changes_since(first)
    act = again.act("challenges", secret=SECRET, replaces=old, changes=changes)
    assert ["cibnav"] == [name for name, text in act.texts.items() if "L242-1" in text]
    assert [True, False] == [
        one.numbered_worse for one in changes.moved if one.subject in ("cibnav", "datareg")
    ]


@pytest.mark.slow(but=["fr"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whoever_waits_again_reads_that_what_was_decided_holds_no_more(lang):
    """In the letter too, and as what is decided in the act; of who keeps a decision, letter and act say the same."""
    equal = held_of(adler=4, cibnav=3, datareg=3)
    settled = equal.settle(lots.Decision(by="jury", order=["cibnav", "datareg"], reference="2.1"))
    first, again = (Book(promotion=P3).decide(one) for one in (settled, equal))
    changes, back = again.changes_since(first), first.changes_since(again)
    held = {"en": "What was decided before holds no more, and nothing is decided in its place yet; decision of then: challenge ", "fr": "Ce qui avait été décidé auparavant ne vaut plus, et rien n'est encore décidé à sa place ; décision d'alors : défi "}[lang]  # fmt: skip
    kept = {"en": ("kept.", "not kept."), "fr": ("retenu.", "non retenu.")}[lang]

    def letter(outcome, name, told):
        text = outcome.letter(name, lang=lang, changes=told)
        return text.replace("\u00a0", " ").replace("\u2019", "'").replace("\u202f", " ")

    for name, was in zip(("cibnav", "datareg"), kept, strict=True):
        assert f"- {held}{was}" in letter(again, name, changes)
        assert held not in letter(again, name, None)
        assert held not in letter(again, name, again.changes_since(again))
        assert {"en": "still to be taken", "fr": "restait à prendre"}[lang] in letter(first, name, back)
    assert {"en": "comes to the same", "fr": "a le même sens"}[lang] in letter(again, "adler", changes)
    assert held not in letter(again, "plume", changes)
    assert first.letter("adler", audience="jury", changes=back) == first.letter("adler", audience="jury")
    with pytest.raises(Fault, match=r"Outcome\.letter\.changes"):
        first.letter("cibnav", changes=changes)
    book = again.book
    assert book.decide().letters(changes=book.decide().changes_since(book.decide())) == {}


@pytest.mark.slow
def test_what_an_act_decides_of_whoever_waits_again_is_that_nothing_holds():
    """Under the heading of the decision, with what was decided then where the changes say it."""
    equal = held_of(adler=4, cibnav=3, datareg=3)
    settled = equal.settle(lots.Decision(by="jury", order=["cibnav", "datareg"], reference="2.1"))
    first, again = listed(settled, equal)
    bare = Book(promotion=P3).decide(equal).act("challenges", secret=SECRET, replaces=first)

    for act, told in ((again, "; decision of then: challenge kept."), (bare, ".")):
        parts = dict(one.split("\n\n", 1) for one in act.texts["cibnav"].split("## ") if "\n\n" in one)
        said = parts["Decision"].splitlines()[0]
        before = "What was decided on 13 May 2018 holds no more, and nothing is decided in its place yet"
        assert f"{before}{told}" == said
        lists = "\n- One decision or more of the act that this one replaces hold no more, and nothing is decided in the place of"
        assert lists in act.text


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whoever_loses_what_was_given_reads_what_allows_it(lang):
    """A seat, a place on a list: the office says why, or it is missing; of whoever gains, left, or has no law quoted, nothing."""
    after, changes = changed("a withdrawal")
    before, old = FIRST, FIRST.act("candidates", secret=SECRET)
    office = Office(withdrawal="jugement du 3 août 2018", court="le tribunal administratif de Paris")
    bare, full = (after.act("candidates", one, secret=SECRET, lang=lang, replaces=old, changes=changes) for one in (Office(), office))  # fmt: skip
    worth = {"seated": 2, "reserve": 1}
    lost = {one.subject for one in changes.moved if worth.get(one.before, 0) > worth.get(one.after, 0) and one.after != "withdrawn"}  # fmt: skip

    assert lost
    assert lost == {name for name, text in bare.texts.items() if "L242-1" in text}
    assert lost == {name for name, text in full.texts.items() if "jugement du 3 août 2018" in text}
    blanks = [[one.facts["what"].code for one in act.missing if one.code == "blank"] for act in (bare, full)]
    assert [True, False] == ["blank_withdrawal" in some for some in blanks]
    assert [True, False] == ["blank_court" in some for some in blanks]
    noted = {one for one in after.statuses if after.rulings[one].status == "withdrawn"}
    assert {*full.texts} - noted == {name for name, text in full.texts.items() if office.court in text}
    nowhere = evolve(before.book.promotion, programme=evolve(before.book.promotion.programme, jurisdiction=NOWHERE))  # fmt: skip
    there = evolve(after, book=evolve(after.book, promotion=nowhere))
    told = there.act("candidates", secret=SECRET, replaces=old, changes=changes)
    assert not [one for one in told.missing if one.code == "blank" and one.facts["what"].code in ("blank_court", "blank_withdrawal")]  # fmt: skip


def rested():
    """Return teams composed without somebody who withdrew later, those of then, and those of then beside what is known later."""
    taken = Event(on=dt.date(2018, 11, 20), kind="decision_taken", what="candidates")
    book = BEFORE.book.record(taken)
    later = book.record(WITHDRAWN)
    then = decided(book)
    return decided(later), then, later.decide(then.deliberation, then.lists, then.cohort)


def of_december(told):
    return [one for one in told if "1 December 2018" in str(one)]


@pytest.mark.slow
def test_a_decision_rests_on_nothing_that_happened_after_its_day():
    """Teams composed without somebody who withdrew later are a doubt of the act; those of then are not."""
    doubts = [of_december(one.act("candidates", secret=SECRET).doubts) for one in rested()]
    assert [1, 0, 0] == list(map(len, doubts))


@pytest.mark.slow
def test_a_replay_doubts_what_an_act_doubts():
    """Of what happened after the day of the decision, each is told the same."""
    for one in rested():
        again = of_december(one.dossier().replay(one.book).differences)
        assert again == of_december(one.act("candidates", secret=SECRET).doubts)


def test_an_act_that_drops_a_decision_of_the_one_that_it_replaces_is_doubtful():
    """The check of both sees that fewer texts were given."""
    equal = held_of(adler=4, cibnav=3, datareg=3)
    settled = equal.settle(lots.Decision(by="jury", order=["cibnav", "datareg"], reference="2.1"))
    first, again = listed(settled, equal)
    fewer = evolve(again, texts={name: text for name, text in again.texts.items() if name == "adler"})
    codes = [one.code for one in fewer.published().check(earlier=first.published()).doubts]
    assert "replaced_fewer" in codes


@pytest.mark.slow
def test_the_changes_are_those_from_the_act_that_is_replaced_to_the_one_that_replaces_it():
    """Those of no change, the other way round, of another outcome or of part of them are refused, by name."""
    old = FIRST.act("candidates", Office(name="Etalab"), secret=SECRET, lang="fr")
    later, changes = changed("a withdrawal", "a list")
    wrong = [
        later.changes_since(later),
        FIRST.changes_since(later),
        changed("more marks")[1],
        evolve(changes, unmoved=changes.unmoved[1:]),
        evolve(changes, unmoved=[*changes.unmoved, "nobody"]),
    ]
    for one in wrong:
        with pytest.raises(Fault, match="the changes from the outcome of the act that is replaced"):
            later.act("candidates", secret=SECRET, replaces=old, changes=one)
    person = changes.moved[0].subject
    with pytest.raises(Fault, match=f"something else of .*{person}"):
        later.act("candidates", secret=SECRET, replaces=old, changes=later.changes_since(later))
    for replaced in (old, old.published()):
        assert old.root == later.act("candidates", secret=SECRET, replaces=replaced, changes=changes).replaces


@pytest.mark.slow
def test_an_act_tells_that_minutes_hold_a_later_day():
    """A decision taken before the last day that the minutes of its jury name is a doubt of its act."""
    facts = [
        Event(on=dt.date(2018, 7, day), kind=kind, what="challenges")
        for kind, day in (("minutes_signed", 6), ("decision_taken", 10))
    ]
    new = MarkSheet(item="datareg", juror="juror-1", marks={"impact": 4})
    sheet = BEFORE.deliberation.sheet.corrected(new, by="juror-1", reason="misread", on=dt.date(2018, 9, 1))
    known = decided(BEFORE.book.record(*facts), evolve(BEFORE.deliberation, sheet=sheet))
    late = [one for one in known.act("challenges", secret=SECRET).doubts if one.code == "holds_later"]
    assert ["link_minutes", "link_decision"] == [one.facts["link"].code for one in late]


@pytest.mark.slow
def test_nothing_of_a_later_day_stands_in_minutes_or_in_an_act():
    """A mark corrected after the minutes were signed is told by the act, the replay and the check of minutes, until they are signed anew."""
    days = {"jury_sat": 4, "minutes_signed": 6, "decision_taken": 10}
    facts = [Event(on=dt.date(2018, 7, day), kind=kind, what="challenges") for kind, day in days.items()]
    sheet, new = BEFORE.deliberation.sheet, MarkSheet(item="datareg", juror="juror-1", marks={"impact": 4})
    sheet = sheet.corrected(new, by="juror-1", reason="misread", on=dt.date(2018, 9, 1))
    held = evolve(BEFORE.deliberation, sheet=sheet)
    minutes = held.minutes(title="t", sittings=[dt.date(2018, 7, 4)], salt="5a17" * 16)

    def told(*more, signed=(minutes,)):
        known = decided(BEFORE.book.record(*facts, *more), held, minutes=signed)
        act = known.act("challenges", secret=SECRET)
        again = known.dossier().replay(known.book)
        checked = [one.code for one in verify(minutes, held, ledger=known.book.ledger).doubts]
        late = [one for one in act.check().doubts if one.code == "holds_later"]
        assert late == [one for one in again.differences if one.code == "holds_later"]
        return [one.facts["link"].code for one in late], checked, act

    assert (["link_minutes", "link_decision"], ["signed_early_of"]) == told()[:2]
    assert ["link_minutes", "link_decision"] == told(signed=())[0]
    decided_again = evolve(facts[-1], on=dt.date(2018, 9, 3))
    assert (["link_minutes"], ["signed_early_of"]) == told(decided_again)[:2]
    signed_again = evolve(facts[1], on=dt.date(2018, 9, 2))
    links, checked, act = told(decided_again, signed_again)
    assert ([], []) == (links, checked)
    first = decided(BEFORE.book.record(*facts), minutes=BEFORE.minutes)
    old = first.act("challenges", secret=SECRET)
    _, _, loose = told(decided_again)
    for one, other in ((act, False), (loose, True)):
        codes = [why.code for why in one.published().check(earlier=old.published()).doubts]
        assert other == ("minutes_of_another" in codes)


@pytest.mark.slow
def test_the_day_on_which_the_first_decision_was_notified_is_not_that_of_the_second():
    """The act that replaces it waits for its own; of a decision taken once, a notification before it is late."""
    took, told = (
        Event(on=dt.date(2018, 12, day), kind=f"decision_{kind}", what="candidates")
        for day, kind in ((14, "taken"), (17, "notified"))
    )
    anew = evolve(took, on=dt.date(2019, 1, 7)), evolve(told, on=dt.date(2019, 1, 9))

    def act(*steps):
        return BEFORE.book.record(*steps).decide().act("candidates", secret=SECRET).published()

    def days(*steps):
        return [one.on for one in act(*steps).links if one.kind == "notification"]

    assert [told.on] == days(took, told)
    assert [] == days(took, told, anew[0])
    assert () == act(took, told, anew[0]).check().doubts
    assert [anew[1].on] == days(took, told, *anew)
    early = act(evolve(took, on=dt.date(2018, 12, 18)), told)
    assert ["link_late"] == [one.code for one in early.check().doubts]


@pytest.mark.slow
def test_an_appeal_upheld_is_told_to_whom_it_concerns():
    """Their own application is named to them; to others it is something known of somebody else."""
    _, changes = changed("an appeal upheld")
    moved = {one.subject: one for one in changes.moved}
    assert "the table of applications (complete) changed for cand-9" in unfolded(moved["cand-9"].to_person())
    others = [str(one.to_person()) for subject, one in moved.items() if subject != "cand-9"]
    assert [] == [one for one in others if "cand-9" in one]
    assert isinstance(BEFORE.book, Book)
