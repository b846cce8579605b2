"""How an act is made of an outcome: the text of each, what is published, the rules, and the chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from eig._draw.markdown_documents import Block, Bullets, Heading, Paragraph, quoted, to_markdown
from eig._language.day_names import days_named
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._language.languages import LANGUAGES, Language
from eig._language.sentences_from_codes import sentence
from eig._values.canonical_text_digests_and_salts import canonical, digest_of
from eig._values.faults_together import Gather
from eig._values.value import later_than
from eig.book._as_of_a_day_and_corrected import as_decided
from eig.book._decided_status_and_reason_of_each import groundless, rulings_of
from eig.book._letters_and_notices import contact_of, parameters, rules_held, voice
from eig.book.act_chain_and_checks_of_replaced_acts import (
    BEFORE,
    KINDS,
    ActStep,
    ChainLink,
    chained,
    doubts_between,
    late_in,
    sha_of,
)
from eig.book.acts_with_a_published_root import Act, ActSubject, PublishedAct
from eig.book.administrative_decisions import Office, Replaced, blank, decision_of, kept_for, stood
from eig.book.dossier_changes import DossierChanges
from eig.book.funnels import CHALLENGES
from eig.book.rulings_on_challenges_and_people import STATUSES, WAITING, Ruling, RulingStatus
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
from eig.programme.appointments import ACT_SUBJECTS, days_of
from eig.reasons import Because, Reason, reasons_in
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.book.book_of_checked_tables import Book
    from eig.book.dossiers import Dossier
    from eig.book.outcomes_by_audience import Outcome

because: Because = reasons_in("book")
tell: Tell = teller("book")
ABOUT: Mapping[str, str] = {"candidates": "person", "challenges": "challenge"}
LISTED = ("kept", "reserve", "seated")


def act_of(
    outcome: Outcome, about: ActSubject, office: Office, *, secret: str, lang: Lang, replaced: Replaced
) -> Act:
    """Return the act of an outcome."""
    recalled = [one.subject for one in _ruled(outcome, about) if replaced.recalls(one)]
    subjects = [*(one.subject for one in _decided(outcome, about)), *recalled]
    decisions = [decision_of(outcome, one, office, lang=lang, replaced=replaced) for one in subjects]
    left = (gap for one in decisions for gap in one.missing)
    made = Act(
        promotion=outcome.book.promotion.name,
        about=about,
        texts={one.subject: one.to_markdown() for one in decisions},
        text=_published(outcome, about, office, replaced, language=voice(outcome, lang)),
        rules=announced(outcome, about, office, lang),
        secret=secret,
        blanks=dict.fromkeys((*left, *_open(outcome, about, office))),
        doubts=contradictions(outcome, about, beside=replaced.changes),
        replaces=replaced.root,
        scheme="4",
    )
    linked = _linked(made, outcome)
    untold = [because("replaced_unexplained")] * bool(replaced.root and replaced.changes is None)
    return evolve(linked, doubts=(*linked.doubts, *doubts_between(linked.links, replaced.links), *untold))


def check_replaced(
    outcome: Outcome, about: ActSubject, act: Act | PublishedAct | None, changes: DossierChanges | None
) -> None:
    """Refuse an act about others, and changes that are not from what it was made of to this outcome."""
    faults = Gather("Outcome.act")
    name = outcome.book.promotion.name
    of = None if act is None else (act.promotion, act.about)
    same = of in (None, (name, about))
    faults.that(
        "replaces", same, "book.act_on_same", value=of, challenges=about == "challenges", promotion=name
    )
    texts: Mapping[str, str] = act.texts if isinstance(act, Act) else {}
    apart = tuple(_apart(outcome, changes, texts)) if changes is not None and same else ()
    faults.that("changes", not apart, "book.changes_to_this", value=changes, names=apart)
    faults.done()


def _apart(outcome: Outcome, changes: DossierChanges, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield of whom changes say something else than an outcome, or than the text that was notified."""
    rulings = {one.subject: one for one in outcome.rulings.rulings}
    moved = {one.subject: one for one in changes.moved}
    places = {None, *(one.place for one in rulings.values()), *(one.place for one in moved.values())}
    for name in sorted({*rulings, *moved, *changes.unmoved}):
        now, one = rulings.get(name), moved.get(name)
        stands = (now.status, now.place) if now else (None, None)
        was, told = ((one.before, one.place), (one.after, one.moved_to)) if one else (stands, stands)
        said = _said_in(outcome, now, places, texts.get(name, "")) if now else ()
        if told != stands or not (one or (now and name in changes.unmoved)) or (said and was not in said):
            yield name


