"""A problem of composition: people, openings, rules, and what a good cohort is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, cast, final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, demand, instance_of, text, to_ids, to_sorted, to_tuple, whole
from eig._ground.checks import Rule as CheckRule
from eig._ground.frozen import FrozenMap
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.objectives import Objective
from eig.teams.asked.openings import Opening, Seat
from eig.teams.asked.people import Person
from eig.teams.asked.rules import Rule
from eig.teams.asked.seat_rules import AvailabilityRequired, ClearanceRequired, OneSeatEach, OnlyWished
from eig.teams.asked.team_rules import Posts, SkillNeed, TeamBudget, TeamRequired, TeamSize

if TYPE_CHECKING:  # loaded when a problem has such
    from eig.programme.quotas import Quota
    from eig.reasons import Reason

__all__ = ["Problem", "rules_of"]


def __dir__() -> list[str]:
    return __all__


def _people(values: Iterable[Person]) -> tuple[Person, ...]:
    return to_sorted(values, Person, lambda person: (person.id,))


def _openings(values: Iterable[Opening]) -> tuple[Opening, ...]:
    return to_sorted(values, Opening, lambda opening: (opening.id,))


def _rules(values: Iterable[Rule | Quota]) -> tuple[Rule, ...]:
    """Return the rules as a tuple; a quota stands for the hard rule of the cohort."""
    given = to_tuple(values)
    if not instance_of(tuple).holds(given):
        return given  # type: ignore[return-value] # a wrong value is reported by the check that follows
    return _quotas_as_rules(given) if given else ()


def _quotas_as_rules(given: tuple[Rule | Quota, ...]) -> tuple[Rule, ...]:
    from eig.programme.quotas import Quota  # noqa: PLC0415 # many problems state no rule
    from eig.teams.asked.cohort_rules import CohortQuota  # noqa: PLC0415 # as above

    return tuple(CohortQuota(quota=one) if isinstance(one, Quota) else one for one in given)


rule_on: CheckRule = CheckRule(
    lambda value: not isinstance(value, str) or value in {"team", "cohort"},
    "a rule that only checks is on one team, or on the cohort",
    'write `on = "team"`, or leave it out',
)

_A_RULE = CheckRule(
    lambda value: (
        not isinstance(value, type)
        and all(hasattr(value, name) for name in ("id", "level", "weight", "say", "check"))
    ),
    "a rule has an id, a level, a weight, a sentence and a check",
    "give rules such as Apart.of('p1', 'p2')",
)


@checked
def rules_of(opening: Opening) -> tuple[Rule, ...]:
    """Return the rules that an opening states by itself: a team, its size, its needs, posts and budget.

    >>> [rule.id for rule in rules_of(Opening(id="plume", size=(2, 3), budget=1000))]
    ['fill:plume', 'size:plume', 'budget:plume']
    """
    name = opening.id
    needs = (
        SkillNeed(id=f"need:{name}:{i}", opening=name, skill=need.skill, grade=need.level, count=need.count)
        for i, need in enumerate(opening.needs)
    )
    posts = (Posts(id=f"posts:{name}", opening=name, posts=opening.posts),) if opening.posts else ()
    most = opening.budget
    budget = () if most is None else (TeamBudget(id=f"budget:{name}", opening=name, maximum=most),)
    size = TeamSize(id=f"size:{name}", opening=name, minimum=opening.size[0], maximum=opening.size[1])
    return (TeamRequired.of(name), size, *needs, *posts, *budget)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Problem(Value):
    """People, openings, rules and an objective: all that a composition depends on.

    The openings state rules of their own (see `rules_of`), and four rules always hold: nobody sits twice,
    members are free, asked or open, and cleared. `rules` adds to them; `lifted` names those that are waived.

    Args:
        people: The people who may be seated.
        openings: The openings.
        rules: Further rules, in the order in which explanations prefer them; a `Quota` is one.
        objective: What to maximise.
        lifted: Identifiers of rules that do not apply.

    >>> problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])
    >>> [rule.id for rule in problem.all_rules]
    ['once', 'available', 'asked', 'cleared', 'fill:plume', 'size:plume']
    """

    people: tuple[Person, ...] = field(converter=_people)
    openings: tuple[Opening, ...] = field(converter=_openings)
    rules: tuple[Rule, ...] = field(default=(), converter=_rules)
    objective: Objective = field(factory=Objective)
    lifted: tuple[str, ...] = field(default=(), converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        if peopled := faults.check("people", instance_of(Person).each()):
            faults.distinct("people", (person.id for person in self.people), what="person")
        ruled = faults.check("rules", _A_RULE.each()) and self._check_rules(faults)
        if faults.check("openings", instance_of(Opening).each()):
            faults.distinct("openings", (opening.id for opening in self.openings), what="opening")
            if ruled:
                self._check_ids(faults)
            if ruled and peopled and self.rules:
                self._check_given(faults)
        faults.check("objective", instance_of(Objective))
        faults.check("lifted", text.each())
        faults.done()

    def _check_ids(self, faults: Gather) -> None:
        """Refuse two rules of one id, and say what to do: the other may be lifted, or always hold."""
        lifted = any(rule.id in self.lifted for rule in self.rules)
        held = "leave it out: the openings state rules of their own, and once, available, asked, cleared hold"
        another = "give the new rule another id: a rule that is lifted keeps its own"
        ids = (rule.id for rule in self.stated)
        faults.distinct("rules", ids, what="rule's id", remedy=another if lifted else held)

    def _check_rules(self, faults: Gather) -> bool:
        """Refuse a rule whose level, weight or shape no search could read."""
        read = (("id", text), ("level", whole(0)), ("weight", whole(1)), ("on", rule_on))
        held = [
            faults.check(f"rules[{number}].{name}", kind, getattr(rule, name, "cohort"))
            for number, rule in enumerate(self.rules)
            for name, kind in read
        ]
        return all(held)

    def _check_given(self, faults: Gather) -> None:
        """Refuse a seat given to somebody, or at an opening, that is not there: no cohort could keep it."""
        from eig.teams.asked.cohort_rules import SeatGiven  # noqa: PLC0415 # a problem without rules needs none

        given = [rule for rule in self.rules if isinstance(rule, SeatGiven) and not rule.level]
        people, openings = ({one.id for one in some} for some in (self.people, self.openings))
        for rule in given:
            seat = (("person", rule.person, people), ("opening", rule.opening, openings))
            for kind, name, known in seat if rule.id not in self.lifted else ():
                faults.that(
                    f"rules[{rule.id}].{kind}",
                    name in known,
                    rule=f"a seat is given where both are here, the person and the opening: no such {kind}",
                    remedy=f"lift the rule, as by `lifted=[{rule.id!r}]`, or keep the {kind}",
                    value=name,
                )

    @cached_property
    def stated(self) -> tuple[Rule, ...]:
        """Every rule, those that are lifted included."""
        own = (rule for opening in self.openings for rule in rules_of(opening))
        return (OneSeatEach(), AvailabilityRequired(), OnlyWished(), ClearanceRequired(), *own, *self.rules)

    @cached_property
    def all_rules(self) -> tuple[Rule, ...]:
        """Every rule that applies: those that always hold, the openings' own, and those given."""
        lifted = frozenset(self.lifted)
        return tuple(rule for rule in self.stated if rule.id not in lifted)

    def posts_of(self, opening: Opening) -> tuple[Seat, ...]:
        """Return the posts to be held at an opening: none where the rule that states them is lifted.

        >>> plume = Opening.of_posts("plume", ["data"])
        >>> len(Problem(people=[], openings=[plume]).posts_of(plume))
        1
        >>> Problem(people=[], openings=[plume], lifted=["posts:plume"]).posts_of(plume)
        ()
        """
        return () if f"posts:{opening.id}" in self.lifted else opening.posts

    @cached_property
    def firm(self) -> frozenset[str]:
        """The rules that are facts rather than choices: never part of a conflict, never to be relaxed."""
        sizes = (f"size:{opening.id}" for opening in self.openings)
        return frozenset(("once", "available", "asked", "cleared", *sizes))

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """Doubts: the names in rules, wishes, marks and lifted rules that the problem does not have.

        A slip of the pen has no effect, and says nothing: "Apart.of('p1', 'p22')" parts nobody.
        """
        return cast("tuple[Reason, ...]", self._cautions)

    @cached_property
    def _cautions(self) -> object:  # converters read the annotation, where the class is not loaded
        from eig.teams.asked.strangers import strangers  # noqa: PLC0415 # composing asks for no doubts

        return strangers(self)

    @cached_property
    def _person(self) -> FrozenMap[Person]:
        return FrozenMap({person.id: person for person in self.people})

    @cached_property
    def _opening(self) -> FrozenMap[Opening]:
        return FrozenMap({opening.id: opening for opening in self.openings})

    def person(self, id: str) -> Person:
        """Return a person by identifier.

        Raises:
            UnknownKey: If there is none, with the nearest ones.

        >>> Problem(people=[Person(id="p1")], openings=[]).person("p1").id
        'p1'
        """
        if id not in self._person:
            raise UnknownKey("person", id, known=self._person)
        return self._person[id]

    def opening(self, id: str) -> Opening:
        """Return an opening by identifier.

        Raises:
            UnknownKey: If there is none, with the nearest ones.

        >>> Problem(people=[], openings=[Opening(id="plume")]).opening("plume").size
        (1, 1)
        """
        if id not in self._opening:
            raise UnknownKey("opening", id, known=self._opening)
        return self._opening[id]

    def rule(self, id: str) -> Rule:
        """Return a rule that applies, by identifier.

        Raises:
            UnknownKey: If there is none, with the nearest ones.

        >>> Problem(people=[], openings=[Opening(id="plume")]).rule("fill:plume").say()
        'plume has a team'
        """
        for rule in self.all_rules:
            if rule.id == id:
                return rule
        raise UnknownKey("rule", id, known=(rule.id for rule in self.all_rules))

    def without(self, rules: Iterable[str]) -> Problem:
        """Return the problem with some rules lifted.

        >>> Problem(people=[], openings=[Opening(id="plume")]).without(["fill:plume"]).lifted
        ('fill:plume',)
        """
        return evolve(self, lifted=tuple(dict.fromkeys((*self.lifted, *rules))))

    def having(self, *rules: Rule | Quota) -> Problem:
        """Return the problem with more rules.

        >>> from eig.teams import Apart
        >>> len(Problem(people=[], openings=[]).having(Apart.of("p1", "p2")).rules)
        1
        """
        return evolve(self, rules=(*self.rules, *rules))

    def crews(self, cohort: Cohort) -> tuple[Crew, ...]:
        """Return the teams of a cohort as rules see them: every opening, those left empty included.

        Raises:
            Fault: If it is no cohort: a composition has one, its `cohort`.
            UnknownKey: If the cohort names a person or an opening that the problem does not have.

        >>> problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])
        >>> problem.crews(Cohort.of({"plume": ["p1"]}))[0].ids
        ('p1',)
        """
        demand("crews", cohort=(cohort, Cohort))
        seated = {team.opening: team.people for team in cohort.teams}
        for name in seated:
            self.opening(name)
        return tuple(
            Crew(opening=opening, people=tuple(map(self.person, seated.get(opening.id, ()))))
            for opening in self.openings
        )
