"""Gantt charts that a programme office prints: SVG for pictures, HTML for pages and notebooks.

The picture holds phases under their headings, milestones, slack, deadlines, sessions, weekends, holidays,
the critical path and today, which is an argument. Each mark has a title, for those who point at it or do not
see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import cast

from attrs import frozen

from eig._draw.html_pages_and_fragments import wide
from eig._draw.html_tables import element, table
from eig._draw.svg_drawing import GRID, PAD, line, picture
from eig._language.lang_arguments_and_late_words import check_lang, language_of
from eig._language.sentences_from_codes import say
from eig._values.call_arguments import checked
from eig._values.faults_together import require
from eig._values.field_rules_and_bounds import label, to_day, whole
from eig._values.whoever_waits import whole_or_none
from eig.reasons import Reason
from eig.timeline.calendar.spans import Span
from eig.timeline.charts import _gantt_marks as marks
from eig.timeline.charts._gantt_legend import LINE, draw_legend, legend
from eig.timeline.charts._gantt_scale import Frame, Scale, axis, shades, tell
from eig.timeline.facts.sessions import Session, in_order
from eig.timeline.plan._forward_and_backward_pass import Passes
from eig.timeline.plan.phases import Phase
from eig.timeline.plan.schedule_comparisons import Baseline
from eig.timeline.plan.schedules_slack_and_count_back import (
    PlacedPhase,
    Schedule,
    critical_path,
    margin_of,
    passes_of,
)
from eig.typing import Lang, Picture

_TOP, _NAMES, _NARROWEST, _WIDEST = 50.0, 250.0, 500, 100_000


@frozen
class _Chart:
    """What a chart shows, checked."""

    schedule: Schedule
    sessions: tuple[Session, ...]
    title: str
    today: date | None
    lang: Lang
    width: int
    baseline: Baseline | None

    @property
    def scale(self) -> Scale:
        """The days that the chart covers, laid on its width."""
        spans = [placed.early for placed in self.schedule.placed] + [one.when for one in self.sessions]
        spans += [one for key in self.schedule.by_key if (one := self.planned(key)) is not None]
        whole_span = Span(start=min(one.start for one in spans), end=max(one.end for one in spans))
        return Scale.around(whole_span, _NAMES, self.inner)

    @property
    def inner(self) -> float:
        """The width between the margins of the picture."""
        return self.width - 2 * PAD

    @cached_property
    def _passes(self) -> Passes:
        return passes_of(self.schedule)

    def margin(self, placed: PlacedPhase) -> Reason:
        """Return until when a phase may end."""
        return margin_of(self.schedule, placed, self._passes)

    def planned(self, key: str) -> Span | None:
        """Return when a phase stood in the baseline, if there is one."""
        kept = None if self.baseline is None else self.baseline.schedule.by_key.get(key)
        return None if kept is None else kept.early


@checked
def gantt_picture(
    schedule: Schedule,
    *,
    title: str = "",
    sessions: Iterable[Session] = (),
    today: date | None = None,
    lang: Lang = "en",
    width: int = 1200,
    baseline: Schedule | Baseline | None = None,
    stop: Callable[[], bool] | None = None,
) -> Picture:
    """Return a schedule as an SVG Gantt chart: same input, same bytes.

    Args:
        schedule: The dates of a plan.
        title: The title of the chart; the plan's name unless said.
        sessions: Sessions to show below the phases, a row for each audience.
        today: The day whose end is marked; the day of the forecast, for one, unless said.
        lang: The language of dates and words.
        width: The width in pixels, from 500 up to 100,000.
        baseline: Dates kept before, drawn as a thin bar under each phase: what was planned, under what is.
        stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> plan = Plan(key="p3", start=date(2019, 1, 16), calendar=WorkCalendar.named("metropole"),
    ...             phases=[Phase(key="mission", name="Mission", duration="10 months")])
    >>> picture = gantt_picture(schedule(plan), lang="fr")
    >>> "du 16 janvier 2019 au 15 novembre 2019 (10 mois), critique" in picture
    True
    """
    chart = _checked(
        "gantt_picture",
        schedule,
        sessions,
        title=title,
        today=today,
        lang=lang,
        width=width,
        baseline=baseline,
    )
    return whole_or_none("gantt_picture", stop, lambda: _draw(chart))


@checked
def gantt_html(
    schedule: Schedule,
    *,
    title: str = "",
    sessions: Iterable[Session] = (),
    today: date | None = None,
    lang: Lang = "en",
    width: int = 1200,
    baseline: Schedule | Baseline | None = None,
    stop: Callable[[], bool] | None = None,
) -> Picture:
    """Return a schedule as HTML: the chart, then its phases and sessions as tables.

    Options as in `gantt_picture`.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> office = WorkCalendar.named("metropole")
    >>> plan = Plan(key="p3", start=date(2019, 1, 16), calendar=office, phases=[Phase(key="a")])
    >>> gantt_html(schedule(plan)).startswith('<figure class="eig-gantt"><svg')
    True
    """
    chart = _checked(
        "gantt_html", schedule, sessions, title=title, today=today, lang=lang, width=width, baseline=baseline
    )

    def _page() -> Picture:
        drawn = _draw(chart)
        page = element("figure", drawn, *_tables(chart), class_="eig-gantt")
        return Picture(page, alt=drawn.alt, caption=drawn.caption)

    return whole_or_none("gantt_html", stop, _page)


def _checked(
    asked: str,
    schedule: Schedule,
    sessions: Iterable[Session],
    *,
    title: str,
    today: date | None,
    lang: Lang,
    width: int,
    baseline: Schedule | Baseline | None,
) -> _Chart:
    require(asked, title=(label, title), width=(whole(_NARROWEST, _WIDEST), width))
    name = title or schedule.plan.name or language_of(lang).name(schedule.plan.key)
    ordered = tuple(sorted(sessions, key=in_order))
    shown = schedule.as_of if today is None else cast("date", to_day(today))
    return _Chart(schedule, ordered, name, shown, check_lang(lang), width, _kept(baseline, lang))


def _kept(baseline: Schedule | Baseline | None, lang: Lang) -> Baseline | None:
    """Return a baseline with its name; a schedule alone is called what it is."""
    if isinstance(baseline, Schedule):
        first = min(placed.early.start for placed in baseline.placed)
        return Baseline(name=tell("baseline", lang), kept=baseline.as_of or first, schedule=baseline)
    return baseline


def _draw(chart: _Chart) -> Picture:
    rows = (*_phase_rows(chart), *_session_rows(chart))
    bottom = _TOP + marks.ROW * len(rows)
    words = legend(0, chart.inner, chart.lang, baseline=chart.baseline is not None)
    scale = chart.scale
    frame = Frame(scale, _TOP, bottom, chart.lang)
    heights = {row.key: _y(number) for number, row in enumerate(rows) if row.key is not None}
    keys = critical_path(chart.schedule)
    drawn = (
        *shades(frame, chart.schedule.plan.calendar),
        *axis(frame),
        *marks.critical_links([(chart.schedule[key].early, heights[key]) for key in keys], scale),
        *(part for number, row in enumerate(rows) for part in row.draw(_y(number), scale)),
        *_today(chart, scale, bottom),
        *draw_legend(words, bottom + 4, chart.lang),
    )
    height = bottom + 8 + LINE * (words[-1][1] + 1)
    return picture(*drawn, size=(chart.inner, height), title=chart.title, description=_say(chart))


def _y(number: int) -> float:
    return _TOP + marks.ROW * number


@frozen
class _Row:
    """A row: the key of its phase, if it has one, and how it is drawn at a height."""

    key: str | None
    draw: Callable[[float, Scale], Iterator[str]]


def _phase_rows(chart: _Chart) -> Iterator[_Row]:
    section, conflicts = "", dict[str, list[str]]()
    for one in chart.schedule.conflicts:
        conflicts.setdefault(one.key, []).append(one.reason.say(chart.lang))
    for phase, placed in zip(chart.schedule.plan.phases, chart.schedule.placed, strict=True):
        if phase.section and phase.section != section:
            yield _heading(phase.section)
        section = phase.section
        yield _phase_row(chart, phase, placed, conflicts.get(phase.key, ()))


def _heading(text: str) -> _Row:
    def _marks(y: float, scale: Scale) -> Iterator[str]:
        yield line((0, y + 3), (scale.right, y + 3), stroke=GRID)
        yield marks.name(text.upper(), y, _NAMES - 16, bold=True)

    return _Row(None, _marks)


def _phase_row(chart: _Chart, phase: Phase, placed: PlacedPhase, conflicts: Sequence[str]) -> _Row:
    def _marks(y: float, scale: Scale) -> Iterator[str]:
        yield marks.name(language_of(chart.lang).name(phase.title), y, _NAMES - 16, bold=placed.critical)
        dated = chart.schedule.as_of is not None
        said = marks.say_phase(phase, placed, chart.margin(placed), chart.lang, dated=dated)
        yield from marks.phase_marks(phase, placed, scale, y, said=(said, *conflicts), lang=chart.lang)
        planned = chart.planned(phase.key)
        if chart.baseline is not None and planned is not None:
            yield marks.baseline_mark(chart.baseline.name, planned, scale, y, lang=chart.lang)

    return _Row(phase.key, _marks)


def _session_rows(chart: _Chart) -> Iterator[_Row]:
    """Yield a row for each audience, in the order of their first sessions."""
    audiences = dict[tuple[str, ...], list[Session]]()
    for session in chart.sessions:
        audiences.setdefault(session.audience, []).append(session)
    if audiences:
        yield _heading(tell("sessions", chart.lang))
    for audience, shown in audiences.items():
        yield _session_row(chart, audience, shown)


def _session_row(chart: _Chart, audience: tuple[str, ...], shown: Sequence[Session]) -> _Row:
    name = say(audience, chart.lang) if audience else tell("sessions", chart.lang)

    def _marks(y: float, scale: Scale) -> Iterator[str]:
        yield marks.name(name, y, _NAMES - 16, bold=False)
        for session in shown:
            yield marks.session_mark(session, scale, y, chart.lang)

    return _Row(None, _marks)


def _today(chart: _Chart, scale: Scale, bottom: float) -> Iterator[str]:
    """Yield the line of today, where the chart holds that day."""
    if chart.today is not None and scale.start <= chart.today < scale.end:
        yield marks.today_line(chart.today, scale, (_TOP, bottom), chart.lang)


def _say(chart: _Chart) -> str:
    """Say the chart in a sentence, for people who do not see it."""
    phases = {phase.key: phase.title for phase in chart.schedule.plan.phases}
    start = min(placed.early.start for placed in chart.schedule.placed)
    path = tuple(phases[key] for key in critical_path(chart.schedule))
    return tell("says_chart", chart.lang, span=Span(start=start, end=chart.schedule.end), path=path)


def _tables(chart: _Chart) -> Iterator[str]:
    phases = zip(chart.schedule.plan.phases, chart.schedule.placed, strict=True)
    yield _table([_phase_cells(chart, phase, placed) for phase, placed in phases], "phases", chart.lang)
    if chart.sessions:
        yield _table([_session_cells(one, chart.lang) for one in chart.sessions], "sessions", chart.lang)


def _table(rows: Sequence[Mapping[str, object]], caption: str, lang: Lang) -> str:
    said, heads = tell(caption, lang), {key: key for key in rows[0]}  # the cells are headed in words already
    return wide(table(rows, caption=said, lang=lang, headings=heads), said)


def _phase_cells(chart: _Chart, phase: Phase, placed: PlacedPhase) -> Mapping[str, object]:
    lang, planned = chart.lang, chart.planned(phase.key)
    cells = (
        ("phase", phase.title),
        ("first", placed.early.start),
        ("last", placed.early.last),
        ("duration", phase.duration.say(lang)),
        ("slack", chart.margin(placed).say(lang)),
        ("is_critical", placed.critical),
    )
    told: dict[str, object] = {tell(word, lang): cell for word, cell in cells}
    if chart.baseline is not None:
        told[tell("baseline_last", lang)] = None if planned is None else planned.last
    return told


def _session_cells(session: Session, lang: Lang) -> Mapping[str, object]:
    cells = (
        ("session", session.name),
        ("first", session.when.start),
        ("last", session.when.last),
        ("hours", marks.hours(session, lang)),
        ("audience", say(session.audience, lang)),
        ("status", tell(session.status, lang)),
    )
    return {tell(word, lang): cell for word, cell in cells}
