# ruff: noqa: DTZ001 # dates with hours are given to be refused
"""Gantt charts: what a programme office prints, and what those who do not see it hear."""

import re
from datetime import date, datetime, time
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._draw.svg_drawing import SMALL, width_of
from eig.errors import Fault, Faults
from eig.reasons import Language
from eig.timeline import Phase, Plan, Session, WorkCalendar, schedule, status
from eig.timeline.calendar import Span, fixed_holidays
from eig.timeline.charts import _gantt_marks, gantt, gantt_html, gantt_picture, to_mermaid
from eig.timeline.charts._gantt_scale import Scale, _next_month, short_date
from eig.timeline.plan import Baseline, Dependency, PhaseFact, RemovePhase, slip
from helpers import stops

SVG = "{http://www.w3.org/2000/svg}"
MISSION = Phase(key="mission", name="Mission", duration="10 months")


def plan(*phases, dependencies=(), **fields):
    base = {"key": "p3", "start": date(2019, 1, 17), "calendar": WorkCalendar.named("metropole")}
    return Plan(**{**base, "phases": phases or (MISSION,), "dependencies": dependencies, **fields})


def draw(*phases, dependencies=(), fields=None, **options):
    picture = gantt_picture(schedule(plan(*phases, dependencies=dependencies, **(fields or {}))), **options)
    return ET.fromstring(picture)


def titles(tree):
    """Return what the marks say: every title but the chart's."""
    return [title.text for part in tree.iter() for title in part.findall(f"{SVG}title") if part is not tree]


def texts(tree):
    return [text.text for text in tree.iter(f"{SVG}text")]


def marks(tree, said):
    """Return the shapes of the mark whose title starts so."""
    for group in tree.iter(f"{SVG}g"):
        title = group.find(f"{SVG}title")
        if title is not None and title.text.startswith(said):
            return [part for part in group if part is not title]
    raise AssertionError(f"no mark says {said!r}: {titles(tree)}")


def shades(tree):
    """Return the texts of holidays and closed days."""
    return [
        rect.find(f"{SVG}title").text
        for rect in tree.iter(f"{SVG}rect")
        if rect.find(f"{SVG}title") is not None
    ]


# --- The whole --------------------------------------------------------------------------------------------------


def test_the_picture_is_well_formed_and_described():
    """A title and a description for people who do not see it: the dates and the critical path."""
    tree = draw(MISSION, fields={"name": "Promotion 3"})

    assert "Promotion 3" == tree.find(f"{SVG}title").text
    assert "from 17 January 2019 to 16 November 2019; critical path: Mission" == tree.find(f"{SVG}desc").text
    assert "img" == tree.get("role")


def test_the_picture_runs_nothing_and_fetches_nothing():
    """No script, no style sheet, no link to the outside."""
    picture = gantt_picture(schedule(plan()))

    assert not re.search(r"<script|<style|<image|href|@import|onload", picture)
    assert {"http://www.w3.org/2000/svg"} == set(re.findall(r"https?://[^\"']+", picture))


@pytest.mark.slow
@pytest.mark.parametrize("drawn", [gantt_picture, gantt_html])
def test_a_chart_is_drawn_whole_or_refused(drawn):
    """Whoever says stop is told that nothing is given by halves; whoever never does has the same chart."""
    planned = schedule(plan())
    assert drawn(planned) == drawn(planned, stop=lambda: False)
    with pytest.raises(Fault, match="nothing is given by halves"):
        drawn(planned, stop=lambda: True)


@pytest.mark.slow
def test_rows_of_many_audiences_are_drawn_in_one_pass():
    """Four times as many sessions, each of an audience of its own, take little more than four times the steps."""
    few, many = stops.Counted(), stops.Counted()
    for counted, count in ((few, 100), (many, 400)):
        sessions = [Session(key=f"s{at}", when=date(2019, 2, 21), audience=[f"a{at}"]) for at in range(count)]
        chart = gantt._Chart(schedule(plan()), sessions, "p3", None, "en", 1200, None)
        counted.run(lambda _, chart=chart: list(gantt._session_rows(chart)))
    assert few.all < many.all < 5 * few.all


