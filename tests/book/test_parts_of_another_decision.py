"""What is given beside a decision and is of another one is told as it is given, whatever part it is."""

import datetime as dt
from functools import cache

import pytest
from attrs import evolve

from eig import jury, teams
from eig.book import erase
from eig.errors import Fault
from eig.jury import MarkSheet
from eig.lots import draw_rfc3797
from eig.programme.appointments import Event
from eig.timeline import schedule
from helpers import decided_book as made
from helpers.shares import whole

SECRET, SALT = "6b28" * 16, "5a17" * 16
BOOK = made.book()
HELD, LISTS = made.deliberation(BOOK), made.lists()
COHORT = made.cohort(BOOK, HELD.kept, LISTS)
SAT = dt.date(2018, 7, 4)


def minutes(held=HELD, title="EIG 3, défis", **facts):
    return held.minutes(**{"title": title, "sittings": [SAT], "salt": SALT, **facts})


def changed(**fields):
    """Return the deliberation with other rules."""
    return evolve(HELD, rules=evolve(HELD.rules, **fields))


MARKED = evolve(
    HELD,
    sheet=HELD.sheet.corrected(
        MarkSheet(item="adler", juror="juror-1", marks={"impact": 1}), by="juror-1", reason="slip"
    ),
)
OF_ADLER = evolve(MARKED, sheet=MARKED.sheet.only(["adler", "cibnav"]))
MINUTES = minutes()

OF_SOME = evolve(HELD, sheet=HELD.sheet.only(["adler", "cibnav"]))


def of_some(*items, **facts):
    """Return minutes of a jury that judged some of the dossiers, with the same marks."""
    return minutes(evolve(HELD, sheet=HELD.sheet.only(items)), **facts)


def judged(marks, **facts):
    """Return minutes of a jury that judged people."""
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    sheet = jury.Scoresheet.from_marks(
        rubric, [(who, f"juror-{n}", {"impact": mark}) for who, mark in marks.items() for n in (1, 2, 3)]
    )
    held = jury.deliberate(sheet, places=1, reserve=1)
    return held.minutes(**{"title": "EIG 3, data", "sittings": [dt.date(2018, 11, 8)], "salt": SALT, **facts})


def files_read(marks):
    """Return minutes of a jury that read the files of people, three days before it heard them."""
    return judged(marks, title="EIG 3, files read", sittings=[dt.date(2018, 11, 5)])


def beside(**parts):
    """Decide with some parts of another decision; all others are of this one."""
    given = {"deliberation": HELD, "lists": LISTS, "cohort": COHORT, "minutes": [MINUTES], **parts}
    beside = {name: given.get(name, ()) for name in ("minutes", "rounds")}
    return BOOK.decide(given["deliberation"], given["lists"], given["cohort"], **beside)


OTHER_LISTS = made.lists(adler_data={"cand-1": 12, "cand-5": 13})
WITHOUT = [one for one in made.CANDIDATES if one["id"] != "cand-6"]
FEWER = {
    key: {who: points for who, points in some.items() if who != "cand-6"} for key, some in made.LISTS.items()
}


def of_book(who, **other):
    """Compose teams of a book in which somebody is told otherwise."""
    told = [{**one, **(other if one["id"] == who else {})} for one in made.CANDIDATES]
    return made.cohort(made.book(candidates=told), HELD.kept, LISTS)


