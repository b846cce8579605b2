"""How an act is made of an outcome: the text of each, what is published, the rules as announced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from eig._draw.markdown_documents import Block, Bullets, Heading, Paragraph, to_markdown
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._language.languages import Language
from eig._language.sentences_from_codes import ended, sentence
from eig.book._act_held_against_outcome import (
    ABOUT,
    decided_about,
    decided_again,
    never_notified,
    rulings_about,
)
from eig.book._act_steps_and_days import contradictions, draws_in, in_order, last_days, of_jury, rules_in
from eig.book._cautions_on_marks_lists_and_teams import groundless
from eig.book._decided_status_and_reason_of_each import rulings_of
from eig.book._facts_applied_to_every_table import OUT, is_of_one_wish
from eig.book._letters_and_notices import contact_of, criteria_published, parameters, voice
from eig.book._minutes_held_to_what_is_kept import lists_unminuted
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._what_was_decided import all_held, decided_before, left_by, policy_of, rules_told
from eig.book.act_chain_and_checks_of_replaced_acts import (
    BEFORE,
    OTHER_DAY,
    ActStep,
    again_in,
    chained,
    day_decided,
    doubts_between,
    sha_of,
)
from eig.book.acts_with_a_published_root import Act, ActSubject
from eig.book.administrative_decisions import Office, Replaced, blank, decision_of, kept_for, lacks_source
from eig.book.funnels import CHALLENGES, counted_under, counts_of, told_counts
from eig.book.rulings_on_challenges_and_people import WAITING, Ruling
from eig.jury.rules.jury_rules_with_origins import JuryRules, sheet_of
from eig.programme.appointments import days_of
from eig.programme.disclosure import Disclosure, is_small
from eig.reasons import Because, Reason, reasons_in
from eig.typing import Lang

because: Because = reasons_in("book")
tell: Tell = teller("book")
LISTED = ("kept", "reserve", "seated")


def act_of(
    outcome: DecidedCases, about: ActSubject, office: Office, *, secret: str, lang: Lang, replaced: Replaced
) -> Act:
    """Return the act of an outcome, the same in whichever order its minutes are given."""
    outcome = in_order(outcome)
    recalled = [one.subject for one in rulings_about(outcome, about) if replaced.recalls(one)]
    without = replaced.leaves(left_by(outcome, about))
    decided = [*decided_about(outcome, about, without=without)]
    subjects = [*(one.subject for one in decided), *recalled]
    decisions = [decision_of(outcome, one, office, lang=lang, replaced=replaced) for one in subjects]
    doubts = tuple(contradictions(outcome, about, beside=replaced.changes, cited=office.team_rules))
    left = (gap for one in decisions for gap in one.missing if gap not in doubts)
    made = Act(
        promotion=outcome.book.promotion.name,
        about=about,
        texts={one.subject: one.to_markdown() for one in decisions},
        text=_published(outcome, about, office, replaced, language=voice(outcome, lang)),
        rules=announced(outcome, about, office, lang),
        secret=secret,
        blanks=dict.fromkeys((*left, *_open(outcome, about, office))),
        doubts=doubts,
        replaces=replaced.root,
        scheme="4",
        reference=office.reference,
        earlier_references=replaced.references,
    )
    linked = _linked(made, outcome)
    untold = [because("replaced_unexplained")] * bool(replaced.root and replaced.changes is None)
    if day_decided(replaced.links) is None:
        untold += decided_again(outcome, about, decided, replaced.beside)
    unread = never_notified(outcome, about) if replaced.root else None
    untold += [because("replaced_unnotified", on=unread)] * bool(unread)
    between = doubts_between(linked.links, replaced.links)
    again = again_in(linked.reference, *replaced.references, *(one.reference for one in replaced.beside))
    return evolve(linked, doubts=(*linked.doubts, *again, *between, *untold))


def _open(outcome: DecidedCases, about: ActSubject, office: Office) -> Iterator[Reason]:
    """Yield that people were not told of their data, and that something is still to be decided."""
    if not office.information:
        yield blank(outcome, "information")
    if lacks_source(outcome, about, rules_in(outcome, about), office):
        yield blank(outcome, "rules")
    if about == "candidates" and outcome.cohort and not office.team_rules:
        yield blank(outcome, "team_rules")
    kept = kept_for(outcome, office)
    if kept is None:
        yield blank(outcome, "retention")
    bare = {*groundless(outcome)} & {one.subject for one in decided_about(outcome, about)}
    if bare:
        yield because("no_ground_count", count=len(bare))
    if waiting := _waiting(outcome, about):
        yield because(f"to_decide_{about}", count=waiting)
    if about == "candidates" and (days := _unrecorded(outcome)):
        yield because("blank", what=because("blank_recorded", days=days), source=None)
    if about == "candidates":
        yield from lists_unminuted(outcome)


def _unrecorded(outcome: DecidedCases) -> tuple[date, ...]:
    """Return the days on which somebody who has a seat was out before the decision, if known by then."""
    found, facts = outcome.cohort and outcome.cohort.cohort, outcome.book.ledger.in_force
    if not (found and days_of(facts, "candidates")["decision"]):
        return ()
    seats, some = dict(found.seats), (one for one in facts if one.kind in OUT and one.recorded is None)
    gone = (
        one
        for one in some
        if one.person in seats
        and not (is_of_one_wish(outcome.book, one) and one.challenge != seats[one.person])
    )
    return tuple(sorted({one.on for one in gone}))


def _waiting(outcome: DecidedCases, about: ActSubject) -> int:
    """Return of how many an act is silent, since it is still to be decided; whoever waits is not named."""
    return sum(one.status in WAITING for one in rulings_about(outcome, about))


# ── what is published ──────────────────────────────────────────────────────────────────────────────


def _published(
    outcome: DecidedCases, about: ActSubject, office: Office, replaced: Replaced, *, language: Language
) -> str:
    """Return the text that everybody is given: who decided, the lists, the counts."""
    name = outcome.book.promotion.name
    held = all_held(outcome.rounds, outcome.deliberation)
    policy = counted_under(held, outcome.lists, outcome.book.promotion.rules.disclosure)
    found = rulings_of(outcome, "public", people=about == "candidates")
    public = [one for one in found if one.about == ABOUT[about] and one.status in LISTED]
    told = _lists_told(outcome, about, public, replaced, policy=policy)
    named = "listed_as" if about == "candidates" else ""  # an identifier is written as it is
    listed = [(ended if one.code == named else sentence)(one.say(language)) for one in told]
    told_then = replaced.root or decided_before(outcome, about)
    beside = because("counted_before", replaced=bool(replaced.root) or None) if told_then else None
    counts = _counts_told(outcome, about, public, policy, beside=beside)
    names = {"office": "name", "signed_by": "signed_by", "capacity": "capacity", "reference": "reference"}
    by = {fact: getattr(office, field) or None for fact, field in names.items()}
    on = max(days_of(outcome.book.ledger.in_force, about)["decision"], default=None)
    blocks: list[Block] = [
        Heading(1, tell(f"act_{about}", language, promotion=name)),
        Paragraph(tell("act_by", language, **by, on=on)),
        *(Paragraph(sentence(one.say(language))) for one in replaced.basis),
        Heading(2, tell("act_lists", language)),
        Bullets(tuple(listed)),
        Heading(2, tell("act_counts", language)),
        Bullets(tuple(sentence(one.say(language)) for one in counts)),
    ]
    return to_markdown(blocks)


def _lists_told(
    outcome: DecidedCases,
    about: ActSubject,
    public: Sequence[Ruling],
    replaced: Replaced,
    *,
    policy: Disclosure,
) -> list[Reason]:
    """Return who is on a list, how many have a seat where, and what is drawn, taken back or waited for."""
    seats = Counter(one.place for one in public if one.place is not None)
    told = [because("listed_as", name=one.subject, said=one.reason) for one in public if one.place is None]
    told += [because("seats_at", place=place, count=count) for place, count in sorted(seats.items())]
    for one in draws_in(outcome, about):
        names, day = getattr(one, "pool", ()), getattr(one, "announced", None)
        by_id = [*names] == sorted(names)
        listed = {"by_id": (bool(names) and by_id) or None, "otherwise": not by_id or None}
        told.append(because("act_drawn", record=one.record, announced=day, **listed))
    again = sum(map(replaced.recalls, rulings_about(outcome, about)))
    told += [because("act_recalls", count=None if is_small(policy, again) else again)] if again else []
    told += [because("act_waits")] if _waiting(outcome, about) else []
    none = "none_listed" if any(decided_about(outcome, about)) else "nothing_decided"
    return told or [because(none)]


def _counts_told(
    outcome: DecidedCases,
    about: ActSubject,
    public: Sequence[Ruling],
    policy: Disclosure,
    *,
    beside: Reason | None,
) -> list[Reason]:
    """Return the counts of the stages that are told; `beside` those of an act before, that some are not."""
    people = about == "candidates"
    own = (
        {"seated": sum(one.place is not None for one in public)}
        if people
        else {"kept": sum(one.status == "kept" for one in public)}
    )
    counted = {name: own.get(name, count) for name, count in counts_of(outcome.funnel()).items()}
    told = told_counts(counted, policy, again=[about] if beside else (), listed=len(public))
    counts = [
        because("stage_count", stage=because(f"stage_{name}"), count=count)
        for name, count in told.items()
        if people or name in CHALLENGES
    ]
    left_out = policy.smallest > 1 and (people or "preselected" in counted)
    return [*counts, *([beside] if beside and left_out else [])]


def announced(outcome: DecidedCases, about: ActSubject, office: Office, lang: Lang) -> str:
    """Return the rules and the treatment, as they are announced before the fact."""
    language = voice(outcome, lang)
    rounds: dict[JuryRules, list[Reason]] = {}
    for one, own in rules_in(outcome, about).items():
        rounds.setdefault(rules_told(outcome, one, about), []).extend(own)
    several = len({one for own in rounds.values() for one in own}) > 1 < len(rounds)
    teams = parameters(outcome, announced=True) if about == "candidates" else ()
    law = outcome.book.promotion.programme.jurisdiction
    kept = kept_for(outcome, office)
    filled = any(one.missing != "refuse" for one in rounds) or None
    challenges = about == "challenges" or None
    rights = [
        law.quote("algorithm"),
        law.quote("data", contact=office.asked or contact_of(outcome)),
        kept and kept.reason,
    ]
    lists = {
        tell("rules_of_teams", language, source=office.team_rules or None): [
            sentence(one.say(language)) for one in teams
        ],
        tell("page_rights", language): [sentence(one.say(language)) for one in rights if one],
    }
    blocks: list[Block] = [
        Heading(1, tell("rules_announced", language, promotion=outcome.book.promotion.name)),
        Paragraph(tell("treatment_announced", language, challenges=challenges, filled=filled)),
    ]
    criteria = criteria_published(outcome) if about == "candidates" else ()
    policy = () if rounds else (policy_of(outcome).reason,)
    blocks += [Paragraph(sentence(one.say(language))) for one in (*criteria, *policy)]
    listed: list[tuple[str, list[str]]] = []
    for rules, own in rounds.items():
        head, *rest = sheet_of(rules, language)
        said = language.join([one.say(language) for one in dict.fromkeys(own)])
        listed.append((f"{head}, {said}" if several else head, [one.removeprefix("- ") for one in rest]))
    for head, rest in (*listed, *lists.items()):
        blocks += [Heading(2, head), Bullets(tuple(rest))] if rest else []
    blocks += [Paragraph(office.information)] if office.information else []
    return to_markdown(blocks)


def _linked(made: Act, outcome: DecidedCases) -> Act:
    """Return an act with the chain that binds it to what was before; its root commits to that chain."""
    days = last_days(outcome, made.about)
    digests = {"rules": sha_of(made.rules), **of_jury(outcome, made.about, made.secret)}
    steps: list[tuple[ActStep, date | None, str]] = [(step, days[step], digests[step]) for step in BEFORE]
    decided: tuple[ActStep, date | None, str] = ("decision", days["decision"], "the root binds its day")
    other = {one.facts["link"] for one in made.doubts if one.code in ("days_contradict", "draw_undated")}
    dated = (step for step in BEFORE if because(f"link_{step}") in other and digests[step])
    apart = {f"{step}{OTHER_DAY}": digests[step] for step in dated}
    if any(one.code == "list_free" for one in made.doubts):
        apart["list_free"] = digests["draw"]
    begun = evolve(
        made,
        links=chained([*steps, decided], made.replaces),
        drawn=bool(digests["draw"]),
        unlinked={name: one for name, one in digests.items() if one and not days.get(name)} | apart,
    )
    after: list[tuple[ActStep, date | None, str]] = [
        ("decision", days["decision"], sha_of(begun.root, made.text)),
        ("notification", days["notification"], begun.root),
    ]
    return evolve(begun, links=chained([*steps, *after], made.replaces))
