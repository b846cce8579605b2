"""A problem of composition: people, openings, rules, and what a good cohort is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule as CheckRule
from eig._values.field_rules_and_bounds import of_names, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Quoted, noun
from eig._values.tuple_fields import TupleOf, to_sorted, to_sorted_ids, to_tuple
from eig._values.value import Value, keeps, told_nowhere
from eig.errors import Fault, UnknownKey, look_up
from eig.teams.asked._optional_answers_of_rules import a_rule, given_by
from eig.teams.asked._worked_out_once import Kept
from eig.teams.asked.built_in_rules_in_words import said
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.objectives_and_kinds_of_terms import Objective
from eig.teams.asked.openings_posts_and_needs import Opening, Seat, required
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.rule_shapes import Rule
from eig.teams.asked.seat_rules_wishes_clearance_eligibility import (
    AvailabilityRequired,
    ClearanceRequired,
    OneSeatEach,
    OnlyWished,
)
from eig.teams.asked.team_rules_size_skills_posts_cost import (
    Posts,
    SkillNeed,
    TeamBudget,
    TeamRequired,
    TeamSize,
)

if TYPE_CHECKING:  # loaded when a problem has such
    from eig.programme.quotas import Quota
    from eig.reasons import Reason
    from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints


def _people(values: Iterable[Person]) -> tuple[Person, ...]:
    return to_sorted(values, Person, lambda person: (person.id,), once=True)


def _openings(values: Iterable[Opening]) -> tuple[Opening, ...]:
    return to_sorted(values, Opening, lambda opening: (opening.id,), once=True)


def _rules(values: Iterable[Rule | Quota]) -> tuple[Rule, ...]:
    """Return the rules as a tuple; a quota stands for the hard rule of the cohort."""
    given = cast("object", to_tuple(values))
    if not isinstance(given, tuple) or not given:
        return cast("tuple[Rule, ...]", given)
    return _quotas_as_rules(cast("tuple[Rule | Quota, ...]", given))


def _quotas_as_rules(given: tuple[Rule | Quota, ...]) -> tuple[Rule, ...]:
    from eig.programme.quotas import Quota  # noqa: PLC0415 # many problems state no rule
    from eig.teams.asked.cohort_rules_quotas_caps_sums import CohortQuota  # noqa: PLC0415 # as above

    return tuple(CohortQuota(quota=one) if isinstance(one, Quota) else one for one in given)


rule_on: CheckRule = CheckRule(
    lambda value: value in ("team", "cohort") or isinstance(value, date),  # of a rule on a day, that day
    "teams.asked.on",
)
_SEAT = ("person", "opening")
_READ = (("id", of_names), ("level", whole(0)), ("weight", whole(1)), ("on", rule_on))


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


def _of_openings(problem: Problem) -> Iterable[Reason]:
    """Yield a doubt where there is no opening, and of each where fewer may sit than posts must be held."""
    from eig.reasons import reasons_in  # noqa: PLC0415 # loads when doubts are asked for

    because = reasons_in("teams.asked")
    if not problem.openings:
        yield because("nothing_asked")
    for one in problem.openings:
        if one.size[0] < (must := len(required(problem.posts_of(one)))):
            yield because("never_fewer", opening=one.id, least=one.size[0], count=must)


def _by_ranks(problem: Problem, rules: tuple[Rule, ...]) -> Iterable[Rule]:
    """Return that ranks part equals, of each term whose marks have them."""
    terms, lifted = problem.objective.terms, frozenset(problem.lifted)
    ranked = [cast("MeritPoints", one) for one in terms if getattr(one, "has_ranks", False)]
    if not ranked:
        return ()
    from eig.teams.asked.claims_on_seats import by_ranks  # noqa: PLC0415 # many problems have no ranks

    openings = [evolve(one, posts=problem.posts_of(one)) for one in problem.openings]
    beside = terms, [one for one in rules if one.id not in lifted]
    return [by_ranks(one, problem.people, openings, beside=beside) for one in ranked]


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
        doubts: What is doubtful in the tables that it comes from: cautions of every cohort.

    >>> problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])
    >>> [rule.id for rule in problem.all_rules]
    ['once', 'available', 'asked', 'cleared', 'fill:plume', 'size:plume']
    """

    people: tuple[Person, ...] = field(converter=_people)
    openings: tuple[Opening, ...] = field(converter=_openings)
    rules: tuple[Rule, ...] = field(default=(), converter=_rules, metadata=keeps(a_rule.each()))
    objective: Objective = field(factory=Objective)
    lifted: tuple[str, ...] = field(default=(), converter=to_sorted_ids, metadata=keeps(of_names.each()))
    doubts: tuple[Reason, ...] = field(
        default=(), converter=TupleOf["Reason"], eq=False, repr=False, metadata=told_nowhere
    )

    def _check(self, faults: Gather) -> None:
        faults.distinct("people", (person.id for person in self.people), what="person")
        faults.distinct("openings", (opening.id for opening in self.openings), what="opening")
        held = [
            faults.check(f"rules[{number}].{name}", kind, getattr(rule, name, "cohort"))
            for number, rule in enumerate(self.rules)
            for name, kind in _READ
        ]
        if all(held):
            counts = Counter(rule.id for rule in self.stated)
            twice = tuple(name for name, count in counts.items() if count > 1)
            faults.that("rules", not twice, "teams.asked.ids_once", value=twice)
            faults.alike("rules", counts, what="rule's id")
            self._check_given(faults)

    def _check_given(self, faults: Gather) -> None:
        """Refuse a seat given to somebody, or at an opening, that is not there: no cohort could keep it."""
        for number, rule in enumerate(self.rules):
            seat = None if rule.level or rule.id in self.lifted else given_by(rule)
            known = (self._person, self._opening)
            for what, name, here in () if seat is None else zip(_SEAT, seat, known, strict=True):
                if name not in here:
                    facts = {"what": noun(what), "lifted": Quoted((rule.id,))}
                    place = f"Problem.rules[{number}].{what}"
                    faults.add(Fault(place, name, "teams.asked.given_here", facts))

    @cached_property
    def stated(self) -> tuple[Rule, ...]:
        """Every rule, those that are lifted included."""
        own = (rule for opening in self.openings for rule in rules_of(opening))
        always = (OneSeatEach(), AvailabilityRequired(), OnlyWished(), ClearanceRequired())
        return (*always, *own, *self.rules, *_by_ranks(self, (*always, *self.rules)))

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
        from eig.teams.asked.names_that_a_problem_lacks import strangers  # noqa: PLC0415 # composing asks for no doubts

        stated = {rule.id for rule in self.stated}
        lifted = tuple(name for name in self.lifted if name not in stated)
        unknown = strangers(self.people, self.openings, self.rules, self.objective.terms, lifted=lifted)
        return (*self.doubts, *unknown, *_of_openings(self))

    @cached_property
    def _person(self) -> FrozenMap[Person]:
        return FrozenMap({person.id: person for person in self.people})

    @cached_property
    def _opening(self) -> FrozenMap[Opening]:
        return FrozenMap({opening.id: opening for opening in self.openings})

    def person(self, id: str) -> Person:
        """Return a person by identifier.

        >>> Problem(people=[Person(id="p1")], openings=[]).person("p1").id
        'p1'
        """
        return look_up("person", id, self._person)

    def opening(self, id: str) -> Opening:
        """Return an opening by identifier.

        >>> Problem(people=[], openings=[Opening(id="plume")]).opening("plume").size
        (1, 1)
        """
        return look_up("opening", id, self._opening)

    def rule(self, id: str) -> Rule:
        """Return a rule that applies, by identifier.

        >>> Problem(people=[], openings=[Opening(id="plume")]).rule("fill:plume").say()
        'plume has a team'
        """
        for rule in self.all_rules:
            if rule.id == id:
                return rule
        raise UnknownKey("rule", id, known=(rule.id for rule in self.all_rules))

    def _told_(self, name: str) -> object:
        """Return what a field is told by."""
        return tuple(map(said, self.rules)) if name == "rules" else getattr(self, name)

    def without(self, rules: Iterable[str]) -> Problem:
        """Return the problem with some rules lifted.

        >>> Problem(people=[], openings=[Opening(id="plume")]).without(["fill:plume"]).lifted
        ('fill:plume',)
        """
        return self._asked_(lifted=tuple(dict.fromkeys((*self.lifted, *rules))))

    def having(self, *rules: Rule | Quota) -> Problem:
        """Return the problem with more rules.

        >>> from eig.teams import Apart
        >>> len(Problem(people=[], openings=[]).having(Apart.of("p1", "p2")).rules)
        1
        """
        return self._asked_(rules=(*self.rules, *rules))

    @cached_property
    def _kept_(self) -> Kept:
        """What a search works out once, for this problem and for those derived from it."""
        return Kept()

    def _asked_(self, **changes: object) -> Problem:
        """Return a question: the problem with other rules or another objective, for the same people."""
        made = evolve(self, **cast("Any", changes))
        self._kept_.shared = True
        object.__setattr__(made, "_kept_", self._kept_)
        return made

    def crews(self, cohort: Cohort) -> tuple[Crew, ...]:
        """Return the teams of a cohort as rules see them: every opening, those left empty included.

        >>> problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])
        >>> problem.crews(Cohort.of({"plume": ["p1"]}))[0].ids
        ('p1',)
        """
        seated = {team.opening: team.people for team in cohort.teams}
        for name in seated:
            self.opening(name)
        return tuple(
            Crew(opening=opening, people=tuple(map(self.person, seated.get(opening.id, ()))))
            for opening in self.openings
        )
