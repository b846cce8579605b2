"""Selection by order of merit: the main list, ties across the line, the reserve list, decisions on the record."""

import datetime as dt
import pickle
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import jury
from eig.convert import from_json, to_json
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Ranking, Selection, select
from eig.jury.merit import Exclusion
from eig.jury.rules import JuryRules, ReserveTerms
from eig.jury.selection._main_list_under_quotas import OBJECTIVES, leading
from eig.jury.selection._why_kept_or_out_and_rank_needed import public_place, reserve_numbers
from eig.lots import Decision
from eig.programme import Quota
from eig.reasons import Reason
from helpers.unfolded import unfolded

SCORES = {"a": 9, "b": 8, "c": 8, "d": 7, "e": 5}
NO_MARKS = Reason(code="no_marks", sentences={"en": "nobody marked it", "fr": "personne ne l’a noté"})
scores_of = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4), min_size=1)


def ranking(**scores):
    return Ranking.from_scores(scores or SCORES)


# ── the main list ─────────────────────────────────────────────────────────────────────────────────


def test_the_best_fill_the_places_in_order_of_merit():
    """Places go to the highest scores, best first."""
    assert ("a", "b", "c") == select(ranking(), places=3).main


def test_a_tie_that_fits_whole_is_kept_whole():
    """A tie inside the places is no problem: everyone in it is kept, nobody is undecided."""
    chosen = select(ranking(), places=3)

    assert () == chosen.undecided
    assert 0 == chosen.open_places
    assert 0 == chosen.unfilled


def test_a_tie_across_the_line_is_shown_and_never_cut():
    """Two equals for one place: neither is kept, both are shown, with the number of places left."""
    chosen = select(ranking(), places=2)

    assert ("a",) == chosen.main
    assert ("b", "c") == chosen.undecided
    assert 1 == chosen.open_places


def test_equals_have_equal_chances():
    """If the open places were drawn, each of the equals would have the same chance; the others have one or none."""
    chosen = select(ranking(), places=2)

    assert [1, Fraction(1, 2), Fraction(1, 2), 0, 0] == [chosen.probability(item) for item in "abcde"]


@pytest.mark.untraced
@given(scores_of, st.integers(0, 9))
def test_chances_sum_to_the_places_that_can_be_filled(scores, places):
    """Whatever the scores, the chances sum to the places, or to the items where there are fewer."""
    chosen = select(Ranking.from_scores(scores), places=places)

    assert min(places, len(scores)) == sum(chosen.probability(item) for item in scores)


@pytest.mark.untraced
@given(scores_of, st.integers(0, 9))
def test_nobody_is_kept_before_somebody_better(scores, places):
    """Everyone on the main list scores more than everyone who is not, and the undecided are all equal."""
    chosen = select(Ranking.from_scores(scores), places=places)
    others = [scores[item] for item in scores if item not in chosen.main]

    assert all(scores[item] > other for item in chosen.main for other in others)
    assert len({scores[item] for item in chosen.undecided}) <= 1


@pytest.mark.untraced
@given(scores_of, st.integers(0, 9), st.integers(0, 9))
def test_every_item_has_one_outcome(scores, places, reserve):
    """Main list, undecided, reserve and the rest share out the items, and nobody is forgotten."""
    chosen = select(Ranking.from_scores(scores), places=places, reserve=reserve)

    assert sorted(scores) == sorted(chosen.statuses)
    assert len(chosen.main) + len(chosen.undecided) + len(chosen.reserve) + len(
        chosen.reserve_undecided
    ) <= len(scores)


def test_places_may_remain_unfilled():
    """With fewer apt items than places, places remain unfilled, and the selection says how many."""
    assert 3 == select(ranking(a=9, b=8), places=5).unfilled


def test_no_place_keeps_nobody():
    """With no place at all, nobody is kept and nobody is undecided."""
    chosen = select(ranking(), places=0)

    assert ((), ()) == (chosen.main, chosen.undecided)


# ── the threshold and the excluded ────────────────────────────────────────────────────────────────


