"""Pictures show themselves: whatever draws returns text that a notebook shows, with its words."""

import copy
import importlib
import inspect
import pickle

import pytest

from eig.book import Funnel, Stage, funnel_picture
from eig.typing import Picture
from helpers import examples

DRAWN = funnel_picture(Funnel(stages=[Stage(name="kept", passed=["plume"])]))
PAGE = Picture("<figure></figure>", alt="one", caption="Figure")


def drawing():
    """Return the public functions that draw, by name."""
    found = {}
    for module, name in examples.public_names():
        shown = getattr(importlib.import_module(module), name)
        if inspect.isfunction(shown) and name.endswith(("_picture", "gantt_html")):
            found[name] = shown
    return found


def test_whatever_draws_returns_a_picture():
    """Each function that draws says so: a notebook shows what it returns."""
    assert len(drawing()) == 10
    assert {"Picture"} == {str(inspect.signature(one).return_annotation) for one in drawing().values()}


def test_it_is_shown_as_what_it_is():
    """SVG as an image, HTML as a page, and never both."""
    assert (str(DRAWN), None) == (DRAWN._repr_svg_(), DRAWN._repr_html_())
    assert (None, str(PAGE)) == (PAGE._repr_svg_(), PAGE._repr_html_())


def test_it_says_in_words_what_it_shows():
    """Its words are those of the drawing; where a notebook writes text, its caption stands for it."""
    assert DRAWN.alt in DRAWN
    assert DRAWN.caption in DRAWN
    assert f"<Picture: {DRAWN.caption}>" == repr(DRAWN)
    assert "<Picture>" == repr(Picture("<svg/>"))


def test_it_is_text():
    """It is written and compared as text; its own kind is left behind with its words."""
    assert type(str(DRAWN)) is str
    assert str(DRAWN) == DRAWN
    assert hash(str(DRAWN)) == hash(DRAWN)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, *(
    lambda one, protocol=protocol: pickle.loads(pickle.dumps(one, protocol)) for protocol in range(6)
)])  # fmt: skip
def test_copies_keep_its_words(again):
    """Copied or pickled, it is the same picture."""
    other = again(DRAWN)

    assert (DRAWN, DRAWN.alt, DRAWN.caption, Picture) == (other, other.alt, other.caption, type(other))


def test_it_does_not_change():
    """Its words stay what they are."""
    with pytest.raises(AttributeError, match="alt stays"):
        DRAWN.alt = "other"
    with pytest.raises(AttributeError, match="caption stays"):
        del DRAWN.caption
