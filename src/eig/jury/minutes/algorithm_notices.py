"""The notice of an algorithmic treatment that a person may ask for, about the decision that concerns them.

What the law of the place lets people ask is quoted of its jurisdiction (`eig.programme.jurisdictions`). The
notice has the form that French law asks for: an individual decision taken on the basis of an algorithmic
treatment, even in part, carries an explicit mention of it (code des relations entre le public et
l'administration, art. L311-3-1 and R311-3-1-1); on request the administration states, in plain words, the
degree and mode in which it contributed to the decision, the data treated and their sources, the parameters
and, where there are any, their weights, applied to the person's situation, and the operations carried out
(art. R311-3-1-2, décret n° 2017-330). It is no advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias, final

from attrs import evolve, field, frozen

from eig._draw.markdown_documents import Block, Bullets, Heading, Paragraph, to_markdown
from eig._language.lang_arguments_and_late_words import Tell, check_lang, teller
from eig._language.sentences_from_codes import sentence
from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import text
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.marks.scoresheet import columns_of
from eig.jury.merit.ranking_groups_and_reasons import own_score
from eig.jury.minutes._told_to_jury_candidate_and_public import candidate_reasons
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes, told_under
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.jury.selection._but_for_causes_of_a_place import is_apart
from eig.jury.selection.main_list_reserve_and_ties import Selection
from eig.programme.disclosure import Disclosure
from eig.reasons import Because, Reason, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.minutes")
tell: Tell = teller("jury.minutes")
Reasons: TypeAlias = tuple[Reason, ...]


@final
@frozen(kw_only=True, eq=False, repr=False)
class AlgorithmNotice(Value):
    """What the law asks to be told about the treatment behind one person's decision.

    Args:
        item: The person or application.
        title: What was judged.
        mention: The explicit mention, to be put on the decision itself.
        degree: The degree and mode of contribution to the decision.
        data: The data treated, and their sources.
        parameters: The parameters and their weights, applied to the person's situation.
        operations: The operations carried out, in order.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["skills"], scale=EIG_SCALE), [
    ...     ("c1", "j1", {"skills": 4}), ("c2", "j1", {"skills": 3})])
    >>> minutes = deliberate(sheet, places=1).minutes(title="EIG 3, data")
    >>> notice = algorithm_notice(minutes, "c2", purpose="to rank the candidates heard", contact="the team")
    >>> print(notice.mention[0])
    This decision was taken in part on the basis of an algorithmic treatment, whose purpose is to rank the \
