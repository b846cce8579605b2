"""Whom a later outcome moves and why: each change is undone alone, and all that follows is decided again."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeAlias, cast

from attrs import evolve, fields, frozen

from eig._maths.but_for_causes import but_for
from eig.book._decided_status_and_reason_of_each import numbers_told, ruling_on, standings
from eig.book._dossier_digests import TABLES, same_rows
from eig.book._dossier_run_again import composed_again
from eig.book._letters_and_notices import STOOD, told_again
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._teams_problem_from_book import chosen_of, problem_of
from eig.book._what_was_decided import challenges_kept, numbers_of
from eig.book.dossier_changes import DossierChanges, RulingChange, kind_of, moves_between
from eig.book.rulings_on_challenges_and_people import WAITING
from eig.errors import Fault, Faults
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.merit.several_lists import RankedList, Rankings
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
from eig.programme._facts_in_words_and_contradictions import said
from eig.programme.appointments import Event
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints

because: Because = reasons_in("book")
in_pages: Because = reasons_in("pages")
Standings = Mapping[str, tuple[str, str | None]]
"""The status and the place of each challenge and person, by identifier."""
Undo: TypeAlias = Callable[[DecidedCases], DecidedCases]
_Tables: TypeAlias = Mapping[str, Any]
"""The tables of a book, by name."""
_OfTables: TypeAlias = Callable[[_Tables], _Tables]
"""Returns the tables that are others without something that changed."""
_Then: TypeAlias = "tuple[DecidedCases, Standings]"
FEW_CHANGES: Final = 4
"""Of so many changes each two and each three are tried: all is decided again each time."""
BY_PERSON: Final[Mapping[str, str]] = {
    "proposed": "id",
    "candidates": "id",
    "applications": "candidate",
    "steps": "person",
    "appointments": "person",
}
"""The tables that change person by person, or challenge by challenge; and the field that says whose."""


JURY: Final[Mapping[str, tuple[str, ...]]] = {
    "rules": ("rules",),
    "jury": ("chair", "members", "panels", "present"),
    "attributes": ("attributes",),
    "adjustment": ("adjustment",),
    "decisions": ("decisions", "draws", "taken_back"),
}
"""What a deliberation holds beside marks, by the names that changes are told by."""


@frozen
class Piece:
    """One thing that changed, and how the later outcome would be without it.

    `left`: for which challenges no team would be composed then; None where that stays as it is. `of_tables`:
    the same of a change in the tables of the book.
    """

    reason: Reason
    undo: Undo
    left: frozenset[str] | None = None
    of_tables: _OfTables | None = None


@frozen
class _Kept:
    """What teams are composed for again: the challenges kept, or `known` without a jury, but for some.

    Where the later outcome has the teams of the earlier one, none are `composed`.
    """

    known: tuple[str, ...]
    left: frozenset[str] = frozenset()
    composed: bool = True

    def names(self, outcome: DecidedCases) -> list[str]:
        """Return what a team is composed for where nothing is left out."""
        kept = challenges_kept(outcome)
        return chosen_of(outcome.book, self.known if kept is None else kept)

    def left_by(self, outcome: DecidedCases) -> frozenset[str]:
        """Return for which challenges that could have one no team was composed."""
        asked = outcome.cohort.problem.openings if outcome.cohort else ()
        return frozenset(self.names(outcome)).difference(one.id for one in asked) if asked else frozenset()

    def over(self, earlier: DecidedCases, later: DecidedCases) -> tuple[_Kept, frozenset[str]]:
        """Return what the later outcome leaves out, and what it would as the earlier one did."""
        old, new = self.left_by(earlier), self.left_by(later)
        before = old | (new - {*self.names(earlier)})
        return evolve(self, left=new | (old - {*self.names(later)})), before


def changes_since(later: DecidedCases, earlier: DecidedCases) -> DossierChanges:
    """Return what changed, whom it moved and by which change, and whom it did not move."""
    cohorts = [one.cohort for one in (earlier, later) if one.cohort]
    known = dict.fromkeys(one.id for cohort in cohorts for one in cohort.problem.openings)
    kept, before = _Kept(tuple(known), composed=earlier.cohort != later.cohort).over(earlier, later)
    pieces = [*_facts(later, earlier), *_tables(later, earlier)]
    pieces += [*_jury(later, earlier), *_lists(later, earlier), *_teams(later, earlier, kept, before)]
    moved = [*moves_between(earlier.rulings, later.rulings), *_renumbered(earlier, later)]
    moved.sort(key=lambda one: one.subject)
    found: dict[frozenset[int], _Then | None] = {}
    led = _leading(later, pieces)
    gone = {one.subject for one in moved}
    return DossierChanges(
        causes=[one.reason for one in pieces],
        moved=[evolve(one, due=_due(_Moved(later, one, led, kept, found))) for one in moved],
        unmoved=[one.subject for one in later.rulings.rulings if one.subject not in gone],
        regrounded=[*_regrounded(earlier, later, gone)],
    )


def _leading(later: DecidedCases, pieces: list[Piece]) -> list[Piece]:
    """Return changes without those that are undone with what a round before them decided."""
    undone, leading = later, list[Piece]()
    for piece in pieces:
        of_round = piece.reason.code == "changed_in_round"
        without = _undone(undone, [piece]) if of_round or undone is not later else None
        if without is None or without != undone:
            leading.append(piece)
            undone = without if of_round and without else undone
    return leading


def _regrounded(earlier: DecidedCases, later: DecidedCases, moved: Container[str]) -> Iterator[str]:
    """Yield who keeps the same decision, and is told other grounds for it, but for a post held."""
    before = {one.subject: one for one in earlier.rulings.rulings if one.status not in WAITING}
    for one in later.rulings.rulings:
        known = before.get(one.subject)
        if known and one.subject not in moved and known.reasons != one.reasons:
            again, both = (one.subject,), (earlier, later)
            rulings = [(some, ruling_on(some, one.subject, "candidate", again=again)) for some in both]
            then, now = ([*map(str, told_again(*pair))] for pair in rulings)
            if then != now and rulings[1][1].binds.code not in STOOD:
                yield one.subject


def _renumbered(earlier: DecidedCases, later: DecidedCases) -> Iterator[RulingChange]:
    """Yield who stays on the reserve list, and is told another number there."""
    before = {one.subject: one for one in earlier.rulings.rulings if one.status == "reserve"}
    for one in later.rulings.rulings:
        known = before.get(one.subject)
        if known is None or one.status != "reserve" or known.reasons == one.reasons:
            continue
        then, now = numbers_told(earlier, one.subject), numbers_told(later, one.subject)
        if then != now:
            yield RulingChange(
                subject=one.subject,
                about=one.about,
                before="reserve",
                after="reserve",
                numbers=then,
                renumbered=now,
            )


def _without(case: _Moved, pieces: Sequence[Piece]) -> _Then | None:
    """Return what would be decided without some changes; None where the others cannot be without them."""
    kept = case.kept
    for left in (one.left for one in pieces if one.left is not None):
        kept = evolve(kept, left=left)
    try:
        undone = _undone(case.later, pieces)
        decided = undone and decided_again(undone, kept)
        return (decided, standings(decided)) if decided else None
    except (Fault, Faults):
        return None


def _undone(later: DecidedCases, pieces: Sequence[Piece]) -> DecidedCases | None:
    """Return an outcome without some changes, each after what contradicts it; None where it cannot be.

    Those of tables are undone at once, and one by one where what is left contradicts itself.
    """
    waiting, tables = list[Piece](), [one.of_tables for one in pieces if one.of_tables]
    if len(tables) > 1:
        try:
            later = _with_tables(tables, later)
            pieces = [one for one in pieces if not one.of_tables]
        except (Fault, Faults):
            pass
    for piece in pieces:
        try:
            later = piece.undo(later)
        except (Fault, Faults):
            waiting.append(piece)
    if waiting:
        return _undone(later, waiting) if len(waiting) < len(pieces) else None
    return later


@frozen
class _Moved:
    """Somebody whom changes moved, as a case of `but_for`: each change by its number."""

    later: DecidedCases
    change: RulingChange
    pieces: list[Piece]
    kept: _Kept
    known: dict[frozenset[int], _Then | None]

    @property
    def causes(self) -> range:
        """The changes."""
        return range(len(self.pieces))

    def without(self, causes: Sequence[int], /) -> bool:
        """Tell whether some changes without all others lead to where they are now."""
        return self._stands(frozenset(self.causes).difference(causes))

    def needs(self, cause: int) -> bool:
        """Tell whether all others lead elsewhere, or cannot be without it."""
        return not self._stands(frozenset((cause,)))

    def _stands(self, left: frozenset[int]) -> bool:
        """Tell whether they stand where they are now without some changes."""
        if left and left not in self.known:
            self.known[left] = _without(self, [self.pieces[one] for one in sorted(left)])
        return not left or ((found := self.known[left]) is not None and self._same(found))

    def _same(self, found: _Then) -> bool:
        change, (outcome, where) = self.change, found
        same = where.get(change.subject, (None, None)) == (change.after, change.moved_to)
        if not same or not (change.numbers or change.renumbered):
            return same
        now = numbers_told(outcome, change.subject)
        whole = _numbers(change.numbers) == _numbers(change.renumbered)
        return now == change.renumbered if whole else _numbers(now) == _numbers(change.renumbered)


def _numbers(told: Iterable[Reason]) -> list[object]:
    """Return the numbers themselves, whether or not they are told to everybody."""
    return [one.facts for one in told]


def decided_again(outcome: DecidedCases, kept: _Kept) -> DecidedCases:
    """Return an outcome whose teams are composed again, of what its jury keeps, but for some."""
    found = outcome.cohort
    if found is None or not kept.composed:
        return outcome
    names = [one for one in kept.names(outcome) if one not in kept.left]
    fresh = problem_of(outcome.book, names, merit=outcome.lists)
    merit = next(iter(fresh.objective.terms), None)
    terms = [
        evolve(one, marks=merit.marks)
        if isinstance(one, MeritPoints) and isinstance(merit, MeritPoints)
        else one
        for one in found.problem.objective.terms
    ]
    asked = evolve(found.problem, objective=evolve(found.problem.objective, terms=terms))
    return evolve(outcome, cohort=composed_again(evolve(found, problem=asked), fresh))


def _due(case: _Moved) -> tuple[Reason, ...]:
    """Return the change that alone leads to where somebody is now; else the fewest that do so together.

    Of the fewest each is told where none can be spared. Where others would do as well, or where each of
    several does alone, how many and of which kind.
    """
    found = but_for(case, few=FEW_CHANGES, named=len(case.pieces))
    several, each = found.alone or found.together or tuple(case.causes), bool(found.alone)
    if len(several) == 1 or (not each and all(map(case.needs, several))):
        return tuple(case.pieces[one].reason for one in several)
    told = (kind_of(case.pieces[one].reason, case.change.subject) for one in several)
    kinds, code = tuple(dict.fromkeys(told)), "each_change" if each else "several_changes"
    kind = kinds[0] if len(kinds) == 1 else because(f"{code}_kind", kinds=kinds)
    return (because(code, count=len(several), kind=kind),)


# ── what changed, piece by piece ──────────────────────────────────────────────────────────────────


def _facts(later: DecidedCases, earlier: DecidedCases) -> Iterator[Piece]:
    """Yield each fact that was recorded or corrected since."""
    known, now = earlier.book.ledger.in_force, later.book.ledger.in_force
    for fact in now:
        if fact not in known and not fact.of_act:
            told = because("changed_fact", fact=said(fact), person=fact.person)
            yield _of_tables(told, partial(_without_fact, fact))
    for fact in known:
        if fact not in now and not fact.of_act:
            told = because("changed_gone", fact=said(fact), person=fact.person)
            yield _of_tables(told, partial(_with_fact, fact))


def _of_tables(told: Reason, change: _OfTables) -> Piece:
    return Piece(told, partial(_with_tables, [change]), of_tables=change)


def _with_tables(changes: Iterable[_OfTables], outcome: DecidedCases) -> DecidedCases:
    """Return an outcome whose tables are as some changes give them, each after those before it."""
    tables = {name: getattr(outcome.book, name) for name in (*TABLES, "corrections")}
    for change in changes:
        tables |= change(tables)
    return evolve(outcome, book=evolve(outcome.book, **tables))


def _without_fact(fact: Event, tables: _Tables) -> _Tables:
    kept = [one for one in tables["corrections"] if fact not in (one.fact, one.to)]
    return {"events": [one for one in tables["events"] if one != fact], "corrections": kept}


def _with_fact(fact: Event, tables: _Tables) -> _Tables:
    wrong = [one for one in tables["corrections"] if one.fact == fact]
    others = (fact, *(one.to for one in wrong))
    return {
        "events": [*(one for one in tables["events"] if one not in others), fact],
        "corrections": [one for one in tables["corrections"] if one not in wrong],
    }


def _tables(later: DecidedCases, earlier: DecidedCases) -> Iterator[Piece]:
    """Yield each table that changed: person by person where people are its rows."""
    for name in (one for one in TABLES if one != "events"):
        before, now = (_rows(name, getattr(one.book, name)) for one in (earlier, later))
        for whose in sorted(one for one in {*before, *now} if not same_rows(before.get(one), now.get(one))):
            table, columns = because(f"table_{name}"), [*_columns(before.get(whose), now.get(whose))]
            table = because("table_columns", table=table, columns=columns) if columns else table
            told = because("changed_table", table=table, person=whose or None)
            yield _of_tables(told, partial(_with_rows, name, whose, before.get(whose, ())))


def _columns(before: Any, now: Any) -> Iterator[Reason]:  # noqa: ANN401 # rows of any table
    """Yield the columns in which somebody's row is another; none where they have several, or had none."""
    rows: list[tuple[Any, ...]] = [some for some in (before, now) if isinstance(some, tuple)]
    if [*map(len, rows)] == [1, 1]:
        (one,), (other,) = rows
        names = (column.name for column in fields(one.__class__) if column.eq)
        yield from (in_pages(f"column_{at}") for at in names if getattr(one, at) != getattr(other, at))


