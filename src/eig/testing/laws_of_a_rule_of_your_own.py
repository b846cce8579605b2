"""Laws that a rule of your own should keep, so that checking, explaining and searching agree about it.

`eig` takes a rule at its word: the search believes what its shape says, the check believes `check`. If the
two differ, a cohort may be called best that breaks the rule. `check_rule` draws cohorts and holds the one
against the other.

What a rule answers beside its shape has laws too: each answer says what `check` says, on every cohort drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, cast, final

from attrs import evolve

from eig._language.languages import LANGUAGES
from eig._maths.flow_one_seat_each import most_seated
from eig._values.call_arguments import checked, checked_by
from eig._values.field_rules_and_bounds import instance_of, text, whole
from eig._values.seeded_random import shuffle, uniform
from eig.errors import EigError
from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked._optional_answers_of_rules import (
    filled_by,
    given_by,
    is_of_seats,
    is_of_wishes,
    least_profiles,
    lines_of,
    most_missed,
    named_by,
    need_of,
    posts_of,
    relaxed,
    shared_by,
    shut_by,
    spans_of,
    telling_of,
)
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.built_in_rules_in_words import said
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem, rule_on
from eig.teams.asked.rule_shapes import (
    CohortRule,
    Rule,
    SeatRule,
    TeamBoundRule,
    TeamRule,
    answered,
    answers,
    breaches_of,
    is_ours,
)
from eig.typing import Lang

Law = tuple[str, bool]
RELAXED = "another id"


def answer_laws(rule: Rule, problem: Problem, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    """Yield the laws of the answers that a rule gives, on one cohort."""
    yield from _of_openings(rule, problem, crews, missed)
    yield from _of_teams(rule, crews)
    yield from _of_numbers(rule, problem, crews)
    yield from _of_relaxing(rule, crews, missed)
    if is_of_seats(rule, [crew.opening for crew in crews]):
        bare = _missed(rule, _bare(crews))
        yield ("`is_of_seats`: of what people are, wishes and profiles alone change it", bare == missed)
    if answers(rule, "as_reason"):
        reason = said(rule)
        same = all(reason.say(lang) == rule.say(lang) for lang in LANGUAGES)
        yield "`as_reason` says what `say` says", same


def _bare(crews: tuple[Crew, ...]) -> tuple[Crew, ...]:
    """Return crews of the same people, of whom nothing is known but wishes and profiles."""
    asked = ("id", "wishes", "open_to_all", "asked_for", "profiles", "profiles_by_opening")
    return tuple(
        evolve(crew, people=[Person(**{name: getattr(one, name) for name in asked}) for one in crew.people])
        for crew in crews
    )


def _known(rule: Rule, problem: Problem) -> Iterable[Law]:
    """Yield that a rule of one's own answers with people and openings that are there, where it names any."""
    people, places = ({None, *(one.id for one in some)} for some in (problem.people, problem.openings))
    if not is_ours(rule):
        yield "`fills` names an opening of the problem", filled_by(rule) in places
        for method, seat in (("gives", given_by(rule)), ("shuts", shut_by(rule))):
            known = seat is None or (seat[0] in people and seat[1] in places)
            yield f"`{method}` names a person and an opening of the problem", known


