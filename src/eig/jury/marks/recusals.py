"""Recusals: who steps back from what, and how far.

How far a recusal reaches depends on the decision. In a competition, a juror with a conflict of interest about
one candidate abstains for all of them, the jury being one (Conseil d'État, 17 October 2016, n° 386400): scope
`session`. In an examination, such as drawing up a shortlist, the juror abstains for that candidate only
(Conseil d'État, 7 June 2017, n° 382986): scope `item`. The scope is therefore stated, never implied. Links
that alone are no conflict may be one together (Conseil d'État, 13 October 2023, n° 459205): they are listed,
for the jury to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import ids, map_of, text
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import ids_map
from eig._values.tuple_fields import to_ids, to_sorted, to_sorted_ids
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet
from eig.jury.marks.scoresheet import Scoresheet, roster, superseded
from eig.programme import Interest
from eig.programme.interests import RecusalProcedure, RecusalScope, calls_for_recusal, recusal_scope
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.marks")
tell: Tell = teller("jury.marks")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Recusal(Value):
    """A juror steps back from one item, or from the whole session.

    Args:
        juror: Who steps back.
        item: From what; None for the whole session.
        kind: The kind of link, such as `employer` or `mentor_of`, or `conscience`.

    >>> Recusal(juror="j1", item="plume", kind="employer").covers("j1", "adler")
    False
    >>> Recusal(juror="j1", item=None, kind="personal").covers("j1", "adler")
    True
    """

    juror: str = field(metadata=keeps(text))
    item: str | None = field(metadata=keeps(text))
    kind: str = field(metadata=keeps(text))

    def covers(self, juror: str, item: str) -> bool:
        """Tell whether the recusal keeps a juror from an item.

        >>> Recusal(juror="j1", item="plume", kind="employer").covers("j1", "plume")
        True
        """
        return self.juror == juror and self.item in (None, item)


def _recusals(recusals: Iterable[Recusal]) -> tuple[Recusal, ...]:
    return to_sorted(recusals, Recusal, lambda one: (one.juror, one.item or "", one.kind), once=True)


@final
@frozen(kw_only=True, eq=False, repr=False)
class LinksToJudge(Value):
    """Links of a juror with one item of which none alone calls for a recusal: the jury judges them together.

    Args:
        juror: Who has them.
        item: With what.
        kinds: The kinds of the links, one each.

    >>> print(LinksToJudge(juror="j1", item="plume", kinds=["professional", "professional"]).reason())
    j1 has 2 links with plume, and none of them alone calls for a recusal: the jury judges them together \
