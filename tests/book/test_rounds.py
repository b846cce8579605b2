"""Two rounds of one jury: whoever the first one refuses is decided there, and the hearing stands on it."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eig import jury, lots, to_html
from eig.book import Book, Dossier, erase
from eig.convert import from_json, to_json
from eig.errors import Fault
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.programme.disclosure import Disclosure
from eig.programme.steps import StepDecision
from eig.promotions import P3
from eig.teams import compose
from helpers import adversary_rounds
from helpers.costs import at_most
from helpers.counted_calls import calls_of

SALT = "5a17" * 16
CHALLENGES = tuple(one.id for one in P3.challenges)[:6]
PEOPLE = tuple(f"c{n}" for n in range(1, 7))
RUBRIC = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
READ = dict(zip(CHALLENGES, (4, 4, 3, 3, 2, 1), strict=True))
HEARD = dict(zip(CHALLENGES[:4], (2, 4, 3, 1), strict=True))
FILES = dict(zip(PEOPLE, (4, 4, 3, 3, 2, 1), strict=True))
LIST = dict(zip(PEOPLE[:4], (12, 18, 15, 11), strict=True))


def judged(marks, places, *, jurors=2, **options):
    """Return the deliberation of jurors, two mostly, who give each dossier the same mark."""
    each = range(1, jurors + 1)
    rows = [(item, f"j{n}", {"impact": mark}) for item, mark in marks.items() for n in each]
    return jury.deliberate(jury.Scoresheet.from_marks(RUBRIC, rows), places=places, **options)


FIRST, LAST = judged(READ, 4), judged(HEARD, 2)
OF_FILES = judged(FILES, 4)
LISTS = jury.rank_lists({(CHALLENGES[1],): LIST})
BOOK = Book(
    promotion=P3,
    candidates=[Candidate(id=one) for one in PEOPLE],
    applications=[Application(candidate=one, wishes=[CHALLENGES[1]]) for one in PEOPLE],
)
OF_CHALLENGES = BOOK.decide(LAST, rounds=FIRST)
WHOLE = BOOK.decide(LAST, LISTS, rounds=[FIRST, OF_FILES])


def codes(outcome):
    return {one.code for one in outcome.cautions}


OURS = {"heard_unkept", "heard_unjudged", "kept_unheard", "rounds_reversed"}
OURS |= {"step_passed_against_round", "step_refused_against_round"}
DOUBTS = {"minutes_contradict", "minutes_twice", "other_minutes"} | OURS


# ── who is decided where ──────────────────────────────────────────────────────────────────────────


def kept_by_hand(marks, places):
    """Return who is kept, equal at the line, and out: by plain sorting."""
    order = sorted(marks, key=lambda one: (-marks[one], one))
    if places >= len(order):
        return set(order), set(), set()
    line = marks[order[places - 1]]
    if marks[order[places]] != line:
        return set(order[:places]), set(), set(order[places:])
    return (
        {one for one in order if marks[one] > line},
        {one for one in order if marks[one] == line},
        {one for one in order if marks[one] < line},
    )


MARK = st.integers(1, 4)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("names", [CHALLENGES, PEOPLE])
@given(
    read=st.lists(MARK, min_size=6, max_size=6),
    again=st.lists(MARK, min_size=6, max_size=6),
    places=st.integers(1, 6),
    last=st.integers(1, 6),
)
@example(read=[4, 4, 3, 3, 2, 1], again=[2, 4, 3, 1, 1, 1], places=4, last=2)
@example(read=[3] * 6, again=[3] * 6, places=3, last=3)
def test_each_is_decided_by_the_last_round_that_judged_it(names, read, again, places, last):
    """Who a round keeps is heard and decided then; who it refuses is refused; who is equal at its line waits."""
    marks = dict(zip(names, read, strict=True))
    through, equal, out = kept_by_hand(marks, places)
    heard = {one: mark for one, mark in zip(names, again, strict=True) if one in through}
    first, final = judged(marks, places), judged(heard, last) if heard else None
    assume(final != first)  # one deliberation is no two rounds, and is refused
    outcome = BOOK.decide(final, rounds=first)
    kept, waiting, refused = kept_by_hand(heard, last) if heard else (set(), set(), set())
    expected = dict.fromkeys(kept, "kept") | dict.fromkeys(refused | out, "not_kept")
    expected |= dict.fromkeys(waiting | equal, "undecided")
    told = {one.subject: one.status for one in outcome.decisions if one.subject in names}
    assert told == {**dict.fromkeys(names, "open"), **expected}
    assert codes(outcome).isdisjoint(OURS)


@pytest.mark.slow
@given(
    marks=st.lists(st.lists(MARK, min_size=6, max_size=6), min_size=2, max_size=3),
    places=st.lists(st.integers(1, 6), min_size=2, max_size=3),
    listed=st.booleans(),
)
@example(marks=[[4, 4, 3, 3, 2, 1], [4, 3, 2, 1, 1, 1]], places=[4, 2], listed=True)
@example(marks=[[4, 4, 3, 3, 2, 1], [4, 3, 2, 1, 1, 1], [4, 4, 4, 4, 4, 4]], places=[4, 2, 1], listed=False)
def test_each_of_several_rounds_stands_on_the_one_before(marks, places, listed):
    """People go from round to round as plain sorting has it, and each is told the round that decided."""
    held, left, expected = [], set(PEOPLE), dict[str, tuple[str, int]]()
    for number, (given_marks, count) in enumerate(zip(marks, places, strict=False), start=1):
        own = {one: mark for one, mark in zip(PEOPLE, given_marks, strict=True) if one in left}
        if not own:
            break
        held.append(judged(own, count))
        assume(held[-1] not in held[:-1])  # one deliberation is no two rounds, and is refused
        left, equal, out = kept_by_hand(own, count)
        expected |= dict.fromkeys(equal, ("undecided", number)) | dict.fromkeys(out, ("not_kept", number))
    lists = jury.rank_lists({(CHALLENGES[1],): dict.fromkeys(left, 12)}) if listed and left else None
    outcome = BOOK.decide(None, lists, rounds=held)
    for audience in ("jury", "candidate"):
        told = {
            one.subject: one for one in outcome.reasons(audience=audience).rulings if one.subject in PEOPLE
        }
        decided = {
            who: (one.status, one.reasons[0].facts["number"])
            for who, one in told.items()
            if one.reasons[0].code in ("in_round", "waits_in_round")
        }
        assert decided == expected
        assert {told[one].status for one in left} <= {"open"}
    assert codes(outcome).isdisjoint(OURS)


THEN = {"next": "open", "tied": "undecided"}


@pytest.mark.slow
@given(
    marks=st.lists(MARK, min_size=4, max_size=4),
    against=st.sets(st.integers(0, 3), max_size=2),
    people=st.booleans(),
)
@example(marks=[4, 3, 2, 1], against={0}, people=True)
@example(marks=[3, 3, 3, 1], against={0, 1}, people=False)
def test_what_a_rule_of_a_round_costs_is_a_place_in_the_next(marks, against, people):
    """Whoever would be kept by a round without a rule is told so, and no seat; decided without it, they are."""
    names = (PEOPLE if people else CHALLENGES)[:4]
    sheets = [
        jury.MarkSheet(
            item=name,
            juror=juror,
            marks={"impact": mark},
            opinion="unfavourable" if at in against else "favourable",
        )
        for at, (name, mark) in enumerate(zip(names, marks, strict=True))
        for juror in ("j1", "j2")
    ]
    scored = jury.Scoresheet(rubric=RUBRIC, sheets=sheets)
    rules = [
        jury.JuryRules(places=2, opinions=how, disclosure=Disclosure(smallest=1))
        for how in ("majority", "ignore")
    ]
    held, free = (jury.deliberate(scored, one) for one in rules)
    told, without = (BOOK.decide(rounds=one).reasons(audience="candidate") for one in (held, free))
    for name in names:
        causes = [one for one in told[name].reasons if one.code == "not_kept_for"]
        assert [THEN[one.facts["then"]] for one in causes] == [without[name].status] * len(causes)
        assert told[name].status == "not_kept" or not causes
    if marks == [4, 3, 2, 1] and against == {0}:
        assert "it would be kept for the next round" in BOOK.decide(rounds=held).letter(names[0])


@pytest.mark.slow
@given(order=st.permutations(range(3)))
@example(order=[2, 0, 1])
def test_the_order_of_panels_decides_nothing(order):
    """Panels that share no dossier are of one round, in whichever order they are given."""
    panels = [judged({one: READ[one] for one in CHALLENGES[at : at + 2]}, 1) for at in (0, 2, 4)]
    names = [one for panel in panels for one in panel.kept]
    last = judged(dict.fromkeys(names, 3), len(names)) if names else None
    plain = BOOK.decide(last, rounds=panels).rulings
    assert {one.subject: one for one in BOOK.decide(last, rounds=[panels[at] for at in order]).decisions} == {
        one.subject: one for one in plain.rulings
    }


@pytest.mark.untraced
def test_whoever_the_first_round_refuses_is_told_its_rank_and_its_round():
    """The reasons are those of the minutes of that round alone, which keeps for the next; beside which round it was."""
    for audience in ("jury", "candidate"):
        for outcome, held, name in ((OF_CHALLENGES, FIRST, CHALLENGES[4]), (WHOLE, OF_FILES, "c5")):
            told = outcome.reasons(audience=audience)[name]
            assert told.status == "not_kept"
            assert [one.code for one in told.reasons[:1]] == ["in_round"]
            own = [
                evolve(one, facts={**one.facts, "next": True})
                for one in held.explain(name, audience=audience).reasons
            ]
            assert [one.say() for one in told.reasons[1:]] == [one.say() for one in own]
    assert "Decided in round 1 of 2" in WHOLE.letter("c5")
    assert "tour n° 1 sur 2" in WHOLE.letter("c5", lang="fr").replace("\N{NO-BREAK SPACE}", " ")
    assert {one.subject for one in WHOLE.reasons(audience="public")} <= {*LAST.kept, *LAST.reserve}


@pytest.mark.untraced
def test_a_policy_holds_in_each_round_whoever_states_it():
    """What the promotion tells nobody, or the rules of that round alone, its texts tell nobody."""
    shy, six = Disclosure(counts=()), [judged(some, 4, jurors=6) for some in (READ, FILES)]
    quiet = [evolve(one, rules=evolve(one.rules, disclosure=shy)) for one in six]
    by_promotion = evolve(BOOK, promotion=evolve(P3, rules=evolve(P3.rules, disclosure=shy)))
    outcomes = (
        by_promotion.decide(LAST, LISTS, rounds=six),
        BOOK.decide(LAST, LISTS, rounds=quiet),
    )
    for name, write in ((CHALLENGES[4], "letter"), ("c5", "letter"), ("c5", "notice")):
        assert "5 of 6" in getattr(BOOK.decide(LAST, LISTS, rounds=six), write)(name)
        assert all("5 of 6" not in getattr(one, write)(name) for one in outcomes)


def test_whoever_a_round_refuses_or_leaves_equal_has_that_status():
    """The statuses of people say it as the decisions do."""
    told = WHOLE.statuses
    assert (told["c5"], told["c6"], told["c1"]) == ("rejected", "rejected", "ranked")
    equal = BOOK.decide(rounds=judged(FILES, 3)).statuses
    assert (equal["c3"], equal["c4"], equal["c1"]) == ("undecided", "undecided", "admissible")


def test_whoever_the_last_round_decides_reads_which_round_it_was():
    """Refused or kept by the second of two, it is named; of a jury of one round, none is."""
    for name in (*LAST.kept, CHALLENGES[3]):
        assert "Decided in round 2 of 2." in OF_CHALLENGES.letter(name)
        assert "round" not in BOOK.decide(LAST).letter(name).partition("The jury")[0]
    assert "in_round" not in {
        one.code for ruling in OF_CHALLENGES.reasons(audience="public") for one in ruling.reasons
    }


def test_the_reserve_of_a_round_ends_with_the_next():
    """Whoever was on it and was not called is not kept, and reads that it ended; until then it stands."""
    held = judged({**READ, CHALLENGES[3]: 2, CHALLENGES[4]: 1}, 3, reserve=1)
    heard, (name,) = judged({one: HEARD[one] for one in CHALLENGES[:3]}, 2), held.reserve
    assert BOOK.decide(rounds=held).rulings[name].status == "reserve"
    ended = BOOK.decide(heard, rounds=held).rulings[name]
    assert (ended.status, ended.binds.code, ended.binds.facts["closed"]) == ("not_kept", "in_round", True)


def test_who_was_heard_without_being_kept_and_who_was_kept_unheard_are_told():
    """An office may do either, by a correction or a decision: it is told, and not refused."""
    low = judged({**HEARD, CHALLENGES[5]: 4}, 2)
    assert "heard_unkept" in codes(BOOK.decide(low, rounds=FIRST))
    fewer = judged({one: HEARD[one] for one in CHALLENGES[:3]}, 2)
    outcome = BOOK.decide(fewer, rounds=FIRST)
    assert "kept_unheard" in codes(outcome)
    assert outcome.rulings[CHALLENGES[3]].binds.code == "kept_by_round"
    assert outcome.rulings[CHALLENGES[3]].status == "open"
    gone = outcome.record(Event(on=dt.date(2018, 8, 20), kind="withdrawn", challenge=CHALLENGES[3]))
    assert "kept_unheard" not in codes(gone)
    assert gone.rulings[CHALLENGES[3]].status == "withdrawn"
    narrow = judged({one: READ[one] for one in CHALLENGES[:3]}, 3)
    assert "heard_unjudged" in codes(BOOK.decide(LAST, rounds=narrow))
    assert "heard_unjudged" in codes(BOOK.decide(None, LISTS, rounds=judged({"c1": 4, "c2": 4}, 2)))


def test_panels_of_one_round_are_one_round():
    """Panels that share no dossier sit in round one, and the plenary after them in round two."""
    left = judged({one: READ[one] for one in CHALLENGES[:3]}, 2)
    right = judged({one: READ[one] for one in CHALLENGES[3:]}, 2)
    heard = dict.fromkeys((*left.kept, *right.kept), 4)
    equal = judged({one: READ[one] for one in (CHALLENGES[0], CHALLENGES[2])}, 1)
    plenary = judged({**heard}, 4)
    outcome = BOOK.decide(plenary, rounds=[left, right])
    assert codes(outcome).isdisjoint(OURS)
    out = {one.subject: one.binds for one in outcome.decisions if one.status == "not_kept"}
    assert {*out} == {*CHALLENGES} - {*heard}
    first = outcome.rulings[next(iter(out))].reasons[0]
    assert (first.facts["number"], first.facts["last"]) == (1, 2)
    assert equal.kept


@pytest.mark.slow
@pytest.mark.parametrize("people", [False, True])
def test_nobody_reads_of_a_round_that_was_held_for_somebody_else(people):
    """A panel that hears one refused dossier once more, and refuses it, changes no other's text."""
    names = PEOPLE if people else CHALLENGES
    again = judged({names[4]: 1}, 0)
    rounds = [FIRST, OF_FILES, again]
    outcome = BOOK.decide(LAST, LISTS, rounds=rounds)
    assert "Decided in round 2" in outcome.letter(names[4])
    for name in {*names} - {names[4]}:
        assert outcome.letter(name) == WHOLE.letter(name)
        assert outcome.notice(name) == WHOLE.notice(name)
    asked = judged({names[4]: 4}, 1)
    kept = BOOK.decide(
        LAST, jury.rank_lists({(CHALLENGES[1],): {**LIST, "c5": 10}}), rounds=[*rounds[:2], asked]
    )
    told = kept.notice("c5") if people else ""
    plenary = BOOK.decide(
        judged({**HEARD, CHALLENGES[4]: 1}, 2), rounds=[FIRST, judged({CHALLENGES[4]: 4}, 1)]
    )
    texts = [plenary.letter(one) for one in (CHALLENGES[3], CHALLENGES[4])]
    assert [f"Decided in round {n} of {n}." in text for n, text in zip((2, 3), texts, strict=True)] == [
        True
    ] * 2
    assert [told.count(f"In round {n} of 3") for n in (1, 2, 3)] == ([4] * 3 if people else [0] * 3)


