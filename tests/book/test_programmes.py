"""A programme of one's own from its tables, and blank tables that are read once they are filled in."""

import datetime as dt
from pathlib import Path

import pytest
from attrs import evolve, fields

from eig import rows
from eig._draw.column_headings_and_words_of_codes import heading, said_in
from eig.book import Book, read_promotion, tables_to_fill
from eig.book._employers_that_are_hosts import employed, is_short_for
from eig.book.own_programme_and_blank_tables import OF_BOOK, OF_PROMOTION
from eig.errors import Fault, Faults
from eig.programme import Juror, Post, Programme, Promotion
from eig.programme.agenda import STEPS
from eig.programme.people import Mentor
from eig.programme.tables import ReadColumn, TableReading
from eig.promotions import P1, P2, P3, P4, P5, P6

LANGS = ("en", "fr")
DOCS = Path(__file__).parents[2] / "docs"
BARE = Promotion(programme=Programme(name="Nos défis"), ordinal=1, zone="Europe/Paris")
BODIES = [
    {"Identifiant": "ville", "Nom": "Ville de Brest"},
    {"Identifiant": "port", "Nom": "Grand port maritime"},
]
CHALLENGES = [
    {"Identifiant": "ports", "Titre": "Ports", "Porteur": "GPM", "Ministère": "ville", "Postes": "data, dev"},
    {
        "Identifiant": "bus",
        "Titre": "Bus",
        "Porteur": "ville de brest",
        "Poste 1": "dev",
        "Autofinancement": "oui",
    },
]


def made(base=BARE, **tables):
    """Return the promotion of French tables."""
    return read_promotion(base, **{"organisations": BODIES, "challenges": CHALLENGES, **tables}, dialect="fr")


@pytest.mark.untraced
def test_a_wrong_profile_is_named_by_the_column_of_posts():
    """A profile that no post may have is told of the column in which it stands, as the table calls it."""
    with pytest.raises(Fault, match="challenges, row 2, 'Poste 1'"):
        made(challenges=[{**CHALLENGES[1], "Poste 1": "x" * 201}])


def written(promotion):
    """Return what the tables of a promotion hold."""
    tables = {
        "organisations": {body.id: body for one in promotion.challenges for body in one.bodies}.values(),
        "challenges": promotion.challenges,
        "posts": promotion.posts,
        "mentors": [mentor for one in promotion.challenges for mentor in one.mentors],
        **{name: getattr(promotion, name) for name in DATED},
    }
    return {name: list(values) for name, values in tables.items() if values}


def _of_step(word):
    """Return the book of a promotion with one dated step, of a kind as a table writes it."""
    step = {"Nature": word, "Premier jour": "16/01/2019"}
    return Book(promotion=made(milestones=[step]))


def test_the_pages_name_each_kind_of_a_dated_step():
    """Whoever fills a blank table finds the words of *nature* in both languages."""
    pages = (DOCS / "fr" / "une-promotion.md", DOCS / "how-to" / "your-own-programme.md")
    french, english = (one.read_text(encoding="utf-8") for one in pages)
    for code in STEPS:
        assert f"*{said_in('kind', code, 'fr', 'Milestone')}*" in french
        assert f"`{code}`" in english


DATED = ("calls", "milestones", "sessions", "profiles")
ACCOMPANIED = evolve(
    P3,
    challenges=[
        evolve(
            P3.challenges[0],
            posts=[
                Post(id="a", challenge=P3.challenges[0].id, profile="dev", accepts=["data"], status="cut"),
                Post(id="b", challenge=P3.challenges[0].id, profile="dev", optional=True, clearance="secret"),
            ],
            mentors=[
                Mentor(id="m1", challenge=P3.challenges[0].id, share="0.25", role="senior_sponsor"),
                Mentor(id="m2", challenge=P3.challenges[0].id),
            ],
        ),
        *P3.challenges[1:],
    ],
)


@pytest.mark.untraced(one_in=3)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("promotion", [P1, P2, P3, P4, P5, P6, ACCOMPANIED])
def test_a_promotion_that_is_written_is_read_again(promotion, lang):
    """Bodies, challenges, posts, mentors, calls and dates, each written as a table in a language, make the same promotion."""
    tables = {name: rows.to_csv(values, lang=lang) for name, values in written(promotion).items()}
    base = evolve(promotion, challenges=[], **dict.fromkeys(DATED, ()))

    assert promotion == read_promotion(base, **tables, dialect=lang)