def test_a_threshold_leaves_out_who_is_under_it_and_keeps_who_is_at_it():
    """The threshold itself passes; under it, places remain empty rather than filled."""
    chosen = select(ranking(), places=5, threshold=8)

    assert ("a", "b", "c") == chosen.main
    assert 2 == chosen.unfilled
    assert "below_threshold" == chosen.status("d")


def test_a_list_of_admissibility_says_nothing_of_merit():
    """The list of those who may be kept is in alphabetical order, without those under the threshold."""
    assert ("a", "b", "z") == select(ranking(z=9, b=8, a=8, y=1), places=1, threshold=8).admissible


def test_a_threshold_needs_scores():
    """A ranking without scores cannot be held against a threshold: it is refused, with the remedy."""
    with pytest.raises(Fault, match="does not score every item"):
        select(Ranking(groups=[["a"], ["b"]]), places=1, threshold=8)


def test_a_threshold_is_exact():
    """A float is its shortest decimal; what is no number is no threshold."""
    with pytest.raises(Fault, match="a number"):
        select(ranking(), places=1, threshold=float("nan"))
    assert select(ranking(), places=5, threshold=8.0) == select(ranking(), places=5, threshold=8)


def test_an_excluded_item_is_never_kept():
    """An eliminating mark leaves an item out of every list, and its reason is told."""
    merit = Ranking(groups=[["a"]], excluded=[Exclusion(item="z", reason=NO_MARKS)])
    chosen = select(merit, places=2, reserve=None)

    assert "excluded" == chosen.status("z")
    assert "z: nobody marked it." == str(chosen.explain("z"))
    assert 0 == chosen.probability("z")


def test_an_unknown_item_is_met_with_the_nearest_known():
    """Asking about somebody who is not there names who is."""
    with pytest.raises(UnknownKey, match="the nearest known: 'plume'"):
        select(ranking(plume=1), places=1).status("plum")


# ── the reserve list ──────────────────────────────────────────────────────────────────────────────


def test_the_reserve_list_follows_the_order_of_merit():
    """The reserve list holds the next ones, best first, up to its number of names."""
    assert ("b", "c") == select(ranking(), places=1, reserve=2).reserve


def test_a_reserve_list_without_limit_holds_everyone_apt():
    """Without a limit of names, everyone judged apt is on the reserve list, and nobody under the threshold."""
    assert ("b", "c", "d") == select(ranking(), places=1, reserve=None, threshold=7).reserve


def test_a_tie_for_the_last_name_of_the_reserve_is_shown():
    """Two equals for the last name of the reserve list: both are shown, none is chosen."""
    chosen = select(ranking(), places=1, reserve=1)

    assert ((), ("b", "c")) == (chosen.reserve, chosen.reserve_undecided)
    assert "reserve_undecided" == chosen.status("b")


def test_who_loses_an_open_tie_comes_first_on_the_reserve():
    """Names are kept for those who will lose the tie: they rank before all the others."""
    chosen = select(ranking(), places=2, reserve=1)

    assert ((), ()) == (chosen.reserve, chosen.reserve_undecided)
    assert ("d",) == select(ranking(), places=2, reserve=2).reserve


def test_there_is_no_reserve_unless_asked():
    """A reserve list is a rule of the programme: by default there is none."""
    assert () == select(ranking(), places=1).reserve


def test_the_reserve_list_of_the_civil_service_lapses_after_two_years():
    """At most two years (CGFP, art. L325-36), and at most twice the places (décret 2003-532, art. 2)."""
    terms = ReserveTerms.concours(10, published=dt.date(2020, 2, 29))

    assert (20, dt.date(2022, 2, 28)) == (terms.calls, terms.ends)


def test_the_reserve_list_lapses_when_the_next_competition_opens():
    """The opening of the next competition ends the list earlier (CGFP, art. L325-36)."""
    terms = ReserveTerms.concours(10, published=dt.date(2019, 1, 16), next_tests_start=dt.date(2019, 9, 1))

    assert dt.date(2019, 9, 1) == terms.ends


