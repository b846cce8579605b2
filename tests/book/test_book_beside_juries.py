"""What the book knows and its juries do not say, or say amiss: told, and no letter says otherwise."""

import datetime as dt

import pytest
from attrs import evolve

from eig import rows
from eig.book import Book, read_promotion
from eig.book._decided_status_and_reason_of_each import standings
from eig.book._facts_applied_to_every_table import wishes_ended
from eig.book._names_of_challenges_posts_profiles_people import called_apart
from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE
from eig.programme import Application, Candidate, Interest, Juror, Mentor, Panel, Programme, Promotion
from eig.programme.appointments import Event
from eig.programme.interests import RecusalRules
from eig.programme.jurisdictions import FRANCE
from eig.programme.steps import StepDecision
from eig.promotions import P3

OURS = Promotion(programme=Programme(name="Brest", jurisdiction=FRANCE), ordinal=1)
PROMOTION = read_promotion(
    OURS,
    dialect="fr",
    organisations="identifiant;nom\nport;Grand port\nville;Ville\n",
    challenges="identifiant;titre;porteur;poste 1;poste 2;poste facultatif;statut\n"
    "quais;Quais ouverts;port;data;dev;design;proposed\nphare;Le phare;ville;data;dev;;proposed\n"
    "bus;Bus de nuit;ville;dev;;;proposed\n",
    criteria="jury des;identifiant;titre;coefficient\ndéfis;impact;Impact;1\ncandidatures;motivation;Motivation;1\n",
)
CANDIDATES = """identifiant;nom;courriel;profils;vœu 1;vœu 2
c1;Ada A.;ada@x.fr;data;quais;phare
c2;Béa B.;;dev;quais;bus
c3;Cyr C.;;data;phare;
c4;Dan D.;;dev;phare;quais
c5;Ève E.;;design;quais;
"""
JURORS = "identifiant;nom\nj1;Mme Un\nj2;M. Deux\n"
MARKS = "Défi;Juré;Impact\nquais;j1;4\nquais;j2;4\nphare;j1;3\nphare;j2;3\nbus;j1;2\nbus;j2;2\n"
LISTS = """Défi;Profil;Candidat;Juré;Motivation
quais;data;c1;j2;4
quais;dev;c2;j2;3
quais;dev;c4;j2;2
quais;design;c5;j2;3
phare;data;c1;j2;2
phare;data;c3;j2;3
phare;dev;c4;j2;4
"""


def book(candidates=CANDIDATES, jurors=JURORS, **more):
    """Return the book of the promotion."""
    return Book.read(PROMOTION, candidates=candidates, jurors=jurors, dialect="fr", **more)


def decided(own, marks=MARKS, lists=LISTS, places=2):
    """Return the outcome of marks and lists."""
    held = own.deliberate("challenges", marks, scale=EIG_SCALE, places=places)
    listed = own.lists(lists, scale=EIG_SCALE)
    return own.decide(held, listed, own.compose(held, listed, wishes=[2, 1]))


def told(cautions):
    """Return whom each caution of the book names, by its code."""
    return {one.code: one.facts.get("names") for one in cautions if one.table == "book"}