def test_a_table_of_posts_alone_says_more_of_challenges_that_are_known():
    """A post that is known already is replaced, and another one is added."""
    plume = P3.challenge("plume")
    table = [
        {"Identifiant": plume.posts[0].id, "Défi": "plume", "Profil": "dev", "Facultatif": "oui"},
        {"Identifiant": "plume-9", "Défi": "plume", "Profil": "data"},
    ]
    made = read_promotion(P3, posts=table, dialect="fr").challenge("plume")

    assert (True, "plume-9") == (made.posts[0].optional, made.posts[-1].id)
    assert plume.posts[1:] == made.posts[1:-1]
    with pytest.raises(Fault, match="posts, row 2, 'Défi'"):
        read_promotion(P3, posts=[{**table[1], "Défi": "plumes"}], dialect="fr")


def test_posts_that_are_named_are_those_of_their_table():
    """What a challenge names of the table of posts is that post; any other word is a profile; a mentor may be a name alone."""
    table = [{"Identifiant": "data-1", "Défi": "bus", "Profil": "dev"}]
    bus = {**CHALLENGES[1], "Poste 1": "data-1", "Poste 2": "design", "Mentors": "m1"}
    made_ = made(challenges=[bus], posts=table).challenge("bus")

    assert [("data-1", "dev"), ("bus-2", "design")] == [(one.id, one.profile) for one in made_.posts]
    assert ["m1"] == [one.id for one in made_.mentors]


@pytest.mark.untraced
def test_the_account_of_a_table_says_each_field_in_french():
    """Whatever column of an office is read, the French account says what it was taken for in French."""
    kinds = [*OF_PROMOTION.values(), *(kind for own in OF_BOOK.values() for kind in own)]
    names = {one.name for kind in kinds for one in fields(kind) if one.init}
    accounts = {
        name: TableReading(count=1, columns=[ReadColumn(heading="X", fills=name, filled=1)]).say("fr")
        for name in names
    }
    wrong = {name: told for name, told in accounts.items() if f"X ({said(name)})" not in told}

    assert {} == wrong
    assert len(names) > 70


def said(name):
    """Return how French calls a field, as it is typeset."""
    return "juré" if name == "juror" else heading(name, "fr").replace("'", "’")


@pytest.mark.untraced
@pytest.mark.parametrize("column", ["Compétences", "Nom.1"])
def test_a_column_that_needs_a_key_stops_no_reading(column):
    """A question whose answers would need a key, or a name twice, is left aside and told: nobody asked for it."""
    book = Book.read(P3, candidates=[{"Identifiant": "c1", "Nom": "Ada", column: "python"}], dialect="fr")

    assert [column] == [one.heading for one in book.readings["candidates"].left_aside]


