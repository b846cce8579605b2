"""The act as it is written: nobody forges a part of it, equals and exact scores are told, each reader has a voice."""

import datetime as dt
import re
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, Criterion, JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate, verify
from eig.jury.minutes import AlgorithmNotice, algorithm_notice, candidate_minutes, extract_for_candidate
from eig.jury.severity import AdjustedScore, Adjustment
from eig.lots import Decision, Priority, commitment, draw_labels, draw_rfc3797, one_time_code
from eig.programme import Panel, Quota
from eig.programme.disclosure import Disclosure
from eig.programme.jurisdictions import FRANCE, NOWHERE
from eig.reasons import Language
from helpers.counted_calls import calls_of
from helpers.unfolded import unfolded

OPEN = Disclosure(smallest=1)
RUBRIC = Rubric(criteria=[Criterion(id="skills", scale=EIG_SCALE, en="skills", fr="compétences", floor=2)])


def sheet_of(marks, **options):
    return Scoresheet.from_marks(
        RUBRIC,
        [(item, juror, {"skills": mark}) for item, row in marks.items() for juror, mark in row.items()],
        **options,
    )


MARKS = {
    "c1": {"j1": 4, "j2": 4},
    "c2": {"j1": 3, "j2": 3},
    "c3": {"j1": 3, "j2": 3},
    "c4": {"j1": 1, "j2": 2},
}


def skeleton(text):
    """Return what a reader of Markdown sees as structure: headings, list items, table rows, paragraphs."""
    return [re.match(r"#+ |- |\||\d+\. |>|=+$|-+$|\s*$", line) and line[:2] for line in text.splitlines()]


@pytest.mark.slow
@given(
    st.text(alphabet=" #-*_=>|1.[]`abc", min_size=1).map(str.strip).filter(bool),
    st.text(alphabet=" #-*_=>|1.[]`abc", min_size=1).map(str.strip).filter(bool),
    st.sampled_from(["en", "fr"]),
)
def test_no_name_or_title_forges_a_part_of_the_act(evil, called, lang):
    """Whatever a title, a name, a reason or a reference holds, the act has the same headings, lists and tables."""
    fixed = sheet_of(MARKS).corrected(
        MarkSheet(item="c4", juror="j1", marks={"skills": 2}), by="chair", reason=evil, on=dt.date(2018, 7, 4)
    )
    decided = Decision(by="jury", order=["c2", "c3"], reference=evil)
    plain, forged = (
        deliberate(
            fixed, places=2, chair="j1", decisions=[evolve(decided, reference=reference)], source=source
        )
        .minutes(title=title, recorded_by="j2")
        .to_markdown(lang=lang, names=dict.fromkeys(("c1", "j1", "j2"), name))
        for title, name, reference, source in (("EIG", "x", "r", "s"), (evil, called, evil, evil))
    )

    assert skeleton(plain) == skeleton(forged)


@pytest.mark.untraced
@pytest.mark.parametrize("name", ["A\n# Decision", "A\r- kept", "A\u2028B", " A", ""])
def test_a_name_that_breaks_the_line_is_refused_and_not_shown(name):
    """A name with a line break, hidden characters or outer spaces stops the act; the fault names its place alone."""
    minutes = deliberate(sheet_of(MARKS), places=1).minutes(title="EIG")
    with pytest.raises(Fault, match=r"Minutes.to_markdown.names\['c1'\]") as caught:
        minutes.to_markdown(names={"c1": name})
    assert "Decision" not in str(caught.value)


def test_scores_that_two_decimals_do_not_separate_are_written_as_fractions():
    """Two scores that would be printed alike, and are not, are exact in the act."""
    rubric = Rubric(criteria=[Criterion(id="x", scale=Scale(low=0, high=20))])
    sheet = Scoresheet.from_marks(rubric, [
        ("a", "j1", {"x": Fraction(10001, 1000)}), ("b", "j1", {"x": Fraction(10002, 1000)}), ("c", "j1", {"x": 9})])  # fmt: skip
    text = deliberate(sheet, places=1).minutes(title="t").to_markdown()

    assert "| 2 | a | 10001/1000 |" in text
    assert "| 1 | b | 5001/500 |" in text
    assert "| 3 | c | 9 |" in text