def is_made_of(act: Act | PublishedAct, outcome: Outcome) -> bool:
    """Tell whether an act is of an outcome: its promotion, its days, how many; a whole one, of all.

    Of all is: whom it decides about, what each text says, and what the jury found.
    """
    then, about = as_decided(outcome, act.about), act.about
    public = act if isinstance(act, PublishedAct) else act.published()
    rulings = {one.subject: one for one in _decided(then, about)}
    own, days = {one.kind: one for one in act.links}, _last_days(then, about)
    dated: dict[ActStep, date | None] = {
        "decision": None,
        **{kind: one.on for kind, one in own.items() if kind in KINDS[:-1]},
    }
    same = all(days[kind] == on for kind, on in dated.items())
    known = public.promotion == then.book.promotion.name
    waits = {one.subject for one in _ruled(then, about) if act.replaces and one.status in WAITING}
    if not (same and known and len(rulings) <= public.size <= len(rulings) + len(waits)):
        return False
    if isinstance(act, PublishedAct) or act.erasures:
        return True
    found = _of_jury(then, about, act.secret)
    places = {None, *(one.place for one in rulings.values())}
    return (
        all(kind not in own or own[kind].digest == one for kind, one in found.items())
        and {*rulings} <= {*act.texts} <= {*rulings, *waits}
        and all(
            not (said := _said_in(then, one, places, act.texts[name])) or (one.status, one.place) in said
            for name, one in rulings.items()
        )
    )


def _said_in(
    outcome: Outcome, ruling: Ruling, places: Collection[str | None], text: str
) -> set[tuple[RulingStatus, str | None]]:
    """Return what a text can be read to decide, in any language; nothing where none of our lines is in it."""
    lines = {*text.splitlines()}
    languages = [voice(outcome, lang, person=ruling.subject) for lang in LANGUAGES] if text else []
    return {
        (status, place)
        for language in languages
        for status in STATUSES
        for place in places
        if quoted(stood(evolve(ruling, status=status, place=place), language)) in lines
    }


def _ruled(outcome: Outcome, about: ActSubject) -> Iterator[Ruling]:
    """Yield what is decided, or waits, of those whom an act is about; of challenges, without people."""
    found = outcome._of_challenges if about == "challenges" else outcome.rulings.rulings  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # found once for all
    yield from (one for one in found if one.about == ABOUT[about])


def _decided(outcome: Outcome, about: ActSubject) -> Iterator[Ruling]:
    """Yield the decisions that an act is about: those on whoever asked for something."""
    yield from (one for one in _ruled(outcome, about) if one.status not in ("no_wish", *WAITING))


def _open(outcome: Outcome, about: ActSubject, office: Office) -> Iterator[Reason]:
    """Yield that people were not told of their data, and that something is still to be decided."""
    if not office.information:
        yield blank(outcome, "information")
    kept = kept_for(outcome, office)
    if kept is None:
        yield blank(outcome, "retention")
    bare = {*groundless(outcome)} & {one.subject for one in _decided(outcome, about)}
    if bare:
        yield because("no_ground_count", count=len(bare))
    if waiting := _waiting(outcome, about):
        yield because(f"to_decide_{about}", count=waiting)


def _waiting(outcome: Outcome, about: ActSubject) -> int:
    """Return of how many an act is silent, since it is still to be decided; whoever waits is not named."""
    return sum(one.status in WAITING for one in _ruled(outcome, about))


# ── what is published ──────────────────────────────────────────────────────────────────────────────