def test_a_deliberation_is_given_once():
    """A round that is the last, or stands twice, is refused."""
    for last, rounds in ((LAST, [FIRST, FIRST]), (FIRST, [FIRST])):
        with pytest.raises(Fault, match="each deliberation once"):
            BOOK.decide(last, rounds=rounds)
    with pytest.raises(Fault, match="rounds: expected a dossier that is known here"):
        BOOK.decide(rounds=judged({"elsewhere": 3}, 1))


# ── minutes ───────────────────────────────────────────────────────────────────────────────────────


def minutes(held, title, *days):
    return held.minutes(title=title, sittings=[dt.date(2018, 7, day) for day in days], salt=SALT)


@pytest.mark.untraced(but=["days1"])
@pytest.mark.parametrize("days", [(4, 5), (4, 4), (4, None)])
def test_minutes_of_a_round_are_right_whatever_their_day(days):
    """Those of a day before, of the same day, or of no day."""
    first, last = (
        minutes(one, t, *filter(None, [d])) for one, t, d in zip((FIRST, LAST), "ab", days, strict=True)
    )
    panel = minutes(evolve(FIRST, sheet=FIRST.sheet.only(CHALLENGES[4:])), "panel", 4)
    outcome = BOOK.decide(LAST, rounds=FIRST, minutes=[first, last])
    assert codes(outcome).isdisjoint(DOUBTS)
    assert "minutes_contradict" in codes(BOOK.decide(LAST, minutes=[first, last]))
    assert "minutes_contradict" in codes(BOOK.decide(LAST, rounds=FIRST, minutes=[first, last, panel]))