def test_one_sheet_of_five_members_is_no_quorum():
    """The quorum is counted on the members composing the body, who are named with their capacity."""
    members = {"j1": "État", "j2": "société civile", "j3": "", "j4": "", "j5": ""}
    held = deliberate(
        sheet_of({"c1": {"j1": 4}}), places=1, members=members, present=["j1", "j2"], chair="j2"
    )
    text = held.minutes(title="t", recorded_by="the secretary").to_markdown()

    assert ("c1",) == held.without_quorum
    assert "was not reached on c1 (1 of 5)." in text
    assert "Members composing the jury (5): j1 (État), j2 (société civile), j3, j4 and j5." in text
    assert "Members who took part (2): j1 and j2." in text
    assert "- j3 filed no sheet, absent or not known: c1." in text
    assert "Recorded by the secretary." in text
    assert "caution_quorum" in held.explain().codes
    assert (
        "No quorum is asked for."
        in deliberate(sheet_of(MARKS), places=1, quorum=None).minutes(title="t").to_markdown()
    )
    assert None is deliberate(sheet_of(MARKS), places=1, quorum=None).quorum("c1")


def test_a_panel_is_the_body_that_hears_an_item():
    """Members of another panel were never asked: they are neither called nor silent."""
    panels = [
        Panel(id="p1", members=["j1", "j2"], hears=["c1"]),
        Panel(id="p2", members=["j3"], hears=["c2"]),
    ]
    held = deliberate(
        sheet_of({"c1": {"j1": 4}, "c2": {"j3": 3}}), places=1, panels=panels, members=["j1", "j2", "j3"]
    )
    text = held.minutes(title="t").to_markdown()

    assert () == held.without_quorum
    assert "p1: j1 and j2; hears c1." in text
    assert "- j2 filed no sheet, absent or not known: c1." in text
    assert "j3 filed no sheet" not in text


def test_recused_members_count_or_not_as_the_rules_say():
    """Left out of those composing the body, a recused member is missed no more."""
    away = sheet_of({"c1": {"j1": 4}})
    sheet = evolve(away, sheets=[*away.sheets, *(MarkSheet(item="c1", juror=j, state="recused") for j in ("j2", "j3"))],
                   jurors=["j1", "j2", "j3"])  # fmt: skip

    assert ("c1",) == deliberate(sheet, places=1).without_quorum
    assert () == deliberate(sheet, places=1, recused="leave").without_quorum


def test_draws_are_written_with_what_was_published():
    """A commitment, the sources of randomness and the day they were announced: each where it was given."""
    tied = deliberate(sheet_of({"c2": {"j1": 3}, "c3": {"j1": 3}}), places=1)
    code, published = one_time_code("s", codes=3, number=2), commitment("s", codes=3)
    labels = draw_labels(["c2", "c3"], code=code, randomness="1./", commitment=published, number=2)
    numbers = draw_rfc3797(["c2", "c3"], count=2, sources=[[9319], [2, 5]], announced=dt.date(2018, 12, 3))
    text = tied.settle(labels).minutes(title="t").to_markdown()
    other = tied.settle(numbers).minutes(title="t").to_markdown()

    assert f"Commitment published beforehand: {published}; the code, hashed 2 times, gives it." in text
    assert "Sources of chance, named on 3 December 2018, and their values: (1) 9319 and (2) 2 and 5." in other


def test_equals_on_the_reserve_list_are_written_together():
    """A tie on the reserve list, and one for its last names, are shown as ties."""
    text = deliberate(sheet_of(MARKS), places=1, reserve=2).minutes(title="t").to_markdown()
    last = deliberate(sheet_of(MARKS), places=1, reserve=1).minutes(title="t").to_markdown(lang="fr")

    assert "equals in brackets: (c2 = c3)." in text
    assert "À décider pour la fin de la liste complémentaire, ex æquo\u00a0: c2 et c3." in last


# ── voices ────────────────────────────────────────────────────────────────────────────────────────

