"""A promotion holds together, and applications keep its rules."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import convert, to_rows
from eig.errors import Fault, Faults, UnknownKey
from eig.programme import (
    Administration,
    Application,
    Call,
    Challenge,
    Post,
    Profile,
    Programme,
    Promotion,
    PromotionRules,
    SupportSession,
    apply,
)
from eig.programme.agenda import Milestone, Rhythm
from eig.programme.applications import receive
from eig.programme.eligibility import EligibilityCondition
from eig.programme.hours import OpeningHours
from eig.programme.interests import RecusalRules
from eig.programme.jurisdictions import Jurisdiction
from eig.programme.organisations import Funding, Partner
from eig.programme.published_facts import PublishedFact, Reading
from eig.programme.terms import ContractTerms

EIG = Programme(name="Entrepreneurs d'intérêt général", acronym="EIG", facts=[PublishedFact(key="launched")])
DEADLINE = datetime(2018, 10, 15, 17, tzinfo=timezone(timedelta(hours=2)))
SMALL = Promotion(
    programme=EIG,
    ordinal=3,
    year=2019,
    starts=date(2019, 1, 16),
    ends=date(2019, 11, 15),
    calls=[Call(kind="candidates", opens=date(2018, 9, 13), closes=DEADLINE, zone="Europe/Paris")],
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
            ends="in November",
            zone="Paris",
            challenges=[plume, "adler"],
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
        "ends",
        "zone",
        "challenges[1]",
        "sessions[0]",
        "funding",
        "rules",
        "facts[0]",
    ] == places
    with pytest.raises(Faults) as error:
        Promotion(
            programme=EIG,
            ordinal=3,
            starts=date(2019, 11, 15),
            ends=date(2019, 1, 16),
            challenges=[plume, plume],
        )
    assert {"Promotion.challenges[1]", "Promotion.posts[1]", "Promotion.ends"} == {
        fault.place for fault in error.value.faults
    }


def test_days_that_are_no_dates_are_one_fault_each():
    """A start in words is not compared with the end."""
    with pytest.raises(Fault) as error:
        Promotion(programme=EIG, ordinal=3, starts="mi-janvier 2019", ends=date(2019, 11, 15))

    assert "Promotion.starts" == error.value.place


PROFILELESS = {
    "programme": EIG,
    "ordinal": 3,
    "challenges": SMALL.challenges,
    "profiles": [Profile(id="data", family="data")],
}
"""A promotion that states profiles, but not the one that a post asks for."""


def test_posts_ask_for_profiles_of_the_promotion():
    """A post that asks for a profile without family is a fault, once profiles are stated."""
    with pytest.raises(Fault) as error:
        Promotion(**PROFILELESS)

    assert ("Promotion.posts[0]", "dev") == (error.value.place, error.value.value)


def test_what_is_wrong_between_parts_is_told_once_each_part_is_right():
    """Calls that are none are told first; the profile that is missing is told with a state that no table has."""
    with pytest.raises(Faults) as error:
        Promotion(**PROFILELESS, calls=[3], milestones=[3], facts=[3])

    assert [f"Promotion.{name}[0]" for name in ("calls", "milestones", "facts")] == [
        fault.place for fault in error.value.faults
    ]
    lost = evolve(PROFILELESS["challenges"][0], status="lost")
    with pytest.raises(Faults) as error:
        Promotion(**{**PROFILELESS, "challenges": [lost]})
    assert ["dev", "lost"] == [fault.value for fault in error.value.faults]


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
        Programme(name="", acronym=3, operator="Etalab", community=[partner, 3], facts=[1])

    assert 5 == len(error.value.faults)
    with pytest.raises(Fault, match=r"Programme\.community"):
        Programme(name="P", community=[partner, partner])


def test_an_application_keeps_its_wishes_in_order():
    """The first wish is rank 0; what was not wished has none."""
    application = apply(SMALL, candidate="c1", wishes=["adler", "plume"], mates=["c2"])

    assert (0, 1, None) == tuple(application.rank(wish) for wish in ("adler", "plume", "cibnav"))
    assert ("c2",) == application.mates


@given(st.lists(st.sampled_from(["plume", "adler", "cibnav"]), unique=True))
def test_the_wish_cap_is_the_promotions(wishes):
    """Promotion 3 takes two wishes; a third is refused, and told how many may stay."""
    if len(wishes) <= 2:
        assert tuple(wishes) == apply(SMALL, candidate="c1", wishes=wishes).wishes
    else:
        with pytest.raises(Fault) as error:
            apply(SMALL, candidate="c1", wishes=wishes)
        assert ("programme.wish_cap", 2) == (error.value.code, error.value.facts["count"])


def test_a_promotion_without_a_cap_takes_any_number_of_wishes():
    """Where no cap was published, none is made up."""
    free = Promotion(programme=EIG, ordinal=1, challenges=SMALL.challenges)

    assert 3 == len(apply(free, candidate="c1", wishes=["plume", "adler", "cibnav"]).wishes)


def test_wishes_are_for_what_the_promotion_has():
    """A wish for an unknown challenge is refused; in promotion 4, wishes are profiles."""
    with pytest.raises(Fault) as error:
        apply(SMALL, candidate="c1", wishes=["plume", "datajust"])
    assert "datajust" == error.value.value
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
    assert "apply.received" == error.value.place


@pytest.mark.parametrize(
    ("call", "when"),
    [
        (
            Call(kind="candidates", opens=date(2018, 9, 13), closes=DEADLINE, zone="Europe/Paris"),
            "from 13 September 2018 to 15 October 2018 at 17:00 (Europe/Paris)",
        ),
        (
            Call(
                kind="candidates", opens=date(2018, 9, 13), last_day=date(2018, 10, 15), zone="Europe/Paris"
            ),
            "from 13 September 2018 to 15 October 2018",
        ),
        (Call(kind="candidates", opens=date(2018, 12, 1), zone="Europe/Paris"), "from 1 December 2018 on"),
        (Call(kind="candidates", last_day=date(2018, 10, 15), zone="Europe/Paris"), "until 15 October 2018"),
    ],
)
def test_who_is_late_or_early_is_told_when_the_call_is_open(call, when):
    """The hour where one was published, else the last day; nothing of a day that was not published."""
    with pytest.raises(Fault) as error:
        apply(evolve(SMALL, calls=[call]), candidate="c1", received=DEADLINE + timedelta(days=1))
    assert f"a moment {when}" == error.value.rule
    assert " to " not in error.value.say("fr")


def test_without_a_call_no_time_is_late():
    """A promotion without a call for candidates has no deadline."""
    bare = Promotion(programme=EIG, ordinal=1)

    assert apply(bare, candidate="c1", received=datetime(1999, 1, 1, tzinfo=UTC)).received


def test_all_faults_of_an_application_come_together():
    """Wishes over the cap, of no challenge, repeated, out of time, and one's own mate: one message, of the call."""
    with pytest.raises(Faults) as error:
        apply(
            SMALL,
            candidate="c1",
            wishes=["x", "x", "plume"],
            mates=["c1"],
            received=DEADLINE + timedelta(days=1),
        )

    assert [
        ("apply.wishes[1]", "values.once"),
        ("apply.mates", "programme.other_mates"),
        ("apply.wishes", "programme.wish_cap"),
        ("apply.wishes[0]", "values.known"),
        ("apply.received", "programme.in_time"),
    ] == [(fault.place, fault.code) for fault in error.value.faults]


