"""Letters and notices: what each challenge and each person receives, in the words of the audience."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import evolve

from eig._draw.markdown_documents import Block, Bullets, Heading, Paragraph, quoted, to_markdown
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._language.languages import Language
from eig._language.sentences_from_codes import sentence
from eig._values.faults_together import Gather
from eig.book._decided_status_and_reason_of_each import (
    NEVER_HEARD,
    DecidedPeople,
    is_published,
    ruling_on,
    without_equals,
)
from eig.book._letters_hide_attributes_of_others import rule_told
from eig.book._lists_that_rank_somebody import judged_on
from eig.book._minutes_held_to_what_is_kept import in_promotion, is_kept, told_by
from eig.book._person_statuses_and_lost_seats import LEAVING, closed_by, known_by
from eig.book._reasons_against_a_seat import worth_of
from eig.book._rounds_of_a_jury import of_round, own_place, rounds_of
from eig.book._what_was_decided import as_told, ends_line, policy_of, rules_told
from eig.book.act_chain_and_checks_of_replaced_acts import day_decided
from eig.book.rulings_on_challenges_and_people import WAITING, Ruling
from eig.errors import Fault
from eig.jury.minutes.algorithm_notices import (
    AlgorithmNotice,
    algorithm_notice,
    marks_given,
    rules_stated,
    scored,
)
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
from eig.programme._courses_and_statuses_from_facts import MOVES
from eig.programme._facts_in_words_and_contradictions import REFUSALS
from eig.programme._names_hidden_from_an_audience import Audience
from eig.programme.appointments import A_DAY, days_of
from eig.programme.rules import criteria_of
from eig.programme.templates import Template
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked import Problem, SkillPoints, Term, rules_of
from eig.teams.asked._optional_answers_of_rules import given_by
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.book.acts_with_a_published_root import Act, PublishedAct
    from eig.book.dossier_changes import DossierChanges

because: Because = reasons_in("book")
BEFORE = (*(one for one in NEVER_HEARD if one != "open"), "inadmissible", "rejected")
"""What is decided of somebody before any mark is given."""
NOTED = ("withdrawn", "left", "replaced")
"""What is noted, since somebody else stated it or it happened, and not decided."""
STOOD: Final = ("appointed_there", "decided_then")
"""What was decided before, and stands."""
NOTED_OF_SEATS: Final = ("post_lost", "list_closed", *STOOD)
"""The same of a seat, and of a list from which nobody is called any more."""
POINTS: Final = ("degree", "data", "parameters", "operations")
"""The four points of a notice."""
ENDS: Final = frozenset({"degree_authority", "did_digest"})
"""What ends a point of a notice."""
tell: Tell = teller("book")
TEAMS_SOURCE: Final = "teams_source"
OWN_RANKS: Final = ("own_rank", "rank_on")
"""What tells somebody their rank."""
told_in_minutes: Because = reasons_in("jury.minutes")


def voice(outcome: DecidedPeople, lang: Lang, *, person: str | None = None) -> Language:
    """Return a language that calls challenges and profiles by their titles, and a person by their name.

    What the caller's own language names stands before it. Things are called as the law of the programme does.
    """
    book = outcome.book
    language = book.promotion.programme.jurisdiction.voice(lang)
    titles = {one.id: one.title for one in book.challenges}
    titles |= {one.id: one.title for one in book.promotion.profiles if one.title}
    own = {person: book.names[person]} if person is not None and person in book.names else {}
    return language.naming({**titles, **own, **language.names})


def letter_of(
    outcome: DecidedPeople,
    subject: str,
    *,
    audience: Audience,
    lang: Lang,
    contact: str,
    court: str = "",
    template: Template | None = None,
    changes: DossierChanges | None = None,
    replaces: Act | PublishedAct | None = None,
) -> str:
    """Return a letter in Markdown, in the office's words where it gives its own."""
    ruling = ruling_on(outcome, subject, audience, again=decided_by(replaces, subject))
    if audience == "public" and not is_published(ruling):
        raise Fault("Outcome.letter.audience", audience, "book.published_only")
    language = voice(outcome, lang, person=subject)
    promotion = outcome.book.promotion
    title = tell(f"letter_{ruling.about}", language, promotion=promotion.name, subject=subject)
    noted = is_noted(ruling) or None
    waits = ruling.status in WAITING or None
    states = {"noted": noted, "waits": waits, "beside": ruling.beside}
    head = tell("letter_decision", language, status=ruling.said, place=ruling.place, **states)
    own = audience == "candidate"
    closing = _closing(outcome, ruling, language, contact, court=court) if own else ()
    why = ruling.reasons
    if own and (changes is not None or replaces is not None):
        change = change_told(outcome, ruling, changes, replaces)
        why = (*(change if changes is not None else basis_replaced(replaces)), *told_again(outcome, ruling))
    parts: dict[str, list[Block]] = {
        "decision": [Paragraph(head)],
        "reasons": [Bullets(tuple(sentence(one.say(language)) for one in why))],
        "closing": [Paragraph(one) for one in closing],
    }
    if template is None:
        return to_markdown([Heading(1, title), *(one for blocks in parts.values() for one in blocks)])
    slots = {name: to_markdown(blocks).strip() for name, blocks in parts.items()}
    return template.fill({"title": quoted(title), **slots})


