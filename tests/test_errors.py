"""Errors are values too: fields for programs, a sentence for people, and the builtin one would catch."""

import copy
import pickle

import pytest

from eig._values.call_arguments import checked
from eig._values.phrases_of_faults import Withheld, noun
from eig.errors import EigError, Fault, Faults, IllegalStep, UnknownKey, place_of, shown
from eig.jury import rank
from eig.programme.lifecycles import CHALLENGE_LIFE
from eig.reasons import Language

FROM_0 = {"low": 0, "high": None}
FAULT = Fault("Call.places", -1, "values.whole", FROM_0)
ERRORS = [
    (FAULT, ValueError),
    (Faults("Call", [FAULT, FAULT]), ValueError),
    (UnknownKey("challenge", "adlr", known=["plume", "adler"]), KeyError),
    (IllegalStep("Challenge", "proposed", "ended", legal=["screened"]), ValueError),
]


@pytest.mark.parametrize(("error", "builtin"), ERRORS, ids=lambda part: getattr(type(part), "__name__", None))
class TestEveryError:
    """Every error can be caught as ours or as the builtin, and travels between processes."""

    def test_is_ours_and_the_builtin(self, error, builtin):
        """An error is an EigError and the builtin that a caller would catch."""
        assert isinstance(error, EigError)
        assert isinstance(error, builtin)

    @pytest.mark.parametrize(
        "again", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))]
    )
    def test_survives_copies(self, error, builtin, again):
        """A copy, and a pickle sent to another process, say the same."""
        twin = again(error)

        assert type(error) is type(twin)
        assert str(error) == str(twin)
        assert repr((error.args, vars(error))) == repr((twin.args, vars(twin)))


def test_an_error_shows_its_parts_however_they_were_given():
    """By place or by name: what the error itself shows comes in the order of its sentence."""
    for error, parts in (
        (Fault(code="values.flag", value=3, place="Call.places"), ("Call.places", 3, "values.flag")),
        (Faults(faults=[FAULT], subject="Call"), ("Call", [FAULT])),
        (UnknownKey(key="adlr", kind="challenge"), ("challenge", "adlr")),
        (IllegalStep(target="c", origin="b", subject="a", legal=()), ("a", "b", "c")),
    ):
        assert error.args == parts


def test_a_fault_keeps_its_row_and_column_until_told_otherwise():
    """Told of another place it stays where it stands in the table; each of the two can be told alone; so do copies."""
    cell = FAULT.at("Call", row=3, column="b")
    for told, expected in (({}, (3, "b")), ({"row": 4}, (4, "b")), ({"column": "c"}, (3, "c"))):
        again = copy.copy(cell.at("Call.zone", **told))
        assert (again.place, again.value, again.row, again.column) == ("Call.zone", -1, *expected)


def test_a_fault_of_a_table_is_told_of_its_row_and_column_in_each_language():
    """Row, column, whom the row is about, which table: a copy and a pickle keep them all; row 0 is the heading."""
    cell = FAULT.in_row(12, "Ana", about=("plume", "j1")).within("marks")
    for again in (cell, copy.copy(cell), pickle.loads(pickle.dumps(cell))):
        french = again.say("fr").replace("\u00a0", " ")
        assert "marks, row 12, 'Ana' (plume, j1)" == again.place == str(again).partition(":")[0]
        assert french.startswith("notes, ligne 12, colonne « Ana » (plume, j1) : il faut un nombre entier")
        assert ((12, "Ana"), ("plume", "j1"), "marks") == (again.path, again.about, again.table)
    assert ("row 3", "heading") == (FAULT.in_row(3).place, FAULT.in_row(0).place)
    assert FAULT.in_row(0).say("fr").startswith("en-tête")
    assert "rows[3].Call.places" == FAULT.within("rows[3]").place


def test_a_value_is_cut_from_241_characters_on():
    """Up to 240 a message shows it whole; of a longer one the first 160."""
    for length, kept in ((240, 240), (241, 161)):
        told = shown(range(10 ** (length - len("range(0, )") - 1)))
        assert len(repr(range(10 ** (length - len("range(0, )") - 1)))) == length
        assert len(told) == kept
        assert told.endswith("…") == (kept < length)