@pytest.mark.parametrize(
    ("on", "usable"),
    [
        (dt.date(2019, 1, 15), False),
        (dt.date(2019, 1, 16), True),
        (dt.date(2019, 12, 31), True),
        (dt.date(2020, 1, 1), False),
    ],
)
def test_a_reserve_list_is_in_force_from_its_first_day_until_its_end(on, usable):
    """The first day counts, the day on which the list ends does not."""
    terms = ReserveTerms(starts=dt.date(2019, 1, 16), ends=dt.date(2020, 1, 1))

    assert usable == terms.in_force(on)


def test_a_refusal_to_call_says_why():
    """Out of time, or used up: the list says which, in both languages."""
    terms = ReserveTerms(calls=2, starts=dt.date(2019, 1, 16), ends=dt.date(2020, 1, 1))

    assert "reserve_lapsed" == terms.refusal(on=dt.date(2020, 1, 1)).code
    assert "it starts on" in unfolded(terms.refusal(on=dt.date(1999, 1, 1)))
    assert "reserve_used_up" == terms.refusal(on=dt.date(2019, 2, 1), called=2).code
    assert "2 des 2 appels que permet la liste complémentaire ont été faits" == terms.refusal(
        on=dt.date(2019, 2, 1), called=2
    ).say("fr")
    assert None is terms.refusal(on=dt.date(2019, 2, 1), called=1)
    assert None is ReserveTerms().refusal(on=dt.date(2019, 2, 1), called=99)


def test_the_terms_of_a_reserve_list_are_checked_together():
    """A negative number of names and one of calls are told at once; an end before the start, once each is right."""
    with pytest.raises(Faults, match="ReserveTerms") as raised:
        ReserveTerms(names=-1, calls=-1)
    assert ["ReserveTerms.names", "ReserveTerms.calls"] == [one.place for one in raised.value.faults]
    with pytest.raises(Fault, match=r"ReserveTerms\.ends: expected a day after the first, 1 January 2020"):
        ReserveTerms(starts=dt.date(2020, 1, 1), ends=dt.date(2019, 1, 1))


@pytest.mark.parametrize("name", ["names", "calls"])
def test_a_reserve_list_may_hold_nobody_and_call_nobody(name):
    """No name, or no call, is a rule like another; fewer than none is refused."""
    assert 0 == getattr(ReserveTerms(**{name: 0}), name)
    with pytest.raises(Fault, match=f"ReserveTerms.{name}"):
        ReserveTerms(**{name: -1})


def test_a_moment_is_not_a_day():
    """A date with a time of day is refused: a list runs by days."""
    with pytest.raises(Fault, match="without a time of day"):
        ReserveTerms(starts=dt.datetime(2019, 1, 16, 12, 0))  # noqa: DTZ001 # the fault is the point


# ── decisions ─────────────────────────────────────────────────────────────────────────────────────


def test_a_recorded_decision_parts_a_tie():
    """The jury names who comes first among equals, and the selection says who decided and where."""
    chosen = select(
        ranking(), places=2, decisions=[Decision(by="jury", order=["c", "b"], reference="minutes, 4.2")]
    )

    assert (("a", "c"), ()) == (chosen.main, chosen.undecided)
    assert "the tie was parted by the jury: c and b (minutes, 4.2)" in unfolded(chosen.explain("c"))


def test_a_draw_is_a_decision_on_the_record():
    """A declared draw parts a tie as the jury does, and is named as a draw."""
    drawn = Decision(by="draw", order=["c", "b"], reference="draw 1")
    chosen = select(ranking(), places=2, reserve=1, decisions=[drawn])

    assert ("b",) == chosen.reserve
    assert "tirage au sort : c et b (draw 1)" in unfolded(chosen.explain("b", lang="fr"))
    assert "not on the main list: the last place went to another of the equals" in unfolded(
        chosen.explain("b")
    )
    assert "was needed" not in unfolded(chosen.explain("b"))


