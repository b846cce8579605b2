"""What a clerk says of a decided year with random facts: who may be seated, heard, called and told what.

The clerk reads the tables of the small promotion and the facts, and looks at no source of the library. Problem,
funnel, hearings, letters, replacement, cover, dossier, statuses and reserves are held against that.
"""

import datetime as dt
from itertools import product

from helpers.decided_book import CANDIDATES, LISTS
from helpers.ledgers_misheard import A_DAY, in_turn
from helpers.years_drawn import (  # noqa: F401 # what is drawn is asked for here
    BEFORE,
    DAYS,
    KINDS,
    NAMED,
    POSTS,
    RARE,
    START,
    TEAMS,
    TERM,
    YEAR,
    a_fact,
    a_year,
    by_hand,
)

SEATED = {"cand-2": "adler", "cand-3": "cibnav", "cand-4": "cibnav", "cand-5": "adler"}
"""Who sits where: cand-1, of the same employer as two who add more, is left out."""
KEPT = ("adler", "cibnav")
HEARD = [f"cand-{n}" for n in range(1, 7)]
PROFILES = {one["id"]: one["profiles"] for one in CANDIDATES}
EMPLOYERS = {one["id"]: one["employer"] for one in CANDIDATES}
WISHES = {one["id"]: [one[f"Vœu {n}"] for n in (1, 2) if one[f"Vœu {n}"]] for one in CANDIDATES}
COMPLETE = [one for one in PROFILES if one != "cand-9"]
MENTORS = [("mentor-1", "adler"), ("mentor-2", "adler"), ("mentor-2", "cibnav")]
OUT = ("inadmissible", "rejected", "withdrawn")
GONE = (*OUT, "left", "replaced")
CLOSED = ("cut", "ended", "rejected", "withdrawn")
NAMES = {one["id"]: one["name"] for one in CANDIDATES}
TITLES = {"adler": "ADLER", "cibnav": "CibNav", "datareg": "DataReg"}


# ── counted by hand ───────────────────────────────────────────────────────────────────────────────────────────


def mission(person, facts, day):
    """Return what became of an appointment by a day, and where it stands: `seated`, gone, or None where nobody came."""
    place, last, start, lost = SEATED[person], TERM, START, False
    told = [one for one in facts if not _leads_nowhere(one, facts)]
    told = sorted(told, key=lambda one: one.begins if one.kind in ("moved", "merged") else one.on)
    for one in told:
        team = one.person is None and one.challenge == place
        if team and ((one.kind == "withdrawn" and one.on < start) or _never_began(one)):
            lost = True
        elif lost or not (team or one.person == person):
            continue
        elif one.kind in ("merged", "moved") and one.begins <= last:
            if max(one.begins, START) > max(day, START):
                break
            place, start = one.to, max(one.begins, START)
        elif one.kind == "extended":
            last = one.last
        elif one.person == person and one.kind in ("refused", "withdrawn"):
            return "withdrawn", place
        elif one.person == person and one.kind in ("resigned", "terminated", "replaced", "ended"):
            came = (one.on if one.last is None else one.last + A_DAY) > START
            leaves = one.on if one.last is None else one.last + A_DAY
            if (came and day < leaves) or leaves > last:
                return "seated", place
            became = "left" if came else "withdrawn"
            return {"terminated": "left", "replaced": "replaced"}.get(one.kind, became), place
    return (None, None) if lost else ("seated", place)


def _leads_nowhere(move, facts):
    """Tell whether where somebody was to go was closed since: they stay."""
    return move.kind == "moved" and any(
        one.challenge == move.to and move.on <= one.on and one.until <= move.begins
        for one in facts
        if one.kind in ("ended", "rejected", "withdrawn") and not (one.person or one.post)
    )


def _never_began(fact):
    """Tell whether a challenge ended before the missions."""
    own = fact.kind == "ended" and not (fact.person or fact.post)
    return own and (fact.on if fact.last is None else fact.last) < START


def _nobody_goes_along(fact, year, facts):
    """Tell whether a team was to merge after the missions, and nobody prolonged goes along: as if never told."""
    rest = [one for one in facts if one != fact]
    return (
        fact.kind == "merged"
        and fact.begins > TERM
        and all(
            mission(one.person, facts, dt.date.max) == mission(one.person, rest, dt.date.max)
            for one in year.book.appointments
        )
    )


