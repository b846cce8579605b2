"""Draws that anyone can verify: RFC 3797, by label, and fair under quotas."""

import datetime as dt
import pickle
import random
import re
import unicodedata
from fractions import Fraction
from itertools import combinations
from math import comb

import attrs
import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig._values.names_alike_but_for_case import fold
from eig._values.names_and_clean_text import is_name
from eig.errors import Fault, Faults, UnknownKey
from eig.jury.selection import (
    CompositionChance,
    FairDraw,
    FairLottery,
    QuotaConflict,
    _lottery_mixtures,
    draw_fairly,
    fair_lottery,
    fair_lottery_draws,
)
from eig.jury.selection._lottery_leximin import leximin
from eig.jury.selection.fair_lottery_draws import POSITIONS, _holding
from eig.lots import (
    LabelDraw,
    Rfc3797Draw,
    commitment,
    draw_labels,
    draw_rfc3797,
    entropy_bits,
    one_time_code,
    rfc3797_key,
)
from eig.programme import Quota
from helpers.evidence import peer
from helpers.unfolded import unfolded

NAMES = [
    "John",
    "Mary",
    "Bashful",
    "Dopey",
    "Sleepy",
    "Grouchy",
    "Doc",
    "Sneazy",
    "Handsome",
    "Cassandra",
    "Pollyanna",
    "Pendragon",
    "Pandora",
    "Faith",
    "Hope",
    "Charity",
    "Lee",
    "Longsuffering",
    "Chastity",
    "Smith",
    "Pride",
    "Sloth",
    "Envy",
    "Anger",
    "Kasczynski",
]
SOURCES = [[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]]
CODE = "00" * 32
labels_of = st.lists(
    st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn"], exclude_characters="\ufeff"),
        min_size=1,
        max_size=6,
    ).filter(lambda text: is_name(text) and text == unicodedata.normalize("NFC", text)),
    unique_by=fold,
    min_size=1,
)

# ── RFC 3797 ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.untraced
def test_the_worked_example_of_the_rfc():
    """RFC 3797, section 6: the key, the ten names and the first digest, as printed there."""
    draw = draw_rfc3797(NAMES, count=10, sources=SOURCES)

    assert "9319./2.5.8.10.12./9.18.26.34.41.45./" == draw.key
    assert (
        "Lee",
        "Doc",
        "Mary",
        "Charity",
        "Kasczynski",
        "Envy",
        "Sneazy",
        "Anger",
        "Chastity",
        "Pandora",
    ) == draw.drawn
    assert (17, 7, 2, 16, 25, 23, 8, 24, 19, 13) == draw.positions
    assert "990DD0A5692A029A98B5E01AA28F3459" == draw.digests[0]


@pytest.mark.slow
def test_a_draw_has_a_key_or_sources_and_not_both():
    """A key beside sources would hide which of them decided; neither is no draw."""
    for wrong, said in (
        ({}, "expected sources, or the key that they make, got ()"),
        ({"key": "1./", "sources": [[1]]}, "expected no sources beside a key, got ((1))"),
    ):
        with pytest.raises(Fault, match=re.escape(said)):
            draw_rfc3797(["a", "b"], count=1, **wrong)


def test_a_draw_states_the_bits_that_it_needs():
    """RFC 3797, section 3.3: with fewer bits of randomness some outcomes cannot happen."""
    assert 44 == draw_rfc3797([f"n{number}" for number in range(25)], count=10, key="1./").entropy
    assert 22 == entropy_bits(25, choose=10)


def test_the_bits_of_an_order_are_those_of_an_order():
    """Three names in order have six outcomes, and no set of three has more than one."""
    assert 3 == draw_rfc3797(["a", "b", "c"], count=3, key="1./").entropy
    assert 0 == entropy_bits(3, choose=3)


def test_the_bits_of_randomness_of_the_rfc():
    """RFC 3797, section 3.3: the table of bits needed to choose 10 out of a pool."""
    pools = [20, 25, 30, 35, 40, 50, 60, 75, 100, 120]

    assert [18, 22, 25, 28, 30, 34, 37, 40, 44, 47] == [entropy_bits(pool, choose=10) for pool in pools]


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_bits_are_enough_and_no_more(pool, choose):
    """So many bits tell all outcomes apart, and one bit less would not."""
    if choose <= pool:
        bits = entropy_bits(pool, choose=choose)
        assert 2**bits >= comb(pool, choose)
        assert bits == 0 or 2 ** (bits - 1) < comb(pool, choose)


def test_more_cannot_be_chosen_than_there_are():
    """Choosing eleven out of ten is refused."""
    with pytest.raises(Fault, match="up to 10"):
        entropy_bits(10, choose=11)
    with pytest.raises(Fault, match="up to 1"):
        draw_rfc3797(["a"], count=2, key="1./")


@pytest.mark.parametrize(
    ("sources", "key"),
    [
        ([[3]], "3./"),
        ([[10, 2]], "2.10./"),
        ([["0.50", 0]], "0.0.5/"),
        ([["12.25", "3"]], "3.12.25/"),
        ([], ""),
        ([[]], "/"),
    ],
)
def test_the_key_is_written_as_the_rfc_says(sources, key):
    """RFC 3797, section 4.2: ascending order, no useless zero, a period each, a slash after each source."""
    assert key == rfc3797_key(sources)


