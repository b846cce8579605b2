"""The private ground: exact numbers, words, frozen mappings, checks, markup, draws, lazy rooms."""

import copy
import datetime as dt
import pickle
from decimal import Decimal
from fractions import Fraction
from math import gcd
from numbers import Rational

import pytest
from attrs import field, frozen
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eig._draw import html_tables, svg_drawing
from eig._language import lang_arguments_and_late_words, sentences_from_codes
from eig._values import exact_numbers as exact
from eig._values import field_rules_and_bounds as rules
from eig._values import names_loaded_on_first_use as lazy
from eig._values import seeded_random, tuple_fields
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap, is_late, late
from eig.errors import Fault, Faults
from eig.jury import Scale
from eig.teams import Person

EXACT = st.fractions(max_denominator=1000)


class TestExactNumbers:
    """Numbers are exact, and a rounding is a named step."""

    @pytest.mark.parametrize(
        "value", [float("nan"), float("inf"), "a", "1/0", None, True, Decimal("NaN"), Decimal("Infinity")]
    )
    def test_what_is_no_number_is_left_for_the_check(self, value):
        """A word, a truth value or an infinity is never taken for a number, and nothing endless is computed."""
        assert exact.to_exact(value) is value

    @pytest.mark.slow
    @given(EXACT)
    def test_text_decimals_and_fractions_are_exact(self, value):
        """A fraction read from its own text is itself."""
        assert value == exact.exact(str(value)) == exact.exact(value)

    @pytest.mark.parametrize("given_", [13.1, "13.1", Decimal("13.1"), "+13.10", Fraction(131, 10), "131/10"])
    def test_one_number_however_it_is_written(self, given_):
        """A float is its shortest decimal, so that it ties with the same digits as text."""
        assert Fraction(131, 10) == exact.exact(given_)

    @pytest.mark.parametrize("kind", ["float64", "float32", "int64", "uint8", "str_"])
    def test_numbers_of_numpy_are_numbers(self, kind):
        """Each kind of number of NumPy is read as the digits it shows."""
        import numpy

        value = getattr(numpy, kind)("13" if "int" in kind else "13.1")

        assert Fraction(str(value)) == exact.exact(value)

    def test_a_number_of_a_thousand_digits_is_read(self):
        """A decimal of another library may have that many, and no more: it is told as it is then."""
        most, more = (Decimal("0." + "9" * digits) for digits in (1000, 1001))
        assert repr(exact.to_exact(most)) == repr(1 - Fraction(1, 10**1000))
        assert exact.to_exact(more) is more

    def test_text_of_a_thousand_characters_is_read(self):
        """A number may be written in a thousand characters; one more, spaces counted, and it stays text."""
        for most in ("9" * 1000, "0." + "9" * 998, " " * 999 + "1"):
            assert Fraction(most.strip()) == exact.to_exact(most)
            assert most + " " == exact.to_exact(most + " ")

    @pytest.mark.parametrize(
        "endless",
        [
            "1e10000000",
            "9" * 5000,
            10**5000,
            Decimal("1e1000000"),
            Decimal(1).scaleb(-1000),
            Decimal("9" * 4001),
        ],
        ids=range(6),
    )
    def test_nothing_endless_is_computed(self, endless):
        """Lengths and exponents are bounded before anything is computed."""
        assert exact.to_exact(endless) is endless

    @pytest.mark.parametrize("wrong", ["12/20", "1e1", "1_0", "x", "", "1 0", True])
    def test_a_mark_typed_as_text_is_a_plain_decimal(self, wrong):
        """A mark out of another total, an exponent or a truth value is no mark."""
        assert exact.exact_mark(wrong) is wrong

    def test_whole_numbers_of_other_libraries(self):
        """What can stand as an index is a whole number, but for truth values and what refuses to be one."""

        class Whole:
            def __init__(self, value):
                self.value = value

            def __index__(self):
                if self.value is None:
                    raise TypeError
                return self.value

        broken = Whole(None)

        assert (3, Fraction(3)) == (exact.to_whole(Whole(3)), exact.exact(Whole(3)))
        assert [broken, True, 0.5] == [exact.to_whole(one) for one in (broken, True, 0.5)]
        assert exact.to_exact(broken) is broken

    def test_other_rational_numbers(self):
        """A rational number of another library is exact."""

        class Half(Rational):
            numerator, denominator = 1, 2
            for name in Rational.__abstractmethods__ - {"numerator", "denominator"}:
                locals()[name] = None

        found = exact.exact(Half())

        assert (Fraction, Fraction(1, 2)) == (type(found), found)

    @pytest.mark.parametrize("places", [-1, 10**9])
    def test_decimals_are_bounded(self, places):
        """A billion decimals are a slip, and would stop a machine."""
        with pytest.raises(Fault, match="places"):
            exact.round_half_up(Fraction(1, 3), places)

    def test_none_stays_none(self):
        """An optional number that is left out stays out."""
        assert exact.exact_or_none(None) is None
        assert Fraction(1, 2) == exact.exact_or_none("0.5")

    @pytest.mark.slow
    @given(EXACT, st.integers(0, 4))
    def test_rounding_is_within_half_a_unit(self, value, places):
        """Rounding moves a number by at most half a unit of the last place, and is odd."""
        rounded = exact.round_half_up(value, places)

        assert abs(rounded - value) <= Fraction(1, 2 * 10**places)
        assert -rounded == exact.round_half_up(-value, places)

    @given(EXACT)
    def test_decimals_that_lose_digits_say_so(self, value):
        """The sign ≈ stands before a number exactly where digits were lost."""
        shown = exact.decimal_text(value)

        assert shown.startswith("≈") == (Fraction(shown.removeprefix("≈")) != value)

    def test_whole_numbers_show_no_decimals(self):
        """4 is shown as 4, -0.5 as -0.5, and with no decimals 1.5 is about 2."""
        shown = [
            exact.decimal_text(Fraction(4)),
            exact.decimal_text(Fraction(-1, 2)),
            exact.decimal_text(Fraction(3, 2), 0),
        ]

        assert ["4", "-0.5", "≈2"] == shown

    @given(EXACT)
    def test_terminating_fractions_are_those_of_tens(self, value):
        """A fraction ends in decimals exactly when some power of ten clears its denominator."""
        assert exact.is_terminating(value) == (10**12 % value.denominator == 0)

    @pytest.mark.untraced
    @given(st.lists(st.one_of(EXACT, st.integers()), max_size=6))
    def test_a_sum_in_whole_numbers_is_the_sum_of_fractions(self, values):
        """Numbers on their least common denominator are whole, and they sum to what the fractions sum to."""
        unit, wholes = exact.common(values)

        assert [Fraction(whole, unit) for whole in wholes] == values
        assert 1 == gcd(unit, *wholes)
        assert sum(values, Fraction(0)) == exact.exact_sum(values)

    def test_the_same_mark_is_read_once(self):
        """A jury writes few marks, many times: they share one number. True is no mark, and 1 and "1" are one."""
        assert exact.exact("13.5") is exact.exact("13.5")
        assert [Fraction(1), Fraction(1), Fraction(1), True] == [
            exact.exact(one) for one in (1, "1", Decimal(1), True)
        ]