class TestTables:
    """Bodies, challenges with their posts, criteria, calls, dates, profiles and mentors come from rows."""

    def test_challenges_have_their_hosts_and_posts(self):
        """A body is called by its identifier, name or acronym; each profile is a post of its own."""
        ports, bus = made().challenges

        assert ("port", "ville", None) == (ports.host.id, ports.ministry.id, ports.fund_holder)
        assert [("ports-1", "data"), ("ports-2", "dev")] == [(one.id, one.profile) for one in ports.posts]
        assert (True, "ville") == (bus.self_funded, bus.host.id)

    def test_criteria_make_a_grid_a_jury(self):
        """Rows of one jury make its grid, in their order; the other rules stay."""
        criteria = [
            {
                "Jury des": "défis",
                "Identifiant": "impact",
                "Titre": "Impact",
                "Coefficient": "2",
                "Note maximale": "4",
            },
            {"Jury des": "candidatures", "Identifiant": "élan", "Titre": "Élan"},
            {"Jury des": "défis", "Identifiant": "clarté", "Titre": "Clarté", "Coefficient": "1"},
        ]
        promotion = made(base=evolve(BARE, rules=P3.rules), criteria=criteria)
        grid = promotion.rules.grid("challenges")

        assert ["impact", "clarté"] == [one.id for one in grid.criteria]
        assert (4, 12) == (grid.best, grid.top)
        assert ["élan"] == [one.id for one in promotion.rules.grid("candidates").criteria]
        assert P3.rules.terms == promotion.rules.terms

    @pytest.mark.untraced
    def test_dates_profiles_and_mentors(self):
        """Hours are those of the zone of the promotion; a mentor stands with the challenge."""
        promotion = made(
            calls=[{"Appel à": "candidatures", "Ouverture": "13/09/2027", "Clôture": "15/10/2027 17:00"}],
            milestones=[{"Nature": "results", "Premier jour": "14/12/2027", "Date limite": "oui"}],
            sessions=[
                {"Premier jour": "17/01/2028", "Public": "fellows", "Thème": "accueil"},
                {"Premier jour": "18/01/2028"},
            ],
            profiles=[{"Identifiant": one, "Famille": "tech", "Titre": one} for one in ("data", "dev")],
            mentors=[{"Identifiant": "m1", "Défi": one, "Part": "0,2"} for one in ("ports", "bus")],
        )

        assert "2027-10-15T17:00:00+02:00" == promotion.calls[0].closes.isoformat()
        assert "Europe/Paris" == promotion.calls[0].zone
        assert (True, dt.date(2027, 12, 14)) == (promotion.milestones[0].by, promotion.milestones[0].first)
        assert 2 == len(promotion.sessions)
        assert [("m1",), ("m1",)] == [tuple(one.id for one in own.mentors) for own in promotion.challenges]
        assert ["ports-1", "ports-2", "bus-1"] == [
            one.id for one in Book(promotion=promotion).promotion.posts
        ]

    @pytest.mark.untraced
    @pytest.mark.parametrize("cell", ["2 data, dev", "data x2, dev", "data (2), 1 dev", "data, 2 x data"])
    def test_posts_may_be_counted(self, cell):
        """Two posts of one profile may be written with their number; a number, or a post of its own, is no profile."""
        bus = {**CHALLENGES[1], "Postes": cell, "Poste 1": ""}
        del bus["Poste 1"]
        (challenge,) = made(challenges=[bus]).challenges
        assert 3 == len(challenge.posts)
        assert {"data", "dev"} >= {one.profile for one in challenge.posts}
        for strange in ("2", f"{challenge.id}-1"):
            with pytest.raises(Fault, match=rf"row 2, 'Postes'.*got '{strange}'"):
                made(challenges=[{**bus, "Postes": strange}])

    def test_yes_is_no_mentor(self):
        """A column of mentors that says yes or no names nobody, and is told."""
        with pytest.raises(Fault, match=r"row 2, 'Mentorat'.*got 'non'"):
            made(challenges=[{**CHALLENGES[1], "Mentorat": "non"}])

    @pytest.mark.slow(but=["Candidature"])
    @pytest.mark.parametrize("kind", ["candidatures", "candidats", "Candidature", "Appel à candidatures"])
    def test_a_call_is_known_by_each_of_its_names(self, kind):
        """Whoever applied too late is told so, however the table names the call; a call of a strange kind is told."""
        call = {"Appel à": kind, "Ouverture": "13/09/2027", "Clôture": "15/10/2027 17:00"}
        late = [{"Identifiant": "c1", "Vœu 1": "bus", "Reçu le": "16/10/2027 10:00"}]
        assert ["against_rules"] == [
            one.code for one in Book.read(made(calls=[call]), candidates=late, dialect="fr").cautions
        ]
        book = Book.read(made(calls=[{**call, "Appel à": "fêtes"}]), candidates=late, dialect="fr")
        assert ["strange_calls"] == [one.code for one in book.cautions]

    @pytest.mark.parametrize(
        "code",
        [
            "candidate_jury",
            *(
                pytest.param(one, marks=pytest.mark.slow)
                for one in ("results", "challenge_jury", "restitution", "announcement")
            ),
        ],
    )
    def test_a_dated_step_is_known_by_its_names_and_a_slip_of_one_is_told(self, code):
        """The word of our tables, its code and what offices write are one kind; a kind one letter off is told as perhaps it."""
        words = [said_in("kind", code, lang, "Milestone") for lang in ("fr", "en")]
        for word in (code, *words, words[0].upper()):
            assert [code] == [one.kind for one in _of_step(word).promotion.milestones]
            assert not _of_step(word).cautions
            (told,) = _of_step(f"{word[:-3]}{word[-2:]}").cautions
            assert "strange_step" == told.code
        assert not _of_step("hackathon").cautions
        assert not _of_step("lancement").cautions

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("word", "code"), [("Résultat", "results"), ("jury des candidats", "candidate_jury")]
    )
    def test_a_dated_step_is_known_as_offices_call_it(self, word, code):
        """The day of the results decides of who is eligible: a table that says *Résultat* states it."""
        assert [code] == [one.kind for one in _of_step(word).promotion.milestones]

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("employer", "host", "told"),
        [
            ("Mairie de Brest", "Ville de Brest", True),
            ("Hôtel de ville de BREST", "Commune de Brest", True),
            ("Brest", "Ville de Brest", True),
            ("Conseil départemental du Finistère", "Département du Finistère", True),
            ("Conseil régional de Bretagne", "Région Bretagne", True),
            ("Mairie de Quimper", "Ville de Brest", False),
            ("Port de Brest", "Ville de Brest", False),
            ("Région Nord", "Département du Nord", False),
        ],
    )
    def test_a_place_by_another_of_its_names_is_told_and_recuses_nobody(self, employer, host, told):
        """A town hall is its town, perhaps: the office is told of the juror, of employers of candidates too."""
        base = made(
            organisations=[{"Identifiant": "h", "Nom": host}], challenges=[{**CHALLENGES[1], "Porteur": "h"}]
        )
        book = Book.read(base, jurors=[{"id": "j1", "employer": employer}])
        both = [{"id": "c1", "employer": employer}, {"id": "c2", "employer": host}]

        assert ["employer_like"] * told == [one.code for one in book.cautions]
        assert not book.recusals().recusals
        alike = [one for one in Book.read(base, candidates=both).cautions if one.code == "employers_alike"]
        assert told - (employer == "Brest") == len(alike)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "employer", ["Urssaf / brs", "BRS, port", "Port (brs)", "Port et BRS", "Port - brs"]
    )
    def test_one_of_several_employers_in_a_cell_is_told_by_its_identifier_too(self, employer):
        """Whoever is employed by a host and somebody else is told; letters within a word are nobody's."""
        base = made(
            organisations=[{"Identifiant": "brs", "Nom": "Ville de Brest"}],
            challenges=[{**CHALLENGES[1], "Porteur": "brs"}],
        )
        for name, told in ((employer, True), ("Ubrs", False), ("Port-brs", False)):
            book = Book.read(base, jurors=[{"id": "j1", "employer": name}])
            assert ["employer_like"] * told == [one.code for one in book.cautions]

    @pytest.mark.untraced
    def test_what_no_table_says_stays(self):
        """Challenges that are not given are those of the promotion, whose bodies are known to the others."""
        host = P3.challenge("plume").host
        row = {"Identifiant": "x", "Titre": "X", "Porteur": host.name, "Statut": "sélection"}
        kept = read_promotion(P3, mentors=[{"Identifiant": "m1", "Défi": "plume"}], dialect="fr")

        assert P3.sessions == kept.sessions
        assert "m1" in {one.id for one in kept.challenge("plume").mentors}
        (own,) = made(base=P3, challenges=[row]).challenges
        assert (host, "selected") == (own.host, own.status)


