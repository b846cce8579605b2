"""Laws that a rule of your own should keep, so that checking, explaining and searching agree about it.

`eig` takes a rule at its word: the search believes what its shape says, the check believes `check`. If the
two differ, a cohort may be called best that breaks the rule. `check_rule` draws cohorts and holds the one
against the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, cast, final

from attrs import evolve

from eig._language.said_values import LANGS
from eig._values.call_arguments import checked
from eig._values.faults_together import require
from eig._values.rules import instance_of, text, whole
from eig._values.seeded_random import shuffle, uniform
from eig.errors import EigError
from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked.breaches import Breach
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.people import Person
from eig.teams.asked.problems import Problem, rule_on
from eig.teams.asked.rule_shapes import CohortRule, Rule, SeatRule, TeamBoundRule, TeamRule, answers
from eig.testing._rule_answer_laws import answer_laws
from eig.typing import Lang

because: Because = reasons_in("testing")
COHORTS: Final = 1_000


@final
class LawBroken(EigError, AssertionError):
    """A rule breaks a law: which, and on which cohort.

    >>> print(LawBroken("my-rule", "a rule has a sentence", Cohort(teams=[])))
    my-rule: a rule has a sentence; see Cohort(teams=())
    """

    def __init__(self, rule: str, law: str, cohort: Cohort) -> None:
        super().__init__(rule, law, cohort)
        self.rule = rule
        self.law = law
        self.cohort = cohort

    def __str__(self) -> str:
        return f"{self.rule}: {self.law}; see {self.cohort!r}"


@checked
def check_rule(rule: Rule, problem: Problem, *, seed: int = 0, cohorts: int = 200) -> int:
    """Hold a rule against its laws, on cohorts drawn from a problem; return how many were drawn.

    Args:
        rule: The rule.
        problem: Its people and openings are drawn from; its own rules do not matter.
        seed: The seed of the draw.
        cohorts: How many cohorts to draw, a thousand at most.

    Raises:
        LawBroken: At the first law broken, with the cohort that shows it.

    What the rule does not answer breaks no law: `unanswered` tells it.

    >>> from eig.teams import Apart, Opening, Person
    >>> people = [Person(id=one) for one in ("p1", "p2", "p3")]
    >>> problem = Problem(people=people, openings=[Opening(id="plume", size=(1, 3))])
    >>> check_rule(Apart.of("p1", "p2"), problem)
    200
    """
    require("check_rule", cohorts=(whole(1, COHORTS), cohorts))
    draw = uniform(seed)
    for _ in range(cohorts):
        cohort = _drawn(problem, draw)
        for law, holds in _laws(rule, problem, problem.crews(cohort)):
            if not holds:
                raise LawBroken(str(rule.id), law, cohort)
    return cohorts


@checked
def unanswered(rule: Rule) -> tuple[Reason, ...]:
    """Return what a rule of yours keeps silent about, each with what is not told or priced for that.

    A rule may be silent: it is kept, checked and lifted like any other.

    >>> from eig.teams.asked import MaxEachTeam
    >>> unanswered(MaxEachTeam(attribute="host", maximum=1))
    ()
    """
    counts = isinstance(rule, TeamRule | CohortRule)
    asked = {
        "relaxed_by": counts,
        "most_missed": isinstance(rule, TeamRule),
        "told_by": isinstance(rule, CohortRule),
        "as_reason": True,
    }
    return tuple(because(f"no_{name}") for name, due in asked.items() if due and not answers(rule, name))


def _drawn(problem: Problem, draw: Callable[[], float]) -> Cohort:
    """Draw a cohort: some openings empty, some teams too large or too small, nobody twice."""
    free = [person.id for person in problem.people]
    shuffle(free, draw)
    seating: dict[str, list[str]] = {}
    for opening in problem.openings:
        size = int(draw() * (opening.size[1] + 2))
        seating[opening.id], free = free[:size], free[size:]
    return Cohort.of(seating)


Law = tuple[str, bool]


def _laws(rule: Rule, problem: Problem, crews: tuple[Crew, ...]) -> Iterable[Law]:
    yield from _faces(rule)
    given = rule.check(crews)
    yield "`check` gives breaches, maybe none", hasattr(given, "__iter__")
    found = tuple(given)
    yield "`check` gives breaches, maybe none", all(map(instance_of(Breach).holds, found))
    yield from _breaches(rule, problem, crews, found)
    missed = sum(breach.misses for breach in found)
    yield from answer_laws(rule, problem, crews, missed)
    if isinstance(rule, SeatRule):
        yield from _seat_laws(rule, crews, missed)
    elif isinstance(rule, TeamRule):
        yield from _team_laws(cast("Rule", rule), rule, crews, missed)
    elif isinstance(rule, CohortRule):
        excess = sum(max(0, line.use(crews) - line.high) for line in rule.lines(problem.people))
        yield "`check` misses by as much as `lines` are passed", excess == missed
    elif getattr(rule, "on", "cohort") == "team":
        apart = sum(breach.misses for crew in crews for breach in rule.check((crew,)))
        yield "a rule on one team finds in a cohort what it finds team by team", apart == missed


def _faces(rule: Rule) -> Iterable[Law]:
    yield "a rule has an identifier", text.holds(rule.id)
    yield "a level is 0 or more", whole(0).holds(rule.level)
    yield "a weight is 1 or more", whole(1).holds(rule.weight)
    yield "a rule has a sentence in both languages", all(_says(rule, lang) for lang in LANGS)
    on = getattr(rule, "on", "cohort")
    yield "a rule is on one team or on the cohort: `on` is 'team', 'cohort' or left out", rule_on.holds(on)
    shaped = isinstance(rule, SeatRule | TeamRule | CohortRule) or on == "team"
    yield (
        "a soft rule is a seat, team or cohort rule: its price is known in advance",
        not rule.level or shaped,
    )


def _says(rule: Rule, lang: Lang) -> bool:
    """Tell whether a rule has a sentence in a language; one that takes no language has none in it."""
    try:
        return text.holds(rule.say(lang))
    except TypeError:
        return False


def _breaches(
    rule: Rule, problem: Problem, crews: tuple[Crew, ...], found: Sequence[Breach]
) -> Iterable[Law]:
    seated = {one for crew in crews for one in crew.ids}
    people = {one for breach in found for one in breach.people}
    yield "`check` gives the same breaches twice", found == tuple(rule.check(crews))
    yield (
        "a breach names its rule and its level",
        all((b.rule, b.level) == (rule.id, rule.level) for b in found),
    )
    yield "a breach misses by 1 or more", all(breach.misses >= 1 for breach in found)
    yield "a breach names people of the problem", people <= seated or rule.id.startswith("seated")
    backwards = tuple(Crew(opening=crew.opening, people=crew.people[::-1]) for crew in crews)
    turned = sum(breach.misses for breach in rule.check(backwards))
    yield "the order of people does not matter", turned == sum(breach.misses for breach in found)
    if any(seated & _words_of(breach.reason.facts) for breach in found):
        alike = [rule.check(_alike(crews, some)) for some in (problem.people, problem.people[::-1])]
        hangs = any(sum(one.misses for one in some) != sum(one.misses for one in found) for some in alike)
        yield "a breach that hangs on an attribute names nobody: it would tell what each is", not hangs


def _words_of(given: object) -> set[str]:
    """Return the texts among facts, and in the reasons among them."""
    facts: object = getattr(given, "facts", given)
    if isinstance(facts, Mapping):
        facts = tuple(cast("Mapping[str, object]", facts).values())
    held = cast("tuple[object, ...]", facts) if isinstance(facts, tuple) else ()
    inner = (_words_of(one) for one in held)
    return {given} if isinstance(given, str) else set[str]().union(*inner)


def _alike(crews: tuple[Crew, ...], people: Iterable[Person]) -> tuple[Crew, ...]:
    """Return crews who all have the same attributes: of each, the value that the last of some people has."""
    same = {name: value for person in people for name, value in person.attributes.items()}
    return tuple(evolve(crew, people=[evolve(one, attributes=same) for one in crew.people]) for crew in crews)


def _seat_laws(rule: SeatRule, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    barred = sum(not rule.allows(person, crew.opening) for crew in crews for person in crew.people)
    yield "`check` finds a breach for each seat that `allows` refuses", barred == missed


def _team_laws(rule: Rule, shape: TeamRule, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    misses = [shape.misses(crew) for crew in crews]
    yield "misses are never below 0", all(amount >= 0 for amount in misses)
    yield "`check` misses by as much as `misses` says", sum(misses) == missed
    if isinstance(rule, TeamBoundRule):
        kept = [_keeps(rule, crew) for crew in crews if crew.people]
        holds = [not shape.misses(crew) for crew in crews if crew.people]
        yield "a team keeps its `spans` if and only if `misses` is 0", kept == holds
        amounts = (
            span.amount(one) for crew in crews for span in rule.spans(crew.opening) for one in crew.people
        )
        yield "amounts of spans are never below 0", all(amount >= 0 for amount in amounts)


def _keeps(rule: TeamBoundRule, crew: Crew) -> bool:
    sums = ((sum(map(span.amount, crew.people)), span) for span in rule.spans(crew.opening))
    return all(span.low <= total and (span.high is None or total <= span.high) for total, span in sums)
