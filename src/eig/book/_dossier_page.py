"""The dossier's page: funnel, challenges, teams, candidates, dates, treatment, minutes and proof.

Its body alone, in HTML without script, headings from h2: the page around it has the title and the styles.
Each table has a caption and says what its rows and columns head; nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from eig._draw.html_tables import element, escape
from eig._draw.markdown_documents import Heading
from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig._language.languages import Language
from eig._language.sentences_from_codes import say, sentence
from eig.book._what_a_dossier_holds import DossierData
from eig.book._what_was_decided import all_held
from eig.book.funnels import STAGES, StageName, before_of, most_beside
from eig.book.rulings_on_challenges_and_people import Ruling, still_to_settle
from eig.jury.minutes.deliberation_and_its_minutes import act
from eig.jury.minutes.sections_of_minutes import Voice
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.charts.gantt import gantt_picture
from eig.timeline.plan.schedules_slack_and_count_back import margin_of, passes_of
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.book.act_chain_and_checks_of_replaced_acts import ChainLink
    from eig.jury.merit.several_lists import RankedList
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation

because: Because = reasons_in("book")
tell: Tell = teller("book")
Row = Sequence[object]
Section = Callable[["DossierData", Language], str]
BAR: Final = 160
"""The width of the longest bar of the funnel, of challenges and of people, in pixels."""


def body(dossier: DossierData, lang: Lang) -> str:
    """Return the body of the page."""
    language = language_of(lang)
    spoken = language.naming({**dossier.titles, **language.names})
    shown = [(name, content) for name, draw in SECTIONS if (content := draw(dossier, spoken))]
    links = [element("li", element("a", _said(f"page_{name}", spoken), href=f"#{name}")) for name, _ in shown]
    contents = element("nav", element("ul", *links), aria_label=tell("page_contents", spoken))
    sections = (
        element("section", element("h2", _said(f"page_{name}", spoken), id=name), content)
        for name, content in shown
    )
    return element("p", _said(f"page_about_{dossier.audience}", spoken)) + contents + "".join(sections)


def title(dossier: DossierData, lang: Lang) -> str:
    """Return the title of the page, as plain text."""
    return tell("page_title", lang, promotion=dossier.promotion)


def _said(code: str, language: Language, **facts: object) -> str:
    return escape(tell(code, language, **facts))


def _paragraph(code: str, language: Language, **facts: object) -> str:
    return element("p", _said(code, language, **facts))


def _grid(caption: str, heads: Sequence[str], rows: Iterable[Row], language: Language) -> str:
    """Return a table: its caption, its heads, and rows whose first cell says what they are about."""
    numeric = tuple(one.endswith("#") for one in heads)
    shown = "".join(
        element("th", _said(f"head_{one.rstrip('#')}", language), scope="col", **_right(number))
        for one, number in zip(heads, numeric, strict=True)
    )
    lines = "".join(_line(row, numeric, language) for row in rows)
    table = element(
        "table",
        element("caption", escape(caption)),
        element("thead", element("tr", shown)),
        element("tbody", lines),
    )
    return element("div", table, class_="wide", role="group", aria_label=caption, tabindex=0)


def _line(row: Row, numeric: Sequence[bool], language: Language) -> str:
    first, *rest = row
    cells = [element("th", _cell(first, language), scope="row", **_right(numeric[0]))]
    cells += [
        element("td", _cell(cell, language), **_right(number))
        for cell, number in zip(rest, numeric[1:], strict=True)
    ]
    return element("tr", *cells)


def _right(numeric: bool) -> Mapping[str, object]:  # noqa: FBT001 # a flag of the column
    return {"class_": "n"} if numeric else {}


class _Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def _cell(value: object, language: Language) -> str:
    if isinstance(value, _Markup):
        return value
    return "" if value is None or value == () else escape(say(value, language))


def _sentences(reasons: Iterable[Reason], language: Language) -> str:
    return "".join(element("li", escape(sentence(one.say(language)))) for one in reasons)


# ── sections ──────────────────────────────────────────────────────────────────────────────────────


def _funnel(dossier: DossierData, language: Language) -> str:
    known: list[StageName] = [name for name in STAGES if name in dossier.counts]
    rows = [
        (
            tell(f"stage_{name}", language),
            dossier.counts[name],
            dossier.counts.get(before_of(name, dossier.counts) or ""),
            _bar(dossier.counts[name], most_beside(name, dossier.counts)),
        )
        for name in known
    ]
    return _grid(tell("caption_funnel", language), ("stage", "count#", "of#", "bar"), rows, language)


def _bar(count: int, most: int) -> _Markup:
    width = round(BAR * count / most) if most else 0
    box = element("rect", width=max(width, 1), height=12, fill="currentColor", opacity="0.6")
    shown = {"viewBox": f"0 0 {BAR} 12", "style": f"width:min({BAR}px,18vw)"}  # whole on any screen: a share
    return _Markup(element("svg", box, **shown, height=12, aria_hidden="true", focusable="false"))


def _challenges(dossier: DossierData, language: Language) -> str:
    held = dossier.deliberation
    by = {item: one for one in all_held(dossier.rounds, held) for item in one.sheet.items}
    judged = [
        one
        for one in dossier.rulings.rulings
        if (held and by.get(one.subject) is held)
        or (one.about == "challenge" and (held is None or one.subject in by))
    ]
    if not judged:
        return ""
    if held is None:
        public = [(one.subject, one.said) for one in judged]
        return _grid(tell("caption_listed", language), ("challenge", "decision"), public, language)
    ranks, scores = held.ranking.ranks, held.ranking.scores
    judged.sort(key=lambda one: (ranks.get(one.subject, len(ranks) + 1), one.subject))
    rows = [
        (
            one.subject,
            ranks.get(one.subject),
            scores.get(one.subject),
            one.said,
            _why(_told_by(by[one.subject], one, last=held), language),
        )
        for one in judged
    ]
    heads = ("challenge", "rank#", "score#", "decision", "why")
    return _grid(tell("caption_challenges", language), heads, rows, language)


def _told_by(held: Deliberation, one: Ruling, *, last: Deliberation) -> tuple[Reason, ...]:
    """Return why a jury decided so, as the person concerned is told; of a round before the last, which."""
    told = held.explain(one.subject, audience="candidate").reasons
    return told if held is last else (*one.reasons[:1], *told)


def _care(dossier: DossierData, language: Language) -> str:
    return element("ul", _sentences(dossier.cautions, language)) if dossier.cautions else ""


def _why(reasons: Iterable[Reason], language: Language) -> _Markup:
    said = language.stop.join(one.say(language) for one in reasons)
    return _Markup(element("div", escape(sentence(said)), style="min-width:16em"))


def _teams(dossier: DossierData, language: Language) -> str:
    if not dossier.seats:
        return ""
    caption = tell("caption_teams", language)
    if dossier.cohort is None:
        counts = sorted(dossier.seats.items(), key=lambda pair: language.name(pair[0]).casefold())
        return _grid(caption, ("challenge", "seated#"), counts, language)
    seated: dict[str, list[Ruling]] = {name: [] for name in dossier.seats}
    for one in dossier.rulings.rulings:
        if one.about == "person" and one.place in seated:
            seated[one.place].append(one)
    cards = "".join(
        _card(dossier, name, seated[name], language)
        for name in sorted(seated, key=lambda key: language.name(key).casefold())
    )
    board = element("div", cards, style=BOARD)
    waiting = still_to_settle(dossier.rulings)
    open_ = "".join(element("p", escape(sentence(say(one, language)))) for one in waiting)
    proof = element("ul", _sentences(dossier.cohort.explain(lang=language).reasons[:1], language))
    return open_ + board + proof


BOARD: Final = "display:grid;grid-template-columns:repeat(auto-fill,minmax(16em,1fr));gap:.8em"
CARD: Final = "border:1px solid currentColor;border-radius:.3em;padding:.4em .8em;break-inside:avoid"


def _card(dossier: DossierData, opening: str, people: Sequence[Ruling], language: Language) -> str:
    head = element("h3", escape(say(opening, language)), style="margin:.2em 0;font-size:1.05em")
    free = dossier.seats[opening] - len(people)
    lines = [_seat(one, language) for one in people]
    lines += [element("li", _said("seat_open", language, count=free))] if free > 0 else []
    listed = element("ul", *lines, style="margin:.2em 0;padding-left:1.1em") if lines else ""
    return element("div", head, listed or _paragraph("seat_none", language), style=CARD)


def _seat(one: Ruling, language: Language) -> str:
    ranks = [reason for reason in one.reasons if reason.code == "rank_on" and _is_there(reason, one.place)]
    wish = one.binds.facts.get("wish")
    told = [tell("seat_wish", language, wish=wish)] if wish else []
    told += [tell("seat_rank", language, **reason.facts) for reason in ranks[:1]]
    name = element("strong", escape(say(one.subject, language)))
    return element("li", name, escape(f"{language.colon}{', '.join(told)}" if told else ""))


def _is_there(reason: Reason, place: str | None) -> bool:
    listed = reason.facts.get("listed")
    return isinstance(listed, Reason) and listed.facts.get("challenge") == place


def _candidates(dossier: DossierData, language: Language) -> str:
    if dossier.lists is None:
        return ""
    known = {one.subject: one for one in dossier.rulings.rulings}
    tables = (_list(one, known, language) for one in dossier.lists.lists)
    return _paragraph("page_about_candidates", language) + "".join(tables)


def _list(one: RankedList, known: Mapping[str, Ruling], language: Language) -> str:
    named = ", ".join(say(part, language) for part in one.key)
    ranking = one.ranking
    rows: list[Row] = [
        (who, ranking.ranks[who], ranking.scores.get(who), _outcome(known[who], language))
        for who in ranking.order
    ]
    rows += [(out.item, None, None, _why([out.reason], language)) for out in ranking.excluded]
    return _grid(named, ("person", "rank#", "score#", "decision"), rows, language)


def _outcome(ruling: Ruling, language: Language) -> _Markup:
    return _why([ruling.binds if ruling.status == "seated" else ruling.reason], language)


def _reserve(dossier: DossierData, language: Language) -> str:
    rows = [
        (
            ", ".join(filter(None, (language.name(one.opening), language.name(one.profile)))),
            ", ".join(
                language.name(group[0]) if len(group) == 1 else f"({' = '.join(map(language.name, group))})"
                for group in one.groups
            ),
        )
        for one in dossier.reserves
        if one.groups
    ]
    return _grid(tell("caption_reserve", language), ("list", "in_order"), rows, language) if rows else ""


def _timeline(dossier: DossierData, language: Language) -> str:
    schedule = dossier.schedule
    if schedule is None:
        return ""
    picture = gantt_picture(schedule, lang=language, title=tell("page_timeline", language))
    plan, passes = schedule.plan, passes_of(schedule)
    rows = [
        (
            plan.phase(one.key).name or one.key,
            one.early.start,
            one.early.last,
            margin_of(schedule, one, passes).say(language),
        )
        for one in schedule.placed
    ]
    heads = ("phase", "first", "last", "slack")
    caption = tell("caption_timeline", language)
    figure = element(
        "div", element("figure", picture), class_="wide", role="group", aria_label=caption, tabindex=0
    )
    note = _paragraph("page_about_slack", language)
    late = (
        element("ul", _sentences((one.reason for one in schedule.conflicts), language))
        if schedule.conflicts
        else ""
    )
    return figure + _grid(caption, heads, rows, language) + note + late


def _treatment(dossier: DossierData, language: Language) -> str:
    parts = [(name, dossier.treatment[name]) for name in TREATED if dossier.treatment.get(name)]
    if not parts:
        return ""
    told = "".join(
        element("h3", _said(f"page_{name}", language)) + element("ul", _sentences(reasons, language))
        for name, reasons in parts
    )
    return _paragraph("page_about_treatment", language) + told


TREATED: Final = ("degree", "parameters", "operations", "rights")


def _minutes(dossier: DossierData, language: Language) -> str:
    acts: list[str] = []
    for minutes in dossier.minutes:
        blocks = act(minutes, Voice(language, language.names))
        for block in blocks:
            lower = Heading(block.level + 2, block.text) if isinstance(block, Heading) else block
            acts.append(lower.html())
    return "".join(acts)


def _proof(dossier: DossierData, language: Language) -> str:
    rows = [(tell(f"table_{name}", language), _digest(one)) for name, one in dossier.tables.items()]
    rows += [
        (
            tell(f"input_{name}", language)
            if not name.startswith("minutes: ")
            else tell("minutes_titled", language, title=name.removeprefix("minutes: ")),
            _digest(one),
        )
        for name, one in dossier.digests.items()
    ]
    rows += [
        (tell(f"act_{about}", language, promotion=dossier.promotion), _digest(root))
        for about, root in dossier.roots.items()
    ]
    rows += [
        (tell("page_step", language, **_step(one, about)), _digest(one.link))
        for about, links in dossier.links.items()
        for one in links
    ]
    taken = bool(dossier.tables or dossier.digests) or None
    salted = taken and (bool(dossier.salt or dossier.table_salts) or dossier.audience == "public")
    versions = ", ".join(f"{name} {one}" for name, one in dossier.versions.items())
    told = _paragraph("page_about_proof", language, versions=versions, salted=salted)
    told += _sentences((one.reason for one in dossier.erasures), language)
    return told + _grid(tell("caption_proof", language), ("what", "digest"), rows, language)


def _step(link: ChainLink, about: str) -> Mapping[str, object]:
    return {"link": because(f"link_{link.kind}"), "on": link.on, "challenges": about == "challenges" or None}


def _digest(digest: str) -> _Markup:
    return _Markup(element("code", escape(digest), style="overflow-wrap:anywhere;font-size:.85em"))


SECTIONS: Final[Sequence[tuple[str, Section]]] = (
    ("funnel", _funnel),
    ("cautions", _care),
    ("challenges", _challenges),
    ("teams", _teams),
    ("candidates", _candidates),
    ("reserve", _reserve),
    ("timeline", _timeline),
    ("treatment", _treatment),
    ("minutes", _minutes),
    ("proof", _proof),
)
