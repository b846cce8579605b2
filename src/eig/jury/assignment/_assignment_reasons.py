"""The sentences of an assignment: which rule is broken, and why a better juror was passed over."""

from __future__ import annotations

from collections.abc import Mapping

from eig._ground.frozen import FrozenMap
from eig.reasons import Reason, template_in


def _reason(code: str, en: str, fr: str) -> Reason:
    return Reason(code=code, sentences={"en": en, "fr": fr})


def about(reason: Reason, name: str) -> Reason:
    """Return a reason that speaks of an item or a juror."""
    return Reason(
        code=reason.code,
        sentences={"en": template_in(reason, "en"), "fr": template_in(reason, "fr")},
        facts={"name": name},
    )


BROKEN: Mapping[str, Reason] = FrozenMap(
    {
        "reviews": _reason(
            "reviews", "{name} has not the reviews asked", "{name} n'a pas les lectures demandées"
        ),
        "recusal": _reason(
            "recusal", "{name} is read by someone recused", "{name} est lu par un juré déporté"
        ),
        "load": _reason("load", "{name} reads too much or too little", "{name} lit trop ou trop peu"),
        "linked": _reason("linked", "jurors are not all linked", "les jurés ne sont pas tous reliés"),
        "proof": _reason("proof", "the prices do not prove the total", "les prix ne prouvent pas le total"),
    }
)
PASSED_OVER: Mapping[str, tuple[str, str]] = FrozenMap(
    {
        "recused": (
            "{juror} would suit better by {better}, but is recused",
            "{juror} conviendrait mieux de {better}, mais se déporte",
        ),
        "dearer": (
            "{juror} would suit better by {better}, but its places cost {dearer} more",
            "{juror} conviendrait mieux de {better}, mais ses places coûtent {dearer} de plus",
        ),
        "rule": (
            "{juror} would suit better by {better}, but fairness or linking comes first",
            "{juror} conviendrait mieux de {better}, mais l'équité ou le lien entre jurés passe avant",
        ),
    }
)
