"""Whatever leaves a dossier out by itself is told, and nothing else: a clerk who knows the published rules alone says which.

The clerk reads the page on marks: a dossier is left out where a mark eliminates it, where more jurors are against it
than for it, where nobody marked it; and no dossier under the threshold is kept.
"""

import re
from fractions import Fraction
from random import Random

import pytest

from eig.jury import EIG_SCALE, Criterion, JuryRules, MarkSheet, Rubric, Scoresheet, deliberate
from eig.jury.minutes import algorithm_notice, candidate_minutes
from eig.jury.severity import AdjustedScore, Adjustment
from eig.programme.disclosure import Disclosure
from helpers.unfolded import unfolded

SAID = {
    "marks": r"eliminating mark or several|is an eliminating mark|ou plusieurs notes éliminatoires|est une note éliminatoire",
    "opinions": r"opinions against than for|opinions of the jury are unfav|\d against, |plus d'avis défav|avis du jury sont défav|\d contre, ",
    "threshold": r"is under the threshold|est sous le seuil",
    "none": r"it has no mark|aucune note",
}
"""How each ground is told, in both languages: as the person reads it, and as the jury does."""
WITHHELD = re.compile(r"(on no list|sur aucune liste) : |on no list: ", re.IGNORECASE)
LATER = ("without ", "- without ", "sans ", "- sans ", "- outcome", "- issue")
"""How what would be without some of the grounds begins, and what became of the dossier."""
IDS = ("impact", "team")


def drawn(seed):
    """Return a jury of two to eight that judges x, by some rules."""
    draw = Random(seed)
    criteria, silent = draw.choice((1, 2)), draw.random() < 1 / 8
    sheets = []
    for _ in range(draw.choice((2, 2, 3, 8))):
        vote = draw.choice(("favourable", "unfavourable", "unfavourable", "abstained", None))
        marks = (
            () if silent or vote == "abstained" else [draw.choice((1, 2, 2, 3, 4)) for _ in range(criteria)]
        )
        sheets.append((vote, marks))
    rules = {
        "floors": draw.choice(("mean", "any")),
        "opinions": draw.choice(("majority", "majority", "ignore")),
        "abstentions": draw.choice(("apart", "unfavourable")),
        "casting_vote": draw.random() < 1 / 3,
        "threshold": draw.choice((None, Fraction(2), Fraction(5, 2))),
        "disclosure": draw.choice(
            (Disclosure(), Disclosure(), Disclosure(smallest=1), Disclosure(votes=["candidate"]))
        ),
    }
    return sheets, [draw.choice((None, 2, 3)) for _ in range(criteria)], rules


def clerk(sheets, floors, rules):
    """Return each ground that leaves x out by itself, by what the rules published."""
    marked = [marks for _, marks in sheets if marks]
    if not marked:
        return {"none"} | against(sheets, rules)
    found = against(sheets, rules)
    for marks, floor in zip(zip(*marked, strict=True), floors, strict=True):
        held = min(marks) if rules["floors"] == "any" else Fraction(sum(marks), len(marks))
        found |= {"marks"} if floor is not None and held < floor else set()
    score = Fraction(sum(map(sum, marked)), len(floors) * len(marked))
    return found | ({"threshold"} if rules["threshold"] is not None and score < rules["threshold"] else set())


def against(sheets, rules):
    """Return whether more are against than for, the side of the chair deciding between equal votes if it prevails."""
    votes = [vote for vote, _ in sheets]
    pro, con = votes.count("favourable"), votes.count("unfavourable")
    if rules["abstentions"] == "unfavourable" and pro + con:
        con += votes.count("abstained")
    prevails = con == pro > 0 and rules["casting_vote"] and votes[0] == "unfavourable"
    return {"opinions"} if rules["opinions"] == "majority" and (con > pro or prevails) else set()


def decided(sheets, floors, rules, *, without=()):
    """Return what the jury decides of x, beside y; without some grounds there are places for both."""
    kept = [None if "marks" in without else floor for floor in floors]
    grid = Rubric(criteria=[Criterion(id=one, scale=EIG_SCALE, floor=floor) for one, floor in zip(IDS, kept, strict=False)])  # fmt: skip
    ids = grid.ids
    given = [
        MarkSheet(item="x", juror=f"j{n}", state="abstained")
        if vote == "abstained"
        else MarkSheet(item="x", juror=f"j{n}", marks=dict(zip(ids, marks, strict=False)), opinion=vote)
        for n, (vote, marks) in enumerate(sheets)
    ]
    given += [MarkSheet(item="y", juror=f"j{n}", marks=dict.fromkeys(ids, 3)) for n in range(len(sheets))]
    gone = {"opinions": {"opinions": "ignore"}, "threshold": {"threshold": None}}
    for one in without:
        rules = {**rules, **gone.get(one, {})}
    stated = JuryRules(rubric=grid, places=2 if without else 1, **rules)
    return deliberate(Scoresheet(rubric=grid, sheets=given), stated, chair="j0")


