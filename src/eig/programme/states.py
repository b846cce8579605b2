"""The state of a promotion on a day: who is where, which posts are vacant, what was delivered, who is alumni.

It is read from appointments and from the events known by that day, and it says why. Nothing is guessed: a
person whose last day is not known stays, and a post whose holder is still to come says so. Which status a
fact leads to stands in `eig.programme.lifecycles`; who comes in for a leaver, in `eig.programme.successors`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import above, text
from eig._values.tuple_fields import TupleOf, to_tuple
from eig._values.value import Value, keeps, row_of, told_where_given
from eig.errors import UnknownKey
from eig.programme._courses_and_statuses_from_facts import MOVES, Course, agreed_last, courses_of, in_order
from eig.programme._facts_in_words_and_contradictions import said
from eig.programme._posts_and_time_held_twice import check_posts, check_time, check_told_posts
from eig.programme.appointments import Appointment, Deliverable, Event
from eig.programme.challenges import Post
from eig.programme.ledger import check_kinds
from eig.programme.lifecycles import APPOINTMENT_LIFE, LifeCycle
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

__all__ = ["Held", "HeldPhase", "PromotionState", "state_on"]

because: Because = reasons_in("programme")
tell: Tell = teller("programme")
OVER: Final = ("cut", "ended")
"""Where a post stands that nobody is to have any more."""

HeldPhase: TypeAlias = Literal["coming", "present", "away", "gone"]
"""Whether somebody is still to come, is there, is on leave or suspended, or has left or never came."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Held(Value):
    """One appointment on a day: whether the person is there, until when, and what has happened.

    Args:
        appointment: The appointment.
        phase: `coming`, `present`, `away` or `gone`.
        status: Where it stands in its life cycle.
        last: The last day, as known on that day; None where it is not known.
        early: Whether the person left before the mission was over.
        events: What has happened to it by that day, in order.
        share: The share of working time on that day; that of the appointment where left out.

    >>> held = Held(appointment=Appointment(person="c1", challenge="plume", start=date(2019, 1, 16)),
    ...             phase="present", status="appointed")
    >>> held.came
    True
    """

    appointment: Appointment
    phase: HeldPhase
    status: str = field(metadata=keeps(text))
    last: date | None = None
    early: bool = False
    events: tuple[Event, ...] = field(default=(), converter=TupleOf[Event])
    share: Fraction | None = field(
        default=None, converter=exact_or_none, metadata={**keeps(above(0, 1)), **told_where_given}
    )

    @property
    def working(self) -> Fraction:
        """The share of working time on that day."""
        return self.appointment.share if self.share is None else self.share

    @property
    def came(self) -> bool:
        """Whether the person was there for a day at least, by that day."""
        start = self.appointment.start
        gone_after = self.last is None or start <= self.last
        return self.phase in ("present", "away") or (self.phase == "gone" and gone_after)

    def reasons(self) -> tuple[Reason, ...]:
        """Say where the person is, or was, and what happened.

        >>> held = Held(appointment=Appointment(person="c1", challenge="plume", start=date(2019, 1, 16)),
        ...             phase="coming", status="accepted")
        >>> print(*held.reasons())
        c1 comes to plume on 16 January 2019
        """
        one = self.appointment
        facts = {"person": one.person, "challenge": one.challenge, "post": one.post or None}
        share = None if self.working == 1 else self.working * 100
        code = f"held_{self.phase}" if self.came or self.phase == "coming" else "held_never"
        told = because(code, **facts, start=one.start, last=self.last, share=share)
        after = () if one.replaces is None else (because("held_after", **facts, leaver=one.replaces),)
        return (told, *after, *map(said, self.events))


def _due(deliverable: Deliverable) -> Reason:
    return because(
        "deliverable_due",
        challenge=deliverable.challenge,
        title=deliverable.title or deliverable.id,
        due=deliverable.due,
        licence=deliverable.licence or None,
    )


