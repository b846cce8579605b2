"""What somebody finds out who reads an act beside the act that replaces it."""

import datetime as dt
import json
import re
import runpy
from functools import cache
from itertools import product

import pytest
from attrs import evolve

from eig import convert, jury, lots, teams
from eig.book import Book, Office, erase
from eig.book.dossier_changes import RulingChange
from eig.errors import Fault
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.programme.disclosure import Disclosure
from eig.promotions import P3
from eig.reasons import reasons_in
from helpers import decided_book
from helpers.adversary_appeals import Appeal, appeal_finds, outcome_of
from helpers.programs import EXAMPLES
from helpers.unfolded import unfolded

VERIFIER = runpy.run_path(str(EXAMPLES / "verify" / "leaf.py"))
SECRET = "6b28" * 16
MARKS = {
    "adler": ((3, 3), (2, 3), (3, 2), (3, 3), (2, 2)),
    "cibnav": ((3, 3), (2, 3), (3, 2), (3, 3), (2, 2)),
    "datareg": ((1, 2), (2, 2), (2, 1), (2, 2), (1, 1)),
    "plume": ((4, 4), (4, 3), (4, 4), (3, 4), (4, 4)),
}
TOTAL = {"en": "with 2.6", "fr": "avec 2,6"}
EQUAL = {"en": "equal with", "fr": "ex æquo avec"}


@cache
def judged(*items, smallest=3, first="cibnav"):
    """Return what is decided of some challenges, of which two have the same total: one place, two in reserve."""
    rows = [
        (item, f"j{at}", {"impact": one, "team": other})
        for item in items
        for at, (one, other) in enumerate(MARKS[item])
    ]
    rubric = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
    rules = jury.JuryRules(places=1, reserve=2, disclosure=Disclosure(smallest=smallest))
    held = jury.deliberate(jury.Scoresheet.from_marks(rubric, rows), rules=rules)
    if {"adler", "cibnav"} <= {*items}:
        held = held.settle(
            lots.Decision(
                by="jury",
                order=sorted(["cibnav", "adler"], key=lambda one: one != first),
                reference="minutes, 2.1",
            )
        )
    book = Book(promotion=P3)
    gone = [
        Event(on=dt.date(2018, 8, 20), kind="withdrawn", challenge=one) for one in MARKS if one not in items
    ]
    return book.record(*gone).decide(held)


ALL, LEFT = ("adler", "cibnav", "datareg", "plume"), ("adler", "datareg", "plume")


@pytest.mark.slow(but=["first1-then1-en"], one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("first", "then"), [(ALL, LEFT), (LEFT, ALL)])
def test_no_text_beside_the_text_that_it_replaces_tells_the_total_of_another(first, then, lang):
    """Whoever learns of equals in one decision is told their own total in no other, nor the other way round."""
    before, after = judged(*first), judged(*then)
    changes = after.changes_since(before)
    old = before.act("challenges", secret=SECRET, lang=lang)
    new = after.act("challenges", secret=SECRET, lang=lang, replaces=old, changes=changes)
    letters = [
        one.letter("adler", lang=lang, changes=told) for one, told in ((before, None), (after, changes))
    ]
    for texts in ([old.texts["adler"], new.texts["adler"]], letters):
        told = [(TOTAL[lang] in unfolded(one), EQUAL[lang] in unfolded(one)) for one in texts]
        assert told == [(first == LEFT, False), (False, False)]


@pytest.mark.parametrize(("lang", "ranked"), [("en", "Ranked"), ("fr", "Rang")])
def test_a_text_that_replaces_another_tells_no_rank(lang, ranked):
    """Whoever was second with 10, and is first with 11 once a mark was corrected, would know who has 11."""
    appeal = Appeal(4, 3, jury.JuryRules(places=2, reserve=1))
    (before, _), (after, _) = (outcome_of(appeal, totals) for totals in ((10, 11, 6), (11, 11, 6)))
    first, then = (
        before.letter("c0", lang=lang),
        after.letter("c0", lang=lang, changes=after.changes_since(before)),
    )
    assert [True, False] == [ranked in unfolded(one) for one in (first, then)]


