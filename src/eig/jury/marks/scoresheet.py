"""The scoresheet: all ballots of a jury on its items, under one rubric.

It is where marks are checked, all together, and where the three states without a mark are kept apart. What
it boils down to, one exact total a juror and item, is `Scoresheet.reviews()`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, to_tuple
from eig._ground.frozen import FrozenMap
from eig._ground.html import table
from eig._ground.maps import ids
from eig._ground.values import Value
from eig.errors import Fault, UnknownKey
from eig.jury.marks._sheet_reasons import criterion_reason, panel_reasons
from eig.jury.marks.criteria import Criterion
from eig.jury.marks.mark_sheets import Correction, MarkSheet
from eig.jury.marks.means import mean
from eig.jury.marks.missing import Bounds, MissingPolicy, check_policy, missing_fault
from eig.jury.marks.opinions import Opinions
from eig.jury.marks.reviews import Review, Reviews
from eig.jury.marks.rubric import Rubric
from eig.reasons import Reason, Trace
from eig.typing import Lang

__all__ = ["Scoresheet"]


def __dir__() -> list[str]:
    return __all__


def _ballots(ballots: Iterable[MarkSheet]) -> tuple[MarkSheet, ...]:
    return to_tuple(ballots)


def _corrections(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    return to_tuple(corrections)


def _roster(names: Iterable[str]) -> tuple[str, ...]:
    given = to_tuple(names)
    return tuple(sorted(set(given))) if ids.holds(given) else given


_COLUMNS = (
    "item", "juror", "state", "criterion", "mark", "opinion", "champion", "members", "stepped_back"
)  # fmt: skip
_NOTHING = FrozenMap[Fraction]()


def _place(ballot: MarkSheet) -> tuple[str, str]:
    return ballot.item, ballot.juror


@final
@checked
@frozen(kw_only=True)
class Scoresheet(Value):
    """The ballots of a jury.

    Args:
        rubric: What is marked, on which scales.
        ballots: One sheet at most for each item and juror.
        items: All items called, marked or not; the ballots' items where left out.
        jurors: All jurors called; the ballots' jurors where left out.
        corrections: The sheets that superseded others, oldest first: see `corrected`.

    Raises:
        Fault: A mark is off its scale or of no criterion, a sheet stands twice, or names somebody not called.
            Several faults come together; `ballots[3].marks.impact` counts the ballots as they were given.

    >>> from eig.jury import EIG_SCALE
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact", "team"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4, "team": 3}), ("adler", "j1", {"impact": 3, "team": 3})])
    >>> sheet.items, sheet.reviews().by_item["plume"]["j1"]
    (('adler', 'plume'), Fraction(7, 2))
    """

    rubric: Rubric
    ballots: tuple[MarkSheet, ...] = field(converter=_ballots)
    items: tuple[str, ...] = field(default=(), converter=_roster)
    jurors: tuple[str, ...] = field(default=(), converter=_roster)
    corrections: tuple[Correction, ...] = field(default=(), converter=_corrections)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        ruled = faults.check("rubric", instance_of(Rubric))
        filled = faults.check("ballots", instance_of(MarkSheet).each())
        rostered = faults.check("items", ids) & faults.check("jurors", ids)
        faults.check("corrections", instance_of(Correction).each())
        if filled:
            faults.distinct("ballots", map(_place, self.ballots), what="pair of item and juror")
        if ruled and filled and rostered:
            self._check_sheets(faults)
        faults.done()
        self._settle()

    def _check_sheets(self, faults: Gather) -> None:
        items, jurors = frozenset(self.items), frozenset(self.jurors)
        for number, ballot in enumerate(self.ballots):
            place = f"ballots[{number}]"
            for fault in self.rubric.faults(ballot.marks, item=ballot.item, place=place):
                faults.add(fault)
            if items and ballot.item not in items:
                faults.add(_stranger(f"{place}.item", ballot.item, "items"))
            if jurors and ballot.juror not in jurors:
                faults.add(_stranger(f"{place}.juror", ballot.juror, "jurors"))

    def _settle(self) -> None:
        """Sort, and fill the rosters, after the checks: faults count ballots in the order they were given."""
        object.__setattr__(self, "ballots", tuple(sorted(self.ballots, key=_place)))
        object.__setattr__(self, "items", self.items or _roster(ballot.item for ballot in self.ballots))
        object.__setattr__(self, "jurors", self.jurors or _roster(ballot.juror for ballot in self.ballots))

    @classmethod
    @checked
    def from_marks(
        cls,
        rubric: Rubric,
        rows: Iterable[tuple[str, str, Mapping[str, int | str | Decimal | Fraction]]],
        *,
        items: Iterable[str] = (),
        jurors: Iterable[str] = (),
    ) -> Scoresheet:
        """Build from `(item, juror, {criterion: mark})`.

        >>> from eig.jury import Scale
        >>> rubric = Rubric.equal(["taste"], scale=Scale(low=0, high=20, step="0.5"))
        >>> Scoresheet.from_marks(rubric, [("A1", "J1", {"taste": "14.5"})]).jurors
        ('J1',)
        """
        ballots = [MarkSheet(item=item, juror=juror, marks=marks) for item, juror, marks in rows]
        return cls(rubric=rubric, ballots=ballots, items=items, jurors=jurors)

    @cached_property
    def by_item(self) -> FrozenMap[tuple[MarkSheet, ...]]:
        """The sheets of each item called, in the order of jurors; empty where nobody filled one."""
        sheets: dict[str, list[MarkSheet]] = {item: [] for item in self.items}
        for ballot in self.ballots:
            sheets[ballot.item].append(ballot)
        return FrozenMap({item: tuple(given) for item, given in sheets.items()})

    @cached_property
    def by_juror(self) -> FrozenMap[tuple[MarkSheet, ...]]:
        """The sheets of each juror called, in the order of items."""
        sheets: dict[str, list[MarkSheet]] = {juror: [] for juror in self.jurors}
        for ballot in self.ballots:
            sheets[ballot.juror].append(ballot)
        return FrozenMap({juror: tuple(given) for juror, given in sheets.items()})

    def sheets(self, item: str) -> tuple[MarkSheet, ...]:
        """Return the sheets of an item.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("plume", "j1", {"a": 4})])
        >>> len(sheet.sheets("plume"))
        1
        """
        if item not in self.by_item:
            raise UnknownKey("item", item, known=self.items)
        return self.by_item[item]

    def ballot(self, item: str, juror: str) -> MarkSheet:
        """Return the sheet of a juror on an item.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("plume", "j1", {"a": 4})])
        >>> sheet.ballot("plume", "j1").marks["a"]
        Fraction(4, 1)
        """
        found = {ballot.juror: ballot for ballot in self.sheets(item)}
        if juror not in found:
            raise UnknownKey(f"sheet on {item} by", juror, known=found)
        return found[juror]

    def reviews(self, *, policy: MissingPolicy = "refuse") -> Reviews:
        """Return one exact total for each sheet that holds marks.

        Absent, recused and abstaining jurors, and sheets with an opinion alone, give none.

        Args:
            policy: What a missing criterion counts as; refused by default, all of them together.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a", "b"], scale=EIG_SCALE), [("x", "j", {"a": 3})])
        >>> sheet.reviews(policy="worst").reviews[0].mark
        Fraction(2, 1)
        """
        self._refuse_missing(check_policy(policy))
        return Reviews(
            reviews=[
                Review(
                    item=ballot.item,
                    juror=ballot.juror,
                    mark=self.rubric.total(ballot.marks, item=ballot.item, policy=policy),
                )
                for ballot in self.ballots
                if ballot.counts
            ]
        )

    def _refuse_missing(self, policy: MissingPolicy) -> None:
        faults = Gather(self)
        for number, ballot in enumerate(self.ballots if policy == "refuse" else ()):
            for name in self.missing(ballot):
                faults.add(missing_fault(name, f"ballots[{number}]."))
        faults.done()

    def missing(self, ballot: MarkSheet) -> tuple[str, ...]:
        """Return the criteria that a sheet with marks leaves out.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a", "b"], scale=EIG_SCALE), [("x", "j", {"a": 3})])
        >>> sheet.missing(sheet.ballots[0])
        ('b',)
        """
        applying = self.rubric.applying(ballot.item) if ballot.counts else ()
        return tuple(one.id for one in applying if one.id not in ballot.marks)

    def bounds(self, item: str) -> Bounds | None:
        """Return what is known for sure of an item's mean total; None where nobody marked it.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a", "b"], scale=EIG_SCALE), [("x", "j", {"a": 3})])
        >>> sheet.bounds("x")
        Bounds(worst=Fraction(2, 1), best=Fraction(7, 2))
        """
        known = [self.rubric.bounds(ballot.marks, item=item) for ballot in self.sheets(item) if ballot.counts]
        if not known:
            return None
        return Bounds(worst=mean([one.worst for one in known]), best=mean([one.best for one in known]))

    def opinions(self, item: str) -> Opinions:
        """Return the count of opinions on an item.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet(rubric=Rubric.equal(["a"], scale=EIG_SCALE),
        ...                    ballots=[MarkSheet(item="x", juror="j", opinion="favourable")])
        >>> sheet.opinions("x").favourable
        1
        """
        return Opinions.of(self.sheets(item))

    def marks_on(self, item: str, criterion: str) -> tuple[Fraction, ...]:
        """Return the marks that an item got on a criterion, in the order of jurors.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 3})])
        >>> sheet.marks_on("x", "a")
        (Fraction(3, 1),)
        """
        name = self.rubric.criterion(criterion).id
        return tuple(ballot.marks[name] for ballot in self.sheets(item) if name in ballot.marks)

    def corrected(self, ballot: MarkSheet, *, by: str, reason: str, on: date | None = None) -> Scoresheet:
        """Return the scoresheet where a sheet supersedes the one of the same item and juror.

        The earlier sheet is kept: see `history`.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 1})])
        >>> better = sheet.corrected(MarkSheet(item="x", juror="j", marks={"a": 4}), by="chair",
        ...     reason="slip")
        >>> [int(one.marks["a"]) for one in better.history("x", "j")]
        [1, 4]
        """
        return superseded(self, [ballot], by=by, reason=reason, on=on)

    def history(self, item: str, juror: str) -> tuple[MarkSheet, ...]:
        """Return the sheets of a juror on an item, the superseded ones first, the one in force last.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 1})])
        >>> len(sheet.history("x", "j"))
        1
        """
        current = self.ballot(item, juror)
        earlier = [step.before for step in self.corrections if _place(step.before) == (item, juror)]
        return (*earlier, current)

    def only(self, items: Iterable[str]) -> Scoresheet:
        """Return the scoresheet of some of the items: what one ranking is about.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE),
        ...                               [("x", "j", {"a": 1}), ("y", "j", {"a": 2})])
        >>> sheet.only(["y"]).items
        ('y',)
        """
        kept = _roster(items)
        return evolve(
            self,
            ballots=[ballot for item in kept for ballot in self.sheets(item)],
            items=kept,
            corrections=[step for step in self.corrections if step.after.item in set(kept)],
        )

    def explain(self, item: str, *, lang: Lang = "en") -> Trace:
        """Say who marked an item and who did not, and what each criterion got.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet(rubric=Rubric.equal(["impact"], scale=EIG_SCALE), ballots=[
        ...     MarkSheet(item="plume", juror="j1", marks={"impact": 4}),
        ...     MarkSheet(item="plume", juror="j2", state="recused")])
        >>> print(sheet.explain("plume"))
        plume: marked by j1; recused: j2; impact: mean mark 4.
        """
        return Trace(subject=item, reasons=self.reasons(item), lang=lang)

    def reasons(self, item: str, *, brought: Mapping[str, Fraction] = _NOTHING) -> tuple[Reason, ...]:
        """Return what `explain` says, with what each criterion brings to a score where that is known.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 3})])
        >>> print(sheet.reasons("x", brought={"a": Fraction(3)})[-1])
        a: mean mark 3, 100% of the total, brings 3
        """
        slips = [step for step in self.corrections if step.after.item == item]
        criteria = (self._on(one, item, brought.get(one.id)) for one in self.rubric.applying(item))
        return (*panel_reasons(self.sheets(item), slips), *(reason for reason in criteria if reason))

    def _on(self, criterion: Criterion, item: str, brought: Fraction | None) -> Reason | None:
        share = self.rubric.share(criterion.id, item=item)
        return criterion_reason(criterion, self.marks_on(item, criterion.id), share, brought)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a mark, one for each sheet without marks, one for who was called and has no sheet.

        >>> from eig.jury import EIG_SCALE
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["a"], scale=EIG_SCALE), [("x", "j", {"a": 1})])
        >>> sheet.rows()[0]["mark"]
        Fraction(1, 1)
        """
        return [
            {
                "item": ballot.item,
                "juror": ballot.juror,
                "state": ballot.state,
                "criterion": criterion,
                "mark": mark,
                "opinion": ballot.opinion,
                "champion": ballot.champion,
                "members": ballot.members,
                "stepped_back": ballot.stepped_back,
            }
            for ballot in self.ballots
            for criterion, mark in (ballot.marks.items() or ((None, None),))
        ] + self._silent()

    def _silent(self) -> list[dict[str, object]]:
        """Return a blank row for each item, and each juror, that was called and has no sheet."""
        blank = dict.fromkeys(_COLUMNS)
        return [
            *({**blank, "item": item} for item in self.items if not self.by_item[item]),
            *({**blank, "juror": juror} for juror in self.jurors if not self.by_juror[juror]),
        ]

    def _repr_html_(self) -> str:
        return table(self.rows(), caption=f"Scoresheet: {len(self.items)} items, {len(self.jurors)} jurors")


def superseded(
    sheet: Scoresheet, ballots: Iterable[MarkSheet], *, by: str, reason: str, on: date | None
) -> Scoresheet:
    """Return the scoresheet where ballots supersede those of the same items and jurors, which are kept."""
    after = {_place(ballot): ballot for ballot in ballots}
    steps = [
        Correction(before=sheet.ballot(*place), after=ballot, by=by, reason=reason, on=on)
        for place, ballot in after.items()
    ]
    now = [after.get(_place(ballot), ballot) for ballot in sheet.ballots]
    return evolve(sheet, ballots=now, corrections=[*sheet.corrections, *steps])


def _stranger(place: str, name: str, roster: str) -> Fault:
    return Fault(
        place, name, rule=f"ballots are of the {roster} called", remedy=f"add it to {roster}, or correct it"
    )
