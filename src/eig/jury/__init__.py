"""The jury room: marks, scores, rankings and selections, exact and explained.

>>> from eig.jury import Review, Reviews
>>> Reviews(reviews=[Review(item="plume", juror="j1", mark=14)]).items
('plume',)
"""

from eig._values.names_loaded_on_first_use import attach

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
        "assignment.reviewers_assigned_to_items": ("assign_reviewers",),
        "marks.criteria_and_eliminating_marks": ("Criterion",),
        "marks.mark_sheets_abstentions_and_corrections": ("MarkSheet",),
        "marks.recusals": ("Recusal", "Recusals", "recuse"),
        "marks.reviews": ("Review", "Reviews"),
        "marks.rubric": ("Rubric",),
        "marks.scale": ("Scale",),
        "marks.scale_of_eig": ("EIG_SCALE",),
        "marks.scoresheet": ("Scoresheet",),
        "merit.several_lists": ("rank_lists",),
        "merit.marks_to_ranking_and_refusals": ("rank",),
        "merit.ranking_groups_and_reasons": ("Ranking",),
        "minutes.deliberation_and_its_minutes": ("Deliberation", "deliberate"),
        "minutes.checking_of_minutes": ("verify",),
        "posts.allocation_of_posts": ("fill_posts",),
        "rules.jury_rules_with_origins": ("JuryRules",),
        "selection.main_list_reserve_and_ties": ("Selection", "select"),
        "selection.replacements_from_the_reserve_list": ("replacement",),
        "soundness.firm_and_open_places_of_a_jury": ("check_jury",),
    },
)
