"""Problems of a few people and one or two openings, drawn so that they shrink, and all their cohorts."""

from hypothesis import strategies as st

from eig.programme import Quota
from eig.teams import (
    Apart,
    MaxEach,
    Objective,
    Opening,
    Person,
    Problem,
    ShareQuota,
    Together,
    WishPoints,
)
from eig.teams.asked import (
    Budget,
    CohortQuota,
    Forbidden,
    PairBonus,
    SeatGiven,
    SkillNeed,
    SkillPoints,
)
from helpers.small_problems import feasible_cohorts, vector

PEOPLE, PLACES = ("p0", "p1", "p2", "p3"), ("c0", "c1")


@st.composite
def people(draw, name):
    """Draw a person."""
    return Person(
        id=name,
        skills={"data": draw(st.integers(0, 4)), "law": draw(st.integers(0, 4))},
        attributes={"gender": draw(st.sampled_from("fm"))},
        employer=draw(st.sampled_from([None, "e1"])),
        cost=draw(st.integers(1, 5)),
        wishes=draw(st.lists(st.sampled_from(PLACES), unique=True)),
        open_to_all=draw(st.integers(0, 4)) > 0,
    )


@st.composite
def openings(draw, name):
    """Draw an opening of one or two people."""
    low = draw(st.integers(1, 2))
    return Opening(
        id=name,
        size=(low, draw(st.integers(low, 2))),
        weights={"data": draw(st.integers(0, 3)), "law": draw(st.integers(0, 3))},
        budget=draw(st.sampled_from([None, None, 6])),
    )


PAIR = st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True)
RULES = (
    st.builds(lambda two: Together.of(*two), PAIR),
    st.builds(lambda two: Apart.of(*two), PAIR),
    st.builds(lambda who: Forbidden.of(who, "c0"), st.sampled_from(PEOPLE)),
    st.builds(lambda who: SeatGiven.of(who, "c0"), st.sampled_from(PEOPLE[:2])),  # everybody has these two
    st.builds(lambda most: MaxEach(id="employer", attribute="employer", maximum=most), st.integers(0, 2)),
    st.builds(lambda most: Budget(id="budget", amount="cost", maximum=most), st.integers(3, 14)),
    st.builds(
        lambda low: ShareQuota(id="women", attribute="gender", value="f", minimum=low),
        st.sampled_from([40, 60]),
    ),
    st.builds(
        lambda low: CohortQuota(quota=Quota(attribute="gender", value="m", minimum=low or 0), id="men"),
        st.integers(1, 3),
    ),
    st.builds(lambda grade: SkillNeed(id="law", opening="c0", skill="law", grade=grade), st.integers(2, 5)),
    st.builds(lambda level: Apart(id="soft", people=["p0", "p2"], level=level), st.integers(1, 2)),
)
TERMS = (
    st.just(SkillPoints()),
    st.builds(lambda level: WishPoints(by_rank=[3, "3/2"], level=level), st.integers(1, 2)),
    st.builds(lambda points: PairBonus.of("p0", "p1", points), st.integers(-4, 4)),
)


@st.composite
def some_of(draw, kinds, most):
    """Draw values of different kinds, at most so many."""
    chosen = draw(st.lists(st.sampled_from(range(len(kinds))), unique=True, max_size=most))
    return [draw(kinds[number]) for number in chosen]


@st.composite
def problems(draw, most_rules=2):
    """Draw a problem."""
    return Problem(
        people=[draw(people(name)) for name in PEOPLE[: draw(st.integers(2, 4))]],
        openings=[draw(openings(name)) for name in PLACES[: draw(st.integers(1, 2))]],
        rules=draw(some_of(RULES, most_rules)),
        objective=Objective(terms=draw(some_of(TERMS, 3))),
    )


def best_of(given, cohorts):
    """Return the points of the best of some cohorts, level by level; None if there are none."""
    return max((vector(given, one) for one in cohorts), default=None)


def can_hold(given, kept):
    """Tell whether some cohort keeps the rules named, and the facts."""
    names = [rule.id for rule in given.all_rules if not rule.level and rule.id not in given.firm]
    asked = given.without(name for name in names if name not in set(kept))
    return bool(feasible_cohorts(asked))
