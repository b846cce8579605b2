"""The notice tells every parameter that decided: needs, skills, clearances, wishes of hosts, missing marks."""

import datetime as dt
from functools import cache

import pytest
from attrs import evolve

from eig import jury, lots, teams
from eig._draw.markdown_documents import Bullets
from eig.jury import JuryRules
from eig.jury.minutes import algorithm_notice
from eig.programme.appointments import Event
from eig.teams.asked import Need
from helpers import decided_book as made
from helpers.unfolded import unfolded

OUTCOME = made.outcome()


@cache
def composed():
    """Return the outcome of a promotion whose teams have needs, clearances and wishes of hosts."""
    problem = OUTCOME.cohort.problem
    people = [evolve(one, skills={"python": 2}, clearances=["secret"]) for one in problem.people]
    openings = [
        evolve(
            one, needs=[Need(skill="python", level=2)], clearance="secret", host_wishes=["cand-5", "cand-1"]
        )
        if one.id == "adler"
        else one
        for one in problem.openings
    ]
    found = teams.compose(evolve(problem, people=people, openings=openings))
    return OUTCOME.book.decide(None, OUTCOME.lists, found)


def noticed(person, **options):
    """Return the notice of somebody there."""
    return composed().notice(person, **options).replace("\u00a0", " ")


@pytest.mark.slow
def test_the_notice_tells_what_the_teams_were_composed_by():
    """The needs of the challenges asked for, the clearance, the person's skills, and where hosts placed them."""
    told = noticed("cand-1", sources={"skills": "the form", "hosts": "the host"})
    assert "team of ADLER has at least one with python at level 2 or more" in told
    assert "old the clearance that the challenge needs" in told
    assert "python, level 2 (source: the form)" in told
    assert "Clearances held: secret." in told
    assert "ish of the host of ADLER: rank 2 (source: the host)" in told
    assert told.count("at most 2 of the same employer") == OUTCOME.notice("cand-1").count(
        "at most 2 of the same employer"
    )
    french = noticed("cand-1", lang="fr")
    assert "python, niveau 2" in french
    assert "Souhait du porteur (ADLER) : rang 2" in french


def test_the_notice_tells_of_no_other_challenge_and_no_other_person():
    """Whoever did not ask for a challenge is told no need of it; who sits in no problem, nothing of teams."""
    assert "python at level" not in noticed("cand-3")
    assert "host of" not in noticed("cand-3")
    assert "kills" not in noticed("cand-9")
    for other in ("cand-5", "Nom Cinq", "cand-2"):
        assert other not in noticed("cand-1")
    assert "kills" not in OUTCOME.book.decide().notice("cand-1")


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("policy", "english", "french"),
    [
        ("renormalise", "the mean of the person's others", "la moyenne des autres"),
        ("worst", "the lowest of its scale", "la plus basse"),
        ("midpoint", "the middle of its scale", "le milieu"),
        ("best", "the highest of its scale", "la plus haute"),
    ],
)
def test_a_missing_mark_that_counts_is_told(policy, english, french):
    """Where the rules count something for a missing mark, the notice does not say that the treatment gave none."""
    rubric = jury.Rubric.equal(["a", "b"], scale=jury.EIG_SCALE)
    sheet = jury.Scoresheet.from_marks(rubric, [("c1", "j1", {"a": 4, "b": 3}), ("c2", "j1", {"a": 3})])
    held = jury.deliberate(sheet, places=1, missing=policy)
    notice = algorithm_notice(held.minutes(title="t"), "c2", purpose="p", contact="c")

    assert english in str(notice.degree[0]).replace("\u2019", "'")
    assert french in notice.degree[0].say("fr")
    assert "gave none" not in notice.to_markdown()


@pytest.mark.slow
def test_each_rule_that_holds_for_everybody_was_announced():
    """What the notices of two people have in common of rules stands in the rules published; each team with its challenge."""
    rules = OUTCOME.act("candidates", secret="6b28" * 16).rules
    shared = ({*OUTCOME.notice(one).split("## ")[3].splitlines()} for one in ("cand-1", "cand-3"))
    held = {
        line
        for line in set.intersection(*shared)
        if line.startswith("- ") and not line.startswith("- Source")
    }
    assert "- Nobody sits at two challenges." in held
    others = [one.removeprefix("- ") for one in held if one.removeprefix("- ") not in rules]
    places = [OUTCOME.book.promotion.challenge(one.id).title for one in OUTCOME.cohort.problem.openings]
    assert [] == [
        one
        for one in others
        if not any(f"osts of {place}" in one or f"ost of {place}" in one for place in places)
    ]
    assert "published with its challenge" in rules


RUBRIC = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
SECRET = "6b28" * 16


