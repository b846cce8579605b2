"""Life cycles are tables: what is not in them is illegal, and the error names what is."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import rows
from eig.errors import Fault, Faults, IllegalStep, UnknownKey
from eig.programme import Application, Challenge, Post, Programme, Promotion, PromotionRules
from eig.programme.appointments import Event
from eig.programme.lifecycles import APPLICATION_LIFE, CHALLENGE_LIFE, POST_LIFE, LifeCycle

LIVES = (CHALLENGE_LIFE, POST_LIFE, APPLICATION_LIFE)
BORN = {
    CHALLENGE_LIFE: Challenge(id="plume", title="Plume"),
    POST_LIFE: Post(id="plume-1", challenge="plume", profile="dev"),
    APPLICATION_LIFE: Application(candidate="c1"),
}


def test_a_challenge_lives_from_proposal_to_end():
    """The way of a challenge that is taken up, step by step."""
    challenge = BORN[CHALLENGE_LIFE]
    for status in ("screened", "heard", "selected", "staffed", "running", "ended"):
        challenge = challenge.to(status)

    assert "ended" == challenge.status
    with pytest.raises(IllegalStep) as error:
        challenge.to("running")
    assert () == error.value.legal


def test_the_jury_may_withdraw_a_selected_challenge():
    """If nobody heard fits a profile, the jury may withdraw the challenge (AAC EIG 3, art. 6)."""
    assert "withdrawn" in CHALLENGE_LIFE.legal("selected")


def test_a_refused_clearance_makes_a_post_vacant_and_the_post_can_be_filled_again():
    """A late vacancy is a step of a post's life, not its end."""
    post = BORN[POST_LIFE].to("offered").to("filled").to("vacant").to("filled")

    assert "filled" == post.status


def test_a_reserve_candidate_may_be_admitted_later():
    """The reserve list is called up in order when somebody withdraws."""
    application = BORN[APPLICATION_LIFE].to("shortlisted").to("heard").to("reserve").to("admitted")

    assert "admitted" == application.status


@pytest.mark.untraced
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.subject)
def test_every_legal_step_is_taken_and_every_other_refused(life):
    """For all pairs of statuses: the table decides, and the error names exactly the legal steps."""
    for origin in life.statuses:
        for target in life.statuses:
            if target in life.steps[origin]:
                assert target == life.step(origin, target)
            else:
                with pytest.raises(IllegalStep) as error:
                    life.step(origin, target)
                assert (life.legal(origin), "LifeCycle.step.target") == (
                    error.value.legal,
                    error.value.place,
                )


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.subject)
def test_every_status_can_be_reached_from_birth(life):
    """No status of the tables is dead."""
    reached, todo = {life.first}, [life.first]
    while todo:
        fresh = [target for target in life.legal(todo.pop()) if target not in reached]
        reached.update(fresh)
        todo += fresh

    assert set(life.statuses) == reached


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.subject)
def test_things_are_born_at_the_first_status_and_refuse_an_empty_one(life):
    """A new thing has the first status of its table; a status is text."""
    born = BORN[life]
    fields = {"id": "x", "title": "X", "challenge": "x", "profile": "dev", "candidate": "c1"}

    assert life.first == born.status
    with pytest.raises(Fault):
        type(born)(
            **{name: value for name, value in fields.items() if name in type(born).__slots__}, status=""
        )


@pytest.mark.untraced
@given(st.lists(st.sampled_from(CHALLENGE_LIFE.statuses), max_size=12))
def test_a_walk_stays_in_the_table(steps):
    """Whatever is tried, a challenge moves by legal steps only, and an illegal one changes nothing."""
    challenge = BORN[CHALLENGE_LIFE]
    for status in steps:
        before = challenge
        try:
            challenge = challenge.to(status)
        except IllegalStep:
            assert status not in CHALLENGE_LIFE.legal(before.status)
        else:
            assert status in CHALLENGE_LIFE.legal(before.status)


