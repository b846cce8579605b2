"""The successor of somebody who leaves a post: who may be appointed, to what, and until when."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig.programme._courses_and_statuses_from_facts import agreed_last
from eig.programme.appointments import Appointment, Succession
from eig.programme.states import Held, PromotionState
from eig.programme.terms import ContractTerms
from eig.typing import Number

__all__ = ["appoint_successor"]


@checked
def appoint_successor(
    state: PromotionState,
    succession: Succession,
    *,
    start: date,
    share: Number | None = None,
    terms: ContractTerms | None = None,
) -> Appointment:
    """Return the appointment of who comes in for somebody, by the rules that were published.

    The succession says who: `eig.jury.selection.replacement` makes it from a selection and its reserve list,
    and refuses where the terms of the list forbid it. The post, the pay and the last day are those that were
    agreed with the leaver; other terms that you give have their own length.

    Args:
        state: Who is where.
        succession: Who leaves, and who comes in.
        start: The first day.
        share: The share of working time; the leaver's where left out.
        terms: The contract; the leaver's, until its last day, where left out.

    Raises:
        Fault, Faults: The post is not vacant or its mission is over, nobody may be called, several are
            equally good, or the successor has a post already.

    >>> from eig.jury import Ranking, select
    >>> from eig.jury.selection import replacement
    >>> from eig.programme.appointments import Event
    >>> from eig.programme.states import state_on
    >>> selection = select(Ranking.from_scores({"c1": 9, "c2": 8, "c7": 7}), places=2, reserve=1)
    >>> team = [Appointment(person="c1", challenge="plume", post="plume-1", start=date(2019, 1, 16))]
    >>> left = [Event(on=date(2019, 5, 3), kind="resigned", person="c1")]
    >>> state = state_on(team, date(2019, 5, 10), events=left)
    >>> comer = appoint_successor(state, replacement(selection, "c1"), start=date(2019, 6, 3))
    >>> comer.person, comer.post, comer.replaces
    ('c7', 'plume-1', 'c1')
    """
    faults = Gather("appoint_successor")
    own = [one for one in state.held if one.appointment.person == succession.leaver]
    post = getattr(succession, "post", None)  # whoever went to another team has left the one of before alone
    gone = [one for one in own if one.appointment.post == post] or own
    known = [one.appointment.person for one in state.held]
    faults.known("succession.leaver", {succession.leaver}, known, what="somebody appointed")
    left = all(one.phase == "gone" for one in gone)
    faults.that("succession.leaver", left, "programme.who_left", value=succession.leaver, on=state.on)
    comers: tuple[str, ...] = succession.successors
    faults.that(
        "succession.successors",
        len(comers) == 1,
        "programme.one_successor",
        value=comers,
        refused=succession.refused,
    )
    there = {one.appointment.person for one in state.held if one.phase != "gone"}
    busy = tuple(person for person in comers if person in there)
    faults.that("succession.successors", not busy, "programme.free_successor", value=busy)
    faults.done()
    before = gone[-1].appointment
    last = agreed_last(before, gone[-1].events)
    _check_start(faults, gone[-1], comers[0], start=start, until=None if terms is not None else last)
    faults.done()
    return evolve(
        before,
        person=comers[0],
        start=start,
        stated=last if terms is None else None,
        decided=state.on,
        replaces=before.person,
        share=before.share if share is None else share,
        terms=before.terms if terms is None else terms,
    )


def _check_start(faults: Gather, gone: Held, comer: str, *, start: date, until: date | None) -> None:
    """A successor begins after the last day of the leaver, and within what was agreed with them."""
    left, person = gone.last, gone.appointment.person
    after, in_time = left is None or left < start, until is None or start <= until
    faults.that(
        "start", after, "programme.still_there", value=start, person=comer, replaces=person, last=left
    )
    faults.that("start", in_time, "programme.until_last_day", value=start, person=person, last=until)
