"""What a draw says of itself: the words load when it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("lots")
tell: Tell = teller("lots")


def whole_draw(order: Sequence[str], record: str, lang: Lang) -> Trace:
    """Return in which order all were drawn, and the record that tells how."""
    return Trace(
        subject=tell("draw", lang), reasons=[because("told_draw", order=order, record=record)], lang=lang
    )


def of_one(name: str, reason: Reason, lang: Lang) -> Trace:
    """Return why one name came where it did."""
    return Trace(subject=name, reasons=[reason], lang=lang)
