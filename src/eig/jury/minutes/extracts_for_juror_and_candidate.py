"""Extracts: what one juror, or one candidate, may see, of marks and of the minutes.

Three laws hold by construction. Nobody is told a score that, with all that is public and the own marks,
would leave a mark of another two values or fewer. A juror's extract is computed from the scoresheet without
the items that the juror stepped back from, so that no mean and no rank in it moves with their marks:
aggregates over the whole field would let a recused juror work them out. Which scores are shown moves with the
published lists, and with nothing else of these items: how many lists part dossiers, and where equals wait or
stand apart. A candidate's extract is computed from that candidate's sheets alone. In France a candidate's own
marks and filled sheets are communicable to that candidate only, once results are out (CADA, opinions
20140067, 20140591, 20231612 and 20234607): an office that answers such a request states
`Disclosure(smallest=1)`, which holds nothing back. Each extract is made of the deliberation: by which method,
rules and adjustment the jury ranked is then known, not said again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, final

from attrs import evolve, field, frozen

from eig._draw.markdown_documents import Bullets, Grid, Heading, Paragraph, to_markdown
from eig._language.lang_arguments_and_late_words import check_lang, language_of
from eig._language.sentences_from_codes import sentence
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import ids, map_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.map_fields import exact_map
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, told_where_given
from eig.errors import Fault, UnknownKey, look_up, require_key
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet, Opinion
from eig.jury.marks.means_and_medians import mean
from eig.jury.marks.recusals import Recusals
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import columns_of, there
from eig.jury.merit._scores_shown_to_jurors import shown_to, told_by_a_test
from eig.jury.merit._scores_that_may_be_told import BY_METHOD, may_be_told, on_scale
from eig.jury.merit._scores_told_of_sheets import scale_of, told_between
from eig.jury.merit.marks_to_ranking_and_refusals import rank
from eig.jury.merit.ranking_groups_and_reasons import Ranking, own_score
from eig.jury.minutes._told_to_jury_candidate_and_public import candidate_reasons
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes, told_under
from eig.jury.minutes.sections_of_minutes import Voice
from eig.jury.selection._but_for_causes_of_a_place import is_apart
from eig.programme.disclosure import Disclosure
from eig.reasons import Because, Trace, reasons_in
from eig.typing import Lang


@checked
def candidate_minutes(
    minutes: Minutes,
    item: str,
    *,
    results_are_out: bool,
    lang: Lang = "en",
    disclosure: Disclosure | None = None,
) -> str:
    """Return the extract of the minutes that one candidate may see, in Markdown: nobody else is in it.

    It says of which list the rank is, what decided the outcome, and that the lists are proposed. Marks by
    criterion are in it only where the rules declare it (`JuryRules.detail`).

    Args:
        minutes: The minutes; their title is what the list is called.
        item: The identifier of the candidate or application.
        results_are_out: Whether results are published: before, nothing may be shown.
        disclosure: Another policy than that of the rules, where a request is answered by it.

    Raises:
        Fault: Results are not out.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["skills"], scale=EIG_SCALE), [
    ...     (item, f"j{n}", {"skills": mark}) for item, mark in (("c1", 4), ("c2", 2)) for n in range(6)])
    >>> minutes = deliberate(sheet, places=1).minutes(title="EIG 3, data")
    >>> for line in candidate_minutes(minutes, "c2", results_are_out=True).splitlines()[2:11]:
    ...     print(line)
    - Outcome: not kept.
    - Ranked 2 on the list EIG 3, data, with 2 on a scale from 1 to 4.
    - Not on the main list: rank 1 was needed.
    - The lists are proposed to the authority, which decides.
    - This is what the jury found when it sat: what was decided or happened since is not told here.
    <BLANKLINE>
    ## Your marks
    <BLANKLINE>
    6 sheets, mean total 2 on a scale from 1 to 4.
    >>> print(candidate_minutes(minutes, "c1", results_are_out=True).splitlines()[-1])
    6 sheets; totals are not told here, under the rules on who is told what: beside the published lists, \
