"""A fact of a person that names one challenge ends that wish, and the others stand; with the last wish, all ends."""

import datetime as dt
import itertools
import random

import pytest
from attrs import evolve

from eig import jury, teams
from eig.book import Book
from eig.errors import EigError
from eig.programme import (
    Administration,
    Application,
    Candidate,
    Challenge,
    Post,
    Profile,
    Programme,
    Promotion,
)
from eig.programme.appointments import Event
from eig.programme.jurisdictions import FRANCE
from eig.programme.steps import StepDecision
from eig.teams.asked import Forbidden

KINDS = ("withdrawn", "inadmissible", "rejected", "refused")
BEFORE, AFTER, TAKEN = dt.date(2024, 11, 4), dt.date(2024, 12, 9), dt.date(2024, 12, 2)
PLACES = ("d1", "d2", "d3")
PROFILES = ("data", "dev")
PROMOTION = Promotion(
    programme=Programme(name="Test", acronym="T", jurisdiction=FRANCE),
    ordinal=1,
    year=2025,
    profiles=[Profile(id=one, family="technology") for one in PROFILES],
    challenges=[
        Challenge(
            id=at,
            title=f"Défi {at}",
            host=Administration(id=f"h-{at}", name=f"Hôte {at}"),
            posts=[Post(id=f"{at}-{one}", challenge=at, profile=one) for one in PROFILES],
        )
        for at in PLACES
    ],
    starts=dt.date(2025, 1, 15),
    ends=dt.date(2025, 11, 14),
)
WISHES = {"c1": ("d1", "d2"), "c2": ("d1", "d3", "d2"), "c3": ("d1",), "c4": ("d2", "d1"), "c5": ("d2",), "c6": ("d3", "d1"),
          "c7": ("d3", "d2"), "c8": ("d1", "d2", "d3")}  # fmt: skip
PEOPLE = [Candidate(id=one, name=f"Nom {one}", profiles=[PROFILES[int(one[1]) % 2]]) for one in WISHES]
BOOK = Book(
    promotion=PROMOTION,
    candidates=PEOPLE,
    applications=[Application(candidate=one, wishes=wishes) for one, wishes in WISHES.items()],
)
SCORES = random.Random(7)
LISTS = jury.rank_lists(
    {
        (at, profile): {
            one.id: SCORES.randint(600, 1900)
            for one in PEOPLE
            if profile in one.profiles and at in WISHES[one.id]
        }
        for at in PLACES
        for profile in PROFILES
    }
)


def problem(book, *rules):
    return book.problem(PLACES, merit=LISTS, wishes=[200, 100, 50], rules=rules)


def decided(book, *rules):
    return book.decide(None, LISTS, teams.compose(problem(book, *rules)))


def told(person, at, kind, on=BEFORE, **more):
    return Event(on=on, kind=kind, person=person, challenge=at, author="le bureau", what="motif dit", **more)


WORDS = {
    "withdrawn": {"en": "the wish was withdrawn", "fr": "vœu retiré"},
    "inadmissible": {"en": "the wish was found not admissible", "fr": "vœu irrecevable"},
    "rejected": {"en": "the wish was not kept", "fr": "vœu non retenu"},
    "refused": {"en": "the wish was declined", "fr": "vœu décliné"},
}
USUAL = decided(BOOK)
PAIRS = [(person, at) for person, wishes in WISHES.items() for at in wishes if len(wishes) > 1]
SEVERAL = [(*pair, kind) for n, pair in enumerate(PAIRS) for kind in (KINDS[n % 4], KINDS[(n + 1) % 4])]


def standing(outcome):
    """Return who sits where, who waits for which seat, and where each person stands."""
    return (
        dict(outcome.seats),
        [(one.opening, one.profile, one.groups) for one in outcome.reserves],
        dict(outcome.statuses),
    )


@pytest.mark.untraced(but=["c7-d3-inadmissible"], one_in=2)
@pytest.mark.parametrize(("person", "at", "kind"), SEVERAL)
def test_before_the_decision_a_wish_that_ended_is_a_seat_that_nobody_gives(person, at, kind):
    """Who sits where, and who waits, is as with a rule that forbids that one seat: the rank of each wish is as given."""
    year = BOOK.record(told(person, at, kind))
    assert BOOK.statuses == year.statuses
    assert [] == [one for one in year.gaps if person in str(one.facts.get("names"))]
    without = decided(BOOK, Forbidden(id="ended", person=person, opening=at))
    assert standing(without) == standing(decided(year))
    assert [] == [one for one in decided(year).cautions if one.code.startswith("composed_")]