@pytest.mark.parametrize("wrong", [-1, "1/3", float("inf"), "x"])
def test_a_source_is_made_of_decimals(wrong):
    """A negative number, a third, an infinity or text is no source."""
    with pytest.raises(Fault, match="expected a number") as caught:
        rfc3797_key([[2], [wrong]])
    assert "rfc3797_key.sources[1][0]" == caught.value.place


@pytest.mark.slow
@given(labels_of, st.text(alphabet="0123456789./", min_size=1))
def test_a_whole_draw_is_an_order_of_the_pool(pool, key):
    """Drawing everybody gives everybody once, and a shorter draw is its beginning."""
    whole = draw_rfc3797(pool, count=len(pool), key=key)

    assert sorted(pool) == sorted(whole.drawn)
    assert whole.drawn[:1] == draw_rfc3797(pool, count=1, key=key).drawn
    assert whole.verify()


def test_a_forged_record_does_not_verify():
    """Changing who was drawn, or the pool after the fact (section 5.1), shows."""
    draw = draw_rfc3797(NAMES, count=3, sources=SOURCES)

    assert not Rfc3797Draw(pool=draw.pool, key=draw.key, drawn=("John", *draw.drawn[1:])).verify()
    out = draw.pool.index(draw.drawn[0])
    for pool in (draw.pool[:out], draw.pool[1:][::-1]):
        with pytest.raises((Fault, Faults), match="a name of the pool"):
            Rfc3797Draw(pool=pool, key=draw.key, drawn=(*draw.drawn, draw.pool[0]))
    assert not Rfc3797Draw(pool=draw.pool[::-1], key=draw.key, drawn=draw.drawn).verify()


def test_numbers_of_a_source_are_the_same_in_any_order():
    """The RFC sorts the numbers of each source: two orders are one draw, in whatever collection they come."""
    one, other, third = (
        draw_rfc3797(["a", "b"], count=1, sources=[given, [7]]) for given in ([2, 5], [5, 2], {2, 5})
    )

    assert one == other == third
    assert one != draw_rfc3797(["a", "b"], count=1, sources=[[7], [2, 5]])


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"sources": {(2, 5), (7,)}}, "sources"),
        ({"sources": [[2], [-1, 3]]}, "sources[1][0]"),
        ({"key": "1./", "pool": ["a", "a"]}, "pool[1]"),
        ({"key": "1./", "count": 3}, "count"),
        ({"key": " "}, "key"),
    ],
)
def test_a_draw_is_refused_where_it_was_typed(given, place):
    """Sources without an order, a negative number, a name twice, too many to draw: each at its argument."""
    with pytest.raises((Fault, Faults)) as caught:
        draw_rfc3797(**{"pool": ["a", "b"], "count": 1, **given})
    assert {f"draw_rfc3797.{place}"} == {
        one.place for one in getattr(caught.value, "faults", (caught.value,))
    }


@pytest.mark.parametrize("wrong", [3, [3], [[None]]])
def test_sources_that_are_none_are_told_by_the_record(wrong):
    """What is no list of numbers is refused in words, whatever it is."""
    with pytest.raises(Fault, match=r"Rfc3797Draw\.sources"):
        Rfc3797Draw(pool=["a"], key="1./", drawn=[], sources=wrong)


def test_a_name_learns_at_which_turn_it_was_drawn():
    """Drawn, with the turn and the digest; or not drawn, in both languages."""
    draw = draw_rfc3797(NAMES, count=1, sources=SOURCES)

    assert "Lee: drawn 1 of 1, from the digest 990DD0A5692A029A98B5E01AA28F3459." == str(draw.explain("Lee"))
    assert "John : aucun rang au tirage." == str(draw.explain("John", lang="fr"))
    with pytest.raises(UnknownKey):
        draw.explain("Jon")


def test_a_record_of_the_rfc_is_checked_and_shown():
    """Names stand once, the key is not empty, and the table has one row a turn."""
    with pytest.raises(Faults) as raised:
        Rfc3797Draw(pool=["a", "a"], key="", drawn=[])
    assert ["Rfc3797Draw.key", "Rfc3797Draw.pool[1]"] == [one.place for one in raised.value.faults]
    with pytest.raises(Fault, match="expected each name once"):
        Rfc3797Draw(pool=["a", "a"], key="1./", drawn=[])
    draw = draw_rfc3797(NAMES, count=2, sources=SOURCES)
    assert [("Lee", 17), ("Doc", 7)] == [(row["name"], row["position"]) for row in draw.rows()]
    assert "<td>Lee</td>" in draw._repr_html_()


# ── by label ──────────────────────────────────────────────────────────────────────────────────────

COLOURS = [
    "aqua",
    "bisque",
    "blue",
    "cornflowerblue",
    "darkgoldenrod",
    "darkgray",
    "lavenderblush",
    "lightpink",
    "mediumvioletred",
]
RANDOMNESS = "1.2.3.4.5.6./1.2.3.4.5.6./1.2.3.4.5.6./"
SECRET = "totally not a bikeshed"


def test_the_worked_example_of_the_draft():
    """draft-thomson-elegy-vrs-00, "Example Usage": the commitment, the first code and the order, as printed there."""
    code = one_time_code(SECRET, codes=10, number=1)
    draw = draw_labels(COLOURS, code=code, randomness=RANDOMNESS)

    assert commitment(SECRET, codes=10).startswith("950ea08d8d5fd3ae")
    assert code.startswith("5346f2efb5397a67")
    assert ("lavenderblush", "blue", "darkgoldenrod", "mediumvioletred", "bisque", "lightpink") == draw.order[
        :6
    ]
    assert ("lavenderblush", "darkgoldenrod", "mediumvioletred") == draw.pick(3, without=["blue"])