def test_the_same_schedule_gives_the_same_bytes():
    """Same input, same picture, whatever the order of sessions."""
    sessions = [Session(key=key, when=date(2019, 3, day)) for key, day in (("a", 14), ("b", 7))]
    dates = schedule(plan())

    assert gantt_picture(dates, sessions=sessions) == gantt_picture(dates, sessions=sessions[::-1])
    assert gantt_html(dates, sessions=sessions) == gantt_html(dates, sessions=sessions[::-1])


@pytest.mark.slow
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(str.strip))
def test_names_are_escaped(name):
    """Whatever a phase is called, the picture stays well formed and says its name."""
    tree = ET.fromstring(gantt_picture(schedule(plan(Phase(key="a", name=name))), title="t"))

    assert any(said.startswith(name) for said in titles(tree))


def test_markup_in_a_title_is_text():
    """A title with signs of markup is shown as it is."""
    assert "Two weeks <b>" in texts(draw(MISSION, title="Two weeks <b>"))


@pytest.mark.untraced
@pytest.mark.parametrize("width", [500, 800, 1200, 2000])
def test_everything_stands_within_the_width(width):
    """Bars, dates, today and the legend fit, whatever the width."""
    phases = (Phase(key="a", duration="6 weeks"), MISSION, Phase(key="demo", milestone=True))
    links = [Dependency(pred="mission", succ="demo")]
    tree = draw(*phases, dependencies=links, width=width, today=date(2019, 11, 29))

    assert str(width) == tree.get("width")
    xs = [float(part.get("x")) for part in tree.iter() if part.get("x") is not None]
    assert all(0 <= x <= width for x in xs)
    ends = [
        float(part.get("x")) + float(part.get("width", 0))
        for part in tree.iter(f"{SVG}rect")
        if part.get("x")
    ]
    assert max(ends) <= width


# --- Phases -----------------------------------------------------------------------------------------------------


def test_a_bar_says_its_dates_its_length_and_its_slack():
    """The title of a bar: first and last day, duration, the latest day it may end on; how far it is, on a day that is known alone."""
    short = Phase(key="short", name="Short", duration="2 working days")
    tree = draw(MISSION, short)

    assert "Mission: from 17 January 2019 to 16 November 2019 (10 months), critical" in titles(tree)
    assert any(
        said.startswith(
            "Short: from 17 January 2019 to 18 January 2019 (2 working days), may end as late as "
        )
        for said in titles(tree)
    )


def test_dates_are_said_in_french_too():
    """Months, days and words follow the language."""
    tree = draw(MISSION, lang="fr")

    assert "Mission\u00a0: du 17 janvier 2019 au 16 novembre 2019 (10 mois), critique" in titles(tree)
    assert {"janv.", "févr.", "août", "2019"} <= set(texts(tree))
    assert "17 janv. – 16 nov." in texts(tree)


def test_critical_phases_show_by_more_than_colour():
    """Hatched, thick, and in bold: the chart reads in black and white."""
    tree = draw(MISSION, Phase(key="short", name="Short"))
    (critical,), (free,) = marks(tree, "Mission"), marks(tree, "Short")
    bold = {text.text: text.get("font-weight") for text in tree.iter(f"{SVG}text")}

    assert critical.get("fill").endswith("-critical)")
    assert not free.get("fill").endswith("-critical)")
    assert float(critical.get("stroke-width")) > float(free.get("stroke-width"))
    assert ("bold", None) == (bold["Mission"], bold["Short"])
    assert tree.find(f".//{SVG}pattern") is not None


