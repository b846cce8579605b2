"""What differs between two dossiers, or between a dossier and its answers computed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, cast, final

from attrs import evolve, field, fields, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.canonical_text_digests_and_salts import scheme_of
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import text
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, row_of, told_where_given
from eig.book._dossier_digests import asked_of
from eig.book._what_a_dossier_holds import DossierData
from eig.book.rulings_on_challenges_and_people import (
    HEADS_OF_WAITING,
    WAITING,
    Ruling,
    Rulings,
    RulingStatus,
    said_of,
)
from eig.errors import UnknownKey
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
    from eig.timeline.plan.schedules_slack_and_count_back import Schedule

because: Because = reasons_in("book")
tell: Tell = teller("book")
ALONE: Final[Mapping[str, None]] = MappingProxyType(dict.fromkeys(("noted", "was", "on", "reference")))
"""What a change says of the decision that it is of, where no act of it is given."""
_UNTOLD: Final = "on_reserve_some"
"""That somebody is on a reserve list, without their number."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class RulingChange(Value):
    """One challenge or person whose decision changed.

    Args:
        subject: The challenge or the person.
        before: What was decided before, or None where it was not there.
        after: What is decided now, or None where it is no longer there.
        place: The challenge where a person sat, or None.
        moved_to: The challenge where the person sits now, or None.
        due: The change that alone leads to what is decided now, the fewest that do together, or how many:
            see `Outcome.changes_since`.
        numbers: Of whoever stays on the reserve list under another number, what was told of it before.
        renumbered: What is told of it now.
        about: `challenge` or `person`; None in changes kept before it was told.
        waits: What is said of an undecided one who is not to be parted from equals, or None.

    >>> print(RulingChange(subject="c1", before="reserve", after="seated", moved_to="plume").reason)
    c1: on the reserve list before, seated at plume now
    """

    subject: str = field(metadata=keeps(text))
    before: RulingStatus | None
    after: RulingStatus | None
    place: str | None = field(default=None, metadata=keeps(text))
    moved_to: str | None = field(default=None, metadata=keeps(text))
    due: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    numbers: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    renumbered: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    about: Literal["challenge", "person"] | None = field(default=None, metadata=told_where_given)
    waits: Reason | None = field(default=None, metadata=told_where_given)

    @property
    def reason(self) -> Reason:
        """The change, as a sentence that every language can say, with the numbers that the jury knows."""
        return because("moved", subject=self.subject, **self._stood, due=self.due or None)

    @property
    def _stood(self) -> Mapping[str, Reason]:
        then, now = ([*map(_numbered, some)] for some in self._differing)
        return self._with(then, now) if then != now else self._with(*self._differing)

    def _with(self, then: Sequence[Reason], now: Sequence[Reason]) -> Mapping[str, Reason]:
        return {
            "before": self._stood_at(self.before, self.place, then),
            "after": self._stood_at(self.after, self.moved_to, now),
        }

    def _stood_at(self, status: RulingStatus | None, place: str | None, numbers: Sequence[Reason]) -> Reason:
        waits = self.waits if status == "undecided" else None
        told = waits or (because("ruled_absent") if status is None else said_of(self.about, status))
        return because("stood", status=tuple(numbers) or told, place=place, beside=None)

    @property
    def _differing(self) -> tuple[Sequence[Reason], Sequence[Reason]]:
        then = [one for one in self.numbers if one not in self.renumbered]
        now = [one for one in self.renumbered if one not in self.numbers]
        # where a list is gained, or lost, the others are told too
        return (then, now) if then and now else (self.numbers, self.renumbered)

    @property
    def _told(self) -> tuple[Sequence[Reason], Sequence[Reason]]:
        """What the person is told: where no number is, that it changed; nothing where it may not have."""
        was, now = ({one.facts.get("listed"): one for one in some} for some in self._differing)
        for name in [one for one in was if one in now and {was[one].code, now[one].code} == {_UNTOLD}]:
            numbers = {one[name].facts.get("number") for one in (was, now)}
            if len(numbers) > 1 and None not in numbers:
                now[name] = evolve(now[name], code="on_reserve_elsewhere")
            elif was[name] != now[name]:
                del was[name], now[name]
        return tuple(was.values()), tuple(now.values())

    @property
    def numbered_worse(self) -> bool:
        """Whether a number on a reserve list that was told is higher now, or may be, or is no longer told."""
        was, now = (
            {one.facts.get("listed"): one.facts.get("last") or one.facts.get("number") for one in some}
            for some in self._told
        )
        pairs = ((before, now.get(listed)) for listed, before in was.items())
        return any(isinstance(one, int) and not (isinstance(to, int) and to <= one) for one, to in pairs)

    def to_person(self) -> Reason:
        """Return the change as the person concerned is told: of others, what changed is told by its kind."""
        due = [kind_of(one, self.subject) for one in self.due]
        if self.numbers and not any(self._told):
            return because("redecided_same", **ALONE, grounds=None, unsure=None)
        about = self._with(*self._told)
        told = {**about, "due": tuple(dict.fromkeys(due)) or None, **ALONE}
        return because("decided_first" if self.before in (None, *WAITING) else "redecided", **told)


