"""What was decided, and what each audience is told of it: section 5 of the main job, and its laws."""

import re
from itertools import product
from types import SimpleNamespace

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from eig import convert, jury, rows, teams, to_html
from eig.book import Book, Ruling, Rulings, SeatReserve
from eig.book._letters_and_notices import _data, degree, operations, parameters
from eig.book._lists_that_rank_somebody import compared
from eig.errors import EigError, Fault, Faults, UnknownKey
from eig.jury import rank_lists
from eig.lots import Decision
from eig.programme import Application, Candidate, Mentor, Post
from eig.programme.disclosure import Disclosure
from eig.promotions import P3, P4
from eig.reasons import ENGLISH, FRENCH, Reason
from eig.teams.asked import HostPoints, SkillPoints, StayBonus
from helpers import decided_book as made
from helpers.costs import at_most
from helpers.unfolded import unfolded

OUTCOME = made.outcome()
BOOK = OUTCOME.book
ALL_TOLD = evolve(BOOK.promotion.rules, disclosure=Disclosure(smallest=1))
OPEN = evolve(OUTCOME, book=evolve(BOOK, promotion=evolve(BOOK.promotion, rules=ALL_TOLD)))
TIED = made.outcome(adler_data={"cand-1": 18, "cand-5": 12})
"""Where cand-1 with cand-6, and cand-5 with cand-3, make cohorts as good."""
SUBJECTS = (*OUTCOME.deliberation.sheet.items, *(one.id for one in BOOK.candidates))


def others_than(subject):
    """Return every identifier and name of the people but one."""
    people = (*BOOK.candidates, *BOOK.jurors, *BOOK.mentors)
    return [text for one in people if one.id != subject for text in (one.id, one.name)]


def names_in(text, names):
    """Return the names that stand in a text as whole words."""
    return [name for name in names if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]


def _of_strangers():
    """Return marks on two challenges that no book knows."""
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    return jury.Scoresheet.from_marks(rubric, [(item, "juror-1", {"impact": 2}) for item in ("plum", "plim")])


