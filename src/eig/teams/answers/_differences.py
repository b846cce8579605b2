"""What one cohort scores less than another, level by level, and how that is said.

Levels are lexicographic: the first level that differs tells which cohort is better. So a difference is a
vector, never one number; a loss at one level may come with a gain at a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from eig._ground.exact import round_half_up
from eig._ground.words import LANGS, join
from eig.reasons import Reason
from eig.teams.answers.scores import LevelScore
from eig.teams.engine._model import GRAIN, Model
from eig.typing import Lang

ZERO = Fraction(0)


def loss_between(before: Iterable[LevelScore], after: Iterable[LevelScore]) -> tuple[LevelScore, ...]:
    """Return what is lost from one score to another, at each level and of each term; below 0 it is gained.

    >>> was = LevelScore(level=1, points=5, terms={"skills": Fraction(5)})
    >>> now = LevelScore(level=1, points=3, terms={"wishes": Fraction(3)})
    >>> loss_between([was], [now])[0].points, dict(loss_between([was], [now])[0].terms)
    (Fraction(2, 1), {'skills': Fraction(5, 1), 'wishes': Fraction(-3, 1)})
    """
    old, new = ({one.level: one for one in scores} for scores in (before, after))
    none = LevelScore(level=0, points=0, terms={})
    return tuple(_less(level, old.get(level, none), new.get(level, none)) for level in sorted({*old, *new}))


def _less(level: int, old: LevelScore, new: LevelScore) -> LevelScore:
    names = sorted({*old.terms, *new.terms})
    terms = {name: old.terms.get(name, ZERO) - new.terms.get(name, ZERO) for name in names}
    return LevelScore(level=level, points=old.points - new.points, terms=terms)


def vector(lost: Iterable[LevelScore]) -> tuple[Fraction, ...]:
    """Return the points of each level, the first first: vectors compare as cohorts do."""
    return tuple(level.points for level in lost)


def nouns(points: Fraction) -> tuple[str, str]:
    """Return "point" in the number that English and French give it: French counts from 2.

    >>> nouns(Fraction(-1)), nouns(Fraction(3, 2)), nouns(Fraction(0))
    (('point', 'point'), ('points', 'point'), ('points', 'point'))
    """
    return _numbered(_POINTS, points)


def nouns_at(level: int, points: Fraction, *, kept: bool) -> tuple[str, str]:
    """Return what points of a level are: those of the level before all others are seats kept in place."""
    return _numbered(_SEATS if kept and level == 0 else _POINTS, points)


def _numbered(forms: tuple[tuple[str, str], tuple[str, str]], points: Fraction) -> tuple[str, str]:
    (one, some), (un, plusieurs) = forms
    return one if abs(points) == 1 else some, un if abs(points) < 2 else plusieurs  # noqa: PLR2004 # as above


_POINTS = (("point", "points"), ("point", "points"))
_SEATS = (("kept seat", "kept seats"), ("place gardée", "places gardées"))


def level_rows(
    what: Mapping[str, object], lost: Iterable[LevelScore], *, name: str = "points"
) -> Sequence[Mapping[str, object]]:
    """Return one row a level of a difference; one with no level and no points if it is not known.

    >>> level_rows({"rule": "budget"}, [])
    [{'rule': 'budget', 'level': None, 'points': None}]
    """
    levels: Iterable[tuple[int | None, Fraction | None]]
    levels = [(one.level, one.points) for one in lost] or [(None, None)]
    return [{**what, "level": level, name: points} for level, points in levels]


class Verbs(NamedTuple):
    """How a loss, a gain, and neither are said after a subject."""

    loses: str
    gains: str
    nothing: str


COSTS: Mapping[Lang, Verbs] = {
    "en": Verbs("costs", "brings", "costs nothing"),
    "fr": Verbs("coûte", "rapporte", "ne coûte rien"),
}


def reason_of(
    code: str,
    subject: tuple[str, str],
    lost: Sequence[LevelScore],
    *,
    verbs: Mapping[Lang, Verbs] = COSTS,
    facts: Mapping[str, object],
) -> Reason:
    """Return a loss as one sentence: each level that differs, in order, with the terms that make it.

    >>> levels = [
    ...     LevelScore(level=1, points=3, terms={"merit": Fraction(3)}),
    ...     LevelScore(level=2, points=-2, terms={"wishes": Fraction(-2)}),
    ... ]
    >>> print(reason_of("price", ("this seat", "cette place"), levels, facts={}))
    this seat costs 3 points at level 1 (merit) and brings 2 points at level 2 (wishes)
    """
    told = [level for level in lost if level.points]
    given = {
        **facts,
        **{f"points_{level.level}": abs(level.points) for level in told},
        **{f"terms_{level.level}": _moved(level) for level in told},
    }
    several = len(lost) > 1
    en, fr = (
        join(_clauses(told, verbs[lang], number, several=several) or [verbs[lang].nothing], lang)
        for number, lang in enumerate(LANGS)
    )
    return Reason(code=code, sentences={"en": f"{subject[0]} {en}", "fr": f"{subject[1]} {fr}"}, facts=given)


def _moved(level: LevelScore) -> tuple[str, ...]:
    return tuple(name for name, points in level.terms.items() if points)


_AT: tuple[str, str] = ("at level", "au niveau")


def _clauses(told: Sequence[LevelScore], verbs: Verbs, lang: int, *, several: bool) -> list[str]:
    """Return a clause a level; a verb that the clause before has is not said again."""
    said = [verbs.loses if level.points > 0 else verbs.gains for level in told]
    heads = ["" if verb == before else f"{verb} " for verb, before in zip(said, ["", *said], strict=False)]
    return [head + _clause(level, lang, several=several) for head, level in zip(heads, told, strict=True)]


def _clause(level: LevelScore, lang: int, *, several: bool) -> str:
    kept = set(level.terms) == {"kept"}
    noun = nouns_at(level.level, level.points, kept=kept)[lang]
    told = several and not (kept and level.level == 0)
    where = f" {_AT[lang]} {level.level} ({{terms_{level.level}}})" if told else ""
    return f"{{points_{level.level}}} {noun}{where}"


def reached(model: Model, points: Fraction, scores: Iterable[LevelScore]) -> tuple[int, Fraction]:
    """Return the first level that a weighed number of points is sure to reach, and by how much at least.

    `points` is what the levels of a cohort that scores `scores` lose together, as `Composition.worth` weighs
    them. A level can lose what it has above the least that any cohort has there, and no more: what the
    levels after it cannot lose together, it loses itself. So the vector of losses is at least, in the order
    of levels, nothing before this level, and so much there.
    """
    parts, held = points * model.grid * GRAIN, {one.level: one.points for one in scores}
    spare = {level: (held[level] - model.lows[level]) * model.weights[level] for level in model.weights}
    for level in sorted(model.weights):
        spare.pop(level)
        lost = (parts - sum(spare.values())) / model.weights[level]
        least = Fraction(ceil(lost * model.grid), model.grid)
        if least > 0:
            return level, least
    return max(model.weights), ZERO


def dearness(level: int | None, points: Fraction) -> tuple[int, Fraction]:
    """Return what costs are compared by: a point of an earlier level outweighs all of the next.

    >>> dearness(2, Fraction(9)) < dearness(1, Fraction(1)), dearness(1, ZERO) < dearness(2, Fraction(1))
    (True, True)
    """
    return (-(level or 0) if points else -(10**9), points)


def most(model: Model, points: Fraction) -> tuple[int, Fraction]:
    """Return the first level, and the most that a weighed number of points lets it gain."""
    first = min(model.weights)
    return first, Fraction(ceil(_at(model, points, first) * model.grid), model.grid)


def about(model: Model, points: Fraction, scores: Iterable[LevelScore]) -> tuple[int, Fraction]:
    """Return the level that a weighed number of points speaks of, and how many, to a hundredth.

    An estimate, by what the cohort scores: a unit of one rule hardly brings more at a level than all that
    the cohort has there; so a number beyond that is a part of a point of the level before.
    """
    levels = sorted(model.weights)
    reach = {one.level: sum(map(abs, one.terms.values()), Fraction(1)) for one in scores}
    for level, after in pairwise(levels):
        if _at(model, points, after) > reach.get(after, 1):
            return level, round_half_up(_at(model, points, level), 2)
    return levels[-1], round_half_up(points, 2)


def _at(model: Model, points: Fraction, level: int) -> Fraction:
    """Return a weighed number of points, in points of the last level, in those of another."""
    return points * model.grid * GRAIN / model.weights[level]
