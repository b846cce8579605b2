"""Names: composition, look-alikes, control characters, and the nearest known to a slip."""

import enum
import unicodedata
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig._values import names_and_clean_text, nearest_names
from eig._values.field_rules_and_bounds import ids, text
from eig._values.frozen_maps import FrozenMap
from eig._values.names_alike_but_for_case import fold, latin, look_alikes
from eig._values.names_and_clean_text import is_name, to_text
from eig._values.plain_rows_as_columns import names_in
from eig._values.value import leaves_of
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Criterion, MarkSheet, Ranking, Review, Rubric, Scale, rank
from eig.jury.assignment import assign_reviewers, design_panels
from eig.jury.merit import Exclusion
from eig.jury.robustness import leave_one_criterion_out
from eig.jury.selection import best_under_quotas
from eig.lots import draw_rfc3797
from eig.reasons import Reason
from eig.teams import Person, Problem

COMPOSED, PARTED = "Écologie", unicodedata.normalize("NFD", "Écologie")


def test_one_word_is_one_item_whoever_typed_it():
    """The same letters composed in two ways are one name, in fields and in the keys of mappings."""
    reviews = [Review(item=name, juror="j", mark=1).item for name in (COMPOSED, PARTED)]

    assert [COMPOSED, COMPOSED] == reviews
    assert FrozenMap({COMPOSED: 1}) == FrozenMap({PARTED: 1})
    with pytest.raises(Fault, match="composed") as caught:
        FrozenMap({COMPOSED: 1, "plain": 0, PARTED: 2, f"{PARTED}s": 3})
    assert [PARTED] == caught.value.value, "the one to write otherwise"


@pytest.mark.parametrize("wrong", ["a\x00", "a\nb", "\ud800", "a\ufeff", "\uffff", "a\x85b"])
def test_control_and_half_characters_are_refused_at_the_door(wrong):
    """They would make ill-formed pictures, or crash who writes a file."""
    with pytest.raises(Fault, match=r"Review\.item"):
        Review(item=wrong, juror="j", mark=1)


