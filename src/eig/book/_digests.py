"""Digests of the tables, of what was asked, and of what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig.jury.minutes._canonical import canonical, digest_of

if TYPE_CHECKING:
    from eig.book.books import Book
    from eig.book.outcomes import Outcome

TABLES = (
    "promotion",
    "proposed",
    "candidates",
    "applications",
    "jurors",
    "mentors",
    "panels",
    "interests",
    "called",
    "appointments",
    "events",
)
"""The tables of a book, each with a digest of its own."""


def tables_of(book: Book, salt: str) -> dict[str, str]:
    """Return the digest of each table, taken with a salt where there is one."""
    return {name: digest_of(canonical(getattr(book, name)), salt=salt) for name in TABLES}


def digests_of(outcome: Outcome, salt: str) -> dict[str, str]:
    """Return the digests of what was asked, and of the decisions."""
    held, found, schedule = outcome.deliberation, outcome.cohort, outcome.schedule
    asked: dict[str, object] = {
        "deliberation": held,
        "marks": held and held.sheet,
        "rules": held and held.rules,
        "decisions": held and held.decisions,
        "lists": outcome.lists,
        "teams": found and found.problem,
        "team_decisions": found and found.decisions,
        "plan": schedule and schedule.plan,
        "rulings": outcome.rulings,
    }
    taken = {name: digest_of(canonical(value), salt=salt) for name, value in asked.items() if value}
    return taken | {f"minutes: {one.title}": one.digest for one in outcome.minutes}