def _rows(name: str, table: Any) -> dict[str, Any]:  # noqa: ANN401 # rows of any table
    """Return the rows of a table by whose they are; under no name, the whole of one that is nobody's."""
    if name not in BY_PERSON:
        return {"": table}
    found: dict[str, tuple[object, ...]] = {}
    for one in table:
        whose = getattr(one, BY_PERSON[name])
        found[whose] = (*found.get(whose, ()), one)
    return found


def _with_rows(name: str, whose: str, before: Any, tables: _Tables) -> _Tables:  # noqa: ANN401 # rows of any table
    others = [row for one, rows in _rows(name, tables[name]).items() if one != whose for row in rows]
    return {name: [*others, *before] if whose else before}


@frozen
class _Pair:
    """A deliberation as it was and as it is: the last, or that of a round by its place among them."""

    before: Deliberation
    after: Deliberation
    at: int | None = None
    number: int | None = None
    earlier: DecidedCases | None = None

    def piece(self, reason: Reason, change: Callable[[Deliberation], Deliberation]) -> Piece:
        """Return something that changed in it, with its round, and how it is undone."""
        if self.at is None:
            last: Undo = lambda one: evolve(one, deliberation=change(_last(one)), minutes=())  # noqa: E731
            return Piece(reason, last)
        facts = {"number": self.number, "kind": None}
        kind = because("changed_in_round", change=kind_of(reason, ""), **facts)
        told = because("changed_in_round", change=reason, **{**facts, "kind": kind})
        return Piece(told, partial(self._undone, change=change))

    def _undone(
        self, outcome: DecidedCases, *, change: Callable[[Deliberation], Deliberation]
    ) -> DecidedCases:
        """Return an outcome with a round as it was, and heard after it whoever was heard because of it."""
        at, then = cast("int", self.at), cast("DecidedCases", self.earlier)
        rounds = [change(one) if n == at else one for n, one in enumerate(outcome.rounds)]
        moved = {*rounds[at].kept} ^ {*self.after.kept}
        after = [*zip(rounds, then.rounds, strict=True)][at + 1 :]
        last, lists = outcome.deliberation, outcome.lists
        if last and then.deliberation:
            last = _as_heard(last, then.deliberation, moved)
        return evolve(
            outcome,
            rounds=[*rounds[: at + 1], *(_as_heard(*pair, moved) for pair in after)],
            deliberation=last,
            lists=lists and then.lists and _as_listed(lists, then.lists, moved),
            minutes=(),
        )