def test_what_a_decision_leaves_out_stays_tied():
    """A decision about one of three equals leaves the two others tied behind."""
    decided = Decision(by="jury", order=["y"], reference="4.2", rest="after")
    chosen = select(ranking(x=5, y=5, z=5), places=2, decisions=[decided])

    assert (("y",), ("x", "z")) == (chosen.main, chosen.undecided)


def test_a_decision_says_what_becomes_of_all_who_are_tied():
    """A decision about two of three equals that says nothing of the third is refused."""
    silent = Decision(by="jury", order=["y", "x"], reference="4.2")
    with pytest.raises(Fault, match=r"an order of all who are tied, \('[xz]'\) included"):
        select(ranking(x=5, y=5, z=5), places=2, decisions=[silent])
    with pytest.raises(Fault, match=r"an order of all who are tied, \('[xz]'\) included"):
        select(ranking(x=5, y=5, z=5), places=2, decisions=[silent], quotas=[Quota(attribute="p", value="q")])


def test_a_decision_about_items_that_are_not_tied_is_refused():
    """A decision may part a tie, never overturn the order of merit."""
    with pytest.raises(Fault, match="expected items that are tied together"):
        select(ranking(), places=2, decisions=[Decision(by="jury", order=["d", "b"], reference="4.2")])


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": "chance", "order": ["a"], "reference": "r"},
        {"by": "jury", "order": ["a", "a"], "reference": "r"},
        {"by": "jury", "order": ["a"], "reference": ""},
        {"by": "jury", "order": "ab", "reference": "r"},
    ],
)
def test_a_decision_is_checked(wrong):
    """A decision has an author, an order without repetition, and a reference."""
    with pytest.raises(Fault):
        Decision(**wrong)


# ── reasons ───────────────────────────────────────────────────────────────────────────────────────


def test_who_is_kept_learns_by_how_much():
    """The margin over the first who is not kept is part of the reason."""
    said = str(select(ranking(), places=1).explain("a"))

    assert (
        "a: ranked 1 of 5 with 9; kept: within the one place; a score 1 above that of b and c, the first without a sure place."
        == said
    )


def test_who_is_kept_when_everyone_is_has_no_margin():
    """When nobody is left out there is nobody to be above."""
    assert ("ranked", "kept") == select(ranking(a=9), places=3).explain("a").codes


def test_who_is_not_kept_learns_what_was_missing_and_which_rank_was_needed():
    """Not kept: by how much, and the ranks within the places; so much more would have been a tie, not a place."""
    said = str(select(ranking(), places=3).explain("e"))

    assert (
        "e: ranked 5 of 5 with 5; not on the main list: a score 3 below that of the last one kept; a rank from 1 to 3 was needed."
        == said
    )


def test_without_scores_the_rank_alone_is_told():
    """A ranking without scores has no margins, but it still has ranks."""
    chosen = select(Ranking(groups=[["a"], ["b"]]), places=1)

    assert "not on the main list: rank 1 was needed" in unfolded(chosen.explain("b"))
    assert ("ranked", "kept") == chosen.explain("a").codes


def test_nobody_kept_means_no_margin_to_tell():
    """Without places there is no line to compare with."""
    assert "not on the main list: there is no place" in unfolded(select(ranking(a=1), places=0).explain("a"))


def test_the_tied_learn_with_whom_and_for_how_many_places():
    """The undecided learn who else, for how many places, and that it will be decided on the record."""
    assert "ex æquo avec c pour 1 des 2 places : à décider par écrit" in unfolded(
        select(ranking(), places=2).explain("b", lang="fr")
    )


def test_the_reserve_learns_its_number():
    """Somebody on the reserve list learns which number; equals learn that they share theirs."""
    chosen = select(ranking(), places=1, reserve=3)

    assert "number 3 on the reserve list" in unfolded(chosen.explain("d"))
    assert "tied with c for numbers 1 to 2 on the reserve list: equally good" in unfolded(chosen.explain("b"))
    assert "ex æquo avec b, du n°\u00a01 au n°\u00a02" in unfolded(chosen.explain("c", lang="fr"))
    assert "reserve list, equals in brackets: [b = c] and d" in unfolded(chosen.explain())
    assert ("c",) == chosen.rows()[1]["equals"]