def marked(**marks):
    """Return a sheet of two criteria, of the marks of one juror; a mark that is 0 is missing."""
    rows = [(one.replace("_", "-"), "juror-1", {name: mark for name, mark in zip(RUBRIC.ids, some, strict=True) if mark}) for one, some in marks.items()]  # fmt: skip
    return jury.Scoresheet.from_marks(RUBRIC, rows)


def listed(**options):
    """Decide on candidates whom a jury ranked by rules of its own, without minutes."""
    rules = JuryRules(missing=options.pop("missing", "worst"), **options)
    lists = jury.rank_lists({("adler", "data"): marked(cand_1=(4, 0), cand_5=(2, 2))}, rules)
    kept = OUTCOME.deliberation.kept
    return OUTCOME.book.decide(None, lists, made.cohort(OUTCOME.book, kept, lists))


def recorded(*held):
    """Decide on candidates whom juries ranked, each with minutes of its own."""
    sat = [dt.date(2018, 11, 6)]
    minutes = [one.minutes(title=f"t{n}", sittings=sat, salt=f"{n}a17" * 16) for n, one in enumerate(held)]
    return OUTCOME.book.decide(minutes=minutes)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "options",
    [
        {"missing": "best", "tie_breaks": ["champions"], "detail": True},
        {"method": "median", "floors": "any", "opinions": "ignore", "quorum": None, "source": "the call"},
    ],
)
def test_each_rule_by_which_a_jury_ranked_people_is_announced(options, lang):
    """With its grid, whether the jury signed minutes or handed lists over; and each person reads them in the notice."""
    grids = (one.source for one in OUTCOME.book.promotion.rules.grids if one.judges == "candidates")
    stated = {
        "missing": "worst",
        "source": next(grids),
        **options,
    }  # published with the grid, if not by the jury
    own = evolve(JuryRules(**stated), rubric=RUBRIC)
    sheet = unfolded(own.say(lang)).splitlines()
    held = jury.deliberate(marked(cand_1=(4, 3), cand_5=(2, 2)), JuryRules(places=1, **options))
    outcome = listed(**options)
    said = Bullets([one.removeprefix("- ") for one in sheet[1:]]).markdown().splitlines()
    rules = outcome.act("candidates", secret=SECRET, lang=lang).rules

    assert f"## {sheet[0]}" in rules.splitlines()
    assert {*said} <= {*rules.splitlines()}
    assert {*said} <= {*outcome.notice("cand-1", lang=lang).splitlines()}
    assert outcome.dossier().treatment["parameters"][1 : len(sheet)] == outcome.lists.rules.reasons
    grid = [one for one in said if "impact" in one]
    assert {*grid} <= {*recorded(held).act("candidates", secret=SECRET, lang=lang).rules.splitlines()}
    counted = {"en": "but what counts for a missing one", "fr": "sinon ce qui compte pour une note manquante"}
    assert counted[lang] in rules
    assert counted[lang] not in OUTCOME.act("candidates", secret=SECRET, lang=lang).rules


def test_no_rule_is_announced_that_nobody_knows():
    """Numbers, and what a function of the office's own ranks, come with no rule of a jury; several grids with none of them."""
    two = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    other = jury.Scoresheet.from_marks(two, [("cand-1", "juror-1", {"impact": 4})])
    both = jury.rank_lists({"a": marked(cand_1=(4, 3)), "b": other})
    assert None is OUTCOME.lists.rules
    assert None is jury.rank_lists({"a": marked(cand_1=(4, 3))}, ranked=lambda one: jury.rank(one)).rules  # noqa: PLW0108 # any function
    assert JuryRules() == both.rules
    assert "Reserve" not in both.rules.say()
    assert "There is no reserve list." in evolve(both.rules, places=1).say()


DRAWN = {
    "en": "draw announced on 5 November 2018 (method and values: RFC 3797, 9319./3.5./",
    "fr": "tirage au sort annoncé le 5 novembre 2018 (méthode et valeurs : RFC 3797, 9319./3.5./",
}


@pytest.mark.slow
def test_whoever_a_draw_of_teams_parted_can_draw_again():
    """Letter, notice and act give its method, its values, the day of its announcement; the rules are those of the lists too."""
    tied = made.outcome(adler_data={"cand-1": 18, "cand-5": 12})
    equals = sorted(tied.cohort.undecided)
    draw = lots.draw_rfc3797(equals, count=len(equals), key="9319./3.5./", announced=dt.date(2018, 11, 5))
    ruled = evolve(tied.lists, rules=JuryRules(source="rules of the lists"))
    found = evolve(tied, lists=ruled, cohort=tied.cohort.settle(draw))
    for lang, said in DRAWN.items():
        told = [found.letter(who, lang=lang) for who in draw.order]
        assert all(said in unfolded(one).replace("\u00a0", " ") for one in told), told
        assert draw.record in found.notice(draw.order[-1], lang=lang)
    act = found.act("candidates", secret=SECRET)
    assert (
        f"Equals were parted by a draw announced on 5 November 2018 (method and values: {draw.record}; numbered list in the order of identifiers)"
        in act.text
    )
    assert "## Rules of the jury (rules of the lists)" in act.rules


