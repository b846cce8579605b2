"""A third language is a table: what it lacks is said in English; French and English leave nothing unsaid."""

import re
from datetime import date, time
from importlib import import_module

import pytest

from eig.programme.published_facts import PublishedFact, Reading
from eig.reasons import Language
from eig.timeline import Contract, Duration, WorkCalendar, lint, recur, timetable
from eig.timeline.calendar import Span
from eig.timeline.facts import CallWindow
from eig.timeline.hearings import HalfDay, Hearing
from helpers.unfolded import unfolded

PACKAGES = (
    "timeline.calendar",
    "timeline.charts",
    "timeline.contracts",
    "timeline.facts",
    "timeline.hearings",
    "timeline.plan",
    "programme",
)
MAY = Span.inclusive(date(2019, 5, 1), date(2019, 5, 31))
MORNING = HalfDay(key="am", day=date(2020, 3, 24), starts=time(9), ends=time(10))


def german(table, **sentences):
    return Language(code="de", sentences={table: sentences})


@pytest.mark.parametrize(
    ("said", "own", "english"),
    [
        (
            lambda lang: Contract(start=date(2019, 1, 16), duration="10 months").explain(lang=lang),
            german("timeline.contracts", proposal="nur ein Vorschlag"),
            "lead to 15 November 2019 inclusive",
        ),
        (
            lambda lang: recur("FREQ=DAILY;COUNT=1", MAY, calendar=WorkCalendar.named("metropole")).explain(
                "2019-05-01", lang=lang
            ),
            german("timeline.calendar", off_holiday="frei: {names}"),
            "is not worked (frei: Fête du travail)",
        ),
        (
            lambda lang: lint([CallWindow(key="AAC", opens=MAY.start, closes=MAY.last)]).explain(lang=lang),
            german("timeline.facts", found="{checked} geprüft"),
            "3 geprüft",
        ),
        (
            lambda lang: timetable([Hearing(key="plume", jurors=["j1"])], [MORNING]).explain(lang=lang),
            german("timeline.hearings", placed="alle haben Platz"),
            "other timetables are equally good",
        ),
        (
            lambda lang: PublishedFact(key="k", readings=[Reading(value=1, source="s")]).explain(lang=lang),
            german("programme", published="{value} laut {source}"),
            "1 laut s",
        ),
        (
            lambda lang: Duration.parse("2 weeks").say(lang),
            german("programme", weeks="{n} Wochen"),
            "2 Wochen",
        ),
    ],
    ids=["contract", "proposal", "lint", "hearings", "fact", "duration"],
)
def test_a_third_language_is_a_table(said, own, english):
    """Its own sentence where it has one, and the English one where it lacks it."""
    (table,) = own.sentences
    (sentence,) = own.sentences[table].values()
    words = max(re.split(r"\{[^}]*\}", sentence), key=len).strip()

    assert words in unfolded(said(own))
    assert english in str(said(own))


@pytest.mark.parametrize("table", PACKAGES)
def test_each_sentence_has_the_same_facts_in_both_languages(table):
    """No fact is told in one language alone, but for a number that only one of them declines by."""
    for code, (english, french) in import_module(f"eig.{table}._sentences").SENTENCES.items():
        names = [set(re.findall(r"\{(\w+)", text)) for text in (english, french)]
        assert names[0] == names[1], code


@pytest.mark.parametrize("table", PACKAGES)
def test_french_is_typed_with_plain_spaces_and_quotes(table):
    """No-break spaces and apostrophes are set when a sentence is said, in one place."""
    for code, (_, french) in import_module(f"eig.{table}._sentences").SENTENCES.items():
        assert not set("\u00a0\u202f’") & set(french), code