@pytest.mark.slow
def test_a_corrected_mark_of_the_own_tells_no_more_than_lists_and_first_rank():
    """Of four jurors and three dossiers, both texts tell a score by the lists and the rank of the first alone."""
    appeal = Appeal(4, 3, jury.JuryRules(places=2, reserve=1))
    assert (1014, 0, 4) == appeal_finds(appeal, [10])


def test_a_policy_that_holds_nothing_back_tells_totals_in_each_act():
    """Where the rules hold nothing back, an act that replaces another tells each their total."""
    before, after = judged(*ALL, smallest=1), judged(*LEFT, smallest=1)
    old = before.act("challenges", secret=SECRET)
    new = after.act("challenges", secret=SECRET, replaces=old, changes=after.changes_since(before))
    assert all(TOTAL["en"] in one.texts["adler"] for one in (old, new))


def test_changes_since_another_number_on_the_reserve_than_was_told_are_refused():
    """A text of then that says number 1 is not replaced by one that says the same beside number 2."""
    told, now = judged(*ALL), judged(*ALL, first="adler")
    for lang in ("en", "fr"):
        old = told.act("challenges", secret=SECRET, lang=lang)
        right = now.changes_since(told)
        assert [one.subject for one in right.moved] == ["adler", "cibnav"]
        assert now.act("challenges", secret=SECRET, replaces=old, changes=right).replaces == old.root
        moved = [evolve(one, numbers=one.renumbered) for one in right.moved]
        for changes in (now.changes_since(now), evolve(right, moved=moved)):
            with pytest.raises(Fault, match="something else of adler and cibnav"):
                now.act("challenges", secret=SECRET, replaces=old, changes=changes)


CHANGED = {
    "en": (r"(?:\): |before: |c1: )(.*) (?:then|before), (.*) now", "another place on the reserve list"),
    "fr": (r"(?:auparavant|\)) : (.*) alors, (.*) maintenant|avant, (.*) ; maintenant, (.*?)(?: \(classement|$)", "une autre place sur la liste complémentaire"),
}  # fmt: skip
"""How a text says what was decided then, and now; and that a number that it does not tell is another."""


def twice(text, lang):
    """Return what a text says was then, and is now, for each change that it tells."""
    lines = text.replace("\u00a0", " ").replace("\u202f", " ").splitlines()
    found = [re.search(CHANGED[lang][0], one) for one in lines]
    return [tuple(filter(None, one.groups())) for one in found if one]


@cache
def seats(*scores):
    """Return who sits at the one place of ADLER and who waits, by their scores; a rule counts what people have."""
    names = [f"c{n}" for n in range(len(scores))]
    people = [Candidate(id=one, profiles=["data"], employer=f"e{n % 2}") for n, one in enumerate(names)]
    people.append(Candidate(id="d", profiles=["dev"], employer="e2"))
    applied = [Application(candidate=one.id, wishes=["adler"]) for one in people]
    lists = jury.rank_lists({("adler", "data"): dict(zip(names, scores, strict=True)), ("adler", "dev"): {"d": 9}})  # fmt: skip
    rule = teams.MaxEach(id="employers", attribute="employer", maximum=2)
    book = Book(promotion=P3, candidates=people, applications=applied)
    found = teams.compose(book.problem(["adler"], merit=lists, wishes=[1], rules=[rule]))
    return book.decide(None, lists, found)


ALIKE = {"en": "equal with one or more others", "fr": "à égalité avec une ou plusieurs autres personnes"}