SAID = {
    "kept": ("c1", {}, "kept: within the one place"),
    "a tie": ("c2", {"places": 2}, "equally good as one or more others for the last place"),
    "a decision": ("c3", {"places": 2, "decisions": [Decision(by="jury", order=["c2", "c3"], reference="4.2")]},
                   "not on the main list: the last places went to one or more others of the equals; equals were parted by the jury"),
    "an order": ("c3", {"places": 2, "decisions": [Priority(order=["c2", "c3"], reference="r", reason="filing").decide(["c2", "c3"])]},
                 "parted by an order of priority declared beforehand"),
    "the reserve": ("c2", {"reserve": 2}, "equally good for numbers 1 to 2 on the reserve list (to be decided on the record if a place falls free)"),
    "alone on it": ("c2", {"reserve": 2, "decisions": [Decision(by="jury", order=["c2", "c3"], reference="4.2")]},
                    "number 1 on the reserve list"),
    "on it, of few steps": ("c2", {"reserve": 2}, "rank 1 was needed; on the reserve list"),
    "its last name": ("c2", {"reserve": 1}, "equally good as one or more others for the end of the reserve list"),
    "a threshold under the top": ("c2", {"threshold": "3.5"},
                                  "on no list: by the threshold 3.5, by an eliminating mark if the rules have one, or by"),
    "a floor": ("c4", {}, "not ranked: an eliminating mark or several, as the rules published them"),
    "a floor in detail": ("c4", {"detail": True}, "on skills"),
    "a quota": ("c2", {"quotas": [Quota(attribute="p", value="x", minimum=1)], "attributes": {"c3": {"p": "x"}}},
                "not on the main list: by a quota, or by the limit of one place; which of them, or both, is not told"),
    "an equal under quotas": ("c2", {"quotas": [Quota(attribute="p", value="x", minimum=1)],
                                     "attributes": {"c2": {"p": "x"}, "c3": {"p": "x"}},
                                     "decisions": [Decision(by="jury", order=["c3", "c2"], reference="4.2")]},
                              "without the decision of the jury on equals, it would be tied for the last places"),
    "kept by a quota": ("c3", {"places": 2, "quotas": [Quota(attribute="p", value="x", minimum=1)],
                               "attributes": {"c3": {"p": "x"}}}, "c3: kept: within the 2 places."),
    "kept past the places": ("c3", {"quotas": [Quota(attribute="p", value="x", minimum=1)],
                                    "attributes": {"c3": {"p": "x"}}},
                             "c3: kept: within the one place."),
    "kept by rank under quotas": ("c1", {"places": 2, "quotas": [Quota(attribute="p", value="x", minimum=1)],
                                         "attributes": {"c3": {"p": "x"}}}, "kept: within the 2 places"),
    "kept by a decision under quotas": ("c2", {"quotas": [Quota(attribute="p", value="x", minimum=1)],
                                               "places": 2, "attributes": {"c1": {"p": "x"}},
                                               "decisions": [Decision(by="jury", order=["c2", "c3"], reference="4.2")]},
                                        "kept: within the 2 places; equals were parted by the jury"),
    "a conflict": ("c2", {"quotas": [Quota(attribute="p", value="x", minimum=1)], "attributes": {"c2": {"q": "x"}}},
                   "not decided: no list keeps the quotas published (p=x: at least 1)"),
    "all or nothing": ("c2", {"places": 2, "quotas": [Quota(attribute="p", value="x", maximum=0)], "fill": "all_or_nothing",
                              "attributes": {"c2": {"p": "x"}, "c3": {"p": "x"}}},
                       "nobody is kept: no list of 2 keeps the quotas published, and the rules want all places filled or none"),
    "all or nothing where no list of any size is": (
        "c2", {"places": 2, "fill": "all_or_nothing", "attributes": {"c2": {"p": "x"}, "c3": {"p": "x"}},
               "quotas": [Quota(attribute="p", value="x", maximum=0), Quota(attribute="p", value="y", minimum=1)]},
        "not decided: no list keeps the quotas published (p=x: at most 0 and p=y: at least 1)"),
}  # fmt: skip
NUMBERED = ("the reserve", "alone on it")
"""Where all is told: of two jurors beside an eliminating mark, no rank is, nor a number."""


