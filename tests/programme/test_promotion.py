"""A promotion holds together, and applications keep its rules."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import convert, to_rows
from eig.errors import Fault, Faults, UnknownKey
from eig.programme import (
    Application,
    Call,
    Challenge,
    Post,
    Profile,
    Programme,
    Promotion,
    PromotionRules,
    apply,
)
from eig.programme.agenda import Milestone
from eig.programme.eligibility import EligibilityCondition
from eig.programme.facts import PublishedFact, Reading
from eig.programme.organisations import Partner

EIG = Programme(name="Entrepreneurs d'intérêt général", acronym="EIG", facts=[PublishedFact(key="launched")])
DEADLINE = datetime(2018, 10, 15, 17, tzinfo=timezone(timedelta(hours=2)))
SMALL = Promotion(
    programme=EIG,
    ordinal=3,
    year=2019,
    starts=date(2019, 1, 16),
    ends=date(2019, 11, 15),
    calls=[Call(kind="candidates", opens=date(2018, 9, 13), closes=DEADLINE)],
    challenges=[
        Challenge(id="plume", title="Plume", posts=[Post(id="plume-1", challenge="plume", profile="dev")]),
        Challenge(id="adler", title="ADLER"),
        Challenge(id="cibnav", title="CibNav"),
    ],
    profiles=[Profile(id="dev", family="dev"), Profile(id="data", family="data")],
    milestones=[Milestone(kind="results", first=date(2018, 12, 15), by=True)],
    rules=PromotionRules(wish_cap=2, wish_kind="challenge"),
    facts=[
        PublishedFact(key="fellows", readings=[Reading(value=28, source="a"), Reading(value=27, source="b")]),
        PublishedFact(key="filed", readings=[Reading(value=42, source="a")]),
    ],
)


def test_a_promotion_answers_by_name():
    """Each part is found by its identifier, and a wrong one names the nearest."""
    assert "EIG 3" == SMALL.name
    assert "ADLER" == SMALL.challenge("adler").title
    assert "dev" == SMALL.profile("dev").family
    assert DEADLINE == SMALL.call("candidates").closes
    assert date(2018, 12, 15) == SMALL.milestone("results").first
    assert 42 == SMALL.fact("filed").value
    assert not EIG.fact("launched").is_published
    with pytest.raises(UnknownKey) as error:
        SMALL.challenge("alder")
    assert "adler" in error.value.nearest


def test_a_promotion_counts_its_posts_by_family():
    """Posts in the order of challenges, and how many seek each family."""
    assert ("plume-1",) == tuple(post.id for post in SMALL.posts)
    assert {"dev": 1} == SMALL.posts_by_family


def test_a_promotion_shows_its_disputes():
    """Only the facts that sources dispute; each explains itself in both languages."""
    assert ("fellows",) == tuple(fact.key for fact in SMALL.disputes)
    assert "disputed" in SMALL.explain("fellows").codes
    assert "les sources divergent" in str(SMALL.explain("fellows", lang="fr"))


def test_a_programme_without_acronym_is_called_by_its_name():
    """A promotion is the programme's name and its number."""
    assert "PIF 1" == Promotion(programme=Programme(name="PIF"), ordinal=1).name


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("application", date(2018, 10, 15)),
        ("decision", None),
        ("unstated", None),
        ("start", date(2019, 1, 16)),
        ("always", None),
    ],
)
def test_each_condition_has_its_own_reference_date(point, expected):
    """At the close of the call, or at the start; a limit for the results is not the day of the decision."""
    assert expected == SMALL.reference_date(EligibilityCondition(excludes="civil_servant", at=point))


def test_the_decision_is_dated_by_its_results_where_they_have_a_day():
    """Not by a limit before which they are announced."""
    dated = evolve(SMALL, milestones=[Milestone(kind="results", first=date(2018, 12, 12))])

    assert date(2018, 12, 12) == dated.reference_date(
        EligibilityCondition(excludes="civil_servant", at="decision")
    )