@pytest.mark.slow
@given(labels_of, st.data())
def test_removals_leave_the_order_of_the_others_alone(labels, data):
    """Whoever leaves, the others keep their order: RFC 3797 does not have this property."""
    gone = data.draw(st.sets(st.sampled_from(labels)))
    whole = draw_labels(labels, code=CODE, randomness="1./")
    left = draw_labels([label for label in labels if label not in gone], code=CODE, randomness="1./")

    assert tuple(label for label in whole.order if label not in gone) == left.order


@pytest.mark.slow
@given(labels_of)
def test_the_order_of_the_labels_given_does_not_matter(labels):
    """The same labels in another order give the same draw, equal and with the same hash."""
    one = draw_labels(labels, code=CODE, randomness="1./")
    other = draw_labels(reversed(labels), code=CODE, randomness="1./")

    assert one == other
    assert hash(one) == hash(other)


@given(st.integers(2, 6), st.integers(1, 6))
def test_each_code_proves_itself_by_the_commitment(codes, number):
    """A code hashed as many times as its number is the commitment, and hashed once it is the code before."""
    if number >= codes:
        return
    draw = draw_labels(["a"], code=one_time_code("s", codes=codes, number=number), randomness="1./")

    assert draw.verify(commitment=commitment("s", codes=codes), number=number)
    assert number == 1 or not draw.verify(commitment=commitment("s", codes=codes), number=number - 1)


def test_a_draw_has_a_number_from_1():
    """No draw is number 0: its code would be the commitment itself."""
    with pytest.raises(Fault, match="from 1"):
        one_time_code("s", codes=3, number=0)
    with pytest.raises(Fault, match="from 1"):
        draw_labels(["a"], code=CODE, randomness="1./").verify(commitment=CODE, number=0)


def test_a_draw_keeps_its_commitment_and_checks_it():
    """The record holds what was published beforehand; another commitment does not verify."""
    code, published = one_time_code("s", codes=3, number=2), commitment("s", codes=3)
    draw = draw_labels(["a"], code=code, randomness="1./", commitment=published, number=2)

    assert draw.verify()
    assert not evolve(draw, number=1).verify()
    assert not evolve(draw, commitment=CODE).verify()


def test_a_draw_keeps_its_announced_sources():
    """The numbers of each source and the day they were announced stay on the record, and make its key."""
    draw = draw_rfc3797(["a", "b"], count=1, sources=[[2, 5], ["0.5"]], announced=dt.date(2018, 12, 3))

    assert ((2, 5), (Fraction(1, 2),)) == draw.sources
    assert "2018-12-03" == str(draw.announced)
    with pytest.raises(Fault, match=r"expected the key that the sources make, '2\.5\./0\.5/', got '1\./'"):
        evolve(draw, key="1./")


def test_a_forged_draw_by_label_does_not_verify():
    """A position that the code does not give shows."""
    assert not LabelDraw(randomness="1./", code=CODE, positions={"a": "ff" * 32}).verify()


@pytest.mark.parametrize(("secret", "codes", "number"), [("", 3, 1), ("s", 0, 0), ("s", 3, 3), ("s", 3, -1)])
def test_codes_are_checked(secret, codes, number):
    """A secret is not empty, and a code has a number among those that were committed to."""
    with pytest.raises((Fault, Faults)):
        one_time_code(secret, codes=codes, number=number)


def test_a_draw_by_label_is_checked():
    """Labels stand once, the code is a digest, the randomness is not empty, and a count is from zero."""
    with pytest.raises(Faults) as raised:
        draw_labels(["a", "a"], code="zz", randomness="", number=0)
    assert ["labels[1]", "code", "randomness", "number"] == [
        one.place.removeprefix("draw_labels.") for one in raised.value.faults
    ]
    with pytest.raises(Fault, match="label"):
        draw_labels(["a", "a"], code=CODE, randomness="1./")
    with pytest.raises(Fault, match="from 0"):
        draw_labels(["a"], code=CODE, randomness="1./").pick(-1)
    with pytest.raises(Fault, match="64 digits"):
        LabelDraw(randomness="1./", code=CODE, positions={"a": "ff"})


def test_a_label_learns_where_it_came():
    """The turn and the beginning of the position, in both languages."""
    draw = draw_labels(["a"], code=CODE, randomness="1./")

    assert draw.positions["a"][:12] in str(draw.explain("a"))
    assert "rang 1 sur 1 au tirage (position " in unfolded(draw.explain("a", lang="fr"))
    assert "<td>a</td>" in draw._repr_html_()
    with pytest.raises(UnknownKey):
        draw.explain("b")


# ── fair under quotas ─────────────────────────────────────────────────────────────────────────────

RULES = ("leximin", "maximin", "uniform")
X = Quota(attribute="team", value="x", minimum=1)


@st.composite
def instances(draw):
    count = draw(st.integers(1, 6))
    attributes = {
        f"i{index}": {"tag": draw(st.lists(st.sampled_from("uv"), max_size=2, unique=True))}
        for index in range(count)
    }
    bounds = st.tuples(st.integers(0, 2), st.sampled_from([None, 2]))
    quotas = [
        Quota(attribute="tag", value=value, minimum=low, maximum=high)
        for value, (low, high) in draw(st.dictionaries(st.sampled_from("uv"), bounds)).items()
    ]
    return attributes, quotas, draw(st.integers(0, count))