def kind_of(change: Reason, subject: str) -> Reason:
    """Return what kind a change is of, as somebody is told of it; what is theirs or nobody's, as it is."""
    if change.code == "changed_table" and change.facts.get("person") in (None, subject):
        return change
    kept = {"what": None, "kinds": None}  # changes that were kept before tell neither
    return cast("Reason | None", change.facts.get("kind")) or because(f"{change.code}_kind", **kept)


def _numbered(reason: Reason) -> Reason:
    """Return a place on a reserve list with its number, where it has one that the person is not told."""
    hidden = reason.code == _UNTOLD and "number" in reason.facts
    return evolve(reason, code="on_reserve") if hidden else reason


@final
@frozen(kw_only=True, eq=False, repr=False)
class DossierChanges(Value):
    """What changed between two dossiers, and whom it moved.

    Args:
        causes: What changed in what was asked: tables, marks, rules, wishes, dates.
        moved: The challenges and people whose decision changed.
        unmoved: Those whose decision is the same.
        regrounded: Those of them whose grounds, as they are told, changed.
        uncompared: Those of whom it is not known: dossiers alone do not hold what each was told.

    >>> print(DossierChanges(causes=[], moved=[]))
    nothing changed
    """

    _BRIEF = "{causes} causes, {moved} moved"
    causes: tuple[Reason, ...] = field(converter=TupleOf[Reason])
    moved: tuple[RulingChange, ...] = field(converter=TupleOf[RulingChange])
    unmoved: tuple[str, ...] = field(default=(), converter=to_ids)
    regrounded: tuple[str, ...] = field(default=(), converter=to_ids, metadata=told_where_given)
    uncompared: tuple[str, ...] = field(default=(), converter=to_ids, metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        faults.distinct("moved", (one.subject for one in self.moved), what="subject")

    def __bool__(self) -> bool:
        return bool(self.causes or self.moved)

    def to_person(self, subject: str) -> Reason | None:
        """Return what the person concerned is told; None where nothing was decided about them."""
        moved = {one.subject: one for one in self.moved}
        if subject in moved:  # of whoever was not there, nothing was
            return moved[subject].to_person() if moved[subject].before else None
        known = subject in self.unmoved
        return because("redecided_same", **ALONE, **self._grounds_of(subject)) if known else None

    def _grounds_of(self, subject: str) -> Mapping[str, bool | None]:
        return {"grounds": subject in self.regrounded or None, "unsure": subject in self.uncompared or None}

    def _lines_(self) -> tuple[Reason, ...]:
        return self._told or (because("nothing_changed"),)

    @property
    def _told(self) -> tuple[Reason, ...]:
        grounds = {"grounds": self.regrounded or None, "unsure": self.uncompared or None}
        same = because("unmoved", count=len(self.unmoved), **grounds)
        return (
            *self.causes,
            *(one.reason for one in self.moved),
            *((same,) if self.unmoved and (self or self.uncompared) else ()),
        )

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what changed and whom it moved; or how the decision about one of them changed.

        >>> str(DossierChanges(causes=[], moved=[]).explain(lang="fr"))
        'dossier\N{NO-BREAK SPACE}: rien n’a changé.'
        """
        known = {
            one.subject: evolve(one.reason, facts={**one.reason.facts, "subject": None}) for one in self.moved
        }
        known |= {one: because("not_moved", **self._grounds_of(one)) for one in self.unmoved}
        if key is not None and key not in known:
            raise UnknownKey("challenge or person", key, known=known)
        told = self._told if key is None else (known[key],)
        subject = tell("dossier", lang) if key is None else key
        return Trace(subject=subject, reasons=told or [because("nothing_changed")], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a challenge or person whose decision changed.

        >>> DossierChanges(causes=[], moved=[RulingChange(subject="c1", before="seated", after=None)]).rows()
        [{'subject': 'c1', 'before': 'seated', 'after': None, 'place': None, 'moved_to': None}]
        """
        return [{**row_of(one, "subject", "before", "after", "place", "moved_to")} for one in self.moved]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the same rows as people read them."""
        return [{"subject": one.subject, **one._stood} for one in self.moved]  # noqa: SLF001 # of these


@final
@frozen(kw_only=True, eq=False, repr=False)
class Replay(Value):
    """Whether the same answers come from the same tables, and what differs where they do not.

    Args:
        differences: What came out otherwise; nothing where the dossier holds.
        unchecked: What could not be computed again, and what it would take; facts that the book knows since.

    >>> print(Replay(differences=[]), Replay(differences=[]).holds)
    the same answers come from the same tables True
    """

    _BRIEF = "{differences} differences"
    differences: tuple[Reason, ...] = field(converter=TupleOf[Reason])
    unchecked: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    def __bool__(self) -> bool:
        return self.holds

    def _lines_(self) -> tuple[Reason, ...]:
        left = any(one.code == "erased" for one in self.unchecked)
        said = because("replay_left" if left else "replay_holds")
        return (*(self.differences or [said]), *self.unchecked)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say whether the dossier holds, and what differs. It has one key, its own.

        >>> str(Replay(differences=[]).explain())
        'dossier: the same answers come from the same tables.'
        """
        if key not in (None, "dossier"):
            raise UnknownKey("replay", key, known=["dossier"])
        return Trace(subject=tell("dossier", lang), reasons=self._lines_(), lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a difference.

        >>> Replay(differences=[]).rows()
        []
        """
        return [{"code": one.code, "sentence": one} for one in self.differences]


# ── two dossiers ──────────────────────────────────────────────────────────────────────────────────


def changes_between(earlier: DossierData, later: DossierData) -> DossierChanges:
    """Return what changed from one dossier to the next, and whom it moved.

    Grounds are the same where whole dossiers have the same reasons; of others, what was told is not known.
    """
    moved = moves_between(earlier.rulings, later.rulings)
    gone = {one.subject for one in moved}
    unmoved = [one for one in later.rulings.rulings if one.subject not in gone]
    whole = all(one.audience == "jury" and not one.erasures for one in (earlier, later))
    known = {one.subject: one.reasons for one in earlier.rulings.rulings if whole}
    return DossierChanges(
        causes=_causes(earlier, later),
        moved=moved,
        unmoved=[one.subject for one in unmoved],
        uncompared=[
            one.subject
            for one in unmoved
            if one.status not in WAITING and known.get(one.subject) != one.reasons
        ],
    )


def _causes(earlier: DossierData, later: DossierData) -> Iterator[Reason]:
    schemes = [{*map(scheme_of, one.tables.values())} for one in (earlier, later)]
    if earlier.salt != later.salt or schemes[0] != schemes[1]:
        yield because("other_salt")
    else:
        for name in dict.fromkeys((*earlier.tables, *later.tables)):
            if earlier.tables.get(name) != later.tables.get(name):
                yield because("other_table", table=because(f"table_{name}"))
    yield from _other_rules(earlier.deliberation, later.deliberation)
    before, after = _asked(earlier), _asked(later)
    for name in before:
        if name != "rules" and before[name] != after[name]:
            yield because("other_input", what=because(f"input_{name}"))
    yield from _other_dates(earlier.schedule, later.schedule)


def _asked(dossier: DossierData) -> dict[str, object]:
    return asked_of(
        dossier.deliberation, dossier.lists, dossier.cohort, dossier.schedule, rounds=dossier.rounds
    )


def _other_rules(earlier: Deliberation | None, later: Deliberation | None) -> Iterator[Reason]:
    if earlier is None or later is None:
        return
    names: tuple[str, ...] = tuple(one.name for one in fields(JuryRules))
    changed = [name for name in names if getattr(earlier.rules, name) != getattr(later.rules, name)]
    if changed:
        yield because("other_rules", names=tuple(changed))


def _other_dates(earlier: Schedule | None, later: Schedule | None) -> Iterator[Reason]:
    if earlier is None or later is None:
        return
    known = {one.key: one.early for one in earlier.placed}
    for one in later.placed:
        before = known.get(one.key)
        if before is not None and before != one.early:
            name = later.plan.phase(one.key).name or one.key
            yield because("date_moved", phase=name, before=before, after=one.early)


def moves_between(earlier: Rulings, later: Rulings) -> list[RulingChange]:
    """Return whose decision changed, in the order of identifiers."""
    before, after = ({one.subject: one for one in some.rulings} for some in (earlier, later))
    changes = (_change(name, before.get(name), after.get(name)) for name in sorted({*before, *after}))
    return [one for one in changes if (one.before, one.place) != (one.after, one.moved_to)]


def _change(subject: str, before: Ruling | None, after: Ruling | None) -> RulingChange:
    found = after or before
    waits = (one.said for one in (before, after) if one and one.said.code in HEADS_OF_WAITING.values())
    return RulingChange(
        subject=subject,
        before=before and before.status,
        after=after and after.status,
        place=before and before.place,
        moved_to=after and after.place,
        about=found and found.about,
        waits=next(waits, None),
    )
