"""Who is told what: a written policy, which each text keeps; and what somebody who reads on finds out."""

import re
from datetime import date
from fractions import Fraction
from itertools import combinations_with_replacement, permutations, product
from math import factorial
from random import Random
from typing import get_args

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from eig.book import Book
from eig.convert import to_json
from eig.jury import EIG_SCALE, JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate, rank_lists
from eig.jury.marks import Criterion
from eig.jury.marks.methods_and_policies import Method
from eig.jury.minutes import candidate_minutes, extract_for_candidate, extract_for_juror
from eig.jury.severity import AdjustedScore, Adjustment
from eig.lots import Decision
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.programme.disclosure import Disclosure
from eig.programme.quotas import Quota
from eig.programme.rules import PromotionRules
from eig.promotions import P3
from eig.teams import MaxEach, compose
from helpers import adversary, adversary_jurors, adversary_seats, adversary_totals, decided_book
from helpers.adversary_jurors import Dossier
from helpers.shares import few, share, whole
from helpers.unfolded import unfolded

RUBRIC = Rubric.equal(["merit"], scale=EIG_SCALE)
OPEN = evolve(P3, rules=evolve(P3.rules, disclosure=Disclosure(smallest=1)))
KINDS = ("total", "counts", "ranks", "gaps", "votes", "means", "words")


def sheet_of(*totals, opinions=(), jurors=1):
    """Return a sheet, a mark a dossier, which each juror gives."""
    sheets = [
        MarkSheet(
            item=f"c{number}", juror=f"j{juror}", marks={"merit": mark}, opinion=dict(opinions).get(number)
        )
        for number, mark in enumerate(totals, start=1)
        for juror in range(1, jurors + 1)
    ]
    return Scoresheet(rubric=RUBRIC, sheets=sheets)


def read(item, *totals, lang="en", opinions=(), decision=None, **options):
    """Return what a candidate reads: in the extract, and of the deliberation and the selection."""
    held = deliberate(sheet_of(*totals, opinions=opinions), JuryRules(**{"places": 1, **options}))
    held = held.settle(decision) if decision else held
    minutes = held.minutes(title="list")
    told = [held.explain(item, audience="candidate", lang=lang)]
    if item in held.ranking.order:
        told += [held.selection.explain(item, audience="candidate", lang=lang)]
    return "\n".join([candidate_minutes(minutes, item, results_are_out=True, lang=lang), *map(str, told)])


@pytest.mark.untraced
def test_no_distance_is_told_unless_the_policy_says_so():
    """Whoever is not kept reads the rank that was needed, and whoever is kept no score of the next."""
    assert "below that of the last" not in read("c2", 4, 2)
    assert "a score 2 below that of the last" in read("c2", 4, 2, disclosure=Disclosure(gaps=["candidate"]))
    assert "a sure place" not in read("c1", 4, 2)
    assert "a sure place" in read("c1", 4, 2, disclosure=Disclosure(gaps=["candidate"]))


@pytest.mark.slow
def test_votes_and_means_are_told_where_the_policy_says_so():
    """An unfavourable opinion and an eliminating mark are told by their code, and their figures by the policy."""
    against = {"opinions": [(2, "unfavourable")]}
    assert "more opinions against than for" in read("c2", 4, 3, **against)
    assert "1 against" in read("c2", 4, 3, **against, disclosure=Disclosure(votes=["candidate"]))
    held = deliberate(adversary.sheet_of([(4,) * 4, (1,) * 4], floor=2), places=1)
    assert "an eliminating mark or several, as the rules published them" in str(
        held.explain("c1", audience="candidate")
    )
    shown = evolve(held, rules=evolve(held.rules, detail=True))
    assert "the floor is 2" in str(shown.explain("c1", audience="candidate"))


@pytest.mark.slow
def test_the_words_of_the_office_have_their_readers():
    """The reference of a decision may name anybody: it is told to whom the policy says."""
    said = Decision(by="jury", order=["c1", "c2"], reference="as Mme K. asked")
    assert "Mme K." not in read("c1", 3, 3, decision=said)
    assert "parted by the jury" in read("c1", 3, 3, decision=said)
    assert "Mme K." in read("c1", 3, 3, decision=said, disclosure=Disclosure(words=["candidate"]))


@pytest.mark.untraced
def test_total_and_counts_may_be_kept_back():
    """A rank alone, where the policy tells neither the own score nor how many stand on the list."""
    text = read("c2", 4, 2, disclosure=Disclosure(total=[], counts=[], smallest=1))
    assert "Ranked 2 on the list list." in text
    assert "mean total" not in text
    assert "Ranked 2 on the list list, with 2 on a scale from 1 to 4." in read(
        "c2", 4, 2, disclosure=Disclosure(counts=[], smallest=1)
    )
    assert "scale" not in text


@pytest.mark.untraced
@pytest.mark.parametrize(("lang", "ends"), [("en", "on a scale from"), ("fr", "sur une échelle de")])
@pytest.mark.parametrize("method", ["mean", "total"])
def test_a_total_is_told_with_its_ends_and_the_ends_with_a_total(lang, ends, method):
    """Five of how many? Totals that were added go as far as all sheets together; mere numbers have no known end."""
    scale, totals, times = Scale(low=0, high=10), (5, 0, 8), 4 if method == "total" else 1
    rows = [(f"c{at}", f"j{juror}", {"merit": one}) for at, one in enumerate(totals) for juror in range(4)]
    sheet = Scoresheet.from_marks(Rubric.equal(["merit"], scale=scale), rows)
    rules = JuryRules(places=1, method=method)
    for item, total in (("c0", 5), ("c1", None)):
        told = str(deliberate(sheet, rules).explain(item, audience="candidate", lang=lang))
        end = {"en": f"from 0 to {10 * times}", "fr": f"de 0 à {10 * times}"}[lang]
        assert (total is not None, total is not None) == (ends in told, end in told), told


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(
    ("lang", "ends"), [("en", "on a scale from 0 to 20"), ("fr", "sur une échelle de 0 à 20")]
)
def test_a_letter_tells_the_ends_of_a_total_once_where_the_rules_of_the_lists_are_known(lang, ends):
    """The letter, and the text of the act; of sums, and of mere numbers, the lists know no end."""
    rubric = Rubric.equal(["merit"], scale=Scale(low=0, high=20))
    outcome = decided_book.outcome(evolve(decided_book.book(), promotion=OPEN))
    for rules, times in (
        (JuryRules(rubric=rubric), 1),
        (JuryRules(rubric=rubric, method="total"), 0),
        (None, 0),
    ):
        one = evolve(outcome, lists=evolve(outcome.lists, rules=rules))
        texts = (
            one.letter("cand-6", lang=lang),
            one.act("candidates", secret="6b28" * 16, lang=lang).texts["cand-6"],
        )
        assert [times, times] == [unfolded(text).count(ends) for text in texts], texts


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
@given(
    told=st.fixed_dictionaries(
        {kind: st.lists(st.sampled_from(["candidate", "public"]), unique=True) for kind in KINDS}
    )
)
def test_the_sheet_says_the_policy(lang, told):
    """Each kind of fact is named once for each reader who is told it, and among what nobody is told: what is public, the person too."""
    policy = Disclosure(**told)
    said = unfolded(JuryRules(disclosure=policy).say(lang))
    assert unfolded(policy.say(lang)) in said
    assert policy == Disclosure(**{kind: readers[::-1] for kind, readers in told.items()})
    for kind, readers in told.items():
        assert policy.tells(kind, "jury")
        assert [policy.tells(kind, one) for one in ("candidate", "public")] == [
            not {one, "public"}.isdisjoint(readers) for one in ("candidate", "public")
        ]


def test_a_jury_takes_the_policy_of_its_promotion():
    """What a promotion states, the rules of its jury say."""
    stated = Disclosure(gaps=["candidate"])
    open_ = evolve(P3, rules=evolve(P3.rules, disclosure=stated))
    assert stated == JuryRules.of(open_, "challenges", scale=EIG_SCALE).disclosure
    assert Disclosure() == PromotionRules().disclosure == JuryRules().policy
    assert ("candidate",) == JuryRules(detail=True).policy.means


# ── who reads on ──────────────────────────────────────────────────────────────────────────────────


ONE, BOTH = JuryRules(places=1), JuryRules(places=1, reserve=1)
SMALL = [(2, 2, ONE), (3, 2, ONE)]
LARGER = [(2, 3, BOTH), (4, 2, BOTH), (5, 2, ONE)]