def told_again(outcome: DecidedPeople, ruling: Ruling) -> Iterator[Reason]:
    """Yield the grounds of a decision that replaces another, without own total and rank, nor who is equal.

    Beside what the first text told or held back, it would be the total of somebody else: whoever was second
    with 10, and is first with 11 once a mark was corrected, would know who has 11.
    """
    policy = policy_of(outcome, outcome._deciding.get(ruling.subject))  # noqa: SLF001 # found once for all
    if policy.smallest == 1:
        yield from ruling.reasons
        return
    told = (one for one in ruling.reasons if one.code not in OWN_RANKS)
    yield from map(without_equals, evolve(policy, total=()).told(told, "candidate"))


def decided_by(act: Act | PublishedAct | None, subject: str) -> tuple[str, ...]:
    """Return somebody on whom an act decided; of what is published nobody knows, and it may have."""
    return () if act is None or subject not in getattr(act, "texts", (subject,)) else (subject,)


def basis_replaced(act: Act | PublishedAct | None) -> tuple[Reason, ...]:
    """Return that an act is replaced, as a text that what replaces it stands on."""
    return () if act is None else (because("basis_replaced", on=day_decided(act.links), root=act.root),)


def decision_in(act: Act | PublishedAct | None) -> Mapping[str, object]:
    """Return the day of the decision of an act and its reference, as what replaces it names them."""
    on, reference = (None, "") if act is None else (day_decided(act.links), act.reference)
    return {"on": on, "reference": reference or None}


def change_told(
    outcome: DecidedPeople, ruling: Ruling, changes: DossierChanges | None, act: Act | PublishedAct | None
) -> tuple[Reason, ...]:
    """Return what a person is told of a change; and that what was decided holds no more, where they wait.

    Whoever has a post reads that nothing is decided anew, if something was. Of whoever has no text in the act
    that is replaced, and did not wait in it, it decided nothing.
    """
    told, decision = None if changes is None else changes.to_person(ruling.subject), decision_in(act)
    waits, first = ruling.status in (*WAITING, "no_wish"), told is not None and told.code == "decided_first"
    left = act is not None and not first and not decided_by(act, ruling.subject)
    left |= ruling.binds.code == "decided_then"
    if changes is None or told is None or left or (waits and told.code != "redecided"):
        return ()
    if waits:
        return (because("recalled", before=told.facts["before"], **decision),)
    if ruling.binds.code in STOOD:
        same = told.code == "redecided_same" or None
        return () if first else (because("not_redecided", same=same, **decision),)
    noted = is_noted(ruling) or None
    was = _kind_then(outcome, ruling, changes, day_decided(act.links) if act else None)
    return (evolve(told, facts={**told.facts, "noted": noted, "was": was, **decision}),)