@cache
def waiting(*left):
    """Return who waits for the one place of ADLER, two of them with one score, once some have withdrawn."""
    scores = {f"c{n}": score for n, score in enumerate((18, 14, 14, 12, 11, 10))} | {"d": 9}
    people = [Candidate(id=one, profiles=["dev" if one == "d" else "data"]) for one in scores]
    lists = jury.rank_lists({("adler", "data"): {one: scores[one] for one in scores if one != "d"}, ("adler", "dev"): {"d": 9}})  # fmt: skip
    book = Book(
        promotion=P3,
        candidates=people,
        applications=[Application(candidate=one, wishes=["adler"]) for one in scores],
    )
    found = teams.compose(book.problem(["adler"], merit=lists, wishes=[1]))
    gone = [Event(on=dt.date(2018, 12, 20), kind="withdrawn", person=one) for one in left]
    return book.record(*gone).decide(None, lists, found)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("left", ["c2", "c5"])
def test_no_text_that_replaces_another_says_who_is_equal_on_a_reserve_list(left, lang):
    """Whoever reads that nobody is equal any more knows that the one who left had their score."""
    before, after = waiting(), waiting(left)
    changes = after.changes_since(before)
    old = before.act("candidates", secret=SECRET, lang=lang)
    new = after.act("candidates", secret=SECRET, lang=lang, replaces=old, changes=changes)
    letters = [one.letter("c1", lang=lang, changes=told) for one, told in ((before, None), (after, changes))]
    for texts in ([old.texts["c1"], new.texts["c1"]], letters):
        assert [ALIKE[lang] in unfolded(one) for one in texts] == [True, False]
    assert "c1" in changes.unmoved
    assert "c1" not in changes.regrounded


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_text_tells_a_change_in_which_no_word_differs(lang):
    """Whoever waits at another number that they are not told reads that it is another; the jury reads the numbers."""
    first, told, numbers = seats(18, 16, 14, 12), 0, 0
    old = first.act("candidates", secret=SECRET, lang=lang)
    for scores in ((18, 14, 16, 12), (12, 16, 14, 18), (18, 12, 14, 16)):
        after = seats(*scores)
        changes = after.changes_since(first)
        new = after.act("candidates", secret=SECRET, lang=lang, replaces=old, changes=changes)
        letters = [after.letter(one, lang=lang, changes=changes) for one in new.texts]
        said = unfolded(changes.explain("c1", lang=lang)) if "c1" not in changes.unmoved else ""
        for text in (*new.texts.values(), *letters, said):
            for then, now in twice(text, lang):
                assert then != now
                told += CHANGED[lang][1] in now
        numbers += bool(re.search(r"number \d.*number \d|n° \d.*n° \d", said.replace("\u00a0", " ")))
    assert told
    assert numbers


def test_each_change_of_places_on_reserve_lists_is_told_in_words_that_differ():
    """Of one list or two, with a number that is told, hidden or not sure: else the text says that it is the same."""
    because = reasons_in("book")
    places = [
        because(code, **facts)
        for code, facts in (
            ("on_reserve", {"number": 1, "equals": None}),
            ("on_reserve", {"number": 2, "equals": None}),
            ("on_reserve_some", {"number": 1, "equals": None}),
            ("on_reserve_some", {"number": 2, "equals": None}),
            ("on_reserve_some", {"number": 1, "equals": because("equal_with", count=1)}),
            ("on_reserve_some", {}),
        )
    ]
    kinds = set()
    for was in product([None, *places], repeat=2):
        for now in product(places, [None, places[1], places[3], places[5]]):
            then, after = ([evolve(one, facts={**one.facts, "listed": f"l{at}"}) for at, one in enumerate(some) if one] for some in (was, now))  # fmt: skip
            if not then or then == after:
                continue
            change = RulingChange(
                subject="c1", before="reserve", after="reserve", numbers=then, renumbered=after
            )
            assert change.reason.facts["before"].say("en") != change.reason.facts["after"].say("en")
            person = change.to_person()
            if person.code == "redecided":
                assert person.facts["before"].say("fr") != person.facts["after"].say("fr")
            else:
                assert not change.numbered_worse
            kinds.add(person.code)
    assert kinds == {"redecided", "redecided_same"}