class TestLetters:
    @pytest.mark.slow(but=["tied-fr-cand-6"])
    @pytest.mark.parametrize("subject", SUBJECTS)
    @pytest.mark.parametrize("lang", ["en", "fr"])
    @pytest.mark.parametrize("outcome", [OUTCOME, TIED], ids=["decided", "tied"])
    def test_a_candidate_is_told_of_nobody_else(self, outcome, subject, lang):
        """Neither letter nor notice names another candidate, a juror or a mentor, even in a language of names."""
        language = (FRENCH if lang == "fr" else ENGLISH).naming(BOOK.names)
        told = outcome.letter(subject, lang=language) + outcome.notice(subject, lang=language)
        assert [] == names_in(told, others_than(subject))

    @pytest.mark.slow
    def test_a_rule_that_names_people_is_told_by_its_kind(self):
        """That two others sit together is not for a third to read."""
        merit = made.lists()
        pair = teams.Together.of("cand-2", "cand-5")
        decided = BOOK.decide(
            OUTCOME.deliberation, merit, made.cohort(BOOK, ["adler", "cibnav"], merit, [pair])
        )
        told = decided.letter("cand-1") + decided.notice("cand-1")
        assert [] == names_in(told, others_than("cand-1"))
        assert "a rule on who sits with whom" in told.lower()

    @pytest.mark.slow
    def test_a_rule_on_somebody_who_is_not_in_the_book_is_told_by_its_kind(self):
        """Somebody who left is named by a rule still: in no letter."""
        merit = made.lists()
        rules = {
            "pair_rule": teams.Apart.of("partie", "parti"),
            "seat_shut": teams.asked.Forbidden.of("parti", "adler"),
        }
        for code, rule in rules.items():
            found = made.cohort(BOOK, ["adler", "cibnav"], merit, [rule])
            told = [one.code for one in parameters(evolve(OUTCOME, cohort=found), "cand-1")]
            assert code in told, rule
        own = made.cohort(BOOK, ["adler", "cibnav"], merit, [teams.asked.Forbidden.of("cand-1", "adler")])
        told = [one.code for one in parameters(evolve(OUTCOME, cohort=own), "cand-1")]
        assert "pair_rule" not in told, "one's own rule is one's own to read"

    @pytest.mark.slow
    def test_the_jury_is_told_a_rule_that_names_people_and_a_candidate_its_kind(self):
        """One rule, told in full to those who may read it."""
        merit = made.lists()
        pair = teams.Together.of("cand-2", "cand-5")
        decided = BOOK.decide(
            OUTCOME.deliberation, merit, made.cohort(BOOK, ["adler", "cibnav"], merit, [pair])
        )
        told = {one: str(decided.reasons(audience=one)["cand-1"].reasons) for one in ("jury", "candidate")}
        assert "pair_rule" in told["candidate"]
        assert "pair_rule" not in told["jury"]
        assert "cand-5" in told["jury"]

    @pytest.mark.slow
    def test_a_decision_whose_reference_names_others_is_not_for_a_candidate(self):
        """The record of a decision on equals is told to the jury; a candidate reads no other's name in it."""
        order = Decision(by="jury", order=TIED.cohort.undecided, reference="minutes: cand-6, then cand-5")
        settled = evolve(TIED, cohort=TIED.cohort.settle(order))
        told = {one: settled.reasons(audience=one)["cand-1"].reasons for one in ("jury", "candidate")}
        assert "decided" in {one.code for one in told["jury"]}
        assert [] == names_in(" ".join(map(str, told["candidate"])), others_than("cand-1"))

    @pytest.mark.slow
    def test_a_decision_on_equals_is_told_to_those_whom_it_parted(self):
        """And to nobody else, seated or not."""
        order = Decision(by="jury", order=TIED.cohort.undecided, reference="minutes, 4")
        settled = evolve(TIED, cohort=TIED.cohort.settle(order))
        told = {
            one.id
            for one in BOOK.candidates
            if "decided" in {reason.code for reason in settled.reasons()[one.id].reasons}
        }
        assert told == set(TIED.cohort.undecided)

    @pytest.mark.slow
    def test_a_rule_of_the_office_that_names_people_is_not_quoted(self):
        """A rule in the office's own words is told by its kind where these words name others."""

        class Duo:
            """Two people sit together, in words of its own."""

            id, level, weight, on = "duo", 0, 1, "cohort"

            def say(self, lang="en"):
                return {"en": "cand-2 stays with cand-5", "fr": "cand-2 reste avec cand-5"}[lang]

            def check(self, crews):
                held = [one for one in crews if {"cand-2", "cand-5"} <= set(one.ids)]
                told = Reason(code="duo", sentences={"en": self.say(), "fr": self.say("fr")})
                return (
                    [] if held else [teams.asked.Breach(rule="duo", people=[], have=0, want=1, reason=told)]
                )

        merit = made.lists()
        decided = BOOK.decide(
            OUTCOME.deliberation, merit, made.cohort(BOOK, ["adler", "cibnav"], merit, [Duo()])
        )
        told = decided.letter("cand-1") + decided.notice("cand-1") + decided.letter("cand-1", lang="fr")
        assert [] == names_in(told, others_than("cand-1"))
        assert "a rule of the office's own, whose words are not told here" in told.lower()

    @pytest.mark.untraced(but=["named2-True"])
    @pytest.mark.parametrize(
        ("named", "hidden"),
        [
            ({"people": ("cand-1",)}, False),
            ({"people": ("cand-2",)}, True),
            ({"people": ("cand-1", "cand-2")}, True),
            ({"person": "cand-1"}, False),
            ({"person": "cand-2"}, True),
            ({}, False),
        ],
    )
    def test_a_rule_of_the_office_on_other_people_is_told_by_its_kind(self, named, hidden):
        """Even where its words name nobody; a rule on oneself is one's own to read."""

        class Quiet:
            """A rule that says little."""

            id, level, weight, on = "quiet", 0, 1, "cohort"

            def say(self, lang="en"):
                return {"en": "as agreed", "fr": "comme convenu"}[lang]

            def check(self, crews):
                return []

        rule = Quiet()
        vars(rule).update(named)
        found = made.cohort(BOOK, ["adler", "cibnav"], made.lists(), [rule])
        for readers in ((), ("candidate",)):
            stated = evolve(P3.rules, disclosure=Disclosure(words=readers))
            book = evolve(BOOK, promotion=evolve(BOOK.promotion, rules=stated))
            told = list(parameters(evolve(OUTCOME, book=book, cohort=found), "cand-1"))
            codes = [one.code for one in told]
            assert hidden == ("pair_rule" in codes)
            assert (not hidden and not readers) == ("own_rule" in codes)
            assert (not hidden and bool(readers)) == ("as agreed" in " ".join(one.say() for one in told))

    @pytest.mark.slow
    def test_things_are_called_as_the_law_of_the_programme_calls_them(self):
        """Letters, notices and decisions say *mission* and never *challenge*, and change in nothing else."""
        own = {"en": {"challenge": "mission", "challenges": "missions"},
               "fr": {"le défi n'a pas été retenu": "la mission n'a pas été retenue", "défi": "mission", "défis": "missions"}}  # fmt: skip
        law = evolve(BOOK.promotion.programme.jurisdiction, words=own)
        programme = evolve(BOOK.promotion.programme, jurisdiction=law)
        book = evolve(BOOK, promotion=evolve(BOOK.promotion, programme=programme))
        outcome, ours = evolve(OUTCOME, book=book), re.compile(r"\b(?:challenges?|défis?)\b", re.IGNORECASE)
        theirs = re.compile(r"\bmissions?\b", re.IGNORECASE)
        for subject, lang in product(SUBJECTS, ("en", "fr")):
            said = outcome.letter(subject, lang=lang)
            assert [] == ours.findall(said)
            assert ours.sub("…", OUTCOME.letter(subject, lang=lang)).count("…") == len(theirs.findall(said))
        assert "mission" in outcome.notice("cand-1", lang="fr")
        assert OUTCOME.letter("cand-1", lang=law.voice("fr")) == outcome.letter("cand-1", lang="fr")
        assert FRENCH == BOOK.promotion.programme.jurisdiction.voice("fr")
        assert "A mission" in law.voice("en").typeset("A challenge {challenge:=challenge:one|*:no challenge}")

    def test_what_was_not_done_is_not_among_what_was_done(self):
        """Without lists none is said to have been drawn up, nor a rank; without seats, no allocation; without minutes, no digest."""
        done = [one.code for one in operations(OUTCOME)]
        assert ["did_lists", "did_seats"] == done[:2]  # of numbers that others made
        assert ["did_seats"] == [one.code for one in operations(evolve(OUTCOME, lists=None))][:1]
        assert "degree_seats" in [one.code for one in degree(OUTCOME)]

        bare = evolve(OUTCOME, lists=None, cohort=None)
        assert ["did_digest"] == [one.code for one in operations(bare)]
        assert [] == [*operations(evolve(bare, minutes=()))]
        assert {"degree_seats", "data_ranks"}.isdisjoint(
            [one.code for one in (*degree(bare), *_data(bare, "cand-1", {}))]
        )

    @pytest.mark.slow
    def test_a_rule_with_somebody_from_elsewhere_names_them_to_nobody(self):
        """Whoever a rule names beside the reader is not named to them, known to the tables or not."""
        merit = made.lists()
        rule = teams.Together(id="duo", people=["cand-1", "guest-7"])
        decided = BOOK.decide(
            OUTCOME.deliberation, merit, made.cohort(BOOK, ["adler", "cibnav"], merit, [rule])
        )
        told = [one("cand-1", lang=lang) for one in (decided.letter, decided.notice) for lang in ("en", "fr")]
        assert "a rule on who sits with whom" in told[0].lower()
        assert [] == [one for one in told if "guest-7" in one]
        assert "guest-7" in str(decided.reasons(audience="jury")["cand-1"].reasons)

    @pytest.mark.slow
    def test_a_letter_says_of_which_list_the_rank_is_and_the_rule_that_binds(self):
        """Rank, list, score, the rule: never a bound on a price."""
        told = OPEN.letter("cand-1", lang="fr")
        assert "Sur la liste ADLER, data scientist\u00a0: rang 1 sur " in told
        assert "rang 1" not in OUTCOME.letter("cand-1", lang="fr")
        assert (
            "sans l’un quelconque de ces éléments (chaque poste d’ADLER est tenu par un profil accepté, et personne n’en tient "
            "deux\N{NARROW NO-BREAK SPACE}; ou la promotion compte au plus 2 personnes de même employeur), cette candidature aurait"
            in told
        )
        assert "≥" not in told
        assert "au moins" not in told

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("person", "said"),
        [
            ("cand-3", "a seat at CibNav, wish number 1"),
            ("cand-6", "seats went to people ranked before on the same list"),
            ("cand-7", "not among the people heard: no ground is recorded"),
            ("cand-8", "DataReg: on the reserve list, and no team was composed there"),
            ("cand-9", "The application was not complete"),
        ],
    )
    def test_each_outcome_has_its_reason(self, person, said):
        """Seated, ranked after, not ranked, challenge not kept, file not complete."""
        assert said.casefold() in OUTCOME.letter(person).casefold()

    @pytest.mark.slow
    def test_a_letter_carries_the_mention_that_the_law_asks_for(self):
        """Purpose, right, address, CADA; the authority decides; a file that nothing treated has no mention."""
        told = OUTCOME.letter("cand-6", lang="fr", contact="bureau@exemple.fr")
        for said in (
            "traitement algorithmique",
            "bureau@exemple.fr",
            "CADA",
            "l’autorité décide",
            "comité de pilotage",
        ):
            assert said in told
        assert "CADA" not in OUTCOME.letter("cand-9", lang="fr")
        assert "Etalab" in OUTCOME.letter("cand-6")

    def test_the_jury_reads_all_and_the_public_who_sits(self):
        """One voice an audience."""
        assert "cand-3" in OUTCOME.letter("cand-6", audience="jury")
        with pytest.raises(Fault, match="nothing is published of whoever has no seat"):
            OUTCOME.letter("cand-6", audience="public")
        assert "CibNav" in OUTCOME.letter("cand-3", audience="public")
        assert "rank" not in OUTCOME.letter("cand-3", audience="public")
        with pytest.raises(EigError, match="audience"):
            OUTCOME.letter("cand-3", audience="press")
        with pytest.raises(UnknownKey, match="cand-1"):
            OUTCOME.letter("cand-11")
        assert "no sheet of the jury" in Book(promotion=P3).decide().letter("plume").lower()

    def test_a_challenge_has_its_letter_and_its_notice(self):
        """From the jury's own words; the notice is that of its minutes."""
        assert "decision: challenge on the reserve list" in OUTCOME.letter("datareg").lower()
        assert "Opérations effectuées" in OUTCOME.notice("datareg", lang="fr")

    @pytest.mark.slow
    def test_the_four_points_are_applied_to_the_person(self):
        """Degree, data with their sources, parameters, operations (CRPA, art. R311-3-1-2)."""
        told = OUTCOME.notice("cand-1", lang="fr", sources={"wishes": "formulaire", "employer": "formulaire"})
        assert 5 == told.count("\n## ") + told.count("# Traitement algorithmique")
        assert "Employeur, que compte une règle\u00a0: e1 (source\u00a0: formulaire)" in told
        assert "ADLER et CibNav (source\u00a0: formulaire)" in told

        assert "Critères des listes, tels que publiés\u00a0: dynamisme" in told
        assert "aucun coefficient n’est publié" in told

    @pytest.mark.untraced
    def test_a_source_that_is_not_given_is_that_of_the_book_or_is_missing_aloud(self):
        """Wishes come from the application, marks from the sheets; where an attribute comes from, the office must say."""
        told = OUTCOME.notice("cand-1", lang="fr")
        assert "(source\u00a0: la candidature)" in told
        assert "(source\u00a0: les fiches des jurés)" in told
        assert "e1 (source\u00a0: non indiquée)" in told

    def test_each_term_of_the_objective_is_a_parameter_with_its_level(self):
        """What gives points is told as it is, none twice, and what comes before what."""
        terms = [
            teams.WishPoints(by_rank=[2, 1], level=2),
            HostPoints(by_rank=[4]),
            SkillPoints(level=2),
            StayBonus(seats=[("cand-1", "adler")], level=1),
            StayBonus(seats=[("cand-2", "adler")], level=1, id="more"),
            Evenness(),
        ]
        problem = evolve(OUTCOME.cohort.problem, objective=teams.Objective(terms=terms))
        decided = BOOK.decide(None, OUTCOME.lists, teams.compose(problem))
        told = decided.notice("cand-1").split("## ")[3]

        for said in (
            "Points of a wish that is met, at level 2: 2 and 1, from the first wish on.",
            "Points where the host wishes for the person, its first wish first, at level 1: 4.",
            "Points of a seat, at level 2: the person's level in each skill,",
            "Points of a seat kept from the allocation before, at level 1: 1.",
            "Points of a seat, at level 1: what the office's own term gives (evenness).",
            "A level counts only between allocations equal on every level before it.",
        ):
            assert 1 == told.count(said), said
        assert "the score on the list" not in told

    def test_where_the_seats_went_is_counted(self):
        """To people ranked before on the same list, where their marks are why."""
        told = OPEN.letter("cand-6", lang="fr")
        assert "une place est allée à une personne mieux classée sur la même liste" in told

    def test_somebody_is_ranked_before_on_the_list_of_the_post_or_on_all_lists_that_both_stand_on(self):
        """Of the challenge alone; equals are neither before nor after, and without such a list nobody is."""
        data, dev = {"a": 1, "b": 2, "c": 2}, {"b": 1, "a": 2, "d": 3}
        lists = [
            SimpleNamespace(key=key, ranking=SimpleNamespace(ranks=ranks))
            for key, ranks in ((("x", "data"), data), (("x", "dev"), dev), (("y", "data"), {"c": 1, "d": 2}))
        ]
        told = {one: compared(lists, one, "x", {}) for one in "abcd"}
        assert told["a"] == {"a": "equal", "b": "apart", "c": "after", "d": "after"}
        assert told["b"] == {"a": "apart", "b": "equal", "c": "equal", "d": "after"}
        assert told["c"] == {"a": "before", "b": "equal", "c": "equal"}
        assert told["d"] == {"a": "before", "b": "before", "d": "equal"}
        assert compared(lists, "d", "y", {})["c"] == "before"
        for profile, how in (("data", "before"), ("dev", "after"), ("design", "apart")):
            held = {"a": [Post(id="x-1", challenge="x", profile=profile)]}
            assert compared(lists, "b", "x", held)["a"] == how
        for profile, how in (("data", "before"), ("dev", "apart")):  # of whose list the person is not
            held = {"a": [Post(id="x-1", challenge="x", profile=profile)]}
            assert compared(lists, "c", "x", held)["a"] == how

    @pytest.mark.untraced
    def test_equals_are_counted_without_the_person(self):
        """Whoever is undecided is told how many others are, and the jury who they are."""
        equals = TIED.cohort.equals
        for person in equals.undecided:
            others = {one for place in equals.places(person) for one in equals.people(place)} - {person}
            (told,) = [one for one in TIED.rulings[person].reasons if one.code == "equal_seats"]
            assert (len(others), tuple(sorted(others))) == (told.facts["others"], told.facts["people"])

    def test_a_seat_that_is_worth_no_more_than_none(self):
        """Whoever could sit or not, with nobody in their place, is equal with no person, and no person is told of."""
        posts = [
            Post(id="d-1", challenge="d", profile="data"),
            Post(id="d-2", challenge="d", profile="dev", optional=True),
        ]
        own = evolve(P3, challenges=[evolve(P3.challenges[0], id="d", posts=posts)])
        people = [Candidate(id="a", profiles=["data"]), Candidate(id="b", profiles=["dev"])]
        book = Book(
            promotion=own,
            candidates=people,
            applications=[Application(candidate=one, wishes=["d"]) for one in "ab"],
        )
        lists = rank_lists({("d", "data"): {"a": 3}, ("d", "dev"): {"b": 0}})
        outcome = book.decide(cohort=book.compose(["d"], lists), lists=lists)
        assert (
            "- A seat at ACOSS Plateforme or none is as good: no rule of the teams parts the two"
            in outcome.letter("b")
        )
        assert "(ex æquo with" not in unfolded(outcome.cohort.explain("b"))

    def test_what_is_not_decided_yet_is_not_told_of_the_whole(self):
        """A book with a candidate and no decision says that nothing is decided, and names nobody."""
        asks = [Application(candidate="c1", wishes=["plume"])]
        open_ = Book(promotion=P3, candidates=[Candidate(id="c1")], applications=asks).decide()
        assert ["open"] == [one.status for one in open_.decisions]
        assert ("nothing_decided",) == open_.explain().codes

    @pytest.mark.untraced
    def test_the_public_reads_nothing_of_a_challenge_that_was_not_kept(self):
        """As of people: neither a letter, nor a row, nor its title in the dossier that is published."""
        refused = [one.subject for one in OUTCOME.decisions if one.status == "not_kept"]
        public = OUTCOME.dossier().redacted("public")
        assert ["datajust"] == refused
        with pytest.raises(Fault, match="nothing is published of whoever"):
            OUTCOME.letter("datajust", audience="public")
        assert "challenge not kept" in OUTCOME.letter("datajust")
        assert {"adler", "cibnav", "datareg"} == {one["subject"] for one in OUTCOME.reasons(audience="public").rows()} - {one.id for one in BOOK.candidates}  # fmt: skip
        for text in (convert.to_json(public), to_html(public)):
            assert "adler" in text.casefold()
            assert "datajust" not in text.casefold()

    @pytest.mark.slow
    def test_the_public_reads_no_status_that_is_not_published(self):
        """Whoever has no seat has none: not that they wait, or sent no complete file."""
        for one in BOOK.candidates:
            if OUTCOME.place_of(one.id):
                told = OUTCOME.letter(one.id, audience="public")
                assert "Decision: seated (" in told
                assert "reserve" not in told
                continue
            with pytest.raises(Fault) as caught:
                OUTCOME.letter(one.id, audience="public")
            assert "book.published_only" == caught.value.code

    def test_a_notice_of_nobody_composed_says_what_there_is(self):
        """No teams, no points and no seats are spoken of."""
        told = Book(promotion=P3, candidates=[Candidate(id="c1")]).decide().notice("c1")
        assert "allocations" not in told