class TestWords:
    """Values are said as a sentence says them, in English and in French."""

    @pytest.mark.parametrize(
        ("value", "english", "french"),
        [
            (dt.date(2019, 2, 1), "1 February 2019", "1er février 2019"),
            (Fraction(1, 2), "0.5", "0,5"),
            (0.123456, "0.1235", "0,1235"),
            (True, "yes", "oui"),
            (None, "none", "aucun"),
            ((), "none", "aucun"),
            (("a", 2), "a and 2", "a et 2"),
            (("a", "b", "c"), "a, b and c", "a, b et c"),
            ("plume", "plume", "plume"),
        ],
    )
    def test_a_value_is_said_in_both(self, value, english, french):
        """Each kind of value has its words in both languages."""
        assert (english, french) == (sentences_from_codes.say(value), sentences_from_codes.say(value, "fr"))

    def test_other_languages_are_refused(self):
        """A language that results do not speak is refused by name."""
        with pytest.raises(Fault, match="expected en, fr or a Language of yours, got 'de'"):
            lang_arguments_and_late_words.check_lang("de")


@frozen(kw_only=True)
class Held:
    """A value with a field of each kind that a check tidies."""

    name: str = "a"
    day: dt.date | None = None
    places: int = 0
    open: bool = False
    names: tuple[str, ...] = field(default=(), converter=tuple_fields.to_ids)

    def __attrs_post_init__(self):
        faults = Gather(self)
        faults.check("name", rules.text)
        faults.check("day", rules.day.or_none())
        faults.check("places", rules.whole(0))
        faults.check("open", rules.flag, private=True)
        faults.check("names", rules.text.each())
        faults.done()