@pytest.mark.slow
@pytest.mark.parametrize(("own", "lang"), [("2018-1", "en"), ("2018-1", "fr"), ("2018-12", "fr"), ("", "en")])
def test_an_act_under_the_reference_of_the_act_that_it_replaces_is_doubtful(own, lang):
    """To the office, and to whoever holds both publications; in another language too, and not where none is stated.

    No text is searched for it: what is published may say another, or be an older one that has no such field.
    """
    before, after = judged(*ALL), judged(*LEFT)
    old = before.act("challenges", Office(reference=own and "2018-1", signed_by="A. B"), secret=SECRET)
    about = {"replaces": old, "changes": after.changes_since(before), "lang": lang}
    new = after.act("challenges", Office(reference=own, name="Etalab"), secret=SECRET, **about)
    unheaded = evolve(new.published(), text="# Liste", reference=own)
    unknown = evolve(new.published(), earlier_references=[])
    known = {one.code for one in unknown.check(earlier=evolve(old, reference="").published()).doubts}
    assert "reference_again" not in known
    for doubts in (
        new.doubts,
        *(one.check(earlier=old.published()).doubts for one in (new.published(), unheaded)),
    ):
        assert any("the reference 2018-1 is that of an act before" in one.say("en") for one in doubts) == (
            own == "2018-1"
        )


@pytest.mark.slow
def test_a_reference_of_any_act_before_is_doubtful_to_whoever_holds_the_last_one_alone():
    """The third act knows those of the first and the second, and what looks like them; the root binds them as they are."""
    before, after = judged(*ALL), judged(*LEFT)
    changes, back = after.changes_since(before), before.changes_since(after)
    first = before.act("challenges", Office(reference="2018-1"), secret=SECRET)
    second = after.act(
        "challenges", Office(reference="2018-2"), secret=SECRET, replaces=first, changes=changes
    )
    once = ("2018-3", "2018-1b", "N° 2018-1", "2018-01", "2018.1", "")
    again = (
        "2018-1",
        "2018-2",
        "2018\u20111",
        "2018\u20131",
        "\uff12\uff1018-1",
        "2018 -\u00a02",
        "2018\u22121",
    )
    for number, own in enumerate((*once, *again)):
        replaced, told = (second, second.published())[number % 2], own in again
        third = before.act(
            "challenges", Office(reference=own), secret=SECRET, replaces=replaced, changes=back
        )
        public = third.published()
        assert told == ("reference_again" in {one.code for one in third.doubts})
        assert told == ("reference_again" in {one.code for one in public.check().doubts})
        assert 1 >= [one.code for one in third.check().doubts].count("reference_again")
        assert {"2018-1", "2018-2"} == {*public.earlier_references}
        forged = evolve(public, earlier_references=[])
        assert "root_of_another" in {one.code for one in forged.check().doubts}
        for act in (public, forged):
            check, _ = VERIFIER["check"](json.loads(convert.to_json(act)), [])
            assert bool(check) == bool(act.check().doubts)


def dated(smallest=3):
    """Return a decision of July that people were notified of, and the one after a withdrawal."""
    days = {"rules_published": 4, "minutes_signed": 6, "decision_taken": 10, "decision_notified": 12}
    steps = [Event(on=dt.date(2018, 7, day), kind=kind, what="challenges") for kind, day in days.items()]
    return [
        evolve(one, book=one.book.record(*steps))
        for one in (judged(*ALL, smallest=smallest), judged(*LEFT, smallest=smallest))
    ]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("lang", "said"), [("en", "replaces the one"), ("fr", "remplace celle")])