class TestFaults:
    """All that is wrong comes together, each with its table and row."""

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("tables", "said"),
        [
            (
                {"challenges": [{**CHALLENGES[0], "Porteur": "ville de Brist"}]},
                r"challenges, row 2, 'Porteur'.*Ville de Brest",
            ),
            (
                {"mentors": [{"Identifiant": "m1", "Défi": "port"}]},
                r"mentors, row 2, 'Défi'.*Did you mean 'ports'",
            ),
            ({"challenges": [{**CHALLENGES[0], "Remarques": "x"}]}, r"challenges, heading: .*'Remarques'"),
            ({"challenges": [{**CHALLENGES[0], "Statut": ""}, {**CHALLENGES[0]}]}, r"challenges, row 3"),
            (
                {"criteria": [{"Jury des": "défis", "Identifiant": "a"}]},
                r"criteria, heading: expected a column for 'titre'",
            ),
        ],
    )
    def test_a_fault_has_its_row(self, tables, said):
        """An unknown body or challenge, a column that nobody reads, a repetition, a missing cell."""
        with pytest.raises(Fault, match=said):
            made(**tables)

    def test_a_blank_title_is_told_of_its_row(self):
        """A challenge whose title is blank: its row is named, and nothing beside it."""
        with pytest.raises(Fault, match=r"challenges, row 2, 'Titre'"):
            made(challenges=[{**CHALLENGES[0], "Identifiant": 7, "Titre": " \t", "Postes": "data"}])

    @pytest.mark.parametrize(
        ("cells", "columns"),
        [
            ({"Titre": "Ports\x07"}, ["Titre"]),
            ({"Titre": "Ports\x07", "Statut": "\u200b", "Postes": ""}, ["Titre", "Statut"]),
        ],
        ids=["one", "two"],
    )
    def test_what_a_challenge_refuses_is_told_of_its_row(self, cells, columns):
        """Each cell that a challenge cannot hold is told once, with its table, its row and its column."""
        with pytest.raises((Fault, Faults)) as caught:
            made(challenges=[CHALLENGES[1], {**CHALLENGES[0], **cells}])
        found = getattr(caught.value, "faults", (caught.value,))
        assert [("challenges", 3, one) for one in columns] == [
            (fault.table, fault.row, fault.path[-1]) for fault in found
        ]

    @pytest.mark.untraced
    def test_a_row_that_would_be_left_out_is_refused(self):
        """A promotion has no reading that tells of totals and headings of groups: each is a fault with its row."""
        challenges = [CHALLENGES[0], {"Identifiant": "Total", "Porteur": "1"}, {"Identifiant": "Suppléants"}]
        with pytest.raises(Faults) as caught:
            made(
                challenges=challenges,
                criteria=[{"jury des": "défis", "identifiant": "Total", "titre": "Total", "poids": 100}],
            )
        assert [
            ("challenges", 3, ("Total", "1")),
            ("challenges", 4, ("Suppléants",)),
            ("criteria", 2, ("défis", "Total", "Total", "100")),
        ] == [(one.table, one.row, one.value) for one in caught.value.faults]

    def test_a_column_that_is_named_is_left_aside(self):
        """`ignore` names what the office keeps in the table for itself."""
        row = {**CHALLENGES[0], "Remarques": "x"}
        promotion = read_promotion(
            BARE, organisations=BODIES, challenges=[row], ignore={"challenges": ["remarques"]}, dialect="fr"
        )

        assert 1 == len(promotion.challenges)


