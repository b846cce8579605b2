"""A ground that is told is the ground: of a wish that was stated, of none, of one seat or another."""

import datetime as dt
from random import Random

import pytest
from attrs import evolve, frozen

from eig._maths.but_for_causes import TRIES, but_for
from eig.errors import Fault
from eig.lots import Decision
from eig.programme.appointments import Event
from eig.programme.steps import StepDecision
from eig.teams import Objective, Opening, Person, Problem, compose
from eig.teams.answers import equal_cohorts
from eig.teams.answers.conflicts_and_what_to_relax import cannot_hold, minimal_conflict
from helpers import decided_book
from helpers import letter_worlds as worlds


def outcome_of(wishes, marks, *, people=None, posts=("data",)):
    """Return the outcome of people who wish, ranked on lists, at challenges that have the same posts."""
    world = worlds.World(Random(0))
    world.people = people or {one: ["data"] for one in wishes}
    world.employers = dict.fromkeys(wishes, "e1")
    world.wishes, world.marks, world.points, world.rules = wishes, marks, (), {}
    world.posts = {place: [(kind,) for kind in posts] for place, _ in marks}
    return worlds.decided(world, settle=False)


WISHED = {"c1": ["adler"], "c2": ["adler"], "c3": []}


@pytest.mark.parametrize(("lang", "false"), [("en", "asked"), ("fr", "demandé")])
def test_whoever_asked_and_stands_on_no_list_is_not_told_to_have_asked_for_nothing(lang, false):
    """The wish cannot be met: that is what closes the challenge, not that nobody asked."""
    found = outcome_of(WISHED, {("adler", "data"): {"c1": 9}})
    told = str(found.cohort.explain("c2", lang=lang))
    assert false not in told
    assert {"en": "this wish cannot be met", "fr": "ce vœu ne peut pas être satisfait"}[lang] in told


NO_POST = {
    "en": "no post of adler is for the profile d",
    "fr": "aucun poste d’adler n’est ouvert au profil d",
}


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_no_post_is_open_to_a_profile_that_is_the_ground(lang):
    """Whoever asks for a challenge without a post of theirs reads so, in the letter and of the teams; no ground lacks."""
    people = {"c1": ["data"], "c2": ["data"], "c3": ["dev"], "c4": []}
    wishes = {"c1": ["adler"], "c2": ["adler"], "c3": ["adler"], "c4": ["adler"]}
    found = outcome_of(wishes, {("adler", "data"): {"c1": 9, "c2": 8}}, people=people)
    assert NO_POST[lang] in found.letter("c3", lang=lang).replace("ADLER", "adler")
    assert NO_POST[lang] in str(found.cohort.explain("c3", lang=lang))
    none = {"en": "for somebody without a profile", "fr": "à une personne sans profil"}
    assert none[lang] in str(found.explain("c4", lang=lang))
    assert "no_ground_for" not in [one.code for one in found.gaps]


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whoever_is_ranked_for_a_post_that_is_none_reads_that_no_post_takes_the_profile(lang):
    """A list of a profile that no post of the challenge takes: the letter names the profile, and no rule to decipher."""
    people = {"c1": ["data"], "c2": ["data"], "c3": ["dev"]}
    marks = {("adler", "data"): {"c1": 9, "c2": 8}, ("adler", "dev"): {"c3": 9}}
    found = outcome_of({one: ["adler"] for one in people}, marks, people=people)
    for letter in (found.letter("c3", lang=lang), found.letter("c3", lang=lang, audience="jury")):
        assert NO_POST[lang] in letter.replace("ADLER", "adler")
        assert {"en": "every post of", "fr": "chaque poste d"}[lang] not in letter
    assert NO_POST[lang] not in found.letter("c2", lang=lang).replace("ADLER", "adler")


@pytest.mark.parametrize("day", [dt.date(2018, 10, 20), dt.date(2018, 12, 20)])
def test_whoever_withdrew_is_asked_for_no_ground(day):
    """On no list since they left, before or after the lists: nobody refused them, and no text says that a ground lacks."""
    found = outcome_of(WISHED | {"c3": ["adler"]}, {("adler", "data"): {"c1": 9}})
    assert "no_ground_for" in [one.code for one in found.gaps]
    gone = found.record(*(Event(on=day, kind="withdrawn", person=one) for one in ("c2", "c3")))
    assert "no_ground_for" not in [one.code for one in gone.gaps]
    assert not any("no ground" in text for text in gone.letters().values())


def test_whoever_is_rejected_by_a_fact_that_says_no_why_reads_that_no_ground_is_recorded():
    """The office refused them, and not they the office: the letter and the gaps say what lacks."""
    found = outcome_of(WISHED, {("adler", "data"): {"c1": 9, "c2": 8}})
    out = Event(on=dt.date(2018, 10, 20), kind="rejected", person="c2")
    bare, said = found.record(out), found.record(evolve(out, what="late"))
    assert ["no_ground_for"] == [one.code for one in bare.gaps if one.facts.get("names") == ("c2",)]
    assert "no ground is recorded." in bare.letter("c2")
    assert "o ground is recorded" not in said.letter("c2")