class TestUnmarked:
    """Whatever stands in the call has a decision, and a caution names what no mark and no list speaks of."""

    def test_a_challenge_without_marks_is_open_and_named(self):
        """In the lists, the minutes, the decisions and its letter, which says that nothing is decided."""
        own = book()
        found = decided(own, MARKS.replace("bus;j1;2\nbus;j2;2\n", ""))

        assert {"unmarked": ("bus",)} == told(found.deliberation.cautions) == told(found.cautions)
        assert "bus" in found.deliberation.minutes(title="x").to_markdown(lang="fr")
        assert found.cautions[-1].say("fr") in rows.to_csv(found.cautions, lang="fr", bom=False)
        assert "open" == found.rulings["bus"].status
        assert {"open"} == {
            one.status for one in found.reasons(audience="candidate").rulings if one.subject == "bus"
        }
        assert standings(found) == {one.subject: (one.status, one.place) for one in found.decisions}
        letter = found.letter("bus", lang="fr")
        assert "rien n’est décidé à son sujet" in letter
        assert "contester" not in letter

    @pytest.mark.untraced
    def test_a_challenge_that_was_withdrawn_or_decided_before_needs_no_mark(self):
        """Nor is one named where the jury judged people."""
        challenges = [
            evolve(one, status="selected") if one.id == "bus" else one for one in PROMOTION.challenges
        ]
        own = evolve(book(), promotion=evolve(PROMOTION, challenges=challenges))
        found = decided(own, MARKS.replace("bus;j1;2\nbus;j2;2\n", ""))

        assert {} == told(found.cautions)
        assert "bus" not in [one.subject for one in found.decisions]

    @pytest.mark.untraced
    def test_people_whom_a_jury_of_people_did_not_mark_are_named(self):
        """Unless no panel hears them."""
        own, marks = book(), "Candidat;Juré;Motivation\nc1;j2;4\nc2;j2;3\nc3;j2;3\n"
        held = own.deliberate("candidates", marks, scale=EIG_SCALE, places=2)
        assert {"unmarked": ("c4", "c5"), "silent_jurors": ("j1",)} == told(held.cautions)
        own = evolve(own, panels=[Panel(id="p1", members=["j2"], hears=["c1", "c2", "c3", "c4"])])
        held = own.deliberate("candidates", marks, scale=EIG_SCALE, places=2)
        assert {"unmarked": ("c4",)} == told(held.cautions)

    @pytest.mark.untraced
    def test_who_asked_and_is_on_no_list_is_named(self):
        """By the teams and the decisions; not where nothing that they ask for is judged."""
        lists = LISTS.replace("quais;design;c5;j2;3\n", "")
        found = decided(book(), lists=lists)
        assert {"judged_unlisted": ("c5",)} == told(found.cohort.cautions) == told(found.cautions)
        phare = "\n".join(row for row in lists.splitlines() if "quais" not in row)
        assert {"judged_unlisted": ("c2",)} == told(
            book().compose(["phare", "bus"], book().lists(phare, scale=EIG_SCALE)).cautions
        )

    @pytest.mark.slow
    def test_who_is_ranked_in_vain_is_told_why(self):
        """Their application is not complete, or was refused: nobody is asked whether a name is spelt right."""
        own = book()
        applications = [evolve(one, complete=one.candidate not in {"c1", "c2"}) for one in own.applications]
        refused = [StepDecision(person=name, step="shortlist", by="office") for name in ("c2", "c3")]
        found = decided(evolve(own, applications=applications, steps=refused))
        for cautions in (found.cohort.cautions, found.cautions):
            said = told(cautions)
            assert ("c1",) == said["listed_incomplete"]
            assert ("c2", "c3") == said["listed_refused"]
            assert "stranger_marks" not in {one.code for one in cautions}
        gone = own.record(Event(on=P3.starts, kind="withdrawn", person="c1"))
        assert {"stranger_marks", "listed_incomplete"}.isdisjoint(one.code for one in decided(gone).cautions)


class TestLists:
    """Whoever is on a list asked for the challenge, and has a profile that a post of it takes: or it is told."""

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("row", "code", "names"),
        [
            ("quais;data;c3;j2;3", "unasked", ("c3",)),
            ("quais;dev;c1;j2;3", "unfit", ("c1",)),
            ("phare;design;c5;j2;3", "no_such_post", None),
        ],
    )
    def test_a_row_that_does_not_fit_is_told_on_its_list(self, row, code, names):
        """By that list, by the teams and by the decisions."""
        lists = book().lists(LISTS + row, scale=EIG_SCALE)
        key = tuple(row.split(";")[:2])

        assert names == told(lists[key].cautions)[code]
        assert {} == told(lists["phare", "dev"].cautions)
        found = decided(book(), lists=LISTS + row)
        assert names == told(found.cautions)[code]
        assert names == told(found.cohort.cautions)[code]

    def test_nobody_is_on_the_reserve_of_what_they_did_not_ask_for(self):
        """Their letter gives that as the ground, and no rank on a reserve."""
        lists = LISTS.replace("phare;data;c3;j2;3\n", "phare;data;c6;j2;3\nquais;data;c3;j2;3\n")
        found = decided(book(f"{CANDIDATES}c6;Fay F.;;data;phare;\n"), lists=lists)
        letter = found.letter("c3", lang="fr")

        assert () == found.reserve("quais", "data").people
        assert "not_seated" == found.rulings["c3"].status
        assert "complémentaire" not in letter
        assert "Quais ouverts : hors des vœux" in letter.replace("\N{NO-BREAK SPACE}", " ")