@pytest.mark.parametrize(("beyond", "anchor"), [(0, "start"), (-1, "end")])
def test_dates_stand_after_the_bar_as_far_as_they_fit(beyond, anchor):
    """Where they end just at the edge, they still fit; a pixel less, they stand before the bar."""
    (placed,) = schedule(plan(Phase(key="call", duration="4 weeks"))).placed
    wide = Scale(date(2019, 1, 1), date(2019, 3, 1), 0.0, 590.0, weekly=False)
    shown = f"{short_date(placed.early.start, 'en')} – {short_date(placed.early.last, 'en')}"
    edge = wide.x(placed.early.end) + 12 + width_of(shown, SMALL) + beyond

    edged = SimpleNamespace(x=wide.x, right=edge)
    assert f'text-anchor="{anchor}"' in _gantt_marks._dates(placed, edged, 0.0, "en", in_conflict=False)


def test_a_one_day_phase_keeps_a_width():
    """In a chart of a year, a day is still seen."""
    (bar,) = marks(draw(MISSION, Phase(key="short", name="Short")), "Short")

    assert float(bar.get("width")) >= 4


def test_a_milestone_is_a_diamond():
    """A milestone has a shape of its own, hatched where it is critical."""
    demo = Phase(key="demo", name="Demo day", milestone=True)
    (free,) = marks(draw(MISSION, demo), "Demo day")
    (critical,) = marks(
        draw(MISSION, demo, dependencies=[Dependency(pred="mission", succ="demo")]), "Demo day"
    )

    assert f"{SVG}path" == free.tag == critical.tag
    assert critical.get("fill").endswith("-critical)")
    assert not free.get("fill").endswith("-critical)")


def test_slack_is_a_dashed_line_to_the_late_end():
    """What may slip is drawn, and what is critical has none."""
    dashed = 'stroke-dasharray="3 2"'

    assert 1 == gantt_picture(schedule(plan(MISSION, Phase(key="short")))).count(dashed)
    assert 0 == gantt_picture(schedule(plan(MISSION))).count(dashed)


def test_the_critical_path_is_linked():
    """A thin line leads from each phase of the path to the next, down or up, after it or from its start."""
    one, two = (
        Phase(key="one", name="One", duration="1 week"),
        Phase(key="two", name="Two", duration="2 weeks"),
    )
    line = 'stroke-width="1.2" fill="none"'

    assert 1 == gantt_picture(
        schedule(plan(one, two, dependencies=[Dependency(pred="one", succ="two")]))
    ).count(line)
    assert 1 == gantt_picture(
        schedule(plan(two, one, dependencies=[Dependency(pred="one", succ="two")]))
    ).count(line)
    start = Dependency(pred="one", succ="two", kind="SS", lag="1 day")
    assert 1 == gantt_picture(schedule(plan(one, two, dependencies=[start]))).count(line)
    assert 0 == gantt_picture(schedule(plan(one, two))).count(line)


def test_a_deadline_is_a_flag_and_a_missed_one_is_said():
    """The flag stands at the end of the deadline's day; a broken deadline is marked and put in words."""
    late = Phase(key="late", name="Late", duration="2 weeks", deadline=date(2019, 1, 25))
    tree = draw(late)

    assert "deadline: 25 January 2019" in titles(tree)
    assert any(text.endswith(" !") for text in texts(tree))
    assert any("after its deadline" in said for said in titles(tree) if said.startswith("Late"))
    assert "échéance\u00a0: 25 janvier 2019" in titles(draw(late, lang="fr"))


def test_sections_are_headings():
    """A heading stands where the section changes."""
    phases = [
        Phase(key=key, name=key, section=section)
        for key, section in (("a", "Calls"), ("b", "Calls"), ("c", ""))
    ]
    shown = texts(draw(*phases))

    assert 1 == shown.count("CALLS")
    assert shown.index("CALLS") < shown.index("a") < shown.index("c")


def test_a_long_name_is_cut_in_the_column_and_whole_in_its_title():
    """The column keeps its width; the whole name is a pointer away."""
    name = "Présélection des candidates et des candidats par les mentors opérationnels"
    tree = draw(Phase(key="a", name=name))

    assert any(text.endswith("…") and name.startswith(text[:-1].rstrip()) for text in texts(tree))
    assert any(said.startswith(name) for said in titles(tree))


