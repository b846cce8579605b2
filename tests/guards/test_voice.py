"""One voice: whatever prints says the same in any language, whatever holds several is counted, and none fills pages."""

import datetime as dt
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from itertools import chain
from typing import Literal, get_args, get_origin

import attrs
import pytest

from eig import jury, rows, teams, timeline, to_rows
from eig._draw.column_headings_and_words_of_codes import known, said_in
from eig._draw.values_as_lines_of_text import WIDTH, folded
from eig._values import _class_nouns
from eig._values.value import MOST, owner_of
from eig.errors import Fault, Faults
from eig.programme import Call, Juror
from eig.programme.disclosure import Disclosure
from eig.programme.ledger import KINDS
from eig.reasons import FRENCH, FrozenMap, Reason, Trace
from helpers.harvest import CLASSES, harvest
from helpers.shares import few
from helpers.told import sentences
from helpers.unfolded import unfolded

WIDE = 400
"""What a `repr` of many fields may take, whatever it holds: each field is told by a few words."""


def _values():
    """Yield every value of the harvest, with its class."""
    return ((cls, value) for cls in CLASSES for value in harvest()[cls])


def plain(said):
    """Return a text whose spaces are those of a keyboard."""
    return said.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_what_prints_says_itself_in_any_language(cls):
    """The text of a value is what it says in its language; a region changes nothing."""
    for value in few(harvest()[cls], 4):
        assert str(value) == value.say(getattr(value, "lang", "en"))
        assert value.say() == value.say("en-GB") == value.say("EN_us.UTF-8")
        assert value.say("fr") == value.say("fr-FR") == value.say("fr_CA") == value.say(FRENCH)
        with pytest.raises(Fault, match="Language"):
            value.say("de")


SENTENCES = ("Posts", "Undefined")
"""What is a sentence that letters and minutes hold."""
DOCUMENTS = ("AlgorithmNotice",)
"""What is a text in Markdown, whose paragraphs are as long as they are."""
SHOWN = [cls for cls in CLASSES if cls.__name__ not in (*SENTENCES, *DOCUMENTS)]


def _too_wide(said):
    """Return the lines of a text that are wider than a screen though a space would have parted them."""
    return [line for line in said.split("\n") if len(line) > WIDTH and " " in line.strip(" ")]


@pytest.mark.untraced
@pytest.mark.parametrize("cls", SHOWN, ids=[CLASSES[cls] for cls in SHOWN])
def test_a_page_is_no_wider_than_a_screen(cls):
    """What a value says has eighty characters a line at most, in both languages, where its words allow."""
    said = [value.say(lang) for value in few(harvest()[cls], 4) for lang in ("en", "fr")]

    assert [] == [*chain.from_iterable(map(_too_wide, said))]


def test_a_sentence_holds_what_a_value_says_on_one_line():
    """What is folded where it is shown alone stays one line within a caution, a letter or a reason."""
    own = Reason(code="own", facts={"policy": Disclosure()}, sentences={"en": "{policy}", "fr": "{policy}"})

    for lang in ("en", "fr"):
        assert "\n" in Disclosure().say(lang)
        assert own.say(lang).split() == Disclosure().say(lang).split()
        assert "\n" not in own.say(lang)


def test_lines_are_folded_where_words_allow_and_nowhere_else():
    """Folded, a text says the same words; a long name stays whole, what stands in stays there; so is a list of reasons."""
    long = "- " + "mot " * 40 + "x" * 120 + " fin"
    ranking = jury.rank({f"dossier {number:02} du jury de l'automne": 1 for number in range(6)})

    assert folded(long).split() == long.split()
    assert ["x" * 120] == [line.strip() for line in folded(long).split("\n") if len(line) > WIDTH]
    assert all(line.startswith("  ") for line in folded(long).split("\n")[1:])
    assert [] == _too_wide(ranking.beside(list(ranking)).listed())
    assert [80, 40] == [
        max(len(one) for one in folded("a " * 90, *own).split("\n")) + 1 for own in ((), (40,))
    ]


COUNTED = [cls for cls in CLASSES if {"__len__", "__iter__", "__getitem__"} & {*dir(cls)}]


@pytest.mark.parametrize("cls", COUNTED, ids=[CLASSES[cls] for cls in COUNTED])
def test_what_holds_several_iterates_counts_and_states_its_truth(cls):
    """A result that is gone over or asked for a member has a length, and is true where it holds something."""
    assert callable(cls.__bool__)
    for value in harvest()[cls]:
        assert len(value) == len(list(value))
        assert bool(value) is (len(value) > 0)