@frozen(kw_only=True)
class Evenness:
    """A term of an office's own, for the tests: a seat is worth one point."""

    id: str = "evenness"
    level: int = 1

    def points(self, person, opening):
        """Return one point a seat."""
        return int(bool(person and opening))


class TestMates:
    @pytest.mark.slow
    def test_a_wish_for_a_team_mate_gives_points_and_names_nobody(self):
        """Taken into account, once a pair, and told without a name."""
        wished = [
            evolve(one, mates=["cand-5"]) if one.candidate == "cand-2" else one for one in BOOK.applications
        ]
        wished = [evolve(one, mates=["cand-2"]) if one.candidate == "cand-5" else one for one in wished]
        book = evolve(BOOK, applications=wished)
        problem = book.problem(["adler", "cibnav"], merit=OUTCOME.lists, wishes=[2, 1], mates=3,
                               rules=OUTCOME.cohort.problem.rules)  # fmt: skip
        assert [("cand-2", "cand-5")] == [
            term.people for term in problem.objective.terms if hasattr(term, "bonus")
        ]
        decided = book.decide(None, OUTCOME.lists, teams.compose(problem))
        assert {"cand-2", "cand-5"} <= {one for one, at in decided.cohort.cohort.seats if at == "adler"}
        told = decided.notice("cand-5") + decided.letter("cand-5")
        assert "one wished for the other: 3" in told
        assert [] == names_in(told, others_than("cand-5"))
        assert decided.dossier().replay(book, lists=OUTCOME.lists).holds