def test_done_and_running_phases_say_their_state():
    """A forecast says what is done, and marks the day it is made on."""
    facts = [PhaseFact(key="mission", started=date(2019, 1, 17))]
    known = plan(Phase(key="call", name="Call"), Phase(key="mission", name="Mission", duration="10 months"))
    facts.append(PhaseFact(key="call", started=date(2019, 1, 17), last=date(2019, 1, 17)))
    tree = ET.fromstring(gantt_picture(status(known, facts, on=date(2019, 6, 6)).forecast))

    assert any("running" in said for said in titles(tree) if said.startswith("Mission"))
    assert any(said.endswith("done") for said in titles(tree) if said.startswith("Call"))
    assert "today, 6 Jun" in texts(tree)


# --- Days off, today, sessions ----------------------------------------------------------------------------------


def test_holidays_are_shaded_with_their_names():
    """Each holiday of the months shown has its shade and its name; a bridge that is closed has its date."""
    office = WorkCalendar(rule=WorkCalendar.named("metropole").rule, closed=[date(2019, 5, 31)])
    shown = shades(draw(MISSION, fields={"calendar": office}))

    assert 11 == len(shown)  # Christmas is past the last month
    assert any(said.startswith("1 May 2019: Fête du travail") for said in shown)
    assert "31 May 2019: closed" in shown
    assert any(said.startswith("1er mai 2019\u00a0: ") for said in shades(draw(MISSION, lang="fr")))


def test_weekends_are_shaded_by_one_path():
    """Every Saturday and Sunday of the months shown that is no holiday, and nothing where every day is worked."""
    tree = draw(MISSION)
    (path,) = [part for part in tree.iter(f"{SVG}path") if part.get("fill") == "#f1f1f1"]

    weekends = sum(
        date.fromordinal(n).weekday() >= 5
        for n in range(date(2019, 1, 1).toordinal(), date(2019, 12, 1).toordinal())
    )
    assert weekends - 1 == path.get("d").count("M")  # 14 July 2019 is a Sunday and a holiday
    always = WorkCalendar(weekend=())
    assert "#f1f1f1" not in [
        part.get("fill") for part in draw(MISSION, fields={"calendar": always}).iter(f"{SVG}path")
    ]


@pytest.mark.untraced
def test_today_is_an_argument():
    """No today, no line; a day given is marked at its end; a day outside the chart is not."""
    assert not [text for text in texts(draw(MISSION)) if "today" in text]
    assert "today, 6 Jun" in texts(draw(MISSION, today=date(2019, 6, 6)))
    assert "aujourd’hui, 1er juin" in texts(draw(MISSION, today=date(2019, 6, 1), lang="fr"))
    assert not [text for text in texts(draw(MISSION, today=date(2021, 6, 6))) if "today" in text]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("status_", "said", "filled", "crossed"),
    [
        ("confirmed", "Plenary: on 14 March 2019, 09:00–18:30", True, False),
        ("moved", "Plenary: on 14 March 2019, 09:00–18:30, moved", True, False),
        ("to_be_confirmed", "Plenary: on 14 March 2019, 09:00–18:30, to be confirmed", False, False),
        ("cancelled", "Plenary: on 14 March 2019, 09:00–18:30, cancelled", False, True),
    ],
)
def test_a_session_shows_its_status_by_its_shape(status_, said, filled, crossed):
    """Confirmed is full, to be confirmed hollow, cancelled crossed, and the title says it."""
    session = Session(
        key="s", when=date(2019, 3, 14), title="Plenary", starts=time(9), minutes=570, status=status_
    )
    shapes = marks(draw(MISSION, sessions=[session]), said)

    assert filled == (shapes[0].get("fill") != "#ffffff")
    assert crossed == (len(shapes) == 2)


def test_what_is_critical_is_bold_and_what_has_leeway_or_meets_is_not():
    """Nothing is said by colour alone: the names of critical phases are bold, those of other rows are not."""
    phases = [
        Phase(key="long", name="Long", duration="10 months"),
        Phase(key="short", name="Short", duration="1 month"),
    ]
    sessions = [Session(key="a", when=date(2019, 2, 21), audience=["mentors"])]
    weights = {
        text.text: text.get("font-weight", "normal")
        for text in draw(*phases, sessions=sessions).iter(f"{SVG}text")
    }

    assert ("normal", "normal") == (weights["Short"], weights["mentors"])
    assert weights["Long"] != "normal"