def test_a_letter_says_of_the_decision_before_what_the_decision_says(lang, said):
    """Whoever holds both reads one word for one thing: which decision it replaces, by its day and reference."""
    before, after = dated()
    changes = after.changes_since(before)
    named = {
        "en": (" of 10 July 2018", ", reference 2018-1", "that was taken before"),
        "fr": (" du 10 juillet 2018", ", référence 2018-1", "qui a été prise auparavant"),
    }[lang]
    for office in (Office(), Office(reference="2018-1")):
        old = before.act("challenges", office, secret=SECRET, lang=lang)
        for act in (old, old.published()):
            new = after.act("challenges", secret=SECRET, lang=lang, replaces=act, changes=changes)
            for subject in LEFT:
                letter = after.letter(subject, lang=lang, changes=changes, replaces=act)
                alone = after.letter(subject, lang=lang, changes=changes)
                told = [
                    {unfolded(one) for one in text.splitlines() if said in one}
                    for text in (new.texts[subject], letter, alone)
                ]
                assert told[0] == told[1] != told[2]
                holds = [[one in line for one in named] for lines in told[1:] for line in lines]
                assert [[True, bool(office.reference), False], [False, False, True]] == holds


@pytest.mark.untraced(but=["fr"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_letter_that_replaces_an_act_without_changes_has_regard_to_it(lang):
    """The day and the root of the act stand in the letter; an act about others is refused."""
    before, after = dated()
    old = before.act("challenges", secret=SECRET)
    letter = unfolded(after.letter("plume", lang=lang, replaces=old))
    assert f"{ {'en': 'the act of 10 July 2018', 'fr': 'l’acte du 10 juillet 2018'}[lang] }" in letter
    assert old.root in letter
    with pytest.raises(Fault, match="challenges"):
        after.letters(replaces=old)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("lang", "said"), [("en", "its grounds changed"), ("fr", "ses motifs ont changé")])
def test_whoever_keeps_the_same_decision_reads_whether_its_grounds_changed(lang, said):
    """They changed where what the two texts say as grounds differs, by a word; of others nothing is compared."""
    before, after = dated(smallest=1)
    alike = evolve(after, book=after.book.record(Event(on=dt.date(2018, 7, 20), kind="noted")))
    for earlier, later, told in ((before, after, True), (after, before, True), (after, alike, False)):
        changes = later.changes_since(earlier)
        assert ("plume",) * told == changes.regrounded
        assert "plume" in changes.unmoved
        old = earlier.act("challenges", secret=SECRET, lang=lang)
        new = later.act("challenges", secret=SECRET, lang=lang, replaces=old, changes=changes)
        letter = later.letter("plume", lang=lang, changes=changes)
        assert [told] * 2 == [said in unfolded(text) for text in (new.texts["plume"], letter)]
        last = {
            "en": ("grounds changed for plume", "its grounds changed"),
            "fr": ("motifs modifiés", "motifs modifiés"),
        }[lang]
        spoken = (changes.explain(lang=lang), changes.explain("plume", lang=lang))
        assert [told] * 2 == [one in unfolded(str(text)) for one, text in zip(last, spoken, strict=True)]


HARM = {
    "another text": lambda act: evolve(act, text=act.text.replace("1", "2")),
    "other rules": lambda act: evolve(act, rules=f"{act.rules} "),
    "another day": lambda act: evolve(act, links=[evolve(act.links[0], on=dt.date(2018, 5, 1)), *act.links[1:]]),
    "links exchanged": lambda act: evolve(act, links=act.links[::-1]),
}  # fmt: skip


@pytest.mark.slow(but=["links exchanged-True"], one_in=4)
@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("harm", HARM)
def test_an_act_that_replaces_one_that_was_altered_says_so(harm, kept):
    """Whether the office gives what it keeps or what it published; to whoever holds both publications, too."""
    before, after = dated()
    whole = before.act("challenges", secret=SECRET)
    old = HARM[harm](whole if kept else whole.published())
    for given, told in ((whole, False), (old, True)):
        new = after.act("challenges", secret=SECRET, replaces=given, changes=after.changes_since(before))
        shown = new.published().check(earlier=given.published() if kept or given is whole else given)
        for doubts in (new.doubts, shown.doubts):
            assert told == ("replaced_altered" in {one.code for one in doubts})


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_of_dossiers_alone_nobody_is_told_that_grounds_are_the_same_which_were_not_compared(lang):
    """Who has other reasons, or stands in a published or an erased dossier, reads that grounds were not compared; who has the same reads the same."""
    before, after = dated()
    same = {"en": "comes to the same", "fr": "a le même sens"}[lang]
    loose = {"en": "was not compared", "fr": "n’ont pas été comparés"}[lang]
    words = {"en": "not compared", "fr": "non comparés"}[lang]
    for earlier, later in ((before, after), (after, before), (before, before)):
        known = later.changes_since(earlier)
        pair = [one.dossier(salt="c4" * 32) for one in (later, earlier)]
        gone = erase(pair[1], "j1", on=dt.date(2021, 1, 4), by="office", why="asked", salt="0d" * 16)
        whole = pair[0].differs_from(pair[1])
        published = pair[0].redacted("public").differs_from(pair[1].redacted("public"))
        assert {*known.regrounded} <= {*whole.uncompared}
        assert not whole.uncompared or earlier is not later
        for changes in (whole, published, pair[0].differs_from(gone)):
            assert changes is whole or changes.unmoved == changes.uncompared
            assert bool(changes.uncompared) == (words in unfolded(changes.explain(lang=lang)))
            for subject in changes.unmoved:
                unsure, told = subject in changes.uncompared, changes.to_person(subject).say(lang)
                texts = [
                    told,
                    *([later.letter(subject, lang=lang, changes=changes)] if changes is whole else []),
                ]
                for text in texts:
                    assert [True, unsure] == [one in unfolded(text) for one in (same, loose)]
                assert unsure == (words in unfolded(changes.explain(subject, lang=lang)))


OFFICE = Office(team_rules="rules of the call, article 6")


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kept", [("cibnav",), ("adler", "cibnav", "datareg"), "repaired"])
def test_the_rules_published_turn_on_nothing_that_was_decided_after(kept, lang):
    """Whichever challenges are kept, or seats kept since, an act that replaces announces the same rules."""
    book = decided_book.book().record(
        *(
            Event(on=dt.date(2018, *on), kind=kind, what="candidates")
            for kind, on in (("rules_published", (9, 10)), ("decision_taken", (12, 14)))
        )
    )
    lists = decided_book.lists()
    first = decided_book.cohort(book, ("adler", "cibnav"), lists)
    then = (
        teams.repair(first, withdrawn=["cand-3"])
        if kept == "repaired"
        else decided_book.cohort(book, kept, lists)
    )
    again = book.record(Event(on=dt.date(2019, 1, 8), kind="decision_taken", what="candidates"))
    if kept == "repaired":
        again = again.record(Event(on=dt.date(2018, 12, 20), kind="withdrawn", person="cand-3"))
    before, after = book.decide(lists=lists, cohort=first), again.decide(lists=lists, cohort=then)
    old = before.act("candidates", OFFICE, secret=SECRET, lang=lang)
    new = after.act("candidates", OFFICE, secret="7c39" * 16, lang=lang, replaces=old)
    assert old.rules == new.rules
    assert "rules_of_another" not in [one.code for one in new.check().doubts]
    at_most = decided_book.cohort(book, ("adler", "cibnav"), lists, rules=[teams.Together(id="pair", people=("cand-2", "cand-4"))])  # fmt: skip
    other = again.decide(lists=lists, cohort=at_most).act("candidates", OFFICE, secret="7c39" * 16, lang=lang, replaces=old)  # fmt: skip
    assert "rules_of_another" in [one.code for one in other.check().doubts]


@pytest.mark.slow
@pytest.mark.parametrize("recorded", [False, True])
@pytest.mark.parametrize(
    ("sat", "late"),
    [(["08-30"], False), (["09-02"], True), (["07-04", "08-30"], False), (["07-08", "08-30"], True)],
)
def test_the_steps_of_a_decision_before_are_not_held_to_the_sitting_of_the_last(sat, late, recorded):
    """Whether the ledger dates the sittings or the minutes do: of two, the first is of the first decision, and of one the last."""
    held, sittings = judged(*ALL).deliberation, [dt.date.fromisoformat(f"2018-{day}") for day in sat]
    signed = ("minutes_signed", "decision_taken")
    days = [dt.date(2018, 7, 6), dt.date(2018, 7, 10), dt.date(2018, 9, 1), dt.date(2018, 9, 3)]
    told = [*zip(signed * 2, days, strict=True), *(("jury_sat", day) for day in sittings if recorded)]
    book = Book(promotion=P3).record(*(Event(on=day, kind=kind, what="challenges") for kind, day in told))
    minutes = held.minutes(title="EIG 3, défis", sittings=sittings, salt="0b" * 32)
    replayed = book.decide(held, minutes=minutes).dossier(salt="c4" * 32).replay(book, deliberation=held)

    assert late == ("late:" in str(replayed))


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("late", [None, "minutes_signed", "decision_taken"])
def test_each_of_three_decisions_is_held_to_its_own_steps(number, late):
    """Whichever of the three was signed before it sat, or decided before it was signed, its day is told."""
    kinds = ("jury_sat", "minutes_signed", "decision_taken")
    days = {(n, kind): dt.date(2018, 7 + n, 4 + 2 * at) for n in range(3) for at, kind in enumerate(kinds)}
    if late is not None:
        days[number, late] -= dt.timedelta(3)  # before the step that it follows, not before another decision
    facts = [Event(on=day, kind=kind, what="challenges") for (_, kind), day in days.items()]
    held = judged(*ALL).deliberation
    book = Book(promotion=P3).record(*facts)
    minutes = held.minutes(title="EIG 3, défis", sittings=[days[2, "jury_sat"]], salt="0b" * 32)
    replayed = str(book.decide(held, minutes=minutes).dossier(salt="c4" * 32).replay(book, deliberation=held))

    assert (late is not None) == ("late:" in replayed)
    assert late is None or days[number, late].strftime("%-d %B %Y") in replayed


EARLY = {
    "en": ("before any mark", "Decided at the shortlisting"),
    "fr": ("avant toute note", "Décidé à la présélection"),
}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", ["inadmissible", "rejected"])
def test_what_is_decided_once_the_jury_sat_is_not_said_to_be_decided_before(kind, lang):
    """Whoever stands on no list, and is refused after the decision, reads the day, and no step before the jury."""
    first = waiting()
    people = [*first.book.candidates, Candidate(id="e", profiles=["designer"])]
    applied = [*first.book.applications, Application(candidate="e", wishes=["adler"])]
    steps = [
        Event(on=on, kind=step, what="candidates")
        for on, step in ((dt.date(2018, 11, 8), "jury_sat"), (dt.date(2018, 12, 14), "decision_taken"))
    ]
    book = evolve(first.book, candidates=people, applications=applied).record(*steps)
    for on, early in ((dt.date(2018, 11, 2), True), (dt.date(2018, 12, 20), False)):
        refused = Event(on=on, kind=kind, person="e", what="no clearance", author="the ministry")
        again = Event(on=dt.date(2019, 1, 3), kind="decision_taken", what="candidates")
        outcome = book.record(refused, again).decide(None, first.lists, first.cohort)
        for text in (outcome.letter("e", lang=lang), outcome.decision("e", lang=lang).to_markdown()):
            told = unfolded(text)
            assert "no clearance" in told
            assert (EARLY[lang][0] in told) == early
            assert (EARLY[lang][1] in told) == (early and kind == "rejected")
