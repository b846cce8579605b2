"""Mermaid gantt text: nothing is left for Mermaid to guess. The peer test reads it with the real one."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._values.names_and_clean_text import is_name
from eig.errors import Fault, Faults
from eig.timeline import Phase, Plan, Session, WorkCalendar, schedule
from eig.timeline.calendar import Span
from eig.timeline.charts import to_mermaid
from eig.timeline.charts.mermaid import safe_name
from eig.timeline.plan import Dependency

TASK = re.compile(
    r"    (?P<name>[^:;#%]*(?:#\w+;[^:;#%]*)*) :(?P<tags>(?:\w+, )*)(?P<id>[ps]_\w+), (?P<start>[-\d]+), (?P<end>[-\d]+)"
)
NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn"), exclude_characters="\ufeff"),
    min_size=1,
    max_size=30,
)


def plan(*phases, **fields):
    return Plan(
        **{
            "key": "p3",
            "start": date(2019, 4, 12),
            "calendar": WorkCalendar.named("metropole"),
            "phases": phases,
            **fields,
        }
    )


def lines(*phases, **options):
    return to_mermaid(schedule(plan(*phases)), **options).splitlines()


def tasks(*phases, **options):
    return [found.groupdict() for found in map(TASK.fullmatch, lines(*phases, **options)) if found]


def test_the_head_leaves_nothing_to_the_day_it_is_drawn():
    """ISO dates, no marker of today, no excludes, no after."""
    text = lines(Phase(key="jury"))

    assert [
        "gantt",
        "    title p3",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %m/%Y",
        "    todayMarker off",
    ] == text[:5]


def test_the_title_is_the_plan_s_unless_said():
    """A plan's name, or else its key, or else what the caller says."""
    dates = schedule(plan(Phase(key="a"), name="Promotion 3"))

    assert "    title Promotion 3" in to_mermaid(dates).splitlines()
    assert "    title P#58; 3" in to_mermaid(dates, title="P: 3").splitlines()


def test_every_task_has_its_start_and_its_exclusive_end():
    """A phase over a weekend keeps both its dates: nothing is excluded, nothing moves."""
    (task,) = tasks(Phase(key="jury", duration="2 working days"))

    assert ("2019-04-12", "2019-04-16") == (task["start"], task["end"])


def test_tags_say_what_is_critical_and_what_is_a_milestone():
    """A free phase has no tag; a critical milestone has both."""
    phases = (Phase(key="long", duration="2 weeks"), Phase(key="short"), Phase(key="demo", milestone=True))
    dates = schedule(plan(*phases, dependencies=[Dependency(pred="long", succ="demo")]))
    found = [TASK.fullmatch(line) for line in to_mermaid(dates).splitlines()]

    assert ["crit, ", "", "crit, milestone, "] == [one["tags"] for one in found if one]


def test_states_are_tags_too():
    """A phase that runs is active, one that is over is done."""
    from eig.timeline import status
    from eig.timeline.plan import PhaseFact

    known = plan(Phase(key="call"), Phase(key="jury", duration="2 weeks"))
    facts = [
        PhaseFact(key="call", started=date(2019, 4, 12), last=date(2019, 4, 12)),
        PhaseFact(key="jury", started=date(2019, 4, 12)),
    ]
    text = to_mermaid(status(known, facts, on=date(2019, 4, 16)).forecast)

    assert "call :done, p_call" in text
    assert "active, p_jury" in text


def test_identifiers_are_prefixed_and_never_collide():
    """A key that is a tag, or has signs of its own, makes an identifier that Mermaid keeps."""
    keys = ["done", "crit", "a b", "a_b", "a_20_b", "é", "a:b"]
    found = tasks(*(Phase(key=key) for key in keys))

    assert "p_done" == found[0]["id"]
    assert len(keys) == len({task["id"] for task in found})