def test_a_tie_on_the_reserve_is_told():
    """Equals for the last names of the reserve list learn that it must be decided."""
    said = str(select(ranking(), places=1, reserve=1).explain("c"))

    assert "tied with b for the last name of the reserve list" in said


def test_under_the_threshold_the_reason_is_the_threshold():
    """Somebody under the threshold learns the score and the threshold."""
    assert "5 is under the threshold 7" in unfolded(select(ranking(), places=9, threshold=7).explain("e"))


# ── the value ─────────────────────────────────────────────────────────────────────────────────────


def test_a_selection_is_a_value():
    """It compares by content, survives pickling and JSON, and its text is one line."""
    chosen = select(ranking(), places=2, reserve=1)

    assert chosen == pickle.loads(pickle.dumps(chosen))
    assert chosen == from_json(to_json(chosen), Selection)
    assert "<Selection: 1 kept of 5, places: 2>" == repr(chosen)
    assert hash(chosen) == hash(select(ranking(), places=2, reserve=1))


def test_the_text_of_a_selection_tells_nothing_of_what_a_person_is():
    """Which quota counts whom is as private as the attributes: identifiers stand in the text, and what they are does not."""
    design = Quota(attribute="profile", value="design", minimum=1)
    scores = {"a": 9, "b": 8, "c": 7, "d": 6}
    people = {"c": {"profile": "design"}, "d": {"profile": "design"}}
    chosen = select(Ranking.from_scores(scores), places=2, reserve=2, quotas=[design], attributes=people)
    read = evolve(chosen, members={})

    assert "profile" not in repr(chosen)
    assert chosen != read
    assert chosen.members == from_json(to_json(chosen), Selection).members != read.members
    assert "without one of the quotas, it would not be" in unfolded(chosen.explain("c"))
    for ask in (lambda: read.explain("c"), lambda: read.explain("b"), lambda: jury.replacement(read, "c")):
        with pytest.raises(
            Fault, match="the quotas that count each item, which the text of a selection leaves out"
        ):
            ask()


def test_the_rows_give_every_item_its_outcome():
    """One row an item, best first, excluded ones last."""
    rows = select(ranking(), places=2).rows()

    assert ["main", "undecided", "undecided", "not_kept", "not_kept"] == [row["status"] for row in rows]
    assert ["item", "rank", "score", "status", "tied", "equals"] == list(rows[0])


def test_a_selection_shows_itself_in_a_notebook():
    """The table has a caption that says how many were kept."""
    assert "<li>kept, in order of merit (1 of 2 places): a</li>" in select(ranking(), places=2)._repr_html_()


def test_nobody_stands_on_two_lists():
    """A selection built by hand with somebody on two lists is refused."""
    with pytest.raises(Fault, match="expected each item once"):
        Selection(ranking=ranking(), rules=JuryRules(places=1), main=["a"], reserve=["a"])


def test_a_wrong_list_is_refused():
    """A list that is not a list of identifiers is refused at its member; rules without places are refused."""
    with pytest.raises(Fault, match=r"Selection\.main\[0\]"):
        Selection(ranking=ranking(), rules=JuryRules(), main=[1])
    with pytest.raises(Fault, match=r"Selection\.rules: expected rules with a number of places"):
        Selection(ranking=ranking(), rules=JuryRules(), main=["a"])


def test_ties_on_the_reserve_can_be_asked():
    """Who is tied with somebody on the reserve list; somebody elsewhere is not on it."""
    chosen = select(ranking(), places=1, reserve=2)

    assert ("b", "c") == chosen.tied_on_reserve("c")
    with pytest.raises(UnknownKey):
        chosen.tied_on_reserve("a")


