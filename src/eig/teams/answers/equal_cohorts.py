"""Equals: what the best cohorts of a problem have in common.

A search shows one cohort; others may be as good. Whoever sits at the same opening in every one is certain
there; whoever sits there in some is possible. Where seats are a flow, prices tell both; where rules stand
beside it, each seat is asked for. Elsewhere both are proven by composing again with one more level, after
all others: first for a cohort that leaves as many as it can of the seats not yet refuted as certain, until
none can be left; then for one with as many as it can of the seats not yet seen, until there are none. So a
few compositions tell, however many cohorts are equal. (The first loop is how backbones of a formula are
found by Janota, Lynce and Marques-Silva, "Algorithms for computing backbones of propositional formulae", AI
Communications 28, 2015.) People who are the same to every rule and every aim may change places in any of
them, which takes no composition to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, islice
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.field_rules_and_bounds import ids, pair, whole
from eig._values.tuple_fields import to_sorted_ids, to_sorted_pairs
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.reasons import trace as told
from eig.teams.answers._equals_seen_so_far import Answer, Seen
from eig.teams.answers._points_lost_level_by_level import vector
from eig.teams.answers.cohort_scores import score
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import answers, bound
from eig.teams.engine._work_limit import Halt
from eig.typing import Lang

SeatStanding: TypeAlias = Literal["certain", "equally good", "not settled"]
"""How a seat stands among the best cohorts: in every one, in some of several, or not known."""

Seats = frozenset[tuple[str, str]]

Telling = Callable[[Callable[[], "EqualCohorts"]], object]
"""Is given how to say what is known of the equals so far: nothing is put together where nobody listens."""

LEAVES = 512  # combinations tried for an exact count: some 0.3 s where 170 people sit at 15 openings
SUBSETS = 10  # people undecided at one opening, at most, for an exact count


because: Because = reasons_in("teams.answers")
tell: Tell = teller("teams.answers")


@final
@frozen(kw_only=True, eq=False, repr=False)
class EqualCohorts(Value):
    """What the best cohorts have in common, and where they differ. A seat is a `(person, opening)`.

    Args:
        certain: The seats of every best cohort.
        possible: The seats of some best cohorts and not of others.
        unsettled: The seats of the cohort shown of which it is not known whether all best cohorts have them.
        seated: The people who sit in every best cohort, wherever it is.
        count: How many best cohorts there are, at least.
        exact: Whether there are no more than `count`.
        complete: Whether no other seat is possible.

    >>> from eig.teams import Opening, Person, compose
    >>> twins = [Person(id="p1"), Person(id="p2")]
    >>> found = compose(Problem(people=twins, openings=[Opening(id="plume")])).equals
    >>> found.only, found.count, found.undecided, found.possible
    (False, 2, ('p1', 'p2'), (('p1', 'plume'), ('p2', 'plume')))
    """

    certain: tuple[tuple[str, str], ...] = field(converter=to_sorted_pairs, metadata=keeps(pair.each()))
    possible: tuple[tuple[str, str], ...] = field(
        default=(), converter=to_sorted_pairs, metadata=keeps(pair.each())
    )
    unsettled: tuple[tuple[str, str], ...] = field(
        default=(), converter=to_sorted_pairs, metadata=keeps(pair.each())
    )
    seated: tuple[str, ...] = field(default=(), converter=to_sorted_ids, metadata=keeps(ids))
    count: int = field(default=1, metadata=keeps(whole(1)))
    exact: bool = True
    complete: bool = True

    @property
    def only(self) -> bool | None:
        """Whether there is one best cohort only; None if that is not known."""
        return False if self.count > 1 else True if self.exact else None

    @property
    def undecided(self) -> tuple[str, ...]:
        """The people who sit in some best cohorts where they do not sit in others, sorted."""
        return tuple(sorted({person for person, _ in self.possible}))

    def places(self, person: str) -> tuple[str, ...]:
        """Return the openings where a person sits in some best cohorts and not in others, sorted.

        >>> EqualCohorts(certain=[], possible=[("p1", "plume"), ("p1", "adler")], count=2).places("p1")
        ('adler', 'plume')
        """
        return tuple(self._open_to.get(person, ()))

    def people(self, opening: str) -> tuple[str, ...]:
        """Return who sits at an opening in some best cohorts and not in others, sorted.

        >>> EqualCohorts(certain=[], possible=[("p2", "plume"), ("p1", "plume")], count=2).people("plume")
        ('p1', 'p2')
        """
        return tuple(self._open_at.get(opening, ()))

    def standing(self, person: str, opening: str) -> SeatStanding | None:
        """Return how a seat stands; None of a seat that is known to be in no best cohort.

        >>> EqualCohorts(certain=[("p1", "plume")]).standing("p1", "plume")
        'certain'
        """
        return self._standings.get((person, opening)) or (None if self.complete else "not settled")

    @cached_property
    def _standings(self) -> Mapping[tuple[str, str], SeatStanding]:
        """How each seat stands: what is certain is so whatever else is said of it."""
        stated: tuple[tuple[Sequence[tuple[str, str]], SeatStanding], ...] = (
            (self.unsettled, "not settled"),
            (self.possible, "equally good"),
            (self.certain, "certain"),
        )
        return {seat: standing for seats, standing in stated for seat in seats}

    @cached_property
    def _open_at(self) -> Mapping[str, Sequence[str]]:
        return _grouped(self.possible)

    @cached_property
    def _open_to(self) -> Mapping[str, Sequence[str]]:
        return _grouped((opening, person) for person, opening in self.possible)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return whether the cohort is the only best one; of a person or an opening, what is undecided there.

        >>> equals = EqualCohorts(certain=[], possible=[("p1", "plume"), ("p2", "plume")], count=2)
        >>> print(equals.explain("p1").reasons[0])
        equally good: some best cohorts seat p1 at plume, others leave p1 without a seat (ex æquo with p2)
        """
        if key is None:
            return told(tell("subject_equals", lang), _of_whole(self), lang)
        seats = (*self.certain, *self.possible, *self.unsettled)
        names = {name for seat in seats for name in seat}
        require_key("person or opening", key, names)
        person = key in {person for person, _ in seats}
        return told(key, of_person(self, key) if person else of_opening(self, key), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a seat, with its standing.

        >>> EqualCohorts(certain=[("p1", "plume")]).rows()
        [{'opening': 'plume', 'person': 'p1', 'standing': 'certain'}]
        """
        seats = sorted((place, who, standing) for (who, place), standing in self._standings.items())
        return [{"opening": place, "person": who, "standing": standing} for place, who, standing in seats]


def _of_whole(equals: EqualCohorts, *, decided: bool = False) -> Iterable[Reason]:
    if equals.only:
        yield because("only_best")
    elif equals.only is None:
        yield because("maybe_equals", people=tuple(sorted(who for who, _ in equals.unsettled)))
    else:
        yield because(
            "equals",
            count=equals.count,
            more=not equals.exact,
            seats=len({opening for _, opening in equals.possible}),
            people=equals.undecided,
            decided=decided,
        )
        if not equals.complete or equals.unsettled:
            yield because("maybe_more", people=tuple(sorted(who for who, _ in equals.unsettled)))


def of_whole(equals: EqualCohorts, *, decided: bool = False) -> tuple[Reason, ...]:
    """Return whether the cohort is the only best one, how many are as good, and who is undecided.

    `decided` tells whether an order has parted some of them before.
    """
    return tuple(_of_whole(equals, decided=decided))


def of_person(equals: EqualCohorts, person: str) -> tuple[Reason, ...]:
    """Return what is undecided of a person, and with whom they are ex æquo; nothing if all is decided."""
    places = equals.places(person)
    if not places:
        unsettled = any(who == person for who, _ in equals.unsettled)
        return (because("maybe_equal", person=person),) if unsettled else ()
    rivals = {who for place in places for who in equals.people(place)} - {person}
    out = person not in equals.seated
    return (because("equal", person=person, places=places, out=out, rivals=tuple(sorted(rivals))),)


def of_opening(equals: EqualCohorts, opening: str, *, decided: bool = False) -> tuple[Reason, ...]:
    """Return who is undecided at an opening, or may be; nothing if all is decided."""
    if people := equals.people(opening):
        return (because("equal_at", opening=opening, people=people, decided=decided),)
    unsettled = tuple(who for who, where in equals.unsettled if where == opening)
    return (because("maybe_equals", people=unsettled),) if unsettled else ()


# ── the search ───────────────────────────────────────────────────────────────────────────────────────────


def equals_of(problem: Problem, cohort: Cohort, answer: Answer, *, tell: Telling) -> EqualCohorts:
    """Return what the best cohorts of a problem have in common, of which one is given.

    `tell` may ask what is known so far, after each best cohort that is found.
    """
    try:
        seen = Seen(problem, cohort, answer, lambda seen: tell(lambda: _so_far(seen)))
    except Halt:
        return unsettled(cohort)
    narrowed = seen.learn("common")
    complete = seen.learn("any")
    certain = seen.common if narrowed else seen.common & seen.certain
    every = best_of_seats(seen.problem, seen.best, seen.common, seen.any) if narrowed and complete else None
    if every is not None:
        seated = frozenset(every[0].people).intersection(*(one.people for one in every))
    else:
        seated = seen.always if seen.learn("always") else frozenset(who for who, _ in certain)
    return EqualCohorts(
        certain=_sorted(certain),
        possible=_sorted(seen.any - seen.common),
        unsettled=_sorted(seen.common - certain),
        seated=sorted(seated),
        count=seen.count if every is None else len(every),
        exact=every is not None,
        complete=complete,
    )


def _so_far(seen: Seen) -> EqualCohorts:
    """Return what the cohorts seen tell: it may not be known yet that a seat of all of them is certain."""
    certain = seen.common if seen.told else seen.common & seen.certain
    return EqualCohorts(
        certain=_sorted(certain),
        possible=_sorted(seen.any - seen.common),
        unsettled=_sorted(seen.common - certain),
        count=seen.count,
        exact=False,
        complete=seen.told,
    )


def _sorted(seats: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(seats, key=lambda seat: (seat[1], seat[0]))


def unsettled(cohort: Cohort) -> EqualCohorts:
    """Return that nothing is known: the cohort is not proven best, or the search was stopped at once."""
    return EqualCohorts(certain=(), unsettled=cohort.seats, exact=False, complete=False)


def every_best(problem: Problem, cohort: Cohort, equals: EqualCohorts) -> list[Cohort] | None:
    """Return every best cohort, of which one is given; None if they are too many, or not known."""
    if not equals.exact:
        return None
    common, best = frozenset(equals.certain), vector(score(problem, cohort))
    return best_of_seats(problem, best, common, common.union(equals.possible))


def best_of_seats(
    problem: Problem, best: tuple[Fraction, ...], common: Seats, seen: Seats
) -> list[Cohort] | None:
    """Return every best cohort, or None if they are too many to try: of seats that all have, or any has."""
    fixed, free = _grouped(common), _grouped(seen - common)
    if any(len(some) > SUBSETS for some in free.values()):
        return None
    options = tuple(
        (one.id, _teams(problem, one, fixed.get(one.id, []), free.get(one.id, [])))
        for one in problem.openings
    )
    firm = [rule for rule in problem.all_rules if not rule.level and not answers(rule, "misses")]
    tried = list(islice(_combined(options), LEAVES + 1))
    if len(tried) > LEAVES:
        return None
    cohorts = map(Cohort.of, tried)
    return [
        one
        for one in cohorts
        if vector(score(problem, one)) == best
        and not any(True for rule in firm for _ in rule.check(problem.crews(one)))
    ]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return, by the second of each pair, the first ones, sorted: of seats, who sits at each opening."""
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        found.setdefault(second, []).append(first)
    return {second: sorted(some) for second, some in found.items()}


def _teams(
    problem: Problem, opening: Opening, fixed: Sequence[str], free: Sequence[str]
) -> list[tuple[str, ...]]:
    """Return the teams that best cohorts may have at an opening: those fixed there, some of those free."""
    misses = [
        bound(rule, "misses") for rule in problem.all_rules if not rule.level and answers(rule, "misses")
    ]
    teams = ((*fixed, *some) for size in range(len(free) + 1) for some in combinations(free, size))
    crews = (Crew(opening=opening, people=map(problem.person, team)) for team in teams)
    return [crew.ids for crew in crews if not any(missed(crew) for missed in misses)]


def _combined(options: Sequence[tuple[str, list[tuple[str, ...]]]]) -> Iterator[dict[str, tuple[str, ...]]]:
    """Yield each choice of a team an opening in which nobody sits twice."""
    if not options:
        yield {}
        return
    chosen: list[tuple[str, ...]] = []
    todo = [iter(options[0][1])]
    while todo:
        taken = set(chain.from_iterable(chosen))
        team = next((one for one in todo[-1] if taken.isdisjoint(one)), None)
        if team is None:
            todo.pop()
            del chosen[-1:]
        elif len(todo) == len(options):
            yield dict(zip((opening for opening, _ in options), (*chosen, team), strict=True))
        else:
            chosen.append(team)
            todo.append(iter(options[len(chosen)][1]))


# ── a declared order ─────────────────────────────────────────────────────────────────────────────────────