@pytest.mark.untraced
def test_the_rules_and_draws_of_every_jury_are_announced():
    """Of two juries of people each has its rules, its grid and its draw in the act."""
    tied = jury.deliberate(marked(cand_3=(4, 3), cand_6=(4, 3)), places=1, source="rules B")
    draw = lots.draw_rfc3797(tied.undecided, count=2, key="1.2./", announced=dt.date(2018, 11, 2))
    first = jury.deliberate(marked(cand_1=(4, 3), cand_5=(2, 2)), places=1, source="rules A")
    facts = [Event(on=dt.date(2018, 11, day), kind=kind, what="candidates") for day, kind in ((1, "rules_published"), (9, "decision_taken"))]  # fmt: skip
    act = recorded(first, tied.settle(draw)).record(*facts).act("candidates", secret=SECRET)

    assert [
        ("## Rules of the jury (rules A)" in act.rules),
        ("## Rules of the jury (rules B)" in act.rules),
    ] == [True, True]
    assert act.drawn
    assert "draw" in [one.kind for one in act.links]
    assert "Equals were parted by a draw" in act.text


@pytest.mark.slow
def test_whoever_a_jury_ranked_with_minutes_reads_of_the_teams_too():
    """The notice tells what the jury was given and did, then wishes, rules and seats; how it ends, once."""
    held = jury.deliberate(marked(cand_1=(4, 3), cand_5=(2, 2)), places=1)
    judged = recorded(held)
    told = evolve(OUTCOME, minutes=judged.minutes).notice("cand-1").splitlines()

    for line in (
        "- The marks of one juror (source: the sheets of the jurors).",
        "- Wishes, in order: ADLER and CibNav (source: the application).",
        "- The cohort has at most 2 of the same employer.",
        "- Points of a wish that is met: 2 and 1, from the first wish on.",
        "- Each juror's total was worked out from the marks and the weights of the criteria.",
        "- The whole was recorded with a digest, so that it can be done again and compared.",
    ):
        assert 1 == told.count(line)
    assert [one for one in told if one.startswith("- ")] == [
        *dict.fromkeys(one for one in told if one.startswith("- "))
    ]
    assert "Wishes" not in judged.notice("cand-1")


@pytest.mark.slow
def test_lists_kept_before_they_told_their_rules_are_held_to_lists_ranked_again():
    """A dossier that lacks the rules is no other dossier; one that has them is held to them."""
    outcome = listed()
    bare = evolve(outcome, lists=evolve(outcome.lists, rules=None)).dossier()
    other = evolve(outcome.lists, rules=evolve(outcome.lists.rules, tie_breaks=["champions"]))

    assert "other_input" not in bare.replay(OUTCOME.book, lists=outcome.lists).explain().codes
    assert "other_input" not in outcome.dossier().replay(OUTCOME.book, lists=outcome.lists).explain().codes
    assert "other_input" in outcome.dossier().replay(OUTCOME.book, lists=other).explain().codes


def test_the_notice_tells_each_operation_that_made_the_scores():
    """Totals, scores and who is left out, where a grid was marked; scores alone of reviews; none of numbers that others made."""
    book, kept = OUTCOME.book, OUTCOME.deliberation.kept
    reviews = jury.Reviews.from_triples([("cand-1", "juror-1", 4), ("cand-5", "juror-1", 2)])
    grid = marked(cand_1=(4, 3), cand_5=(2, 2))
    for given, told in (
        (grid, (True, True)),
        (reviews, (False, True)),
        ({"cand-1": 4, "cand-5": 2}, (False, False)),
    ):
        lists = jury.rank_lists({("adler", "data"): given})
        text = book.decide(None, lists, made.cohort(book, kept, lists)).notice("cand-1")
        assert ("each juror's total" in text.lower(), "score of each dossier" in text) == told
        assert ("the opinions exclude" in text) == told[0]


def test_the_notice_of_a_jury_tells_the_threshold_among_its_operations():
    """A threshold that keeps dossiers off the lists is an operation, in both languages; without one none is told."""
    for threshold, said in (("2.5", True), (None, False)):
        held = jury.deliberate(marked(a=(4, 3), b=(2, 2)), places=1, threshold=threshold)
        notice = algorithm_notice(held.minutes(title="t"), "b", purpose="to rank", contact="us")
        for lang, words in (
            ("en", "under the threshold 2.5 was kept"),
            ("fr", "sous le seuil 2,5 n’a été retenu"),
        ):
            assert any(words in one.say(lang) for one in notice.operations) == said