class TestBothSides:
    """A juror who is a candidate never marks their own file unsaid."""

    @pytest.mark.untraced(but=["ada@x.fr--phare-found2"])
    @pytest.mark.parametrize(
        ("mentor", "name", "place", "found"),
        [("c1", "", "phare", {True}), ("c1", "", "quais", {None}), ("ada@x.fr", "", "phare", {True}), ("m1", "", "phare", set()),
         ("c1", "Zoé Z.", "phare", set())],
    )  # fmt: skip
    def test_a_mentor_who_is_a_candidate_is_named(self, mentor, name, place, found):
        """By one identifier or address, and no other name; and that they ask for the challenge that they guide."""
        own = book(CANDIDATES)
        applied = [evolve(one, wishes=["phare"]) for one in own.applications]
        mentors = [Mentor(id=mentor, name=name, challenge=place)]
        told = [
            one
            for one in evolve(own, applications=applied, mentors=mentors).cautions
            if one.code == "mentors_and_applies"
        ]
        assert found == {one.facts["own"] for one in told}
        assert all("c1" == one.facts["person"] and "c1" in one.say("fr") for one in told)

    @pytest.mark.untraced(but=["pas de lien"])
    @pytest.mark.parametrize(
        "kind", ["aucun lien", "Non concerné", "RAS", "pas de lien", "none", "0", "à vérifier"]
    )
    def test_a_row_that_declares_no_link_recuses_nobody_unsaid(self, kind):
        """It is refused at its row, with what to do: read as a link, the marks of that juror would count for nothing."""
        with pytest.raises(Fault) as caught:
            book(interests=f"Juré;Dossier;Nature\nj1;quais;{kind}\n")
        assert caught.value.code == "book.a_link"
        assert "leave the row out" in str(caught.value)
        assert [] == [
            *book(interests="Juré;Dossier;Nature\nj1;quais;Connaissance\n")
            .recusals()
            .kept_from("j1", ["quais"])
        ]

    def test_a_mentor_who_marks_the_own_challenge_is_named(self):
        """Unless an interest on record, or the rules on recusal, say what follows; marks of others name nobody."""
        own = evolve(book(), mentors=[Mentor(id="j1", challenge="quais"), Mentor(id="m9", challenge="bus")])
        rules = RecusalRules(name="ours", scope="item", harmless=["mentor"])
        sits = evolve(PROMOTION, rules=evolve(PROMOTION.rules, recusal=rules))
        judged = Interest(juror="j1", target="quais", kind="mentor")
        for asked, found in (
            (own, [("j1", "quais")]),
            (evolve(own, interests=[judged]), []),
            (evolve(own, interests=[evolve(judged, intensity="slight")]), []),
            (evolve(own, promotion=sits), []),
            (book(), []),
        ):
            held = asked.deliberate("challenges", MARKS, scale=EIG_SCALE, places=2)
            named = [one.facts for one in held.cautions if one.code == "mentor_judges"]
            assert found == [(one["juror"], one["place"]) for one in named]
            assert "mentor_judges" not in told(asked.lists(LISTS, scale=EIG_SCALE)["quais", "data"].cautions)

    @pytest.mark.slow
    def test_one_identifier_and_no_other_name_is_one_person_who_steps_back(self):
        """So is one address: the mark counts for nothing, and the caution says why."""
        for name, mark in (("c1", "c1"), ("ada@x.fr", "ada@x.fr")):
            own = book(jurors=f"identifiant;nom\n{name};\nj2;M. Deux\n")
            lists = own.lists(f"{LISTS}phare;data;c1;{mark};4\nphare;data;c3;{mark};1\n", scale=EIG_SCALE)
            assert 2 == lists["phare", "data"].scores["c1"]
            assert 3 == lists["phare", "data"].scores["c3"]
            assert {"judges_and_applies": None} == told(own.cautions) == told(lists["phare", "data"].cautions)
            assert {} == told(lists["phare", "dev"].cautions)

    @pytest.mark.parametrize(
        ("wishes", "profiles", "rivals"),
        [
            (("quais", "quais", "phare"), ("data", "data", "data"), {"c1", "c2"}),
            (("quais", "phare", ""), ("data", "data", "data"), {"c1", "c3"}),
            (("", "phare", ""), ("data", "dev", "data"), {"c1", "c3"}),
            (("quais", "phare", "phare"), ("data", "data", "data"), {"c1"}),
        ],
    )
    def test_rivals_ask_for_the_same_challenge_or_stand_on_the_same_list(self, wishes, profiles, rivals):
        """Of whoever states no wish, they have the same profile; of a list on which the own file stands, all are."""
        names = ("c1", "c2", "c3")
        own = Book(
            promotion=PROMOTION,
            candidates=[Candidate(id=one, profiles=[at]) for one, at in zip(names, profiles, strict=True)],
            applications=[
                Application(candidate=one, wishes=[at] if at else [])
                for one, at in zip(names, wishes, strict=True)
            ],
            jurors=[Juror(id="c1"), Juror(id="j2")],
        )
        assert rivals == {one.item for one in own.recusals().recusals}
        assert {*own.recusals(["c2", "c3"]).kept_from("c1", names)} == rivals - {"c1"}
        assert names == own.recusals(names).kept_from("c1", names)
        assert () == own.recusals(["quais"]).recusals == own.recusals(names).kept_from("j2", names)
        kinds = {one.item: one.kind for one in own.recusals().recusals}
        assert kinds == {one: "own_candidacy" if one == "c1" else "rival_candidacy" for one in rivals}
        alone = RecusalRules(name="ours", scope="item", harmless=["rival_candidacy"])
        assert ("c1",) == own.recusals(names, procedure=alone).kept_from("c1", names)
        assert [None] == [one.item for one in own.recusals(names, procedure="competition").recusals]
        assert "from those of rivals too" in str(own.cautions[0])
        assert "no text states" in str(own.cautions[0])
        assert "dossiers rivaux" in own.cautions[0].say("fr")
        assert "principe d’impartialité" in own.cautions[0].say("fr")

    @pytest.mark.parametrize("person", ["c1", "c2"])
    @pytest.mark.parametrize("kind", ["withdrawn", "inadmissible", "rejected", "refused"])
    @pytest.mark.parametrize("place", ["quais", None])
    def test_who_asked_for_the_same_challenge_stays_a_rival_when_a_wish_ends(self, person, kind, place):
        """Of the juror or of the rival, alone or with the whole application: no mark that was set aside comes back."""
        own = Book(
            promotion=PROMOTION,
            candidates=[Candidate(id="c1"), Candidate(id="c2")],
            applications=[
                Application(candidate=one, wishes=["quais", other])
                for one, other in (("c1", "phare"), ("c2", "bus"))
            ],
            jurors=[Juror(id="c1"), Juror(id="j2")],
        )
        ended = own.record(Event(on=dt.date(2018, 12, 1), kind=kind, person=person, challenge=place))
        assert [place] == [*wishes_ended(ended).get(person, [None])]
        assert ("admissible" if place else kind.replace("refused", "withdrawn")) == ended.statuses[person]
        assert ("c1", "c2") == own.recusals().kept_from("c1", ["c1", "c2"])
        assert own.recusals().recusals == ended.recusals().recusals

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "harmless",
        [(), ("rival_candidacy",), ("own_candidacy",), ("own_candidacy", "rival_candidacy")],
    )
    def test_the_caution_says_from_what_a_juror_who_applies_steps_back(self, harmless):
        """By the published rules: from the own file, from those of rivals, from both or from none."""
        ours = RecusalRules(name="ours", scope="item", harmless=harmless)
        published = evolve(PROMOTION, rules=evolve(PROMOTION.rules, recusal=ours))
        own = evolve(book(jurors="identifiant;nom\nc1;\nj2;M. Deux\n"), promotion=published)
        kinds = {one.kind for one in own.recusals().recusals}
        [caution] = (one for one in own.cautions if one.code == "judges_and_applies")
        said = {
            "own_candidacy": ("that file", "ce dossier"),
            "rival_candidacy": ("those of rivals", "dossiers rivaux"),
        }
        for kind, (en, fr) in said.items():
            assert (kind in kinds) == (en in caution.say("en")) == (fr in caution.say("fr"))
        assert (not kinds) == ("no recusal" in caution.say("en")) == ("aucun déport" in caution.say("fr"))

    def test_two_of_one_name_are_told_apart_by_their_identifiers(self):
        """However the name is written; nobody else's name changes."""
        given = [
            Candidate(id=one, name=name) for one, name in (("a", "Ada L."), ("b", "ADA L."), ("c", "Bea"))
        ]
        own = Book(
            promotion=PROMOTION, candidates=given, jurors=[Juror(id="j", name="Ada L."), Juror(id="k")]
        )
        assert ["Ada L. (a)", "ADA L. (b)", "Bea", "Ada L. (j)", None] == [
            own.names.get(one) for one in "abcjk"
        ]
        alone = Book(promotion=PROMOTION, candidates=given[1:])
        assert ["ADA L.", "Bea"] == [alone.names[one] for one in "bc"]

    def test_one_identifier_of_two_names_is_told(self):
        """Nobody is recused for a number that two tables give; the list on which both stand tells."""
        own = book(jurors="identifiant;nom\nc1;Mme Un\nj2;M. Deux\n")
        lists = own.lists(LISTS + "phare;data;c1;c1;4\n", scale=EIG_SCALE)
        assert {"one_identifier": None} == told(own.cautions) == told(lists["phare", "data"].cautions)
        assert 3 == lists["phare", "data"].scores["c1"]

    def test_a_name_that_is_alike_is_told_until_somebody_says_that_they_are_two(self):
        """In the minutes of the jury too."""
        jurors = "identifiant;nom\nj1;M. dan d\nj2;M. Deux\n"
        own = book(jurors=jurors)
        assert {"juror_like": None} == told(own.cautions)
        assert {"juror_like": None} == told(
            own.deliberate("challenges", MARKS, scale=EIG_SCALE, places=3).cautions
        )
        assert {} == told(book(jurors=jurors, distinct=[["j1", "c4"]]).cautions)

    @pytest.mark.slow
    def test_two_jurors_of_one_name_are_told_where_both_mark(self):
        """However it is written, in the book and beside the marks of both; until they are said to be two."""
        jurors = "identifiant;nom\nj1;Hélène Martin\nj2;MARTIN Helene\nj3;Hélène Martin-Durand\n"
        own = book(jurors=jurors)
        assert {"one_juror": None} == told(own.cautions)
        assert ("j1", "j2") == own.cautions[0].facts["people"]
        held = own.deliberate("challenges", MARKS, scale=EIG_SCALE, places=3)
        assert "one_juror" in told(held.cautions)
        for marks, told_there in ((LISTS, False), (LISTS + "phare;data;c1;j1;4\n", True)):
            lists = own.lists(marks, scale=EIG_SCALE)
            assert told_there == ("one_juror" in told(lists["phare", "data"].cautions))
        assert {} == told(book(jurors=jurors, distinct=[["j1", "j2"]]).cautions)