FAMILY = {
    "minutes of other marks": ({"minutes": minutes(MARKED)}, "minutes_contradict"),
    "minutes of other rules": ({"minutes": minutes(changed(reserve=0))}, "minutes_contradict"),
    "minutes of another source": ({"minutes": minutes(changed(source="another call"))}, "minutes_contradict"),
    "minutes of another body": ({"minutes": minutes(evolve(HELD, chair="juror-1"))}, "minutes_contradict"),
    "minutes of other marks of two dossiers": ({"minutes": minutes(OF_ADLER)}, "minutes_contradict"),
    "minutes from before a dossier was left out": (
        {"deliberation": evolve(HELD, sheet=HELD.sheet.only(["adler", "cibnav", "datareg"]))},
        "minutes_contradict",
    ),
    "minutes under a digest of others": ({"minutes": evolve(MINUTES, title="EIG 3, others")}, "other_minutes"),
    "minutes without a digest": ({"minutes": evolve(MINUTES, digest="")}, "other_minutes"),
    "minutes of one dossier, kept there": ({"minutes": of_some("datareg")}, "minutes_contradict"),
    "minutes of two dossiers apart, and one is kept there": (
        {"minutes": [of_some("adler", "cibnav"), of_some("datareg", title="b")]}, "minutes_contradict"),
    "minutes of some, by other rules": (
        {"minutes": minutes(evolve(OF_SOME, rules=evolve(OF_SOME.rules, source="another call")))},
        "minutes_contradict",
    ),
    "minutes of other marks beside those of the deliberation": (
        {"minutes": [MINUTES, minutes(MARKED, title="other")]}, "minutes_contradict"),
    "minutes of one dossier beside those of the deliberation": (
        {"minutes": [MINUTES, of_some("datareg", title="other")]}, "minutes_contradict"),
    "minutes twice, under two salts": (
        {"minutes": [MINUTES, minutes(salt="0c" * 32)]}, "minutes_twice"),
    "minutes titled for another promotion": ({"minutes": minutes(title="EIG 2, défis")}, "titled_for_another"),
    "minutes of one deliberation under two titles": (
        {"minutes": [MINUTES, minutes(title="EIG 3, again")]}, "minutes_of_one"),
    "minutes of one deliberation under two days": (
        {"minutes": [MINUTES, minutes(title="second", sittings=[dt.date(2018, 7, 5)])]}, "minutes_of_one"),
    "minutes of after the decision": ({"minutes": minutes(sittings=[dt.date(2019, 7, 4)])}, "link_late"),
    "minutes of before the rules": ({"minutes": minutes(sittings=[dt.date(2017, 7, 4)])}, "link_late"),
    "minutes twice": ({"minutes": [MINUTES, MINUTES]}, "minutes_twice"),
    "minutes of a first sitting that is given as no round": (
        {"minutes": [MINUTES, minutes(MARKED, title="first", sittings=[dt.date(2018, 7, 2)])]}, "minutes_contradict"),
    "minutes of files read, given as no round": (
        {"minutes": [MINUTES, judged({"cand-1": 4, "cand-5": 2}), files_read({"cand-1": 2, "cand-5": 4})]},
        "minutes_contradict"),
    "minutes that rank people otherwise": (
        {"minutes": [MINUTES, judged({"cand-1": 2, "cand-5": 3})]}, "minutes_contradict"),
    "minutes in which two of a list are equal": (
        {"minutes": [MINUTES, judged({"cand-1": 2, "cand-5": 2, "cand-8": 3})]}, "minutes_contradict"),
    "rankings of another decision": ({"lists": OTHER_LISTS}, "teams_of_another"),
    "rankings with one person more": (
        {"lists": made.lists(adler_dev={"cand-2": 15, "cand-8": 3})}, "teams_of_another"),
    "teams of other rankings": ({"cohort": made.cohort(BOOK, HELD.kept, OTHER_LISTS)}, "teams_of_another"),
    "teams of a challenge that was not kept": (
        {"cohort": made.cohort(BOOK, [*HELD.kept, "datajust"], LISTS)}, "teams_of_another"),
    "teams of fewer people": (
        {"cohort": made.cohort(made.book(candidates=WITHOUT, panels=()), HELD.kept, jury.rank_lists(FEWER))},
        "composed_without",
    ),
    "teams without somebody whose withdrawal is not recorded": (
        {"cohort": teams.repair(COHORT, withdrawn=["cand-1"]).composition}, "composed_without"),
    "teams composed without the rankings": (
        {"cohort": teams.compose(BOOK.problem(HELD.kept, wishes=[2, 1]))}, "teams_unranked"),
    "teams of somebody's other wishes": ({"cohort": of_book("cand-1", **{"Vœu 2": ""})}, "composed_by_wishes"),
    "teams of wishes in another order": (
        {"cohort": of_book("cand-1", **{"Vœu 1": "cibnav", "Vœu 2": "adler"})}, "composed_by_wishes"),
    "teams of somebody's other profile": ({"cohort": of_book("cand-1", profiles="dev")}, "composed_by_details"),
    "teams of somebody's other employer": ({"cohort": of_book("cand-3", employer="e9")}, "composed_by_details"),
    "teams with somebody whose application is not complete": (
        {"cohort": of_book("cand-9", complete="")}, "composed_with_gone"),
    "teams of fewer challenges": ({"cohort": made.cohort(BOOK, ["cibnav"], LISTS)}, "kept_without_team"),
}  # fmt: skip
STEPS = [
    Event(on=on, kind=kind, what=about)
    for kind, on in {"rules_published": dt.date(2018, 5, 4), "decision_taken": dt.date(2018, 12, 10)}.items()
    for about in ("challenges", "candidates")
]