UNTREATED = {"en": "treatment took no part", "fr": "algorithmique n’a eu aucune part"}
TO_ALL = {"en": "whether it concerned them or not", "fr": "concernées ou non"}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_equals_were_parted_is_no_ground_of_whoever_could_not_sit(lang):
    """Refused before the jury, incomplete or withdrawn, nobody reads of a draw; all others read that all are told."""
    made = decided_book.outcome(adler_data={"cand-1": 18, "cand-5": 12})
    book = evolve(
        made.book, steps=[StepDecision(person="cand-8", step="screening", by="office", ground="late")]
    )
    tied = book.decide(made.deliberation, made.lists, made.cohort)
    order = Decision(by="draw", order=sorted(tied.cohort.undecided), reference="draw 1")
    settled = evolve(tied, cohort=tied.cohort.settle(order))
    gone = settled.record(Event(on=dt.date(2018, 12, 10), kind="withdrawn", person="cand-9"))
    told = {one: " ".join(text.split()) for one, text in gone.letters(lang=lang).items()}
    bare = {one for one, text in told.items() if UNTREATED[lang] in text}
    assert {"cand-7", "cand-8", "cand-9"} == bare
    assert bare == {one for one, text in told.items() if TO_ALL[lang] not in text}
    assert any(one.code == "decided" for one in settled.rulings[order.order[0]].reasons)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "On no list, and no ground"), ("fr", "Sur aucune liste, et aucun motif")]
)
def test_where_wishes_are_for_profiles_nobody_is_told_of_a_rule_that_fails(lang, said):
    """Seats are at challenges: the book poses no such problem; of one that is stated, whoever is on no list reads so."""
    wishes = {"c1": ["adler"], "c2": ["adler"]}
    found = outcome_of(wishes, {("adler", "data"): {"c1": 9}})
    book = found.book
    rules = evolve(book.promotion.rules, wish_kind="profile")
    asks = [evolve(one, wishes=["data"]) for one in book.applications]
    book = evolve(book, promotion=evolve(book.promotion, rules=rules), applications=asks)
    with pytest.raises(Fault, match=r"Book\.compose\.kept: expected challenges that people wish for"):
        book.compose(["adler"])
    people = [Person(id=one, profiles=["data"]) for one in wishes]
    terms = found.cohort.problem.objective.terms
    problem = Problem(people=people, openings=found.cohort.problem.openings, objective=Objective(terms=terms))
    told = book.decide(lists=found.lists, cohort=compose(problem))
    assert said in told.letter("c2", lang=lang)
    stated = book.decide(cohort=compose(problem))
    assert "No seat." in next(
        stated.letter(one) for one in wishes if stated.rulings[one].status == "not_seated"
    )


def test_a_challenge_without_posts_is_named_where_teams_are_asked_for():
    """It takes nobody knows how many: the refusal names it, and what to state."""
    book = outcome_of(WISHED, {("adler", "data"): {"c1": 9}}).book
    bare = evolve(book, proposed=[evolve(one, posts=[]) for one in book.proposed])
    with pytest.raises(
        Fault, match=r"challenges whose posts are stated.*, got \('adler'\)\. Add a row a post"
    ):
        bare.compose(["adler"])


@pytest.mark.untraced
def test_whoever_stated_no_wish_reads_so():
    """The letter says that no wish was received, and the gaps name the person."""
    found = outcome_of(WISHED, {("adler", "data"): {"c1": 9}})
    assert "Aucun vœu n’a été reçu." in found.letter("c3", lang="fr")
    assert "No wish was received." in found.letter("c3")
    assert [("c3",)] == [one.facts["names"] for one in found.gaps if one.code == "no_wish"]
    assert "Aucun vœu" not in found.letter("c2", lang="fr")


TWO = {"c1": ["adler", "cibnav"], "c2": ["adler"], "c3": ["cibnav"]}


@pytest.mark.untraced
@pytest.mark.parametrize(("lang", "said"), [("en", "adler or cibnav"), ("fr", "adler ou cibnav")])
def test_one_seat_at_two_challenges_is_one_or_the_other(lang, said):
    """No cohort seats anybody twice: the jury, the person and whoever reads the teams read « or »."""
    marks = {("adler", "data"): {"c1": 2, "c2": 2}, ("cibnav", "data"): {"c1": 2, "c3": 2}}
    found = outcome_of(TWO, marks)
    told = [found.explain("c1", lang=lang), found.cohort.equals.explain("c1", lang=lang)]
    assert all(said in str(one) for one in told)
    assert said.lower() in found.letter("c1", lang=lang).lower()


