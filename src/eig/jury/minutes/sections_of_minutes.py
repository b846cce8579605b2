"""The sections of the minutes, each a list of blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve

from eig._draw.markdown_documents import Block, Bullets, Grid, Heading, Paragraph, to_markdown
from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig._language.sentences_from_codes import ended, say, sentence
from eig.jury.marks.mark_sheets_abstentions_and_corrections import Correction, MarkSheet
from eig.jury.marks.scoresheet import numbers_on, people_of, stating, there
from eig.jury.minutes._causes_in_missing_and_eliminating_marks import HeldWithCauses
from eig.jury.minutes._marks_rules_body_and_lists_of_a_jury import attended
from eig.jury.minutes._told_to_jury_candidate_and_public import jury_reasons
from eig.jury.rules.jury_rules_with_origins import share_told
from eig.jury.selection._why_kept_or_out_and_rank_needed import price_of, waits_for_places
from eig.jury.selection.fair_lottery_draws import FairDraw, FairLottery
from eig.lots.label_draw import LabelDraw
from eig.lots.rfc3797 import Rfc3797Draw
from eig.programme import Panel
from eig.reasons import Reason
from eig.typing import Lang

tell: Tell = teller("jury.minutes")


class Voice:
    """Says the words of the minutes in a language, with the names that the caller gives to identifiers."""

    def __init__(self, lang: Lang, names: Mapping[str, str]) -> None:
        self.lang = language_of(lang).naming(names)

    def word(self, code: str, **facts: object) -> str:
        """Return a word or sentence, with its facts said."""
        said = tell(code, self.lang, **facts)
        return said[:-1] if said.endswith("..") else said  # a name may end with a point

    def name(self, identifier: str) -> str:
        """Return the name of an identifier, itself by default."""
        return self.say(identifier)

    def named(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Return the names of identifiers."""
        return tuple(map(self.name, identifiers))

    def say(self, value: object) -> str:
        """Say a value."""
        return say(value, self.lang)

    def exact(self, number: Fraction) -> str:
        """Say a number to its last digit, as a fraction where its decimals do not end."""
        return self.word("exact", number=number)

    def tell(self, reason: Reason) -> str:
        """Say a reason, with names in the place of identifiers."""
        return reason.say(self.lang)

    def grouped(self, groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """Return names in order, equals together in brackets."""
        return tuple(
            self.name(group[0]) if len(group) == 1 else f"({' = '.join(self.named(group))})"
            for group in groups
        )

    def title(self, code: str) -> Heading:
        """Return the heading of a section."""
        return Heading(2, self.word(code))

    def head(self, title: str) -> str:
        """Return the title of the document."""
        return f"{self.word('minutes')} – {title}"

    def heads(self, *codes: str) -> tuple[str, ...]:
        """Return the head of a table."""
        return tuple(map(self.word, codes))


def told_apart(scores: Mapping[str, Fraction], voice: Voice) -> dict[str, str]:
    """Return scores as texts: exact fractions where two decimals would show different scores as equal."""
    said = {item: voice.say(score) for item, score in scores.items()}
    seen: dict[str, set[Fraction]] = {}
    for item, score in scores.items():
        seen.setdefault(said[item], set()).add(score)
    return {item: str(scores[item]) if len(seen[text]) > 1 else text for item, text in said.items()}


def slots_of(blocks: Sequence[Block]) -> dict[str, str]:
    """Return the act as what a template has places for: its title, its body, signatures, digest."""
    title, *body, head, signed, last, digest = blocks
    named = (head, signed), (last, digest)
    said = [to_markdown(part).strip() for part in ([title], body, *named)]
    said[0] = said[0].removeprefix("# ")
    return dict(zip(("title", "body", "signatures", "digest"), said, strict=True))


def composition(
    held: HeldWithCauses, voice: Voice, *, sittings: Sequence[date], recorded_by: str
) -> list[Block]:
    """Say who composes the jury, who sat, when, under whom, and who recorded it."""
    members = tuple(
        voice.word("member", name=voice.name(person), capacity=held.members.get(person) or None)
        for person in held.body
    )
    seated = taking_part(held) if held.present is None else tuple(sorted(held.present))
    panels = tuple(ended(one.say(voice.lang)) for one in _panels(held))
    told: list[tuple[object, Block]] = [
        (sittings, Paragraph(voice.word("held", days=sittings))),
        (True, Paragraph(voice.word("chair", chair=held.chair and voice.name(held.chair)))),
        (recorded_by, Paragraph(voice.word("recorded_by", who=voice.name(recorded_by)))),
        (True, Paragraph(voice.word("members", count=len(members), members=members))),
        (panels, Paragraph(voice.word("panels", count=len(panels)))),
        (panels, Bullets(panels)),
        (True, Paragraph(voice.word("present", count=len(seated), members=voice.named(seated)))),
    ]
    return [voice.title("composition"), *(block for holds, block in told if holds)]


def _panels(held: HeldWithCauses) -> Sequence[Panel]:
    """Return the panels as stated, or else as their collective sheets show them."""
    if held.panels:
        return held.panels
    people: dict[str, set[str]] = {}
    items: dict[str, list[str]] = {}
    for one in stating(held.sheet):
        if one.is_collective:
            people.setdefault(one.juror, set()).update(one.members, one.stepped_back)
            items.setdefault(one.juror, []).append(one.item)
    return [Panel(id=one, members=sorted(people[one]), hears=items[one]) for one in sorted(people)]


def taking_part(held: HeldWithCauses) -> tuple[str, ...]:
    """Return the people who took part: those of every sheet that counts as such."""
    return tuple(sorted(people_of(held.sheet, lambda one: one.people if one.takes_part else ())))


def recusals(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Say who stepped back, was absent, abstained or filed nothing, and whether the quorum was reached."""
    told = tuple(
        voice.word(state, juror=voice.name(person), items=voice.named(items))
        for state in ("recused", "absent", "abstained")
        for person, items in _in_state(stating(held.sheet), state).items()
    )
    silent = tuple(
        voice.word("silent", juror=voice.name(person), items=voice.named(items))
        for person, items in _silent(held).items()
    )
    lines = (*told, *silent)
    listed: Block = Bullets(lines) if lines else Paragraph(voice.word("no_recusal"))
    missed = set(held.without_quorum)
    kept = tuple(item for item in (*held.kept, *held.reserve) if item in missed)
    standing = [Paragraph(voice.word("quorum_listed", items=voice.named(kept)))] if kept else []
    return [voice.title("recusals"), listed, Paragraph(_verdict(held, voice)), *standing]


def _verdict(held: HeldWithCauses, voice: Voice) -> str:
    missed, panels = held.without_quorum, bool(held.panels)
    if held.rules.quorum is None:
        return voice.word("no_quorum")
    share = share_told(held.rules.quorum)
    if not held.sheet.items:
        return voice.word("quorum_no_item", share=share)
    if not missed:
        return voice.word("quorum_reached", share=share, panels=panels)
    counts = tuple(
        voice.word("quorum_count", item=voice.name(item), part=found.present, called=found.members)
        for item, found in attended(held, missed)
    )
    return voice.word("quorum_missed", share=share, items=counts, panels=panels)


def _in_state(sheets: Iterable[MarkSheet], state: str) -> dict[str, list[str]]:
    """Return who was in a state, and for which items; who stepped back from a panel's sheet is recused."""
    found: dict[str, list[str]] = {}
    for one in sheets:
        people = one.recused if state == "recused" else (one.juror,) * (one.state == state)
        for person in people:
            found.setdefault(person, []).append(one.item)
    return dict(sorted(found.items()))


def _silent(held: HeldWithCauses) -> dict[str, list[str]]:
    """Return the members who filed nothing on an item that they hear: absent or not, no sheet tells."""
    found: dict[str, list[str]] = {}
    for item in held.sheet.items:
        heard = people_of(held.sheet, there, numbers_on(held.sheet, item))
        for person in held.body_of(item):
            if person not in heard:
                found.setdefault(person, []).append(item)
    return dict(sorted(found.items()))


def corrections(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Show each mark that was corrected: before, after, by whom, when and why; nothing where none was."""
    steps = held.sheet.corrections
    head = voice.heads("item", "juror", "before", "after", "by", "on", "why")
    lines = tuple(
        (
            voice.name(step.after.item),
            voice.name(step.after.juror),
            _sheet(held, step.before, step, voice),
            _sheet(held, step.after, step, voice),
            voice.word("corrected_by", by=voice.name(step.by)),
            "" if step.on is None else voice.say(step.on),
            voice.word("corrected_why", why=step.reason),
        )
        for step in steps
    )
    return [voice.title("corrections"), Grid(head, lines)] if steps else []


def _sheet(held: HeldWithCauses, sheet: MarkSheet, step: Correction, voice: Voice) -> str:
    """Say what a correction changed on a sheet: its state, or the marks that moved."""
    other = step.after if sheet is step.before else step.before
    if sheet.state != "marked":
        return voice.word(f"state_{sheet.state}")
    moved = {name: mark for name, mark in sheet.marks.items() if other.marks.get(name) != mark}
    criteria = [one for one in held.sheet.rubric.criteria if one.id in moved]
    marks = tuple(f"{one.title(voice.lang)} {voice.say(moved[one.id])}" for one in criteria)
    opinion = (
        (voice.word(f"opinion_{sheet.opinion}"),) if sheet.opinion and sheet.opinion != other.opinion else ()
    )
    return voice.say((*marks, *opinion)) if marks or opinion else ""


def rules(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Show the grid, and the rules as they were published."""
    grid = tuple(
        (
            voice.say(one.title(language_of(voice.lang).otherwise)),
            f"{voice.exact(one.scale.low)} – {voice.exact(one.scale.high)}",
            voice.exact(one.weight),
            "" if one.floor is None else voice.exact(one.floor),
        )
        for one in held.sheet.rubric.criteria
    )
    stated = evolve(held.rules, rubric=held.sheet.rubric).reasons
    sentences = tuple(voice.tell(one) for one in stated if not _is_in_grid(one))
    return [
        voice.title("rubric"),
        Grid(voice.heads("criterion", "scale", "weight", "floor"), grid),
        voice.title("rules"),
        Paragraph(voice.word("source", source=held.rules.source or None)),
        Bullets(sentences),
    ]


def _is_in_grid(rule: Reason) -> bool:
    """Tell whether a row of the grid says all of a rule."""
    return rule.code == "criterion" and not rule.facts["only"]


def votes(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Count the opinions on each item; nothing where nobody gave any."""
    if not any(one.opinion for one in stating(held.sheet)):
        return []
    counted = ((item, held.sheet.opinions(item)) for item in held.sheet.items)
    lines = tuple(
        (voice.name(item), *(str(count) for count in (
            one.favourable, one.unfavourable, one.silent, one.abstained, one.recused, one.absent)))
        for item, one in counted
    )  # fmt: skip
    head = (
        "item",
        "votes_for",
        "votes_against",
        "votes_silent",
        "votes_abstained",
        "votes_recused",
        "votes_absent",
    )
    return [voice.title("votes"), Grid(voice.heads(*head), lines)]


def ranking(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Show the ranking, and the reasons of every place."""
    selection = held.selection
    scores = told_apart(selection.ranking.scores, voice)
    rows = [(str(row["item"]), row["rank"]) for row in selection.rows()]
    lines = tuple(
        (
            "" if place is None else str(place),
            voice.name(item),
            scores.get(item, ""),
            voice.word(f"status_{selection.status(item)}"),
        )
        for item, place in rows
    )
    cautions = [Paragraph(voice.word("caution", caution=voice.tell(one))) for one in selection.cautions]
    return [
        voice.title("ranking"),
        Grid(voice.heads("rank", "item", "score", "outcome"), lines),
        *cautions,
        voice.title("reasons"),
        Bullets(tuple(_why(held, item, voice) for item, _ in rows)),
    ]


def _why(held: HeldWithCauses, item: str, voice: Voice) -> str:
    said = tuple(map(voice.tell, jury_reasons(held, item)))
    return voice.word("because", item=voice.name(item), reasons=language_of(voice.lang).stop.join(said))


def adjustment(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Show the scores before and after an adjustment, who decided it and why."""
    adopted = held.adjustment
    if adopted is None:
        return [voice.title("adjustment"), Paragraph(voice.word("no_adjustment"))]
    lines = tuple(
        (voice.name(one.item), voice.say(one.before), voice.say(one.after)) for one in adopted.scores
    )
    who = voice.word(
        "adjusted_by", who=voice.name(adopted.decided_by), why=adopted.why, source=adopted.source
    )
    to = voice.word("adjusted_to", places=adopted.places)
    return [
        voice.title("adjustment"),
        Paragraph(who),
        Paragraph(to),
        Grid(voice.heads("item", "before", "after"), lines),
    ]


def lists(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Give the main list, what must still be decided, the reserve list with its terms, and the decisions."""
    selection, terms = held.selection, held.rules.reserve
    main = selection.main_groups
    tied = len(main) < len(selection.main) or None
    waiting = len(selection.reserve_groups) < len(selection.reserve) or None
    told = [
        (True, voice.word("main", places=selection.places, tied=tied, items=voice.grouped(main))),
        (selection.unfilled, voice.word("unfilled", count=selection.unfilled)),
        (
            selection.undecided,
            voice.word("undecided", open=selection.open_places, items=voice.named(selection.undecided),
                       quotas=bool(held.rules.quotas) or None),
        ),
        (True, voice.word("reserve", tied=waiting, items=voice.grouped(selection.reserve_groups))),
        (
            selection.reserve_undecided,
            voice.word(
                "reserve_undecided",
                items=voice.named(selection.reserve_undecided),
                equal=not waits_for_places(selection) or None,
            ),
        ),
        (terms.ends, voice.word("reserve_ends", ends=terms.ends)),
        (terms.calls is not None, voice.word("reserve_calls", calls=terms.calls)),
        (
            selection.conflict,
            voice.word(
                "conflict_short" if selection.optimum else "conflict",
                why=selection.conflict and selection.conflict.reason,
                **({} if selection.optimum else {"fewer": "no_list" not in selection.statuses.values()}),
            ),
        ),
        (True, voice.word("proposed")),
    ]  # fmt: skip
    on_record = [*(one.reason for one in held.decisions), *(one.reason for one in held.taken_back)]
    decided = tuple(sentence(voice.tell(one)) for one in on_record)
    parted: list[Block] = [voice.title("decisions"), Bullets(decided)] if decided else []
    return [voice.title("lists"), *(Paragraph(text) for holds, text in told if holds), *parted]


def quotas(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Show the quotas and what each costs; nothing where there is none."""
    selection, stated = held.selection, held.rules
    if not stated.quotas:
        return []
    best = selection.optimum
    lines = tuple(
        (
            quota.name,
            quota.words().say(voice.lang),
            price_of(selection, best.places_won.get(quota.name, 0), best.prices.get(quota.name)).say(
                voice.lang
            )
            if best
            else voice.say(None),
        )
        for quota in stated.quotas
    )
    head = voice.heads("quota", "bounds", f"price_{stated.objective}")
    return [voice.title("quotas"), Grid(head, lines)]


def draws(held: HeldWithCauses, voice: Voice) -> list[Block]:
    """Give the record of each draw, with all that drawing again takes, and what it gives."""
    told = [block for draw in held.draws for block in _drawn(draw, voice)]
    return [voice.title("draws"), *(told or [Paragraph(voice.word("no_draw"))])]


def _drawn(draw: Rfc3797Draw | LabelDraw | FairDraw, voice: Voice) -> list[Block]:
    said = voice.word("drawn", record=draw.record, order=voice.named(draw.order), verified=draw.verify())
    if isinstance(draw, (FairDraw, LabelDraw)):
        more = (voice.word("committed", commitment=draw.commitment, number=draw.number) if draw.commitment
                else voice.word("not_committed"))  # fmt: skip
        chances = _lottery(draw.lottery, voice) if isinstance(draw, FairDraw) else ()
        return [Bullets((said,)), Paragraph(more), *chances]
    pool = voice.word("pool", pool=voice.named(draw.pool), bits=draw.entropy)
    sources = tuple(
        voice.word("source_numbers", number=number, numbers=tuple(map(str, source)))
        for number, source in enumerate(draw.sources, start=1)
    )
    kept = voice.word("announced", sources=sources, on=draw.announced) if sources else ""
    return [Bullets((said,)), *(Paragraph(text) for text in (pool, kept) if text)]


def _lottery(lottery: FairLottery, voice: Voice) -> list[Block]:
    """State the chance of each item, and of each number of items of every kind."""
    kinds = tuple(
        (str(number), voice.say(voice.named(kind)), str(lottery.probabilities[kind[0]]))
        for number, kind in enumerate(lottery.kinds, start=1)
    )
    counts = tuple((voice.say(one.counts), str(one.probability)) for one in lottery.mixture)
    return [
        Grid(voice.heads("kind", "items", "chance"), kinds),
        Grid(voice.heads("composition_of_set", "probability"), counts),
    ]


SECTIONS: tuple[Callable[[HeldWithCauses, Voice], list[Block]], ...] = (
    recusals,
    corrections,
    rules,
    votes,
    ranking,
    adjustment,
    lists,
    quotas,
    draws,
)
