"""Interests, recusals and quorum: who steps back from what, and whether enough jurors remain.

How far a recusal reaches depends on the decision. In a competition, a juror with a tie to one candidate
abstains for all of them, the jury being one (Conseil d'État, 17 October 2016, n° 386400): scope `session`.
In an examination, such as drawing up a shortlist, the juror abstains for that candidate only (Conseil d'État,
7 June 2017, n° 382986): scope `item`. The scope is therefore stated, never implied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, final

from attrs import evolve, field, frozen

from eig._checks import Gather, between, instance_of, one_of, text, to_ids, to_sorted, whole
from eig._exact import exact
from eig.jury._maps import ids
from eig.jury.ballots import Ballot
from eig.jury.scoresheet import Scoresheet, superseded
from eig.programme import Interest, Procedure, Scope, calls_for_recusal, recusal_scope
from eig.reasons import Reason, Trace
from eig.typing import Lang

__all__ = ["Quorum", "Recusal", "Recusals", "quorum", "recusals_from", "recuse"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Recusal:
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
@frozen(kw_only=True)
class Recusals:
    """The recusals of a jury, and the ties that concern no item heard.

    >>> recusals = Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")])
    >>> recusals.covers("j1", "plume"), recusals.kept_from("j1", ["adler", "plume"])
    (True, ('plume',))
    """

    recusals: tuple[Recusal, ...] = field(converter=_recusals)
    without_item: tuple[str, ...] = field(default=(), converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        if faults.check("recusals", instance_of(Recusal).each()):
            faults.distinct("recusals", self.recusals, what="recusal")
        faults.check("without_item", ids)
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


_TAKES_PART = Reason(code="takes_part", en="takes part in everything", fr="participe à tout")


def _said(recusal: Recusal) -> Reason:
    facts = {"item": recusal.item, "kind": recusal.kind}
    if recusal.item is None:
        en, fr = "steps back from the whole session ({kind})", "se déporte pour toute la session ({kind})"
        return Reason(code="recused_session", en=en, fr=fr, facts=facts)
    en, fr = "steps back from {item} ({kind})", "se déporte pour {item} ({kind})"
    return Reason(code="recused_item", en=en, fr=fr, facts=facts)


def recusals_from(
    interests: Iterable[Interest],
    *,
    items: Iterable[str],
    about: Mapping[str, Iterable[str]] | None = None,
    procedure: Procedure | None = None,
) -> Recusals:
    """Derive the recusals that interests call for.

    Args:
        interests: Ties between a juror and a target, declared or derived (see `interests_from`).
        items: The items heard.
        about: What else concerns each item: its host administration, its candidate, its mentors.
        procedure: The kind of decision, whose case law says which ties call for a recusal and how far it
            reaches: `competition`, `examination` or `advisory`. None takes each interest at its own scope.

    A tie whose target concerns no item heard recuses from nothing at scope `item`; its target is listed in
    `without_item`, since it may be a slip of the pen.

    >>> ties = [Interest(juror="j1", target="interior", kind="employer"),
    ...         Interest(juror="j2", target="plume", kind="mentor", scope="session")]
    >>> recusals = recusals_from(ties, items=["ia_flash", "plume"], about={"ia_flash": ["interior"]})
    >>> recusals.rows()[0], recusals.covers("j2", "ia_flash")
    ({'juror': 'j1', 'item': 'ia_flash', 'kind': 'employer'}, True)
    """
    concerned = _concerned(tuple(items), about or {})
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
    return Recusals(recusals=dict.fromkeys([*whole_session, *by_item]), without_item=lost)


def _reach(tie: Interest, procedure: Procedure | None) -> Scope | None:
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
        Ballot(item=item, juror=juror, state="recused")
        for item in sheet.items
        for juror in sheet.jurors
        if (item, juror) not in filled and recusals.covers(juror, item)
    ]
    return evolve(now, ballots=[*now.ballots, *silent])


def _recused(ballot: Ballot, recusals: Recusals) -> Ballot:
    item, juror = ballot.item, ballot.juror
    left = tuple(member for member in ballot.members if recusals.covers(member, item))
    stay = tuple(member for member in ballot.members if member not in left)
    gone = (*ballot.stepped_back, *left)
    if recusals.covers(juror, item) or (gone and not stay):
        return Ballot(item=item, juror=juror, state="recused", stepped_back=(*gone, *stay))
    return evolve(ballot, members=stay, stepped_back=gone)


@final
@frozen(kw_only=True)
class Quorum:
    """Whether enough jurors took part in the deliberation on one item.

    Args:
        item: The item.
        called: How many jurors the quorum is counted on.
        taking_part: How many marked or abstained.
        share: The part of them that must take part.

    >>> enough = Quorum(item="plume", called=6, taking_part=3, share="1/2")
    >>> enough.reached
    True
    """

    item: str
    called: int
    taking_part: int
    share: Fraction = field(default=Fraction(1, 2), converter=exact)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("item", text)
        faults.check("share", between(0, 1))
        if faults.check("called", whole(0)) & faults.check("taking_part", whole(0)):
            faults.that(
                "taking_part",
                self.taking_part <= self.called,
                rule="those who take part are among those called",
                remedy="count the jurors called, absent ones included",
            )
        faults.done()

    @property
    def reached(self) -> bool:
        """Whether the quorum is reached; a jury of nobody never reaches it."""
        return self.taking_part > 0 and self.taking_part >= self.share * self.called

    def reason(self) -> Reason:
        """Return the sentence of the quorum.

        >>> print(Quorum(item="plume", called=6, taking_part=2).reason())
        quorum missed: 2 of 6 took part, and 0.5 of them must
        """
        kept = self.reached
        return Reason(
            code="quorum_reached" if kept else "quorum_missed",
            en=f"quorum {'reached' if kept else 'missed'}: {{part}} of {{called}} took part, "
            "and {share} of them must",
            fr=f"quorum {'atteint' if kept else 'manqué'} : {{part}} sur {{called}} ont participé, "
            "et il en faut {share}",
            facts={"part": self.taking_part, "called": self.called, "share": self.share},
        )


def quorum(
    sheet: Scoresheet,
    item: str,
    *,
    called: int | None = None,
    share: Fraction | str | int = Fraction(1, 2),
    recused: Literal["count", "leave"] = "count",
) -> Quorum:
    """Count the quorum on an item, on those who take part.

    A recused juror does not take part. Whether the juror still counts among those called is a rule of the
    jury: `count` (the stricter reading) or `leave`. An abstaining juror takes part. The members of a
    collective sheet count one by one.

    Args:
        sheet: The scoresheet.
        item: The item.
        called: How many jurors were called for it; those with a sheet on it where left out.
        share: The part that must take part.
        recused: Whether recused jurors stay in the number called.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet(rubric=Rubric.equal(["impact"], scale=EIG_SCALE), ballots=[
    ...     Ballot(item="plume", juror="j1", marks={"impact": 4}),
    ...     Ballot(item="plume", juror="j2", state="recused"),
    ...     Ballot(item="plume", juror="j3", state="absent")])
    >>> quorum(sheet, "plume").reached, quorum(sheet, "plume", recused="leave").reached
    (False, True)
    """
    faults = Gather("quorum")
    faults.check("recused", one_of("count", "leave"), recused)
    faults.done()
    sheets = sheet.sheets(item)
    stepped_back = sum(len(ballot.recused) for ballot in sheets)
    heads = stepped_back + sum(len(ballot.people) for ballot in sheets if ballot.state != "recused")
    return Quorum(
        item=item,
        called=(heads if called is None else called) - (stepped_back if recused == "leave" else 0),
        taking_part=sum(len(ballot.people) for ballot in sheets if ballot.takes_part),
        share=exact(share),
    )
