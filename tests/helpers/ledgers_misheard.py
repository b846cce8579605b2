"""Random ledgers of many kinds of facts, counted day by day, and rooms that hear a fact wrongly.

The count is by hand, as a clerk would make it: it looks at no source of the library. A room that hears a fact a day
late, of another person, or with another share contradicts it. What a mentor gives, what is due and which budget is
held are counted too, and each day with what was known on it alone.
"""

import datetime as dt
from calendar import monthrange
from fractions import Fraction
from itertools import groupby, pairwise
from math import floor

from attrs import evolve

from eig.book import Book
from eig.errors import Fault, Faults
from eig.programme import Appointment, Candidate, Juror, Mentor
from eig.programme.appointments import Event
from eig.promotions import P3

A_DAY, TERM = dt.timedelta(days=1), dt.date(2019, 11, 15)
CALENDAR = [dt.date(2018, 12, 1) + n * A_DAY for n in range(560)]
TEAMS = {
    "plume": ("plume-1", "plume-2", "plume-3"),
    "adler": ("adler-1", "adler-2"),
    "cibnav": ("cibnav-1", "cibnav-2"),
}
PAY = P3.rules.pay[0].pay
PIA = P3.funding.payers[0]
SEMINAR, DAY_OUT = "2019-05-16-fellows", "2019-04-11-fellows"
GONE = ("resigned", "terminated", "refused", "withdrawn", "ended", "replaced")
BREAKS = ("leave", "suspended")
AMENDS = ("part_time", *BREAKS)
KINDS = (
    "part_time", "leave", "suspended", "moved", "extended", "resigned", "terminated", "refused", "withdrawn", "ended",
    "accepted", "replaced", "merged", "closed", "mentor_left", "mentor_joined", "absent", "noted", "session_moved",
    "session_cancelled", "due", "delivered", "budget", "team_ended",
)  # fmt: skip


# ── drawn ─────────────────────────────────────────────────────────────────────────────────────────────────────


def seats_of(draw):
    posts = [post for own in TEAMS.values() for post in own]
    draw.shuffle(posts)
    found = []
    for at in range(draw.randint(2, 5)):
        start = draw.choice(
            [P3.starts] * 4 + [dt.date(2019, 2, 11), dt.date(2019, 3, 31), dt.date(2019, 5, 1)]
        )
        found.append(
            Appointment(
                person=f"c{at}",
                challenge=posts[at].rpartition("-")[0],
                post=posts[at],
                start=start,
                terms=P3.rules.terms,
                pay=PAY,
                stated=TERM,
                decided=draw.choice([dt.date(2018, 12, 14), start - draw.randint(0, 20) * A_DAY]),
                share=draw.choice([1, 1, 1, Fraction(4, 5)]),
            )
        )
    return found


def mentors_of(draw):
    return [
        Mentor(
            id=f"m{n}", challenge=team, share=draw.choice([Fraction(3, 10), Fraction(3, 5), Fraction(1, 2)])
        )
        for n in range(draw.randint(1, 3))
        for team in draw.sample(sorted(TEAMS), draw.randint(1, 3))
    ]


