"""Digests of the tables, of what was asked, and of what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._values.canonical import canonical, digest_of

if TYPE_CHECKING:
    from eig.book.books import Book
    from eig.book.outcomes import Outcome
    from eig.jury.merit.lists import Rankings
    from eig.jury.minutes.deliberation import Deliberation
    from eig.teams.answers.composing import Composition
    from eig.timeline.plan.schedules import Schedule

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


def asked_of(
    held: Deliberation | None,
    lists: Rankings | None,
    found: Composition | None,
    schedule: Schedule | None,
) -> dict[str, object]:
    """Return what was asked, part by part; what is not there is None."""
    return {
        "marks": held and held.sheet,
        "rules": held and held.rules,
        "jury": held and (held.chair, held.members, held.panels, held.present),
        "attributes": held and held.attributes,
        "adjustment": held and held.adjustment,
        "decisions": held and (held.decisions, held.draws),
        "lists": lists,
        "teams": found and found.problem,
        "team_decisions": found and found.decisions,
        "plan": schedule and schedule.plan,
    }


def digests_of(outcome: Outcome, salt: str) -> dict[str, str]:
    """Return the digests of what was asked, and of the decisions."""
    asked = asked_of(outcome.deliberation, outcome.lists, outcome.cohort, outcome.schedule)
    parts = {"deliberation": outcome.deliberation, **asked, "rulings": outcome.rulings}
    taken = {name: digest_of(canonical(value), salt=salt) for name, value in parts.items() if value}
    return taken | {f"minutes: {one.title}": one.digest for one in outcome.minutes}
