"""Tie-breaks: declared tests that look at tied items in turn, and say what they read.

A chain of tests is declared before the marks are known (best mark on a first test, then on the oral, as the
orders of competitive examinations do: *arrêté* of 28 February 2012, art. 6). Whatever it leaves tied stays
tied. The order of the alphabet, of arrival or of the input is no merit, and a candidate's age, sex or
name is none of the jury's business: they are refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact_sum
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, instance_of, text
from eig._values.frozen_maps import EMPTY, FrozenMap
from eig._values.map_fields import exact_map
from eig._values.phrases_of_faults import Quoted
from eig._values.value import Value, keeps
from eig.errors import Fault, Faults
from eig.jury.marks.criteria_and_eliminating_marks import Criterion
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet
from eig.jury.marks.means_and_medians import median
from eig.jury.marks.scoresheet import Scoresheet, columns_of, numbers_on, stating, tops_of
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.typing import Lang

because: Because = reasons_in("jury.rules")

Totals: TypeAlias = tuple[Fraction, ...]
"""The totals that jurors gave an item."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class TieBreak(Value):
    """One test of a tie-break chain.

    Args:
        test: The name of the test: `criterion_mean`, `top_marks`, `champions`, `fewer_unfavourable`,
            `more_favourable`, `lowest_total`, `highest_total`, `median_total`, or `given`.
        criterion: The criterion that `criterion_mean` reads.
        values: What `given` reads for each item, higher first: marks of another sitting, a recorded draw.
        name: What a `given` test is called, in results.

    >>> TieBreak.read("criterion_mean:impact")
    TieBreak(test='criterion_mean', criterion='impact', values=FrozenMap({}), name='')
    >>> TieBreak.read("alphabetical")
    Traceback (most recent call last):
        ...
    eig.errors.Fault: TieBreak.read.given: expected a test of merit, which the order of the alphabet is not, \
got 'alphabetical'. Declare one, or leave the tie to the jury.
    """

    test: str
    criterion: str | None = field(default=None, metadata=keeps(text))
    values: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    name: str = ""

    def _check(self, faults: Gather) -> None:
        names = (*TESTS, "given")
        if self.test in REFUSED:
            faults.that("test", False, REFUSED[self.test], test=self.test)  # noqa: FBT003 # noted
        elif faults.that("test", self.test in names, "values.one_of", choices=tuple(map(Quoted, names))):
            reads, given = self.test == "criterion_mean", self.test == "given"
            fits = (self.criterion is not None) == reads
            faults.that("criterion", fits, "jury.rules.criterion_to_read", wanted=reads)
            faults.that("values", bool(self.values) == given, "jury.rules.values_to_read", wanted=given)
            faults.that("name", bool(self.name) == given, "jury.rules.name_of_test", wanted=given)

    @classmethod
    @checked
    def read(cls, given: TieBreak | str) -> TieBreak:
        """Return a tie-break from its short form, such as `top_marks` or `criterion_mean:impact`.

        >>> TieBreak.read("champions").label()
        'share of champion flags'
        """
        if isinstance(given, TieBreak):
            return given
        test, _, criterion = given.partition(":")
        try:
            return cls(test=test, criterion=criterion or None)
        except Fault as one:
            fault = one
        except Faults as several:
            fault = several.faults[0]
        raise fault.at("TieBreak.read.given", given)

    @classmethod
    @checked
    def given(cls, name: str, values: Mapping[str, int | str | Fraction]) -> TieBreak:
        """Return a test that reads values from elsewhere, the higher first.

        >>> TieBreak.given("written test", {"a": 14, "b": "12.5"}).values["b"]
        Fraction(25, 2)
        """
        faults = Gather("TieBreak.given")
        made = faults.made(lambda: cls(test="given", values=values, name=name))
        faults.done()
        return cast("TieBreak", made)

    def label(self, lang: Lang = "en") -> str:
        """Return what the test compares.

        >>> TieBreak.read("criterion_mean:impact").label("fr")
        'la note moyenne en impact'
        """
        return self.words().say(lang)

    def words(self, criterion: Criterion | None = None) -> Reason:
        """Return what the test compares, as a fact of a sentence.

        Args:
            criterion: The criterion that it reads, whose title is then said; its identifier where left out.

        >>> from eig.jury import EIG_SCALE, Criterion
        >>> impact = Criterion(id="impact", scale=EIG_SCALE, fr="impact public")
        >>> TieBreak.read("criterion_mean:impact").words(impact).say("fr")
        'la note moyenne en impact public'
        """
        return because(f"test_{self.test}", criterion=criterion or self.criterion, name=self.name)

    @property
    def less_is_better(self) -> bool:
        """Whether the lower value comes first."""
        return self.test in TESTS and TESTS[self.test].less_is_better

    def value(self, item: str, *, sheet: Scoresheet | None, totals: Totals) -> Fraction | None:
        """Return what the test reads for an item; None where there is nothing to read.

        >>> TieBreak.read("lowest_total").value("a", sheet=None, totals=(Fraction(2), Fraction(3)))
        Fraction(2, 1)
        """
        return read_by(self, item, sheet=sheet, totals=totals)