def a_fact(draw, seats, mentors, kinds=KINDS, near=()):
    """Draw a fact of a kind, sensible or not; on a day of some, or beside it, where two facts may meet."""
    kind, on = draw.choice(kinds), draw.choice(CALENDAR[:500])
    if near and draw.random() < 0.4:
        on = draw.choice(near) + draw.randint(-1, 1) * A_DAY
    first = on + draw.randint(0, 35) * A_DAY
    last = first + draw.randint(0, 80) * A_DAY
    if draw.random() < 0.5:  # on the days of a session, where an agenda shows what is wrong
        held = draw.choice([one.first for one in P3.sessions])
        first = held + draw.randint(-2, 1) * A_DAY
        last = max(first, held + draw.randint(-1, 1) * A_DAY)
        on = min(on, first) if draw.random() < 0.5 else first
    person, team, other = draw.choice(seats).person, draw.choice(sorted(TEAMS)), draw.choice(sorted(TEAMS))
    dated = draw.choice([{}, {"last": last}])
    begun = draw.choice([{}, {"first": first}])
    own = {"person": person}
    fields = {
        "part_time": own | begun | dated
        | {"share": draw.choice([Fraction(1, 2), Fraction(9, 10)]), "paid": draw.choice([None, Fraction(6, 7)])},
        "leave": own | begun | {"last": last, "paid": draw.choice([0, 1, Fraction(1, 2)])},
        "suspended": own | begun | {"last": last, "paid": draw.choice([0, 1])},
        "moved": own | begun | {"to": team},
        "extended": own | {"last": draw.choice([last, dt.date(2019, 12, 31), dt.date(2020, 1, 15)])},
        "resigned": own | draw.choice([{}, {"last": last}, {"last": on - A_DAY}]),
        "terminated": own | dated,
        "replaced": own | dated | {"by": f"c{draw.randint(0, 6)}"},
        "merged": begun | {"challenge": team, "to": other},
        "closed": {"kind": "withdrawn", "challenge": team},
        "team_ended": {"kind": "ended", "challenge": team},
        "mentor_left": dated | draw.choice([{}, {"challenge": team}]) | {"person": draw.choice(mentors).id},
        "mentor_joined": begun | {"person": f"m{draw.randint(0, 4)}", "challenge": team, "share": Fraction(1, 5)},
        "absent": own | {"first": first, "last": first + draw.randint(0, 3) * A_DAY},
        "noted": {"what": "noted"},
        "session_moved": {"what": SEMINAR, "first": first, "last": first + A_DAY},
        "session_cancelled": {"what": draw.choice([SEMINAR, DAY_OUT])},
        "due": {"challenge": team, "what": draw.choice("ab"), "last": draw.choice([last, on, on + A_DAY])},
        "delivered": {"challenge": team, "what": draw.choice("ab")},
        "budget": {"what": draw.choice(["contracts", *P3.funding.payers]), "amount": draw.randint(0, 200_000)},
    }  # fmt: skip
    late = {"recorded": on + draw.randint(0, 20) * A_DAY} if draw.random() < 0.25 else {}
    return Event(**{"on": on, "kind": kind, **fields.get(kind, own), **late})


NAMED = {"closed": "withdrawn", "team_ended": "ended"}
"""The kinds of what is drawn under another name."""


def a_book(draw, kinds=KINDS):
    """Draw a book of a few people and its facts: a fact that it refuses is left out."""
    seats, mentors, taken = seats_of(draw), mentors_of(draw), []
    people = [Candidate(id=f"c{n}") for n in range(7)]
    book = Book(promotion=P3, candidates=people, jurors=[Juror(id="j1")], mentors=mentors).record(*seats)
    for _ in range(draw.randint(1, 9)):
        try:
            near = [one.on for one in taken] + [one.decided for one in seats]
            fact = a_fact(draw, seats, mentors, kinds, near)
            book, taken = book.record(fact), [*taken, fact]
        except (Fault, Faults):
            continue
    return book, seats, mentors, taken


def _on(month, day_, kind, **given):
    return Event(on=dt.date(2019, month, day_), kind=kind, **given)