WRONG = {
    "a stranger": (
        {"main": ["ghost"]},
        "Selection.main[0]: expected an admissible item that is known here, got 'ghost'",
    ),
    "somebody twice": ({"main": ["a", "a"]}, "expected each item once"),
    "more than the places": ({"main": ["a", "b", "c", "d"]}, "expected at most 2 items"),
    "before a better": ({"main": ["d"]}, "expected a list that leaves out nobody as good"),
    "before an equal": (
        {"main": ["a", "b"], "undecided": ["c"]},
        "expected a list that leaves out nobody as good",
    ),
    "undecided before a better": (
        {"main": [], "undecided": ["b", "c"]},
        "expected a list that leaves out nobody as good",
    ),
    "on no list": ({"reserve": ["ghost"]}, "Selection.reserve[0]: expected"),
}


@pytest.mark.untraced
@pytest.mark.parametrize("case", WRONG)
def test_lists_that_the_ranking_does_not_give_are_refused(case):
    """A selection altered by hand, or in its JSON, does not hold: strangers, too many, somebody passed over."""
    changed, said = WRONG[case]
    chosen = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7}), places=2)

    assert chosen == from_json(to_json(chosen), Selection)
    with pytest.raises((Fault, Faults)) as caught:
        evolve(chosen, **changed)
    found = caught.value.faults if isinstance(caught.value, Faults) else (caught.value,)
    assert [one for one in map(str, found) if said in one]


def test_lists_that_quotas_or_decisions_part_stay_as_they_are():
    """Quotas may pass over somebody better, and a decision parts equals: such lists are built again alike."""
    ranking = Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7})
    only = Quota(attribute="p", value="x", minimum=1)
    decided = Decision(by="jury", order=["c", "b"], reference="4.2")
    for chosen in (
        select(ranking, places=1, quotas=[only], attributes={"d": {"p": "x"}}),
        select(ranking, places=2, decisions=[decided]),
    ):
        assert chosen == evolve(chosen) == from_json(to_json(chosen), Selection)


def test_lists_under_quotas_are_those_of_the_best_sets():
    """Under quotas, somebody added by hand to the main list or to the undecided is refused."""
    ranking = Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7})
    only = Quota(attribute="p", value="x", minimum=1)
    chosen = select(ranking, places=2, quotas=[only], attributes={"d": {"p": "x"}})

    assert ("a", "d") == chosen.main
    for changed, said in (
        ({"main": ["a", "b"]}, "Selection.main: expected the items that all the best sets"),
        ({"undecided": ["b"]}, "Selection.undecided: expected the items that some of the best sets"),
    ):
        with pytest.raises(Fault, match=said):
            evolve(chosen, **changed)


def test_a_quota_that_counts_nobody_is_a_caution_of_the_lists():
    """A cap on what nobody has rules nothing, and says so; one that somebody has says nothing."""
    ranking = Ranking.from_scores({"a": 9, "b": 8})
    cap = Quota(attribute="p", value="zz", maximum=0)
    idle = select(ranking, places=1, quotas=[cap], attributes={"a": {"p": "x"}})

    assert ("void_quotas",) == tuple(one.code for one in idle.cautions)
    assert "p=zz counts none of those who may be kept" in unfolded(idle)
    assert "p=zz ne compte aucun" in unfolded(idle.explain(lang="fr"))
    assert () == select(ranking, places=1, quotas=[cap], attributes={"a": {"p": "zz"}}).cautions
    assert () == evolve(idle, members={}).cautions


def test_the_whole_selection_is_told_to_the_jury_alone():
    """A candidate and the public read of one item: without it there is nothing that they may read."""
    chosen = select(ranking(), places=1)
    for audience in ("candidate", "public"):
        with pytest.raises(Fault, match="expected the key of one case"):
            chosen.explain(audience=audience)
    with pytest.raises(Fault) as caught:
        chosen.explain("a", audience="press")
    assert "Selection.explain.audience" == caught.value.place


def test_who_leaves_the_main_list_is_told_with_the_nearest_name():
    """The kind of key comes first, then who was asked for."""
    with pytest.raises(UnknownKey, match="no item on the main list 'z' here"):
        jury.replacement(select(ranking(), places=1), "z")


