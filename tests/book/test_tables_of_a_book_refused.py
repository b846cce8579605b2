"""What a table of a book is refused for: the column it stands in, and a way on that can be gone."""

import pytest

from eig import jury, rows
from eig.book import Book, read_promotion
from eig.errors import Fault, Faults
from eig.programme import Programme, Promotion
from eig.programme.jurisdictions import FRANCE

SCALE = jury.Scale(low=0, high=20)
PROMOTION = read_promotion(
    Promotion(programme=Programme(name="D", jurisdiction=FRANCE), ordinal=1),
    dialect="fr",
    organisations="identifiant;nom\nport;Grand port\nonf;Office des forêts\n",
    challenges="identifiant;titre;porteur;poste 1\nquais;Quais;port;data\nbus;Bus;onf;data\n",
    criteria="jury des;identifiant;titre\ndéfis;impact;Impact\ncandidatures;motivation;Motivation\n",
)
PEOPLE = "identifiant;nom;profils;vœu 1;vœu 2\nc1;Ada;data;Quais;Bus\nc2;Bob;data;Quais;\n"
JURORS = "identifiant;nom\nj1;Mme Un\nj2;M. Deux\n"
BOOK = Book.read(PROMOTION, candidates=PEOPLE, jurors=JURORS, dialect="fr")
BY_COLUMN = "Défi;Mme Un;M. Deux\nQuais;12;13\nBus;15;abs\n"
BY_ROW = "Défi;Juré;Impact\nQuais;j1;12\nQuais;j2;13\nBus;j1;15\nBus;j2;abs\n"
LISTED = "Défi;Profil;Candidat;Mme Un;M. Deux\nQuais;data;Ada;12;13\nBus;data;c1;3;\nQuais;data;Bob;abs;14\n"
LISTED_BY_ROW = (
    "Défi;Profil;Candidat;Juré;Motivation\nQuais;data;Ada;j1;12\nQuais;data;Ada;j2;13\nBus;data;Ada;j1;3\n"
    "Bus;data;Ada;j2;\nQuais;data;Bob;j1;abs\nQuais;data;Bob;j2;14\n"
)


def _faults(call):
    with pytest.raises((Fault, Faults)) as caught:
        call()
    return caught.value.faults


def _decided(marks, **asked):
    return BOOK.deliberate("challenges", marks, scale=SCALE, places=1, **asked)


def _listed(marks, **asked):
    return BOOK.lists(marks, scale=SCALE, **asked)


@pytest.mark.untraced
@pytest.mark.parametrize(
    "jurors", [("Mme Un", "M. Deux"), ["m. deux", "MME UN"], iter(["Mme Un", "M. Deux"])]
)
def test_a_column_a_juror_is_read_by_a_book_as_a_row_a_mark_is(jurors):
    """Whoever is told to name the columns in `jurors=` can: a juror is who the book knows by that name."""
    held, plain = _decided(BY_COLUMN, jurors=jurors), _decided(BY_ROW)
    assert held.sheet.sheets == plain.sheet.sheets
    assert (held.kept, held.sheet.jurors) == (("bus",), plain.sheet.jurors)


@pytest.mark.untraced
def test_lists_of_a_book_are_read_from_a_column_a_juror():
    held = _listed(LISTED, jurors=["Mme Un", "M. Deux"])
    plain = _listed(LISTED_BY_ROW)
    assert [(one.key, one.ranking.order) for one in held.lists] == [
        (one.key, one.ranking.order) for one in plain.lists
    ]


@pytest.mark.untraced
@pytest.mark.parametrize("name", ["M. Trois", "Zoé"])
def test_a_column_of_nobody_whom_the_book_knows_is_told_as_that_column(name):
    marks = BY_COLUMN.replace("M. Deux", name)
    told = _faults(lambda: _decided(marks, jurors=["Mme Un", name]))
    assert {(one.code, one.column) for one in told} == {("rows.known_elsewhere", name)}


