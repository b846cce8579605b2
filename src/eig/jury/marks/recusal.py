"""Recusals: who steps back from what, and how far.

How far a recusal reaches depends on the decision. In a competition, a juror with a tie to one candidate
abstains for all of them, the jury being one (Conseil d'État, 17 October 2016, n° 386400): scope `session`.
In an examination, such as drawing up a shortlist, the juror abstains for that candidate only (Conseil d'État,
7 June 2017, n° 382986): scope `item`. The scope is therefore stated, never implied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, text, to_ids, to_sorted
from eig._ground.frozen import FrozenMap
from eig._ground.maps import ids, ids_map, map_of
from eig._ground.values import Value
from eig.jury.marks.mark_sheets import MarkSheet
from eig.jury.marks.scoresheet import Scoresheet, superseded
from eig.programme import Interest
from eig.programme.interests import RecusalProcedure, RecusalScope, calls_for_recusal, recusal_scope
from eig.reasons import Reason, Trace, reasons_in
from eig.typing import Lang

__all__ = ["Recusal", "Recusals", "recusals_from", "recuse"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("jury.marks")


@final
@frozen(kw_only=True)
class Recusal(Value):
    """A juror steps back from one item, or from the whole session.

    Args:
        juror: Who steps back.
        item: From what; None for the whole session.
        kind: The kind of tie, such as `employer` or `mentor_of`.

    >>> Recusal(juror="j1", item="plume", kind="employer").covers("j1", "adler")
    False
    >>> Recusal(juror="j1", item=None, kind="personal").covers("j1", "adler")
    True
    """

    juror: str
    item: str | None
    kind: str

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("juror", text)
        faults.check("item", text.or_none())
        faults.check("kind", text)
        faults.done()

    def covers(self, juror: str, item: str) -> bool:
        """Tell whether the recusal keeps a juror from an item.

        >>> Recusal(juror="j1", item="plume", kind="employer").covers("j1", "plume")
        True
        """
        return self.juror == juror and self.item in (None, item)


def _recusals(recusals: Iterable[Recusal]) -> tuple[Recusal, ...]:
    return to_sorted(recusals, Recusal, lambda one: (one.juror, one.item or "", one.kind))


@final
@checked
@frozen(kw_only=True)
class Recusals(Value):
    """The recusals of a jury, and the ties that concern no item heard, or nobody of the jury.

    Args:
        recusals: Who steps back from what.
        without_item: What ties are to and that concerns no item heard.
        without_juror: Who has ties and does not sit on the jury.

    >>> recusals = Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")])
    >>> recusals.covers("j1", "plume"), recusals.kept_from("j1", ["adler", "plume"])
    (True, ('plume',))
    """

    recusals: tuple[Recusal, ...] = field(converter=_recusals)
    without_item: tuple[str, ...] = field(default=(), converter=to_ids)
    without_juror: tuple[str, ...] = field(default=(), converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        if faults.check("recusals", instance_of(Recusal).each()):
            faults.distinct("recusals", self.recusals, what="recusal")
        faults.check("without_item", ids)
        faults.check("without_juror", ids)
        faults.done()

    def covers(self, juror: str, item: str) -> bool:
        """Tell whether a juror steps back from an item.

        >>> Recusals(recusals=[]).covers("j1", "plume")
        False
        """
        return any(one.covers(juror, item) for one in self.recusals)

    def kept_from(self, juror: str, items: Iterable[str]) -> tuple[str, ...]:
        """Return those of the items that a juror steps back from.

        >>> session = Recusals(recusals=[Recusal(juror="j1", item=None, kind="personal")])
        >>> session.kept_from("j1", ["adler", "plume"])
        ('adler', 'plume')
        """
        return tuple(item for item in items if self.covers(juror, item))

    def explain(self, juror: str, *, lang: Lang = "en") -> Trace:
        """Say what a juror steps back from, and why.

        >>> print(Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")]).explain("j1"))
        j1: steps back from plume (employer).
        """
        return Trace(
            subject=juror,
            reasons=[_said(one) for one in self.recusals if one.juror == juror] or [_TAKES_PART],
            lang=lang,
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a recusal.

        >>> Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")]).rows()
        [{'juror': 'j1', 'item': 'plume', 'kind': 'employer'}]
        """
        return [{"juror": one.juror, "item": one.item, "kind": one.kind} for one in self.recusals]


_TAKES_PART = because("takes_part")


KINDS: Mapping[str, str] = FrozenMap(
    {
        "employer": "employeur",
        "hierarchical": "lien hiérarchique",
        "professional": "lien professionnel",
        "personal": "lien personnel",
        "acquaintance": "connaissance",
        "alumni": "ancien condisciple",
        "examined_before": "déjà évalué",
    }
)
"""What the kinds of ties are called in French, where that is another word."""


def _said(recusal: Recusal) -> Reason:
    kind = recusal.kind
    facts = {"item": recusal.item, "kind": kind.replace("_", " "), "lien": KINDS.get(kind, kind)}
    if recusal.item is None:
        en, fr = "steps back from the whole session ({kind})", "se déporte pour toute la session ({lien})"
        return Reason(code="recused_session", sentences={"en": en, "fr": fr}, facts=facts)
    en, fr = "steps back from {item} ({kind})", "se déporte pour {item} ({lien})"
    return Reason(code="recused_item", sentences={"en": en, "fr": fr}, facts=facts)


@checked
def recusals_from(
    interests: Iterable[Interest],
    *,
    items: Iterable[str],
    about: Mapping[str, Iterable[str]] | None = None,
    procedure: RecusalProcedure | None = None,
    jurors: Iterable[str] | None = None,
) -> Recusals:
    """Derive the recusals that interests call for.

    Args:
        interests: Ties between a juror and a target, declared or derived (see `interests_from`).
        items: The items heard.
        about: What else concerns each item: its host administration, its candidate, its mentors.
        procedure: The kind of decision, whose case law says which ties call for a recusal and how far it
            reaches: `competition`, `examination` or `advisory`. None takes each interest at its own scope.
        jurors: Who sits on the jury, where that is to be checked.

    A tie whose target concerns no item heard recuses from nothing at scope `item`; its target is listed in
    `without_item`, since it may be a slip of the pen. So is, in `without_juror`, one who is not on the jury.

    Raises:
        Fault: For a text where several names are asked for, or an unknown procedure.

    >>> ties = [Interest(juror="j1", target="interior", kind="employer"),
    ...         Interest(juror="j2", target="plume", kind="mentor", scope="session")]
    >>> recusals = recusals_from(ties, items=["ia_flash", "plume"], about={"ia_flash": ["interior"]})
    >>> recusals.rows()[0], recusals.covers("j2", "ia_flash")
    ({'juror': 'j1', 'item': 'ia_flash', 'kind': 'employer'}, True)
    """
    heard, others = to_ids(items), ids_map(about or {})
    seated = None if jurors is None else to_ids(jurors)
    faults = Gather("recusals_from")
    faults.check("items", ids, heard)
    faults.check("about", map_of(ids), others)
    faults.check("jurors", ids.or_none(), seated)
    faults.done()
    concerned = _concerned(heard, others)
    ties = tuple(interests)
    reach = [(tie, far) for tie in ties if (far := _reach(tie, procedure))]
    whole_session = [
        Recusal(juror=tie.juror, item=None, kind=tie.kind) for tie, far in reach if far == "session"
    ]
    by_item = [
        Recusal(juror=tie.juror, item=item, kind=tie.kind)
        for tie, far in reach
        if far == "item"
        for item in concerned.get(tie.target, ())
    ]
    lost = sorted({tie.target for tie in ties} - set(concerned))
    strangers = sorted({tie.juror for tie in ties} - set(seated)) if seated is not None else ()
    return Recusals(
        recusals=dict.fromkeys([*whole_session, *by_item]), without_item=lost, without_juror=strangers
    )


def _reach(tie: Interest, procedure: RecusalProcedure | None) -> RecusalScope | None:
    """Return how far the recusal for a tie reaches, or None where the case law asks for none."""
    if procedure is None:
        return tie.scope
    return recusal_scope(procedure) if calls_for_recusal(tie, procedure=procedure) else None


def _concerned(items: tuple[str, ...], about: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in items:
        for target in dict.fromkeys([item, *about.get(item, ())]):
            found.setdefault(target, []).append(item)
    return found


@checked
def recuse(
    sheet: Scoresheet, recusals: Recusals, *, by: str, reason: str = "recusal", on: date | None = None
) -> Scoresheet:
    """Return the scoresheet where each recused juror's sheet says so and holds no mark.

    A sheet that was filled despite a recusal is superseded, and kept in the history. A recused member of a
    panel leaves the panel's collective sheet; the sheet stays, unless nobody else is behind it.

    Args:
        sheet: The scoresheet.
        recusals: Who steps back from what.
        by: Who decided the recusals.
        reason: What the minutes say of it, in the jury's own language.
        on: When.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("plume", "j2", {"impact": 2})])
    >>> tie = Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")])
    >>> after = recuse(sheet, tie, by="chair")
    >>> after.ballot("plume", "j1").state, after.reviews().jurors, len(after.history("plume", "j1"))
    ('recused', ('j2',), 2)
    """
    stepping_back = [(ballot, _recused(ballot, recusals)) for ballot in sheet.ballots]
    changed = [after for before, after in stepping_back if after != before]
    now = superseded(sheet, changed, by=by, reason=reason, on=on)
    filled = {(ballot.item, ballot.juror) for ballot in sheet.ballots}
    silent = [
        MarkSheet(item=item, juror=juror, state="recused")
        for item in sheet.items
        for juror in sheet.jurors
        if (item, juror) not in filled and recusals.covers(juror, item)
    ]
    return evolve(now, ballots=[*now.ballots, *silent])


def _recused(ballot: MarkSheet, recusals: Recusals) -> MarkSheet:
    item, juror = ballot.item, ballot.juror
    left = tuple(member for member in ballot.members if recusals.covers(member, item))
    stay = tuple(member for member in ballot.members if member not in left)
    gone = (*ballot.stepped_back, *left)
    if recusals.covers(juror, item) or (gone and not stay):
        return MarkSheet(item=item, juror=juror, state="recused", stepped_back=(*gone, *stay))
    return evolve(ballot, members=stay, stepped_back=gone)