def test_where_no_cohort_keeps_the_rules_all_say_undecided():
    """Statuses, rows and letters: nobody is tied."""
    found = decided(book(), places=3)
    table = rows.to_csv(found, lang="fr", bom=False)
    assert table == rows.to_csv(found.dossier(), lang="fr", bom=False)  # with reasons in the language

    assert {"undecided"} == {found.statuses[one.id] for one in found.book.candidates}
    assert () == found.reasons(audience="public").of("seated")
    assert "ex æquo" not in table
    assert 5 == table.count("décision en suspens")
    assert "Situation : décision en suspens" in found.letter("c1", lang="fr").replace(
        "\N{NO-BREAK SPACE}", " "
    )


class TestNames:
    """People are called by their names, as challenges are by their titles, where a name is of one."""

    @pytest.mark.untraced
    def test_marks_lists_and_tables_read_the_names_of_people(self):
        """Of jurors and candidates; a name that two have is none."""
        own = book()
        named = LISTS.replace("c1;j2", "ADA A.;M. Deux")
        assert own.lists(LISTS, scale=EIG_SCALE) == own.lists(named, scale=EIG_SCALE)
        held = own.deliberate("challenges", MARKS, scale=EIG_SCALE, places=2)
        again = own.deliberate("challenges", MARKS.replace("j2", "m. deux"), scale=EIG_SCALE, places=2)
        assert held == again
        read = book(
            interests="juror;target;kind\nM. Deux;Ada A.;family\n",
            panels="id;members;hears\np1;M. Deux;Ada A., Béa B.\n",
        )
        assert ("j2", "c1") == (read.interests[0].juror, read.interests[0].target)
        assert (("j2",), ("c1", "c2")) == (read.panels[0].members, read.panels[0].hears)
        decided = [{"Juré": "M. Deux", "Dossier": "Le phare", "Motif": "personal"}]
        assert (
            "recused" == own.recuse(held.sheet, by="chair", decided=decided).mark_sheet("phare", "j2").state
        )
        with pytest.raises(Faults, match="rows"):
            book(f"{CANDIDATES}c6;Ada A.;;data;phare;\n").lists(named.replace("ADA", "Ada"), scale=EIG_SCALE)