@pytest.mark.untraced(but=["c5-rejected"], one_in=2)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("person", WISHES)
def test_with_the_last_wish_the_application_ends(kind, person):
    """Whoever gave up each wish stands where one stands who gave up all at once."""
    each = BOOK.record(*(told(person, at, kind) for at in WISHES[person]))
    whole = BOOK.record(told(person, None, kind))
    assert whole.statuses == each.statuses
    assert problem(whole).people == problem(each).people
    assert standing(decided(whole)) == standing(decided(each))


@pytest.mark.parametrize(("person", "at", "kind"), SEVERAL)
def test_after_the_decision_the_wish_alone_is_lost(person, at, kind):
    """Another seat stands; the seat there goes, and its holder waits for each other list that ranks them."""
    after = USUAL.record(told(person, at, kind, AFTER))
    seats, reserves, statuses = standing(USUAL)
    had = seats.get(person) == at
    assert {one: place for one, place in seats.items() if not (had and one == person)} == dict(after.seats)
    waits = {one.opening for one in after.reserves if person in one.people}
    assert waits == (set() if person in after.seats else {*WISHES[person]} - {at})
    others = [
        (*key, [[one for one in group if one != person] for group in groups]) for *key, groups in reserves
    ]
    now = [
        (one.opening, one.profile, [[who for who in group if who != person] for group in one.groups])
        for one in after.reserves
    ]
    assert [(*key, [one for one in groups if one]) for *key, groups in others] == [
        (*key, [one for one in groups if one]) for *key, groups in now
    ]
    moved = {one for one, status in after.statuses.items() if status != statuses[one]}
    assert moved == ({person} if had else set())
    assert after.statuses[person] == ("reserve" if waits else statuses[person])