def keeping(attributes, quotas, places):
    def keeps(chosen):
        counts = [(quota, sum(quota.counts(attributes[item]) for item in chosen)) for quota in quotas]
        return all(q.minimum <= n and (q.maximum is None or n <= q.maximum) for q, n in counts)

    return [chosen for chosen in combinations(sorted(attributes), places) if keeps(chosen)]


def longest(attributes, quotas, places):
    """Return the longest sets that keep the quotas, none where no set keeps them."""
    sizes = (keeping(attributes, quotas, count) for count in range(places, -1, -1))
    return next(filter(None, sizes), [])


TOO_MANY = Quota(attribute="tag", value="u", maximum=1)


@pytest.mark.slow
@given(instances())
@example(({"i0": {"tag": ["u"]}, "i1": {"tag": ["u"]}, "i2": {"tag": []}}, [TOO_MANY], 3))
def test_the_uniform_lottery_is_that_of_enumeration(instance):
    """Each item's chance is its share of the longest sets that keep the quotas, exactly; or all places are filled, or none."""
    attributes, quotas, places = instance
    sets = longest(attributes, quotas, places)
    lottery = fair_lottery(attributes, places=places, quotas=quotas, rule="uniform")
    full = fair_lottery(attributes, places=places, quotas=quotas, rule="uniform", fill="all_or_nothing")
    assert full == lottery if keeping(attributes, quotas, places) else isinstance(full, QuotaConflict)
    if not sets:
        assert isinstance(lottery, QuotaConflict)
        return
    assert len(sets[0]) == lottery.places
    assert len(sets) == lottery.sets
    for item in attributes:
        assert Fraction(sum(item in one for one in sets), len(sets)) == lottery.probabilities[item]


@pytest.mark.slow
@given(instances())
def test_maximin_serves_the_worst_off_no_worse_than_uniform(instance):
    """The smallest chance of those who can be drawn is at least that of the uniform lottery, and chances sum to what is drawn."""
    attributes, quotas, places = instance
    fair = fair_lottery(attributes, places=places, quotas=quotas, rule="maximin")
    if isinstance(fair, QuotaConflict):
        return
    even = fair_lottery(attributes, places=places, quotas=quotas, rule="uniform")
    possible = [item for item, chance in even.probabilities.items() if chance]

    assert len(longest(attributes, quotas, places)[0]) == sum(fair.probabilities.values())
    assert {item for item, chance in fair.probabilities.items() if chance} == set(possible)
    assert all(
        min(fair.probabilities[item] for item in possible) >= even.probabilities[other]
        for other in possible
        if even.probabilities[other] == min(even.probabilities[item] for item in possible)
    )


@pytest.mark.slow
@given(instances(), st.integers(0, 255))
def test_a_draw_keeps_the_quotas_and_verifies(instance, byte):
    """Whatever the code, the set drawn keeps the quotas, has the right size, and can be drawn again."""
    attributes, quotas, places = instance
    lottery = fair_lottery(attributes, places=places, quotas=quotas)
    if isinstance(lottery, QuotaConflict):
        return
    draw = draw_fairly(lottery, code=f"{byte:02x}" * 32, randomness="1./")

    assert tuple(sorted(draw.drawn)) in longest(attributes, quotas, places)
    assert draw.verify()
    assert draw == pickle.loads(pickle.dumps(draw))


@pytest.mark.slow
def test_draws_come_as_often_as_the_lottery_says():
    """Over many codes, the composition comes as often as its probability, and items of a kind alike."""
    people = {"a": {}, "b": {}, "c": {"team": "x"}, "d": {"team": "x"}}
    lottery = fair_lottery(people, places=2, quotas=[X], rule="uniform")
    drawn = [draw_fairly(lottery, code=f"{number:064x}", randomness="1./").drawn for number in range(2000)]

    for item, chance in lottery.probabilities.items():
        assert abs(sum(item in one for one in drawn) / 2000 - chance) < 0.05


def test_people_whom_quotas_do_not_tell_apart_have_equal_chances():
    """Two people with the same attributes have the same chance under both rules."""
    people = {"a": {"team": "x"}, "b": {"team": "x"}, "c": {}}
    for rule in RULES:
        lottery = fair_lottery(people, places=1, quotas=[X], rule=rule)
        assert {"a": Fraction(1, 2), "b": Fraction(1, 2), "c": 0} == dict(lottery.probabilities)


def test_who_can_never_be_drawn_is_not_counted_against_the_rule():
    """Somebody whom no feasible set holds has chance zero; the rule is fair among the others, and says so."""
    none = Quota(attribute="team", value="x", maximum=0)
    lottery = fair_lottery({"a": {}, "b": {}, "c": {"team": "x"}}, places=1, quotas=[none])

    for rule in RULES:
        lottery = fair_lottery(
            {"a": {}, "b": {}, "c": {"team": "x"}, "d": {"team": "y"}},
            places=1,
            quotas=[none, Quota(attribute="team", value="y")],
            rule=rule,
        )
        third = Fraction(1, 3)
        assert {"a": third, "b": third, "c": 0, "d": third} == dict(lottery.probabilities)
    lottery = fair_lottery({"a": {}, "b": {}, "c": {"team": "x"}}, places=1, quotas=[none])

    assert 0 == lottery.minimum
    assert Fraction(1, 2) == lottery.probabilities["a"]
    assert "the worst-off of those whom some set holds more than 1/2; nor" in unfolded(lottery.explain("a"))
    said = str(lottery.explain("c"))
    assert said.startswith(
        "c: drawn with probability 0; no set that may be drawn holds it; without the quota"
    )