def _of_openings(rule: Rule, problem: Problem, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    """Yield the laws of a rule on one opening: a team, a seat, a skill, posts."""
    teams = {crew.opening.id: crew.people for crew in crews}
    own = teams.get(at := cast("str", getattr(rule, "opening", "")), ())
    filled, need, posts = filled_by(rule), need_of(rule), posts_of(rule)
    seats = {(person.id, opening) for opening, people in teams.items() for person in people}
    yield from _known(rule, problem)
    if filled in teams:
        yield "`check` is silent where the opening of `fills` has a team", bool(missed) != bool(teams[filled])
    if (seat := given_by(rule)) is not None:
        yield "`check` is silent where the seat of `gives` is taken", bool(missed) != (seat in seats)
    if (seat := shut_by(rule)) is not None:
        yield "`check` is silent where the seat of `shuts` is not taken", bool(missed) == (seat in seats)
    if need is not None:
        able = sum(person.level(need.skill) >= need.level for person in own)
        yield "`check` misses what is short of `need`", missed == bool(own) * max(0, need.count - able)
    if posts is not None:
        kinds = [{*post.accepts} for post in posts]
        takes = ([n for n, one in enumerate(kinds) if one & {*profiles_at(who, at)}] for who in own)
        short = len(posts) - most_seated(takes)
        yield "`check` misses the posts of `held` that nobody holds", missed == bool(own) * short


def _of_teams(rule: Rule, crews: tuple[Crew, ...]) -> Iterable[Law]:
    """Yield the laws of a rule on every team, or on every seat."""
    profiles, sharing = least_profiles(rule), shared_by(rule)
    bound, apart = named_by(rule, "binds"), named_by(rule, "excludes")
    asked = ("binds", "excludes", "least_profiles", "shared_by", "is_of_wishes", "most_missed")
    for crew in crews if any(answers(rule, one) for one in asked) else ():
        missed = _missed(rule, (crew,))
        if bound:
            broken = 0 < len({*bound}.intersection(crew.ids)) < len({*bound})
            yield "a team breaks it where it has some of `binds`, and not all", bool(missed) == broken
        if apart:
            broken = len({*apart}.intersection(crew.ids)) > 1
            yield "a team breaks it where it has two of `excludes`", bool(missed) == broken
        if profiles is not None and crew.people:
            found = {profile for person in crew.people for profile in person.profiles}
            short = len(found) < profiles
            yield "a team breaks it where it has fewer than `least_profiles`", bool(missed) == short
        if sharing is not None:
            values = [person.value(sharing[0]) for person in crew.people]
            shared = any(values.count(one) > sharing[1] for one in values if one is not None)
            yield "a team breaks it where more share a value than `shared_by` says", bool(missed) == shared
        if is_of_wishes(rule):
            strangers = sum(not person.accepts(crew.opening.id) for person in crew.people)
            yield "`is_of_wishes`: it bars whoever neither asked nor accepts any", missed >= strangers
        worst = most_missed(rule, len(crew.people))
        yield "no team misses more than `most_missed`", worst is None or missed <= worst


def _of_numbers(rule: Rule, problem: Problem, crews: tuple[Crew, ...]) -> Iterable[Law]:
    """Yield the laws of how the number of a rule is told."""
    telling = telling_of(rule)
    if telling is None:
        return
    counts = answers(rule, "lines") or answers(rule, "spans")
    yield "`told_by` is of a rule that counts or sums: it has `lines` or `spans`", counts
    lines = lines_of(rule, problem.people)
    if telling == "each":
        attribute = cast("str", getattr(rule, "attribute", ""))
        seated = [person.value(attribute) for crew in crews for person in crew.people]
        counted = all(line.use(crews) == seated.count(line.label) for line in lines)
        yield "`told_by` 'each': a line counts those who have the value that it is named by", counted
    elif telling != "load":
        named = {line.label for line in lines} <= {"low", "high"}
        yield "`told_by` 'sum' and 'share': lines are named 'low' and 'high'", named
    if telling == "share":
        seated_at_all = sum(len(crew.people) for crew in crews)
        bounds = {
            "low": cast("int", getattr(rule, "minimum", 0)),
            "high": cast("int", getattr(rule, "maximum", 0)),
        }
        signs = {"low": -1, "high": 1}
        shares = {signs[line.label] * line.use(crews) + bounds[line.label] * seated_at_all for line in lines}
        whole = len(shares) <= 1 and all(share % 100 == 0 for share in shares)
        yield "`told_by` 'share': lines are hundredths of the seated, from `minimum` to `maximum`", whole


def _of_relaxing(rule: Rule, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    """Yield the laws of a rule that is relaxed."""
    for _, _, other in relaxed(rule, 1, RELAXED) or ():
        same = (other.id, other.level, other.weight) == (RELAXED, rule.level, rule.weight)
        yield "`relaxed_by` gives the rule another id, and nothing else but the bound", same
        more = _missed(other, crews)
        yield "whatever keeps a rule keeps it relaxed", more <= missed


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


@checked_by(cohorts=whole(1, COHORTS))
def check_rule(rule: Rule, problem: Problem, *, seed: int = 0, cohorts: int = 200) -> int:
    """Hold a rule against its laws, on cohorts drawn from a problem; return how many were drawn.

    Args:
        problem: Its people and openings are drawn from; its own rules do not matter.
        seed: The seed of the draw.
        cohorts: How many cohorts to draw, a thousand at most.

    Raises:
        LawBroken: At the first law broken, with the cohort that shows it.
        Fault: Where a method of the rule raises, or answers with what it may not: the method is named.

    What the rule does not answer breaks no law: `unanswered` tells it.

    >>> from eig.teams import Apart, Opening, Person
    >>> people = [Person(id=one) for one in ("p1", "p2", "p3")]
    >>> problem = Problem(people=people, openings=[Opening(id="plume", size=(1, 3))])
    >>> check_rule(Apart.of("p1", "p2"), problem)
    200
    """
    draw = uniform(seed)
    for _ in range(cohorts):
        cohort = _drawn(problem, draw)
        if law := _broken(rule, problem, problem.crews(cohort)):
            raise LawBroken(str(rule.id), law, cohort)
    return cohorts


def _broken(rule: Rule, problem: Problem, crews: tuple[Crew, ...]) -> str:
    """Return the first law that a rule breaks on a cohort, or nothing."""
    return next((law for law, holds in _laws(rule, problem, crews) if not holds), "")


def _missed(rule: Rule, crews: tuple[Crew, ...]) -> int:
    return sum(breach.misses for breach in breaches_of(rule, crews))


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


def _laws(rule: Rule, problem: Problem, crews: tuple[Crew, ...]) -> Iterable[Law]:
    yield from _faces(rule)
    found = breaches_of(rule, crews)
    yield from _breaches(rule, problem, crews, found)
    missed = sum(breach.misses for breach in found)
    yield from answer_laws(rule, problem, crews, missed)
    if isinstance(rule, SeatRule):
        yield from _seat_laws(rule, crews, missed)
    elif isinstance(rule, TeamRule):
        yield from _team_laws(cast("Rule", rule), rule, crews, missed)
    elif isinstance(rule, CohortRule):
        excess = sum(max(0, line.use(crews) - line.high) for line in lines_of(rule, problem.people))
        yield "`check` misses by as much as `lines` are passed", excess == missed
    elif getattr(rule, "on", "cohort") == "team":
        apart = sum(_missed(rule, (crew,)) for crew in crews)
        yield "a rule on one team finds in a cohort what it finds team by team", apart == missed


def _faces(rule: Rule) -> Iterable[Law]:
    yield "a rule has an identifier", text.holds(rule.id)
    yield "a level is 0 or more", whole(0).holds(rule.level)
    yield "a weight is 1 or more", whole(1).holds(rule.weight)
    yield "a rule has a sentence in both languages", all(_says(rule, lang) for lang in LANGUAGES)
    on = getattr(rule, "on", "cohort")
    yield "a rule is on one team or on the cohort: `on` is 'team', 'cohort' or left out", rule_on.holds(on)
    shaped = isinstance(rule, SeatRule | TeamRule | CohortRule) or on == "team"
    yield (
        "a soft rule is a seat, team or cohort rule: its price is known in advance",
        not rule.level or shaped,
    )


def _says(rule: Rule, lang: Lang) -> bool:
    """Tell whether a rule has a sentence in a language."""
    return text.holds(answered(rule, "say", lambda: rule.say(lang), kind=instance_of(str)))


def _breaches(
    rule: Rule, problem: Problem, crews: tuple[Crew, ...], found: Sequence[Breach]
) -> Iterable[Law]:
    seated = {one for crew in crews for one in crew.ids}
    people = {one for breach in found for one in breach.people}
    yield "`check` gives the same breaches twice", found == breaches_of(rule, crews)
    yield (
        "a breach names its rule and its level",
        all((b.rule, b.level) == (rule.id, rule.level) for b in found),
    )
    yield "a breach names people of the problem", people <= seated or rule.id.startswith("seated")
    places = {None, *(crew.opening.id for crew in crews)}
    yield "a breach names an opening of the problem, or none", all(one.opening in places for one in found)
    backwards = tuple(Crew(opening=crew.opening, people=crew.people[::-1]) for crew in crews)
    missed = sum(breach.misses for breach in found)
    yield "the order of people does not matter", _missed(rule, backwards) == missed
    if any(seated & _words_of(breach.reason.facts) for breach in found):
        alike = (_alike(crews, some) for some in (problem.people, problem.people[::-1]))
        hangs = any(_missed(rule, some) != missed for some in alike)
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
    seats = ((person, crew.opening) for crew in crews for person in crew.people)
    own = cast("Rule", rule)
    allowed = [answered(own, "allows", partial(rule.allows, *one), teams=(one[1].id,)) for one in seats]
    barred = sum(not one for one in allowed)
    yield "`check` finds a breach for each seat that `allows` refuses", barred == missed


def _team_laws(rule: Rule, shape: TeamRule, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    misses = [answered(rule, "misses", partial(shape.misses, crew), kind=whole()) for crew in crews]
    yield "misses are never below 0", all(amount >= 0 for amount in misses)
    yield "`check` misses by as much as `misses` says", sum(misses) == missed
    if isinstance(rule, TeamBoundRule):
        kept = [_keeps(rule, crew) for crew in crews if crew.people]
        holds = [not shape.misses(crew) for crew in crews if crew.people]
        yield "a team keeps its `spans` if and only if `misses` is 0", kept == holds
        amounts = (
            span.amount(one) for crew in crews for span in spans_of(rule, crew.opening) for one in crew.people
        )
        yield "amounts of spans are never below 0", all(amount >= 0 for amount in amounts)


def _keeps(rule: TeamBoundRule, crew: Crew) -> bool:
    sums = ((sum(map(span.amount, crew.people)), span) for span in spans_of(rule, crew.opening))
    return all(span.low <= total and (span.high is None or total <= span.high) for total, span in sums)