FILLED = {
    "fr": {
        "organisations": {"identifiant": "ville", "nom": "Ville"},
        "challenges": {"identifiant": "bus", "titre": "Bus", "administration d’accueil": "ville", "postes": "dev"},
        "posts": {"identifiant": "bus-9", "défi": "bus", "profil": "dev"},
        "criteria": {"jury des": "défis", "identifiant": "impact", "titre": "Impact"},
        "calls": {"appel à": "défis", "ouverture": "04/05/2027"},
        "milestones": {"nature": "jury des défis", "premier jour": "05/07/2027"},
        "sessions": {"premier jour": "17/01/2028"},
        "profiles": {"identifiant": "dev", "famille": "tech"},
        "mentors": {"identifiant": "m1", "défi": "bus"},
        "candidates": {"identifiant": "c1", "vœux": "bus", "profils": "dev"},
        "jurors": {"identifiant": "j1"},
        "panels": {"identifiant": "p1", "membres": "j1", "dossiers": "bus"},
        "interests": {"membre du jury": "j1", "cible": "c1", "nature": "lien personnel"},
        "called": {"dossier": "bus", "membre du jury": "j1"},
        "events": {"le": "05/11/2027", "nature": "absent", "personne": "j1"},
        "steps": {"personne": "c1", "étape": "recevabilité", "étape franchie": "non", "auteur": "bureau", "motif": "hors délai"},
    },
    "en": {
        "organisations": {"identifier": "ville", "name": "Ville"},
        "challenges": {"identifier": "bus", "title": "Bus", "host": "ville", "posts": "dev"},
        "posts": {"identifier": "bus-9", "challenge": "bus", "profile": "dev"},
        "criteria": {"judges": "challenges", "identifier": "impact", "title": "Impact"},
        "calls": {"call for": "challenges", "opens": "2027-05-04"},
        "milestones": {"kind": "jury of challenges", "first day": "2027-07-05"},
        "sessions": {"first day": "2028-01-17"},
        "profiles": {"identifier": "dev", "family": "tech"},
        "mentors": {"identifier": "m1", "challenge": "bus"},
        "candidates": {"identifier": "c1", "wishes": "bus", "profiles": "dev"},
        "jurors": {"identifier": "j1"},
        "panels": {"identifier": "p1", "members": "j1", "hears": "bus"},
        "interests": {"juror": "j1", "target": "c1", "kind": "personal link"},
        "called": {"dossier": "bus", "juror": "j1"},
        "events": {"on": "2027-11-05", "kind": "absent", "person": "j1"},
        "steps": {"person": "c1", "step": "screening", "passed": "no", "by": "bureau", "ground": "hors délai"},
    },
}  # fmt: skip


