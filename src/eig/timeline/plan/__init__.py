"""Plans and schedules: dates, slack, changes, status, loads."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "changes_of_phases": (
            "AddPhases",
            "Change",
            "PinPhase",
            "RemovePhase",
            "SlipPhase",
            "StretchPhase",
            "UseCalendar",
        ),
        "schedule_comparisons": ("Baseline", "Diff", "Shift", "compare_to_baseline"),
        "jobs_and_lower_bounds": ("Job", "Jobs"),
        "jobs_levelled_over_people": ("Levelling", "level_jobs", "list_schedule"),
        "loads_of_people": (
            "Load",
            "LoadStep",
            "Overload",
            "Staffing",
            "TimeShare",
            "load",
            "mentor_shares",
            "staffed",
        ),
        "critical_path_networks": ("NetworkLink", "NetworkSchedule", "NetworkTimes", "solve_network"),
        "phases": ("Dependency", "LinkKind", "Phase"),
        "plans": ("Plan",),
        "_dates_that_contradict_a_plan": ("DateConflict",),
        "schedules_slack_and_count_back": (
            "Hold",
            "PhaseState",
            "PlacedPhase",
            "Schedule",
            "count_back",
            "critical_path",
            "schedule",
        ),
        "phase_facts": ("PhaseFact",),
        "statuses_slips_and_what_ifs": (
            "PlanStatus",
            "Position",
            "SpanProgress",
            "progress",
            "slip",
            "status",
            "what_if",
        ),
    },
)
