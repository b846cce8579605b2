"""Choices among equals: told, never made by the order of names or of the input."""

from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Ranking, Rubric, Scoresheet, deliberate, replacement, select
from eig.jury.selection import best_under_quotas, draw_fairly, fair_lottery
from eig.jury.selection._why_kept_or_out_and_rank_needed import reserve_numbers
from eig.lots import (
    Decision,
    Draw,
    Priority,
    TakenBack,
    commitment,
    decide,
    draw_labels,
    draw_rfc3797,
    one_time_code,
)
from eig.programme import Quota
from eig.reasons import FRENCH, Language
from helpers.unfolded import unfolded

ITEMS = "abcdef"
QUOTAS = [Quota(attribute="p", value="x", minimum=1), Quota(attribute="p", value="y", maximum=1)]
cases = st.fixed_dictionaries(
    {
        "scores": st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 3), min_size=1),
        "kinds": st.dictionaries(st.sampled_from(ITEMS), st.sampled_from("xyz")),
        "names": st.permutations(ITEMS),
        "order": st.permutations(ITEMS),
        "places": st.integers(0, 5),
        "reserve": st.none() | st.integers(0, 4),
        "objective": st.sampled_from(["scores", "ranks", "merit"]),
        "quotas": st.sampled_from([[], QUOTAS[:1], QUOTAS]),
        "threshold": st.none() | st.integers(0, 3),
        "lang": st.sampled_from(["en", "fr"]),
    }
)


def chosen(case, names=ITEMS):
    """Return the selection of a case, its items under other names."""
    new = dict(zip(ITEMS, names, strict=True))
    return select(
        Ranking.from_scores({new[item]: score for item, score in case["scores"].items()}),
        attributes={new[item]: {"p": kind} for item, kind in case["kinds"].items() if item in case["scores"]},
        **{key: case[key] for key in ("places", "reserve", "objective", "quotas", "threshold")},
    )


@pytest.mark.slow
@given(cases)
def test_names_change_nothing_but_names(case):
    """Items called otherwise: the same lists, ties and numbers of equals, under the other names."""
    one, other = chosen(case), chosen(case, case["names"])
    new = dict(zip(ITEMS, case["names"], strict=True))

    def renamed(items):
        return {new[item] for item in items}

    for name in ("main", "undecided", "reserve", "reserve_undecided", "possible"):
        assert renamed(getattr(one, name)) == set(getattr(other, name))
    assert [renamed(group) for group in one.reserve_groups] == [set(group) for group in other.reserve_groups]
    assert (one.count, one.open_places, one.unfilled) == (other.count, other.open_places, other.unfilled)


@pytest.mark.slow
@given(cases)
def test_whatever_is_asked_is_answered(case):
    """Every item is explained, in both languages, before and after a tie is parted by an order of priority."""
    found = chosen(case)
    if found.undecided:
        found = found.settle(Priority(order=case["order"], reference="rules", reason="filing"))
        assert () == found.undecided
    for item in found.statuses:
        assert str(found.explain(item, lang=case["lang"]))
    assert str(found)
    assert str(found.explain(lang=case["lang"]))


@given(cases)
def test_equals_are_counted(case):
    """How many lists are equally good is how many ways there are to fill the places left among the undecided."""
    found = chosen(case)

    assert (found.count == 0) == (found.conflict is not None)
    assert (found.count == 1) >= (not found.undecided and found.conflict is None)
    assert not found.undecided or found.count > 1
    assert set(found.possible) == set(found.main) | set(found.undecided)


def test_a_passed_over_equal_is_told():
    """Under quotas by merit, an item whose list is as good learns that a decision chose another."""
    decided = [Decision(by="jury", order=["b", "c"], reference="PV")]
    scores = {"a": 9, "b": 8, "c": 8, "d": 7}
    found = select(
        Ranking.from_scores(scores),
        places=3,
        reserve=None,
        objective="merit",
        quotas=[Quota(attribute="p", value="x", minimum=1)],
        attributes={"d": {"p": "x"}},
        decisions=decided,
    )

    assert "a set with it is equally good under the quotas" in unfolded(found.explain("c"))
    assert "ex æquo sous quotas" in unfolded(found.explain("c", lang="fr"))