_JOINED = _on(2, 1, "mentor_joined", person="m3", challenge="plume", share=Fraction(1, 5))
_AGAIN = _on(4, 1, "mentor_joined", person="m3", challenge="plume", share=Fraction(1, 5))
RARE = (
    [_on(4, 10, "mentor_left", person="m0", last=dt.date(2019, 4, 17))],
    [_on(4, 10, "merged", challenge="plume", to="adler", first=dt.date(2019, 4, 18))],
    [_on(3, 1, "due", challenge="plume", what="a", last=dt.date(2019, 4, 1)), _on(4, 5, "delivered", challenge="plume", what="a")],
    [_on(1, 15, "withdrawn", challenge="plume")],
    [_JOINED, _on(5, 1, "mentor_left", person="m3")],
    [_JOINED, _on(3, 1, "mentor_left", person="m3"), _AGAIN],
    [_JOINED, _on(3, 1, "mentor_left", person="m3"), _AGAIN, _on(5, 1, "mentor_left", person="m3")],
    [_JOINED, _on(3, 1, "withdrawn", challenge="plume")],
    [_JOINED, _on(3, 1, "merged", challenge="plume", to="adler")],
    [_on(3, 1, "absent", person="c0", first=dt.date(2019, 4, 8), last=dt.date(2019, 4, 10))],
    [_on(1, 16, "refused", person="c0")],
    [_on(3, 1, "part_time", person="c0", first=dt.date(2019, 4, 8), share=Fraction(1, 2))],
    [Event(on=dt.date(2018, 12, 14), kind="extended", person="c0", last=dt.date(2019, 12, 31))],
    [Event(on=dt.date(2018, 12, 14), kind="refused", person="c0")],
    [Event(on=dt.date(2018, 12, 14), kind="ended", person="c0")],
    [_JOINED, _on(3, 1, "mentor_left", person="m3"), evolve(_AGAIN, challenge="adler")],
    [_on(1, 16, "withdrawn", person="c0")],
    [evolve(_JOINED, challenge="adler"), _on(5, 1, "ended", challenge="adler")],
)  # fmt: skip
"""What few random books hold: each is the facts of one more book, of which the number is counted from a thousand."""


def by_hand(number):
    """Return a book of facts that were chosen, not drawn."""
    seats = [
        Appointment(
            person=who, challenge="plume", post=post, start=P3.starts, terms=P3.rules.terms, pay=PAY, stated=TERM,
            decided=dt.date(2018, 12, 14),
        )
        for who, post in (("c0", "plume-1"), ("c1", "plume-2"))
    ]  # fmt: skip
    mentors, people = [Mentor(id="m0", challenge="plume", share=Fraction(1, 2))], ("c0", "c1", "c2")
    book = Book(promotion=P3, candidates=[Candidate(id=one) for one in people], mentors=mentors)
    return book.record(*seats, *RARE[number]), seats, mentors, RARE[number]


# ── counted by hand ───────────────────────────────────────────────────────────────────────────────────────────


def in_turn(facts):
    """Return facts by day; of one day, steps first and what ends a mission last."""
    steps = {"accepted": -2, "extended": -1}
    return sorted(facts, key=lambda one: (one.on, steps.get(one.kind, 0), one.kind in GONE, one.kind))


def places_of(seat, facts, last):
    """Return from which day on somebody is where; nothing where their challenge was over before they came."""
    found = [(seat.start, seat.challenge)]
    agreed = [one for one in facts if one.on >= seat.decided]
    told = [
        one for one in facts
        if (one.kind == "merged" and (one in agreed or seat.start <= one.begins))
        or (one.kind == "moved" and one.person == seat.person and one in agreed)
    ]  # fmt: skip
    over = ("withdrawn", "ended")
    told += [one for one in agreed if one.kind in over and one.person is None]
    for one in sorted(told, key=lambda one: one.on if one.kind in over else one.begins):
        here = found[-1][1]
        if one.kind in over:
            if one.challenge == here and (one.last or one.on) < seat.start:
                return []
        elif (one.kind == "moved" or one.challenge == here) and one.begins <= last:
            found.append((max(one.begins, seat.start), one.to))
    return found


