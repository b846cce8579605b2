"""What the page *Try it* computes, in the reader's browser: text in, text and pictures out."""

import csv
import datetime as dt
import io

from eig import jury, rows, teams, timeline
from eig.errors import EigError

FAULT = "fault"


def _table(text):
    return list(csv.DictReader(io.StringIO(text.strip()), delimiter=";"))


def _say(lang, english, french):
    return french if lang == "fr" else english


def _told(work, *arguments):
    """Return what work gives, or the faults of the input as text; the language is the last argument."""
    try:
        return work(*arguments)
    except EigError as error:
        return {FAULT: error.say(arguments[-1])}
    except (TypeError, ValueError) as error:  # half-typed text is no row yet
        return {FAULT: str(error)}


def rank(text, places, lang):
    """Rank a table with one column a juror; return the ranking, the reason of the first, and who is kept."""
    return _told(_rank, text, places, lang)


def _rank(text, places, lang):
    first = text.strip().partition("\n")[0]
    sign = next((sign for sign in ";\t," if sign in first), ";")
    heading, *jurors = [name.strip() for name in first.split(sign)]
    marks = rows.reviews(text.strip(), columns={heading: "item"}, jurors=jurors, blank="unseen", dialect="fr")
    ranking = jury.rank(marks)
    kept = jury.select(ranking, places=places)
    why = "\n".join(str(ranking.explain(item, lang=lang)) for item in ranking.order[: places + 1])
    head = str(ranking) if lang == "en" else str(ranking.explain(lang=lang))
    lines = [head, why, _say(lang, "kept: ", "retenus : ") + (", ".join(kept.main) or "–")]
    if kept.undecided:
        lines.append(_say(lang, "to be decided: ", "à départager : ") + ", ".join(kept.undecided))
    return {
        "text": "\n\n".join(lines),
        "picture": jury.robustness.marks_picture(marks, lang=lang) if marks.reviews else "",
    }


def compose(people, challenges, lang):
    """Seat people by their wishes; return the seat board, or the rules that cannot hold together."""
    return _told(_compose, people, challenges, lang)


def _compose(people, challenges, lang):
    problem = teams.Problem(
        people=[
            teams.Person(id=person, profiles=[profile], wishes=[wish for wish in wishes if wish])
            for person, profile, *wishes in (row.values() for row in _table(people))
        ],
        openings=[_opening(*row.values()) for row in _table(challenges)],
        objective=teams.Objective(terms=[teams.WishPoints(by_rank=[3, 1])]),
    )
    composition = teams.compose(problem)
    if composition.cohort is None:
        return {FAULT: str(teams.answers.minimal_conflict(problem).explain(lang=lang))}
    left = [one.id for one in problem.people if composition.cohort.place_of(one.id) is None]
    said = [str(composition.explain(person, lang=lang)) for person in left]
    return {
        "picture": teams.pictures.seats_picture(composition, lang=lang),
        "text": "\n".join([str(composition.explain(lang=lang)), *said]),
    }


def _opening(challenge, profiles):
    wanted = [profile.strip() for profile in profiles.split(",")]
    seats = [teams.Seat(accepts=[profile]) for profile in wanted]
    return teams.Opening(id=challenge, size=(len(wanted), len(wanted)), posts=seats)


def plan(start, weeks, lang):
    """Plan back from the first day of a mission; return the chart, and how far contracts may slip."""
    return _told(_plan, start, weeks, lang)


def _plan(start, weeks, lang):
    mission = dt.date.fromisoformat(start)
    phase, after = timeline.Phase, timeline.plan.Dependency
    schedule = timeline.schedule(
        timeline.Plan(
            key="plan",
            start=dt.date(2018, 9, 13),
            calendar=timeline.WorkCalendar(rule=timeline.France()),
            phases=[
                phase(key="call", name=_say(lang, "call", "appel"), duration=f"{weeks} weeks"),
                phase(key="hearings", name=_say(lang, "hearings", "auditions"), duration="3 working days"),
                phase(key="contracts", name=_say(lang, "contracts", "contrats"), duration="25 working days"),
                phase(key="mission", name="mission", duration="10 months", pinned=mission),
            ],
            dependencies=[
                after(pred="call", succ="hearings"),
                after(pred="hearings", succ="contracts"),
                after(pred="contracts", succ="mission"),
            ],
        )
    )
    days = schedule["contracts"].slack
    slips = _say(
        lang,
        f"contracts may slip by {days} working days",
        f"les contrats peuvent glisser de {days} jours ouvrés",
    )
    late = _say(lang, f"{-days} working days are missing", f"il manque {-days} jours ouvrés")
    told = [slips if days >= 0 else late, *(conflict.reason.say(lang) for conflict in schedule.conflicts)]
    return {
        "picture": timeline.charts.gantt_picture(
            schedule, title=_say(lang, "Dates", "Calendrier"), lang=lang, width=900
        ),
        "text": "\n".join(told),
        "slack": days,
    }