def test_a_number_is_shown_by_its_digits_or_as_one_of_very_many():
    """A number that nobody would read through is told for what it is."""
    assert "1,000,000,000,000" == shown(10**12)
    assert "a number of very many digits" == shown(10**5000)
    far = Fault("Scale.high", 5, "values.above", {"low": 10**300, "high": None})
    assert "Scale.high: expected a number above a number of very many digits, got 5." == str(far)


def test_up_to_fifty_faults_are_told_one_by_one():
    """From the next on they are summed up by kind, in both languages."""
    for count, lines in ((50, 51), (51, 2)):
        faults = Faults("Call", [FAULT] * count)
        assert len(str(faults).splitlines()) == len(faults.say("fr").splitlines()) == lines


def test_a_group_within_a_group_is_no_fault():
    """The faults of a group are those that it holds itself."""
    assert (FAULT,) == Faults("Book", [Faults("Call", [FAULT]), FAULT]).faults


def test_a_fault_names_the_value_the_rule_and_the_remedy():
    """A fault says where, which rule, what, and what to do where that is not plain."""
    wrong = Fault("Call.closes", 3, "values.day")

    assert "Call.places: expected a whole number from 0, got -1." == str(FAULT)
    assert str(wrong).endswith("got 3. From a date and time, take its date in the right time zone.")
    assert ("Call.places", -1, "") == (FAULT.place, FAULT.value, FAULT.remedy)
    assert ("whole", FROM_0) == (FAULT.reason.code, FAULT.facts)


def test_a_fault_shows_its_parts_in_the_order_of_its_sentence():
    """Whoever looks at the fault itself meets the place first, then the value and the code of the rule."""
    assert (FAULT.place, FAULT.value, FAULT.code) == FAULT.args
    assert repr(FAULT).startswith("Fault('Call.places', -1, ")


def test_a_fault_without_a_place_fails_whichever_test_raises_it():
    """Place and value are not told the one for the other anywhere: the tests ask it of each fault."""
    for place in (None, 3, "1.a", ("a",), "'a'"):
        with pytest.raises(AssertionError, match="no place"):
            Fault(place, "Call.places", "values.flag")
    with pytest.raises(UnknownKey):
        Fault("Call.places", 1, "values.nothing_of_that_name")
    with pytest.raises(AssertionError, match="no noun"):
        UnknownKey("zz", "item on the main list")
    with pytest.raises(AssertionError, match="no noun"):
        Fault(
            "Call.places", (1, 1), "values.once", {"what": noun("what no test names"), "told_here_alone": 1}
        )


def test_a_word_of_the_callers_is_said_as_it_is():
    """Whoever looks up a thing of their own reads its name in every language: an error never fails to be told."""
    assert (noun("widget").say(), noun("widget").say("fr")) == ("widget", "widget")
    assert noun("juror").say("fr") == "juré"


def test_a_fault_is_read_by_programs():
    """Its code, its facts and the parts of its place are fields; what it says is a reason like any other."""
    fault = Fault.of(("rank", "scores", "c207"), "x", "values.whole", FROM_0)

    assert (fault.code, dict(fault.facts), fault.path) == ("values.whole", FROM_0, ("rank", "scores", "c207"))
    assert (fault.place, fault.reason.code, fault.reason.table) == ("rank.scores['c207']", "whole", "values")
    assert fault.reason.say("fr") == "un nombre entier à partir de 0"


def test_a_path_is_in_an_order():
    """The parts of a place given as a set, which has no order, are refused like any other set."""
    with pytest.raises(Fault) as caught:
        Fault.of({"rank", "scores"}, "x", "values.whole", FROM_0)
    assert (caught.value.path, caught.value.code) == (("Fault.of", "path"), "values.in_order")


def test_an_unknown_key_is_told_of_the_call_that_was_made():
    """Its path is the call of the user and the argument that has the key, with its key or position in it."""
    ranking = rank({"a": 1, "b": 2})
    told = {
        ("Ranking.explain", "key"): lambda: ranking.explain("c"),
        ("Ranking.beside", "theirs", "c"): lambda: ranking.beside({"a": 1, "c": 2}),
        ("LifeCycle.step", "target"): lambda: CHALLENGE_LIFE.step("proposed", "ended"),
        ("_asked", "people", 1): lambda: _asked(["a", "c"], ranking),
    }
    for path, call in told.items():
        with pytest.raises((UnknownKey, IllegalStep)) as caught:
            call()
        error = caught.value
        assert (error.path, error.place) == (path, place_of(path))
        assert str(error).startswith(f"{error.place}: ")
        assert error.say("fr").replace("\u00a0", " ").startswith(f"{error.place} : ")
        assert pickle.loads(pickle.dumps(error)).path == path