def _as_heard(held: Deliberation, then: Deliberation, moved: Container[str]) -> Deliberation:
    """Return a later round with the sheets of then on those moved whom only one of the two heard."""
    old, new = _sheets(then.sheet), _sheets(held.sheet)
    joined = {one for one, _ in old} ^ {one for one, _ in new}
    places = [place for place in dict.fromkeys((*old, *new)) if place[0] in joined and place[0] in moved]
    return _with_sheets({place: old.get(place) for place in places}, then)(held) if places else held


def _as_listed(lists: Rankings, then: Rankings, moved: set[str]) -> Rankings:
    """Return lists, with each of then that differs from it only in having some of those moved, or not."""
    old = _by_name(then)
    return evolve(lists, lists=[_listed(one, old.get(one.name, one), moved) for one in lists.lists])


def _listed(one: RankedList, then: RankedList, moved: set[str]) -> RankedList:
    was, now = then.ranking, one.ranking
    joined = was.ranks.keys() ^ now.ranks.keys()
    same = all(was.scores.get(who) == now.scores.get(who) for who in was.ranks.keys() & now.ranks.keys())
    return then if joined and joined <= moved and same else one


def _last(outcome: DecidedCases) -> Deliberation:
    return cast("Deliberation", outcome.deliberation)


def _pairs(later: DecidedCases, earlier: DecidedCases) -> Iterator[_Pair]:
    """Yield each deliberation that both outcomes have, round by round, then the last."""
    numbers = numbers_of(later.rounds)
    if len(later.rounds) == len(earlier.rounds):
        for at, (before, after) in enumerate(zip(earlier.rounds, later.rounds, strict=True)):
            yield _Pair(before, after, at, numbers[at], earlier)
    if earlier.deliberation is not None and later.deliberation is not None:
        yield _Pair(earlier.deliberation, later.deliberation)


