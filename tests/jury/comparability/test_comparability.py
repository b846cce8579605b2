"""Which marks compare: components, bridges and articulation points against removing each in turn."""

from collections import deque
from fractions import Fraction
from itertools import combinations
from math import cos, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._draw.values_as_lines_of_text import traced
from eig.errors import Fault, UnknownKey
from eig.jury import Reviews
from eig.jury.comparability import (
    LinkedSet,
    algebraic_connectivity,
    connectivity,
    edge_connectivity,
    shared_items,
)
from eig.reasons import ENGLISH, Language
from helpers.unfolded import unfolded

SINGLE_BRIDGE = [
    ("D1", "J1"), ("D1", "J2"), ("D2", "J1"), ("D2", "J2"), ("D3", "J3"), ("D3", "J4"), ("D4", "J3"), ("D4", "J4"),
    ("D5", "J2"), ("D5", "J3"),
]  # fmt: skip


def reviews_of(pairs):
    return Reviews.from_triples((item, juror, 1) for item, juror in pairs)


def parts(points, lines):
    """The connected parts, by breadth-first search."""
    left, found = set(points), []
    while left:
        queue, part = deque([min(left)]), set()
        while queue:
            point = queue.popleft()
            if point not in part:
                part.add(point)
                queue.extend(b for a, b in lines if a == point)
                queue.extend(a for a, b in lines if b == point)
        found.append(part)
        left -= part
    return found


def graph(pairs):
    lines = [(f"item {item}", f"juror {juror}") for item, juror in pairs]
    return {point for line in lines for point in line}, lines


pairs_of = st.sets(st.tuples(st.sampled_from("abcde"), st.sampled_from("wxyz")), min_size=1, max_size=12).map(
    sorted
)


@pytest.mark.slow
@given(pairs_of)
def test_components_are_those_of_a_plain_search(pairs):
    """The components are what a plain search finds, and every item and juror is in exactly one."""
    points, lines = graph(pairs)
    found = connectivity(reviews_of(pairs))
    expected = {frozenset(part) for part in parts(points, lines)}
    actual = {
        frozenset({*(f"item {i}" for i in part.items), *(f"juror {j}" for j in part.jurors)})
        for part in found.components
    }

    assert expected == actual
    assert found.connected == (len(expected) == 1)


@given(pairs_of)
def test_a_bridge_is_a_review_whose_loss_parts_the_graph(pairs):
    """Removing each review in turn finds the same bridges."""
    points, lines = graph(pairs)
    before = len(parts(points, lines))
    expected = [
        pair
        for pair, line in zip(pairs, lines, strict=True)
        if len(parts(points, [other for other in lines if other != line])) > before
    ]

    assert tuple(expected) == connectivity(reviews_of(pairs)).bridges


@given(pairs_of)
def test_an_articulation_point_is_one_whose_loss_parts_the_others(pairs):
    """Removing each item and each juror in turn finds the same articulation points."""
    points, lines = graph(pairs)
    before = len(parts(points, lines))
    cut = {
        point
        for point in points
        if len(parts(points - {point}, [line for line in lines if point not in line]))
        > before - (not any(point in line for line in lines))
    }
    found = connectivity(reviews_of(pairs))

    assert cut == {*(f"item {i}" for i in found.cut_items), *(f"juror {j}" for j in found.cut_jurors)}


@pytest.mark.untraced
@given(pairs_of)
def test_comparable_means_the_same_component(pairs):
    """Two items compare exactly when a chain of reviews joins them."""
    points, lines = graph(pairs)
    home = {point: number for number, part in enumerate(parts(points, lines)) for point in part}
    found = connectivity(reviews_of(pairs))
    for a, b in combinations(sorted({item for item, _ in pairs}), 2):
        assert found.comparable(a, b) == (home[f"item {a}"] == home[f"item {b}"])