class Clerk:
    """What a clerk finds in the facts of a year."""

    def __init__(self, year, facts, day=None):
        self.year, self.given = year, facts
        self.facts = facts = [
            one for one in in_turn(facts) if not _nobody_goes_along(one, year, in_turn(facts))
        ]
        self.appointed = {one.person for one in year.book.appointments}
        self.over = {
            name: {one.challenge for one in facts if not (one.person or one.post) and one.kind in kinds}
            for name, kinds in {"lost": ("withdrawn", "rejected"), "closed": (*CLOSED, "merged")}.items()
        }
        self.over["lost"] |= {one.challenge for one in facts if _never_began(one)}
        self.posts = {
            one for one in POSTS if not any(f.post == one and f.kind in ("cut", "ended") for f in facts)
        }
        self.out = {one.person: one.kind for one in self.facts if one.person and one.kind in OUT}
        day = day or year.book.day or dt.date.max
        missions = {one: mission(one, self.facts, day) for one in self.appointed}
        self.merged = sorted((one for one in self.facts if one.kind == "merged"), key=lambda one: one.begins)
        self.came = [one for one, (became, _) in missions.items() if became is not None]
        told = {one: mission(one, self.facts, dt.date.max)[0] for one in self.appointed}
        self.leaving = {**self.out, **{one: became for one, became in told.items() if became in GONE}}
        declined = [one for one in self.facts if one.kind == "refused" and one.person not in self.appointed]
        states = [one for one in self.facts if one.person and (one.kind in OUT or one in declined)]
        states = {one.person: one.kind if one.kind in OUT else "withdrawn" for one in states}
        states |= self.out
        self.gone = {**states, **{one: became for one, (became, _) in missions.items() if became in GONE}}
        early = {one.post for one in facts if one.kind in ("cut", "ended") and one.post and one.until < START}
        left = {(one.rpartition("-")[0], profile) for one, profile in POSTS.items() if one not in early}
        first = {one: self.gone_over(one, START) for one in TEAMS}
        there = {(first[place], profile) for place, profile in left}
        kept = {
            one for one, place in SEATED.items()
            if one in self.appointed or (first[place], PROFILES[one]) in there
        }  # fmt: skip
        self.seats = {one: self.gone_over(place) for one, place in SEATED.items() if one in kept}
        self.seats = {one: place for one, place in self.seats.items() if place not in self.over["lost"]}
        self.seats |= {one: place for one, (became, place) in missions.items() if became is not None}
        self.held = dict(self.seats)
        self.seats = {one: place for one, place in self.seats.items() if one not in self.gone}
        offered = {(one.rpartition("-")[0], POSTS[one]) for one in self.posts}
        shut = {one.challenge for one in facts if not (one.person or one.post) and one.kind in CLOSED}
        offered = {key for key in offered if shut.isdisjoint((key[0], self.gone_over(key[0])))}
        self.reserves = {
            key: [one for one in ranked if one not in self.seats and one not in self.gone and key in offered]
            for key, ranked in ((key, list(scores)) for key, scores in LISTS.items())
            if key[0] not in self.over["lost"]
        }
        self.waiting = {one for own in self.reserves.values() for one in own}
        mentors = [(who, team, dt.date.min) for who, team in MENTORS]
        for one in self.facts:
            if one.kind == "mentor_left":
                mentors = [
                    (who, team, first) for who, team, first in mentors
                    if who != one.person or one.challenge not in (None, team) or one.on <= first
                ]  # fmt: skip
            elif one.kind == "mentor_joined" and one.begins <= TERM <= (one.last or TERM):
                mentors.append((one.person, one.challenge, one.on))
        self.mentors = [(who, self.gone_over(team)) for who, team, _ in mentors]

    @property
    def ahead(self):
        """The same by all that is told, for later days too: whoever gave notice is to be replaced."""
        return Clerk(self.year, self.given, dt.date.max)

    def gone_over(self, place, by=dt.date.max):
        """Return where a team is, and its posts with it, once it has merged by a day."""
        for one in self.merged:
            place = one.to if one.challenge == place and one.begins <= by else place
        return place

    def posts_at(self, place):
        """Return the posts of a challenge that are offered, those of teams that came to it among them."""
        return [one for one in POSTS if self.gone_over(one.rpartition("-")[0]) == place and one in self.posts]

    def has(self, person):
        """Return the post of somebody who stays where they were appointed, their team with them; or None."""
        moves = [
            one for one in self.facts
            if one.kind == "moved" and one.person == person and one.begins <= TERM
            and not _leads_nowhere(one, self.facts)
        ]  # fmt: skip
        if person not in self.came or person in self.gone or moves:
            return None
        return f"{SEATED[person]}-{1 + (PROFILES[person] == 'dev')}"

    def status(self, person):
        """Return where somebody stands."""
        if person in self.gone:
            return self.gone[person]
        if person in self.seats:
            return "seated"
        if person in self.waiting or person in self.appointed or (person in SEATED and not self.appointed):
            return "reserve" if person in self.waiting else "unseated"
        if any(person in scores for scores in LISTS.values()):
            return "ranked"
        told = [one.kind for one in self.facts if one.person == person]
        if person in HEARD or {"heard", "admitted", "appointed", "reserve"} & {*told}:
            return "heard"
        return "shortlisted" if "shortlisted" in told else "admissible" if person in COMPLETE else "received"


