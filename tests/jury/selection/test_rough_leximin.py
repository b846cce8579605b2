"""Fair lotteries of many kinds of people: what floats propose is proven in whole numbers, or done again."""

import random
from fractions import Fraction

import pytest

from eig.jury.selection import _lottery_leximin, _lottery_mixtures, fair_lottery
from eig.jury.selection._lottery_leximin import Rough, Stopped, Unproven, leximin, rough_leximin
from eig.programme import Quota


def drawn(number):
    """Return sizes of kinds, some sets, and what finds a better set; each kind stands in one set at least."""
    draw = random.Random(number)
    sizes = [draw.randint(1, 4) for _ in range(draw.randint(2, 9))]
    sets = [tuple(draw.randint(0, size) for size in sizes) for _ in range(15)]
    sets += [tuple(int(at == row) for at in range(len(sizes))) for row in range(len(sizes))]

    def better(weights, value):
        worth = {one: sum(a * b for a, b in zip(weights, one, strict=True)) for one in sets}
        best = max(sets, key=worth.__getitem__)
        return best if worth[best] > value else None

    return sizes, sets, better


def chances(mixture, sizes):
    return [
        sum((chance * counts[row] for counts, chance in mixture), Fraction(0)) / size
        for row, size in enumerate(sizes)
    ]


@pytest.mark.slow(but=["CLOSE-0.01", "SHARP-8"])
@pytest.mark.parametrize(("name", "value"), [("CLOSE", 1e-9), ("CLOSE", 1e-2), ("SHARP", 8)])
def test_chances_are_those_of_whole_numbers_alone(name, value, monkeypatch):
    """However soon floats take a stage for ended: the chances of all are exactly those of the exact search."""
    monkeypatch.setattr(_lottery_leximin, name, value)
    proven = 0
    for number in range(80):
        sizes, sets, better = drawn(number)
        expected, _ = leximin(sets[0], sizes=sizes, better=better)
        try:
            found, ended = rough_leximin(sets[0], sizes=sizes, better=better)
        except Unproven:
            continue
        proven += ended
        assert chances(expected, sizes) == chances(found, sizes)

    assert proven >= 75


@pytest.mark.slow(but=["3"])
@pytest.mark.parametrize("weary", [1, 3])
def test_a_basis_that_is_inverted_again_says_the_same(weary, monkeypatch):
    """How often what rounding left is taken out changes no chance."""
    monkeypatch.setattr(_lottery_leximin, "WEARY", weary)
    for number in range(20):
        sizes, sets, better = drawn(number)
        expected, _ = leximin(sets[0], sizes=sizes, better=better)
        found, _ = rough_leximin(sets[0], sizes=sizes, better=better)
        assert chances(expected, sizes) == chances(found, sizes)


@pytest.mark.untraced(but=["0-leximin", "1-rough_leximin"])
@pytest.mark.parametrize("search", [leximin, rough_leximin])
@pytest.mark.parametrize("after", range(6))
def test_a_search_that_is_stopped_has_a_lottery(after, search):
    """Stopped at any step, chances add up to one, over sets that there are; it is not said to be proven."""
    stopped = 0
    for number in range(20):
        sizes, sets, better = drawn(number)
        left = iter(range(after))

        def until(weights, value, better=better, left=left):
            if next(left, None) is None:
                raise Stopped
            return better(weights, value)

        found, proven = search(sets[0], sizes=sizes, better=until)
        stopped += not proven
        if proven:
            continue
        assert 1 == sum(chance for _, chance in found)
        assert all(chance > 0 and counts in sets for counts, chance in found)

    assert stopped > 0


def test_what_floats_do_not_find_is_left_to_whole_numbers(monkeypatch):
    """Where floats go wrong altogether nothing is claimed."""
    sizes, sets, better = drawn(3)
    for name, value in (("CLOSE", 1e9), ("RETRIES", -1)):
        with monkeypatch.context() as patch:
            patch.setattr(_lottery_leximin, name, value)
            if name == "RETRIES":
                patch.setattr(_lottery_leximin, "CLOSE", 0.5)
            with pytest.raises(Unproven):
                rough_leximin(sets[0], sizes=sizes, better=better)


def test_a_mixture_that_gives_less_than_was_proven_is_refused(monkeypatch):
    """The last word has the sum: a mixture whose chances are not those of the stages is none."""
    sizes, sets, better = drawn(3)
    serve = Rough.serve
    monkeypatch.setattr(Rough, "serve", lambda rough, prices, level: serve(rough, prices, level / 2))
    with pytest.raises(Unproven):
        rough_leximin(sets[0], sizes=sizes, better=better)


PEOPLE = {f"i{n:02}": {"a": f"a{n % 3}", "b": f"b{n % 5}", "c": f"c{n % 7 // 2}"} for n in range(30)}
QUOTAS = [Quota(attribute="a", value="a0", minimum=2, maximum=3), Quota(attribute="b", value="b1", maximum=1),
          Quota(attribute="c", value="c2", minimum=1)]  # fmt: skip


def test_a_lottery_of_many_kinds_is_that_of_few(monkeypatch):
    """However many kinds are many, each person has the same chance, and the lottery is proven."""
    alone = fair_lottery(PEOPLE, places=7, quotas=QUOTAS)
    monkeypatch.setattr(_lottery_mixtures, "FEW", 0)
    both = fair_lottery(PEOPLE, places=7, quotas=QUOTAS)
    assert (alone.probabilities, True) == (both.probabilities, both.proven)

    def wrong(*_, **__):
        raise Unproven

    monkeypatch.setattr(_lottery_mixtures, "rough_leximin", wrong)
    assert alone == fair_lottery(PEOPLE, places=7, quotas=QUOTAS)