@given(pairs_of)
def test_edge_connectivity_is_the_least_loss_that_parts_the_graph(pairs):
    """Losing fewer reviews than the edge connectivity never parts the graph; losing as many can."""
    points, lines = graph(pairs)
    found = edge_connectivity(reviews_of(pairs))

    def can_part(count):
        return any(
            len(parts(points, [line for line in lines if line not in lost])) > 1
            for lost in combinations(lines, count)
        )

    assert can_part(found)
    assert found == 0 or not can_part(found - 1)


@pytest.mark.parametrize("links", [1, 2, 3])
def test_two_rooms_are_parted_by_the_loss_of_what_links_them(links):
    """Two rooms where everyone reads everything, four dossiers each: as many reviews must be lost as link the rooms."""
    rooms = [(f"{room}{item}", f"{room}{juror}") for room in "ab" for item in range(4) for juror in range(4)]
    across = [(f"a{at}", f"b{at}") for at in range(links)]
    from_one = [("a0", f"b{at}") for at in range(links)]

    assert links == edge_connectivity(reviews_of([*rooms, *across]))
    assert links == edge_connectivity(reviews_of([*rooms, *from_one]))


def test_one_dossier_holds_two_rooms_together():
    """Two rooms joined by one dossier: its two reviews are bridges, and the jury is told which."""
    found = connectivity(reviews_of(SINGLE_BRIDGE))

    assert found.connected
    assert found.bridges == (("D5", "J2"), ("D5", "J3"))
    assert found.cut_items == ("D5",)
    assert found.cut_jurors == ("J2", "J3")
    assert str(found.cautions[0]) == "losing the review of D5 by J2 makes the comparison impossible"
    assert "rend la comparaison impossible" in found.cautions[0].say("fr")
    assert found.explain("D5").codes == ("component", "articulation", "bridge", "bridge")
    assert found.explain("J1").codes == ("component",)


def test_three_rooms_do_not_compare():
    """Sick (2013): three rooms with their own judges are three subsets, the largest first."""
    rows = [
        (f"S{s}", f"R{room}J{j}")
        for room in range(3)
        for s in range(room * 9, room * 9 + 3 + room)
        for j in range(2)
    ]
    found = connectivity(reviews_of(rows))

    assert [len(part.items) for part in found.components] == [5, 4, 3]
    assert found.cautions[0].code == "disconnected"
    assert "3 linked sets" in unfolded(found.cautions[0])
    assert not found.comparable("S0", "S9")
    assert algebraic_connectivity(reviews_of(rows)) == 0
    assert edge_connectivity(reviews_of(rows)) == 0


def test_a_component_takes_its_reviews_apart():
    """Each component gives back its own reviews, so that it can be ranked apart."""
    reviews = reviews_of([("a", "x"), ("b", "x"), ("c", "y")])
    found = connectivity(reviews)

    assert [part.of(reviews).items for part in found.components] == [("a", "b"), ("c",)]
    assert found.components[0] == LinkedSet(items=["a", "b"], jurors=["x"])


def test_an_item_and_a_juror_may_share_a_name():
    """A juror called like an item is another point of the graph."""
    found = connectivity(reviews_of([("a", "a"), ("b", "a")]))

    assert found.cut_jurors == ("a",)
    assert found.cut_items == ()
    assert len(found.rows()) == 3


def test_shared_items_counts_what_two_jurors_both_marked():
    """The table is symmetric, and its diagonal is each juror's load."""
    shared = shared_items(
        reviews_of([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "y"), ("c", "z")])
    )

    assert {one: dict(row) for one, row in shared.items()} == {
        "x": {"x": 2, "y": 2, "z": 0},
        "y": {"x": 2, "y": 3, "z": 1},
        "z": {"x": 0, "y": 1, "z": 1},
    }