def _many(value):
    """Yield a value with each field that holds a tuple set to far more of the same, past its checks."""
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if isinstance(held, tuple) and held:
            yield field.name, _forced(value, field.name, held[:1] * (MOST + 1))


@pytest.mark.untraced
def test_what_holds_many_is_told_in_one_short_line():
    """Above twenty entries of a field, the `repr` of any value counts them: no console is filled with pages."""
    found = {
        f"{CLASSES[cls]}.{name}": len(repr(grown))
        for cls, value in _values()
        for name, grown in _many(value)
        if len(repr(grown)) > WIDE
    }

    assert {} == found


def _forced(value, name, held):
    """Return a value with a field set past its checks: what would take a large input to build."""
    other = object.__new__(type(value))
    for field in attrs.fields(type(value)):
        object.__setattr__(other, field.name, held if field.name == name else getattr(value, field.name))
    return other


def test_the_repr_of_a_large_input_counts_its_entries():
    """Two thousand reviews are told in one line; few are shown as what builds them."""
    few = jury.Reviews.from_triples([("a", "j", 1)])
    many = jury.Reviews.from_triples([(f"d{number}", "j", 1) for number in range(MOST + 1)])

    assert repr(few) == "Reviews(reviews=(Review(item='a', juror='j', mark=Fraction(1, 1)),))"
    assert repr(many) == "<Reviews: 21 reviews>"


def test_a_ranking_is_read_as_a_list_of_names():
    """It iterates best first, is indexed by place and counted; lists are gone over one by one."""
    ranking = jury.rank({"plume": 3, "adler": 4, "zulu": 3})
    lists = jury.rank_lists({"plume": {"c1": 1}, "adler": {"c2": 1, "c3": 2}})

    assert list(ranking) == ["adler", "plume", "zulu"]
    assert (ranking[0], ranking[-1], len(ranking)) == ("adler", "zulu", 3)
    assert [(one.name, len(one.ranking)) for one in lists] == [("adler", 2), ("plume", 1)]
    assert not bool(jury.Ranking(groups=[]))


def test_a_ranking_prints_its_order_its_ties_and_its_cautions_in_french():
    """What a jury reads aloud is in its language, with the names that it gives."""
    ranking = jury.rank({"plume": "13.5", "adler": 4, "zulu": 4})
    many = jury.rank({f"d{number:02}": number % 2 for number in range(40)})

    assert plain(ranking.say(FRENCH.naming({"plume": "Plume d'or"}))).splitlines() == [
        "1. Plume d’or : 13,5",
        "2. adler et zulu : 4 (ex æquo)",
    ]
    assert "… 8 de plus : 1 (ex æquo)" in plain(unfolded(many.say("fr"))).splitlines()[0]


def test_a_list_prints_who_is_kept_with_ranks():
    """A selection is its list, a line a rank, the reserve under it."""
    ranking = jury.rank({"a": 5, "b": 4, "c": 4, "d": 3, "e": 2})

    assert plain(jury.select(ranking, places=3, reserve=2).say("fr")).splitlines() == [
        "liste principale, par ordre de mérite (places pourvues : 3 sur 3)",
        "1. a",
        "2. b et c (ex æquo)",
        "liste complémentaire",
        "1. d",
        "2. e",
    ]


def test_a_composition_says_who_sits_where_and_a_schedule_its_dates():
    """What is asked of them first is what they print."""
    problem = teams.Problem(
        people=[teams.Person(id="p1", wishes=["plume"])], openings=[teams.Opening(id="plume", size=(1, 1))]
    )
    plan = timeline.Plan(
        key="p",
        start=dt.date(2019, 4, 18),
        calendar=timeline.WorkCalendar(),
        phases=[timeline.Phase(key="a", name="appel")],
    )

    assert "plume : p1" in plain(teams.compose(problem).say("fr")).splitlines()
    assert plain(timeline.schedule(plan).say("fr")).splitlines()[:2] == [
        "appel : le 18 avril 2019, sans marge",
        "1 étape, le 18 avril 2019",
    ]
    assert str(timeline.schedule(plan)).startswith("appel: on 18 April 2019, no slack\n")