def test_rounds_against_the_days_of_their_minutes_are_told():
    """The round given first sat last: the office gives them in their order."""
    both = [minutes(FIRST, "a", 6), minutes(LAST, "b", 5)]
    assert "rounds_reversed" in codes(BOOK.decide(LAST, rounds=FIRST, minutes=both))


@pytest.mark.slow
@given(
    read=st.lists(st.integers(1, 9), min_size=1, max_size=2),
    heard=st.lists(st.integers(1, 9), min_size=1, max_size=2),
    parted=st.none() | st.integers(1, 9),
)
@example(read=[4, 7], heard=[6], parted=None)
@example(read=[4], heard=[6], parted=7)
@example(read=[4], heard=[6], parted=6)
def test_a_round_is_over_before_the_next_sits(read, heard, parted):
    """A reading, or the parting of its equals, that is later than a sitting of the hearing is told."""
    order = lots.Decision(
        by="jury", order=[CHALLENGES[2], CHALLENGES[3]], reference="2", on=parted and dt.date(2018, 7, parted)
    )
    first = judged(READ, 3).settle(order)
    last = judged({one: HEARD[one] for one in CHALLENGES[:3]}, 2)
    both = [minutes(first, "a", *sorted({*read})), minutes(last, "b", *sorted({*heard}))]
    told = [one for one in BOOK.decide(last, rounds=first, minutes=both).cautions if one.code in OURS]
    late = {"sat": max(read) > min(heard), "parted": parted is not None and parted > min(heard)}
    assert [(one.code, one.facts["what"]) for one in told] == [
        ("rounds_reversed", what) for what, is_late in late.items() if is_late
    ]


def test_minutes_of_files_and_of_hearings_are_each_held_to_their_own():
    """Those of files to the round, those of hearings to the lists; others are told."""
    files, hearing = (
        minutes(OF_FILES, "files", 4),
        minutes(judged(dict(zip(LIST, (2, 4, 3, 1), strict=True)), 2), "heard", 5),
    )
    assert codes(BOOK.decide(None, LISTS, rounds=OF_FILES, minutes=[files, hearing])).isdisjoint(DOUBTS)
    other = minutes(judged({**FILES, "c6": 4}, 4), "files", 4)
    assert "minutes_contradict" in codes(BOOK.decide(None, LISTS, rounds=OF_FILES, minutes=[other, hearing]))


# ── steps ─────────────────────────────────────────────────────────────────────────────────────────


def stepped(**passed):
    steps = [StepDecision(person=who, step="shortlist", passed=how, by="jury") for who, how in passed.items()]
    return evolve(BOOK, steps=steps).decide(None, LISTS, rounds=OF_FILES)


def test_a_step_that_repeats_a_round_rests_on_its_marks():
    """The refusal was no decision before any mark: the treatment took part, and the notice says so."""
    outcome = stepped(c5=False, c1=True)
    assert codes(outcome).isdisjoint(OURS)
    assert outcome.rulings["c5"].status == "not_kept"
    assert "took no part" not in outcome.notice("c5")
    assert "took no part" not in outcome.letter("c5")
    assert "step_passed_against_round" in codes(stepped(c5=True))
    assert "step_refused_against_round" in codes(stepped(c1=False))


# ── notices ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_a_notice_of_two_rounds_has_each_under_its_heading():
    """Whoever was judged twice reads both, each with its number; whoever was refused first reads one."""
    twice = OF_CHALLENGES.notice(CHALLENGES[0])
    assert twice.count("In round 1 of 2") == twice.count("In round 2 of 2") == 4
    once = OF_CHALLENGES.notice(CHALLENGES[4])
    assert (once.count("In round 1 of 2"), once.count("In round 2 of 2")) == (4, 0)
    files = [
        minutes(OF_FILES, "files", 4),
        minutes(judged(dict(zip(LIST, (2, 4, 3, 1), strict=True)), 2), "heard", 5),
    ]
    outcome = BOOK.decide(None, LISTS, rounds=OF_FILES, minutes=files)
    assert outcome.notice("c1").count("In round 2 of 2") == 4
    assert "heard" in outcome.notice("c1").splitlines()[0]
    assert "files" in outcome.notice("c5").splitlines()[0]


