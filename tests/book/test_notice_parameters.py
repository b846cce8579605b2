"""The notice tells every parameter that decided: needs, skills, clearances, wishes of hosts, missing marks."""

import pytest
from attrs import evolve

from eig import jury, teams
from eig.jury.minutes import algorithm_notice
from eig.teams.asked import Need
from helpers import decided_book as made

OUTCOME = made.outcome()


def noticed(person, **options):
    """Return the notice of a promotion whose teams have needs, clearances and wishes of hosts."""
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
    return OUTCOME.book.decide(None, OUTCOME.lists, found).notice(person, **options).replace("\u00a0", " ")


@pytest.mark.slow
def test_the_notice_tells_what_the_teams_were_composed_by():
    """The needs of the challenges asked for, the clearance, the person's skills, and where hosts placed them."""
    told = noticed("cand-1", sources={"skills": "the form", "hosts": "the host"})
    assert "team of ADLER has at least one with python at level 2 or more" in told
    assert "old the clearance that the opening needs" in told
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


def test_each_rule_that_holds_for_everybody_was_announced():
    """What the notices of two people have in common of rules stands in the rules that were published."""
    rules = OUTCOME.act("candidates", secret="6b28" * 16).rules
    shared = ({*OUTCOME.notice(one).split("## ")[3].splitlines()} for one in ("cand-1", "cand-3"))
    held = {line for line in set.intersection(*shared) if line.startswith("- ") and "post of" not in line}
    assert {"- Nobody sits at two openings."} <= held <= {*rules.splitlines()}