@pytest.mark.parametrize("length", [2, 3, 5, 8])
def test_the_firmness_of_a_path_is_known(length):
    """A path of n points has the second eigenvalue 2 - 2cos(π/n) (Fiedler 1973)."""
    pairs = [(f"d{(n + 1) // 2}", f"j{n // 2}") for n in range(length - 1)]

    assert algebraic_connectivity(reviews_of(pairs)) == pytest.approx(2 - 2 * cos(pi / length), abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize(("items", "jurors"), [(a, b) for a in range(1, 8) for b in range(1, 8) if a + b > 2])
def test_the_firmness_of_a_complete_panel_is_the_smaller_side(items, jurors):
    """A complete panel of m by n has the second eigenvalue min(m, n), and as many reviews hold it."""
    pairs = [(f"d{i}", f"j{j}") for i in range(items) for j in range(jurors)]

    assert algebraic_connectivity(reviews_of(pairs)) == pytest.approx(min(items, jurors), abs=1e-9)
    assert edge_connectivity(reviews_of(pairs)) == min(items, jurors)


def below_exactly(pairs, bound):
    """How many eigenvalues of the Laplacian lie below a bound: negative pivots in exact fractions."""
    points, lines = graph(pairs)
    names = sorted(points)
    rows = [[Fraction(0)] * len(names) for _ in names]
    for a, b in lines:
        i, j = names.index(a), names.index(b)
        rows[i][j] -= 1
        rows[j][i] -= 1
        rows[i][i] += 1
        rows[j][j] += 1
    count = 0
    for k in range(len(names)):
        rows[k][k] -= bound
    for k, pivot_row in enumerate(rows):
        count += pivot_row[k] < 0
        for row in rows[k + 1 :]:
            factor = row[k] / pivot_row[k]
            row[k:] = [x - factor * y for x, y in zip(row[k:], pivot_row[k:], strict=True)]
    return count


@pytest.mark.untraced
@given(pairs_of)
def test_the_firmness_is_the_second_eigenvalue(pairs):
    """Just above the value two eigenvalues at least are counted, in exact fractions; just below, one."""
    found = algebraic_connectivity(reviews_of(pairs))
    near = Fraction(1, 1_000_003)

    assert below_exactly(pairs, Fraction(found) + near) >= 2
    assert below_exactly(pairs, Fraction(found) - near) <= 1


def test_the_whole_says_whether_marks_compare():
    """Without a key, the whole: linked or apart, which reviews hold it together, or that there is none."""
    firm = connectivity(reviews_of([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]))
    german = Language(
        code="de", sentences={"jury.comparability": {"whole": "Vergleich", "no_bridge": "fest verbunden"}}
    )

    assert firm.explain().codes == ("linked", "no_bridge")
    assert connectivity(Reviews(reviews=[])).explain().codes == ("nothing",)
    assert connectivity(reviews_of([("a", "x"), ("b", "y")])).explain().codes == (
        "disconnected",
        "bridge",
        "bridge",
    )
    assert firm.explain(lang="fr").subject == "comparaison"
    assert str(firm.explain(lang=german)) == (
        "Vergleich: reviews link all 2 dossiers: their marks compare; fest verbunden."
    )
    assert str(firm) == traced(firm.explain(), ENGLISH)
    assert repr(firm) == "<Connectivity: items 2, linked sets 1, bridges 0>"


def test_no_review_no_graph():
    """Without reviews there is nothing to compare, and nothing fails."""
    found = connectivity(Reviews(reviews=[]))

    assert found.components == ()
    assert found.connected
    assert edge_connectivity(Reviews(reviews=[])) == 0
    assert algebraic_connectivity(Reviews(reviews=[])) == 0


@pytest.mark.slow
def test_a_long_chain_needs_no_recursion():
    """A chain of twenty thousand reviews is walked without recursion."""
    pairs = [(f"d{(n + 1) // 2:06}", f"j{n // 2:06}") for n in range(20_000)]

    assert len(connectivity(reviews_of(pairs)).bridges) == 20_000


def test_strangers_are_refused():
    """An unknown item, juror or argument is refused with the nearest known."""
    found = connectivity(reviews_of([("adler", "x")]))
    with pytest.raises(UnknownKey, match="adler"):
        found.comparable("adlr", "adler")
    with pytest.raises(UnknownKey):
        found.explain("nobody")
    with pytest.raises(Fault, match=r"expected reviews \(Reviews\), one total"):
        connectivity([])
    assert "<table>" in found._repr_html_()