def test_a_trace_speaks_its_own_language_and_any_other():
    """Its text is in the language that was asked for, region or not."""
    trace = Trace(subject="plume", reasons=jury.rank({"plume": 3}).explain("plume").reasons, lang="fr-FR")

    assert (trace.lang, str(trace)) == ("fr", trace.say("fr"))
    assert trace.say() == "plume: ranked 1 of 1 with 3."


# ── in French ─────────────────────────────────────────────────────────────────────────────────────

ENGLISH = re.compile(
    r"\b(?:the|and|with|not|are|from|to|which|there|their|been|has|of|is|by|in|for|true|false|yes|no|none|item|juror|"
    r"day|days|weeks?|months?|years?|kept|first|last|value|marks?|wish|wishes|challenge)\b"
)
"""Words that no French sentence holds: what is found beyond the texts of a value is the library's own."""
OWN = ("Language", "Dialect")
"""Classes that hold words of a language: they are told as what they hold."""


def _literals(hint):
    """Yield the words of the closed lists of an annotation."""
    if get_origin(hint) is Literal:
        yield from (word for word in get_args(hint) if isinstance(word, str))
    else:
        yield from chain.from_iterable(map(_literals, get_args(hint)))


def hints_of(cls):
    """Return the annotations of a class; one that names what is imported where types are checked alone is left out."""
    found = {}
    for own in cls.__mro__:
        for name, hint in vars(own).get("__annotations__", {}).items():
            with suppress(NameError):
                found.setdefault(
                    name,
                    eval(hint, dict(vars(sys.modules[own.__module__]))) if isinstance(hint, str) else hint,
                )
    return found


def _texts(value):
    """Yield every text that a value holds."""
    if isinstance(value, str):
        yield value
    elif attrs.has(type(value)):
        yield from _texts(tuple(getattr(value, field.name) for field in attrs.fields(type(value))))
        yield from _texts(getattr(value, "name", ""))
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(_texts, (*value, *value.values())))
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(_texts, value))


def _english(said, value):
    """Return the English words of a text that the value itself does not hold."""
    held = " ".join(_texts(value)).replace("'", "’")
    return {word for word in ENGLISH.findall(said) if not re.search(rf"\b{word}\b", held)}


def test_nothing_english_stands_in_a_french_text():
    """What any public value says in French, in lines or as a table, holds no word of English but its data."""
    found = {
        (CLASSES[cls], *words)
        for cls, value in _values()
        if cls.__name__ not in OWN
        if (words := _english("\n".join([value.say("fr"), *map(str, _cells(value))]), value))
    }

    assert {} == dict.fromkeys(found)


CODES = {
    *(code.rpartition(".")[2] for _, code, _ in sentences()),
    *(word for cls in CLASSES for hint in hints_of(cls).values() for word in _literals(hint)),
}
"""What programs read: codes of reasons, and words of closed lists."""
ALIKE = frozenset(
    {
        ("Adjustment", "source"), ("Agenda", "clé"), ("Agenda", "titre"), ("Connectivity", "identifiant"),
        ("Eligibility", "condition"), ("LeaveOneOut", "sans"), ("PanelDesign", "étiquette"), ("Plan", "clé"),
        ("Promotion", "profils"), ("Relief", "règle"), ("Scoresheet", "critère"), ("SeverityModel", "membre du jury"),
        ("TableReading", "champ"), ("Trace", "sujet"), ("TrimmedTotal", "composante"),
    }
)  # fmt: skip
"""Columns of identifiers: what is data may be spelt as a code is."""
FRENCH_TOO = frozenset(
    [
        "agenda",
        "budget",
        "dates",
        "dossier",
        "exact",
        "impossible",
        "jury",
        "leximin",
        "maximin",
        "maximum",
        "mentors",
        "minimum",
        "net",
        "notification",
        "places",
        "promotion",
        "public",
        "stable",
        "vacant",
    ]
)
WRITTEN_AS_THEY_ARE = (*OWN, "France", "JuryRules", "PayConvention")
"""Classes whose closed lists hold what has no word: languages, signs, names of places, choices that a program makes
and a document says in sentences, a convention of days."""


