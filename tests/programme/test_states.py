"""The state of a promotion on a day, from appointments and dated events."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig import to_rows
from eig.errors import Fault, Faults, UnknownKey
from eig.programme import Appointment, Post, state_on
from eig.programme.appointments import Deliverable, Event
from eig.programme.lifecycles import APPOINTMENT_LIFE, LifeCycle
from eig.programme.states import Held, PromotionState
from eig.programme.successors import appoint_successor
from eig.programme.terms import ContractTerms
from eig.promotions import P3

START = date(2019, 1, 16)
TERMS = ContractTerms(duration="10 months")
PLUME = P3.challenge("plume").posts
LEAVING = ("refused", "resigned", "terminated", "replaced", "ended")


def appoint(person, post=None, **given):
    challenge = given.pop("challenge", "plume")
    return Appointment(
        person=person, challenge=challenge, post=post or "", start=given.pop("start", START), **given
    )


TEAM = tuple(appoint(f"c{number}", post.id, terms=TERMS) for number, post in enumerate(PLUME, start=1))


class Told:
    def __init__(self, leaver, *successors, refused=None):
        self.leaver, self.successors, self.refused = leaver, successors, refused


def test_a_team_comes_stays_and_becomes_alumni():
    """Before the first day they are to come, until the last they are there, and then they are alumni."""
    before, during, after = (
        state_on(TEAM, day, posts=PLUME)
        for day in (START - timedelta(days=1), date(2019, 11, 15), date(2019, 11, 16))
    )

    assert ((), 3) == (before.present, len(before.coming))
    assert ("c1", "c2", "c3") == during.who("plume")
    assert ((), ("c1", "c2", "c3"), ()) == (after.present, after.alumni, after.vacant)
    assert ("plume",) == during.where("c1")
    assert () == after.where("c1")


def test_who_refuses_never_came_and_leaves_a_vacancy():
    """A refusal before the first day: the post is vacant, and nobody is of the alumni."""
    refused = [Event(on=date(2018, 12, 20), kind="refused", person="c1", source="letter")]
    state = state_on(TEAM, date(2019, 2, 1), events=refused, posts=PLUME)

    assert (("plume-1",), ()) == (state.vacant, state.alumni)
    assert "never came" in str(state.explain("c1"))
    assert "(letter)" in str(state.explain("c1"))
    assert () == state_on(TEAM, date(2018, 12, 19), events=refused, posts=PLUME).vacant


def test_who_resigns_stays_until_the_last_day_said():
    """Resigned on 3 May, there until 15 June: a notice is served."""
    left = [Event(on=date(2019, 5, 3), kind="resigned", person="c1", last=date(2019, 6, 15))]
    phases = {
        day: next(
            one.phase for one in state_on(TEAM, day, events=left).held if one.appointment.person == "c1"
        )
        for day in (date(2019, 5, 4), date(2019, 6, 15), date(2019, 6, 16))
    }

    assert ["present", "present", "gone"] == list(phases.values())


def test_an_extension_moves_the_last_day():
    """Extended until March: there in December, and gone in April."""
    more = [Event(on=date(2019, 10, 1), kind="extended", person="c2", last=date(2020, 3, 31))]

    assert ("c2",) == state_on(TEAM, date(2019, 12, 1), events=more).who("plume")
    assert ("c1", "c2", "c3") == state_on(TEAM, date(2020, 4, 1), events=more).alumni


def test_what_is_dated_later_is_not_known_yet():
    """On the eve of a resignation nobody has resigned."""
    left = [Event(on=date(2019, 5, 3), kind="resigned", person="c1")]

    assert () == state_on(TEAM, date(2019, 5, 2), events=left, posts=PLUME).vacant
    assert ("plume-1",) == state_on(TEAM, date(2019, 5, 3), events=left, posts=PLUME).vacant


def test_what_was_delivered_is_told_of_its_team():
    """A delivery is a step of nobody's life, and stands with the challenge."""
    done = [
        Event(on=date(2019, 6, 6), kind="delivered", challenge="plume", what="code"),
        Event(on=date(2019, 6, 7), kind="delivered", person="c1", what="notes"),
        Event(on=date(2019, 6, 8), kind="noted", challenge="plume", what="moved house"),
    ]
    state = state_on(TEAM, date(2019, 7, 1), events=done)

    assert ["code", "notes"] == [event.what for event in state.delivered]
    assert "delivered by the team of plume: code" in str(state.explain("plume"))
    assert "2 things were delivered" in str(state)


