"""What was decided about each challenge and each person, and why, as each audience is told.

A candidate is told of the own file alone: of which list the rank is, and why each better wish was not met. A
reason against a seat is a cause: all seats were composed again without it, and the person sits there
(`_causes_of_no_seat`). Where no cause is enough, what is proven is told: that no cohort which keeps the rules
has it, or that none which has it reaches the best total. No sentence of a candidate names another.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

from attrs import evolve, frozen

from eig.book._cautions_on_marks_lists_and_teams import unmarked
from eig.book._facts_applied_to_every_table import (
    GONE,
    OUT,
    PersonStatus,
    ended_one_by_one,
    wishes_ended,
    wishes_told,
)
from eig.book._letters_hide_attributes_of_others import (
    SEATED,
    partings,
    rule_told,
    without_attributes,
)
from eig.book._lists_that_rank_somebody import (
    judged_on,
    lists_of,
    told_on,
)
from eig.book._person_statuses_and_lost_seats import (
    fact_of,
    lost_challenges,
    teams_over,
    wish_ended,
    withdrawals,
)
from eig.book._reasons_against_a_seat import Asked, against, left_off
from eig.book._rounds_of_a_jury import OF_CHALLENGE, judged_in, own_place, refusing, rounds_of, told_of_round
from eig.book._what_was_decided import (
    as_told,
    decided_then,
    ends_line,
    left_by,
    no_list,
    noted_at,
    reserve_now,
    sure_now,
)
from eig.book.rulings_on_challenges_and_people import (
    OPEN_ACTS,
    WAITING,
    Ruling,
    RulingStatus,
    equal_with,
    is_withdrawal,
)
from eig.book.seat_reserves import DecidedSeats, is_unasked, open_to, rivals
from eig.errors import require_key
from eig.jury.merit._scores_that_may_be_told import AMONG, on_scale
from eig.jury.merit.ranking_groups_and_reasons import ends_of
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
from eig.jury.rules.reserve_terms import serves
from eig.programme._facts_in_words_and_contradictions import REFUSALS
from eig.programme._names_hidden_from_an_audience import Audience
from eig.programme.disclosure import Disclosure
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.answers.conflicts_and_what_to_relax import cannot_hold
from eig.teams.answers.equal_cohorts import EqualCohorts

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import RankedList

because: Because = reasons_in("book")
OF_THE_LIST = ("own_no_reserve", "reserve_serves")  # and decides of nobody


def rulings_of(outcome: DecidedPeople, audience: Audience, *, people: bool = True) -> Iterator[Ruling]:
    """Yield what was decided: of the challenges, then of the people, whose reasons take long."""
    judged = outcome._deciding  # noqa: SLF001 # found once for all
    if audience == "public":  # in an order that says nothing of merit
        last = (one for one, held in judged.items() if ends_line(outcome, held))
        found = (_judged(outcome, judged[one], one, audience) for one in sorted(last))
        yield from (one for one in found if is_published(one))
    else:
        yield from (_judged(outcome, held, item, audience) for item, held in judged.items())
        yield from (_unmarked(outcome, one) for one in unmarked(outcome.book, judged_in(outcome)))
    asked = outcome._asked  # noqa: SLF001 # found once for all
    left = [one.id for one in outcome.book.candidates if people and one.id not in judged]
    told = (_person(asked, person, audience) for person in left)
    yield from (one for one in told if audience != "public" or one.status == "seated")


def standings(outcome: DecidedPeople) -> dict[str, tuple[RulingStatus, str | None]]:
    """Return the status and the place of each challenge and person, without the reasons, which take long."""
    judged, asked = outcome._deciding, outcome._asked  # noqa: SLF001 # found once for all
    found = {one.id: _status(asked, one.id) for one in outcome.book.candidates}
    found |= {item: (_judged(outcome, held, item, "jury").status, None) for item, held in judged.items()}
    return found | dict.fromkeys(unmarked(outcome.book, judged_in(outcome)), ("open", None))


def person_statuses(outcome: DecidedPeople) -> Mapping[str, PersonStatus]:
    """Return where each person stands: by tables and facts, then on lists, in teams, or not decided."""
    found, asked = dict(outcome.book.statuses), outcome._asked  # noqa: SLF001 # found once for all
    open_ = [one.id for one in outcome.book.candidates if _status(asked, one.id)[0] == "undecided"]
    judged = ((one, held) for one, held in outcome._deciding.items() if one in found)  # noqa: SLF001 # found once for all
    by_jury = {one: _judged(outcome, held, one, "jury").status for one, held in judged}
    steps: tuple[tuple[PersonStatus, Iterable[str]], ...] = (
        ("heard", [person for person, status in found.items() if status == "reserve" and outcome.cohort]),
        ("ranked", [person for one in lists_of(outcome) for person in one.ranking.ranks]),
        ("unseated", {*asked.decided, *(one.person for one in outcome.book.appointments)}),
        ("reserve", [person for one in outcome.reserves for person in one.people]),
        ("seated", outcome.seats),
        ("rejected", [one for one, status in by_jury.items() if status == "not_kept"]),
        ("undecided", [*open_, *(one for one, status in by_jury.items() if status == "undecided")]),
    )  # once teams are composed, the reserve is that of the lists
    for status, people in steps:
        found |= {person: status for person in people if found.get(person) not in GONE}
    return found


def _unmarked(outcome: DecidedSeats, item: str) -> Ruling:
    """Return that nothing is decided of a challenge; or, by a fact, that it was withdrawn."""
    lost = item in lost_challenges(outcome.book)
    why = withdrawals(outcome.book).get(item) or because("challenge_lost" if lost else "challenge_open")
    status: RulingStatus = "withdrawn" if lost else "open"
    return Ruling(subject=item, about="challenge", status=status, binds=why, reasons=[why])


def _judged(outcome: DecidedSeats, held: Deliberation, item: str, audience: Audience) -> Ruling:
    """Return what a jury decided about a challenge, or a candidate whom it judged itself; in which round."""
    found = _found(outcome, held, item, audience)
    place = own_place(rounds_of(outcome, item), held, outcome._places)  # noqa: SLF001 # found once for all
    if ends_line(outcome, held):
        told = place[0] > 1 and audience != "public" and found.status in ("kept", "reserve", "not_kept")
        there = because("in_round", number=place[0], last=place[1], closed=None)
        return evolve(found, reasons=[there, *found.reasons]) if told else found
    steps = outcome._refused.get(item, ())  # noqa: SLF001 # found once for all
    conditions = outcome.book.promotion.rules.eligibility
    before = [one.reason(conditions=conditions, audience=audience) for one in steps]
    reserve = held.selection.status(item) in ("reserve", "reserve_undecided")
    return told_of_round(place, found, before, reserve=reserve)


def _found(outcome: DecidedSeats, held: Deliberation, item: str, audience: Audience) -> Ruling:
    """Return what one deliberation decided."""
    person = item in outcome._people  # noqa: SLF001 # found once for all
    about: Literal["challenge", "person"] = "person" if person else "challenge"
    if (unkept := no_list(held)) is not None and held.selection.status(item) == "no_list":
        return Ruling(subject=item, about=about, status="undecided", binds=unkept, reasons=[unkept])
    shown = as_told(outcome, held)
    own, told = (
        tuple(reserve_now(outcome, held, item, shown.explain(item, audience=one).reasons))
        for one in ("candidate", audience)
    )
    status = OF_CHALLENGE[held.selection.status(item)]
    if item in lost_challenges(outcome.book) and status in ("kept", "reserve", "undecided"):
        lost = _unmarked(outcome, item)
        return evolve(lost, reasons=[lost.binds, *(told if audience == "jury" else ())])
    if audience != "public" and item in held.undecided and item in sure_now(outcome, held):
        why = because("equal_place_left")
        told = (why, *(one for one in told if one.code in ("own_rank", "ranked", "marked", "criterion")))
        return Ruling(subject=item, about=about, status=status, binds=why, reasons=told)
    main = [one for one in own if one.code not in OF_THE_LIST]  # the reserve comes after
    binds = told[0] if audience == "public" else main[-1]
    return Ruling(subject=item, about=about, status=status, binds=binds, reasons=told)


# ── people ────────────────────────────────────────────────────────────────────────────────────────


@frozen(kw_only=True, eq=False, repr=False)
class DecidedPeople(DecidedSeats):
    """What was decided, with what the decisions about people follow from."""

    _asked = cached_property(Asked)


def _person(asked: Asked, person: str, audience: Audience, *, again: Collection[str] = ()) -> Ruling:
    status, place = _status(asked, person)
    if audience == "candidate" and person in left_by(asked.outcome, "candidates") and person not in again:
        before = decided_then(asked.outcome, person)
        why = _reasons(asked, person, audience) if person in asked.refused else ()
        status = "not_seated" if status in WAITING else status
        return Ruling(subject=person, about="person", status=status, binds=before, reasons=[before, *why])
    told = tuple(dict.fromkeys(_reasons(asked, person, audience)))
    if audience == "public":
        told = (
            (because("sits", opening=place, wish=None),) if status == "seated" else (because("on_no_list"),)
        )
        status = "not_seated" if status in UNPUBLISHED else status
    elif audience == "candidate":
        could = status not in (*NEVER_HEARD, *GONE) and person not in asked.refused
        left = dict.fromkeys(
            without_attributes(asked.outcome, told, asked.places(person), person, could=could)
        )
        told = tuple(asked.policy.told(left, audience))
        told = told or (because("not_seated"),)
    closed = asked.closed.get(person, ()) if status == "not_seated" else ()  # and nobody decided anew
    binds = told[0] if status in GONE else next((one for one in closed if one in told), _binding(told))
    return Ruling(subject=person, about="person", status=status, place=place, binds=binds, reasons=told)


def ruling_on(
    outcome: DecidedPeople, subject: str, audience: Audience, *, again: Collection[str] = ()
) -> Ruling:
    """Return what was decided about one challenge or person, as an audience is told.

    Of those `again` whom an earlier call decided on, it is decided anew.
    """
    judged = outcome._deciding  # noqa: SLF001 # found once for all
    people = [one.id for one in outcome.book.candidates]
    if subject in judged:
        return _judged(outcome, judged[subject], subject, audience)
    if subject in (known := [one.id for one in outcome.book.challenges]):
        return _unmarked(outcome, subject)
    require_key("challenge or person", subject, [*known, *people])
    return _person(outcome._asked, subject, audience, again=again)  # noqa: SLF001 # found once for all


NUMBERS = ("own_reserve", "own_reserve_between", "on_reserve", "on_reserve_some")
"""What tells somebody of their number on a reserve list, or that they are on it."""


def numbers_told(outcome: DecidedPeople, subject: str) -> tuple[Reason, ...]:
    """Return what somebody is told of their number on a reserve list, whoever has the same."""
    told = (one for one in ruling_on(outcome, subject, "candidate").reasons if one.code in NUMBERS)
    return tuple(map(without_equals, told))


def without_equals(told: Reason) -> Reason:
    """Return a rank or a number without who has the same: beside another text, it would tell their score."""
    return evolve(told, facts={**told.facts, "equals": None}) if told.facts.get("equals") else told


UNPUBLISHED = ("reserve", "no_wish", "incomplete", "inadmissible", "not_shortlisted", *GONE)
"""What the public is not told of somebody without a seat."""

STANDS = (*SEATED, "equal_seats", "equal_seats_some", "equal_alone", "equal_left", *OPEN_ACTS)
CAUSES = ("but_for", "posts_taken_before", "posts_taken_before_some", "together", "by_draw")
DECIDES = (
    "rules_exclude", "by_sum", "by_rules", *CAUSES, "not_known", "barred", "not_wished", "not_listed",
    "not_proposed", "not_taken_up", "no_team_there", "seat_lost", "post_lost", "equal_out", "wish_ended",
)  # fmt: skip
"""What keeps somebody from a seat; the reason about the first wish is the one that binds."""


def _binding(told: tuple[Reason, ...]) -> Reason:
    against = [reason for reason in told if reason.code in DECIDES]
    against.sort(key=lambda one: one.code == "wish_ended" and not one.facts["had"])  # the others stood
    return against[0] if against and told[0].code not in STANDS else told[0]


def is_published(ruling: Ruling) -> bool:
    """Tell whether the public is told of it: of whoever has a seat, or stands on a list."""
    return ruling.status in ("seated", "kept", "reserve")


def _status(asked: Asked, person: str) -> tuple[RulingStatus, str | None]:
    standing, state, place = asked.standing, asked.states.get(person), asked.seats.get(person)
    if state in GONE:
        return cast("RulingStatus", state), None
    refused = asked.refused.get(person)
    waiting = asked.open is not None and person in asked.complete and refused is None
    waiting = waiting and (person, place) not in asked.held
    if (waiting and person not in asked.seatless) or open_to(standing, person, asked.lost):
        return "undecided", None
    return ("seated", place) if place is not None else (_without_seat(asked, person), None)


def _without_seat(asked: Asked, person: str) -> RulingStatus:
    """Return what became of somebody without a seat: the first of these that holds."""
    refused, found = asked.refused.get(person, ()), asked.outcome.cohort
    told: tuple[tuple[bool, RulingStatus], ...] = (
        (person not in asked.wishes, "no_wish"),
        (any(one.step == "screening" for one in refused), "inadmissible"),
        (bool(refused), "not_shortlisted"),
        (person not in asked.complete, "incomplete"),
        ((found is None or found.cohort is None) and person not in {*asked.gone, *asked.seatless}, "open"),
        (person in asked.unheard, "not_shortlisted"),
        (any(person in reserve.people for reserve in asked.reserves), "reserve"),
    )
    statuses: tuple[RulingStatus, ...] = (*(status for holds, status in told if holds), "not_seated")
    return statuses[0]


def _reasons(asked: Asked, person: str, audience: Audience) -> Iterator[Reason]:
    status, place = _status(asked, person)
    if status in NEVER_HEARD or status in GONE:
        yield from _gone(asked, person, status, audience)
        found = asked.outcome.cohort if asked.open is None and person in asked.people else None
        known = found is not None and found.cohort is not None and person not in found.undecided
        if not known or person in asked.refused or status in (*NEVER_HEARD, "inadmissible"):
            return  # else what kept them from a seat before they left is told besides
    yield from _stands(asked, person, audience)
    had: Mapping[str, Reason] = asked.gone.get(person, {}) if status != "undecided" else {}
    yield from (told for opening, told in had.items() if opening != place)
    yield from _wishes_ended(asked, person, had)
    if place and place in asked.ended:
        yield asked.ended[place]
    yield from partings(asked.outcome, person)
    wishes, sat = asked.wishes.get(person, ()), asked.decided.get(person, place)
    better = wishes[: wishes.index(sat)] if sat in wishes else wishes
    explained = status != "undecided" and asked.outcome.cohort is not None
    explained = explained and (person, place) not in asked.held  # decided when they were appointed
    others = [one for one in asked.places(person) if explained and one not in (place, sat, *had)]
    sought = [one for one in others if sat is None or one in better]
    kept = (one for one in sought if not _is_set_aside(asked, person, one))
    told, of_several = against(asked, person, kept, audience)
    for opening in asked.places(person):
        yield from _ranks(asked, person, opening, audience)
        if opening in sought:
            yield from (*told.get(opening, ()), *left_off(asked, person, opening))
    yield from of_several
    if status == "reserve":
        yield from _on_reserves(asked, person, audience)
    if status in ("reserve", "not_seated"):
        yield from asked.closed.get(person, ())


def _stands(asked: Asked, person: str, audience: Audience) -> Iterator[Reason]:
    """Yield the seat that somebody has or waits for, or that there is none to explain."""
    status, place = _status(asked, person)
    if asked.open is not None and status == "undecided":
        yield _without_others(asked, person, asked.open, audience)
    elif status == "undecided":
        yield from _equal(asked, person, audience)
    elif place is not None:
        noted = noted_at(asked.outcome, (person, place), asked.gone)
        yield noted or because("sits", opening=place, wish=_wish(asked, person, place))
        if asked.waited(person):
            yield because("equal_left", openings=(place,), waits=None)
        if person in asked.short:
            yield because("posts_short", opening=place)
    elif status == "not_seated" and not asked.places(person) and person not in asked.gone:
        code = "unlisted" if asked.outcome.lists else "not_seated"  # of profiles, lists name challenges
        yield because(code if asked.wishes.get(person) else "person_no_wish")


def _wishes_ended(asked: Asked, person: str, had: Container[str] = ()) -> Iterator[Reason]:
    """Yield each wish that ended alone, and by which fact; of a seat that they had there it is told."""
    ended = wishes_told(asked.outcome.book, person)
    told = [wish_ended(asked.outcome.book, one, fact) for one, fact in ended.items() if one not in had]
    yield from sorted(told, key=lambda one: one.facts["kind"] not in REFUSALS)  # a refusal is what binds


def _is_set_aside(asked: Asked, person: str, opening: str) -> bool:
    """Tell whether teams were composed without a wish, since it had ended: that says why no seat is there."""
    found, ended = asked.outcome.cohort, wishes_ended(asked.outcome.book).get(person, {})
    there = found is not None and opening in ended and opening in {one.id for one in found.problem.openings}
    ranked = any(one.key[0] == opening and person in one.ranking.ranks for one in lists_of(asked.outcome))
    return there and ranked and is_unasked(cast("Composition", found), person, opening)


NEVER_HEARD: Mapping[str, str] = {
    "no_wish": "person_no_wish",
    "incomplete": "incomplete_there",
    "not_shortlisted": "not_heard_there",
    "open": "person_open",
}
"""What is told of those of whom no list nor seat is to be explained, where no step is on record."""


def _gone(asked: Asked, person: str, status: RulingStatus, audience: Audience) -> Iterator[Reason]:
    """Yield why somebody is out: the fact by which they are gone, and each decision before or of the jury.

    Each is enough alone: whoever withdrew had been refused all the same, and two steps may refuse somebody.
    What was refused is told before the withdrawal of the rest.
    """
    book, refused = asked.outcome.book, asked.refused.get(person, ())
    each = status in OUT and ended_one_by_one(book, person)
    told = list[Reason]()
    if status in NEVER_HEARD:
        told += () if refused else (because(NEVER_HEARD[status]),)
    elif not each:
        fact = fact_of(book, person, whole=audience == "jury") or because(f"person_{status}")
        told += () if refused and status in REFUSALS and not is_withdrawal(fact) else (fact,)
    conditions = book.promotion.rules.eligibility
    told += (one.reason(conditions=conditions, audience=audience) for one in refused)
    told += _wishes_ended(asked, person)
    yield from sorted(told, key=lambda one: status in REFUSALS and is_withdrawal(one))
    if refused and person in asked.wishes and person not in asked.complete:
        yield because("person_incomplete")
    heard = person in asked.decided or judged_on(asked.outcome, person)
    if status in OUT and not heard and (held := refusing(asked.outcome, person)):
        yield from _judged(asked.outcome, held, person, audience).reasons


def _without_others(asked: Asked, person: str, act: Reason, audience: Audience) -> Reason:
    """Return why an act is not decided: to a candidate by the rules, those that name others by their kind."""
    if act.code != "no_cohort" or audience == "jury":
        return act
    conflict = asked.outcome._conflict  # noqa: SLF001 # found once for all
    if conflict is None or audience != "candidate":
        return because("no_cohort", rules=())
    problem = cast("Composition", asked.outcome.cohort).problem
    told = (rule_told(asked.outcome, person, problem.rule(one), audience) for one in conflict.rules)
    return because("no_cohort", rules=(cannot_hold(conflict, dict.fromkeys(told), others=True),))


def _wish(asked: Asked, person: str, place: str) -> int | None:
    wishes = asked.wishes.get(person, ())
    return wishes.index(place) + 1 if place in wishes else None


def _equal(asked: Asked, person: str, audience: Audience) -> Iterator[Reason]:
    equals, places = cast("EqualCohorts", asked.standing.equals), open_to(asked.standing, person, asked.lost)
    left = [seat for seat in equals.possible if asked.states.get(seat[0]) not in GONE]
    among = rivals(asked.outcome, left, person) - {person}
    others = tuple(sorted({one for one, at in left if one in among and at in places}))
    shown = others if audience == "jury" else ()
    if sure := [at for at in places if (person, at) in asked.standing.sure]:
        yield because("equal_left", openings=sure, waits=True)
        return
    yield (
        because("equal_seats", openings=places, others=len(others), people=shown)
        if others
        else because("equal_alone", openings=places)
    )


def _ranks(asked: Asked, person: str, opening: str, audience: Audience) -> Iterator[Reason]:
    policy = None if audience == "jury" else asked.policy
    rules = asked.outcome.lists.rules if asked.outcome.lists else None
    scale = rules.rubric.scale if rules and rules.rubric and rules.method != "total" and policy else None
    for one in lists_of(asked.outcome):
        if one.key[0] != opening or person not in one.ranking.ranks:
            continue
        ranking = one.ranking
        equals, apart = _equals_on(asked, person, one, policy)
        rank, score = told_on(asked.outcome, person, one, policy, apart=apart)
        if rank is not None:
            yield because(
                "rank_on",
                listed=because("list_of", challenge=one.key[0], profile=" ".join(one.key[1:]) or None),
                rank=rank,
                count=len(ranking.order),
                **on_scale(score, scale),
                equals=equals,
            )


def _equals_on(
    asked: Asked, person: str, listed: RankedList, policy: Disclosure | None
) -> tuple[Reason | None, bool | None]:
    """Return what a reader is told of equals on a list, and whether nothing else tells who they are.

    A candidate, who may know their own marks, is told that somebody is equal where two others or more are
    seen to stand alike, and how many where these are not all of them.
    """
    group = listed.ranking.group_of(person)
    told = equal_with(len(group) - 1)
    if policy is None or policy.smallest == 1 or not ends_of(listed.ranking, person):
        return told, None
    beside, found = asked.beside(listed, person), asked.outcome.cohort
    if beside >= AMONG:
        return told if told is None or len(group) <= beside else because("equal_with_some"), None
    parted = {one for decision in (found.decisions if found else ()) for one in decision.order}
    return None, (person not in asked.standing.undecided and parted.isdisjoint(group)) or None


def _on_reserves(asked: Asked, person: str, audience: Audience) -> Iterator[Reason]:
    """Say where somebody stands on the reserve of a list; without the number where no rank is told."""
    policy = None if audience == "jury" else asked.policy
    lists = (one for one in lists_of(asked.outcome) if told_on(asked.outcome, person, one, policy)[0])
    ranked = {(one.key[0], " ".join(one.key[1:])): _equals_on(asked, person, one, policy)[0] for one in lists}
    over = teams_over(asked.outcome.book)
    for opening in asked.places(person):
        there = [one for one in asked.reserves if one.opening == opening and person in one.people]
        for reserve in there:
            first, *more = reserve.explain(person).reasons
            key = opening, reserve.profile
            equals, known = first.facts.get("equals"), ranked.get(key)
            if isinstance(equals, Reason) and (known is None or known.code != equals.code):
                first = evolve(first, facts={**first.facts, "equals": known})
            yield from (first, *more) if key in ranked else [evolve(first, code="on_reserve_some")]
        if there and opening in over:
            yield over[opening]
    rules = asked.outcome.lists.rules if asked.outcome.lists else None
    yield from serves(rules.reserve) if rules else ()