@pytest.mark.untraced
@pytest.mark.parametrize("case", SAID)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_candidate_hears_what_decided_and_of_nobody_else(case, lang):
    """The rule that binds, the list and the rank: no other candidate, no juror."""
    item, options, sentence = SAID[case]
    held = deliberate(sheet_of(MARKS), **{"places": 1, **options})
    held = evolve(held, rules=evolve(held.rules, disclosure=OPEN)) if case in NUMBERED else held
    said = str(held.explain(item, audience="candidate", lang=lang))

    assert lang == "fr" or sentence in said
    for other in {*MARKS, "j1", "j2"} - {item}:
        assert other not in said


LEFT = {
    "en": ("what the declared test left equal was parted by a draw", "equals were parted by a draw"),
    "fr": (
        "les ex æquo que le critère annoncé laissait ont été départagés par un tirage au sort",
        "les ex æquo ont été départagés par un tirage au sort",
    ),
}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("size", [2, 3])
def test_whom_a_test_left_equal_reads_that_before_the_draw_and_draws_again(lang, size):
    """A test that parts some and a draw that parts the rest are told as two steps; the number drawn from, with how many."""
    rubric = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
    equal = {f"c{at}": (2, 3) for at in range(size)}
    marks = {"first": (4, 4), "parted": (3, 2), **equal, "last": (1, 1)}
    rows = [(one, "j1", {"impact": impact, "team": team}) for one, (impact, team) in marks.items()]
    rules = JuryRules(places=3, reserve=1, tie_breaks=["criterion_mean:impact"], disclosure=OPEN)
    drawn = draw_rfc3797(sorted(equal), count=size, key="9319./2.5./")
    settled = deliberate(Scoresheet.from_marks(rubric, rows), rules=rules).settle(drawn)
    for at, one in enumerate(sorted(equal)):
        told = unfolded(settled.explain(one, audience="candidate", lang=lang)).replace("\u00a0", " ")
        assert [part in told for part in LEFT[lang]] == [True, False]
        number = {"en": f"number {at + 1} of {size} on the list", "fr": f"n° {at + 1} sur {size} de la liste"}
        assert number[lang] in told


def test_a_candidate_under_a_threshold_over_which_many_totals_lie_reads_that():
    """Four jurors leave seven totals over a threshold of 2.5: what decided is told."""
    jurors = [f"j{at}" for at in range(4)]
    held = deliberate(
        sheet_of({"c1": dict.fromkeys(jurors, 4), "c2": dict.fromkeys(jurors, 2)}), places=1, threshold="2.5"
    )
    assert "its score is under the threshold 2.5" in str(held.explain("c2", audience="candidate"))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("places", [1, 2])
def test_no_sentence_about_a_person_tells_what_a_quota_counts_in_them(lang, places):
    """That it kept somebody is told to that person alone, where the policy tells all; the minutes state the rule."""
    quota = Quota(attribute="handicap", value="oui", minimum=1)
    held = deliberate(
        sheet_of(MARKS), places=places, quotas=[quota], attributes={"c3": {"handicap": "oui"}}, reserve=2
    )
    minutes = held.minutes(title="T", salt="5a17" * 16)
    told = [str(held.explain(item, lang=lang, audience=who)) for item in MARKS for who in ("jury", "public")]
    told += [str(held.selection.explain(item, lang=lang)) for item in MARKS]
    told += [line for line in minutes.to_markdown(lang=lang).splitlines() if re.match(r"- c\d", line)]

    for item in held.selection.main:
        told.append(str(held.explain(item, lang=lang, audience="candidate")))
        told.append(candidate_minutes(minutes, item, results_are_out=True, lang=lang))
    opened = evolve(held, rules=evolve(held.rules, disclosure=OPEN)).minutes(title="T", salt="5a17" * 16)
    own = candidate_minutes(opened, "c3", results_are_out=True, lang=lang)

    assert [] == [text for text in told if "handicap" in text or "oui" in text]
    assert "c3" in held.selection.main
    assert "handicap=oui" in own
    assert "handicap=oui" in " ".join(map(str, held.causes("c3")))