class TestStatusesOfAPromotion:
    """Where a challenge or a post stands is read in the words of an office, or refused where it stands."""

    @staticmethod
    def read(status, post="ouvert"):
        """Return the promotion of one challenge and one post."""
        return read_promotion(
            OURS,
            dialect="fr",
            organisations="identifiant;nom\nport;Grand port\n",
            challenges=f"identifiant;titre;porteur;statut\nquais;Quais;port;{status}\n",
            posts=f"identifiant;défi;profil;statut\nq1;quais;data;{post}\n",
        )

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("word", "status"), [("Retenu", "selected"), ("refusée", "rejected"), ("", "proposed")]
    )
    def test_the_words_of_an_office(self, word, status):
        """Beside those of our own tables."""
        read = self.read(word)
        assert (status, "open") == (read.challenges[0].status, read.posts[0].status)

    @pytest.mark.parametrize(
        ("table", "given"), [("défis", ("perdu", "ouvert")), ("postes", ("retenu", "perdu"))]
    )
    def test_another_word_is_a_fault_with_its_row(self, table, given):
        """In French alone, with the words of tables."""
        with pytest.raises((Fault, Faults)) as wrong:
            self.read(*given)
        said = wrong.value.faults[0].say("fr")
        assert f"{table}, ligne 2, colonne « statut »" in said.replace("\N{NO-BREAK SPACE}", " ")
        assert "selected" not in said
        assert "open" not in said