# ── held ──────────────────────────────────────────────────────────────────────────────────────────────────────


def hold_problem(year, clerk):
    """Who may be seated where, at which posts, with which mentors; what each seat is worth."""
    found = year.book.problem(TEAMS, merit=year.lists)
    offered = [one for one in TEAMS if clerk.posts_at(one) and one not in clerk.over["closed"]]
    assert [one for one in COMPLETE if one not in clerk.gone] == [one.id for one in found.people]
    ahead = clerk.ahead
    appointed = {one: ahead.seats[one] for one in ahead.came if one not in ahead.gone}
    for one in found.people:
        ranked = {key[0] for key, scores in LISTS.items() if one.id in scores}
        place = appointed.get(one.id)
        asked = [at for at in dict.fromkeys([*WISHES[one.id], place]) if at in ranked or at == place]
        there = place is None or place in offered
        assert [team for team in asked if there and team in offered] == list(one.wishes)
    assert offered == [one.id for one in found.openings]
    for one in found.openings:
        without = [who for who, at in appointed.items() if at == one.id and ahead.has(who) not in clerk.posts]
        posts = [*(POSTS[post] for post in clerk.posts_at(one.id)), *(PROFILES[who] for who in without)]
        assert sorted(posts) == sorted(name for seat in one.posts for name in seat.accepts)
        assert {who for who, team in clerk.mentors if team == one.id} == {*one.mentors}
    worth = {
        (*key, who): score
        for key, scores in LISTS.items()
        for who, score in scores.items()
        if key[0] in offered and who not in clerk.gone
    }
    told = {(one.opening, one.profile, one.person): one.points for one in found.objective.terms[0].marks}
    assert worth == told


def hold_funnel(year, clerk):
    """Whoever was judged was heard, and whoever applied did; a seat that was not taken up is none."""
    gone = {*clerk.gone.items(), *clerk.out.items()}
    judged = {*clerk.appointed, *SEATED, *(one for scores in LISTS.values() for one in scores)}
    out = {one for one, status in gone if status == "inadmissible"}
    complete = [one for one in COMPLETE if one not in out]
    refused = [
        one.person
        for one in clerk.facts
        if one.kind == "rejected" and one.person and one.person not in heard_by(clerk)
    ]
    seated = {one for one in clerk.held if clerk.gone.get(one) not in OUT and one not in clerk.out}
    early = {
        one.person for one in clerk.facts
        if one.kind in ("terminated", "replaced") and (one.on if one.last is None else one.last + A_DAY) <= START
    }  # fmt: skip
    never = {one for one, status in gone if status == "withdrawn"} - judged
    seated -= {
        one for one in early if SEATED.get(one) in clerk.over["lost"]
    }  # they never came, and nobody will
    told = {one.name: {*one.passed} for one in year.funnel().stages}
    listed = {one.person for one in clerk.facts if one.kind == "shortlisted" and one.person}
    further = {one.person for one in clerk.facts if one.kind in ("heard", "admitted", "reserve", "appointed")}
    if refused:
        short = {*complete} - {*refused} - never
    else:  # of whom it is written, and whoever went further
        short = ({*complete} & {*listed, *HEARD, *SEATED, *clerk.appointed, *further}) - (never - listed)
    assert {
        "kept": {*KEPT},
        "applied": {*PROFILES},
        "complete": {*complete},
        **({"shortlisted": short} if refused or listed else {}),
        "heard": {*HEARD} - out,
        "seated": seated,
    } == {name: who for name, who in told.items() if name != "proposed"}
    early = out | {one for one, status in gone if status == "withdrawn" and one not in clerk.appointed}
    assert {one for one in HEARD if one not in early} == {*year.book.funnel()["heard"].passed}


