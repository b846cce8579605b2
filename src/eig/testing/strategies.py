"""Hypothesis strategies for the nouns of `eig`, for your own property tests (`eig-fellowship[testing]`).

Hypothesis is imported when a strategy is asked for, not before. What they make is valid; identifiers are
short, so that collisions and ties, where bugs live, are frequent.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from eig.jury.marks.reviews import Review, Reviews
from eig.programme import Application, Call, Candidate, Challenge, Juror, Panel, Post

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

PROFILES = ("data", "dev", "design")


def _strategies() -> Any:  # noqa: ANN401 # a module
    try:
        from hypothesis import strategies  # noqa: PLC0415 # an extra: imported on use
    except ImportError as error:
        raise ModuleNotFoundError(
            "strategies need Hypothesis: pip install 'eig-fellowship[testing]'"
        ) from error
    return strategies


def identifiers(prefix: str = "x") -> SearchStrategy[str]:
    """Make identifiers: a prefix and a number from 1 to 99.

    >>> identifiers("juror-").validate()
    """
    numbers: SearchStrategy[int] = _strategies().integers(1, 99)
    return numbers.map(lambda number: f"{prefix}{number}")


def candidates() -> SearchStrategy[Candidate]:
    """Make candidates with one to three profiles, and skills in each.

    >>> candidates().validate()
    """
    st = _strategies()

    def _build(id: str, profiles: list[str], levels: list[int]) -> Candidate:
        return Candidate(id=id, profiles=profiles, skills=dict(zip(profiles, levels, strict=False)))

    profiles = st.lists(st.sampled_from(PROFILES), min_size=1, unique=True)
    made: SearchStrategy[Candidate] = st.builds(
        _build, identifiers("candidate-"), profiles, st.lists(st.integers(0, 5), min_size=3, max_size=3)
    )
    return made


def jurors() -> SearchStrategy[Juror]:
    """Make jurors of two colleges, some with an employer.

    >>> jurors().validate()
    """
    st = _strategies()
    made: SearchStrategy[Juror] = st.builds(
        Juror,
        id=identifiers("juror-"),
        college=st.sampled_from(("public", "civil_society")),
        employer=st.none() | identifiers("employer-"),
    )
    return made


def panels() -> SearchStrategy[Panel]:
    """Make panels of one to eight jurors with a lead, that hear up to four items.

    >>> panels().validate()
    """
    st = _strategies()

    def _build(id: str, members: list[str], hears: list[str]) -> Panel:
        return Panel(id=id, members=members, lead=members[0], hears=hears)

    made: SearchStrategy[Panel] = st.builds(
        _build,
        identifiers("panel-"),
        st.lists(identifiers("juror-"), min_size=1, max_size=8, unique=True),
        st.lists(identifiers("item-"), max_size=4, unique=True),
    )
    return made


def challenges() -> SearchStrategy[Challenge]:
    """Make challenges that ask for one to three posts.

    >>> challenges().validate()
    """
    st = _strategies()

    def _build(id: str, profiles: list[str]) -> Challenge:
        posts = [
            Post(id=f"{id}-{place}", challenge=id, profile=profile)
            for place, profile in enumerate(profiles, start=1)
        ]
        return Challenge(id=id, title=id.title(), posts=posts)

    profiles = st.lists(st.sampled_from(PROFILES), min_size=1, max_size=3)
    made: SearchStrategy[Challenge] = st.builds(_build, identifiers("challenge-"), profiles)
    return made


def calls() -> SearchStrategy[Call]:
    """Make calls from 2000 to 2037, that close at an hour of Paris, 0 to 90 days after they open.

    >>> calls().validate()
    """
    st = _strategies()
    from zoneinfo import ZoneInfo  # noqa: PLC0415 # imported on use: importing the room needs no zone

    def _build(kind: Any, opens: date, days: int, hour: int) -> Call:  # noqa: ANN401 # one of two words
        last = opens + timedelta(days=days)
        closes = datetime(last.year, last.month, last.day, hour, tzinfo=ZoneInfo("Europe/Paris"))
        return Call(kind=kind, zone="Europe/Paris", opens=opens, closes=closes)

    made: SearchStrategy[Call] = st.builds(
        _build,
        st.sampled_from(("challenges", "candidates")),
        st.dates(date(2000, 1, 1), date(2037, 1, 1)),
        st.integers(0, 90),
        st.integers(8, 23),
    )
    return made


def applications(*, wish_cap: int = 3) -> SearchStrategy[Application]:
    """Make applications with wishes up to a cap.

    >>> applications(wish_cap=2).validate()
    """
    st = _strategies()
    made: SearchStrategy[Application] = st.builds(
        Application,
        candidate=identifiers("candidate-"),
        wishes=st.lists(identifiers("challenge-"), max_size=wish_cap, unique=True),
    )
    return made


def review_sets(*, low: int = 1, high: int = 4) -> SearchStrategy[Reviews]:
    """Make reviews of up to six items by up to five jurors, some pairs left out, with whole marks.

    >>> review_sets(low=0, high=20).validate()
    """
    st = _strategies()

    def _build(pairs: list[tuple[int, int]], marks: list[int]) -> Reviews:
        return Reviews(
            reviews=[
                Review(item=f"item-{item}", juror=f"juror-{juror}", mark=mark)
                for (item, juror), mark in zip(pairs, marks, strict=False)
            ]
        )

    pairs = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 5)), unique=True)
    marks = st.lists(st.integers(low, high), min_size=30, max_size=30)
    made: SearchStrategy[Reviews] = st.builds(_build, pairs, marks)
    return made