def by_day(*parts):
    """Return the cases in which one of these parts is of another decision: the first of each code, all of them at night."""
    some = {name: code for name, (given, code) in FAMILY.items() if not {*parts}.isdisjoint(given)}
    firsts = {code: name for name, code in reversed(some.items())}
    return [name for name, code in some.items() if whole() or firsts[code] == name]


@cache
def decided(what):
    """Decide with a part of another decision, and record what was published and taken when."""
    return beside(**FAMILY[what][0]).record(*STEPS)


def doubts(outcome):
    """Return what the acts tell, beside what is missing."""
    acts = [outcome.act(about, secret=SECRET) for about in ("challenges", "candidates")]
    return [one for act in acts for one in act.check().doubts]


def ours(reasons):
    codes = {code for _, code in FAMILY.values()}
    return [one for one in reasons if one.code in codes]


@pytest.mark.slow(
    but=["rankings with one person more", "minutes without a digest", "minutes titled for another promotion"],
    one_in=3,
)
@pytest.mark.parametrize("what", FAMILY)
def test_a_part_of_another_decision_is_told_as_it_is_given(what):
    """Minutes of another sitting, rankings or teams of another decision: the office reads it before anybody else."""
    said, code = ours(decided(what).cautions), FAMILY[what][1]
    assert {code} == {one.code for one in said}
    assert all(one.say("fr") != one.say("en") for one in said)


@pytest.mark.slow(one_in=6)
@pytest.mark.parametrize("what", by_day("deliberation", "lists", "cohort", "minutes"))
def test_whoever_checks_the_acts_is_told_the_same(what):
    """Of a challenge that was kept and has no team the office alone reads: no act decides on teams."""
    code = FAMILY[what][1]
    said = {one.code for one in ours(doubts(decided(what)))}
    assert said == ({code} if code != "kept_without_team" else set())


