"""Identifiers that survive a change: each is made of the thing's own, never of its place in a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from eig._values.names_and_clean_text import normal
from eig.programme.agenda import SupportSession


def slug(text: str) -> str:
    """Return a text as an identifier: lower case, plain letters and hyphens.

    >>> slug("EIG 3"), slug("Bootcamp d’été")
    ('eig-3', 'bootcamp-d-ete')
    """
    parted = normal("NFD", text)
    plain = "".join(one for one in parted if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def session_keys(sessions: Sequence[SupportSession], key: str) -> list[str]:
    """Return the keys of sessions: the identifier, or day and audience; and the theme where two are alike.

    So a session that is cancelled leaves the keys of the others as they are.
    """
    plain = ["-".join((key, *_own(one))) for one in sessions]
    return [
        found if plain.count(found) == 1 else f"{found}-{slug(one.theme)}"
        for found, one in zip(plain, sessions, strict=True)
    ]


def _own(session: SupportSession) -> tuple[str, ...]:
    return (slug(session.id),) if session.id else (session.first.isoformat(), *session.audience)