@final
@frozen(kw_only=True, eq=False, repr=False)
class PromotionState(Value):
    """Who is where on a day: what `state_on` returns.

    Args:
        on: The day.
        held: Each appointment, with where it stands.
        posts: The posts of the promotion, filled or not.
        events: What was known by that day, in order.
        deliverables: What the teams are to deliver.
        ends: The last day of the missions, where it is known: no post is vacant after it.

    >>> state = state_on([Appointment(person="c1", challenge="plume", start=date(2019, 1, 16))],
    ...                  date(2019, 3, 1))
    >>> state.where("c1"), state.who("plume")
    (('plume',), ('c1',))
    """

    _BRIEF = "{on}, appointments {held}, events {events}"
    on: date
    held: tuple[Held, ...] = field(converter=TupleOf[Held])
    posts: tuple[Post, ...] = field(default=(), converter=TupleOf[Post])
    events: tuple[Event, ...] = field(default=(), converter=TupleOf[Event])
    deliverables: tuple[Deliverable, ...] = field(default=(), converter=TupleOf[Deliverable])
    ends: date | None = field(default=None, metadata=told_where_given)

    @cached_property
    def present(self) -> tuple[Held, ...]:
        """Who is there."""
        return tuple(one for one in self.held if one.phase == "present")

    @property
    def coming(self) -> tuple[Held, ...]:
        """Who is still to come."""
        return tuple(one for one in self.held if one.phase == "coming")

    @property
    def alumni(self) -> tuple[str, ...]:
        """Who has been a fellow and is none any more, nor about to be one: sorted."""
        still = {one.appointment.person for one in self.held if one.phase != "gone"}
        return tuple(sorted({one.appointment.person for one in self.held if one.came} - still))

    @property
    def vacant(self) -> tuple[str, ...]:
        """The posts where nobody is or is to come, of missions that are not over: in the order of the posts.

        A mission is over after the last day that was agreed for its post, or for all, or where it `ended` and
        no day was agreed.
        """
        taken = {one.appointment.post for one in self.held if one.phase != "gone" or not one.early}
        agreed = {
            one.appointment.post: agreed_last(one.appointment, one.events) or self.ends for one in self.held
        }
        return tuple(
            post.id
            for post in self.posts
            if post.status not in OVER and post.id not in taken and self._runs(agreed.get(post.id, self.ends))
        )

    def _runs(self, last: date | None) -> bool:
        return last is None or self.on <= last

    @property
    def delivered(self) -> tuple[Event, ...]:
        """What was delivered by that day."""
        return tuple(event for event in self.events if event.kind == "delivered")

    @property
    def due(self) -> tuple[Deliverable, ...]:
        """What is not delivered and was due before that day, or on it: the oldest first."""
        done = {(event.challenge, event.what) for event in self.delivered}
        late = [
            (one.due, one.id, one.challenge, one)
            for one in self.deliverables
            if one.due is not None and one.due <= self.on
            if not done & {(one.challenge, one.id), (None, one.id)}
        ]
        return tuple(one for *_, one in sorted(late, key=lambda told: told[:3]))

    def where(self, person: str) -> tuple[str, ...]:
        """Return the challenges where a person is.

        >>> state_on([Appointment(person="c1", challenge="plume", start=date(2019, 1, 16))],
        ...          date(2018, 12, 24)).where("c1")
        ()
        """
        return tuple(one.appointment.challenge for one in self.present if one.appointment.person == person)

    def who(self, key: str) -> tuple[str, ...]:
        """Return the people who are at a challenge, or at a post.

        >>> state_on([Appointment(person="c1", challenge="plume", post="plume-1", start=date(2019, 1, 16))],
        ...          date(2019, 3, 1)).who("plume-1")
        ('c1',)
        """
        return tuple(
            one.appointment.person
            for one in self.present
            if key in (one.appointment.challenge, one.appointment.post)
        )

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say the whole, or all that is known by that day of a person, a post or a challenge.

        >>> from eig.promotions import P3
        >>> team = [Appointment(person="c1", challenge="plume", post="plume-1", start=date(2019, 1, 16))]
        >>> left = [Event(on=date(2019, 5, 3), kind="resigned", person="c1", last=date(2019, 6, 15))]
        >>> state = state_on(team, date(2019, 7, 1), events=left, posts=P3.posts)
        >>> for reason in state.explain("plume-1").reasons:
        ...     print(reason)
        vacant
        c1 was at plume (plume-1) until 15 June 2019
        on 3 May 2019, c1 resigned, last day 15 June 2019
        """
        if key is None:
            return Trace(subject=tell("state", lang, on=self.on), reasons=self._whole(), lang=lang)
        about = [one for one in self.held if key in _keys(one.appointment)]
        own = [said(one) for one in self.delivered if key == one.challenge]
        own += [_due(one) for one in self.due if key == one.challenge]
        posts = {post.id for post in self.posts}
        known = {*posts, *(name for one in self.held for name in _keys(one.appointment))}
        if not about and not own and key not in posts:
            raise UnknownKey("person, post or challenge", key, known=sorted(known))
        vacant = [because("post_vacant")] if key in self.vacant else []
        told = [reason for one in about for reason in one.reasons()]
        return Trace(subject=key, reasons=[*vacant, *told, *own], lang=lang)

    def _whole(self) -> list[Reason]:
        """Return how many people are where, each counted once; whoever is away has the post and is named."""
        present, away, coming = (
            {one.appointment.person for one in self.held if one.phase == phase}
            for phase in ("present", "away", "coming")
        )
        told = [
            because(
                "state_whole",
                present=len(present | away),
                away=tuple(sorted(away - present)) or None,
                coming=len(coming - present - away),
                alumni=len(self.alumni),
                delivered=len(self.delivered),
            )
        ]
        if self.vacant:
            told.append(because("state_vacant", posts=self.vacant))
        return [*told, *map(_due, self.due)]

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an appointment, then one a vacant post.

        >>> state_on([Appointment(person="c1", challenge="plume", start=date(2019, 1, 16))],
        ...          date(2019, 3, 1)).rows()[0]["phase"]
        'present'
        """
        at = {post.id: post.challenge for post in self.posts}
        blank = dict.fromkeys(("challenge", "post", "person", "phase", "status", "start", "last", "share"))
        vacant = ({**blank, "challenge": at[post], "post": post, "phase": "vacant"} for post in self.vacant)
        return [*map(_row, self.held), *vacant]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the same rows for a page, in the words for somebody's own move or withdrawal."""
        own = {one: because("held_status", code=one) for one in (*MOVES, "withdrawn")}
        return [{**row, "status": own.get(str(row["status"]), row["status"])} for row in self.rows()]