class TestReasons:
    @pytest.mark.untraced
    def test_rows_have_one_line_each_and_the_rule_that_binds(self):
        """For a spreadsheet of the jury; a candidate's rows name nobody else; the public's, who sits and what is kept."""
        jury, candidate, public = (
            rows.to_rows(OUTCOME.reasons(audience=who, lang="fr")) for who in ("jury", "candidate", "public")
        )
        assert len(SUBJECTS) == len(jury) == len(candidate)
        assert "but_for" == next(one["code"] for one in jury if one["subject"] == "cand-1")
        for one in candidate:
            assert [] == names_in(f"{one['why']} {one['reasons']}", others_than(one["subject"]))
        assert {"cand-2", "cand-3", "cand-4", "cand-5"} == {
            one["subject"] for one in public if one["about"] == "person"
        }

    @pytest.mark.slow
    def test_everybody_has_one_decision(self):
        """Seated, reserve, not seated, incomplete: each challenge judged and each candidate once."""
        assert list(SUBJECTS) == [one.subject for one in OUTCOME.decisions]
        assert ("cand-2", "cand-3", "cand-4", "cand-5") == OUTCOME.rulings.of("seated")
        assert "cibnav" == OUTCOME.place_of("cand-3")
        assert OUTCOME.place_of("cand-1") is None
        with pytest.raises(UnknownKey):
            OUTCOME.explain("nobody")

    @pytest.mark.slow
    def test_equals_are_told_and_settled(self):
        """Four people are as good; a recorded decision seats two, and each is told by whom."""
        assert ("cand-1", "cand-3", "cand-5", "cand-6") == TIED.rulings.of("undecided")
        assert any(one.code == "to_decide" for one in TIED.gaps)
        assert "cand-5" in str(TIED.explain("cand-1"))
        by = Decision(by="jury", order=["cand-5", "cand-1"], reference="minutes, 4.2")
        settled = BOOK.decide(TIED.deliberation, TIED.lists, TIED.cohort.settle(by))
        assert "Equals were parted by the jury, which all are told" in settled.letter("cand-5")
        assert "minutes, 4.2" in settled.letter("cand-5", audience="jury")
        assert "parted by the jury, on the record" in settled.notice("cand-1")
        assert () == settled.rulings.of("undecided")

    @pytest.mark.slow
    def test_a_seat_that_only_points_forbid_says_which(self):
        """Somebody ranked after sits there, no rule is broken by a change, and the points of marks decided."""
        merit = rank_lists({("adler", "data"): {"cand-1": 18, "cand-5": 17}, ("adler", "dev"): {"cand-2": 15},
                            ("cibnav", "data"): {"cand-1": 19, "cand-3": 1}, ("cibnav", "dev"): {"cand-4": 9}})  # fmt: skip
        found = teams.compose(BOOK.problem(["adler", "cibnav"], merit=merit, wishes=[1]))
        decided = BOOK.decide(OUTCOME.deliberation, merit, found)
        assert "cibnav" == decided.place_of("cand-1")
        assert "equal_but_for" in {one.code for one in decided.rulings["cand-1"].reasons}
        assert "without this (points of a seat: the score" in decided.letter("cand-1")

    @pytest.mark.slow
    def test_profiles_and_free_seats(self):
        """A profile that no post takes is told by the rule; a seat left free, by what a seat there would break."""
        two = evolve(
            BOOK, candidates=BOOK.candidates[:2], applications=BOOK.applications[:2], panels=[], interests=[]
        )
        merit = rank_lists({("adler", "data"): {"cand-1": 9}, ("adler", "dev"): {"cand-2": 15}})
        one_each = teams.MaxEach(id="one", attribute="employer", maximum=1)
        problem = two.problem(["adler"], merit=merit, wishes=[1], rules=[one_each])
        free = teams.compose(evolve(problem, lifted=["posts:adler", "size:adler"]))
        assert "but_for" == two.decide(None, merit, free).rulings["cand-1"].binds.code
        nobody = teams.compose(evolve(problem, lifted=["fill:adler"]))
        assert (
            "at most 1 of the same employer"
            in str(two.decide(None, merit, nobody).rulings["cand-2"].binds).lower()
        )

    @pytest.mark.slow
    def test_a_rule_on_the_seat_itself_is_told(self):
        """Ranked by a jury that proposes them for a challenge they did not ask for: the rule says so."""
        merit = made.lists(adler_dev={"cand-2": 15, "cand-4": 19})
        decided = BOOK.decide(OUTCOME.deliberation, merit, made.cohort(BOOK, ["adler", "cibnav"], merit))
        asked = evolve(BOOK, applications=[
            evolve(one, wishes=["adler"]) if one.candidate == "cand-6" else one for one in BOOK.applications])  # fmt: skip
        told = [one.code for one in decided.rulings["cand-4"].reasons]
        assert "sits" in told
        off = made.lists(adler_dev={"cand-2": 15, "cand-6": 3})
        other = asked.decide(OUTCOME.deliberation, off, made.cohort(BOOK, ["adler", "cibnav"], off))
        assert "barred" in {one.code for one in other.rulings["cand-6"].reasons}
        assert "have a wish for the challenge that can be met" in other.letter("cand-6")
        told = {
            audience: [
                one.facts["rule"].code
                for one in other.reasons(audience=audience)["cand-6"].reasons
                if one.code == "barred"
            ]
            for audience in ("jury", "candidate")
        }
        assert {"jury": ["OnlyWished rule"], "candidate": ["OnlyWished rule"]} == told

    @pytest.mark.slow
    def test_somebody_with_no_wish_and_no_list_has_no_seat(self):
        """An empty application is told as such."""
        nothing = [evolve(one, wishes=[]) if one.candidate == "cand-7" else one for one in BOOK.applications]
        book = evolve(BOOK, applications=nothing)
        found = made.cohort(book, ["adler", "cibnav"], OUTCOME.lists)
        assert "person_no_wish" == book.decide(None, OUTCOME.lists, found).rulings["cand-7"].binds.code

    @pytest.mark.slow
    def test_a_jury_may_judge_people_itself(self):
        """Where nobody is seated in teams, the jury's own list decides, and the letter is that of a candidate."""
        rubric = jury.Rubric.equal(["skills"], scale=jury.EIG_SCALE)
        marks = [(f"cand-{n}", "juror-2", {"skills": mark}) for n, mark in ((1, 4), (2, 3), (3, 2))]
        held = jury.deliberate(jury.Scoresheet.from_marks(rubric, marks), places=1, reserve=1)
        decided = BOOK.decide(held)
        assert ["kept", "reserve", "not_kept"] == [one.status for one in decided.decisions][:3]
        assert {"person"} == {one.about for one in decided.decisions}
        assert "Decision: kept." in decided.letter("cand-1")
        assert "candidature non retenue" in decided.letter("cand-3", lang="fr")
        assert [] == names_in(decided.letter("cand-3"), others_than("cand-3"))
        assert "cand-1" not in str(decided.dossier().redacted("public").rows())
        assert "cand-2" in decided.dossier()._body_("en")

    def test_somebody_seated_without_a_wish_sits(self):
        """A jury may propose a seat that nobody asked for."""
        problem = teams.Problem(people=[teams.Person(id="cand-9")], openings=[teams.Opening(id="adler")])
        book = evolve(BOOK, applications=BOOK.applications[:8])
        decided = book.decide(None, None, teams.compose(problem))
        assert "adler" == decided.place_of("cand-9")
        assert "A seat at ADLER" in decided.letter("cand-9")

    @pytest.mark.untraced
    def test_without_lists_or_teams_it_says_what_there_is(self):
        """What is not decided yet is open, and nobody is on a reserve."""
        bare = BOOK.decide()
        assert {"open", "incomplete"} == {one.status for one in bare.decisions}
        assert () == bare.reserves
        nobody = teams.compose(evolve(OUTCOME.cohort.problem, people=[]))
        assert "infeasible" == nobody.status
        told = BOOK.decide(cohort=nobody).rulings["cand-1"]
        assert ("not_seated", "not_proposed") == (told.status, told.binds.code)
        assert "nothing was decided yet" in unfolded(Book(promotion=P3).decide())
        lone = Book(promotion=P3, candidates=[Candidate(id="c1")]).decide()
        assert "no wish" in unfolded(lone.explain("c1"))
        asked = Book(promotion=P4, candidates=[Candidate(id="c1", profiles=["data"])],
                     applications=[Application(candidate="c1", wishes=[P4.profiles[0].id])])  # fmt: skip
        assert "open" == asked.decide().rulings["c1"].status

    def test_what_the_book_does_not_know_is_not_decided(self):
        """A list of another challenge or person, a cohort or a deliberation of another book."""
        stranger = rank_lists({("plum", "data"): {"cand-11": 1}})
        with pytest.raises(Faults) as caught:
            BOOK.decide(None, stranger)
        assert {"Book.decide.lists"} == {one.place for one in caught.value.faults}
        other = Book(promotion=P3)
        with pytest.raises(Faults) as caught:
            other.decide(OUTCOME.deliberation, cohort=OUTCOME.cohort)
        assert {"Book.decide.cohort"} == {one.place for one in caught.value.faults}
        later = Book(promotion=P4, candidates=[evolve(one, profiles=[]) for one in BOOK.candidates])
        with pytest.raises(Faults) as caught:
            later.decide(cohort=OUTCOME.cohort)
        assert {"adler", "cibnav"} == {fault.value for fault in caught.value.faults}
        with pytest.raises(Faults) as caught:
            BOOK.decide(evolve(OUTCOME.deliberation, sheet=_of_strangers()))
        assert {"Book.decide.deliberation"} == {one.place for one in caught.value.faults}
        with pytest.raises(Fault, match=r"Outcome\.book"):
            evolve(OUTCOME, book="book")