def test_one_fault_of_the_application_itself_is_raised_as_itself():
    """A candidate without identifier is one fault; so is a naive time stamp, or wishes that are no series."""
    for wrong in (
        {"candidate": ""},
        {"candidate": "c1", "received": datetime.fromisoformat("2018-10-01")},
        {"candidate": "c1", "wishes": 3},
        {"candidate": "c1", "wishes": ["plume", ""]},
    ):
        with pytest.raises(Fault):
            apply(SMALL, **wrong)


def test_faults_of_a_bare_application_come_together():
    """Everything wrong with an application is said at once."""
    with pytest.raises(Faults) as error:
        Application(
            candidate="",
            wishes=["a", ""],
            mates=["b", ""],
            received="now",
            complete="yes",
            status="",
            wave=0,
        )

    assert 7 == len(error.value.faults)


def test_an_application_from_a_table_is_held_against_the_same_rules():
    """Too many wishes, a file out of time and an unmet condition are refused as `apply` refuses them."""
    filed = Application(candidate="c1", wishes=["plume", "adler"], received=DEADLINE, status="shortlisted")

    assert filed == receive(SMALL, filed)
    with pytest.raises(Fault):
        receive(SMALL, evolve(filed, received=DEADLINE + timedelta(seconds=1)))
    with pytest.raises(Fault):
        receive(SMALL, evolve(filed, wishes=["plume", "adler", "cibnav"]))
    with pytest.raises(Fault):
        receive(
            evolve(SMALL, rules=PromotionRules(eligibility=[EligibilityCondition(requires="x", at="start")])),
            filed,
            standings=[],
        )