def _kind_then(
    outcome: DecidedPeople, ruling: Ruling, changes: DossierChanges, on: date | None
) -> str | None:
    """Return whether a note was replaced, or a decision by a note; None of a decision by another.

    A post given before the day of the act that is replaced was noted in it.
    """
    moved, noted = {one.subject: one for one in changes.moved}, is_noted(ruling)
    known = moved.get(ruling.subject)
    before, place = (known.before, known.place) if known else (ruling.status, ruling.place)
    given = outcome._appointed.get((ruling.subject, place or ""))  # noqa: SLF001 # found once for all
    same = noted and known is None and ruling.subject not in changes.regrounded
    if same or before in NOTED or (on and given and given < on):
        return "note"
    return "decision" if noted else None


def _closing(
    outcome: DecidedPeople, ruling: Ruling, language: Language, contact: str, *, court: str
) -> Iterator[str]:
    """Yield what a letter ends with: who decides, and the mention of the treatment that the law asks for."""
    asked = contact or contact_of(outcome)
    yield sentence(authority_of(outcome, ruling).say(language))
    yield from (sentence(one.say(language)) for one in against_decision(outcome, ruling, asked, court=court))
    yield from (sentence(one.say(language)) for one in treatment_of(outcome, ruling, asked))


def check_decided(name: str, ruling: Ruling) -> None:
    """Refuse to say that something was decided of whoever still waits."""
    faults = Gather(name)
    faults.that("subject", ruling.status not in WAITING, "book.decided_of", value=ruling.subject)
    faults.done()


def authority_of(outcome: DecidedPeople, ruling: Ruling) -> Reason:
    """Return who decides, on whose proposal; or that nothing was decided, but noted."""
    if is_noted(ruling):
        return because("noted")
    jury = None if is_untreated(outcome, ruling) else True
    return because("letter_authority", who=outcome.book.promotion.rules.decided_by or None, jury=jury)


def days_about(outcome: DecidedPeople, ruling: Ruling) -> Mapping[str, Sequence[date]]:
    """Return the days of each step on what a decision is about, as the ledger has them."""
    return days_of(outcome.book.ledger.in_force, judged_with(ruling))


def judged_with(ruling: Ruling) -> str:
    """Return of whom a decision is one: of the `challenges`, or of the `candidates`."""
    return "challenges" if ruling.about == "challenge" else "candidates"


def is_noted(ruling: Ruling) -> bool:
    """Tell whether nothing was decided: somebody left or was appointed before, or a seat is none any more."""
    told = ruling.binds
    waited = told.code == "seat_lost" and told.facts["had"] is not None
    if told.code == "wish_ended":
        waited = told.facts["kind"] not in REFUSALS
    return ruling.status in NOTED or waited or told.code in NOTED_OF_SEATS


def _is_marked(outcome: DecidedPeople, ruling: Ruling) -> bool:
    """Tell whether a list or a round judged somebody."""
    return bool(judged_on(outcome, ruling.subject) or rounds_of(outcome, ruling.subject))


def _is_early(outcome: DecidedPeople, ruling: Ruling) -> bool:
    """Tell whether a refusal came before any mark: no list names the person, and no jury had sat yet."""
    days = days_about(outcome, ruling)
    held = (*days["sitting"], *days["decision"])
    told = [on for one in ruling.reasons if isinstance(on := one.facts.get("on"), date)]
    return not _is_marked(outcome, ruling) and not (held and told and max(told) >= min(held))


def is_untreated(outcome: DecidedPeople, ruling: Ruling) -> bool:
    """Tell whether a treatment took no part: what is noted, and what no mark, rank or seat is behind."""
    marked = _is_marked(outcome, ruling)
    bare = ruling.about == "person" and ruling.status in BEFORE and not marked
    unjudged = (ruling.about, ruling.status) == ("challenge", "open") and not marked
    return bare or unjudged or is_noted(ruling) or ruling.status in ("inadmissible", "incomplete")


