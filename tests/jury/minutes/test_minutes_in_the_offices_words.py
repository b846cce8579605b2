"""Minutes in the office's own words are verified in them, and however an editor stored the file."""

import datetime as dt
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eig import jury
from eig.errors import Fault
from eig.programme.templates import SLOTS, Template

NAMES = {"j1": "Mme Élise Un", "j2": "M. Paul Deux"}
MARKS = [("plume", "j1", 4), ("plume", "j2", 3), ("adler", "j1", 2), ("adler", "j2", 3)]
HELD = jury.deliberate(
    jury.Scoresheet.from_marks(
        jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE),
        [(item, juror, {"impact": mark}) for item, juror, mark in MARKS],
    ),
    places=1,
)
MINUTES = HELD.minutes(title="EIG 3", sittings=[dt.date(2018, 7, 4)], names=NAMES, salt="5a17" * 16)
STORED = {
    "as it was": lambda text: text,
    "with a mark of its order": lambda text: "\ufeff" + text,
    "with the ends of another system": lambda text: text.replace("\n", "\r\n"),
    "with accents apart": lambda text: normalize("NFD", text),
    "with blanks of one kind": lambda text: text.replace("\u00a0", " ").replace("\u202f", " "),
    "with blanks at ends": lambda text: text.replace("\n", "  \n"),
}


def own(random):
    """Return a template with its slots in some order, between words of the office's."""
    words = ["RÉPUBLIQUE FRANÇAISE", "Paris, le 6 juillet 2018", "Le secrétariat", "Fait en double"]
    parts = [f"{{{slot}}}" for slot in SLOTS["minutes"]] + random.sample(words, random.randint(0, 4))
    return Template(kind="minutes", text="\n\n".join(random.sample(parts, len(parts))))


def doubts(text, lang, template=None):
    found = jury.verify(MINUTES, HELD, text=text, lang=lang, names=NAMES, template=template)
    return [one.code for one in found.doubts]


@pytest.mark.slow
@given(lang=st.sampled_from(["en", "fr"]), random=st.randoms(use_true_random=False))
@settings(max_examples=4)
def test_what_an_office_wrote_in_its_own_words_holds_in_them_alone(lang, random):
    """Each line that is altered, added or left out is named, of the minutes and of the words around them."""
    template = own(random)
    text = MINUTES.to_markdown(lang=lang, names=NAMES, template=template)
    for kept in STORED.values():
        assert [] == doubts(kept(text), lang, template)
    lines = text.strip().splitlines()
    for at in random.sample([n for n, line in enumerate(lines) if line], 3):
        for forged in ([lines[at] + "1"], [lines[at], "", "added"], []):
            other = "\n".join([*lines[:at], *forged, *lines[at + 1 :]])
            assert ["other_text"] == doubts(other, lang, template)
    assert ["other_text"] == doubts(text, lang)
    assert ["other_text"] == doubts(text, lang, Template(kind="minutes", text=template.text + "\n\nand more"))


@pytest.mark.untraced(but=["to_html-with a mark of its order"])
@pytest.mark.parametrize("stored", STORED)
@pytest.mark.parametrize("write", ["to_markdown", "to_html"])
def test_how_a_file_is_stored_is_no_alteration(stored, write):
    """What no reader sees does not count; a digit does."""
    text = getattr(MINUTES, write)(lang="fr", names=NAMES)
    assert [] == doubts(STORED[stored](text), "fr")
    assert ["other_text"] == doubts(STORED[stored](text.replace("2018", "2017")), "fr")


def test_blanks_before_a_line_are_seen_on_the_first_too():
    """Four of them make a title a box of code; blank lines before it are none that a reader sees."""
    text = MINUTES.to_markdown(lang="fr", names=NAMES)
    assert ["other_text"] == doubts("    " + text, "fr")
    assert ["other_text"] == doubts("\n\n    " + text, "fr")
    assert [] == doubts("\n  \n" + text, "fr")


def test_a_template_of_another_paper_is_refused():
    """The words of a letter are not those of minutes."""
    letter = Template(kind="letter", text="{title}\n{decision}\n{reasons}\n{closing}")
    with pytest.raises(Fault, match=r"verify\.template"):
        doubts("", "en", letter)