def test_a_promotion_without_a_key_tells_what_is_disputed_and_what_is_not_known():
    """How much is known, each dispute with its readings, and what nobody published."""
    silent = evolve(SMALL, facts=[*SMALL.facts, PublishedFact(key="heard")])

    assert ("promotion", "fact") == SMALL.explain().codes
    assert "fellows: 28 (a), 27 (b) and the sources differ" in str(SMALL.explain())
    assert "not published: heard" in str(silent.explain())
    assert "3 défis connus" in str(SMALL.explain(lang="fr"))


def test_an_unknown_reference_date_is_none():
    """Without a call, results or a start, no date is made up."""
    bare = Promotion(programme=EIG, ordinal=1)
    dates = [
        bare.reference_date(EligibilityCondition(excludes="x", at=point))
        for point in ("application", "decision", "start")
    ]

    assert [None, None, None] == dates


def test_a_promotion_becomes_rows():
    """One row a challenge, with fixed keys; plain scalars at the edge; a table in a notebook."""
    rows = to_rows(SMALL)

    assert ["plume", "adler", "cibnav"] == [row["challenge"] for row in rows]
    assert "dev" == rows[0]["profiles"]
    assert 1 == len({tuple(row) for row in rows})
    assert "<caption>EIG 3</caption>" in SMALL._repr_html_()


def test_a_promotion_survives_json():
    """Written as JSON and read back, a promotion is equal."""
    assert SMALL == convert.from_json(convert.to_json(SMALL), Promotion)


def test_faults_of_a_promotion_come_together():
    """Everything wrong with a promotion is said at once."""
    plume = SMALL.challenge("plume")
    with pytest.raises(Faults) as error:
        Promotion(
            programme="EIG",
            ordinal=0,
            year=0,
            starts=date(2019, 11, 15),
            ends=date(2019, 1, 16),
            zone="Paris",
            challenges=[plume, plume],
            facts=["42"],
            sessions=[3],
            funding="PIA",
            rules="none",
        )

    places = [fault.place.removeprefix("Promotion.") for fault in error.value.faults]
    assert [
        "programme",
        "ordinal",
        "year",
        "zone",
        "funding",
        "rules",
        "sessions",
        "challenges",
        "facts",
        "ends",
    ] == places


def test_days_that_are_no_dates_are_one_fault_each():
    """A start in words is not compared with the end."""
    with pytest.raises(Fault) as error:
        Promotion(programme=EIG, ordinal=3, starts="mi-janvier 2019", ends=date(2019, 11, 15))

    assert "Promotion.starts" == error.value.place


def test_posts_ask_for_profiles_of_the_promotion():
    """A post that asks for a profile without family is a fault, once profiles are stated."""
    with pytest.raises(Fault) as error:
        Promotion(
            programme=EIG,
            ordinal=3,
            challenges=SMALL.challenges,
            profiles=[Profile(id="data", family="data")],
        )

    assert ("dev",) == error.value.value


def test_a_post_stands_once_in_a_promotion():
    """Two challenges cannot hold two posts of one identifier."""
    twice = [
        Challenge(id=name, title=name, posts=[Post(id="p", challenge=name, profile="dev")]) for name in "ab"
    ]
    with pytest.raises(Fault):
        Promotion(programme=EIG, ordinal=3, challenges=twice)


def test_faults_of_a_programme_come_together():
    """Everything wrong with a programme is said at once."""
    partner = Partner(id="a", name="A")
    with pytest.raises(Faults) as error:
        Programme(name="", acronym=3, operator="Etalab", community=[partner, partner], facts=[1])

    assert 5 == len(error.value.faults)


def test_an_application_keeps_its_wishes_in_order():
    """The first wish is rank 0; what was not wished has none."""
    application = apply(SMALL, candidate="c1", wishes=["adler", "plume"], mates=["c2"])

    assert (0, 1, None) == tuple(application.rank(wish) for wish in ("adler", "plume", "cibnav"))
    assert ("c2",) == application.mates