def heard_by(clerk):
    """Return whom a panel hears, or a fact says that a jury had shortlisted."""
    return {*HEARD, *(one.person for one in clerk.facts if one.kind == "shortlisted")}


def hold_hearings(year, clerk):
    """Nobody who is out is heard, nobody on a closed day or on one of their own absence, and all who can are."""
    if not (heard := [one for one in HEARD if one not in clerk.out]):
        return
    rows = year.book.hearings(days=DAYS).rows()
    closed = {
        day for day in DAYS for one in clerk.facts if one.kind in ("holiday", "strike") and one.covers(day)
    }
    away = {
        (one.person, day) for day in DAYS for one in clerk.facts if one.kind == "absent" and one.covers(day)
    }
    free = {
        one: [
            day for day in DAYS
            if day not in closed and (one, day) not in away
            and not any((juror, day) in away for juror in ("juror-1", "juror-2"))
        ]
        for one in heard
    }  # fmt: skip
    assert {one for one in heard if free[one]} == {row["hearing"] for row in rows if row["day"]}
    for row in rows:
        assert row["day"] in free[row["hearing"]]
        assert row["jurors"] == 2
    used = [day for day in DAYS if any(day in days for days in free.values())]
    assert min((row["day"] for row in rows), default=None) == min(used, default=None)


SAID = {
    "seated": "seated",
    "reserve": "on the reserve list",
    "withdrawn": "withdrawn",
    "left": "left before the end",
    "replaced": "replaced",
    "inadmissible": "not admissible",
    "rejected": "not kept",
    "received": "not complete",
}
BY = {
    "withdrawn": "{who} withdrew", "refused": "{who} refused", "resigned": "{who} resigned",
    "terminated": "the contract of {who} was ended early", "replaced": "{who} was replaced",
    "ended": "the mission of {who} ended",
}  # fmt: skip


def hold_letters(year, clerk):
    """Each letter says where its person stands, and by which fact of which day they are gone."""
    for one in PROFILES:
        status, lines = clerk.status(one), year.letter(one).splitlines()
        status = "received" if one == "cand-9" and status not in GONE else status
        place = f" ({TITLES[clerk.seats[one]]})" if status == "seated" else ""
        said = {"no seat", "not shortlisted"} if one in ("cand-7", "cand-8") else {"no seat"}
        said = {SAID[status]} if status in SAID else said
        assert (
            lines[2].removeprefix("Decision: ").removeprefix("Noted: ").removesuffix(f"{place}.") in said
        ), (one, status)
        told = [f for f in clerk.facts if f.person == one and f.kind in (*OUT, *BY)]
        if status in ("withdrawn", "left", "replaced"):
            named = [one for one in told if one.kind == status]
            named += [one for one in told if one.kind == "refused" and one.person not in clerk.appointed]
            fact = (in_turn(named) or [one for one in told if one.person in clerk.appointed])[-1]
            if fact.kind not in BY:
                continue
            day = f"{fact.on.day} {fact.on:%B %Y}"
            assert f"- On {day}, {BY[fact.kind].format(who=NAMES[one])}" in "\n".join(lines), (one, fact)
        elif status in ("inadmissible", "rejected"):
            fact = next(one for one in told if one.kind == status)
            assert f"{fact.on.day} {fact.on:%B %Y}" in lines[4]
        elif status == "reserve":
            assert any("eserve list (" in line for line in lines)