@pytest.mark.untraced
@pytest.mark.parametrize("marks", [BY_COLUMN, LISTED])
def test_the_way_that_a_refusal_tells_is_taken_by_the_call_that_refused(marks):
    call = _listed if marks is LISTED else _decided
    told = _faults(lambda: call(marks))
    assert all("jurors=" in one.remedy for one in told)
    assert call(marks, jurors=[one.value for one in told])


CALLS = {
    "deliberate": lambda reviews: jury.deliberate(reviews, places=1),
    "recuse": lambda reviews: jury.recuse(reviews, jury.Recusals(recusals=[]), by="rules", reason="x"),
    "quorum": jury.marks.quorum,
    "not_come": BOOK.not_come,
}


@pytest.mark.untraced
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("lang", "way"), [("en", "rows.scoresheet(…), with jurors="), ("fr", "rows.scoresheet(…), avec jurors=")]
)
def test_marks_of_a_ranking_alone_are_refused_with_the_way_to_a_scoresheet(call, lang, way):
    """What `rows.reviews` reads is ranked, not deliberated upon: the refusal names what reads the same table."""
    text = "Dossier;J1;J2\nA;14;12\nB;16;15\n"
    reviews = rows.reviews(text, jurors=["J1", "J2"], scale=SCALE, dialect="fr")
    [told] = _faults(lambda: CALLS[call](reviews))
    assert way in told.say(lang)
    grid = jury.Rubric.equal(["note"], scale=SCALE)
    sheet = rows.scoresheet(text, grid, jurors=["J1", "J2"], dialect="fr")
    assert jury.deliberate(sheet, places=1).kept == ("B",)


TABLES = {
    "candidates": (
        "identifiant;nom;profils;{0};{1};{2}\nc1;Ada;data;{3};{4};{5}\n",
        [("vœu 1", "vœu 2", "vœu 3"), ("1er choix", "2e choix", "3e choix")],
        ("Quais", "bus", "Buss"),
    ),
    "panels": (
        "identifiant;{0};{1};{2};entend\np1;{3};{4};{5};quais\n",
        [("membre 1", "membre 2", "membre 3")],
        ("j1", "j2", "Zoé"),
    ),
}
"""By table, its text, headings of several values, and two names that are known and one that is not."""
ORDERS = [(0, 1, 2), (0, 2, 1), (2, 0, 1)]


@pytest.mark.untraced
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("table", TABLES)
def test_an_unknown_name_is_told_of_the_column_that_it_stands_in(table, order):
    """Whichever of numbered columns holds it, blank cells before it or none: that one is named."""
    text, all_headings, names = TABLES[table]
    cells = [names[at] for at in order]
    known = {"candidates": PEOPLE, "jurors": JURORS}
    for headings in all_headings:
        for left in (cells, ["" if one in names[:2] else one for one in cells]):
            given = {**known, table: text.format(*headings, *left)}
            [told] = _faults(lambda given=given: Book.read(PROMOTION, dialect="fr", **given))
            assert (told.code, told.row) == ("rows.known_elsewhere", 2)
            assert (told.column, told.value) == (headings[order.index(2)], names[2])


def test_an_unknown_name_among_several_in_a_cell_is_told_of_that_cell():
    people = PEOPLE.replace("Quais;Bus", "Quais;Bus, aucun")
    [told] = _faults(lambda: Book.read(PROMOTION, candidates=people, dialect="fr"))
    assert (told.column, told.value) == ("vœu 2", "aucun")


ALIKE = {
    "candidates": "identifiant;nom;profils;vœu 1\nc5;Élise Élan;data;quais\nc6;ELISE ELAN;data;bus\nc7;Mme Un;data;bus\n",
    "jurors": "identifiant;nom\nj1;Mme Un\nj2;Deux\nj3;DEUX\n",
}
"""Two candidates of one name, two jurors of one, and a candidate of the name of a juror."""


