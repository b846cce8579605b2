"""A cohort made by hand, held against the best: the rules it breaks, what it loses, and who would move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value
from eig.errors import require_key
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.reasons import trace as told
from eig.teams.answers._points_lost_level_by_level import ZERO, difference, loss_between, vector
from eig.teams.answers.cohort_scores import LevelScore, score
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.answers.seat_moves import SeatMove, move_reason, moves_between
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.rules_that_a_cohort_breaks import check
from eig.typing import Lang

because: Because = reasons_in("teams.answers")
tell: Tell = teller("teams.answers")


@final
@frozen(kw_only=True, eq=False, repr=False)
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

    _BRIEF = "{breaches} breaches, {moves} moves"
    composition: Composition
    cohort: Cohort
    score: tuple[LevelScore, ...] = field(converter=TupleOf[LevelScore])
    breaches: tuple[Breach, ...] = field(default=(), converter=TupleOf[Breach])

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

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return the hard rules that it breaks, what it loses, how far that is proven, and who would move.

        Args:
            key: A person or an opening, for the rules broken and the moves there; None for the whole.

        >>> from eig.teams import Opening, Person, Problem, compose
        >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
        >>> for reason in compare(found, Cohort(teams=[])).explain().reasons:
        ...     print(reason)
        it breaks hard rules: fill:plume
        plume: plume has a team; it has none; seat a team
        against the composition, it loses no points
        the composition is proven best
        from it to the composition, p1 takes a seat at plume
        """
        if key is None:
            return told(tell("subject_comparison", lang), _reasons(self), lang)
        problem = self.composition.problem
        known = [*(one.id for one in problem.people), *(one.id for one in problem.openings)]
        require_key("person or opening", key, known)
        broken = [one.reason for one in self.breaches if key in {*one.people, one.opening}]
        moves = [move_reason(one) for one in self.moves if key in {one.person, one.before, one.after}]
        return told(key, [*broken, *moves] or [because("same_here")], lang)

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

    def _lines_(self) -> Iterable[object]:
        return _reasons(self)


def _reasons(one: Comparison) -> Iterable[Reason]:
    hard = [breach for breach in one.breaches if not breach.level]
    rules = tuple(dict.fromkeys(breach.rule for breach in hard))
    yield because("breaks" if hard else "keeps", rules=rules)
    yield from (breach.reason for breach in hard)
    if one.composition.cohort is not None:
        yield difference("compared", "scores_less", one.lost)
    yield because(f"compared_with_{one.composition.status}")
    moves = tuple(map(move_reason, one.moves))
    if moves:
        yield because("moves_to", moves=moves)


@checked
def compare(composition: Composition, cohort: Cohort) -> Comparison:
    """Hold a cohort, whoever made it, against a composition of the same problem.

    A cohort that breaks hard rules may score more than the best: what it breaks is told first.

    Args:
        composition: The answer of `compose`.
        cohort: Any cohort of its people and openings.

    >>> from eig.teams import Opening, Person, Problem, compose
    >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
    >>> print(compare(found, found.cohort).explain(lang="fr").reasons[0].say("fr"))
    elle respecte toutes les règles impératives
    """
    problem = composition.problem
    return Comparison(
        composition=composition, cohort=cohort, score=score(problem, cohort), breaches=check(cohort, problem)
    )