def _marks(pair: _Pair) -> Iterator[Piece]:
    """Yield each mark sheet of a jury that is another; of a dossier that is new, all."""
    old, new = (_sheets(one.sheet) for one in (pair.before, pair.after))
    why = {_place(one.after): one for one in pair.after.sheet.corrections}
    whole = {item for item, _ in old} ^ {item for item, _ in new}
    changed: dict[tuple[str, str | None], list[tuple[str, str]]] = {}
    for place in dict.fromkeys((*old, *new)):
        if old.get(place) != new.get(place):
            changed.setdefault((place[0], None if place[0] in whole else place[1]), []).append(place)
    for (item, juror), places in changed.items():
        slip, was, now = why.get(places[0]) if juror else None, old.get(places[0]), new.get(places[0])
        how = _how(was, now) if juror else "joined" if now else "left"
        told = {"item": item, "juror": juror, "why": slip and slip.reason, "on": slip and slip.on, "how": how}
        yield pair.piece(
            because("changed_marks", **told, kind=because("changed_marks_kind", how=how)),
            _with_sheets({place: old.get(place) for place in places}, pair.before),
        )


def _how(was: MarkSheet | None, now: MarkSheet | None) -> str | None:
    """Return what changed on the sheet of a juror, None where it is marks that both have."""
    marks, opinions, flags, rest = (
        [getattr(one, name, None) or None for one in (was, now)]
        for name in ("marks", "opinion", "champion", "recused")
    )
    others = {"opinion": opinions, "flag": flags, "sheet": rest}
    found = [name for name, (before, after) in others.items() if before != after]
    if marks[0] == marks[1]:
        return found[0] if len(found) == 1 else "sheet"
    return "added" if not marks[0] else "gone" if not marks[1] else "sheet" if found else None