@pytest.mark.slow
@pytest.mark.parametrize(("jurors", "items", "rules"), few(SMALL + LARGER, 1))
def test_no_mark_and_no_score_of_another_is_found_out_by_a_candidate(jurors, items, rules):
    """Whoever knows the lists and one extract, and goes through all worlds, keeps three values of each mark or more."""
    told, marks, scores = adversary.candidates_find(jurors, items, rules)
    assert (0, 0) == (marks, scores)
    assert told == items * (3 * jurors + 1) ** items


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize(
    ("items", "rules", "given"), [(2, ONE, 0), (3, BOTH, 72), (3, JuryRules(places=1, reserve=2), 0)]
)
def test_an_extract_of_a_juror_alone_adds_nothing_to_the_lists(items, rules, given):
    """What the lists tell of one juror's marks is told to all; who reads the own extract finds no mark more."""
    assert given == adversary.lists_tell(items, rules)
    assert (items * 4**items, given, 0) == adversary.candidates_find(1, items, rules)
    assert (0, 0) == adversary.beyond_lists(1, rules, dossiers=items)


SEATED = [
    (3, 1, {}),
    (4, 1, {"settled": False}),
    (4, 2, {}),
    (4, 1, {"settled": False, "jurors": 3, "method": "median"}),
]


def test_whoever_was_parted_from_an_equal_reads_that_and_no_order():
    """Of two who are equal for the second seat, the other reads who chose, and not that somebody ranked before sits."""
    lists = rank_lists({("a", "data"): adversary.sheet_of([(4,), (3,), (3,)])}, JuryRules())
    promotion = adversary.posts_of({"a": 2})
    for outcome in adversary_seats.ways_to_seat(promotion, lists, [("a",)] * 3, settled=True):
        (other,) = {"c0", "c1", "c2"} - {*outcome.seats}
        told = outcome.letter(other)
        assert "is as good, and another was chosen by the jury" in unfolded(told)
        assert "ranks" not in told
        assert "ranked before" not in told


@pytest.mark.slow
@pytest.mark.parametrize(("people", "seats", "options"), few(SEATED, 1))
def test_a_letter_on_a_seat_by_a_list_that_tells_no_rank_tells_no_order(people, seats, options):
    """Beside who sits, and that equals were parted, it says that the ranks and rules gave no seat, and no mark follows."""
    assert 0 == adversary_seats.seat_letters_find(people, seats, **options)[1]
    assert 0 < adversary_seats.seat_letters_find(people, seats, **options, smallest=1)[1]


@pytest.mark.slow
def test_who_stepped_back_is_told_to_nobody():
    """The public dossier and every extract but the candidate's own are the same; that one tells a number of sheets."""

    def told(gone):
        rows = [
            MarkSheet(item=item, juror=f"j{n}", state="recused") if (item, n) == gone
            else MarkSheet(item=item, juror=f"j{n}", marks={"a": mark, "b": mark, "c": 3})
            for item, mark in (("adler", 2), ("cibnav", 3), ("datareg", 2)) for n in range(5)
        ]  # fmt: skip
        sheet = Scoresheet(rubric=Rubric.equal(["a", "b", "c"], scale=EIG_SCALE), sheets=rows)
        held = deliberate(sheet, BOTH)
        minutes = held.minutes(title="list", salt="5a17" * 16)
        public = Book(promotion=P3).decide(held, minutes=minutes).dossier().redacted("public")
        own = {item: candidate_minutes(minutes, item, results_are_out=True) for item in sheet.items}
        jurors = [repr(extract_for_juror(held, f"j{n}").rows()) for n in range(4)]
        return own, [*jurors, to_json(evolve(public, digests={}, tables={}, links={}))]

    (own, others), (recused, same) = told(None), told(("cibnav", 4))
    assert others == same
    assert ["cibnav"] == [item for item in own if own[item] != recused[item]]
    assert "4 sheets" in recused["cibnav"]
    assert [] == [one for one in recused.values() if "j4" in one or "recus" in one or "stepped" in one]


@pytest.mark.slow
def test_under_a_threshold_no_score_gives_marks_away():
    """Whoever is under a published threshold reads that, and no score, where totals are held back."""
    told, marks, scores = adversary.candidates_find(3, 2, JuryRules(places=1, reserve=1, threshold="2.5"))
    assert (200, 0, 0) == (told, marks, scores)
    held = deliberate(sheet_of(2, 1, jurors=3), JuryRules(places=1, threshold=2))
    assert "its score is under the threshold 2" in str(held.selection.explain("c2", audience="candidate"))
    open_ = evolve(held, rules=evolve(held.rules, disclosure=Disclosure(smallest=1)))
    assert "1 is under the threshold 2" in str(open_.explain("c2", audience="candidate"))