class TestReserves:
    @pytest.mark.slow
    def test_the_reserve_of_a_seat_is_its_list_without_those_who_sit(self):
        """Best first, equals together; whoever is undecided or not complete is on none."""
        assert (("cand-1",), ("cand-6",)) == OUTCOME.reserve("cibnav", "data").groups
        assert all("cand-1" not in one.people for one in TIED.reserves)
        incomplete = made.outcome(adler_dev={"cand-2": 15, "cand-9": 9, "cand-8": 8, "cand-7": 7})
        assert (("cand-7",),) == incomplete.reserve("adler", "dev").groups  # cand-8 did not ask for it
        with pytest.raises(UnknownKey, match="cibnav"):
            OUTCOME.reserve("cibnav", "datum")
        assert "datareg" not in {one.opening for one in made.outcome(datareg_dev={"cand-8": 9}).reserves}

    def test_equals_on_a_reserve_share_their_number(self):
        """Nobody is put before an equal."""
        reserve = SeatReserve(opening="plume", profile="data", groups=[["b"], ["a", "c"]])
        assert [1, 2, 2] == [one["number"] for one in reserve.rows()]
        assert "number 2 on the reserve list (plume, data), equal with one other" in unfolded(
            reserve.explain("c")
        )
        assert "puis, à égalité, a et c" in unfolded(reserve.explain(lang="fr"))
        assert "nobody" in str(SeatReserve(opening="plume").explain())
        assert "<SeatReserve: plume, 3 people>" == repr(reserve)
        with pytest.raises(UnknownKey):
            reserve.explain("z")
        with pytest.raises(Fault, match="groups"):
            SeatReserve(opening="plume", groups=[["a"], ["a"]])
        with pytest.raises(Fault, match="groups"):
            SeatReserve(opening="plume", groups=3)