def read_by(test: TieBreak, item: str, *, sheet: Scoresheet | None, totals: Totals) -> Fraction | None:
    """Return what a test reads for an item, as `TieBreak.value` does, of arguments that are right."""
    if test.test == "given":
        return test.values.get(item)
    return TESTS[test.test].read(_Case(item=item, sheet=sheet, totals=totals, criterion=test.criterion))


def needed_by(test: TieBreak, *, sheet: bool, totals: bool) -> str | None:
    """Return what a test reads that is not there, `"totals"` or `"sheet"`; None if all is."""
    if test.test == "given" or sheet:
        return None
    return "sheet" if not TESTS[test.test].of_totals else None if totals else "totals"


class _Case(NamedTuple):
    """What a test may look at."""

    item: str
    sheet: Scoresheet | None
    totals: Totals
    criterion: str | None


def _criterion_mean(case: _Case) -> Fraction | None:
    if case.sheet is None or case.criterion is None:
        return None
    column = columns_of(case.sheet).marks[case.sheet.rubric.criterion(case.criterion).id]
    marks = [mark for at in numbers_on(case.sheet, case.item) if (mark := column[at]) is not None]
    return exact_sum(marks) / len(marks) if marks else None


def _top_marks(case: _Case) -> Fraction | None:
    """Read the share, not the number, so that a larger panel has no head start."""
    if case.sheet is None:
        return None
    columns, on = columns_of(case.sheet), numbers_on(case.sheet, case.item)
    given, tops = 0, 0
    for one in case.sheet.rubric.criteria:
        best, column = tops_of(case.sheet)[one.id], columns.marks[one.id]
        marks = [id(mark) for mark in column[on.start : on.stop] if mark is not None]
        given += len(marks)
        tops += len([1 for mark in marks if mark in best])
    return Fraction(tops, given) if given else None


def _share(holds: Callable[[MarkSheet], bool]) -> Callable[[_Case], Fraction | None]:
    """Return a test that reads the share of the sheets that say something for which something holds.

    Of a sheet that states no more than marks nothing holds.
    """

    def _read(case: _Case) -> Fraction | None:
        if case.sheet is None:
            return None
        on = numbers_on(case.sheet, case.item)
        more = stating(case.sheet, on)
        silent = len([one for one in more if one.state != "marked"])
        return Fraction(sum(map(holds, more)), len(on) - silent) if len(on) > silent else None

    return _read


def _of_totals(function: Callable[[Totals], Fraction]) -> Callable[[_Case], Fraction | None]:
    return lambda case: function(case.totals) if case.totals else None


class _Test(NamedTuple):
    """What a test reads, in code."""

    read: Callable[[_Case], Fraction | None]
    less_is_better: bool = False
    of_totals: bool = False


TESTS: Mapping[str, _Test] = MappingProxyType(
    {
        "criterion_mean": _Test(_criterion_mean),
        "top_marks": _Test(_top_marks),
        "champions": _Test(_share(lambda sheet: sheet.champion)),
        "more_favourable": _Test(_share(lambda sheet: sheet.opinion == "favourable")),
        "fewer_unfavourable": _Test(
            _share(lambda sheet: sheet.opinion == "unfavourable"), less_is_better=True
        ),
        "lowest_total": _Test(_of_totals(min), of_totals=True),
        "highest_total": _Test(_of_totals(max), of_totals=True),
        "median_total": _Test(_of_totals(median), of_totals=True),
    }
)
"""The tests of merit, by name."""

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("alphabetical", "name", "id", "input_order", "arrival"), "jury.rules.no_merit"),
        **dict.fromkeys(("age", "sex", "origin"), "jury.rules.unlawful"),
        "random": "jury.rules.undeclared_draw",
    }
)
"""The tests that are refused, and why."""


def to_test(given: TieBreak | str) -> TieBreak:
    """Return a tie-break; what is none stays as it is, for the check."""
    try:
        return TieBreak.read(given)
    except (Fault, Faults):
        return cast("TieBreak", given)


def _why_not(given: object) -> Rule:
    """Return the rule that something breaks which is no tie-break."""
    try:
        TieBreak.read(cast("str", given))
    except Fault as fault:
        if isinstance(given, str):
            return Rule(lambda _: False, fault.code, fault.facts)
    return instance_of(TieBreak)


chain = Rule(
    instance_of(TieBreak).each().holds,
    "jury.rules.chain",
    members=lambda value: (
        [(at, one, _why_not(one)) for at, one in enumerate(cast("tuple[object, ...]", value))]
        if isinstance(value, tuple)
        else ()
    ),
)
"""The rule of a chain of tests: of one that cannot be read, it tells why."""


def label_of(test: TieBreak) -> str:
    """Return the short form of a test."""
    return test.name or (f"{test.test}:{test.criterion}" if test.criterion else test.test)