def test_a_score_under_the_threshold_is_told_exactly():
    """Two decimals do not separate 9.9967 from 10: the fraction does."""
    found = select(Ranking.from_scores({"a": "12", "b": Fraction(2999, 300)}), places=2, threshold=10)

    assert "≈10 (2999/300) is under the threshold 10" in unfolded(found.explain("b"))
    near = select(Ranking.from_scores({"a": 1, "b": Fraction(999, 1000)}), places=1)
    assert "a score 1/1000 below that of the last one kept" in unfolded(near.explain("b"))


def test_one_of_several_relaxations_is_told_as_one():
    """Where other quotas could give way as well, the conflict says so: the alphabet chooses nothing in silence."""
    both = [Quota(attribute="p", value="x", minimum=1), Quota(attribute="p", value="y", minimum=1)]
    kinds = {"a": {"p": "x"}, "b": {"p": "y"}}
    found = select(Ranking.from_scores({"a": 1, "b": 1}), places=1, quotas=both, attributes=kinds)

    assert found.conflict.several
    assert "in 2 ways that are equally good: (1) p=x: any number and (2) p=y: any number" in unfolded(found)
    assert [("p=x",), ("p=y",)] == [tuple(one.name for one in way) for way in found.conflict.relaxations]
    assert [1, 2] == [row["relaxation"] for row in found.conflict.rows()]
    assert 0 == found.count


def test_a_draw_settles_and_says_how():
    """Any kind of draw that names the equals parts them; what it leaves out comes after."""
    open_ = select(Ranking.from_scores({"a": 1, "b": 1, "c": 1}), places=1)
    whole = draw_labels(list("abc"), code="00" * 32, randomness="1./")
    part = draw_rfc3797(list("abc"), count=1, key="1.2.3./")

    assert open_.settle(whole).main == whole.order[:1]
    assert open_.settle(part).main == part.drawn
    assert "after" == open_.settle(part).decisions[0].rest
    assert "then the others" in unfolded(open_.settle(part).explain(part.drawn[0]))
    assert isinstance(whole, Draw)
    assert isinstance(part, Draw)


@pytest.mark.parametrize(
    ("order", "rest", "codes"),
    [
        (["c", "d"], None, ["lots.names_tied"]),
        (["zz", "a"], "after", ["values.known"]),
        (["a"], None, ["lots.all_tied"]),
        (["zz", "a"], None, ["values.known", "lots.all_tied"]),
    ],
)
def test_a_decision_is_about_the_equals_and_nobody_else(order, rest, codes):
    """A decision about others parts nothing, and one that leaves an equal out says what becomes of them."""
    with pytest.raises((Fault, Faults)) as caught:
        decide(["a", "b"], by=Decision(by="jury", order=order, reference="minutes, 4.2", rest=rest))
    assert codes == [one.code for one in caught.value.faults]
    assert all(one.path[:2] == ("decide", "by") for one in caught.value.faults)
    kept = Decision(by="jury", order=["b"], reference="minutes, 4.2", rest="after")
    assert decide(["a", "b"], by=kept) == kept


def test_why_is_no_text_of_a_value():
    """Why an order was declared or a decision taken back may tell of a person: a log shows that there is a why."""
    decided = Decision(by="jury", order=["a", "b"], reference="4.2")
    back = TakenBack(decision=decided, by="jury", reference="4.3", why="was ill")
    order = Priority(order=["a"], reference="rules", reason="was ill")

    for told in (back, order):
        assert "ill" not in repr(told)
    assert "was ill" in unfolded(back.reason)
    assert "was ill" in order.record


def test_what_parts_equals_names_them():
    """A draw among others, or an order of priority that leaves one out, decides nothing."""
    draw = draw_rfc3797(["x"], count=1, key="1./")
    with pytest.raises(Fault) as caught:
        decide(["a", "b"], by=draw)
    assert ("decide.by", "lots.names_tied", draw) == (
        caught.value.place,
        caught.value.code,
        caught.value.value,
    )
    assert "one or more of ('a', 'b')" in caught.value.rule
    with pytest.raises(Fault) as caught:
        Priority(order=["a"], reference="rules", reason="filing").decide(["a", "b"])
    assert ("Priority.decide", "lots.names_each") == (caught.value.place, caught.value.code)
    assert "('b') included" in caught.value.rule
    with pytest.raises(Faults):
        Priority(order=[1], reference="", reason="")
    with pytest.raises(Fault, match="expected each item once"):
        Priority(order=["a", "a"], reference="rules", reason="filing")
    said = str(
        Priority(order=["b", "a"], reference="rules, art. 6", reason="filing").decide(["a", "b"]).reason
    )
    assert "parted by an order of priority: b and a (rules, art. 6: filing)" in said