def _published(
    outcome: Outcome, about: ActSubject, office: Office, replaced: Replaced, *, language: Language
) -> str:
    """Return the text that everybody is given: who decided, the lists, the counts."""
    name = outcome.book.promotion.name
    found = rulings_of(outcome, "public", people=about == "candidates")
    public = [one for one in found if one.about == ABOUT[about] and one.status in LISTED]
    seats = Counter(one.place for one in public if one.place is not None)
    told = [because("listed_as", name=one.subject, said=one.reason) for one in public if one.place is None]
    told += [because("seats_at", place=place, count=count) for place, count in sorted(seats.items())]
    told += [because("act_drawn")] if _draws(outcome, about) else []
    again = sum(map(replaced.recalls, _ruled(outcome, about)))
    told += [because("act_recalls", count=again)] if again else []
    told += [because("act_waits")] if _waiting(outcome, about) else []
    told = told or [because("none_listed") if any(_decided(outcome, about)) else because("nothing_decided")]
    listed = [one.say(language) for one in told]
    own = (
        {"seated": sum(seats.values())}
        if about == "candidates"
        else {"kept": [one.status for one in public].count("kept")}
    )
    counts = [
        because("stage_count", stage=because(f"stage_{one.name}"), count=own.get(one.name, one.count))
        for one in outcome.funnel().stages
        if about == "candidates" or one.name in CHALLENGES
    ]
    names = {"office": "name", "signed_by": "signed_by", "capacity": "capacity", "reference": "reference"}
    by = {fact: getattr(office, field) or None for fact, field in names.items()}
    on = max(days_of(outcome.book.ledger.in_force, about)["decision"], default=None)
    blocks: list[Block] = [
        Heading(1, tell(f"act_{about}", language, promotion=name)),
        Paragraph(tell("act_by", language, **by, on=on)),
        *(Paragraph(sentence(one.say(language))) for one in replaced.basis),
        Heading(2, tell("act_lists", language)),
        Bullets(tuple(map(sentence, listed))),
        Heading(2, tell("act_counts", language)),
        Bullets(tuple(sentence(one.say(language)) for one in counts)),
    ]
    return to_markdown(blocks)


def announced(outcome: Outcome, about: ActSubject, office: Office, lang: Lang) -> str:
    """Return the rules and the treatment, as they are announced before the fact."""
    language = voice(outcome, lang)
    held = _held(outcome, about)
    rules = [] if held is None else held.rules.say(language).splitlines()
    found = outcome.cohort if about == "candidates" else None
    told = [*rules_held(outcome, found), *parameters(outcome)] if found else []
    law = outcome.book.promotion.programme.jurisdiction
    kept = kept_for(outcome, office)
    told += [kept.reason] if kept else []
    rights = [one for one in (law.quote("algorithm"), law.quote("data", contact=contact_of(outcome))) if one]
    blocks: list[Block] = [
        Heading(1, tell("rules_announced", language, promotion=outcome.book.promotion.name)),
        Paragraph(tell("treatment_announced", language, challenges=about == "challenges" or None)),
        *(Heading(2, one) for one in rules[:1]),
        Bullets(tuple(one.removeprefix("- ") for one in rules[1:])),
        Bullets(tuple(sentence(one.say(language)) for one in (*told, *rights))),
    ]
    blocks += [Paragraph(office.information)] if office.information else []
    return to_markdown([one for one in blocks if one != Bullets(())])


# ── the chain ──────────────────────────────────────────────────────────────────────────────────────


def _held(made: Outcome | Dossier, about: ActSubject) -> Deliberation | None:
    """Return the deliberation that an act rests on: the jury's on challenges, or the first on people."""
    if about == "challenges":
        return made.deliberation
    return next((one.deliberation for one in _recorded(made, about)), None)


def _draws(made: Outcome | Dossier, about: ActSubject) -> tuple[object, ...]:
    """Return the records of the draws that an act rests on: of its jury, and of the teams."""
    held, found = _held(made, about), made.cohort if about == "candidates" else None
    return (*(held.draws if held else ()), *(found.draws if found else ()))