def test_sessions_stand_in_a_row_for_each_audience():
    """Fellows and mentors see their own row; without an audience, the row says sessions."""
    sessions = [
        Session(key="a", when=date(2019, 2, 21), audience=["mentors"]),
        Session(key="b", when=date(2019, 2, 14), audience=["fellows", "mentors"]),
        Session(key="c", when=date(2019, 2, 28)),
    ]
    shown = texts(draw(MISSION, sessions=sessions))

    assert ["SESSIONS", "fellows and mentors", "mentors", "Sessions"] == [
        text for text in shown if text in {"SESSIONS", "fellows and mentors", "mentors", "Sessions"}
    ]
    assert "SÉANCES" in texts(draw(MISSION, sessions=sessions, lang="fr"))


def test_a_session_of_several_days_is_wider():
    """A boot camp of a week shows its length."""
    camp = Session(key="camp", when=Span.inclusive(date(2019, 2, 11), date(2019, 2, 22)), title="Camp")
    day = Session(key="day", when=date(2019, 3, 14), title="Day")
    tree = draw(MISSION, sessions=[camp, day])

    assert float(marks(tree, "Camp")[0].get("width")) > float(marks(tree, "Day")[0].get("width"))


def test_sessions_outside_the_plan_widen_the_chart():
    """A session after the mission is still on the chart."""
    later = Session(key="s", when=date(2020, 1, 16))

    assert "2020" in texts(draw(MISSION, sessions=[later]))


# --- The scale --------------------------------------------------------------------------------------------------


def test_a_few_weeks_are_counted_in_weeks():
    """A plan of two weeks has its Mondays, not its months."""
    shown = texts(draw(Phase(key="a", duration="2 weeks")))

    assert {"14 Jan", "21 Jan", "28 Jan"} <= set(shown)
    assert "Jan" not in shown


def test_a_long_chart_names_fewer_months():
    """Where months are narrow, one in two, three, six or twelve is named."""
    named = [
        text
        for text in texts(draw(Phase(key="a", duration="120 months"), width=600))
        if text in {"Jan", "Feb", "Jul"}
    ]

    assert set(named) <= {"Jan"}


def test_a_chart_of_many_years_has_a_line_each_january():
    """Where months are too fine to tell apart, each year still has its line and its number."""
    tree = draw(Phase(key="a", duration="480 months"), fields={"start": date(2001, 1, 1)}, width=900)
    heads = [text for text in texts(tree) if text.isdigit()]
    ruled = [
        part
        for part in tree.iter(f"{SVG}line")
        if part.get("x1") == part.get("x2") and "#b8b8b8" == part.get("stroke")
    ]

    assert [str(year) for year in range(2001, 2041)] == heads
    assert len(ruled) == 41  # a line each January, the one after the last year as well


@pytest.mark.parametrize(("room", "shaded"), [(231, True), (230, False)])
def test_weekends_are_shaded_down_to_a_fifth_of_a_pixel_a_day(room, shaded):
    """38 months of 1155 days: a chart with 231 pixels for them shows weekends, one with 230 does not."""
    tree = draw(
        Phase(key="a", duration="38 months"),
        fields={"start": date(2001, 1, 1), "calendar": WorkCalendar()},
        width=room + 274,  # the names and the margins
    )

    assert shaded == any("#f1f1f1" == part.get("fill") for part in tree.iter(f"{SVG}path"))


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 4000))
def test_the_scale_holds_its_span_and_keeps_its_order(start, length):
    """The first and the last day stand between the edges, later days further right."""
    span = Span.inclusive(start, date.fromordinal(start.toordinal() + length))
    scale = Scale.around(span, 250, 1184)

    assert 250 <= scale.x(span.start) < scale.x(span.end) <= 1184.0001
    assert (scale.start, scale.end) == (min(scale.ticks()), max(scale.ticks()))


