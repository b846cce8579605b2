"""Synthetic challenges, candidates and wishes, from a seed: for examples, tests and rehearsals.

Nobody here is real, and each identifier says so: it starts with `synthetic-`. Individual applications of the
programme were never published, so examples have to make them up, and must not look as if they had not.
The same seed gives the same values everywhere; another seed gives others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import require
from eig._values.field_rules_and_bounds import between, whole
from eig._values.seeded_random import shuffle, uniform
from eig.programme import Application, Candidate, Challenge, Post, Promotion

T = TypeVar("T")
Draw = Callable[[], float]
MOST: Final = 10_000  # people or things of one kind, far beyond any programme
PREFIX: Final = "synthetic-"


def make_id(kind: str, number: int) -> str:
    """Return an identifier that says that what it names is synthetic."""
    return f"{PREFIX}{kind}-{number:03}"


def draws(asked: str, n: int, seed: int, *, stream: int) -> Draw:
    """Return draws of a stream of their own, so that two kinds of things from one seed are independent."""
    require(asked, n=(whole(0, MOST), n))
    return uniform(seed * 16 + stream)


def pick(choices: Sequence[T], draw: Draw) -> T:
    """Return one of several, each as likely as another."""
    return choices[int(draw() * len(choices))]


def sample(choices: Iterable[T], size: int, draw: Draw) -> tuple[T, ...]:
    """Draw several of the choices, each once at most, in an order drawn too."""
    mixed = list(choices)
    shuffle(mixed, draw)
    return tuple(mixed[:size])


BEST_SKILL: Final = 5


@checked
def is_synthetic(id: str) -> bool:
    """Tell whether an identifier was made here.

    >>> is_synthetic("synthetic-candidate-001"), is_synthetic("plume")
    (True, False)
    """
    return id.startswith(PREFIX)


def _sought(promotion: Promotion) -> tuple[str, ...]:
    """The profiles to draw from: as often as posts seek them, or each once where there is no post."""
    posts = tuple(post.profile for post in promotion.posts)
    return posts or tuple(profile.id for profile in promotion.profiles) or ("data", "dev", "design")


@checked
def synthetic_challenges(n: int, *, seed: int, promotion: Promotion) -> tuple[Challenge, ...]:
    """Make challenges that ask for teams of the promotion's sizes and profiles.

    Args:
        seed: A whole number; the same seed gives the same challenges.
        promotion: Whose team sizes and profiles to draw from.

    >>> from eig.promotions import P3
    >>> made = synthetic_challenges(27, seed=1, promotion=P3)
    >>> made[0].id, made[0].title, len(made)
    ('synthetic-challenge-001', 'Défi synthétique 1', 27)
    """
    draw = draws("synthetic_challenges", n, seed, stream=0)
    sizes, profiles = promotion.rules.team_sizes or (1,), _sought(promotion)
    return tuple(_challenge(number, sizes, profiles, draw) for number in range(1, n + 1))


def _challenge(number: int, sizes: Sequence[int], profiles: Sequence[str], draw: Draw) -> Challenge:
    own = make_id("challenge", number)
    posts = [
        Post(id=f"{own}-{place}", challenge=own, profile=pick(profiles, draw))
        for place in range(1, pick(sizes, draw) + 1)
    ]
    return Challenge(id=own, title=f"Défi synthétique {number}", posts=posts, source="synthetic")


@checked
def synthetic_candidates(n: int, *, seed: int, promotion: Promotion) -> tuple[Candidate, ...]:
    """Make candidates, whose main profiles are as frequent as the promotion's posts seek them.

    Each has skills from 1 to 5 in one or two profiles, years of experience, and the attribute `synthetic`.

    Args:
        seed: A whole number; the same seed gives the same candidates.
        promotion: Whose profiles to draw from.

    >>> from eig.promotions import P3
    >>> made = synthetic_candidates(170, seed=1, promotion=P3)
    >>> len(made), made[0].id, made[0].attributes["synthetic"]
    (170, 'synthetic-candidate-001', 'yes')
    """
    draw = draws("synthetic_candidates", n, seed, stream=1)
    profiles = _sought(promotion)
    return tuple(_candidate(number, profiles, draw) for number in range(1, n + 1))


def _candidate(number: int, profiles: Sequence[str], draw: Draw) -> Candidate:
    known = tuple(dict.fromkeys(pick(profiles, draw) for _ in range(1 + int(draw() * 2))))
    return Candidate(
        id=make_id("candidate", number),
        profiles=known,
        skills={profile: 1 + int(draw() * BEST_SKILL) for profile in known},
        years_of_experience=int(draw() * 16),
        attributes={"synthetic": "yes"},
    )


@checked
def synthetic_wishes(
    candidates: Sequence[Candidate],
    *,
    seed: int,
    promotion: Promotion,
    challenges: Iterable[Challenge] | None = None,
    mate_share: int | str | Decimal | Fraction = 0,
) -> tuple[Application, ...]:
    """Make one application a candidate: wishes up to the promotion's cap, received while its call is open.

    Wishes go to challenges that have a post for the candidate, or to profiles where the promotion says so.

    Args:
        candidates: Who applies.
        seed: A whole number.
        promotion: Whose wish cap and call hold; three wishes where it states no cap.
        challenges: What may be wished for; the promotion's challenges where left out.
        mate_share: The share of candidates who name a team-mate, exact, from 0 to 1.

    >>> from eig.promotions import P3
    >>> people = synthetic_candidates(170, seed=1, promotion=P3)
    >>> applications = synthetic_wishes(people, seed=1, promotion=P3)
    >>> len(applications), max(len(one.wishes) for one in applications)
    (170, 2)
    """
    people = tuple(candidates)
    share = exact(mate_share)
    require("synthetic_wishes", mate_share=(between(0, 1), share))
    draw = draws("synthetic_wishes", len(people), seed, stream=2)
    offered = promotion.challenges if challenges is None else tuple(challenges)
    return tuple(
        Application(
            candidate=person.id,
            wishes=_wishes(person, promotion, offered, draw),
            mates=sample((one.id for one in people if one.id != person.id), 1, draw)
            if draw() < share
            else (),
            received=_received(promotion, draw),
        )
        for person in people
    )


def _wishes(
    person: Candidate, promotion: Promotion, offered: Sequence[Challenge], draw: Draw
) -> tuple[str, ...]:
    cap = promotion.rules.wish_cap or 3
    if promotion.rules.wish_kind == "profile":
        return person.profiles[:cap]
    fitting = [
        one.id for one in offered if any(set(post.accepted) & {*person.profiles} for post in one.posts)
    ]
    return sample(fitting or [one.id for one in offered], 1 + int(draw() * cap), draw)


def _received(promotion: Promotion, draw: Draw) -> datetime | None:
    call = next((one for one in promotion.calls if one.kind == "candidates"), None)
    if call is None or call.opens is None or call.closing_day is None:
        return None
    days = (call.closing_day - call.opens).days
    opening = datetime.combine(call.opens, time(8), tzinfo=UTC)
    return opening + timedelta(minutes=int(draw() * max(days, 0) * 24 * 60))