@pytest.mark.untraced
def test_every_word_of_a_closed_list_is_said_in_french():
    """Whatever a field of a public value may hold of a closed list, a table in French writes a French word for it."""
    left = {
        f"{cls.__name__}.{name}.{code}"
        for cls in CLASSES
        if cls.__name__ not in WRITTEN_AS_THEY_ARE
        for name in {field.name for field in attrs.fields(cls)} & {*hints_of(cls)}
        for code in filter(None, _literals(hints_of(cls)[name]))
        if said_in(name, code, "fr", cls.__name__) == code and code not in FRENCH_TOO
    }
    left |= {f"Event.kind.{code}" for code in KINDS if said_in("kind", code, "fr", "Event") == code} - {
        "Event.kind.budget",
        "Event.kind.vacant",
    }
    assert not left, f"give a French word in _draw/_sentences.py to {left}"


STRAY = "zzqx"
"""What no closed list holds."""


def _closed(cls):
    """Yield the fields of a class that closed lists fill, each with its codes."""
    for name in [field.name for field in attrs.fields(cls) if field.init]:
        if codes := {*filter(None, _literals(hints_of(cls).get(name)))}:
            yield name, codes


def _refused(call, *given, **named):
    """Return the faults, in French, of a call that is to refuse what it is given."""
    with pytest.raises((Fault, Faults)) as caught:
        call(*given, **named)
    return [fault.say("fr") for fault in getattr(caught.value, "faults", (caught.value,))]


def _codes_shown(cls):
    """Return the codes that faults in French show of a class: of a table each, of a program those that nobody is to write."""
    for name, codes in _closed(cls):
        told = [one for one in _refused(rows.read, [{name: STRAY}], cls, dialect="fr") if STRAY in one]
        bare = [
            re.sub("«[^»]*»", "", one)
            for made in harvest().get(cls, ())[:1]
            for one in _refused(attrs.evolve, made, **{name: STRAY})
        ]
        shown = {
            code
            for code in codes
            for one in (*told, *bare)
            if re.search(rf"(?<!\w){re.escape(code)}(?!\w)", one.split(": ", 1)[-1])
        }
        yield from ((cls.__name__, name, code) for code in shown)


@pytest.mark.untraced
def test_no_code_of_a_closed_list_stands_in_a_french_fault():
    """Who writes a word that no list knows is told those of the list in French; a program, its codes between quotes."""
    shown = {one for cls in CLASSES if cls.__name__ not in WRITTEN_AS_THEY_ARE for one in _codes_shown(cls)}

    assert len([name for cls in CLASSES for name, _ in _closed(cls)]) > 50
    assert [] == sorted(one for one in shown if one[2] not in FRENCH_TOO)


def test_the_reader_finds_a_code_in_a_fault():
    """The check is not one that cannot fail."""

    @attrs.frozen(kw_only=True)
    class Own:
        why: Literal["own_kept", "main"]

    assert {("Own", "why", "own_kept"), ("Own", "why", "main")} == {*_codes_shown(Own)}