def test_a_stopped_search_names_no_quota_in_a_lottery(monkeypatch):
    """Where nobody knows what keeps somebody out, the chance is told, and no quota."""
    none = Quota(attribute="team", value="x", maximum=0)
    lottery = fair_lottery({"a": {}, "c": {"team": "x"}}, places=1, quotas=[none])

    def stopped(*_, **__):
        raise Fault("select.quotas", (), "jury.selection.found_in_time")

    monkeypatch.setattr(fair_lottery_draws, "select", stopped)
    assert "c: drawn with probability 0; no set that may be drawn holds it." == str(lottery.explain("c"))


def test_where_quotas_clash_a_lottery_knows_no_scores():
    """Two of a team of one cannot be drawn; the smallest repair is told, and the sets it allows total nothing."""
    clash = fair_lottery({"a": {}, "b": {"team": "x"}}, places=2, quotas=[evolve(X, minimum=2)])

    assert (1, 0, (("a", "b"),)) == (clash.units, clash.optimum, clash.sets)


def test_each_point_belongs_to_one_composition():
    """Halves from 0 to 1: a point holds the half that it starts or lies in, the middle the second one."""
    mixture = [CompositionChance(counts=[count], probability="1/2") for count in (0, 1)]
    points = {0: 0, Fraction(1, 2): 1, Fraction(POSITIONS // 2 - 1, POSITIONS): 0, Fraction(3, 4): 1}

    assert points == {point: _holding(mixture, point)[0] for point in points}


def test_a_lottery_for_no_place_draws_nobody():
    """Without places nobody is drawn, whatever the rule."""
    lottery = fair_lottery({"a": {}}, places=0)

    assert (0, ()) == (lottery.minimum, draw_fairly(lottery, code=CODE, randomness="1./").drawn)
    assert 1 == fair_lottery({}, places=0).minimum


def test_a_lottery_says_its_rule():
    """Each rule is said in both languages, with its figure."""
    lottery = fair_lottery({"a": {}, "b": {}}, places=1, rule="uniform")

    assert "each of the 2 sets that keep the quotas is as likely" in unfolded(lottery.explain("a"))
    assert "aucune règle qui respecte les quotas" in unfolded(
        fair_lottery({"a": {}, "b": {}}, places=1).explain("a", lang="fr")
    )
    with pytest.raises(UnknownKey):
        lottery.explain("z")


def test_a_lottery_is_checked_and_shown():
    """Probabilities sum to one, rules have names, and the table has one row an item."""
    with pytest.raises(Fault, match="sum to 1"):
        FairLottery(
            rule="maximin",
            places=1,
            kinds=[["a"]],
            mixture=[CompositionChance(counts=[1], probability="1/2")],
        )
    with pytest.raises(Faults):
        FairLottery(rule="luck", places=-1, kinds=[[1]], mixture=[None])
    with pytest.raises(Fault, match="one of 'leximin', 'maximin' or 'uniform'"):
        fair_lottery({"a": {}}, places=1, rule="luck")
    lottery = fair_lottery({"a": {}}, places=1)
    assert [{"item": "a", "probability": Fraction(1)}] == lottery.rows()
    assert "<caption>Lottery</caption>" in lottery._repr_html_()


def test_a_composition_and_a_draw_are_checked():
    """Counts are from zero, probabilities exact, and a draw has a lottery."""
    with pytest.raises(Faults):
        CompositionChance(counts=[-1], probability="half")
    with pytest.raises(Faults):
        FairDraw(lottery=None, code="", randomness="", drawn=[1])


def test_a_uniform_lottery_lists_as_many_compositions_as_its_limit(monkeypatch):
    """Four people of four kinds make six pairs: a limit of six allows them."""
    monkeypatch.setattr(_lottery_mixtures, "MOST_COMPOSITIONS", 6)
    people = {f"i{index}": {"bit": f"b{index}"} for index in range(4)}
    quotas = [Quota(attribute="bit", value=f"b{index}") for index in range(4)]

    assert 6 == len(fair_lottery(people, places=2, quotas=quotas, rule="uniform").mixture)


def test_a_uniform_lottery_over_too_many_compositions_says_so(monkeypatch):
    """Beyond the limit the uniform lottery gives up and names the other rule, which needs few compositions."""
    monkeypatch.setattr(_lottery_mixtures, "MOST_COMPOSITIONS", 5)
    people = {f"i{index}": {"bit": f"b{index}"} for index in range(4)}
    quotas = [Quota(attribute="bit", value=f"b{index}") for index in range(4)]

    with pytest.raises(Fault, match='Use "maximin"') as caught:
        fair_lottery(people, places=2, quotas=quotas, rule="uniform")
    assert ("fair_lottery.rule", "uniform") == (caught.value.place, caught.value.value)
    assert Fraction(1, 2) == fair_lottery(people, places=2, quotas=quotas).minimum


def test_a_draw_shows_the_labels_behind_it():
    """The record of a fair draw gives the draw by label that ordered the items."""
    draw = draw_fairly(fair_lottery({"a": {}, "b": {}}, places=1), code=CODE, randomness="1./")

    assert draw.drawn == draw.labels.order[:1]


def test_what_is_drawn_among_is_text():
    """A number is no label and no name."""
    with pytest.raises(Fault, match="expected text"):
        draw_labels([1], code=CODE, randomness="1./")
    with pytest.raises(Fault, match="expected text"):
        Rfc3797Draw(pool=[1], key="1./", drawn=[])


def game_value(rows):
    """Solve a game by the dense tableau: max sum y, B'y <= 1 with B = A + 1; the value is 1 / sum y - 1."""
    height, width = len(rows[0]), len(rows)
    table = [
        [rows[col][row] + 1 for col in range(width)]
        + [Fraction(row == at) for at in range(height)]
        + [Fraction(1)]
        for row in range(height)
    ]
    costs, basis = [Fraction(-1)] * width + [Fraction(0)] * (height + 1), list(range(width, width + height))
    while (enter := next((col for col, cost in enumerate(costs[:-1]) if cost < 0), None)) is not None:
        able = [row for row in range(height) if table[row][enter] > 0]
        leave = min(able, key=lambda row: (table[row][-1] / table[row][enter], basis[row]))
        table[leave] = [part / table[leave][enter] for part in table[leave]]
        for row in [row for row in range(height) if row != leave]:
            table[row] = [a - table[row][enter] * b for a, b in zip(table[row], table[leave], strict=True)]
        costs = [a - costs[enter] * b for a, b in zip(costs, table[leave], strict=True)]
        basis[leave] = enter
    return 1 / costs[-1] - 1


@pytest.mark.untraced
@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.integers(1, 5), st.data())
def test_the_mixture_of_a_game_reaches_its_value(sizes, sets, data):
    """Whatever the sets hold of each type, the mixture's worst chance is the value of the game."""
    columns = [tuple(data.draw(st.integers(0, size)) for size in sizes) for _ in range(sets)]

    def better(weights, above):
        worth = [sum(w * c for w, c in zip(weights, column, strict=True)) for column in columns]
        return next((column for column, value in zip(columns, worth, strict=True) if value > above), None)

    mixture, proven = leximin(columns[0], sizes=sizes, better=better)
    types = range(len(sizes))
    worst = min(sum(share * column[row] for column, share in mixture) / sizes[row] for row in types)

    assert proven
    assert 1 == sum(share for _, share in mixture)
    chances = [[Fraction(column[row], sizes[row]) for column in columns] for row in types]
    assert game_value(chances) == worst


@pytest.mark.slow
@given(instances())
def test_leximin_serves_the_worst_off_first_then_the_next(instance):
    """Chances from the smallest on: those of leximin are no lower than those of any other rule at the first difference."""
    attributes, quotas, places = instance
    drawn = [fair_lottery(attributes, places=places, quotas=quotas, rule=rule) for rule in RULES]
    if any(isinstance(one, QuotaConflict) for one in drawn):
        return
    first, *others = (sorted(one.probabilities.values()) for one in drawn)
    assert all(first >= other for other in others)
    assert all(one.proven for one in drawn)


@pytest.mark.slow
@given(instances(), st.randoms(use_true_random=False))
def test_chances_depend_neither_on_names_nor_on_order(instance, shuffle):
    """People called otherwise, quotas and people given in another order: each has the same chance."""
    attributes, quotas, places = instance
    called = dict(
        zip(
            attributes,
            shuffle.sample([f"z{n}" for n in range(len(attributes))], len(attributes)),
            strict=True,
        )
    )
    renamed = {called[item]: attributes[item] for item in shuffle.sample(list(attributes), len(attributes))}
    one = fair_lottery(attributes, places=places, quotas=quotas)
    other = fair_lottery(renamed, places=places, quotas=shuffle.sample(quotas, len(quotas)))
    if isinstance(one, FairLottery):
        assert {called[item]: chance for item, chance in one.probabilities.items()} == dict(
            other.probabilities
        )
    else:
        assert isinstance(other, QuotaConflict)


def leximin_chances(attributes, quotas, places):
    """Return the leximin chances by linear programmes over all sets, in floats: an independent oracle."""
    from scipy.optimize import linprog

    sets = keeping(attributes, quotas, places)
    held = sorted({item for one in sets for item in one})
    fixed = {}

    def solved(aim, floors, raised):
        rows = [[-float(item in one) for one in sets] + [float(item in raised)] for item in held]
        bounds = [-floors.get(item, 0.0) for item in held]
        equal = [[1.0] * len(sets) + [0.0]]
        cost = [-float(aim in one) if aim else 0.0 for one in sets] + [0.0 if aim else -1.0]
        return -linprog(cost, A_ub=rows, b_ub=bounds, A_eq=equal, b_eq=[1.0]).fun

    while len(fixed) < len(held):
        free = [item for item in held if item not in fixed]
        least = solved(None, fixed, free)
        owed = {**fixed, **dict.fromkeys(free, least - 1e-9)}
        fixed |= {item: least for item in free if solved(item, owed, ()) < least + 1e-7}
    return fixed


@pytest.mark.peer(what="leximin chances under quotas: linear programmes over all sets", against="scipy")
def test_leximin_chances_are_those_of_linear_programmes(evidence):
    """On random small instances each chance is that which SciPy's linear programmes over all sets give."""
    peer("scipy")
    draw = random.Random(8)
    for _ in range(evidence.part(300)):
        tags = [f"t{n}" for n in range(draw.randint(1, 3))]
        people = {
            f"i{n}": {"tag": [tag for tag in tags if draw.random() < 0.5]} for n in range(draw.randint(1, 8))
        }
        quotas = [Quota(attribute="tag", value=tag, minimum=low, maximum=low + draw.randint(0, 2)) for tag in tags
                  for low in [draw.randint(0, 2)]]  # fmt: skip
        places = draw.randint(0, len(people))
        found = fair_lottery(people, places=places, quotas=quotas)
        if isinstance(found, FairLottery):
            for item, chance in leximin_chances(people, quotas, places).items():
                assert abs(chance - found.probabilities[item]) < 1e-6
            evidence.count()


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("kinds", [(5, 3), (5, 9)])  # few are mixed in whole numbers, many by floats first
def test_a_lottery_that_is_stopped_later_is_as_fair_to_the_worst_off(kinds):
    """Whenever it is stopped, fewer items have no chance than before, or the smallest chance is as great."""
    a, b = kinds
    people = {f"i{at:03}": {"a": str(at % a), "b": str(at % b)} for at in range(2 * a * b)}
    quotas = [
        *(Quota(attribute="a", value=str(at), minimum=1) for at in range(a)),
        *(Quota(attribute="b", value=str(at), maximum=2) for at in range(b)),
    ]
    before, questions, proven = (len(people), Fraction(0)), 0, False
    while not proven:
        left = iter(range(questions))
        found = fair_lottery(people, places=a, quotas=quotas, stop=lambda left=left: next(left, None) is None)
        chances, proven, questions = found.probabilities, found.proven, 2 * questions + 1
        for one in found.mixture:
            seats = dict(zip(found.kinds, one.counts, strict=True))
            for name, most in (("a", a), ("b", 2)):
                of = [
                    sum(count for kind, count in seats.items() if people[kind[0]][name] == value)
                    for value in {each[name] for each in people.values()}
                ]
                assert max(of) <= most
                assert name == "b" or min(of) >= 1
        now = (sum(not chance for chance in chances.values()), found.minimum)
        assert now[0] <= before[0]
        assert now[1] >= before[1]
        assert questions < 4 * a * b or not now[0]  # everybody has a chance after two questions a kind
        before = now
    assert before == (0, fair_lottery(people, places=a, quotas=quotas).minimum)


def test_a_lottery_that_was_stopped_keeps_the_quotas_and_says_that_it_is_not_proven():
    """Stopped at once or after a while, each set that may be drawn keeps the quotas; no claim is made."""
    ring = {f"i{index}": {"edge": [f"e{index}", f"e{(index + 1) % 5}"]} for index in range(5)}
    quotas = [Quota(attribute="edge", value=f"e{index}", maximum=1) for index in range(5)]
    for patience in (0, 3, 9):
        asked = iter(range(patience))
        lottery = fair_lottery(
            ring, places=2, quotas=quotas, stop=lambda asked=asked: next(asked, None) is None
        )
        assert not lottery.proven
        assert "a fairer rule may keep the quotas" in unfolded(lottery.explain("i0"))
        assert "moins bien servi" not in unfolded(lottery.explain("i0", lang="fr"))
        assert 2 == sum(lottery.probabilities.values())
    assert fair_lottery(ring, places=2, quotas=quotas, stop=lambda: False).proven


def test_the_simplex_brings_back_a_type_that_was_served_too_well():
    """Types that overlap in rings need slacks to enter again: the value is still that of the game."""
    ring = {f"i{index}": {"edge": [f"e{index}", f"e{(index + 1) % 5}"]} for index in range(5)}
    quotas = [Quota(attribute="edge", value=f"e{index}", maximum=1) for index in range(5)]

    assert Fraction(2, 5) == fair_lottery(ring, places=2, quotas=quotas).minimum


def test_a_lottery_is_proven_unless_it_says_otherwise():
    """Only a search that was stopped makes one that is not."""
    assert {one.name: one.default for one in attrs.fields(FairLottery)}["proven"] is True


def test_each_part_of_a_lottery_is_checked_alone():
    """A rule of another name, places below none, kinds of no names: each is the one fault."""
    right = {
        "rule": "maximin",
        "places": 1,
        "kinds": [["a"]],
        "mixture": [CompositionChance(counts=[1], probability=1)],
    }
    for name, wrong, at in (
        ("rule", "luck", ""),
        ("kinds", [[1]], "[0][0]"),
        ("mixture", [None], "[0]"),
        ("proven", 1, ""),
    ):
        with pytest.raises(Fault) as caught:
            FairLottery(**{**right, name: wrong})
        assert f"FairLottery.{name}{at}" == caught.value.place
    with pytest.raises(Fault, match="one of 'leximin', 'maximin' or 'uniform'"):
        FairLottery(**{**right, "rule": "luck"})


def test_where_nobody_has_a_chance_all_are_served_alike():
    """Of no place nobody has a chance, and there is no least chance to raise."""
    told = str(fair_lottery({"a": {}}, places=0).explain("a"))

    assert "a: drawn with probability 0; no set that may be drawn holds it." == told


def test_a_commitment_is_of_a_secret_and_of_some_codes():
    """Nothing is hashed of an empty secret, nor no time at all; both are told."""
    with pytest.raises(Faults) as caught:
        commitment("", codes=0)

    assert ["commitment.secret", "commitment.codes"] == [one.place for one in caught.value.faults]


@pytest.mark.slow
def test_a_pool_holds_as_many_as_the_algorithm_numbers():
    """RFC 3797 numbers a pool in two bytes: 65,535 names at most."""
    names = tuple(f"n{number:05}" for number in range(65_536))

    assert 65_535 == len(Rfc3797Draw(pool=names[1:], key="1./", drawn=()).pool)
    with pytest.raises(Fault) as caught:
        Rfc3797Draw(pool=names, key="1./", drawn=())
    assert ("Rfc3797Draw.pool", 65_536) == (caught.value.place, caught.value.value)


def test_a_chain_of_codes_has_one_code_less_than_hashes():
    """One hash commits and leaves no code to open: two are asked for, and there is the first."""
    assert 64 == len(commitment("s", codes=1))
    assert 64 == len(one_time_code("s", codes=2, number=1))
    with pytest.raises(Fault) as caught:
        one_time_code("s", codes=1, number=1)
    assert ("one_time_code.codes", 1) == (caught.value.place, caught.value.value)


def test_labels_are_the_same_in_any_order():
    """A position depends on the label alone: a set of labels, or of those who left, is as good as a list."""
    given = {"code": CODE, "randomness": "1./"}
    drawn = draw_labels({"plume", "adler"}, **given)

    assert draw_labels(["adler", "plume"], **given) == drawn
    assert ("plume",) == drawn.pick(2, without={"adler"})


@pytest.mark.parametrize(
    ("given", "place"),
    [({"commitment": "x"}, "commitment"), ({"number": 0}, "number"), ({"code": "x"}, "code")],
)
def test_a_draw_by_label_is_refused_where_it_was_typed(given, place):
    """A commitment, a number and a code that are none are told of the call, whoever draws."""
    asked = {"code": CODE, "randomness": "1./", **given}
    for name, draw in {
        "draw_labels": lambda: draw_labels(["a"], **asked),
        "draw_fairly": lambda: draw_fairly(fair_lottery({"a": {}}, places=1), **asked),
    }.items():
        with pytest.raises(Fault) as caught:
            draw()
        assert f"{name}.{place}" == caught.value.place


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ({"quotas": {Quota(attribute="g", value="x")}}, ["quotas"]),
        ({"attributes": {"a": {"g": " "}}}, ["attributes['a'][0][0]"]),
        ({"attributes": {"a": {"g": " "}}, "quotas": {Quota(attribute="g", value="x")}, "places": -1},
         ["places", "attributes['a'][0][0]", "quotas"]),
    ],
)  # fmt: skip
def test_what_is_drawn_among_is_refused_where_it_was_typed(given, places):
    """Quotas without an order, an attribute that is no name, places below none: each at its argument."""
    with pytest.raises((Fault, Faults)) as caught:
        fair_lottery(**{"attributes": {"a": {}}, "places": 1, **given})
    found = getattr(caught.value, "faults", (caught.value,))
    assert [f"fair_lottery.{place}" for place in places] == [fault.place for fault in found]


