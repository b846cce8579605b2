"""What a jury deliberated on: marks, rules, the body that sat, decisions; and the lists that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias, cast

from attrs import converters, field, frozen

from eig._values.field_rules_and_bounds import ids, text
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf, to_sorted_ids, to_tuple
from eig._values.value import Value, keeps, told_where_given
from eig.errors import require_key
from eig.jury.marks.quorums import Attendance, Quorum, attendance, everybody, quorum
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.marks_to_ranking_and_refusals import rank
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.minutes._adjusted_ranking import adjusted
from eig.jury.rules.jury_rules_with_origins import JuryRules, share_told
from eig.jury.selection.fair_lottery_draws import FairDraw
from eig.jury.selection.main_list_reserve_and_ties import Selection, select
from eig.jury.severity.adopted_calibrations import Adjustment
from eig.lots.decisions_and_priorities_on_ties import Decision, TakenBack
from eig.lots.label_draw import LabelDraw
from eig.lots.rfc3797 import Rfc3797Draw
from eig.programme import Panel
from eig.programme.quotas import Attributes, attributes_map, attributes_rule
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.minutes")
Record: TypeAlias = Rfc3797Draw | LabelDraw | FairDraw
"""The record of a draw, of any of the three kinds."""


def _capacities(given: Mapping[str, str] | Iterable[str]) -> FrozenMap[str]:
    """Return the members with their capacity, which may be left out."""
    if isinstance(given, Mapping):
        return MapOf[str](cast("Mapping[str, str]", given))
    named = to_tuple(given, any_order=True)
    return FrozenMap(dict.fromkeys(named, "")) if ids.holds(named) else cast("FrozenMap[str]", given)


@frozen(kw_only=True, eq=False, repr=False)
class Held(Value):
    """What the lists of a jury follow from, and these: a `Deliberation`, which says why."""

    sheet: Scoresheet
    rules: JuryRules
    chair: str | None = field(default=None, metadata=keeps(text))
    members: FrozenMap[str] = field(default=EMPTY, converter=_capacities)
    panels: tuple[Panel, ...] = field(default=(), converter=TupleOf[Panel])
    present: tuple[str, ...] | None = field(
        default=None, converter=converters.optional(to_sorted_ids), metadata=keeps(ids)
    )
    adjustment: Adjustment | None = None
    decisions: tuple[Decision, ...] = field(default=(), converter=TupleOf[Decision])
    draws: tuple[Record, ...] = field(default=(), converter=TupleOf[Record])
    attributes: Attributes = field(
        default=EMPTY, converter=attributes_map, metadata=keeps(attributes_rule, of="person")
    )
    taken_back: tuple[TakenBack, ...] = field(
        default=(), converter=TupleOf[TakenBack], metadata=told_where_given
    )

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The members composing the jury."""
        return tuple(self.members) or tuple(sorted(everybody(self.sheet)))

    def body_of(self, item: str) -> tuple[str, ...]:
        """Return the members who hear an item: those of its panels, or all of them.

        >>> from eig.jury import EIG_SCALE, Rubric, deliberate
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["i"], scale=EIG_SCALE), [], jurors=["j1", "j2"])
        >>> panel = Panel(id="p1", members=["j1"], hears=["plume"])
        >>> deliberate(sheet, places=1, panels=[panel]).body_of("plume")
        ('j1',)
        """
        if item not in self._hearing:
            require_key("item", item, self.sheet.items)
        return tuple(sorted(self._hearing.get(item, ()))) or self.body

    @cached_property
    def _hearing(self) -> Mapping[str, frozenset[str]]:
        return hearing(self.panels)

    def quorum(self, item: str) -> Quorum | None:
        """Return whether enough of the members who hear an item took part; None where no quorum is asked for.

        >>> from eig.jury import EIG_SCALE, Rubric, deliberate
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})], jurors=["j1", "j2", "j3", "j4", "j5"])
        >>> print(deliberate(sheet, places=1).quorum("plume").reason())
        quorum missed: 1 of the 5 members took part, and 3 are needed
        """
        if self.rules.quorum is None:
            return None
        recused = {person for one in self.sheet.sheets_on(item) for person in one.recused}
        left_out = recused if self.rules.recused == "leave" else set[str]()
        members = [person for person in self.body_of(item) if person not in left_out]
        return quorum(self.sheet, item, members=members, share=self.rules.quorum, sat=self.present)

    @cached_property
    def without_quorum(self) -> tuple[str, ...]:
        """The items on which the quorum was not reached."""
        share = self.rules.quorum
        if share is None:
            return ()
        return tuple(item for item, found in attended(self, self.sheet.items) if not found.reaches(share))

    @cached_property
    def ranking(self) -> Ranking:
        """The order of merit, on the adjusted scores where an adjustment was adopted."""
        ranked = rank(self.sheet, self.rules, chair=self.chair)
        if self.adjustment is None:
            return ranked
        return adjusted(ranked, self.adjustment, sheet=self.sheet, rules=self.rules)

    @cached_property
    def selection(self) -> Selection:
        """The lists."""
        return select(self.ranking, self.rules, decisions=self.decisions, attributes=self.attributes)

    @property
    def kept(self) -> tuple[str, ...]:
        """The items kept for sure, in order of merit; `selection.main_groups` shows its ties."""
        return self.selection.main

    @property
    def undecided(self) -> tuple[str, ...]:
        """The items among which the last places must still be decided."""
        return self.selection.undecided

    @property
    def reserve(self) -> tuple[str, ...]:
        """The reserve list, in order of merit; `selection.reserve_groups` shows its ties."""
        return self.selection.reserve

    @cached_property
    def cautions(self) -> tuple[Reason, ...]:
        """What a careful reader should know: the cautions of the lists, and a quorum not reached."""
        known = self.selection.cautions
        if (share := self.rules.quorum) is None or not (missed := self.without_quorum):
            return known
        return (*known, because("caution_quorum", share=share_told(share), items=missed))


def hearing(panels: Iterable[Panel]) -> Mapping[str, frozenset[str]]:
    """Return the members of the panels that hear each item, where panels hear it.

    >>> hearing([Panel(id="p1", members=["j1"], hears=["plume"])])
    {'plume': frozenset({'j1'})}
    """
    found: dict[str, set[str]] = {}
    for panel in panels:
        for item in panel.hears:
            found.setdefault(item, set()).update(panel.members)
    return {item: frozenset(people) for item, people in found.items()}


def attended(held: Held, items: Iterable[str]) -> Iterator[tuple[str, Attendance]]:
    """Yield how many of those who hear an item took part, item by item."""
    everyone, heard_by = frozenset(held.body), hearing(held.panels)
    leave = held.rules.recused == "leave"
    sat = None if held.present is None else frozenset(held.present)
    for item in items:
        body = heard_by.get(item) or everyone
        yield item, attendance(held.sheet, item, body=body, leave=leave, sat=sat)
