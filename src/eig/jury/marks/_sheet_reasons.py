"""The sentences of a scoresheet: who marked, who did not, what each criterion got."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from eig.jury.marks.criteria import Criterion
from eig.jury.marks.mark_sheets import Correction, MarkSheet
from eig.jury.marks.means import mean
from eig.jury.marks.opinions import Opinions
from eig.reasons import Reason

PANEL = (
    ("marked", "marked by {who}", "noté par {who}"),
    ("recused", "recused: {who}", "déport : {who}"),
    ("absent", "absent: {who}", "absents : {who}"),
    ("abstained", "abstained: {who}", "abstentions : {who}"),
    ("champion", "champion flag of {who}", "coup de cœur de {who}"),
)
"""How the panel of an item is said, state by state."""


def panel_reasons(sheets: tuple[MarkSheet, ...], corrections: Iterable[Correction]) -> list[Reason]:
    """Return who marked an item and who did not, the opinions, and the corrections."""
    states = ((state, en, fr, _who(sheets, state)) for state, en, fr in PANEL)
    panel = [
        Reason(code=state, sentences={"en": en, "fr": fr}, facts={"who": who})
        for state, en, fr, who in states
        if who
    ]
    voted = Opinions.of(sheets).reason()
    return [*panel, *([voted] if voted else []), *map(_corrected, corrections)]


def _who(sheets: tuple[MarkSheet, ...], state: str) -> tuple[str, ...]:
    if state == "recused":
        return tuple(person for ballot in sheets for person in ballot.recused)
    if state == "champion":
        return tuple(ballot.juror for ballot in sheets if ballot.champion)
    return tuple(ballot.juror for ballot in sheets if ballot.state == state)


STEPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "set_aside": (
            "the sheet of {juror} was set aside by {by}",
            "la fiche de {juror} a été écartée par {by}",
        ),
        "left_panel": ("the sheet of {juror} stands without {left}", "la fiche de {juror} vaut sans {left}"),
        "corrected": (
            "the sheet of {juror} was corrected by {by}: {why}",
            "la fiche de {juror} a été corrigée par {by} : {why}",
        ),
    }
)
"""How a sheet that superseded another is said: by a recusal, a member's recusal, or a correction."""


def _corrected(step: Correction) -> Reason:
    left = tuple(person for person in step.after.stepped_back if person not in step.before.stepped_back)
    code = "set_aside" if step.after.state == "recused" else "left_panel" if left else "corrected"
    en, fr = STEPS[code]
    facts = {"juror": step.after.juror, "by": step.by, "why": step.reason, "left": left}
    return Reason(code=code, sentences={"en": en, "fr": fr}, facts=facts)


def criterion_reason(
    criterion: Criterion, marks: tuple[Fraction, ...], share: Fraction, brought: Fraction | None
) -> Reason | None:
    """Return the mean mark on a criterion, and what it brings to the score where that is known.

    None where nobody marked it.
    """
    if not marks:
        return None
    parts = brought is not None
    return Reason(
        code="criterion",
        sentences={
            "en": "{en}: mean mark {mean}" + ", {percent}% of the total, brings {brought}" * parts,
            "fr": "{fr} : note moyenne {mean}" + ", {percent} % du total, apporte {brought}" * parts,
        },
        facts={
            "criterion": criterion.id,
            "en": criterion.title(),
            "fr": criterion.title("fr"),
            "mean": mean(marks),
            "percent": 100 * share,
            "brought": brought,
        },
    )