def _coded(value):
    """Return the columns of a value's table in French in which a code stands as it is, with those codes."""
    if not hasattr(value, "rows"):
        return set()
    return {
        (type(value).__name__, head, part)
        for row in to_rows(value, lang="fr")
        for head, cell in row.items()
        if isinstance(cell, str) and (type(value).__name__, head) not in ALIKE
        for part in cell.split(", ")
        if (part in CODES or re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", part)) and part not in FRENCH_TOO
    }


@pytest.mark.slow
def test_no_code_stands_in_a_table_that_people_read():
    """What programs read of a result, such as `own_kept`, is said in words in a French table, or left out of it."""
    assert set() == {*chain.from_iterable(_coded(value) for _, value in _values())}


def test_the_reader_finds_a_code():
    """The check is not one that cannot fail."""

    class Own:
        def rows(self):
            return [{"why": "own_kept", "code": "own_kept", "status": "main", "item": "plume"}]

    assert {("Own", "motif", "own_kept")} == _coded(Own())


def _cells(value):
    """Yield the headings and cells of a value's table in French, but what is not there."""
    if hasattr(value, "rows"):
        for row in to_rows(value, lang="fr"):
            yield from (part for part in (*row, *row.values()) if part is not None)


def test_the_reader_finds_a_word_of_english():
    """The check is not one that cannot fail."""
    assert _english("le score of plume", jury.rank({"plume": 3})) == {"of"}
    assert not _english("of plume", jury.rank({"of": 3}))


def _columns():
    """Yield each column of a table that a public value lays out: its rows' own, and the fields of plain values."""
    for cls, value in _values():
        keyed = {field.name for field in attrs.fields(cls) if type(getattr(value, field.name)) is FrozenMap}
        plain_one = not any(hasattr(cls, name) for name in ("rows", "explain", "_lines_"))
        rows = value.rows() if hasattr(value, "rows") else []
        stated = [field.name for field in attrs.fields(cls) if field.init and owner_of(field) == "public"]
        for key in {*chain.from_iterable(rows), *(stated if plain_one else ())} - keyed:
            yield cls.__name__, key


@pytest.mark.slow
def test_every_column_has_a_heading_in_french():
    """Each column that a result or a plain value lays out has a word of the language, in `_draw/_heading_sentences.py`."""
    left = {
        f"{kind}.{key}": key
        for kind, key in {*_columns()}
        if kind not in OWN and not known(f"column_{key}", "fr") and not known(f"column_{kind}.{key}", "fr")
    }
    assert not left, f"give a heading in _draw/_heading_sentences.py to {left}"


def test_every_class_is_called_something_in_french():
    """A fault names what it expects by a noun with its article (`_values/_class_nouns.py`), and the class in brackets."""
    left = [cls.__name__ for cls in CLASSES if cls.__name__ not in _class_nouns.CLASSES]
    assert not left, f"give a French noun in _values/_class_nouns.py to {left}"
    assert not [noun for noun in _class_nouns.CLASSES.values() if noun.split()[0] not in {"un", "une", "des"}]
    fault = Fault("x", 1, "values.instance", {"classes": ("Ranking", "Own")})
    assert plain(fault.say("fr")) == "x : il faut un classement (Ranking) ou une valeur d’Own, et non 1."
    assert str(fault) == "x: expected a ranking (Ranking) or a value of Own, got 1."
    assert _class_nouns.class_noun("Own", french=True) == "own"


# ── tables for people ─────────────────────────────────────────────────────────────────────────────


def test_a_table_for_people_is_in_their_language():
    """Headings, statuses, decimal mark, dates and lists are those of the language; numbers have four decimals at most."""
    thirds = jury.select(jury.rank({"a": Fraction(10, 3), "b": -2, "c": -2}), places=2)
    (first, second, _) = to_rows(thirds, lang="fr")

    assert list(first) == ["dossier", "rang", "score", "statut", "nombre d’ex æquo", "ex æquo"]
    assert tuple(first.values()) == ("a", 1, "3,3333", "liste principale", 0, None)
    assert second["score"] == "-2"
    assert to_rows(thirds, lang="en")[0]["score"] == "3.3333"
    assert to_rows(thirds, lang="fr", exact=True)[0]["score"] == "10/3"
    assert to_rows(thirds, lang=FRENCH.naming({"a": "L'atelier"}))[0]["dossier"] == "L’atelier"


def test_dates_moments_and_truths_of_a_table_are_those_of_the_language():
    """A French spreadsheet reads 15/06/2018; elsewhere ISO 8601 stands, which every one reads."""
    call = Call(
        kind="challenges",
        opens=dt.date(2018, 5, 4),
        closes=dt.datetime.fromisoformat("2018-06-15T17:00+02:00"),
    )
    phase = timeline.Phase(key="a", milestone=True, pinned=dt.date(2018, 5, 4))
    session = to_rows(
        [timeline.hearings.HalfDay(key="am", day=dt.date(2020, 3, 24), starts=dt.time(9), ends=dt.time(12))],
        lang="fr",
    )

    assert (to_rows([call], lang="fr")[0]["ouverture"], to_rows([call], lang="fr")[0]["clôture"]) == (
        "04/05/2018",
        "15/06/2018 17:00",
    )
    assert to_rows([call], lang="en")[0]["opens"] == "2018-05-04"
    assert (session[0]["jour"], session[0]["début"]) == ("24/03/2020", "09:00:00")
    row = to_rows([phase], lang="fr")[0]
    assert (row["jalon"], row["durée"], row["fixé au"]) == (
        "oui",
        "1 jour ouvré",
        "04/05/2018",
    )


def test_a_table_of_dates_names_its_phases():
    """People read phases by their names, programs by their keys; a table that people read otherwise stays whole."""
    phase = timeline.Phase(key="a", name="appel")
    plan = timeline.Plan(
        key="p", start=dt.date(2019, 4, 18), calendar=timeline.WorkCalendar(), phases=[phase]
    )
    dates = timeline.schedule(plan)
    both = jury.assign_reviewers(["x"], ["j1", "j2"], reviews_per_item=2, loads=(0, 1))

    assert (to_rows(dates)[0]["phase"], to_rows(dates, lang="fr")[0]["phase"]) == ("a", "appel")
    assert len(to_rows(both, lang="fr")) == len(to_rows(both))


def test_headings_of_a_table_are_told_apart():
    """Two columns that a language calls alike keep their key."""

    class Own:
        def rows(self):
            return [{"due": 1, "échéance prévue": 2, "mark": None}]

    assert [*to_rows(Own(), lang="fr")[0]] == [
        "échéance prévue (due)",
        "échéance prévue (échéance prévue)",
        "note",
    ]


def test_statistics_and_what_is_undefined_are_cells():
    """A float has four digits; what does not exist is an empty cell."""
    alone, both = (jury.Reviews.from_triples([("a", "j", 1), *more]) for more in ([], AGREED))

    assert to_rows(jury.agreement.kendall_w(alone), lang="fr")[0]["valeur"] is None
    assert to_rows(jury.agreement.krippendorff_alpha(both), lang="fr")[0]["valeur"] == "0,5833"


def test_what_is_not_there_among_several_is_said_in_words():
    """Of posts that somebody may get, none at all is one: a table says it in its language, not as Python does."""
    tied = jury.rank({"c1": 1, "c2": 1})
    given = jury.fill_posts({"data": tied}, posts=1, wishes={"c1": ["data"], "c2": ["data"]})

    assert [row["possible"] for row in to_rows(given, lang="fr")] == ["data, aucun"] * 2
    assert [row["possible"] for row in to_rows(given, lang="en")] == ["data; none"] * 2


AGREED = [("b", "j", 2), ("c", "j", 3), ("a", "k", 1), ("b", "k", 3), ("c", "k", 2)]


def test_a_text_for_a_spreadsheet_is_ready_to_open():
    """A mark of UTF-8, the separator of the language, quotes where they are needed, and no formula that runs."""
    ranking = jury.rank({"=1+1": "13.5", 'a;"b"': 12, "c": -3})
    text = rows.to_csv(ranking, lang="fr")

    assert text.startswith("\ufeffdossier;rang;score;")
    assert text.splitlines()[1:] == ["'=1+1;1;13,5;0;;", '"a;""b""";2;12;0;;', "c;3;-3;0;;"]
    assert rows.to_csv(ranking, bom=False).startswith("dossier,rank,score,")
    assert rows.to_csv(ranking, separator="\t", bom=False).startswith("dossier\trank")
    assert (rows.to_csv(jury.Reviews(reviews=[])), rows.to_csv([], bom=False)) == ("\ufeff", "")
    with pytest.raises(Fault, match=r"to_csv\.result"):
        rows.to_csv(3)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (jury.Review, [{"item": "plume", "juror": "j1", "mark": "13.5"}]),
        (Juror, [{"id": "j1", "college": "public"}]),
    ],
)
def test_what_is_written_in_french_is_read_in_french(kind, given):
    """A table of inputs written for people comes back as the same values."""
    values = rows.read(given, kind)

    assert rows.read(to_rows(values, lang="fr"), kind, dialect=rows.Dialect.french()) == values


def test_a_fault_in_french_names_tables_and_values_in_french():
    """The table of a row, and a value of the library, are said in the language; of a result, what it is."""
    row = Fault("mark", "x", "values.day").in_row(3, "c", table="candidates")
    several = [timeline.Duration(n=3, unit="weeks"), jury.rank({"a": 1}), {1}.__iter__()]
    sheet = jury.MarkSheet(
        item="a", juror="j", members=[f"member {number}" for number in range(20)], marks={"a": 1}
    )
    said = [plain(Fault("x", value, "values.day").say("fr")) for value in (*several, sheet)]

    assert plain(row.say("fr")).startswith("candidatures, ligne 3, colonne « c » : il faut une date")
    assert str(row).startswith("candidates, row 3, 'c': expected a date")
    assert "et non 3 semaines." in said[0]
    assert "et non un classement (Ranking)." in said[1]
    assert "set_iterator" in said[2]
    assert "et non une fiche de notes (MarkSheet)." in said[3]
    assert "got Duration(n=3, unit='weeks')" in str(Fault("x", several[0], "values.day"))
