"""The published promotions are the published facts, and no more."""

import csv
import json
import pickle
import subprocess
import sys
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

import pytest

from eig import convert, promotions, to_rows
from eig.promotions import ALL, DESIGNERS, P1, P2, P3, P4, P5, P6, P7
from eig.reasons import Undefined
from eig.timeline import Plan
from eig.timeline.contracts import contract_end

OWN = [
    {
        "key": "screening",
        "name": "screening",
        "duration": "12 working days",
        "after": "candidates_call",
        "before": "candidate_jury",
    }
]
TITLES = (
    "ACOSS Plateforme",
    "ADLER",
    "CartoBio",
    "CibNav",
    "DataJust",
    "DataReg",
    "EIG Link",
    "ExploCode",
    "IA Flash",
    "Karfu'R",
    "LexImpact",
    "Open Chronic",
    "Open Justice",
    "Plume",
    "PolyGraphe",
)


def test_promotions_stand_in_order():
    """Seven promotions, each by its number."""
    assert (1, 2, 3, 4, 5, 6, 7) == tuple(promotion.ordinal for promotion in ALL)
    assert (P1, P2, P3, P4, P5, P6, P7) == ALL
    assert 3 == promotions.P3.ordinal
    assert "EIG 3" == P3.name


@pytest.mark.slow
def test_only_the_promotion_asked_for_is_built():
    """Asking for one promotion does not build the others."""
    code = "import sys, eig.promotions as p; p.P1; print('eig.promotions._p3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False" == done.stdout.strip()


@pytest.mark.untraced
@pytest.mark.parametrize("promotion", ALL, ids=lambda one: one.name)
def test_each_promotion_is_a_value(promotion):
    """Pickled, written as JSON, or read from its own text, a promotion is equal."""
    assert promotion == pickle.loads(pickle.dumps(promotion))
    assert promotion == convert.from_json(convert.to_json(promotion), type(promotion))
    assert json.loads(convert.to_json(promotion))["ordinal"] == promotion.ordinal


@pytest.mark.untraced
@pytest.mark.parametrize("promotion", ALL, ids=lambda one: one.name)
def test_each_fact_has_a_source_and_can_be_told(promotion):
    """Every fact that is published names its source; every other is undefined; both can be told in two languages."""
    for fact in (*promotion.facts, *promotion.programme.facts):
        assert all(reading.source for reading in fact.readings)
        assert fact.is_published != isinstance(fact.value, Undefined)
        assert str(fact.explain()) != str(fact.explain(lang="fr")) or not fact.is_disputed


@pytest.mark.untraced
@pytest.mark.parametrize("promotion", [*ALL, DESIGNERS], ids=lambda one: one.name)
def test_each_note_is_told_in_french_too(promotion):
    """No English stands in a French sentence about a published fact."""
    for fact in (*promotion.facts, *promotion.programme.facts):
        if fact.note:
            told = str(fact.explain(lang="fr")).replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
            assert fact.note_in["fr"].split(" ")[-1].replace("'", "\u2019") in told
            assert fact.note == fact.note_in["fr"] or fact.note not in told


def test_each_aim_is_told_in_the_words_of_the_call():
    """A French reader has the call's own sentence of each challenge, and no English."""
    for one, row, en in zip(P3.challenges, to_rows(P3, lang="fr"), to_rows(P3), strict=True):
        french, told = one.aim_in["fr"].replace("'", "\u2019"), " ".join(one.say("fr").split())
        assert (french, one.aim) == (row["objet"], en["aim"])
        assert french in told
        assert one.aim not in told


def test_the_monthly_follow_up_is_a_phase_where_sessions_are():
    """Ten of promotion 3, from 16 January to 15 November 2019; left out with the support sessions."""
    with_all, without = (Plan.of(P3, OWN, sessions=shown) for shown in (True, False))

    assert 10 == sum(one.key.startswith("follow_up-") for one in with_all.phases)
    assert not [one for one in without.phases if one.key.startswith("follow_up")]
    assert "suivi avec un mentor stratégique" in P3.explain(lang="fr").say("fr")


@pytest.mark.parametrize("promotion", ALL, ids=lambda one: one.name)
def test_each_call_milestone_and_session_has_a_source(promotion):
    """A date without a source is a rumour."""
    for dated in (*promotion.calls, *promotion.milestones, *promotion.rhythms, *promotion.sessions):
        assert dated.source