# ── the dossier and the act ───────────────────────────────────────────────────────────────────────

SECOND = judged({**READ, CHALLENGES[5]: 2}, 4)
KEPT = WHOLE.dossier(salt=SALT)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(
    ("rounds", "code"),
    [
        ([SECOND, OF_FILES], "part_altered"),
        ([FIRST], "part_altered"),
        ([], "part_missing"),
    ],
    ids=["altered", "left out", "all left out"],
)
def test_a_round_that_is_altered_in_a_dossier_is_named(rounds, code):
    """Whoever checks the dossier years later reads that the rounds are not those of then."""
    for order in ([FIRST, OF_FILES], [OF_FILES, FIRST]):
        assert KEPT.replay(BOOK, rounds=order).holds
    assert "rounds_not_read_again" in {one.code for one in KEPT.replay(BOOK).unchecked}
    told = evolve(KEPT, rounds=rounds).replay(BOOK).differences
    assert code in {one.code for one in told}
    if rounds:
        assert not KEPT.replay(BOOK, rounds=rounds).holds


@pytest.mark.untraced
def test_a_dossier_without_rounds_has_no_digest_of_them():
    """Dossiers kept before rounds were known are read and hold as they did."""
    plain = BOOK.decide(LAST, LISTS).dossier(salt=SALT)
    assert "rounds" in KEPT.digests
    assert "rounds" not in plain.digests
    assert plain.replay(BOOK).holds


def test_what_is_published_names_nobody_whom_a_round_judged():
    """No mark, no name and no rank of a round is in the public dossier."""
    public = KEPT.redacted("public")
    assert (public.rounds, {one.subject for one in public.rulings.rulings}) == ((), {*LAST.kept})
    assert "rounds" not in public.digests


@pytest.mark.untraced
def test_the_page_of_a_dossier_shows_whoever_a_round_refused():
    """The table of challenges has each that was read, with the round where it was not the last."""
    page = to_html(OF_CHALLENGES.dossier(salt=SALT))
    titles = {one.id: one.title for one in P3.challenges}
    rows = {
        name: [row for row in page.split("<tr>") if name in row or titles[name] in row] for name in CHALLENGES
    }
    assert all(rows.values())
    assert any("Decided in round 1 of 2" in row for row in rows[CHALLENGES[4]])
    assert not any("Decided in round" in row for row in rows[CHALLENGES[0]])


@pytest.mark.untraced
def test_whoever_is_erased_is_erased_from_the_rounds():
    """The rounds that hold somebody go whole, and the gap is told."""
    left = erase(KEPT, "c5", on=dt.date(2021, 1, 4), by="office", why="asked")
    assert (left.rounds, "rounds" in left.erasures[0].parts) == ((), True)
    assert "c5" not in {one.subject for one in left.rulings.rulings}
    assert erase(KEPT, "j1", on=dt.date(2021, 1, 4), by="office", why="asked").rounds == ()
    again = left.replay(BOOK)
    assert again.holds
    assert {"undecided_as_erased"} <= {one.code for one in again.unchecked}
    assert "given_beside_erased" not in {one.code for one in again.unchecked}
    beside = left.replay(BOOK, rounds=[FIRST, OF_FILES]).unchecked
    assert "given_beside_erased" in {one.code for one in beside}


@pytest.mark.untraced
def test_a_dossier_with_rounds_is_read_back_from_json():
    """Whatever it holds of the rounds is there again, and holds."""
    kept = OF_CHALLENGES.dossier(salt=SALT)
    back = from_json(to_json(kept), Dossier)
    assert (back, back.rounds) == (kept, (FIRST,))
    assert back.replay(BOOK).holds


STEPS = [
    Event(on=on, kind=kind, what="challenges")
    for kind, on in {
        "rules_published": dt.date(2018, 5, 4),
        "minutes_signed": dt.date(2018, 7, 6),
        "decision_taken": dt.date(2018, 8, 10),
    }.items()
]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("with_minutes", "dated"), [(True, True), (True, False), (False, True)])
def test_the_root_of_an_act_binds_the_rounds(with_minutes, dated):
    """An act is of the rounds that it was made of, whether the minutes are dated by signature or by sitting."""
    signed = [minutes(FIRST, "a", 4), minutes(LAST, "b", 5)] if with_minutes else []
    book = BOOK.record(*(one for one in STEPS if dated or one.kind != "minutes_signed"))
    outcome, other = (book.decide(LAST, rounds=one, minutes=signed) for one in (FIRST, SECOND))
    act = outcome.act("challenges", secret="6b28" * 16)
    assert outcome.dossier(acts=[act]).roots["challenges"] == act.root
    assert act.texts.keys() == {*CHALLENGES}
    assert other.act("challenges", secret="6b28" * 16).root != act.root
    with pytest.raises(Fault, match="act"):
        other.dossier(acts=[act])


# ── corrections ───────────────────────────────────────────────────────────────────────────────────


def corrected(held, item, mark):
    """Return a deliberation once both jurors gave a dossier another mark."""
    sheet = held.sheet
    for juror in ("j1", "j2"):
        slip = jury.MarkSheet(item=item, juror=juror, marks={"impact": mark})
        sheet = sheet.corrected(slip, by=juror, reason="slip")
    return evolve(held, sheet=sheet)


@pytest.mark.untraced(but=["True-c5-c3"])
@pytest.mark.parametrize(
    ("people", "name", "other"), [(False, CHALLENGES[4], CHALLENGES[2]), (True, "c5", "c3")]
)
def test_a_correction_of_round_one_says_whom_it_moves(people, name, other):
    """Whoever would have been heard is told as open, by that correction; and that the hearing missed them."""
    held = OF_FILES if people else FIRST
    last = None if people else LAST
    before = BOOK.decide(last, LISTS if people else None, rounds=held)
    again = corrected(held, name, 4)
    after = BOOK.decide(last, LISTS if people else None, rounds=again)
    changes = after.changes_since(before)
    moved = {one.subject: one for one in changes.moved}
    assert {*moved} == {name}
    assert (moved[name].before, moved[name].after) == ("not_kept", "open")
    causes = {one.code for one in moved[name].due} | {one.code for one in changes.causes}
    assert "changed_in_round" in {one.code for one in changes.causes}
    assert causes <= {"changed_in_round", "several_changes"}
    assert "round 1" in str(changes.causes[0])
    assert {"kept_unheard", "heard_unkept"} & codes(after) == {"kept_unheard", "heard_unkept"}
    assert other in LAST.selection.statuses if not people else other in LIST