def test_short_dates_follow_the_language():
    """French says 1er."""
    assert ("1 Feb", "1er févr.", "2 août") == (
        short_date(date(2019, 2, 1), "en"), short_date(date(2019, 2, 1), "fr"), short_date(date(2019, 8, 2), "fr"),
    )  # fmt: skip


# --- The page, and notebooks ------------------------------------------------------------------------------------


def test_the_page_holds_the_chart_and_its_tables():
    """Phases and sessions are listed too: a chart alone is not read by everybody."""
    session = Session(
        key="s", when=date(2019, 3, 14), title="Plenary", audience=["mentors"], starts=time(14), minutes=270
    )
    page = gantt_html(schedule(plan()), sessions=[session], lang="fr")

    assert page.startswith('<figure class="eig-gantt"><svg')
    assert 2 == page.count("<table>")
    for text in (
        "16 novembre 2019",
        "10 mois",
        "sans marge",
        "oui",
        "14\u00a0h–18\u00a0h\u00a030",
        "mentors",
        "confirmée",
    ):
        assert f">{text}</td>" in page


def test_a_page_without_sessions_has_one_table():
    """Nothing is listed that is not there."""
    assert 1 == gantt_html(schedule(plan())).count("<table>")


def test_a_schedule_draws_itself_in_a_notebook():
    """The picture of a notebook is that of the function."""
    dates = schedule(plan())

    assert gantt_picture(dates) == dates._repr_svg_()
    assert gantt_picture(dates) in dates._repr_html_()


@pytest.mark.untraced
@pytest.mark.parametrize(
    "wrong",
    [
        {"title": None},
        {"sessions": ["s"]},
        {"today": datetime(2019, 6, 6, 9)},
        {"today": "2019-06-06"},
        {"lang": "de"},
        {"width": 100},
        {"width": 800.5},
        {"schedule": "p3"},
    ],
)
@pytest.mark.parametrize("function", [gantt_picture, gantt_html])
def test_wrong_arguments_are_refused(function, wrong):
    """A chart is drawn from a schedule, sessions, a date and a language."""
    given_ = {"schedule": schedule(plan()), **wrong}

    with pytest.raises(Fault) as caught:
        function(given_.pop("schedule"), **given_)
    assert caught.value.place.startswith(f"{function.__name__}.{next(iter(wrong))}")


def test_a_moment_at_midnight_is_its_date():
    """A spreadsheet gives today as a moment at midnight: the line stands where the date has it."""
    moment, day = (
        gantt_picture(schedule(plan()), today=one) for one in (datetime(2019, 6, 6), date(2019, 6, 6))
    )
    assert moment == day


@pytest.mark.parametrize(
    ("start", "length", "calendar"),
    [
        (date(9999, 12, 20), "2 days", WorkCalendar()),
        (date(9999, 5, 20), "6 months", WorkCalendar()),
        (date(1, 1, 2), "2 days", WorkCalendar()),
        (date(2020, 12, 28), "3 days", WorkCalendar(rule=fixed_holidays([], 2019, 2020))),
        (date(4099, 12, 28), "3 days", WorkCalendar.named("metropole")),
    ],
)
def test_a_chart_is_drawn_up_to_the_last_year_that_is_known(start, length, calendar):
    """The weeks and months around a plan may lie in years that the calendar, or time itself, does not have."""
    plan = Plan(key="p", start=start, calendar=calendar, phases=[Phase(key="a", duration=length)])

    assert gantt_picture(schedule(plan)).startswith("<svg")


def test_a_third_language_speaks_in_charts():
    """A table of the caller's own; what it lacks is said in English."""
    german = Language(
        code="de", sentences={"timeline.charts": {"critical": "kritisch", "sessions": "Termine"}}
    )
    dates = schedule(Plan(key="p", start=date(2019, 1, 7), calendar=WorkCalendar(), phases=[Phase(key="a")]))

    assert "kritisch" in gantt_picture(dates, lang=german)
    assert "milestone" in gantt_picture(dates, lang=german)
    assert "section Termine" in to_mermaid(
        dates, sessions=[Session(key="s", when=date(2019, 1, 8))], lang=german
    )