@pytest.mark.parametrize(
    ("promotion", "disputed"),
    [
        (P1, {"candidates_filed"}),
        (P2, {"candidates_filed", "fellows"}),
        (
            P3,
            {
                "fellows",
                "fellows_data",
                "fellows_dev",
                "mentors",
                "challenges_taken_up_before",
                "host_of_karfur",
                "call_for_challenges_closes",
                "announced",
                "pia_share_of_salaries_percent",
                "challenges_filed_in_promotions_1_to_3",
                "running_budget_euros",
            },
        ),
        (P4, {"posts", "jurors", "call_for_candidates_closes"}),
        (P5, {"call_for_candidates_closes", "fellows"}),
        (P6, {"call_for_candidates_closes", "fellows"}),
        (P7, {"challenge_jury", "profiles"}),
    ],
    ids=lambda part: getattr(part, "name", ""),
)
def test_the_facts_that_sources_dispute_say_so(promotion, disputed):
    """205 or 208, 27 or 28, May to July or 4 May to 15 June: both are kept."""
    assert disputed == {fact.key for fact in promotion.disputes}


def test_a_month_is_no_other_day():
    """Early July is less exact than 4 July, and no dispute; 17 June is another day than 15 June."""
    assert not P3.fact("challenge_jury").is_disputed
    assert "début juillet 2018" in P3.fact("challenge_jury").values
    assert "less exactly" in str(P3.fact("call_for_challenges_opens").explain())
    assert "moins précisément" in str(P3.fact("start").explain(lang="fr"))
    assert P3.fact("call_for_challenges_closes").is_disputed
    assert date(2018, 6, 17).weekday() == 6


def test_figures_of_a_part_say_what_they_are_of():
    """29% and 71% are of fourteen projects, as are those who carry them on: 9 and 1 beside another programme, and 4."""
    for key in ("in_production_at_the_end_percent", "carried_by_the_host_16_months_later"):
        assert "of 14 projects" in P3.fact(key).note
    assert [18, 25, 19] == [one.fact("women_percent").value for one in (P1, P2, P3)]
    assert [31, 30, 27] == [one.fact("mean_age").value for one in (P1, P2, P3)]
    assert "l'administration d'accueil" == P3.rules.terms.employer


def test_the_call_for_challenges_of_promotion_3_is_told_in_both_ways():
    """The press says May to July; the call itself ran from 4 May to 15 June 2018."""
    assert (date(2018, 6, 15), date(2018, 6, 17), "juillet 2018") == P3.fact(
        "call_for_challenges_closes"
    ).values
    assert (205, 208) == P2.fact("candidates_filed").values
    assert (28, 27, 26) == P2.fact("fellows").values


def test_the_challenges_of_promotion_3_are_the_fifteen():
    """Titles as published, each with a host or a ministry, all selected."""
    assert TITLES == tuple(challenge.title for challenge in P3.challenges)
    assert all(challenge.bodies for challenge in P3.challenges)
    assert {"selected"} == {challenge.status for challenge in P3.challenges}
    assert "Cour des comptes" == P3.challenge("plume").host.name
    assert P3.challenge("adler").host is None
    assert "Ministère de l'Action et des Comptes publics" == P3.challenge("adler").ministry.name
    assert "Etalab" == P3.challenge("eig-link").host.name


def test_the_posts_of_promotion_3_make_thirteen_pairs_and_two_trios():
    """2a + 3b = 32 and a + b = 15 have one solution; the two trios asked for are Open Justice and Plume."""
    sizes = Counter(len(challenge.posts) for challenge in P3.challenges)
    solutions = [(a, 15 - a) for a in range(16) if 2 * a + 3 * (15 - a) == 32]

    assert {2: 13, 3: 2} == sizes
    assert [(13, 2)] == solutions
    assert (13, 2) == (P3.fact("teams_of_2").value, P3.fact("teams_of_3").value)
    assert ("open-justice", "plume") == P3.fact("trios_asked").value
    assert P3.fact("trios_asked").value == tuple(one.id for one in P3.challenges if len(one.posts) == 3)


def test_the_posts_of_promotion_3_by_family_are_those_published():
    """Data 17, development 10, design 5: what was sought. Hired: 18, 9 and 5."""
    sought = {family: P3.fact(f"posts_asked_{family}").value for family in ("data", "dev", "design")}
    hired = [P3.fact(f"fellows_{family}").value for family in ("data", "dev", "design")]

    assert sought == P3.posts_by_family
    assert 32 == sum(sought.values()) == sum(hired) == P3.fact("fellows").value