they could tell the marks of others.
    """
    held = told_under(minutes, disclosure)
    require_key("item", item, held.selection.statuses)
    own = told_of(
        "candidate_minutes", lambda: extract_for_candidate(held, item, results_are_out=results_are_out)
    )
    voice = Voice(check_lang(lang), FrozenMap())
    reasons = candidate_reasons(held, item, listed=minutes.title)
    hidden = any(one.code == "out_by_some_rule" for one in reasons)
    status = "not_kept" if hidden else held.selection.status(item)
    told = (
        sentence(one.say(lang)) for one in reasons if one.code != "on_reserve_some"
    )  # the outcome says it
    outcome = voice.word("outcome_is", outcome=voice.word(f"status_{status}"))
    return to_markdown(
        [
            Heading(1, f"{voice.word('extract', item=item)} – {minutes.title}"),
            Bullets((outcome, *told, voice.word("proposed"), voice.word("found_then"))),
            voice.title("marks"),
            Paragraph(sentence(own.explain().reasons[0].say(lang))),
            *([_own_marks(own, held.sheet.rubric, voice)] if own.sheets and not own.withheld else []),
        ]
    )


def _own_marks(own: CandidateExtract, rubric: Rubric, voice: Voice) -> Grid:
    """Show one line a sheet: its total, and its marks where they may be shown."""
    shown = tuple(own.means)
    titles = tuple(rubric.criterion(name).title(language_of(voice.lang).otherwise) for name in shown)

    def _cell(value: Fraction | None) -> str:
        return "" if value is None else voice.say(value)

    lines = tuple(
        (str(one.number), _cell(one.total), *(_cell(one.marks.get(name)) for name in shown))
        for one in own.sheets
    )
    return Grid((*voice.heads("sheet", "total"), *titles), lines)


because: Because = reasons_in("jury.minutes")


@final
@frozen(kw_only=True, eq=False, repr=False)
class JurorExtract(Value):
    """What one juror may see: the juror's own sheets, and the panel's results on the other items shown.

    Args:
        juror: Who may see it.
        own: The juror's sheets, recusals included as states without marks.
        recused: The items that the juror stepped back from: nothing else is said of them.
        withheld: Items whose mean could give the others' marks away.
        scores: The panel's score of each item shown.
        ranks: Their ranks among the dossiers shown, not in the whole field: a gap would give a place away.
        scale: From where to where such scores go; None where it is not known.

    >>> from eig.jury import EIG_SCALE, Rubric, deliberate
    >>> sheet = Scoresheet(rubric=Rubric.equal(["impact"], scale=EIG_SCALE), sheets=[
    ...     MarkSheet(item="plume", juror="j1", state="recused"),
    ...     *(MarkSheet(item="plume", juror=f"j{n}", marks={"impact": 4}) for n in range(2, 6)),
    ...     *(MarkSheet(item="adler", juror=f"j{n}", marks={"impact": 2 + n // 4}) for n in range(1, 6))])
    >>> extract = extract_for_juror(deliberate(sheet, places=1), "j1")
    >>> extract.recused, extract.scores
    (('plume',), FrozenMap({'adler': Fraction(12, 5)}))
    """

    _BRIEF = "{juror}, sheets {own}, results shown {scores}"
    juror: str = field(metadata=keeps(text))
    own: tuple[MarkSheet, ...] = field(converter=TupleOf[MarkSheet])
    recused: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    withheld: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    scores: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    ranks: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(map_of(whole(1))))
    scale: Scale | None = field(default=None, metadata=told_where_given)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say of how many items the juror may know the result; or what of one of them.

        Args:
            key: The item; the whole extract where left out.

        >>> JurorExtract(juror="j1", own=[], recused=["plume"]).explain("plume").codes
        ('recused_yourself',)
        """
        if key is None:
            told = because(
                "told_extract", shown=len(self.scores), recused=self.recused, withheld=len(self.withheld)
            )
            return Trace(subject=self.juror, reasons=[told], lang=lang)
        known = {**dict.fromkeys(self.withheld, _WITHHELD), **dict.fromkeys(self.recused, _RECUSED)}
        shown = {
            name: because("shown", rank=self.ranks.get(name), **on_scale(score, self.scale))
            for name, score in self.scores.items()
        }
        return Trace(subject=key, reasons=[look_up("item", key, {**shown, **known})], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item shown.

        >>> JurorExtract(juror="j1", own=[], scores={"adler": 3}, ranks={"adler": 1}).rows()
        [{'item': 'adler', 'score': Fraction(3, 1), 'rank_among_shown': 1}]
        """
        return [
            {"item": item, "score": score, "rank_among_shown": self.ranks.get(item)}
            for item, score in self.scores.items()
        ]


VOTES: Final = 5
"""Of so many sheets, that opinions left a dossier out leaves the vote of each other juror open."""
_RECUSED = because("recused_yourself")
_WITHHELD = because("withheld")


@checked
def extract_for_juror(
    held: Deliberation,
    juror: str,
    *,
    recusals: Recusals | None = None,
    at_least: int | None = None,
    disclosure: Disclosure | None = None,
    again: bool = False,
) -> JurorExtract:
    """Return what a juror may see.

    Args:
        held: The deliberation of the jury; it is run again on the items shown, and on nothing else.
        juror: Who may see it.
        recusals: The recusals of the jury, for ties to items that another panel heard: no sheet records them.
        at_least: How many jurors must have marked an item before its score is shown; what the policy says
            where left out: with two, a juror would subtract their own mark and read the other's. A score near
            an end of what is possible, a median and a trimmed mean are not shown, however many marked; nor
            is any score beside an adjustment.
        disclosure: Another policy than that of the rules, where a request is answered by it. Where it tells
            no candidate a total, no score is shown.
        again: Whether the juror was given an extract of this jury before: then no score is shown. Of two
            means, before and after one juror more or a correction, whoever read both would know that mark.

    >>> from eig.jury import EIG_SCALE, Rubric, deliberate
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", f"j{at}", {"impact": mark}) for at, mark in enumerate((4, 3, 2, 2, 3, 2), start=1)])
    >>> print(extract_for_juror(deliberate(sheet, places=1), "j1").explain("plume"))
    plume: the panel's score is ≈2.67 on a scale from 1 to 4, rank 1 among the dossiers shown.
    """
    sheet, method = held.sheet, held.rules.method
    policy = disclosure or held.rules.policy
    faults = Gather("extract_for_juror")
    few = policy.smallest if at_least is None else at_least
    faults.check("at_least", whole(1), few)
    faults.done()
    columns = columns_of(sheet)
    own = [
        columns.sheet(at)
        for at, one in enumerate(columns.jurors)
        if one == juror or (at in columns.stating and juror in there(columns.sheet(at)))
    ]
    if not own and juror not in sheet.jurors:
        raise UnknownKey("juror", juror, known=sheet.jurors)
    left = {mark_sheet.item for mark_sheet in own if _has_left(mark_sheet, juror)}
    recused = [item for item in sheet.items if item in left or (recusals and recusals.covers(juror, item))]
    open_items = [item for item in sheet.items if item not in recused]
    open_ = not again and held.adjustment is None  # beside a list by other scores, marks follow
    told = open_ and BY_METHOD[method].juror and policy.tells("total", "candidate")
    rules, lists = held.rules, held.selection.statuses
    shown = list(shown_to(sheet, juror, open_items, rules, statuses=lists, few=few)) if told else []
    shown = [one for one in shown if one in held.ranking.ranks or len(columns.filled_on(one)) >= VOTES]
    ranking = _among(held, shown)
    shown = [item for item in shown if item in ranking.ranks]  # an eliminating mark says how others marked
    if told_by_a_test(ranking.scores, rules, lists):
        shown = []
    return JurorExtract(
        juror=juror,
        own=[_own(mark_sheet, juror, hidden=mark_sheet.item in recused) for mark_sheet in own],
        recused=recused,
        withheld=[item for item in open_items if item not in shown],
        scores={item: ranking.scores[item] for item in shown},
        ranks={item: at for item, at in ranking.ranks.items() if item in shown},
        scale=scale_of(sheet, shown[0], method) if shown else None,
    )


def _among(held: Deliberation, items: Sequence[str]) -> Ranking:
    """Return the ranking of some items alone, by its rules on marks; equal scores have one rank."""
    rules = evolve(held.rules, tie_breaks=(), opinions="ignore", casting_vote=False)
    return rank(held.sheet.only(items), rules) if items else Ranking(groups=())


def _has_left(mark_sheet: MarkSheet, juror: str) -> bool:
    return juror in mark_sheet.recused or (mark_sheet.juror == juror and mark_sheet.state == "recused")


def _own(mark_sheet: MarkSheet, juror: str, *, hidden: bool) -> MarkSheet:
    """Return a sheet as its juror may see it: its state alone where the juror stepped back."""
    return MarkSheet(item=mark_sheet.item, juror=juror, state="recused") if hidden else mark_sheet


@final
@frozen(kw_only=True, eq=False, repr=False)
class SheetExtract(Value):
    """One filled sheet, without the name of its juror.

    Args:
        number: Its number among the candidate's sheets, in the order of what they show.
        total: Its total; None where nothing was marked.
        marks: The marks by criterion, where the rules declare that candidates see them.
        opinion: The opinion, under the same condition.
        champion: The champion flag, under the same condition.

    >>> one = SheetExtract(number=1, total=4, marks={"impact": 4})
    >>> one.marks["impact"]
    Fraction(4, 1)
    """

    number: int = field(metadata=keeps(whole(1)))
    total: Fraction | None = field(default=None, converter=exact_or_none)
    marks: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    opinion: Opinion | None = None
    champion: bool = False


@final
@frozen(kw_only=True, eq=False, repr=False)
class CandidateExtract(Value):
    """What one candidate may see: their own marks and filled sheets, and nothing of others or of the debate.

    Args:
        item: The candidate or application.
        sheets: The filled sheets, numbered in the order of what they show: it tells nothing of the jurors.
        means: The mean mark of each criterion, where the rules declare that candidates see them.
        total: The mean total; None where nobody marked.
        withheld: Whether totals and marks are held back: with the lists, the marks of others would follow.
        rubric: The grid: from where to where the marks and totals go, and what its criteria are called.
        by_rules: Whether the rules tell totals to nobody, whatever would follow.

    >>> extract = CandidateExtract(item="c1", sheets=[SheetExtract(number=1, total=4)], total=4)
    >>> print(extract.explain())
    c1: 1 sheet, mean total 4.
    """

    _BRIEF = "{item}, sheets {sheets}"
    item: str = field(metadata=keeps(text))
    sheets: tuple[SheetExtract, ...] = field(converter=TupleOf[SheetExtract])
    means: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    total: Fraction | None = field(default=None, converter=exact_or_none)
    withheld: bool = False
    rubric: Rubric | None = field(default=None, metadata=told_where_given)
    by_rules: bool = field(default=False, metadata=told_where_given)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what the candidate got, in all or on a criterion.

        Args:
            key: The criterion; the whole where left out.

        >>> print(CandidateExtract(item="c1", sheets=[SheetExtract(number=1, marks={"skills": 4})],
        ...                        means={"skills": 4}).explain("skills"))
        skills: marks 4, mean 4.
        """
        if key is None:
            held = because("own_withheld", marks=None if self.by_rules else True) if self.withheld else None
            ends = on_scale(self.total, self.rubric and self.rubric.scale)
            whole_ = because("own_total", count=len(self.sheets), held=held, **ends)
            return Trace(subject=self.item, reasons=[whole_], lang=lang)
        require_key("criterion", key, self.means)
        marks = tuple(sheet.marks[key] for sheet in self.sheets if key in sheet.marks)
        criterion = self.rubric and self.rubric.criterion(key)
        ends = on_scale(self.means[key], criterion and criterion.scale)
        named = criterion.title(language_of(lang).otherwise) if criterion else key
        return Trace(subject=named, reasons=[because("own_marks", marks=marks, **ends)], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a sheet, with its total and the marks that may be shown.

        >>> CandidateExtract(item="c1", sheets=[SheetExtract(number=1, total=4)]).rows()
        [{'sheet': 1, 'total': Fraction(4, 1)}]
        """
        return [{"sheet": one.number, "total": one.total, **one.marks} for one in self.sheets]


@checked
def extract_for_candidate(
    held: Deliberation, item: str, *, results_are_out: bool, disclosure: Disclosure | None = None
) -> CandidateExtract:
    """Return what a candidate may see of their own marks, once results are out.

    Totals are told where a letter tells the score: not near an end of the scale, where whoever also knows the
    lists would find the marks of others out (with few jurors all are near), nor near the threshold, nor where
    another has the same, nor to whoever the votes or an eliminating mark leave out, nor where scores are
    medians.

    Args:
        held: The deliberation of the jury. Its rules say who is told what, and whether candidates see their
            marks by criterion (`JuryRules.detail`). A candidate's marks are communicable provided that they
            do not show the criteria of the jury's assessment (Conseil d'État, 17 February 2016, n° 371453):
            without that declaration, totals alone are shown.
        item: The candidate or application.
        results_are_out: Whether the results are published; nothing is shown before.
        disclosure: Another policy than that of the rules, where a request is answered by it.

    Raises:
        Fault: The results are not out.

    >>> from eig.jury import EIG_SCALE, Rubric, deliberate
    >>> held = deliberate(Scoresheet.from_marks(Rubric.equal(["skills"], scale=EIG_SCALE), [
    ...     ("c1", "j1", {"skills": 4}), ("c1", "j2", {"skills": 3}), ("c2", "j1", {"skills": 1})]), places=1)
    >>> extract_for_candidate(held, "c1", results_are_out=True).total is None
    True
    >>> extract_for_candidate(held, "c1", results_are_out=True, disclosure=Disclosure(smallest=1)).total
    Fraction(7, 2)
    """
    if not results_are_out:
        raise Fault("extract_for_candidate.results_are_out", results_are_out, "jury.minutes.results_out")
    rules, policy = held.rules, disclosure or held.rules.policy
    detail = rules.policy.tells("means", "candidate")
    own = held.sheet.only([item])
    totals = {review.juror: review.mark for review in own.reviews(missing=rules.missing).reviews}
    total = mean(list(totals.values())) if totals else None
    free = policy.smallest == 1 or (
        may_be_told(total, told_between(held.sheet, item, floors=rules.floors))
        and own_score(item, held.ranking, policy, rules.threshold, apart=is_apart(held.selection, item))
        is not None
    )
    stated = policy.tells("total", "candidate")
    told = stated and (free or not totals)
    filled = [
        _shown_sheet(one, totals.get(one.juror), detail=detail) if told else SheetExtract(number=1)
        for one in own.sheets
        if one.state == "marked" and not one.is_blank
    ]
    names = own.rubric.ids if detail and told else ()
    return CandidateExtract(
        item=item,
        sheets=[
            evolve(one, number=number) for number, one in enumerate(sorted(filled, key=_by_show), start=1)
        ],
        means={name: mean(marks) for name in names if (marks := own.marks_on(item, name))},
        total=total if told else None,
        withheld=not told,
        rubric=own.rubric,
        by_rules=not stated,
    )


def _shown_sheet(sheet: MarkSheet, total: Fraction | None, *, detail: bool) -> SheetExtract:
    if not detail:
        return SheetExtract(number=1, total=total)
    return SheetExtract(
        number=1, total=total, marks=sheet.marks, opinion=sheet.opinion, champion=sheet.champion
    )


def _by_show(sheet: SheetExtract) -> tuple[object, ...]:
    """Order sheets by all that they show, the best total first, and by nothing else."""
    return (
        sheet.total is None,
        -(sheet.total or 0),
        tuple((name, -mark) for name, mark in sheet.marks.items()),
        sheet.opinion or "",
        not sheet.champion,
    )