@pytest.mark.untraced(but=["en-challenge"])
@pytest.mark.parametrize(("lang", "word"), [("en", "challenge"), ("fr", "défi")])
def test_a_change_says_a_decision_in_the_words_of_whom_it_is_about(lang, word):
    """No person whom a round refused or kept is called a challenge in a change; a challenge is."""
    before = BOOK.decide(LAST, LISTS, rounds=[FIRST, OF_FILES])
    rounds = [corrected(FIRST, CHALLENGES[4], 4), corrected(OF_FILES, "c5", 4)]
    changes = BOOK.decide(LAST, LISTS, rounds=rounds).changes_since(before)
    told = {one.subject: f"{one.reason.say(lang)} {one.to_person().say(lang)}" for one in changes.moved}
    assert {*told} == {CHALLENGES[4], "c5"}
    assert (word in told["c5"], word in told[CHALLENGES[4]]) == (False, True)
    same = {one.subject: one.reason.facts["before"].facts["status"] for one in changes.moved}
    assert same == {one: before.rulings[one].said for one in told}


def test_each_signing_serves_the_minutes_that_it_follows():
    """Minutes of each round are signed after its own sitting; none that was signed before alone."""
    held = minutes(LAST, "b", 11)
    for days, late in (((5, 12), 0), ((12, 5), 0), ((5,), 1), ((5, 6), 2), ((11,), 0)):
        facts = [
            Event(on=dt.date(2018, 7, day), kind="minutes_signed", what="challenges") for day in (*days,)
        ]
        told = jury.verify(held, LAST, ledger=BOOK.record(*facts).ledger).doubts
        assert [one.code for one in told] == ["signed_early"] * late