def life(seat, facts):
    """Return what each day is to one person: where, whether away, the share of time and of pay."""
    told, last = in_turn(facts), TERM
    facts = [one for one in told if one.on >= seat.decided]
    for one in facts:
        if one.person == seat.person and one.kind in GONE:
            last = min(last, one.on - A_DAY if one.last is None else one.last)
        elif one.person == seat.person and one.kind == "extended":
            last = one.last
    placed = places_of(seat, told, last)
    changes = [one for one in facts if one.person == seat.person and one.kind in AMENDS]
    found = {}
    for day in CALENDAR if placed else ():
        if seat.start <= day <= last:
            holding = [one for one in changes if one.begins <= day and (one.last is None or day <= one.last)]
            share = paid = seat.share
            for one in sorted(holding, key=lambda one: one.begins):
                if one.kind == "part_time":
                    share, paid = one.share, one.share if one.paid is None else one.paid
            breaks = [one.paid for one in holding if one.kind in BREAKS]
            where = [place for first, place in placed if first <= day][-1]
            found[day] = (where, bool(breaks), share, paid * (breaks[0] if breaks else 1))
    return found


def step_of(seat, facts):
    """Return the last step of an appointment, as far as it was taken."""
    own = [one for one in in_turn(facts) if one.person == seat.person and one.on >= seat.decided]
    steps = [one.kind for one in own if one.kind in (*GONE, "accepted", "extended")]
    return steps[-1] if steps else "appointed"


def cents(amount):
    return Fraction(floor(amount * 100 + Fraction(1, 2)), 100)


def pay_of(own):
    """Return what is paid by year and challenge: days of one pay in thirtieths, a whole month for thirty."""
    months, found = {}, {}
    for day in sorted(own):
        months.setdefault((day.year, day.month), []).append(day)
    for month, days in months.items():
        parts = []
        for day in days:
            if parts and own[parts[-1][-1]][3] == own[day][3]:
                parts[-1].append(day)
            else:
                parts.append([day])
        counted = [len(part) for part in parts]
        if sum(counted) == monthrange(*month)[1]:
            counted[counted.index(max(counted))] += 30 - sum(counted)
        for count, part in zip(counted, parts, strict=True):
            within = [[*days] for _, days in groupby(part, key=own.__getitem__)]
            thirtieths = [len(days) for days in within]
            thirtieths[thirtieths.index(max(thirtieths))] += count - len(part)
            for piece, number in zip(within, thirtieths, strict=True):
                where, _, _, paid = own[piece[0]]
                key = (month[0], where)
                found[key] = found.get(key, Fraction(0)) + Fraction(number, 30) * PAY.monthly * paid
    return found


# ── held ──────────────────────────────────────────────────────────────────────────────────────────────────────


def turns_of(seats, facts, draw):
    """Return the days on which something changes or is told, those beside them, and a few others."""
    days = {*draw.sample(CALENDAR, 3)}
    for own in (life(seat, facts) for seat in seats):
        for day, other in pairwise(CALENDAR):
            days |= {day, other} if own.get(day) != own.get(other) else set()
    for one in facts:
        for on in (one.known, one.begins, one.last or one.on):
            days |= {on - A_DAY, on, on + A_DAY}
    return sorted(days)


def went_to(team, known):
    """Return where a team is, its posts with it, once it has merged."""
    for one in sorted((one for one in known if one.kind == "merged"), key=lambda one: one.begins):
        team = one.to if one.challenge == team else team
    return team


def vacant_of(seats, known, day):
    """Return the posts of the teams that were appointed where nobody is or is to come, until the last day agreed."""
    over = {
        one.challenge for one in known if one.person is None and one.kind in ("merged", "withdrawn", "ended")
    }
    decided = [seat for seat in seats if seat.decided <= day]
    places = {place for seat in decided for _, place in places_of(seat, in_turn(known), TERM)}
    places |= {seat.challenge for seat in decided}
    home = {seat.challenge for seat in seats}
    teams = [team for team in TEAMS if team in home and went_to(team, known) in places - over]
    holders, found = {seat.post: seat for seat in decided}, set()
    for post in (post for team in teams for post in TEAMS[team]):
        seat, until, agreed = holders.get(post), dt.date.min, TERM
        if seat is not None:
            told = [one for one in in_turn(known) if one.person == seat.person and one.on >= seat.decided]
            days = life(seat, known)
            moves = [
                one.begins for one in told if one.kind == "moved" and one.begins <= max(days, default=TERM)
            ]
            away = max(min(moves), seat.start) if moves and days else dt.date.max
            until = min(max(days), away - A_DAY) if days and seat.start < away else until
            longer = [one.last for one in told if one.kind == "extended" and one.on < away]
            agreed = [TERM, *longer][-1]
        found |= {post} if until < day <= agreed else set()
    return found