@pytest.mark.parametrize(("taken", "refused"), [(True, False), (None, False), (False, True)])
def test_team_mates_are_wished_for_where_that_is_taken(taken, refused):
    """A promotion that says no takes none; one that says nothing refuses none."""
    promotion = evolve(SMALL, rules=PromotionRules(mate_wishes=taken))
    if not refused:
        assert ("c2",) == apply(promotion, candidate="c1", mates=["c2"]).mates
    else:
        with pytest.raises(Fault, match="team-mates"):
            apply(promotion, candidate="c1", mates=["c2"])
        assert () == apply(promotion, candidate="c1").mates


def test_published_dates_are_one_table():
    """Calls, milestones, rhythms and sessions in the order of days, each with its zone and source."""
    promotion = evolve(
        SMALL,
        rhythms=[
            Rhythm(kind="jury", every="1 month", first=date(2018, 1, 1), last=date(2018, 3, 31), source="r")
        ],
        zone="Europe/Paris",
        sessions=[SupportSession(first=date(2019, 2, 11), audience=["fellows", "mentors"], theme="bootcamp")],
        calls=[*SMALL.calls, Call(kind="challenges", last_day=date(2018, 6, 15), zone="Europe/Paris")],
    )
    rows = promotion.dates()

    assert ["rhythm", "call", "call", "limit", "session"] == [row["what"] for row in rows]
    assert ["2018-01-01", "None", "2018-09-13"] == [str(row["first"]) for row in rows[:3]]
    assert {"Europe/Paris"} == {row["zone"] for row in rows}
    assert 1 == len({tuple(sorted(row)) for row in rows if row["what"] != "call"})
    assert "fellows mentors" == rows[-1]["note"]
    assert "jury: at least once in 1 month" in str(promotion.explain())


def test_names_travel_with_the_language():
    """Challenges, profiles and bodies are called by their names; a profile without a title by its identifier."""
    assert {
        "plume": "Plume",
        "adler": "ADLER",
        "cibnav": "CibNav",
        "dev": "dev",
        "data": "data",
    } == SMALL.names


def test_a_challenge_that_funds_itself_is_paid_by_its_host():
    """Others are paid as the promotion says, or by nobody knows whom."""
    funded = evolve(
        SMALL,
        challenges=[evolve(SMALL.challenge("plume"), self_funded=True), SMALL.challenge("adler")],
        funding=Funding.of(PIA="0.7", host="0.3", source="call"),
    )

    assert ("Plume",) == funded.funding_of("plume").payers
    assert (SMALL.challenge("adler").host or SMALL.challenge("adler").ministry) is None
    assert funded.funding == funded.funding_of("adler")
    assert SMALL.funding_of("plume") is None
    assert "paid by PIA for 70% and host for 30% (call)" in str(funded.explain())


def test_hours_are_said_with_the_promotion():
    """Whose, from when to when, and where that is published."""
    hours = [OpeningHours(opens=time(15), closes=time(18, 30), source="s", zone="Europe/Paris")]

    assert "everybody: from 15:00 to 18:30, Europe/Paris time (s)" in str(
        evolve(SMALL, hours=hours).explain()
    )