FILES_READ = files_read({"cand-1": 2, "cand-5": 4})
PANEL = minutes(OF_SOME, title="EIG 3, panel")
GOOD = [
    {},
    {"minutes": []},
    {"minutes": [MINUTES, PANEL]},
    {"minutes": PANEL},
    {"minutes": minutes(title="EIG 2018, promotion EIG3, after EIG 2")},
    {"minutes": minutes(title="the jury of 2018")},
    {"minutes": minutes(sittings=[dt.date(2018, 7, 2), SAT])},
    {"minutes": of_some("adler", "cibnav", "datareg")},
    {"minutes": [MINUTES, judged({"cand-1": 4, "cand-5": 2})]},
    {"minutes": [MINUTES, judged({"cand-1": 4, "cand-8": 3, "cand-5": 2})]},
    {"minutes": [MINUTES, FILES_READ, judged({"cand-1": 4, "cand-5": 2})], "rounds": FILES_READ.deliberation},
    {"cohort": None, "lists": OTHER_LISTS},
    {"cohort": teams.compose(BOOK.problem(HELD.kept, merit=LISTS, merit_by_wish=[1, "0.5"], wishes=[2, 1]))},
    {"cohort": teams.compose(BOOK.problem(HELD.kept, wishes=[2, 1])), "lists": None},
    {"cohort": teams.repair(COHORT).composition},
    {"cohort": teams.repair(COHORT, locked=[next(iter(COHORT.cohort.people))]).composition},
    {"cohort": teams.compose(BOOK.problem(HELD.kept, merit=LISTS, wishes=[2, 1], mates=1))},
    {"cohort": teams.compose(COHORT.problem.having(teams.Apart.of("cand-1", "cand-2")))},
    {"cohort": of_book("cand-7", name="Nom Autre", profiles="design, ux")},
]


@pytest.mark.parametrize("parts", GOOD, ids=str)
def test_parts_of_one_decision_are_told_nothing_of(parts):
    """Its minutes, those of a panel, those of a round that is given, rankings in another scale."""
    assert [] == ours(beside(**parts).record(*STEPS).cautions)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("parts", GOOD if whole() else GOOD[::6], ids=str)
def test_acts_of_parts_of_one_decision_doubt_nothing(parts):
    """A third reader is told no more than the office (all of them at night)."""
    assert [] == ours(doubts(beside(**parts).record(*STEPS)))


def test_minutes_of_a_promotion_that_the_book_does_not_know_are_refused():
    """As its deliberation is: no act is made of dossiers of others."""
    sheet = jury.Scoresheet.from_marks(HELD.sheet.rubric, [("elsewhere", "juror-1", {"impact": 3})])
    with pytest.raises(Fault, match=r"minutes: expected a dossier that is known here, got 'elsewhere'"):
        beside(minutes=minutes(jury.deliberate(sheet, places=1)))


@pytest.mark.slow
def test_a_doubt_is_told_as_often_as_an_act_states_it():
    """One written twice into an act that is kept is seen: it says something else than the act that was made."""
    doubt = HELD.explain("adler").reasons[0]
    act = evolve(acted(beside())[0], doubts=[doubt])
    assert [doubt, *act.published().check().doubts] == [*act.check().doubts]
    assert evolve(act, doubts=[doubt] * 2).check() != act.check()


def test_a_doubt_that_names_somebody_goes_with_them():
    """An act in which somebody is erased names them nowhere, in its doubts neither."""
    act = decided("teams of fewer people").act("candidates", secret=SECRET)
    assert any("cand-6" in str(one) for one in act.doubts)
    left = erase(act, "cand-6", on=dt.date(2020, 12, 15), by="office", why="the delay has run")
    assert all("cand-6" not in str(one) for one in left.doubts)


DECIDED = dt.date(2018, 12, 10)
LEAVES = Event(on=dt.date(2018, 12, 1), kind="withdrawn", person="cand-6")
AWAY = BOOK.record(LEAVES)
SINCE = {
    "somebody withdrew": (lambda book, on: book.record(evolve(LEAVES, on=on)), COHORT, "composed_with_gone"),
    "a challenge is withdrawn": (
        lambda book, on: book.record(Event(on=on, kind="withdrawn", challenge="cibnav")),
        COHORT,
        "composed_for_lost",
    ),
    "a post is cut": (
        lambda book, on: book.record(Event(on=on, kind="cut", post="adler-1")), COHORT, "composed_by_posts"),
    "a withdrawal did not happen": (
        lambda book, on: book.record(LEAVES).correct(LEAVES, on=on, by="office", why="a slip"),
        made.cohort(AWAY, HELD.kept, LISTS),
        "composed_without",
    ),
}  # fmt: skip