def hold_vacant(book, seats, facts, draw):
    """Each day says which posts are vacant, by what was known on it."""
    home = {seat.challenge for seat in seats}
    for day in turns_of(seats, facts, draw):
        told = {post for post in book.state_on(day).vacant if post.rpartition("-")[0] in home}
        assert vacant_of(seats, [one for one in facts if one.known <= day], day) == told, (day, facts)


def hold_days(book, seats, facts, draw, *, contracts=True):
    """Each day says who is where, and until when each contract runs, by what was known on it."""
    as_known = {}
    for day in turns_of(seats, facts, draw):
        known = [one for one in facts if one.known <= day]
        state = book.state_on(day)
        told = {one.person: one.last for one in book.on(day).contracts()} if contracts else None
        for seat in seats:
            if (seat, len(known)) not in as_known:  # what is known on a later day is no less
                as_known[seat, len(known)] = life(seat, known)
            own = as_known[seat, len(known)] if seat.decided <= day else {}
            there = own.get(day)
            where = () if there is None or there[1] else (there[0],)
            assert where == state.where(seat.person), (seat.person, day, facts)
            working = [one.working for one in state.present if one.appointment.person == seat.person]
            assert working == [there[2] for _ in where], (seat.person, day, facts)
            stands = {one.status for one in state.held if one.appointment.person == seat.person}
            assert not where or step_of(seat, known) in stands, (seat.person, day, facts)
            assert told is None or (max(own) if own else None) == told.get(seat.person), (day, facts)
        due = {(one.challenge, one.what): one.last for one in in_turn(known) if one.kind == "due"}
        done = {(one.challenge, one.what) for one in known if one.kind == "delivered"}
        late = sorted(what for what, last in due.items() if last <= day and what not in done)
        assert late == sorted((one.challenge, one.id) for one in state.due), (day, facts)


def hold_contracts(book, seats, facts):
    """Each contract, and what it costs by year, challenge and payer; what budgets leave."""
    contracts, cost, whole = {one.person: one for one in book.contracts()}, book.costs(), Fraction(0)
    for seat in seats:
        own = life(seat, facts)
        assert bool(own) == (seat.person in contracts), (seat.person, facts)
        if not own:
            continue
        contract = contracts[seat.person]
        told = {
            day: (one.challenge, one.away, one.share, one.paid)
            for one in contract.parts
            for day in CALENDAR
            if day in one.span
        }
        assert own == told, (seat.person, facts)
        gone = [one for one in facts if one.kind in ("resigned", "terminated", "replaced")]
        ends = [one.on for one in gone if one.person == seat.person and one.on >= seat.decided]
        assert not ends or contract.ended.on == ends[0], (seat.person, facts)
        paid = pay_of(own)
        lines = [one for one in cost.lines if one.person == seat.person]
        assert cents(sum(paid.values())) == sum(one.amount for one in lines), (seat.person, facts)
        for key, amount in paid.items():
            charged = sum(one.amount for one in lines if (one.year, one.challenge) == key)
            assert abs(charged - amount) <= Fraction(1, 50), (seat.person, key, facts)
        whole += cents(sum(paid.values()))
    state = sum(one.amount for one in cost.lines if one.payer == PIA)
    assert (whole, cents(whole * 7 / 10)) == (cost.total, state), facts
    budgets = {one.what: one.amount for one in in_turn(facts) if one.kind == "budget"}
    spent = {"contracts": whole, PIA: state}
    left = {name: amount - spent.get(name, whole - state) for name, amount in budgets.items()}
    assert left == {one["payer"] or "contracts": one["left"] for one in cost.budget()[1:]}, facts