def test_five_challenges_of_promotion_3_sought_data_alone():
    """Teams of one family exist: a hard rule of mixed teams would be wrong."""
    alone = {
        challenge.id
        for challenge in P3.challenges
        if {P3.profile(profile).family for profile in challenge.profiles} == {"data"}
    }

    assert {"datajust", "datareg", "explocode", "ia-flash", "open-chronic"} == alone


def test_one_challenge_of_promotion_3_needs_a_clearance():
    """A refused clearance can end a contract: the posts say so."""
    cleared = {post.challenge for post in P3.posts if post.clearance}

    assert {"adler"} == cleared


def test_specialists_posts_accept_their_family():
    """The geomatician's post went to data: it accepts both."""
    assert ("geomatics", "data") == P3.challenge("cartobio").posts[0].accepted


def test_the_funnel_of_promotion_3():
    """42 challenges to 15, 170 candidates to 32; what lies between was not published, and is not made up."""
    keys = ("challenges_filed", "challenges_selected", "candidates_filed", "fellows")

    assert (42, 15, 170, 32) == tuple(P3.fact(key).value for key in keys)
    for key in ("challenges_heard", "candidates_shortlisted", "candidates_heard"):
        assert not P3.fact(key).is_published


def test_the_calls_of_promotion_3_close_at_five_in_paris():
    """15 June and 15 October 2018 at 17:00, at UTC+2."""
    summer = timezone(timedelta(hours=2))

    assert datetime(2018, 6, 15, 17, tzinfo=summer) == P3.call("challenges").closes
    assert datetime(2018, 10, 15, 17, tzinfo=summer) == P3.call("candidates").closes


def test_promotion_3_lasts_ten_months_to_the_day():
    """End = start + 10 months − 1 day: 16 January to 15 November 2019, and 13 September 2021 to 12 July 2022."""
    for promotion in (P3, P5):
        length = promotion.rules.terms.duration
        assert promotion.ends == contract_end(promotion.starts, length)
        start, last = promotion.starts, promotion.ends
        whole = (last.year - start.year) * 12 + last.month - start.month
        assert (length.n, start.day - 1) == (whole, last.day)


def test_the_support_sessions_of_2019():
    """Fifteen sessions, in order, within the missions; the seminars last two days, the boot camp five."""
    sessions = P3.sessions

    assert 15 == len(sessions)
    assert list(sessions) == sorted(sessions, key=lambda one: one.first)
    assert all(P3.starts <= one.first <= P3.ends for one in sessions)
    assert [5, 2, 2] == [one.days for one in sessions if one.days > 1]
    assert date(2019, 11, 12) == P3.milestone("restitution").first == sessions[-1].first


def test_the_money_of_promotion_3():
    """70 % from the investment programme, 30 % from the administration; 4 000 € net a month."""
    assert Fraction(7, 10) == P3.funding.share("Programme d'investissements d'avenir")
    assert 1 == sum(share.share for share in P3.funding.shares)
    assert 4000 == P3.rules.pay_for(0).amount == P3.rules.pay_for(30).amount
    total = P3.fact("forecast_total_euros").value
    assert total == Fraction("2100364.09") + 80_000 + 220_000 + 30_000
    assert 70_000 == P3.fact("employer_cost_euros_for_ten_months").value


def test_rules_differ_between_promotions_as_data():
    """Wish caps, what is wished for, pay, and who decides have all changed."""
    assert (None, 3, 2, 3, 3, None, None) == tuple(one.rules.wish_cap for one in ALL)
    assert ("challenge", "profile") == (P3.rules.wish_kind, P4.rules.wish_kind)
    assert (3500, 4000) == tuple(P5.rules.pay_for(years).amount for years in (5, 6))
    assert (4250, 5000) == tuple(P7.rules.pay_for(years).amount for years in (9, 10))
    assert P3.rules.decided_by != P4.rules.decided_by
    assert "decision" == P4.rules.eligibility[0].at
    assert "start" == P5.rules.eligibility[0].at


