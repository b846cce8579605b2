"""Errors are values too: fields for programs, a sentence for people, and the builtin one would catch."""

import copy
import pickle

import pytest

from eig.errors import EigError, Fault, Faults, IllegalStep, UnknownKey, Withheld, shown

FAULT = Fault("Call.places", -1, rule="places are whole numbers from 0", remedy="give 0 or more")
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
    rule = {"rule": "r", "remedy": "m"}
    for error, parts in (
        (Fault(value=3, place="Call.places", **rule), ("Call.places", 3, "r", "m")),
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


def test_a_value_is_cut_from_241_characters_on():
    """Up to 240 a message shows it whole; of a longer one the first 160."""
    assert [shown(10**size).count("0") for size in (239, 240)] == [239, 159]
    assert shown(10**240).endswith("… (241 characters in all)")


def test_up_to_fifty_faults_are_told_one_by_one():
    """From the next on they are summed up by kind, in both languages."""
    for count, lines in ((50, 51), (51, 2)):
        faults = Faults("Call", [FAULT] * count)
        assert len(str(faults).splitlines()) == len(faults.say("fr").splitlines()) == lines


def test_a_group_within_a_group_is_no_fault():
    """The faults of a group are those that it holds itself."""
    assert (FAULT,) == Faults("Book", [Faults("Call", [FAULT]), FAULT]).faults


def test_a_fault_names_the_value_the_rule_and_the_remedy():
    """A fault says where, what, which rule, and what to do."""
    assert "Call.places is -1: places are whole numbers from 0; give 0 or more" == str(FAULT)
    assert ("Call.places", -1) == (FAULT.place, FAULT.value)


def test_a_fault_shows_its_parts_in_the_order_of_its_sentence():
    """Whoever looks at the fault itself meets the place first, then the value, the rule and the remedy."""
    assert (FAULT.place, FAULT.value, FAULT.rule, FAULT.remedy) == FAULT.args
    assert repr(FAULT).startswith("Fault('Call.places', -1, ")


def test_a_fault_without_a_place_fails_whichever_test_raises_it():
    """Place and value are not told the one for the other anywhere: the tests ask it of each fault."""
    for place in (None, 3, "1.a", ("a",), "'a'"):
        with pytest.raises(AssertionError, match="no place"):
            Fault(place, "Call.places", rule="r", remedy="m")
    with pytest.raises(AssertionError):
        Fault("Call.places", 1, rule=None, remedy="m")
    with pytest.raises(AssertionError, match="no kind"):
        UnknownKey("zz", "item on the main list")


def test_a_fault_is_located_from_outside():
    """Seen from a table, a fault keeps its place and gains the row's."""
    assert "rows[3].Call.places" == FAULT.within("rows[3]").place


def test_faults_come_together_and_can_be_split():
    """Several faults of one input are one group, which `except*` splits."""
    other = Fault("Call.zone", "", rule="it is text", remedy="give text")
    group = Faults("Call", [FAULT, other])

    with pytest.raises(Faults) as caught:
        raise group
    kept = caught.value.subgroup(lambda fault: fault is other)

    assert (FAULT, other) == group.faults
    assert (other,) == kept.faults
    assert str(group).startswith("Call has 2 faults:\n  Call.places is -1")


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
    fault = Fault("rank.reviews", "x" * length, rule="reviews are wanted", remedy="give reviews")
    text = str(fault)
    assert (repr("x" * length) in text) == whole
    assert len(text) < 330
    assert text.endswith(": reviews are wanted; give reviews")
    assert whole or f"({length:,} characters in all)" in text
    assert "x" * length == fault.value


def test_a_message_is_never_a_second_error():
    """A value whose repr fails is told by its kind."""

    class Broken:
        def __repr__(self):
            raise RuntimeError

    assert "a is (Broken, not shown): r; m" == str(Fault("a", Broken(), rule="r", remedy="m"))
    assert "not shown" in str(Fault("a", 10**5000, rule="r", remedy="m"))
    assert "no a (Broken, not shown) here" == str(UnknownKey("a", Broken()))
    assert "(Broken, not shown)" == repr(Withheld(Withheld(Broken())))


def test_many_faults_are_summed_up_by_kind():
    """Over fifty faults are one line a rule, with how many and where the first are; the error keeps them all."""
    many = [Fault(f"rows[{row}]", row, rule=f"rule {row % 2}", remedy="m") for row in range(1000)]
    kinds = [Fault(f"rows[{row}]", row, rule=f"rule {row}", remedy="m") for row in range(60)]

    assert 1000 == len(Faults("rows", many).faults)
    assert (
        "rows has 1,000 faults:\n"
        "  500 times rule 0; m (first: rows[0] is 0; rows[2] is 2; rows[4] is 4)\n"
        "  500 times rule 1; m (first: rows[1] is 1; rows[3] is 3; rows[5] is 5)"
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


@pytest.mark.parametrize(
    "value",
    [_Hostile(ValueError("no")), _Hostile(_Stop()), _Hostile(RecursionError()), _Wordless(), _Sly("x"), lambda: 1],
    ids=["raises", "stops", "recurses", "no text", "sly", "no pickle"],
)  # fmt: skip
def test_an_error_is_told_whatever_its_value_is(value):
    """No value makes an error fail to be shown, said or sent: what it says arrives as it was."""
    fault = Fault("mark", value, rule="it is a number", remedy="give one")
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


@pytest.mark.parametrize("told", [repr, pickle.dumps])
def test_a_reader_who_interrupts_is_heard(told):
    """Only the keyboard stops an error from being told."""
    with pytest.raises(KeyboardInterrupt):
        told(Fault("mark", _Hostile(KeyboardInterrupt()), rule="r", remedy="m"))
