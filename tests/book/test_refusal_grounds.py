"""Who was not heard is told by whom, and on what ground: every refusal before the jury is a recorded decision."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.book import Book, erase
from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, MarkSheet, Rubric, Scoresheet, rank_lists
from eig.jury.marks import Criterion
from eig.programme import Application, Candidate, Panel
from eig.programme.appointments import Event
from eig.programme.steps import StepDecision
from eig.promotions import P3
from eig.rows import Dialect, read
from eig.teams import compose
from eig.teams.asked import Forbidden
from helpers import adversary
from helpers import decided_book as made
from helpers.unfolded import unfolded

OUTCOME = made.outcome()
BOOK = OUTCOME.book
LATE = StepDecision(
    person="cand-7",
    step="shortlist",
    by="bureau EIG",
    on=dt.date(2018, 10, 30),
    ground="no portfolio was sent",
)


def decided(*steps, book=BOOK):
    """Return the outcome of a book with decisions before the jury."""
    return made.outcome(evolve(book, steps=steps))


def told(outcome, person, **options):
    """Return the letter of a person, with plain spaces."""
    return outcome.letter(person, **options).replace("\u00a0", " ").replace("’", "'")


@pytest.mark.slow
def test_who_was_not_shortlisted_reads_the_ground_and_the_author():
    """In both languages, with the day; and no ground is missing for them."""
    outcome = decided(LATE)
    assert "not_shortlisted" == outcome.rulings["cand-7"].status
    assert "- Decided at the shortlisting (bureau EIG, 30 October 2018): no portfolio was sent." in told(
        outcome, "cand-7"
    )
    french = told(outcome, "cand-7", lang="fr")
    assert "Décision : candidature non présélectionnée." in french
    assert "- Décidé à la présélection (bureau EIG, le 30 octobre 2018) : no portfolio was sent." in french
    (bare,) = [one for one in outcome.gaps if one.code == "no_ground_for"]
    assert ("cand-9",) == bare.facts["names"]
    assert "no portfolio" in unfolded(outcome.dossier().explain("cand-7"))
    assert "no portfolio" not in unfolded(outcome.dossier().redacted("public").rows())
    with pytest.raises(Fault, match="nothing is published"):
        told(outcome, "cand-7", audience="public")


@pytest.mark.slow
def test_a_ground_that_nobody_recorded_is_told_to_be_missing():
    """The letter says so, and the office reads whose."""
    bare = evolve(LATE, ground="")
    for outcome, person, said in (
        (OUTCOME, "cand-7", "Not among the people heard: no ground is recorded."),
        (OUTCOME, "cand-9", "The application was not complete: no ground is recorded."),
        (
            decided(bare),
            "cand-7",
            "Decided at the shortlisting (bureau EIG, 30 October 2018): no ground is recorded.",
        ),
    ):
        assert said in told(outcome, person)
        (gap,) = [one for one in outcome.gaps if one.code == "no_ground_for"]
        assert person in gap.facts["names"]
        assert "aucun motif n'est consigné" in told(outcome, person, lang="fr")


@pytest.mark.untraced
def test_words_for_the_jury_are_not_given_to_the_person():
    """The person reads who has the ground: whom the words are for is stated, and no words are searched."""
    private = evolve(LATE, readers="jury")
    outcome = decided(private)
    assert "bureau EIG has the ground, and may be asked for it" in told(outcome, "cand-7")
    assert private.ground in told(outcome, "cand-7", audience="jury")


def test_a_published_condition_is_a_ground():
    """In the words of the rules, with their source."""
    status = P3.rules.eligibility[0].status
    one = StepDecision(person="cand-6", step="screening", by="bureau EIG", condition=status)
    outcome = decided(one)
    letter = told(outcome, "cand-6", lang="fr")
    assert "Décision : candidature non recevable." in letter
    assert P3.rules.eligibility[0].text.casefold() in letter.casefold()
    assert P3.rules.eligibility[0].source.replace("’", "'") in letter
    assert "cand-6" not in {who.id for who in outcome.cohort.problem.people}
    other = P3.rules.eligibility[-1]
    assert other.text in str(evolve(one, condition=other.status).reason(conditions=P3.rules.eligibility))
    assert "civil_servant" in str(evolve(one, condition="civil_servant").reason())
    with pytest.raises(Faults, match="Book") as caught:
        Book(promotion=P3, candidates=[Candidate(id="c1")], steps=[
            StepDecision(person="c1", step="screening", by="b", condition="nobody"),
            StepDecision(person="c2", step="screening", by="b")])  # fmt: skip
    assert 2 == len(caught.value.faults)


@pytest.mark.slow
def test_the_first_step_that_refused_is_told():
    """Screening comes before the shortlist, in whatever order they are recorded; one decision a step."""
    both = [LATE, StepDecision(person="cand-7", step="screening", by="bureau EIG", ground="out of time")]
    assert "inadmissible" == decided(*both).rulings["cand-7"].status
    assert decided(*both).rulings == decided(*both[::-1]).rulings
    with pytest.raises(ValueError, match="identifier"):
        evolve(BOOK, steps=[LATE, LATE])


NAMES = st.sampled_from(["cand-1", "é", "c.2", "0"])
REFUSED = dt.date(2018, 10, 30)


@given(
    st.lists(NAMES, min_size=2, max_size=4, unique=True),
    st.sampled_from(["shortlisted", "heard", "admitted", "reserve", "appointed"]),
    st.sampled_from(["screening", "shortlist"]),
    st.sampled_from([None, -1, 0, 1, 200]),
)
@example(["cand-1", "é"], "shortlisted", "shortlist", 200)
@example(["cand-1", "é"], "shortlisted", "screening", 0)
def test_an_appeal_recorded_as_a_later_fact_lifts_the_refusal(names, kind, step, after):
    """Of a refusal and a fact by which the person goes on, the later day holds; else the refusal, and that is told."""
    row = StepDecision(person=names[0], step=step, by="bureau", on=REFUSED if after is not None else None)
    other = StepDecision(person=names[1], step=step, by="bureau", on=REFUSED)
    fact = Event(on=REFUSED + dt.timedelta(after or 0), kind=kind, person=names[0], author="recours")
    bare = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=["dev"]) for one in names],
        applications=[Application(candidate=one, wishes=["plume"]) for one in names],
        steps=[other, row],
    )
    appealed, refused = bare.record(fact), {"screening": "inadmissible", "shortlist": "not_shortlisted"}[step]
    lifted = after is not None and after > 0
    assert ("open" if lifted else refused) == appealed.decide().rulings[names[0]].status
    assert refused == appealed.decide().rulings[names[1]].status == bare.decide().rulings[names[0]].status
    told = [one.facts["people"] for one in appealed.cautions if one.code == "step_against_fact"]
    assert ([] if lifted else [(names[0],)]) == told
    wrong = appealed.correct(fact, on=dt.date(2019, 9, 1), by="bureau", why="another file")
    assert refused == wrong.decide().rulings[names[0]].status
    assert "step_against_fact" not in {one.code for one in (*wrong.cautions, *bare.cautions)}


@pytest.mark.parametrize(
    "kind", ["shortlisted", "heard", "admitted", "reserve", "appointed", "a row", "a status"]
)
def test_who_goes_on_to_the_jury_and_whom_no_panel_hears_is_a_gap(kind):
    """While panels hear others alone they are ruled as not shortlisted; once one hears them, or they left, no gap is told."""

    def told(year):
        return [one.facts["names"] for one in year.gaps if one.code == "on_no_panel"]

    fact, year = Event(on=REFUSED, kind=kind if " " not in kind else "noted", person="cand-7"), BOOK
    if kind == "a row":
        year = evolve(BOOK, steps=[evolve(LATE, passed=True)])
    elif kind == "a status":
        given = [one.to("shortlisted") if one.candidate == "cand-7" else one for one in BOOK.applications]
        year = evolve(BOOK, applications=given)
    (panel,) = BOOK.panels
    on = year.record(fact)
    assert "not_shortlisted" == made.outcome(on).rulings["cand-7"].status
    assert [("cand-7",)] == told(on)
    assert [] == told(BOOK) == told(evolve(on, panels=[evolve(panel, hears=[*panel.hears, "cand-7"])]))
    assert [] == told(evolve(on, panels=[])) == told(evolve(on, panels=[evolve(panel, hears=["adler"])]))
    assert [] == told(on.record(evolve(fact, on=dt.date(2018, 11, 2), kind="withdrawn")))
    assert [] == told(evolve(on, steps=[evolve(LATE, on=dt.date(2018, 11, 2))]))


@pytest.mark.slow
def test_an_appeal_upheld_after_the_decision_leaves_the_act_as_it_was():
    """Somebody is heard after all: teams composed without them hold nothing of a later day."""
    day = Event(on=dt.date(2018, 12, 14), kind="decision_taken", what="candidates")
    known = decided(LATE).record(day)
    appeal = Event(on=dt.date(2019, 1, 15), kind="shortlisted", person=LATE.person, author="recours")
    acts = [one.act("candidates", secret="c4d2" * 16) for one in (known, known.record(appeal))]
    assert acts[0] == acts[1]
    lost = known.record(evolve(appeal, kind="withdrawn")).act("candidates", secret="c4d2" * 16)
    assert "holds_later" in [one.code for one in lost.doubts]


@pytest.mark.untraced
def test_whoever_lost_a_decided_seat_with_its_challenge_is_a_gap_until_something_is_decided():
    """Nobody was appointed yet: the letter notes that the challenge is withdrawn, and the gaps name whom it leaves."""
    known = decided()
    place = min(known.seats.values())
    team = {one for one, there in known.seats.items() if there == place}
    gone = known.record(Event(on=dt.date(2019, 1, 15), kind="withdrawn", challenge=place))
    (gap,) = [one for one in gone.gaps if one.code == "posts_gone"]
    assert team == {*gap.facts["names"]}
    assert "posts_gone" not in [one.code for one in known.gaps]
    left = gone.record(*(Event(on=dt.date(2019, 1, 16), kind="withdrawn", person=one) for one in team))
    assert "posts_gone" not in [one.code for one in left.gaps]


@pytest.mark.slow
def test_the_steps_stand_in_the_funnel():
    """Who was refused goes no further; where those who go on are named, all others do not."""
    out = StepDecision(person="cand-8", step="screening", by="bureau EIG", ground="out of time")
    counts = {one["stage"]: one["count"] for one in decided(LATE, out).funnel().rows()}
    assert (9, 7, 6, 6) == tuple(counts[name] for name in ("applied", "complete", "shortlisted", "heard"))
    on = [StepDecision(person=f"cand-{n}", step="shortlist", by="jury", passed=True) for n in (1, 2, 3, 4)]
    outcome = decided(*on, LATE)
    counts = {one["stage"]: one["count"] for one in outcome.funnel().rows()}
    assert 4 == counts["shortlisted"]
    assert "seated" == outcome.rulings["cand-3"].status
    assert "shortlisted (jury)" == str(on[0].reason())
    assert "shortlisted" in str(outcome.funnel().explain("shortlisted"))
    assert "personnes présélectionnées" in unfolded(outcome.funnel().explain("shortlisted", lang="fr"))
    assert "shortlisted" not in [one["stage"] for one in OUTCOME.funnel().rows()]


@pytest.mark.slow
def test_who_asked_for_nothing_that_was_taken_up_is_told_of_the_challenge():
    """Nobody heard them, since no team was composed there: that is their reason; and without teams, it is open.

    Of a challenge that the jury kept, nobody reads that it was not taken up: they could read the published list.
    """
    assert "DataReg: on the reserve list, and no team was composed there" in told(OUTCOME, "cand-8")
    unstaffed = BOOK.decide(OUTCOME.deliberation, OUTCOME.lists, made.cohort(BOOK, ["adler"], OUTCOME.lists))
    assert "CibNav: on the main list, and no team was composed there" in told(unstaffed, "cand-3")
    unjudged = BOOK.decide(None, OUTCOME.lists, made.cohort(BOOK, ["adler"], OUTCOME.lists))
    assert "CibNav: the challenge was not taken up" in told(unjudged, "cand-3")
    assert "open" == BOOK.decide().rulings["cand-7"].status
    assert "not_seated" == evolve(OUTCOME, book=evolve(BOOK, panels=[])).rulings["cand-7"].status
    panels = [Panel(id="panel-2", members=["juror-1"], hears=["adler"])]
    assert "not_seated" == evolve(OUTCOME, book=evolve(BOOK, panels=panels)).rulings["cand-7"].status


@pytest.mark.untraced
def test_steps_are_read_from_a_table():
    """By their headings, French ones among them; names that no table knows are faults with their rows."""
    rows = [{"Personne": "cand-7", "Étape": "présélection", "Auteur": "bureau EIG", "Motif": "hors délai"}]
    book = made.book(steps=rows)
    assert [StepDecision(person="cand-7", step="shortlist", by="bureau EIG", ground="hors délai")] == [
        *book.steps
    ]
    with pytest.raises(ValueError, match="steps, row 2"):
        made.book(steps=[{**rows[0], "Personne": "cand-77"}])
    with pytest.raises(Fault, match=r"row 2, 'étape franchie'.*got a blank cell"):
        made.book(steps=[{**rows[0], "étape franchie": ""}])  # a blank would refuse somebody
    english = [{"person": "c1", "step": "screening", "by": "office", "passed": "yes"}]
    people = [{"id": "c1"}]
    assert Book.read(P3, candidates=people, steps=english, dialect=Dialect()).steps[0].passed


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("heading", "kept", "refused"),
    [
        ("Décision", "retenue", "refusée"),
        ("Résultat", "Admise", "non admise"),
        ("Présélectionné·e", "oui", "non"),
        ("Recevable", "recevable", "irrecevable"),
        ("Statut", "Sélectionné", "écarté"),
    ],
)
def test_whoever_was_kept_is_not_refused_whatever_the_heading_of_the_decision(heading, kept, refused):
    """A table of steps says who goes on under the heading that the office uses, in its own words."""
    table = f"Personne;Étape;{heading};Auteur\ncand-1;présélection;{kept};jury\ncand-2;présélection;{refused};jury\n"

    assert [True, False] == [one.passed for one in read(table, StepDecision, dialect="fr")]


@pytest.mark.slow
@pytest.mark.parametrize("heading", ["Avis", "Verdict du bureau", "Observations"])
def test_no_table_of_steps_refuses_everybody_beside_a_column_that_nobody_reads(heading):
    """Where no column says who goes on, those left aside are a fault, until the office says what they are."""
    table = f"Personne;Étape;{heading};Auteur\ncand-1;présélection;favorable;jury\n"

    with pytest.raises(Fault, match="who goes on") as caught:
        read(table, StepDecision, dialect="fr")
    assert (heading,) == caught.value.value
    with pytest.raises(Fault, match=r"steps, heading.*who goes on"):
        made.book(steps=table)
    assert read(table, StepDecision, dialect="fr", columns={heading: "passed"})[0].passed
    assert not read(table, StepDecision, dialect="fr", ignore=[heading])[0].passed


@pytest.mark.slow
@pytest.mark.parametrize(("heads", "cells"), [("", ""), (";Motif", ";")])
def test_a_table_of_steps_that_decides_nothing_refuses_nobody(heads, cells):
    """Without a decision, and without a ground in each row, nobody is refused by a column that is missing."""
    rows = f"cand-1;présélection;jury{cells}\ncand-2;présélection;jury{cells and ';hors délai'}\n"
    table = f"Personne;Étape;Auteur{heads}\n{rows}"

    with pytest.raises(Fault, match="who goes on"):
        read(table, StepDecision, dialect="fr")
    with pytest.raises(Fault, match=r"steps, heading.*who goes on"):
        made.book(steps=table)
    grounds = "Personne;Étape;Auteur;Motif\ncand-1;présélection;jury;hors délai\n"
    assert [False] == [one.passed for one in read(grounds, StepDecision, dialect="fr")]


@pytest.mark.slow
def test_a_dossier_holds_the_steps_by_their_digest():
    """A ground that was changed since is seen; a dossier that was kept before there were steps holds without."""
    outcome = decided(LATE)
    dossier = outcome.dossier()
    lists = {"lists": OUTCOME.lists}
    assert "steps" in dossier.tables
    other = evolve(outcome.book, steps=[evolve(LATE, ground="another")])
    assert "the decisions before the jury changed" in unfolded(dossier.replay(other, **lists))
    before = evolve(
        OUTCOME.dossier(), tables={k: v for k, v in OUTCOME.dossier().tables.items() if k != "steps"}
    )
    assert "the decisions before the jury changed" in unfolded(before.replay(outcome.book, **lists))
    assert "the decisions before the jury" not in unfolded(before.replay(BOOK, **lists))


@pytest.mark.slow
def test_a_wish_for_a_profile_is_for_any_challenge():
    """Where people wish for profiles, who was not heard is told so."""
    promotion = evolve(P3, rules=evolve(P3.rules, wish_kind="profile"))
    asks = [evolve(one, wishes=["data"]) for one in BOOK.applications]
    book = evolve(BOOK, promotion=promotion, applications=asks)
    assert "not_shortlisted" == evolve(OUTCOME, book=book).rulings["cand-8"].status
    assert isinstance(asks[0], Application)


@pytest.mark.untraced
def test_whoever_a_jury_left_off_its_list_reads_why():
    """More opinions against than for, or an eliminating mark, is the ground, by its kind; the jury reads the figures."""
    rubric = Rubric(criteria=[Criterion(id="fit", scale=EIG_SCALE, floor=2)])
    sheets = [
        MarkSheet(item=one, juror=f"j{n}", marks={"fit": mark}, opinion=opinion)
        for one, mark, opinion in (("c1", 4, None), ("c2", 3, "unfavourable"), ("c3", 1, None))
        for n in range(3)
    ]
    lists = rank_lists({("a", "data"): Scoresheet(rubric=rubric, sheets=sheets)})
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(1, 5)]
    asked = [Application(candidate=one.id, wishes=["a"]) for one in people]
    book = Book(promotion=adversary.posts_of({"a": 1}), candidates=people, applications=asked)
    outcome = book.decide(None, lists, compose(book.problem(["a"], merit=lists)))
    assert "not ranked: more opinions against than for" in outcome.letter("c2")
    assert "3 against" in outcome.letter("c2", audience="jury")
    assert "une ou plusieurs notes éliminatoires" in outcome.letter("c3", lang="fr")
    assert "not ranked on a list of this challenge, and no ground is recorded" in outcome.letter("c4")
    assert ["no ground is recorded for c4"] == [
        str(one) for one in outcome.gaps if one.code == "no_ground_for"
    ]
    assert "ranking of the jury that judged" in outcome.decision("c3").slots["basis"]
    assert "given for one list" in outcome.notice("c3")
    assert "given for" not in outcome.notice("c4")


def test_whoever_several_grounds_keep_from_a_seat_reads_each_of_them():
    """What each jury of a challenge says, and what bars them besides: without one alone there would be no seat either."""
    rubric = Rubric(criteria=[Criterion(id="fit", scale=EIG_SCALE, floor=2)])

    def sheet(**given):
        """Return the sheets of three jurors, who give everybody one mark, with an opinion or none."""
        rows = [
            MarkSheet(item=one, juror=f"j{n}", marks={"fit": mark}, opinion=opinion)
            for one, (mark, opinion) in given.items()
            for n in range(3)
        ]
        return Scoresheet(rubric=rubric, sheets=rows)

    data = sheet(c1=(4, None), c2=(1, "unfavourable"), c3=(1, None))
    dev = sheet(c1=(4, None), c3=(3, "unfavourable"))
    lists = rank_lists({("a", "data"): data, ("a", "dev"): dev})
    people = [Candidate(id=f"c{n}", profiles=["data", "dev"]) for n in range(1, 4)]
    asked = [Application(candidate=one.id, wishes=["a"]) for one in people]
    book = Book(promotion=adversary.posts_of({"a": 1}), candidates=people, applications=asked)
    barred = Forbidden.of("c2", "a")
    outcome = book.decide(None, lists, compose(book.problem(["a"], merit=lists, rules=[barred])))
    said = {
        "en": ("eliminating mark", "opinions against than for"),
        "fr": ("notes éliminatoires", "avis défavorables que"),
    }
    for lang, (marks, opinions) in said.items():
        for person in ("c2", "c3"):
            read = (
                told(outcome, person, lang=lang),
                outcome.decision(person, lang=lang).to_markdown().replace("’", "'"),
            )
            for text in read:
                assert marks in text, text
                assert opinions in text, text
    bars = [one for one in outcome.rulings["c2"].reasons if one.code == "barred"]
    assert len(bars) == 1
    assert 2 == sum(one.code == "not_listed" for one in outcome.rulings["c3"].reasons)


@pytest.mark.slow
def test_each_decision_before_the_jury_is_a_ground():
    """Of two steps that refused the same person both are told; and a refusal, beside a withdrawal."""
    screened = evolve(LATE, step="screening", ground="received after the call")
    outcome = decided(screened, LATE)
    gone = outcome.record(Event(on=dt.date(2018, 11, 2), kind="withdrawn", person="cand-7"))
    assert "inadmissible" == outcome.rulings["cand-7"].status
    for lang in ("en", "fr"):
        for one in (outcome, gone):
            for text in (told(one, "cand-7", lang=lang), one.decision("cand-7", lang=lang).to_markdown()):
                assert "received after the call" in text
                assert "no portfolio was sent" in text
    assert "withdr" in told(gone, "cand-7").lower()
    bare = decided(screened, evolve(LATE, ground=""))
    assert "no ground is recorded" in told(bare, "cand-7")
    assert any("cand-7" in one.facts["names"] for one in bare.gaps if one.code == "no_ground_for")


@pytest.mark.parametrize(("lang", "besides"), [("en", "was not complete"), ("fr", "était incomplet")])
def test_an_incomplete_application_that_a_step_refused_reads_both(lang, besides):
    """Each is enough alone; nothing is said of a dossier that was complete."""
    refused = StepDecision(step="screening", person="cand-2", by="bureau EIG", ground="late")
    for complete in (True, False):
        asks = [
            evolve(one, complete=complete or one.candidate != "cand-2") for one in OUTCOME.book.applications
        ]
        found = evolve(OUTCOME, book=evolve(OUTCOME.book, applications=asks, steps=[refused]))
        told = found.letter("cand-2", lang=lang)
        assert "(bureau EIG)" in told
        assert (besides in told) is not complete


@pytest.mark.slow
def test_after_an_erasure_what_nobody_decided_is_no_decision_held():
    """People who wait for seats are not counted."""
    waiting = evolve(OUTCOME, cohort=None).dossier(salt="c4" * 32)
    left = erase(waiting, "cand-2", on=dt.date(2021, 1, 4), by="office", why="art. 5")
    held = [one.facts["count"] for one in left.explain().reasons if one.code == "still_held"]
    assert [sum(one.status not in ("open", "undecided") for one in left.rulings.rulings)] == held
    assert held[0] < len(left.rulings.rulings)


def test_a_refusal_that_was_lifted_says_of_nobody_else_that_they_were_not_shortlisted():
    """Those who go on say who does not where most of the people heard have such a step; who was heard without is doubted."""
    names = [f"c{n}" for n in range(1, 6)]
    people = [Candidate(id=one, profiles=["data"]) for one in names]
    asked = [Application(candidate=one.id, wishes=["adler"]) for one in people]
    book = Book(promotion=adversary.posts_of({"adler": 1}), candidates=people, applications=asked)
    lists = rank_lists({("adler", "data"): {"c1": 14, "c2": 12, "c3": 11}})
    words = {
        "en": "on a list, though the decisions on the shortlist do not name the application: record the step `shortlist`: c3",
        "fr": "sur une liste, sans figurer parmi les décisions de présélection : consigner la décision `shortlist` : c3",
    }
    for passing, shortlisted, out in (["c4"], 5, set()), (["c1", "c2"], 2, {"c4", "c5"}):
        steps = [StepDecision(person=one, step="shortlist", by="jury", passed=True) for one in passing]
        at = evolve(book, steps=steps)
        outcome = at.decide(None, lists, compose(at.problem(["adler"], merit=lists, wishes=[1])))

        assert shortlisted == outcome.funnel()["shortlisted"].count
        assert out == {one for one in names if outcome.rulings[one].status == "not_shortlisted"}
        told = [one for one in outcome.cautions if one.code == "listed_unstepped"]
        assert bool(out) == bool(told)
        for lang, said in words.items():
            assert all(said == one.say(lang).replace("\N{NO-BREAK SPACE}", " ") for one in told)


REFUSED_ONCE = Book(
    promotion=P3,
    candidates=[Candidate(id="c1")],
    applications=[Application(candidate="c1", wishes=["adler"])],
    steps=[
        StepDecision(
            person="c1", step="shortlist", by="office", on=dt.date(2018, 10, 30), ground="no project"
        )
    ],
)


def test_a_later_refusal_is_told_with_its_ground_whatever_was_decided_before():
    """An appeal dismissed, and a refusal after an appeal that was upheld: each stands in the letter, with its ground."""
    dismissed = Event(
        on=dt.date(2018, 11, 20), kind="rejected", person="c1", what="nothing new", author="director"
    )
    letter = REFUSED_ONCE.record(dismissed).decide().letter("c1")
    assert "(office, 30 October 2018): no project" in letter
    assert "(director, 20 November 2018): nothing new" in letter
    upheld = Event(on=dt.date(2018, 11, 20), kind="shortlisted", person="c1", author="director")
    later = Event(
        on=dt.date(2018, 12, 1), kind="rejected", person="c1", what="the project ended", author="director"
    )
    letter = REFUSED_ONCE.record(upheld, later).decide().letter("c1")
    assert "the project ended" in letter
    assert "no project" not in letter


def test_the_same_refusal_recorded_a_second_time_is_told_once():
    """A fact that says again what the row says is no other decision."""
    again = Event(on=dt.date(2018, 11, 2), kind="rejected", person="c1", what="no project")
    assert 1 == REFUSED_ONCE.record(again).decide().letter("c1").count("no project")
