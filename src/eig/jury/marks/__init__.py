"""What jurors give: scales, criteria, mark sheets, opinions, recusals, quorum, and how marks are averaged."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "criteria_and_eliminating_marks": ("Criterion",),
        "grades_and_tallies": ("Tally", "count_grades", "grade_labels"),
        "interests_from_facts": ("interests_from",),
        "mark_sheets_abstentions_and_corrections": ("Correction", "MarkSheet", "Opinion", "SheetState"),
        "means_and_medians": ("MedianKind", "mean", "median", "rounded", "trimmed_mean", "weighted_mean"),
        "methods_and_policies": ("AbstentionPolicy", "MissingPolicy"),
        "missing_marks": ("Bounds",),
        "opinions_and_casting_vote": ("Opinions",),
        "quorums": ("Quorum", "quorum"),
        "recusals": ("LinksToJudge", "Recusal", "Recusals", "recusals_from", "recuse"),
        "reviews": ("Review", "Reviews"),
        "rubric": ("Rubric",),
        "scale": ("Scale", "ScaleLabel"),
        "scale_of_eig": ("EIG_SCALE",),
        "scoresheet": ("Scoresheet",),
    },
)
