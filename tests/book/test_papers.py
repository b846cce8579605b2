"""The papers of a promotion, read by those who get them: people and criteria by their names, in one language."""

import datetime as dt
import re
from functools import cache
from html import unescape
from itertools import pairwise

import pytest
from attrs import evolve

from eig import timeline, to_html
from eig.book import Book, erase
from eig.jury import rank_lists
from eig.programme import Application, Candidate, Panel
from eig.promotions import P3
from eig.reasons import ENGLISH, FRENCH
from eig.teams import Opening, Person, Problem, compose
from helpers import decided_book

STAMP = dt.datetime(2018, 10, 20, 9, tzinfo=dt.UTC)
FOLDED = re.compile(r"\r\n ")


@cache
def papers(code):
    """Return, by what it is, each paper of a decided promotion in which somebody is heard by two panels."""
    outcome = decided_book.outcome()
    lang = (FRENCH if code == "fr" else ENGLISH).naming(outcome.book.names)
    book = evolve(
        outcome.book,
        panels=[*outcome.book.panels, Panel(id="panel-2", members=["juror-3"], hears=["cand-1"])],
    )
    lang = lang.naming(book.names)
    heard = timeline.plan_hearings(book, days=[dt.date(2018, 11, 6)])
    agendas = {
        who: book.agenda(who, heard, lang=lang) for who in ("juror-1", "juror-3", "cand-1", "mentor-1")
    }
    act = outcome.act("candidates", secret="7b" * 32, lang=lang)
    return {
        **{f"letter to {who}": text for who, text in outcome.letters(lang=lang).items()},
        **{f"notice to {who}": outcome.notice(who, lang=lang) for who in outcome.letters()},
        **{f"agenda of {who}": one.to_markdown(lang=lang) for who, one in agendas.items()},
        **{f"calendar of {who}": calendar(one, lang) for who, one in agendas.items()},
        **{f"decision on {who}": text for who, text in act.texts.items()},
        "hearings": "\n".join(heard.explain(one.hearing, lang=lang).say(lang) for one in heard.sittings),
        "act": act.text,
        "rules": act.rules,
        "minutes": "\n".join(one.to_markdown(lang=lang) for one in outcome.minutes),
        "dossier": to_html(outcome.dossier(salt="c4" * 32), lang=lang),
    }  # fmt: skip


def calendar(agenda, lang):
    """Return what a calendar shows of each event, without the identifiers that programs compare."""
    lines = FOLDED.sub("", timeline.to_ical(agenda, stamp=STAMP, lang=lang)).splitlines()
    return "\n".join(one for one in lines if one.startswith(("SUMMARY", "LOCATION", "DESCRIPTION")))


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("code", ["en", "fr"])
def test_no_paper_calls_somebody_by_an_identifier_who_has_a_name(code):
    """Letters, notices, agendas, calendars, decisions and the dossier: a candidate heard by two panels too."""
    found = {what: re.findall(r"\b(?:cand|juror|mentor)-\d+\b", text) for what, text in papers(code).items()}
    assert {} == {what: some for what, some in found.items() if some}


@pytest.mark.slow
def test_an_agenda_speaks_the_language_in_which_it_was_asked_for():
    """Who is heard reads that it is a hearing, and in which room; a room with a name of its own is called by it."""
    panels = [Panel(id="p", members=["j"], hears=["c"])]
    heard = timeline.plan_hearings(panels, days=[dt.date(2018, 11, 6)])
    named = timeline.plan_hearings(panels, days=[dt.date(2018, 11, 6)], rooms=["Salle Laroque"])

    for lang, said in (("en", ": hearing (room A)"), ("fr", "\N{NO-BREAK SPACE}: audition (salle A)")):
        assert str(heard.of("c", lang=lang).explain(lang=lang)).endswith(said + ".")
        assert 2 == papers(lang)["agenda of cand-1"].count(said[:-2])
    assert ["Salle Laroque"] == [one.place for one in named.of("j")]


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "fr"])
def test_each_list_of_the_rules_stands_under_its_heading(code):
    """Rules of the jury, rules of the teams, what may be asked: nobody takes one for another."""
    lines = [one for one in papers(code)["rules"].splitlines() if one]
    heads = [before for before, line in pairwise(lines) if line[:2] == "- " != before[:2]]
    assert len(heads) > 1
    assert all(one.startswith("## ") for one in heads)


def test_a_french_page_writes_one_apostrophe():
    """In headings and captions as in sentences: of challenges, of lists and of people."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id="c1", name="Ada d'Ys", profiles=["data"])],
        applications=[Application(candidate="c1", wishes=["karfur"])],
    )
    lists = rank_lists({("karfur", "data"): {"c1": 12}})
    found = compose(Problem(people=[Person(id="c1", wishes=["karfur"])], openings=[Opening(id="karfur")]))
    gone = {"on": dt.date(2021, 1, 4), "by": "Etalab", "why": "art. 5"}
    dossier = book.decide(lists=lists, cohort=found).dossier(salt="c4" * 32)
    page, erased = (
        unescape(to_html(one, lang=FRENCH.naming(book.names)))
        for one in (dossier, erase(dossier, "c1", **gone))
    )
    assert page.count("Karfu’R") > 2
    assert "Ada d’Ys" in page
    assert [] == [one for one in ("Karfu'R", "d'Ys") if one in page]
    assert "sur une personne" in erased


@pytest.mark.untraced
def test_a_bar_of_the_funnel_is_whole_on_a_narrow_screen():
    """It tells a share: one that is cut at the edge of a phone tells another. Its width follows the screen."""
    page = to_html(decided_book.outcome().dossier(salt="c4" * 32))
    bars = re.findall(r"<svg [^>]*aria-hidden[^>]*>", page)
    assert bars
    assert all("viewBox=" in one and "vw)" in one and not re.search(r'[" ]width="', one) for one in bars)