def _with_sheets(
    before: Mapping[tuple[str, str], MarkSheet | None], earlier: Deliberation
) -> Callable[[Deliberation], Deliberation]:
    def change(held: Deliberation) -> Deliberation:
        kept = [one for one in held.sheet.sheets if _place(one) not in before]
        steps = [one for one in held.sheet.corrections if _place(one.after) not in before]
        sheets = [*kept, *filter(None, before.values())]
        touched = zip(("items", "jurors"), map(set, zip(*before, strict=True)), strict=True)
        items, jurors = (_called(one, sheets, back, earlier.sheet, held.sheet) for one, back in touched)
        old = evolve(held.sheet, sheets=sheets, items=items, jurors=jurors, corrections=steps)
        try:
            return evolve(held, sheet=old)
        except (Fault, Faults):  # what parted equals follows from the marks: it goes with them
            parted = {name: getattr(earlier, name) for name in JURY["decisions"]}
            return evolve(held, sheet=old, **parted)

    return change


def _called(name: str, sheets: Iterable[MarkSheet], back: Container[str], *of: Scoresheet) -> list[str]:
    """Return who is called: of those put back, as on the first of two sheets; whoever marks, or is marked."""
    old, new = (getattr(one, name) for one in of)
    marked = (getattr(one, name.removesuffix("s")) for one in sheets)
    return [*marked, *(one for one in old if one in back), *(one for one in new if one not in back)]


def _sheets(sheet: Scoresheet) -> dict[tuple[str, str], MarkSheet]:
    return {_place(one): one for one in sheet.sheets}


