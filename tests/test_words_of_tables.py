"""Words of closed lists: what the library writes for people in a language, it reads of their tables."""

import datetime as dt
import re
from contextlib import suppress
from typing import Literal, get_args, get_origin

import attrs
import pytest

from eig import to_html
from eig._draw.column_headings_and_words_of_codes import heading, said_in
from eig._values.annotation_rules_and_late_classes import annotations_of
from eig._values.names_alike_but_for_case import fold
from eig._values.names_and_clean_text import bare
from eig.book import Book
from eig.book.own_programme_and_blank_tables import OF_BOOK, OF_PROMOTION
from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Rubric
from eig.programme import Appointment, Call, Candidate
from eig.programme._facts_in_words_and_contradictions import said
from eig.programme.appointments import NEEDS, OF_NOBODY, Event
from eig.programme.ledger import KINDS
from eig.programme.lifecycles import LIVES
from eig.promotions import P3
from eig.rows import read, scoresheet
from eig.rows._columns_to_fields import knows_of, translated
from eig.rows._mark_tables import Sheet
from eig.rows._own_tables_read_back import codes_of
from eig.rows._read_cells import inner
from eig.rows._rows_of_any_table import some_lines
from eig.rows._values_from_rows import Reader
from eig.rows.dialects import dialect_of
from helpers import examples

READ = [*OF_PROMOTION.values(), *(kind for own in OF_BOOK.values() for kind in own), Sheet]
STATUSES = {life.subject: life.statuses for life in LIVES}


def codes_there(kind):
    """Yield the fields of a table that hold a word of a closed list, and the words that programs read of it."""
    name = kind.__name__.lstrip("_")
    for field, hint in annotations_of(kind).items():
        if get_origin(inner(hint)) is Literal:
            yield field, get_args(inner(hint))
        elif (name, field) == ("Event", "kind"):
            yield field, KINDS
        elif field == "status":
            yield field, STATUSES[name]


def read_back(kind, field, words, lang):
    """Return what each word of a table in a language is read as."""
    dialect, head = dialect_of(lang), heading(field, lang, kind.__name__.lstrip("_"))
    lines = some_lines([{head: word} for word in words], dialect, knows_of(kind, dialect, {}))
    reader = Reader(kind, lines, dialect, ignore="rest")
    read = (reader.read(line).given.get(field) for line in reader.lines)
    return dict(zip(words, read, strict=True))


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_is_written_for_people_is_read(lang):
    """Whatever word a table writes for a kind, a status or a state, in either language, is read as what it says."""
    wrong = {
        (kind.__name__, field, word): (code, found)
        for kind in dict.fromkeys(READ)
        for field, codes in codes_there(kind)
        for said in [{code: said_in(field, code, lang, kind.__name__.lstrip("_")) for code in codes}]
        for read in [read_back(kind, field, [*said, *said.values(), *map(str.upper, said.values())], lang)]
        for code in codes
        for word in (code, said[code], said[code].upper())
        if (found := read[word]) != code
    }
    assert {} == wrong


GIVEN = {
    "person": "c1",
    "challenge": "plume",
    "what": "candidates",
    "last": dt.date(2019, 2, 1),
    "first": dt.date(2019, 1, 7),
    "share": "0.5",
    "amount": 3,
    "paid": True,
    "to": "adler",
}


def facts_of(kind):
    """Yield the facts of a kind, of a person and of a challenge: with no more than they have to state."""
    for subject in ("person", "challenge"):
        own = () if kind in OF_NOBODY else (subject,)
        given = {name: GIVEN[name] for name in dict.fromkeys((*own, *NEEDS.get(kind, ())))}
        with suppress(Fault, Faults):
            yield Event(on=dt.date(2019, 1, 2), kind=kind, **given)


TOLD_BY_VERBS = ("c1", "aucun", "candidatures", "l’équipe")