def test_an_event_of_another_kind_is_told_too():
    """What has no kind of its own is noted, and told in its own words."""
    moved = [Event(on=date(2019, 6, 8), kind="noted", person="c1", what="Lyon", by="c2", last=START)]

    assert "on 8 June 2019, c1: noted: Lyon" in str(
        state_on(TEAM, date(2019, 7, 1), events=moved).explain("c1")
    )


def test_a_programme_has_steps_of_its_own():
    """Another table of steps, with a final status of its own, and no other rule."""
    life = LifeCycle(subject="Placement", first="placed", steps={"placed": ["recalled"], "recalled": []})
    recalled = [Event(on=date(2019, 3, 1), kind="recalled", person="c1")]
    state = state_on(TEAM, date(2019, 3, 2), events=recalled, posts=PLUME, life=life)

    assert ("plume-1",) == state.vacant
    assert ["placed", "placed", "recalled"] == sorted(one.status for one in state.held)


def test_a_post_without_anybody_is_vacant_unless_it_was_cut():
    """Nobody appointed: vacant. A post that was cut is none."""
    cut = Post(id="plume-4", challenge="plume", profile="dev", status="cut")

    assert ("plume-1", "plume-2", "plume-3") == state_on([], START, posts=[*PLUME, cut]).vacant
    assert "vacant" in str(state_on([], START, posts=PLUME).explain("plume-1"))


def test_shares_of_one_person_sum_to_the_whole_at_most():
    """Half and half is all of a person's time; two thirds twice is not."""
    half = [appoint("c1", challenge=one, share="1/2") for one in ("plume", "adler")]
    most = [appoint("c1", challenge=one, share="2/3") for one in ("plume", "adler")]

    assert ("adler", "plume") == state_on(half, START).where("c1")
    for on in (START, START - timedelta(days=1)):
        with pytest.raises(Fault, match="4/3"):
            state_on(most, on)
    assert "50% of the time" in str(state_on(half, START).explain("adler"))


def test_an_event_of_one_place_leaves_the_other():
    """Who has two places leaves one of them."""
    half = [appoint("c1", challenge=one, share="1/2") for one in ("plume", "adler")]
    left = [Event(on=date(2019, 3, 1), kind="resigned", person="c1", challenge="adler")]

    assert ("plume",) == state_on(half, date(2019, 3, 2), events=left).where("c1")


def test_all_faults_of_a_story_come_together():
    """Strangers in events, posts and successions, twice the same appointment, and a step that is none."""
    team = [*TEAM, TEAM[0], appoint("c9", "plume-9", replaces="c8")]
    events = [
        Event(on=START, kind="resigned", person="c1"),
        Event(on=START + timedelta(days=1), kind="accepted", person="c1"),
        Event(on=START, kind="refused", person="nobody"),
        Event(on=START, kind="delivered", challenge="plum"),
    ]
    with pytest.raises(Faults) as error:
        state_on(team, date(2019, 3, 1), events=events, posts=PLUME)

    assert {
        "state_on.appointments[3]",
        "state_on.appointments[4].post",
        "state_on.appointments[4].replaces",
        "state_on.events",
        "state_on.events[3].challenge",
        "state_on.events[2].person",
    } == {fault.place for fault in error.value.faults}


def test_a_step_that_cannot_be_moves_no_last_day():
    """Nobody accepts twice: the last day that the second letter gives holds nothing against a later extension."""
    events = [
        Event(on=START, kind="accepted", person="c1"),
        Event(on=START + timedelta(days=1), kind="accepted", person="c1", last=START + timedelta(days=2)),
        Event(on=START + timedelta(days=9), kind="extended", person="c1", last=date(2020, 3, 31)),
    ]
    with pytest.raises(Fault, match="accepted") as error:
        state_on(TEAM, date(2019, 3, 1), events=events)

    assert "dated on its last day" not in str(error.value)


def test_asking_for_a_stranger_names_those_known():
    """A state knows its people, posts and challenges."""
    with pytest.raises(UnknownKey):
        state_on(TEAM, START).explain("c11")