def test_several_may_come_in_equally_well():
    """A tie on the reserve is told when somebody withdraws, with how many may come in."""
    found = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=1, reserve=2)

    assert 2 == replacement(found, "a").count
    assert "equally good: to be decided on the record" in unfolded(replacement(found, "a").explain())


def test_a_selection_speaks_a_third_language():
    """A table of the caller's says its sentences; English what it lacks."""
    german = Language(code="de", sentences={"jury.selection": {"not_kept": "nicht gewählt"}})
    found = select(Ranking.from_scores({"a": 9, "b": 8}), places=1)

    assert "nicht gewählt" in unfolded(found.explain("b", lang=german))
    assert "kept: within the one place" in unfolded(found.explain("a", lang=german))


def test_a_selection_is_told_whole():
    """Places left unfilled, and a tie for the last names of the reserve, stand in its text."""
    scores = Ranking.from_scores({"a": 9, "b": 8, "c": 8})

    assert "2 places are left unfilled" in unfolded(select(scores, places=5))
    last = unfolded(select(scores, places=1, reserve=1))
    assert "equally good for the end of the reserve list, to be decided on the record: b and c" in last


def test_equals_on_the_reserve_list_are_settled_too():
    """An order of priority about a tie of the reserve list parts it, and says nothing of the others."""
    found = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7}), places=1, reserve=None)
    order = Priority(order=["c", "b"], reference="rules", reason="filing")

    assert (("b", "c"), ("d",)) == found.reserve_groups
    assert (("c",), ("b",), ("d",)) == found.settle(order).reserve_groups
    assert None is found.settle(order).decisions[0].rest
    with pytest.raises(Fault, match="an order that names somebody tied, got"):
        found.settle(Priority(order=["a", "d"], reference="rules", reason="filing"))


def test_a_draw_under_quotas_keeps_its_commitment():
    """The record of a set drawn holds what was published beforehand, and checks it."""
    code, published = one_time_code("s", codes=3, number=2), commitment("s", codes=3)
    lottery = fair_lottery({"a": {}, "b": {}}, places=1)
    draw = draw_fairly(lottery, code=code, randomness="1./", commitment=published, number=2)

    assert draw.verify()
    assert not evolve(draw, number=1).verify()


def reader(scores, places, item):
    """Re-derive, by counting alone, whether an item is kept, its shortfall and the ranks that were needed."""
    above = sum(score > scores[item] for score in scores.values())
    level = sum(score == scores[item] for score in scores.values())
    if above + level <= places:
        return "kept", None
    if above < places:
        return "undecided", None
    line = sorted(scores.values(), reverse=True)[places - 1] if places else None
    return "not_kept", None if line is None else line - scores[item]


@pytest.mark.untraced
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 9), min_size=1), st.integers(0, 5))
def test_an_independent_reader_finds_the_same_reasons(scores, places):
    """Kept, undecided or not, and by how much, re-derived from the scores alone."""
    found = select(Ranking.from_scores(scores), places=places)
    for item in scores:
        outcome, gap = reader(scores, places, item)
        reason = found.explain(item).reasons[1]
        if outcome == "not_kept" and places:
            assert ("not_kept", gap, places) == (reason.code, reason.facts["gap"], reason.facts["places"])
        else:
            assert reason.code == ("nobody_below" if outcome == "not_kept" else outcome)


def test_attributes_are_texts():
    """What a quota could not count is refused, beside what else is wrong."""
    with pytest.raises(Fault, match="attributes"):
        select(Ranking.from_scores({"a": 1}), places=1, quotas=QUOTAS, attributes={"a": {"p": [1]}})
    with pytest.raises(Fault, match="attributes"):
        best_under_quotas({"a": 1}, places=1, quotas=QUOTAS, attributes={"a": {"p": [1]}})


def test_draws_and_lotteries_are_explained_whole():
    """Without a key: the order drawn and how, or the rule and how many are drawn of how many."""
    numbers = draw_rfc3797(["a", "b", "c"], count=2, key="1.2.3./")
    labels = draw_labels(["a", "b"], code="00" * 32, randomness="1./")

    assert "draw: a and c, by RFC 3797, 1.2.3./." == str(numbers.explain())
    assert str(labels.explain(lang="fr")).startswith("tirage au sort\u00a0: ")
    assert "lottery: draw of 1 among 2, each with a stated chance" in unfolded(
        fair_lottery({"a": {}, "b": {}}, places=1).explain()
    )