@pytest.mark.slow(but=["a post is cut--2"], one_in=4)
@pytest.mark.parametrize("day", [-2, 0, 20])
@pytest.mark.parametrize("what", SINCE)
def test_what_is_told_from_the_day_of_the_decision_on_moves_no_doubt_of_teams(what, day):
    """What was known before is one doubt in the outcome, its act and the replay; what is told since is none."""
    change, cohort, code = SINCE[what]
    known = change(BOOK.record(*STEPS), DECIDED + dt.timedelta(days=day))
    outcome = known.decide(HELD, LISTS, cohort, minutes=MINUTES)
    replay = outcome.dossier(salt="0b" * 32).replay(known, deliberation=HELD, lists=LISTS)
    rooms = (outcome.cautions, outcome.act("candidates", secret=SECRET).doubts, replay.differences)
    told = [{one for one in room if one.code.startswith("composed_")} for room in rooms]
    assert told[0] == told[1] == told[2]
    assert ({code} if day < 0 else set()) == {one.code for one in told[0]}
    other = {one.code for one in replay.differences} - {"holds_later", code}  # rules of later sources
    assert bool(other) == (day < 0)
    if day >= 0:
        then = BOOK if what != "a withdrawal did not happen" else AWAY
        before = then.record(*STEPS).decide(HELD, LISTS, cohort, minutes=MINUTES).dossier(salt="0b" * 32)
        assert [] == ours(before.replay(known).differences)


@pytest.mark.untraced
@pytest.mark.parametrize("draws", [False, True])
def test_a_day_that_the_ledger_does_not_have_is_one_doubt_in_each_room(draws):
    """A second day of sitting, or the announcement of a draw: the outcome, its act and the replay say it alike."""
    days = [SAT, SAT + dt.timedelta(days=1)]
    step = Event(on=SAT, kind="draw_announced" if draws else "jury_sat", what="challenges")
    record = draw_rfc3797(["adler", "cibnav"], count=2, key="1.2./", announced=days[1])
    held = evolve(HELD, draws=[record]) if draws else HELD
    told = minutes(held, sittings=days[:1] if draws else days)
    outcome = BOOK.record(*STEPS, step).decide(held, LISTS, COHORT, minutes=told)
    replay = outcome.dossier(salt="0b" * 32).replay(outcome.book, deliberation=held, lists=LISTS)
    rooms = (outcome.cautions, outcome.act("challenges", secret=SECRET).doubts, replay.differences)
    said = [[str(one) for one in room if one.code == "days_contradict"] for room in rooms]
    assert said[0] == said[1] == said[2]
    assert len(said[0]) == 1
    assert "5 July 2018" in said[0][0]


@pytest.mark.untraced(but=["EIG 12-True"])
@pytest.mark.parametrize(
    ("key", "told"), [("eig-2", True), ("EIG 12", True), ("eig-3", False), ("plan", False)]
)
def test_dates_of_another_promotion_are_told(key, told):
    """A plan named as the promotion is, but for its number, is of another one."""
    dates = schedule(evolve(made.schedule().plan, key=key))
    outcome = BOOK.record(*STEPS).decide(HELD, LISTS, COHORT, dates, minutes=MINUTES)
    rooms = (outcome.cautions, outcome.dossier(salt="0b" * 32).replay(outcome.book).differences)
    assert [["scheduled_for_another"] * told] * 2 == [
        [one.code for one in room if "another" in one.code] for room in rooms
    ]