@pytest.mark.parametrize(
    "given",
    [
        {"share": 0},
        {"share": 2},
        {"stated": date(2018, 1, 1)},
        {"replaces": "c1"},
        {"start": "soon"},
    ],
)
def test_an_appointment_is_checked(given):
    """A share of nothing, an end before the start, coming after oneself."""
    with pytest.raises(Fault):
        Appointment(**{"person": "c1", "challenge": "plume", "start": START, **given})


def test_the_stated_last_day_wins():
    """What is signed holds; without a length and without a stated day, the last day is unknown."""
    assert date(2019, 11, 15) == appoint("c1", terms=TERMS).last
    assert date(2019, 11, 30) == appoint("c1", terms=TERMS, stated=date(2019, 11, 30)).last
    assert appoint("c1").last is None
    assert ("c1",) == state_on([appoint("c1")], date(2030, 1, 1)).who("plume")


def test_an_event_concerns_somebody():
    """A person or a team; and an extension says until when."""
    with pytest.raises(Fault):
        Event(on=START, kind="resigned")
    with pytest.raises(Fault):
        Event(on=START, kind="extended", person="c1")


def test_a_successor_takes_the_post_by_the_published_rules():
    """The post, the share, the contract and its last day are the leaver's."""
    left = [Event(on=date(2019, 5, 3), kind="resigned", person="c1", last=date(2019, 6, 15))]
    state = state_on(TEAM, date(2019, 6, 20), events=left, posts=PLUME)
    comer = appoint_successor(state, Told("c1", "c7"), start=date(2019, 7, 1))
    part = appoint_successor(
        state, Told("c1", "c7"), start=date(2019, 7, 1), share="1/2", terms=ContractTerms()
    )
    after = state_on([*TEAM, comer], date(2019, 7, 2), events=left, posts=PLUME)

    assert ("c7", "plume-1", "c1", date(2019, 11, 15)) == (
        comer.person,
        comer.post,
        comer.replaces,
        comer.last,
    )
    assert (Fraction(1, 2), None) == (part.share, part.last)
    assert ((), ("c1",)) == (after.vacant, after.alumni)
    assert "c7 comes after c1" in str(after.explain("plume-1"))


def test_who_left_may_come_in_for_another():
    """Whoever is gone has no post of the promotion any more: the list may bring them back."""
    left = [Event(on=date(2019, 5, 3), kind="resigned", person=one) for one in ("c1", "c2")]
    state = state_on(TEAM, date(2019, 6, 20), events=left, posts=PLUME)

    assert "c2" == appoint_successor(state, Told("c1", "c2"), start=date(2019, 7, 1)).person


@pytest.mark.parametrize(
    ("succession", "why"),
    [
        (Told("c1"), r"one person who comes in, got \(\)"),
        (Told("c1", "c7", "c8"), "one person who comes in, got .'c7', 'c8'"),
        (Told("c1", "c2"), "somebody without a post"),
        (Told("c3", "c7"), "who has left the post by 20 June 2019"),
        (Told("c9", "c7"), "somebody appointed"),
        (Told("c1", refused="the list has lapsed"), "the list has lapsed"),
    ],
)
def test_a_succession_that_cannot_be_says_why(succession, why):
    """Nobody, equals, somebody who is busy, a post that is not vacant, a stranger, a list that has lapsed."""
    left = [Event(on=date(2019, 5, 3), kind="resigned", person="c1")]
    state = state_on(TEAM, date(2019, 6, 20), events=left, posts=PLUME)
    with pytest.raises((Fault, Faults), match=why):
        appoint_successor(state, succession, start=date(2019, 7, 1))


def test_a_state_is_a_table_and_a_page():
    """One row an appointment, one a vacant post; the same as HTML."""
    left = [Event(on=date(2019, 5, 3), kind="resigned", person="c1")]
    state = state_on(TEAM, date(2019, 6, 20), events=left, posts=PLUME)

    rows = to_rows(state)
    assert ["gone", "present", "present", "vacant"] == [row["phase"] for row in rows]
    assert ("plume", "plume-1", None) == tuple(rows[-1][key] for key in ("challenge", "post", "person"))
    assert "plume-1" in state._repr_html_()
    assert "poste vacant" in str(state.explain(lang="fr"))