def test_equals_on_the_main_list_are_shown_as_equals():
    """Three are kept and two of them tie: their order says nothing, in the text, the rows and the minutes."""
    scores = {"a": 9, "c": 8, "b": 8, "d": 7}
    found = select(Ranking.from_scores(scores), places=3)

    assert (("a",), ("b", "c")) == found.main_groups
    assert "kept, in order of merit (3 of 3 places), equals in brackets: a and [b = c]" in unfolded(
        found.explain()
    )
    assert "ex æquo entre crochets" in unfolded(found.explain(lang="fr"))
    assert [(), ("c",), ("b",), ()] == [row["equals"] for row in found.rows()]
    named = FRENCH.naming({"b": "Blanche", "c": "Camille"})
    assert "[Blanche = Camille]" in unfolded(found.explain(lang=named))
    parted = select(
        Ranking.from_scores(scores),
        places=3,
        decisions=[Decision(by="jury", order=["c", "b"], reference="PV")],
    )
    assert (("a",), ("c",), ("b",)) == parted.main_groups
    assert "in brackets" not in unfolded(parted)


def test_the_minutes_show_equals_on_the_main_list():
    """A main list in order of merit prints equals in brackets: the alphabet orders nobody."""
    rubric = Rubric.equal(["impact"], scale=EIG_SCALE)
    sheet = Scoresheet.from_marks(rubric, [(one, "j1", {"impact": 3}) for one in ("plume", "adler")])
    text = deliberate(sheet, places=2).minutes(title="EIG 3").to_markdown()

    assert "Main list, in order of merit, equals in brackets (places: 2): (adler = plume)." in text


@pytest.mark.untraced
@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3), min_size=1),
    st.integers(1, 4),
    st.sets(st.sampled_from("abcdef"), max_size=3),
    st.sampled_from([None, 0, 1]),
    st.randoms(use_true_random=False),
)
@example({"a": 1, "b": 1, "c": 1}, 1, set(), None, Random(0))
@example({"a": 2, "b": 1, "c": 1, "d": 0}, 1, {"a", "d"}, 1, Random(0))
def test_numbers_on_the_reserve_list_hold_whatever_is_decided(scores, places, kind, least, random):
    """Losers of the tie for the last places go on the list: the number said to the others counts them."""
    quotas = [] if least is None else [Quota(attribute="k", value="x", minimum=least, maximum=2)]
    facts = {item: {"k": "x"} for item in kind & set(scores)} if quotas else {}
    chosen = select(Ranking.from_scores(scores), places=places, reserve=None, quotas=quotas, attributes=facts)
    told = {item: reserve_numbers(chosen, item) for item in chosen.reserve}
    after = chosen
    while after.undecided:
        order = random.sample(after.undecided, len(after.undecided))
        after = after.settle(Decision(by="jury", order=order, reference="minutes"))

    for item, (first, last) in told.items():
        assert first <= after.reserve.index(after.tied_on_reserve(item)[0]) + 1 <= last
        if not quotas:
            assert first == last


@pytest.mark.slow
def test_hundreds_of_equals_are_said():
    """However many are equal, a list is said, each name once."""
    said = str(select(Ranking.from_scores({f"c{n}": 1 for n in range(2000)}), places=2000).explain())

    assert said.count(" = ") == 1999
    assert {f"c{n}" for n in range(2000)} <= set(said.replace("[", " ").replace("]", " ").split())


def test_a_number_that_waits_for_a_decision_is_said_as_two():
    """Under quotas a loser may be level with somebody on the reserve list: the number follows what is decided."""
    quota = Quota(attribute="k", value="x", minimum=2)
    facts = {item: {"k": "x"} for item in "abc"}
    open_ = select(
        Ranking.from_scores(dict.fromkeys("abcd", 1)),
        places=2,
        reserve=None,
        quotas=[quota],
        attributes=facts,
    )

    assert ((), ("a", "b", "c"), ("d",)) == (open_.main, open_.undecided, open_.reserve)
    assert "one of the numbers 1 to 2 on the reserve list" in unfolded(open_.explain("d"))