def hold_agendas(book, seats, facts):
    """Each agenda holds the sessions of who has a post on a day of them, and the last day of the contract."""
    sessions = {
        "-".join((one.first.isoformat(), *one.audience)): (one.first, one.last or one.first, one.audience)
        for one in P3.sessions
    }
    for one in in_turn(facts):
        if one.kind == "session_moved":
            sessions[one.what] = (one.begins, one.last, sessions[one.what][2])
        elif one.kind == "session_cancelled":
            sessions.pop(one.what, None)
    for seat in seats:
        own = life(seat, facts)
        ill = [one for one in facts if one.kind == "absent" and one.person == seat.person]
        asked = sorted(
            (first, last) for first, last, audience in sessions.values()
            if "fellows" in audience
            and any(first <= day <= last and not own[day][1] for day in own)
            and not any(one.covers(first) for one in ill)
        )  # fmt: skip
        held = [*book.agenda(seat.person)]
        told = [(one.when.start, one.when.last) for one in held if not one.key.startswith("contract")]
        assert asked == sorted(told), facts
        assert ([max(own)] if own else []) == [
            one.when.last for one in held if one.key.endswith("last_day")
        ], facts


def home_of(team, facts, day):
    """Return where a team is on a day."""
    for one in sorted((one for one in facts if one.kind == "merged"), key=lambda one: one.begins):
        team = one.to if one.challenge == team and one.begins <= day else team
    return team


def terms_of(mentors, seats, facts):
    """Return who is with which team, from which day to which, for which share: to the last day of who was there."""
    terms = [[one.id, one.challenge, P3.starts, dt.date.max, one.share] for one in mentors]
    closing = [one for one in facts if one.kind in ("merged", "withdrawn", "ended") and one.person is None]
    lives = [life(seat, facts) for seat in seats]
    turn = in_turn(facts)
    for one in (*(one for one in turn if one not in closing), *(one for one in turn if one in closing)):
        until = one.last if one.kind == "mentor_left" and one.last else one.begins - A_DAY
        over = one in closing
        if over and one.kind != "merged":
            there = [own for own in lives if one.begins in own and own[one.begins][0] == one.challenge]
            days = [day for own in there for day, told in own.items() if told[0] == one.challenge]
            until = max([until, *days])
        if one.kind == "mentor_joined":
            terms.append(
                [one.person, one.challenge, max(one.begins, P3.starts), one.last or dt.date.max, one.share]
            )
        leaves = [
            term for term in terms
            if one.kind == "mentor_left" and one.person == term[0] and term[3] > until
            and one.challenge in (None, term[1], home_of(term[1], facts, one.begins))
        ]  # fmt: skip
        there = {term[1] for term in leaves if term[2] <= until or term[2] == one.on}
        along = []
        for term in terms:
            if over and one.challenge == term[1] and term[3] > until and one.kind == "merged":
                along.append([term[0], one.to, max(term[2], one.begins), *term[3:]])
            if (over and one.challenge == term[1]) or (
                term in leaves and (term[2] <= until or term[2] == P3.starts or term[1] not in there)
            ):
                term[3] = min(term[3], until)
        for new in along:
            with_both = [
                term[2] for term in terms if term[:2] == new[:2] and term[2] <= new[3] and new[2] <= term[3]
            ]
            new[3] = min([new[3], *(first - A_DAY for first in with_both)])
            terms += [new] if new[2] <= new[3] else []
    there = [(told[0], day) for own in lives for day, told in own.items()]
    for term in terms:
        term[3] = min(term[3], max((day for team, day in there if team == term[1]), default=P3.ends))
    return [term for term in terms if term[2] <= term[3]]