class TestValues:
    @pytest.mark.untraced
    def test_rulings_are_values_that_print(self):
        """A line for the whole, one reason a subject, HTML and rows."""
        assert "<Rulings: 13>" == repr(OUTCOME.rulings)
        assert "seated: 4" in unfolded(OUTCOME.rulings)
        assert "<caption>" in OUTCOME.rulings._repr_html_()
        assert "<Outcome: EIG 3>" == repr(OUTCOME)
        assert OUTCOME.rows() == OUTCOME.rulings.rows()
        assert "seated: 4" in unfolded(OUTCOME)
        one = Ruling(
            subject="a", about="person", status="open", binds=Reason(code="x", sentences={"en": "x"})
        )
        with pytest.raises(Fault, match="rulings"):
            Rulings(rulings=[one, one])
        with pytest.raises(Fault, match="rulings"):
            Rulings(rulings=[1])

    def test_the_funnel_counts_who_sits(self):
        """From 15 challenges and 9 people to 2 and 4."""
        assert [15, 2, 9, 8, 6, 4] == [stage.count for stage in OUTCOME.funnel().stages]
        assert "seated" not in [stage.name for stage in BOOK.decide().funnel().stages]

    def test_what_is_missing_is_told(self):
        """Who was called and has no sheet."""
        called = {**BOOK.called, "datajust": ["juror-1"], "plume": ["juror-1"]}
        more = evolve(BOOK, called=called, jurors=[*BOOK.jurors])
        assert {} == dict(more.not_come(OUTCOME.deliberation.sheet))
        short = OUTCOME.deliberation.sheet.only(["adler"])
        late = evolve(more, jurors=[*BOOK.jurors, evolve(BOOK.jurors[0], id="juror-4")],
                      called={"adler": ["juror-1", "juror-4"]})  # fmt: skip
        assert {"adler": ("juror-4",)} == dict(late.not_come(short))
        gaps = late.decide(evolve(OUTCOME.deliberation, sheet=short)).gaps
        assert "juror-4 was called" in " ".join(map(str, gaps))

    def test_mentors_are_known_and_named(self):
        """Those of the table stand beside those that challenges state."""
        assert "Nom Mentor" == BOOK.names["mentor-1"]
        assert ("mentor-1",) == BOOK.problem(["adler"]).openings[0].mentors
        with pytest.raises(Fault, match=r"mentors\[0\]\.challenge"):
            evolve(BOOK, mentors=[Mentor(id="m", challenge="adle")])