LEFT_OUT = [
    (4, {"floor": 3}, {}),
    (4, {"against": (0, 1)}, {}),
    (4, {"against": (0,)}, {"reserve": 1}),
    (5, {}, {"threshold": 3}),
    (6, {"floor": 3}, {}),
    (6, {"floor": 2}, {"reserve": 1}),
    (6, {"against": (0, 1)}, {}),
    (6, {}, {"threshold": 3}),
    (10, {}, {"threshold": 3, "reserve": 1}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("jurors", "sheet", "options"), LEFT_OUT[:1] + LEFT_OUT[1:] * whole())
def test_whoever_a_rule_leaves_out_finds_no_mark_and_no_score_of_another(jurors, sheet, options):
    """Votes, an eliminating mark, a threshold: what it would be without is told, and not the own total beside it."""
    told, marks, scores = adversary.candidates_find(jurors, 2, JuryRules(places=1, **options), **sheet)
    assert (2 * (3 * jurors + 1) ** 2, 0, 0) == (told, marks, scores)


@pytest.mark.untraced
@pytest.mark.parametrize("floor", [None, 3])
def test_whoever_a_rule_leaves_out_reads_what_would_be_without_it_and_no_total(floor):
    """Else the dossier that it would be equal with, which everybody may know, has that very score; the jury reads both."""
    against = () if floor else (0,)
    other = (4, 3, 2, 3, 3, 3) if floor else (3, 3, 2, 2, 2, 3)
    sheet = adversary.sheet_of([(3, 3, 2, 2, 2, 3), other], floor=floor, against=against)
    for open_ in (False, True):
        rules = JuryRules(places=1, disclosure=Disclosure(smallest=1 if open_ else 3))
        held = deliberate(sheet, rules)
        for lang, without in (("en", "Without the "), ("fr", "Sans ")):
            text = candidate_minutes(held.minutes(title="list"), "c0", results_are_out=True, lang=lang)
            assert without in text
            assert open_ == ("2.5" in text or "2,5" in text)


@pytest.mark.untraced
def test_near_a_published_threshold_no_total_is_told():
    """Somebody on the reserve there would have the score that is left between; six steps away, the total is told."""
    found = {}
    for mine in range(20, 40):
        sheet = adversary.sheet_of([adversary.marks_of(mine, 10), adversary.marks_of(35, 10)])
        held = deliberate(sheet, JuryRules(places=1, reserve=1, threshold=3))
        text = candidate_minutes(held.minutes(title="list"), "c0", results_are_out=True)
        found[mine] = "totals are not told" not in text
    assert [mine for mine in found if found[mine]] == [*range(20, 25)]


LITTLE_ROOM = [
    (2, {"threshold": 2}, {}),
    (2, {"tie_breaks": ["lowest_total"]}, {}),
    (2, {}, {"floor": 2}),
    (2, {"threshold": "2.5"}, {}),
    (2, {"floors": "any"}, {"floor": 3}),
    *((2, {"tie_breaks": [name]}, {}) for name in ("top_marks", "highest_total", "median_total")),
    (3, {"threshold": "1.5"}, {}),
    (3, {"threshold": 2}, {}),
    (3, {}, {"floor": 2}),
    (3, {"floors": "any"}, {"floor": 3}),
    *((2, {"reserve": 0, "threshold": at}, {}) for at in (3, "3.5")),
    (2, {"reserve": 0}, {"floor": 3}),
    (3, {"reserve": 0, "threshold": "3.5"}, {}),
    *((3, {"threshold": at, "tie_breaks": ["top_marks"]}, {}) for at in ("2.25", "3.25")),
    *((3, {"threshold": "2.75", "tie_breaks": [name]}, {}) for name in ("highest_total", "lowest_total")),
    (4, {"threshold": "3.5", "tie_breaks": ["top_marks"]}, {}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("jurors", "options", "sheet"), few(LITTLE_ROOM, 1))
def test_where_few_totals_are_left_an_extract_tells_no_more_of_marks_than_the_lists(jurors, options, sheet):
    """Beside a threshold or an eliminating mark, or where a test parted equals, small juries tell what decided alone,
    or that one of the rules did."""
    rules = JuryRules(**{"places": 1, "reserve": 1, **options})
    assert (0, 0) == adversary.beyond_lists(jurors, rules, **sheet)
    assert (0, 0) < adversary.beyond_lists(jurors, evolve(rules, disclosure=Disclosure(smallest=1)), **sheet)


TESTS = ("top_marks", "highest_total", "lowest_total", "median_total")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("marks", "named"),
    [
        ([(4, 4, 2), (3, 3, 4), (3, 3, 4)], ()),
        ([(4, 4, 1, 1), (3, 3, 2, 2)], ()),
        ([(4, 4, 1, 1), *[(3, 3, 2, 2)] * 2], ()),
        ([(4, 4, 1, 1), *[(3, 3, 2, 2)] * 2, *[(2, 2, 2, 2)] * 2], ("1.25", "1.75")),
        ([(4, 4, 4, 1, 1, 1), *[(2, 2, 2, 3, 3, 3)] * 2, *[(2,) * 6] * 2], ("1.25", "1.75")),
    ],
)
def test_a_test_is_named_to_whoever_has_nine_steps_of_scores_on_their_side_of_a_threshold(marks, named):
    """Fewer would tell what the equals have, and so would one other alone, none who is out, or an own score near a threshold.

    Under a threshold, it alone decided, and the jury alone reads of tests."""
    for threshold in ("1.25", "1.75", "2.25", "2.5", "2.75", "3.25", "3.75"):
        rules = JuryRules(places=1, reserve=1, threshold=threshold, tie_breaks=TESTS)
        held = deliberate(adversary.sheet_of(marks), rules)
        read = {str(one.explain("c0", audience="candidate")) for one in (held, held.selection)}
        assert any("declared test" in text for text in read) == (threshold in named)
        open_ = deliberate(adversary.sheet_of(marks), evolve(rules, disclosure=Disclosure(smallest=1)))
        said = str(open_.explain("c0", audience="candidate"))
        assert ("parted by" in said) == ("under the threshold" not in said)
        assert "share of top marks" in str(held.explain("c0"))


KEPT = [
    (2, 3, {"threshold": "2.75", "places": 2}),
    (2, 4, {"threshold": "2.75", "places": 3, "reserve": 1}),
    (2, 3, {"threshold": 3, "places": 2, "reserve": 1}),
    (3, 4, {"threshold": "2.5", "places": 2, "reserve": 1}),
    (4, 3, {"threshold": 3, "places": 2}),
    (2, 6, {"threshold": "2.75", "places": 4, "reserve": 2}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("jurors", "dossiers", "options"), few(KEPT, 1))
def test_whoever_is_kept_over_a_threshold_that_few_totals_reach_knows_no_mark_of_those_above(
    jurors, dossiers, options
):
    """All above are over the threshold, and over the own total with a rank: it is held back, as a number in reserve is."""
    assert (0, 0) == adversary_totals.totals_find(jurors, dossiers, JuryRules(**options))[1:]
    open_ = JuryRules(**options, disclosure=Disclosure(smallest=1))
    assert (0, 0) < adversary_totals.totals_find(jurors, dossiers, open_)[1:]


FEWER = [
    ({"threshold": 2}, {}),
    ({}, {}),
    ({}, {"floor": 2}),
    ({"floors": "any"}, {"floor": 2}),
]


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize(("options", "sheet"), FEWER)
@pytest.mark.parametrize("mine", few([(1, 1, 2), (2, 3, 2, 3, 2, 3), (2, 2, 2), (3,), (4, 3)], 2))
def test_nobody_reads_how_many_sheets_others_have(options, sheet, mine):
    """Of the same scores, others may have one sheet or three: no text of anybody else changes, but that an own total,
    where there is one to tell, is held back beside fewer than three."""
    rules = JuryRules(**{"places": 1, "reserve": 1, **options})
    for theirs, counts in product(adversary.MARKS, [(1, 2), (3, 4)] if len(mine) > 5 else [(1, 2, 3)]):
        texts = set()
        for count in counts:
            held = deliberate(adversary.sheet_of([mine, (theirs,) * count, (1, 4, 2)], **sheet), rules)
            texts |= {adversary.doors(held, held.minutes(title="list"), "c0")}
        assert len(texts) == 1


AT_FLOOR = [
    (3, {}, {"floor": 3}, ()),
    (7, {"floors": "any"}, {"floor": 2}, (3, 4)),
    (4, {"floors": "any"}, {"floor": 1}, (2, 3, 4)),
]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("jurors", "options", "criterion", "marks"), few(AT_FLOOR, 2))
def test_an_own_total_lies_inside_of_what_passes_an_eliminating_mark(jurors, options, criterion, marks):
    """Where whoever is at the mark is out too, dossiers start a step higher: under six steps from there one is known."""
    rules = {"places": 1, **options}
    criteria = [{**criterion, "floor_passes": False}]
    worlds, *found = adversary_totals.totals_find(jurors, 2, JuryRules(**rules), criteria, each=marks)
    assert (True, [0, 0]) == (worlds > 60, found)


KNOWN = [(4, 1), (6, 2), (5, 1), (8, 2), (8, 3), (6, 1), (7, 3), (10, 4)]


@pytest.mark.slow
@pytest.mark.parametrize(("own", "others"), few(KNOWN, 1))
def test_whoever_knows_how_few_sheets_another_has_finds_no_mark_and_no_score(own, others):
    """Beside a dossier of one sheet, or of a third of the own, a mark would follow of the own total and the lists."""
    assert (0, 0) == adversary.find_beside_few_sheets(own, others, BOTH)
    open_ = evolve(BOTH, disclosure=Disclosure(smallest=1))
    assert (0, 0) < adversary.find_beside_few_sheets(own, others, open_)


def test_an_own_total_is_told_where_it_leaves_room_beside_each_dossier():
    """A total in the middle of six marks, and the rank, is told beside four sheets, and not beside three."""
    told = {}
    for count in (1, 2, 3, 4):
        held = deliberate(adversary.sheet_of([(2, 3) * 3, (4,) * count]), BOTH)
        told[count] = str(held.explain("c0", audience="candidate"))
    assert ["2.5" in one for one in told.values()] == [False, False, False, True]
    assert ["ranked 2" in one for one in told.values()] == [False, False, False, True]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("jurors", "options", "sheet"), few([(jurors, *one) for jurors in (2, 3) for one in FEWER], 1)
)
def test_where_dossiers_have_unequal_sheets_an_extract_tells_no_more_than_the_lists(jurors, options, sheet):
    """Neither a mark, nor a score, nor how many sheets somebody else has, whatever the reader's own are."""
    rules = JuryRules(**{"places": 1, "reserve": 1, **options})
    assert (0, 0, 0) == adversary.beyond_lists(jurors, rules, fewer=True, **sheet)


@pytest.mark.untraced(one_in=4)
@pytest.mark.parametrize(("low", "high"), [(1, 4), (0, 5), (0, 20), (0, 100)])
@pytest.mark.parametrize("jurors", [2, 3, 6])
def test_a_scale_that_states_no_step_tells_what_whole_steps_tell(low, high, jurors):
    """Whoever reads takes marks to be whole: nobody is told more for want of a step, neither candidate nor juror."""
    texts = []
    for step in (None, 1):
        rubric = Rubric.equal(["merit"], scale=Scale(low=low, high=high, step=step))
        some = [
            (high,) * (jurors - 1) + (high - 1,),
            (high,) * jurors,
            (low + 1, *(high - 2,) * (jurors - 1)),
        ]
        given = [
            (f"c{n}", f"j{at}", {"merit": mark}) for n, one in enumerate(some) for at, mark in enumerate(one)
        ]
        held = deliberate(Scoresheet.from_marks(rubric, given), BOTH)
        doors = [adversary.doors(held, held.minutes(title="list"), item) for item in held.sheet.items]
        texts.append((doors, extract_for_juror(held, "j0").scores))
    assert texts[0] == texts[1]


METHODS = get_args(Method)
BY_METHOD = [(2, "mean"), (2, "total")] + [(jurors, method) for jurors in (3, 4) for method in METHODS]