def test_a_label_is_a_name():
    """A label that is empty or padded is told by its place among the others."""
    with pytest.raises(Fault, match=r"draw_labels\.labels\[1\]"):
        draw_labels(["a", " "], code=CODE, randomness="1./")


def test_a_secret_stands_in_no_message():
    """What is wrong with a secret is told without it."""
    with pytest.raises(Fault) as caught:
        commitment(" told to nobody ", codes=2)

    assert "nobody" not in f"{caught.value} {caught.value!r} {caught.value.say('fr')}"


def test_turns_of_a_draw_by_label_are_counted_from_one():
    """The first label drawn has turn 1 in the rows, and its position beside it."""
    draw = draw_labels(["a", "b", "c"], code=CODE, randomness="1./")

    assert [
        {"turn": turn, "label": label, "position": draw.positions[label]}
        for turn, label in zip((1, 2, 3), draw.order, strict=True)
    ] == draw.rows()


def test_leximin_goes_on_where_maximin_stops():
    """One of a, b, c may come and one of d, e: f, g and h share the two places left, each owed two thirds of one."""
    people = {**{item: {"t": "x"} for item in "abc"}, **{item: {"t": "y"} for item in "de"}}
    people |= {item: {"own": item} for item in "fgh"}
    quotas = [Quota(attribute="t", value=value, maximum=1) for value in "xy"]
    quotas += [Quota(attribute="own", value=value) for value in "fgh"]
    most, least = (
        fair_lottery(people, places=4, quotas=quotas, rule=rule).probabilities
        for rule in ("leximin", "maximin")
    )

    assert [most[item] for item in "adfgh"] == [Fraction(1, 3), Fraction(1, 2), *[Fraction(2, 3)] * 3]
    assert [least[item] for item in "ad"] == [Fraction(1, 3), Fraction(1, 3)]


def test_a_chance_is_told_as_stated_beforehand_where_a_commitment_was():
    """Without one, nobody can check when the chance was stated."""
    code, lottery = one_time_code(SECRET, codes=10, number=1), fair_lottery({"a": {}, "b": {}}, places=1)
    held = draw_fairly(lottery, code=code, randomness="1/", commitment=commitment(SECRET, codes=10))

    assert "the chance stated beforehand was 1/2" in unfolded(held.explain("a"))
    assert "the chance was 1/2" in unfolded(draw_fairly(lottery, code=code, randomness="1/").explain("a"))
