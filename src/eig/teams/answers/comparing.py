"""A cohort made by hand, held against the best: the rules it breaks, what it loses, and who would move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, demand, instance_of, to_tuple
from eig._ground.html import table
from eig._ground.values import Value
from eig.reasons import Reason, Trace, template_in
from eig.reasons import trace as told
from eig.teams.answers._change_telling import move_reason
from eig.teams.answers._differences import ZERO, Verbs, loss_between, reason_of, vector
from eig.teams.answers.composing import Composition, Proof
from eig.teams.answers.repairing import SeatMove, moves_between
from eig.teams.answers.scores import LevelScore, score, to_levels
from eig.teams.asked.checking import check
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.rules import Breach
from eig.typing import Lang

__all__ = ["Comparison", "compare"]


def __dir__() -> list[str]:
    return __all__


def _breaches(values: Iterable[Breach]) -> tuple[Breach, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class Comparison(Value):
    """A cohort held against a composition of the same problem.

    Args:
        composition: The composition.
        cohort: The cohort.
        score: What the cohort scores, level by level, breaches of soft rules included.
        breaches: Every rule that it breaks: hard rules first, then soft ones by level.

    >>> from eig.teams import Objective, Opening, Person, Problem, compose
    >>> from eig.teams.asked import SkillPoints
    >>> people = [Person(id="p1", skills={"data": 4}), Person(id="p2", skills={"data": 2})]
    >>> plume = Opening(id="plume", weights={"data": 3})
    >>> found = compose(Problem(people=people, openings=[plume], objective=Objective(terms=[SkillPoints()])))
    >>> mine = compare(found, Cohort.of({"plume": ["p2"]}))
    >>> mine.points, mine.breaches
    ((Fraction(6, 1),), ())
    """

    composition: Composition
    cohort: Cohort
    score: tuple[LevelScore, ...] = field(converter=to_levels)
    breaches: tuple[Breach, ...] = field(default=(), converter=_breaches)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("composition", instance_of(Composition))
        faults.check("cohort", instance_of(Cohort))
        faults.check("score", instance_of(LevelScore).each())
        faults.check("breaches", instance_of(Breach).each())
        faults.done()

    @property
    def keeps(self) -> bool:
        """Whether the cohort keeps every hard rule."""
        return all(breach.level for breach in self.breaches)

    @property
    def lost(self) -> tuple[LevelScore, ...]:
        """What it loses against the composition at each level, the first first, and of each term.

        Below 0 it gains. Empty if the composition has no cohort.
        """
        best = self.composition
        return () if best.cohort is None else loss_between(best.score, self.score)

    @property
    def points(self) -> tuple[Fraction, ...]:
        """What it loses at each level: vectors compare as cohorts do. Empty if there is no other."""
        return vector(self.lost)

    @property
    def moves(self) -> tuple[SeatMove, ...]:
        """Everyone who would change seats to come from this cohort to that of the composition, sorted."""
        best = self.composition.cohort
        return () if best is None else moves_between(self.cohort, best)

    def explain(self, *, lang: Lang = "en") -> Trace:
        """Return the hard rules that it breaks, what it loses, how far that is proven, and who would move.

        >>> from eig.teams import Opening, Person, Problem, compose
        >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
        >>> for reason in compare(found, Cohort(teams=[])).explain().reasons:
        ...     print(reason)
        it breaks hard rules: fill:plume
        plume: plume has a team; it has none; seat a team
        against the composition, it loses nothing
        the composition is proven best
        from it to the composition, p1 takes a seat at plume
        """
        return told("comparison", _reasons(self), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a level and term: its points, those of the composition, and what is lost.

        >>> from eig.teams import Objective, Opening, Person, Problem, WishPoints, compose
        >>> aims = Objective(terms=[WishPoints(by_rank=[3])])
        >>> ada = Person(id="p1", wishes=["plume"])
        >>> found = compose(Problem(people=[ada], openings=[Opening(id="plume")], objective=aims))
        >>> compare(found, Cohort(teams=[])).rows()[0]["lost"]
        Fraction(3, 1)
        """
        mine = {(one.level, name): points for one in self.score for name, points in one.terms.items()}
        return [
            {
                "level": level.level,
                "term": name,
                "cohort": mine.get((level.level, name), ZERO),
                "composition": mine.get((level.level, name), ZERO) + lost,
                "lost": lost,
            }
            for level in self.lost
            for name, lost in level.terms.items()
        ]

    def _repr_html_(self) -> str:
        return table(self.rows())


def _reasons(one: Comparison) -> Iterable[Reason]:
    hard = [breach for breach in one.breaches if not breach.level]
    yield Reason(
        code="breaks" if hard else "keeps",
        sentences={
            "en": "it breaks hard rules: {rules}" if hard else "it keeps every hard rule",
            "fr": "elle enfreint des règles impératives : {rules}"
            if hard
            else "elle respecte toutes les règles impératives",
        },
        facts={"rules": tuple(dict.fromkeys(breach.rule for breach in hard))},
    )
    yield from (breach.reason for breach in hard)
    if one.composition.cohort is not None:
        subject = ("against the composition, it", "par rapport à la composition, elle")
        yield reason_of("compared", subject, one.lost, verbs=_LOSES, facts={})
    english, french = _PROVEN[one.composition.status]
    yield Reason(code=one.composition.status, sentences={"en": english, "fr": french})
    for number, move in enumerate(one.moves):
        yield _first(move_reason(move)) if not number else move_reason(move)


def _first(reason: Reason) -> Reason:
    """Return the first move, with where the moves lead."""
    en, fr = (
        f"from it to the composition, {template_in(reason, 'en')}",
        f"pour passer d'elle à la composition, {template_in(reason, 'fr')}",
    )
    return evolve(reason, sentences={"en": en, "fr": fr})


_LOSES: Mapping[Lang, Verbs] = MappingProxyType(
    {
        "en": Verbs("loses", "gains", "loses nothing"),
        "fr": Verbs("perd", "gagne", "ne perd rien"),
    }
)

_PROVEN: Mapping[Proof, tuple[str, str]] = MappingProxyType(
    {
        "optimal": ("the composition is proven best", "la composition est prouvée la meilleure"),
        "best_so_far": (
            "the composition is not proven best: the search was stopped",
            "la composition n'est pas prouvée la meilleure : la recherche a été arrêtée",
        ),
        "infeasible": (
            "no cohort keeps all the rules: there is none to compare with",
            "aucune promotion ne respecte toutes les règles : il n'y en a pas à qui comparer",
        ),
        "unknown": (
            "the search was stopped before it found a cohort to compare with",
            "la recherche a été arrêtée avant de trouver une promotion à qui comparer",
        ),
    }
)


def compare(composition: Composition, cohort: Cohort) -> Comparison:
    """Hold a cohort, whoever made it, against a composition of the same problem.

    A cohort that breaks hard rules may score more than the best: what it breaks is told first.

    Args:
        composition: The answer of `compose`.
        cohort: Any cohort of its people and openings.

    Raises:
        Fault: If it is no composition, or no cohort.
        UnknownKey: If the cohort names a person or an opening that the problem does not have.

    >>> from eig.teams import Opening, Person, Problem, compose
    >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
    >>> print(compare(found, found.cohort).explain(lang="fr").reasons[0].say("fr"))
    elle respecte toutes les règles impératives
    """
    demand("compare", composition=(composition, Composition), cohort=(cohort, Cohort))
    problem = composition.problem
    return Comparison(
        composition=composition,
        cohort=cohort,
        score=score(problem, cohort),
        breaches=check(cohort, problem),
    )
