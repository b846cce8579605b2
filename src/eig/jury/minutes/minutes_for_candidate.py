"""The extract of the minutes that one candidate may see: what decided their outcome, and their own marks."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from eig._draw.markdown_documents import Bullets, Grid, Heading, Paragraph, to_markdown
from eig._language.sentences import sentence
from eig._language.telling import check_lang, language_of
from eig._values.call_arguments import checked
from eig._values.faults_together import told_of
from eig._values.frozen_maps import FrozenMap
from eig.errors import require_key
from eig.jury.marks.rubric import Rubric
from eig.jury.merit._scores_that_may_be_told import own_score
from eig.jury.minutes._told_to_jury_candidate_and_public import candidate_reasons
from eig.jury.minutes.deliberation import Minutes
from eig.jury.minutes.extracts_for_juror_and_candidate import CandidateExtract, extract_for_candidate
from eig.jury.minutes.sections_of_minutes import Voice
from eig.typing import Lang


@checked
def candidate_minutes(minutes: Minutes, item: str, *, results_are_out: bool, lang: Lang = "en") -> str:
    """Return the extract of the minutes that one candidate may see, in Markdown: nobody else is in it.

    It says of which list the rank is, what decided the outcome, and that the lists are proposed. Marks by
    criterion are in it only where the rules declare it (`JuryRules.detail`).

    Args:
        minutes: The minutes; their title is what the list is called.
        item: The identifier of the candidate or application.
        results_are_out: Whether results are published: before, nothing may be shown.
        lang: English, French or a language of yours.

    Raises:
        Fault: Results are not out.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["skills"], scale=EIG_SCALE), [
    ...     (item, f"j{n}", {"skills": mark}) for item, mark in (("c1", 4), ("c2", 2)) for n in range(6)])
    >>> minutes = deliberate(sheet, places=1).minutes(title="EIG 3, data")
    >>> for line in candidate_minutes(minutes, "c2", results_are_out=True).splitlines()[2:10]:
    ...     print(line)
    - Outcome: not kept.
    - Ranked 2 on the list EIG 3, data, with 2.
    - Not kept: rank 1 was needed.
    - The lists are proposed to the authority, which decides.
    <BLANKLINE>
    ## Your marks
    <BLANKLINE>
    6 sheets, mean total 2.
    >>> print(candidate_minutes(minutes, "c1", results_are_out=True).splitlines()[-1])
    6 sheets; totals are not told here, under the rules on who is told what: beside the published lists, \
they could tell the marks of others.
    """
    held = minutes.deliberation
    require_key("item", item, held.selection.statuses)
    rules, ranking = held.rules, held.ranking
    own_total = own_score(item, ranking.scores, ranking.told_between, rules.policy)
    hidden = item in ranking.ranks and own_total is None
    own = told_of(
        "candidate_minutes",
        lambda: extract_for_candidate(
            held.sheet,
            item,
            results_are_out=results_are_out,
            missing=rules.missing,
            detail=rules.detail,
            disclosure=evolve(rules.policy, total=()) if hidden else rules.policy,
        ),
    )
    voice = Voice(check_lang(lang), FrozenMap())
    outcome = voice.word("outcome_is", outcome=voice.word(f"status_{held.selection.status(item)}"))
    scale = held.sheet.rubric.scale
    reasons = candidate_reasons(held, item, listed=minutes.title)
    return to_markdown(
        [
            Heading(1, f"{voice.word('extract', item=item)} – {minutes.title}"),
            Bullets((outcome, *(sentence(one.say(lang)) for one in reasons), voice.word("proposed"))),
            voice.title("marks"),
            Paragraph(sentence(own.explain().reasons[0].say(lang))),
            *([] if own.withheld else [Paragraph(voice.word("totals_go", low=scale.low, high=scale.high))]),
            *([] if own.withheld else [_own_marks(own, held.sheet.rubric, voice)]),
        ]
    )


def _own_marks(own: CandidateExtract, rubric: Rubric, voice: Voice) -> Grid:
    """Show one line a sheet: its total, and its marks where they may be shown."""
    shown = tuple(own.means)
    titles = tuple(rubric.criterion(name).title(language_of(voice.lang).otherwise) for name in shown)

    def cell(value: Fraction | None) -> str:
        return "" if value is None else voice.say(value)

    lines = tuple(
        (str(one.number), cell(one.total), *(cell(one.marks.get(name)) for name in shown))
        for one in own.sheets
    )
    return Grid((*voice.heads("sheet", "total"), *titles), lines)