@pytest.mark.slow
def test_nobody_is_spelt_right_who_is_known_to_have_left():
    """Teams repaired after a withdrawal: a rule and a mark that name whoever left are no slip of the pen."""
    rules = [teams.Apart.of("cand-6", "cand-2"), teams.Apart.of("cand-44", "cand-2")]
    repaired = teams.repair(made.cohort(BOOK, HELD.kept, LISTS, rules=rules), withdrawn=["cand-6"])
    outcome = AWAY.decide(HELD, LISTS, repaired.composition)
    for cautions, names in (
        (outcome.cautions, {("cand-44",)}),
        (repaired.composition.cautions, {("cand-6",), ("cand-44",)}),
    ):
        assert names == {one.facts["names"] for one in cautions if one.code.startswith("stranger_")}


@pytest.mark.slow(one_in=6)
@pytest.mark.parametrize("what", by_day("cohort", "minutes"))
def test_a_replay_tells_parts_of_another_decision_in_the_same_words(what):
    """The office, the reader of the act and whoever checks it years later read one doubt."""
    outcome, code = decided(what), FAMILY[what][1]
    again = outcome.dossier(salt="0b" * 32).replay(outcome.book, deliberation=HELD, lists=LISTS)
    told = {one.code for one in again.differences}
    assert code == "kept_without_team" or code in told
    assert ("other_minutes" in told) == (code == "other_minutes")


OF_THREE = evolve(HELD, rules=evolve(HELD.rules, places=3))
BOUND = {
    "the deliberation": {"deliberation": changed(detail=True)},
    "a round of challenges": {"rounds": [evolve(OF_THREE, chair="juror-2"), FILES_READ.deliberation]},
    "a round of people": {"rounds": [OF_THREE, evolve(FILES_READ.deliberation, present=[])]},
    "the rankings": {"lists": made.lists(adler_data={"cand-1": 17, "cand-5": 13})},
    "the draws": {"cohort": evolve(COHORT, draws=[draw_rfc3797(["adler", "cibnav"], count=1, key="1.2./")])},
}
RECORDED = {
    "no minutes": [],
    "minutes of all but the rankings": [minutes(sittings=[]), evolve(FILES_READ, sittings=[])],
    "minutes of some": [minutes(OF_SOME, sittings=[])],
}


def acted(outcome):
    abouts = {"challenges": "1b", "candidates": "2b"}
    return [outcome.act(about, secret=secret * 32) for about, secret in abouts.items()]


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("dated", [(), ("decision_taken",), ("rules_published", "minutes_signed")], ids=len)
@pytest.mark.parametrize("recorded", RECORDED)
def test_an_act_binds_what_it_was_made_of_whatever_has_a_day(recorded, dated):
    """Of another deliberation, round, ranking or draw that decides the same, it is no act."""
    abouts = ("challenges", "candidates")
    days = [Event(on=DECIDED, kind=kind, what=about) for kind in dated for about in abouts]
    given = {"minutes": RECORDED[recorded], "rounds": [OF_THREE, FILES_READ.deliberation]}
    acts = acted(beside(**given).record(*days))
    for change in BOUND.values():
        with pytest.raises(Fault, match="act"):
            beside(**{**given, **change}).record(*days).dossier(acts=acts)
    for public in (act.published() for act in acts):
        honest = public.check().doubts
        for change in ({"rules": "others"}, {"unlinked": {**public.unlinked, "found": "2:00"}}):
            assert len(evolve(public, **change).check().doubts) == 1 + len(honest)


def test_a_published_dossier_binds_what_the_whole_one_holds():
    """Written anew of other rankings that decide the same, it is told, though no step has a day; one published before holds."""
    dossier, other = (
        beside(lists=one, minutes=[]).dossier(salt="0b" * 32)
        for one in (LISTS, BOUND["the rankings"]["lists"])
    )
    public = dossier.redacted("public")
    before = evolve(public, digests={name: one for name, one in public.digests.items() if name != "written"})
    for forged, published, told in (
        (dossier, public, False),
        (other, public, True),
        (dossier, before, False),
    ):
        codes = forged.replay(BOOK, published=published).explain().codes
        assert ("other_published" in codes) == told
