"""Synthetic people, wishes, panels and marks, from a seed: for examples, tests and rehearsals.

Nobody here is real, and each identifier says so: it starts with `synthetic-`. Individual applications and marks
of the programme were never published, so examples have to make them up, and must not look as if they had not.
The same seed gives the same values everywhere; another seed gives others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from eig._checks import Gather, between, instance_of, text, whole
from eig._exact import exact
from eig._frozen import FrozenMap
from eig._random import shuffle, uniform
from eig.jury import EIG_SCALE, Scale
from eig.programme import Application, Candidate, Challenge, Juror, Panel, Post, Promotion

__all__ = [
    "is_synthetic",
    "synthetic_candidates",
    "synthetic_challenges",
    "synthetic_jurors",
    "synthetic_marks",
    "synthetic_panels",
    "synthetic_wishes",
]

T = TypeVar("T")
Draw = Callable[[], float]
PREFIX: Final = "synthetic-"
CRITERIA: Final = ("impact", "team", "innovation", "definition", "values")
COLLEGES: Final = ("public", "civil_society")
BEST_SKILL: Final = 5


def __dir__() -> list[str]:
    return __all__


def is_synthetic(id: str) -> bool:
    """Tell whether an identifier was made here.

    >>> is_synthetic("synthetic-candidate-001"), is_synthetic("plume")
    (True, False)
    """
    return id.startswith(PREFIX)


def _id(kind: str, number: int) -> str:
    return f"{PREFIX}{kind}-{number:03}"


def _draw(n: int, seed: int, *, stream: int) -> Draw:
    """Return draws of a stream of their own, so that two kinds of things from one seed are independent."""
    faults = Gather("synthetic")
    faults.check("n", whole(0), n)
    faults.check("seed", whole(), seed)
    faults.done()
    return uniform(seed * 16 + stream)


def _pick(choices: Sequence[T], draw: Draw) -> T:
    return choices[int(draw() * len(choices))]


def _sample(choices: Iterable[T], size: int, draw: Draw) -> tuple[T, ...]:
    mixed = list(choices)
    shuffle(mixed, draw)
    return tuple(mixed[:size])


def _sought(promotion: Promotion) -> tuple[str, ...]:
    """The profiles to draw from: as often as posts seek them, or each once where there is no post."""
    posts = tuple(post.profile for post in promotion.posts)
    return posts or tuple(profile.id for profile in promotion.profiles) or ("data", "dev", "design")


def synthetic_challenges(n: int, *, seed: int, promotion: Promotion) -> tuple[Challenge, ...]:
    """Make challenges that ask for teams of the promotion's sizes and profiles.

    Args:
        n: How many.
        seed: A whole number; the same seed gives the same challenges.
        promotion: Whose team sizes and profiles to draw from.

    >>> from eig.promotions import P3
    >>> made = synthetic_challenges(27, seed=1, promotion=P3)
    >>> made[0].id, made[0].title, len(made)
    ('synthetic-challenge-001', 'Défi synthétique 1', 27)
    """
    draw = _draw(n, seed, stream=0)
    sizes, profiles = promotion.rules.team_sizes or (1,), _sought(promotion)
    return tuple(_challenge(number, sizes, profiles, draw) for number in range(1, n + 1))


def _challenge(number: int, sizes: Sequence[int], profiles: Sequence[str], draw: Draw) -> Challenge:
    own = _id("challenge", number)
    posts = [
        Post(id=f"{own}-{place}", challenge=own, profile=_pick(profiles, draw))
        for place in range(1, _pick(sizes, draw) + 1)
    ]
    return Challenge(id=own, title=f"Défi synthétique {number}", posts=posts, source="synthetic")


def synthetic_candidates(n: int, *, seed: int, promotion: Promotion) -> tuple[Candidate, ...]:
    """Make candidates, whose main profiles are as frequent as the promotion's posts seek them.

    Each has skills from 1 to 5 in one or two profiles, years of experience, and the attribute `synthetic`.

    Args:
        n: How many.
        seed: A whole number; the same seed gives the same candidates.
        promotion: Whose profiles to draw from.

    >>> from eig.promotions import P3
    >>> made = synthetic_candidates(170, seed=1, promotion=P3)
    >>> len(made), made[0].id, made[0].attributes["synthetic"]
    (170, 'synthetic-candidate-001', 'yes')
    """
    draw = _draw(n, seed, stream=1)
    profiles = _sought(promotion)
    return tuple(_candidate(number, profiles, draw) for number in range(1, n + 1))


def _candidate(number: int, profiles: Sequence[str], draw: Draw) -> Candidate:
    known = tuple(dict.fromkeys(_pick(profiles, draw) for _ in range(1 + int(draw() * 2))))
    return Candidate(
        id=_id("candidate", number),
        profiles=known,
        skills={profile: 1 + int(draw() * BEST_SKILL) for profile in known},
        years_of_experience=int(draw() * 16),
        attributes={"synthetic": "yes"},
    )


def synthetic_wishes(
    candidates: Iterable[Candidate],
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
    faults = Gather("synthetic")
    faults.check("candidates", instance_of(Candidate).each(), people)
    faults.check("mate_share", between(0, 1), share)
    faults.done()
    draw = _draw(len(people), seed, stream=2)
    offered = promotion.challenges if challenges is None else tuple(challenges)
    return tuple(
        Application(
            candidate=person.id,
            wishes=_wishes(person, promotion, offered, draw),
            mates=_mates(person, people, draw) if draw() < share else (),
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
    return _sample(fitting or [one.id for one in offered], 1 + int(draw() * cap), draw)


def _mates(person: Candidate, people: Sequence[Candidate], draw: Draw) -> tuple[str, ...]:
    return _sample((other.id for other in people if other.id != person.id), 1, draw)


def _received(promotion: Promotion, draw: Draw) -> datetime | None:
    call = next((one for one in promotion.calls if one.kind == "candidates"), None)
    if call is None or call.opens is None or call.closing_day is None:
        return None
    days = (call.closing_day - call.opens).days
    opening = datetime.combine(call.opens, time(8), tzinfo=UTC)
    return opening + timedelta(minutes=int(draw() * max(days, 0) * 24 * 60))


def synthetic_jurors(
    n: int, *, seed: int, colleges: Sequence[str] = COLLEGES, employers: Sequence[str] = ()
) -> tuple[Juror, ...]:
    """Make jurors, the colleges in turn so that they are as equal as can be.

    Args:
        n: How many.
        seed: A whole number.
        colleges: The colleges of the jury.
        employers: Administrations to draw the employers of the first college from; synthetic ones if empty.

    >>> [juror.college for juror in synthetic_jurors(3, seed=1)]
    ['public', 'civil_society', 'public']
    """
    draw = _draw(n, seed, stream=3)
    faults = Gather("synthetic")
    faults.that(
        "colleges",
        bool(colleges),
        rule="a jury has colleges",
        remedy="name at least one",
        value=tuple(colleges),
    )
    faults.done()
    hosts = tuple(employers) or tuple(_id("employer", number) for number in range(1, 10))
    return tuple(
        Juror(
            id=_id("juror", number + 1),
            college=colleges[number % len(colleges)],
            employer=_pick(hosts, draw) if number % len(colleges) == 0 else None,
        )
        for number in range(n)
    )


def synthetic_panels(
    jurors: Iterable[Juror], items: Iterable[str], *, seed: int, panels: int = 8
) -> tuple[Panel, ...]:
    """Deal jurors and items into panels whose sizes differ by one at most; each item is heard by one panel.

    Colleges are dealt in turn, so that each panel is as mixed as the jury. Promotion 4 had 48 jurors in 8
    panels that heard 21 challenges.

    Args:
        jurors: The jury.
        items: What is heard.
        seed: A whole number.
        panels: How many panels.

    >>> dealt = synthetic_panels(synthetic_jurors(48, seed=1), [f"d{n}" for n in range(21)], seed=1)
    >>> [len(panel.members) for panel in dealt], sorted(len(panel.hears) for panel in dealt)
    ([6, 6, 6, 6, 6, 6, 6, 6], [2, 2, 2, 3, 3, 3, 3, 3])
    """
    jury, heard = tuple(jurors), tuple(items)
    draw = _draw(len(jury), seed, stream=4)
    faults = Gather("synthetic")
    faults.check("panels", whole(1, max(len(jury), 1)), panels)
    faults.done()
    mixed = sorted(_sample(jury, len(jury), draw), key=_college)
    dealt = _sample(heard, len(heard), draw)
    return tuple(_panel(place, mixed[place::panels], dealt[place::panels]) for place in range(panels))


def _college(juror: Juror) -> str:
    return juror.college


def _panel(place: int, members: Sequence[Juror], hears: Sequence[str]) -> Panel:
    ids = [juror.id for juror in members]
    return Panel(id=_id("panel", place + 1), members=ids, lead=ids[0], hears=hears)


def synthetic_marks(
    items: Iterable[str],
    jurors: Iterable[Juror] = (),
    *,
    seed: int,
    panels: Iterable[Panel] = (),
    reviews_per_item: int | None = None,
    criteria: Sequence[str] = CRITERIA,
    scale: Scale = EIG_SCALE,
    severity_spread: int | str | Decimal | Fraction = "0.5",
) -> tuple[tuple[str, str, FrozenMap[Fraction]], ...]:
    """Make marks as triples `(item, juror, marks by criterion)`, for `eig.jury.Scoresheet.from_marks`.

    An item has a latent quality, uniform on the scale; a juror a severity, uniform within the spread; a mark is
    the one, less the other, give or take a sixth of the scale, at the nearest step. These are rehearsal data: no
    figure of the programme is behind them.

    Args:
        items: What is marked.
        jurors: Who marks, where there are no panels.
        seed: A whole number.
        panels: Who hears what; each juror of a panel marks what it hears. Given instead of `jurors`.
        reviews_per_item: How many jurors mark each item, loads differing by one at most; all where left out.
        criteria: What is marked.
        scale: The marks of each criterion.
        severity_spread: The most severe juror's distance from the mean juror, in marks; exact.

    Raises:
        Fault: Neither jurors nor panels, or more reviews an item than jurors.

    >>> from eig.jury import Rubric, Scoresheet
    >>> marks = synthetic_marks(["plume", "adler"], synthetic_jurors(5, seed=1), seed=1, reviews_per_item=3)
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact", "team", "innovation", "definition", "values"],
    ...                               scale=EIG_SCALE), marks)
    >>> len(sheet.ballots), sheet.items
    (6, ('adler', 'plume'))
    """
    heard, groups, spread = tuple(items), tuple(panels), exact(severity_spread)
    jury = tuple(juror.id for juror in jurors)
    _check_marks(heard, (jury, groups), reviews_per_item, spread)
    draw = _draw(len(heard), seed, stream=5)
    pairs = _by_panel(heard, groups) if groups else _by_load(heard, jury, reviews_per_item, draw)
    quality = {item: draw() for item in sorted(heard)}
    reach = float(spread / scale.span)
    severity = {juror: (2 * draw() - 1) * reach for juror in sorted({juror for _, juror in pairs})}
    return tuple(
        (
            item,
            juror,
            FrozenMap({name: _mark(quality[item] - severity[juror], scale, draw) for name in criteria}),
        )
        for item, juror in pairs
    )


def _check_marks(
    items: tuple[str, ...],
    judges: tuple[tuple[str, ...], tuple[Panel, ...]],
    reviews_per_item: int | None,
    spread: Fraction,
) -> None:
    jury, panels = judges
    faults = Gather("synthetic")
    if faults.check("items", text.each(), items):
        faults.distinct("items", items, what="item")
    faults.check("severity_spread", between(0), spread)
    if faults.that(
        "jurors",
        bool(jury) != bool(panels),
        rule="either jurors or panels mark",
        remedy="give one of the two",
        value=(len(jury), len(panels)),
    ):
        faults.check("reviews_per_item", whole(1, max(len(jury), 1)).or_none(), reviews_per_item)
    faults.done()


def _by_panel(items: Sequence[str], panels: Sequence[Panel]) -> list[tuple[str, str]]:
    return [
        (item, juror) for item in items for panel in panels if item in panel.hears for juror in panel.members
    ]


def _by_load(
    items: Sequence[str], jury: Sequence[str], reviews_per_item: int | None, draw: Draw
) -> list[tuple[str, str]]:
    """Give each item to the jurors with the least so far, drawn where they are equal."""
    loads = dict.fromkeys(jury, 0)
    pairs: list[tuple[str, str]] = []
    for item in items:
        mixed = _sample(jury, len(jury), draw)
        chosen = sorted(mixed, key=lambda juror: loads[juror])[:reviews_per_item]
        loads.update({juror: loads[juror] + 1 for juror in chosen})
        pairs += [(item, juror) for juror in sorted(chosen)]
    return pairs


def _mark(level: float, scale: Scale, draw: Draw) -> Fraction:
    step = scale.step or scale.span / 20
    steps = int(scale.span / step)
    noisy = level + (draw() - 0.5) / 3
    return scale.low + step * min(max(int(noisy * steps + 0.5), 0), steps)
