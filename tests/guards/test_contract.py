"""What later releases keep: the listing of all that is public, the values of earlier ones, the notice before a name goes."""

import datetime as dt
import difflib
import json

import pytest

import eig
from eig import convert
from eig._values.names_loaded_on_first_use import attach
from helpers import api, forms, numbers_listed, stored, stubs
from helpers.harvest import CLASSES, harvest

KINDS = {cls.__name__: cls for cls in CLASSES}


def changes_of(made):
    """Return what a listing does not say as it was last accepted."""
    kept, now = made.KEPT.read_text(encoding="utf-8").splitlines(), made.listing().splitlines()
    return list(
        difflib.unified_diff(kept, now, "accepted (accept anew: make listings)", "now", lineterm="", n=0)
    )


@pytest.mark.slow
def test_the_public_listing_is_the_one_that_was_accepted():
    """A change of a public name, signature, field or method is seen as such."""
    assert [] == changes_of(api)


@pytest.mark.slow
def test_the_numbers_that_the_sources_name_are_those_that_were_accepted():
    """How far a search goes, how wide a picture is, from which year a law holds: a change of one is seen as such."""
    assert [] == changes_of(numbers_listed)


@pytest.mark.slow
def test_the_listing_shows_a_name_a_signature_and_a_field():
    """The listing is not one that cannot change."""
    lines = api.listing().splitlines()

    assert "eig.jury.marks.Review.juror: str" in lines
    assert any(
        line.startswith("def eig.jury.merit.rank(") and "rules: JuryRules | None" in line for line in lines
    )
    assert "class eig.errors.UnknownKey(Fault, KeyError)" in lines


@pytest.mark.slow
@pytest.mark.parametrize("path", stored.releases(), ids=lambda path: path.stem)
def test_the_values_of_a_release_are_read(path):
    """What a release wrote, as JSON and as pickle, this one reads: both give the same value, written with all they held."""
    wrong = {}
    for number, line in enumerate(stored.read(path), start=1):
        try:
            value = stored.unpickled(line)
            assert type(value).__name__ == line["kind"]
            if line["json"] is not None:
                assert value == convert.from_json(line["json"], KINDS[line["kind"]])
                assert not forms.lost(json.loads(line["json"]), json.loads(convert.to_json(value)))
        except (eig.errors.EigError, AssertionError, KeyError) as error:
            wrong[f"line {number}, {line['kind']}"] = f"{type(error).__name__}: {error}"[:300]

    assert {} == wrong, "the CHANGELOG says what changed, and how to convert; before the release: make stored"


@pytest.mark.slow
def test_every_public_value_is_stored():
    """`make stored` adds the classes that this release has and its file lacks."""
    had = {line["kind"] for line in stored.read(stored.current())}
    lacking = {cls for cls in CLASSES if cls.__name__ not in had and stored.lines_of(cls)}

    assert set() == {CLASSES[cls] for cls in lacking}


@pytest.mark.slow
def test_a_stored_value_that_is_no_longer_read_is_seen():
    """The check is not one that cannot fail: a field that is no more is refused."""
    value = harvest()[KINDS["Review"]][0]
    line = stored.line_of(value)

    with pytest.raises(eig.errors.EigError):
        convert.from_json(line["json"].replace('"juror"', '"reader"'), type(value))


@pytest.mark.untraced
@pytest.mark.parametrize("path", stubs.packages(), ids=lambda path: path.parent.name)
def test_a_public_name_goes_after_twelve_months_notice(path):
    """A name that is to go was said to, twelve months before, with the name to use instead; then it goes."""
    names = {name for some in stubs.homes_of(path).values() for name in some}

    assert [] == list(stubs.overdue(stubs.former_of(path), names, dt.datetime.now(dt.UTC).date()))


TOY = {"errors": ("Fault", "Faults")}


class TestFormerNames:
    """A name that is to go, on a toy package."""

    def test_it_warns_and_says_what_to_write(self):
        """The old name gives what the new one gives, with the day on which it goes; it is not listed."""
        former = {"Mistake": ("Fault", "2027-01-31", "2028-01-31")}
        load, listed, _ = attach("eig", TOY, former=former)

        told = r"eig\.Mistake is now eig\.Fault; the old name goes on 2028-01-31"
        with pytest.warns(DeprecationWarning, match=told):
            assert load("Mistake") is eig.errors.Fault
        assert "Mistake" not in listed()

    @pytest.mark.parametrize(
        ("former", "told"),
        [
            (("Fault", "2027-01-31", "2028-01-31"), []),
            (("Fault", "2027-01-31", "2028-01-30"), ["less than 12 months"]),
            (("Wrong", "2027-01-31", "2028-01-31"), ["Wrong is not listed"]),
            (("Fault", "2026-01-31", "2027-02-01"), ["has come"]),
        ],
    )
    def test_too_short_a_notice_and_a_day_that_has_come_are_seen(self, former, told):
        """The rule is not one that cannot fail."""
        found = list(stubs.overdue({"Mistake": former}, {"Fault"}, dt.date(2027, 2, 1)))

        assert len(told) == len(found)
        assert all(part in one for part, one in zip(told, found, strict=True))

    def test_a_stub_reads_both_names(self, tmp_path, monkeypatch):
        """Type checkers know the old name until it goes."""
        package = tmp_path / "toy"
        package.mkdir()
        source = 'attach("toy", {"parts": ("New",)}, former={"Old": ("New", "2027-01-31", "2028-01-31")})'
        (package / "__init__.py").write_text(source, encoding="utf-8")
        monkeypatch.setattr(stubs, "ROOT", tmp_path)

        assert "from toy.parts import New as Old\n" in stubs.stub_of(package / "__init__.py")