def hold_statuses(year, clerk):
    """Each person stands at one place, and sits where the facts have it."""
    assert {one: clerk.status(one) for one in PROFILES} == dict(year.statuses)
    assert clerk.seats == dict(year.seats)
    for one in clerk.appointed:
        stands = clerk.gone.get(one, "seated" if one in clerk.came else None)
        assert (stands or "unseated") == year.book.statuses[one], one
    held = year.book.state_on(year.book.day).held if year.book.day else ()
    for one in held:  # whoever is there, or to come, sits there; whoever is gone early does not
        person, there = (
            one.appointment.person,
            [two for two in held if two.appointment.person == one.appointment.person],
        )
        if one.phase != "gone" and not any(two.phase == "present" for two in there if two is not one):
            assert year.seats[person] in {
                two.appointment.challenge for two in there if two.phase != "gone"
            }, person
        elif all(two.phase == "gone" for two in there):
            assert (person in year.seats) == (not there[-1].early), person


def hold_reserves(year, clerk):
    """Those ranked on a list, seated nowhere and not gone, in its order."""
    assert clerk.reserves == {(one.opening, one.profile): list(one.people) for one in year.reserves}


def hold_dossier(year, clerk):
    """Each ruling says the same status and place."""
    rulings = {one.subject: (one.status, one.place) for one in year.dossier().rulings.rulings}
    for one in PROFILES:
        status = clerk.status(one)
        found, place = rulings[one]
        assert clerk.seats.get(one) == place, one
        without = found in ("not_seated", "not_shortlisted", "incomplete")
        status = "incomplete" if status == "received" else status
        assert found == status if status in (*GONE, "seated", "reserve") else without, (one, status)


def hold_replacement(year, clerk):
    """The first of the reserve whose profile the post takes comes in, unless a third of one employer would sit.

    Nobody comes in at a challenge or a post that is no more, or at one that somebody has. Of whoever went to
    another team without a post there it is the post that they left, and they stay where they went.
    """
    clerk = clerk.ahead
    for leaver, decided in SEATED.items():
        place = clerk.gone_over(clerk.held.get(leaver, decided))
        moved = leaver in clerk.came and any(
            one.kind == "moved" and one.person == leaver and one.begins <= TERM
            and not _leads_nowhere(one, clerk.facts) for one in clerk.facts
        )  # fmt: skip
        post = f"{decided}-{1 + (PROFILES[leaver] == 'dev')}"
        there = {one: at for one, at in clerk.seats.items() if moved or one != leaver}
        places, place = places_of(clerk, there, leaver), clerk.gone_over(decided) if moved else place
        if place not in places or (
            leaver not in clerk.appointed and (clerk.merged or post not in clerk.posts)
        ):
            continue  # by no list, or at no post that is theirs for sure
        sitting = [
            one for one, where in there.items() if where in places
            and (one in clerk.came or (where not in clerk.over["closed"] and clerk.posts_at(where)))
        ]  # fmt: skip
        beside, profile = [one for one in sitting if clerk.seats[one] == place], PROFILES[leaver]
        may = [
            one for own in dict.fromkeys((decided, place)) for one in clerk.reserves.get((own, profile), ())
            if place not in clerk.over["closed"] and post in clerk.posts
            if post not in map(clerk.has, beside) and (clerk.appointed or len(beside) < len(clerk.posts_at(place)))
            if not EMPLOYERS[one] or sum(EMPLOYERS[one] == EMPLOYERS[other] for other in sitting) < 2
        ]  # fmt: skip
        found = year.replacement(leaver)
        assert (post, may[:1]) == (found.post, list(found.successors)) or leaver not in clerk.appointed, (
            leaver
        )
        assert may[:1] == list(found.successors), leaver


def places_of(clerk, there, leaver):
    """Return the teams that were composed, and where such a team went with its posts, while somebody is there or missed."""
    left = [place for one, place in clerk.held.items() if one in clerk.gone or one == leaver]
    around = {*there.values(), *map(clerk.gone_over, left)}
    went = {clerk.gone_over(one) for one in KEPT}
    return [*KEPT, *(one for one in TEAMS if one not in KEPT and one in around & went)]


def teams_of(clerk, there, places):
    """Return the seats of each team that was composed: what each takes, and whether it is to be filled."""
    found = []
    for place in places:
        here = {one: clerk.has(one) for one, where in there.items() if where == place and one in clerk.came}
        free = (
            []
            if place in clerk.over["closed"]
            else [
                one for one in clerk.posts_at(place)
                if one not in here.values() and (place in KEPT or one.rpartition("-")[0] in KEPT)
            ]
        )  # fmt: skip
        found += [(place, PROFILES[one], post is not None) for one, post in here.items()]
        found += [(place, POSTS[one], True) for one in free]
    return found