@checked
def _asked(people: list[str], ranking: object) -> object:
    """Ask of the last of several; what the call itself asks of nobody, no argument has."""
    return ranking.explain(people[-1])


def test_a_key_that_no_argument_has_is_told_of_the_call():
    """Where a key is not what the caller typed, the call alone is named."""
    with pytest.raises(UnknownKey) as caught:
        _asked_of_nobody(3)
    assert caught.value.path == ("_asked_of_nobody",)


@checked
def _asked_of_nobody(number: int) -> None:
    raise UnknownKey("item", f"item {number}")


def test_a_third_language_says_faults_too():
    """A language of one's own that has the sentence says it, and leans on another for the rest."""
    frame = "{place}: erwartet {rule}, erhalten {value}."
    german = Language(code="de", sentences={"values": {"fault": frame, "whole": "eine ganze Zahl"}})

    assert FAULT.say(german) == "Call.places: erwartet eine ganze Zahl, erhalten -1."
    assert Fault("a", 1, "values.flag").say(german) == "a: erwartet True or False, erhalten 1."


def test_a_fault_is_located_from_outside():
    """Seen from a table, a fault keeps its place and gains the row's."""
    assert "rows[3].Call.places" == FAULT.within("rows[3]").place


def test_faults_come_together_and_can_be_split():
    """Several faults of one input are one group, which `except*` splits."""
    other = Fault("Call.zone", "", "values.text")
    group = Faults("Call", [FAULT, other])

    with pytest.raises(Faults) as caught:
        raise group
    kept = caught.value.subgroup(lambda fault: fault is other)

    assert (FAULT, other) == group.faults
    assert (other,) == kept.faults
    assert str(group).startswith("Call: 2 faults\n  Call.places: expected a whole number from 0, got -1")


def test_one_fault_and_several_are_read_alike():
    """One fault is the only one of its kind, and leaves none out: whoever catches either reads `faults` and `more`."""
    assert ((FAULT,), 0) == (FAULT.faults, FAULT.more)


def test_an_unknown_key_names_the_nearest():
    """A mistyped key is answered with the nearest that are known; a strange one with none."""
    assert ("adler",) == UnknownKey("challenge", "adlr", known=["plume", "adler"]).nearest
    assert "no challenge 'zzz' here" == str(UnknownKey("challenge", "zzz", known=["plume"]))


def test_an_illegal_step_names_the_legal_ones():
    """A step that a life cycle does not have is answered with those that it has, or none at its end."""
    step = IllegalStep("Challenge", "ended", "open", legal=[])

    assert str(ERRORS[3][0]).endswith("from proposed it can go to screened")
    assert str(step).endswith("from ended it can go nowhere: it is final")


@pytest.mark.parametrize(("length", "whole"), [(10, True), (40, True), (41, False), (100_000, False)])
def test_a_message_stays_readable_whatever_the_value(length, whole):
    """A value too long to read is shown by its start, with how long it is; the error itself keeps all of it."""
    fault = Fault("rank.reviews", "x" * length, "values.flag")
    text = str(fault)
    assert (repr("x" * length) in text) == whole
    assert len(text) < 330
    assert text.startswith("rank.reviews: expected True or False, got ")
    assert whole or f"({length:,} characters)" in text
    assert "x" * length == fault.value


@pytest.mark.parametrize("kind", [object, float])
def test_a_message_is_never_a_second_error(kind):
    """A value whose repr fails is told by its kind."""

    class Broken(kind):
        def __repr__(self):
            raise RuntimeError

    assert "a: expected True or False, got (Broken, not shown)." == str(Fault("a", Broken(), "values.flag"))
    assert "very many digits" in str(Fault("a", 10**5000, "values.flag"))
    assert "no juror (Broken, not shown) here" == str(UnknownKey("juror", Broken()))
    assert "(Broken, not shown)" == repr(Withheld(Withheld(Broken())))