def treatment_of(outcome: DecidedPeople, ruling: Ruling, contact: str) -> Iterator[Reason]:
    """Yield the mention of the treatment, or that it took no part; and what may be asked."""
    if ruling.status in WAITING:
        return
    law, personal = outcome.book.promotion.programme.jurisdiction, ruling.about == "person"
    if is_untreated(outcome, ruling):
        early = None if not personal or not _is_early(outcome, ruling) else True
        yield because("no_treatment", early=early, noted=is_noted(ruling) or None)
        yield from (one for one in (law.quote("data", contact=contact),) if one and personal)
        return
    yield told_in_minutes("mention", purpose=because("purpose" if personal else "purpose_challenges"))
    yield from law.rights(contact, personal=personal)


def against_decision(
    outcome: DecidedPeople, ruling: Ruling, contact: str, *, court: str = ""
) -> Iterator[Reason]:
    """Yield the ways of appeal that the law of the programme gives; of what is noted, whom to tell."""
    law = outcome.book.promotion.programme.jurisdiction
    if ruling.status in WAITING:
        return
    if is_noted(ruling):
        yield because("noted_wrongly", contact=contact)
        return
    for one in law.remedies:
        if one.against == "decision":
            told = one.reason
            named = {"to": court, "named": True} if court else {}
            yield evolve(told, facts={**told.facts, **named})
    if ruling.beside:
        yield because("noted_wrongly", contact=contact)


def contact_of(outcome: DecidedPeople) -> str:
    """Return whom to ask where no contact was given: the operator of the programme, or the programme."""
    programme = outcome.book.promotion.programme
    return programme.operator.name if programme.operator else programme.name


# ── the notice ────────────────────────────────────────────────────────────────────────────────────


def notice_of(
    outcome: DecidedPeople, subject: str, *, lang: Lang, contact: str, sources: Mapping[str, str]
) -> str:
    """Return the notice in Markdown, with the names that the subject may read."""
    language = voice(outcome, lang, person=subject)
    found = _notice(outcome, subject, contact=contact, sources=sources)
    return found.to_markdown(lang=language)


def _notice(
    outcome: DecidedPeople, subject: str, *, contact: str, sources: Mapping[str, str]
) -> AlgorithmNotice:
    """Return the notice of the treatment: of minutes that judged the subject, else of lists and seats."""
    asked = contact or contact_of(outcome)
    outcome, ruling = _behind(outcome, subject)
    told, title = treatment_of(outcome, ruling, asked), outcome.book.promotion.name
    mention = tuple(told) or (because("waits"),)
    if is_untreated(outcome, ruling):
        empty: dict[str, tuple[Reason, ...]] = dict.fromkeys(POINTS, ())
        stands = ruling.binds.code in STOOD
        then = [because("notice_of_then", on=ruling.binds.facts["on"], contact=asked)] if stands else []
        return AlgorithmNotice(item=subject, title=title, mention=[*mention, *then], **empty)
    shown = [
        (evolve(one, deliberation=as_told(outcome, one.deliberation)), head)
        for one, head in _minutes(outcome, subject)
    ]
    judged = [
        (algorithm_notice(one, subject, purpose=title, contact=asked, sources=sources), head)
        for one, head in shown
    ]
    held = (one.deliberation for one, _ in shown)
    rules = [rules_stated(evolve(one.rules, rubric=one.sheet.rubric)) for one in held]
    parts: list[dict[str, tuple[Reason, ...]]] = [
        {name: (*head, *getattr(one, name)) for name in POINTS} for one, head in judged
    ]
    named = in_promotion(title, judged[-1][0].title) if judged else title
    by = outcome._deciding.get(subject)  # noqa: SLF001 # found once for all
    listed = ruling.about == "person" and (by is None or ends_line(outcome, by))
    if listed and (outcome.cohort or outcome.lists or not judged):
        lists = _of_lists(outcome, subject)
        head = lists if all(one != lists for _, one in judged) else ()  # else it stands above already
        named, rules = title if head else named, [*rules, list_rules(outcome)]
        stated = teams_source(outcome, sources), parameters(outcome, subject), ruling.reasons
        last = {
            "degree": degree(outcome),
            "data": _data(outcome, subject, sources),
            "parameters": chain(rules[-1], *stated),
            "operations": operations(outcome),
        }
        parts.append({name: (*head, *last[name]) for name in POINTS})
    points = {name: in_turn([one[name] for one in parts]) for name in POINTS}
    points["parameters"] = in_turn([*_rules_once([one["parameters"] for one in parts], rules)])
    return AlgorithmNotice(item=subject, title=named, mention=mention, **points)