@given(
    st.lists(st.tuples(st.integers(0, 500), st.sampled_from(LEAVING), st.integers(0, 60)), max_size=1),
    st.integers(-50, 500),
)
def test_a_state_is_what_walking_day_by_day_gives(left, later):
    """Present from the first day to the last one known by then, and gone for ever after."""
    on = START + timedelta(days=later)
    events = [
        Event(on=START + timedelta(days=n), kind=kind, person="c1", last=START + timedelta(days=n + notice))
        for n, kind, notice in left
        if kind != "refused" and (n <= 303 or kind == "ended")
    ]
    known = [event for event in events if event.on <= on]
    last = known[-1].last if known else date(2019, 11, 15)
    one = state_on([appoint("c1", terms=TERMS)], on, events=events).held[0]

    assert ("coming" if on < START else "present" if on <= last else "gone") == one.phase
    assert (one.phase == "gone") == (one.phase == "gone" and one.came)
    assert last == one.last


def test_the_life_of_an_appointment_ends_where_the_post_is_free():
    """Its final statuses are the ways to leave a post."""
    final = {status for status in APPOINTMENT_LIFE.statuses if not APPOINTMENT_LIFE.legal(status)}

    assert set(LEAVING) == final
    assert Held(appointment=TEAM[0], phase="gone", status="ended", last=None).came


def test_what_is_due_and_not_delivered_is_told():
    """Due on the day or before, and named by no delivery: the oldest first, with its licence."""
    owed = [
        Deliverable(id="notes", challenge="plume", title="note de pérennisation", due=date(2019, 10, 1)),
        Deliverable(id="code", challenge="plume", due=date(2019, 6, 1), licence="EUPL-1.2"),
        Deliverable(id="talk", challenge="plume"),
    ]
    done = [Event(on=date(2019, 10, 2), kind="delivered", challenge="plume", what="code")]
    states = [
        state_on(TEAM, on, events=done, deliverables=owed) for on in (date(2019, 10, 1), date(2019, 10, 2))
    ]

    assert [("code", "notes"), ("notes",)] == [tuple(one.id for one in state.due) for state in states]
    assert "plume has not delivered code (EUPL-1.2), due on 1 June 2019" in str(states[0])
    assert "plume n’a pas livré note de pérennisation" in str(states[1].explain("plume", lang="fr"))
    assert (True, False) == (owed[1].is_open, owed[0].is_open)
    with pytest.raises(Fault):
        state_on(TEAM, START, deliverables=[owed[0], owed[0]])


def test_nothing_happens_to_a_mission_that_is_over():
    """Who has gone on 15 November resigns on no later day; that the mission ended may be noted afterwards."""
    late = date(2019, 11, 20)
    with pytest.raises(Fault, match="a day up to 15 November 2019"):
        state_on(TEAM, late, events=[Event(on=late, kind="extended", person="c1", last=date(2020, 1, 1))])
    ended = state_on(TEAM, late, events=[Event(on=late, kind="ended", person="c1", last=date(2019, 11, 15))])
    assert ("c1", "c2", "c3") == ended.alumni


def test_who_comes_in_by_an_event_is_somebody_appointed():
    """A replacement names a person of the team, or it is a slip."""
    replaced = Event(on=date(2019, 5, 3), kind="replaced", person="c1", by="c8")
    comer = appoint("c8", "plume-1", start=date(2019, 5, 3), replaces="c1")

    assert ("c8",) == state_on([*TEAM, comer], date(2019, 5, 4), events=[replaced]).who("plume-1")
    with pytest.raises(Fault, match="somebody appointed"):
        state_on(TEAM, date(2019, 5, 4), events=[replaced])


STORIES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(-30, 330),
        st.sampled_from(["accepted", "resigned", "terminated", "extended", "ended", "delivered"]),
        st.integers(0, 60),
    ),
    max_size=6,
)


def _legal(story):
    """Keep the events that make a step, one after the other, before the last day known."""
    status, last = {}, {}
    for who, n, kind, more in sorted(story, key=lambda one: one[1]):
        on, before = START + timedelta(days=n), status.get(who, APPOINTMENT_LIFE.first)
        until = last.get(who, date(2019, 11, 15))
        if kind == "delivered":
            yield Event(on=on, kind=kind, person=f"c{who + 1}", what="x")
        elif kind in APPOINTMENT_LIFE.legal(before) and on <= until:
            day = max(until, on) + timedelta(days=more) if kind == "extended" else on + timedelta(days=more)
            status[who], last[who] = kind, last.get(who, until) if kind == "accepted" else day
            yield Event(on=on, kind=kind, person=f"c{who + 1}", last=None if kind == "accepted" else day)