def _place(sheet: MarkSheet) -> tuple[str, str]:
    return sheet.item, sheet.juror


def _jury(later: DecidedCases, earlier: DecidedCases) -> Iterator[Piece]:
    """Yield what changed in each deliberation; the whole, where only one of the two has it."""
    for pair in _pairs(later, earlier):
        yield from _marks(pair)
        for name, parts in JURY.items():
            before: dict[str, Any] = {one: getattr(pair.before, one) for one in parts}
            if before != {one: getattr(pair.after, one) for one in parts}:
                yield pair.piece(
                    _other(name), cast("Callable[[Deliberation], Deliberation]", partial(evolve, **before))
                )
    rounds, held = earlier.rounds, earlier.deliberation
    if len(rounds) != len(later.rounds):
        yield Piece(_other("rounds"), lambda outcome: evolve(outcome, rounds=rounds, minutes=()))
    if (held is None) != (later.deliberation is None):
        yield Piece(_other("deliberation"), lambda outcome: evolve(outcome, deliberation=held, minutes=()))


def _lists(later: DecidedCases, earlier: DecidedCases) -> Iterator[Piece]:
    """Yield each list of candidates that is another."""
    old, new = _by_name(earlier.lists), _by_name(later.lists)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            key = (old.get(name) or new[name]).key
            listed = because("list_of", challenge=key[0], profile=" ".join(key[1:]) or None)
            undo = partial(_with_list, name=name, before=old.get(name))
            kind = _relisted(old.get(name), new.get(name))
            yield Piece(because("changed_list", listed=listed, kind=kind), undo)


def _relisted(was: RankedList | None, now: RankedList | None) -> Reason:
    """Return the kind of a change of a list: others were ranked, equals were parted, or it was corrected."""
    old, new = (one.ranking if one else Ranking(groups=()) for one in (was, now))
    before, after = ({**one.scores, **{out.item: out.reason for out in one.excluded}} for one in (old, new))
    joined, left = after.keys() - before.keys(), before.keys() - after.keys()
    if any(before[one] != after[one] for one in before.keys() & after.keys()):
        return because("changed_list_kind")
    if joined or left:
        code = "ranked_fewer" if not joined else "ranked_others" if left else "ranked_more"
        return because(code, count=len(joined or left))
    parted = evolve(old, groups=new.groups, splits=new.splits) == new
    return because("parted_otherwise" if parted else "changed_list_kind")


def _with_list(outcome: DecidedCases, *, name: str, before: RankedList | None) -> DecidedCases:
    """Return an outcome with one list as it was, whatever others are by now: several are undone at once."""
    kept = [one for key, one in _by_name(outcome.lists).items() if key != name]
    rules = outcome.lists.rules if outcome.lists else None
    return evolve(outcome, lists=Rankings(lists=[*kept, before] if before else kept, rules=rules))


def _by_name(lists: Rankings | None) -> dict[str, RankedList]:
    return {one.name: one for one in lists.lists} if lists else {}


def _teams(later: DecidedCases, earlier: DecidedCases, kept: _Kept, left: frozenset[str]) -> Iterator[Piece]:
    """Yield that the teams were asked otherwise: by other rules or points, or for other challenges."""
    old, new = earlier.cohort, later.cohort
    if old is None or new is None:
        if old is not new:
            yield Piece(_other("teams"), lambda outcome: evolve(outcome, cohort=old))
        return
    if _asked_of(old) != _asked_of(new) or left != kept.left:
        yield Piece(_other("teams"), _composed(partial(evolve, problem=old.problem)), left)
    if old.decisions != new.decisions:
        yield Piece(_other("team_decisions"), _composed(partial(evolve, decisions=old.decisions)))


def _other(name: str) -> Reason:
    """Return that something which was asked or decided is another, whose kind is told to whoever it moves."""
    what = because(f"input_{name}")
    return because("changed_input", what=what, kind=because("changed_input_kind", what=what))


def _asked_of(found: Composition) -> tuple[object, ...]:
    """Return what was asked of the teams beside merit, which the lists say."""
    terms = (one for one in found.problem.objective.terms if not isinstance(one, MeritPoints))
    return found.problem.rules, tuple(terms)


def _composed(change: Callable[[Composition], Composition]) -> Undo:
    """Ask the teams otherwise; merit and people are taken anew where they are composed."""
    return lambda outcome: evolve(outcome, cohort=outcome.cohort and change(outcome.cohort))
