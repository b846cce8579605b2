"""What differs between two dossiers, or between a dossier and its answers computed again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import field, frozen

from eig._language.languages import language_of
from eig._language.sentences import Tell, teller
from eig._values.faults_together import Gather
from eig._values.rules import text
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps
from eig.book.rulings import RulingStatus
from eig.errors import UnknownKey
from eig.reasons import Because, Reason, Trace, reasons_in, to_reasons
from eig.typing import Lang

__all__ = ["DossierChanges", "Replay", "RulingChange"]


because: Because = reasons_in("book")
tell: Tell = teller("book")


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

    >>> print(RulingChange(subject="c1", before="reserve", after="seated", moved_to="plume").reason)
    c1: on the reserve list before, seated at plume now
    """

    subject: str = field(metadata=keeps(text))
    before: RulingStatus | None
    after: RulingStatus | None
    place: str | None = field(default=None, metadata=keeps(text))
    moved_to: str | None = field(default=None, metadata=keeps(text))

    @property
    def reason(self) -> Reason:
        """The change, as a sentence that every language can say."""
        before, after = _stood(self.before, self.place), _stood(self.after, self.moved_to)
        return because("moved", subject=self.subject, before=before, after=after)


def _stood(status: RulingStatus | None, place: str | None) -> Reason:
    return because("stood", status=because(f"ruled_{status or 'absent'}"), place=place)


def _changes(given: Iterable[RulingChange]) -> tuple[RulingChange, ...]:
    return to_tuple(given)


@final
@frozen(kw_only=True, eq=False, repr=False)
class DossierChanges(Value):
    """What changed between two dossiers, and whom it moved.

    Args:
        causes: What changed in what was asked: tables, marks, rules, wishes, dates.
        moved: The challenges and people whose decision changed.

    >>> print(DossierChanges(causes=[], moved=[]))
    nothing changed
    """

    causes: tuple[Reason, ...] = field(converter=to_reasons)
    moved: tuple[RulingChange, ...] = field(converter=_changes)

    def _check(self, faults: Gather) -> None:
        faults.distinct("moved", (one.subject for one in self.moved), what="subject")

    def __bool__(self) -> bool:
        return bool(self.causes or self.moved)

    def __repr__(self) -> str:
        return f"<DossierChanges: {len(self.causes)} causes, {len(self.moved)} moved>"

    def say(self, lang: Lang = "en") -> str:
        """Say what changed, and whom it moved, one a line.

        >>> DossierChanges(causes=[], moved=[]).say("fr")
        'rien n’a changé'
        """
        told = [*self.causes, *(one.reason for one in self.moved)]
        return "\n".join(one.say(lang) for one in told) or tell("nothing_changed", lang)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what changed and whom it moved; or how the decision about one of them changed.

        >>> str(DossierChanges(causes=[], moved=[]).explain(lang="fr"))
        'dossier\N{NO-BREAK SPACE}: rien n’a changé.'
        """
        known = {one.subject: one for one in self.moved}
        if key is not None and key not in known:
            raise UnknownKey("challenge or person that moved", key, known=known)
        told = [*self.causes, *(one.reason for one in self.moved)] if key is None else [known[key].reason]
        subject = tell("dossier", lang) if key is None else key
        return Trace(subject=subject, reasons=told or [because("nothing_changed")], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a challenge or person whose decision changed.

        >>> DossierChanges(causes=[], moved=[RulingChange(subject="c1", before="seated", after=None)]).rows()
        [{'subject': 'c1', 'before': 'seated', 'after': None, 'place': None, 'moved_to': None}]
        """
        return [
            {
                "subject": one.subject,
                "before": one.before,
                "after": one.after,
                "place": one.place,
                "moved_to": one.moved_to,
            }
            for one in self.moved
        ]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the same rows as people read them."""
        return [
            {
                "subject": one.subject,
                "before": _stood(one.before, one.place),
                "after": _stood(one.after, one.moved_to),
            }
            for one in self.moved
        ]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Replay(Value):
    """Whether the same answers come from the same tables, and what differs where they do not.

    Args:
        differences: What came out otherwise; nothing where the dossier holds.
        unchecked: What could not be computed again, and what it would take.

    >>> print(Replay(differences=[]), Replay(differences=[]).holds)
    the same answers come from the same tables True
    """

    differences: tuple[Reason, ...] = field(converter=to_reasons)
    unchecked: tuple[Reason, ...] = field(default=(), converter=to_reasons)

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    def __bool__(self) -> bool:
        return self.holds

    def __repr__(self) -> str:
        return f"<Replay: {len(self.differences)} differences>"

    def say(self, lang: Lang = "en") -> str:
        """Say that the dossier holds, or what differs; and what was not computed again.

        >>> Replay(differences=[]).say("fr")
        'les mêmes tableaux donnent les mêmes réponses'
        """
        told = [*(self.differences or [because("replay_holds")]), *self.unchecked]
        return language_of(lang).stop.join(one.say(lang) for one in told)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say whether the dossier holds, and what differs. It has one key, its own.

        >>> str(Replay(differences=[]).explain())
        'dossier: the same answers come from the same tables.'
        """
        if key not in (None, "dossier"):
            raise UnknownKey("replay", key, known=["dossier"])
        told = [*(self.differences or [because("replay_holds")]), *self.unchecked]
        return Trace(subject=tell("dossier", lang), reasons=told, lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a difference.

        >>> Replay(differences=[]).rows()
        []
        """
        return [{"code": one.code, "sentence": one} for one in self.differences]