class TestBlank:
    """Blank tables are what is read once they are filled in."""

    @pytest.mark.slow
    @pytest.mark.parametrize("lang", LANGS)
    def test_filled_in_they_are_read(self, lang):
        """Each table, its cells filled under the headings of the language, and the rest left blank."""
        blank = tables_to_fill(lang=lang)
        filled = {name: [{**own[0], **FILLED[lang][name]}] for name, own in blank.items()}
        of_book = {
            name: filled.pop(name)
            for name in ("candidates", "jurors", "panels", "interests", "called", "events", "steps")
        }
        assert all(set(FILLED[lang][name]) <= set(own[0]) for name, own in blank.items())
        promotion = read_promotion(BARE, **filled, dialect=lang)
        book = Book.read(promotion, **of_book, dialect=lang)

        assert () == tuple(one for one in book.cautions if one.code == "in_table")
        assert ("challenge_jury", "challenges") == (promotion.milestones[0].kind, promotion.calls[0].kind)
        assert ("bus",) == book.applications[0].wishes
        assert ("personal", "screening") == (book.interests[0].kind, book.steps[0].step)
        assert {"bus": ("j1",)} == book.called

    def test_every_field_has_a_heading_of_the_language(self):
        """No name of a field stands in the French tables, and no heading twice in one of them."""
        for own in tables_to_fill(lang="fr").values():
            assert not {one for one in own[0] if "_" in one}
            assert {None} == {*own[0].values()}

    def test_a_text_of_them_is_read(self):
        """Once written as a file and filled in, a table is read from its text."""
        head = ";".join(tables_to_fill(lang="fr")["jurors"][0])
        assert ("j1",) == tuple(
            one.id for one in Book.read(BARE, jurors=f"{head}\nj1;public;;\n", dialect="fr").jurors
        )


@pytest.mark.untraced
def test_a_profile_is_meant_by_each_of_its_names():
    """Whoever is a *Data scientist*, or a post that seeks one, has the profile that the promotion titles so."""
    names = {
        way: one.id
        for one in P3.profiles
        for name in (one.id, one.title)
        for way in (name, name.upper(), name.replace("é", "e"), name.replace("_", " "))
    }
    people = [{"Identifiant": f"c{at}", "Profils": name} for at, name in enumerate(names)]
    book = Book.read(P3, candidates=people, dialect="fr")
    assert [(one,) for one in names.values()] == [one.profiles for one in book.candidates]
    assert "strange_profiles" not in {one.code for one in book.cautions}
    bare = Book.read(made(), candidates=[{"Identifiant": "c1", "Profils": "DATA"}], dialect="fr")
    assert (("data",), ()) == (
        bare.candidates[0].profiles,
        bare.cautions,
    )  # posts name it, where nothing states profiles
    challenges = [{"Identifiant": "a", "Titre": "A", "Postes": ", ".join(names)}]
    base = read_promotion(P3, challenges=challenges, dialect="fr")
    assert [*names.values()] == [one.profile for one in base.posts]
    posts = [
        {
            "Identifiant": one["Identifiant"],
            "Défi": "a",
            "Profil": one["Profils"],
            "Profils acceptés": "Geomaticien",
        }
        for one in people
    ]
    base = read_promotion(P3, challenges=[{"Identifiant": "a", "Titre": "A"}], posts=posts, dialect="fr")
    assert [*names.values()] == [one.profile for one in base.posts]


