"""What a candidate receives names no other candidate and no juror; the public reads who is on which list.

Each world is drawn from a seed, with ties, quotas, decisions, recusals, pairs and seats that are lost. Names
of candidates and of jurors are unlike any word, so that one is found wherever it stands.
"""

import importlib
import inspect
import pkgutil
import re
from datetime import date, time
from random import Random

import pytest
from attrs import has

from eig.errors import Fault, UnknownKey
from eig.jury import (
    EIG_SCALE,
    JuryRules,
    MarkSheet,
    Ranking,
    Recusal,
    Recusals,
    Rubric,
    Scoresheet,
    deliberate,
    fill_posts,
    rank,
    recuse,
    select,
)
from eig.jury.minutes import algorithm_notice, candidate_minutes, extract_for_candidate
from eig.lots import Decision
from eig.programme import Quota
from eig.teams import Apart, Objective, Opening, Person, Problem, Together, WishPoints, compose, repair
from eig.teams.asked import PairBonus, SeatGiven
from eig.timeline import timetable
from eig.timeline.hearings import HalfDay, Hearing

CANDIDATES = [f"cand{letter}q" for letter in "abcdef"]
JURORS = [f"juro{letter}q" for letter in "abc"]
NAMED = re.compile(r"cand\wq|juro\wq")
SEEDS = range(12)


def _sheet(draw):
    """Return the marks of a jury: some recused, some absent, some without a mark."""
    rubric = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
    sheets = [
        MarkSheet(item=item, juror=juror, state="absent")
        if draw.random() < 0.1
        else MarkSheet(
            item=item,
            juror=juror,
            marks={name: draw.randint(1, 3) for name in ("impact", "team") if draw.random() < 0.95},
            opinion=draw.choice([None, "favourable", "unfavourable"]),
            champion=draw.random() < 0.1,
        )
        for item in CANDIDATES
        for juror in JURORS
    ]
    away = Recusal(juror=draw.choice(JURORS), item=draw.choice(CANDIDATES), kind="employer")
    return recuse(Scoresheet(rubric=rubric, sheets=sheets), Recusals(recusals=[away]), by=JURORS[0])


def _rules(draw, **more):
    quotas = [Quota(attribute="p", value="x", minimum=draw.randint(1, 2))] if draw.random() < 0.5 else []
    return JuryRules(
        places=draw.randint(1, 4),
        reserve=draw.choice([None, 0, 2]),
        missing="worst",
        tie_breaks=["criterion_mean:impact", "champions"] if draw.random() < 0.5 else [],
        quotas=quotas,
        objective=draw.choice(["scores", "ranks", "merit"]),
        **more,
    )


def _settled(found, draw):
    """Return a result whose equals a decision of the jury parts, sometimes."""
    if not found.undecided or draw.random() < 0.4:
        return found
    order = draw.sample(found.undecided, len(found.undecided))
    return found.settle(Decision(by="jury", order=order, reference="minutes, 4.2"))


def ranking(draw):
    """Return a ranking by marks."""
    return rank(_sheet(draw), tie_breaks=["criterion_mean:impact"], missing="worst"), CANDIDATES


def selection(draw):
    """Return who is kept."""
    rules = _rules(draw)
    kinds = {item: {"p": draw.choice("xy")} for item in CANDIDATES} if rules.quotas else {}
    chosen = select(
        Ranking.from_scores({one: draw.randint(0, 2) for one in CANDIDATES}), rules, attributes=kinds
    )
    return _settled(chosen, draw), CANDIDATES


def deliberation(draw):
    """Return a deliberation."""
    rules = _rules(draw, detail=draw.random() < 0.5)
    kinds = {item: {"p": draw.choice("xy")} for item in CANDIDATES} if rules.quotas else {}
    held = deliberate(_sheet(draw), rules, chair=JURORS[0], members=JURORS, attributes=kinds)
    return _settled(held, draw), CANDIDATES


def allocation(draw):
    """Return who takes which post."""
    lists = {
        post: Ranking.from_scores({one: draw.randint(0, 2) for one in CANDIDATES if draw.random() < 0.8})
        for post in ("data", "dev")
    }
    wishes = {one: draw.sample(["data", "dev"], draw.randint(1, 2)) for one in CANDIDATES}
    return fill_posts(lists, posts={"data": 1, "dev": 2}, wishes=wishes), CANDIDATES


def _problem(draw):
    people = [
        Person(
            id=one,
            wishes=draw.sample(["adler", "plume"], draw.randint(0, 2)),
            open_to_all=draw.random() < 0.7,
        )
        for one in CANDIDATES
    ]
    two = draw.sample(CANDIDATES, 2)
    rules = [draw.choice([Together.of(*two), Apart.of(*two), SeatGiven.of(two[0], "adler")])]
    aims = [WishPoints(by_rank=[2, 1]), PairBonus.of(*draw.sample(CANDIDATES, 2), 1)]
    openings = [Opening(id="adler", size=(1, 2)), Opening(id="plume", size=(2, 2))]
    return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=aims))


