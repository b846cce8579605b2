"""The timeline room: calendars, durations, plans and schedules."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "": ("calendar", "charts", "contracts", "facts", "hearings", "plan"),
        "calendar.work_calendars_and_delays": ("WorkCalendar",),
        "eig.programme.durations": ("Duration",),
        "calendar.holidays": ("France",),
        "charts.ical": ("to_ical",),
        "contracts.contract_dates_trial_and_leave": ("Contract",),
        "contracts.costs_by_month_host_and_payer": ("cost_by_year",),
        "facts.agenda_of_one_person": ("agenda_of",),
        "facts.calendar_lint": ("lint",),
        "facts.recurring_dates": ("recur",),
        "facts.sessions": ("Session",),
        "hearings.panel_hearings": ("plan_hearings",),
        "hearings.timetables": ("timetable",),
        "plan.phases": ("Phase",),
        "plan.plans": ("Plan",),
        "plan.schedules_slack_and_count_back": ("Schedule", "schedule"),
        "plan.statuses_slips_and_what_ifs": ("PlanStatus", "status"),
    },
)