def test_scales_are_stated_where_they_were_published():
    """Promotion 4: four levels without zero, and candidates out of 20. Promotion 3 published no scale."""
    assert [1, 2, 3, 4] == [level.mark for level in P4.rules.grid("challenges").levels]
    assert 20 == P4.rules.grid("candidates").top == P5.rules.grid("candidates").top
    assert P3.rules.grid("challenges").top is None
    assert 5 == len(P3.rules.grid("challenges").criteria)


def test_the_jury_of_promotion_4_heard_21():
    """Eight panels heard 2, 2, 3, 3, 3, 2, 3 and 3 challenges, 40 minutes each."""
    assert P4.fact("challenges_heard").value == sum(P4.fact("challenges_heard_by_panel").value)
    assert P4.fact("panels").value == len(P4.fact("challenges_heard_by_panel").value)
    assert 40 == sum(P4.fact("hearing_minutes").value)


def test_the_teams_of_each_promotion_make_its_fellows():
    """9 × 2 + 3 × 3 + 1 = 28; 10 × 2 + 7 × 3 = 41."""
    for promotion, sizes in ((P2, (1, 2, 3)), (P3, (2, 3)), (P4, (2, 3))):
        people = sum(size * promotion.fact(f"teams_of_{size}").value for size in sizes)
        assert promotion.fact("fellows").value == people


def test_a_word_can_change_family_between_promotions():
    """A data engineer counts in data in promotion 3, in development in 4, on their own in 5."""
    profile = "data_engineering"

    assert ("data", "dev", "data_engineering") == tuple(one.profile(profile).family for one in (P3, P4, P5))


def test_the_community_is_there_and_people_are_not():
    """Partners are organisations; no mentor, juror or fellow is named."""
    assert "Latitudes" in [partner.name for partner in P3.programme.community]
    assert all(not challenge.mentors for promotion in ALL for challenge in promotion.challenges)


# --- Held to their sources ------------------------------------------------------------------------------------

TABLE = Path(__file__).parents[1] / "data" / "published_facts.csv"
ROWS = tuple(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def _values(promotion, what):
    """Return what the data say: every reading of a fact, a host, the day of a condition, a count."""
    kind, _, key = what.partition(":")
    if kind == "fact":
        return promotion.fact(key).values
    if kind in {"call", "milestone"}:
        dated = getattr(promotion, kind)(key)
        return (dated.opens, dated.closes) if kind == "call" else (dated.first, dated.last)
    if kind in {"host", "ministry", "town", "employer"}:
        found = getattr(promotion.challenge(key) if key else promotion.rules.terms, kind)
        return (getattr(found, "name", found),)
    if kind in {"excludes", "rhythm"}:
        every = [(one.kind, one.every) for one in promotion.rhythms]
        found = every if kind == "rhythm" else [(one.status, one.at) for one in promotion.rules.eligibility]
        return tuple(value for name, value in found if name == key)
    if kind == "decision":
        conditions = (one for one in promotion.rules.eligibility if one.at == "decision")
        return tuple(promotion.reference_date(one) for one in conditions)
    return (len(promotion.challenges) if kind == "challenges" else promotion.starts,)


@pytest.mark.untraced
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['promotion']}-{row['what']}-{row['value'][:12]}")
def test_the_data_say_what_their_sources_say(row):
    """Each row was read on its page, with at most fifteen words of it; the data hold its value."""
    assert row["value"] in map(str, _values(ALL[int(row["promotion"]) - 1], row["what"]))
    assert row["page"]
    assert len(row["quote"].split()) <= 15


@pytest.mark.parametrize("promotion", ALL, ids=lambda one: one.name)
def test_every_promotion_has_its_challenges(promotion):
    """Titles that were read in a source, each once; a host that a page does not name is unknown."""
    titles = [one.title for one in promotion.challenges]

    assert len(titles) == len(set(titles)) == promotion.fact("challenges_selected").value
    assert all(one.source for one in promotion.challenges)


def test_the_designers_had_a_promotion_of_their_own():
    """Seventeen challenges, twenty-one designers in thirteen teams of one and four of two, six to twelve months."""
    months = [DESIGNERS.fact(f"months_of_{one.id}").value for one in DESIGNERS.challenges]

    assert 21 == DESIGNERS.fact("fellows").value == 13 * 1 + 4 * 2
    assert 17 == len(DESIGNERS.challenges) == DESIGNERS.fact("challenges_selected").value
    assert (6, 12) == (min(months), max(months))
    assert DESIGNERS not in ALL