def _recorded(made: Outcome | Dossier, about: ActSubject) -> Sequence[Minutes]:
    """Return the minutes of whoever judged those whom an act is about."""
    book: Book | None = getattr(made, "book", None)
    if book is None:
        people = {one.subject for one in made.rulings.rulings if one.about == "person"}
    else:  # the rulings of an outcome take long
        people = {one.id for one in book.candidates}

    def is_about(items: Iterable[str]) -> bool:
        return people.isdisjoint(items) == (about == "challenges")

    return [one for one in made.minutes if is_about(one.deliberation.sheet.items)]


def step_days(outcome: Outcome, about: ActSubject) -> Mapping[ActStep, tuple[date, ...]]:
    """Return the days of each step: of the facts of the ledger, of the minutes, and of the draws."""
    stated, own = days_of(outcome.book.ledger.in_force, about), _own_days(outcome, about)
    found: dict[ActStep, tuple[date, ...]] = {step: (*stated[step], *own.get(step, ())) for step in KINDS}
    return {**found, "notification": _of_last(found["decision"], found["notification"])}


def _of_last(decided: Sequence[date], notified: Iterable[date]) -> tuple[date, ...]:
    """Return the days on which the last decision was notified, not those on which one before it was."""
    last = max(decided, default=date.min)
    return tuple(day for day in notified if day >= last or day < min(decided))


def _own_days(outcome: Outcome, about: ActSubject) -> Mapping[ActStep, tuple[date, ...]]:
    """Return the days that the minutes and the draws state themselves."""
    draws = (day for one in _draws(outcome, about) if (day := getattr(one, "announced", None)))
    sat = (day for one in _recorded(outcome, about) for day in one.sittings)
    return {"draw": tuple(draws), "sitting": tuple(sat)}


def contradictions(outcome: Outcome, about: ActSubject, *, beside: object = None) -> Iterator[Reason]:
    """Yield each day of the minutes or of a draw that the ledger, which has that step, does not know.

    And each step that holds something of a later day, rules with a later source among them.
    """
    teams = outcome.cohort if about == "candidates" else None
    held = (_recorded(outcome, about), outcome.deliberation if about == "challenges" else outcome.lists)
    more = (teams and (teams.decisions, teams.draws), beside)
    known = step_days(outcome, about)
    on = max(known["rules"] or known["sitting"], default=date.max)
    if told := tuple(sorted({day for day in _sources_named(outcome, about) if day > on})):
        yield because("holds_later", link=because("link_rules"), on=on, later=told)
    bound: Mapping[ActStep, object] = {"minutes": held, "decision": (*held, *more)}
    for step, part in bound.items():
        on = max(known[step], default=date.max)
        if later := later_than(on, part):
            yield because("holds_later", link=because(f"link_{step}"), on=on, later=later)
    stated = days_of(outcome.book.ledger.in_force, about)
    for step, days in _own_days(outcome, about).items():
        for day in dict.fromkeys(days) if stated[step] else ():
            if day not in stated[step]:
                link = because(f"link_{step}")
                yield because("days_contradict", link=link, on=day, known=tuple(sorted(stated[step])))


def rests_later(outcome: Outcome, then: Outcome, about: ActSubject) -> Iterator[Reason]:
    """Yield that teams were composed without somebody, or a challenge, lost after the decision alone."""
    found, held = then.cohort, then.deliberation
    if found is None or about != "candidates":
        return
    complete = {one.candidate for one in then.book.applications if one.complete}
    there = {*(one.id for one in found.problem.people), *(one.id for one in found.problem.openings)}
    absent = {*complete, *(held.kept if held else ())} - there
    facts = ({*outcome.book.events} - {*then.book.events}) | ({*outcome.book.steps} - {*then.book.steps})
    days = {one.on for one in facts if not absent.isdisjoint((one.person, getattr(one, "challenge", None)))}
    on = max(step_days(outcome, about)["decision"], default=None)
    if days and on:
        yield because(
            "holds_later", link=because("link_decision"), on=on, later=tuple(sorted(filter(None, days)))
        )