def test_the_hours_of_fellows_are_said_in_the_words_of_the_place():
    """A place that calls fellows residents reads of residents, at the time of its own zone."""
    hours = [OpeningHours(audience="fellows", opens=time(9), closes=time(17), zone="America/Toronto")]
    law = Jurisdiction(words={"en": {"fellows": "residents"}, "fr": {"personnes en mission": "résidents"}})
    there = evolve(SMALL, hours=hours, programme=evolve(SMALL.programme, jurisdiction=law))

    assert "residents: from 09:00 to 17:00, America/Toronto time" in str(there.explain())
    assert "heure d’America/Toronto" in str(there.explain(lang="fr"))
    assert "résidents\u00a0:" in str(there.explain(lang="fr"))
    assert "personnes en mission\u00a0:" in str(evolve(SMALL, hours=hours).explain(lang="fr"))


def test_bodies_around_a_programme_are_rows():
    """The operator first, where there is one, then the partners."""
    partner = Partner(id="a", name="A", role="helps")

    assert ["helps"] == [row["role"] for row in Programme(name="P", community=[partner]).rows()]
    operated = Programme(name="P", operator=Administration(id="o", name="O"), community=[partner])
    assert ["operator", "helps"] == [row["role"] for row in operated.rows()]


def test_rules_are_said_as_published():
    """Each rule by its key, in both languages; what was not published is left out, and a stranger is refused."""
    conditions = [
        EligibilityCondition(excludes="civil_servant", at="decision", source="art. 4"),
        EligibilityCondition(requires="citizen", at="unstated"),
    ]
    rules = PromotionRules(
        wish_kind="profile",
        mate_wishes=False,
        team_sizes=[2, 3],
        tie_break=["grades"],
        eligibility=conditions,
        recusal=RecusalRules(name="panel", scope="session", harmless=["alumni"], source="art. 5"),
        terms=ContractTerms(
            kind="CDD",
            duration="10 months",
            longest="20 months",
            renewable=True,
            share="1/2",
            source="art. 6",
        ),
        decided_by="the director",
    )

    assert "wishes, in a number that is not stated, for profiles; wishes for team-mates are not taken" in str(
        rules.explain("wishes")
    )
    assert "teams of 2 or 3" in str(rules.explain())
    assert "excluded: civil servant, looked at on the day of the decision (art. 4)" in str(
        rules.explain("eligibility")
    )
    assert "recusals: panel, from the whole session; always a conflict: conscience; any other link" in str(
        rules.explain("recusal")
    )
    assert "CDD, 10 months, 50% of the time, renewable up to 20 months in all (art. 6)" in str(
        rules.explain("terms")
    )
    assert "décision : the director" in str(rules.explain("decision", lang="fr")).replace("\u00a0", " ")
    assert "no rule was published" in str(PromotionRules().explain())
    assert "vœux d’équipe admis" in str(PromotionRules(mate_wishes=True).explain(lang="fr"))
    assert "number" not in str(PromotionRules(mate_wishes=True).explain())
    with pytest.raises(UnknownKey):
        rules.explain("wish")


def test_the_faults_of_an_application_are_said_in_french():
    """Each rule and remedy of what an office reads in a table: wishes, mates, the deadline, the conditions."""
    closed = evolve(
        SMALL,
        rules=PromotionRules(
            wish_cap=1,
            wish_kind="challenge",
            mate_wishes=False,
            eligibility=[
                EligibilityCondition(requires="citizen", at="start", text="être citoyen", source="art. 2")
            ],
        ),
    )
    with pytest.raises(Faults) as error:
        apply(
            closed,
            candidate="c1",
            wishes=["plume", "x"],
            mates=["c1"],
            received=DEADLINE + timedelta(days=1),
            standings=[],
        )
    french = error.value.say("fr").replace("\u00a0", " ").replace("\u202f", " ")

    for words in (
        "il faut au plus un vœu pour EIG 3, et non (« plume », « x »)",
        "il faut un défi qui figure ici, et non « x »",
        "il ne faut aucun vœu de coéquipier pour EIG 3",
        "L’horodatage de la plateforme fait foi",
        "une personne que cette condition admet au 16 janvier 2019 : être citoyen (art. 2), et non ()",
        "des coéquipiers autres que la personne elle-même",
    ):
        assert words in french


def test_one_profile_is_wished_for():
    """Where profiles are wished for, a wish for a challenge is said to be none."""
    promotion = evolve(SMALL, rules=PromotionRules(wish_cap=1, wish_kind="profile"))
    with pytest.raises(Fault, match="a profile that is known here"):
        apply(promotion, candidate="c1", wishes=["plume"])
