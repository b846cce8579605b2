"""What is missing in the tables of a book: applications, posts, hearings, rules that applications break."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from eig.book._facts_applied_to_every_table import OVER, BookWithFacts, closures_of, current, name_of
from eig.book._facts_too_late_or_without_effect import unheard
from eig.errors import Fault, Faults
from eig.programme import Application, Promotion
from eig.programme.applications import receive
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("book")


def gaps_of(book: BookWithFacts) -> tuple[Reason, ...]:
    """Return what is missing in a book."""
    applied = {one.candidate for one in book.applications}
    offered = evolve(current(book).promotion, challenges=book.challenges)
    closed = {
        name_of(one): [day for day in closures_of(book) if one.first <= day <= (one.last or one.first)]
        for one in current(book).promotion.sessions
    }
    missing = {
        "session_closed": [name for name, days in closed.items() if days],
        "no_application": [one.id for one in book.candidates if one.id not in applied],
        "no_wish": [one.candidate for one in book.applications if one.complete and not one.wishes],
        "incomplete": [one.candidate for one in book.applications if not one.complete],
        "no_posts": [one.id for one in book.promotion.challenges if not one.posts],
        "past_the_end": [
            one.person
            for one in current(book).appointments
            if one.last and one.last > (book.promotion.ends or one.last)
        ],
        "not_heard": [*_unheard_challenges(book)],
        **unheard(book),
    }
    broken: dict[Reason, dict[str, None]] = {}
    for one in book.applications:
        for rule in _broken_by(offered, one):
            broken.setdefault(rule, {})[one.candidate] = None
    return (
        *(because(code, names=tuple(dict.fromkeys(names))) for code, names in missing.items() if names),
        *(because("against_rules", names=tuple(names), rule=rule) for rule, names in broken.items()),
    )


def _unheard_challenges(book: BookWithFacts) -> Iterator[str]:
    """Yield each challenge on offer that no panel hears, while panels hear others: most hear people alone."""
    heard = {name for panel in book.panels for name in panel.hears}
    if not heard.isdisjoint(one.id for one in book.challenges):
        offered = (one.id for one in current(book).challenges if one.status not in OVER)
        yield from (one for one in offered if one not in heard)


def _broken_by(promotion: Promotion, application: Application) -> list[Reason]:
    """Return the published rules that a complete application breaks: on its wishes, its mates, its day."""
    try:
        receive(promotion, application)
    except (Fault, Faults) as wrong:
        return [one.reason for one in wrong.faults if application.complete]
    return []