@given(st.lists(st.sampled_from(["plume", "adler", "cibnav"]), unique=True))
def test_the_wish_cap_is_the_promotions(wishes):
    """Promotion 3 takes two wishes; a third is refused, and the remedy says how many to keep."""
    if len(wishes) <= 2:
        assert tuple(wishes) == apply(SMALL, candidate="c1", wishes=wishes).wishes
    else:
        with pytest.raises(Fault) as error:
            apply(SMALL, candidate="c1", wishes=wishes)
        assert "keep the first 2" == error.value.remedy


def test_a_promotion_without_a_cap_takes_any_number_of_wishes():
    """Where no cap was published, none is made up."""
    free = Promotion(programme=EIG, ordinal=1, challenges=SMALL.challenges)

    assert 3 == len(apply(free, candidate="c1", wishes=["plume", "adler", "cibnav"]).wishes)


def test_wishes_are_for_what_the_promotion_has():
    """A wish for an unknown challenge is refused; in promotion 4, wishes are profiles."""
    with pytest.raises(Fault) as error:
        apply(SMALL, candidate="c1", wishes=["plume", "datajust"])
    assert ("datajust",) == error.value.value
    by_profile = Promotion(
        programme=EIG,
        ordinal=4,
        profiles=SMALL.profiles,
        rules=PromotionRules(wish_cap=3, wish_kind="profile"),
    )
    assert ("data",) == apply(by_profile, candidate="c1", wishes=["data"]).wishes
    with pytest.raises(Fault):
        apply(by_profile, candidate="c1", wishes=["plume"])


def test_a_promotion_that_names_nothing_takes_any_wish():
    """Where no challenge was published, wishes cannot be held against a list."""
    assert ("x",) == apply(Promotion(programme=EIG, ordinal=1), candidate="c1", wishes=["x"]).wishes


def test_the_time_stamp_decides():
    """At 17:00:00 the file is in time, a second later it is late."""
    in_time = apply(SMALL, candidate="c1", received=DEADLINE)
    assert DEADLINE == in_time.received
    with pytest.raises(Fault) as error:
        apply(SMALL, candidate="c1", received=DEADLINE + timedelta(seconds=1))
    assert "Application.received" == error.value.place


def test_without_a_call_no_time_is_late():
    """A promotion without a call for candidates has no deadline."""
    bare = Promotion(programme=EIG, ordinal=1)

    assert apply(bare, candidate="c1", received=datetime(1999, 1, 1, tzinfo=UTC)).received


def test_all_faults_of_an_application_come_together():
    """Wishes over the cap, of no challenge, repeated, out of time, and one's own mate: one message."""
    with pytest.raises(Faults) as error:
        apply(
            SMALL,
            candidate="c1",
            wishes=["x", "x", "plume"],
            mates=["c1"],
            received=DEADLINE + timedelta(days=1),
        )

    assert ["wishes", "wishes", "received", "wishes", "mates"] == [
        fault.place.removeprefix("Application.") for fault in error.value.faults
    ]


def test_one_fault_of_the_application_itself_is_raised_as_itself():
    """A candidate without identifier is one fault; so is a naive time stamp, or wishes that are no series."""
    for wrong in (
        {"candidate": ""},
        {"candidate": "c1", "received": datetime.fromisoformat("2018-10-01")},
        {"candidate": "c1", "wishes": 3},
    ):
        with pytest.raises(Fault):
            apply(SMALL, **wrong)


def test_faults_of_a_bare_application_come_together():
    """Everything wrong with an application is said at once."""
    with pytest.raises(Faults) as error:
        Application(
            candidate="",
            wishes=["a", "a"],
            mates=["b", "b"],
            received="now",
            complete="yes",
            status="",
            wave=0,
        )

    assert 7 == len(error.value.faults)