@pytest.mark.untraced
def test_how_many_people_there_are_is_no_rule():
    """Rules of which any one may be left out are listed; the number of people stands apart, as a fact."""
    openings = [Opening(id="adler", size=(2, 2)), Opening(id="plume", size=(2, 2))]
    people = [Person(id=f"p{number}") for number in range(3)]
    told = cannot_hold(minimal_conflict(Problem(people=people, openings=openings)))
    assert {"TeamRequired rule"} == {one.code for one in told.facts["rules"]}
    assert "seats_short" == told.facts["facts"][0].code


PROFILES = {"c1": ["data", "dev"], "c2": ["dev"], "c3": ["data"], "c4": ["data"]}


@pytest.mark.untraced
@pytest.mark.parametrize("other", [{}, {"c1": 1}])
def test_an_equal_of_two_profiles_rivals_those_of_the_post_that_is_held(other):
    """Whoever might hold a post and does in no best cohort is nobody's rival there: neither counted nor named."""
    marks = {("adler", "dev"): {"c1": 13, "c2": 13}, ("adler", "data"): {"c3": 17, "c4": 17, **other}}
    found = outcome_of({one: ["adler"] for one in PROFILES}, marks, people=PROFILES, posts=("data", "dev"))
    for one, rival in {"c1": "c2", "c2": "c1", "c3": "c4", "c4": "c3"}.items():
        (told,) = (reason for reason in found.rulings[one].reasons if reason.code == "equal_seats")
        assert ((rival,), 1) == (told.facts["people"], told.facts["others"])


@pytest.mark.parametrize("tried", [0, 1])
def test_where_best_cohorts_are_too_many_all_at_the_challenge_count(tried, monkeypatch):
    """Which post each holds in all of them is not known then: nobody is left out of those who are as good."""
    few = {"c1": 13, "c2": 13, "c3": 1, "c4": 1}
    marks = {("adler", "dev"): few, ("adler", "data"): {"c1": 1, "c2": 1, "c3": 17, "c4": 17}}
    monkeypatch.setattr(equal_cohorts, "LEAVES", tried)
    found = outcome_of({one: ["adler"] for one in PROFILES}, marks, people=PROFILES, posts=("data", "dev"))
    told = [reason for one in "1234" for reason in found.rulings["c" + one].reasons]
    assert {3} == {one.facts["others"] for one in told if one.code == "equal_seats"}


def test_equals_of_two_posts_are_rivals_where_somebody_seated_changes_posts():
    """Whoever sits in every best cohort, now at one post and now at the other, lets the others exchange."""
    marks = {("adler", "dev"): {"c1": 12, "c2": 9}, ("adler", "data"): {"c1": 12, "c3": 9}}
    people = {"c1": ["data", "dev"], "c2": ["dev"], "c3": ["data"]}
    found = outcome_of({one: ["adler"] for one in people}, marks, people=people, posts=("data", "dev"))
    named = {one: [reason.facts.get("people") for reason in found.rulings[one].reasons] for one in people}
    assert ("c3",) in named["c2"]
    assert ("c2",) in named["c3"]


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whoever_holds_a_post_that_no_list_ranks_them_for_is_told(lang):
    """Heard for dev alone, and seated at the post of data by teams of one's own: a caution says to compose again."""
    marks = {("adler", "dev"): {"c1": 2, "c2": 4}, ("adler", "data"): {"c3": 4}}
    people = {"c1": ["dev", "data"], "c2": ["dev"], "c3": ["data"]}
    wishes = {"c1": ["adler"], "c2": ["adler"], "c3": []}
    found = outcome_of(wishes, marks, people=people, posts=("data", "dev"))
    asked = found.cohort.problem
    anybody = evolve(asked, people=[evolve(one, profiles_by_opening={}) for one in asked.people])
    by_hand = found.book.decide(None, found.lists, compose(anybody))
    (told,) = (one for one in by_hand.cautions if one.code == "composed_by_details")
    assert ("c1",) == told.facts["names"]
    assert "c1" in told.say(lang)
    heard = {**marks, ("adler", "data"): {"c1": 1}}
    sure = outcome_of(wishes, heard, people=people, posts=("data", "dev"))
    assert not [one for one in sure.cautions if one.code == "composed_by_details"]


@frozen
class _Gates:
    """Causes that change an outcome in exactly these sets of them; some are not known."""

    opened: tuple[str, ...]
    stopped: str = ""
    causes: str = "abcdef"

    def without(self, some, /):
        told = "".join(some)
        return None if told == self.stopped else told in self.opened


def test_of_causes_past_three_the_fewest_are_counted():
    """Six are enough and no five: where four are, and tries are left, it is four that are told; a stop tells of six."""
    causes = ("abcdef", "acde")
    assert 4 == len(but_for(_Gates(causes), larger=TRIES).together)
    assert 6 == len(but_for(_Gates(causes)).together)
    assert 6 == len(but_for(_Gates(causes, stopped="abcd"), larger=TRIES).together)