def _sources_named(outcome: Outcome, about: ActSubject) -> Iterator[date]:
    """Yield the days that the sources of the rules name."""
    held, grids = _held(outcome, about), outcome.book.promotion.rules.grids
    own = (held.rules.source, *held.rules.published.values()) if held is not None else ()
    for source in (*own, *(one.source for one in grids if one.judges == about)):
        yield from days_named(source)


def chain_of(outcome: Outcome, about: ActSubject) -> tuple[list[Reason], list[Reason]]:
    """Return what the steps of an act say against each other or too late; and which have no day."""
    days: dict[ActStep, date] = {
        step: max(known) for step, known in step_days(outcome, about).items() if known
    }
    if not any(days_of(outcome.book.ledger.in_force, about).values()):
        decided = (_held(outcome, about) if about == "challenges" else outcome.cohort) is not None
        return [], [because("chain_missing", challenges=about == "challenges")] if decided else []
    drawn = bool(_draws(outcome, about))
    gone = [step for step in KINDS if step not in days and (step != "draw" or drawn)]
    told = [*contradictions(outcome, about), *late_in(days.items())]
    return told, [because(f"link_missing_{about}", link=because(f"link_{step}")) for step in gone]


def _linked(made: Act, outcome: Outcome) -> Act:
    """Return an act with the chain that binds it to what was before; its root commits to that chain."""
    days = _last_days(outcome, made.about)
    digests: dict[ActStep, str] = {"rules": sha_of(made.rules), **_of_jury(outcome, made.about, made.secret)}
    steps: list[tuple[ActStep, date | None, str]] = [(step, days[step], digests[step]) for step in BEFORE]
    decided: tuple[ActStep, date | None, str] = ("decision", days["decision"], "the root binds its day")
    begun = evolve(made, links=chained([*steps, decided], made.replaces), drawn=bool(digests["draw"]))
    after: list[tuple[ActStep, date | None, str]] = [
        ("decision", days["decision"], sha_of(begun.root, made.text)),
        ("notification", days["notification"], begun.root),
    ]
    return evolve(begun, links=chained([*steps, *after], made.replaces))


def _last_days(outcome: Outcome, about: ActSubject) -> Mapping[ActStep, date | None]:
    return {step: max(known, default=None) for step, known in step_days(outcome, about).items()}


def _of_jury(made: Outcome | Dossier, about: ActSubject, salt: str) -> dict[ActStep, str]:
    """Return what binds the draw, the sitting and the minutes, taken with a secret; nothing of nothing.

    Where no minutes were given, what the jury found stands for them.
    """
    minutes, own = _recorded(made, about), made.deliberation if about == "challenges" else made.lists
    found = (own,) if own is not None else ()
    body = tuple((one.title, one.sittings, one.deliberation.body) for one in minutes)
    parts: dict[ActStep, tuple[object, ...]] = {
        "draw": _draws(made, about),
        "sitting": body or found,
        "minutes": tuple(one.digest for one in minutes) or found,
    }
    return {step: digest_of(canonical(held), salt=salt) if held else "" for step, held in parts.items()}


def bound_in(
    made: Outcome | Dossier, about: ActSubject, digests: Mapping[str, str], *, salt: str, root: str
) -> dict[ActStep, str]:
    """Return what binds each step of a decision in a dossier; nothing where there is nothing to bind."""
    asked = ("rules",) if about == "challenges" else ("teams", "lists")
    decided = digests.get("rulings", "")
    rules = next((digests[name] for name in asked if name in digests), "")
    return {
        "rules": rules,
        **_of_jury(made, about, salt),
        "decision": decided,
        "notification": root or decided,
    }


def dossier_links(
    outcome: Outcome, digests: Mapping[str, str], *, salt: str, roots: Mapping[str, str]
) -> dict[str, tuple[ChainLink, ...]]:
    """Return the chain of each decision of which the ledger dates a step."""
    found: dict[str, tuple[ChainLink, ...]] = {}
    for about in ACT_SUBJECTS:
        if any(days_of(outcome.book.ledger.in_force, about).values()):
            days = _last_days(outcome, about)
            bound = bound_in(outcome, about, digests, salt=salt, root=roots.get(about, ""))
            found[about] = tuple(chained([(step, days[step], bound[step]) for step in KINDS], ""))
    return found