@pytest.mark.untraced(but=["False"])
@pytest.mark.parametrize("people", [False, True])
def test_who_is_heard_by_a_correction_of_round_one_reads_that_it_is_the_cause(people):
    """So does whoever falls out by it, or is passed by whoever came: no hearing of theirs stands for it."""
    names = PEOPLE if people else CHALLENGES
    first = judged(dict(zip(names, (4, 4, 4, 3, 2, 1), strict=True)), 4)
    points = dict(zip(names[:5], (15, 12, 14, 16, 18), strict=True))
    outcomes = []
    for held, heard in ((first, names[:4]), (corrected(first, names[4], 4), (*names[:3], names[4]))):
        lists = jury.rank_lists({(CHALLENGES[1],): {one: points[one] for one in heard}})
        last = judged({one: points[one] // 6 for one in heard}, 2)
        outcomes.append(BOOK.decide(None, lists, rounds=held) if people else BOOK.decide(last, rounds=held))
    before, after = outcomes
    changes = after.changes_since(before)
    assert {names[3], names[4]} <= {one.subject for one in changes.moved}
    for one in changes.moved:
        assert {due.code for due in one.due} <= {"changed_in_round", "each_change"}
    told = {one.subject: one.to_person() for one in changes.moved if one.before not in ("open", "undecided")}
    assert names[4] in told
    for one in told.values():
        assert "marks of the jury were corrected (round 1)" in one.say()
        assert "une correction de notes du jury (tour n°\N{NO-BREAK SPACE}1)" in one.say("fr")


def test_a_round_more_or_less_is_a_change_of_its_own():
    """Whoever the round refused is moved by it alone."""
    changes = BOOK.decide(LAST, rounds=FIRST).changes_since(BOOK.decide(LAST))
    moved = {one.subject: one for one in changes.moved}
    assert {*moved} == {*CHALLENGES[4:]}
    assert [one.facts["what"].code for one in moved[CHALLENGES[4]].due] == ["input_rounds"]


@pytest.mark.untraced
def test_a_correction_of_the_last_round_is_told_without_a_round():
    """Its words are those of a jury of one round."""
    after = BOOK.decide(corrected(LAST, CHALLENGES[0], 4), rounds=FIRST)
    changes = after.changes_since(OF_CHALLENGES)
    assert {one.code for one in changes.causes} == {"changed_marks"}


# ── counts ────────────────────────────────────────────────────────────────────────────────────────


def test_the_funnel_counts_who_was_kept_by_the_rounds():
    """Of six proposals read, four were heard and two kept; of six people, four were shortlisted."""
    funnel = WHOLE.funnel()
    assert funnel["preselected"].passed == tuple(FIRST.kept) == CHALLENGES[:4]
    assert (funnel["kept"].count, funnel["shortlisted"].passed) == (2, PEOPLE[:4])
    assert "challenges kept: 2 of 4" in str(funnel.explain())
    assert "preselected" not in {one.name for one in BOOK.decide(None, LISTS, rounds=OF_FILES).funnel()}
    assert "shortlisted" not in {one.name for one in OF_CHALLENGES.funnel()}


@pytest.mark.slow
@pytest.mark.parametrize("people", [False, True])
def test_the_funnel_of_three_rounds_has_a_stage_a_round(people):
    """Of six, five go on, then four, then two of the challenges; what is published tells the last two alone."""
    names = PEOPLE if people else CHALLENGES
    first = judged(dict(zip(names, (4, 4, 4, 3, 2, 1), strict=True)), 5)
    second = judged(dict(zip(names[:5], (4, 4, 3, 3, 1), strict=True)), 4)
    last = judged(dict(zip(names[:4], (2, 4, 3, 1), strict=True)), 2)
    outcome = BOOK.decide(*(None, LISTS) if people else (last,), rounds=[first, second])
    name = "shortlisted" if people else "preselected"
    told = [(one.round, one.passed) for one in outcome.funnel() if one.name == name]
    assert told == [(1, names[:5]), (None, names[:4])]
    assert outcome.funnel()[name].passed == names[:4]
    of = 6 if people else 15
    kind = "people whom" if people else "challenges that"
    assert f"{kind} round 1 sent on: 5 of {of}" in str(outcome.funnel().explain())
    assert "4 of 5" in str(outcome.funnel().explain(name))
    assert [one.get("round") for one in outcome.funnel().rows() if one["stage"] == name] == [1, None]
    drawn = outcome.funnel()._repr_svg_("fr")  # pyright: ignore[reportPrivateUsage] # as a notebook shows it
    assert "tour n°" in drawn
    act = outcome.act("candidates" if people else "challenges", secret="6b28" * 16)
    assert "round 1" not in act.text
    assert outcome.dossier().counts[name] == 4


@pytest.mark.parametrize(("smallest", "found"), [(3, 0), (1, 12)])
@pytest.mark.untraced(one_in=2)
def test_no_count_of_a_round_tells_which_round_refused_a_challenge(smallest, found):
    """Nobody who reads the lists, the act and the public dossier learns it; with each count printed, they do."""
    assert adversary_rounds.refusals_known(4, smallest=smallest) == (20, found)


REACHED = [0] * 4 + [1] * 3 + [2, 3, 3]


@pytest.mark.slow
def test_how_many_a_round_kept_is_told_where_enough_are_on_no_list():
    """Of ten, six were heard, three of them on no list, and four refused before; of fewer, or beside an act replaced, not."""
    outcome = adversary_rounds.two_rounds(REACHED)
    first = outcome.act("challenges", secret="5a17" * 16)
    again = outcome.act("challenges", secret="6b28" * 16, replaces=first)
    for act, told in ((first, True), (again, False)):
        public = outcome.dossier(acts=[act]).redacted("public")
        assert (
            told == ("kept for the last round: 6" in act.text) == ("other counts" not in act.text.casefold())
        )
        assert told == ("preselected" in public.counts)
    for fewer in (REACHED[2:], REACHED[:4] + REACHED[5:]):
        act = adversary_rounds.two_rounds(fewer).act("challenges", secret="5a17" * 16)
        assert "kept for the last round" not in act.text


@pytest.mark.slow
def test_the_smallest_group_that_a_round_states_is_that_of_its_counts():
    """The rules of the first round alone ask for four: a group of three is not counted."""
    outcome = adversary_rounds.two_rounds(REACHED)
    (held,) = outcome.rounds
    wary = evolve(held, rules=evolve(held.rules, disclosure=Disclosure(smallest=4)))
    other = outcome.book.decide(outcome.deliberation, rounds=wary)
    texts = [one.act("challenges", secret="5a17" * 16).text for one in (outcome, other)]
    assert ["kept for the last round" in one for one in texts] == [True, False]


@pytest.mark.parametrize(
    ("steps", "passed"),
    [
        ({"c1": True}, PEOPLE[:4]),
        ({"c1": True, "c5": False}, PEOPLE[:4]),
        ({"c2": False}, ("c1", "c3", "c4")),
        ({"c5": True}, PEOPLE[:5]),
    ],
)
def test_rounds_and_steps_are_counted_together(steps, passed):
    """A step says who goes on beside those whom the round kept, or who does not; of others, the round says it."""
    assert stepped(**steps).funnel()["shortlisted"].passed == passed


def test_whoever_withdrew_after_a_round_kept_them_stays_counted():
    """The minutes of the round say four were kept, and so does the funnel, of people as of challenges."""
    gone = [Event(on=dt.date(2018, 8, 1), kind="withdrawn", **{what: one})
            for what, one in (("person", "c4"), ("challenge", CHALLENGES[3]))]  # fmt: skip
    outcome = BOOK.record(*gone).decide(None, rounds=[FIRST, OF_FILES])
    assert (outcome.funnel()["shortlisted"].count, outcome.funnel()["preselected"].count) == (4, 4)


def test_whoever_was_heard_unkept_is_counted_and_told_in_the_act():
    """Equals at the line were all heard: the count is of those heard, and the act and the dossier say so."""
    equal = judged(dict.fromkeys(CHALLENGES, 3), 3)
    last = judged({one: 4 if one in CHALLENGES[:3] else 2 for one in CHALLENGES}, 3)
    outcome = BOOK.record(*STEPS).decide(last, rounds=equal)
    funnel = outcome.funnel()
    assert (funnel["preselected"].count, funnel["kept"].count) == (6, 3)
    act = outcome.act("challenges", secret="6b28" * 16)
    assert "heard_unkept" in {one.code for one in act.doubts}
    dossier = outcome.dossier(salt="0b" * 32, acts=[act])
    again = dossier.replay(outcome.book, acts=[act])
    assert "heard_unkept" in {one.code for one in again.differences}


@pytest.mark.untraced
def test_equals_at_the_end_of_a_reserve_that_ended_are_not_kept():
    """The reserve of a round ends with the next one, so that nothing is left to be parted at its end."""
    held = judged(READ, 2, reserve=1)
    assert held.selection.reserve_undecided
    names = held.selection.reserve_undecided
    waits = BOOK.decide(rounds=held)
    ended = BOOK.decide(judged({one: HEARD[one] for one in CHALLENGES[:2]}, 1), rounds=held)
    assert {waits.rulings[one].status for one in names} == {"undecided"}
    assert {ended.rulings[one].status for one in names} == {"not_kept"}
    for lang, said in (("en", "to be decided"), ("fr", "à départager")):
        assert all(said not in ended.letter(one, lang=lang) for one in names)
    assert all("reserve list ended" in ended.letter(one) for one in names)


def test_who_waits_in_a_round_is_told_that_nothing_is_decided():
    """Of equals at the line the round says nothing yet, in both languages; of a challenge no application is told."""
    outcome = BOOK.decide(rounds=[judged(FILES, 3), FIRST])
    assert "To be decided in round 1" in outcome.letter("c3")
    assert "Décision à prendre au tour" in outcome.letter("c3", lang="fr")
    kept = outcome.letter(CHALLENGES[0], lang="fr")
    assert "Dossier retenu par le tour" in kept
    assert "andidature retenue" not in kept


@pytest.mark.slow
@at_most(300, by_day=2)
@given(order=st.permutations(range(3)), told=st.permutations(range(4)))
@example(order=[2, 0, 1], told=[3, 1, 0, 2])
def test_the_order_of_panels_and_minutes_changes_nothing_of_an_act(order, told):
    """Nothing changed, the root is the same and the dossier holds, in whichever order both are given."""
    panels = [judged({one: READ[one] for one in CHALLENGES[at : at + 2]}, 1) for at in (0, 2, 4)]
    last = judged({one: 3 for panel in panels for one in panel.kept}, 2)
    signed = [minutes(one, f"panel {n}", 4) for n, one in enumerate(panels)] + [minutes(last, "plenary", 5)]
    book = BOOK.record(*STEPS)
    plain = book.decide(last, rounds=panels, minutes=signed)
    other = book.decide(last, rounds=[panels[at] for at in order], minutes=[signed[at] for at in told])
    changes = other.changes_since(plain)
    assert (changes.causes, changes.moved, changes.regrounded) == ((), (), ())
    acts = [one.act("challenges", secret="6b28" * 16) for one in (plain, other)]
    assert acts[0].root == acts[1].root
    dossier = other.dossier(salt="0b" * 32, acts=[acts[0]])
    assert dossier.replay(book, rounds=panels, deliberation=last, acts=[acts[1]]).holds


def test_a_dossier_holds_once_a_juror_is_erased():
    """What rests on lists that were erased is not compared; where they are given again, all of it is."""
    marks = (dict(zip(LIST, some, strict=True)) for some in ((1, 4, 3, 2), (4, 1, 2, 3)))
    sheets = [judged(some, 4).sheet for some in marks]
    lists, others = (
        jury.rank_lists({(CHALLENGES[1],): one}, jury.JuryRules(rubric=RUBRIC)) for one in sheets
    )
    fit = [Candidate(id=who, profiles=["dev" if at % 2 else "data"]) for at, who in enumerate(PEOPLE)]
    book = evolve(BOOK, candidates=fit)
    found = compose(book.problem([CHALLENGES[1]], merit=lists))
    outcome = book.decide(LAST, lists, found, rounds=[FIRST, OF_FILES])
    assert "reserve" in {one.status for one in outcome.decisions}
    left = erase(outcome.dossier(salt=SALT), "j1", on=dt.date(2021, 1, 4), by="office", why="asked")
    assert left.lists is None
    given = {"deliberation": LAST, "rounds": [FIRST, OF_FILES]}
    assert left.replay(book).holds
    assert left.replay(book, **given, lists=lists).holds
    assert not left.replay(book, **given, lists=others).holds


@pytest.mark.untraced
def test_three_times_as_many_people_take_three_times_as_long_to_be_told():
    """Under a policy that the promotion states: each round is ranked once, not once for each whom it refused."""
    rules = evolve(P3.rules, disclosure=Disclosure(smallest=4))
    counted = []
    for people in (20, 60):
        names = [f"c{n}" for n in range(people)]
        book = Book(promotion=evolve(P3, rules=rules), candidates=[Candidate(id=one) for one in names])
        outcome = book.decide(rounds=judged({one: 1 + n % 4 for n, one in enumerate(names)}, people // 4))
        counted.append(calls_of(lambda outcome=outcome: outcome.rulings))
    assert counted[1] < 3.3 * counted[0]


# ── what each paper says of rounds ────────────────────────────────────────────────────────────────


def heads(act):
    return [
        one for one in act.rules.splitlines() if one.startswith(("## Rules of the jury", "## Règles du jury"))
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "said"), [("en", "in round {} of 2"), ("fr", "au tour n° {} sur 2")])
def test_rules_of_two_rounds_are_published_each_with_its_round_and_equal_ones_once(lang, said):
    """The sheet says which rules are of which round; where all rounds have the same, they stand once, of none."""
    book, same = BOOK.record(*STEPS), judged(HEARD, 4)
    acts = [
        book.decide(last, rounds=FIRST).act("challenges", secret="6b28" * 16, lang=lang)
        for last in (LAST, same)
    ]
    apart, once = ([one.replace("\N{NO-BREAK SPACE}", " ") for one in heads(act)] for act in acts)
    assert [one.rpartition("), ")[2] for one in apart] == [said.format(1), said.format(2)]
    assert [one.endswith(")") for one in once] == [True]
    again = "the rules are the same as above" if lang == "en" else "les règles sont les mêmes que ci-dessus"
    notices = [
        book.decide(one, rounds=FIRST).notice(CHALLENGES[0], lang=lang).casefold() for one in (LAST, same)
    ]
    places = {"en": "places: {}", "fr": "places : {}"}[lang]
    assert [(again in one, one.replace("\N{NO-BREAK SPACE}", " ").count(places.format(4))) for one in notices] == [
        (False, 1), (True, 1),
    ]  # fmt: skip


@pytest.mark.slow
def test_rules_of_the_first_and_of_the_last_round_are_said_of_both():
    """Of three rounds the second alone has other rules: the sheet has two sets, and the first is of two rounds."""
    second, last = (judged({one: READ[one] for one in CHALLENGES[:4]}, places) for places in (3, 4))
    last = judged({one: READ[one] for one in second.kept}, 4)
    act = BOOK.record(*STEPS).decide(last, rounds=[FIRST, second]).act("challenges", secret="6b28" * 16)
    assert [one.rpartition("), ")[2] for one in heads(act)] == [
        "in round 1 of 3 and in round 3 of 3",
        "in round 2 of 3",
    ]


HEARINGS = judged(dict(zip(LIST, (2, 4, 3, 1), strict=True)), 2)


@pytest.mark.parametrize("given_too", [False, True])
def test_a_notice_is_titled_by_what_listed_somebody_and_names_the_promotion(given_too):
    """By the minutes of the hearing, or by the promotion alone: never by the files, which listed nobody."""
    given_minutes = [
        minutes(OF_FILES, "files", 4),
        *([minutes(HEARINGS, "EIG 3, heard", 5)] if given_too else []),
    ]
    outcome = BOOK.decide(None, LISTS, rounds=OF_FILES, minutes=given_minutes)
    titles = [outcome.notice(one).splitlines()[0].partition(" – ")[2] for one in ("c1", "c5")]
    assert titles == ["EIG 3, heard" if given_too else "EIG 3", "EIG 3, files"]
    book = evolve(
        BOOK,
        candidates=[
            Candidate(id=who, profiles=["dev" if at % 2 else "data"]) for at, who in enumerate(PEOPLE)
        ],
    )
    found = compose(book.problem([CHALLENGES[1]], merit=LISTS))
    basis = (
        book.decide(None, LISTS, found, rounds=OF_FILES, minutes=given_minutes).decision("c2").to_markdown()
    )
    told = ("minutes files", "minutes EIG 3, heard", "the ranking of the jury")
    assert [one in basis for one in told] == [True, given_too, not given_too]


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("there", [(), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)])
def test_minutes_of_each_round_are_asked_for_where_some_are_given(there):
    """The outcome, the act and the dossier name each round of which no minutes are given beside those of another."""
    second = judged({one: HEARD[one] for one in CHALLENGES[:4]}, 3)
    rounds = [FIRST, second, judged({one: HEARD[one] for one in second.kept}, 2)]
    signed = [minutes(rounds[at], f"round {at + 1}", 4 + at) for at in there]
    outcome = BOOK.record(*STEPS).decide(rounds[2], rounds=rounds[:2], minutes=signed)
    act = outcome.act("challenges", secret="6b28" * 16)
    kept = outcome.dossier(salt="0b" * 32, acts=[act]).replay(outcome.book, acts=[act])
    for told in (outcome.cautions, act.doubts, kept.differences):
        asked = [one.facts["number"] for one in told if one.code == "minutes_lacking"]
        assert asked == [at + 1 for at in range(3) if there and at not in there]


def test_three_rounds_are_counted_by_who_came_to_the_last():
    """The stage before it holds whoever that round could judge, of those whom the first sent on."""
    second = judged({one: HEARD[one] for one in CHALLENGES[:4]}, 3)
    last = judged({one: HEARD[one] for one in second.kept}, 2)
    funnel = BOOK.decide(last, rounds=[FIRST, second]).funnel()
    assert {*funnel["preselected"].passed} == {*last.sheet.items}
    assert str(funnel.explain("preselected")).endswith("challenges kept for the last round: 3 of 4.")


def noted(on, **about):
    return Event(on=dt.date(2018, 7, on), what="the office erred", **about)


@pytest.mark.slow
@pytest.mark.parametrize("people", [False, True])
def test_each_caution_of_rounds_ends_by_what_it_says_to_record(people):
    """Each remedy is followed as it is written, of the day of the round; of a day before, nothing ends."""
    names, what = (PEOPLE, "person") if people else (CHALLENGES, "challenge")
    held = OF_FILES if people else FIRST
    narrow = judged(dict.fromkeys(names[:3], 4), 3)
    heard = [(*names[:4], names[4]), names[:3], names[:4]]
    codes_of = {"heard_unkept": (held, heard[0], names[4]), "kept_unheard": (held, heard[1], names[3])}
    codes_of["heard_unjudged"] = narrow, heard[2], names[3]
    for code, (first, later, name) in codes_of.items():
        lists = jury.rank_lists({(CHALLENGES[1],): {one: 12 + n for n, one in enumerate(later)}})
        last = judged(dict.fromkeys(later, 3), len(later))
        signed = [minutes(first, "a", 4), *([] if people else [minutes(last, "b", 5)])]
        given_to = (None, lists) if people else (last, None)

        def told(*facts, at=given_to, of=(first, signed), steps=()):
            book = evolve(BOOK, steps=steps).record(*facts)
            cautions = book.decide(*at, rounds=of[0], minutes=of[1]).cautions
            return {one.code: one.say() for one in cautions if one.code in OURS}

        assert {*told()} == {code}
        assert "`noted`" in told()[code]
        assert "`what`" in told()[code]
        assert told(noted(4, kind="noted", **{what: name})) == {}
        assert {*told(noted(4, kind="noted", **{what: names[5]}))} == {code}
        assert {*told(noted(3, kind="noted", **{what: name}))} == (
            {code} if code != "heard_unjudged" else set()
        )
        assert {*told(evolve(noted(5, kind="noted", **{what: name}), what=""))} == {code}
        if people and "`absent`" in told()[code]:
            away = Event(on=dt.date(2018, 7, 2), kind="absent", person=name, first=dt.date(2018, 7, 5))
            assert told(away) == {}
        if people and "`shortlist`" in told()[code]:
            step = StepDecision(person=name, step="shortlist", passed=True, by="jury", ground="an error")
            assert told(steps=[step]) == {}


@pytest.mark.slow
def test_what_is_doubtful_of_rounds_is_told_in_the_outcome_the_act_and_the_dossier():
    """Whoever was kept unheard, and whoever was heard without having been judged, stands in all three."""
    fewer, more = judged({one: HEARD[one] for one in CHALLENGES[:3]}, 2), {**HEARD, CHALLENGES[4]: 1}
    narrow = judged({one: READ[one] for one in CHALLENGES[:4]}, 4)
    for code, first, last in (("kept_unheard", FIRST, fewer), ("heard_unjudged", narrow, judged(more, 2))):
        outcome = BOOK.record(*STEPS).decide(last, rounds=first)
        act = outcome.act("challenges", secret="6b28" * 16)
        kept = outcome.dossier(salt="0b" * 32, acts=[act]).replay(outcome.book, acts=[act])
        assert all(
            code in {one.code for one in told} for told in (outcome.cautions, act.doubts, kept.differences)
        )


@pytest.mark.slow
def test_the_jury_reads_each_outcome_once():
    """Nothing of what is explained begins as something before it: neither kept nor refused is said twice."""
    for outcome in (
        WHOLE,
        OF_CHALLENGES,
        BOOK.decide(judged(READ, 2, reserve=2)),
        BOOK.decide(rounds=judged(READ, 3)),
    ):
        for one in outcome.decisions:
            parts = "; ".join(told.say() for told in outcome.explain(one.subject).reasons).split("; ")
            said = [part.partition(":")[0] for part in parts]
            assert len(said) == len({*said})


@pytest.mark.untraced
@pytest.mark.parametrize(("lang", "main"), [("en", "main list"), ("fr", "liste principale")])
def test_what_another_mark_or_rule_would_have_done_in_a_round_is_that_it_keeps_somebody(lang, main):
    """A round has no main list: with the mark that is missing, or another rule, the dossier would be kept."""
    rubric = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
    whole, jurors = {"impact": 3, "team": 3}, ("j1", "j2", "j3", "j4")
    rows = [(name, one, whole) for name in CHALLENGES[:2] for one in jurors]
    rows += [(CHALLENGES[2], one, whole) for one in jurors[2:]]
    for gaps in ({"impact": 3}, {}):
        sheet = jury.Scoresheet.from_marks(
            rubric, [*rows, (CHALLENGES[2], "j1", {"impact": 3}), (CHALLENGES[2], "j2", gaps)]
        )
        held = jury.deliberate(sheet, places=2, missing="worst")
        told = BOOK.decide(rounds=held).reasons(audience="candidate")[CHALLENGES[2]].reasons
        said = [one.say(lang) for one in told if "missing" in one.code]
        assert said
        assert not any(main in one for one in said)


# ── a sitting that was taken back ─────────────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("corrected_too", [False, True])
def test_a_jury_that_deliberates_again_takes_its_first_sitting_back(corrected_too):
    """Once that sitting is corrected in the ledger, its minutes contradict nothing, and no paper rests on them."""
    first, again = minutes(judged(READ, 1), "EIG 3, first", 4), minutes(FIRST, "EIG 3, again", 11)
    sat = [Event(on=dt.date(2018, 7, day), kind="jury_sat", what="challenges") for day in (4, 11)]
    steps = [one for one in STEPS if one.kind != "minutes_signed"]
    book = BOOK.record(*steps, sat[0] if corrected_too else sat[1])
    if corrected_too:
        book = book.correct(sat[0], on=dt.date(2018, 7, 9), by="jury", why="quorum missed", to=sat[1])
    outcome = book.decide(FIRST, minutes=[first, again])
    act = outcome.act("challenges", secret="6b28" * 16)
    kept = outcome.dossier(salt="0b" * 32, acts=[act]).replay(book, acts=[act])
    for told in (outcome.cautions, act.doubts, kept.differences):
        assert ("minutes_contradict" in {one.code for one in told}) != corrected_too
        assert ("days_contradict" in {one.code for one in told}) != corrected_too
    decision = outcome.decision(CHALLENGES[0]).to_markdown()
    assert ("EIG 3, first" in decision) != corrected_too
    assert "EIG 3, again" in decision


def test_a_round_that_the_book_does_not_know_is_the_fault_of_the_rounds():
    """Whoever gives it to a dossier, whole or erased, reads that it lies in `rounds=`, and not in the book."""
    left = erase(KEPT, "c5", on=dt.date(2021, 1, 4), by="office", why="asked")
    for dossier in (KEPT, left):
        with pytest.raises(Fault, match=r"^Dossier\.replay\.rounds: expected a dossier that is known here"):
            dossier.replay(BOOK, rounds=judged({"elsewhere": 3}, 1))


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("places", [0, 1, 2, 3])
def test_of_a_round_nobody_reads_of_a_main_list(places):
    """Whoever it refused was not kept for the next round; of the last round, the main list is told."""
    held = judged(READ, places)
    for lang, (listed, heard) in {
        "en": ("main list", "for the next round"),
        "fr": ("liste principale", "du tour suivant"),
    }.items():
        early, alone = BOOK.decide(rounds=held), BOOK.decide(held)
        out = [one for one in CHALLENGES if early.reasons()[one].status == "not_kept"]
        for name in out:
            assert listed not in early.letter(name, lang=lang)
            assert heard in early.letter(name, lang=lang)
            assert heard not in alone.letter(name, lang=lang)
        assert out


@pytest.mark.slow
@pytest.mark.parametrize("rounds", [(), (FIRST,)])
def test_a_dossier_of_challenges_alone_tells_of_the_treatment(rounds):
    """Degree, rules, operations and rights, of each round, as the notices have them; its public page shows them."""
    last = LAST if rounds else FIRST
    outcome = BOOK.decide(last, rounds=rounds)
    dossier = outcome.dossier(salt="0b" * 32)

    assert {*dossier.treatment} == {"degree", "parameters", "operations", "rights"}
    for one in (*rounds, last):
        notice = jury.minutes.algorithm_notice(one.minutes(title="x"), one.kept[0], purpose="x", contact="x")
        assert {*notice.operations} <= {*dossier.treatment["operations"]}
        assert {*notice.degree} <= {*dossier.treatment["degree"]}
        assert {*one.rules.reasons} - {*notice.parameters} <= {*dossier.treatment["parameters"]}
    heads = [one for one in dossier.treatment["parameters"] if one.code == "of_round"]
    assert len(heads) == (2 if rounds else 0)
    for lang, head in (("en", "Algorithmic treatment"), ("fr", "Traitement algorithmique")):
        assert head in to_html(dossier.redacted("public"), lang=lang)
    assert () == dossier.replay(outcome.book).differences
    assert {} == BOOK.decide().dossier().treatment