@pytest.mark.untraced
@given(STORIES, st.integers(-40, 420))
def test_between_two_dated_things_nothing_changes(story, later):
    """Everybody is to come, there or gone; a day changes that only if something is dated on it, or ends before it."""
    events = list(_legal(story))
    eve, day = (START + timedelta(days=later + more) for more in (0, 1))
    before, after = (state_on(TEAM, on, events=events, posts=PLUME) for on in (eve, day))
    dated = {START, *(event.on for event in events)} | {
        one.last + timedelta(days=1) for one in (*before.held, *after.held) if one.last is not None
    }

    assert 3 == len(after.present) + len(after.coming) + sum(one.phase == "gone" for one in after.held)
    assert not set(after.vacant) & {one.appointment.post for one in (*after.present, *after.coming)}
    assert set(before.alumni) <= {*after.alumni, *(one.appointment.person for one in after.present)}
    if day not in dated:
        assert [one.phase for one in before.held] == [one.phase for one in after.held]
        assert before.vacant == after.vacant


@pytest.mark.parametrize(
    ("field", "kind"),
    [("held", "Held"), ("posts", "Post"), ("events", "Event"), ("deliverables", "Deliverable")],
)
def test_a_state_tells_what_each_of_its_lists_holds(field, kind):
    """Whatever stands in its place is shown, and what to give instead."""
    with pytest.raises(Fault, match=rf"PromotionState\.{field}\[0\]: expected .*\({kind}\), got 3"):
        PromotionState(**{"on": date(2019, 3, 1), "held": [], field: [3]})


def test_what_somebody_holds_is_an_appointment():
    """A name in the place of an appointment is shown, and what to give instead."""
    with pytest.raises(Fault, match=r"Held\.appointment.*an appointment \(Appointment\)"):
        Held(appointment="c1", phase="present", status="appointed")


@pytest.mark.parametrize("turn", [1, -1])
def test_events_of_one_day_are_known_in_one_order_however_they_come(turn):
    """By person, and then by challenge: what names none comes first."""
    named = [(None, "carto"), (None, "plume"), ("c1", None), ("c1", "carto"), ("c1", "plume")]
    events = [Event(on=START, kind="delivered", person=who, challenge=at) for who, at in named]
    team = [*TEAM, appoint("c1", challenge="carto", share="1/2"), appoint("c9", challenge="carto")]
    team[0] = appoint("c1", PLUME[0].id, share="1/2")

    known = state_on(team, START, events=events[::turn]).events
    assert named == [(one.person, one.challenge) for one in known]


def test_each_person_is_counted_once_and_whoever_is_away_is_named():
    """Who is on leave has the post; who is to go on elsewhere is not still to come, in either language."""
    later = date(2019, 3, 1)
    told = [
        Event(on=later, kind="leave", person="c1", last=date(2019, 3, 31), paid=0),
        Event(on=later, kind="moved", person="c2", first=date(2019, 3, 15), to="adler"),
    ]
    state = state_on(TEAM, later, events=told)

    assert str(state.explain()).startswith(
        "on 1 March 2019: 3 people are in post (away: c1), nobody is still to come"
    )
    assert "3 personnes sont en poste (absence\N{NO-BREAK SPACE}: c1), aucune n'est attendue" in str(
        state.explain(lang="fr")
    ).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    assert "3 people are in post, nobody" in str(state_on(TEAM, later, events=told[1:]).explain())


@pytest.mark.parametrize("told", [date(2019, 3, 10), date(2019, 4, 10)])
def test_a_post_stays_vacant_until_the_last_day_agreed_whenever_the_end_was_told(told):
    """An end that was told before a move takes effect leaves the new post vacant as one told after it does."""
    facts = [
        Event(
            on=date(2019, 3, 1), kind="moved", person="c1", first=date(2019, 4, 1), to="plume", post="plume-4"
        ),
        Event(on=told, kind="terminated", person="c1", last=date(2019, 6, 14)),
    ]
    posts = [*PLUME, Post(id="plume-4", profile="dev", challenge="plume")]

    assert ("plume-1", "plume-4") == state_on(TEAM, date(2019, 6, 15), events=facts, posts=posts).vacant