class TestBaseline:
    """What was planned, under what is."""

    PLAN = Plan(
        key="p",
        start=date(2019, 1, 7),
        calendar=WorkCalendar.named("metropole"),
        phases=[Phase(key="a", duration="2 weeks"), Phase(key="b", duration="1 week")],
        dependencies=[Dependency(pred="a", succ="b")],
    )

    def test_is_drawn_under_each_phase(self):
        """With its name and its days, and a sample in the legend; nothing without one."""
        now = status(self.PLAN, [], date(2019, 1, 18)).forecast
        kept = Baseline(name="announced", kept=date(2018, 12, 1), schedule=schedule(self.PLAN))
        picture = gantt_picture(now, baseline=kept)

        assert "announced: from 7 January 2019 to 20 January 2019" in picture
        assert "planned before" in picture
        assert "planned before" not in gantt_picture(now)

    def test_a_schedule_is_one(self):
        """Called what it is; the chart holds both."""
        before = schedule(self.PLAN)
        after = slip(self.PLAN, "a", "20 weeks").after

        assert "prévu avant" in gantt_picture(after, baseline=before, lang="fr")
        assert "from 7 January 2019 to 20 January 2019" in gantt_picture(after, baseline=before)

    def test_has_a_column_in_the_table(self):
        """A phase that was not there before has an empty cell."""
        before = schedule(RemovePhase(key="b")(self.PLAN))
        page = gantt_html(schedule(self.PLAN), baseline=before)

        assert ">last day planned before</th>" in page
        assert "<td></td></tr>" in page
        assert "last day planned before" not in gantt_html(schedule(self.PLAN))
        with pytest.raises(Fault, match="Baseline"):
            gantt_picture(before, baseline=3)


def test_the_month_after_the_last_ends_with_the_calendar():
    """December 9999 is followed by the last day that there is, and by no first."""
    assert date(9999, 12, 1) == _next_month(date(9999, 11, 30))
    assert {date.max} == {_next_month(date(9999, 12, day)) for day in (1, 2, 31)}


@pytest.mark.parametrize("first", [0.0, 78.0], ids=["down", "up"])
@pytest.mark.parametrize("start", [8, 10], ids=["after it", "from its start"])
def test_a_link_goes_from_the_edge_of_a_bar_to_the_next(first, start):
    """From the edge that faces the next bar, to the middle of its beginning; to its edge where they overlap."""
    scale = Scale(date(2019, 1, 1), date(2019, 1, 31), 100.0, 400.0, weekly=True)
    one, two = (
        Span(start=date(2019, 1, 3), end=date(2019, 1, 10)),
        Span(start=date(2019, 1, start), end=date(2019, 1, 20)),
    )
    second = 78.0 - first
    (link,) = _gantt_marks.critical_links([(one, first), (two, second)], scale)

    top, bottom = (_gantt_marks.ROW - _gantt_marks.BAR) / 2, (_gantt_marks.ROW + _gantt_marks.BAR) / 2
    leaves = first + (bottom if second > first else top)
    if start == 10:
        path = f"M188 {leaves:g}V{second + _gantt_marks.ROW / 2:g}H190"
    else:
        path = f"M172 {leaves:g}V{second + (top if second > first else bottom):g}"
    assert ET.fromstring(link).get("d") == path


def test_a_day_that_is_none_is_told_with_the_other_faults():
    """A day of today that is a word is told under its name, beside the width that is wrong too."""
    with pytest.raises(Faults) as told:
        draw(today="today", width="wide")

    assert ["gantt_picture.today", "gantt_picture.width"] == [one.place for one in told.value.faults]


def test_a_width_that_no_screen_has_is_refused():
    """A chart is at most a hundred thousand pixels wide; more is a slip."""
    with pytest.raises(Fault, match=r"width: expected a whole number from 500 up to 100,000"):
        draw(width=10**400)