@st.composite
def promotions(draw):
    """Return the outcome of a random little promotion: wishes, marks and employers drawn."""
    candidates = [
        {
            **row,
            "employer": draw(st.sampled_from(["e1", "e2", ""])),
            "Vœu 1": draw(st.sampled_from(["adler", "cibnav", "datareg"])),
            "Vœu 2": "",
        }
        for row in made.CANDIDATES
    ]
    joined = made.book(candidates=candidates)
    profiles = {one.id: one.profiles for one in joined.candidates}
    wishes = {one.candidate: one.wishes for one in joined.applications}
    lists = {
        (opening, profile): {
            who: draw(st.integers(8, 12))
            for who in profiles
            if opening in wishes[who] and profile in profiles[who]
        }
        for opening in ("adler", "cibnav")
        for profile in ("data", "dev")
    }
    merit = rank_lists({key: scores for key, scores in lists.items() if scores})
    held = made.deliberation(joined)
    problem = joined.problem(held.kept, merit=merit, wishes=[2, 1])
    return joined.decide(held, merit, teams.compose(evolve(problem, lifted=["fill:adler", "fill:cibnav"])))


@pytest.mark.slow
@given(promotions())
@at_most(15, by_day=2)
def test_every_outcome_keeps_the_laws(outcome):
    """One decision each; nobody told of another; who sits is on no reserve; the same tables, the same answers."""
    people = [one.id for one in outcome.book.candidates]
    assert people == [one.subject for one in outcome.decisions if one.about == "person"]
    seated = outcome.cohort.cohort.people if outcome.cohort.cohort else ()
    waiting = {one for reserve in outcome.reserves for one in reserve.people}
    assert set() == waiting & set(seated)
    assert set(outcome.rulings.of("seated")) <= set(seated)
    for person in people:
        assert [] == names_in(outcome.letter(person), others_than(person))
    assert outcome.dossier().replay(outcome.book, lists=outcome.lists).holds


@pytest.mark.parametrize("audience", ["jury", "public"])
def test_a_language_that_is_none_is_refused(audience):
    """Decisions are said in a language that there is."""
    with pytest.raises(Fault, match="lang"):
        OUTCOME.reasons(audience=audience, lang="xx")
    with pytest.raises(Fault, match="lang"):
        Rulings(rulings=[], lang="xx")


@pytest.mark.slow
def test_the_part_of_the_treatment_is_told_whole():
    """Marks, seats, each kind of decision that parted equals, and who decides: none is left out, each once."""
    found = made.outcome()
    kinds = {one.by for one in found.cohort.decisions}

    assert ["degree_marks", "degree_seats", *["degree_decided"] * len(kinds), "degree_authority"] == [
        one.code for one in degree(found)
    ]