def test_an_unknown_status_is_an_unknown_key():
    """Asking what follows a status that does not exist names the nearest that does."""
    with pytest.raises(UnknownKey) as error:
        CHALLENGE_LIFE.legal("herd")

    assert ("heard",) == error.value.nearest


def test_a_table_that_leads_nowhere_is_refused():
    """A status that can be reached has its line in the table."""
    with pytest.raises(Fault) as error:
        LifeCycle(subject="Door", first="shut", steps={"shut": ["open"]})

    assert "open" == error.value.value


@pytest.mark.parametrize("steps", [3, None, {"shut": 3}, {"shut": "open"}])
def test_what_is_no_table_is_refused(steps):
    """A table maps each status to several; text is not several."""
    with pytest.raises(Fault):
        LifeCycle(subject="Door", first="shut", steps=steps)


def test_faults_of_a_life_cycle_come_together():
    """A nameless life cycle without a first status has two faults."""
    with pytest.raises(Faults):
        LifeCycle(subject="", first=" ", steps={" ": ()})


SHORT = LifeCycle(subject="Challenge", first="filed", steps={"filed": ["won", "lost"], "won": [], "lost": []})


def test_a_programme_states_the_steps_of_its_own():
    """Another table is followed step by step, and named in what is refused."""
    filed = Challenge(id="x", title="X", status="filed")

    assert "won" == filed.to("won", life=SHORT).status
    with pytest.raises(IllegalStep):
        filed.to("screened", life=SHORT)
    for thing in (Post(id="x-1", challenge="x", profile="dev"), Application(candidate="c1")):
        life = LifeCycle(subject="Thing", first=thing.status, steps={thing.status: ["gone"], "gone": []})
        assert "gone" == thing.to("gone", life=life).status


def test_a_promotion_holds_each_status_against_its_own_steps():
    """A status of no table is refused, with the table; rules without a table refuse none."""
    filed = [Challenge(id="x", title="X", status="filed")]
    made = {"programme": Programme(name="P"), "ordinal": 1, "challenges": filed}

    assert filed[0] == Promotion(**made, rules=PromotionRules(lives=[SHORT])).challenge("x")
    assert Promotion(**made, rules=PromotionRules(lives=[])).rules.lives == ()
    with pytest.raises(Fault, match=r"one of the statuses .*proposed, rejected"):
        Promotion(**made)
    assert SHORT == PromotionRules(lives=[SHORT]).life("Challenge")
    with pytest.raises(UnknownKey):
        PromotionRules(lives=[SHORT]).life("Post")


def test_a_step_to_a_status_without_a_line_is_told_where_it_stands():
    """A status that no line of the table is about is named by the line and the place in it; the first one, by the table."""
    with pytest.raises(Faults) as caught:
        LifeCycle(subject="Post", first="new", steps={"open": ["filled", "lost"], "filled": []})
    assert ["LifeCycle.steps", "LifeCycle.steps['open'][1]"] == [one.place for one in caught.value.faults]


@pytest.mark.untraced
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.subject)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_status_is_said_of_its_own_thing_and_read_back(life, lang):
    """A table says each status in a word of its own; an open post is to be filled, not yet to be decided."""
    things = tuple(evolve(BORN[life], status=status) for status in life.statuses)
    table = rows.to_rows(things, lang=lang)
    said = [row["statut" if lang == "fr" else "status"] for row in table]
    assert len(said) == len({*said})
    assert {"not decided yet", "pas encore décidé"}.isdisjoint(said)
    assert lang == "en" or {"vacant"} >= {*said} & {*life.statuses}
    read = [rows.read([row], type(BORN[life]), dialect=lang)[0] for row in table]
    assert things == tuple(read)


def test_a_fact_of_an_open_post_says_so():
    """A post that is open again after a withdrawal is to be filled in the table of facts too."""
    fact = Event(on=date(2019, 5, 3), kind="open", post="p")
    assert "à pourvoir" in rows.to_rows([fact], lang="fr")[0].values()
    assert "pas encore" not in fact.say("fr")
