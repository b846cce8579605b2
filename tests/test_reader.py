"""What explanations say is true: an independent reader derives it again, from small problems drawn at random.

Ranks, shortfalls, prices, slack, why a phase is critical, what a seat would lose, and conflicts: sufficient as
worded, and minimal. The reader knows the problems as plain numbers and goes through everything.
"""

from collections import Counter
from random import Random

import pytest

from eig.teams.answers import minimal_conflict
from helpers import reader_jury, reader_plans, reader_teams
from helpers.reader import figures, sentences

WORLDS = {
    "jury": reader_jury.read_jury,
    "quotas": reader_jury.read_quotas,
    "cohort": reader_teams.read_cohort,
    "conflict": reader_teams.read_conflict,
    "plan": reader_plans.read_plan,
}
FEW, MANY = 40, 2_000  # problems of each world; five worlds make 10,000


@pytest.mark.slow(one_in=6)
@pytest.mark.parametrize("world", WORLDS)
def test_no_sentence_is_false(world):
    """Of some problems of each world, the reader understands every sentence and finds none false."""
    read = Counter()
    for seed in range(FEW):
        readings = WORLDS[world](Random(seed))
        assert [] == readings.wrong, (world, seed, readings.told)
        read += readings.read
    assert read.total() > FEW // 2


@pytest.mark.slow(one_in=6)
@pytest.mark.parametrize("world", WORLDS)
def test_french_says_what_english_says(monkeypatch, world):
    """What the reader finds true in English has the same numbers, dates and people in French."""
    traces = []

    def heard(trace):
        traces.append(trace)
        return sentences(trace)

    def explained(problem):
        found = minimal_conflict(problem)
        traces.extend([] if found is None else [found.explain()])
        return found

    for module in (reader_jury, reader_plans, reader_teams):
        monkeypatch.setattr(module, "sentences", heard)
    monkeypatch.setattr(reader_teams, "minimal_conflict", explained)
    for seed in range(FEW):
        WORLDS[world](Random(seed))
    reasons = {reason for trace in traces for reason in trace.reasons}

    assert reasons
    assert [] == [one for one in reasons if figures(one.say("en")) != figures(one.say("fr"))]


@pytest.mark.oracle(
    what="explanations: ranks, shortfalls, prices, slack, why critical, conflicts",
    against="a reader that works them out again",
)
@pytest.mark.parametrize("world", WORLDS)
def test_no_sentence_of_ten_thousand_problems_is_false(world, evidence):
    """The same on 2,000 problems of each world."""
    for seed in range(FEW, FEW + evidence.part(MANY)):
        readings = WORLDS[world](Random(seed))
        assert [] == readings.wrong, (world, seed, readings.told)
        evidence.count()


ALTERED = [
    ("jury", "brings ", "brings 1"),
    ("jury", "a rank from 1 to ", "a rank from 1 to 1"),
    ("jury", " above ", "1 above "),
    ("jury", "it would be on the main list", "it would be tied for the last places"),
    ("quotas", " totals ", " totals 1"),
    ("quotas", "it would be on the main list", "it would be tied for the last places"),
    ("quotas", "it would not be on the main list", "it would be tied for the last places"),
    ("quotas", "not on the main list: ranked ", "not on the main list: ranked 1"),
    ("cohort", "is wish number ", "is wish number 1"),
    ("cohort", "would lose the cohort at least ", "would lose the cohort at least 9"),
    ("cohort", "it is the only best cohort: it is proven", "no cohort is best"),
    ("cohort", " best cohorts", "0 best cohorts"),
    ("plan", "it may end as late as ", "it may end as late as 1"),
    ("plan", "moves the end of the plan, on ", "misses the deadline of a0, on "),
    ("conflict", "has a team", "does not sit at c0"),
]


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize(("world", "old", "new"), ALTERED)
def test_a_false_sentence_is_found(monkeypatch, world, old, new):
    """The reader finds what is false: a sentence altered in any of these ways is returned."""
    module = {"cohort": reader_teams, "conflict": reader_teams, "plan": reader_plans}.get(world, reader_jury)
    kept = module.sentences
    if world == "conflict":
        say = reader_teams.World.holds
        monkeypatch.setattr(
            reader_teams.World, "holds", lambda self, words, one: old in words or say(self, words, one)
        )
    else:
        monkeypatch.setattr(module, "sentences", lambda trace: [one.replace(old, new) for one in kept(trace)])

    assert any(_fails(WORLDS[world], seed) for seed in range(FEW))


def _fails(read, seed):
    return bool(read(Random(seed)).wrong)