@pytest.mark.slow
@given(st.lists(NAMES.map(str.strip).filter(is_name), min_size=2, max_size=6, unique=True))
def test_two_keys_never_share_an_identifier(keys):
    """Identifiers are as distinct as keys."""
    found = re.findall(
        r"\b(p_\w+), 2019", to_mermaid(schedule(plan(*(Phase(key=key, name="x") for key in keys))))
    )

    assert len(keys) == len(set(found))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Jury: oral", "Jury#58; oral"),
        ("a; b # c", "a#59; b #35; c"),
        ("at 100 %", "at 100 #37;"),
        ("%%{init}%%", "#37;#37;{init}#37;#37;"),
        ("<b>A & B</b>", "#lt;b#gt;A #amp; B#lt;/b#gt;"),
        ('"quoted"', "#quot;quoted#quot;"),
        ("a\n b\tc", "a b c"),
        ("a\x00b\x85c", "a b c"),
        ("  padded  ", "padded"),
        ("Mission", "Mission"),
        ("Demo day", "Demo day"),
    ],
)
def test_signs_that_mermaid_reads_are_entities(name, written):
    """What would cut a name, end a line or open a comment is written as an entity."""
    assert written == safe_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Title", "title of", "SECTION critique", "excludes", "includes", "inclusiveEndDates", "dateFormat", "axisFormat",
        "tickInterval", "todayMarker", "topAxis", "weekday monday", "weekend", "click", "Call for projects", "gantt",
        "accTitle", "accDescr", "href", "displayMode", "2019-01-17", "3 months", "---", "", " ",
    ],
)  # fmt: skip
def test_a_name_that_mermaid_would_take_for_its_own_is_shielded(name):
    """A zero-width space stands before keywords, dates and nothing at all."""
    shown = safe_name(name)

    assert "\u200b" == shown[0]
    assert " ".join(name.split()) == shown[1:]


@pytest.mark.untraced
@given(NAMES)
def test_every_line_is_one_line_whatever_the_name(name):
    """No name breaks its line, and every phase has its task."""
    text = to_mermaid(schedule(plan(Phase(key="a", name=name, section=name))), title=name)

    assert 1 == text.count(" :crit, p_a, 2019-04-12, 2019-04-13")
    assert len(text.split("\n")) in {7, 8}


def test_sections_are_written_where_they_change():
    """Phases stand under their headings; those without one, after others, stand under a heading of ours."""
    phases = [
        Phase(key=key, section=section) for key, section in (("a", "x"), ("b", "x"), ("c", ""), ("d", "y: z"))
    ]

    assert ["    section x", "    section Other phases", "    section y#58; z"] == [
        line for line in lines(*phases) if "section" in line
    ]
    assert "    section Autres étapes" in lines(*phases, lang="fr")


def test_a_plan_without_sections_has_no_heading():
    """Nothing is added where nothing is needed."""
    assert not [line for line in lines(Phase(key="a"), Phase(key="b")) if "section" in line]


def test_sessions_stand_below_and_the_cancelled_are_left_out():
    """One-day sessions are milestones, longer ones bars."""
    sessions = [
        Session(key="late", when=date(2019, 5, 2), title="Late"),
        Session(key="seminar", when=Span.inclusive(date(2019, 4, 17), date(2019, 4, 18))),
        Session(key="off", when=date(2019, 5, 3), status="cancelled"),
    ]
    found = tasks(Phase(key="a"), sessions=sessions)

    assert ["p_a", "s_seminar", "s_late"] == [task["id"] for task in found]
    assert ["crit, ", "", "milestone, "] == [task["tags"] for task in found]
    assert "    section Séances" in lines(Phase(key="a"), sessions=sessions, lang="fr")
    assert not [line for line in lines(Phase(key="a"), sessions=sessions[2:]) if "section" in line]


def test_the_same_schedule_gives_the_same_text():
    """Same input, same bytes, and the text ends with a line break."""
    dates = schedule(plan(Phase(key="a"), Phase(key="b", duration="10 months")))

    assert to_mermaid(dates) == to_mermaid(dates)
    assert to_mermaid(dates).endswith("\n")


@pytest.mark.parametrize("wrong", [{"title": None}, {"sessions": ["s"]}, {"lang": "de"}, {"schedule": "p3"}])
def test_wrong_arguments_are_refused(wrong):
    """A schedule is a schedule, and charts speak English or French."""
    given_ = {"schedule": schedule(plan(Phase(key="a"))), **wrong}

    with pytest.raises((Fault, Faults)):
        to_mermaid(given_.pop("schedule"), **given_)


def test_what_is_no_schedule_is_told_with_the_other_faults():
    """A plan in place of its schedule is told under its name, beside the title that is wrong too."""
    with pytest.raises(Faults) as told:
        to_mermaid(plan(Phase(key="a")), title=None)

    assert ["to_mermaid.schedule", "to_mermaid.title"] == [one.place for one in told.value.faults]