class TestTidying:
    """A value holds the same whichever door it came by."""

    def test_midnight_is_a_date(self):
        """A date and time at midnight without a zone, as spreadsheets give it, is its date; no other is."""
        assert dt.date(2019, 1, 16) == Held(day=dt.datetime.fromisoformat("2019-01-16")).day
        for wrong in (dt.datetime.fromisoformat("2019-01-16T09:00"), dt.datetime(2019, 1, 16, tzinfo=dt.UTC)):
            with pytest.raises(Fault, match=r"Held\.day"):
                Held(day=wrong)

    @pytest.mark.slow
    def test_a_missing_time_stamp_is_no_date(self):
        """What pandas writes for a missing date is a fault, be a date or a moment asked for."""
        import pandas

        nothing = pandas.NaT

        with pytest.raises(Fault, match=r"Held\.day"):
            Held(day=nothing)
        assert not rules.moment.holds(nothing)

    def test_values_of_numpy_are_plain_ones(self):
        """Whole numbers, truth values and text of NumPy become Python's."""
        import numpy

        held = Held(
            name=numpy.str_("a"), places=numpy.int64(3), open=numpy.bool_(True), names=[numpy.str_("b")]
        )

        assert Held(places=3, open=True, names=["b"]) == held
        assert [str, int, bool, str] == list(map(type, (held.name, held.places, held.open, *held.names)))

    def test_a_choice_is_compared_with_its_kind(self):
        """What says True to every comparison, or refuses to be compared, is no choice."""
        choice = rules.one_of("a", 1)

        assert [True, True, False, False] == [choice.holds(one) for one in ("a", 1, 1.5, [])]

    def test_what_only_looks_like_a_series_is_left_for_the_check(self):
        """A series that cannot be read, and bytes, stay as they are."""

        class Broken:
            def __iter__(self):
                raise TypeError

        for value in (Broken(), b"ab", "ab", 3):
            assert tuple_fields.to_tuple(value) is value


class TestFrozenMap:
    """A mapping that never changes, in one order."""

    def test_never_changes(self):
        """Setting or deleting is refused."""
        mapping = FrozenMap(a=1)

        with pytest.raises(AttributeError, match="never changes"):
            mapping.a = 2
        with pytest.raises(AttributeError, match="never changes"):
            del mapping._items
        with pytest.raises(TypeError):
            mapping["a"] = 2

    @pytest.mark.slow
    @given(st.dictionaries(st.text(max_size=3), st.integers()))
    def test_is_equal_and_hashed_by_content_in_one_order(self, content):
        """Whatever the order given, the same content is the same value, also after a copy, a pickle or its repr."""
        mapping = FrozenMap(content)
        turned = FrozenMap(reversed(content.items()))

        assert list(mapping) == sorted(content) == list(turned)
        assert mapping == turned == content
        assert hash(mapping) == hash(turned)
        for twin in (copy.deepcopy(mapping), pickle.loads(pickle.dumps(mapping)), eval(repr(mapping))):
            assert mapping == twin
        assert len(mapping) == len(content)

    @pytest.mark.parametrize("wrong", [5, [1, 2], {3: "a"}, [("a", 1, 2)]])
    def test_what_is_no_mapping_of_text_is_refused(self, wrong):
        """A number, a list without pairs or a key that is no text is refused by our own error."""
        with pytest.raises(Fault, match="whose keys are text"):
            FrozenMap(wrong)

    def test_is_not_equal_to_what_is_no_mapping(self):
        """A mapping is never equal to a list of pairs."""
        assert FrozenMap(a=1) != [("a", 1)]
        assert FrozenMap(a=1) != FrozenMap(a=2)

    @pytest.mark.slow
    @given(st.dictionaries(st.text(max_size=3), st.integers()))
    def test_what_is_made_late_is_the_same_value(self, content):
        """A map whose values are made when they are read equals the one made at once, whoever is asked first."""
        at_once = FrozenMap(content)

        assert (True, False) == (is_late(late(content, content.__getitem__)), is_late(at_once))
        for ask in (dict, hash, repr, len, list):
            assert ask(at_once) == ask(late(content, content.__getitem__))
        assert at_once == late(content, content.__getitem__) == content
        assert late(content, content.__getitem__) == at_once
        made = late(content, content.__getitem__)
        assert made == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == FrozenMap(made)

    def test_what_is_made_late_is_made_once_and_only_if_read(self):
        """Nothing is made before it is read, and nothing twice."""
        made = []
        mapping = late("ab", lambda key: made.append(key) or key)

        assert ("a" in mapping, len(mapping), list(mapping), []) == (True, 2, ["a", "b"], made)
        assert [mapping["b"], mapping["b"], *mapping.values()] == ["b", "b", "a", "b"]
        assert ["b", "a"] == made
        with pytest.raises(KeyError):
            mapping["c"]

    def test_a_map_in_which_nothing_stands_is_right_where_a_map_is_meant_alone(self):
        """Said or not, it is the same value; in the place of anything else it is refused, as any map is."""
        bare = Person(id="a")
        assert bare == Person(id="a", skills={}, attributes=[], profiles_by_opening=FrozenMap())
        assert bare == pickle.loads(pickle.dumps(bare)) == copy.deepcopy(bare)
        for place in ("id", "cost", "open_to_all", "employer"):
            with pytest.raises(Fault, match=place):
                Person(**{"id": "a", place: bare.skills})