def hold_mentors(book, mentors, seats, facts):
    """Each mentor is asked, each day, for the sum of what they give to the teams that they are with, and to sessions."""
    terms = terms_of(mentors, seats, facts)
    asked, told = {}, {}
    for who, _, first, last, share in terms:
        for day in CALENDAR:
            if first <= day <= last:
                asked[who, day] = asked.get((who, day), Fraction(0)) + share
    for row in book.mentor_load().rows():
        told |= {(row["who"], day): row["share"] for day in CALENDAR if row["first"] <= day <= row["last"]}
    assert asked == told, facts
    sessions = [one for one in P3.sessions if "mentors" in one.audience]
    for who in {one[0] for one in terms}:
        helps = sorted(
            one.first for one in sessions
            if any(first <= (one.last or one.first) and one.first <= last for own, _, first, last, _ in terms if own == who)
        )  # fmt: skip
        assert helps == sorted(one.when.start for one in book.agenda(who)), (who, facts)


HOLD = {
    "agenda": lambda book, seats, mentors, facts, _: (
        hold_agendas(book, seats, facts),
        hold_mentors(book, mentors, seats, facts),
    ),
    "contracts": lambda book, seats, _, facts, __: hold_contracts(book, seats, facts),
    "costs": lambda book, seats, _, facts, __: hold_contracts(book, seats, facts),
    "due": lambda book, seats, _, facts, draw: hold_days(book, seats, facts, draw, contracts=False),
    "mentors": lambda book, seats, mentors, facts, _: hold_mentors(book, mentors, seats, facts),
    "state": lambda book, seats, _, facts, draw: hold_days(book, seats, facts, draw, contracts=False),
    "vacancies": lambda book, seats, _, facts, draw: hold_vacant(book, seats, facts, draw),
}
"""How each room is held against the count."""


def hold(draw):
    """Hold a random book against the count by hand."""
    book, seats, mentors, facts = a_book(draw)
    hold_days(book, seats, facts, draw)
    hold_vacant(book, seats, facts, draw)
    hold_contracts(book, seats, facts)
    hold_agendas(book, seats, facts)
    hold_mentors(book, mentors, seats, facts)


# ── heard wrongly ─────────────────────────────────────────────────────────────────────────────────────────────


def _changed(fact, field, value):
    """Return a fact with another value; the same where that would be none."""
    try:
        return evolve(fact, **{field: value})
    except (Fault, Faults):
        return fact


def _shifted(field, days):
    def change(fact):
        given = getattr(fact, field)
        return fact if given is None else _changed(fact, field, given + days * A_DAY)

    return change


def _other(field, *values):
    def change(fact):
        given = getattr(fact, field)
        return fact if given is None else _changed(fact, field, next(one for one in values if one != given))

    return change


NUMBERS = {"c": "01", "cand-": "34", "m": "01", "mentor-": "12", "juror-": "12"}


def _of_another(fact):
    """Return a fact of somebody else of the same kind: a candidate, a mentor, a juror."""
    if fact.person is None:
        return fact
    stem = fact.person.rstrip("0123456789")
    return _changed(
        fact,
        "person",
        next(stem + number for number in NUMBERS[stem] if stem + number != fact.person),
    )


CHANGES = {
    **{f"{field} a day {'late' if days > 0 else 'early'}": _shifted(field, days)
       for field in ("on", "first", "last") for days in (1, -1)},
    "of another person": _of_another,
    "of another team": _other("challenge", "cibnav", "adler"),
    "of another post": _other("post", "adler-1", "adler-2"),
    "to another team": _other("to", "cibnav", "adler"),
    "another share": _other("share", Fraction(1, 4), Fraction(1, 3)),
    "another share of pay": _other("paid", Fraction(1, 3), Fraction(1, 4)),
    "another amount": _other("amount", Fraction(123), Fraction(124)),
}  # fmt: skip
"""The ways in which a room may hear what a fact says wrongly."""


def _backwards(facts, kind):
    told = iter([one for one in reversed(facts) if one.kind == kind])
    return [next(told) if one.kind == kind else one for one in facts]


ORDERS = {
    "before all others": lambda facts, kind: sorted(facts, key=lambda one: one.kind != kind),
    "after all others": lambda facts, kind: sorted(facts, key=lambda one: one.kind == kind),
    "the last first": _backwards,
}
"""The ways in which it may hear facts of a kind in the wrong order."""
