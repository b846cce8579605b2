"""Who of a reserve comes in for somebody who leaves a seat, and who covers for those who are away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, cast, final

from attrs import evolve, field, frozen

from eig._maths.but_for_causes import MOST_TOGETHER, but_for
from eig._values.field_rules_and_bounds import ids, text
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps
from eig.book._decided_seats_without_a_post import as_kept
from eig.book._facts_applied_to_every_table import (
    OVER,
    BookWithFacts,
    courses,
    current,
    going_on,
    homes_of_posts,
    wishes_ended,
)
from eig.book._letters_hide_attributes_of_others import as_rule
from eig.book._person_statuses_and_lost_seats import fact_of, wish_ended
from eig.book._posts_held_in_a_team import arranged
from eig.book._teams_after_facts import Seats, beside, seats_of, standing_of
from eig.book._what_was_decided import seatable
from eig.book.seat_reserves import DecidedSeats, reserves_of
from eig.errors import Fault, UnknownKey, require_key
from eig.lots.decisions_and_priorities_on_ties import Decision
from eig.programme import Appointment, Candidate, Challenge, Post
from eig.programme.appointments import Event
from eig.programme.quotas import Quota
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.teams.answers._rules_added_as_questions import free_name
from eig.teams.answers.cohort_repairs import CohortRepair, repair
from eig.teams.asked._optional_answers_of_rules import given_by, named_by
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import answers
from eig.teams.asked.rules_that_a_cohort_breaks import check
from eig.typing import Lang, Number

if TYPE_CHECKING:
    from eig.teams.answers.composing_and_points_lost import Composition
    from eig.teams.answers.seat_moves import SeatMove

because: Because = reasons_in("book")


@final
@frozen(kw_only=True, eq=False, repr=False)
class SeatReplacement(Value):
    """Who comes in for somebody who leaves a seat: what `eig.programme.successors.appoint_successor` takes.

    Args:
        leaver: Who leaves.
        opening: The challenge.
        post: The post.
        successors: Who may come in: several if they are equally good, none if nobody is left.
        refused: Why nobody may be called, or None.
        passed: Who of the reserve was passed over, and by which rule.
        lifted: The rules that bound who leaves to people who stay: they keep nobody from the seat any more.

    >>> print(SeatReplacement(leaver="c1", opening="plume", post="plume-1", successors=["c7"]).explain())
    plume-1: c7 comes in for c1 at plume.
    """

    _BRIEF = "{post}, {successors} may come in"
    leaver: str = field(metadata=keeps(text))
    opening: str = field(metadata=keeps(text))
    post: str = field(metadata=keeps(text))
    successors: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="person"))
    refused: Reason | None = None
    passed: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    lifted: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who comes in, or that nobody can, and who was passed over. It has one key, the post.

        >>> nobody = SeatReplacement(leaver="c1", opening="plume", post="plume-1")
        >>> print(nobody.explain())
        plume-1: nobody of the reserve can come in for c1 at plume.
        """
        if key not in (None, self.post):
            raise UnknownKey("post", key, known=[self.post])
        count = min(len(self.successors), 2)
        code = ("nobody_comes_in", "comes_in", "equals_come_in")[count]
        told = because(code, people=self.successors, leaver=self.leaver, opening=self.opening)
        reasons = [told, *filter(None, [self.refused]), *self.passed, *self.lifted]
        return Trace(subject=self.post, reasons=reasons, lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a person who may come in.

        >>> len(SeatReplacement(leaver="c1", opening="plume", post="plume-1", successors=["c7"]).rows())
        1
        """
        return [
            {"leaver": self.leaver, "opening": self.opening, "post": self.post, "successor": one}
            for one in self.successors
        ]


PROFILE = "profiles of the post"
"""The cause that is the profiles which the post takes."""


@frozen
class _Vacancy:
    """A seat that somebody leaves: all others stay where they are, and other seats may be vacant."""

    leaver: str
    opening: str
    post: Post
    problem: Problem
    others: Cohort
    people: dict[str, Candidate]
    lacking: dict[tuple[str, str | None], int]

    def against(self, person: str) -> tuple[Reason, ...]:
        """Return why somebody may not take the seat: without what they might; none where they may."""
        if person not in {one.id for one in self.problem.people}:
            return (because("person_not_proposed"),)
        case = _Entry(self, person)
        if facts := [rule for rule in case.causes if rule in self.problem.firm]:
            return tuple(self.told(one) for one in facts)
        found = but_for(case)
        if not found.together:
            return tuple(self.told(one) for one in found.alone)
        few = tuple(self.told(one, alone=False) for one in found.together[:MOST_TOGETHER])
        return (because("broken_together", causes=few, more=found.more or None),)

    def told(self, cause: str, *, alone: bool = True) -> Reason:
        """Return a cause in words."""
        if cause == PROFILE:
            return because("profile_not_taken", post=self.post.id, profiles=self.post.accepted)
        rule = as_rule(self.problem.rule(cause))
        return because("rule_broken", rule=rule) if alone else rule

    def broken(self, person: str, without: Sequence[str] = ()) -> tuple[str, ...]:
        """Return what somebody would break at the seat, once some causes are gone."""
        problem = self.problem.without([one for one in without if one != PROFILE])
        kept = problem.person(person).profiles_by_opening
        own = kept.get(self.opening, self.people[person].profiles)
        taken = not {*own}.isdisjoint(self.post.accepted)
        if PROFILE in without:
            fitting = {self.opening: dict.fromkeys((self.post.profile, *own))}
            fits = evolve(problem.person(person), profiles_by_opening=fitting)
            problem = evolve(problem, people=[fits if one.id == person else one for one in problem.people])
        seats = {team.opening: list(team.people) for team in self.others.teams}
        seats.setdefault(self.opening, []).append(person)
        broken = [one.rule for one in _breaches(Cohort.of(seats), problem) if self._is_new(one)]
        return (*(() if taken or PROFILE in without else (PROFILE,)), *dict.fromkeys(broken))

    def _is_new(self, breach: Breach) -> bool:
        """Tell whether a rule would be broken anew, or in the team that somebody leaves by one too many."""
        missed = self.lacking.get((breach.rule, breach.opening), 0)
        here = breach.opening in (None, self.opening)
        return (here and breach.have >= breach.want) or breach.misses > missed


@frozen
class _Entry:
    """Somebody of the reserve at a seat that falls vacant, as a case of `but_for`."""

    vacancy: _Vacancy
    person: str

    @property
    def causes(self) -> tuple[str, ...]:
        """What they would break: that the post takes their profile, and rules; some of these once it does."""
        found = self.vacancy.broken(self.person)
        return tuple(dict.fromkeys((*found, *self.vacancy.broken(self.person, found))))

    def without(self, causes: Sequence[str], /) -> bool:
        """Tell whether they could take the seat without some of these."""
        return not self.vacancy.broken(self.person, causes)


def _breaches(cohort: Cohort, problem: Problem) -> list[Breach]:
    return [one for one in check(cohort, problem) if not one.level]


def replacement_of(
    outcome: DecidedSeats, leaver: str, gone: tuple[str, ...], decisions: tuple[Decision, ...]
) -> SeatReplacement:
    """Return who comes in for somebody, from the reserve of the seat: the first who may sit there."""
    found = outcome.cohort
    behind = _left_behind(outcome.book, leaver)
    seats = seats_of(outcome.book, _as_decided(outcome), seatable(outcome), () if behind else [leaver])
    after = seats.last.get(behind.post if behind else seats.posts.get(leaver, ""), leaver)
    if after != leaver and after not in seats.staying:
        # who came in for them has left too, and is the one missed
        return replacement_of(outcome, after, gone, decisions)
    place = going_on(outcome.book, outcome.book.ledger.in_force).get(
        behind.challenge if behind else seats.places.get(leaver, "")
    )
    standing = outcome._standing  # noqa: SLF001 # found once for all
    if standing.undecided:  # all others stay where they are: names choose who is shown
        raise Fault("Outcome.replacement.person", leaver, "book.sure_seat")
    there = set[str]()
    if found is not None:
        there.update(one.id for one in found.problem.openings)
        there.update(one.id for one in beside(outcome.book, found.problem, seats))
    if found is None or place is None or place not in there:
        raise Fault("Outcome.replacement.person", leaver, "book.a_seat")
    challenge = next(one for one in current(outcome.book).challenges if one.id == place)
    orders = (*found.decisions, *decisions)
    post = _post_left(outcome, leaver, challenge, seats, behind=behind, orders=orders)
    place = _team_today(outcome.book, leaver, post, place)
    if refused := _not_vacant(challenge, post, seats):
        return SeatReplacement(leaver=leaver, opening=place, post=post.id, refused=refused)
    vacancy = _vacancy(outcome, leaver, post, seats, at=challenge.id)
    successors, passed = _who_comes(outcome, vacancy, gone)
    if not successors:
        seen = {*gone, *(one.facts["person"] for one in passed)}
        passed += (one for one in _of_other_lists(outcome, vacancy) if one.facts["person"] not in seen)
    lifted = _bonds_lifted(vacancy, frozenset(found.problem.lifted))
    return SeatReplacement(
        leaver=leaver, opening=place, post=post.id, successors=successors, passed=passed, lifted=lifted
    )


def _bonds_lifted(vacancy: _Vacancy, before: frozenset[str]) -> Iterator[Reason]:
    """Yield the rules that bound the leaver to people who stay, and are lifted since."""
    lifted = {*vacancy.problem.lifted}.difference(before)
    bonds = (one for one in vacancy.problem.rules if one.id in lifted and answers(one, "binds"))
    own = (one for one in bonds if vacancy.leaver in named_by(one, "binds"))
    yield from (because("bond_lifted", leaver=vacancy.leaver, rule=as_rule(one)) for one in own)


def _who_comes(
    outcome: DecidedSeats, vacancy: _Vacancy, gone: tuple[str, ...]
) -> tuple[list[str], list[Reason]]:
    """Return the first of the reserve who may take a seat, those equal to them, and who was passed over."""
    passed: list[Reason] = []
    successors: list[str] = []
    for group in _reserve(outcome, vacancy):
        for person in group:
            against = () if person in gone else vacancy.against(person)
            if against:
                passed.append(because("passed_over", person=person, why=against))
            elif person not in gone:
                successors.append(person)
        if successors:
            break
    return successors, passed


def _left_behind(book: BookWithFacts, leaver: str) -> Appointment | None:
    """Return the appointment to the post that somebody left for a team where they have none."""
    own = [one for one in courses(book) if one.appointment.person == leaver]
    left = [one.appointment for one in own if one.status == "moved" and one.appointment.post]
    return left[-1] if left and not own[-1].appointment.post else None


def _team_today(book: BookWithFacts, leaver: str, post: Post, place: str) -> str:
    """Return what the team of a post that is left is on the day: where it goes later is not its name yet."""
    day = min(book.day or date.max, book.promotion.ends or date.max)
    at = going_on(book, (one for one in book.ledger.in_force if one.begins <= day))
    known = (one.appointment for one in courses(book))
    own = [one for one in known if (one.person, one.post) == (leaver, post.id)]
    there = [one.challenge for one in own if one.start <= day] or [one.challenge for one in own[:1]]
    return at.get(there[-1], place) if there else place


def _not_vacant(challenge: Challenge, post: Post, seats: Seats) -> Reason | None:
    """Return why nobody is looked for: the team or the post is no more, or somebody has come in already."""
    if challenge.status in OVER:
        return because("team_over", opening=challenge.id)
    if post.status in OVER:
        return because("post_over", post=post.id)
    holder = next((one.person for one in seats.held if one.post == post.id), None)
    return None if holder is None else because("post_held", person=holder, post=post.id)


def _reserve(outcome: DecidedSeats, vacancy: _Vacancy) -> Iterator[tuple[str, ...]]:
    """Yield the reserve of the seat: the lists of its profiles, then that of the challenge.

    Of a team that has merged, its own lists come before those of the team that it came to.
    """
    posts, reserves = homes_of_posts(outcome.book), tuple(reserves_of(outcome, whole=True))
    for opening in dict.fromkeys((posts.get(vacancy.post.id, vacancy.opening), vacancy.opening)):
        for profile in (*vacancy.post.accepted, ""):
            for reserve in reserves:
                if (reserve.opening, reserve.profile) == (opening, profile):
                    yield from reserve.groups


def _of_other_lists(outcome: DecidedSeats, vacancy: _Vacancy) -> list[Reason]:
    """Return who is on another list of the challenge alone, and is kept from the team by no rule."""
    here = [
        one for reserve in outcome.reserves if reserve.opening == vacancy.opening for one in reserve.people
    ]
    asked = {one.id for one in vacancy.problem.people}
    why = (because("no_list_of_post", post=vacancy.post.id),)
    may = [one for one in dict.fromkeys(here) if one in asked and {*vacancy.broken(one)} <= {PROFILE}]
    return [because("passed_over", person=one, why=why) for one in may]


def _vacancy(outcome: DecidedSeats, leaver: str, post: Post, seats: Seats, *, at: str) -> _Vacancy:
    """Return the seat that somebody leaves; a seat that a rule gave them is given to nobody any more."""
    composition = cast("Composition", outcome.cohort)
    people = {one.id: one for one in outcome.book.candidates}
    given = [one.id for one in composition.problem.rules if leaver in (given_by(one) or ())[:1]]
    stand = standing_of(outcome.book, composition.problem.without(given), seats)
    there = {one.opening: {*one.people} - {leaver} for one in stand.others.teams}
    known = {one.id: one for one in (*composition.problem.people, *stand.problem.people)}
    cohort = Cohort.of({**there, at: {*there.get(at, ()), *({leaver} & known.keys())}})
    as_was = evolve(stand.problem, people=known.values())
    lacking = {(one.rule, one.opening): one.misses for one in _breaches(cohort, as_was)}
    return _Vacancy(leaver, at, post, stand.problem, stand.others, people, lacking)


def _post_left(
    outcome: DecidedSeats,
    leaver: str,
    challenge: Challenge,
    seats: Seats,
    *,
    behind: Appointment | None,
    orders: tuple[Decision, ...],
) -> Post:
    """Return the post that somebody was appointed to, as the book has it, or the one that is theirs."""
    appointed = behind.post if behind else seats.posts.get(leaver)
    if own := [one for one in challenge.posts if one.id == appointed]:
        return own[0]
    team = [one for one in seats.at(challenge.id) if one not in seats.posts]
    free = [one for one in challenge.posts if all(other.post != one.id for other in seats.held)]
    problem = cast("Composition", outcome.cohort).problem
    there = as_kept(outcome.book.candidates, _as_decided(outcome), problem.people)
    left = [one for one in there if one.id in (leaver, *team)]
    posts = arranged(left, evolve(challenge, posts=free), problem, orders)
    if leaver in posts.homeless:
        raise Fault("Outcome.replacement.person", leaver, "book.own_post")
    if leaver in posts.undecided:
        raise Fault("Outcome.replacement.person", leaver, "book.posts_decided")
    return posts.posts[leaver]


def lacks_of(outcome: DecidedSeats, leaver: str) -> Iterator[Reason]:
    """Yield what the team of somebody lacks without them."""
    people = {one.id: one for one in outcome.book.candidates}
    require_key("person", leaver, people)
    seats = seats_of(outcome.book, _as_decided(outcome), seatable(outcome), [leaver])
    place = seats.places.get(leaver)
    if place is None:
        return
    others = [people[one] for one in seats.at(place) if one in people]
    for what in ("profiles", "skills"):
        kept = {name for one in others for name in getattr(one, what)}
        lost = tuple(name for name in getattr(people[leaver], what) if name not in kept)
        if lost:
            yield because(f"team_lacks_{what}", person=leaver, challenge=place, names=lost)


def cover_of(
    outcome: DecidedSeats,
    leavers: tuple[str, ...],
    locked: tuple[str, ...],
    *,
    stop: Callable[[], bool] | None,
) -> CohortRepair:
    """Return the repair of who sits where, without those who leave and whoever is gone."""
    found = outcome.cohort
    if found is None or found.cohort is None:
        raise Fault("Outcome.cover.self", None, "book.some_cohort", {"status": found and found.status})
    seats = seats_of(outcome.book, _as_decided(outcome), seatable(outcome), leavers)
    stand = standing_of(outcome.book, found.problem, seats)
    asked = {one.id for one in stand.problem.people}
    known = {one.id for one in found.problem.people} | seats.places.keys()
    named = [one for one in leavers if one in asked or one not in known]
    withdrawn = tuple(dict.fromkeys((*named, *stand.withdrawn)))
    locked = tuple(dict.fromkeys((*locked, *stand.locked)))
    ended = wishes_ended(outcome.book)
    left = {one: ended.get(one, {}).get(seats.places.get(one, "")) for one in withdrawn}
    told = (
        wish_ended(outcome.book, seats.places[one], fact, had=True)
        if fact
        else fact_of(outcome.book, one, whole=False)
        for one, fact in left.items()
    )
    bound = {one.person for one in seats.held} & dict(stand.before.seats).keys()
    problem = _with_seats_for(stand.problem, bound)
    covered = repair(problem, stand.before, withdrawn=withdrawn, locked=locked, stop=stop)
    return evolve(covered, why=[one for one in told if one is not None])


def _with_seats_for(problem: Problem, bound: set[str]) -> Problem:
    """Return a problem that seats everybody who has a contract, here or in another team."""
    if not bound:
        return problem
    name = free_name("contract", {key for one in problem.people for key in one.attributes})
    people = [
        evolve(one, attributes={**one.attributes, name: "1"}) if one.id in bound else one
        for one in problem.people
    ]
    quota = Quota(attribute=name, value="1", minimum=len(bound))
    return evolve(problem, people=people, rules=(*problem.rules, quota))


def cover_costs_of(
    outcome: DecidedSeats, cover: CohortRepair, starts: date, employer_rate: Number
) -> list[Mapping[str, object]]:
    """Return what the contracts cost with a cover and without it, a row a year and payer."""
    if cover.composition.cohort is None:
        status = cover.composition.status
        raise Fault("Outcome.cover_costs.cover", None, "book.some_cohort", {"status": status})
    promotion = outcome.book.promotion
    within = promotion.starts, promotion.ends
    if not (within[0] or starts) <= starts <= (within[1] or starts):
        told = {"first": within[0], "last": within[1]}
        raise Fault("Outcome.cover_costs.starts", starts, "book.day_of_missions", told)
    seats = seats_of(outcome.book, _as_decided(outcome), seatable(outcome))
    held = {one.person for one in seats.held}
    facts = [
        Event(on=starts, kind="moved", person=one.person, to=one.after, post=post or None)
        if one.person in held
        else Appointment(
            person=one.person,
            challenge=one.after,
            post=post,
            start=starts,
            decided=starts,  # a fact of before is not of this contract
            stated=promotion.ends,
            terms=promotion.rules.terms,
        )
        for one, post in _with_posts(outcome, cover, seats)
        if one.after is not None
    ]
    sums: dict[tuple[int, str], list[Fraction]] = {}
    for at, year in enumerate((outcome, outcome.record(*facts))):
        for line in year.costs(employer_rate=employer_rate).lines:
            sums.setdefault((line.year, line.payer), [Fraction(0), Fraction(0)])[at] += line.amount
    return [
        {"year": year, "payer": payer, "before": before, "after": after, "change": after - before}
        for (year, payer), (before, after) in sorted(sums.items())
    ]


def _with_posts(outcome: DecidedSeats, cover: CohortRepair, seats: Seats) -> Iterator[tuple[SeatMove, str]]:
    """Yield who moves or comes in, and the post that the facts leave for them; none where somebody has it."""
    moving = {one.person for one in cover.moves}
    taken = {one.post for one in seats.held if one.person not in moving or one.person in cover.withdrawn}
    moved = {one.person: one.after for one in cover.moves if one.after}
    people = as_kept(outcome.book.candidates, moved, cover.composition.problem.people)
    profiles = {one.id: {*one.profiles} for one in people}
    free = [
        post
        for one in current(outcome.book).challenges
        for post in one.posts
        if post.status not in OVER and post.id not in taken
    ]
    for move in cover.moves:
        fits = (one for one in free if one.challenge == move.after)
        own = next((one for one in fits if profiles.get(move.person, set()) & {*one.accepted}), None)
        free = [one for one in free if one is not own]
        yield move, "" if own is None else own.id


def _as_decided(outcome: DecidedSeats) -> Mapping[str, str]:
    return dict(outcome._standing.seats)  # noqa: SLF001 # found once for all