def _row(held: Held) -> Mapping[str, object]:
    one = held.appointment
    return {
        **row_of(one, "challenge", "post", "person"),
        "phase": held.phase,
        "status": held.status,
        "start": one.start,
        "last": held.last,
        "share": held.working,
    }


def _keys(appointment: Appointment) -> tuple[str, ...]:
    return tuple(key for key in (appointment.person, appointment.challenge, appointment.post) if key)


@checked
def state_on(
    appointments: Iterable[Appointment],
    on: date,
    *,
    events: Iterable[Event] = (),
    posts: Iterable[Post] = (),
    deliverables: Iterable[Deliverable] = (),
    life: LifeCycle = APPOINTMENT_LIFE,
    ends: date | None = None,
) -> PromotionState:
    """Return who is where on a day, from the appointments and what was known by then.

    Args:
        appointments: What was decided.
        events: What has happened, in any order; what is dated later is not known yet.
        posts: The posts of the promotion, to say which are vacant.
        deliverables: What the teams are to deliver, to say what is due.
        life: The steps of an appointment; a final status leaves the post. Other kinds of events, such as
            `delivered`, are steps of nothing.
        ends: The last day of the missions: after it, a post without anybody is not vacant.

    Raises:
        Fault, Faults: An event of a kind that nobody knows, that names nobody who was appointed, or that two
            facts contradict; a post that is not there, or that two people hold; a person with more than the
            whole of their time. All come together.

    >>> team = [Appointment(person="c1", challenge="plume", start=date(2019, 1, 16))]
    >>> refused = [Event(on=date(2018, 12, 20), kind="refused", person="c1")]
    >>> state_on(team, date(2019, 2, 1), events=refused).present
    ()
    """
    decided = to_tuple(appointments)
    given = to_tuple(events)
    told = in_order(given)
    offered = to_tuple(posts)
    owed = to_tuple(deliverables)
    faults = Gather("state_on")
    faults.distinct("deliverables", ((one.id, one.challenge) for one in owed), what="deliverable")
    others = (*(one.challenge for one in offered), *(one.challenge for one in owed))
    places = {one.challenge for one in decided}.union(others)
    _check_names(faults, decided, given, offered, places=places)
    check_kinds(faults, given, life.statuses)
    known = [event for event in told if event.known <= on]
    made = [one for one in decided if one.decided is None or one.decided <= on]
    held = held_on(made, known, on, life=life, faults=faults)
    faults.done()
    return PromotionState(on=on, held=held, posts=offered, events=known, deliverables=owed, ends=ends)


def held_on(
    made: Sequence[Appointment], known: Sequence[Event], on: date, *, life: LifeCycle, faults: Gather
) -> list[Held]:
    """Return how each appointment stands on a day; note facts that contradict each other."""
    decided = sorted(made, key=lambda one: (one.start, one.challenge, one.post, one.person))
    courses = courses_of(decided, known, life=life, faults=faults)
    check_posts(faults, courses)
    check_time(faults, courses)
    check_told_posts(faults, courses)
    return [_held_on(one, on) for one in courses]


def _check_names(
    faults: Gather,
    decided: Sequence[Appointment],
    told: Sequence[Event],
    offered: Sequence[Post],
    *,
    places: set[str],
) -> None:
    faults.distinct("appointments", ((*_keys(one), one.start) for one in decided), what="appointment")
    people = {one.person for one in decided}
    posts = [post.id for post in offered]
    for table, given, name, known, what in (
        ("events", told, "person", people, "somebody appointed"),
        ("events", told, "challenge", places, "a challenge"),
        ("appointments", decided, "post", posts, "a post"),
        ("events", told, "by", people, "somebody appointed"),
        ("appointments", decided, "replaces", people, "somebody appointed"),
    ):
        named = {(at, name): one for at, row in enumerate(given) if (one := getattr(row, name))}
        if known is not posts or posts:
            faults.known(table, named.values(), known, what=what, ways=named)


def _held_on(course: Course, on: date) -> Held:
    """Return where an appointment stands on a day, by its course."""
    start = course.appointment.start
    gone = course.never or (course.end is not None and course.end < on)
    there: HeldPhase = "away" if course.away(on) else "present"
    share = course.share(on)
    return Held(
        appointment=course.appointment,
        phase="gone" if gone else "coming" if on < start else there,
        status=course.status,
        last=course.end,
        early=course.early,
        events=course.events,
        share=None if share == course.appointment.share else share,
    )