def _words_of(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple_fields.to_tuple(values)


@frozen(kw_only=True)
class Sample:
    """A value with two rules, for the tests of checks."""

    name: str
    words: tuple[str, ...] = field(default=(), converter=_words_of)

    def __attrs_post_init__(self):
        faults = Gather(self)
        faults.check("name", rules.text)
        faults.check("words", rules.text.each())
        faults.done()


class TestChecks:
    """Input is rejected early, once, and kindly."""

    def test_a_lone_fault_is_raised_as_itself(self):
        """One fault is one error."""
        with pytest.raises(Fault, match=r"Sample\.name: .* got ''"):
            Sample(name="")

    def test_faults_of_one_input_come_together(self):
        """Two faults of one value are reported together."""
        with pytest.raises(Faults) as caught:
            Sample(name=" x", words="abc")

        assert ["Sample.name", "Sample.words"] == [fault.place for fault in caught.value.faults]

    @pytest.mark.parametrize(
        ("rule", "good", "bad"),
        [
            (rules.text, "a", " a"),
            (rules.label, "", 1),
            (rules.flag, True, 1),
            (rules.number, Fraction(1), 1.0),
            (rules.day, dt.date(2019, 1, 1), dt.datetime(2019, 1, 1)),  # noqa: DTZ001 # a naive one is the point
            (rules.moment, dt.datetime(2019, 1, 1, tzinfo=dt.UTC), dt.datetime(2019, 1, 1)),  # noqa: DTZ001 # idem
            (rules.whole(), -5, True),
            (rules.whole(0, 3), 3, 4),
            (rules.between(0, 1), Fraction(1, 2), Fraction(2)),
            (rules.between(), Fraction(9), 9),
            (rules.above(0), Fraction(1, 9), Fraction(0)),
            (rules.above(0, 1), Fraction(1), Fraction(2)),
            (rules.one_of("a", "b"), "a", "c"),
            (rules.instance_of(str, int), 3, 3.0),
            (rules.text.or_none(), None, ""),
            (rules.text.each(), ("a",), ("a", "")),
        ],
        ids=lambda part: getattr(part, "code", None),
    )
    def test_a_rule_tells_good_from_bad(self, rule, good, bad):
        """Each rule accepts what it says, refuses what it does not, and has words for both readers."""
        assert (True, False) == (rule.holds(good), rule.holds(bad))
        assert rule.phrase.say() != ""
        assert rule.phrase.say("fr") != ""

    def test_repetitions_and_foreign_faults_are_gathered(self):
        """A key that stands twice is named; a fault found elsewhere joins the others."""
        faults = Gather("table")
        faults.distinct("keys", ["a", "b", "a"], what="key")
        faults.add(Fault("x", 1, "values.text"))

        with pytest.raises(Faults) as caught:
            faults.done()
        assert [("a", ("table", "keys", 2)), (1, ("x",))] == [
            (fault.value, fault.path) for fault in caught.value.faults
        ]

    def test_what_a_function_builds_is_refused_in_the_words_of_its_call(self):
        """Whoever typed an option of a function is told of that function, not of the value made of it."""
        faults = Gather("make")
        for wrong in ({"name": ""}, {"name": " ", "words": "abc"}):
            assert faults.made(lambda wrong=wrong: Sample(**wrong)) is None
        assert faults.made(lambda: 3) == 3

        with pytest.raises(Faults) as caught:
            faults.done()
        assert ["make.name", "make.name", "make.words"] == [fault.place for fault in caught.value.faults]

    def test_sorting_leaves_strangers_for_the_check(self):
        """Values of one kind are sorted; with a stranger among them nothing is sorted and the check will say so."""
        assert ("a", "b") == tuple_fields.to_sorted(["b", "a"], str, lambda word: (word,))
        assert ("b", 1, "a") == tuple_fields.to_sorted(["b", 1, "a"], str, lambda word: (word,))
        assert ("a",) == tuple_fields.to_ids(["a"])


class TestDraws:
    """Draws come from a seed that the caller gives."""

    def test_the_same_seed_draws_the_same(self):
        """A seed says everything: the known first numbers of seed 2019 stay for ever."""
        assert [seeded_random.uniform(2019)() for _ in range(2)] == [seeded_random.uniform(2019)()] * 2
        assert 0.8444218515250481 == seeded_random.uniform(0)()

    def test_a_seed_is_a_whole_number(self):
        """A seed that could hide an accident, such as a float, is refused."""
        with pytest.raises(Fault, match=r"sample\.seed"):
            seeded_random.uniform(0.5)

    @given(st.lists(st.integers(), max_size=9), st.integers(0, 99))
    def test_a_shuffle_keeps_everyone(self, items, seed):
        """A shuffle loses and adds nobody, and is the same for the same seed."""
        first, again = list(items), list(items)
        seeded_random.shuffle(first, seeded_random.uniform(seed))
        seeded_random.shuffle(again, seeded_random.uniform(seed))

        assert sorted(items) == sorted(first)
        assert first == again


class TestMarkup:
    """Markup is escaped."""

    def test_names_cannot_break_markup(self):
        """A name with markup in it is shown, not obeyed."""
        page = html_tables.table([{"name": "<b>", "rank": None}], caption="R & D")

        assert "<caption>R &amp; D</caption>" in page
        assert '<th scope="row">&lt;b&gt;</th><td></td>' in page
        assert "<table><thead><tr></tr></thead><tbody></tbody></table>" == html_tables.table([])

    def test_a_picture_says_what_it_shows(self):
        """An SVG carries a title and a description for those who do not see it."""
        picture = svg_drawing.picture("<g/>", size=(10, 20), title="a < b", description="two bars")

        assert "<title>a &lt; b</title><desc>two bars</desc>" in picture
        assert "<desc>" not in svg_drawing.picture(size=(1, 1), title="t")


def test_a_lazy_room_names_what_it_has():
    """A name that a room does not have is answered with those it has; its packages load too."""
    load, _, _ = lazy.attach("eig", {"": ("errors",), "errors": ("Fault",)})

    assert load("errors").Fault is load("Fault")
    with pytest.raises(AttributeError, match="eig has no 'Fautl'; it has Fault, errors"):
        load("Fautl")


def test_the_face_loads_its_rooms_on_use():
    """A room, and the function that lays out rows, load when they are asked for; a strange name is answered."""
    import eig

    assert eig.__getattr__("jury") is eig.jury
    assert eig.__getattr__("to_rows") is eig.rows.to_rows
    with pytest.raises(AttributeError, match="eig has no 'jurry'; it has book"):
        eig.__getattr__("jurry")


@pytest.mark.parametrize("given", ["", "ab", ["ab", "cd"], b"ab"])
def test_text_is_no_pair(given):
    """Two letters are not a key and its value: text is refused where a mapping is meant."""
    with pytest.raises(Fault, match="whose keys are text"):
        FrozenMap(given)


@given(st.decimals(0, 10**6, places=1), st.sampled_from([",", " ", "\N{NO-BREAK SPACE}"]))
@example(Decimal("1.5"), ",")
@example(Decimal("1234.5"), " ")
def test_a_number_in_the_signs_of_an_office_is_told_how_to_be_written(number, sign):
    """A decimal comma and parted thousands are refused with how to write them; so written, it is read."""
    written = f"{number:,}".replace(",", sign) if sign != "," else f"{number}".replace(".", ",")
    assume(written != str(number))
    with pytest.raises(Fault) as caught:
        Scale(low=0, high=written)
    assert "values.number_written" == caught.value.code
    assert "nothing stands between thousands" in str(caught.value)
    assert Fraction(number) == Scale(low=-1, high=str(number)).high


@pytest.mark.parametrize(
    ("text", "advice"),
    [("1,5", True), ("1\N{NO-BREAK SPACE}234.5", True), ("1'234", True), ("1,234.5", True)]
    + [(one, False) for one in ("", ",", "1,x", "x", "½", "1:5")],
)
def test_only_of_a_number_it_is_told_how_to_write_it(text, advice):
    """Nobody is told to write a point in what is no number, however it is written."""
    with pytest.raises(Fault) as caught:
        Scale(low=0, high=text)
    assert advice == ("decimal sign" in caught.value.remedy)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity"])
def test_a_decimal_that_is_no_number_is_shown(number):
    """A decimal tells nothing private: a refusal shows it, as it shows a float."""
    with pytest.raises(Fault, match=rf"got Decimal\('{number}'\)"):
        checked(_of_a_number)(Decimal(number))


def _of_a_number(number: Fraction) -> Fraction:
    return number