def _read_alike(**tables):
    return Book.read(PROMOTION, dialect="fr", **{**ALIKE, **tables})


def _lists_alike(person, juror):
    text = "Défi;Profil;Candidat;Juré;Motivation\nquais;data;{};{};15\nquais;data;c7;j1;12\n"
    return _read_alike().lists(text.format(person, juror), scale=SCALE)


NAMING = {
    "marks": _lists_alike,
    "panels": lambda person, juror: _read_alike(panels=f"identifiant;membres;entend\np1;{juror};{person}\n"),
    "interests": lambda person, juror: _read_alike(
        interests=f"juré;cible;nature\n{juror};{person};personnel\n"
    ),
}


@pytest.mark.untraced
@pytest.mark.parametrize("naming", NAMING)
def test_a_name_that_two_bear_is_refused_with_both_identifiers(naming):
    """It is known, twice: to add it to its table, as a name that is unknown, would make a third."""
    call = NAMING[naming]
    juror, person = sorted(_faults(lambda: call("élise élan", "Deux")), key=lambda one: one.value)
    assert {person.code, juror.code} == {"rows.known_twice"}
    assert "« c5 » et « c6 »" in person.say("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "'j2' and 'j3'" in juror.say("en")
    assert call("c5", "j3")


@pytest.mark.untraced
def test_a_name_that_one_alone_bears_where_it_stands_is_proposed_by_its_identifier():
    told = _faults(lambda: _lists_alike("Mme Un", "Mme Un"))
    assert [(one.code, *map(str, one.facts["nearest"])) for one in told] == [
        ("rows.known_elsewhere", "'c7'"),
        ("rows.known_elsewhere", "'j1'"),
    ]


def test_a_body_and_a_challenge_that_bear_a_name_twice_are_told_so():
    bodies, challenges = (
        "identifiant;nom\na;Port\nb;PORT\n",
        "identifiant;titre;porteur;poste 1\nd;Quais;{};data\nd2;QUAIS;b;data\n",
    )
    own = Promotion(programme=Programme(name="D", jurisdiction=FRANCE), ordinal=1)
    [host] = _faults(
        lambda: read_promotion(own, dialect="fr", organisations=bodies, challenges=challenges.format("Port"))
    )
    read = read_promotion(own, dialect="fr", organisations=bodies, challenges=challenges.format("a"))
    [wish] = _faults(
        lambda: Book.read(read, dialect="fr", candidates="identifiant;profils;vœu 1\nc1;data;Quais\n")
    )
    assert (host.code, wish.code) == ("rows.known_twice", "rows.known_twice")


TOTALS = {
    "candidates": ("identifiant;profils;vœu 1\nc1;data;quais\nTOTAL;;\n", "des candidatures"),
    "jurors": ("identifiant;nom\nj1;Un\nTOTAL;1\n", "des jurés"),
    "panels": ("identifiant;membres;entend\np1;j1;quais\nTOTAL;1;1\n", "des sous-jurys"),
    "interests": ("juré;cible;nature\nj1;quais;personnel\nTOTAL;1;\n", "des intérêts"),
    "steps": (
        "candidat;étape;décision;par\nc1;recevabilité;retenue;jury\nTOTAL;;;\n",
        "des décisions préalables",
    ),
    "events": ("date;personne;nature\n1/10/2019;c1;démission\nTOTAL;;\n", "des événements"),
}
"""By table, its text with a last row that is read as a total, and what the table is called."""


@pytest.mark.untraced
@pytest.mark.parametrize("table", TOTALS)
def test_a_total_is_told_of_its_own_table(table):
    text, called = TOTALS[table]
    book = Book.read(PROMOTION, dialect="fr", **{"candidates": PEOPLE, "jurors": JURORS, table: text})
    [told] = [one.say("fr") for one in book.cautions if "total" in one.say("fr")]
    assert told.startswith(f"tableau {called}")