@pytest.mark.slow
@pytest.mark.parametrize(("jurors", "method"), few(BY_METHOD, 1))
def test_whatever_method_makes_the_scores_no_door_tells_more_of_marks_than_the_lists(jurors, method):
    """Extract of marks, minutes and selection, read together: by each method, going through all marks."""
    rules = JuryRules(places=1, reserve=1, method=method)
    assert (0, 0) == adversary.beyond_lists(jurors, rules)
    assert (0, 0) < adversary.beyond_lists(jurors, evolve(rules, disclosure=Disclosure(smallest=1)))


NUMBERED = [
    (jurors, method)
    for jurors in (1, 2, 5, 6)
    for method in METHODS
    if jurors > 2 or method != "trimmed_mean"
]


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("jurors", "method"), NUMBERED)
def test_the_number_on_the_reserve_list_is_told_where_the_rank_is(jurors, method, lang):
    """It is a rank, told of whoever is four steps or more from the best there is: else, and of medians, each door tells that
    the dossier waits, and not where it stands. The one below the best has a step less of each mark that counts."""
    number, waits = {
        "en": ("number 1 ", "on the reserve list"),
        "fr": ("n° 1 ", "sur la liste complémentaire"),
    }[lang]
    sheet = adversary.sheet_of([(mark,) * jurors for mark in (4, 3, 2, 1)])
    rules = JuryRules(places=1, reserve=3, method=method)
    held, lists = deliberate(sheet, rules), rank_lists({("a", "data"): sheet}, JuryRules(method=method))
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(4)]
    asked = [Application(candidate=one.id, wishes=["a"]) for one in people]
    book = Book(promotion=adversary.posts_of({"a": 1}), candidates=people, applications=asked)
    outcome = book.decide(None, lists, compose(book.problem(["a"], merit=lists, wishes=[2, 1])))
    texts = [
        candidate_minutes(held.minutes(title="list"), "c1", results_are_out=True, lang=lang),
        held.explain("c1", audience="candidate", lang=lang),
        held.selection.explain("c1", audience="candidate", lang=lang),
        outcome.letter("c1", lang=lang),
        outcome.notice("c1", lang=lang),
    ]
    told = "median" not in method and jurors - (2 if method == "trimmed_mean" else 0) >= 4
    for text in texts:
        found = unfolded(text).lower().replace("\N{NO-BREAK SPACE}", " ")
        assert [waits in found, number + waits in found] == [True, told]
    open_ = evolve(held, rules=evolve(rules, disclosure=Disclosure(smallest=1)))
    assert number.strip() in str(open_.explain("c1", audience="candidate", lang=lang)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.untraced(but=["trimmed_mean-a scoresheet"])
@pytest.mark.parametrize("given", ["a scoresheet", "reviews"])
@pytest.mark.parametrize("method", METHODS)
def test_no_door_to_a_ranking_tells_a_candidate_a_score(given, method):
    """Neither the ranking nor a letter of lists: of reviews nobody knows the scale; of a scoresheet by the table of methods."""
    sheet = adversary.sheet_of([(3, 3, 3, 3, 2, 2, 2), (4, 4, 4, 4, 2, 2, 2)])
    lists = rank_lists(
        {("a", "data"): sheet if given == "a scoresheet" else sheet.reviews()}, JuryRules(method=method)
    )
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(2)]
    asked = [Application(candidate=one.id, wishes=["a"]) for one in people]
    book = Book(promotion=adversary.posts_of({"a": 1}), candidates=people, applications=asked)
    found = compose(book.problem(["a"], merit=lists, wishes=[2, 1]))
    letter = book.decide(None, lists, found).letter("c0")
    assert "with" not in str(lists.lists[0].ranking.explain("c0", audience="candidate"))
    told = given == "a scoresheet" and "median" not in method
    assert [told, told] == ["rank 2 with" in letter, "rank 2" in letter]


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("method", METHODS)
def test_no_door_tells_tells_a_total_that_the_letter_withholds(method):
    """By each method, and whatever the marks: an extract of marks tells totals where the letter tells the score, or nowhere."""
    letters, extracts = set(), set()
    for own in [*combinations_with_replacement(adversary.MARKS, 6)][::2]:
        held = deliberate(adversary.sheet_of([own, (3, 3, 2, 2, 1, 1)]), JuryRules(places=1, method=method))
        told = any(one.facts.get("score") for one in held.explain("c0", audience="candidate").reasons)
        extract = extract_for_candidate(held, "c0", results_are_out=True)
        assert extract.total is None or told
        letters |= {told}
        extracts |= {extract.withheld}
    assert (method in ("mean", "total", "trimmed_mean")) == (len(letters) == 2) == (len(extracts) == 2)


@pytest.mark.parametrize(("threshold", "floor"), [("2.5", None), (None, 3), (None, None)])
def test_a_ranking_of_marks_tells_a_candidate_no_standing(threshold, floor):
    """It knows neither threshold nor votes, beside which the rank would tell the marks of others."""
    sheet = adversary.sheet_of([(4, 4), (3, 3), (2, 2)], floor=floor)
    held = deliberate(sheet, JuryRules(places=1, threshold=threshold))
    told = {str(held.ranking.explain(item, audience="candidate")).partition(": ")[2] for item in sheet.items}
    by_itself = "what may be told of it, the deliberation tells, which knows the rules."
    assert told == {by_itself if floor else "stands in the order of merit."}
    assert adversary.listed(held)[0] == {"c0"}


def test_minutes_that_do_not_tell_which_rule_decides_do_not_say_it_at_their_head():
    """Over a threshold that few totals reach, nobody reads whether they did: the outcome is that of all."""
    held = deliberate(adversary.sheet_of([(4, 4), (3, 4), (2, 2)]), JuryRules(places=1, threshold="3.5"))
    minutes = held.minutes(title="list")
    texts = [candidate_minutes(minutes, one, results_are_out=True) for one in ("c1", "c2")]
    assert texts[0].replace("c1", "c2") == texts[1]
    assert "Outcome: not kept." in texts[0]


@pytest.mark.parametrize("method", ["median", "low_median", "high_median"])
def test_a_median_is_told_to_nobody_beside_the_jury(method):
    """It has as few values as a mark: with the lists, the score of another would follow."""
    sheet = adversary.sheet_of([(3, 3, 3, 3, 2, 2, 2), (4, 4, 4, 4, 2, 2, 2)])
    held = deliberate(sheet, JuryRules(places=1, reserve=1, method=method))
    assert str(held.explain("c0", audience="candidate")) == (
        "c0: not on the main list: rank 1 was needed; on the reserve list."
    )
    for policy in (Disclosure(), Disclosure(smallest=1)):  # a juror asks for nobody's own
        assert ("c0", "c1") == extract_for_juror(held, "j0", disclosure=policy).withheld


@pytest.mark.slow
@pytest.mark.parametrize(
    "marks", [((3, 3, 3, 3), (3, 3, 2, 2), (2, 2, 2, 2)), ((4, 4, 4, 4), (4, 4, 4, 3), (4, 4, 3, 3))]
)
@pytest.mark.parametrize(("places", "bound"), few([(1, "minimum"), (2, "maximum"), (2, "minimum")], 1))
def test_beside_a_quota_of_a_jury_no_candidate_knows_what_another_has(places, bound, marks):
    """Neither the rank nor that a quota kept somebody is told: both say who has what it counts."""
    quota = Quota(attribute="e", value="w", **{bound: 1})
    told, lists = {}, {}
    for values, order in product(product("vw", repeat=3), permutations(marks)):
        counted = {f"c{at}": {"e": value} for at, value in enumerate(values)}
        rules = JuryRules(places=places, reserve=1, quotas=[quota])
        held = deliberate(adversary.sheet_of(order), rules, attributes=counted)
        known = (values[0], adversary.listed(held))
        told.setdefault((known, str(held.explain("c0", audience="candidate"))), []).append(values)
        lists.setdefault(known, []).append(values)
    for (known, _), some in told.items():
        for at in (1, 2):
            assert len({one[at] for one in some}) == len({one[at] for one in lists[known]})