def test_a_candidate_hears_which_test_parted_equals():
    """A declared test that separated the candidate from others is named where each list has two others or more."""
    given = dict(zip((f"c{at}" for at in range(1, 9)), (4, 4, 3, 3, 3, 2, 1, 1), strict=True))
    marks = [(item, f"j{at}", {"skills": mark}) for item, mark in given.items() for at in range(6)]
    base = Scoresheet.from_marks(RUBRIC, marks)
    sheets = [evolve(one, champion=True) if one.item == "c3" else one for one in base.sheets]
    flagged = evolve(base, sheets=sheets)

    def said(item, reserve):
        held = deliberate(flagged, places=3, reserve=reserve, tie_breaks=["champions"])
        return str(held.explain(item, audience="candidate"))

    parted = "equal scores were parted by the declared test: share of champion flags"
    without = "without the declared tests on equals, it would be tied for the last places"
    assert all(one in said(item, 3) for one in (parted, without) for item in ("c3", "c4"))
    assert "c3" not in said("c4", 3)
    assert "declared test" not in said("c6", 3)
    assert "declared test" not in said("c4", 2)  # one other alone waits: that one would be known to be equal


# ── the notice ────────────────────────────────────────────────────────────────────────────────────


def noticed(law=NOWHERE, disclosure=None, **options):
    held = deliberate(sheet_of(MARKS), **{"places": 1, **options})
    policy = disclosure or held.rules.disclosure
    held = evolve(held, rules=evolve(held.rules, jurisdiction=law, disclosure=policy))
    draw = draw_rfc3797(["c2", "c3"], count=2, key="1.2./")
    minutes = (held.settle(draw) if held.undecided else held).minutes(title="EIG 3, data", salt="5a17" * 16)
    facts = {"purpose": "to rank the candidates heard", "contact": "the programme"}
    return algorithm_notice(minutes, "c2", **facts, sources={"marks": "the jury's sheets", "p": "the form"})


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_notice_has_the_mention_and_the_four_points(lang):
    """CRPA, art. R311-3-1-1 and R311-3-1-2: purpose, rights, CADA; then degree, data, parameters, operations."""
    text = noticed(FRANCE, places=2).to_markdown(lang=lang)
    heads = re.findall(r"^## (.*)$", text, flags=re.MULTILINE)

    assert "<AlgorithmNotice: c2>" == repr(noticed(places=2))
    assert 4 == len(heads)
    assert ("degree and mode" if lang == "en" else "degré et mode") in heads[0].lower()
    assert "CADA" in text
    assert "L311-3-1" in text
    assert ("drawn" in text or "draw was made" in text) if lang == "en" else "tirage" in text
    for other in ("c1", "c3", "c4", "j1", "j2"):
        assert other not in text.replace("dataset", "")


def test_the_notice_tells_that_person_what_was_counted_of_them():
    """Attributes that quotas count, with their source; marks by criterion only where the rules declare it."""
    quota = Quota(attribute="p", value="x", minimum=1)
    counted = noticed(
        quotas=[quota],
        attributes={"c2": {"p": "x", "q": "y"}, "c3": {"p": "x"}},
        detail=True,
        disclosure=OPEN,
    )
    adopted = Adjustment(
        scores=[AdjustedScore(item="c2", before=3, after=4)], decided_by="jury", why="w", source="s", places=1
    )

    assert "The attribute p, which a quota counts: x (source: the form)" in unfolded(counted)
    assert "q, which" not in unfolded(counted)
    assert "Marks on skills: 3 and 3." in unfolded(counted)
    assert "Marks on skills" not in unfolded(noticed())
    assert "the best was found, proven by an exact search" in unfolded(counted)
    assert "adopted an adjustment of scores" in unfolded(noticed(adjustment=adopted)).lower()
    assert "its score was 3 before" in unfolded(noticed(adjustment=adopted, disclosure=OPEN)).lower()
    assert "Marks on skills" not in unfolded(noticed(detail=True))
    with pytest.raises(UnknownKey):
        algorithm_notice(
            deliberate(sheet_of(MARKS), places=1).minutes(title="t"), "zz", purpose="p", contact="c"
        )
    with pytest.raises(Faults):
        AlgorithmNotice(item="", title="", mention=[1], degree=[], data=[], parameters=[], operations=[])