def faces(held, lang):
    """Yield each text that says why x is out, whoever reads it."""
    minutes = held.minutes(title="list", salt="5a17" * 16)
    for audience in ("jury", "candidate"):
        yield str(held.explain("x", lang=lang, audience=audience))
        yield str(held.selection.explain("x", lang=lang, audience=audience))
    yield candidate_minutes(minutes, "x", results_are_out=True, lang=lang)
    notice = algorithm_notice(minutes, "x", purpose="to rank", contact="the programme")
    yield "; ".join(one.say(lang) for one in notice.parameters[len(held.rules.reasons) :])
    lines = minutes.to_markdown(lang=lang).replace("\u00a0", " ").splitlines()
    yield next(one for one in lines if one.startswith(("- x:", "- x :")))


def parts(text):
    """Return what a text says, without what would be without some grounds."""
    plain = unfolded(text).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
    return [one for one in re.split(r" ?; |\n", plain) if not one.lower().startswith(LATER)]


def named(text):
    """Return the grounds that a text names."""
    return {kind for kind, said in SAID.items() if any(re.search(said, one) for one in parts(text))}


WORLDS = [drawn(seed) for seed in range(44)]
OUT = [world for world in WORLDS if clerk(*world)]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_ground_that_is_enough_alone_is_told_and_no_other(lang):
    """In every text about a dossier that is out: the grounds that a clerk finds; or all that may be, and that it is not told which."""
    seen, withheld = set(), 0
    for world in OUT:
        held, real = decided(*world), clerk(*world)
        for text in faces(held, lang):
            if said := [one for one in parts(text) if WITHHELD.search(one)]:
                withheld += 1
                assert "opinions" not in real
                assert (world[2]["threshold"] is None) == (not re.search("threshold|seuil", said[0]))
            else:
                assert named(text) == real, text
                seen.add(frozenset(real))
    both = ({"marks", "opinions"}, {"marks", "threshold"}, {"opinions", "threshold"}, {"opinions", "none"})
    assert {*map(frozenset, both)} <= seen
    assert withheld


@pytest.mark.slow
def test_without_the_grounds_that_are_named_a_dossier_may_be_kept():
    """Decided again without all that its text names, with a place for each, whoever has marks is on the main list."""
    for world in OUT:
        text = str(decided(*world).explain("x", audience="candidate"))
        if not WITHHELD.search(text) and "none" not in named(text):
            assert decided(*world, without=named(text)).selection.status("x") == "main"


@pytest.mark.slow
def test_whoever_is_out_by_nothing_reads_no_ground():
    """Of a dossier that no ground leaves out, no text names one."""
    kept = [world for world in WORLDS if not clerk(*world)]
    for world in kept:
        for text in faces(decided(*world), "en"):
            assert named(text) == set()
    assert kept


ALONE = r"\((?:each of these grounds is enough alone|chacun de ces motifs suffit à lui seul)\)"


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_grounds_that_are_each_enough_alone_stand_together_and_are_said_to_be(lang):
    """All that a text names stand before the words that each is enough alone; that it is not ranked is said once."""
    seen = set()
    for world in OUT:
        held, real = decided(*world), clerk(*world)
        for text in (
            *(held.explain("x", lang=lang, audience=one) for one in ("jury", "candidate")),
            *faces(held, lang),
        ):
            first = re.split(ALONE, unfolded(text).replace("\u00a0", " ").replace("\u202f", " "))
            if len(real) > 1 and named(text) == real:
                assert len(first) == 2, text
                assert named(first[0]) == real, text
                assert len(re.findall("not ranked|hors classement", first[0])) <= 1, text
                seen.add(frozenset(real))
            elif len(real) == 1:
                assert len(first) == 1, text
    assert {frozenset({"marks", "threshold"}), frozenset({"marks", "opinions", "threshold"})} <= seen


@pytest.mark.untraced(but=["None-True"])
@pytest.mark.parametrize(("after", "under"), [(None, True), (3, False), (2, True)])
def test_whoever_an_eliminating_mark_leaves_out_is_held_to_the_threshold_by_the_adjusted_score(after, under):
    """Where the jury adopted an adjustment of scores, the adjusted one is under the threshold, or is not."""
    grid = Rubric(criteria=[Criterion(id="impact", scale=EIG_SCALE, floor=2)])
    rows = [(item, f"j{n}", {"impact": mark}) for item, mark in (("x", 1), ("y", 4)) for n in range(8)]
    moved = (("x", 1, after or 1), ("y", 4, 4))
    scores = [AdjustedScore(item=one, before=mark, after=new) for one, mark, new in moved]
    adopted = Adjustment(scores=scores, decided_by="jury", why="w", source="s", places=1) if after else None
    rules = JuryRules(rubric=grid, places=1, threshold="2.5")
    held = deliberate(Scoresheet.from_marks(grid, rows), rules, adjustment=adopted)
    for audience in ("candidate", "jury"):
        assert named(held.explain("x", audience=audience)) == ({"marks", "threshold"} if under else {"marks"})
