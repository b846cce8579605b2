"""The jury room: marks, scores, rankings and selections, exact and explained.

>>> from eig.jury import Review, Reviews
>>> Reviews(reviews=[Review(item="plume", juror="j1", mark=14)]).items
('plume',)
"""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "": (
            "agreement",
            "assignment",
            "comparability",
            "marks",
            "merit",
            "minutes",
            "posts",
            "robustness",
            "rules",
            "selection",
            "severity",
            "soundness",
            "votes",
        ),
        "agreement.krippendorffs_alpha": ("krippendorff_alpha",),
        "assignment.assignment": ("assign_reviewers",),
        "marks.criteria": ("Criterion",),
        "marks.one_mark_sheet": ("MarkSheet",),
        "marks.recusals": ("Recusal", "Recusals", "recuse"),
        "marks.reviews": ("Review", "Reviews"),
        "marks.rubric": ("Rubric",),
        "marks.scale": ("EIG_SCALE", "Scale"),
        "marks.scoresheet": ("Scoresheet",),
        "merit.several_lists": ("rank_lists",),
        "merit.marks_to_ranking_and_refusals": ("rank",),
        "merit.ranking": ("Ranking",),
        "minutes.deliberation": ("Deliberation", "deliberate"),
        "minutes.checking_of_minutes": ("verify",),
        "posts.posts": ("fill_posts",),
        "rules.jury_rules": ("JuryRules",),
        "selection.selection": ("Selection", "select"),
        "selection.withdrawal_replacements": ("replacement",),
        "soundness.jury_check": ("check_jury",),
    },
)