@pytest.mark.slow
def test_what_the_ledger_calls_a_fact_is_read():
    """*Désistement*, *grève*, *séance du jury*: the noun by which the ledger tells a fact is read as its kind."""
    left = {}
    for kind in KINDS:
        for fact in facts_of(kind):
            words = said(fact).say("fr").replace("\N{NO-BREAK SPACE}", " ").partition(", ")[2].split(" ")
            starts = [" ".join(words[:count]) for count in range(1, 1 + len(words))]
            if words[0] not in TOLD_BY_VERBS and kind not in read_back(Event, "kind", starts, "fr").values():
                left[kind] = " ".join(words)
    assert {} == left
    assert (
        said(Event(on=dt.date(2019, 1, 2), kind="admitted", person="c1"))
        .say("fr")
        .endswith("c1\N{NO-BREAK SPACE}: admise")
    )


SETTINGS = ("Dialect", "JuryRules", "Language")
"""What a program sets, and no text shows; and rules, which are told in sentences."""
ALIKE = """
    agenda budget dates exact impossible leximin maximin maximum mentors minimum net notification places promotion stable
    vacant 30E/360 alsace-moselle guadeloupe guyane martinique mayotte reunion saint-barthelemy saint-martin
"""
"""Words that are the same in both languages, and names."""


def codes_shown():
    """Yield each code that a column of a result may hold, with the column and the class."""
    for name, kind in examples.names().items():
        if isinstance(kind, type) and attrs.has(kind) and name not in SETTINGS:
            for field, hint in annotations_of(kind).items():
                whole = inner(hint)
                codes = get_args(whole) if get_origin(whole) is Literal else ()
                own = (
                    KINDS
                    if (name, field) == ("Event", "kind")
                    else STATUSES.get(name, ())
                    if field == "status"
                    else ()
                )
                yield from ((name, field, one) for one in (*codes, *own) if isinstance(one, str) and one)


def test_no_french_table_shows_a_code():
    """Of every closed list, kinds of facts and statuses too: a word stands for each code."""
    shown = [one for one in codes_shown() if one[2] not in ALIKE.split()]
    assert len(shown) > 200
    bare = [
        one for one in shown if said_in(one[1], one[2], "fr", one[0]) in (one[2], one[2].replace("_", " "))
    ]
    assert [] == bare


@pytest.mark.parametrize(
    ("fact", "word"),
    [
        (Event(on=dt.date(2019, 3, 4), kind="moved", person="c1", to="plume"), "changement de poste"),
        (Event(on=dt.date(2019, 3, 4), kind="merged", challenge="adler", to="plume"), "fusion d’équipes"),
        (Event(on=dt.date(2019, 1, 4), kind="withdrawn", person="c1"), "désistement"),
        (Event(on=dt.date(2019, 3, 4), kind="resigned", person="c1", last=dt.date(2019, 3, 29)), "démission"),
    ],
)
def test_the_state_of_a_promotion_calls_what_became_of_a_person_in_french(fact, word):
    """Whoever went elsewhere read *merged*, or *déplacée*, as of a session; whoever withdrew, *retrait*, as a challenge."""
    seat = Appointment(person="c1", challenge="adler", start=dt.date(2019, 1, 16), terms=P3.rules.terms)
    state = (
        Book(promotion=P3, candidates=[Candidate(id="c1")]).record(seat, fact).state_on(dt.date(2019, 5, 2))
    )
    page = to_html(state, lang="fr")
    assert f"<td>{word}</td>" in page
    assert not {f"<td>{code}</td>" for code in STATUSES["Appointment"]} & {
        *re.findall("<td>[^<]*</td>", page)
    }


OPINIONS = (
    "favorable",
    "défavorable",
    "avis favorable",
    "réservé",
    "sous réserve",
    "avec réserves",
    "sans réserve",
)
DENIED = ("pas {}", "non {}", "non-{}", "{} ? non", "plus {}", "ni {}", "jamais {}", "in{}", "mal{}")