candidates heard.
    """

    _BRIEF = "{item}"
    item: str = field(metadata=keeps(text))
    title: str = field(metadata=keeps(text))
    mention: Reasons = field(converter=TupleOf[Reason])
    degree: Reasons = field(converter=TupleOf[Reason])
    data: Reasons = field(converter=TupleOf[Reason])
    parameters: Reasons = field(converter=TupleOf[Reason])
    operations: Reasons = field(converter=TupleOf[Reason])

    def say(self, lang: Lang = "en") -> str:
        """Return the notice as text: see `to_markdown`."""
        return self.to_markdown(lang=lang)

    def to_markdown(self, *, lang: Lang = "en") -> str:
        """Return the notice in Markdown: the mention, then the four points of the law.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["skills"], scale=EIG_SCALE), [
        ...     ("c1", "j1", {"skills": 4})])
        >>> minutes = deliberate(sheet, places=1).minutes(title="EIG 3, data")
        >>> notice = algorithm_notice(minutes, "c1", purpose="classer les candidatures", contact="DINUM")
        >>> [line for line in notice.to_markdown(lang="fr").splitlines() if line.startswith("## ")][0]
        '## Degré et mode de contribution à la décision'
        """
        check_lang(lang)
        points = (
            ("notice_degree", self.degree),
            ("notice_data", self.data),
            ("notice_parameters", self.parameters),
            ("notice_operations", self.operations),
        )
        used = bool(self.operations)
        blocks: list[Block] = [Heading(1, tell("notice", lang, item=self.item, title=self.title, used=used))]
        blocks += [Paragraph(" ".join(sentence(one.say(lang)) for one in self.mention))]
        for code, reasons in points:
            told = tuple(one.say(lang) for one in reasons)
            blocks += [Heading(2, tell(code, lang)), Bullets(tuple(map(sentence, told)))] if told else []
        return to_markdown(blocks)


@checked_by(purpose=text, contact=text)
def algorithm_notice(
    minutes: Minutes,
    item: str,
    *,
    purpose: str,
    contact: str,
    sources: Mapping[str, str] = FrozenMap(),
    disclosure: Disclosure | None = None,
) -> AlgorithmNotice:
    """Return the notice of the algorithmic treatment behind the decision about one person.

    It is made of the values themselves: the rules, the person's marks as far as the rules show them, the
    attributes that quotas count, and the reasons of the outcome. It names no other candidate and no juror.
    It holds the values of the person's attributes: it is for that person alone.

    Args:
        item: The person or application.
        purpose: What the treatment is for, in the language of the notice.
        contact: Whom to ask for the rules.
        sources: Where data come from, by kind: `marks`, `opinions`, `champions`, and the name of each
            attribute.
        disclosure: Another policy than that of the rules, where a request is answered by it.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["skills"], scale=EIG_SCALE), [
    ...     ("c1", "j1", {"skills": 4}), ("c2", "j1", {"skills": 3})])
    >>> minutes = deliberate(sheet, places=1).minutes(title="EIG 3, data")
    >>> notice = algorithm_notice(minutes, "c2", purpose="to rank", contact="the programme")
    >>> print(notice.operations[0])
    each juror's total was worked out from the marks and the weights of the criteria
    """
    held = told_under(minutes, disclosure)
    require_key("item", item, held.selection.statuses)
    return AlgorithmNotice(
        item=item,
        title=minutes.title,
        mention=[because("mention", purpose=purpose), *held.rules.jurisdiction.rights(contact)],
        degree=degree_of(held),
        data=_data(held, item, sources),
        parameters=[
            *rules_stated(evolve(minutes.deliberation.rules, rubric=held.sheet.rubric)),  # as published
            *candidate_reasons(held, item, listed=minutes.title),
        ],
        operations=operations_of(held),
    )


def rules_stated(rules: JuryRules) -> tuple[Reason, ...]:
    """Return the rules of a jury, after the text that sets them."""
    return (because("rules_source", source=rules.source or None), *rules.reasons)


def marks_given(policy: MissingPolicy) -> Reason:
    """Return that people gave the marks; and what the treatment counts for one that is missing."""
    return because("degree_marks") if policy == "refuse" else because("degree_filled", policy=policy)


def degree_of(held: Deliberation) -> Iterator[Reason]:
    """Yield the degree and mode of contribution to what a jury decided."""
    yield marks_given(held.rules.missing)
    yield because("degree_order")
    if held.adjustment:
        yield because("degree_adjusted")
    for by in sorted({decision.by for decision in held.decisions}):
        yield because("degree_decided", by=by)
    yield because("degree_authority")


def _data(held: Deliberation, item: str, sources: Mapping[str, str]) -> Iterator[Reason]:
    sheets = len(columns_of(held.sheet).filled_on(item))
    yield because("data_marks", count=sheets, source=sources.get("marks"))
    said, tests = held.sheet.opinions(item), {one.test for one in held.rules.tie_breaks}
    read = held.rules.opinions != "ignore" or not tests.isdisjoint(("fewer_unfavourable", "more_favourable"))
    if read and (said.favourable or said.unfavourable or said.abstained):
        yield because("data_opinions", source=sources.get("opinions"))
    if "champions" in tests:
        yield because("data_champions", source=sources.get("champions"))
    apart = is_apart(held.selection, item)
    own = own_score(item, held.ranking, held.rules.policy, held.rules.threshold, apart=apart)
    if held.rules.policy.tells("means", "candidate") and own is not None:
        for name in held.sheet.rubric.ids:
            marks = tuple(sorted(held.sheet.marks_on(item, name)))
            title = held.sheet.rubric.criterion(name)
            yield because("data_criterion", en=title.title("en"), fr=title.title("fr"), marks=marks)
    for name, values in held.attributes.get(item, FrozenMap[tuple[str, ...]]()).items():
        counted = {quota.attribute for quota in held.rules.quotas}
        if name in counted:
            yield because("data_attribute", attribute=name, values=values, source=sources.get(name))


def scored(threshold: Fraction | None = None, *, graded: bool = True) -> Iterator[Reason]:
    """Yield how scores are made of the sheets of jurors, which marks on a grid fill, and what is left out."""
    if graded:
        yield because("did_totals")
    yield because("did_scores")
    if graded or threshold is not None:
        yield because("did_excluded", threshold=threshold)


def operations_of(held: Deliberation) -> Iterator[Reason]:
    """Yield the operations carried out on the marks of a jury, in order."""
    yield from scored(held.rules.threshold)
    if held.adjustment:
        yield because("did_adjusted", places=held.adjustment.places)
    yield because("did_ordered", tests=len(held.rules.tie_breaks) or None)
    yield _kept(held.selection)
    for draw in held.draws:
        yield because("did_drawn", record=draw.record)
    yield because("did_digest")


def _kept(selection: Selection) -> Reason:
    """Say how those kept were found."""
    best = selection.optimum
    if best is None:
        return because("did_conflict" if selection.conflict else "did_cut", places=selection.places)
    return because("did_quotas", size=best.size, fewer=selection.conflict and selection.conflict.fillable)