HIDDEN = [
    "a\u200bb",
    "a\u202eb",
    "a\u2028b",
    "a\u2029b",
    "a\u00adb",
    "a\u200db",
    "\u200da",
    "\u0645\u200ca",
    "a\u2066b",
    "a\u3164",
    "\u1160",
    "a\u2800b",
    "a\ufe0f",
]
PADDED = ["", " ", " a", "a ", "\u00a0a", "a\x00"]
DOORS = {
    "rank": lambda name: rank({name: 1}),
    "Ranking": lambda name: Ranking.from_scores({name: 1}),
    "Review": lambda name: Review(item=name, juror="j", mark=1),
    "MarkSheet": lambda name: MarkSheet(item="a", juror="j", marks={name: 1}),
    "a list": lambda name: Criterion(id="a", scale=Scale(low=0, high=1), applies_to=[name]),
    "best_under_quotas": lambda name: best_under_quotas({name: 1}, places=1, quotas=[]),
    "design_panels": lambda name: design_panels({name: ["public"]}, sizes={"north": 1}),
    "panels": lambda name: design_panels({"j": ["public"]}, sizes={name: 1}),
    "assign_reviewers": lambda name: assign_reviewers([name], ["j"], reviews_per_item=1, loads=1),
    "loads": lambda name: assign_reviewers(["a"], ["j"], reviews_per_item=1, loads={"j": 1, name: 1}),
    "affinity": lambda name: assign_reviewers(
        ["a"], ["j"], reviews_per_item=1, loads=1, affinity={"a": {"j": 1, name: 1}}
    ),
    "leave_one_criterion_out": lambda name: leave_one_criterion_out(
        {name: {"taste": 1}}, weights={"taste": 1}, places=1
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize("wrong", [*HIDDEN, *PADDED])
def test_a_name_that_hides_something_is_refused_at_every_door(door, wrong):
    """Blank, padded, or with what nobody sees, it is a name neither in a field nor as a key of a mapping."""
    with pytest.raises((Fault, Faults)):
        door(wrong)


@pytest.mark.parametrize(
    "right",
    [
        "\u0645\u06cc\u200c\u062e",
        "\U0001f469\u200d\U0001f467",
        "Anne\u00a0B",
        "a b",
        "\u845b\U000e0100\u57ce",
        "\u2764\ufe0f",
    ],
)
def test_joiners_of_other_scripts_and_spaces_inside_are_names(right):
    """Persian and emoji need joiners; a space that does not break is a space."""
    assert Review(item=right, juror="j", mark=1).item == right


def test_text_on_several_lines_is_text():
    """A line break may stand where free text is read, no other control character may."""
    assert names_and_clean_text.is_clean("a\r\n\tb", breaks=True)
    assert not names_and_clean_text.is_clean("a\x1bb", breaks=True)


def test_look_alikes_are_one_fault_that_shows_both():
    """Names that differ by case or spaces only, and the repetition of a third, are told together."""
    scale = Scale(low=0, high=1)
    rubric = [Criterion(id=one, scale=scale) for one in ("Impact", "impact", "team", "team")]

    with pytest.raises(Faults) as caught:
        Rubric(criteria=rubric)

    assert ["team", ("Impact", "impact")] == [fault.value for fault in caught.value.faults]


def test_look_alikes_are_told_where_they_stand():
    """Among many names, whoever wrote two alike reads where each of them is; equal names are told at the second."""
    names = [f"d{at}" for at in range(300)]
    names[207] = "D7"
    with pytest.raises(Fault) as caught:
        draw_rfc3797(names, count=1, key="1./")

    assert ("draw_rfc3797", "pool", 207) == caught.value.path
    assert (("d7", "D7"), ("[7]", "[207]")) == (caught.value.value, caught.value.facts["places"])
    assert "They stand at [7] and [207]." in str(caught.value)

    with pytest.raises(Fault) as caught:
        Ranking(
            groups=[["a"], ["b", "c"]],
            excluded=[
                Exclusion(item="A", reason=Reason(code="no_marks", sentences={"en": "none", "fr": "aucune"}))
            ],
        )
    assert (("Ranking", "excluded", 0), ("groups[0]", "excluded[0]")) == (
        caught.value.path,
        caught.value.facts["places"],
    )


def test_people_are_not_sorted_before_look_alikes_are_told():
    """A position is that of the list which was given, also where a value sorts it."""
    with pytest.raises(Fault) as caught:
        Problem(people=[Person(id=one) for one in ("z", "b", "Z")], openings=[])
    assert ("[0]", "[2]") == caught.value.facts["places"]


def test_scores_of_look_alikes_are_not_ranked():
    """A mapping of scores is held to what a table of marks is: no two names that look alike."""
    with pytest.raises(Fault, match=r"rank\.given: expected names of one item"):
        rank({"a": 1, "A": 2})


@pytest.mark.parametrize(
    ("one", "other"),
    [("J-7", "j-7"), ("Anne  B", "Anne B"), ("Anne\u00a0B", "Anne B"), ("101.0", "101"), (COMPOSED, PARTED)],
)
def test_what_looks_alike(one, other):
    """Case, spaces of any kind, composition, and the zero that a data frame adds to a number."""
    assert (tuple(sorted({one, other})),) == look_alikes([one, other, "other"])


@pytest.mark.slow
@given(st.lists(st.text(max_size=5)))
def test_look_alikes_part_the_names(given_):
    """Each group has two names or more, no name stands in two groups, and folding twice changes nothing."""
    groups = look_alikes(given_)

    assert all(len(group) > 1 for group in groups)
    assert len({name for group in groups for name in group}) == sum(map(len, groups))
    assert all(len(set(map(fold, group))) == 1 for group in groups)


@pytest.mark.parametrize("count", [1, 10, 20_000])
def test_the_nearest_name_is_found_among_many(count):
    """A slip is answered with the name it was meant to be, however many there are."""
    known = nearest_names.Known([f"challenge {number}" for number in range(count)] + ["plume", "adler"])

    assert ("plume",) == known.nearest("plmue")
    assert ("adler",) == known.nearest("Adler ")
    assert () == known.nearest("zzz")


def test_names_that_share_all_their_letters_are_still_found():
    """Where every pair of letters is common, some of those that have one are compared."""
    assert nearest_names.Known([f"aa{'a' * (number % 7)}b{number}" for number in range(5000)]).nearest("aab1")


def test_the_nearest_of_what_is_no_text():
    """A number is looked for by its digits, anything else has no neighbour."""
    assert ("2022.0",) == nearest_names.nearest(2022, ["2022.0", "2021"])
    assert () == nearest_names.nearest(None, ["None"])


@pytest.mark.parametrize("text", ["д" * 500, "e\u0301" * 500, "é" * 500])
def test_a_long_text_of_other_letters_stacks_no_marks(text):
    """Many letters in a row that are no marks, or one mark on each letter: the text is composed as any other."""
    assert to_text(text) == to_text(unicodedata.normalize("NFD", text))


def test_marks_without_end_are_refused_at_once():
    """A name that stacks a hundred thousand marks on one letter is no name, and nobody waits to be told so."""
    stacked = "e" + "\u0301\u0323" * 50_000
    start = perf_counter()

    assert not is_name(stacked)
    assert stacked == to_text(stacked) == fold(stacked)
    assert (to_text("e\u0301" * 200), True) == ("\u00e9" * 200, is_name("\u00e9" * 200))
    with pytest.raises(Fault, match="at most 200 characters"):
        Person(id=stacked)
    with pytest.raises(UnknownKey):
        Problem(people=[Person(id="p1")], openings=[]).person(stacked)
    assert perf_counter() - start < 2


def test_a_long_text_that_stacks_marks_is_not_clean():
    """More marks on one letter than any script has are no text that is shown."""
    assert not names_and_clean_text.is_clean("e" + "\u0301" * 300, breaks=True)


class Mine(enum.StrEnum):
    """Somebody's own words."""

    A = "a"
    MARKED = "marked"


class Level(enum.IntEnum):
    """Somebody's own levels."""

    ONE = 1


def test_a_member_of_somebodys_own_enumeration_is_kept_as_what_it_says():
    """A value holds plain text and plain numbers whichever door they came by: a name, a key, a choice, one of several, a level."""
    person = Person(
        id=Mine.A, attributes={Mine.A: Mine.A}, wishes=[Mine.A], skills={Mine.A: Level.ONE}, cost=Level.ONE
    )
    sheet = MarkSheet(item=Mine.A, juror="j1", marks={Mine.A: 1}, state=Mine.MARKED)
    held = [*leaves_of(person), *leaves_of(sheet), *leaves_of(rank({Mine.A: 1}))]

    assert {str, int} <= {type(one) for _, one in held}
    assert [] == [one for _, one in held if isinstance(one, enum.Enum)]
    assert "marked" == sheet.state


def test_a_text_in_a_mapping_is_composed_like_any_other():
    """One word is one word, whoever typed it, as a value of a mapping too."""
    assert COMPOSED == Person(id="p1", attributes={"team": PARTED}).attributes["team"]


@given(st.lists(st.sampled_from(["plume", "j-1", "", " ", "a b", "a\tb", "É", "a\x7f", "x" * 300, 3, None])))
@example(["plume", "j-1"] * 5)
@example(["a b", *"cdefghij"])
@example(["", *"cdefghij"])
@example([3, *"cdefghij"])
@example(["x" * 300, *"cdefghij"])
@example(["plume", "j-1"])
@example(["plume", "E\u0301"])
@example([])
def test_names_looked_at_together_are_names_looked_at_one_by_one(given):
    """Many names stand where each of them does, however many there are."""
    together, alone = ids.stands(tuple(given)), all(map(text.stands, given))

    assert together == alone
    assert ids.holds(tuple(given)) == all(map(text.holds, given))
    assert names_in(given) == (tuple(sorted({*given})) if alone else None)


@pytest.mark.parametrize(("first", "last"), [(0x370, 0x400), (0x400, 0x530)])
def test_no_list_in_one_alphabet_has_names_that_look_alike_in_another(first, last):
    """Greek names are told apart as their case leaves them, and so are Cyrillic ones."""
    letters = {fold(char) for char in map(chr, range(first, last)) if char.isalpha()}
    written = [one for letter in letters for one in (letter, letter.upper()) if len(one) == 1]
    for one in written:
        same = {fold(other) for other in written if fold(latin(other)) == fold(latin(one))}
        assert {fold(one)} == same, one


@pytest.mark.parametrize(
    "pair",
    ["H\u041d", "H\u0397", "B\u0412", "N\u039d", "M\u039c", "v\u03bd", "u\u03c5", "p\u03c1", "p\u0440"],
)
def test_letters_are_alike_as_they_are_written(pair):
    """A capital may be taken for another where the small letter is not: each is looked at as it stands."""
    one, other = (f"x{letter}1" for letter in pair)
    assert ((one, other),) == look_alikes([other, one])


@pytest.mark.parametrize("pair", ["h\u043d", "h\u03b7", "b\u0432", "n\u03bd", "m\u03bc", "y\u03c5"])
def test_small_letters_of_another_shape_make_two_names(pair):
    """Their capitals alone look the same."""
    assert () == look_alikes(pair)


def test_the_case_and_the_alphabet_of_names_are_left_out_together():
    """A name in capitals is the one in small letters, and each is what it is taken for."""
    capitals, small, taken = "\u041d\u041e\u0412\u0410", "\u043d\u043e\u0432\u0430", "HOBA"
    assert ((taken, capitals, small),) == look_alikes([small, taken, capitals])
    assert () == look_alikes([small, taken])


@pytest.mark.parametrize(("known", "asked"), [("c1", "\u04411"), ("\u04411", "c1"), ("Adler", "\u0410dler")])
def test_the_name_that_a_slip_of_alphabet_is_taken_for_is_the_nearest(known, asked):
    """However short it is."""
    assert (known,) == nearest_names.nearest(asked, [known, "x9"])


@pytest.mark.parametrize(
    ("twin", "said", "dit"),
    [
        ("Adl\u0435r", "character 4 is a Cyrillic letter", "le caract\u00e8re 4 est une lettre cyrillique"),
        ("\u0391dler", "character 1 is a Greek letter", "le caract\u00e8re 1 est une lettre grecque"),
        ("ADLER", None, None),
    ],
)
def test_which_letter_is_of_another_alphabet_is_told(twin, said, dit):
    """Nobody sees it: its place and its alphabet are said."""
    with pytest.raises(Fault) as caught:
        rank({"adler": 1, twin: 2})
    for told, lang in ((said, "en"), (dit, "fr")):
        text = caught.value.say(lang)
        assert told in text if told else "yrilli" not in text