@pytest.mark.parametrize(("cells", "told"), [("-", 1), ("–−-", 3), ("", 0)])
def test_a_dash_in_the_column_of_opinions_is_told(cells, told):
    """A table that says + and - would lose each vote against in silence: a dash is read as none, and told."""
    rows = [
        {"Dossier": f"d{at}", "Juré": "j", "Impact": 3, "Avis": cell} for at, cell in enumerate(cells or " ")
    ]
    doubts = scoresheet(rows, Rubric.equal(["Impact"], scale=EIG_SCALE), dialect="fr").reading.doubts

    assert [one.facts["count"] for one in doubts if one.code == "dashes"] == [told] * bool(told)


def test_no_word_of_two_codes_is_one_without_its_accents():
    """Of every field that tables read: a word typed in capitals without accents stands for one code alone."""
    for kind in READ:
        for field in annotations_of(kind):
            codes, found = codes_of(field, kind.__name__.lstrip("_"), french=True), {}
            for word, code in codes.items():
                found.setdefault(bare(fold(word)), set()).add(code)
            assert all(len(codes) == 1 for codes in found.values()), (kind, field, found)


@pytest.mark.parametrize(
    "head", ["Dernier jour", "dernier jour d'appel", "DERNIER JOUR", "Dernier jour de dépôt"]
)
def test_the_last_day_of_a_call_is_read_under_its_usual_names(head):
    """*Dernier jour*, which other tables of a promotion say, is the last day of a call too."""
    (call,) = read([{"Appel à": "candidats", head: "01/03/2027"}], Call, dialect="fr")

    assert call.last_day == dt.date(2027, 3, 1)


@pytest.mark.parametrize("kind", READ, ids=lambda kind: kind.__name__)
def test_a_heading_is_read_with_the_apostrophe_that_a_keyboard_has(kind):
    """*Jour d'ouverture* is *jour d’ouverture*: people type the straight apostrophe, and we write the other."""
    dialect, own = dialect_of("fr"), kind.__name__.lstrip("_")
    for field in annotations_of(kind):
        written = heading(field, "fr", own)
        typed = written.replace("’", "'")

        assert [*translated([typed], kind, dialect, {}).values()] == [
            *translated([written], kind, dialect, {}).values()
        ]


def opinion_of(word, field="Avis"):
    """Return what a word is read as, and what is proposed in its place."""
    dialect = dialect_of("fr")
    lines = some_lines([{field: word}], dialect, knows_of(Sheet, dialect, {}))
    read = Reader(Sheet, lines, dialect, ignore="rest").read(lines.line(0))
    near = [one.value for fault in read.faults for one in fault.facts.get("nearest") or ()]
    return next((read.given[name] for name in ("opinion", "state") if name in read.given), None), near


@pytest.mark.untraced(one_in=4)
@pytest.mark.parametrize("word", [*OPINIONS, "absent", "déporté", "récusée"])
def test_no_remedy_turns_an_opinion_or_a_state_round(word):
    """Whoever writes the denial of an opinion, or of a state, is never asked whether they meant what they deny."""
    field = "Avis" if word in OPINIONS else "État"
    own, _ = opinion_of(word, field)
    wrong = {}
    for denied in (one.format(word) for one in DENIED):
        read, near = opinion_of(denied, field)
        proposed = [opinion_of(one, field)[0] for one in near]
        wrong |= {denied: (read, near)} if own in (read, *proposed) else {}
    assert {} == wrong


def test_without_reserve_is_favourable_and_slips_are_still_told():
    """*Sans réserve* is an opinion for; a slip for a word is told the word, one between two contraries neither."""
    assert [opinion_of(one)[0] for one in ("sans réserve", "Favorable sans réserve", "Avis défavorable")] == [
        "favourable",
        "favourable",
        "unfavourable",
    ]
    near = {"favorabel": ["favorable"], "defavorable": ["défavorable"], "sous reserve": ["sous réserve"]}
    assert {one: opinion_of(one) for one in near} == {one: (None, told) for one, told in near.items()}
    unsure = (
        "dfavorable",
        "liste de réserve",
        "pas de réserve",
        "favorable avec réserves",
        "favorable sous réserve",
    )
    assert {one: opinion_of(one) for one in unsure} == dict.fromkeys(unsure, (None, []))