def test_what_a_promotion_states_is_meant_by_each_of_its_names():
    """A host in an interest, a challenge of a mentor, their post: by identifier, title, acronym or profile."""
    book = Book.read(
        P3,
        jurors=[{"Identifiant": "j1"}],
        interests=[{"Juré": "j1", "Cible": "COUR DES COMPTES", "Nature du lien": "employeur"}],
        mentors=[{"Identifiant": "m", "Défi": "ADLER", "Poste": "Developpeur"}],
        dialect="fr",
    )
    assert ("cour-des-comptes", "adler-2") == (book.interests[0].target, book.mentors[0].post)
    wished = [{"Identifiant": "c1", "Vœu 1": one.title} for one in P4.profiles[:1]]
    by_profile = Book.read(P4, candidates=wished, dialect="fr")
    assert [(P4.profiles[0].id,)] == [one.wishes for one in by_profile.applications]


def test_a_profile_that_no_table_knows_is_told_with_its_row():
    """A misspelt profile of a post is a fault of its row and column, with the profile that is meant."""
    posts = [{"Identifiant": "p", "Défi": "adler", "Profil": "Développeurr", "Profils acceptés": "data"}]
    with pytest.raises(Fault, match=r"posts, row 2, .Profil.*développeur") as found:
        read_promotion(P3, posts=posts, dialect="fr")
    assert "Profil" == found.value.column


def test_who_was_refused_before_the_jury_is_refused_everywhere():
    """Whoever was not shortlisted has no hour before the panel that lists them, one status, and a caution tells it."""
    people = [
        {"Identifiant": one, "Profils": "data", "Vœu": "adler", "Recevable": "oui"}
        for one in ("c1", "c2", "c3")
    ]
    steps = [
        {"Personne": "c1", "Étape": "présélection", "Étape franchie": "non", "Par": "bureau"},
        {"Personne": "c2", "Étape": "recevabilité", "Étape franchie": "non", "Par": "bureau"},
    ]
    book = Book.read(
        P3,
        candidates=people,
        jurors=[{"Identifiant": "j1"}],
        panels=[{"Identifiant": "p1", "Membres": "j1", "Dossiers": "c1, c2, c3"}],
        steps=steps,
        dialect="fr",
    )
    assert {"c1": "admissible", "c2": "inadmissible", "c3": "heard"} == dict(book.statuses)
    assert ["c3"] == [one["hearing"] for one in book.hearings(days=[dt.date(2018, 11, 6)]).rows()]
    told = next(one for one in book.cautions if one.code == "refused_and_heard")
    assert ("c1", "c2") == told.facts["people"]


@pytest.mark.untraced
@pytest.mark.parametrize("heading", ["Sigle", "acronyme"])
@pytest.mark.parametrize("name", ["Ville de Brest", "Ville de Brest (VdB)"])
def test_an_acronym_beside_an_identifier_is_one_of_the_names(heading, name):
    """A host is called by it, a juror's employer too; it stands in brackets after the name, once."""
    bodies = [
        {heading: "VdB", "Identifiant": "brest", "Nom": name},
        {"Identifiant": "lyon", "Nom": "Lyon (Rhône)"},
    ]
    ours = Promotion(programme=Programme(name="Nos défis"), ordinal=1)
    challenges = [{"Identifiant": "ports", "Titre": "Ports", "Porteur": "VDB", "Poste 1": "data"}]
    made = read_promotion(ours, dialect="fr", organisations=bodies, challenges=challenges)

    assert ("brest", "Ville de Brest (VdB)") == (
        made.challenge("ports").host.id,
        made.challenge("ports").host.name,
    )
    bodies = {one.id: one for one in made.challenge("ports").bodies}
    assert [one.employer for one in employed([Juror(id="j1", employer="V.D.B.")], bodies)] == ["brest"]
    alone = [{"Sigle": "brest", "Nom": "Ville de Brest"}]
    challenges = [{**challenges[0], "Porteur": "brest"}]
    own = read_promotion(ours, dialect="fr", organisations=alone, challenges=challenges)
    assert ("brest", "Ville de Brest") == (own.challenge("ports").host.id, own.challenge("ports").host.name)


@pytest.mark.parametrize(("last", "told"), [("xx", False), ("dy", True)])
def test_a_name_of_many_words_alike_is_held_to_another_at_once(last, told):
    """Each word may be a beginning or initials: all the ways of reading sixty of them are not gone through one by one."""
    assert told == is_short_for(["dd"] * 60 + [last], ["dd"] * 90 + ["dyx"])
