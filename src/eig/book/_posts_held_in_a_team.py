"""Who of a team holds which post: what the objective asks for; a decision parts equals, no name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import evolve, frozen

from eig.book._decided_seats_without_a_post import as_kept
from eig.book._facts_applied_to_every_table import OVER
from eig.book._lists_that_rank_somebody import Held
from eig.book._what_was_decided import Decided, seatable
from eig.lots.decisions_and_priorities_on_ties import Decision
from eig.programme import Candidate, Challenge, Post
from eig.teams.answers.equal_cohorts import every_best
from eig.teams.asked import Problem, Seat
from eig.teams.asked.objectives_and_kinds_of_terms import PostTerm
from eig.teams.asked.rule_shapes import answers
from eig.typing import Exact

if TYPE_CHECKING:
    from eig.teams.answers.composing_and_points_lost import Composition
    from eig.teams.asked.cohorts import Cohort

Worth: TypeAlias = tuple[Exact, ...]
Options: TypeAlias = Mapping[str, Mapping[int, Worth]]
"""Of each person, what each kind of post is worth; the last kind is no post."""


@frozen
class Arrangement:
    """The posts of a team as far as they are decided.

    Args:
        posts: The post of each member who has one for sure.
        undecided: Who may hold several posts in equally good arrangements.
        homeless: Who may be left without a post, since there are too few.
        kinds: Of each member, a post of each kind that they may hold.
    """

    posts: Mapping[str, Post]
    undecided: tuple[str, ...]
    homeless: tuple[str, ...]
    kinds: Mapping[str, tuple[Post, ...]]


def arranged(
    team: Iterable[Candidate], challenge: Challenge, problem: Problem | None, decisions: Iterable[Decision]
) -> Arrangement:
    """Return the posts of a team: as many as can be, optional ones last, then by the objective and profiles.

    Posts that accept the same are one kind. Of posts that are equally good, of several kinds or of one, who
    stands first in a decision takes the one published first.
    """
    orders = [one.order for one in decisions]
    people = sorted(team, key=lambda one: one.id)
    kinds: dict[object, list[Post]] = {}
    for post in (one for one in challenge.posts if one.status not in OVER):
        kinds.setdefault((post.accepted, post.clearance, post.optional), []).append(post)
    groups = list(kinds.values())
    asked = [*(group[0] for group in groups), None]
    counts = (*map(len, groups), len(people))
    known = {one.id: one.profiles for one in problem.people} if problem else {}
    first = {one.id: known.get(one.id, one.profiles)[:1] for one in people}
    options = _parted(
        {one.id: _options(one, asked, problem, first[one.id]) for one in people}, counts, orders
    )
    free = _free(options, counts)
    held, alike = _held(options, free, groups, orders)
    return Arrangement(
        posts=held,
        undecided=tuple(person for person, may in free.items() if len(may) > 1 or person in alike),
        homeless=tuple(person for person, may in free.items() if len(groups) in may),
        kinds={
            person: tuple(groups[kind][0] for kind in may if kind < len(groups))
            for person, may in free.items()
        },
    )


def _options(
    person: Candidate, asked: Sequence[Post | None], problem: Problem | None, first: tuple[str, ...]
) -> Mapping[int, Worth]:
    """Return what each post is worth: that it is one, must be held, its points, its profile named first."""
    return {
        kind: (
            int(post is not None),
            int(post is not None and not post.optional),
            *_points(person, post, problem),
            int(post is not None and post.profile in first),
        )
        for kind, post in enumerate(asked)
        if post is None or set(person.profiles) & set(post.accepted)
    }


def _points(person: Candidate, post: Post | None, problem: Problem | None) -> Iterable[Exact]:
    """Return the points that the objective gives to somebody at a post, level by level."""
    terms = [one for one in problem.objective.terms if answers(one, "post_points")] if problem else []
    for level in sorted({one.level for one in terms}):
        here = [cast("PostTerm", one) for one in terms if one.level == level]
        yield 0 if post is None else sum(_at(one, person, post, cast("Problem", problem)) for one in here)


def _at(term: PostTerm, person: Candidate, post: Post, problem: Problem) -> Exact:
    there = [one for one in problem.openings if one.id == post.challenge]  # none: the team went on elsewhere
    seat = Seat(accepts=post.accepted)
    return sum(term.post_points(problem.person(person.id), opening, seat) for opening in there)


def _best(options: Options, counts: Sequence[int]) -> Worth:
    """Return the most that people reach, no kind of post being held more often than there are posts of it."""
    reached: dict[tuple[int, ...], Worth] = {tuple(0 for _ in counts): ()}
    for held in options.values():
        after: dict[tuple[int, ...], Worth] = {}
        for taken, total in reached.items():
            for kind, worth in held.items():
                then = (*taken[:kind], taken[kind] + 1, *taken[kind + 1 :])
                most = tuple(a + b for a, b in zip(total or (0,) * len(worth), worth, strict=True))
                if then[kind] <= counts[kind] and (then not in after or after[then] < most):
                    after[then] = most
        reached = after
    return max(reached.values(), default=())


def _free(options: Options, counts: Sequence[int]) -> dict[str, tuple[int, ...]]:
    """Return, of each person, the kinds of posts that they hold in some best arrangement."""
    best = _best(options, counts)
    return {
        person: tuple(kind for kind in held if _best({**options, person: {kind: held[kind]}}, counts) == best)
        for person, held in options.items()
    }


def _parted(options: Options, counts: Sequence[int], orders: Iterable[Sequence[str]]) -> Options:
    """Return the options that decisions leave; one that leaves out somebody equal parts nobody."""
    for order in orders:
        for person in order:
            free = _free(options, counts)
            mine = free.get(person, ())
            rivals = {one for one, may in free.items() if len(may) > 1 and set(may) & set(mine)}
            if len(mine) > 1 and rivals <= set(order):
                options = {**options, person: {mine[0]: options[person][mine[0]]}}
    return options


def _held(
    options: Options,
    free: Mapping[str, tuple[int, ...]],
    groups: Sequence[Sequence[Post]],
    orders: Sequence[Sequence[str]],
) -> tuple[dict[str, Post], frozenset[str]]:
    """Return the post of whoever has one for sure, and who is equal for posts of one kind.

    Of one kind, the best takes the one published first; equals stand in the order of a decision on them.
    """
    found: dict[str, Post] = {}
    alike: set[str] = set()
    for kind, posts in enumerate(groups):
        left = list(posts)
        levels: dict[Worth, list[str]] = {}
        for person in (one for one, may in free.items() if may == (kind,)):
            levels.setdefault(options[person][kind], []).append(person)
        for _, equals in sorted(levels.items(), reverse=True):
            order = next((one for one in orders if {*equals} <= {*one}), equals[:1])
            in_order = sorted(equals, key=order.index) if {*equals} <= {*order} else []
            found.update(zip(in_order, left, strict=False))
            alike.update(equals if not in_order else ())
            left = left[len(equals) :]
    return found, frozenset(alike)


def held_at(outcome: Decided, opening: str) -> Held:
    """Return what each person of a challenge may hold, a post of each kind: all while equals wait there."""
    standing = outcome._standing  # noqa: SLF001 # found once for all
    team = cast("Cohort", standing.cohort).team_of(opening)
    if team is None:
        return {}
    if {*standing.undecided} & {*team.people}:
        posts, people = _as_decided(outcome, opening).posts, _members(outcome, opening, team.people)
        return {one.id: [post for post in posts if {*one.profiles} & {*post.accepted}] for one in people}
    return _kinds(outcome, opening, team.people)


def held_in_best(outcome: Decided) -> Mapping[str, set[object]] | None:
    """Return the kinds of posts that each holds in some best cohort; None where these are not all known."""
    found = cast("Composition", outcome.cohort)
    standing = outcome._standing  # noqa: SLF001 # found once for all
    settled = found._settled  # noqa: SLF001 # with what was decided so far
    cohort, equals = standing.cohort, standing.equals
    every = every_best(settled, cohort, equals) if cohort and equals else None
    if every is None:
        return None
    held: dict[str, set[object]] = {}
    for opening, people in {(team.opening, team.people) for one in every for team in one.teams}:
        kinds = _kinds(outcome, opening, people)
        for one in people:
            own = {(opening, post.accepted) for post in kinds.get(one, ())}
            held.setdefault(one, set()).update(own or {opening})
    return held


def _members(outcome: Decided, opening: str, people: Iterable[str]) -> list[Candidate]:
    known = [one for one in outcome.book.candidates if one.id in people]
    return as_kept(known, dict.fromkeys(people, opening), seatable(outcome))


def _kinds(outcome: Decided, opening: str, people: Iterable[str]) -> Held:
    """Return what each person of a team may hold, a post of each kind, by what the teams aim at."""
    found, there = cast("Composition", outcome.cohort), _as_decided(outcome, opening)
    return arranged(_members(outcome, opening, people), there, found.problem, found.decisions).kinds


def _as_decided(outcome: Decided, opening: str) -> Challenge:
    """Return a challenge with its posts as they were decided: facts recorded since may have moved them."""
    found = cast("Composition", outcome.cohort)
    (challenge,) = (one for one in outcome.book.challenges if one.id == opening)
    asked = [
        Post(
            id=f"{opening} {number}",
            challenge=opening,
            profile=one.accepts[0],
            accepts=one.accepts[1:],
            optional=one.optional,
        )
        for number, one in enumerate(found.problem.opening(opening).posts)
    ]
    return evolve(challenge, posts=asked or challenge.posts)