# ── languages ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.untraced
def test_the_act_speaks_a_third_language():
    """A table of the caller's says its headings; English what it lacks; the page says which language it is."""
    german = Language(code="de", sentences={"jury.minutes": {"lists": "Listen", "marks": "Ihre Noten"}})
    minutes = deliberate(sheet_of(MARKS), places=1).minutes(title="t")

    assert "## Listen" in minutes.to_markdown(lang=german)
    assert "## Ranking" in minutes.to_markdown(lang=german)
    assert '<html lang="de">' in minutes.to_html(lang=german)
    assert "## Ihre Noten" in candidate_minutes(minutes, "c1", results_are_out=True, lang=german)
    assert "the minutes hold" == verify(minutes, minutes.deliberation).say(german)


def test_the_text_of_minutes_is_short():
    """Their title, what was decided, and the digest; on one line, nothing private."""
    minutes = deliberate(sheet_of(MARKS), places=1).minutes(title="EIG 3")

    assert str(minutes).startswith("EIG 3\nkept, in order of merit (1 of 1 place): c1")
    assert str(minutes).endswith(f"SHA-256 {minutes.digest}")
    assert repr(minutes) == f"<Minutes: 'EIG 3', digest {minutes.digest[:14]}>"


def test_another_grid_or_correction_of_the_inputs_is_seen():
    """A scoresheet whose sheets are the same, and whose roster is not, differs in its roster."""
    held = deliberate(sheet_of(MARKS), places=1)
    other = deliberate(sheet_of(MARKS, jurors=["j1", "j2", "j3"]), places=1)

    assert "sheet (jurors)" in unfolded(verify(held.minutes(title="t"), other))


def test_who_is_not_adjusted_hears_nothing_of_it():
    """The score before an adjustment is told to those whose score moved."""
    scores = [AdjustedScore(item="c1", before=4, after=3), AdjustedScore(item="c2", before=3, after=4)]
    adopted = Adjustment(scores=scores, decided_by="jury", why="w", source="s", places=1)
    held = deliberate(sheet_of(MARKS), JuryRules(places=1, disclosure=OPEN), adjustment=adopted)

    assert "own_before" in held.explain("c2", audience="candidate").codes
    assert "own_before" in held.explain("c1", audience="candidate").codes
    assert "own_before" not in held.explain("c3", audience="candidate").codes


# ── names change nothing ──────────────────────────────────────────────────────────────────────────

PEOPLE, DOSSIERS = ("j1", "j2", "j3"), ("c1", "c2", "c3", "c4")
grids = st.fixed_dictionaries({(item, juror): st.integers(1, 4) for item in DOSSIERS for juror in PEOPLE})


@pytest.mark.slow
@given(
    grids,
    st.permutations(PEOPLE),
    st.permutations(DOSSIERS),
    st.integers(1, 3),
    st.sampled_from(["en", "fr"]),
)
def test_names_and_the_order_of_sheets_change_nothing(grid, jurors, items, places, lang):
    """Jurors and items called otherwise, sheets given in another order: the same outcome, and the same words."""
    called = dict(zip((*PEOPLE, *DOSSIERS), (*jurors, *items), strict=True))

    def held(new):
        rows = [(new[item], new[juror], {"skills": mark}) for (item, juror), mark in grid.items()]
        ordered = rows if new is not called else rows[::-1]
        return deliberate(
            Scoresheet.from_marks(RUBRIC, ordered), places=places, reserve=1, tie_breaks=["highest_total"]
        )

    one, other = held({name: name for name in called}), held(called)
    for name in ("kept", "undecided", "reserve"):
        assert {called[item] for item in getattr(one, name)} == set(getattr(other, name))
    for item in DOSSIERS:
        mine = one.explain(item, audience="candidate", lang=lang).reasons
        assert mine == other.explain(called[item], audience="candidate", lang=lang).reasons