@pytest.mark.slow(but=["as_many-fr"])
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("fill", ["as_many", "all_or_nothing"])
def test_which_of_several_quotas_clash_is_told_to_the_jury_alone(lang, fill):
    """Whichever of two quotas nobody's values keep, a candidate with the same values reads the same."""
    quotas = [Quota(attribute=one, value="w", minimum=1) for one in "ef"]
    rules = JuryRules(places=1, reserve=1, quotas=quotas, fill=fill)
    told = set()
    for others in ({"e": "w", "f": "v"}, {"e": "v", "f": "w"}, {"e": "v", "f": "v"}):
        counted = {"c0": {"e": "v", "f": "v"}, "c1": others}
        held = deliberate(adversary.sheet_of([(4, 4, 4, 3), (3, 3, 3, 4)]), rules, attributes=counted)
        told.add(
            tuple(str(one.explain("c0", audience="candidate", lang=lang)) for one in (held, held.selection))
        )
    assert len(told) == 1
    assert all("e=w" in text and "f=w" in text for some in told for text in some)


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_beside_adjusted_scores_no_text_moves_with_the_marks_of_others(lang):
    """How far the own score moved tells how severe a juror was, by the marks on others: neither score is told."""
    rubric, told = Rubric.equal(["merit"], scale=Scale(low=0, high=8, step=1)), set()
    for mark, other in ((0, 2), (1, 1), (2, 0)):
        rows = [("c0", "j0", 4), ("c0", "j1", 4), ("c1", "j0", mark), ("c1", "j2", other)]
        sheet = Scoresheet.from_marks(rubric, [(item, juror, {"merit": one}) for item, juror, one in rows])
        score = AdjustedScore(item="c0", before=4, after=Fraction(40 - (mark - other), 10))
        adopted = Adjustment(scores=[score], decided_by="jury", why="w", source="s", places=1)
        held = deliberate(sheet, places=1, adjustment=adopted)
        text = candidate_minutes(held.minutes(title="list"), "c0", results_are_out=True, lang=lang)
        told.add((text, str(held.explain("c0", audience="candidate", lang=lang))))
        assert held.kept == ("c0",)
    assert len(told) == 1


def test_beside_adjusted_scores_a_juror_is_shown_none():
    """The list goes by other scores: with the mean beside it, marks of others followed."""
    held = deliberate(adversary.sheet_of([(3, 2, 2, 2), (2, 3, 2, 3)]), places=1)
    score = AdjustedScore(item="c0", before=Fraction(9, 4), after=3)
    adopted = Adjustment(scores=[score], decided_by="jury", why="w", source="s", places=1)
    shown = [tuple(extract_for_juror(one, "j0").scores) for one in (held, evolve(held, adjustment=adopted))]
    assert shown == [("c0", "c1"), ()]


def test_an_extract_holds_back_a_total_near_the_threshold_that_is_given():
    """Whoever knows that the other one is under it would find its score out."""
    sheet = adversary.sheet_of([adversary.marks_of(one, 4) for one in (10, 8)])
    total = {
        at: extract_for_candidate(deliberate(sheet, places=1, threshold=at), "c0", results_are_out=True).total
        for at in (None, "2.25")
    }
    assert total == {None: 2.5, "2.25": None}


@pytest.mark.slow
def test_a_policy_that_holds_nothing_back_gives_marks_away():
    """With all told to each, the same reader finds marks of others out: the policy is what holds them back."""
    told, marks, scores = adversary.candidates_find(2, 2, evolve(ONE, disclosure=Disclosure(smallest=1)))
    assert 0 < marks < told
    assert 0 < scores


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(
    ("own", "jurors"),
    [
        ((4, 1), 4),
        ((2, 3), 5),
        *[((1, 2, 2), 4)] * whole(),
    ],
)
def test_no_mark_of_another_is_found_out_by_a_juror(own, jurors):
    """Nor by a juror who knows the lists, the own marks, which scores are shown and which are held back."""
    shown, found = adversary.jurors_find(own, jurors, BOTH)
    assert (True, 0) == (shown > 0, found)


ONE_PLACE = {"places": 1, "reserve": 1}
OF_JURORS = {
    "a threshold": (adversary_jurors.dossiers((1, 2), 4), {"threshold": "2"}),
    "an eliminating mark on one of two criteria": ([Dossier((2, 2), 2)], {}, ({"floor": 3}, {})),
    "weights that part all sums": ([Dossier((2, 2), 3)], {}, ({"weight": "13/7"}, {})),
    "equals, one of them recused": ([Dossier((2,), 4), Dossier(None, 4, recused=True)], {}),
    "a threshold, one recused": ([Dossier((2,), 4), Dossier(None, 4, recused=True)], {"threshold": "2.5"}),
}
ALL_OF_JURORS = {
    "three dossiers": (adversary_jurors.dossiers((2, 2, 3), 4), {}),
    "equals of unlike sheets": ([Dossier((2,), 3), Dossier(None, 3, recused=True), Dossier((2,), 4)], {}),
    "weights of 2 and 1, a threshold": ([Dossier((2, 2), 3)], {"threshold": "2.25"}, ({"weight": 2}, {})),
    "two criteria, an eliminating mark": ([Dossier((2, 2), 2), Dossier((3, 3), 2)], {}, ({"floor": 3}, {})),
}
OF_TESTS = [
    ((3, 2), {"tie_breaks": ["highest_total"]}, {}),
    *[((1, 2), {"floors": "any"}, {"floor": 2})] * whole(),
    *[((2, 2), {"tie_breaks": ["lowest_total"], "threshold": at}, {}) for at in ("2.5", "3.25")] * whole(),
]


@pytest.mark.slow(but=["of1", "of4"], one_in=3)
@pytest.mark.parametrize("of", [*OF_JURORS.values(), *[*ALL_OF_JURORS.values()] * whole()])
def test_beside_any_rule_a_juror_finds_out_neither_mark_nor_score(of):
    """Lists tell the side of a threshold, who passed an eliminating mark, who is equal; weights, which sums there are."""
    dossiers, rules, *criteria = of
    worlds, *found, shown = adversary_jurors.find(dossiers, {**ONE_PLACE, **rules}, *criteria)
    assert (True, [0, 0]) == (shown < worlds, found)


@pytest.mark.slow
@pytest.mark.parametrize("of", [Dossier((3,), 3), *[Dossier((2,), 4), Dossier((2,), 3)] * whole()])
def test_beside_opinions_a_juror_finds_out_no_vote(of):
    """A score over the threshold, of a dossier on no list, would tell that all others were against it."""
    worlds, *found, shown = adversary_jurors.find([of], {"places": 1, "threshold": "1.75"}, votes=True)
    assert (True, [0, 0]) == (0 < shown < worlds, found)


