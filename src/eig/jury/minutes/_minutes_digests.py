"""The text that the digest of minutes is taken of, and whether a digest of any scheme is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._values.canonical_text_digests_and_salts import SCHEME, Told, canonical, is_digest, scheme_of

if TYPE_CHECKING:
    from eig.jury.minutes.deliberation_and_its_minutes import Minutes


def text_of(minutes: Minutes) -> str:
    """Return the text by the scheme of today, which it begins with."""
    return f"scheme={SCHEME!r}\n{_written(minutes)}"


def holds(minutes: Minutes) -> bool:
    """Tell whether the digest is that of what the minutes hold, by the scheme that it states."""
    older = not scheme_of(minutes.digest)

    def write(told: Told) -> str:
        return _written(minutes, told) if older else text_of(minutes)

    return is_digest(minutes.digest, write, salt=minutes.salt)


def _written(minutes: Minutes, *told: Told) -> str:
    """Return everything that minutes print, and attributes, with what a scheme tells of each value."""
    lists = minutes.deliberation.selection
    facts = {
        "title": minutes.title,
        "sittings": minutes.sittings,
        "recorded_by": minutes.recorded_by,
        **({"names_digest": minutes.names_digest} if minutes.names_digest else {}),
        "deliberation": minutes.deliberation,
        "main": lists.main,
        "undecided": lists.undecided,
        "reserve": lists.reserve_groups,
        "reserve_undecided": lists.reserve_undecided,
    }
    return "\n".join(f"{name}={canonical(value, *told)}" for name, value in facts.items())