def test_who_was_kept_among_equals_is_above_nobody_by_anything():
    """A decision parted two equals: the one kept is told of no margin, who was better is told of it."""
    decided = Decision(by="jury", order=["c", "b"], reference="4.2")
    chosen = select(ranking(), places=2, decisions=[decided])

    assert ("a", "c") == chosen.main
    assert "margin" not in chosen.explain("c").codes
    assert "margin" in chosen.explain("a").codes


def test_a_reserve_list_ends_before_the_calendar_does():
    """The last year in which a list may be published is two years before the last of the calendar."""
    last = dt.date(dt.MAXYEAR - 2, 1, 1)

    assert dt.MAXYEAR == ReserveTerms.concours(1, published=last).ends.year
    with pytest.raises(Fault, match="a day of the year 9997 at the latest"):
        ReserveTerms.concours(1, published=last.replace(year=last.year + 1))
    with pytest.raises(Fault, match=r"concours\.next_tests_start: expected a day after the first"):
        ReserveTerms.concours(1, published=last, next_tests_start=last)
    with pytest.raises(Fault, match=r"concours\.places: expected a whole number from 0, got -1"):
        ReserveTerms.concours(-1, published=last)


def test_who_ties_for_the_last_names_is_told_how_many_are_open():
    """Of four names the loser of the tie above has one, d another: two are left for three equals."""
    chosen = select(ranking(a=9, b=8, c=8, d=7, e=6, f=6, g=6), places=2, reserve=4)
    told = [one for one in chosen.explain("f").reasons if one.code == "reserve_undecided"]

    assert (("d",), ("e", "f", "g")) == (chosen.reserve, chosen.reserve_undecided)
    assert [2] == [one.facts["open"] for one in told]


def test_the_public_is_told_the_list_that_an_item_is_on_and_no_more():
    """On the main list, on the reserve, or nothing that tells one of the others from another."""
    told = {
        status: public_place(status).code
        for status in ("main", "reserve", "undecided", "not_kept", "excluded")
    }

    assert {"main": "listed_main", "reserve": "listed_reserve"} == {
        status: code for status, code in told.items() if code != "listed_nowhere"
    }


def test_what_a_worse_set_by_merit_loses_tells_the_first_group_of_which_it_holds_fewer():
    """Of any two sets of three places, the difference of their weights says where they part, and by how many."""
    groups = (("a", "b", "c"), ("d", "e", "f"), ("g", "h", "i"))
    ranking = Ranking.from_scores(dict(zip("abcdefghi", (9, 9, 9, 8, 8, 8, 7, 7, 7), strict=True)))
    weigh = OBJECTIVES["merit"](ranking, groups, 3)
    every = [counts for counts in product(range(4), repeat=3) if sum(counts) == 3]
    for better, worse in product(every, repeat=2):
        loss = sum(
            (one - other) * weigh[group[0]] for one, other, group in zip(better, worse, groups, strict=True)
        )
        assert (loss > 0) == (better > worse)
        if loss > 0:
            at = next(at for at in range(3) if better[at] != worse[at])
            assert (groups[at], better[at] - worse[at]) == leading(loss, groups, 3)


@pytest.mark.parametrize(("wrong", "kind"), [("ranking", "Ranking"), ("rules", "JuryRules")])
def test_a_part_of_a_selection_that_is_wrong_is_refused_at_its_name(wrong, kind):
    """Either part alone is told, before lists are held against it."""
    right = {"ranking": Ranking.from_scores({"a": 9, "b": 8}), "rules": JuryRules(places=1)}
    with pytest.raises(Fault, match=f"Selection.{wrong}: expected .*{kind}.*, got 'fine'"):
        Selection(**{**right, wrong: "fine"}, main=["a"])


def test_who_loses_the_tie_for_the_last_place_goes_on_the_list_before_those_ranked_after():
    """Two of three who tie lose: they take the numbers 1 and 2, so that those on the list begin at 3."""
    found = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 8, "e": 7, "f": 6}), places=2, reserve=4)

    assert [(3, 3), (4, 4)] == [reserve_numbers(found, item) for item in "ef"]