@pytest.mark.slow
@pytest.mark.parametrize(("jurors", "own", "shown"), [(5, 2, True), (4, 2, False), *[(6, 3, True)] * whole()])
def test_a_juror_of_five_reads_the_score_of_whoever_votes_leave_out_and_finds_out_no_vote(jurors, own, shown):
    """Of five, three against are enough, and the fourth may be for; of four, all three others are known to be against."""
    of, rules = [Dossier((own,), jurors - 1)], {"places": 1, "threshold": "1.75"}
    _, *found, _ = adversary_jurors.find(of, rules, votes=True)
    sheet = adversary.sheet_of([(2, 3) * (jurors // 2) + (2,) * (jurors % 2)], against=(0,))
    left_out = deliberate(sheet, **rules)
    assert ([0, 0], shown) == (found, "c0" in extract_for_juror(left_out, "j0").scores)
    assert left_out.selection.statuses["c0"] == "excluded"


@pytest.mark.slow
@pytest.mark.parametrize(("again", "tells"), [(False, 34), (True, 0)])
def test_an_extract_made_again_tells_no_mark_of_whoever_joined_the_jury(again, tells):
    """Of two means, before and after one juror more, whoever read both would know that mark; the second shows none."""
    assert adversary_jurors.joined_find((2,), 4, JuryRules(**ONE_PLACE), again=again) == (52, tells)


@pytest.mark.slow
@pytest.mark.parametrize(("own", "rules", "criterion"), OF_TESTS)
def test_beside_a_test_a_juror_finds_out_neither_mark_nor_score(own, rules, criterion):
    """With equal scores lists tell how a declared test parted them: none is then shown."""
    _, *found, _ = adversary_jurors.find(
        adversary_jurors.dossiers(own, 4), {**ONE_PLACE, **rules}, (criterion,), sums=False
    )
    assert found == [0, 0]


@pytest.mark.parametrize(
    ("scale", "weight", "shown"),
    [(Scale(low=0, high=20, step=1), 2, True), (Scale(low=0, high=2, step=2), 1, False), (Scale(low=0, high=1, step="1/9999999"), 2, False)],
)  # fmt: skip
def test_a_sum_of_marks_in_too_many_steps_is_not_shown(scale, weight, shown):
    """It is not gone through; nor is a score shown where each mark has two values alone."""
    rubric = Rubric(
        criteria=[Criterion(id=name, scale=scale, weight=one) for name, one in (("a", weight), ("b", 1))]
    )
    marks = [(scale.low, scale.high), (scale.high, scale.low)] * 6
    rows = [("c1", f"j{at}", {"a": a, "b": b}) for at, (a, b) in enumerate(marks)]
    told = extract_for_juror(deliberate(Scoresheet.from_marks(rubric, rows), places=1), "j0")
    assert shown == ("c1" in told.scores)


def test_a_threshold_on_a_sum_is_one_on_the_mean():
    """Of five jurors by totals, a sum two over a threshold is shown no more than the mean would be."""
    for method, threshold in (("mean", "1.8"), ("total", "9")):
        rules = JuryRules(places=1, reserve=1, method=method, threshold=threshold)
        held = deliberate(adversary.sheet_of([(2, 3, 2, 2, 2), (2, 3, 3, 3, 3)]), rules)
        assert ("c1",) == tuple(extract_for_juror(held, "j0").scores)


def test_where_more_lists_part_dossiers_a_score_lies_further_inside():
    """Of seven dossiers under one whose score is shown, on as many lists as there are, all marks would follow."""
    for reserve, shown in ((3, ()), (0, ("c0", "c1", "c2"))):
        marks = [(2, *adversary.marks_of(total, 3)) for total in (7, 6, 6, 5, 4, 4, 3)]
        held = deliberate(adversary.sheet_of(marks), JuryRules(places=2 if reserve else 1, reserve=reserve))
        assert shown == tuple(extract_for_juror(held, "j0").scores)


def test_equal_scores_that_a_test_parted_are_not_shown():
    """One juror more alike on the main list, and both would be read."""
    marks = {"x": (3, 1, 3, 3), "y": (2, 4, 1, 3)}
    given = [(item, f"j{at}", {"m": mark}) for item, some in marks.items() for at, mark in enumerate(some)]
    sheet = Scoresheet.from_marks(Rubric.equal(["m"], scale=EIG_SCALE), given)
    held = [deliberate(sheet, JuryRules(places=n, reserve=1, tie_breaks=["highest_total"])) for n in (1, 2)]
    apart, alike = (extract_for_juror(one, "j0") for one in held)
    assert (apart.withheld, alike.ranks) == (("x", "y"), {"x": 1, "y": 1})


def test_a_juror_is_shown_no_score_of_whoever_an_eliminating_mark_leaves_out():
    """That somebody gave less than two tells more of the marks than their mean."""
    sheet = adversary.sheet_of([(3, 1, 3, 3, 3, 3, 3, 2), (3, 3, 3, 3, 3, 2, 3, 2)], floor=2)
    extract = extract_for_juror(deliberate(sheet, JuryRules(places=1, floors="any")), "j0")
    assert (extract.withheld, extract.ranks) == (("c0",), {"c1": 1})


def test_a_jury_too_small_for_ranks_tells_none():
    """A juror alone with one mark a dossier: a rank would be the mark; four jurors leave room."""
    assert "Ranked" not in read("c2", 4, 2)
    alone = deliberate(sheet_of(4, 2), ONE)
    assert "in the order" in str(alone.selection.explain("c2", audience="candidate"))
    assert "ranked 2" in str(deliberate(sheet_of(4, 2, jurors=4), ONE).explain("c2", audience="candidate"))


@pytest.mark.slow
def test_no_score_of_another_is_told_to_a_candidate():
    """No extract of a candidate tells how far the score of another is."""
    for sheet in adversary.worlds(30 if whole() else 6):
        told, found = adversary.candidate_finds(sheet, 2)
        assert told == len(sheet.items)
        assert 0 == found


def test_what_cannot_be_counted_is_held_back():
    """Marks without a step are held back at the ends of the scale; a dossier of which a sheet lacks a mark, always."""
    free = Rubric.equal(["merit"], scale=Scale(low=0, high=20))
    marks = {"c1": (20, 20, 3), "c2": (17, 18, 3), "c3": (0, 0, 3)}
    sheet = Scoresheet.from_marks(
        free,
        [(item, f"j{n}", {"merit": mark}) for item, some in marks.items() for n, mark in enumerate(some)],
    )
    assert ("c2",) == tuple(extract_for_juror(deliberate(sheet, places=1), "j2").scores)
    two = Rubric.equal(["a", "b"], scale=EIG_SCALE)
    for jurors in (3, 6):
        blanks = Scoresheet.from_marks(
            two, [("c1", f"j{n}", {"a": 3} if n > jurors - 3 else {"a": 2, "b": 3}) for n in range(jurors)]
        )
        told = extract_for_juror(deliberate(blanks, places=1, missing="worst"), "j0")
        assert () == tuple(told.scores)


@pytest.mark.parametrize(("weight", "shown"), [(1, True), (3, True)])
def test_weights_and_steps_count_as_they_are(weight, shown):
    """Totals of weighted criteria are counted one by one: mid-scale sums leave each total many values."""
    rubric = Rubric(
        criteria=[
            Criterion(id="a", scale=EIG_SCALE, weight=weight),
            Criterion(id="b", scale=Scale(low=0, high=2, step="0.5")),
        ],
        out_of=Scale(low=0, high=10),
    )
    rows = [("c1", f"j{n}", {"a": 2 + n % 2, "b": Fraction(1)}) for n in range(3)]
    told = extract_for_juror(deliberate(Scoresheet.from_marks(rubric, rows), places=1), "j0")
    assert shown is ("c1" in told.scores)
    top = [("c1", f"j{n}", {"a": 4, "b": 2}) for n in range(3)]
    held = deliberate(Scoresheet.from_marks(rubric, top), places=1)
    assert ("c1",) == extract_for_juror(held, "j0").withheld


def test_alone_on_a_dossier_a_juror_learns_nothing():
    """Where nobody else marked, the score is the own one."""
    assert {"c1": 4} == dict(extract_for_juror(deliberate(sheet_of(4), places=1), "j1", at_least=1).scores)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("smallest", [1, 2, 3, 5])
def test_a_group_of_fewer_than_the_policy_says_is_not_counted(smallest):
    """How many are equal, or stand on a list, is told to the person concerned from so many on; the jury counts all.

    That some are equal is told of four others or more on the same list, or to whoever waits, and never that all who may
    be are. Whoever waits among three others or fewer on no list reads no rank."""
    policy = Disclosure(smallest=smallest)
    for seed in few(range(30), 10):
        draw = Random(seed)
        totals = [draw.randint(2, 3) for _ in range(draw.randint(2, 7))]
        held = deliberate(
            sheet_of(*totals, jurors=8), JuryRules(places=draw.randint(1, 3), disclosure=policy)
        )
        for number, own in enumerate(totals, start=1):
            item, others = f"c{number}", totals.count(own) - 1
            unlisted = len(totals) - len(held.selection.main) - len(held.selection.reserve)
            waits, listed = item in held.undecided, held.selection.status(item)
            beside = unlisted if waits else [*held.selection.statuses.values()].count(listed)
            others = others if smallest == 1 or waits or beside > 4 else 0
            counted = others >= smallest and (smallest == 1 or others < beside - 1)
            ranks = [r for r in held.explain(item, audience="candidate").reasons if r.code == "own_rank"]
            if not ranks:
                assert smallest > 1
                assert waits
                assert unlisted <= 4
                continue
            (told,) = ranks
            assert (told.facts["count"] is None) == (len(totals) < smallest)
            assert ("one or more others" in str(told)) == (0 < others and not counted)
            said = f"equal with {'one' if others == 1 else others} more"
            assert (said in str(told)) == counted
            if waits:
                said = str(held.explain(item, audience="candidate").reasons[1])
                assert ("one or more others" in said) != counted
                assert (f"as {others} more" in said) == counted
            assert "one or more others" not in str(held.explain(item))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_no_candidate_is_told_a_total_a_juror_is_shown_no_score(lang):
    """Dossiers may join later: of one that stands under a score shown before, two values of a mark were left."""
    closed, sheet = Disclosure(total=()), adversary.sheet_of([(3, 2, 2, 2)])
    held = [deliberate(sheet, JuryRules(places=1, disclosure=one)) for one in (Disclosure(), closed)]
    told = [extract_for_juror(one, "j0") for one in held]
    assert [tuple(one.scores) for one in told] == [("c0",), ()]
    assert told[1] == extract_for_juror(held[0], "j0", disclosure=closed)
    says = {"en": "A juror's extract shows no score.", "fr": "Aucun extrait destiné à un membre du jury ne montre de score."}  # fmt: skip
    said = [unfolded(one.rules.say(lang)).replace("’", "'") for one in held]
    assert [says[lang] in one for one in said] == [False, True]


def test_a_juror_is_shown_what_the_policy_of_the_jury_lets_them_see():
    """The score of a dossier that fewer jurors marked than the policy says is withheld."""
    marks = {"c1": (3, 3, 3, 2), "c2": (2, 3, 2, 3)}
    sheet = Scoresheet.from_marks(
        Rubric.equal(["merit", "other"], scale=EIG_SCALE),
        [
            (one, f"j{at}", {"merit": mark, "other": 2})
            for one, some in marks.items()
            for at, mark in enumerate(some)
        ],
    )
    held, five = deliberate(sheet, places=1), Disclosure(smallest=5)
    assert {"c1", "c2"} == {*extract_for_juror(held, "j0").scores}
    assert {} == dict(extract_for_juror(held, "j0", disclosure=five).scores)
    assert {"c1", "c2"} == {*extract_for_juror(held, "j0", at_least=4, disclosure=five).scores}


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("jurors", "marks", "method", "told"),
    [
        (6, (3, 2, 3, 4), "mean", "rank 4 of 4 with 2"),
        (6, (3, 2, 3, 4), "total", "rank 4 of 4 with 12"),
        (6, (3, 1, 3, 4), "mean", None),
        (6, (2, 2, 3, 4), "mean", "rank 3 of 4 with 2"),
        (1, (3, 2, 3, 4), "mean", None),
    ],
)
def test_letters_of_lists_hold_scores_back_too(jurors, marks, method, told):
    """A score near an end is not in the letter; of the one other in reserve it is not told that they are equal; at the
    end, and of a juror alone, no rank is."""
    rows = [
        (f"c{item}", f"j{juror}", {"merit": mark})
        for item, mark in enumerate(marks)
        for juror in range(jurors)
    ]
    lists = rank_lists({("datajust", "data"): Scoresheet.from_marks(RUBRIC, rows)}, JuryRules(method=method))
    people = [Candidate(id=f"c{number}", profiles=["data"]) for number in range(4)]
    asked = [Application(candidate=one.id, wishes=["datajust"]) for one in people]
    book = Book(promotion=P3, candidates=people, applications=asked)
    outcome = book.decide(None, lists, compose(book.problem(["datajust"], merit=lists)))

    assert "- Criterion: merit, marked from 1 to 4, weight 1." in outcome.notice("c1")
    assert f"- The score of a dossier is the { {'total': 'sum'}.get(method, method) } of" in outcome.notice(
        "c1"
    )
    letter = outcome.letter("c1")
    assert "On the list DataJust" not in letter if told is None else told in letter
    assert "with" in outcome.letter("c1", audience="jury")


@pytest.mark.slow
def test_letters_and_the_public_dossier_count_no_small_group():
    """Nobody reads how many are equal, or ranked beside them, but by the policy; counts of few people are not published."""
    outcome = decided_book.outcome()
    closed, open_ = (
        evolve(outcome, book=evolve(outcome.book, promotion=evolve(promotion, rules=evolve(promotion.rules, disclosure=one))))
        for promotion in [outcome.book.promotion]
        for one in (Disclosure(ranks=[]), Disclosure(smallest=1))
    )  # fmt: skip
    for person in (one.id for one in outcome.book.candidates):
        shut, shown = (str(one.reasons(audience="candidate")[person]) for one in (closed, open_))
        assert not re.search(
            r"(one seat|\d seats) went to|\d (people )?ranked after|equal with one other", shut
        )
        if "went to people ranked before" in shut:
            assert re.search(r"(one seat|\d seats) went to", shown)
    public = outcome.dossier(salt="7c39" * 16).redacted("public")
    assert all(public.counts[name] >= 3 for name in ("applied", "complete", "heard") if name in public.counts)
    few = evolve(outcome, book=evolve(outcome.book, applications=outcome.book.applications[:2]), cohort=None, lists=None, minutes=[])  # fmt: skip
    assert {"applied", "complete"}.isdisjoint(few.dossier(salt="7c39" * 16).redacted("public").counts)
    assert 2 == few.dossier(salt="7c39" * 16).counts["applied"]


@pytest.mark.slow
def test_a_cap_on_employers_tells_nobody_s_employer():
    """Of the letters that name it as a cause, none: so many of the seated share an employer, and not which of them."""
    draw, told = Random(13), 0
    for _ in range(3):
        outcome, cap = adversary.cohort_of(draw)
        letters, known = adversary.attribute_finds(outcome, cap)
        told += letters
        assert 0 == known or len(outcome.seats) == cap
    assert told


@pytest.mark.slow
@pytest.mark.parametrize("people", [2, *[3, 6] * whole()])
def test_no_count_that_is_published_tells_how_far_another_came(people):
    """Whoever knows who sits and how far they came learns of nobody else whether they passed a stage; with all counts, they do."""
    worlds, found = adversary.stages_known(people)
    assert (True, 0) == (people < worlds, found)
    assert 0 < adversary.stages_known(people, smallest=1)[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("people", "smallest", "gained", "found"),
    [(6, 2, True, (30, 4, 21)), *[(8, 3, True, (63, 0, 33)), (8, 3, False, (63, 0, 33))] * whole()],
)
def test_a_second_act_tells_nothing_of_how_far_another_came(people, smallest, gained, found):
    """One gains a seat, or loses it: with the counts of both days whoever reads knows of another; now by the first act, if at all."""
    options = {"gained": gained, "smallest": smallest}
    worlds, now = adversary.stages_known_of_two(people, **options)
    assert found == (worlds, now, adversary.stages_known_of_two(people, **options, told_again=True)[1])


@pytest.mark.parametrize("smallest", [1, 3])
@pytest.mark.untraced(one_in=2)
def test_an_act_that_replaces_another_counts_nobody_anew_but_who_sits(smallest):
    """Nor does the public dossier that carries it, unless the policy holds nothing back; it says so, in both languages."""
    rules = evolve(decided_book.book().promotion.rules, disclosure=Disclosure(smallest=smallest))
    book = decided_book.book()
    outcome = decided_book.outcome(evolve(book, promotion=evolve(book.promotion, rules=rules)))
    outcome = evolve(outcome, deliberation=None, minutes=[])
    first = outcome.act("candidates", secret="5a17" * 16)
    for lang, words in (("en", "other counts are"), ("fr", "les autres effectifs")):
        second = outcome.act("candidates", secret="6b28" * 16, replaces=first.published(), lang=lang)
        anew = outcome.dossier(salt="7c39" * 16, acts=[second])
        told = {*anew.redacted("public").counts}
        assert first.root == anew.replaces["candidates"]
        assert (smallest == 1) == ("heard" in told) == (words not in second.text.casefold())
        assert {"proposed", "kept", "seated"} - {*outcome.dossier().counts} == {
            "proposed",
            "kept",
            "seated",
        } - told
        assert "part_altered" in evolve(anew, replaces={}).replay(outcome.book).explain().codes


@pytest.mark.slow
def test_a_later_decision_whose_act_replaces_none_counts_nobody_anew_either():
    """Beside the act of the first day its counts would tell of one; it is told that the act of that day is to be given."""
    taken = [Event(on=date(2018, 12, day), kind="decision_taken", what="candidates") for day in (10, 20)]
    outcome = evolve(decided_book.outcome(), deliberation=None, minutes=[])
    for steps, late in ((taken[:1], False), (taken, True)):
        act = outcome.record(*steps).act("candidates", secret="5a17" * 16)
        assert late == ("other counts are" in act.text.casefold())
        assert late == ("replaces_untold" in [one.code for one in act.doubts])
        assert late == ("10 December 2018 already" in str(act.check()))


# ── attributes ────────────────────────────────────────────────────────────────────────────────────


CAP = MaxEach(id="employers", attribute="employer", maximum=1)
QUOTA = Quota(attribute="employer", value="w", minimum=1)
TWO, ONE_EACH = {"a": 2}, {"a": 1, "b": 1}
BOTH_WISHED = (("a", "b"),)
ALIKE = (("a",),)


@pytest.mark.parametrize(
    ("seats", "people", "turning", "wishes"),
    [
        (TWO, 4 if whole() else 3, adversary.of_employer(CAP), ALIKE),
        (TWO, 4 if whole() else 3, adversary.of_employer(QUOTA), ALIKE),
        *[(ONE_EACH, 3, adversary.of_employer(CAP), BOTH_WISHED)] * whole(),
        *((TWO, 3, adversary.TURNING[one], ALIKE) for one in share(adversary.TURNING, "turning", one_in=16)),
    ],
)
@pytest.mark.slow(one_in=6)
def test_no_attribute_of_another_is_known_by_a_letter(seats, people, turning, wishes):
    """Whoever knows the seats, the rules and the own letter knows nothing of another that the seats do not tell."""
    told, found, _ = adversary.attributes_known(seats, people, turning, wishes=wishes)
    assert 0 == found
    assert told == 2 * factorial(people) ** len(seats) * (2 * len(wishes)) ** (people - 1)


@pytest.mark.parametrize("values", ["vvw", "wwv"])
@pytest.mark.parametrize("order", [((1, 2, 0), (1, 0, 2)), ((1, 0, 2), (1, 2, 0))])
def test_what_is_withheld_stands_in_the_order_of_the_wishes(values, order):
    """Where a cause of one place stood before one of several, the order alone told what both others have."""
    where, turning = adversary.posts_of(ONE_EACH), adversary.of_employer(CAP)
    ranked = dict(zip((one.id for one in where.challenges), order, strict=True))
    for wished in (("a", "b"), ("b", "a")):
        outcome = adversary.seated(where, values, [wished] * 3, ranked, turning)
        told = outcome.reasons(audience="candidate")["c0"].reasons
        assert [*wished] == [one.facts["opening"] for one in told if one.code == "by_rules"]


@pytest.mark.slow
def test_ranks_beside_a_rule_give_attributes_away_where_nothing_is_held_back():
    """With all told, the same reader knows the employer of somebody in 4 of 48 letters."""
    found = adversary.attributes_known(TWO, 3, adversary.of_employer(CAP), disclosure=Disclosure(smallest=1))
    assert (48, 4) == found[:2]


@pytest.mark.slow
def test_others_who_differ_by_rank_alone_are_counted_once_for_all_their_names():
    """What larger cohorts give away is counted by rank: of three people it is what all their names give, twice over."""
    turning = adversary.of_employer(CAP)
    for policy in (None, Disclosure(smallest=1)):
        by_name = adversary.attributes_known(TWO, 3, turning, disclosure=policy)
        by_rank = adversary.attributes_known_of_many(2, 3, turning, disclosure=policy)
        assert by_name == tuple(2 * count for count in by_rank)


@frozen(kw_only=True)
class OfAWish:
    """A rule of one's own: whoever sits somewhere named it."""

    id: str = "named"
    level: int = 0
    weight: int = 1
    of_seats: bool = True

    def allows(self, person, opening):
        return opening.id in person.wishes

    def check(self, crews):
        del crews
        return ()

    def say(self, lang="en"):
        return {"en": "members named it", "fr": "les membres l'ont citée"}[lang]

    def is_of_seats(self, openings):
        del openings
        return self.of_seats


@pytest.mark.slow
def test_what_is_told_beside_a_rule_that_counts_people():
    """Ranks where so many sit elsewhere that a cap may be full for two values there; the cause, where two sit.

    Points that turn on people tell no cause, and no rank.
    """

    def codes(sizes, rule, who="c1", smallest=3, turning=None):
        policy = PromotionRules(disclosure=Disclosure(smallest=smallest))
        away = [name for name in sizes if name != "a" for _ in range(sizes[name])]
        wished = [(one,) for one in ("a", "a", "a", *away)]
        order = {name: [n for n, (one,) in enumerate(wished) if one == name] for name in sizes}
        employers = ["v", "v", "w", *"xyzuts"[: len(away)]]
        promotion = evolve(adversary.posts_of(sizes), rules=policy)
        values = employers if turning is None else [turning.values[at] for at in (1, 0, 1)]
        turning = turning or adversary.of_employer(rule)
        outcome = adversary.seated(promotion, values, wished, order, turning)
        return {one.code for one in outcome.reasons(audience="candidate")[who].reasons}

    told = {"but_for", "rank_on", "sits_after", "posts_taken_before", "on_reserve"}
    assert {"but_for", "on_reserve_some"} == codes({"a": 2}, CAP)
    assert told == codes({"a": 2}, CAP, smallest=1)
    assert "rank_on" not in codes({"a": 2, "b": 2}, CAP)
    assert "rank_on" in codes({"a": 2, "b": 2, "c": 1}, CAP)
    assert {"sits"} == codes({"a": 2, "b": 2, "c": 1}, CAP, "c2")
    assert "rank_on" not in codes({"a": 2, "b": 2, "c": 1}, QUOTA)
    assert {"by_rules", "on_reserve_some"} == codes({"a": 1, "b": 1}, CAP)
    assert {"by_rules", "on_reserve_some"} == codes({"a": 1}, QUOTA, "c0")
    assert "rank_on" in codes({"a": 2}, Quota(attribute="profile", value="data", minimum=1))
    for one in adversary.TURNING.values():
        assert "rank_on" not in codes({"a": 2}, None, "c2", turning=one)
    told_of_seats = [("rank_on" in codes({"a": 2}, OfAWish(of_seats=one))) for one in (True, False)]
    assert [True, False] == told_of_seats, "a rule of one's own says itself that it turns on wishes alone"
    hosts = adversary.TURNING["wishes of hosts"]
    assert {"by_rules", "on_reserve_some"} == codes({"a": 2}, None, turning=hosts)


@pytest.mark.slow
def test_that_equals_were_parted_is_told_to_all_or_to_nobody():
    """Beside a rule on what people are, whoever reads it does not learn that they were among the equals."""
    cap = MaxEach(id="employers", attribute="employer", maximum=1)
    promotion, turning = adversary.posts_of({"a": 1, "b": 1}), adversary.of_employer(cap)
    parted = 0
    for values in product("v", "vw", "vw"):
        for first in few([*permutations(range(3))], 2):
            lists = {"a": first, "b": (0, 1, 2)}
            found = adversary.seated(promotion, values, (("a", "b"),) * 3, lists, turning)
            rulings = found.reasons(audience="candidate")
            told = [any(one.code == "decided_all" for one in rulings[f"c{n}"].reasons) for n in range(3)]
            assert len(set(told)) == 1, told
            parted += told[0]
    assert parted > 1


M0, M1 = "criterion_mean:m0", "criterion_mean:m1"
ONE_OF_W = {"tie_breaks": [M0], "quotas": [Quota(attribute="a", value="w", minimum=1)]}


@pytest.mark.slow(but=["own2-options2-6-42"], one_in=4)
@pytest.mark.parametrize(
    ("own", "options", "named", "totals"),
    [
        ((6, 7), {"tie_breaks": [M0]}, 0, 0),
        ((3, 7), {"tie_breaks": [M0]}, 0, 26),
        ((5, 5), {"tie_breaks": [M0, M1]}, 0, 48),
        ((7, 7), {"tie_breaks": [M0], "threshold": "3.25", "reserve": 0}, 0, 0),
        ((4, 6), ONE_OF_W, 0, 0),
        ((4, 8), {"tie_breaks": [M0], "weights": (1, 2)}, 0, 0),
    ],
)
def test_a_test_of_one_criterion_tells_no_mark_to_whoever_knows_their_own(own, options, named, totals):
    """One below the best on the other criterion, an equal with less here has the best marks there: neither test nor total says it."""
    weights = options.get("weights", (1, 1))
    rules = JuryRules(**{name: one for name, one in {**ONE_PLACE, **options}.items() if name != "weights"})
    attributes = {"c0": {"a": "v"}, "c1": {"a": "w"}} if rules.quotas else None
    known = {"owns": [own], "weights": weights, "attributes": attributes}
    assert (49, 0, named, totals) == adversary_totals.parted_find(2, rules, **known)
    if own != (5, 5):
        all_told = evolve(rules, disclosure=Disclosure(smallest=1))
        assert 0 < adversary_totals.parted_find(2, all_told, **known)[1]


def test_where_all_of_a_reserve_list_are_equal_it_is_not_told_how_many_numbers_they_share():
    """Numbers 1 to 5 on a list of five would tell each the score of all others; the jury reads them."""
    halves = [(3, 2) * 4, (3, 3, 2, 2) * 2]
    held = deliberate(
        adversary.sheet_of([(3,) * 8, *(halves * 3)[:5], (2,) * 8]), JuryRules(places=1, reserve=5)
    )
    said = str(held.explain("c1", audience="candidate"))
    assert "equally good as one or more others, from number 1 on, on the reserve list" in said
    assert "numbers 1 to 5" in str(held.explain("c1"))