(professional)
    """

    juror: str = field(metadata=keeps(text))
    item: str = field(metadata=keeps(text))
    kinds: tuple[str, ...] = field(converter=to_sorted_ids, metadata=keeps(ids))

    def reason(self) -> Reason:
        """Return the sentence that asks the jury to judge.

        >>> LinksToJudge(juror="j1", item="plume", kinds=["alumni", "professional"]).reason().code
        'links_to_judge'
        """
        kinds = tuple(map(_link, dict.fromkeys(self.kinds)))
        return because("links_to_judge", juror=self.juror, item=self.item, count=len(self.kinds), kinds=kinds)


def _links(links: Iterable[LinksToJudge]) -> tuple[LinksToJudge, ...]:
    return to_sorted(links, LinksToJudge, lambda one: (one.juror, one.item))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Recusals(Value):
    """The recusals of a jury, the links that it has to judge, and those that concern nothing or nobody here.

    Args:
        recusals: Who steps back from what.
        without_item: What links are with and that concerns no item heard.
        without_juror: Who has links and does not sit on the jury.
        to_judge: Links of which none alone calls for a recusal, to be judged together.
        jurors: Who sits on the jury, in order, where that is stated.

    >>> recusals = Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")])
    >>> recusals.covers("j1", "plume"), recusals.kept_from("j1", ["adler", "plume"])
    (True, ('plume',))
    """

    recusals: tuple[Recusal, ...] = field(converter=_recusals, metadata=keeps(once="recusal"))
    without_item: tuple[str, ...] = field(default=(), converter=roster, metadata=keeps(ids))
    without_juror: tuple[str, ...] = field(default=(), converter=roster, metadata=keeps(ids))
    to_judge: tuple[LinksToJudge, ...] = field(default=(), converter=_links)
    jurors: tuple[str, ...] = field(default=(), converter=roster, metadata=keeps(ids))

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What the jury should look at: links to judge together, and links with nothing or of nobody here."""
        told = [one.reason() for one in self.to_judge]
        if self.without_item:
            told.append(because("without_item", targets=self.without_item))
        if self.without_juror:
            told.append(because("without_juror", jurors=self.without_juror))
        return tuple(told)

    def covers(self, juror: str, item: str) -> bool:
        """Tell whether a juror steps back from an item.

        >>> Recusals(recusals=[]).covers("j1", "plume")
        False
        """
        left = self._left_by.get(juror, ())
        return item in left or None in left

    @cached_property
    def _left_by(self) -> FrozenMap[frozenset[str | None]]:
        """What each juror steps back from; None where it is the whole session."""
        left: dict[str, set[str | None]] = {}
        for one in self.recusals:
            left.setdefault(one.juror, set()).add(one.item)
        return FrozenMap({juror: frozenset(items) for juror, items in left.items()})

    def kept_from(self, juror: str, items: Iterable[str]) -> tuple[str, ...]:
        """Return those of the items that a juror steps back from.

        >>> session = Recusals(recusals=[Recusal(juror="j1", item=None, kind="personal")])
        >>> session.kept_from("j1", ["adler", "plume"])
        ('adler', 'plume')
        """
        return tuple(item for item in items if self.covers(juror, item))

    def pairs(self, items: Iterable[str], jurors: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of an item and a juror who steps back from it, among some items and jurors.

        >>> session = Recusals(recusals=[Recusal(juror="j1", item=None, kind="personal")])
        >>> session.pairs(["adler", "plume"], ["j1", "j2"])
        (('adler', 'j1'), ('plume', 'j1'))
        """
        heard, seated = tuple(items), frozenset(jurors)
        here = frozenset(heard)
        found = [
            (item, one.juror)
            for one in self.recusals
            if one.juror in seated
            for item in (heard if one.item is None else (one.item,))
            if item in here
        ]
        return tuple(sorted(set(found)))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who steps back from what, and what is left to judge; or what a juror steps back from, and why.

        Args:
            key: A juror of the jury where it is stated, or one who has a recusal or a link; None for all.

        >>> recusals = Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")])
        >>> print(recusals.explain())
        recusals: one recusal; j1: plume (employer).
        >>> print(recusals.explain("j1"))
        j1: steps back from plume (employer).
        """
        if key is None:
            by_juror: dict[str, list[Reason]] = {}
            for one in self.recusals:
                told_of = because("recused_from", item=one.item, kind=_link(one.kind))
                by_juror.setdefault(one.juror, []).append(told_of)
            each = [because("recusals_of", juror=one, items=tuple(own)) for one, own in by_juror.items()]
            told = [because("recusals", count=len(self.recusals)), *each, *self.cautions]
            return Trace(subject=tell("whole_recusals", lang), reasons=told, lang=lang)
        linked = {one.juror for one in self.recusals} | {one.juror for one in self.to_judge}
        known = linked.union(self.jurors, self.without_juror)
        require_key("juror", key, known)
        own = [_said(one) for one in self.recusals if one.juror == key] or [because("takes_part")]
        asked = [one.reason() for one in self.to_judge if one.juror == key]
        return Trace(subject=key, reasons=[*own, *asked], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a recusal.

        >>> Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")]).rows()
        [{'juror': 'j1', 'item': 'plume', 'kind': 'employer'}]
        """
        return [{"juror": one.juror, "item": one.item, "kind": one.kind} for one in self.recusals]


def _link(kind: str) -> Reason:
    return because("link", kind=kind.replace("_", " "))


def _said(recusal: Recusal) -> Reason:
    if recusal.item is None:
        return because("recused_session", kind=_link(recusal.kind))
    return because("recused_item", item=recusal.item, kind=_link(recusal.kind))


@checked
def recusals_from(
    interests: Iterable[Interest],
    *,
    items: Iterable[str],
    about: Mapping[str, Iterable[str]] | None = None,
    procedure: RecusalProcedure | None = None,
    jurors: Iterable[str] | None = None,
) -> Recusals:
    """Derive the recusals that interests call for, and the links that the jury has to judge together.

    Args:
        interests: Links between a juror and a target, declared or derived (see `interests_from`).
        items: The items heard.
        about: What else concerns each item: its host administration, its candidate, its mentors.
        procedure: The kind of decision, whose case law says which links call for a recusal and how far it
            reaches: `competition`, `examination` or `advisory`. None takes each interest at its own scope,
            but those that the jury judged slight, and those that alone are no conflict.
        jurors: Who sits on the jury, where that is to be checked.

    A link with what concerns no item heard recuses from nothing at scope `item`; its target is listed in
    `without_item`, since it may be a slip of the pen. So is, in `without_juror`, one who is not on the jury.
    Two links or more of a juror with one item, none of which calls for a recusal, are listed in `to_judge`.

    Raises:
        Fault: For a text where several names are asked for, or an unknown procedure.

    >>> links = [Interest(juror="j1", target="interior", kind="employer"),
    ...          Interest(juror="j2", target="plume", kind="mentor", scope="session")]
    >>> recusals = recusals_from(links, items=["ia_flash", "plume"], about={"ia_flash": ["interior"]})
    >>> recusals.rows()[0], recusals.covers("j2", "ia_flash")
    ({'juror': 'j1', 'item': 'ia_flash', 'kind': 'employer'}, True)
    """
    heard, others = to_ids(items), ids_map(about or {})
    seated = None if jurors is None else to_ids(jurors)
    require("recusals_from", items=(ids, heard), about=(map_of(ids), others), jurors=(ids.or_none(), seated))
    links, concerned = tuple(interests), _concerned(heard, others)
    recusals = dict.fromkeys(one for link in links for one in _recusals_for(link, concerned, procedure))
    found = Recusals(recusals=recusals)
    return evolve(
        found,
        without_item={link.target for link in links} - set(concerned),
        without_juror=() if seated is None else {link.juror for link in links} - set(seated),
        to_judge=_to_judge(links, concerned, found),
        jurors=seated or (),
    )


def _recusals_for(
    link: Interest, concerned: Mapping[str, Sequence[str]], procedure: RecusalProcedure | None
) -> Iterator[Recusal]:
    """Yield the recusals that a link alone calls for."""
    reach = _reach(link, procedure)
    if reach == "session":
        yield Recusal(juror=link.juror, item=None, kind=link.kind)
    for item in concerned.get(link.target, ()) if reach == "item" else ():
        yield Recusal(juror=link.juror, item=item, kind=link.kind)


def _reach(link: Interest, procedure: RecusalProcedure | None) -> RecusalScope | None:
    """Return how far the recusal for a link reaches, or None where it alone calls for none."""
    if not calls_for_recusal(link, procedure=procedure or "examination"):
        return None
    return link.scope if procedure is None else recusal_scope(procedure)


def _to_judge(
    links: Iterable[Interest], concerned: Mapping[str, Sequence[str]], found: Recusals
) -> list[LinksToJudge]:
    """Return, where nobody is recused, the links of one juror with one item, two of them or more."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for link in dict.fromkeys(links):
        for item in concerned.get(link.target, ()):
            if not found.covers(link.juror, item):
                kinds.setdefault((link.juror, item), []).append(link.kind)
    return [
        LinksToJudge(juror=juror, item=item, kinds=several)
        for (juror, item), several in kinds.items()
        if len(several) > 1
    ]


def _concerned(items: tuple[str, ...], about: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in items:
        for target in dict.fromkeys([item, *about.get(item, ())]):
            found.setdefault(target, []).append(item)
    return found


@checked
def recuse(
    sheet: Scoresheet,
    recusals: Recusals,
    *,
    by: str,
    reason: str = "recusal",
    on: date | None = None,
    called: Mapping[str, Iterable[str]] | None = None,
) -> Scoresheet:
    """Return the scoresheet where each recused juror's sheet says so and holds no mark.

    A sheet that was filled despite a recusal is superseded, and kept in the history. A recused member of a
    panel leaves the panel's collective sheet; the sheet stays, unless nobody else is behind it. Nobody is
    recused here who was not asked: a juror without a sheet on an item gets one only if `called` for it.

    Args:
        recusals: Who steps back from what.
        by: Who decided the recusals.
        reason: What the minutes say of it, in the jury's own language.
        on: When.
        called: Who was called for each item, sheet or no sheet; those who have a sheet where left out.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("plume", "j2", {"impact": 2})])
    >>> conflict = Recusals(recusals=[Recusal(juror="j1", item="plume", kind="employer")])
    >>> after = recuse(sheet, conflict, by="chair")
    >>> after.mark_sheet("plume", "j1").state, after.reviews().jurors, len(after.history("plume", "j1"))
    ('recused', ('j2',), 2)
    """
    asked = ids_map(called or {})
    _check_called(sheet, recusals, asked)
    stepping_back = [(mark_sheet, _recused(mark_sheet, recusals)) for mark_sheet in sheet.sheets]
    changed = [after for before, after in stepping_back if after != before]
    now = superseded(sheet, changed, by=by, reason=reason, on=on)
    filled = {(mark_sheet.item, mark_sheet.juror) for mark_sheet in sheet.sheets}
    silent = [
        MarkSheet(item=item, juror=juror, state="recused")
        for item, jurors in asked.items()
        for juror in jurors
        if (item, juror) not in filled and recusals.covers(juror, item)
    ]
    jurors = dict.fromkeys((*now.jurors, *(one.juror for one in silent)))
    return evolve(now, sheets=[*now.sheets, *silent], jurors=jurors)


def _check_called(sheet: Scoresheet, recusals: Recusals, called: Mapping[str, Sequence[str]]) -> None:
    """Refuse recusals of whom, or from what, the jury does not have: a slip would let a mark count.

    Who is called and has no sheet is known all the same where somebody is recused by that name; a name that
    nothing else holds is a slip.
    """
    faults = Gather("recuse")
    faults.check("called", map_of(ids), called)
    faults.done()
    people = {name for one in sheet.sheets for name in (*one.members, *one.stepped_back)}
    jurors = people.union(sheet.jurors)
    recused = {(at, "juror"): one.juror for at, one in enumerate(recusals.recusals)}
    asked = {(item, at): juror for item, some in called.items() for at, juror in enumerate(some)}
    rows = enumerate(recusals.recusals)
    items = {(at, "item"): one.item for at, one in rows if one.item is not None}
    faults.known("recusals", recused.values(), jurors.union(asked.values()), what="a juror", ways=recused)
    faults.known("called", asked.values(), jurors.union(recused.values()), what="a juror", ways=asked)
    faults.known("called", called, sheet.items, what="an item")
    faults.known("recusals", items.values(), sheet.items, what="an item", ways=items)
    faults.done()


def _recused(mark_sheet: MarkSheet, recusals: Recusals) -> MarkSheet:
    item, juror = mark_sheet.item, mark_sheet.juror
    left = tuple(member for member in mark_sheet.members if recusals.covers(member, item))
    stay = tuple(member for member in mark_sheet.members if member not in left)
    gone = (*mark_sheet.stepped_back, *left)
    if recusals.covers(juror, item) or (gone and not stay):
        return MarkSheet(item=item, juror=juror, state="recused", stepped_back=(*gone, *stay))
    return evolve(mark_sheet, members=stay, stepped_back=gone)