@pytest.mark.untraced(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("person", ["c1", "c2", "c8"])
def test_each_text_says_which_wish_went_and_why(kind, person, lang):
    """Letter, notice and reasons name the challenge and the day; of a refusal its ground, and who decided it."""
    for on, at in ((BEFORE, WISHES[person][0]), (AFTER, WISHES[person][0]), (AFTER, WISHES[person][-1])):
        base = BOOK.record(told(person, at, kind)) if on == BEFORE else BOOK
        outcome = decided(base) if on == BEFORE else USUAL.record(told(person, at, kind, AFTER))
        for text in (outcome.letter(person, lang=lang), outcome.letter(person, audience="jury", lang=lang)):
            (line,) = [one for one in text.splitlines() if WORDS[kind][lang] in one]
            assert f"Défi {at}" in line
            assert line.count(":") <= 2
            refusal = kind in ("inadmissible", "rejected")
            assert refusal == ("motif dit" in line) == ("le bureau" in line)
        assert "motif dit" not in outcome.letter(person, lang=lang) or kind in ("inadmissible", "rejected")


def hired():
    """Return what was decided, with everybody appointed at the seat."""
    posts = BOOK.appoint(USUAL.cohort, starts=dt.date(2025, 1, 15))
    book = evolve(BOOK, appointments=[evolve(one, decided=TAKEN, stated=PROMOTION.ends) for one in posts])
    return book.decide(None, LISTS, USUAL.cohort)


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_appointed_keeps_the_post_when_another_wish_ends(kind):
    """A contract stands beside a wish that ended: on every day, in costs and in the agenda."""
    outcome = hired()
    for one in outcome.book.appointments:
        for at in (place for place in WISHES[one.person] if place != one.challenge):
            after = outcome.record(told(one.person, at, kind, AFTER))
            assert outcome.statuses == after.statuses
            assert outcome.contracts() == after.contracts()
            assert dict(outcome.seats) == dict(after.seats)
            assert (
                outcome.book.state_on(dt.date(2025, 3, 3)).held
                == after.book.state_on(dt.date(2025, 3, 3)).held
            )
            assert outcome.book.on(AFTER).appointments == after.book.on(AFTER).appointments
            assert {one.code for one in after.gaps} <= {*(one.code for one in outcome.gaps), "no_ground_for"}


OTHER = [(one, at, other) for one, at in dict(USUAL.seats).items() for other in WISHES[one] if other != at]


@pytest.mark.parametrize("appointed", [False, True])
@pytest.mark.parametrize("merged", [dt.date(2024, 12, 20), dt.date(2025, 6, 2)])
def test_a_team_that_merges_with_a_wish_that_ended_takes_its_people_along(appointed, merged):
    """The wish that they had given up was another team then: the seat goes over, as that of anybody else."""
    outcome = hired() if appointed else USUAL
    for person, at, other in OTHER:
        merger = Event(on=merged, kind="merged", challenge=at, to=other)
        plain, after = outcome.record(merger), outcome.record(told(person, other, "withdrawn", AFTER), merger)
        assert dict(plain.seats) == dict(after.seats)
        assert plain.statuses[person] == after.statuses[person] == "seated"
        assert plain.contracts() == after.contracts()
        assert after.seats[person] in (at, other)


@pytest.mark.parametrize("kind", ["withdrawn", "refused"])
def test_whoever_was_appointed_and_gives_up_the_seat_waits_for_the_other_wishes(kind):
    """Before the first day, with the appointment on record or not yet: the same wish goes, and the others stand."""
    outcome, day = hired(), dt.date(2024, 12, 20)
    for person, at in {(person, at) for person, at, _ in OTHER}:
        after, plain = (one.record(told(person, at, kind, day)) for one in (outcome, USUAL))
        assert person not in after.seats
        assert plain.statuses[person] == after.statuses[person] != "withdrawn"
        mine = ([one.opening for one in some.reserves if person in one.people] for some in (plain, after))
        assert at not in next(mine) == next(mine)
        assert not any(one.person == person for one in after.contracts())
        said = (
            [one.say("en") for one in some.rulings[person].reasons if one.code == "wish_ended"]
            for some in (plain, after)
        )
        assert next(said) == next(said) != []
        assert at not in {one.id: one.wishes for one in problem(after.book).people}[person]
        late = outcome.record(told(person, at, "resigned", dt.date(2025, 3, 3), last=dt.date(2025, 3, 31)))
        assert late.statuses[person] == "left"


@pytest.mark.parametrize("name", ["old", "new"])
@pytest.mark.parametrize("appointed", [False, True])
def test_a_team_that_has_merged_is_left_by_either_name(appointed, name):
    """Whoever withdraws from it after the merger has no seat, and waits for none of it."""
    outcome, day = hired() if appointed else USUAL, dt.date(2024, 12, 20)
    for person, at, other in OTHER:
        merger = Event(on=AFTER, kind="merged", challenge=at, to=other, first=AFTER)
        after = outcome.record(merger, told(person, {"old": at, "new": other}[name], "withdrawn", day))
        assert person not in after.seats
        assert [] == [
            one.opening for one in after.reserves if person in one.people and one.opening in (at, other)
        ]


def test_whoever_moved_keeps_the_new_post_when_the_wish_they_left_ends():
    """The contract goes on elsewhere: what is withdrawn from is the wish, by its name."""
    outcome, day = hired(), dt.date(2024, 12, 20)
    for person, at, other in OTHER:
        moved = outcome.record(Event(on=AFTER, kind="moved", person=person, to=other))
        after = moved.record(told(person, at, "withdrawn", day))
        assert other == moved.seats[person] == after.seats[person]
        assert moved.contracts() == after.contracts()
        assert person not in moved.record(told(person, other, "withdrawn", day)).seats


def test_a_challenge_that_nobody_asked_for_ends_nothing_and_is_told():
    """A slip of the pen takes no application away."""
    for person, at in (("c1", "d3"), ("c3", "d2")):
        year = BOOK.record(told(person, at, "withdrawn"))
        assert BOOK.statuses == year.statuses
        assert standing(USUAL) == standing(decided(year))
        assert [("not_asked_for", (person,))] == [
            (one.code, one.facts["names"]) for one in year.gaps if one.code == "not_asked_for"
        ]


def test_one_wish_is_not_ended_twice():
    """Two facts that each end it contradict each other, as two that end an application do."""
    first, again = told("c1", "d1", "withdrawn"), told("c1", "d1", "rejected", AFTER)
    with pytest.raises(EigError, match="d1"):
        BOOK.record(first, again)
    with pytest.raises(EigError):
        BOOK.record(told("c1", None, "withdrawn"), told("c1", "d1", "withdrawn", AFTER))
    assert "withdrawn" == BOOK.record(first, told("c1", None, "withdrawn", AFTER)).statuses["c1"]


def test_nobody_waits_for_a_seat_at_a_wish_that_ended():
    """Of equals too: nobody is parted for a seat that they gave up, and whoever has none left waits for none."""
    for person, at, equal in [one for seed in (0, 2, 7) for one in equals_of(seed)]:
        after = equal.record(told(person, at, "refused", AFTER))
        (ruling,) = [one for one in after.rulings.rulings if one.subject == person]
        waits = {
            at
            for one in ruling.reasons
            if one.code.startswith("equal_")
            for at in one.facts.get("openings", ())
        }
        assert at not in waits
        assert waits or ruling.status != "undecided"
        assert after.seats.get(person) != at
        assert all(person not in one.people for one in after.reserves if one.opening == at)
        assert after.letter(person, lang="fr")


def equals_of(seed):
    """Yield each of several wishes of somebody who waits to be parted from others, with what was decided."""
    drawn = random.Random(seed)
    lists = jury.rank_lists(
        {(at, name): {one.id: drawn.choice([10, 11]) for one in PEOPLE if name in one.profiles and at in WISHES[one.id]}
         for at in PLACES for name in PROFILES}
    )  # fmt: skip
    equal = BOOK.decide(None, lists, teams.compose(BOOK.problem(PLACES, merit=lists)))
    open_ = (one for one in WISHES if equal.statuses[one] == "undecided" and len(WISHES[one]) > 1)
    yield from ((person, at, equal) for person in open_ for at in WISHES[person])


@pytest.mark.parametrize("kind", KINDS[:3])
def test_an_application_for_profiles_has_no_wish_for_a_challenge(kind):
    """Of people who ask for profiles, a fact is of the whole application, and the book says so where it names a challenge."""
    rules = evolve(PROMOTION.rules, wish_kind="profile")
    asked = [Application(candidate=one.id, wishes=one.profiles) for one in PEOPLE]
    year = Book(promotion=evolve(PROMOTION, rules=rules), candidates=PEOPLE, applications=asked)
    year = year.record(told("c1", "d1", kind))
    assert kind == year.statuses["c1"]
    assert [("c1",)] == [one.facts["names"] for one in year.gaps if one.code == "whole_application"]


def test_an_act_and_a_cover_tell_of_a_seat_whose_wish_ended():
    """Of what came after the decision the act says nothing, its dossier replays, and the cover says why a seat is free."""
    taken = BOOK.record(Event(on=TAKEN, kind="decision_taken", what="candidates"))
    for n, (person, at) in enumerate((one, at) for one, at in USUAL.seats.items() if len(WISHES[one]) > 1):
        after = taken.decide(None, LISTS, USUAL.cohort).record(told(person, at, KINDS[n % 4], AFTER))
        assert "a seat at" in str(after.act("candidates", secret="6b28" * 16).texts[person]).lower()
        assert () == tuple(after.dossier().replay(after.book).differences)
        assert [at] == [one.facts["opening"] for one in after.cover().why]
        early = decided(taken.record(told(person, at, "withdrawn")))
        texts = early.act("candidates", secret="6b28" * 16).texts  # none of whoever waits
        assert person not in texts or "the wish was withdrawn" in str(texts[person])
        assert person in texts or early.statuses[person] == "undecided"
        late = taken.decide(None, LISTS, USUAL.cohort).record(told(person, at, "withdrawn"))
        assert "composed_by_wishes" in {one.code for one in late.cautions}


ENDINGS = [
    ("inadmissible", "inadmissible", "inadmissible"),
    ("rejected", "rejected", "rejected"),
    ("withdrawn", "inadmissible", "rejected"),
    ("rejected", "inadmissible", "withdrawn"),
    ("rejected", "withdrawn", "refused"),
    ("withdrawn", "withdrawn", "refused"),
]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("on", [BEFORE, AFTER])
@pytest.mark.parametrize("kinds", ENDINGS)
def test_who_has_no_wish_left_reads_what_became_of_each(kinds, on, lang):
    """Each wish has its fact, its ground and its author; one refusal among them leaves the ways of appeal."""
    facts = [
        evolve(told("c8", at, kind, on + dt.timedelta(n)), what=f"motif {at}", author=f"bureau {at}")
        for n, (at, kind) in enumerate(zip(PLACES, kinds, strict=True))
    ]
    outcome = USUAL.record(*facts) if on == AFTER else decided(BOOK.record(*facts))
    letter = outcome.letter("c8", lang=lang)
    for at, kind in zip(PLACES, kinds, strict=True):
        (line,) = [one for one in letter.splitlines() if f"Défi {at}" in one and WORDS[kind][lang] in one]
        refusal = kind in ("inadmissible", "rejected")
        assert refusal == (f"motif {at}" in line) == (f"bureau {at}" in line)
    refused = any(kind in ("inadmissible", "rejected") for kind in kinds)
    assert refused == ("R421-1" in letter)
    assert refused != (("Noted:" in letter) or ("Constat" in letter))


@pytest.mark.parametrize("kind", KINDS[:3])
def test_a_wish_that_ended_does_not_go_on_to_the_jury(kind):
    """The same pair of facts is refused in the same words of one wish and of the whole application."""
    for at in ("d1", None):
        with pytest.raises(EigError, match="can both hold") as caught:
            BOOK.record(told("c1", at, kind), told("c1", at, "shortlisted", AFTER))
        assert "programme.contradicts" == caught.value.code
    assert (
        "shortlisted"
        == BOOK.record(told("c1", "d1", kind), told("c1", "d2", "shortlisted", AFTER)).statuses["c1"]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_tells_of_a_wish_that_nobody_had(kind):
    """Of a challenge that was not asked for nothing ended: the letter says what it said before."""
    for person, at in (("c1", "d3"), ("c2", "d2"), ("c3", "d2")):
        if at not in WISHES[person]:
            assert USUAL.letter(person) == USUAL.record(told(person, at, kind, AFTER)).letter(person)


REFUSED = ("inadmissible", "rejected")
APPOINTED = hired()
WHERE = {"before": None, "after": USUAL, "appointed": APPOINTED}


def after_facts(where, *facts):
    """Return what was decided with facts before or after it, or with everybody appointed; None where they are refused."""
    base = WHERE[where]
    try:
        return decided(BOOK.record(*facts)) if base is None else base.record(*facts)
    except EigError:
        assert where == "appointed"  # whoever has an appointment is still of the promotion
        return None


@pytest.mark.untraced(one_in=3)
@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_without_an_author_names_the_office(kind, where):
    """Of one wish, of each in turn or of the whole application: the letter names who answers for it, to all who read."""
    day = BEFORE if where == "before" else AFTER
    for places in (["d1"], PLACES, [None]):
        facts = [evolve(told("c8", at, kind, day), author="") for at in places]
        outcome = after_facts(where, *facts)
        for reader in ("candidate", "jury") if outcome else ():
            for lang in ("en", "fr"):
                letter = outcome.letter("c8", audience=reader, lang=lang)
                grounds = [one for one in letter.splitlines() if "motif dit" in one]
                assert (len(places) if kind in REFUSED else 0) == len(grounds)
                assert all("(Test" in one for one in grounds)


def test_a_seat_that_is_free_by_a_refusal_says_whose_it_was():
    """A cover names the office too, where the fact has no author."""
    outcome = USUAL.record(evolve(told("c8", "d3", "rejected", AFTER), author=""))
    assert ["Test"] == [one.facts["by"] for one in outcome.cover().why]


@pytest.mark.untraced(one_in=3)
@pytest.mark.parametrize("where", WHERE)
def test_the_status_of_somebody_is_that_of_their_letter(where):
    """With no wish left: refused if one was refused, else withdrawn; in the book, the outcome and the ruling."""
    day = BEFORE if where == "before" else AFTER
    seen = 0
    for kinds in itertools.product(KINDS, repeat=3):
        facts = [
            told("c8", at, kind, day + dt.timedelta(n))
            for n, (at, kind) in enumerate(zip(PLACES, kinds, strict=True))
        ]
        outcome = after_facts(where, *facts)
        if outcome is None:
            continue
        seen += 1
        refusals = [one for one in kinds if one in REFUSED]
        status = [*("withdrawn", *refusals)][-1]
        assert status == outcome.book.statuses["c8"] == outcome.statuses["c8"] == outcome.rulings["c8"].status
        assert ("Noted" in outcome.letter("c8")) == (not refusals)
    assert seen == (64 if where != "appointed" else 32)


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("first", KINDS)
def test_a_refusal_of_all_is_a_decision_whatever_ended_one_wish_before(first, kind, where):
    """Whoever gave one wish up and was refused then reads a decision, with its ways of appeal."""
    day = BEFORE if where == "before" else AFTER
    outcome = after_facts(where, told("c8", "d1", first, day), told("c8", None, kind, day + dt.timedelta(1)))
    letter = outcome.letter("c8")
    assert kind == outcome.statuses["c8"]
    assert letter.splitlines()[2].startswith("Decision: ")
    assert "R421-1" in letter


@pytest.mark.parametrize("kind", ["withdrawn", "inadmissible", "rejected"])
@pytest.mark.parametrize("person", ["c1", "c3", "c8"])
def test_a_fact_that_cannot_hold_is_told_once(person, kind):
    """With each wish ended, whoever goes on is one slip: it stands beside the end of that wish, or the last one."""
    ends = [told(person, at, kind, BEFORE + dt.timedelta(n)) for n, at in enumerate(WISHES[person])]
    for again in ("shortlisted", "heard"):
        for at in (*WISHES[person], None):
            with pytest.raises(EigError) as caught:
                BOOK.record(*ends, told(person, at, again, AFTER))
            assert "programme.contradicts" == caught.value.code  # one fault, and not several
            assert at is None or str(caught.value).count(at) == 2


def orders_of_ends():
    """Yield each order of up to three facts that end two wishes, one each or all at once, by whichever kind."""
    for count in (1, 2, 3):
        for places in itertools.permutations(("d1", "d2", None), count):
            if None in places and (
                places[-1] is not None or count == 3
            ):  # with the last wish nothing is left
                continue
            yield from (
                [*zip(places, kinds, strict=True)] for kinds in itertools.product(KINDS, repeat=count)
            )


@pytest.mark.untraced(one_in=7)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("where", WHERE)
def test_whoever_is_refused_one_wish_may_attack_it_though_they_withdraw_the_rest(where, lang):
    """A refusal is a decision: its ways of appeal stand, and the withdrawal is told beside it, in any order."""
    day, seen = BEFORE if where == "before" else AFTER, 0
    gone = {"en": "Nom c1 withdrew", "fr": "désistement de Nom c1"}
    head = {"en": ("Decision: ", "Noted: ", "noted: withdrawn"), "fr": ("Décision : ", "Constat : ", "constat : désistement")}  # fmt: skip
    for ends in orders_of_ends():
        facts = [told("c1", at, kind, day + dt.timedelta(n)) for n, (at, kind) in enumerate(ends)]
        outcome = after_facts(where, *facts)
        if outcome is None:
            continue
        seen += 1
        places, kinds = zip(*ends, strict=True)
        letter = outcome.letter("c1", lang=lang).replace("\N{NO-BREAK SPACE}", " ")
        refusals = [one for one in kinds if one in REFUSED]
        for at, kind in ends:
            assert at is None or any(
                f"Défi {at}" in one and WORDS[kind][lang] in one for one in letter.splitlines()
            )
            assert at or kind != "withdrawn" or gone[lang] in letter
        if None not in places and len(places) == 1:
            assert outcome.statuses["c1"] not in ("withdrawn", *REFUSED)  # the other wish stands
            continue
        status = [*("withdrawn", *refusals)][-1]
        assert status == outcome.book.statuses["c1"] == outcome.statuses["c1"] == outcome.rulings["c1"].status
        first, second, both = head[lang]
        line = letter.splitlines()[2]
        assert line.startswith(first if refusals else second)
        assert (both in line) == (bool(refusals) and len(refusals) < len(kinds))
        assert ("R421-1" in letter) == bool(refusals)
    assert seen


def test_a_row_that_refuses_stands_beside_a_withdrawal():
    """Whoever was refused before the jury, by a row of the table, and withdrew then may attack the refusal."""
    for step, status in (("screening", "inadmissible"), ("shortlist", "rejected")):
        row = StepDecision(
            person="c1", step=step, passed=False, on=BEFORE, by="le bureau", ground="motif dit"
        )
        outcome = decided(evolve(BOOK, steps=[row]).record(told("c1", None, "withdrawn", AFTER)))
        assert status == outcome.book.statuses["c1"] == outcome.statuses["c1"] == outcome.rulings["c1"].status
        letter = outcome.letter("c1")
        assert "R421-1" in letter
        assert "motif dit" in letter
        assert "Nom c1 withdrew" in letter
