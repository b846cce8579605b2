"""What a letter leaves out beside a rule that counts what people have: an attribute of somebody would follow.

Where a rule of the teams counts employers, an attribute, a skill or money, whoever reads knows who sits
where, and the rule. With the own rank, how many ranked before or after have a seat, and the place on the
reserve, what somebody else has would often follow. So all that is left out, but where the rule is a cap on
the values of an attribute and so many sit elsewhere that each of them could be one that it counts. What kept
the person from a seat is told all the same, rule by rule, where two or more sit; of a seat alone, that rules
and points gave it to somebody else. The page *Who is told what* counts what is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, cast

from attrs import evolve

from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked.rule_shapes import answers

if TYPE_CHECKING:
    from eig.book.outcomes import Outcome
    from eig.teams.asked.rule_shapes import Rule

because: Because = reasons_in("book")
COUNTED: Final = ("attribute", "skill", "amount")
"""The fields by which a rule says what it counts of people."""
LEFT_OUT: Final = ("rank_on", "sits_after", "sits_after_some")
INSTEAD: Final[Mapping[str, str]] = {
    "posts_taken_before": "posts_taken_before_some",
    "on_reserve": "on_reserve_some",
}
OF_RULES: Final = (
    "but_for", "together", "rules_exclude", "by_sum", "not_known",
    "posts_taken_before", "posts_taken_before_some",
)  # fmt: skip
"""What is told of the rules and points that gave a seat to somebody else."""


def without_attributes(outcome: Outcome, told: Iterable[Reason], places: Collection[str]) -> Iterator[Reason]:
    """Yield what a candidate is told, without that from which an attribute of somebody else would follow.

    `places` are the challenges where the person could sit.
    """
    cohort = outcome.cohort.cohort if outcome.cohort else None
    sizes = {team.opening: len(team.people) for team in cohort.teams} if cohort else {}
    elsewhere = sum(count for opening, count in sizes.items() if opening not in places)
    if outcome.book.promotion.rules.disclosure.smallest == 1 or not _tells(outcome, elsewhere):
        yield from told
        return
    for one in told:
        alone = sizes.get(cast("str", one.facts.get("opening")), 0) == 1
        if one.code in OF_RULES and alone:
            yield because("by_rules", opening=one.facts["opening"])
        elif one.code in INSTEAD:
            yield evolve(one, code=INSTEAD[one.code])
        elif one.code not in LEFT_OUT:
            yield one


def _tells(outcome: Outcome, elsewhere: int) -> bool:
    """Tell whether ranks beside the rules would tell what somebody else has."""
    rules = outcome.cohort.problem.all_rules if outcome.cohort else ()
    return any(_counts(rule) and not _among_many(rule, elsewhere) for rule in rules)


def _counts(rule: Rule) -> bool:
    """Tell whether a rule counts what people have, but for their profile."""
    stated = getattr(rule, "quota", rule)
    return any(getattr(stated, field, "profile") != "profile" for field in COUNTED)


def _among_many(rule: Rule, elsewhere: int) -> bool:
    """Tell whether a cap on each value may be full elsewhere for two of them, so that none is known."""
    on_each = answers(rule, "lines") and hasattr(rule, "attribute") and not hasattr(rule, "value")
    return on_each and elsewhere > 2 * cast("int", getattr(rule, "maximum", elsewhere))