def test_two_dossiers_never_print_alike():
    """Names under which a reader could not tell two dossiers apart are refused, in Markdown and in HTML."""
    minutes = deliberate(sheet_of(MARKS), places=1).minutes(title="T")

    for write in (minutes.to_markdown, minutes.to_html):
        for name in ("c2", "C2"):
            with pytest.raises(Fault, match=rf"Minutes\.{write.__name__}\.names"):
                write(names={"c1": name})
        assert "Plume" in write(names={"c1": "Plume", "j1": "Plume"})


def test_the_minutes_warn_of_a_quota_that_counts_nobody():
    """The caution of the lists stands under the ranking."""
    cap = Quota(attribute="p", value="zz", maximum=0)
    held = deliberate(sheet_of(MARKS), places=1, quotas=[cap], attributes={"c1": {"p": "x"}})

    assert (
        "p=zz counts none of those who may be kept" in held.minutes(title="T", salt="5a17" * 16).to_markdown()
    )
    assert "void_quotas" in [one.code for one in held.cautions]


def test_a_grid_is_exact_and_whole():
    """Weights and floors are never rounded; at whose mark, at which limit and for whom a criterion stands is said."""
    grid = Rubric(
        criteria=[
            Criterion(id="impact", scale=EIG_SCALE, weight="2/3", floor=Fraction(7, 3), floor_passes=False),
            Criterion(id="code", scale=EIG_SCALE, weight="1/3", applies_to=["c1"]),
        ]
    )
    marks = [("c1", "j1", {"impact": 3, "code": 3}), ("c2", "j1", {"impact": 3})]
    act = deliberate(Scoresheet.from_marks(grid, marks), places=1).minutes(title="t")
    text, sheet = act.to_markdown(), unfolded(evolve(act.deliberation.rules, rubric=grid))

    assert "| impact | 1 – 4 | 2/3 | 7/3 |" in text
    for said in (text, sheet):
        assert "weight 2/3. At 7/3 or under, the panel's mean mark eliminates." in said
        assert "weight 1/3, only for c1." in said


def test_who_is_on_a_list_without_a_quorum_is_named():
    """Where the quorum was missed on an item that a list holds, the minutes say both."""
    alone = sheet_of({"c1": {"j1": 4}, "c2": {"j1": 2, "j2": 2}})
    text = deliberate(alone, places=1, quorum=1).minutes(title="t").to_markdown(lang="fr")

    assert "n’a pas été atteint pour c1 (1 sur 2).\n\nParmi eux, sur une liste malgré cela\u00a0: c1." in text


@pytest.mark.parametrize(("purpose", "contact"), [("", "the office"), ("to rank", ""), (" ", "the office")])
def test_a_notice_states_its_purpose_and_whom_to_ask(purpose, contact):
    """The law asks for both: a notice without one is refused."""
    minutes = deliberate(sheet_of(MARKS), places=2).minutes(title="t")
    with pytest.raises(Fault, match="algorithm_notice"):
        algorithm_notice(minutes, "c1", purpose=purpose, contact=contact)


def test_a_candidate_reads_a_number_that_waits_for_a_decision_as_two():
    """Under quotas a loser may be level with somebody on the reserve list: the extract says both numbers."""
    quota = Quota(attribute="k", value="x", minimum=2)
    tied = sheet_of({item: {f"j{at}": 3 for at in range(6)} for item in ("c1", "c2", "c3", "c4")})
    facts = {item: {"k": "x"} for item in ("c1", "c2", "c3")}
    minutes = deliberate(tied, places=2, reserve=None, quotas=[quota], attributes=facts).minutes(
        title="t", salt="5a17" * 16
    )
    told = candidate_minutes(minutes, "c4", results_are_out=True, lang="fr")

    assert "Entre le n° 1 et le n° 2 de la liste complémentaire" in re.sub(r"\s", " ", told)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whoever_is_on_no_list_reads_how_many_names_the_reserve_has(lang):
    """And whoever lost its last name to an equal, that it was parted."""
    marks = {"a": 4, "b": 3, "c": 3, "d": 2}
    rows = [(one, "j1", {"impact": mark}) for one, mark in marks.items()]
    held = deliberate(
        Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), rows), places=1, reserve=1
    )
    held = held.settle(Decision(by="jury", order=["b", "c"], reference="2.1"))
    told = {one: str(held.explain(one, audience="candidate", lang=lang)) for one in marks}
    outside = {"en": "reserve list too (one name)", "fr": "également de la liste complémentaire (un nom)"}[
        lang
    ]
    parted = {"en": "parted among equals", "fr": "départager entre ex æquo"}[lang]
    assert ["c", "d"] == [one for one in marks if outside in told[one].replace("\u00a0", " ")]
    assert ["c"] == [one for one in marks if parted in told[one]]