def _rules_once(
    told: Sequence[tuple[Reason, ...]], rules: Sequence[tuple[Reason, ...]]
) -> Iterator[tuple[Reason, ...]]:
    """Yield the parameters of each round; of rules that one before had too, that they are the same."""
    for at, (own, stated) in enumerate(zip(told, rules, strict=True)):
        head = 1 if own[0].code == "of_round" else 0
        again = (*own[:head], *[because("same_rules")] * head, *own[head + len(stated) :])
        yield again if stated in rules[:at] and told[0][0].code == "of_round" else own


def in_turn(parts: Sequence[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    """Return what each round and the teams were told, one after the other; what ends each, at the end."""
    *before, last = parts
    ends = {one.code for one in last} & ENDS
    told = (*(one for some in before for one in some if one.code not in ends), *last)
    apart = any(one.code == "of_round" for one in told)  # what two rounds share stands under each
    return told if apart else tuple(dict.fromkeys(told))


def _behind(outcome: DecidedPeople, subject: str) -> tuple[DecidedPeople, Ruling]:
    """Return the outcome as of the last decision on a subject, with it; of who left since, as it was then."""
    ruling = ruling_on(outcome, subject, "candidate")
    if is_noted(ruling):
        facts, taken = outcome.book.ledger.in_force, days_about(outcome, ruling)["decision"]
        told = [one for one in facts if one.kind in LEAVING and one.person == subject]
        told += [
            one
            for name, one in closed_by(outcome.book, late=True).items()
            if name == ruling.binds.facts.get("opening")
        ]
        told += [one for one in facts if one.kind in MOVES and one.begins == ruling.binds.facts.get(one.kind)]
        left = [one.known - A_DAY for one in told]
        for day in sorted(taken or left, reverse=True):
            then = evolve(outcome, book=known_by(outcome.book, day))
            before = ruling_on(then, subject, "candidate")
            if not is_noted(before) and before.status not in WAITING:
                return then, before
    return outcome, ruling


def _minutes(outcome: DecidedPeople, subject: str) -> Iterator[tuple[Minutes, tuple[Reason, ...]]]:
    """Yield the minutes of whoever judged a subject, else those that its jury would sign; of each round.

    Where a round before the last judged them, each has its heading.
    """
    valid = outcome._valid  # noqa: SLF001 # found once for all
    given = [one for one in valid if subject in one.deliberation.selection.statuses]
    own, title = rounds_of(outcome, subject), outcome.book.promotion.name
    signed = {at: Minutes(deliberation=one, title=title) for at, one in enumerate(own)}  # no digest is told
    if all(ends_line(outcome, one) for one in own):
        yield from ((one, ()) for one in given or signed.values())
        return
    for at, held in enumerate(own):
        head = of_round(at + 1, _count_of(outcome, own))
        same = [one for one in given if held in told_by(one.deliberation, own)]
        yield from ((one, (head,)) for one in same or [signed[at]])
    yield from ((one, _of_lists(outcome, subject)) for one in given if not is_kept(one.deliberation, own))


def _of_lists(outcome: DecidedPeople, subject: str) -> tuple[Reason, ...]:
    """Return the heading of what follows the rounds that judged somebody: lists and seats; none without."""
    own = [one for one in rounds_of(outcome, subject) if not ends_line(outcome, one)]
    last = _count_of(outcome, own)
    return (of_round(last, last),) if last else ()


def _count_of(outcome: DecidedPeople, own: Sequence[Deliberation]) -> int | None:
    """Return how many rounds there are for somebody, with the lists; None while none follows."""
    return own_place(own, own[-1], outcome._places)[1] if own else None  # noqa: SLF001 # found once for all


def degree(outcome: DecidedPeople) -> Iterator[Reason]:
    """Yield the degree and mode of contribution to the decisions."""
    rules = outcome.lists.rules if outcome.lists else None
    yield marks_given("refuse" if rules is None else rules.missing)
    if outcome.cohort and outcome.cohort.cohort:
        yield because("degree_seats")
    for by in _settled_by(outcome.cohort):
        yield told_in_minutes("degree_decided", by=by)
    yield because("degree_authority")


def _settled_by(found: Composition | None) -> Iterable[str]:
    return sorted({one.by for one in found.decisions}) if found else ()


def _data(outcome: DecidedPeople, person: str, sources: Mapping[str, str]) -> Iterator[Reason]:
    """Yield the data treated of one person, each with its source."""
    candidate = next(one for one in outcome.book.candidates if one.id == person)
    asked = next((one for one in outcome.book.applications if one.candidate == person), None)
    wishes = asked.wishes if asked else ()
    yield because("data_wishes", wishes=wishes, source=sources.get("wishes"))
    yield because("data_profiles", profiles=candidate.profiles, source=sources.get("profiles"))
    if count := len(judged_on(outcome, person)):
        yield because("data_ranks", count=count, source=sources.get("marks"))
    for name in counted(outcome.cohort):
        value = candidate.employer if name == "employer" else candidate.attributes.get(name)
        if value is not None:
            facts = {"attribute": name, "values": (value,), "source": sources.get(name)}
            yield because("data_counted", **facts)
    yield from _asked_of(outcome.cohort, person, sources)


def _asked_of(found: Composition | None, person: str, sources: Mapping[str, str]) -> Iterator[Reason]:
    """Yield what the teams were composed by beside marks and wishes: skills, clearances, wishes of hosts."""
    if found is None or person not in {one.id for one in found.problem.people}:
        return
    known = found.problem.person(person)
    skills = tuple(because("skill_level", skill=name, level=level) for name, level in known.skills.items())
    if skills:
        yield because("data_skills", skills=skills, source=sources.get("skills"))
    if known.clearances:
        yield because("data_clearances", clearances=known.clearances, source=sources.get("clearances"))
    for opening in found.problem.openings:
        if person in opening.host_wishes:
            rank = opening.host_wishes.index(person) + 1
            yield because("data_host", opening=opening.id, rank=rank, source=sources.get("hosts"))


def counted(found: Composition | None) -> tuple[str, ...]:
    """Return the attributes that the rules of the teams count."""
    rules = found.problem.rules if found else ()
    names = (getattr(getattr(rule, "quota", rule), "attribute", None) for rule in rules)
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


def list_rules(outcome: DecidedPeople) -> tuple[Reason, ...]:
    """Return the rules that the lists of the candidates were ranked by; where unknown, the criteria."""
    rules = outcome.lists.rules if outcome.lists else None
    if rules is None:
        return tuple(criteria_published(outcome))
    return rules_stated(rules_told(outcome, rules, "candidates"))


def teams_source(outcome: DecidedPeople, sources: Mapping[str, str]) -> tuple[Reason, ...]:
    """Return which text sets the rules of the teams, or that none is stated; nothing without teams."""
    return (because(TEAMS_SOURCE, source=sources.get("rules") or None),) if outcome.cohort else ()


def parameters(
    outcome: DecidedPeople, subject: str | None = None, *, announced: bool = False
) -> Iterator[Reason]:
    """Yield the parameters: the rules of the teams, those that name others by their kind, and the points.

    Those announced turn on no later decision: neither on which challenges were kept, nor on seats kept since.
    """
    found = outcome.cohort
    if found is None:
        return
    before = outcome._before if announced else dict[str, str]()  # noqa: SLF001 # found once for all
    problem = found.problem.without([one.id for one in found.problem.rules if given_by(one) in before])
    here = () if announced else _here(found, subject)
    terms = [one for one in problem.objective.terms if not (announced and getattr(one, "by_repair", False))]
    soft = (rule for rule in problem.all_rules if rule.level)
    several = len({getattr(one, "level", 1) for one in (*terms, *soft)}) > 1
    told = _rules(outcome, problem, subject, here, several=several)
    yield from dict.fromkeys(told)  # how many name others is not told
    yield from [because("teams_as_published")] * announced
    yield from dict.fromkeys(_points(terms, problem, here, several=several))


def _here(found: Composition, subject: str | None) -> tuple[str, ...]:
    """Return the openings where a person could sit; all where nobody is asked about."""
    every = (one.id for one in found.problem.openings)
    return next(
        (one.wishes for one in found.problem.people if one.id == subject), () if subject else tuple(every)
    )


def _rules(
    outcome: DecidedPeople, problem: Problem, subject: str | None, here: Collection[str], *, several: bool
) -> Iterator[Reason]:
    """Yield the rules that apply: those stated, those that always hold, and those of the openings here."""
    own = {rule.id: opening.id for opening in problem.openings for rule in rules_of(opening)}
    for rule in problem.all_rules:
        sized = subject is not None and rule.id.startswith(("fill:", "size:"))
        if rule.id not in own or (own[rule.id] in here and not sized):
            told = rule_told(outcome, subject, rule, "candidate")
            at = {"level": rule.level if several else None, "weight": rule.weight}
            yield because("rule_preferred", rule=told, **at) if rule.level else told
            if rule.id == f"posts:{own.get(rule.id)}":
                opening = problem.opening(own[rule.id])
                held = tuple(
                    because("post_for", profiles=one.accepts, optional=one.optional) for one in opening.posts
                )
                yield because("posts_listed", opening=opening.id, posts=held)


def criteria_published(outcome: DecidedPeople) -> Iterator[Reason]:
    """Yield the criteria published for lists of mere numbers, each with its weight where one was."""
    for grid in outcome.book.promotion.rules.grids:
        if outcome.lists and not outcome.lists.rules and grid.judges == "candidates" and grid.criteria:
            equal = all(one.weight is None for one in grid.criteria)
            yield because("criteria", criteria=criteria_of(grid), equal=equal or None)


def _points(
    terms: Iterable[Term], problem: Problem, here: Collection[str], *, several: bool
) -> Iterator[Reason]:
    """Yield what gives points to a seat, and which points come before which."""
    for term in terms:
        yield worth_of(term, getattr(term, "level", None) if several else None)
        if isinstance(term, SkillPoints):
            for one in problem.openings:
                weights = tuple(
                    because("weight_of_skill", skill=name, weight=n) for name, n in one.weights.items()
                )
                if weights and one.id in here:
                    yield because("weights_of_skills", opening=one.id, weights=weights)
    if several:
        yield because("points_by_level")


def operations(outcome: DecidedPeople) -> Iterator[Reason]:
    """Yield the operations carried out, in order."""
    if outcome.lists:
        rules = outcome.lists.rules  # none of mere numbers, no grid of reviews
        yield from scored(rules.threshold, graded=rules.rubric is not None) if rules else ()
        yield because("did_lists", count=len(outcome.lists.lists))
    if outcome.cohort and outcome.cohort.cohort:
        yield because("did_seats", proven=outcome.cohort.status == "optimal")
    for by in _settled_by(outcome.cohort):
        yield because("did_settle", by=by)
    for draw in outcome.cohort.draws if outcome.cohort else ():
        yield told_in_minutes("did_drawn", record=draw.record)
    if outcome._valid:  # noqa: SLF001 # found once for all
        yield told_in_minutes("did_digest")