@pytest.mark.slow
def test_many_faults_are_summed_up_by_kind():
    """Over fifty faults are one line a rule, with how many and where the first are; the error keeps them all."""
    rules = ("values.flag", "values.day")
    many = [Fault(f"rows[{row}]", row, rules[row % 2]) for row in range(1000)]
    kinds = [Fault(f"rows[{row}]", row, "values.whole", {"low": row, "high": None}) for row in range(60)]

    assert 1000 == len(Faults("rows", many).faults)
    assert (
        "rows: 1000 faults\n"
        "  500 times expected True or False. First: rows[0]: got 0; rows[2]: got 2; rows[4]: got 4\n"
        "  500 times expected a date without a time of day. From a date and time, take its date in the right "
        "time zone. First: rows[1]: got 1; rows[3]: got 3; rows[5]: got 5"
    ) == str(Faults("rows", many))
    assert str(Faults("rows", kinds)).endswith("and 10 other rules are broken")


class _Hostile:
    """A value whose words and pickle raise what they are told to."""

    def __init__(self, raised):
        self.raised = raised

    def __repr__(self):
        raise self.raised

    def __reduce__(self):
        raise self.raised


class _Wordless:
    """A value whose words are no text."""

    def __repr__(self):
        return 3


class _Sly(str):
    """A text that says nothing of itself."""

    __slots__ = ()

    def __len__(self):
        raise ValueError

    __repr__ = __len__


class _Stop(BaseException):
    """What is no Exception, as some libraries raise."""


@pytest.mark.untraced
@pytest.mark.parametrize(
    "value",
    [_Hostile(ValueError("no")), _Hostile(_Stop()), _Hostile(RecursionError()), _Wordless(), _Sly("x"), lambda: 1],
    ids=["raises", "stops", "recurses", "no text", "sly", "no pickle"],
)  # fmt: skip
def test_an_error_is_told_whatever_its_value_is(value):
    """No value makes an error fail to be shown, said or sent: what it says arrives as it was."""
    fault = Fault("mark", value, "values.number", {"low": None, "high": None})
    for one in (
        fault,
        Faults("Sheet", [fault, fault]),
        UnknownKey("item", value),
        IllegalStep("Call", "open", value, legal=("closed",)),
    ):
        again = pickle.loads(pickle.dumps(one))

        assert repr(one).startswith(f"{type(one).__name__}(")
        assert one.say("fr")
        assert (str(one), one.say("fr"), repr(one)) == (str(again), again.say("fr"), repr(again))


class _Interrupting(float):
    def __repr__(self):
        raise KeyboardInterrupt

    def __reduce_ex__(self, protocol):
        raise KeyboardInterrupt


@pytest.mark.parametrize("told", [repr, pickle.dumps, Fault.__reduce__])
def test_a_reader_who_interrupts_is_heard(told):
    """Only the keyboard stops an error from being told."""
    with pytest.raises(KeyboardInterrupt):
        told(Fault("mark", _Interrupting(), "values.flag"))


def test_what_stands_for_a_value_that_cannot_travel_travels():
    """How a message showed a value is rebuilt of its words, in both languages."""
    _, (parts,) = Fault("mark", lambda: 1, "values.flag").__reduce__()
    again = parts["value"]
    kind, words = again.__reduce__()

    assert (repr(again), again.say("fr")) == (repr(kind(*words)), kind(*words).say("fr"))


@pytest.mark.parametrize(
    "fault",
    [
        UnknownKey("challenge", "adlr", known=["adler"]),
        IllegalStep("Challenge", "proposed", "open", legal=("screened",)),
    ],
)
def test_a_fault_in_its_own_words_is_told_of_where_it_stands(fault):
    """Moved to a place, it is still what it was, and says the place before its own sentence."""
    moved = fault.at("select.places")

    assert type(moved) is type(fault)
    assert f"select.places: {fault}" == str(moved)


class _Array(float):
    """A number of another library, which writes itself otherwise."""

    def __repr__(self):
        return f"array_float({float(self)})"


def test_a_number_of_another_library_is_shown_as_it_writes_itself():
    """Its minus sign and its decimal mark are its own, where a float has those of the language."""
    assert ("−1,5", "array_float(-1.5)") == (shown(-1.5, "fr"), shown(_Array(-1.5), "fr"))