def test_who_ranks_last_of_three_under_few_totals_reads_no_rank():
    """Two jurors leave four totals over a threshold of 2.5: a rank beside the lists would tell the marks of the two above."""
    totals = {"c1": (4, 4), "c2": (4, 3), "c3": (3, 3)}
    held = deliberate(
        sheet_of({name: dict(zip(("j1", "j2"), marks, strict=True)) for name, marks in totals.items()}),
        places=1,
        reserve=1,
        threshold="2.5",
    )
    told = str(held.explain("c3", audience="candidate"))
    assert "ranked" not in told
    assert "which of them, one or several, is not told" in told


@pytest.mark.untraced(but=["rules1-told1", "rules3-told3"])
@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ({}, {"data_marks", "data_opinions"}),
        ({"opinions": "ignore"}, {"data_marks"}),
        ({"opinions": "ignore", "tie_breaks": ["more_favourable"]}, {"data_marks", "data_opinions"}),
        ({"tie_breaks": ["champions"]}, {"data_marks", "data_opinions", "data_champions"}),
    ],
)
def test_the_notice_names_each_kind_of_data_that_the_rules_read(rules, told):
    """Opinions and champion flags are data treated, wherever a rule reads them and no rule else."""
    sheets = [
        MarkSheet(item=item, juror="j1", marks={"skills": 3}, opinion=opinion)
        for item, opinion in (("c1", "favourable"), ("c2", "unfavourable"))
    ]
    held = deliberate(Scoresheet(rubric=RUBRIC, sheets=sheets), JuryRules(places=1, **rules))
    notice = algorithm_notice(held.minutes(title="EIG 3"), "c2", purpose="to rank", contact="the team")
    assert told == {one.code for one in notice.data}


@pytest.mark.slow
def test_minutes_call_a_panel_by_its_name():
    """Of a panel without one, they say what it is called by; of one whose name has the noun in it, no noun twice."""
    sheet = sheet_of({"c1": {"j1": 4}})
    for name, told in (
        ("Environnement", "Sous-jury :\n\n- Environnement : j1 ; entend c1.\n"),
        ("sous-jury A", "Sous-jury :\n\n- sous-jury A : j1 ; entend c1.\n"),
        ("", "Sous-jury :\n\n- p1 : j1 ; entend c1.\n"),
    ):
        panel = Panel(id="p1", name=name, members=["j1"], hears=["c1"])
        said = deliberate(sheet, places=1, panels=[panel]).minutes(title="t").to_markdown(lang="fr")
        assert told in said.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.untraced
@pytest.mark.parametrize("apart", [0, 1])
def test_what_one_is_told_takes_no_longer_among_more(apart):
    """Whether ten share a score, or hundreds: who has which is counted once for all, and not for each."""

    def told(count):
        marks = {f"c{at:03}": {"j1": 1 + at * apart % 4, "j2": 2, "j3": 3} for at in range(count)}
        held = deliberate(sheet_of(marks), places=2)

        def extracts(*items):
            return [(held.explain(one, audience="candidate"), extract_for_candidate(held, one, results_are_out=True)) for one in items]  # fmt: skip

        extracts("c000")
        return calls_of(extracts, "c004", "c008")

    assert told(300) < told(30) * 3 / 2
