"""The jury's minutes (procès-verbal): what was decided, on which marks, by which rules, and how to check it.

The minutes hold the deliberation that they report, so that anyone who has the inputs can run them again. They
belong to the jury: deliberations are secret. What a candidate may see is an extract that names nobody else
(CADA 20140067: the candidate's own marks and sheets, once results are out).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, between, day, instance_of, label, text, to_tuple
from eig._ground.exact import exact
from eig._ground.frozen import FrozenMap
from eig._ground.values import Value
from eig._ground.words import check_lang
from eig.errors import UnknownKey
from eig.jury.marks.rubric import Rubric
from eig.jury.minutes._document import Block, Grid, Heading, Paragraph, to_html, to_markdown
from eig.jury.minutes._minutes_sections import SECTIONS, Voice
from eig.jury.minutes.deliberation import Deliberation
from eig.jury.minutes.extracts import CandidateExtract, extract_for_candidate
from eig.jury.selection.fair_draw import FairDraw
from eig.jury.selection.selection import Selection
from eig.lots.decisions import Decision
from eig.lots.label_draw import LabelDraw
from eig.lots.rfc3797 import Rfc3797Draw
from eig.reasons import Reason, reasons_in
from eig.typing import Lang

__all__ = ["Draw", "Minutes", "Verification", "candidate_minutes", "make_minutes", "verify"]

Draw: TypeAlias = Rfc3797Draw | LabelDraw | FairDraw
"""The record of a draw, of any of the three kinds."""


def __dir__() -> list[str]:
    return __all__


because = reasons_in("jury.minutes")


def _draws(given: Iterable[Draw]) -> tuple[Draw, ...]:
    return to_tuple(given)


def _days(given: Iterable[date]) -> tuple[date, ...]:
    return to_tuple(given)


@final
@checked
@frozen(kw_only=True)
class Minutes(Value):
    """The minutes of a jury.

    Args:
        title: What was judged, such as `EIG 3, challenges`.
        deliberation: The inputs: marks, rules, adjustment, decisions.
        selection: The lists that followed.
        digest: The SHA-256 of the canonical text of the inputs.
        sittings: The days on which the jury sat.
        chair: The identifier of the chair, if there is one.
        quorum: The share of the jurors called that had to take part.
        source: The text or decision that sets the method.
        draws: The records of the draws made.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 3})])
    >>> held = Deliberation(sheet=sheet, places=1)
    >>> minutes = make_minutes(held, title="EIG 3, challenges", source="règlement, art. 5")
    >>> print(minutes.to_markdown().splitlines()[0])
    # Minutes of the jury – EIG 3, challenges
    """

    title: str
    deliberation: Deliberation
    selection: Selection
    digest: str
    sittings: tuple[date, ...] = field(default=(), converter=_days)
    chair: str = ""
    quorum: Fraction = field(default=Fraction(1, 2), converter=exact)
    source: str
    draws: tuple[Draw, ...] = field(default=(), converter=_draws)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("title", "digest", "source"):
            faults.check(name, text)
        faults.check("deliberation", instance_of(Deliberation))
        faults.check("selection", instance_of(Selection))
        faults.check("sittings", day.each())
        faults.check("chair", label)
        faults.check("quorum", between(0, 1))
        faults.check("draws", instance_of(Rfc3797Draw, LabelDraw, FairDraw).each())
        faults.done()

    def _blocks(self, voice: Voice) -> list[Block]:
        head = Heading(1, f"{voice.word('minutes')} – {self.title}")
        return [head, *(block for section in SECTIONS for block in section(self, voice))]

    def to_markdown(self, *, lang: Lang = "en", names: Mapping[str, str] = FrozenMap()) -> str:
        """Return the minutes in Markdown.

        Args:
            lang: English or French.
            names: What to call jurors and items; their identifiers where left out.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> minutes = make_minutes(Deliberation(sheet=sheet, places=1), title="EIG 3", source="art. 5")
        >>> print(minutes.to_markdown(lang="fr").splitlines()[0])
        # Procès-verbal du jury – EIG 3
        """
        return to_markdown(self._blocks(Voice(check_lang(lang), names)))

    def to_html(self, *, lang: Lang = "en", names: Mapping[str, str] = FrozenMap()) -> str:
        """Return the minutes as one HTML page, without script or external resource.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> minutes = make_minutes(Deliberation(sheet=sheet, places=1), title="EIG 3", source="art. 5")
        >>> minutes.to_html()[:31]
        '<!doctype html><html lang="en">'
        """
        voice = Voice(check_lang(lang), names)
        return to_html(self._blocks(voice), title=f"{voice.word('minutes')} – {self.title}", lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html()


@checked
def make_minutes(
    deliberation: Deliberation,
    *,
    title: str,
    source: str,
    sittings: Iterable[date] = (),
    chair: str = "",
    quorum: int | str | Fraction = "1/2",
    draws: Iterable[Draw] = (),
) -> Minutes:
    """Draw up the minutes of a deliberation: its lists are worked out here, and its digest taken.

    Args:
        deliberation: The inputs.
        title: What was judged.
        source: The text or decision that sets the method.
        sittings: The days on which the jury sat.
        chair: The identifier of the chair.
        quorum: The share of the jurors called that had to take part.
        draws: The records of the draws made.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4})])
    >>> make_minutes(Deliberation(sheet=sheet, places=1), title="EIG 3", source="art. 5").selection.main
    ('plume',)
    """
    return Minutes(
        title=title,
        deliberation=deliberation,
        selection=deliberation.selection(),
        digest=deliberation.digest(),
        sittings=sittings,
        chair=chair,
        quorum=exact(quorum),
        source=source,
        draws=draws,
    )


def _reasons(given: Iterable[Reason]) -> tuple[Reason, ...]:
    return to_tuple(given)


@final
@checked
@frozen(kw_only=True)
class Verification(Value):
    """Whether minutes hold, and what does not.

    Args:
        doubts: What running again gives otherwise; nothing where the minutes hold.

    >>> bool(Verification(doubts=())), str(Verification(doubts=()))
    (True, 'the minutes hold')
    """

    doubts: tuple[Reason, ...] = field(converter=_reasons)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("doubts", instance_of(Reason).each())
        faults.done()

    def __bool__(self) -> bool:
        return not self.doubts

    def __str__(self) -> str:
        return self.say()

    def say(self, lang: Lang = "en") -> str:
        """Say that the minutes hold, or each doubt.

        >>> Verification(doubts=()).say("fr")
        'le procès-verbal est confirmé'
        """
        stop = " ; " if check_lang(lang) == "fr" else "; "
        return stop.join(doubt.say(lang) for doubt in self.doubts) or _HOLDS.say(lang)


@checked
def verify(minutes: Minutes, inputs: Deliberation) -> Verification:
    """Run the inputs again and tell whether the minutes hold: their digest, their lists and their draws.

    A tie that was parted by a draw has the record of that draw in the minutes, and in the same order.

    >>> from attrs import evolve
    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 3})])
    >>> held = Deliberation(sheet=sheet, places=1)
    >>> minutes = make_minutes(held, title="EIG 3", source="art. 5")
    >>> print(verify(minutes, held))
    the minutes hold
    >>> bool(verify(minutes, evolve(held, places=2)))
    False
    """
    checks = (
        (inputs.digest() == minutes.digest, _OTHER_INPUTS),
        (inputs.selection() == minutes.selection, _OTHER_LISTS),
        (all(draw.verify() for draw in minutes.draws), _OTHER_DRAW),
    )
    unfounded = [one for one in inputs.decisions if one.by == "draw" and not _founded(one, minutes.draws)]
    return Verification(
        doubts=[*(doubt for holds, doubt in checks if not holds), *map(_no_record, unfounded)]
    )


def _founded(decision: Decision, draws: Iterable[Draw]) -> bool:
    """Tell whether a draw on record gives the order of a decision."""
    return any(_gives(draw, decision.order) for draw in draws)


def _gives(draw: Draw, order: tuple[str, ...]) -> bool:
    """A draw under quotas gives a set, the others an order."""
    if isinstance(draw, FairDraw):
        return set(order) <= set(draw.drawn)
    drawn = draw.order if isinstance(draw, LabelDraw) else draw.drawn
    return tuple(item for item in drawn if item in order) == order


def _no_record(decision: Decision) -> Reason:
    return because("no_draw_record", order=decision.order, reference=decision.reference)


_HOLDS = because("holds")

_OTHER_INPUTS = because("other_inputs")
_OTHER_LISTS = because("other_lists")
_OTHER_DRAW = because("other_draw")


@checked
def candidate_minutes(minutes: Minutes, item: str, *, results_are_out: bool, lang: Lang = "en") -> str:
    """Return the extract of the minutes that one candidate may see, in Markdown: nobody else is in it.

    Args:
        minutes: The minutes.
        item: The identifier of the candidate or application.
        results_are_out: Whether results are published: before, nothing may be shown.
        lang: English or French.

    Raises:
        Fault: Results are not out.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["skills"], scale=EIG_SCALE), [
    ...     ("c1", "j1", {"skills": 4}), ("c2", "j1", {"skills": 3})])
    >>> minutes = make_minutes(Deliberation(sheet=sheet, places=1), title="EIG 3", source="art. 5")
    >>> text = candidate_minutes(minutes, "c2", results_are_out=True)
    >>> "not kept" in text, "c1" in text, "j1" in text
    (True, False, False)
    """
    if item not in minutes.selection.statuses:
        raise UnknownKey("item", item, known=minutes.selection.statuses)
    held = minutes.deliberation
    own = extract_for_candidate(held.sheet, item, results_are_out=results_are_out, missing=held.missing)
    voice = Voice(check_lang(lang), FrozenMap())
    place, outcome = _own_place(minutes, item, voice), minutes.selection.status(item)
    return to_markdown(
        [
            Heading(1, f"{voice.word('extract', item=item)} – {minutes.title}"),
            *map(Paragraph, place),
            Paragraph(voice.word("outcome_is", outcome=voice.word(f"status_{outcome}"))),
            voice.title("marks"),
            _own_marks(own, held.sheet.rubric, voice),
        ]
    )


def _own_place(minutes: Minutes, item: str, voice: Voice) -> list[str]:
    """Say the rank and the score, and the score before an adjustment; or why there is no rank."""
    ranking, adopted = minutes.selection.ranking, minutes.deliberation.adjustment
    why = [one.reason for one in ranking.excluded if one.item == item]
    if why:
        return [f"{said[0].upper()}{said[1:]}." for said in (reason.say(voice.lang) for reason in why)]
    score = ranking.scores.get(item)
    place = voice.word("rank_is", rank=ranking.ranks[item], count=len(ranking.ranks), score=score)
    before = [one.before for one in adopted.scores if one.item == item] if adopted else []
    return [place, *(voice.word("rank_before", before=one) for one in before)]


def _own_marks(own: CandidateExtract, rubric: Rubric, voice: Voice) -> Grid:
    head = tuple(voice.word(key) for key in ("sheet", "criterion", "mark"))
    lines = tuple(
        (str(sheet.number), rubric.criterion(criterion).title(voice.lang), voice.say(mark))
        for sheet in own.sheets
        for criterion, mark in sheet.marks.items()
    )
    return Grid(head, lines)