def composition(draw):
    """Return a cohort."""
    return _settled(compose(_problem(draw)), draw), CANDIDATES


def cohort_repair(draw):
    """Return a cohort repaired after somebody left."""
    first = compose(_problem(draw))
    if first.cohort is None:
        return first, CANDIDATES
    return repair(first, withdrawn=[draw.choice(first.cohort.people)]), CANDIDATES


def hearings(draw):
    """Return a timetable in which a hearing has no place."""
    panels = [Hearing(key=one, jurors=draw.sample(JURORS, 2)) for one in CANDIDATES]
    day = HalfDay(key="am", day=date(2027, 1, 5), starts=time(9), ends=time(12))
    conflicts = [(panels[0].jurors[0], panels[0].key)]
    return timetable(panels, [day], conflicts=conflicts), CANDIDATES


WORLDS = {
    "Ranking": ranking,
    "Selection": selection,
    "Deliberation": deliberation,
    "Allocation": allocation,
    "Composition": composition,
    "CohortRepair": cohort_repair,
    "Timetable": hearings,
}


def others_in(text, item):
    """Return the names in a text, other than that of the candidate it is about."""
    return set(NAMED.findall(text)) - {item}


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("world", WORLDS)
def test_a_candidate_reads_of_nobody_else(world, lang):
    """Whatever is explained to a candidate names neither another candidate nor a juror, in text or facts."""
    named = False
    for seed in SEEDS:
        found, candidates = WORLDS[world](Random(seed))
        for item in candidates:
            told = found.explain(item, lang=lang, audience="candidate")
            assert set() == others_in(str(told), item), (seed, str(told))
            assert set() == others_in(repr(told.reasons), item)
            named = named or others_in(str(found.explain(item, lang=lang)), item)
    assert named, "the jury reads of others: without them the law would say nothing"


@pytest.mark.parametrize(
    "world",
    ["Timetable", *(pytest.param(one, marks=pytest.mark.slow) for one in WORLDS if one != "Timetable")],
)
def test_the_public_reads_who_is_on_which_list(world):
    """The public reads one sentence, with no juror, and of others only those of the same team."""
    for seed in SEEDS:
        found, candidates = WORLDS[world](Random(seed))
        for item in candidates:
            told = found.explain(item, audience="public")
            (sentence,) = told.reasons
            others = others_in(str(told), item)
            cohort = getattr(getattr(found, "composition", found), "cohort", None)
            place = cohort and cohort.place_of(item)
            mates = set(cohort.team_of(place).people) if place else set()
            assert others <= mates, (seed, str(told))
            assert "with" not in sentence.say() or mates


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_is_written_to_a_candidate_names_nobody_else(lang):
    """Neither the extract of the minutes, nor the extract of marks, nor the notice names another or a juror."""
    for seed in SEEDS:
        held, candidates = deliberation(Random(seed))
        minutes = held.minutes(title="EIG 3", salt="5a17" * 16, recorded_by=JURORS[1])
        for item in candidates:
            notice = algorithm_notice(minutes, item, purpose="to rank", contact="the programme")
            marks = extract_for_candidate(held, item, results_are_out=True)
            written = [
                candidate_minutes(minutes, item, results_are_out=True, lang=lang),
                notice.to_markdown(lang=lang),
                str(marks.explain(lang=lang)),
                str(marks.rows()),
            ]
            for text in written:
                assert set() == others_in(text, item), (seed, text)


@pytest.mark.slow
def test_the_whole_is_for_the_jury():
    """A candidate, or the public, reads of one case; an audience without a voice is refused."""
    for world in WORLDS.values():
        found, _ = world(Random(0))
        for audience in ("candidate", "public"):
            with pytest.raises(Fault, match=r"explain\.key: expected the key of one case: the whole is for"):
                found.explain(audience=audience)
        with pytest.raises(Fault, match=r"\.explain\.audience: expected one of .* got 'press'"):
            found.explain("plume", audience="press")


def test_a_hearing_that_is_not_here_is_refused():
    """A juror is no hearing: nobody but the jury reads where a juror sits."""
    found, _ = hearings(Random(0))
    for audience in ("candidate", "public"):
        with pytest.raises(UnknownKey, match="hearing"):
            found.explain(JURORS[0], audience=audience)


def test_every_audience_is_under_the_law():
    """Each public result that explains itself to an audience has a world here."""
    found = set()
    for room in ("jury", "teams", "timeline"):
        inside = importlib.import_module(f"eig.{room}")
        for package in pkgutil.iter_modules(inside.__path__):
            if package.ispkg and not package.name.startswith("_"):
                shown = importlib.import_module(f"eig.{room}.{package.name}")
                kinds = (getattr(shown, name) for name in shown.__all__)
                found |= {
                    kind.__name__
                    for kind in kinds
                    if inspect.isclass(kind)
                    and has(kind)
                    and "audience" in inspect.signature(getattr(kind, "explain", others_in)).parameters
                }
    assert WORLDS.keys() == found
