"""Where each person stands and sits, by tables and facts: today, or as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar, cast

from attrs import evolve

from eig._values.faults_together import Gather
from eig.book._decided_seats_without_a_post import endings, postless, posts_over
from eig.book._facts_applied_to_every_table import (
    GONE,
    LOST,
    OUT,
    OVER,
    BookWithFacts,
    author_of,
    courses,
    current,
    facts_of,
    going_on,
    is_declined,
    is_of_one_wish,
    late_mergers,
    life_of,
    wishes_ended,
)
from eig.book._tables_read_and_joined import OF_OTHERS
from eig.programme import Challenge, Post
from eig.programme._courses_and_statuses_from_facts import MOVES, in_order
from eig.programme._facts_in_words_and_contradictions import REFUSALS, said
from eig.programme.appointments import Appointment, Deliverable, Event
from eig.programme.ledger import Ledger
from eig.programme.states import PromotionState, held_on
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.teams.asked.cohorts import Cohort
    from eig.teams.asked.people_to_seat import Person

because: Because = reasons_in("book")
B = TypeVar("B", bound=BookWithFacts)
LEAVING: Final = ("refused", "resigned", "terminated", "replaced", "ended")


def places_of(book: BookWithFacts, cohort: Cohort | None, people: Iterable[Person]) -> Mapping[str, str]:
    """Return where each person sits: as decided, and as the facts have it since."""
    found, begun = seats_kept(book, cohort, people), dict[str, str]()
    for one in current(book).appointments:
        if book.day is None or one.start <= book.day or one.person not in begun:
            begun[one.person] = one.challenge
    found |= begun
    states = book.statuses
    return {person: place for person, place in found.items() if states.get(person) not in GONE}


def seats_kept(book: BookWithFacts, cohort: Cohort | None, people: Iterable[Person]) -> dict[str, str]:
    """Return where each of a decided cohort would sit: teams go on elsewhere, challenges and posts go."""
    over, seats = lost_challenges(book), () if cohort is None else cohort.seats
    at, bare = going_on(book, book.ledger.in_force), postless(book, seats, people).without
    gone_on = {one: at.get(place, place) for one, place in seats if one not in bare}
    ended = wishes_ended(book)
    return {
        one: place
        for one, place in gone_on.items()
        if place not in over and dict(seats)[one] not in ended.get(one, ())
    }


def lost_challenges(book: BookWithFacts) -> set[str]:
    """Return the challenges at which nobody sits: by their status, or by a fact before the missions."""
    return {one.id for one in current(book).challenges if one.status in LOST} | closed_by(book).keys()


def closed_by(book: BookWithFacts, *, late: bool = False) -> Mapping[str, Event]:
    """Return by which fact each challenge is withdrawn, rejected or over before the missions; or `late`."""
    starts, facts = book.promotion.starts or date.min, book.ledger.in_force
    cut = {post: one for post, one in endings(book, late=late) if one.kind == "cut"}
    over = posts_over(book, late=late) if cut else ()
    bare = {
        one.id: [cut[post.id] for post in one.posts if post.id in cut]
        for one in current(book).challenges
        if cut and all(post.id in over for post in one.posts)
    }
    return {name: max(some, key=lambda one: one.begins) for name, some in bare.items() if some} | {
        one.challenge: one
        for one in facts
        if one.person is None and one.challenge and not one.post
        if one.kind in LOST or (one.kind == "ended" and (late or one.until < starts))
    }


def withdrawals(book: BookWithFacts, *, late: bool = False) -> Mapping[str, Reason]:
    """Return the same in words: an end on its last day; of whoever `had` a seat there, that is told too."""
    return {
        name: because(
            "seat_lost",
            opening=name,
            kind=one.kind,
            on=one.until if one.kind == "ended" else one.on,
            had=None,
        )
        for name, one in closed_by(book, late=late).items()
    }


def teams_over(
    book: BookWithFacts, *, code: str = "team_went_over", by: date = date.max
) -> Mapping[str, Reason]:
    """Return, of each challenge whose team goes over to another, when and where to, as known by a day."""
    late, merged = late_mergers(book), (one for one in facts_of(book, "merged") if one.known <= by)
    had = {"merged": True} if code == "seat_went_over" else {}
    return {
        one.challenge: because(code, opening=one.challenge, to=one.to, on=one.begins, **had)
        for one in merged
        if one.challenge and one not in late
    }


def seats_left(
    book: BookWithFacts, seats: Sequence[tuple[str, str]], people: Iterable[Person]
) -> Mapping[str, Mapping[str, Reason]]:
    """Return, of each person and sure seat that they had, the fact by which they went over or it was lost."""
    walked, lost = courses(book), withdrawals(book)
    had = [(one.appointment.person, one.appointment.challenge) for one in walked]
    merged = teams_over(book, code="seat_went_over")
    appointed, found = dict(had), dict[str, dict[str, Reason]]()
    for person, place in (*seats, *had):
        stays = person in appointed or place in lost
        went = dict[str, Reason]() if stays else _followed(place, merged)
        at = str([*went.values()][-1].facts["to"]) if went else place
        over = {at: evolve(lost[at], facts={**lost[at].facts, "had": True})} if at in lost else {}
        if went or over:
            found.setdefault(person, {}).update(went | over)
    for person, place in seats:
        if fact := wishes_ended(book).get(person, {}).get(place):
            found.setdefault(person, {})[place] = wish_ended(book, place, fact, had=True)
    for person, lost_post in postless(book, seats, people).without.items():
        found.setdefault(person, {}).setdefault(str(lost_post.facts["opening"]), lost_post)
    for one, (person, place) in zip(walked, had, strict=True):
        moves = [event for event in one.events if event.kind in MOVES]
        if one.status in MOVES and one.leaves and one.leaves <= (book.day or date.max):
            team = one.status == "merged" or None
            told = because("seat_went_over", opening=place, to=moves[-1].to, on=one.leaves, merged=team)
            found.setdefault(person, {})[place] = told
    return found


def _followed(place: str, merged: Mapping[str, Reason]) -> dict[str, Reason]:
    """Return each place that a team left, from its first on, and by which merger."""
    found, since = dict[str, Reason](), date.min
    while place in merged and place not in found and since <= (on := cast("date", merged[place].facts["on"])):
        found[place], since = merged[place], on
        place = str(merged[place].facts["to"])
    return found


def fact_of(book: BookWithFacts, person: str, *, whole: bool) -> Reason | None:
    """Return the fact by which somebody is gone, in words; None where no fact says it.

    What the office wrote besides, and who comes in, are told where the `whole` is asked for; the ground of a
    refusal always is, and who decided it.
    """
    walked = [event for one in courses(book) if one.appointment.person == person for event in one.events]
    told = [one for one in book.ledger.in_force if one.person == person and not is_of_one_wish(book, one)]
    heard = [*walked, *(one for one in told if is_declined(book, one))]
    own = [one for one in told if one.kind in OUT or (one.kind in LEAVING and one in heard)]
    if not own:
        return None
    return said(_decided_by(book, own[-1]) if whole else _outside(book, own[-1]))


def _decided_by(book: BookWithFacts, fact: Event) -> Event:
    """Return a fact with who decided it, where it refuses somebody."""
    return evolve(fact, author=author_of(book, fact)) if fact.kind in REFUSALS else fact


def _outside(book: BookWithFacts, fact: Event) -> Event:
    """Return a fact of somebody without what the office alone reads: all but the ground of a refusal."""
    refuses = fact.kind in REFUSALS
    return evolve(_decided_by(book, fact), by=None, what=fact.what if refuses else "", source="")


def wish_ended(book: BookWithFacts, place: str, fact: Event, *, had: bool = False) -> Reason:
    """Return that a wish ended, by which fact; and that they had the seat."""
    told = said(_outside(book, fact)).facts
    bare = reasons_in("programme")("no_ground") if fact.kind in REFUSALS else None
    return because(
        "wish_ended",
        opening=place,
        had=had or None,
        kind=fact.kind,
        on=fact.on,
        by=told["by"],
        ground=told["what"] or bare,
    )


def instead(
    appointments: Sequence[Appointment], one: Appointment | None, other: Appointment | None
) -> list[Appointment]:
    """Return appointments with another in the place of one, or none; at the end where it is not there."""
    at = appointments.index(one) if one in appointments else len(appointments)
    return [*appointments[:at], *filter(None, [other]), *appointments[at + 1 :]]


def _appointed_by(book: BookWithFacts, day: date) -> list[Appointment]:
    """Return who was appointed as a day knew it: what was corrected later is as it was."""
    found = list(book.appointments)
    for one in reversed(book.corrections):
        if one.on > day and isinstance(one.fact, Appointment):
            found = instead(found, cast("Appointment | None", one.to), one.fact)
    return [one for one in found if one.decided is None or one.decided <= day]


def known_by(book: B, day: date, *, steps: bool = True) -> B:
    """Return a book as of a day; or, with all steps of acts, as what was decided on it is read ever after."""
    ledger = Ledger(
        facts=[one for one in book.events if one.known <= day or (steps and one.of_act)],
        corrections=[
            one
            for one in book.corrections
            if one.on <= day or (steps and isinstance(one.fact, Event) and one.fact.of_act)
        ],
    )
    facts = [one for one in ledger.in_force if not is_of_one_wish(book, one)]
    refused = {one.person for one in facts if one.kind in REFUSALS}
    out = refused - {one.person for one in ledger.in_force if one.kind in ("withdrawn", *LEAVING)}
    return evolve(
        book,
        day=book.day if steps else day,
        events=ledger.facts,
        corrections=ledger.corrections,
        appointments=[one for one in _appointed_by(book, day) if one.person not in out],
        steps=[one for one in book.steps if one.on is None or one.on <= day],
    )


def state_of(book: BookWithFacts, on: date) -> PromotionState:
    """Return who is where on a day, by what was known then."""
    seen = known_by(book, on, steps=False)
    now, appointed = current(seen), {one.person for one in seen.appointments}
    places = {one.challenge for one in (*seen.appointments, *now.appointments)}
    facts = seen.ledger.in_force
    over = {one.id for one in now.challenges if one.status in OVER}
    at = going_on(seen, facts)
    places |= {at.get(one, one) for one in places}  # the posts of a team that everybody left go along
    places |= over & {one.to for one in facts}  # somebody was to go on there, and nobody does
    due = _due(book, facts)
    known = {None, *places, *(one.challenge for one in due)}
    told = in_order(
        one if one.by in appointed else evolve(one, by=None)
        for one in facts
        if one.kind not in OF_OTHERS
        if (one.person is None or one.person in appointed) and one.challenge in known
    )
    held = held_on(seen.appointments, told, on, life=life_of(book, "Appointment"), faults=Gather("Book"))
    posts = [post for one in now.challenges if one.id in places for post in _open_posts(one)]
    return PromotionState(
        on=on, held=held, posts=posts, events=told, deliverables=due, ends=book.promotion.ends
    )


def _open_posts(challenge: Challenge) -> Iterator[Post]:
    """Yield the posts of a challenge; those of one that is over are over."""
    over = challenge.status in OVER
    yield from (evolve(post, status="cut") if over else post for post in challenge.posts)


def _due(book: BookWithFacts, facts: Sequence[Event]) -> list[Deliverable]:
    """Return what the teams are to deliver, each by the last day agreed; a merged team may deliver it too."""
    due = {(one.challenge, one.what): one for one in facts if one.kind == "due"}
    done: set[tuple[str | None, str]] = set()
    for one in facts:
        if one.kind == "delivered" and (one.challenge, one.what) not in due:
            at = going_on(book, [event for event in facts if event.begins <= one.on])
            done |= {(team, one.what) for team, place in at.items() if place == one.challenge}
    return [
        Deliverable(id=one.what, challenge=one.challenge or "", due=one.last)
        for key, one in due.items()
        if key not in done
    ]