def test_an_export_whose_states_nobody_read_is_told():
    """A file that was refused is no candidate in silence."""
    states = CANDIDATES.replace("identifiant;", "identifiant;État du dossier;").replace(";Ada", ";Refusé;Ada")
    rows_ = states.replace("c2;", "c2;Accepté;").replace("c3;", "c3;Accepté;").replace("c4;", "c4;Accepté;")
    own = book(rows_.replace("c5;", "c5;Accepté;"))
    assert ["in_table", "state_of_file"] == [one.code for one in own.cautions]


@pytest.mark.untraced
def test_an_offices_own_list_has_each_once_and_ranks_in_it():
    """Neither a dossier twice, nor scores in the place of ranks."""
    held = book().deliberate("challenges", MARKS, scale=EIG_SCALE, places=2)
    with pytest.raises(Fault, match=r"Selection\.beside\.kept"):
        held.selection.beside(["quais", "quais", "phare"])
    for theirs in ({"quais": 11.6}, ["quais", "quais"]):
        with pytest.raises(Fault, match=r"Ranking\.beside\.theirs"):
            held.ranking.beside(theirs)
    assert 2 == len(held.ranking.beside({"quais": 2, "phare": 1, "bus": 3}).reasons)


@pytest.mark.parametrize("name", ["dan d", "d\u0430n d", "D \u0434an", "Dan \u0434"])
def test_a_person_is_the_same_in_letters_of_another_alphabet(name):
    """What the jury sees as one name is told as one, of jurors, of candidates and of both."""
    taken = "\u0434" not in name
    own = book(jurors=f"identifiant;nom\nj1;M. {name}\nj2;Dan D\n")
    assert taken == ("one_juror" in told(own.cautions))
    assert 1 + taken == sum(one.code == "juror_like" for one in own.cautions)
    twice = [{"Identifiant": "c1", "Nom": "Dan D"}, {"Identifiant": "c2", "Nom": name}]
    own = Book.read(P3, candidates=twice, dialect="fr")
    assert taken == ("one_person" in told(own.cautions))
    assert ["Dan D (c1)" if taken else "Dan D"] == [called_apart({"c1": "Dan D", "c2": name})["c1"]]


def test_profiles_and_employers_in_letters_of_another_alphabet_are_told():
    """Two spellings that nobody sees apart are counted apart: who reads the tables is told."""
    table = [
        {"Identifiant": "c1", "Nom": "A", "Profils": "d\u0430ta", "Employeur": "Agence"},
        {"Identifiant": "c2", "Nom": "B", "Profils": "d\u0430ta", "Employeur": "\u0410gence"},
    ]
    assert {"profiles_alike", "employers_alike"} <= told(
        Book.read(P3, candidates=table, dialect="fr").cautions
    ).keys()
