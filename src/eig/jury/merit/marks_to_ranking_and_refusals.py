"""Ranking by merit: from a scoresheet, reviews or plain scores to an order that can be defended.

`rank` scores each item exactly, leaves out what an eliminating mark, an unfavourable opinion or the lack of
marks excludes, breaks ties by the declared chain alone, and says what a careful reader should know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import text
from eig.jury.marks.methods_and_policies import AbstentionPolicy, Method, MissingPolicy
from eig.jury.merit._ranking_of_plain_scores import by_scores
from eig.jury.merit.ranking_groups_and_reasons import Ranking

if TYPE_CHECKING:
    from eig.jury.marks.reviews import Reviews
    from eig.jury.marks.scoresheet import Scoresheet
    from eig.jury.rules.jury_rules_with_origins import JuryRules
    from eig.jury.rules.tie_break_tests import TieBreak


@checked_by(chair=text.or_none())
def rank(
    given: Scoresheet | Reviews | Mapping[str, int | str | Decimal | Fraction],
    rules: JuryRules | None = None,
    *,
    chair: str | None = None,
    method: Method = "mean",
    missing: MissingPolicy = "refuse",
    tie_breaks: Sequence[TieBreak | str] = (),
    floors: Literal["mean", "any"] = "mean",
    opinions: Literal["majority", "ignore"] = "majority",
    abstentions: AbstentionPolicy = "apart",
) -> Ranking:
    """Rank items by merit, the highest score first.

    Args:
        given: A scoresheet, reviews, or a score by item.
        rules: The rules of the jury. Where they are left out, the options below make them; both together are
            refused.
        chair: Who chairs. Where votes for and against are equal, the side of the chair prevails if the rules
            say so (`casting_vote`); without `rules=`, naming the chair says so.
        method: How the jurors' totals make a score: this and what follows, as `JuryRules` explains it.

    Raises:
        Fault: An unknown or refused rule, missing marks under `refuse`, totals of unequal panels.
            Several faults come together.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact", "team"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4, "team": 2}), ("adler", "j1", {"impact": 3, "team": 3}),
    ...     ("cibnav", "j1", {"impact": 1, "team": 2})])
    >>> rank(sheet).groups
    (('adler', 'plume'), ('cibnav',))
    >>> ranking = rank(sheet, tie_breaks=["criterion_mean:impact"])
    >>> ranking.order
    ('plume', 'adler', 'cibnav')
    >>> print(ranking.explain("adler"))
    adler: ranked 2 of 3 with 3; marked by j1; impact: mean mark 3, a weight of 50%, brings 1.5; \
team: mean mark 3, a weight of 50%, brings 1.5; placed after plume by mean mark on impact (3).
    """
    options: Mapping[str, object] = {
        "method": method,
        "missing": missing,
        "tie_breaks": tie_breaks,
        "floors": floors,
        "opinions": opinions,
        "abstentions": abstentions,
    }
    if isinstance(given, Mapping) and rules is None and chair is None and options == PLAIN:
        return by_scores(given)
    from eig.jury.merit._scores_of_sheets_and_reviews import ranked  # noqa: PLC0415 # mere scores need none of it

    return ranked(given, rules, chair, **options)


PLAIN: Final[Mapping[str, object]] = MappingProxyType(
    {
        "method": "mean",
        "missing": "refuse",
        "tie_breaks": (),
        "floors": "mean",
        "opinions": "majority",
        "abstentions": "apart",
    }
)
"""The options of a ranking where none is stated."""