def hold_cover(year, clerk):
    """As many keep their seat as can, and whoever has a contract has one: every cohort of the posts is looked at.

    Where nobody is missing nobody moves. Whoever came to a challenge that is no more, or where no team that was composed went, stays there.
    """
    clerk = clerk.ahead
    for leaver in ("cand-4", "cand-5", None):
        there = {one: place for one, place in clerk.seats.items() if one != leaver}
        there = {
            one: place for one, place in there.items()
            if one in clerk.came or (place not in clerk.over["closed"] and clerk.posts_at(place))
        }  # fmt: skip
        places = places_of(clerk, there, leaver)
        free = [
            one for one in PROFILES
            if one not in clerk.gone and one != leaver and there.get(one, "") in ("", *places)
        ]  # fmt: skip
        seats = teams_of(clerk, there, places)
        open_ = {
            place: {
                one
                for one in free
                if any(one in LISTS[key] for key in LISTS if clerk.gone_over(key[0]) == place)
            }
            for place in places
        }
        closed = {one for one in places if one in clerk.over["closed"] or not clerk.posts_at(one)}
        may = [
            [
                one for one in free
                if PROFILES[one] == profile and (there.get(one) == place or (one in open_[place] and place not in closed))
                and (there.get(one) not in closed or there[one] == place)
            ] + ([] if must else [None])
            for place, profile, must in seats
        ]  # fmt: skip
        found, bound = [], {one for one in clerk.came if there.get(one) in places}
        for who in product(*may):
            seated = [one for one in who if one is not None]
            of_e1 = sum(EMPLOYERS[one] == "e1" for one in seated)
            if len({*seated}) == len(seated) and of_e1 <= 2 and bound <= {*seated}:
                found.append(
                    {one: place for one, (place, _, _) in zip(who, seats, strict=True) if one is not None}
                )
        kept = max(
            (sum(there.get(one) == place for one, place in cohort.items()) for cohort in found), default=None
        )
        cover = year.cover(*filter(None, [leaver]))
        told = cover.composition.cohort
        assert (kept is None) == (told is None), leaver
        if told is not None:
            assert dict(told.seats) in found, leaver
            assert kept == sum(there.get(one) == place for one, place in told.seats), leaver
            missed = sum(must for *_, must in seats) > sum(
                where in places and one in clerk.came and clerk.has(one) is not None
                for one, where in there.items()
            )
            assert missed or not clerk.appointed or not [one for one in cover.moves if one.after], leaver


def hold_lacks(year, clerk):
    """A team lacks the profile of whoever leaves, unless somebody who stays has it."""
    clerk = clerk.ahead
    for leaver, profile in PROFILES.items():
        decided = SEATED.get(leaver)
        place = clerk.held.get(leaver, decided and clerk.gone_over(decided))
        if leaver in clerk.gone and place:  # their team has gone on since
            place = clerk.gone_over(place)
        kept = {PROFILES[one] for one, where in clerk.seats.items() if where == place and one != leaver}
        lost = [profile] if place and profile not in kept else []
        assert lost == [name for one in year.lacks(leaver) for name in one.facts["names"]], leaver


ROOMS = {
    "cover": hold_cover,
    "dossier": hold_dossier,
    "funnel": hold_funnel,
    "hearings": hold_hearings,
    "lacks": hold_lacks,
    "letters": hold_letters,
    "problem": hold_problem,
    "replacement": hold_replacement,
    "reserve": hold_reserves,
    "statuses": hold_statuses,
}


def _of(held):
    return lambda year, facts, _: held(year, Clerk(year, facts))


HOLD = {room: _of(held) for room, held in ROOMS.items()}
"""How each room is held against the clerk."""


def hold(draw, most=1):
    """Hold a decided year with random facts, and as it was known on some days, against the clerk; return by how many looks."""
    year, facts = a_year(draw)
    told = sorted({one.known for one in facts})
    days = [*draw.sample(told, min(most, len(told)))]
    for seen, known in (
        (year, facts),
        *((year.on(day), [one for one in facts if one.known <= day]) for day in days),
    ):
        clerk = Clerk(seen, known)
        for held in ROOMS.values():
            held(seen, clerk)
    return len(ROOMS)
